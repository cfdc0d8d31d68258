/* stance_content.h - questions about the content of a cue: does it, or the cue, call what was said false? */
#ifndef CODE_STANCE_CONTENT_H
#define CODE_STANCE_CONTENT_H

#include "code/stance.h"

static inline const token *stance_token(const stance_question *q, uint32_t at) {
    return &q->f->article->tokens.at[at];
}

/* Whether a word calls something untrue; with `or_bad`, also where it calls it bad in another way. */
bool stance_is_false_word(const stance_question *q, const cue_lexicon *l, uint32_t at, bool or_bad);

/* A pronoun for a thing, or for what was said: "it", "that". */
bool stance_is_pronoun(const stance_question *q, uint32_t at);

/* Whether a noun names what somebody said. */
bool stance_is_said(const stance_question *q, const cue_lexicon *l, uint32_t at);

/* A predicate that calls a claim false: "the claims are baseless", "this is a lie", "they have no basis". Where the
 * tree gives it no subject, what was said must stand close before it. */
bool stance_is_false_predicate(const stance_question *q, const cue_lexicon *l, uint32_t at);

/* A headline without a verb: "allegation a smokescreen", "claims 'a tired fiction'", "claims 'have no basis'". */
bool stance_is_false_headline(const stance_question *q, const cue_lexicon *l);

/* The next token of the content from `at` whose head lies outside of it, or NONE. */
uint32_t stance_next_top(const stance_question *q, uint32_t at);

/* A person's name, or a pronoun for persons. */
bool stance_is_person(const stance_question *q, uint32_t at);

/* Whether a cue judges what was said to be false: "called the claims a lie", "dismissed it as baseless". The word
 * must be the judgement, and not stand deep in what is judged. */
bool stance_judges_false(const stance_question *q, const cue_lexicon *l);

/* "described the claim as shameless", "called the charge a comedy": whatever an accusation is called, it is turned
 * down, unless the word speaks for it ("serious", "credible"). */
bool stance_calls_bad(const stance_question *q, const cue_lexicon *l);

/* "the minister's version "impossible"", "the claim that they did it was an invention": a noun for what was said at
 * the front, and at the end a word that calls it bad. */
bool stance_ends_bad(const stance_question *q, const cue_lexicon *l, bool of_judge);

/* Whether what a cue turns down is something said, and not a wish, a plan or a person. */
bool stance_turns_down(const stance_question *q, const cue_lexicon *l);

#endif
