/* mention_at.c - the mention at a token: what later stages ask of who is spoken of there */
#include "code/mention.h"

/* How many tokens before a token a mention that has it may begin. */
#define MENTION_REACH 96

uint32_t mention_of_token(const article *a, uint32_t t) {
    if (t >= a->tokens.size)
        return NONE;
    const token *k = &a->tokens.at[t];
    uint32_t first = a->sentences.at[k->sentence].tokens.first, best = NONE;
    if (t - first > MENTION_REACH)
        first = t - MENTION_REACH;
    bool exact = false;
    for (uint32_t i = article_mention_from(a, a->tokens.at[first].at.begin); i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->at.begin > k->at.begin)
            break;
        bool is_head = m->head == t;
        if (!is_head && (exact || m->at.end < k->at.end))
            continue;
        if (best == NONE || is_head > exact ||
            m->at.end - m->at.begin < a->mentions.at[best].at.end - a->mentions.at[best].at.begin)
            best = i;
        exact |= is_head;
    }
    return best;
}
