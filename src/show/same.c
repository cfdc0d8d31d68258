/* same.c - the view of two reports side by side: each line has the same words in both halves, what differs is
 * marked */
#include "show/views.h"

enum { LINE_WORDS = 64, BETWEEN = 3 };

/* A line under construction: words of both halves; an empty one holds a place. */
typedef struct pair_line {
    slice left[LINE_WORDS], right[LINE_WORDS];
    bool same[LINE_WORDS];
    unsigned count, left_cells, right_cells, half;
} pair_line;

/* "word", or "[word]" where it differs and there is no colour to say so. */
static void word_text(const row_writer *w, buf *out, slice word, bool same) {
    bool signs = !same && !w->o->colour;
    if (signs)
        buf_byte(out, '[');
    cells_plain(out, word);
    if (signs)
        buf_byte(out, ']');
}

static unsigned word_cells(row_writer *w, slice word, bool same) {
    buf text = {0};
    if (!word.size)
        return 0;
    word_text(w, &text, word, same);
    unsigned cells = cells_of(buf_slice(&text)) + 1;
    w->line.failed |= text.failed;
    buf_release(&text);
    return cells;
}

static void write_half(row_writer *w, const pair_line *line, const slice *words) {
    for (unsigned i = 0; i < line->count; i++) {
        buf text = {0};
        if (!words[i].size)
            continue;
        word_text(w, &text, words[i], line->same[i]);
        paint(w, line->same[i] ? STYLE_NONE : STYLE_MATCH, buf_slice(&text));
        buf_byte(&w->line, ' ');
        w->line.failed |= text.failed;
        buf_release(&text);
    }
}

static void flush(row_writer *w, pair_line *line) {
    if (!line->count)
        return;
    write_half(w, line, line->left);
    cells_pad(&w->line, line->half > line->left_cells ? line->half - line->left_cells : 0);
    paint(w, STYLE_FAINT, SLICE("│ "));
    write_half(w, line, line->right);
    while (w->line.size && w->line.at[w->line.size - 1] == ' ')
        w->line.size--;
    buf_byte(&w->line, '\n');
    line->count = line->left_cells = line->right_cells = 0;
}

static void add_pair(row_writer *w, pair_line *line, slice left, slice right, bool same) {
    unsigned left_cells = word_cells(w, left, same), right_cells = word_cells(w, right, same);
    if (line->count == LINE_WORDS || line->left_cells + left_cells > line->half ||
        line->right_cells + right_cells > line->half)
        flush(w, line);
    line->left[line->count] = left;
    line->right[line->count] = right;
    line->same[line->count++] = same;
    line->left_cells += left_cells;
    line->right_cells += right_cells;
}

static slice next_word(slice *rest) {
    size_t begin = 0, end;
    while (begin < rest->size && (unsigned char)rest->at[begin] <= ' ')
        begin++;
    for (end = begin; end < rest->size && (unsigned char)rest->at[end] > ' ';)
        end++;
    slice word = slice_part(*rest, begin, end);
    *rest = slice_part(*rest, end, rest->size);
    return word;
}

static void write_passage(row_writer *w, json_t *row) {
    pair_line line = {.half = (w->o->width > 40 ? w->o->width - BETWEEN : 40 - BETWEEN) / 2};
    size_t i;
    json_t *piece;
    buf_print(&w->line, "\n%lld words, from character %lld and %lld\n",
              (long long)json_integer_value(json_object_get(row, "words")),
              (long long)json_integer_value(row_field(row, "first.begin")),
              (long long)json_integer_value(row_field(row, "second.begin")));
    json_array_foreach(json_object_get(row, "pieces"), i, piece) {
        slice left = row_text(piece, "first"), right = row_text(piece, "second");
        bool same = json_is_true(json_object_get(piece, "same"));
        while (left.size || right.size) {
            slice one = next_word(&left), other = next_word(&right);
            if (one.size || other.size)
                add_pair(w, &line, one, other, same);
        }
    }
    flush(w, &line);
}

static void write_head(row_writer *w, const char *which, json_t *report) {
    parts facts = {0};
    buf text = {0};
    part_add(&facts, "", row_carrier(report));
    part_add(&facts, "", slice_part(row_text(report, "date"), 0, 10));
    part_add(&facts, "", row_text(report, "title"));
    row_value(&text, json_object_get(report, "words"));
    buf_add(&text, SLICE(" words"));
    part_add(&facts, "", buf_slice(&text));
    parts_write(w, which, "       ", &facts);
    w->line.failed |= text.failed;
    buf_release(&text);
}

status same_take(row_writer *w, json_t *row, error *e) {
    buf why = {0};
    size_t i;
    json_t *passage;
    slice source = row_text(row, "source"), direction = row_text(row, "direction");
    write_head(w, "left   ", json_object_get(row, "first"));
    write_head(w, "right  ", json_object_get(row, "second"));
    row_value(&why, json_object_get(row, "why"));
    buf_print(&w->line, "%lld words shared", (long long)json_integer_value(json_object_get(row, "shared")));
    if (source.size)
        buf_print(&w->line, "; likely from the %s one", slice_equal(source, SLICE("first")) ? "left" : "right");
    else if (slice_equal(direction, SLICE("agency")))
        buf_add(&w->line, SLICE("; likely from an agency"));
    if (why.size)
        buf_add(&w->line, SLICE(" ("));
    cells_plain(&w->line, buf_slice(&why));
    buf_add(&w->line, why.size ? SLICE(")\n") : SLICE("\n"));
    w->line.failed |= why.failed;
    buf_release(&why);
    json_array_foreach(json_object_get(row, "passages"), i, passage)
        write_passage(w, passage);
    return writer_send(w, e);
}
