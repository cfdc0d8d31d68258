/* events_view.c - the view of events: what, who to whom, and where it stands; then the sentence
 *
 *     ASSAULT (heavy-weapons) · Norland → Aquitania · denied
 *       │ Norland shelled Aquitania on Friday.
 *       └ 2031-04-30 · The Example, 2031-05-02 · e0ce82db4-5 */
#include "show/views.h"

/* The names of a list's actors. */
static void add_names(buf *out, json_t *row, const char *path) {
    size_t before = out->size;
    row_value_at(out, row, path, "?");
    if (out->size == before)
        buf_add(out, SLICE("?"));
}

static void head(row_writer *w, json_t *row) {
    slice mode = row_text(row, "mode"), standing = row_text(row, "standing");
    buf line = {0}, plain = {0};
    buf_add(&line, row_text(row, "type"));
    if (mode.size)
        buf_print(&line, " (%.*s)", (int)mode.size, mode.at);
    buf_add(&line, SLICE(" · "));
    add_names(&line, row, "actors.name");
    if (json_array_size(json_object_get(row, "recipients"))) {
        buf_add(&line, SLICE(" → "));
        add_names(&line, row, "recipients.name");
    }
    if (standing.size)
        buf_print(&line, " · %.*s", (int)standing.size, standing.at);
    cells_plain(&plain, buf_slice(&line));
    view_paragraph(w, "", "  ", buf_slice(&plain), STYLE_STRONG, 0);
    w->line.failed |= line.failed || plain.failed;
    buf_release(&line);
    buf_release(&plain);
}

status events_take(row_writer *w, json_t *row, error *e) {
    parts origin = {0};
    slice speaker = row_text(row, "speaker");
    if (w->count > 1)
        buf_byte(&w->line, '\n');
    head(w, row);
    view_paragraph(w, "  │ ", "  │ ", row_text(row, "sentence"), STYLE_NONE, 4);
    slice precision = row_text(row, "date_precision");
    part_add(&origin, "", slice_part(row_text(row, "date"), 0, slice_equal(precision, SLICE("month")) ? 7 : 10));
    if (slice_equal(precision, SLICE("published")))
        buf_add(&origin.text, SLICE(" (published)"));
    if (speaker.size) {
        part_add(&origin, "", speaker);
        buf_byte(&origin.text, ' ');
        buf_add(&origin.text, row_text(row, "stance"));
    }
    part_add(&origin, "", row_carrier(row));
    part_id(&origin, row);
    parts_write(w, "  └ ", "    ", &origin);
    return writer_send(w, e);
}
