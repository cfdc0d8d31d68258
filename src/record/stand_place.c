/* stand_place.c - where a proposition stands in its content
 *
 * It is embedded where another one of the same content lies between it and the top of the tree, coordination aside;
 * words that only lead to what is said ("made the claim that", "we know that") are looked through. */
#include "record/stand_parts.h"

bool stand_is_claim(stander *s, slice lemma, slice text) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, text);
    return slice_equal(slice_take(&path, '/'), SLICE("claim"));
}

/* "They faked it" is a deed, "it is a fake" is not. */
static bool is_faking(stander *s, const proposition *p) {
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool carried = slice_equal(p->rule, SLICE("noun with verb")); /* "a fake made by" */
    return slice_starts(path, SLICE("claim/falsehood")) && p->head < s->a->tokens.size &&
           (carried || s->a->tokens.at[p->head].upos == UPOS_VERB);
}

/* Whether a thing is made up or spread, by a deed that can be charged with. */
static bool is_spread(stander *s, const proposition *p, slice lemma) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0}),
          bucket = s->shapes[p - s->a->propositions.at].bucket;
    return slice_starts(path, SLICE("claim/falsehood")) && slice_ends(slice_take(&bucket, '\n'), SLICE("!"));
}

/* Whether a clause hangs on the word as what it says: "know | that", "proof | that". */
static bool has_clause(const article *a, uint32_t head) {
    for (uint32_t i = head + 1; i < a->tokens.size && i < head + STEPS; i++) {
        uint8_t relation = relation_main[a->tokens.at[i].relation];
        if (a->tokens.at[i].head == head && (relation == REL_CCOMP || relation == REL_ACL)) return true;
    }
    return false;
}

/* Whether a thing is said to show something: "a video | that shows that". */
static bool is_showing(stander *s, uint32_t head) {
    const article *a = s->a;
    for (uint32_t i = head + 1; i < a->tokens.size && i < head + STEPS; i++) {
        const token *t = &a->tokens.at[i];
        /* not "in seeing" */
        bool bare = t->relation == REL_ACL && word_ends(kinds_words(s->kinds), article_text(a, t->at), WORD_GERUND) &&
                    a->tokens.at[i - 1].head != i;
        if (t->head == head && (bare || t->relation == REL_ACL_RELCL) &&
            kinds_family(s->kinds, a->tokens.at[i].lemma, (slice){0}, (slice){0}).seeing && has_clause(a, i))
            return true;
    }
    return false;
}

/* "We know that", "pictures show that", "has proof that": what hangs on it is said to be so. */
static bool is_knowing(stander *s, const proposition *p) {
    const article *a = s->a;
    if (p->negative || (p->factuality != FACT_CERTAIN && p->factuality != FACT_PROBABLE)) return false;
    family of = kinds_family(s->kinds, p->lemma, p->sense, (slice){0});
    bool has = of.light || slice_equal(p->sense, SLICE("possess"));
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_OBJECT || x->head >= a->tokens.size) continue;
        if (stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("proof")) || (has && is_showing(s, x->head)))
            return true;
        if (a->tokens.at[x->head].upos != UPOS_VERB) return false;
    }
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    return (of.seeing || slice_starts(path, SLICE("reticence/knowledge"))) && has_clause(a, p->head);
}

/* Whether somebody is said to have kept words from others ("hid the report"): they are a thing, and his deed is no
 * saying. */
static bool is_kept_from(stander *s, const proposition *p, const argument *x) {
    if (x->head >= s->a->tokens.size || has_clause(s->a, x->head)) return false;
    return kinds_family(s->kinds, p->lemma, p->sense, SLICE("report")).hides;
}

bool stand_is_transparent(stander *s, const proposition *p) {
    const article *a = s->a;
    if (stand_is_claim(s, p->lemma, (slice){0}) && !is_faking(s, p)) return true;
    if (is_knowing(s, p)) return true;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        slice lemma = x->head < a->tokens.size ? article_lemma(a, x->head) : x->text;
        if (x->role == ROLE_OBJECT && p->negative && stander_is_kind(s, lemma, SLICE("doubts"))) return true;
        if (x->role == ROLE_OBJECT && stand_is_claim(s, lemma, x->text) && !is_spread(s, p, lemma) &&
            !is_kept_from(s, p, x))
            return true;
    }
    return false;
}

/* Whether it only says that its subject did what the other tells: "had a hand in the murder", "is to blame for
 * it". */
static bool is_share_in(stander *s, const proposition *p, const proposition *deed) {
    const article *a = s->a;
    bool share = stander_is_kind(s, p->lemma, SLICE("part"));
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        share |= x->role == ROLE_OBJECT && x->head < a->tokens.size &&
                 stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("part"));
    }
    const shape *is = &s->shapes[p - a->propositions.at];
    if (!share || p->negative || (is->bucket.size && !is->part)) return false;
    for (uint32_t i = 0; i < p->arguments.count; i++)
        for (uint32_t k = 0; k < deed->arguments.count; k++) {
            const argument *x = &a->arguments.at[p->arguments.first + i],
                           *y = &a->arguments.at[deed->arguments.first + k];
            if (x->role == ROLE_ACTOR && y->role == ROLE_ACTOR && x->head == y->head && y->head < deed->head)
                return true;
        }
    return false;
}

