/* lists.c - the views of quotes, of the timeline and of what a search found */
#include "base/mem.h"
#include "show/marked.h"
#include "show/views.h"

enum { DAY = 10 /* cells of an ISO date */ };

/* ------------------------------------------------------------------------------------------------ quotes */

/* "Ada Berg denies · foreign minister, NOR". */
static void said_how(row_writer *w, json_t *row) {
    slice stance = row_text(row, "stance"), speaker = row_speaker(row);
    slice role = row_role(row), country = row_text(row, "country");
    buf text = {0};
    cells_plain(&text, speaker.size ? speaker : SLICE("(no source named)"));
    paint(w, STYLE_STRONG, buf_slice(&text));
    buf_byte(&w->line, ' ');
    if (json_is_true(json_object_get(row, "negated")))
        buf_add(&w->line, SLICE("not: "));
    paint(w, stance_style(stance), stance);
    w->line.failed |= text.failed;
    buf_clear(&text);
    cells_plain(&text, role);
    if (role.size && country.size)
        buf_add(&text, SLICE(", "));
    cells_plain(&text, role.size ? country : (slice){NULL, 0});
    if (text.size)
        paint(w, STYLE_FAINT, SLICE(" · "));
    paint(w, STYLE_FAINT, buf_slice(&text));
    buf_byte(&w->line, '\n');
    w->line.failed |= text.failed;
    buf_release(&text);
}

status quotes_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    said_how(w, row);
    view_paragraph(w, "  │ ", "  │ ", row_text(row, "quote"), STYLE_NONE, 0);
    part_add(&origin, "", row_text(row, "channel"));
    part_add(&origin, "to ", row_text(row, "addressee"));
    part_origin(&origin, row);
    parts_write(w, "  └ ", "    ", &origin);
    return writer_send(w, e);
}

/* ---------------------------------------------------------------------------------------------- timeline */

typedef struct timeline {
    buf day, text; /* those of the last row: not said again */
} timeline;

status timeline_open(row_writer *w, error *e) {
    timeline *t = mem_alloc(sizeof *t);
    if (!t)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    *t = (timeline){0};
    w->state = t;
    return READOUT_OK;
}

/* The day where it changes, else as many spaces. */
static void day_column(row_writer *w, timeline *t, slice day, buf *out) {
    bool same = w->count > 1 && slice_equal(buf_slice(&t->day), day);
    if (same) {
        cells_pad(out, DAY);
    } else {
        cells_plain(out, day.size ? day : SLICE("no date"));
        unsigned cells = cells_of(buf_slice(out));
        cells_pad(out, cells < DAY ? DAY - cells : 0);
        buf_clear(&t->day);
        buf_add(&t->day, day);
        out->failed |= t->day.failed;
    }
    buf_add(out, SLICE("  "));
    buf_byte(out, '\0');
}

/* The text where it is not that of the row before, on the same day. */
static void happening(row_writer *w, timeline *t, json_t *row) {
    buf first = {0};
    slice text = row_text(row, "text"), day = slice_part(row_text(row, "date"), 0, DAY);
    bool again = w->count > 1 && slice_equal(buf_slice(&t->day), day) && slice_equal(buf_slice(&t->text), text);
    if (!again) {
        day_column(w, t, day, &first);
        view_paragraph(w, first.failed ? "" : first.at, "            ", text, STYLE_NONE, 3);
        buf_clear(&t->text);
        buf_add(&t->text, text);
    }
    w->line.failed |= first.failed || t->text.failed;
    buf_release(&first);
}

static void happening_origin(row_writer *w, json_t *row) {
    parts origin = {0};
    slice speaker = row_speaker(row), what = row_text(row, "what");
    if (speaker.size) {
        part_add(&origin, "", speaker);
        buf_byte(&origin.text, ' ');
        buf_add(&origin.text, row_text(row, "stance"));
    }
    part_add(&origin, "", row_carrier(row));
    if (!speaker.size && !slice_equal(what, SLICE("happened")))
        part_add(&origin, "", what);
    part_id(&origin, row);
    parts_write(w, "            └ ", "              ", &origin);
}

status timeline_take(row_writer *w, json_t *row, error *e) {
    if (!row_text(row, "text").size)
        return READOUT_OK; /* a quote without words of its own */
    happening(w, w->state, row);
    happening_origin(w, row);
    return writer_send(w, e);
}

status timeline_close(row_writer *w, error *e) {
    timeline *t = w->state;
    (void)e;
    buf_release(&t->day);
    buf_release(&t->text);
    mem_free(t);
    return READOUT_OK;
}

/* ------------------------------------------------------------------------------------------------ search */

/* Goes on over `text` from byte *at, at code point *point, to a later code point. */
static void go_to(slice text, size_t *at, json_int_t *point, json_int_t to) {
    for (; *point < to && *at < text.size; ++*point) {
        size_t size;
        utf8_decode(slice_part(text, *at, text.size), &size);
        *at += size;
    }
}

/* The sentence with what was found marked; marks come in the order of the text. */
static void sentence_found(row_writer *w, slice text, json_t *marks) {
    marked found = {0};
    size_t i, at = 0, done = 0;
    json_int_t point = 0;
    json_t *mark;
    json_array_foreach(marks, i, mark) {
        go_to(text, &at, &point, json_integer_value(json_array_get(mark, 0)));
        marked_add(&found, slice_part(text, done, at), MARK_NONE);
        done = at;
        go_to(text, &at, &point, json_integer_value(json_array_get(mark, 1)));
        marked_add(&found, slice_part(text, done, at), MARK_MATCH);
        done = at;
    }
    marked_add(&found, slice_part(text, done, text.size), MARK_NONE);
    marked_write(w, "", &found, false);
}

status search_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    slice text = row_text(row, "text");
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    sentence_found(w, text, json_object_get(row, "marks"));
    part_origin(&origin, row);
    parts_write(w, "  ", "  ", &origin);
    return writer_send(w, e);
}
