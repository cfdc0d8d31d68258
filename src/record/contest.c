/* contest.c - pairs of a denial and an assertion, weighed; see contest.h
 *
 * Each denial is weighed against the assertions nearest to it in time, NEAREST on each side. What weighs for a pair
 * and what against it stands in `weights`, tuned on disputes that were read, see docs/experiments.md. */
#include "record/contest.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/keys.h"
#include "record/kinds.h"
#include "record/members.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/print.h"
#include "record/sides.h"
#include "record/stander.h"
#include "record/ties.h"

#define UNSURE 0.2 /* score */

enum {
    FEW = 100 /* reports of a record that is taken to be of one matter */,
    NEAREST = 40,
    LATEST = 6 /* statements of a part that another is compared with */,
    SOON = 3,
    LATE = 30 /* days */
};

static const struct weights {
    /* for; the last: the least of a claim told in its denial */
    double object, word, words_most, recipient, lemma, article, alike, explicit_denial, explicit_few, own, soon, told;
    double other_object, other_object_one, lacking, future, mood, mood_few, late, nothing, echo, guessed, admits,
        aside, light, noun, filled, unsure, light_echo, voice, future_own, other_lemma, neither,
        crossed; /* against */
    double core, core_few, core_around;                /* what a pair must weigh */
    /* what another statement must weigh; the last: few of many reports */
    double resembles, resembles_few, resembles_around;
} weights = {.object = 1.5,
             .word = 0.3,
             .words_most = 3,
             .recipient = 1.5,
             .lemma = 1,
             .article = 1,
             .alike = 5,
             .explicit_denial = 2,
             .explicit_few = 1,
             .own = 1.5,
             .soon = 0.5,
             .told = 4.5,
             .other_object = 2,
             .other_object_one = 0.5,
             .lacking = 0.5,
             .future = 1.5,
             .future_own = 3,
             .other_lemma = 1,
             .neither = 1,
             .crossed = 1.5,
             .mood = 4,
             .mood_few = 2,
             .late = 1,
             .nothing = 1,
             .echo = 2,
             .guessed = 1.5,
             .admits = 0.5,
             .aside = 1,
             .voice = 3,
             .light = 1,
             .noun = 1,
             .unsure = 1,
             .light_echo = 1,
             .filled = 0.5,
             .core = 2,
             .core_few = -1,
             .core_around = 1,
             .resembles = 2.5,
             .resembles_few = -1,
             .resembles_around = 1};

/* What a statement says, for comparing. */
typedef struct told {
    const member *m;
    const uint32_t *words; /* keys of the words of its arguments but the actor's */
    uint32_t size;
    /* how rare these are in its article, below 0: not asked for yet; NULL: none of them was */
    double *rare;
    uint64_t some;               /* a bit for each word: whether another may have it */
    bool denies, asserts;        /* by a speaker who is known */
    bool explicit_denial;        /* by a word for it */
    bool own;                    /* the speaker is who is said to have done it, or of his state */
    bool may;                    /* of what may or will be */
    bool guessed;                /* that it stands there at all: by no words of its own */
    bool echo, along;
    uint32_t root; /* the one that stands for its dispute */
    double weight; /* of its best pair; below `core`: in none */
} told;

typedef struct contest {
    lister *l;
    const claim *c;
    told *all;
    bool few, one;
} contest;

/* ------------------------------------------------------------------------------------------------ loading */

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
                .weight = -1000};
    x->explicit_denial = sides && denies_in_words(t, m);
    x->guessed = is_guessed(m->rule) && !(member_guessed(m) && m->score >= LEARNED_SURE);
    x->echo = slice_equal(m->rule, BEFORE);
    x->along = slice_equal(m->rule, ALONG);
    if (x->guessed && !t->few) x->denies = x->asserts = false;
    if (!t->few && m->marks & MARK_PRESUPPOSED) x->denies = false; /* that is not what is denied */
    load_words(t, x);
}

/* ------------------------------------------------------------------------------------------------ weighing */

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
            if (x->words[i] == y->words[j]) sum += rarity_of(t, x, i) * weights.word;
    return sum < weights.words_most ? sum : weights.words_most;
}

