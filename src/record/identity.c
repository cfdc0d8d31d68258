/* identity.c - actors in the record, see identity.h */
#include "record/identity.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "record/decisions.h"
#include "record/names.h"

enum { FACTS = 2 /* the `role` of facts in actor_name */ };

typedef struct person {
    int64_t id, identity;
    slice name;
    uint32_t root; /* index of who stands for it */
} person;

typedef VEC(person) persons;

static slice person_name(slice key) { return slice_starts(key, SLICE("p:")) ? slice_part(key, 2, key.size) : key; }

static status load_persons(record *r, sqlite3_stmt *s, persons *out, error *e) {
    bool more = true;
    status result = s ? READOUT_OK : e->status;
    while (result == READOUT_OK && (result = store_step(r, s, &more, e)) == READOUT_OK && more) {
        person *p = vec_push(r->scratch, out);
        *p = (person){.id = sqlite3_column_int64(s, 0), .identity = sqlite3_column_int64(s, 2)};
        p->name = person_name(arena_slice(r->scratch, store_text(s, 1)));
        p->root = out->size - 1;
    }
    return result;
}

/* Those of a block; none where there are too many. *size: how many, at most two more than are compared. */
static status load_block(record *r, slice common, persons *out, int64_t *size, error *e) {
    status s = store_number(r, SQL_BLOCK_SIZE, 0, size, e, "ti", common, (int64_t)PERSONS_COMPARED + 2);
    if (s != READOUT_OK || *size > PERSONS_COMPARED) return s;
    return load_persons(r, store_bind(r, SQL_ACTOR_BLOCK, e, "t", common), out, e);
}

static uint32_t root_of(const persons *all, uint32_t i) {
    while (all->at[i].root != i) i = all->at[i].root;
    return i;
}

static void join(persons *all, uint32_t i, uint32_t j) {
    uint32_t a = root_of(all, i), b = root_of(all, j);
    if (a < b) all->at[b].root = a;
    else all->at[a].root = b;
}

static void join_spellings(persons *all) {
    for (uint32_t i = 0; i < all->size; i++)
        for (uint32_t j = 0; j < i; j++) {
            const person *a = &all->at[i], *b = &all->at[j];
            if (names_same(a->name, b->name)) join(all, i, j);
        }
}

static status settle(record *r, persons *all, error *e) {
    status s = READOUT_OK;
    join_spellings(all);
    for (uint32_t i = 0; s == READOUT_OK && i < all->size; i++) {
        int64_t identity = all->at[root_of(all, i)].id;
        if (identity != all->at[i].identity) s = store_run(r, SQL_ACTOR_IDENTITY, e, "ii", identity, all->at[i].id);
    }
    return s;
}

static status settle_block(record *r, slice common, error *e) {
    persons all = {0};
    int64_t size;
    status s = load_block(r, common, &all, &size, e);
    if (s == READOUT_OK && size > PERSONS_COMPARED) return store_run(r, SQL_BLOCK_APART, e, "t", common);
    return s == READOUT_OK ? settle(r, &all, e) : s;
}

