/* contest_pair.c - weighs pairs of statements of one claim */
#include "record/contest_pair.h"

#include <stdlib.h>

#include "record/keys.h"
#include "record/ties.h"

enum {
    SOON = 3, /* days */
    LATE = 30
};

const pair_weight pair_weights = {
    .object = 1.5, .recipient = 1.5, .word = 0.3, .words_most = 3, .lemma = 1,
    .article = 1, .alike = 5, .soon = 0.5,
    .explicit_denial = 2, .explicit_few = 1, .own = 1.5, .told = 4.5,

    .other_object = 2, .other_object_one = 0.5, .lacking = 0.5, .crossed = 1.5, .nothing = 1, .other_lemma = 1,
    .late = 1, .mood = 4, .mood_few = 2,
    .echo = 2, .guessed = 1.5, .neither = 1, .future = 1.5, .future_own = 3,
    .light = 1, .noun = 1, .filled = 0.5, .unsure = 1, .light_echo = 1,
    .voice = 3, .admits = 0.5, .aside = 1,

    .core = 2, .core_few = -1, .core_around = 1,
    .resembles = 2.5, .resembles_few = -1, .resembles_around = 1,
};

static double rarity_of(const contest *t, told *x, uint32_t i) {
    if (!x->rare) {
        x->rare = ARENA_NEW(t->l->a, double, x->size);
        for (uint32_t k = 0; k < x->size; k++) x->rare[k] = -1;
    }
    if (x->rare[i] < 0) x->rare[i] = ties_rarity(t->l, x->m->article, x->words[i]);
    return x->rare[i];
}

static double shared_words(const contest *t, told *x, const told *y) {
    double sum = 0;
    for (uint32_t i = 0; i < x->size && x->some & y->some; i++)
        for (uint32_t j = 0; j < y->size && y->some >> (x->words[i] & 63) & 1; j++)
            if (x->words[i] == y->words[j]) sum += rarity_of(t, x, i) * pair_weights.word;
    return sum < pair_weights.words_most ? sum : pair_weights.words_most;
}

static double nearness(const contest *t, const member *x, const member *y) {
    if (x->article == y->article) return pair_weights.article;
    double w = ((double)ties_alike(t->l, x->article, y->article) - TIED) * pair_weights.alike;
    if (w > pair_weights.article) w = pair_weights.article;
    int64_t days = x->day == INT32_MIN || y->day == INT32_MIN ? 0 : llabs((int64_t)x->day - y->day);
    return w + (days > LATE ? -pair_weights.late : days && days <= SOON ? pair_weights.soon : 0);
}

/* One says to whom by name, the other only to what: "killed the hostage", "killed no fighters". */
static bool crossed(const member *m, const member *n) {
    bool named = m->recipients.size && !m->objects.size && n->objects.size && !n->recipients.size;
    return named || (n->recipients.size && !n->objects.size && m->objects.size && !m->recipients.size);
}

double pair_alike(const contest *t, told *x, const told *y) {
    const member *m = x->m, *n = y->m;
    bool objects = m->objects.size && n->objects.size, recipients = m->recipients.size && n->recipients.size;
    bool object = objects && paths_meet(m->objects, n->objects),
         recipient = recipients && keys_meet(m->recipients, n->recipients);
    if (recipients && !recipient) return PAIR_NEVER;
    double words = shared_words(t, x, y), w = words + nearness(t, m, n);
    if (object) w += pair_weights.object;
    if (objects && !object) w -= t->one ? pair_weights.other_object_one : pair_weights.other_object;
    if (!t->few && !m->objects.size != !n->objects.size) w -= pair_weights.lacking;
    if (!t->few && crossed(m, n)) w -= pair_weights.crossed;
    /* from what stands around: so that both have it tells nothing */
    bool taken = !t->few && (m->marks | n->marks) & MARK_FILLED;
    if (recipient && !taken) w += pair_weights.recipient;
    if (slice_equal(m->lemma, n->lemma)) w += pair_weights.lemma;
    else if (!t->few && !object) w -= pair_weights.other_lemma;
    if (x->may != y->may) w -= t->few ? pair_weights.mood_few : pair_weights.mood; /* "accused of trying to" */
    if (!object && !recipient && words <= 0) w -= pair_weights.nothing;
    return w;
}

static double marked(const member *m) {
    return (m->marks & MARK_LIGHT ? pair_weights.light : 0) + (m->marks & MARK_NOUN ? pair_weights.noun : 0) +
           (m->marks & MARK_FILLED ? pair_weights.filled : 0) + (m->score < PAIR_UNSURE ? pair_weights.unsure : 0);
}

double pair_opposed(const contest *t, told *denial, const told *assertion) {
    if (denial->m->identity == assertion->m->identity && !assertion->m->outlet_voice) return PAIR_NEVER;
    if (!t->few && (denial->may != assertion->may || (denial->own && assertion->own))) return PAIR_NEVER;
    double w = pair_alike(t, denial, assertion);
    if (denial->explicit_denial) w += t->few ? pair_weights.explicit_few : pair_weights.explicit_denial;
    w += denial->own ? pair_weights.own : 0;
    /* "they are not sure how much it bought" */
    if (!t->few && !denial->explicit_denial && !denial->own && !assertion->own) w -= pair_weights.neither;
    w -= denial->guessed ? pair_weights.guessed : denial->echo ? pair_weights.echo : 0;
    if (!t->few && denial->may && !denial->explicit_denial)
        w -= denial->own ? pair_weights.future_own : pair_weights.future; /* "will not support it" */
    if (!t->few) w -= marked(denial->m) + marked(assertion->m);
    if (!t->few && denial->echo && assertion->m->marks & MARK_LIGHT) w -= pair_weights.light_echo;
    /* "the woman | held in Lebanon | is not his wife" */
    if (!t->few && assertion->m->marks & MARK_PRESUPPOSED) return PAIR_NEVER;
    /* who opposes a plan does not deny it */
    if (!t->few && assertion->own && assertion->may && !denial->own) return PAIR_NEVER;
    /* one who denies what a reporter writes is no dispute yet */
    if (!t->few && assertion->m->outlet_voice) return PAIR_NEVER;
    bool guess = member_guessed(denial->m) || member_guessed(assertion->m);
    if (!t->few && guess && !denial->explicit_denial) return PAIR_NEVER; /* nobody says in words that it is not so */
    w -= assertion->m->outlet_voice ? pair_weights.voice : 0;
    w -= (assertion->own ? pair_weights.admits : 0) + (assertion->along ? pair_weights.aside : 0) +
         (assertion->guessed ? pair_weights.guessed : 0);
    return w;
}
