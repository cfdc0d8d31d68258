/* stand_on.c - what statements a proposition makes
 *
 * Its own speaker's; and where the attribution is put as a noun ("rejected the allegations of sending drones"), those
 * of who denies or questions it around that, from the innermost out, at most CHAIN of them. */
#include "record/stand_parts.h"

/* Whether a verb or adjective behind what is claimed tells of the noun for it: "the reports | are false". */
static bool is_told_of(const article *a, const attribution *t) {
    const token *noun = t->cue_head < a->tokens.size ? &a->tokens.at[t->cue_head] : NULL;
    return noun && relation_main[noun->relation] == REL_NSUBJ && noun->head > t->cue_head &&
           noun->head < a->tokens.size && a->tokens.at[noun->head].at.begin > article_extent(a, t->content).begin;
}

/* "Denied press reports | suggesting that", "claims that say": the verb's subject is the claim that the attribution
 * around it is of. */
static bool told_by_claim(stander *s, const attribution *t) {
    const article *a = s->a;
    uint32_t noun = t->source_head;
    if (t->parent >= a->attributions.size || noun >= a->tokens.size) return false;
    if (slice_find(a->tokens.at[noun].features, SLICE("PronType=Rel")) != SIZE_MAX &&
        a->tokens.at[noun].head < a->tokens.size)
        noun = a->tokens.at[a->tokens.at[noun].head].head; /* "reports | which | said" */
    span content = article_extent(a, a->attributions.at[t->parent].content);
    if (noun >= a->tokens.size || a->tokens.at[noun].upos != UPOS_NOUN ||
        !stander_within(&a->tokens.at[noun], content))
        return false;
    uint32_t up = a->tokens.at[noun].head;
    return up < a->tokens.size && !stander_within(&a->tokens.at[up], content) &&
           stand_is_claim(s, a->tokens.at[noun].lemma, (slice){0});
}

/* How many words of the claim stand behind its parts and before what is thought of it. */
static uint32_t rest_of(const article *a, const attribution *t, const proposition *p) {
    uint32_t end = article_extent(a, p->predicate).end, judgement = a->tokens.at[t->cue_head].head, count = 0;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        span at = article_extent(a, a->arguments.at[p->arguments.first + i].spans);
        if (at.end > end && at.end <= a->tokens.at[judgement].at.begin) end = at.end;
    }
    uint32_t i = article_token_from(a, end), last = 0;
    for (; i < judgement && a->tokens.at[i].head != judgement && count < REST_MOST; i++) {
        if (a->tokens.at[i].at.begin == last || a->tokens.at[i].upos == UPOS_PUNCT) continue; /* a part of a word */
        count += i == 0 || a->tokens.at[i - 1].at.end < a->tokens.at[i].at.begin;
        last = a->tokens.at[i].at.begin;
    }
    return count;
}

/* What somebody denies as a claim is one, though nobody is named who makes it. `first`: the first of the statements
 * that tell it. */
static void mark_claimed(stander *s, uint32_t first, uint32_t quote, bool denied) {
    bool judged = is_told_of(s->a, &s->a->attributions.at[quote]);
    for (uint32_t i = first; i < s->out.size; i++) {
        statement *x = &s->out.at[i];
        if (denied && x->quote == quote && x->speaker == NONE) x->marks |= MARK_RUMOUR;
        if (judged)
            x->marks |= (uint16_t)(MARK_JUDGED | rest_of(s->a, &s->a->attributions.at[quote],
                                                         &s->a->propositions.at[x->proposition]) *
                                                     MARK_REST);
    }
}

/* Who denies or questions, around a quote that is put as a noun. Returns what an outer one makes of `side`. */
static uint8_t around(const attribution *t, uint8_t side, bool judged) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    if (t->stance == STANCE_DENIES || (judged && t->stance == STANCE_ASSERTS)) return stand_side_turned(side);
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : NO_SIDE;
}

/* "The man | accused of the robbery": whoever speaks of him only says who he is. */
static bool only_names(const article *a, const attribution *t) {
    return t->cue_head < a->tokens.size && relation_main[a->tokens.at[t->cue_head].relation] == REL_ACL &&
           t->speaker >= a->actors.size;
}

/* What is told by nobody in particular, or by a document, is told by who quotes it. */
static uint32_t endorser(stander *s, uint32_t quote) {
    const article *a = s->a;
    for (int i = 0; i < CHAIN; i++) {
        const attribution *t = &a->attributions.at[quote];
        bool nobody = t->speaker >= a->actors.size || a->actors.at[t->speaker].kind == ACTOR_DOCUMENT;
        uint32_t outer = stander_parent(a, quote);
        if (!nobody || outer == NONE || stand_by_noun(a, t) || only_names(a, t) || t->stance != STANCE_ASSERTS)
            return quote;
        const attribution *o = &a->attributions.at[outer];
        if (o->stance != STANCE_ASSERTS || o->negated || o->hypothetical) return quote;
        s->used[outer] = true;
        quote = outer;
    }
    return quote;
}

/* Who has, or has not, a part in it is said of what is told elsewhere: see echo.c. */
static void stand_on_part(stander *s, uint32_t p) {
    const proposition *x = &s->a->propositions.at[p];
    if (x->attribution >= s->a->attributions.size || !stand_is_topmost(s->a, x)) return;
    uint8_t side = stand_side(s, &s->a->attributions.at[x->attribution], x);
    if (side == SIDE_DENIES) s->no_part[x->attribution] = true;
    if (side == SIDE_ASSERTS) s->part_of[x->attribution] = p;
}

