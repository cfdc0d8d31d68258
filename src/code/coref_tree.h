/* coref_tree.h - what a pronoun's sentence has around the verb that it stands under
 *
 * Shared by those parts of coreference that ask the tree for whom a phrase stands. */
#ifndef CODE_COREF_TREE_H
#define CODE_COREF_TREE_H

#include "code/actor_cast.h"

/* How many phrases back a pronoun, or what a noun hangs on, may look. */
#define COREF_REACH 40

static inline const token *coref_token(const cast *c, uint32_t i) { return &c->a->tokens.at[i]; }

static inline uint32_t coref_sentence(const cast *c, const phrase *p) {
    return c->a->tokens.at[p->core_begin].sentence;
}

/* The verb that a phrase's head is an argument of. */
static inline uint32_t coref_clause(const cast *c, const phrase *p) { return c->a->tokens.at[p->head].head; }

/* The actor that a phrase stands for; NULL where none is known. */
static inline who *coref_who(const cast *c, uint32_t number) {
    return number == NONE || c->who_of[number] == NONE ? NULL : &c->list.at[c->who_of[number]];
}

static inline bool genders_agree(char a, char b) { return !a || !b || a == b; }

/* Whether an actor may be meant by a pronoun at all; NULL is none. */
bool coref_fits(const phrase *p, const who *w);

/* The phrase that a token heads or stands in the core of, near phrase `number` and another one; NONE. A pronoun only
 * where `pronouns`. */
uint32_t coref_phrase_at(const cast *c, uint32_t number, uint32_t at, bool pronouns);

/* The token that is a verb's subject, in front of it and not far; NONE. */
uint32_t coref_subject(const cast *c, uint32_t verb);

#endif
