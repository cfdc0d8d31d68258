/* sum.c - see sum.h */
#include "record/sum.h"

#include <string.h>

enum { TEXTS = 13 };

/* Each step can be undone, so two inputs that differ in one word differ at the end. */
static uint64_t word_added(uint64_t h, uint64_t word) {
    h = (h ^ word) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 32;
}

static uint64_t text_added(uint64_t h, slice text) {
    h = word_added(h, text.size);
    for (size_t i = 0; i < text.size; i += 8) {
        uint64_t word = 0;
        memcpy(&word, text.at + i, text.size - i < 8 ? text.size - i : 8);
        h = word_added(h, word);
    }
    return h;
}

int64_t sum_of_coded(const coded *c) {
    const slice texts[TEXTS] = {c->sha256, c->name, c->path,     c->outlet,   c->agency, c->title, c->author,
                                c->date,   c->url,  c->dateline, c->language, c->packed, c->terms};
    uint64_t h = word_added(0, (uint64_t)c->line);
    for (int i = 0; i < TEXTS; i++) h = text_added(h, texts[i]);
    return (int64_t)h;
}

int64_t sum_of_row(sqlite3_stmt *row, int first) {
    uint64_t h = word_added(0, (uint64_t)sqlite3_column_int64(row, first + TEXTS));
    for (int i = 0; i < TEXTS; i++) {
        const char *bytes = sqlite3_column_blob(row, first + i);
        h = text_added(h, (slice){bytes ? bytes : "", bytes ? (size_t)sqlite3_column_bytes(row, first + i) : 0});
    }
    return (int64_t)h;
}

status sum_renew(record *r, int64_t article_at, error *e) {
    bool more = false;
    sqlite3_stmt *row = store_bind(r, SQL_SUMMED, e, "i", article_at);
    status s = row ? store_step(r, row, &more, e) : e->status;
    if (s != READOUT_OK || !more) return s;
    int64_t sum = sum_of_row(row, 0);
    sqlite3_reset(row);
    return store_run(r, SQL_SUM_PUT, e, "ii", article_at, sum);
}
