/* called.h - what an actor is called: of all that articles say, what most say */
#ifndef RECORD_CALLED_H
#define RECORD_CALLED_H

#include "base/arena.h"
#include "base/vec.h"

/* Of name_count: the name, the office, and the facts (kind, country, sector and code with tabs between). */
enum { CALLED_NAME, CALLED_ROLE, CALLED_FACTS, CALLEDS };

/* One of these, as so many articles have it. */
typedef struct calling {
    int64_t role, articles;
    slice name;
} calling;

typedef VEC(calling) called_list;

/* Adds one, the text copied into `a`; an empty name is none. */
void called_add(arena *a, called_list *to, int64_t role, slice name, int64_t articles);

/* Sorts by role and name, each once. */
void called_sort(called_list *all);

/* The best of each role, borrowed; empty where there is none. Sorts the list. */
void called_best(called_list *all, slice best[CALLEDS]);

#endif
