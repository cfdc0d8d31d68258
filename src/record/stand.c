/* stand.c - statements from attributions, see stand.h
 *
 * For each proposition the chain of its attributions is walked from the innermost out, at most CHAIN of them. Denials without
 * content look back through the article for what they deny, at most BACK propositions. */
#include "record/stand.h"

#include <string.h>

#include "record/shape.h"

enum { CHAIN = 8, BACK = 64 };

const char *const side_name[SIDES] = {"asserts", "denies", "questions", "demands", "offers", "threatens"};

#define NO_SIDE SIDES

typedef VEC(statement) statements;

typedef struct stander {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    const shape *shapes;
    statements out;
    bool *used;          /* attributions that some proposition stands under, directly or through a noun */
} stander;

/* ----------------------------------------------------------------------------------------- one proposition */

static bool by_noun(const article *a, const attribution *t) {
    if (t->cue_head >= a->tokens.size) return false;
    uint8_t upos = a->tokens.at[t->cue_head].upos;
    return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_ADV;
}

static uint8_t turned(uint8_t side) {
    return side == SIDE_ASSERTS ? SIDE_DENIES : side == SIDE_DENIES ? SIDE_ASSERTS : side;
}

/* What a stance makes of a content that is so (or is not so). */
static const uint8_t side_of_stance[STANCES] = {
    [STANCE_ASSERTS] = SIDE_ASSERTS,   [STANCE_DENIES] = SIDE_DENIES, [STANCE_QUESTIONS] = SIDE_QUESTIONS,
    [STANCE_DEMANDS] = SIDE_DEMANDS,   [STANCE_OFFERS] = SIDE_OFFERS, [STANCE_THREATENS] = SIDE_THREATENS,
    [STANCE_REPORTS] = SIDE_ASSERTS,   [STANCE_ADMITS] = SIDE_ASSERTS, [STANCE_DECLINES] = NO_SIDE,
};

/* Inside a demand, an offer or a threat, what is put as certain is taken for granted: "stop the supply". */
static uint8_t taken_for_granted(uint8_t side, const proposition *p) {
    bool wish = side == SIDE_DEMANDS || side == SIDE_OFFERS || side == SIDE_THREATENS;
    return wish && p->factuality == FACT_CERTAIN && !p->negative ? SIDE_ASSERTS : side;
}

static uint8_t side_by_factuality(uint8_t side, const proposition *p) {
    if (side != SIDE_ASSERTS && side != SIDE_DENIES) return side;
    if (p->factuality == FACT_ASKED) return SIDE_QUESTIONS;
    return p->factuality == FACT_ORDERED || p->factuality == FACT_HYPOTHETICAL ? NO_SIDE : side;
}

static uint8_t side_in(const attribution *t, const proposition *p) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    uint8_t side = taken_for_granted(side_of_stance[t->stance], p);
    return side_by_factuality(p->negative ? turned(side) : side, p);
}

static uint32_t parent_of(const article *a, uint32_t quote) {
    uint32_t parent = a->attributions.at[quote].parent;
    return parent < a->attributions.size ? parent : NONE;
}

static slice via_of(stander *s, uint32_t quote) {
    slice out = {"", 0};
    quote = parent_of(s->a, quote);
    for (int i = 0; quote != NONE && i < CHAIN; i++, quote = parent_of(s->a, quote))
        out = arena_print(s->scratch, out.size ? "%.*s %u" : "%.*s%u", (int)out.size, out.at, quote);
    return out;
}

static span hull(span one, span other) {
    if (one.begin == one.end) return other;
    if (other.begin == other.end) return one;
    return (span){one.begin < other.begin ? one.begin : other.begin, one.end > other.end ? one.end : other.end};
}

static span sentence_of(const article *a, uint32_t byte, span otherwise) {
    uint32_t low = 0, high = a->sentences.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->sentences.at[middle].at.end <= byte) low = middle + 1;
        else high = middle;
    }
    if (low == a->sentences.size || a->sentences.at[low].at.begin > byte) return otherwise;
    return a->sentences.at[low].at;
}

span stand_words(const article *a, const attribution *t) {
    span content = article_extent(a, t->content), cue = article_extent(a, t->cue);
    return content.begin < content.end ? content : sentence_of(a, cue.begin, cue);
}

static void emit(stander *s, uint32_t p, uint32_t quote, uint8_t side, slice rule) {
    if (side == NO_SIDE) return;
    statement *out = vec_push(s->scratch, &s->out);
    *out = (statement){.proposition = p, .quote = quote, .speaker = NONE, .side = side, .rule = rule, .via = {"", 0}};
    const proposition *x = &s->a->propositions.at[p];
    if (quote == NONE) {
        span at = article_extent(s->a, x->predicate);
        out->outlet_voice = true;
        out->at = sentence_of(s->a, at.begin, at);
        out->score = x->score;
        return;
    }
    const attribution *t = &s->a->attributions.at[quote];
    out->speaker = t->speaker < s->a->actors.size ? t->speaker : NONE;
    out->via = via_of(s, quote);
    out->at = stand_words(s->a, t);
    out->score = t->score < x->score ? t->score : x->score;
}

