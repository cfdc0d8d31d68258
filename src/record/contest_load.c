/* contest_load.c - what of a claim's members is weighed: who denies and asserts, in what words, and for whom */
#include "record/camp.h"
#include "record/contest_pair.h"
#include "record/keys.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/sides.h"
#include "record/stander.h"

enum { FEW = 100 /* reports of a record that is taken to be of one matter */ };

static void load_words(contest *t, told *x) {
    const member_words *w = x->m->told ? x->m->told : member_words_of(t->l, x->m);
    x->may = w->may;
    x->words = w->keys;
    x->size = w->size;
    for (uint32_t i = 0; i < w->size; i++) x->some |= UINT64_C(1) << (w->keys[i] & 63);
}

/* Whether the speaker is, or acts for, who is said to have done it. */
static bool speaks_of_own(contest *t, const member *m) {
    const identity *who = m->identity ? identity_known(t->l, m->identity) : NULL;
    bool own = who && identity_acts(who) &&
               keys_meet(t->c->actors, arena_print(t->l->a, "c:%.*s", (int)who->country.size, who->country.at));
    packed_rows actors = own || !m->speaker ? (packed_rows){0} : packed_of(t->l, m->article, PACKED_ACTOR);
    const cell *x = packed_row(&actors, packed_actor_number(&actors, m->speaker));
    if (x) {
        slice key = x[ACTOR_KEY].text;
        own = keys_meet(t->c->actors, key) || keys_meet(t->c->actors, camp_name_key(t->l->a, key));
    }
    return own;
}

/* Rules by which a statement stands in words of its own, or in a denial of what stands before it. */
static bool is_guessed(slice rule) {
    const slice sure[] = {SLICE("content"),
                          SLICE("content put as a noun"),
                          SLICE("content, not found"),
                          SLICE("cue"),
                          SLICE("own voice"),
                          ALONG,
                          BEFORE};
    for (size_t i = 0; i < sizeof sure / sizeof *sure; i++)
        if (slice_equal(rule, sure[i])) return false;
    return true;
}

bool contest_few(lister *l) { return lister_articles(l) <= FEW && !l->apart; }

bool contest_joins(const member *m) {
    if (m->marks & MARK_PRESUPPOSED) return false; /* "dozens more that were not caught" */
    return !is_guessed(m->rule) || (member_guessed(m) && (m->side == SIDE_DENIES || m->score >= LEARNED_SURE));
}

static bool denies_in_words(const contest *t, const member *m) {
    packed_rows quotes = m->quote < 0 ? (packed_rows){0} : packed_of(t->l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    return q && q[QUOTE_STANCE].number == STANCE_DENIES;
}

/* Who a model put there makes a dispute among many reports only where it is surer than most. */
static void load_one(contest *t, told *x, const member *m, bool sides) {
    *x = (told){.m = m,
                .denies = m->side == SIDE_DENIES && m->identity && !m->outlet_voice,
                .asserts =
                    m->side == SIDE_ASSERTS && (m->identity || m->outlet_voice || (!t->few && member_rumour(m))),
                .weight = PAIR_NEVER};
    x->explicit_denial = sides && denies_in_words(t, m);
    x->guessed = is_guessed(m->rule) && !(member_guessed(m) && m->score >= LEARNED_SURE);
    x->echo = slice_equal(m->rule, BEFORE);
    x->along = slice_equal(m->rule, ALONG);
    if (x->guessed && !t->few) x->denies = x->asserts = false;
    if (!t->few && m->marks & MARK_PRESUPPOSED) x->denies = false; /* that is not what is denied */
    load_words(t, x);
}

contest pair_contest(lister *l, const claim *c, bool sides) {
    contest t = {
        .l = l, .c = c, .all = ARENA_NEW(l->a, told, c->size), .few = contest_few(l), .one = c->one};
    for (uint32_t i = 0; i < c->size; i++) {
        load_one(&t, &t.all[i], &c->members[i], sides);
        t.all[i].own = sides && !c->members[i].outlet_voice && (t.all[i].echo || speaks_of_own(&t, &c->members[i]));
        t.all[i].root = i;
    }
    return t;
}
