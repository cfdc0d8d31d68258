/* bench_record.c - readout bench record: how fast reports are added and questions answered, at 1,000 reports, 10,000
 * and so on
 *
 * The reports are generate.h's. Those that are added coded take the way of bench_add.h; those of text go the whole
 * way, a sample of TEXTS of them at each size. Each question is asked five times, each time of
 * a record that has just been opened, and the median counts; what takes seconds is asked once. */
#include "bench_record.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bench_add.h"
#include "generate.h"
#include "list.h"
#include "out.h"
#include "rooms.h"
#include "say.h"

enum { LEAST = 1000, TEXTS = 600, TIMES = 5, LONG_MS = 2000, ROWS = 20 };

static double median(double *times, int count) {
    for (int i = 1; i < count; i++)
        for (int k = i; k > 0 && times[k] < times[k - 1]; k--) {
            double x = times[k];
            times[k] = times[k - 1];
            times[k - 1] = x;
        }
    return times[count / 2];
}

/* ---------------------------------------------------------------------------------------------- questions */

typedef struct question {
    const char *name, *list;
    record_filter filter;
} question;

static const question questions[] = {
    {"disputes_ms", "disputes", {.limit = ROWS}},
    {"quotes_of_speaker_ms", "quotes", {.limit = ROWS, .speaker = "?"}},
    {"search_ms", "search", {.limit = ROWS, .text = "?"}},
    {"disputes_of_speaker_ms", "disputes", {.limit = ROWS, .speaker = "?"}},
    {"quotes_denies_ms", "quotes", {.limit = ROWS, .stance = "denies"}},
    {"articles_ms", "articles", {.limit = ROWS}},
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static status count_row(void *context, json_t *row, error *e) {
    (void)e;
    *(uint64_t *)context += json_object_size(row) > 0;
    return READOUT_OK;
}

static status ask(const char *path, const question *q, double *milliseconds, uint64_t *rows, error *e) {
    record_filter f = q->filter;
    double begun = bench_now();
    if (f.speaker) f.speaker = generate_speaker();
    if (f.text) f.text = generate_words();
    *rows = 0;
    record *r = record_open(path, RECORD_READ, NULL, e);
    status s = r ? record_list_find(q->list)->query(r, &f, (row_sink){count_row, rows}, e) : e->status;
    record_close(r);
    *milliseconds = (bench_now() - begun) * 1000;
    return s;
}

/* ------------------------------------------------------------------------------------------------ the table */

static const column record_columns[] = {
    {"articles", "articles", 9, COLUMN_NUMBER},
    {"coded_per_second", "coded_per_second", 17, COLUMN_NUMBER},
    {"text_per_second", "text_per_second", 16, COLUMN_NUMBER},
    {"memory_mb", "memory_mb", 10, COLUMN_NUMBER},
    {"file_mb", "file_mb", 8, COLUMN_NUMBER},
    {"disputes_ms", "disputes_ms", 12, COLUMN_NUMBER},
    {"quotes_of_speaker_ms", "quotes_of_speaker_ms", 21, COLUMN_NUMBER},
    {"search_ms", "search_ms", 10, COLUMN_NUMBER},
    {"disputes_of_speaker_ms", "disputes_of_speaker_ms", 0, COLUMN_CSV_ONLY},
    {"quotes_denies_ms", "quotes_denies_ms", 0, COLUMN_CSV_ONLY},
    {"articles_ms", "articles_ms", 0, COLUMN_CSV_ONLY},
    {"coded_processor_us", "coded_processor_us", 0, COLUMN_CSV_ONLY},
    {"text_processor_ms", "text_processor_ms", 0, COLUMN_CSV_ONLY},
    {"last_coded_per_second", "last_coded_per_second", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT},
};
static const row_kind record_rows = {"bench", record_columns};

static double tenths(double x) { return (double)(long long)(x * 10 + 0.5) / 10; }

typedef struct measuring {
    const rooms *rooms;
    const char *path;
    row_sink sink;
    double seconds; /* of adding coded reports, so far */
    uint64_t there;
} measuring;

static double file_size(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 ? (double)about.st_size / 1e6 : 0;
}

static status ask_all(const measuring *m, json_t *row, error *e) {
    status s = READOUT_OK;
    for (int i = 0; i < QUESTIONS && s == READOUT_OK; i++) {
        double times[TIMES];
        uint64_t rows;
        int count = 0;
        do s = ask(m->path, &questions[i], &times[count++], &rows, e);
        while (s == READOUT_OK && count < TIMES && times[0] < LONG_MS);
        if (s == READOUT_OK) json_object_set_new(row, questions[i].name, json_real(tenths(median(times, count))));
        if (s == READOUT_OK && !rows) say("%s: nothing found", questions[i].name);
    }
    return s;
}

/* Text goes into a record of its own: coding takes what time there is. */
static status add_texts(const measuring *m, json_t *row, error *e) {
    bench_time spent;
    buf path = {0};
    buf_print(&path, "%s.text", m->path);
    buf_byte(&path, 0);
    record *r = path.failed ? NULL : record_open(path.at, RECORD_WRITE, m->rooms->language.at, e);
    status s = r ? bench_add(r, m->rooms, 0, TEXTS, &spent, e) : e->status;
    record_close(r);
    if (r) unlink(path.at);
    buf_release(&path);
    if (s == READOUT_OK)
        json_object_set_new(row, "text_per_second", json_integer((json_int_t)(TEXTS / spent.seconds)));
    if (s == READOUT_OK)
        json_object_set_new(row, "text_processor_ms", json_real(tenths(spent.processor * 1e3 / TEXTS)));
    return s;
}

static status measure(measuring *m, uint64_t articles, error *e) {
    struct rusage used;
    bench_time spent = {0};
    json_t *row = json_pack("{sI}", "articles", (json_int_t)articles);
    record *r = record_open(m->path, RECORD_WRITE, m->rooms->language.at, e);
    status s = r ? bench_add(r, NULL, m->there, articles, &spent, e) : e->status;
    double begun = bench_now();
    if (s == READOUT_OK) s = record_settle(r, e);
    spent.seconds += bench_now() - begun;
    record_close(r);
    m->seconds += spent.seconds;
    getrusage(RUSAGE_SELF, &used);
    json_object_set_new(row, "coded_per_second", json_integer((json_int_t)((double)articles / m->seconds)));
    json_object_set_new(row, "last_coded_per_second",
                        json_integer((json_int_t)((double)(articles - m->there) / spent.seconds)));
    json_object_set_new(row, "coded_processor_us",
                        json_integer((json_int_t)(spent.processor * 1e6 / (double)(articles - m->there))));
    json_object_set_new(row, "text_processor_ms", json_null());
    json_object_set_new(row, "memory_mb", json_integer(used.ru_maxrss / 1000));
    json_object_set_new(row, "file_mb", json_real(tenths(file_size(m->path))));
    m->there = articles;
    if (s == READOUT_OK) s = add_texts(m, row, e);
    if (s == READOUT_OK) s = ask_all(m, row, e);
    if (s == READOUT_OK) s = m->sink.take(m->sink.context, row, e);
    json_decref(row);
    return s;
}

static enum exit_code measure_all(const call *c, const rooms *g, const char *path) {
    error e = {0};
    output o;
    uint64_t most = c->set.articles ? c->set.articles : 100000;
    status s = output_open(&o, c->set.output, &e);
    row_writer *w = s == READOUT_OK ? rows_open(&o, &record_rows, c->set.to, &e) : NULL;
    s = w ? READOUT_OK : e.status;
    measuring m = {.rooms = g, .path = path, .sink = rows_sink(w)};
    for (uint64_t n = LEAST < most ? LEAST : most; s == READOUT_OK; n = n * 10 < most ? n * 10 : most) {
        s = measure(&m, n, &e);
        if (n == most) break;
    }
    s = rows_close(w, s, NULL, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o)) say_error(&e);
    return out_close(&o, exit_of(s));
}

