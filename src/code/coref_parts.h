/* coref_parts.h - the parts of coref.c: each is given the number of a phrase of its sort, once all before it are
 * decided */
#ifndef CODE_COREF_PARTS_H
#define CODE_COREF_PARTS_H

#include "code/actor_cast.h"

/* How many phrases back a description may look. */
#define COREF_DESCRIPTION_REACH 300

/* A description. `quoted`: for each token whether it stands between quotation marks. */
void coref_describe(cast *c, uint32_t number, const bool *quoted);

/* Its parts for a body, a land and a document. */
void coref_body(cast *c, uint32_t number, const bool *quoted);
void coref_land(cast *c, uint32_t number);
void coref_document(cast *c, uint32_t number);
void coref_short(cast *c, uint32_t number);

/* The last actor before a phrase that may be called by its noun. */
who *coref_look_back(const cast *c, uint32_t number, bool person);

/* Who owns it: "his counterpart", "the minister's spokesman". */
who *coref_owner(const cast *c, uint32_t number);

/* Whether a phrase stands in the headline, where offices go without an article. */
bool coref_in_headline(const cast *c, const phrase *p);

/* An actor known by its description only. Where it is `shared`, the same for all phrases with these words, in any
 * article ("Iranian officials"); else of this phrase alone. `sort` is what its key begins with, `kind` one of enum
 * actor_kind. */
who *coref_new(cast *c, uint32_t number, const char *sort, uint8_t kind, bool shared);

/* Several persons: "Iranian officials". */
void coref_group(cast *c, uint32_t number);

/* "his counterpart": whether an entry is that; the one of somebody, `w`, whom phrase `number` names. */
bool coref_is_counterpart(const entry *e);
void coref_add_counterpart(cast *c, uint32_t number, who *w);

/* A pronoun. */
void coref_pronoun(cast *c, uint32_t number, const bool *quoted);

/* Gives a pronoun to whom the accusation that it stands in is against, or who denies the claim that it stands in;
 * false where that is not known, or not yet. */
bool coref_accuse(cast *c, uint32_t number);

#endif
