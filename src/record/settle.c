/* settle.c - works out how strong the disputes are in which something was said since, and keeps them
 *
 * Buckets are independent of each other: several threads work them out, each with a connection of its own that
 * only reads, and one after the other they are written. The writer holds the record from the beginning, so that
 * all see the same. */
#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/pool.h"
#include "record/checkpoint.h"
#include "record/contest.h"
#include "record/fame.h"
#include "record/kept.h"
#include "record/senses.h"

enum { GROUP = 8 /* buckets of a job, */, SHARE = 512 /* or so many statements */,
    ALONE = 16 /* fewer are worked out on one thread */, READERS = 8,
       PER_PROCESSOR = 2 /* threads, as in a large record half of them wait for the disk */,
       AHEAD = 256 /* jobs, while others wait for a large one */,
       FEW = 4 /* articles for each statement */,
       REMEMBERED = 12 << 20 /* bytes in a memo */ };

typedef struct settled {
    int64_t id, statements;
    slice key;
    uint64_t most;
    kept_bucket disputes;
} settled;

typedef struct reader {
    record *r;
    memo keeps;
    bool busy;
} reader;

typedef struct settling {
    record *r;
    VEC(settled) all;
    int64_t statements, articles; /* of these buckets; of the record */
    uint32_t begun;
    fame *fame; /* NULL: too little is asked for */
    reader readers[READERS];
    unsigned count;
    pthread_mutex_t lock;
} settling;

typedef struct group {
    settled *of;
    uint32_t count;
    arena *in; /* what comes out */
    status status;
    error why;
} group;

/* --------------------------------------------------------------------------------------------- working out */

typedef struct copying {
    arena *in;
    const kept_bucket *from;
    kept_bucket *to;
} copying;

static status copy(void *context, error *e) {
    copying *job = context;
    kept_bucket *to = job->to;
    (void)e;
    *to = *job->from;
    to->fronts = arena_slice(job->in, to->fronts);
    to->disputes = arena_copy(job->in, to->disputes, sizeof *to->disputes * to->count);
    for (uint32_t i = 0; i < to->count; i++) {
        kept_dispute *x = &to->disputes[i];
        x->packed = arena_slice(job->in, x->packed);
        x->speakers = arena_copy(job->in, x->speakers, sizeof(int64_t) * x->speaker_count);
    }
    return READOUT_OK;
}

static void work_out_one(lister *l, settled *to, arena *in) {
    claims some = {0};
    contests_of_bucket(l, to->id, to->key, &some);
    for (uint32_t i = 0; i < some.size; i++) {
        uint64_t strength = claim_contest(&some.at[i]);
        if (strength > to->most) to->most = strength;
    }
    kept_bucket packed = kept_pack(l, &some);
    copying job = {in, &packed, &to->disputes};
    if (l->status == READOUT_OK) l->status = arena_run(in, copy, &job, l->e);
}

static void work_out(lister *l) {
    group *g = l->context;
    for (uint32_t i = 0; i < g->count && l->status == READOUT_OK; i++) work_out_one(l, &g->of[i], g->in);
}

static void *next(void *context) {
    settling *s = context;
    uint32_t left = s->all.size - s->begun;
    group *g = left ? mem_alloc(sizeof *g) : NULL;
    if (!g) return NULL;
    *g = (group){.of = s->all.at + s->begun, .in = arena_new()};
    for (int64_t size = 0; g->count < left && g->count < GROUP && size < SHARE;) size += g->of[g->count++].statements;
    s->begun += g->count;
    return g;
}

static reader *free_reader(settling *s) {
    reader *out = NULL;
    pthread_mutex_lock(&s->lock);
    for (unsigned i = 0; i < s->count && !out; i++)
        if (!s->readers[i].busy) out = &s->readers[i];
    if (out) out->busy = true;
    pthread_mutex_unlock(&s->lock);
    return out;
}

/* There are as many readers as threads. */
static void work(void *context, void *thing) {
    settling *s = context;
    group *g = thing;
    reader *own = free_reader(s);
    own->r->memo = &own->keeps;
    g->status = g->in ? lister_run(own->r, NULL, (row_sink){0}, work_out, g, NULL, &g->why)
                      : fail(&g->why, READOUT_NO_MEMORY, "out of memory");
    own->r->memo = NULL;
    if (arena_used(own->keeps.a) > REMEMBERED) {
        arena_reset(own->keeps.a);
        own->keeps = (memo){.a = own->keeps.a};
    }
    pthread_mutex_lock(&s->lock);
    own->busy = false;
    pthread_mutex_unlock(&s->lock);
}

static void drop(void *context, void *thing) {
    group *g = thing;
    (void)context;
    arena_free(g->in);
    mem_free(g);
}

