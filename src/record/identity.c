/* identity.c - actors in the record, see identity.h */
#include "record/identity.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "record/decisions.h"
#include "record/id.h"
#include "record/names.h"

enum {
    BLOCK = 512, /* persons of one block that are compared; past it they stay apart */
    FACTS = 2    /* the `role` of facts in actor_name */
};

typedef struct person {
    int64_t id, identity;
    slice name;
    uint32_t root; /* index of who stands for it */
} person;

typedef VEC(person) persons;

static slice person_name(slice key) { return slice_starts(key, SLICE("p:")) ? slice_part(key, 2, key.size) : key; }

static status load_block(record *r, slice common, persons *out, error *e) {
    sqlite3_stmt *s = store_bind(r, SQL_ACTOR_BLOCK, e, "t", common);
    bool more = true;
    status result = s ? READOUT_OK : e->status;
    while (result == READOUT_OK && (result = store_step(r, s, &more, e)) == READOUT_OK && more) {
        if (out->size == BLOCK) {
            sqlite3_reset(s);
            out->size = 0;
            return READOUT_OK;
        }
        person *p = vec_push(r->scratch, out);
        *p = (person){.id = sqlite3_column_int64(s, 0), .identity = sqlite3_column_int64(s, 2)};
        p->name = person_name(arena_slice(r->scratch, store_text(s, 1)));
        p->root = out->size - 1;
    }
    return result;
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

static status settle_block(record *r, slice common, error *e) {
    persons all = {0};
    status s = load_block(r, common, &all, e);
    if (s != READOUT_OK) return s;
    join_spellings(&all);
    for (uint32_t i = 0; s == READOUT_OK && i < all.size; i++) {
        int64_t identity = all.at[root_of(&all, i)].id;
        if (identity != all.at[i].identity) s = store_run(r, SQL_ACTOR_IDENTITY, e, "ii", identity, all.at[i].id);
    }
    return s;
}

static status add_words(record *r, int64_t id, slice text, error *e) {
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

static status add_name(record *r, int64_t id, int64_t role, slice called, error *e) {
    if (!called.size) return READOUT_OK;
    int64_t articles;
    status s = store_number(r, SQL_NAME_ADD, 0, &articles, e, "iit", id, role, called);
    if (role == FACTS) slice_take(&called, '\t'); /* the kind of actor is no word to find it by */
    return s == READOUT_OK && articles == 1 ? add_words(r, id, called, e) : s;
}

static status add_actor(record *r, const actor *who, int64_t *id, error *e) {
    char common[NAMES_BLOCK] = "", uid[ID_SIZE];
    if (slice_starts(who->key, SLICE("p:"))) names_block(person_name(who->key), common);
    id_of_key('p', who->key, uid);
    status s = store_run(r, SQL_ACTOR_ADD, e, "ttt", who->key, slice_of(common), slice_of(uid));
    if (s != READOUT_OK) return s;
    *id = sqlite3_last_insert_rowid(r->db);
    s = store_run(r, SQL_ACTOR_IDENTITY, e, "ii", *id, *id);
    if (s == READOUT_OK && common[0]) s = settle_block(r, slice_of(common), e);
    return s == READOUT_OK ? decisions_settle_for(r, slice_of(uid), slice_of(common), e) : s;
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

slice identity_facts(record *r, const actor *who) {
    return arena_print(r->scratch, "%u\t%s\t%s\t%.*s", (unsigned)who->kind, who->country, who->sector,
                       (int)who->code.size, who->code.size ? who->code.at : "");
}

status identity_of(record *r, const actor *who, int64_t *id, error *e) {
    status s = store_number(r, SQL_ACTOR_FIND, 0, id, e, "t", who->key);
    if (s == READOUT_OK) s = *id ? READOUT_OK : add_actor(r, who, id, e);
    if (s == READOUT_OK) s = add_name(r, *id, 0, who->name, e);
    if (s == READOUT_OK) s = add_name(r, *id, 1, who->role, e);
    return s == READOUT_OK ? add_name(r, *id, FACTS, identity_facts(r, who), e) : s;
}
