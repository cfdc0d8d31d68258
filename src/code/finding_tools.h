/* finding_tools.h - small questions about tokens and runs that the rules on findings share */
#ifndef CODE_FINDING_TOOLS_H
#define CODE_FINDING_TOOLS_H

#include "code/finding.h"

static inline const token *find_token(const article_facts *f, uint32_t i) { return &f->article->tokens.at[i]; }

static inline range find_sentence(const article_facts *f, uint32_t i) {
    return f->article->sentences.at[find_token(f, i)->sentence].tokens;
}

/* Whether a token's word has the role: article_word. */
static inline bool find_is(const article_facts *f, uint32_t i, enum word_role role) {
    return article_word(f->article, i, role);
}

/* One run, in the article's arena. */
static inline void find_set_run(const article_facts *f, const range **runs, uint32_t *count, range run) {
    *runs = arena_copy(f->article->arena, &run, sizeof run);
    *count = 1;
}

/* A finding that a rule makes, with its cue from first to last. */
static inline finding find_new(uint32_t first, uint32_t last, uint32_t head, const char *rule) {
    return (finding){.first = first,
                     .last = last,
                     .head = head,
                     .score = 0.5f,
                     .rule = rule,
                     .source_head = NONE,
                     .parent = NONE,
                     .within = NONE};
}

#endif