static double nearness(const contest *t, const member *x, const member *y) {
    if (x->article == y->article) return weights.article;
    double w = ((double)ties_alike(t->l, x->article, y->article) - TIED) * weights.alike;
    if (w > weights.article) w = weights.article;
    int64_t days = x->day == INT32_MIN || y->day == INT32_MIN ? 0 : llabs((int64_t)x->day - y->day);
    return w + (days > LATE ? -weights.late : days && days <= SOON ? weights.soon : 0);
}

/* One says to whom by name, the other only to what: "killed the hostage", "killed no fighters". */
static bool crossed(const member *m, const member *n) {
    bool named = m->recipients.size && !m->objects.size && n->objects.size && !n->recipients.size;
    return named || (n->recipients.size && !n->objects.size && m->objects.size && !m->recipients.size);
}

/* How surely two statements are of the same, whoever makes them. */
static double alike(const contest *t, told *x, const told *y) {
    const member *m = x->m, *n = y->m;
    bool objects = m->objects.size && n->objects.size, recipients = m->recipients.size && n->recipients.size;
    bool object = objects && paths_meet(m->objects, n->objects),
         recipient = recipients && keys_meet(m->recipients, n->recipients);
    if (recipients && !recipient) return -1000;
    double words = shared_words(t, x, y), w = words + nearness(t, m, n);
    if (object) w += weights.object;
    if (objects && !object) w -= t->one ? weights.other_object_one : weights.other_object;
    if (!t->few && !m->objects.size != !n->objects.size) w -= weights.lacking;
    if (!t->few && crossed(m, n)) w -= weights.crossed;
    /* from what stands around: so that both have it tells nothing */
    bool taken = !t->few && (m->marks | n->marks) & MARK_FILLED;
    if (recipient && !taken) w += weights.recipient;
    if (slice_equal(m->lemma, n->lemma)) w += weights.lemma;
    else if (!t->few && !object) w -= weights.other_lemma;
    if (x->may != y->may) w -= t->few ? weights.mood_few : weights.mood; /* "accused of trying to" */
    if (!object && !recipient && words <= 0) w -= weights.nothing;
    return w;
}

static double marked(const member *m) {
    return (m->marks & MARK_LIGHT ? weights.light : 0) + (m->marks & MARK_NOUN ? weights.noun : 0) +
           (m->marks & MARK_FILLED ? weights.filled : 0) + (m->score < UNSURE ? weights.unsure : 0);
}

static double opposed(const contest *t, told *denial, const told *assertion) {
    if (denial->m->identity == assertion->m->identity && !assertion->m->outlet_voice) return -1000;
    if (!t->few && (denial->may != assertion->may || (denial->own && assertion->own))) return -1000;
    double w = alike(t, denial, assertion);
    if (denial->explicit_denial) w += t->few ? weights.explicit_few : weights.explicit_denial;
    w += denial->own ? weights.own : 0;
    /* "they are not sure how much it bought" */
    if (!t->few && !denial->explicit_denial && !denial->own && !assertion->own) w -= weights.neither;
    w -= denial->guessed ? weights.guessed : denial->echo ? weights.echo : 0;
    if (!t->few && denial->may && !denial->explicit_denial)
        w -= denial->own ? weights.future_own : weights.future; /* "will not support it" */
    if (!t->few) w -= marked(denial->m) + marked(assertion->m);
    if (!t->few && denial->echo && assertion->m->marks & MARK_LIGHT) w -= weights.light_echo;
    /* "the woman | held in Lebanon | is not his wife" */
    if (!t->few && assertion->m->marks & MARK_PRESUPPOSED) return -1000;
    /* who opposes a plan does not deny it */
    if (!t->few && assertion->own && assertion->may && !denial->own) return -1000;
    /* one who denies what a reporter writes is no dispute yet */
    if (!t->few && assertion->m->outlet_voice) return -1000;
    bool guess = member_guessed(denial->m) || member_guessed(assertion->m);
    if (!t->few && guess && !denial->explicit_denial) return -1000; /* nobody says in words that it is not so */
    w -= assertion->m->outlet_voice ? weights.voice : 0;
    w -= (assertion->own ? weights.admits : 0) + (assertion->along ? weights.aside : 0) +
         (assertion->guessed ? weights.guessed : 0);
    return w;
}

