/* blocks.h - persons whose names begin alike, kept in memory while a record is written
 *
 * A new person is compared with all of the block that names_block gives. Names are read from the record when their
 * block is first asked for and kept, some 60 bytes each, until the record is closed or a transaction is undone; past
 * BLOCKS_MOST bytes all are forgotten. */
#ifndef RECORD_BLOCKS_H
#define RECORD_BLOCKS_H

#include "record/names.h"
#include "record/store.h"

#define BLOCKS_MOST ((size_t)256 << 20)

/* A person: the row of `actor`, and the name without "p:". */
typedef struct spelt {
    int64_t id;
    slice name;
} spelt;

/* Persons, and the letters of each: a new one is compared with thousands by these alone. */
typedef struct spelt_list {
    VEC(spelt) of;
    VEC(name_letters) letters;
} spelt_list;

/* Adds one, whose name is borrowed. */
void spelt_add(arena *a, spelt_list *to, int64_t id, slice called);

/* The first from `from` on that has one name with `one`, which is another; all->of.size where there is none. */
uint32_t spelt_same(const spelt_list *all, uint32_t one, uint32_t from);

/* The persons of a block; NULL with *e filled. Valid until the next call. */
const spelt_list *blocks_of(record *r, slice common, error *e);

/* One more, in a block that is kept: not in the record's own order, which shows nowhere. One less. */
status blocks_add(record *r, slice common, int64_t id, slice called, error *e);
void blocks_drop(record *r, slice common, int64_t id);

/* Forgets all: what is kept may not be so any more. */
void blocks_forget(record *r);

/* The name in a person's key. */
slice person_name(slice key);

#endif
