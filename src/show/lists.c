/* lists.c - the views of quotes, of the timeline and of what a search found */
#include "base/mem.h"
#include "show/marked.h"
#include "show/views.h"

enum { DAY = 10 /* cells of an ISO date */, NAME_LEAST = 20, STANCE_ROOM = 20 /* beside the name */ };

/* ------------------------------------------------------------------------------------------------ quotes */

/* "Ada Berg denies: sink · foreign minister, NOR"; the predicate is a statement's, and who it is stands there where
 * the line has room. */
static void said_how(row_writer *w, json_t *row, slice stance, slice predicate) {
    slice speaker = row_speaker(row);
    slice role = row_role(row), country = row_text(row, "country");
    buf text = {0}, called = {0};
    unsigned room = w->o->width > NAME_LEAST + STANCE_ROOM ? w->o->width - STANCE_ROOM : NAME_LEAST;
    cells_plain(&text, speaker.size ? speaker : SLICE("(no source named)"));
    cells_cut(&called, buf_slice(&text), room);
    paint(w, STYLE_STRONG, buf_slice(&called));
    buf_byte(&w->line, ' ');
    if (json_is_true(json_object_get(row, "negated")))
        buf_add(&w->line, SLICE("not: "));
    paint(w, stance_style(stance), stance);
    w->line.failed |= text.failed;
    buf_clear(&text);
    unsigned used = cells_of(buf_slice(&called)) + cells_of(stance) + cells_of(predicate) + 3;
    if (predicate.size)
        buf_add(&w->line, SLICE(": "));
    cells_plain(&w->line, predicate);
    cells_plain(&text, role);
    if (role.size && country.size)
        buf_add(&text, SLICE(", "));
    cells_plain(&text, role.size ? country : (slice){NULL, 0});
    bool fits = used + 3 + cells_of(buf_slice(&text)) <= w->o->width;
    if (text.size && fits)
        paint(w, STYLE_FAINT, SLICE(" · "));
    paint(w, STYLE_FAINT, fits ? buf_slice(&text) : (slice){NULL, 0});
    buf_byte(&w->line, '\n');
    w->line.failed |= text.failed || called.failed;
    buf_release(&text);
    buf_release(&called);
}

status quotes_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    said_how(w, row, row_text(row, "stance"), (slice){NULL, 0});
    view_paragraph(w, "  │ ", "  │ ", row_text(row, "quote"), STYLE_NONE, 0);
    part_add(&origin, "", row_text(row, "channel"));
    part_add(&origin, "to ", row_text(row, "addressee"));
    part_origin(&origin, row);
    parts_write(w, "  └ ", "    ", &origin);
    return writer_send(w, e);
}

status statements_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    said_how(w, row, row_text(row, "side"), row_text(row, "predicate"));
    view_paragraph(w, "  │ ", "  │ ", row_text(row, "quote"), STYLE_NONE, 4);
    part_origin(&origin, row);
    parts_write(w, "  └ ", "    ", &origin);
    return writer_send(w, e);
}

/* ---------------------------------------------------------------------------------------------- timeline */

/*     2031-05-02  HAPPENED
 *                 Norland's navy sank a ferry.
 *                 └ Ruiz asserts · Post · day of the report · e0ce82db4-5 */
typedef struct timeline {
    buf day, what, text; /* those of the last row: not said again */
} timeline;

static const char indent[] = "            ";

status timeline_open(row_writer *w, error *e) {
    timeline *t = mem_alloc(sizeof *t);
    if (!t)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    *t = (timeline){0};
    w->state = t;
    return READOUT_OK;
}

/* As much of a date as is known. */
static slice known_day(json_t *row) {
    slice precision = row_text(row, "precision"), day = slice_part(row_text(row, "date"), 0, DAY);
    size_t known = slice_equal(precision, SLICE("year")) ? 4 : slice_equal(precision, SLICE("month")) ? 7 : DAY;
    return day.size ? slice_part(day, 0, known) : SLICE("no date");
}

/* Whether `text` is another one than was kept; keeps it. */
static bool changes_to(buf *kept, slice text) {
    if (kept->size && slice_equal(buf_slice(kept), text))
        return false;
    buf_clear(kept);
    buf_add(kept, text);
    return true;
}

/* The day where it changes, and which of the three times. */
static void day_line(row_writer *w, timeline *t, json_t *row) {
    static const char *const titles[][2] = {{"happened", "HAPPENED"}, {"said", "SAID"}, {"published", "PUBLISHED"}};
    slice what = row_text(row, "what").size ? row_text(row, "what") : slice_of(titles[0][0]);
    bool new_day = changes_to(&t->day, known_day(row)), new_what = changes_to(&t->what, what) || new_day;
    if (!new_what)
        return;
    buf_clear(&t->text);
    if (new_day && w->count > 1)
        buf_byte(&w->line, '\n');
    size_t begin = w->line.size;
    if (new_day)
        cells_plain(&w->line, buf_slice(&t->day));
    cells_pad(&w->line, w->line.size - begin < DAY ? (unsigned)(DAY + 2 - (w->line.size - begin)) : 2);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_equal(what, slice_of(titles[i][0])))
            paint(w, STYLE_STRONG, slice_of(titles[i][1]));
    buf_byte(&w->line, '\n');
}