/* ----------------------------------------------------------------------------------------------- gathering */

static uint32_t root_of(const told *all, uint32_t i) {
    while (all[i].root != i) i = all[i].root;
    return i;
}

static void join(told *all, uint32_t i, uint32_t j) {
    uint32_t a = root_of(all, i), b = root_of(all, j);
    all[a < b ? b : a].root = a < b ? a : b;
}

static double least_of(const contest *t, double many, double few, double around) {
    return !t->few ? many : narrow_is_around(t->l) ? around : few;
}

static void weigh(contest *t, uint32_t denial, uint32_t assertion) {
    double w = opposed(t, &t->all[denial], &t->all[assertion]);
    if (w < least_of(t, weights.core, weights.core_few, weights.core_around)) return;
    join(t->all, denial, assertion);
    if (w > t->all[denial].weight) t->all[denial].weight = w;
    if (w > t->all[assertion].weight) t->all[assertion].weight = w;
}

/* The nearest that are wanted on each side of member `i`. */
static void each_near(contest *t, uint32_t i, bool (*wanted)(const told *x),
                      void (*visit)(contest *t, uint32_t i, uint32_t j)) {
    for (uint32_t j = i, seen = 0; j-- > 0 && seen < NEAREST;)
        if (wanted(&t->all[j])) visit(t, i, j), seen++;
    for (uint32_t j = i + 1, seen = 0; j < t->c->size && seen < NEAREST; j++)
        if (wanted(&t->all[j])) visit(t, i, j), seen++;
}

static bool is_assertion(const told *x) { return x->asserts; }
static bool is_core(const told *x) { return x->weight > -1000 && x->root != NONE; }

typedef struct nearest {
    double weight;
    uint32_t at;
} nearest;

/* The dispute that a statement in no pair resembles, or NONE. */
static uint32_t resembled(contest *t, uint32_t i) {
    nearest best = {least_of(t, weights.resembles, weights.resembles_few, weights.resembles_around), NONE};
    for (int way = 0; way < 2; way++)
        for (uint32_t j = i, seen = 0; seen < NEAREST && (way ? ++j < t->c->size : j-- > 0);) {
            if (!is_core(&t->all[j])) continue;
            seen++;
            double w = alike(t, &t->all[i], &t->all[j]);
            if (w > best.weight) best = (nearest){w, root_of(t->all, j)};
        }
    return best.at;
}

/* "Denied reports that it had sold arms": the claim stands in its denial. Of a deed that
 * only a noun names, or that somebody says may be done, it must be the denier's own. */
static bool is_claim_denied(const told *denial, const told *assertion) {
    const member *m = denial->m, *n = assertion->m;
    bool one = m->article == n->article && m->proposition == n->proposition &&
               slice_equal(m->rule, SLICE("content put as a noun"));
    bool claimed = denial->denies && denial->explicit_denial && assertion->asserts && m->score >= UNSURE;
    /* that it would come to something is an opinion, a rumour that it may is none */
    bool plan = denial->may && !member_rumour(n);
    return one && claimed && (denial->own || !(plan || m->marks & MARK_NOUN));
}

/* Such a pair is a dispute, whatever else may be said against it, unless it goes with another one. */
static void weigh_told(contest *t, uint32_t i, uint32_t j) {
    if (!is_claim_denied(&t->all[i], &t->all[j]) || opposed(t, &t->all[i], &t->all[j]) <= -1000) return;
    bool paired = is_core(&t->all[i]) && is_core(&t->all[j]);
    if (!paired && (resembled(t, i) != NONE || resembled(t, j) != NONE)) return;
    join(t->all, i, j);
    if (t->all[i].weight < weights.told) t->all[i].weight = weights.told;
    if (t->all[j].weight < weights.told) t->all[j].weight = weights.told;
}

