/* reports.c - see reports.h */
#include "reports.h"

#include <stdio.h>

static bool open_all(rooms *g, const char *language, error *e) {
    *g = (rooms){.parser = parser_open(language, e)};
    g->coder = g->parser ? coder_open(language, e) : NULL;
    g->reading = g->coder ? read_lexicon_open(language, e) : NULL;
    return g->reading != NULL;
}

int rooms_run(rooms *g, const char *language, arena *in, status (*body)(void *context, error *e), void *context) {
    error e = {0};
    status s = open_all(g, language, &e) ? arena_run(in, body, context, &e) : e.status;
    if (s != READOUT_OK) fprintf(stderr, "%s%s%s\n", e.path, e.path[0] ? ": " : "", e.message);
    read_lexicon_close(g->reading);
    coder_close(g->coder);
    parser_close(g->parser);
    return s == READOUT_OK ? 0 : 1;
}

static status code(const rooms *g, article *a, error *e) {
    status s = parser_parse(g->parser, a, e);
    return s == READOUT_OK ? coder_code(g->coder, a, e) : s;
}

status reports_each(const char *folder, const rooms *g, report_taker *take, void *context, error *e) {
    read_options options = {.lexicon = g->reading};
    reader *r = reader_open(folder, &options, e);
    status s = r ? READOUT_OK : e->status;
    while (s == READOUT_OK) {
        article *a;
        if (reader_next(r, &a, e) != READOUT_OK) continue; /* the lists beside the reports */
        if (!a) break;
        if (slice_ends(a->path, SLICE(".txt"))) {
            s = code(g, a, e);
            if (s == READOUT_OK) s = take(context, a, e);
        }
        article_free(a);
    }
    reader_close(r);
    return s;
}
