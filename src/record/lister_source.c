/* lister_source.c - the article that a row is made of, and where words stand in it: see lister.h */
#include <string.h>

#include "record/lister.h"
#include "record/packed.h"

static const char source_sql[] =
    "SELECT sha256, path, line, outlet, agency, date, title, text FROM article WHERE id = ?";

bool source_read(lister *l, arena *a, int64_t id, source *out) {
    sqlite3_stmt *s = lister_ask(l, source_sql, 1, &id);
    if (!lister_next(l, s)) return false;
    slice *fields[] = {&out->sha256, &out->path, NULL,        &out->outlet,
                       &out->agency, &out->date, &out->title, &out->text};
    for (int i = 0; i < 8; i++)
        if (fields[i]) *fields[i] = arena_slice(a, store_text(s, i));
    out->line = sqlite3_column_int64(s, 2);
    out->points = utf8_index_new(a, out->text);
    out->id = id;
    sqlite3_reset(s);
    return true;
}

packed_rows packed_of(lister *l, int64_t article_at, enum packed which) {
    packed_rows out = {0};
    if (l->status == READOUT_OK) l->status = tables_rows(l->r, article_at, which, &out, l->e);
    return out;
}

const source *source_of(lister *l, int64_t id) {
    source *out = &l->source;
    if (out->id == id) return out;
    out->id = 0;
    arena_reset(l->held);
    return source_read(l, l->held, id, out) ? out : NULL;
}

void put_source(lister *l, json_t *to, const source *from) {
    if (!from) return;
    put_id(l, to, "article", 'a', from, -1);
    put_text(l, to, "outlet", from->outlet);
    put_text(l, to, "agency", from->agency);
    put_text(l, to, "date", from->date);
}

placed placed_at(const source *from, span at) {
    int64_t line = 1;
    slice before = slice_part(from->text, 0, at.begin);
    const char *end = before.at + before.size, *next;
    while (before.size && (next = memchr(before.at, '\n', before.size))) {
        line++;
        before = (slice){next + 1, (size_t)(end - next - 1)};
    }
    return (placed){.quote = slice_part(from->text, at.begin, at.end),
                    .path = from->path,
                    .begin = (int64_t)utf8_point_of(&from->points, at.begin),
                    .end = (int64_t)utf8_point_of(&from->points, at.end),
                    .line = from->line > 0 ? from->line : line,
                    .column = from->line > 0 ? (int64_t)at.begin + 1 : (int64_t)before.size + 1};
}

void put_placed(lister *l, json_t *to, const placed *words) {
    put_number(l, to, "begin", words->begin);
    put_number(l, to, "end", words->end);
    put_text(l, to, "quote", words->quote);
    put_text(l, to, "path", words->path);
    put_number(l, to, "line", words->line);
    put_number(l, to, "column", words->column);
}

void put_words(lister *l, json_t *to, const source *from, span at) {
    if (!from) return;
    placed words = placed_at(from, at);
    put_placed(l, to, &words);
}

bool spans_take(slice *list, span *out) {
    uint64_t number[2] = {0, 0};
    int which = 0;
    if (!list->size) return false;
    slice one = slice_take(list, ' ');
    for (size_t i = 0; i < one.size; i++) {
        if (one.at[i] == '-') which = 1;
        else number[which] = number[which] * 10 + (uint64_t)(one.at[i] - '0');
    }
    *out = (span){(uint32_t)number[0], (uint32_t)number[1]};
    return true;
}

span spans_extent(slice list) {
    span whole = {0, 0}, one;
    bool first = true;
    while (spans_take(&list, &one)) {
        if (first) whole.begin = one.begin;
        whole.end = one.end;
        first = false;
    }
    return whole;
}