static uint32_t tier_of(double certainty) {
    static const double least[CONTEST_TIERS - 1] = {CONTEST_SURE, 5, 6.5};
    uint32_t tier = 0;
    while (tier < CONTEST_TIERS - 1 && certainty >= least[tier]) tier++;
    return tier;
}

/* The members of each root one after the other. */
typedef struct grouped {
    uint32_t *begin; /* of each root in `sorted`; one more for the end */
    uint32_t *sorted;
} grouped;

/* NONE: of no part. */
static grouped group_by_root(arena *a, const uint32_t *of, uint32_t size) {
    grouped out = {ARENA_NEW(a, uint32_t, size + 1), ARENA_NEW(a, uint32_t, size)};
    uint32_t *at = ARENA_NEW(a, uint32_t, size);
    for (uint32_t i = 0; i < size; i++)
        if (of[i] != NONE) out.begin[of[i] + 1]++;
    for (uint32_t i = 0; i < size; i++) {
        out.begin[i + 1] += out.begin[i];
        at[i] = out.begin[i];
    }
    for (uint32_t i = 0; i < size; i++)
        if (of[i] != NONE) out.sorted[at[of[i]]++] = i;
    return out;
}

/* A part of a claim: the members of one root. All but the first get a key of their own. */
static claim part_of(contest *t, uint32_t root, const grouped *all, uint32_t number) {
    lister *l = t->l;
    claim x = *t->c;
    x.members = ARENA_NEW(l->a, member, all->begin[root + 1] - all->begin[root]);
    x.size = 0;
    for (uint32_t k = all->begin[root]; k < all->begin[root + 1]; k++) {
        const told *of = &t->all[all->sorted[k]];
        x.members[x.size++] = *of->m;
        if (of->weight > x.certainty) x.certainty = of->weight;
    }
    if (number) {
        const member *m = &x.members[0];
        x.key = arena_print(l->a, "%.*s\n%.16s-%" PRId64, (int)x.key.size, x.key.at, m->sha256.at, m->n);
    }
    claim_count(l, &x);
    return x;
}

static contest contest_of(lister *l, const claim *c, bool sides) {
    contest t = {
        .l = l, .c = c, .all = ARENA_NEW(l->a, told, c->size), .few = contest_few(l), .one = c->one};
    for (uint32_t i = 0; i < c->size; i++) {
        load_one(&t, &t.all[i], &c->members[i], sides);
        t.all[i].own = sides && !c->members[i].outlet_voice && (t.all[i].echo || speaks_of_own(&t, &c->members[i]));
        t.all[i].root = i;
    }
    return t;
}

static slice stand_of(contest *t, uint32_t i, uint32_t root) {
    return arena_print(t->l->a, "%" PRId64 " %u", t->all[i].m->identity, root);
}

/* Who denies in a dispute is taken at that word: what only resembles its statements does not put him on the other
 * side. */
static void leave_out_deniers(contest *t, uint32_t *of) {
    map deniers = {0};
    bool found;
    for (uint32_t i = 0; i < t->c->size; i++)
        if (of[i] != NONE && t->all[i].denies) *map_put(t->l->a, &deniers, stand_of(t, i, of[i]), &found) = 1;
    for (uint32_t i = 0; i < t->c->size; i++) {
        if (of[i] == NONE || is_core(&t->all[i]) || !t->all[i].m->identity || t->all[i].m->side != SIDE_ASSERTS)
            continue;
        if (map_get(&deniers, stand_of(t, i, of[i])) != MAP_NONE) of[i] = NONE;
    }
}

bool contest_resembles(lister *l, const claim *c, const member *m) {
    claim both = *c;
    both.members = ARENA_NEW(l->a, member, c->size + 1);
    memcpy(both.members, c->members, sizeof *both.members * c->size);
    both.members[both.size++] = *m;
    contest t = contest_of(l, &both, false);
    for (uint32_t i = 0; i < c->size; i++)
        if (alike(&t, &t.all[c->size], &t.all[i]) >= weights.resembles_around) return true;
    return false;
}

