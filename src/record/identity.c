/* identity.c - actors in the record, see identity.h */
#include "record/identity.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "record/id.h"
#include "record/names.h"

enum { BLOCK = 512 }; /* persons of one block that are compared; past it they stay apart */

typedef struct person {
    int64_t id, identity;
    slice name, country;
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
        *p = (person){.id = sqlite3_column_int64(s, 0), .identity = sqlite3_column_int64(s, 3)};
        p->name = person_name(arena_slice(r->scratch, store_text(s, 1)));
        p->country = arena_slice(r->scratch, store_text(s, 2));
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

static bool same_country(const person *a, const person *b) {
    return !a->country.size || !b->country.size || slice_equal(a->country, b->country);
}

static void join_spellings(persons *all) {
    for (uint32_t i = 0; i < all->size; i++)
        for (uint32_t j = 0; j < i; j++) {
            const person *a = &all->at[i], *b = &all->at[j];
            if (same_country(a, b) && names_same(a->name, b->name)) join(all, i, j);
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
        if (at[i] == '-' || at[i] == '.' || at[i] == ',' || at[i] == ':' || at[i] == '\'') at[i] = ' ';
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
    return s == READOUT_OK && articles == 1 ? add_words(r, id, called, e) : s;
}

static status add_actor(record *r, const actor *who, int64_t *id, error *e) {
    char common[NAMES_BLOCK] = "", uid[ID_SIZE];
    slice country = slice_of(who->country), sector = slice_of(who->sector);
    if (who->kind == ACTOR_PERSON) names_block(person_name(who->key), common);
    id_of_key('p', who->key, uid);
    status s = store_run(r, SQL_ACTOR_ADD, e, "tittttt", who->key, (int64_t)who->kind, country, sector, who->code,
                         slice_of(common), slice_of(uid));
    if (s != READOUT_OK) return s;
    *id = sqlite3_last_insert_rowid(r->db);
    s = store_run(r, SQL_ACTOR_IDENTITY, e, "ii", *id, *id);
    return s == READOUT_OK && common[0] ? settle_block(r, slice_of(common), e) : s;
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
    return s;
}

/* What articles know of one actor may differ: the fullest code counts, and of those the greatest, whatever article came
 * first. */
static status enrich(record *r, const actor *who, int64_t id, error *e) {
    char common[NAMES_BLOCK] = "";
    slice country = slice_of(who->country), sector = slice_of(who->sector);
    status s = store_run(r, SQL_ACTOR_ENRICH, e, "tttii", country, sector, who->code, (int64_t)who->kind, id);
    if (s != READOUT_OK || !sqlite3_changes(r->db)) return s;
    if (who->kind == ACTOR_PERSON) names_block(person_name(who->key), common);
    return common[0] ? settle_block(r, slice_of(common), e) : s;
}

status identity_of(record *r, const actor *who, int64_t *id, error *e) {
    status s = store_number(r, SQL_ACTOR_FIND, 0, id, e, "t", who->key);
    if (s == READOUT_OK) s = *id ? enrich(r, who, *id, e) : add_actor(r, who, id, e);
    if (s == READOUT_OK) s = add_words(r, *id, slice_of(who->country), e);
    if (s == READOUT_OK) s = add_words(r, *id, who->code, e);
    if (s == READOUT_OK) s = add_name(r, *id, 0, who->name, e);
    return s == READOUT_OK ? add_name(r, *id, 1, who->role, e) : s;
}
