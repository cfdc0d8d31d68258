/* bench_add.c - see bench_add.h
 *
 * Reports are made some hundreds at a time, while the clock stands. Then it goes on: every thread prepares reports,
 * or puts those that are prepared, one thread at a time and in their order. When all of them are prepared the clock
 * stands again, though some may not have been put yet: they wait, up to WAITING of them, so that a transaction that
 * ends holds nobody up. Who has nothing to prepare while it ends makes coded reports one by one, though the clock
 * goes; of the processor time that is taken off. */
#include "bench_add.h"

#include <pthread.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/mem.h"
#include "base/pool.h"
#include "generate.h"

enum { CHUNK = 512 /* reports that are made at once */, WAITING = 2048, BATCH = 8192 /* of a transaction */,
    AT_ONCE = 128 /* are put one behind the other, so that the record's pages stay near the processor */,
    THREADS = 64 };

/* A report that is being prepared, or waits to be put. */
typedef struct waiting {
    arena *in;
    coded *prepared;
    bool done;
} waiting;

typedef struct adding {
    record *record;
    const rooms *rooms;   /* NULL: the articles are coded already */
    article **articles;   /* of the chunk; each place's memory is used again */
    uint64_t first, count, begun, at; /* of these: the first one's number, how many, how many are begun, or made */
    waiting *queue;       /* a ring of WAITING */
    arena **spare;        /* of reports that were put: the last one first, as its memory is near the processor */
    uint32_t spares;
    uint64_t put, queued; /* numbers of the next one to put, and to queue */
    uint64_t to;          /* the last one's number, and one more */
    uint32_t open;        /* articles of the transaction under way */
    bool putting, ending, last; /* a thread puts; a transaction ends with it; there are no more chunks */
    double made;          /* processor time of making reports while the clock goes */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    status status;
    error *e;
} adding;

