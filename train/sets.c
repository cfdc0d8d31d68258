/* sets.c - see sets.h */
#include "sets.h"

#include <stdlib.h>
#include <string.h>

typedef struct run {
    const sets_job *job;
    sets *s;
    void *learner;
    char **folders;
    int count;
} run;

/* ------------------------------------------------------------------------------------------------ the arguments */

static const char *known_option(const sets_job *job, const char *word) {
    for (const char *const *at = job->options; at && *at; at++)
        if (!strcmp(*at, word)) return *at;
    return NULL;
}

static int tell_use(const sets_job *job) {
    fprintf(stderr, "usage: %s\n", job->usage);
    return 2;
}

/* The first argument that is no option; 0 where one is none of this program's. */
static int read_options_of(const sets_job *job, sets *s, int argc, char **argv) {
    int at = 1;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (job->folds && !strcmp(argv[at], "--folds") && at + 1 < argc)
            s->folds = (uint32_t)strtoul(argv[++at], NULL, 10);
        else if (!(s->option = known_option(job, argv[at])))
            return 0;
    }
    return at;
}

/* ------------------------------------------------------------------------------------------------------ the sets */

static status read_all(void *context, error *e) {
    run *r = context;
    status s = r->job->open ? r->job->open(r->learner, e) : READOUT_OK;
    for (int i = 0; i < r->count && s == READOUT_OK; i++) {
        s = r->job->read(r->learner, r->folders[i], e);
        r->s->set++;
    }
    return s;
}

static int read_language(run *r, char **argv, int count) {
    r->s->lang = argv[0];
    r->folders = argv + 1;
    r->count = count - 1;
    int code = rooms_run(&r->s->rooms, r->s->lang, r->s->arena, read_all, r);
    if (r->job->close) r->job->close(r->learner);
    return code;
}

/* A language and its sets, up to the next --lang. */
static int read_languages(run *r, char **argv, int count) {
    int code = 0;
    for (int at = 0; at <= count && !code;) {
        int end = at;
        while (end < count && strcmp(argv[end], "--lang")) end++;
        code = end - at < 2 ? tell_use(r->job) : read_language(r, argv + at, end - at);
        at = end + 1;
    }
    return code;
}

static int learn(run *r) {
    error e = {0};
    if (arena_run(r->s->arena, r->job->learn, r->learner, &e) == READOUT_OK) return 0;
    fprintf(stderr, "%s\n", e.message);
    return 1;
}

int sets_run(const sets_job *job, sets *s, void *learner, int argc, char **argv) {
    run r = {.job = job, .s = s, .learner = learner};
    int at = read_options_of(job, s, argc, argv);
    if (!at || argc < at + job->files + 2) return tell_use(job);
    s->arena = arena_new();
    s->files = argv + at;
    at += job->files;
    int code = read_languages(&r, argv + at, argc - at);
    if (!code && job->learn) code = learn(&r);
    arena_free(s->arena);
    return code;
}

status sets_marked(sets *s, const char *folder, report_taker *take, void *context, error *e) {
    s->marks.size = 0;
    status done = marks_load(s->arena, folder, &s->marks, e);
    return done == READOUT_OK ? reports_each(folder, &s->rooms, take, context, e) : done;
}

/* -------------------------------------------------------------------------------------------- folds and tables */

bool sets_holds(const sets *s, uint32_t set, uint32_t fold) { return fold != NONE && set % s->folds == fold; }

const char *sets_fold_path(const sets *s, const char *path, uint32_t fold) {
    return arena_string(s->arena, arena_print(s->arena, "%s.%u.tsv", path, fold));
}

FILE *sets_write(const char *path, const char *comment, error *e) {
    FILE *out = fopen(path, "w");
    if (out)
        fputs(comment, out);
    else
        fail(e, READOUT_BAD_INPUT, "%s: can't be written", path);
    return out;
}

status sets_write_end(FILE *out, const char *path, error *e) {
    return fclose(out) ? fail(e, READOUT_BAD_INPUT, "%s: can't be written", path) : READOUT_OK;
}
