/* pool.c - a ring of things under way, guarded by one lock
 *
 * Each thread takes the next thing off the stream, works on it, and puts it back into the ring at its number's place;
 * whoever finds the oldest one done hands it, and those done behind it, to `take`. Reading and taking happen outside
 * the lock, each by one thread at a time. */
#include "base/pool.h"

#include <pthread.h>
#include <sched.h>
#include <string.h>

#include "base/mem.h"

enum { AHEAD = 4 }; /* things under way for each thread */

enum state { EMPTY, WORKING, DONE };

typedef struct slot {
    void *thing;
    enum state state;
} slot;

typedef struct pool {
    const pool_stream *stream;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    slot *slots;
    uint64_t room, begun, taken; /* numbers of the next thing to begin, and of the next to take */
    bool reading, taking;        /* a thread is inside `next`, inside `take` */
    bool ended;                  /* no more things are begun */
    status result;
    error why;
} pool;

static slot *slot_of(pool *p, uint64_t number) { return &p->slots[number % p->room]; }

/* Begins the next thing: reads it. NULL at the end. The lock is held on entry and on return. */
static void *begin(pool *p, uint64_t *number) {
    while (!p->ended && (p->reading || p->begun - p->taken == p->room))
        pthread_cond_wait(&p->changed, &p->lock);
    if (p->ended)
        return NULL;
    p->reading = true;
    pthread_mutex_unlock(&p->lock);
    void *thing = p->stream->next(p->stream->context);
    pthread_mutex_lock(&p->lock);
    p->reading = false;
    if (!thing || p->ended) { /* it ended by itself, or by what was taken meanwhile */
        if (thing)
            p->stream->drop(p->stream->context, thing);
        p->ended = true;
        thing = NULL;
    } else {
        *number = p->begun++;
        *slot_of(p, *number) = (slot){thing, WORKING};
    }
    pthread_cond_broadcast(&p->changed);
    return thing;
}

/* Takes what is done from the oldest on. The lock is held on entry and on return. */
static void take_done(pool *p) {
    while (!p->taking && p->taken < p->begun && slot_of(p, p->taken)->state == DONE) {
        slot *s = slot_of(p, p->taken);
        void *thing = s->thing;
        bool wanted = p->result == READOUT_OK;
        error why = {.status = READOUT_OK};
        status result = READOUT_OK;
        p->taking = true;
        pthread_mutex_unlock(&p->lock);
        if (wanted)
            result = p->stream->take(p->stream->context, thing, &why);
        else
            p->stream->drop(p->stream->context, thing);
        pthread_mutex_lock(&p->lock);
        p->taking = false;
        *s = (slot){NULL, EMPTY};
        p->taken++;
        if (result != READOUT_OK) {
            p->result = result;
            p->why = why;
            p->ended = true;
        }
        pthread_cond_broadcast(&p->changed);
    }
}

static void *worker(void *context) {
    pool *p = context;
    uint64_t number;
    void *thing;
    pthread_mutex_lock(&p->lock);
    while ((thing = begin(p, &number)) != NULL) {
        bool wanted = p->result == READOUT_OK;
        pthread_mutex_unlock(&p->lock);
        if (wanted)
            p->stream->work(p->stream->context, thing);
        pthread_mutex_lock(&p->lock);
        slot_of(p, number)->state = DONE;
        take_done(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void run_threads(pool *p, pthread_t *threads, unsigned count) {
    unsigned started = 0;
    while (started + 1 < count && pthread_create(&threads[started], NULL, worker, p) == 0)
        started++;
    worker(p);
    while (started > 0)
        pthread_join(threads[--started], NULL);
}

unsigned pool_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int count = CPU_COUNT(&set);
    return count > 0 ? (unsigned)count : 1;
}

status pool_run(const pool_stream *stream, unsigned threads, error *e) {
    if (threads == 0)
        threads = pool_processors();
    if (threads > POOL_THREADS_LIMIT)
        threads = POOL_THREADS_LIMIT;
    pool p = {.stream = stream,
              .room = threads == 1 ? 1 : (uint64_t)threads * (stream->ahead ? stream->ahead : AHEAD)};
    pthread_t *handles = mem_alloc(sizeof *handles * threads);
    p.slots = mem_alloc(sizeof *p.slots * p.room);
    if (handles && p.slots) {
        memset(p.slots, 0, sizeof *p.slots * p.room);
        pthread_mutex_init(&p.lock, NULL);
        pthread_cond_init(&p.changed, NULL);
        run_threads(&p, handles, threads);
        pthread_cond_destroy(&p.changed);
        pthread_mutex_destroy(&p.lock);
        if (p.result != READOUT_OK && e)
            *e = p.why;
    } else {
        p.result = fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    mem_free(p.slots);
    mem_free(handles);
    return p.result;
}