double bench_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double thread_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double processor_now(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* -------------------------------------------------------------------------------------- while the clock stands */

static void *next(void *context) {
    adding *g = context;
    return g->at < g->count ? &g->articles[g->at++] : NULL;
}

static void make_at(const adding *g, article **to, uint64_t number) {
    if (!*to) *to = article_new();
    if (*to && generate_again(*to, BENCH_SEED, number, !g->rooms)) return;
    article_free(*to);
    *to = NULL;
}

static void make(void *context, void *thing) {
    adding *g = context;
    article **to = thing;
    make_at(g, to, g->first + (uint64_t)(to - g->articles));
}

static status made(void *context, void *thing, error *e) {
    article *const *a = thing;
    (void)context;
    return *a ? READOUT_OK : fail(e, READOUT_NO_MEMORY, "out of memory");
}

static void drop(void *context, void *thing) {
    (void)context;
    (void)thing;
}

static status make_chunk(adding *g, uint64_t count) {
    pool_stream stream = {.context = g, .next = next, .work = make, .take = made, .drop = drop, .ahead = 64};
    g->count = count;
    g->at = g->begun = 0;
    return pool_run(&stream, 0, g->e);
}

/* ------------------------------------------------------------------------------------------ while it goes on */

static status code_text(const adding *g, article *a, error *e) {
    status s = g->rooms ? parser_parse(g->rooms->parser, a, e) : READOUT_OK;
    return s == READOUT_OK && g->rooms ? coder_code(g->rooms->coder, a, e) : s;
}

static void end_with(adding *g, status s, const error *why) {
    if (g->status == READOUT_OK && s != READOUT_OK) {
        g->status = s;
        *g->e = *why;
    }
}

/* A place at the queue's end, with memory for what will stand there. The lock is held on entry and on return, here
 * and below. */
static waiting *queue_next(adding *g) {
    waiting *to = &g->queue[g->queued++ % WAITING];
    *to = (waiting){.in = g->spares ? g->spare[--g->spares] : NULL};
    return to;
}

/* Without the lock. */
static status prepare(const adding *g, article *a, waiting *to, error *why) {
    if (!to->in) to->in = arena_new();
    status s = to->in ? code_text(g, a, why) : fail(why, READOUT_NO_MEMORY, "out of memory");
    return s == READOUT_OK ? record_prepare(g->record, a, to->in, &to->prepared, why) : s;
}

static void prepare_next(adding *g) {
    article **from = &g->articles[g->begun++], *a = *from;
    waiting *to = queue_next(g), new = *to;
    error why = {0};
    if (g->rooms) *from = NULL; /* what parsing and coding leave is not kept */
    pthread_mutex_unlock(&g->lock);
    status s = prepare(g, a, &new, &why);
    if (g->rooms) article_free(a);
    pthread_mutex_lock(&g->lock);
    new.done = true;
    *to = new;
    end_with(g, s, &why);
}

/* One more than the chunk has. */
static void make_next(adding *g, article **own) {
    uint64_t number = g->first + g->count++;
    waiting *to = queue_next(g), new = *to;
    error why = {0};
    g->begun++;
    pthread_mutex_unlock(&g->lock);
    double begun = thread_now(), spent;
    make_at(g, own, number);
    spent = thread_now() - begun;
    status s = *own ? prepare(g, *own, &new, &why) : fail(&why, READOUT_NO_MEMORY, "out of memory");
    pthread_mutex_lock(&g->lock);
    g->made += spent;
    new.done = true;
    *to = new;
    end_with(g, s, &why);
}

static status put(adding *g, const coded *prepared, error *e) {
    status s = g->open == BATCH ? record_commit(g->record, e) : READOUT_OK;
    if (g->open == BATCH) g->open = 0;
    if (s == READOUT_OK && !g->open) s = record_begin(g->record, e);
    g->open++;
    return s == READOUT_OK ? record_put(g->record, prepared, NULL, e) : s;
}

static void put_next(adding *g) {
    waiting w = g->queue[g->put % WAITING];
    error why = {0};
    g->ending = g->open == BATCH;
    pthread_mutex_unlock(&g->lock);
    status s = put(g, w.prepared, &why);
    if (w.in) arena_reset(w.in);
    pthread_mutex_lock(&g->lock);
    g->ending = false;
    g->put++;
    if (w.in) g->spare[g->spares++] = w.in;
    end_with(g, s, &why);
}

static bool is_over(const adding *g) {
    return g->status != READOUT_OK || (g->begun == g->count && !g->ending && (!g->last || g->put == g->queued));
}

static bool is_ready(const adding *g) { return g->put < g->queued && g->queue[g->put % WAITING].done; }

static void put_ready(adding *g) {
    g->putting = true;
    for (; is_ready(g) && !is_over(g); pthread_cond_broadcast(&g->changed)) put_next(g);
    g->putting = false;
}

/* Many at once; few where nothing else is left to do. */
static bool may_put(const adding *g) {
    return !g->putting && is_ready(g) && (g->queued - g->put >= AT_ONCE || g->begun == g->count);
}

static bool may_make(const adding *g) {
    return g->ending && !g->rooms && g->begun == g->count && g->first + g->count < g->to;
}

static void *work(void *context) {
    adding *g = context;
    article *own = NULL;
    pthread_mutex_lock(&g->lock);
    while (!is_over(g)) {
        if (may_put(g)) put_ready(g);
        else if (g->begun < g->count && g->queued - g->put < WAITING) prepare_next(g);
        else if (may_make(g) && g->queued - g->put < WAITING) make_next(g, &own);
        else {
            pthread_cond_wait(&g->changed, &g->lock);
            continue;
        }
        pthread_cond_broadcast(&g->changed);
    }
    pthread_mutex_unlock(&g->lock);
    article_free(own);
    return NULL;
}

static void run(adding *g, bench_time *spent) {
    pthread_t threads[THREADS];
    unsigned wanted = pool_processors() < THREADS ? pool_processors() : THREADS, started = 1;
    double begun = bench_now(), used = processor_now();
    while (started < wanted && pthread_create(&threads[started], NULL, work, g) == 0) started++;
    work(g);
    while (--started > 0) pthread_join(threads[started], NULL);
    if (g->last && g->status == READOUT_OK) g->status = record_commit(g->record, g->e);
    spent->seconds += bench_now() - begun;
    spent->processor += processor_now() - used - g->made;
    g->made = 0;
}

static void release(adding *g) {
    if (g->status != READOUT_OK) record_commit(g->record, NULL);
    for (uint64_t i = 0; g->articles && i < CHUNK; i++) article_free(g->articles[i]);
    for (uint64_t i = g->put; g->queue && i < g->queued; i++) arena_free(g->queue[i % WAITING].in);
    while (g->spares) arena_free(g->spare[--g->spares]);
    mem_free(g->articles);
    mem_free(g->queue);
    mem_free(g->spare);
    pthread_cond_destroy(&g->changed);
    pthread_mutex_destroy(&g->lock);
}

status bench_add(record *r, const rooms *language, uint64_t from, uint64_t to, bench_time *spent, error *e) {
    adding g = {.record = r, .rooms = language, .to = to, .e = e};
    g.articles = mem_alloc(sizeof(article *) * CHUNK);
    g.queue = mem_alloc(sizeof(waiting) * WAITING);
    g.spare = mem_alloc(sizeof(arena *) * WAITING);
    pthread_mutex_init(&g.lock, NULL);
    pthread_cond_init(&g.changed, NULL);
    *spent = (bench_time){0};
    if (g.articles) memset(g.articles, 0, sizeof *g.articles * CHUNK);
    if (!g.articles || !g.queue || !g.spare) g.status = fail(e, READOUT_NO_MEMORY, "out of memory");
    for (g.first = from; g.first < to && g.status == READOUT_OK; g.first += g.count) {
        g.status = make_chunk(&g, to - g.first < CHUNK ? to - g.first : CHUNK);
        if (g.status == READOUT_OK) run(&g, spent);
    }
    g.last = true;
    if (g.status == READOUT_OK) run(&g, spent);
    release(&g);
    return g.status;
}