static status add_text(record *r, int64_t id, slice text, error *e) {
    status s = READOUT_OK;
    slice key = utf8_key(r->scratch, text);
    char *at = arena_copy(r->scratch, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (at[i] == '-' || at[i] == '.' || at[i] == ',' || at[i] == ':' || at[i] == '\'' || at[i] == '\t') at[i] = ' ';
    for (slice left = {at, key.size}; left.at && s == READOUT_OK;) {
        slice word = slice_take(&left, ' ');
        if (word.size) s = store_run(r, SQL_WORD_ADD, e, "ti", word, id);
    }
    return s;
}

status identity_words(record *r, int64_t id, int64_t role, slice called, error *e) {
    if (role == FACTS) slice_take(&called, '\t'); /* the kind of actor is no word to find it by */
    return add_text(r, id, called, e);
}

status identity_words_again(record *r, int64_t id, error *e) {
    bool more = true;
    status s = store_run(r, SQL_WORDS_OF_DROP, e, "i", id);
    sqlite3_stmt *q = s == READOUT_OK ? store_bind(r, SQL_NAMES_OF, e, "i", id) : NULL;
    if (!q) return s == READOUT_OK ? e->status : s;
    while ((s = store_step(r, q, &more, e)) == READOUT_OK && more) {
        slice called = arena_slice(r->scratch, store_text(q, 1));
        s = identity_words(r, id, sqlite3_column_int64(q, 0), called, e);
        if (s != READOUT_OK) return s;
    }
    return s;
}

/* The same for one that is new: it is compared with the others, which know already who is one with whom. */
static status join_block(record *r, int64_t id, slice key, slice common, error *e) {
    persons all = {0};
    int64_t identity = id, size;
    status s = load_block(r, common, &all, &size, e);
    if (s == READOUT_OK && size == PERSONS_COMPARED + 1) return store_run(r, SQL_BLOCK_APART, e, "t", common);
    for (uint32_t i = 0; s == READOUT_OK && i < all.size; i++) {
        const person *p = &all.at[i];
        if (p->id == id || !names_same(person_name(key), p->name) || p->identity == identity) continue;
        int64_t least = p->identity < identity ? p->identity : identity, other = p->identity < identity ? identity : p->identity;
        s = store_run(r, SQL_IDENTITY_JOIN, e, "ii", least, other);
        for (uint32_t k = 0; k < all.size; k++)
            if (all.at[k].identity == other) all.at[k].identity = least;
        identity = least;
    }
    return s;
}

status identity_add(record *r, int64_t id, slice key, slice uid, bool decided, int64_t *about, error *e) {
    char common[NAMES_BLOCK] = "";
    if (slice_starts(key, SLICE("p:"))) names_block(person_name(key), common);
    status s = store_run(r, SQL_ACTOR_ADD, e, "ittitn", id, key, uid, id, slice_of(common), (int64_t)0);
    if (s == READOUT_OK && common[0]) s = decided ? settle_block(r, slice_of(common), e) : join_block(r, id, key, slice_of(common), e);
    *about = 0;
    return s == READOUT_OK && decided ? store_number(r, SQL_DECIDED, 0, about, e, "tt", uid, slice_of(common)) : s;
}

/* Who is left of those that were one with it. */
static status settle_left(record *r, slice common, int64_t identity, error *e) {
    persons left = {0};
    int64_t size;
    status s = store_number(r, SQL_BLOCK_SIZE, 0, &size, e, "ti", common, (int64_t)PERSONS_COMPARED + 2);
    if (s == READOUT_OK && size == PERSONS_COMPARED) return settle_block(r, common, e);
    if (s == READOUT_OK) s = load_persons(r, store_bind(r, SQL_IDENTITY_OF_BLOCK, e, "it", identity, common), &left, e);
    return s == READOUT_OK ? settle(r, &left, e) : s;
}

status identity_drop(record *r, int64_t id, error *e) {
    bool more;
    slice common = {0};
    int64_t identity = 0;
    sqlite3_stmt *q = store_bind(r, SQL_ACTOR_BLOCK_OF, e, "i", id);
    status s = q ? store_step(r, q, &more, e) : e->status;
    if (s == READOUT_OK && more) {
        common = arena_slice(r->scratch, store_text(q, 0));
        identity = sqlite3_column_int64(q, 1);
        sqlite3_reset(q);
    }
    if (s == READOUT_OK) s = store_run(r, SQL_WORDS_OF_DROP, e, "i", id);
    if (s == READOUT_OK) s = store_run(r, SQL_ACTOR_DROP, e, "i", id);
    return s == READOUT_OK && common.size ? settle_left(r, common, identity, e) : s;
}

typedef VEC(slice) slices;

status identity_settle_all(record *r, error *e) {
    slices blocks = {0};
    bool more = true;
    sqlite3_stmt *q = store_bind(r, SQL_BLOCKS, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more)
        *vec_push(r->scratch, &blocks) = arena_slice(r->scratch, store_text(q, 0));
    for (uint32_t i = 0; s == READOUT_OK && i < blocks.size; i++) s = settle_block(r, blocks.at[i], e);
    return s == READOUT_OK ? decisions_settle(r, e) : s;
}