/* Among many reports a denial of a rumour is a dispute, though nobody is named who spreads it; of a few who does is
 * mostly told elsewhere. */
static bool is_disputed(lister *l, const claim *c) {
    return claim_disputed(c) || (!contest_few(l) && c->speakers[SIDE_DENIES] && claim_asserters(c));
}

void contests_of(lister *l, const claim *c, claims *out) {
    if (!is_disputed(l, c)) return;
    contest t = contest_of(l, c, true);
    uint32_t *of = ARENA_NEW(l->a, uint32_t, c->size), number = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (t.all[i].denies) each_near(&t, i, is_assertion, weigh);
    for (uint32_t i = 0; i < c->size && !t.few; i++)
        if (t.all[i].denies) each_near(&t, i, is_assertion, weigh_told);
    for (uint32_t i = 0; i < c->size; i++)
        of[i] = is_core(&t.all[i])                       ? root_of(t.all, i)
                : t.few || contest_joins(&c->members[i]) ? resembled(&t, i)
                                                         : NONE;
    if (!t.few) leave_out_deniers(&t, of);
    grouped all = group_by_root(l->a, of, c->size);
    for (uint32_t i = 0; i < c->size; i++) {
        if (of[i] != i) continue;
        claim x = part_of(&t, i, &all, number++);
        x.tier = t.few ? 1 : tier_of(x.certainty);
        if (is_disputed(l, &x)) *vec_push(l->a, out) = x;
    }
}

void contests_of_bucket(lister *l, int64_t bucket, slice key, claims *out) {
    claims some = {0};
    claims_of_bucket(l, bucket, key, &some);
    for (uint32_t i = 0; i < some.size && l->status == READOUT_OK; i++) contests_of(l, &some.at[i], out);
}

/* ------------------------------------------------------------------------------------------------- matters */

/* The last few of a part. */
typedef struct matter {
    uint32_t root, at[LATEST], count;
} matter;

typedef VEC(matter) matters;

static double likeness(contest *t, uint32_t i, const matter *x) {
    uint32_t size = x->count < LATEST ? x->count : LATEST;
    double sum = 0;
    for (uint32_t k = 0; k < size; k++) sum += alike(t, &t->all[i], &t->all[x->at[k]]);
    return sum / size;
}

/* The part of the latest ones that it is most like, or a new one. */
static void place_in(contest *t, uint32_t i, matters *groups) {
    matter *best = NULL;
    double most = weights.resembles;
    for (uint32_t k = groups->size, seen = 0; k-- > 0 && seen < NEAREST; seen++) {
        double w = likeness(t, i, &groups->at[k]);
        if (w <= most) continue;
        most = w;
        best = &groups->at[k];
    }
    if (!best) *(best = vec_push(t->l->a, groups)) = (matter){.root = i};
    best->at[best->count++ % LATEST] = i;
    t->all[i].root = best->root;
}

void claim_parted(lister *l, const claim *c, claims *out) {
    if (c->size < 2 || contest_few(l)) {
        *vec_push(l->a, out) = *c;
        return;
    }
    contest t = contest_of(l, c, false);
    matters groups = {0};
    uint32_t *of = ARENA_NEW(l->a, uint32_t, c->size), number = 0;
    for (uint32_t i = 0; i < c->size; i++) place_in(&t, i, &groups);
    for (uint32_t i = 0; i < c->size; i++) of[i] = t.all[i].root;
    grouped all = group_by_root(l->a, of, c->size);
    for (uint32_t i = 0; i < c->size; i++) {
        if (of[i] != i) continue;
        claim x = part_of(&t, i, &all, number++);
        x.certainty = 0;
        *vec_push(l->a, out) = x;
    }
}

void matters_of_bucket(lister *l, int64_t bucket, slice key, uint64_t least, claims *out) {
    claims some = {0};
    claims_of_bucket(l, bucket, key, &some);
    for (uint32_t n = 0; n < some.size && l->status == READOUT_OK; n++)
        if (claim_carried(&some.at[n]) >= least) claim_parted(l, &some.at[n], out);
}