static status take(void *context, void *thing, error *e) {
    settling *s = context;
    group *g = thing;
    status result = g->status;
    if (result != READOUT_OK) *e = g->why;
    for (uint32_t i = 0; i < g->count && result == READOUT_OK; i++) {
        const settled *x = &g->of[i];
        result = kept_put(s->r, x->id, &x->disputes, e);
        if (result == READOUT_OK) result = store_run(s->r, SQL_DENIED_STRENGTH, e, "ii", (int64_t)x->most, x->id);
    }
    drop(s, g);
    return result;
}

/* ------------------------------------------------------------------------------------------------- readers */

/* The writer itself where it is alone. */
static status open_readers(settling *s, unsigned threads, error *e) {
    status result = READOUT_OK;
    if (threads > READERS) threads = READERS;
    for (; s->count < threads && result == READOUT_OK; s->count++) {
        record *r = threads == 1 ? s->r : record_open(s->r->path, RECORD_READ, NULL, e);
        s->readers[s->count] = (reader){.r = r, .keeps = {.a = r ? arena_new() : NULL}};
        if (r) r->fame = s->fame;
        if (!s->readers[s->count].keeps.a) result = r ? fail(e, READOUT_NO_MEMORY, "out of memory") : e->status;
        if (r && r != s->r) sqlite3_exec(r->db, "PRAGMA cache_size = -32768", NULL, NULL, NULL);
    }
    return result;
}

static void close_readers(settling *s) {
    for (unsigned i = 0; i < s->count; i++) {
        arena_free(s->readers[i].keeps.a);
        if (s->readers[i].r == s->r) s->r->fame = NULL;
        else record_close(s->readers[i].r);
    }
}

/* -------------------------------------------------------------------------------------------------- settling */

/* The largest first, so that the threads end together. In small records nothing: there it all hangs together, and is
 * soon worked out. */
static void list_unsettled(lister *l) {
    static const char sql[] = "SELECT id, key, asserts + denies FROM denied WHERE strength IS NULL AND min(asserts, "
                              "denies) > 0 ORDER BY 3 DESC, id";
    settling *to = l->context;
    to->articles = lister_articles(l);
    if (to->articles <= LINKED_ARTICLES) return;
    if (!kept_holds(l) && l->status == READOUT_OK) {
        l->status = store_run(l->r, SQL_DENIED_UNSETTLE, l->e, "");
        if (l->status == READOUT_OK) l->status = store_run(l->r, SQL_RULES_PUT, l->e, "i", (int64_t)KEPT_RULES);
    }
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s))
        *vec_push(l->memo, &to->all) = (settled){.id = sqlite3_column_int64(s, 0),
                                                 .statements = sqlite3_column_int64(s, 2),
                                                 .key = arena_slice(l->memo, store_text(s, 1))};
    for (uint32_t i = 0; i < to->all.size; i++) to->statements += to->all.at[i].statements;
}

/* Worth reading of all actors where it is asked of many. */
static status read_fame(settling *s, error *e) {
    return s->statements >= s->articles / FEW ? fame_read(s->r, &s->fame, e) : READOUT_OK;
}

static status settle_listed(settling *s, error *e) {
    pool_stream stream = {.context = s, .next = next, .work = work, .take = take, .drop = drop, .ahead = AHEAD};
    unsigned threads = s->all.size < ALONE ? 1 : PER_PROCESSOR * pool_processors();
    if (threads > 1) { /* others need it now, and would not find it in the heaps of the threads that put */
        sqlite3_db_release_memory(s->r->db);
        mem_trim();
    }
    status result = read_fame(s, e);
    if (result == READOUT_OK) result = open_readers(s, threads, e);
    if (result == READOUT_OK) result = pool_run(&stream, s->count, e);
    if (result == READOUT_OK && s->begun < s->all.size) result = fail(e, READOUT_NO_MEMORY, "out of memory");
    close_readers(s);
    fame_free(s->fame);
    return result;
}

static status settle_all(record *r, error *e) {
    memo list = {.a = arena_new()};
    settling s = {.r = r};
    if (!list.a) return fail(e, READOUT_NO_MEMORY, "out of memory");
    r->memo = &list;
    status result = lister_run(r, NULL, (row_sink){0}, list_unsettled, &s, NULL, e);
    r->memo = NULL;
    pthread_mutex_init(&s.lock, NULL);
    if (result == READOUT_OK && s.all.size) result = settle_listed(&s, e);
    pthread_mutex_destroy(&s.lock);
    arena_free(list.a);
    return result;
}

status record_settle(record *r, error *e) {
    error own = {0};
    if (!e) e = &own;
    if (r->mode != RECORD_WRITE || r->many) return fail(e, READOUT_BAD_USAGE, "the record is not open for settling");
    checkpoint_yield(r);
    status s = store_run(r, SQL_BEGIN, e, "");
    if (s == READOUT_OK) s = settle_all(r, e);
    store_reset(r);
    if (s == READOUT_OK) return store_run(r, SQL_COMMIT, e, "");
    if (!sqlite3_get_autocommit(r->db)) store_run(r, SQL_ROLLBACK, NULL, "");
    return s;
}
