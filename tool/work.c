/* work.c - the inputs of a call as a stream for base/pool.h */
#include "work.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/pool.h"
#include "say.h"

/* One article under way, or the error that stands in its place. */
typedef struct thing {
    article *article;
    status status;
    error error;
    buf made;
} thing;

typedef struct flow {
    work *work;
    read_options options;
    reader *reader;
    int operand;    /* the next one */
    bool no_memory; /* for the next thing */
    bool progress;
    double shown;
    error last;     /* the failure said last */
    uint64_t alike; /* how many followed it that are the same, but for their place in the file */
} flow;

enum { SAY_ALIKE = 3 };

#define CLEAR_LINE "\r\033[K"

/* From the thread that reads, while another may show progress. */
static void note(void *context, const error *what) {
    const flow *f = context;
    if (f->progress)
        fprintf(stderr, CLEAR_LINE);
    say_error(what);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* Opens the next operand; false at the end. */
static bool open_next(flow *f, thing *t) {
    const call *c = f->work->call;
    int count = c->count ? c->count : 1;
    if (f->operand == count)
        return false;
    const char *path = c->count ? c->operands[f->operand] : "-";
    f->operand++;
    f->options.format = c->set.format;
    if (!f->options.format && strcmp(path, "-") == 0)
        f->options.format = f->work->standard_format;
    f->reader = reader_open(path, &f->options, &t->error);
    t->status = f->reader ? READOUT_OK : t->error.status;
    return true;
}

/* Fills the thing with the next article or error; false at the end. */
static bool read_next(flow *f, thing *t) {
    work *w = f->work;
    if (w->next) {
        t->status = w->next(w->context, &t->article, &t->error);
        return t->status != READOUT_OK || t->article;
    }
    for (;;) {
        if (!f->reader && !open_next(f, t))
            return false;
        if (t->status == READOUT_OK)
            t->status = reader_next(f->reader, &t->article, &t->error);
        if (t->status != READOUT_OK || t->article)
            return true;
        reader_close(f->reader);
        f->reader = NULL;
    }
}

static void drop(void *context, void *at) {
    thing *t = at;
    (void)context;
    article_free(t->article);
    buf_release(&t->made);
    mem_free(t);
}

static void *next(void *context) {
    flow *f = context;
    thing *t = mem_alloc(sizeof *t);
    f->no_memory = !t;
    if (!t)
        return NULL;
    memset(t, 0, sizeof *t);
    if (read_next(f, t))
        return t;
    drop(f, t);
    return NULL;
}

static void make(void *context, void *at) {
    flow *f = context;
    thing *t = at;
    if (t->status != READOUT_OK)
        return;
    t->status = f->work->make(f->work->context, t->article, &t->made, &t->error);
    if (t->status == READOUT_OK && t->made.failed)
        t->status = fail(&t->error, READOUT_NO_MEMORY, "out of memory");
}

/* On a terminal, how many articles are done, a few times a second. */
static void show_progress(flow *f, bool end) {
    if (!f->progress)
        return;
    double at = now();
    if (end && f->shown > 0)
        fprintf(stderr, CLEAR_LINE);
    else if (!end && at - f->shown > 0.2) {
        f->shown = f->shown > 0 || f->work->done > 1 ? at : 0;
        if (f->shown > 0)
            fprintf(stderr, "\r%llu articles", (unsigned long long)f->work->done);
    }
}

/* How many more were like those that were said. */
static void say_rest(flow *f) {
    if (f->alike >= SAY_ALIKE)
        say("%s: %llu more like this", f->last.path, (unsigned long long)(f->alike - SAY_ALIKE + 1));
    f->alike = 0;
}

/* Each failure, but of those of one file that are all alike only the first ones. */
static void say_once(flow *f, const error *e) {
    bool same = strcmp(e->path, f->last.path) == 0 && strcmp(e->message, f->last.message) == 0;
    if (!same)
        say_rest(f);
    f->alike = same ? f->alike + 1 : 0;
    f->last = *e;
    if (f->alike < SAY_ALIKE)
        say_error(e);
}

/* Names what failed. */
static void say_failed(flow *f, thing *t) {
    const article *a = t->article;
    show_progress(f, true);
    if (a && !t->error.path[0]) {
        snprintf(t->error.path, sizeof t->error.path, "%.*s", (int)a->path.size, a->path.at ? a->path.at : "");
        if (!t->error.line)
            t->error.line = a->line;
    }
    say_once(f, &t->error);
    f->work->failed++;
}

static status take(void *context, void *at, error *e) {
    flow *f = context;
    thing *t = at;
    work *w = f->work;
    status s = t->status, end = READOUT_OK;
    if (s == READOUT_OK && w->take)
        s = w->take(w->context, t->article, buf_slice(&t->made), &t->error);
    if (s == READOUT_OK)
        w->done++;
    else if (t->status == READOUT_OK && (s == READOUT_STORE || s == READOUT_NO_FILE)) {
        end = s;
        if (e)
            *e = t->error;
    } else
        say_failed(f, t);
    show_progress(f, false);
    drop(f, t);
    return end;
}

enum exit_code work_run(work *w) {
    const settings *set = &w->call->set;
    bool alone = w->silent || set->output || !isatty(STDOUT_FILENO);
    flow f = {.work = w, .progress = alone && isatty(STDERR_FILENO)};
    error e = {0};
    f.options = (read_options){
        .date = set->date, .outlet = set->outlet, .lexicon = w->rooms->lexicon, .whole = w->whole, .note = note, .note_context = &f};
    pool_stream stream = {&f, next, make, take, drop, w->ahead};
    status s = pool_run(&stream, (unsigned)(set->jobs < POOL_THREADS_LIMIT ? set->jobs : POOL_THREADS_LIMIT), &e);
    reader_close(f.reader);
    show_progress(&f, true);
    say_rest(&f);
    if (s == READOUT_OK && f.no_memory)
        s = fail(&e, READOUT_NO_MEMORY, "out of memory");
    if (s != READOUT_OK && e.message[0])
        say_error(&e);
    if (s != READOUT_OK)
        return exit_of(s);
    return w->failed ? EXIT_INPUTS : EXIT_DONE;
}
