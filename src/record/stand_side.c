/* stand_side.c - the side that somebody takes in a proposition of what he says
 *
 * His stance is towards the content as worded: "denied that it had not" affirms. What the content takes for granted
 * is asserted whatever he wishes, and of what is only asked or supposed he takes no side. */
#include "record/stand_parts.h"

bool stand_by_noun(const article *a, const attribution *t) {
    if (t->cue_head >= a->tokens.size) return false;
    uint8_t upos = a->tokens.at[t->cue_head].upos;
    for (uint32_t i = t->cue_head; t->source_head == NONE && i-- > 0 && t->cue_head - i < 4;)
        if (a->tokens.at[i].head == t->cue_head && relation_main[a->tokens.at[i].relation] == REL_AMOD)
            return true; /* "“baseless” claims" is a noun, whatever its tag */
    return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_ADV;
}

static bool is_negative(const stander *s, const proposition *p) {
    return p->negative != s->shapes[p - s->a->propositions.at].contrary;
}

uint8_t stand_side_turned(uint8_t side) {
    return side == SIDE_ASSERTS ? SIDE_DENIES : side == SIDE_DENIES ? SIDE_ASSERTS : side;
}

/* What a stance makes of a content that is so (or is not so). */
static const uint8_t side_of_stance[STANCES] = {
    [STANCE_ASSERTS] = SIDE_ASSERTS,   [STANCE_DENIES] = SIDE_DENIES, [STANCE_QUESTIONS] = SIDE_QUESTIONS,
    [STANCE_DEMANDS] = SIDE_DEMANDS,   [STANCE_OFFERS] = SIDE_OFFERS, [STANCE_THREATENS] = SIDE_THREATENS,
    [STANCE_REPORTS] = SIDE_ASSERTS,   [STANCE_ADMITS] = SIDE_ASSERTS, [STANCE_DECLINES] = NO_SIDE,
};

uint8_t stand_side_of(uint8_t stance) { return side_of_stance[stance]; }

/* "Why did they do it?", "how could they do it?": that they did is not what is asked. */
static bool asks_only_why(const stander *s, uint32_t verb) {
    for (uint32_t i = verb; i-- > 0 && verb - i < STEPS;) {
        const token *t = &s->a->tokens.at[i];
        bool asks = word_is(kinds_words(s->kinds), t->lemma, WORD_MANNER_OR_REASON);
        if (asks && t->head == verb && t->relation == REL_ADVMOD) return true;
    }
    return false;
}

/* Inside a demand, an offer or a threat, what is put as certain is taken for granted: "stop the supply"; so is
 * what it is to be punished for: "condemn X for doing it". */
static uint8_t taken_for_granted(const stander *s, uint8_t side, const proposition *p) {
    bool wish = side == SIDE_DEMANDS || side == SIDE_OFFERS || side == SIDE_THREATENS;
    bool so = p->factuality == FACT_CERTAIN && !p->negative;
    if (side == SIDE_QUESTIONS && so && asks_only_why(s, p->head)) return SIDE_ASSERTS;
    return wish && p->factuality <= FACT_PROBABLE && !p->negative ? SIDE_ASSERTS : side;
}

/* "Ordered the raid", "the raid was ordered by X": who charges X with that charges him with the raid. */
static bool is_ordered_by(stander *s, const proposition *p) {
    const article *a = s->a;
    uint32_t up = p->head < a->tokens.size ? a->tokens.at[p->head].head : NONE;
    bool carried = slice_equal(p->rule, SLICE("noun with verb")) && up < a->tokens.size && !p->negative;
    slice bucket = s->shapes[p - a->propositions.at].bucket;
    if (p->factuality != FACT_ORDERED || !carried || !slice_ends(slice_take(&bucket, '\n'), SLICE("!"))) return false;
    slice form = a->tokens.at[up].xpos;
    bool past = slice_equal(form, SLICE("VBD")) || slice_equal(form, SLICE("VBN"));
    return past && bucket.size && stander_is_kind(s, a->tokens.at[up].lemma, SLICE("order"));
}

static uint8_t side_by_factuality(stander *s, uint8_t side, const proposition *p) {
    if (side != SIDE_ASSERTS && side != SIDE_DENIES) return side;
    if (p->factuality == FACT_ASKED) return SIDE_QUESTIONS;
    if (is_ordered_by(s, p)) return side;
    return p->factuality == FACT_ORDERED || p->factuality == FACT_HYPOTHETICAL ? NO_SIDE : side;
}

bool stand_is_judged(stander *s, const attribution *t) {
    slice cue = article_lemma(s->a, t->cue_head);
    return t->stance == STANCE_DENIES && stand_by_noun(s->a, t) && stand_is_claim(s, cue, (slice){0});
}

