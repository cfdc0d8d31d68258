/* table.c - rows as a table of text, as wide as the terminal
 *
 * The first rows are kept until their widths are known; later ones stream through the same widths, so memory does
 * not grow with a list. Columns of a stated width take what they need of it; those without (width 0) share what is
 * left, and wrap. */
#include <string.h>

#include "base/mem.h"
#include "show/views.h"

enum {
    MOST_COLUMNS = 16,
    KEPT = 256,         /* rows that widths are measured on */
    GAP = 2,            /* cells between columns */
    WORD = 18,          /* cells of the longest word that a column is not narrowed below */
    /* one of so many parts of the line is what a column without a width keeps, while others can give */
    OPEN = 3,
    MOST_LINES = 4      /* of one row; what is longer ends in an ellipsis */
};

typedef struct table {
    const column *columns[MOST_COLUMNS];
    unsigned count, widths[MOST_COLUMNS], words[MOST_COLUMNS]; /* words: cells of the longest one */
    json_t *kept; /* an array, until the widths are known */
} table;

status table_open(row_writer *w, error *e) {
    table *t = mem_alloc(sizeof *t);
    if (!t)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    *t = (table){.kept = json_array()};
    if (!t->kept) {
        mem_free(t);
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    for (const column *c = w->kind->columns; c->title && t->count < MOST_COLUMNS; c++)
        if (c->kind != COLUMN_CSV_ONLY)
            t->columns[t->count++] = c;
    w->state = t;
    return READOUT_OK;
}

/* A letter and 16 hexadecimal digits, and perhaps a number behind a dash: shown as far as it takes to find it
 * again. */
static bool long_id(slice text) {
    if (text.size < 17 || text.at[0] < 'a' || text.at[0] > 'z' || (text.size > 17 && text.at[17] != '-'))
        return false;
    for (size_t i = 1; i < 17; i++)
        if (!((text.at[i] >= '0' && text.at[i] <= '9') || (text.at[i] >= 'a' && text.at[i] <= 'f')))
            return false;
    return true;
}

static void plain_at(buf *out, json_t *row, const char *path) {
    buf raw = {0};
    row_value_at(&raw, row, path, "-");
    cells_plain(out, buf_slice(&raw));
    out->failed |= raw.failed;
    buf_release(&raw);
}

static void cell_text(buf *out, json_t *row, const column *c) {
    slice text = row_text(row, c->path);
    if (long_id(text))
        short_id(out, text);
    else if (!text.size && strcmp(c->path, "outlet") == 0 && row_text(row, "path").size)
        cells_plain(out, row_carrier(row));
    else
        plain_at(out, row, c->path);
}

/* ------------------------------------------------------------------------------------------------ widths */

static unsigned total(const table *t) {
    unsigned sum = t->count ? (t->count - 1) * GAP : 0;
    for (unsigned i = 0; i < t->count; i++)
        sum += t->widths[i];
    return sum;
}

static unsigned most(unsigned a, unsigned b) {
    return a > b ? a : b;
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

static unsigned longest_word(slice text) {
    unsigned longest = 0;
    while (text.at && text.size)
        longest = most(longest, cells_of(slice_take(&text, ' ')));
    return longest;
}

static unsigned title_word(const char *title) {
    unsigned longest = 0;
    for (slice rest = slice_of(title); rest.at;)
        longest = most(longest, cells_of(slice_take(&rest, '_')));
    return longest;
}

/* The cells that the widest of the kept values, or the title, takes. */
static void measure(row_writer *w, table *t) {
    size_t row_number;
    json_t *row;
    for (unsigned i = 0; i < t->count; i++) {
        t->widths[i] = cells_of(slice_of(t->columns[i]->title));
        t->words[i] = title_word(t->columns[i]->title);
    }
    json_array_foreach(t->kept, row_number, row) {
        for (unsigned i = 0; i < t->count; i++) {
            buf text = {0};
            cell_text(&text, row, t->columns[i]);
            t->widths[i] = most(t->widths[i], cells_of(buf_slice(&text)));
            t->words[i] = most(t->words[i], longest_word(buf_slice(&text)));
            w->line.failed |= text.failed;
            buf_release(&text);
        }
    }
    for (unsigned i = 0; i < t->count; i++) {
        unsigned stated = t->columns[i]->width ? t->columns[i]->width : w->o->width;
        t->widths[i] = least(t->widths[i], most(stated, cells_of(slice_of(t->columns[i]->title))));
        t->words[i] = least(least(t->words[i], WORD), t->widths[i]);
    }
}

/* A cell off the widest of the columns, open or not, that are wider than their longest word and than `floor`;
 * false where there is none. */
static bool narrow(table *t, bool open, unsigned floor) {
    unsigned widest = MOST_COLUMNS;
    for (unsigned i = 0; i < t->count; i++) {
        bool may = (t->columns[i]->width == 0) == open && t->widths[i] > most(t->words[i], floor);
        if (may && (widest == MOST_COLUMNS || t->widths[i] > t->widths[widest]))
            widest = i;
    }
    if (widest == MOST_COLUMNS)
        return false;
    t->widths[widest]--;
    return true;
}

/* Open columns give first, then the others, then the open ones again. Where all have given, the terminal wraps. */
static void fit(table *t, unsigned width) {
    while (total(t) > width && (narrow(t, true, width / OPEN) || narrow(t, false, 0) || narrow(t, true, 0)))
        ;
}

/* ------------------------------------------------------------------------------------------------- lines */

/* One line of one cell, off what is left of its text; the last line that a row may have takes an ellipsis. */
static void cell(row_writer *w, const table *t, unsigned i, slice *rest, bool last_line) {
    unsigned width = t->widths[i];
    buf text = {0};
    if (last_line) {
        cells_cut(&text, *rest, width);
        *rest = (slice){NULL, 0};
    } else {
        buf_add(&text, cells_line(rest, width));
    }
    unsigned cells = cells_of(buf_slice(&text)), left = cells < width ? width - cells : 0;
    bool number = t->columns[i]->kind == COLUMN_NUMBER;
    if (number)
        cells_pad(&w->line, left);
    buf_add(&w->line, buf_slice(&text));
    if (!number && i + 1 < t->count)
        cells_pad(&w->line, left);
    w->line.failed |= text.failed;
    buf_release(&text);
}

static void end_line(row_writer *w, size_t begin) {
    while (w->line.size > begin && w->line.at[w->line.size - 1] == ' ')
        w->line.size--;
    buf_byte(&w->line, '\n');
}

static void write_lines(row_writer *w, const table *t, slice *rest) {
    bool more = true;
    for (unsigned number = 0; more && number < MOST_LINES && !w->line.failed; number++) {
        size_t begin = w->line.size;
        more = false;
        for (unsigned i = 0; i < t->count; i++) {
            if (i)
                cells_pad(&w->line, GAP);
            cell(w, t, i, &rest[i], number + 1 == MOST_LINES);
            more |= rest[i].size != 0;
        }
        end_line(w, begin);
    }
}

static status write_row(row_writer *w, const table *t, json_t *row, error *e) {
    buf text[MOST_COLUMNS] = {{0}};
    slice rest[MOST_COLUMNS];
    for (unsigned i = 0; i < t->count; i++) {
        cell_text(&text[i], row, t->columns[i]);
        w->line.failed |= text[i].failed;
        rest[i] = buf_slice(&text[i]);
    }
    write_lines(w, t, rest);
    for (unsigned i = 0; i < t->count; i++)
        buf_release(&text[i]);
    return writer_send(w, e);
}

/* Titles stand in as many lines as they need, a word of a name ("event_type") in each where there is no room. */
static void header(row_writer *w, const table *t) {
    buf titles[MOST_COLUMNS] = {{0}}, lines = {0};
    slice rest[MOST_COLUMNS];
    for (unsigned i = 0; i < t->count; i++) {
        for (const char *sign = t->columns[i]->title; *sign; sign++)
            buf_byte(&titles[i], *sign == '_' ? ' ' : *sign);
        w->line.failed |= titles[i].failed;
        rest[i] = buf_slice(&titles[i]);
    }
    write_lines(w, t, rest);
    buf_add(&lines, slice_part(buf_slice(&w->line), 0, w->line.size ? w->line.size - 1 : 0));
    w->line.size = 0;
    paint(w, STYLE_STRONG, buf_slice(&lines));
    buf_byte(&w->line, '\n');
    w->line.failed |= lines.failed;
    for (unsigned i = 0; i < t->count; i++)
        buf_release(&titles[i]);
    buf_release(&lines);
}

/* Widths are chosen, the header and the rows that were kept are written. */
static status begin(row_writer *w, table *t, error *e) {
    json_t *kept = t->kept, *row;
    size_t i;
    status s = READOUT_OK;
    measure(w, t);
    fit(t, w->o->width);
    if (json_array_size(kept))
        header(w, t);
    t->kept = NULL;
    json_array_foreach(kept, i, row) {
        s = s == READOUT_OK ? write_row(w, t, row, e) : s;
    }
    json_decref(kept);
    return s;
}

status table_take(row_writer *w, json_t *row, error *e) {
    table *t = w->state;
    if (!t->kept)
        return write_row(w, t, row, e);
    if (json_array_append(t->kept, row) != 0)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    return json_array_size(t->kept) < KEPT ? READOUT_OK : begin(w, t, e);
}

status table_close(row_writer *w, error *e) {
    table *t = w->state;
    status s = t->kept ? begin(w, t, e) : READOUT_OK;
    mem_free(t);
    return s;
}
