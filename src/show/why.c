/* why.c - the view of one fact: its sentence with its parts marked, where that stands, and what made it
 *
 * A claim, a dispute and an actor rest on several statements: each is shown so in turn. */
#include <string.h>

#include "show/marked.h"
#include "show/views.h"

enum { NAME_CELLS = 12, MOST_REASONS = 50 };

/* Members of a row that the view shows elsewhere, or that are no news to who asked. */
static bool shown_elsewhere(const char *key) {
    static const char *const keys[] = {"id", "quote", "begin", "end", "path", "line", "column", "article", "outlet",
                                       "date", "text", "asserts", "denies", "questions", "reports", "statements",
                                       "rule", "score", "articles", "claims", "claim_id", "key"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

static void fact(row_writer *w, const char *key, json_t *value) {
    buf text = {0}, head = {0};
    row_value(&text, value);
    if (text.size) {
        buf_print(&head, "  %-*s", NAME_CELLS, key);
        buf_byte(&head, '\0');
        view_paragraph(w, head.failed ? "" : head.at, "              ", buf_slice(&text), STYLE_NONE, 4);
    }
    w->line.failed |= text.failed || head.failed;
    buf_release(&text);
    buf_release(&head);
}

static void facts(row_writer *w, json_t *why) {
    json_t *row = json_object_get(why, "row"), *value;
    const char *key;
    json_object_foreach(row, key, value) {
        if (!shown_elsewhere(key) && !json_is_false(value))
            fact(w, key, value);
    }
    fact(w, "rule", json_object_get(why, "rule"));
    fact(w, "score", json_object_get(why, "score"));
}

/* "quote q1234..., reports/a.txt:7:12" and the report it stands in. */
static void place(row_writer *w, json_t *why) {
    buf head = {0};
    parts origin = {0};
    json_t *line = json_object_get(why, "line"), *at = json_object_get(why, "column");
    buf_add(&head, row_text(why, "path"));
    if (json_integer_value(line) > 0)
        buf_print(&head, ":%lld", (long long)json_integer_value(line));
    if (json_integer_value(line) > 0 && json_integer_value(at) > 0)
        buf_print(&head, ":%lld", (long long)json_integer_value(at));
    view_paragraph(w, "", "", buf_slice(&head), STYLE_STRONG, 0);
    part_add(&origin, "", row_text(why, "is"));
    part_add(&origin, "", row_text(why, "id"));
    part_add(&origin, "", row_text(why, "article.outlet"));
    part_add(&origin, "", row_text(why, "article.date"));
    part_add(&origin, "", row_text(why, "article.title"));
    parts_write(w, "", "  ", &origin);
    w->line.failed |= head.failed;
    buf_release(&head);
}

static void passage(row_writer *w, json_t *pieces) {
    marked m = {0};
    size_t i;
    json_t *piece;
    if (!json_array_size(pieces))
        return;
    json_array_foreach(pieces, i, piece) {
        marked_add(&m, row_text(piece, "text"), mark_of(row_text(piece, "mark")));
    }
    buf_byte(&w->line, '\n');
    marked_write(w, "    ", &m, true);
}

static void one(row_writer *w, json_t *why) {
    place(w, why);
    passage(w, json_object_get(why, "passage"));
    buf_byte(&w->line, '\n');
    facts(w, why);
}

status why_take(row_writer *w, json_t *row, error *e) {
    json_t *because = json_object_get(row, "because"), *reason;
    size_t i;
    slice text = row_text(row, "row.text"), claim = row_text(row, "row.claim.text");
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    view_paragraph(w, "", "", text.size ? text : claim, STYLE_STRONG, 0);
    one(w, row);
    json_array_foreach(because, i, reason) {
        if (i >= MOST_REASONS)
            break;
        buf_byte(&w->line, '\n');
        one(w, reason);
    }
    if (json_array_size(because) > MOST_REASONS)
        buf_print(&w->line, "\n… and %zu more (--json has all)\n", json_array_size(because) - MOST_REASONS);
    return writer_send(w, e);
}
