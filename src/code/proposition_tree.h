/* proposition_tree.h - the trees of an article, ready to be walked
 *
 * Children, extents of subtrees, and what stands at each token: mention, date, attribution. Made once for an article,
 * in time linear in its tokens, without recursion. Heads that point nowhere, to themselves or round in circles do no
 * harm. */
#ifndef CODE_PROPOSITION_TREE_H
#define CODE_PROPOSITION_TREE_H

#include "article.h"

/* Children looked at of one token, and steps taken upwards: what bounds the time over hostile text. */
#define TREE_CHILDREN 64
#define TREE_STEPS 24

typedef struct tree {
    const article *a;
    const token *t;
    const word_roles *words; /* the article's */
    uint32_t *first, *next; /* first child of a token, next sibling; in order of the text; NONE */
    uint32_t *left, *right; /* first and last token of the subtree */
    uint32_t *mention;      /* whose head the token is, or NONE */
    uint32_t *date;         /* that begins or ends at the token or has it inside, or NONE */
    uint32_t *attribution;  /* the innermost one whose content the token is in, or NONE */
    uint32_t *cue;          /* the attribution whose cue the token is in, or NONE */
} tree;

/* From the article's arena. */
tree *tree_new(article *a);

/* for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n)) ... : at most TREE_CHILDREN of i. */
uint32_t tree_begin(const tree *t, uint32_t i, uint32_t *count);
uint32_t tree_after(const tree *t, uint32_t child, uint32_t *count);

/* The first child by a relation, or NONE; `main` also takes its subtypes. */
uint32_t tree_child(const tree *t, uint32_t i, uint8_t relation);
uint32_t tree_child_main(const tree *t, uint32_t i, uint8_t relation);

/* The preposition of a noun phrase, or the subordinator of a clause, with fixed parts joined ("because_of"), lower
 * case; empty where there is none. `relation` is REL_CASE or REL_MARK. */
slice tree_marker(const tree *t, uint32_t i, uint8_t relation, arena *a);

/* The token's relation; false where it has no head, but for REL_ROOT: where it holds, the head may be looked at. */
bool tree_is(const tree *t, uint32_t i, uint8_t relation);
bool tree_is_main(const tree *t, uint32_t i, uint8_t relation); /* or a subtype of it */
bool tree_word(const tree *t, uint32_t i, enum word_role role); /* article_word; false for NONE */
bool tree_has(const tree *t, uint32_t i, slice feature); /* "VerbForm=Part" */

/* What a conjunct is joined to: its head; but in "X says they crossed the border, | killed | two", where the head
 * leads to a clause before it and only that clause is of the past as it is, the verb of the clause. */
uint32_t tree_joined_to(const tree *t, uint32_t i);

/* The first of the conjuncts that a token is the last of, itself where it is none. */
uint32_t tree_first_conjunct(const tree *t, uint32_t i);

/* Whether the token stands in the content of attribution `which` (or of one inside it); NONE: always. */
bool tree_inside(const tree *t, uint32_t i, uint32_t which);

#endif
