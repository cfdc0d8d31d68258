/* views.c - what the text views share */
#include "show/views.h"

void view_paragraph(row_writer *w, const char *first, const char *next, slice text, enum style how, unsigned most) {
    buf plain = {0}, cut = {0};
    unsigned margin = cells_of(slice_of(first)), number = 0;
    unsigned width = w->o->width > margin + 20 ? w->o->width - margin : 20;
    cells_plain(&plain, text);
    for (slice rest = buf_slice(&plain); rest.size; number++) {
        bool last = most && number + 1 == most;
        slice line = last ? (slice){NULL, 0} : cells_line(&rest, width);
        if (last) {
            cells_cut(&cut, rest, width);
            line = buf_slice(&cut);
            rest.size = 0;
        }
        paint(w, STYLE_FAINT, slice_of(number ? next : first));
        paint(w, how, line);
        buf_byte(&w->line, '\n');
    }
    w->line.failed |= plain.failed || cut.failed;
    buf_release(&plain);
    buf_release(&cut);
}

void part_add(parts *p, const char *before, slice text) {
    if (!text.size)
        return;
    if (p->text.size)
        buf_add(&p->text, SLICE(" · "));
    buf_add(&p->text, slice_of(before));
    buf_add(&p->text, text);
}

void parts_write(row_writer *w, const char *first, const char *next, parts *p) {
    view_paragraph(w, first, next, buf_slice(&p->text), STYLE_FAINT, 0);
    w->line.failed |= p->text.failed;
    buf_release(&p->text);
}

/* The digits of an id up to where the number in its article begins. */
static size_t digits_end(slice id) {
    size_t dash = slice_find(id, SLICE("-"));
    return dash == SIZE_MAX ? id.size : dash;
}

void short_id(buf *out, slice id) {
    size_t end = digits_end(id);
    cells_plain(out, slice_part(id, 0, end < SHORT_ID ? end : SHORT_ID));
    cells_plain(out, slice_part(id, end, id.size));
}

void part_id(parts *p, json_t *entry) {
    buf text = {0};
    short_id(&text, row_text(entry, "id"));
    part_add(p, "", buf_slice(&text));
    p->text.failed |= text.failed;
    buf_release(&text);
}

static void via(parts *p, json_t *entry) {
    buf text = {0};
    row_value(&text, row_field(entry, "via"));
    if (!slice_equal(buf_slice(&text), row_speaker(entry)))
        part_add(p, "via ", buf_slice(&text));
    p->text.failed |= text.failed;
    buf_release(&text);
}

void part_origin(parts *p, json_t *entry) {
    slice outlet = row_text(entry, "outlet"), agency = row_text(entry, "agency"), day = row_text(entry, "date");
    slice said = row_text(entry, "said");
    part_add(p, "", row_carrier(entry));
    if (agency.size && !slice_equal_nocase(agency, outlet))
        buf_print(&p->text, " (%.*s)", (int)agency.size, agency.at);
    part_add(p, "", day.size ? slice_part(day, 0, 10) : SLICE("no date"));
    if (!slice_starts(day, said))
        part_add(p, "said ", said);
    via(p, entry);
    part_id(p, entry);
}

void view_speaker(buf *out, json_t *entry) {
    slice speaker = row_speaker(entry), role = row_role(entry), country = row_text(entry, "country");
    cells_plain(out, speaker.size ? speaker : SLICE("(no source named)"));
    if (role.size) {
        buf_add(out, SLICE(", "));
        cells_plain(out, role);
    }
    if (country.size && speaker.size && role.size) {
        buf_add(out, SLICE(", "));
        cells_plain(out, country);
    }
}
