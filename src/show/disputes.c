/* disputes.c - the view of disputes: a claim, then who asserts it, who denies it, who questions it
 *
 * A side lists its speakers, each once, with what each is quoted with: the quote behind a bar, and under it the
 * outlet that carries it, the day, and the id that `readout why` takes. The record's JSON has all entries; the
 * view shows the first few of each speaker and says how many it leaves out. */
#include "show/changes.h"
#include "show/views.h"

enum { MOST_SPEAKERS = 12, MOST_QUOTES = 3, MOST_QUOTE_LINES = 6 };

typedef struct side {
    const char *field, *title;
    enum style how;
} side;

static const side sides[] = {
    {"asserts", "ASSERTS", STYLE_ASSERTS},
    {"denies", "DENIES", STYLE_DENIES},
    {"questions", "QUESTIONS", STYLE_QUESTIONS},
};
enum { SIDE_COUNT = sizeof sides / sizeof *sides };

static void quote(row_writer *w, json_t *entry) {
    parts origin = {0};
    view_paragraph(w, "     │ ", "     │ ", row_text(entry, "quote"), STYLE_NONE, MOST_QUOTE_LINES);
    part_origin(&origin, entry);
    parts_write(w, "     └ ", "       ", &origin);
}

static void speaker(row_writer *w, const speakers *all, size_t first) {
    buf text = {0};
    size_t shown = 0, left = 0;
    view_speaker(&text, json_array_get(all->entries, first));
    view_paragraph(w, "   ", "     ", buf_slice(&text), STYLE_STRONG, 0);
    for (size_t i = first; i != SIZE_MAX; i = speakers_next(all, i)) {
        if (shown < MOST_QUOTES)
            quote(w, json_array_get(all->entries, i));
        else
            left++;
        shown++;
    }
    if (left)
        buf_print(&w->line, "       … and %zu more of theirs (--json has all)\n", left);
    w->line.failed |= text.failed;
    buf_release(&text);
}

static void write_side(row_writer *w, const side *which, const speakers *all) {
    size_t shown = 0;
    if (!all->count)
        return;
    buf_add(&w->line, SLICE("\n   "));
    paint(w, which->how, slice_of(which->title));
    buf_print(&w->line, "  %zu speaker%s\n", all->count, all->count == 1 ? "" : "s");
    for (size_t i = 0; i < all->size && shown < MOST_SPEAKERS; i++)
        if (speakers_begins(all, i)) {
            speaker(w, all, i);
            shown++;
        }
    if (all->count > shown)
        buf_print(&w->line, "   … and %zu more speakers (--json has all)\n", all->count - shown);
}

/* Outlets that say it in their own voice, on one line. */
static void own_voice(row_writer *w, json_t *entries) {
    parts outlets = {0};
    for (size_t i = 0; i < json_array_size(entries) && i < MOST_SPEAKERS; i++) {
        json_t *entry = json_array_get(entries, i);
        part_add(&outlets, "", row_carrier(entry));
        buf_byte(&outlets.text, ' ');
        short_id(&outlets.text, row_text(entry, "id"));
    }
    w->line.failed |= outlets.text.failed;
    if (!outlets.text.size)
        return;
    buf_add(&w->line, SLICE("\n   "));
    paint(w, STYLE_STRONG, SLICE("IN THE OUTLET'S OWN VOICE"));
    buf_byte(&w->line, '\n');
    parts_write(w, "   ", "   ", &outlets);
}

/* "3 outlets (2 independent) · 2031-04-30 to 2031-05-02 · d12345678". */
static void summary(row_writer *w, json_t *row) {
    parts facts = {0};
    buf text = {0};
    row_value(&text, row_field(row, "outlets"));
    if (text.size) {
        buf_add(&text, text.size == 1 && text.at[0] == '1' ? SLICE(" outlet") : SLICE(" outlets"));
        json_int_t independent = json_integer_value(json_object_get(row, "independent"));
        if (independent && independent < json_integer_value(json_object_get(row, "outlets")))
            buf_print(&text, " (%lld independent)", (long long)independent);
        part_add(&facts, "", buf_slice(&text));
    }
    slice first = slice_part(row_text(row, "since"), 0, 10), last = slice_part(row_text(row, "last"), 0, 10);
    part_add(&facts, "", first);
    if (last.size && !slice_equal(first, last))
        buf_print(&facts.text, " to %.*s", (int)last.size, last.at);
    part_id(&facts, row);
    parts_write(w, "   ", "   ", &facts);
    w->line.failed |= text.failed;
    buf_release(&text);
}

/* "Tunisia stands on both sides: denies 2024-03-02, asserts 2024-03-08". */
static void changes(row_writer *w, const speakers *asserts, const speakers *denies) {
    static const char *const does[] = {"asserts", "denies"};
    turns t;
    for (size_t at = 0; next_change(asserts, denies, &at, &t);) {
        buf line = {0};
        cells_plain(&line, row_speaker(t.entry[0]));
        buf_add(&line, SLICE(" stands on both sides:"));
        for (uint32_t i = 0; i < t.count; i++) {
            slice day = entry_day(t.entry[i]);
            buf_print(&line, "%s %s%s%.*s", i ? "," : "", does[t.side[i]], day.size ? " " : "", (int)day.size,
                      day.size ? day.at : "");
        }
        view_paragraph(w, "   ", "   ", buf_slice(&line), STYLE_QUESTIONS, 0);
        w->line.failed |= line.failed;
        buf_release(&line);
    }
}

typedef struct dispute {
    arena *arena;
    json_t *row;
    speakers on[SIDE_COUNT];
} dispute;

static status gather(void *context, error *e) {
    dispute *d = context;
    (void)e;
    for (size_t i = 0; i < SIDE_COUNT; i++)
        d->on[i] = speakers_of(d->arena, json_object_get(d->row, sides[i].field));
    return READOUT_OK;
}

static void write_dispute(row_writer *w, const dispute *d) {
    char number[24];
    if (w->count > 1)
        buf_add(&w->line, SLICE("\n\n"));
    snprintf(number, sizeof number, "%llu  ", (unsigned long long)w->count);
    view_paragraph(w, number, "   ", row_text(d->row, "claim.text"), STYLE_STRONG, 0);
    summary(w, d->row);
    changes(w, &d->on[0], &d->on[1]);
    for (size_t i = 0; i < SIDE_COUNT; i++)
        write_side(w, &sides[i], &d->on[i]);
    own_voice(w, json_object_get(d->row, "reports"));
}

status disputes_take(row_writer *w, json_t *row, error *e) {
    dispute d = {.arena = arena_new(), .row = row};
    status s = d.arena ? arena_run(d.arena, gather, &d, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
    if (s == READOUT_OK)
        write_dispute(w, &d);
    arena_free(d.arena);
    return s == READOUT_OK ? writer_send(w, e) : s;
}