uint32_t stand_above(stander *s, uint32_t p) {
    const article *a = s->a;
    uint32_t quote = a->propositions.at[p].attribution, t = a->propositions.at[p].head;
    for (int i = 0; i < STEPS && t < a->tokens.size; i++) {
        bool joined = relation_main[a->tokens.at[t].relation] == REL_CONJ;
        t = a->tokens.at[t].head;
        uint32_t x = t < a->tokens.size ? s->at_token[t] : NONE;
        if (x == NONE || joined || x == p) continue;
        if (a->propositions.at[x].attribution != quote) return NONE;
        if (!s->transparent[x] && !is_share_in(s, &a->propositions.at[x], &a->propositions.at[p])) return x;
    }
    return NONE;
}

bool stand_only_alleged(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    span content = article_extent(a, a->attributions.at[x->attribution].content);
    uint32_t t = x->head, cue = a->attributions.at[x->attribution].cue_head;
    for (int i = 0; i < STEPS && t < a->tokens.size && t != cue; i++, t = a->tokens.at[t].head) {
        slice path = kinds_path(s->kinds, s->scratch, a->tokens.at[t].lemma, (slice){0});
        bool before = a->tokens.at[t].at.begin < content.begin; /* "faces accusations | of doing it" */
        /* "traded | accusations | of" */
        if (t != x->head && (before || s->cue_at[t] == x->attribution)) return false;
        if (t != x->head && slice_starts(path, SLICE("claim")) && !slice_starts(path, SLICE("claim/report")))
            return true;
    }
    return false;
}

uint32_t stand_arguments_given(const article *a, const proposition *p) {
    bool given[ARGUMENT_ROLES] = {false};
    for (uint32_t i = 0; i < p->arguments.count; i++) given[a->arguments.at[p->arguments.first + i].role] = true;
    return (uint32_t)given[ROLE_ACTOR] + given[ROLE_RECIPIENT] + given[ROLE_OBJECT];
}

/* Whether it hangs on proof of it: "has seen evidence of support for the rebels". */
static bool is_proven(stander *s, uint32_t p) {
    const article *a = s->a;
    uint32_t t = a->propositions.at[p].head;
    for (int i = 0; i < 4 && t < a->tokens.size; i++, t = a->tokens.at[t].head)
        if (i && a->tokens.at[t].upos == UPOS_NOUN && stander_is_kind(s, a->tokens.at[t].lemma, SLICE("proof")))
            return true;
    return false;
}

/* "A ship that rams another ship has a wound": of any ship, and of none. */
static bool is_of_any(const article *a, uint32_t verb) {
    const token *t = &a->tokens.at[verb];
    if (t->relation != REL_ACL_RELCL || t->head >= verb || slice_find(t->features, SLICE("Tense=Pres")) == SIZE_MAX)
        return false;
    for (uint32_t i = t->head; i-- > 0 && t->head - i < CHAIN;)
        if (a->tokens.at[i].head == t->head &&
            slice_find(a->tokens.at[i].features, SLICE("Definite=Ind")) != SIZE_MAX)
            return true;
    return false;
}

bool stand_said_along(stander *s, uint32_t p, uint32_t outer) {
    const proposition *x = &s->a->propositions.at[p];
    for (int i = 0; i < CHAIN && outer != NONE; i++, outer = stand_above(s, outer)) {
        const proposition *o = &s->a->propositions.at[outer];
        if (o->negative || o->factuality == FACT_HYPOTHETICAL) return false;
    }
    if ((x->factuality != FACT_CERTAIN && x->factuality != FACT_PROBABLE) || is_of_any(s->a, x->head)) return false;
    /* "on the mayor's orders" */
    uint32_t least = is_proven(s, p) || stander_is_kind(s, x->lemma, SLICE("order")) ? 1 : 2;
    return s->a->tokens.at[x->head].upos != UPOS_NOUN || stand_arguments_given(s->a, x) >= least;
}

bool stand_of_another(const stander *s, uint32_t p, uint32_t outer) {
    slice actors = stander_actors(s, outer);
    return s->shapes[p].filled && actors.size && !keys_meet(actors, stander_actors(s, p));
}

bool stand_held_against(const stander *s, uint32_t p, uint32_t outer) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p], *o = &a->propositions.at[outer];
    slice actors = stander_actors(s, p);
    bool reason = false, same = false;
    for (uint32_t i = x->head; i-- > o->head && x->head - i < CHAIN;) {
        const token *t = &a->tokens.at[i];
        bool marks = t->head == x->head && (t->relation == REL_MARK || t->relation == REL_CASE);
        reason |= marks && word_is(kinds_words(s->kinds), t->lemma, WORD_REASON);
    }
    for (uint32_t i = 0; reason && i < o->arguments.count; i++) {
        const argument *y = &a->arguments.at[o->arguments.first + i];
        same |= y->actor < a->actors.size && keys_meet(actors, s->own[y->actor]);
    }
    return same;
}

bool stand_is_topmost(const article *a, const proposition *p) {
    span content = article_extent(a, a->attributions.at[p->attribution].content);
    uint32_t t = p->head < a->tokens.size ? a->tokens.at[p->head].head : NONE;
    for (int i = 0; i < STEPS && t < a->tokens.size; i++, t = a->tokens.at[t].head) {
        const token *up = &a->tokens.at[t];
        if (up->at.begin < content.begin || up->at.end > content.end) return true;
        if (up->upos == UPOS_VERB || up->upos == UPOS_ADJ) return false;
    }
    return true;
}