static bool opens_quotation(const article *a, const token *t) {
    slice text = slice_part(a->text, t->at.begin, t->at.end);
    return slice_equal(text, SLICE("\"")) || slice_equal(text, SLICE("``")) ||
           slice_equal(text, SLICE("\xe2\x80\x9c")) || slice_equal(text, SLICE("\xc2\xab"));
}

/* Whether it stands in a sentence of its own that the content quotes: "denied the charge: “We did not.”" */
static bool in_own_words(const article *a, const attribution *t, const proposition *p) {
    span content = article_extent(a, t->content);
    uint32_t first = article_token_from(a, content.begin);
    if (t->kind == KIND_INDIRECT || p->head >= a->tokens.size) return false;
    for (uint32_t i = p->head; i-- > first + 1 && p->head - i < STEPS;)
        if (opens_quotation(a, &a->tokens.at[i])) return a->tokens.at[i - 1].upos == UPOS_PUNCT;
    return false;
}

static bool is_falsehood(stander *s, const token *t) {
    return stander_is_negation(t) || stander_is_kind(s, t->lemma, SLICE("falsehood"));
}

/* "They were flooded, with no connection to it": the verb is not denied. */
static bool is_aside(const article *a, uint32_t i) {
    uint32_t noun = a->tokens.at[i].head;
    return a->tokens.at[i].relation == REL_DET && noun < a->tokens.size &&
           (a->tokens.at[noun].relation == REL_OBL || a->tokens.at[noun].relation == REL_NMOD);
}

/* Whether a sentence of somebody's own words only tells what others did, or what happened, though he denies something
 * in another: "We bombed nobody," it said. "What blew up were shells that their army kept there." */
static bool told_of_others(stander *s, const attribution *t, const proposition *p) {
    const article *a = s->a;
    slice actors = stander_actors(s, (uint32_t)(p - a->propositions.at));
    if (t->kind != KIND_DIRECT || p->negative || p->head >= a->tokens.size || t->cue_head >= a->tokens.size)
        return false;
    uint32_t here = a->tokens.at[p->head].sentence;
    if (here == a->tokens.at[t->cue_head].sentence || (actors.size && stander_concerned(s, actors, t->speaker)))
        return false;
    for (uint32_t i = p->head; i-- > 0 && a->tokens.at[i].sentence == here && p->head - i < STEPS;)
        if (is_falsehood(s, &a->tokens.at[i])) return false;
    for (uint32_t i = p->head; i < a->tokens.size && a->tokens.at[i].sentence == here && i - p->head < STEPS; i++)
        if (is_falsehood(s, &a->tokens.at[i]) && !is_aside(a, i)) return false;
    return true;
}

/* "Dismissed the criticism: “He is loved.”" says so. */
static bool own_words_affirm(stander *s, const attribution *t, const proposition *p) {
    const article *a = s->a;
    if (is_negative(s, p) || !in_own_words(a, t, p)) return false;
    range own = a->sentences.at[a->tokens.at[p->head].sentence].tokens;
    for (uint32_t i = article_token_from(a, article_extent(a, t->content).begin);
         i < own.first + own.count && i < p->head + STEPS; i++)
        if (is_falsehood(s, &a->tokens.at[i]) || a->tokens.at[i].upos == UPOS_INTJ) return false;
    return true;
}

/* "The pictures were forged by the lawyer" denies what they show, and asserts the forging. */
static bool is_counter_charge(stander *s, const attribution *t, const proposition *p) {
    slice cue = article_lemma(s->a, t->cue_head);
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool done = false;
    for (uint32_t i = 0; i < p->arguments.count; i++)
        done |= s->a->arguments.at[p->arguments.first + i].role == ROLE_ACTOR;
    return done && !p->negative && t->stance == STANCE_DENIES && slice_starts(path, SLICE("claim/falsehood")) &&
           !stander_is_kind(s, cue, SLICE("denial")) && !stand_by_noun(s->a, t);
}

uint8_t stand_side(stander *s, const attribution *t, const proposition *p) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    uint8_t side = taken_for_granted(s, side_of_stance[stand_is_judged(s, t) ? STANCE_ASSERTS : t->stance], p);
    slice cue = article_lemma(s->a, t->cue_head);
    bool twice = side != SIDE_DENIES || (stander_is_kind(s, cue, SLICE("denial")) && !in_own_words(s->a, t, p));
    bool other = side == SIDE_DENIES &&
                 (is_counter_charge(s, t, p) || own_words_affirm(s, t, p) || told_of_others(s, t, p));
    if (other) return side_by_factuality(s, SIDE_ASSERTS, p);
    return side_by_factuality(s, is_negative(s, p) && twice ? stand_side_turned(side) : side, p);
}

uint8_t stand_side_own(stander *s, const proposition *p) {
    return side_by_factuality(s, is_negative(s, p) ? SIDE_DENIES : SIDE_ASSERTS, p);
}
