/* reply.c - what an answer without content tells of what it answers, see reply.h */
#include "record/reply.h"

#include <ctype.h>

enum { MOST = 12 /* words */ };

static bool in_date(const article *a, span at) {
    for (uint32_t i = article_date_from(a, at.begin); i < a->dates.size && a->dates.at[i].at.begin < at.end; i++)
        if (a->dates.at[i].at.begin <= at.begin && at.end <= a->dates.at[i].at.end) return true;
    return false;
}

static bool points(stander *s, const token *t) {
    static const char *const of[] = {"claim", "denial", "part", "falsehood", "naught"};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        if (stander_is_kind(s, t->lemma, slice_of(of[i]))) return true;
    return false;
}

/* Whether a word tells whose claim it is, or what about: not "baseless", "Tuesday". */
static bool tells(stander *s, const token *t) {
    slice text = article_text(s->a, t->at);
    bool named = t->upos == UPOS_ADJ && text.size && isupper((unsigned char)text.at[0]);
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || named;
    return noun && !points(s, t) && !in_date(s->a, t->at);
}

slice reply_words(stander *s, uint32_t quote) {
    const article *a = s->a;
    span at = article_extent(a, a->attributions.at[quote].content);
    slice out = SLICE("claim");
    uint32_t count = 0;
    for (uint32_t i = article_token_from(a, at.begin);
         i < a->tokens.size && a->tokens.at[i].at.end <= at.end && count < MOST; i++) {
        if (!tells(s, &a->tokens.at[i])) continue;
        slice word = article_text(a, a->tokens.at[i].at);
        out = arena_join(s->scratch, (slice[]){out, SLICE(" "), word}, 3);
        count++;
    }
    return out;
}