/* "We found no evidence of payments": a denial by who is said to have made them, a question by anybody else. */
static bool stand_on_unseen(stander *s, uint32_t p, uint32_t outer, uint32_t quote) {
    const proposition *x = &s->a->propositions.at[p], *o = &s->a->propositions.at[outer];
    const attribution *t = &s->a->attributions.at[quote];
    bool unseen = o->negative && !x->negative && kinds_family(s->kinds, o->lemma, o->sense, (slice){0}).seeing;
    if (!unseen || t->stance != STANCE_ASSERTS || t->negated || t->hypothetical) return false;
    bool own = stander_concerned(s, stander_actors(s, p), t->speaker);
    stander_emit(s, p, quote, own ? SIDE_DENIES : SIDE_QUESTIONS, SLICE("content, not found"));
    return true;
}

/* "denied sending them", where "denied sending" is taken for the cue: the negation is the cue's own. */
static void stand_in_cue(stander *s, uint32_t p, uint32_t quote) {
    const attribution *t = &s->a->attributions.at[quote];
    if (t->negated || t->hypothetical) return;
    s->used[quote] = true;
    stander_emit(s, p, quote, stand_side_of(t->stance), SLICE("cue"));
}

/* "She denied a report about her claim that": what she turns down is no denial of it. */
static bool owns_claim(const article *a, uint32_t outer, uint32_t inner) {
    uint32_t who = a->attributions.at[outer].speaker;
    return who < a->actors.size && who == a->attributions.at[inner].speaker;
}

/* "Spreads | lies". */
static bool has_lie_for_object(stander *s, const proposition *p) {
    const article *a = s->a;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role == ROLE_OBJECT && x->head < a->tokens.size &&
            stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("lie")))
            return true;
    }
    return false;
}

/* "Ruritania is lying", "accused it of spreading lies": what it said is denied, see echo.c. */
static bool says_he_lies(stander *s, const proposition *p) {
    const attribution *t = &s->a->attributions.at[p->attribution];
    slice actors = stander_actors(s, (uint32_t)(p - s->a->propositions.at)),
          path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool so = !p->negative && (p->factuality == FACT_CERTAIN || p->factuality == FACT_PROBABLE) &&
              t->stance == STANCE_ASSERTS;
    bool lies = slice_equal(path, SLICE("claim/falsehood/lie")) || has_lie_for_object(s, p);
    return so && lies && s->a->tokens.at[p->head].upos == UPOS_VERB && actors.size &&
           !stander_concerned(s, actors, t->speaker);
}

/* One that another proposition of its content stands above: said along with that, or not at all. */
static void stand_below(stander *s, uint32_t p, uint32_t outside, uint8_t side) {
    uint32_t quote = s->a->propositions.at[p].attribution;
    if (stand_on_unseen(s, p, outside, quote)) return;
    bool affirms = s->a->attributions.at[quote].stance != STANCE_DENIES && side == SIDE_ASSERTS;
    if (affirms && !stand_of_another(s, p, outside) && stand_said_along(s, p, outside))
        stander_emit(s, p, endorser(s, quote), side,
                     stand_held_against(s, p, outside) ? SLICE("content, held against") : ALONG);
}

/* One at the top of its content: whose content it is, and who stands around that where it is put as a noun. */
static void stand_on_top(stander *s, uint32_t p, uint8_t side) {
    const article *a = s->a;
    uint32_t quote = endorser(s, a->propositions.at[p].attribution), first = s->out.size, told = quote;
    stander_emit(s, p, quote, side, SLICE("content"));
    for (int i = 0; i < CHAIN; i++) {
        const attribution *t = &a->attributions.at[quote];
        uint32_t outer = stander_parent(a, quote);
        if (!stand_by_noun(a, t) && !told_by_claim(s, t)) return;
        if (outer == NONE || owns_claim(a, outer, quote)) return;
        s->used[outer] = true;
        side = around(&a->attributions.at[outer], side, stand_is_judged(s, t));
        if (side == NO_SIDE) return;
        stander_emit(s, p, outer, side, SLICE("content put as a noun"));
        mark_claimed(s, first, told, side == SIDE_DENIES);
        quote = outer;
    }
}

/* One in somebody's content. */
static void stand_in_content(stander *s, uint32_t p, uint32_t quote) {
    const proposition *x = &s->a->propositions.at[p];
    const attribution *t = &s->a->attributions.at[quote];
    if (says_he_lies(s, x)) {
        s->lied[quote] = p;
        if (stand_arguments_given(s->a, x) < 2) return; /* "lied about the tests" is a claim of its own */
    }
    uint8_t side = stand_side(s, t, x);
    uint32_t outside = stand_above(s, p);
    if (side == SIDE_ASSERTS && t->stance != STANCE_DENIES && stand_only_alleged(s, p)) side = NO_SIDE;
    s->used[quote] = true;
    if (outside != NONE) stand_below(s, p, outside, side);
    else stand_on_top(s, p, side);
}

void stand_on(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    bool said = x->attribution < a->attributions.size;
    uint32_t cue = !said && x->head < a->tokens.size ? s->cue_at[x->head] : NONE;
    if (cue != NONE) stand_in_cue(s, p, cue);
    else if (s->shapes[p].part) stand_on_part(s, p);
    else if (said) stand_in_content(s, p, x->attribution);
    else stander_emit(s, p, NONE, stand_side_own(s, x), SLICE("own voice"));
}
