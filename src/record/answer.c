/* answer.c - statements of who denies what he is charged with, in words of his own
 *
 * "The union said that Corvex had dismissed four drivers. Corvex denied sacking anyone for a strike": what is denied
 * is not what was said, by any table of words. Who is said to have done something, and denies something that nobody
 * said of him, answers the charge that stands nearest, or whose objects or kin are those of the denial. */
#include "record/keys.h"
#include "record/stander.h"

enum { SOON = 2 /* sentences */, CHARGES = 64 };

typedef struct answers {
    stander *s;
    uint32_t charges[CHARGES]; /* statements that somebody did something */
    uint32_t size;
    uint32_t *denied; /* of each attribution: the first statement by which it denies something, or NONE */
    bool *met;        /* of each attribution: somebody else said what it denies */
} answers;

static bool asserts(const statement *x) { return x->side == SIDE_ASSERTS && !x->outlet_voice; }

/* Whether two buckets may be one: the same sense, and no other actors. */
static bool may_be_one(slice one, slice other) {
    slice a = slice_take(&one, '\n'), b = slice_take(&other, '\n');
    return slice_equal(a, b) && (!one.size || !other.size || keys_meet(one, other));
}

/* What each quote denies, and whether it meets what somebody else said. */
static void find_denied(answers *f, uint32_t given) {
    stander *s = f->s;
    f->denied = ARENA_NEW(s->scratch, uint32_t, s->a->attributions.size + 1);
    f->met = ARENA_NEW(s->scratch, bool, s->a->attributions.size + 1);
    for (uint32_t i = 0; i < s->a->attributions.size; i++) f->denied[i] = NONE;
    for (uint32_t i = 0; i < given; i++) {
        const statement *x = &s->out.at[i];
        if (x->quote >= s->a->attributions.size || x->side != SIDE_DENIES) continue;
        if (f->denied[x->quote] == NONE) f->denied[x->quote] = i;
        slice bucket = s->shapes[x->proposition].bucket;
        for (uint32_t k = i > BACK ? i - BACK : 0; k < given && k < i + BACK && !f->met[x->quote]; k++) {
            const statement *y = &s->out.at[k];
            f->met[x->quote] =
                asserts(y) && y->speaker != x->speaker && may_be_one(bucket, s->shapes[y->proposition].bucket);
        }
    }
}

static bool is_charge(const stander *s, const statement *x) {
    const proposition *p = &s->a->propositions.at[x->proposition];
    const shape *h = &s->shapes[x->proposition];
    bool said = asserts(x) && !p->presupposed && p->factuality <= FACT_PROBABLE && !p->negative;
    return said && !h->light && h->bucket.size && !slice_equal(x->rule, ALONG);
}

/* How well a charge suits the denial: 0 not at all. */
static int suits(stander *s, const statement *x, const attribution *t, const shape *denied) {
    const article *a = s->a;
    const proposition *p = &a->propositions.at[x->proposition];
    const shape *h = &s->shapes[x->proposition];
    slice actors = h->bucket, ours = s->camps[t->speaker], bucket = denied ? denied->bucket : (slice){0};
    sense_parts sense = sense_read(slice_take(&actors, '\n'));
    bool allied = x->speaker < a->actors.size && ours.size && slice_equal(s->camps[x->speaker], ours);
    if (allied || x->speaker == t->speaker) return 0;
    uint32_t here = article_sentence_at(a, t->cue_head), there = article_sentence_at(a, p->head);
    bool soon = there <= here && here - there <= SOON, known = p->event != EVENT_NONE || sense.one;
    if (!stander_concerned(s, actors, t->speaker)) return 0;
    bool objects = denied && denied->objects.size && h->objects.size && paths_meet(denied->objects, h->objects);
    bool kin = sense.kin.size && slice_equal(sense_read(slice_take(&bucket, '\n')).kin, sense.kin);
    if (t->stance != STANCE_DENIES && !known && !objects) return 0;
    return soon || objects || kin ? 1 + soon + 2 * objects + 2 * kin + known : 0;
}

static bool is_denial(stander *s, const attribution *t) {
    if (t->negated || t->hypothetical || t->speaker >= s->a->actors.size) return false;
    if (t->stance == STANCE_DENIES) return true;
    if (t->stance != STANCE_ASSERTS) return false;
    reading r = stander_read(s, t);
    return !r.open && (r.negative || r.false_said);
}

static void answer(answers *f, uint32_t quote) {
    stander *s = f->s;
    const attribution *t = &s->a->attributions.at[quote];
    const shape *denied = f->denied[quote] == NONE ? NULL : &s->shapes[s->out.at[f->denied[quote]].proposition];
    uint32_t best = NONE;
    int most = 0;
    if (f->met[quote] || (!denied && t->stance != STANCE_DENIES) || !is_denial(s, t)) return;
    for (uint32_t i = 0; i < f->size; i++) {
        int fit = suits(s, &s->out.at[f->charges[i]], t, denied);
        if (fit < most || !fit) continue; /* of equals the later */
        most = fit;
        best = s->out.at[f->charges[i]].proposition;
    }
    if (best != NONE) stander_emit(s, best, quote, SIDE_DENIES, SLICE("what he answers"));
}

void charges_answered(stander *s) {
    answers f = {.s = s};
    uint32_t given = s->out.size;
    for (uint32_t i = 0; i < given && f.size < CHARGES; i++)
        if (is_charge(s, &s->out.at[i])) f.charges[f.size++] = i;
    if (!f.size) return;
    find_denied(&f, given);
    for (uint32_t i = 0; i < s->a->attributions.size; i++) answer(&f, i);
}