enum exit_code run_bench_record(const call *c) {
    rooms g;
    char folder[] = "/tmp/readout-bench-XXXXXX", path[sizeof folder + 16];
    const char *own = c->set.record;
    enum exit_code code = EXIT_STORE;
    if (!own && !mkdtemp(folder)) {
        say("no folder can be made for the record: name one with -d FILE");
        return EXIT_STORE;
    }
    snprintf(path, sizeof path, "%s/record.db", folder);
    if (own && access(own, F_OK) == 0) say("%s: there is a file; name one that is not there yet", own);
    else if (rooms_open(&g, c->set.language, LOAD_PARSE | LOAD_CODE)) {
        code = measure_all(c, &g, own ? own : path);
        rooms_close(&g);
    }
    if (!own) {
        unlink(path);
        rmdir(folder);
    }
    return code;
}

/* --------------------------------------------------------------------------------------------- bench generate */

static int to_line(const char *at, size_t size, void *line) {
    buf_add(line, (slice){at, size});
    return ((buf *)line)->failed ? -1 : 0;
}

static status write_article(output *o, uint64_t i, error *e) {
    buf line = {0};
    article *a = generate_article(BENCH_SEED, i, false);
    json_t *row = a ? json_pack("{ss# ss# ss# ss# ss#}", "id", a->id.at, (int)a->id.size, "title", a->title.at,
                                (int)a->title.size, "date", a->date.at, (int)a->date.size, "sitename", a->outlet.at,
                                (int)a->outlet.size, "text", a->text.at, (int)a->text.size)
                    : NULL;
    bool made = row && json_dump_callback(row, to_line, &line, JSON_COMPACT | JSON_ENSURE_ASCII) == 0;
    buf_add(&line, (slice){"\n", 2});
    status s = made && !line.failed ? READOUT_OK : fail(e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK) output_text(o, line.at);
    buf_release(&line);
    json_decref(row);
    article_free(a);
    return s;
}

enum exit_code run_bench_generate(const call *c) {
    error e = {0};
    output o;
    uint64_t count = c->set.articles ? c->set.articles : LEAST;
    status s = output_open(&o, c->set.output, &e);
    if (s != READOUT_OK) {
        say_error(&e);
        return exit_of(s);
    }
    for (uint64_t i = 0; i < count && s == READOUT_OK; i++) s = write_article(&o, i, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o)) say_error(&e);
    return out_close(&o, exit_of(s));
}
