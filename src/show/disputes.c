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

static bool same_speaker(json_t *entries, size_t i, size_t k) {
    return slice_equal(row_who(json_array_get(entries, i)), row_who(json_array_get(entries, k)));
}

/* The first entry of each speaker stands for the speaker. */
static bool first_of_speaker(json_t *entries, size_t i) {
    for (size_t k = 0; k < i; k++)
        if (same_speaker(entries, i, k))
            return false;
    return true;
}

static size_t count_speakers(json_t *entries) {
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(entries); i++)
        count += first_of_speaker(entries, i);
    return count;
}

static void quote(row_writer *w, json_t *entry) {
    parts origin = {0};
    view_paragraph(w, "     │ ", "     │ ", row_text(entry, "quote"), STYLE_NONE, MOST_QUOTE_LINES);
    part_origin(&origin, entry);
    parts_write(w, "     └ ", "       ", &origin);
}

static void speaker(row_writer *w, json_t *entries, size_t first) {
    json_t *entry = json_array_get(entries, first);
    buf text = {0};
    size_t shown = 0, left = 0;
    view_speaker(&text, entry);
    view_paragraph(w, "   ", "     ", buf_slice(&text), STYLE_STRONG, 0);
    for (size_t i = first; i < json_array_size(entries); i++) {
        if (!same_speaker(entries, first, i))
            continue;
        if (shown < MOST_QUOTES)
            quote(w, json_array_get(entries, i));
        else
            left++;
        shown++;
    }
    if (left)
        buf_print(&w->line, "       … and %zu more of theirs (--json has all)\n", left);
    w->line.failed |= text.failed;
    buf_release(&text);
}

static void write_side(row_writer *w, const side *which, json_t *entries) {
    size_t speakers = count_speakers(entries), shown = 0;
    if (!speakers)
        return;
    buf_add(&w->line, SLICE("\n   "));
    paint(w, which->how, slice_of(which->title));
    buf_print(&w->line, "  %zu speaker%s\n", speakers, speakers == 1 ? "" : "s");
    for (size_t i = 0; i < json_array_size(entries) && shown < MOST_SPEAKERS; i++)
        if (first_of_speaker(entries, i)) {
            speaker(w, entries, i);
            shown++;
        }
    if (speakers > shown)
        buf_print(&w->line, "   … and %zu more speakers (--json has all)\n", speakers - shown);
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
static void changes(row_writer *w, json_t *row) {
    static const char *const does[] = {"asserts", "denies"};
    turns t;
    for (size_t at = 0; next_change(row, &at, &t);) {
        buf line = {0};
        cells_plain(&line, row_speaker(t.entry[0]));
        buf_add(&line, SLICE(" stands on both sides:"));
        for (uint32_t i = 0; i < t.count; i++) {
            slice day = entry_day(t.entry[i]);
            buf_print(&line, "%s %s%s%.*s", i ? "," : "", does[t.side[i]], day.size ? " " : "", (int)day.size, day.size ? day.at : "");
        }
        view_paragraph(w, "   ", "   ", buf_slice(&line), STYLE_QUESTIONS, 0);
        w->line.failed |= line.failed;
        buf_release(&line);
    }
}

status disputes_take(row_writer *w, json_t *row, error *e) {
    char number[24];
    if (w->count > 1)
        buf_add(&w->line, SLICE("\n\n"));
    snprintf(number, sizeof number, "%llu  ", (unsigned long long)w->count);
    view_paragraph(w, number, "   ", row_text(row, "claim.text"), STYLE_STRONG, 0);
    summary(w, row);
    changes(w, row);
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        write_side(w, &sides[i], json_object_get(row, sides[i].field));
    own_voice(w, json_object_get(row, "reports"));
    return writer_send(w, e);
}
