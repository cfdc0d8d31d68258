/* recode.c - readout recode: what an older version coded, coded again
 *
 * Articles are taken from the record itself, over a connection of its own; threads code them and prepare them, and
 * one after the other they take the place of what was there, many in a transaction, which ends after some seconds:
 * who kills the program loses what was coded in that time, and calling again goes on. */
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "list.h"
#include "place.h"
#include "say.h"
#include "work.h"

enum { BATCH = 512, BATCH_SECONDS = 2 };

typedef struct recoding {
    const rooms *rooms;
    record *from, *to;
    int64_t after;
    uint64_t recoded, under_way;
    struct timespec begun;
} recoding;

static status next(void *context, article **out, error *e) {
    recoding *g = context;
    return record_next_older(g->from, &g->after, out, e);
}

/* `out` carries where the prepared article lies, in the article's own arena. */
static status make(void *context, article *a, buf *out, error *e) {
    const recoding *g = context;
    coded *prepared = NULL;
    status s = read_again(a, g->rooms->lexicon, e);
    if (s == READOUT_OK) s = parser_parse(g->rooms->parser, a, e);
    if (s == READOUT_OK) s = coder_code(g->rooms->coder, a, e);
    if (s == READOUT_OK) s = record_prepare(g->to, a, a->arena, &prepared, e);
    buf_add(out, (slice){(const char *)&prepared, sizeof prepared});
    return s;
}

static status commit(recoding *g, error *e) {
    status s = record_commit(g->to, e);
    if (s == READOUT_OK) g->recoded += g->under_way;
    g->under_way = 0;
    return s;
}

static bool is_late(const recoding *g) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec - g->begun.tv_sec > BATCH_SECONDS;
}

static status take(void *context, article *a, slice made, error *e) {
    recoding *g = context;
    coded *prepared;
    (void)a;
    memcpy(&prepared, made.at, sizeof prepared);
    if (!g->under_way) clock_gettime(CLOCK_MONOTONIC, &g->begun);
    status s = g->under_way ? READOUT_OK : record_begin(g->to, e);
    if (s == READOUT_OK) s = record_put_again(g->to, prepared, e);
    if (s == READOUT_OK && (++g->under_way == BATCH || is_late(g))) s = commit(g, e);
    return s == READOUT_OK ? s : READOUT_STORE;
}

static enum exit_code recode_all(const call *c, recoding *g, error *e) {
    work w = {.call = c, .rooms = g->rooms, .next = next, .make = make, .take = take, .context = g, .silent = true};
    enum exit_code code = work_run(&w);
    status s = commit(g, e);
    if (s == READOUT_OK) s = record_settle(g->to, e);
    if (s != READOUT_OK && code != EXIT_STORE) {
        say_error(e);
        code = EXIT_STORE;
    }
    say("%llu coded again, %llu failed", (unsigned long long)g->recoded, (unsigned long long)w.failed);
    return code;
}

static enum exit_code recode_in(const call *c, const rooms *own, const char *path) {
    error e = {0};
    recoding g = {.rooms = own};
    enum exit_code code = EXIT_STORE;
    if (access(path, F_OK) != 0) {
        say("there is no record at %s; make one with: readout add -d %s FILE...", path, path);
        return code;
    }
    /* first: it brings an older record up to this version */
    g.to = record_open(path, RECORD_WRITE, own->language.at, &e);
    g.from = g.to ? list_record(c) : NULL;
    if (g.to && !g.from) {
        record_close(g.to);
        return code;
    }
    if (g.to && record_coder(g.from, own->language.at, &e) == READOUT_OK &&
        record_coder(g.to, own->language.at, &e) == READOUT_OK)
        code = recode_all(c, &g, &e);
    else
        say_error(&e);
    record_close(g.from);
    record_close(g.to);
    return code;
}

enum exit_code run_recode(const call *c) {
    buf path = {0};
    rooms g;
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&g, c->set.language, LOAD_ALL) && place_record(c->set.record, false, &path))
        code = recode_in(c, &g, path.at);
    rooms_close(&g);
    buf_release(&path);
    return code;
}
