/* identity.c - actors in the record, see identity.h */
#include "record/identity.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "record/blocks.h"
#include "record/called.h"
#include "record/decisions.h"
#include "record/joined.h"
#include "record/keys.h"
#include "record/known.h"

static uint32_t root_of(const uint32_t *roots, uint32_t i) {
    while (roots[i] != i) i = roots[i];
    return i;
}

/* Of each person of the block who stands for all spellings: the one with the smallest row. */
static uint32_t *join_spellings(arena *a, const spelt_list *all) {
    uint32_t *roots = ARENA_NEW(a, uint32_t, all->of.size);
    for (uint32_t i = 0; i < all->of.size; i++) {
        roots[i] = i;
        for (uint32_t j = spelt_same(all, i, 0); j < i; j = spelt_same(all, i, j + 1)) {
            uint32_t one = root_of(roots, i), other = root_of(roots, j);
            if (all->of.at[one].id < all->of.at[other].id) roots[other] = one;
            else roots[one] = other;
        }
    }
    return roots;
}

status identity_move(record *r, int64_t id, int64_t to, error *e) {
    int64_t before;
    status s = store_number(r, SQL_IDENTITY_OF, 0, &before, e, "i", id);
    if (s != READOUT_OK || before == to) return s;
    s = store_run(r, SQL_UNSETTLE_IDENTITY, e, "i", before);
    if (s == READOUT_OK) s = joined_add(r, id, to, e);
    if (s == READOUT_OK) s = store_run(r, SQL_ACTOR_IDENTITY, e, "ii", to, id);
    return s == READOUT_OK ? store_run(r, SQL_UNSETTLE_IDENTITY, e, "i", to) : s;
}

/* Of persons with names alike: who stands for whom. */
static status settle(record *r, const spelt_list *all, error *e) {
    status s = READOUT_OK;
    uint32_t *roots = join_spellings(r->scratch, all);
    for (uint32_t i = 0; s == READOUT_OK && i < all->of.size; i++)
        s = identity_move(r, all->of.at[i].id, all->of.at[root_of(roots, i)].id, e);
    return s;
}

static status settle_block(record *r, slice common, error *e) {
    const spelt_list *all = blocks_of(r, common, e);
    return all ? settle(r, all, e) : e->status;
}

void identity_words(arena *a, int64_t role, slice called, index_words *out) {
    if (role == CALLED_FACTS) slice_take(&called, '\t'); /* the kind of actor is no word to find it by */
    slice key = utf8_key(a, called);
    char *at = arena_copy(a, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (at[i] == '-' || at[i] == '.' || at[i] == ',' || at[i] == ':' || at[i] == '\'' || at[i] == '\t')
            at[i] = ' ';
    for (slice left = {at, key.size}; left.at;) {
        slice word = slice_part(slice_take(&left, ' '), 0, INDEX_WORD_MOST - 1);
        if (word.size) index_word_add(a, out, arena_print(a, "n%.*s", (int)word.size, word.at));
    }
}

/* One that is new is compared with the others, which know already who is one with whom. */
static status join_block(record *r, int64_t id, slice common, error *e) {
    VEC(int64_t) same = {0};
    const spelt_list *all = blocks_of(r, common, e);
    if (!all) return e->status;
    uint32_t own = all->of.size;
    while (own > 0 && all->of.at[own - 1].id != id) own--;
    for (uint32_t i = own ? spelt_same(all, own - 1, 0) : all->of.size; i < all->of.size;
         i = spelt_same(all, own - 1, i + 1))
        *vec_push(r->scratch, &same) = all->of.at[i].id;
    status s = READOUT_OK;
    int64_t identity = id, other;
    for (uint32_t i = 0; s == READOUT_OK && i < same.size; i++) {
        s = store_number(r, SQL_IDENTITY_OF, 0, &other, e, "i", same.at[i]);
        if (s != READOUT_OK || !other || other == identity) continue;
        int64_t least = other < identity ? other : identity, most = other < identity ? identity : other;
        s = joined_add(r, least, most, e);
        if (s == READOUT_OK) s = store_run(r, SQL_UNSETTLE_IDENTITY, e, "i", most);
        if (s == READOUT_OK) s = store_run(r, SQL_UNSETTLE_IDENTITY, e, "i", least);
        if (s == READOUT_OK) s = store_run(r, SQL_IDENTITY_JOIN, e, "ii", least, most);
        identity = least;
    }
    return s;
}

/* Where something was decided of the block (*about), what spellings say goes first, and decisions come behind. */
static status join(record *r, int64_t id, slice uid, slice common, bool decided, int64_t *about, error *e) {
    status s = decided ? store_number(r, SQL_DECIDED, 0, about, e, "tt", uid, common) : READOUT_OK;
    if (s != READOUT_OK || !common.size) return s;
    return *about ? settle_block(r, common, e) : join_block(r, id, common, e);
}

status identity_add(record *r, int64_t id, slice key, slice uid, bool decided, int64_t *about, error *e) {
    char common[NAMES_BLOCK] = "";
    *about = 0;
    if (key_is(key, "p")) names_block(person_name(key), common);
    status s = store_run(r, SQL_ACTOR_ADD, e, "ittitn", id, key, uid, id, slice_of(common), (int64_t)0);
    if (s == READOUT_OK && common[0]) s = blocks_add(r, slice_of(common), id, person_name(key), e);
    return s == READOUT_OK ? join(r, id, uid, slice_of(common), decided, about, e) : s;
}

/* Who is left of those that were one with it. */
static status settle_left(record *r, slice common, int64_t identity, error *e) {
    spelt_list left = {0};
    bool more = true;
    sqlite3_stmt *q = store_bind(r, SQL_IDENTITY_OF_BLOCK, e, "it", identity, common);
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more) {
        slice called = person_name(arena_slice(r->scratch, store_text(q, 1)));
        spelt_add(r->scratch, &left, sqlite3_column_int64(q, 0), called);
    }
    return s == READOUT_OK && left.of.size ? settle(r, &left, e) : s;
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
    if (s == READOUT_OK) s = store_run(r, SQL_ACTOR_DROP, e, "i", id);
    if (common.size) blocks_drop(r, common, id);
    known_forget(r);
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
