/* why.c - readout why ID, readout same REPORT REPORT, and readout info */
#include "list.h"
#include "out.h"
#include "place.h"
#include "say.h"

static enum exit_code write_row(const call *c, const row_kind *kind, json_t *row) {
    error e = {0};
    output o;
    status s = output_open(&o, c->set.output, &e);
    if (s == READOUT_OK) {
        row_writer *w = rows_open(&o, kind, c->set.to, &e);
        row_sink sink = rows_sink(w);
        s = w ? sink.take(sink.context, row, &e) : e.status;
        s = rows_close(w, s, NULL, &e);
    }
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    return out_close(&o, exit_of(s));
}

enum exit_code run_why(const call *c) {
    error e = {0};
    json_t *row = NULL;
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    status s = record_why(r, c->operands[0], &row, &e);
    record_close(r);
    if (s != READOUT_OK) {
        say_error(&e);
        return s == READOUT_BAD_USAGE ? EXIT_NOTHING : exit_of(s);
    }
    enum exit_code code = write_row(c, &why_rows, row);
    json_decref(row);
    return code;
}

enum exit_code run_same(const call *c) {
    error e = {0};
    json_t *row = NULL;
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    status s = record_same(r, c->operands[0], c->operands[1], &row, &e);
    record_close(r);
    if (s != READOUT_OK) {
        say_error(&e);
        return s == READOUT_BAD_USAGE ? EXIT_NOTHING : exit_of(s);
    }
    enum exit_code code = write_row(c, &same_rows, row);
    json_decref(row);
    return code;
}

static const column info_columns[] = {
    {"version", "version", 8, COLUMN_NUMBER},
    {"articles", "articles", 9, COLUMN_NUMBER},
    {"sentences", "sentences", 10, COLUMN_NUMBER},
    {"actors", "actors", 9, COLUMN_NUMBER},
    {"quotes", "quotes", 9, COLUMN_NUMBER},
    {"statements", "statements", 11, COLUMN_NUMBER},
    {"older", "older", 7, COLUMN_NUMBER},
    {NULL, NULL, 0, COLUMN_TEXT},
};
static const row_kind info_rows = {"info", info_columns};

enum exit_code run_info(const call *c) {
    error e = {0};
    json_t *row = NULL;
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    buf language = {0};
    status s = place_language(c->set.language, &language) ? record_coder(r, language.at, &e) : READOUT_NO_FILE;
    buf_release(&language);
    if (s == READOUT_OK)
        s = record_info(r, &row, &e);
    record_close(r);
    if (s != READOUT_OK) {
        say_error(&e);
        return exit_of(s);
    }
    enum exit_code code = write_row(c, &info_rows, row);
    json_decref(row);
    return code;
}
