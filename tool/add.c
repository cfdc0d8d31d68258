/* add.c - readout add: reports into the record, each in a transaction of its own */
#include "place.h"
#include "say.h"
#include "work.h"

typedef struct adding {
    const rooms *rooms;
    record *record;
    uint64_t added, known;
} adding;

static status make(void *context, article *a, buf *out, error *e) {
    const adding *g = context;
    (void)out;
    status s = parser_parse(g->rooms->parser, a, e);
    return s == READOUT_OK ? coder_code(g->rooms->coder, a, e) : s;
}

static status take(void *context, article *a, slice made, error *e) {
    adding *g = context;
    bool added = false;
    (void)made;
    status s = record_add(g->record, a, &added, e);
    if (s == READOUT_OK)
        ++*(added ? &g->added : &g->known);
    return s;
}

static enum exit_code add_all(const call *c, const rooms *g, const char *path) {
    error e = {0};
    adding job = {.rooms = g, .record = record_open(path, RECORD_WRITE, g->language.at, &e)};
    if (!job.record) {
        say_error(&e);
        return EXIT_STORE;
    }
    work w = {.call = c, .rooms = g, .make = make, .take = take, .context = &job};
    enum exit_code code = work_run(&w);
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
