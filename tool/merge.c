/* merge.c - readout merge-records, readout verify and readout diff: records as wholes */
#include "list.h"
#include "out.h"
#include "place.h"
#include "say.h"

static enum exit_code merge_all(const call *c, const char *path, const char *language) {
    error e = {0};
    record *r = record_open(path, RECORD_WRITE, language, &e);
    status s = r ? record_coder(r, language, &e) : e.status;
    for (int i = 0; i < c->count && s == READOUT_OK; i++) {
        uint64_t added = 0;
        s = record_merge(r, c->operands[i], &added, &e);
        if (s == READOUT_OK)
            say("%llu added from %s: %s", (unsigned long long)added, c->operands[i], path);
    }
    if (s == READOUT_OK)
        s = record_settle(r, &e);
    record_close(r);
    if (s == READOUT_OK)
        return EXIT_DONE;
    say_error(&e);
    return EXIT_STORE;
}

enum exit_code run_merge(const call *c) {
    buf path = {0}, language = {0};
    enum exit_code code = EXIT_STORE;
    if (place_language(c->set.language, &language) && place_record(c->set.record, true, &path))
        code = merge_all(c, path.at, language.at);
    buf_release(&path);
    buf_release(&language);
    return code;
}

static const column fault_columns[] = {
    {"table", "table", 10, COLUMN_TEXT}, {"article", "article", 17, COLUMN_TEXT}, {"n", "n", 6, COLUMN_NUMBER},
    {"fault", "fault", 0, COLUMN_TEXT},  {NULL, NULL, 0, COLUMN_TEXT},
};
static const row_kind fault_rows = {"verify", fault_columns};

static status check(const call *c, record *r, output *o, uint64_t *faults, error *e) {
    row_writer *w = rows_open(o, &fault_rows, c->set.to, e);
    status s = w ? record_verify(r, rows_sink(w), faults, e) : e->status;
    return rows_close(w, s, NULL, e);
}

enum exit_code run_verify(const call *c) {
    error e = {0};
    output o;
    uint64_t faults = 0;
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    status s = output_open(&o, c->set.output, &e);
    if (s == READOUT_OK)
        s = check(c, r, &o, &faults, &e);
    record_close(r);
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    enum exit_code code = out_close(&o, exit_of(s));
    if (code == EXIT_DONE)
        say("%llu faults", (unsigned long long)faults);
    return code == EXIT_DONE && faults ? EXIT_NOTHING : code;
}

static status compare(const call *c, record *const both[2], output *o, uint64_t *count, error *e) {
    row_writer *w = rows_open(o, &record_diff_rows, c->set.to, e);
    status s = w ? record_diff(both[0], both[1], rows_sink(w), count, e) : e->status;
    return rows_close(w, s, NULL, e);
}

static enum exit_code write_diff(const call *c, record *const both[2]) {
    error e = {0};
    output o;
    uint64_t count = 0;
    status s = output_open(&o, c->set.output, &e);
    if (s == READOUT_OK)
        s = compare(c, both, &o, &count, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    enum exit_code code = out_close(&o, exit_of(s));
    if (code == EXIT_DONE)
        say("%llu difference%s", (unsigned long long)count, count == 1 ? "" : "s");
    return code == EXIT_DONE && count ? EXIT_NOTHING : code;
}

enum exit_code run_diff(const call *c) {
    error e = {0};
    record *both[2] = {record_open(c->operands[0], RECORD_READ, NULL, &e), NULL};
    if (both[0])
        both[1] = record_open(c->operands[1], RECORD_READ, NULL, &e);
    enum exit_code code = EXIT_STORE;
    if (both[1])
        code = write_diff(c, both);
    else
        say_error(&e);
    record_close(both[0]);
    record_close(both[1]);
    return code;
}