static bool is_said(json_t *row) {
    return slice_equal(row_text(row, "what"), SLICE("said")) && row_speaker(row).size;
}

/* "Ada Berg offers: talks": what was said stands behind who says it. */
static void told(buf *out, json_t *row) {
    if (is_said(row)) {
        cells_plain(out, row_speaker(row));
        buf_byte(out, ' ');
        buf_add(out, row_text(row, "stance"));
        buf_add(out, SLICE(": "));
    }
    buf_add(out, row_text(row, "text"));
}

/* What happened stands there on somebody's word. */
static void happening_origin(row_writer *w, json_t *row) {
    parts origin = {0};
    slice speaker = row_speaker(row), precision = row_text(row, "precision"), until = row_text(row, "until");
    if (speaker.size && !is_said(row)) {
        part_add(&origin, "", speaker);
        buf_byte(&origin.text, ' ');
        buf_add(&origin.text, row_text(row, "stance"));
    }
    part_add(&origin, "", row_carrier(row));
    if (slice_equal(precision, SLICE("published")))
        part_add(&origin, "", SLICE("day of the report"));
    if (slice_equal(precision, SLICE("period")))
        part_add(&origin, "until ", until);
    part_id(&origin, row);
    parts_write(w, "            └ ", "              ", &origin);
}

status timeline_take(row_writer *w, json_t *row, error *e) {
    timeline *t = w->state;
    if (!row_text(row, "text").size)
        return READOUT_OK; /* a quote without words of its own */
    day_line(w, t, row);
    buf text = {0};
    told(&text, row);
    if (changes_to(&t->text, buf_slice(&text)))
        view_paragraph(w, indent, indent, buf_slice(&text), STYLE_NONE, 3);
    happening_origin(w, row);
    w->line.failed |= t->day.failed || t->what.failed || t->text.failed || text.failed;
    buf_release(&text);
    return writer_send(w, e);
}

status timeline_close(row_writer *w, error *e) {
    timeline *t = w->state;
    (void)e;
    buf_release(&t->day);
    buf_release(&t->what);
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

/* The sentence with what was found marked, by brackets where asked for and there is no colour; marks come in the
 * order of the text. */
static void sentence_found(row_writer *w, slice text, json_t *marks, bool brackets) {
    slice open = brackets && !w->o->colour ? SLICE("[") : SLICE(""), close = open.size ? SLICE("]") : open;
    marked found = {0};
    size_t i, at = 0, done = 0;
    json_int_t point = 0;
    json_t *mark;
    json_array_foreach(marks, i, mark) {
        go_to(text, &at, &point, json_integer_value(json_array_get(mark, 0)));
        marked_add(&found, slice_part(text, done, at), MARK_NONE);
        done = at;
        go_to(text, &at, &point, json_integer_value(json_array_get(mark, 1)));
        marked_add(&found, open, MARK_NONE);
        marked_add(&found, slice_part(text, done, at), MARK_MATCH);
        marked_add(&found, close, MARK_NONE);
        done = at;
    }
    marked_add(&found, slice_part(text, done, text.size), MARK_NONE);
    marked_write(w, "", &found, false);
}

/* ---------------------------------------------------------------------------------------------- utterances */

status utterances_take(row_writer *w, json_t *row, error *e) {
    size_t i;
    json_t *variant;
    buf speaker = {0};
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    else if (!w->o->colour)
        buf_add(&w->line, SLICE("[words] are those that the reports do not share\n\n"));
    view_speaker(&speaker, row);
    paint(w, STYLE_STRONG, buf_slice(&speaker));
    buf_byte(&w->line, '\n');
    w->line.failed |= speaker.failed;
    buf_release(&speaker);
    json_array_foreach(json_object_get(row, "variants"), i, variant) {
        parts origin = {0};
        sentence_found(w, row_text(variant, "quote"), json_object_get(variant, "marks"), true);
        part_origin(&origin, variant);
        parts_write(w, "  └ ", "    ", &origin);
    }
    return writer_send(w, e);
}

status search_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    slice text = row_text(row, "text");
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    sentence_found(w, text, json_object_get(row, "marks"), false);
    part_origin(&origin, row);
    parts_write(w, "  ", "  ", &origin);
    return writer_send(w, e);
}
