/* why.c - the view of one fact: its sentence with its parts marked, where that stands, and what made it
 *
 * A claim, a dispute and an actor rest on several statements: each is shown so in turn. */
#include <string.h>

#include "base/mem.h"
#include "show/marked.h"
#include "show/views.h"

enum { NAME_CELLS = 12, MOST_REASONS = 50 };

static void fact(row_writer *w, slice called, json_t *value) {
    buf text = {0}, head = {0};
    row_value(&text, value);
    if (text.size) {
        buf_add(&head, SLICE("  "));
        cells_plain(&head, called);
        unsigned cells = cells_of(buf_slice(&head));
        cells_pad(&head, cells < NAME_CELLS + 2 ? NAME_CELLS + 2 - cells : 1);
        buf_byte(&head, '\0');
        view_paragraph(w, head.failed ? "" : head.at, "              ", buf_slice(&text), STYLE_NONE, 4);
    }
    w->line.failed |= text.failed || head.failed;
    buf_release(&text);
    buf_release(&head);
}

/* Pairs of a name and a value, in their order. */
static void facts(row_writer *w, json_t *pairs) {
    size_t i;
    json_t *pair;
    if (json_array_size(pairs))
        buf_byte(&w->line, '\n');
    json_array_foreach(pairs, i, pair) {
        json_t *called = json_array_get(pair, 0);
        fact(w, (slice){json_string_value(called), json_string_length(called)}, json_array_get(pair, 1));
    }
}

/* "reports/a.txt:7:12", and what it is and the report it stands in. */
static void place(row_writer *w, json_t *why) {
    buf head = {0};
    parts origin = {0};
    json_int_t line = json_integer_value(json_object_get(why, "line"));
    json_int_t at = json_integer_value(json_object_get(why, "column"));
    buf_add(&head, row_text(why, "path"));
    if (line > 0)
        buf_print(&head, ":%lld", (long long)line);
    if (line > 0 && at > 0)
        buf_print(&head, ":%lld", (long long)at);
    view_paragraph(w, "", "", buf_slice(&head), STYLE_STRONG, 0);
    part_add(&origin, "", row_text(why, "is"));
    part_add(&origin, "", row_text(why, "id"));
    part_add(&origin, "", row_text(why, "outlet"));
    part_add(&origin, "", slice_part(row_text(why, "date"), 0, 10));
    part_add(&origin, "", row_text(why, "title"));
    parts_write(w, "", "  ", &origin);
    w->line.failed |= head.failed;
    buf_release(&head);
}

/* ----------------------------------------------------------------------------------------------- passage */

static void lay(uint8_t *marks, size_t points, json_t *part, json_int_t origin, enum mark mark) {
    json_int_t begin = json_integer_value(json_object_get(part, "begin")) - origin;
    json_int_t end = json_integer_value(json_object_get(part, "end")) - origin;
    for (json_int_t i = begin < 0 ? 0 : begin; i < end && i < (json_int_t)points; i++)
        marks[i] = (uint8_t)mark;
}

/* The mark of each code point. What holds others lies lowest: contents, then the rest in the order of the list. */
static void lay_all(uint8_t *marks, size_t points, json_t *spans, json_int_t origin) {
    size_t i;
    json_t *part;
    for (int contents = 1; contents >= 0; contents--) {
        json_array_foreach(spans, i, part) {
            enum mark mark = mark_of(row_text(part, "role"));
            if ((mark == MARK_CONTENT) == contents)
                lay(marks, points, part, origin, mark);
        }
    }
}

static void add_runs(marked *m, slice text, const uint8_t *marks) {
    size_t begin = 0, point = 0, size;
    for (size_t at = 0; at < text.size; at += size, point++) {
        utf8_decode(slice_part(text, at, text.size), &size);
        if (at + size < text.size && marks[point + 1] == marks[point])
            continue;
        marked_add(m, slice_part(text, begin, at + size), (enum mark)marks[point]);
        begin = at + size;
    }
}

static void passage(row_writer *w, json_t *why) {
    slice text = row_text(why, "passage.text");
    size_t points = utf8_count(text);
    marked m = {0};
    if (!text.size)
        return;
    uint8_t *marks = mem_alloc(points + 1);
    if (!marks) {
        w->line.failed = true;
        return;
    }
    memset(marks, MARK_NONE, points + 1);
    lay_all(marks, points, json_object_get(why, "spans"), json_integer_value(row_field(why, "passage.begin")));
    add_runs(&m, text, marks);
    mem_free(marks);
    buf_byte(&w->line, '\n');
    marked_write(w, "    ", &m, true);
}

static void one(row_writer *w, json_t *why) {
    place(w, why);
    passage(w, why);
    facts(w, json_object_get(why, "facts"));
}

status why_take(row_writer *w, json_t *row, error *e) {
    json_t *because = json_object_get(row, "because"), *reason;
    size_t i;
    slice claim = row_text(row, "claim.text"), text = claim.size ? claim : row_text(row, "text");
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    if (json_array_size(because))
        view_paragraph(w, "", "", text.size ? text : row_text(row, "name"), STYLE_STRONG, 0);
    one(w, row);
    json_array_foreach(because, i, reason) {
        if (i >= MOST_REASONS)
            break;
        buf_add(&w->line, SLICE("\n\n"));
        one(w, reason);
    }
    if (json_array_size(because) > MOST_REASONS)
        buf_print(&w->line, "\n… and %zu more (--json has all)\n", json_array_size(because) - MOST_REASONS);
    return writer_send(w, e);
}
