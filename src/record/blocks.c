/* blocks.c - blocks of names, see blocks.h */
#include "record/blocks.h"

#include "base/map.h"
#include "record/keys.h"
#include "record/known.h"

struct blocks {
    map numbers; /* to an index of `all` */
    VEC(spelt_list) all;
};

slice person_name(slice key) { return key_is(key, "p") ? key_rest(key) : key; }

void blocks_forget(record *r) {
    r->blocks = NULL;
    known_forget(r);
    arena_reset(r->blocks_arena);
}

typedef struct blocks_job {
    record *r;
    slice common, called;
    int64_t id;
    spelt_list *out;
} blocks_job;

void spelt_add(arena *a, spelt_list *to, int64_t id, slice called) {
    *vec_push(a, &to->of) = (spelt){id, called};
    *vec_push(a, &to->letters) = names_letters(called);
}

uint32_t spelt_same(const spelt_list *all, uint32_t one, uint32_t from) {
    const name_letters *letters = all->letters.at, own = letters[one];
    for (uint32_t i = from; i < all->of.size; i++)
        if (names_near(&letters[i], &own) && i != one && names_same(all->of.at[i].name, all->of.at[one].name))
            return i;
    return all->of.size;
}

static status load(void *context, error *e) {
    blocks_job *job = context;
    record *r = job->r;
    arena *a = r->blocks_arena;
    spelt_list some = {0};
    bool more = true, found;
    if (!r->blocks) r->blocks = ARENA_NEW(a, struct blocks, 1);
    sqlite3_stmt *s = store_bind(r, SQL_ACTOR_BLOCK, e, "t", job->common);
    status result = s ? READOUT_OK : e->status;
    while (result == READOUT_OK && (result = store_step(r, s, &more, e)) == READOUT_OK && more)
        spelt_add(a, &some, sqlite3_column_int64(s, 0), arena_slice(a, person_name(store_text(s, 1))));
    if (result != READOUT_OK) return result;
    uint32_t *at = map_put(a, &r->blocks->numbers, arena_slice(a, job->common), &found);
    *at = r->blocks->all.size;
    *vec_push(a, &r->blocks->all) = some;
    return result;
}

static spelt_list *kept(record *r, slice common) {
    uint32_t at = r->blocks ? map_get(&r->blocks->numbers, common) : MAP_NONE;
    return at == MAP_NONE ? NULL : &r->blocks->all.at[at];
}

const spelt_list *blocks_of(record *r, slice common, error *e) {
    if (kept(r, common)) return kept(r, common);
    if (arena_used(r->blocks_arena) > BLOCKS_MOST) blocks_forget(r);
    blocks_job job = {.r = r, .common = common};
    status s = arena_run(r->blocks_arena, load, &job, e);
    if (s != READOUT_OK) blocks_forget(r);
    return s == READOUT_OK ? kept(r, common) : NULL;
}

static status add_one(void *context, error *e) {
    blocks_job *job = context;
    (void)e;
    spelt_add(job->r->blocks_arena, job->out, job->id, arena_slice(job->r->blocks_arena, job->called));
    return READOUT_OK;
}

status blocks_add(record *r, slice common, int64_t id, slice called, error *e) {
    blocks_job job = {r, common, called, id, kept(r, common)};
    status s = job.out ? arena_run(r->blocks_arena, add_one, &job, e) : READOUT_OK;
    if (s != READOUT_OK) blocks_forget(r);
    return s;
}

void blocks_drop(record *r, slice common, int64_t id) {
    spelt_list *all = kept(r, common);
    for (uint32_t i = 0; all && i < all->of.size; i++)
        if (all->of.at[i].id == id) {
            all->of.at[i] = all->of.at[--all->of.size];
            all->letters.at[i] = all->letters.at[--all->letters.size];
            return;
        }
}
