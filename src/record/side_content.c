/* side_content.c - what an attribution says, whichever the charge; see side_reader.h */
#include "record/side_reader.h"

#include <string.h>

#include "record/kinds.h"

static bool has_feature(const token *t, slice feature) { return slice_find(t->features, feature) != SIZE_MAX; }

static bool is_telling(const token *t) {
    return t->upos == UPOS_NOUN || t->upos == UPOS_VERB || t->upos == UPOS_ADJ || t->upos == UPOS_PROPN ||
           t->upos == UPOS_ADV;
}

uint32_t side_row_of(side_reader *r, uint32_t at) {
    const token *t = &r->s->a->tokens.at[at];
    if (r->row[at] != UNASKED) return r->row[at];
    r->row[at] = is_telling(t) ? vectors_find(&r->lexicon->words, t->lemma) : VECTORS_NONE;
    if (is_telling(t) && r->row[at] == VECTORS_NONE)
        r->row[at] = vectors_find(&r->lexicon->words, article_text(r->s->a, t->at));
    return r->row[at];
}

/* ------------------------------------------------------------------------------------------------- nearness */

static int32_t dot(const int8_t *a, const int8_t *b) {
    int32_t sum = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) sum += a[i] * b[i];
    return sum;
}

/* The cosine of two rows in hundredths. */
static int32_t near_rows(const side_reader *r, uint32_t a, uint32_t b) {
    const int8_t *x = vectors_row(&r->lexicon->words, a), *y = vectors_row(&r->lexicon->words, b);
    return x && y ? dot(x, y) * 100 / (VECTORS_LENGTH * VECTORS_LENGTH) : 0;
}

static int32_t near_class(const side_reader *r, uint32_t row, int like) {
    const int8_t *x = vectors_row(&r->lexicon->words, row);
    return x && r->lexicon->given[like] ? dot(x, r->lexicon->means[like]) * 100 / (VECTORS_LENGTH * VECTORS_LENGTH)
                                        : 0;
}

/* The nearest pair of the content's words and some of the charge's. */
static int32_t nearest(const side_reader *r, const side_content *k, const uint32_t *words, uint32_t count) {
    int32_t best = 0;
    for (uint32_t i = 0; i < k->word_count; i++)
        for (uint32_t n = 0; n < count; n++) {
            const token *t = &r->s->a->tokens.at[k->words[i]], *w = &r->s->a->tokens.at[words[n]];
            int32_t near = k->words[i] != words[n] && slice_equal(t->lemma, w->lemma)
                               ? 100
                               : near_rows(r, r->row[k->words[i]], r->row[words[n]]);
            if (k->words[i] != words[n] && near > best) best = near;
        }
    return best;
}

/* ---------------------------------------------------------------------------------------------- the attribution */

static void read_token(side_reader *r, side_content *k, span at, uint32_t i) {
    stander *s = r->s;
    const token *t = &s->a->tokens.at[i];
    int16_t *f = k->own;
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_ADJ;
    f[SIDE_F_length]++;
    if (noun && stander_is_kind(s, t->lemma, SLICE("falsehood"))) f[SIDE_F_falsehood] = 1;
    if (noun && stander_is_kind(s, t->lemma, SLICE("claim"))) f[SIDE_F_claim_word] = 1;
    if (stander_is_kind(s, t->lemma, SLICE("denial"))) f[SIDE_F_denial_word] = 1;
    if (stander_is_kind(s, t->lemma, SLICE("part"))) f[SIDE_F_part_word] = 1;
    if (t->upos == UPOS_PUNCT && slice_equal(article_text(s->a, t->at), SLICE("?"))) f[SIDE_F_question] = 1;
    if (t->upos == UPOS_PRON || (t->upos == UPOS_DET && has_feature(t, SLICE("Poss=Yes")))) {
        bool person = has_feature(t, SLICE("PronType=Prs"));
        if (has_feature(t, SLICE("Person=1")))
            f[SIDE_F_we] = 1;
        else if (person && has_feature(t, SLICE("Person=3")))
            f[has_feature(t, SLICE("Number=Plur")) ? SIDE_F_they : SIDE_F_third] = 1;
    }
    if (has_feature(t, SLICE("Tense=Past"))) f[SIDE_F_past] = 1;
    bool negation = has_feature(t, SLICE("Polarity=Neg")) || has_feature(t, SLICE("PronType=Neg"));
    bool modal = t->upos == UPOS_AUX && stander_is_kind(s, t->lemma, SLICE("modal"));
    f[SIDE_F_negations] = (int16_t)(f[SIDE_F_negations] + negation);
    if (t->upos == UPOS_AUX && word_is(kinds_words(s->kinds), t->lemma, WORD_FUTURE_PLAIN)) f[SIDE_F_future] = 1;
    if (negation || modal) {
        uint32_t top = stander_clause_top(s->a, at, i);
        if (top != NONE && negation) f[SIDE_F_negative] = 1;
        if (top != NONE && modal) f[SIDE_F_modal] = 1;
        if (top != NONE && negation && stander_is_kind(s, s->a->tokens.at[top].lemma, SLICE("reticence")))
            f[SIDE_F_reticent] = 1;
    }
    if (side_row_of(r, i) == VECTORS_NONE) return;
    for (int like = 0; like < LIKES; like++) {
        int32_t near = near_class(r, r->row[i], like);
        if (near > f[SIDE_F_like_false + like]) f[SIDE_F_like_false + like] = small(near);
    }
    if (k->word_count < PIECES) k->words[k->word_count++] = i;
}

