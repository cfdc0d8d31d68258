/* there.c - see there.h */
#include "record/there.h"

#include "base/mem.h"
#include "record/coding.h"
#include "record/index.h"
#include "record/known.h"

enum { MANY = 256 /* articles that are looked up before all are listed */, LEAST = 4096 };

/* Fronts of digests, in the place that their own bits say or behind it; half full at most. */
typedef struct front_set {
    uint32_t *at; /* 0: free */
    size_t size, room;
} front_set;

struct there {
    struct known *fresh; /* of the transaction under way */
    front_set all;
    uint64_t asked;
    bool listed; /* `all` has all */
};

static struct there *of(record *r) {
    if (!r->there && (r->there = mem_alloc(sizeof *r->there)) != NULL) *r->there = (struct there){.fresh = NULL};
    return r->there;
}

void there_begin(record *r) {
    if (r->there) known_free(&r->there->fresh);
}

void there_forget(record *r) {
    if (!r->there) return;
    known_free(&r->there->fresh);
    mem_free(r->there->all.at);
    mem_free(r->there);
    r->there = NULL;
}

/* --------------------------------------------------------------------------------------------------- the set */

static uint32_t front_of(uint64_t number) { return number >> 32 ? (uint32_t)(number >> 32) : 1; }

static uint32_t *place_of(const front_set *s, uint32_t front) {
    size_t at = front & (s->room - 1);
    while (s->at[at] && s->at[at] != front) at = (at + 1) & (s->room - 1);
    return &s->at[at];
}

static bool widen(front_set *s) {
    front_set to = {.size = s->size, .room = s->room ? s->room * 2 : LEAST};
    to.at = mem_alloc(sizeof *to.at * to.room);
    if (!to.at) return false;
    for (size_t i = 0; i < to.room; i++) to.at[i] = 0;
    for (size_t i = 0; i < s->room; i++)
        if (s->at[i]) *place_of(&to, s->at[i]) = s->at[i];
    mem_free(s->at);
    *s = to;
    return true;
}

static bool has(const front_set *s, uint64_t number) { return s->room && *place_of(s, front_of(number)); }

static bool add(front_set *s, uint64_t number) {
    if (2 * s->size >= s->room && !widen(s)) return false;
    uint32_t *at = place_of(s, front_of(number));
    s->size += !*at;
    *at = front_of(number);
    return true;
}

static status take(void *context, const index_entry *entry, error *e) {
    uint64_t number;
    if (!key_read(entry->term, &number) || add(context, number)) return READOUT_OK;
    return fail(e, READOUT_NO_MEMORY, "out of memory");
}

static status list(record *r, struct there *t, error *e) {
    status s = index_scan(r, SLICE("a"), SLICE("b"), take, &t->all, e);
    t->listed = s == READOUT_OK;
    return s;
}

/* ------------------------------------------------------------------------------------------------- looking up */

static status same(record *r, int64_t at, slice sha256, int64_t *id, error *e) {
    int64_t is = 0;
    status s = at ? store_number(r, SQL_ARTICLE_SAME, 0, &is, e, "it", at, sha256) : READOUT_OK;
    if (is) *id = at;
    return s;
}

static status look_up(record *r, slice sha256, int64_t *id, error *e) {
    char term[KEY_SIZE];
    index_hits hits = {0};
    key_term('a', digest_number(sha256), term);
    status s = index_find_word(r, (slice){term, KEY_SIZE}, &hits, e);
    if (s == READOUT_OK) index_settle(&hits);
    for (size_t i = 0; i < hits.size && s == READOUT_OK && !*id; i++) s = same(r, hits.at[i].article, sha256, id, e);
    index_hits_release(&hits);
    return s;
}

status there_find(record *r, slice sha256, int64_t *id, error *e) {
    struct there *t = of(r);
    uint64_t number = digest_number(sha256);
    *id = 0;
    if (!t) return fail(e, READOUT_NO_MEMORY, "out of memory");
    if (!t->listed && t->asked++ >= MANY && list(r, t, e) != READOUT_OK) return e->status;
    if (t->listed && !has(&t->all, number)) return READOUT_OK;
    status s = same(r, known_row(t->fresh, number), sha256, id, e);
    return s == READOUT_OK && !*id ? look_up(r, sha256, id, e) : s;
}

status there_add(record *r, slice sha256, int64_t id, error *e) {
    struct there *t = of(r);
    uint64_t number = digest_number(sha256);
    if (t && known_keep(&t->fresh, number, id) && add(&t->all, number)) return READOUT_OK;
    return fail(e, READOUT_NO_MEMORY, "out of memory");
}

/* ------------------------------------------------------------------------------- records of an older version */

typedef struct indexing {
    record *r;
    sqlite3_stmt *rows;
    int64_t after;
    bool more;
} indexing;

static status index_some(void *context, error *e) {
    indexing *x = context;
    index_batch *b = index_batch_new(x->r->scratch);
    sqlite3_reset(x->rows);
    sqlite3_bind_int64(x->rows, 1, x->after);
    x->more = false;
    int code;
    while ((code = sqlite3_step(x->rows)) == SQLITE_ROW) {
        index_words key = {0};
        x->after = sqlite3_column_int64(x->rows, 0);
        coding_add_key(x->r->scratch, &key, 'a', digest_number(store_text(x->rows, 1)));
        index_batch_add(b, x->after, &key, 1);
        x->more = true;
    }
    if (code != SQLITE_DONE) return store_fail(x->r, e);
    return index_write(x->r, b, e);
}

status there_index(record *r, error *e) {
    static const char sql[] = "SELECT id, sha256 FROM article WHERE id > ? ORDER BY id LIMIT 65536";
    indexing x = {.r = r, .more = true};
    status s = READOUT_OK;
    if (sqlite3_prepare_v2(r->db, sql, -1, &x.rows, NULL) != SQLITE_OK) s = store_fail(r, e);
    while (s == READOUT_OK && x.more) {
        s = arena_run(r->scratch, index_some, &x, e);
        arena_reset(r->scratch);
    }
    sqlite3_finalize(x.rows);
    return s;
}
