/* add.c - readout add: reports into the record
 *
 * Threads code reports and prepare them; one after the other they are put in, many in a transaction, which ends after
 * a second or so: who kills the program loses what was read in that time, and adding again completes it. */
#include <string.h>
#include <time.h>

#include "place.h"
#include "say.h"
#include "work.h"

enum { BATCH = 8192, BATCH_SECONDS = 1, AHEAD = 12 /* articles for each thread, while a transaction ends */ };

typedef struct adding {
    const rooms *rooms;
    record *record;
    uint64_t added, known;
    uint64_t fresh, old; /* of these, since the last commit */
    struct timespec begun;
} adding;

/* `out` carries where the prepared article lies, in the article's own arena. */
static status make(void *context, article *a, buf *out, error *e) {
    const adding *g = context;
    coded *prepared = NULL;
    status s = parser_parse(g->rooms->parser, a, e);
    if (s == READOUT_OK) s = coder_code(g->rooms->coder, a, e);
    if (s == READOUT_OK) s = record_prepare(g->record, a, a->arena, &prepared, e);
    buf_add(out, (slice){(const char *)&prepared, sizeof prepared});
    return s;
}

static bool batch_is_full(const adding *g) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return g->fresh + g->old >= BATCH || now.tv_sec - g->begun.tv_sec > BATCH_SECONDS;
}

static status commit(adding *g, error *e) {
    status s = record_commit(g->record, e);
    if (s == READOUT_OK) {
        g->added += g->fresh;
        g->known += g->old;
    }
    g->fresh = g->old = 0;
    return s;
}

static status take(void *context, article *a, slice made, error *e) {
    adding *g = context;
    coded *prepared;
    bool added = false;
    (void)a;
    memcpy(&prepared, made.at, sizeof prepared);
    if (!g->fresh && !g->old) {
        clock_gettime(CLOCK_MONOTONIC, &g->begun);
        status begun = record_begin(g->record, e);
        if (begun != READOUT_OK) return begun;
    }
    status s = record_put(g->record, prepared, &added, e);
    if (s == READOUT_OK) ++*(added ? &g->fresh : &g->old);
    if (s == READOUT_OK && batch_is_full(g)) s = commit(g, e);
    return s == READOUT_OK ? s : READOUT_STORE; /* the others of its batch are gone too */
}

static enum exit_code add_all(const call *c, const rooms *g, const char *path) {
    error e = {0};
    adding job = {.rooms = g, .record = record_open(path, RECORD_WRITE, g->language.at, &e)};
    if (!job.record) {
        say_error(&e);
        return EXIT_STORE;
    }
    if (record_coder(job.record, g->language.at, &e) != READOUT_OK) {
        say_error(&e);
        record_close(job.record);
        return EXIT_STORE;
    }
    work w = {.call = c, .rooms = g, .make = make, .take = take, .context = &job, .ahead = AHEAD, .silent = true};
    enum exit_code code = work_run(&w);
    status s = commit(&job, &e);
    if (s == READOUT_OK) s = record_settle(job.record, &e);
    if (s != READOUT_OK && code != EXIT_STORE) {
        say_error(&e);
        code = EXIT_STORE;
    }
    record_close(job.record);
    say("%llu added, %llu known before, %llu failed: %s", (unsigned long long)job.added,
        (unsigned long long)job.known, (unsigned long long)w.failed, path);
    return code;
}

enum exit_code run_add(const call *c) {
    buf path = {0};
    rooms g;
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&g, c->set.language, LOAD_ALL) && place_record(c->set.record, true, &path))
        code = add_all(c, &g, path.at);
    rooms_close(&g);
    buf_release(&path);
    return code;
}
