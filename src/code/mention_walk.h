/* mention_walk.h - a walk over the sentences of an article in search of names that their words and capitals tell */
#ifndef CODE_MENTION_WALK_H
#define CODE_MENTION_WALK_H

#include "base/utf8.h"
#include "code/gazetteer.h"

/* Where it is: `ends` has for each token of a name that was found the token after it, else 0. */
typedef struct name_walk {
    const gazetteer *g;
    const article *a;
    const matches *found;
    uint32_t *ends;
    uint32_t first, end; /* of the sentence */
} name_walk;

static inline const token *walk_at(const name_walk *w, uint32_t t) { return &w->a->tokens.at[t]; }

static inline void walk_enter(name_walk *w, uint32_t s) {
    w->first = w->a->sentences.at[s].tokens.first;
    w->end = w->first + w->a->sentences.at[s].tokens.count;
}

/* Whether a token of more than one byte begins with a capital. */
static inline bool walk_capital(const name_walk *w, uint32_t t) {
    size_t size;
    slice text = article_text(w->a, walk_at(w, t)->at);
    return text.size > 1 && utf8_is_upper(utf8_decode(text, &size));
}

/* Whether the sentence is running text: its capitals mean something. */
static inline bool walk_is_running(const name_walk *w) {
    uint32_t lower = 0, upper = 0;
    for (uint32_t t = w->first; t < w->end; t++) {
        slice text = article_text(w->a, walk_at(w, t)->at);
        if (text.size < 3) continue;
        if (text.at[0] >= 'a' && text.at[0] <= 'z') lower++;
        else upper += text.at[0] >= 'A' && text.at[0] <= 'Z';
    }
    return lower > upper || lower > 2;
}

/* The words of the tokens first..end-1 in one line, with their capitals. In the article's arena. */
static inline slice walk_words(const name_walk *w, uint32_t first, uint32_t end) {
    span whole = {walk_at(w, first)->at.begin, walk_at(w, end - 1)->at.end};
    return utf8_one_line(w->a->arena, article_text(w->a, whole));
}

/* Makes the tokens first..end-1 one name. */
static inline void walk_mark(const name_walk *w, uint32_t first, uint32_t end) {
    for (uint32_t t = first; t < end; t++) w->ends[t] = end;
}

#endif
