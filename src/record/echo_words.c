/* echo_words.c - what the words of an attribution that names no deed point at: a claim, whose, or a part in
 * something */
#include "record/echo_parts.h"

bool echo_is_pronoun(const article *a, const attribution *t) {
    span at = article_extent(a, t->content);
    uint32_t i = article_token_from(a, at.begin), count = 0;
    for (; i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++, count++)
        if (a->tokens.at[i].upos != UPOS_PRON && a->tokens.at[i].upos != UPOS_DET) return false;
    return count > 0;
}

static span hull(span one, span other) {
    if (one.begin == one.end) return other;
    if (other.begin == other.end) return one;
    return (span){one.begin < other.begin ? one.begin : other.begin, one.end > other.end ? one.end : other.end};
}

/* Whether a word is only what a deed that is told there was done to: "faking any | part | of the film". */
static bool is_done_to(const stander *s, uint32_t i, span at) {
    const token *t = &s->a->tokens.at[i];
    uint32_t deed = t->head < s->a->tokens.size ? s->at_token[t->head] : NONE;
    return relation_main[t->relation] == REL_OBJ && deed != NONE && stander_within(&s->a->tokens.at[t->head], at) &&
           s->shapes[deed].bucket.size && !s->shapes[deed].light && !s->shapes[deed].part && !s->transparent[deed];
}

unsigned echo_points_at(stander *s, const attribution *t) {
    static const struct {
        const char *kind;
        unsigned bit;
    } known[] = {{"naught", ECHO_NAUGHT}, {"wish", ECHO_WISH}, {"claim", ECHO_CLAIM},
                 {"part", ECHO_PART},     {"denial", ECHO_DENIAL}};
    span at = hull(article_extent(s->a, t->content), article_extent(s->a, t->cue));
    unsigned out = 0;
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++) {
        slice path = kinds_path(s->kinds, s->scratch, s->a->tokens.at[i].lemma, (slice){0}),
              kind = slice_take(&path, '/');
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (slice_equal(kind, slice_of(known[k].kind)) && !(known[k].bit == ECHO_PART && is_done_to(s, i, at)))
                out |= known[k].bit;
    }
    return out;
}

bool echo_is_claim_word(stander *s, const token *w) {
    slice path = kinds_path(s->kinds, s->scratch, w->lemma, (slice){0});
    return slice_starts(path, SLICE("claim")) || slice_starts(path, SLICE("denial"));
}

bool echo_names_claimant(const stander *s, const attribution *t, uint32_t speaker) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_mention_from(s->a, at.begin);
         i < s->a->mentions.size && s->a->mentions.at[i].at.begin < at.end; i++) {
        uint32_t who = s->a->mentions.at[i].actor;
        bool camp = stander_camp(s, who).size && slice_equal(stander_camp(s, who), stander_camp(s, speaker));
        if (who < s->a->actors.size && (who == speaker || camp)) return true;
    }
    return false;
}

uint32_t echo_claimant(stander *s, const attribution *t) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++) {
        const mention *m = &a->mentions.at[i];
        const token *w = m->head < a->tokens.size ? &a->tokens.at[m->head] : NULL;
        bool owns = w && (w->relation == REL_NMOD_POSS || w->relation == REL_AMOD) && w->head < a->tokens.size &&
                    stander_within(&a->tokens.at[w->head], at) && echo_is_claim_word(s, &a->tokens.at[w->head]);
        if (owns && m->actor < a->actors.size && m->actor != t->speaker) return m->actor;
    }
    return NONE;
}

/* Whether what is rejected is a denial: "dismissed the minister's denial". */
static bool of_denial(stander *s, const attribution *t) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++)
        if (s->a->tokens.at[i].upos == UPOS_NOUN && stander_is_kind(s, s->a->tokens.at[i].lemma, SLICE("denial")))
            return true;
    return false;
}

bool echo_points_near(const article *a, const attribution *t) {
    uint32_t i = article_token_from(a, article_extent(a, t->content).begin);
    while (i < a->tokens.size && a->tokens.at[i].upos == UPOS_PUNCT) i++;
    return t->content.count && i < a->tokens.size &&
           slice_find(a->tokens.at[i].features, SLICE("PronType=Dem")) != SIZE_MAX;
}

bool echo_names_claim(stander *s, const attribution *t) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++) {
        slice path = kinds_path(s->kinds, s->scratch, s->a->tokens.at[i].lemma, (slice){0});
        bool heard = slice_equal(path, SLICE("claim/report/story")) || !slice_starts(path, SLICE("claim/report/"));
        if (slice_starts(path, SLICE("claim")) && heard) return true;
    }
    return false;
}

/* Whether a clause of it says what it is about: "that the bank had asked". */
static bool tells_by_clause(const article *a, span content) {
    for (uint32_t i = article_token_from(a, content.begin);
         i < a->tokens.size && a->tokens.at[i].at.end <= content.end; i++) {
        uint32_t up = a->tokens.at[i].head;
        bool marks = a->tokens.at[i].relation == REL_MARK && up > i && up < a->tokens.size &&
                     a->tokens.at[up].upos == UPOS_VERB;
        if (marks && a->tokens.at[up].at.end <= content.end) return true;
    }
    return false;
}

bool echo_tells_claim(const stander *s, uint32_t quote) {
    if (tells_by_clause(s->a, article_extent(s->a, s->a->attributions.at[quote].content))) return true;
    for (uint32_t i = quote + 1; i < s->a->attributions.size && i <= quote + CHAIN; i++) {
        const attribution *t = &s->a->attributions.at[i];
        if (t->parent == quote && t->content.count && t->cue_head < s->a->tokens.size &&
            s->a->tokens.at[t->cue_head].upos == UPOS_NOUN)
            return true;
    }
    return false;
}

bool echo_tells_deed(const stander *s, uint32_t quote) {
    const article *a = s->a;
    span at = article_extent(a, a->attributions.at[quote].content);
    if (tells_by_clause(a, at)) return true;
    for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        uint32_t p = s->at_token[i];
        if (p == NONE || a->tokens.at[i].upos != UPOS_VERB || !s->shapes[p].bucket.size) continue;
        if (!s->transparent[p] && relation_main[a->tokens.at[i].relation] != REL_AMOD && i + 1 < a->tokens.size &&
            a->tokens.at[i].at.end < at.end)
            return true;
    }
    return false;
}

uint8_t echo_side(stander *s, const attribution *t) {
    if (t->stance == STANCE_DENIES && of_denial(s, t)) return SIDE_ASSERTS;
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : SIDE_DENIES;
}
