/* bench_parse.c - readout bench parse: where the parser's time goes, on one thread */
#include "bench_parse.h"

#include "list.h"
#include "out.h"
#include "say.h"
#include "work.h"
#include "parse/stage_clock.h"

typedef struct timing {
    const rooms *rooms;
    parser_timing stages;
    uint64_t tokens;
} timing;

static status make(void *context, article *a, buf *out, error *e) {
    timing *t = context;
    (void)out;
    return parser_parse_timed(t->rooms->parser, a, &t->stages, e);
}

static status take(void *context, article *a, slice made, error *e) {
    timing *t = context;
    (void)made;
    (void)e;
    t->tokens += a->tokens.size;
    return READOUT_OK;
}

static const column columns[] = {
    {"stage", "stage", 8, COLUMN_TEXT},
    {"seconds", "seconds", 11, COLUMN_NUMBER},
    {"tokens_per_second", "tokens_per_second", 18, COLUMN_NUMBER},
    {"microseconds_per_token", "microseconds_per_token", 23, COLUMN_NUMBER},
    {"bytes_per_token", "bytes_per_token", 16, COLUMN_NUMBER},
    {"tokens", "tokens", 10, COLUMN_NUMBER},
    {NULL, NULL, 0, COLUMN_TEXT},
};
static const row_kind stage_rows = {"bench", columns};

static status show_row(row_sink sink, const timing *t, const char *stage, double seconds, uint64_t bytes, error *e) {
    double tokens = t->tokens ? (double)t->tokens : 1;
    json_t *row = json_pack("{ss sf si sf sf sI}", "stage", stage, "seconds",
        (double)(long long)(seconds * 1e6) / 1e6,
        "tokens_per_second", seconds > 0 ? (int)(tokens / seconds) : 0, "microseconds_per_token",
        (double)(long long)(seconds / tokens * 1e9) / 1e3, "bytes_per_token",
            (double)(long long)((double)bytes / tokens * 10) / 10,
        "tokens", (json_int_t)t->tokens);
    if (!row)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = sink.take(sink.context, row, e);
    json_decref(row);
    return s;
}

static status show_stages(row_sink sink, const timing *t, error *e) {
    double all = 0;
    uint64_t bytes = 0;
    status s = READOUT_OK;
    for (int i = 0; i < PARSER_STAGES && s == READOUT_OK; i++) {
        s = show_row(sink, t, parser_stage_name[i], t->stages.seconds[i], t->stages.bytes[i], e);
        all += t->stages.seconds[i];
        bytes += t->stages.bytes[i];
    }
    return s == READOUT_OK ? show_row(sink, t, "all", all, bytes, e) : s;
}

static enum exit_code show(const call *c, const timing *t) {
    error e = {0};
    output o;
    status s = output_open(&o, c->set.output, &e);
    row_writer *w = s == READOUT_OK ? rows_open(&o, &stage_rows, c->set.to, &e) : NULL;
    s = w ? show_stages(rows_sink(w), t, &e) : e.status;
    s = rows_close(w, s, NULL, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    return out_close(&o, exit_of(s));
}

enum exit_code run_bench_parse(const call *c) {
    rooms g;
    call files = *c;
    files.set.jobs = 1;
    files.operands++;
    files.count--;
    double begun = stage_now();
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&g, c->set.language, LOAD_READ | LOAD_PARSE)) {
        timing t = {.rooms = &g};
        say("loaded in %.1f ms", (stage_now() - begun) * 1000);
        work w = {.call = &files, .rooms = &g, .whole = true, .make = make, .take = take, .context = &t};
        code = work_run(&w);
        enum exit_code shown = code == EXIT_DONE || code == EXIT_INPUTS ? show(c, &t) : code;
        code = shown == EXIT_DONE ? code : shown;
    }
    rooms_close(&g);
    return code;
}
