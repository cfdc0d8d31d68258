/* decisions.h - what people decided by hand, and which of it holds
 *
 * Decisions are a set, in the order of moment, number and id, which is the same wherever records are merged. The
 * later one holds: an undo takes an earlier one out; links between actors are drawn from the last decision to the
 * first, and one that contradicts what is drawn already is overruled. What the spellings of names say comes after all
 * of them.
 *
 * A target is an actor's uid, a decision's uid, a claim's or dispute's id, or a key of a quote, statement or event:
 * its letter, the article's 16 digits, and the bytes of its cue or predicate, which a recoding leaves alone where it
 * finds the same again (hidden.h). */
#ifndef RECORD_DECISIONS_H
#define RECORD_DECISIONS_H

#include "base/map.h"
#include "base/vec.h"
#include "record/store.h"

typedef struct decision_target {
    slice target, shown;
    uint32_t part;
} decision_target;

typedef struct decision {
    slice uid, moment, who, reason;
    int64_t number;
    VEC(decision_target) on;
    uint32_t undone, overruled; /* the number of the decision that did it, or NONE */
    uint8_t what;               /* enum decision_kind */
} decision;

typedef VEC(decision) decision_list;

/* All of them, in order, with what holds; in r->scratch, inside its arena_run. */
status decisions_load(record *r, decision_list *out, error *e);

typedef struct apart {
    uint32_t one, other, by; /* nodes, and the decision that says so */
} apart;

/* Actors that are one, and such as are not to be. A zeroed one is empty. */
typedef struct links {
    map nodes;                  /* from an actor's uid */
    VEC(uint32_t) parent;
    VEC(uint32_t) by;           /* the decision that joined a group last */
    VEC(apart) apart;
} links;

/* A node's number, a new one where the uid is new; the number of who stands for its group. */
uint32_t links_node(arena *a, links *x, slice uid);
uint32_t links_root(const links *x, uint32_t node);

/* Makes two one group: NONE; or leaves them, where some of them are to be apart, and gives the number of the decision
 * that says so. */
uint32_t links_join(links *x, uint32_t one, uint32_t other, uint32_t by);

/* Draws the links of the decisions that are not undone, and fills `overruled`. */
void decisions_link(arena *a, decision_list *all, links *out);

/* Its uid, from all the rest. */
slice decision_uid(arena *a, const decision *d);

/* Gives a list's sink the row of one. */
struct lister;
void decision_row(struct lister *l, const decision_list *all, uint32_t i);

/* Works out anew who is one actor, among those that a decision was ever about and the persons who are called
 * alike. */
status decisions_settle(record *r, error *e);

#endif
