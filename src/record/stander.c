/* stander.c - what statements are made from, asked of the article: see stander.h */
#include "record/stander.h"

bool stander_is_kind(stander *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    while (path.size)
        if (slice_equal(slice_take(&path, '/'), wanted)) return true;
    return false;
}

slice stander_actors(const stander *s, uint32_t p) {
    slice actors = s->shapes[p].bucket;
    slice_take(&actors, '\n');
    return actors;
}

slice stander_camp(const stander *s, uint32_t who) { return who < s->a->actors.size ? s->camps[who] : (slice){0}; }

bool stander_concerned(stander *s, slice keys, uint32_t who) {
    if (who >= s->a->actors.size) return false;
    slice own = s->own[who], camp = stander_camp(s, who);
    while (keys.at) {
        slice key = slice_take(&keys, '\n');
        if (slice_equal(key, own) || (camp.size && slice_equal(key, camp))) return true;
    }
    return false;
}

bool stander_within(const token *t, span at) { return t->at.begin >= at.begin && t->at.end <= at.end; }

uint32_t stander_clause_top(const article *a, span content, uint32_t i) {
    for (int steps = 0; steps < STEPS; steps++) {
        const token *t = &a->tokens.at[i];
        uint8_t main = relation_main[t->relation];
        if (t->head >= a->tokens.size || !stander_within(&a->tokens.at[t->head], content)) return i;
        if (main == REL_PARATAXIS || (main == REL_CONJ && t->upos == UPOS_VERB)) return i;
        if (main == REL_CCOMP || main == REL_XCOMP || main == REL_ADVCL || main == REL_ACL || main == REL_CSUBJ)
            return NONE;
        i = t->head;
    }
    return NONE;
}

bool stander_is_charge(stander *s, uint32_t token_at) {
    const article *a = s->a;
    if (token_at >= a->tokens.size) return false;
    if (a->tokens.at[token_at].upos == UPOS_NOUN) {
        slice path = kinds_path(s->kinds, s->scratch, a->tokens.at[token_at].lemma, (slice){0});
        return slice_starts(path, SLICE("claim/")) && !slice_starts(path, SLICE("claim/report"));
    }
    uint32_t cue = s->at_token[token_at];
    for (uint32_t i = token_at + 1; i < a->tokens.size && i < token_at + 4 && s->cue_at[i] != NONE; i++)
        if (stander_is_kind(s, a->tokens.at[i].lemma, SLICE("part"))) return true; /* "put the blame on" */
    return cue != NONE && kinds_family(s->kinds, a->propositions.at[cue].lemma, a->propositions.at[cue].sense,
                                       (slice){0}).charge;
}

bool stander_has_modal(stander *s, uint32_t top) {
    const article *a = s->a;
    uint32_t from = top > STEPS ? top - STEPS : 0;
    for (uint32_t i = from; i < top; i++)
        if (a->tokens.at[i].head == top && a->tokens.at[i].upos == UPOS_AUX &&
            stander_is_kind(s, a->tokens.at[i].lemma, SLICE("modal")))
            return true;
    return false;
}

bool stander_is_negation(const token *t) {
    return slice_find(t->features, SLICE("Polarity=Neg")) != SIZE_MAX ||
           slice_find(t->features, SLICE("PronType=Neg")) != SIZE_MAX;
}

reading stander_read(stander *s, const attribution *t) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    reading out = {0};
    for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        const token *k = &a->tokens.at[i];
        out.false_said |=
            (k->upos == UPOS_NOUN || k->upos == UPOS_ADJ) && stander_is_kind(s, k->lemma, SLICE("falsehood"));
        bool negation = stander_is_negation(k);
        if (!negation && !stander_is_kind(s, k->lemma, SLICE("modal"))) continue;
        uint32_t top = stander_clause_top(a, at, i);
        if (top == NONE) continue;
        out.open |= stander_has_modal(s, top) ||
                    (negation && stander_is_kind(s, a->tokens.at[top].lemma, SLICE("reticence")));
        out.negative |= negation;
    }
    return out;
}

said_lists stander_said(const stander *s) {
    const article *a = s->a;
    said_lists out = {ARENA_NEW(s->scratch, uint32_t, a->attributions.size + 1),
                      ARENA_NEW(s->scratch, uint32_t, a->propositions.size + 1)};
    for (uint32_t i = 0; i < a->attributions.size; i++) out.first[i] = NONE;
    for (uint32_t i = a->propositions.size; i-- > 0;) {
        uint32_t quote = a->propositions.at[i].attribution;
        if (quote >= a->attributions.size) continue;
        out.next[i] = out.first[quote];
        out.first[quote] = i;
    }
    return out;
}

uint32_t stander_parent(const article *a, uint32_t quote) {
    uint32_t parent = a->attributions.at[quote].parent;
    return parent < a->attributions.size ? parent : NONE;
}