static void read_propositions(side_reader *r, side_content *k, uint32_t quote) {
    const article *a = r->s->a;
    int16_t *f = k->own;
    for (uint32_t i = r->said.first[quote], n = 0; i != NONE && n < READ; i = r->said.next[i], n++) {
        const proposition *p = &a->propositions.at[i];
        f[SIDE_F_props]++;
        f[SIDE_F_negative_props] = (int16_t)(f[SIDE_F_negative_props] + p->negative);
        f[SIDE_F_unreal_props] = (int16_t)(f[SIDE_F_unreal_props] + (p->factuality >= FACT_ASKED));
        f[SIDE_F_conflict] = (int16_t)(f[SIDE_F_conflict] + (event_type_quad[p->event] == 4));
    }
}

static void read_speaker(side_reader *r, side_content *k, const attribution *t) {
    const article *a = r->s->a;
    int16_t *f = k->own;
    f[SIDE_F_speaker_kind] = -1;
    if (t->speaker >= a->actors.size) return;
    const actor *who = &a->actors.at[t->speaker];
    f[SIDE_F_speaker_kind] = who->kind;
    f[SIDE_F_speaker_state] = (int16_t)(r->s->camps[t->speaker].size ? r->s->guessed[t->speaker] ? 1 : 2 : 0);
    f[SIDE_F_speaker_sector] = (int16_t)sector_class(slice_of(who->sector));
}

static void read_cue(side_reader *r, side_content *k, uint32_t quote) {
    stander *s = r->s;
    const article *a = s->a;
    const attribution *t = &a->attributions.at[quote];
    int16_t *f = k->own;
    f[SIDE_F_stance] = t->stance;
    f[SIDE_F_stance_denies] = t->stance == STANCE_DENIES;
    f[SIDE_F_stance_wish] =
        t->stance == STANCE_DEMANDS || t->stance == STANCE_OFFERS || t->stance == STANCE_THREATENS;
    f[SIDE_F_stance_open] = t->stance == STANCE_QUESTIONS || t->stance == STANCE_DECLINES;
    f[SIDE_F_negated] = t->negated || t->hypothetical;
    f[SIDE_F_kind] = t->kind;
    f[SIDE_F_has_content] = t->content.count > 0;
    f[SIDE_F_nested] = t->parent < a->attributions.size;
    f[SIDE_F_parent_denies] = f[SIDE_F_nested] && a->attributions.at[t->parent].stance == STANCE_DENIES;
    f[SIDE_F_children] = small(r->children[quote]);
    f[SIDE_F_child_denies] = small(r->denying_children[quote]);
    if (t->cue_head >= a->tokens.size) return;
    const token *cue = &a->tokens.at[t->cue_head];
    f[SIDE_F_cue_noun] = cue->upos == UPOS_NOUN || cue->upos == UPOS_ADJ;
    f[SIDE_F_cue_claim] = stander_is_kind(s, cue->lemma, SLICE("claim"));
    f[SIDE_F_cue_denial] = stander_is_kind(s, cue->lemma, SLICE("denial"));
    uint32_t at = s->at_token[t->cue_head];
    f[SIDE_F_cue_charge] =
        at != NONE &&
        kinds_family(s->kinds, a->propositions.at[at].lemma, a->propositions.at[at].sense, (slice){0}).charge;
    f[SIDE_F_position] = small(cue->sentence);
    uint32_t b = cue->sentence < a->sentences.size ? a->sentences.at[cue->sentence].block : 0;
    f[SIDE_F_title] = b < a->blocks.size && a->blocks.at[b].kind <= BLOCK_SUBTITLE;
}

void side_read_content(side_reader *r, uint32_t quote) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    side_content *k = &r->contents[quote];
    span at = article_extent(a, t->content);
    uint32_t i = article_token_from(a, at.begin);
    for (uint32_t n = 0; t->content.count && n < READ && i < a->tokens.size && a->tokens.at[i].at.end <= at.end;
         i++, n++)
        read_token(r, k, at, i);
    for (uint32_t c = 0; c < r->count; c++) {
        const side_charge *of = &r->charges[c];
        k->near[c][0] = small(nearest(r, k, of->words, of->predicates));
        k->near[c][1] = small(nearest(r, k, of->words + of->predicates, of->word_count - of->predicates));
    }
    read_propositions(r, k, quote);
    read_speaker(r, k, t);
    read_cue(r, k, quote);
}