/* Who denies or questions, around a quote that is put as a noun. Returns what an outer one makes of `side`. */
static uint8_t around(const attribution *t, uint8_t side) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    if (t->stance == STANCE_DENIES) return turned(side);
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : NO_SIDE;
}

static void stand_on(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    uint32_t quote = x->attribution < a->attributions.size ? x->attribution : NONE;
    if (quote == NONE) {
        emit(s, p, NONE, side_by_factuality(x->negative ? SIDE_DENIES : SIDE_ASSERTS, x), SLICE("own voice"));
        return;
    }
    uint8_t side = side_in(&a->attributions.at[quote], x);
    emit(s, p, quote, side, SLICE("content"));
    s->used[quote] = true;
    for (int i = 0; i < CHAIN && by_noun(a, &a->attributions.at[quote]); i++) {
        uint32_t outer = parent_of(a, quote);
        if (outer == NONE) return;
        s->used[outer] = true;
        side = around(&a->attributions.at[outer], side);
        if (side == NO_SIDE) return;
        emit(s, p, outer, side, SLICE("content put as a noun"));
        quote = outer;
    }
}

/* ---------------------------------------------------------------------------------- denials without content */

static slice country_of(const article *a, uint32_t who) {
    return who < a->actors.size ? slice_of(a->actors.at[who].country) : (slice){0};
}

/* Whether one of the keys is of the country, or the actor's own. */
static bool concerns(stander *s, slice keys, uint32_t who) {
    if (who >= s->a->actors.size) return false;
    slice own = shape_actor(s->scratch, &s->a->actors.at[who]), country = country_of(s->a, who);
    while (keys.at) {
        slice key = slice_take(&keys, '\n');
        if (slice_equal(key, own) || (country.size && slice_equal(shape_country(key), country))) return true;
    }
    return false;
}

/* How well a proposition before it suits a denial: 0 not at all, more where the denier is who is said to have done it. */
static int suits(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    slice bucket = s->shapes[x->proposition].bucket;
    if (!bucket.size || x->outlet_voice || x->side != SIDE_ASSERTS || x->speaker == t->speaker) return 0;
    slice theirs = country_of(a, x->speaker), ours = country_of(a, t->speaker);
    if (ours.size && slice_equal(theirs, ours)) return 0;
    slice_take(&bucket, '\n');
    if (concerns(s, bucket, t->speaker)) return 2;
    return concerns(s, s->shapes[x->proposition].recipients, t->speaker) ? 1 : 0;
}

/* The word for what somebody said, in a content: "the claims". By the table of kinds: its path begins with `claim`. */
static bool points_back(stander *s, const attribution *t) {
    span at = hull(article_extent(s->a, t->content), article_extent(s->a, t->cue));
    uint32_t low = 0, high = s->a->tokens.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->a->tokens.at[middle].at.begin < at.begin) low = middle + 1;
        else high = middle;
    }
    for (; low < s->a->tokens.size && s->a->tokens.at[low].at.end <= at.end; low++) {
        slice path = kinds_path(s->kinds, s->scratch, s->a->tokens.at[low].lemma, (slice){0});
        if (slice_equal(slice_take(&path, '/'), SLICE("claim"))) return true;
    }
    return false;
}

static void take_what_was_said(stander *s, uint32_t quote, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    uint32_t cue = article_extent(s->a, t->cue).begin, best = NONE;
    int most = 0;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK && most < 2; ) {
        const statement *x = &s->out.at[i];
        if (article_extent(s->a, s->a->propositions.at[x->proposition].predicate).begin >= cue) continue;
        seen++;
        int fit = suits(s, x, t);
        if (fit > most) {
            most = fit;
            best = x->proposition;
        }
    }
    uint8_t side = t->stance == STANCE_DENIES ? SIDE_DENIES : SIDE_QUESTIONS;
    if (best != NONE) emit(s, best, quote, side, SLICE("what was claimed before it"));
}

static void stand_without_content(stander *s, uint32_t quote, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    bool opposes = t->stance == STANCE_DENIES || t->stance == STANCE_QUESTIONS;
    if (opposes && !s->used[quote] && !t->negated && !t->hypothetical && points_back(s, t))
        take_what_was_said(s, quote, given);
}

standing stand(const article *a, const kinds *k, arena *scratch) {
    stander s = {.a = a, .kinds = k, .scratch = scratch, .shapes = shapes_of(a, k, scratch)};
    s.used = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (s.shapes[i].bucket.size) stand_on(&s, i);
    uint32_t given = s.out.size;
    for (uint32_t i = 0; i < a->attributions.size; i++) stand_without_content(&s, i, given);
    return (standing){s.shapes, s.out.at, s.out.size};
}
