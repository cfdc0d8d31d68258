/* bench.c - readout bench: seconds of processor time in each room, on one thread
 *
 * Processor time, so that what else the machine does changes little. */
#include <string.h>
#include <time.h>

#include "bench_parse.h"
#include "bench_record.h"
#include "list.h"
#include "out.h"
#include "say.h"
#include "work.h"

enum { READ, PARSE, CODE, DICTIONARY, SHOW, ROOMS };

typedef struct timing {
    const rooms *rooms;
    double seconds[ROOMS];
    double since; /* the last article was done; what is between is reading */
    uint64_t articles, bytes, tokens, sentences, memory, most_memory;
} timing;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void lap(timing *t, int room) {
    double at = now();
    t->seconds[room] += at - t->since;
    t->since = at;
}

static status make(void *context, article *a, buf *out, error *e) {
    timing *t = context;
    lap(t, READ);
    status s = parser_parse(t->rooms->parser, a, e);
    lap(t, PARSE);
    if (s == READOUT_OK)
        s = coder_code(t->rooms->coder, a, e);
    lap(t, CODE);
    if (s == READOUT_OK && t->rooms->dictionary)
        s = dictionary_code(t->rooms->dictionary, a, e);
    lap(t, DICTIONARY);
    if (s == READOUT_OK)
        s = article_to_json(a, out, e);
    lap(t, SHOW);
    return s;
}

static status take(void *context, article *a, slice made, error *e) {
    timing *t = context;
    uint64_t used = arena_used(a->arena);
    (void)made;
    (void)e;
    t->articles++;
    t->bytes += a->text.size;
    t->tokens += a->tokens.size;
    t->sentences += a->sentences.size;
    t->memory += used;
    if (used > t->most_memory)
        t->most_memory = used;
    return READOUT_OK;
}

static const column bench_columns[] = {
    {"room", "room", 11, COLUMN_TEXT},
    {"seconds", "seconds", 11, COLUMN_NUMBER},
    {"tokens_per_second", "tokens_per_second", 18, COLUMN_NUMBER},
    {"sentences_per_second", "sentences_per_second", 21, COLUMN_NUMBER},
    {"articles_per_second", "articles_per_second", 20, COLUMN_NUMBER},
    {"articles", "articles", 10, COLUMN_NUMBER},
    {"sentences", "sentences", 0, COLUMN_CSV_ONLY},
    {"tokens", "tokens", 0, COLUMN_CSV_ONLY},
    {"bytes", "bytes", 0, COLUMN_CSV_ONLY},
    {"memory_per_article", "memory_per_article", 0, COLUMN_CSV_ONLY},
    {"most_memory", "most_memory", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT},
};
static const row_kind bench_rows = {"bench", bench_columns};

static json_t *row_of(const timing *t, const char *room, double seconds) {
    double rate = seconds > 0 ? 1 / seconds : 0;
    return json_pack(
        "{ss sf si si si sI sI sI sI sI sI}", "room", room, "seconds", (double)(long long)(seconds * 1e6) / 1e6,
        "tokens_per_second", (int)((double)t->tokens * rate), "sentences_per_second",
        (int)((double)t->sentences * rate), "articles_per_second",
        (int)((double)t->articles * rate), "articles", (json_int_t)t->articles, "sentences", (json_int_t)t->sentences,
        "tokens", (json_int_t)t->tokens, "bytes", (json_int_t)t->bytes, "memory_per_article",
        (json_int_t)(t->articles ? t->memory / t->articles : 0), "most_memory", (json_int_t)t->most_memory);
}

static status show_row(row_sink sink, const timing *t, const char *room, double seconds, error *e) {
    json_t *row = row_of(t, room, seconds);
    if (!row)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = sink.take(sink.context, row, e);
    json_decref(row);
    return s;
}

static enum exit_code show(const call *c, const timing *t) {
    static const char *const names[ROOMS] = {"read", "parse", "code", "dictionary", "show"};
    error e = {0};
    output o;
    double all = 0;
    status s = output_open(&o, c->set.output, &e);
    row_writer *w = s == READOUT_OK ? rows_open(&o, &bench_rows, c->set.to, &e) : NULL;
    s = w ? READOUT_OK : e.status;
    for (int i = 0; i < ROOMS && s == READOUT_OK; all += t->seconds[i++])
        if (i != DICTIONARY || t->rooms->dictionary)
            s = show_row(rows_sink(w), t, names[i], t->seconds[i], &e);
    if (s == READOUT_OK) /* from the reports' text to their events */
        s = show_row(rows_sink(w), t, "events", all - t->seconds[SHOW], &e);
    if (s == READOUT_OK)
        s = show_row(rows_sink(w), t, "all", all, &e);
    s = rows_close(w, s, NULL, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    return out_close(&o, exit_of(s));
}

enum exit_code run_bench(const call *c) {
    if (c->count > 1 && !strcmp(c->operands[0], "parse"))
        return run_bench_parse(c);
    if (!strcmp(c->operands[0], "record"))
        return run_bench_record(c);
    if (!strcmp(c->operands[0], "generate"))
        return run_bench_generate(c);
    rooms g;
    call single = *c;
    single.set.jobs = 1;
    double begun = now();
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&g, c->set.language, LOAD_ALL) && rooms_open_dictionary(&g, &c->set)) {
        timing t = {.rooms = &g, .since = now()};
        say("loaded in %.0f ms", (t.since - begun) * 1000);
        work w = {.call = &single, .rooms = &g, .make = make, .take = take, .context = &t};
        code = work_run(&w);
        enum exit_code shown = code == EXIT_DONE || code == EXIT_INPUTS ? show(c, &t) : code;
        code = shown == EXIT_DONE ? code : shown;
    }
    rooms_close(&g);
    return code;
}
