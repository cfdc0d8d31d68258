/* tree.c - sentences as trees drawn in text: what `readout parse --to tree` prints
 *
 * One word a line, its arc in the margin on the left: from the head (─┐, ─┤) to the word (►). Arcs that hold
 * others stand further out. A sentence that is too long for a margin is shown without arcs, with the number of
 * each word's head. */
#include "show/cells.h"
#include "show/sheet.h"
#include "show/show.h"

enum { LONGEST = 200, WIDEST = 24 /* arcs in the margin */ };

/* What passes a cell of the margin, as the sides that it touches. */
enum { LEFT = 1, RIGHT = 2, UP = 4, DOWN = 8, ARROW = 16 };

typedef struct drawing {
    sheet *s;
    const sentence *in;
    uint32_t count, levels;
    uint8_t level[LONGEST];         /* of each word's arc to its head, from 1; 0: none */
    uint8_t cell[LONGEST][WIDEST];  /* [word][level - 1] */
} drawing;

static const token *word_of(const drawing *d, uint32_t i) {
    return &d->s->a->tokens.at[d->in->tokens.first + i];
}

/* The head's number in the sentence, or NONE. */
static uint32_t head_of(const drawing *d, uint32_t i) {
    uint32_t head = word_of(d, i)->head;
    if (head == NONE || head < d->in->tokens.first || head - d->in->tokens.first >= d->count)
        return NONE;
    return head - d->in->tokens.first;
}

static uint8_t larger(uint8_t a, uint8_t b) {
    return a > b ? a : b;
}

/* `gap` has the highest arc over the gap behind each word, `touch` the highest that begins or ends at it. */
static void choose_level(drawing *d, uint32_t i, uint32_t head, uint8_t *gap, uint8_t *touch) {
    uint32_t low = head < i ? head : i, high = head < i ? i : head;
    uint8_t level = larger(touch[i], d->level[head]);
    for (uint32_t k = low; k < high; k++)
        level = larger(level, gap[k]);
    level = (uint8_t)(level + 1 > WIDEST ? WIDEST : level + 1);
    for (uint32_t k = low; k < high; k++)
        gap[k] = level;
    touch[i] = larger(touch[i], level);
    touch[head] = larger(touch[head], level);
    d->level[i] = level;
    d->levels = d->levels > level ? d->levels : level;
}

/* Shorter arcs first, so that they stand further in. Two arcs of one head, one up and one down, may share a
 * column. */
static void choose_levels(drawing *d) {
    uint8_t gap[LONGEST] = {0}, touch[LONGEST] = {0};
    for (uint32_t length = 1; length < d->count; length++)
        for (uint32_t i = 0; i < d->count; i++) {
            uint32_t head = head_of(d, i);
            if (head != NONE && (head > i ? head - i : i - head) == length)
                choose_level(d, i, head, gap, touch);
        }
}

/* A level from the outside: 0 is the leftmost column of the margin. */
static void draw_arc(drawing *d, uint32_t i) {
    uint32_t head = head_of(d, i);
    if (head == NONE || !d->level[i])
        return;
    uint32_t place = d->levels - d->level[i];
    uint32_t low = head < i ? head : i, high = head < i ? i : head;
    d->cell[low][place] |= DOWN | RIGHT;
    d->cell[high][place] |= UP | RIGHT;
    for (uint32_t k = low + 1; k < high; k++)
        d->cell[k][place] |= UP | DOWN;
    for (uint32_t end = 0; end < 2; end++)
        for (uint32_t k = place + 1; k < d->levels; k++)
            d->cell[end ? head : i][k] |= LEFT | RIGHT;
    d->cell[i][d->levels - 1] |= ARROW;
}

static const char *glyph(uint8_t cell) {
    static const char *const glyphs[16] = {" ", "╴", "╶", "─", "╵", "┘", "└", "┴",
                                           "╷", "┐", "┌", "┬", "│", "┤", "├", "┼"};
    return glyphs[cell & 15];
}

static void margin(drawing *d, uint32_t i) {
    for (uint32_t k = 0; k < d->levels; k++) {
        uint8_t cell = d->cell[i][k];
        buf_add(d->s->out, slice_of(glyph(cell)));
        bool on = cell & RIGHT;
        buf_add(d->s->out, on && k + 1 == d->levels && cell & ARROW ? SLICE("►") : on ? SLICE("─") : SLICE(" "));
    }
    buf_byte(d->s->out, ' ');
}

/* The word and what is said of it, in columns. */
static void describe(drawing *d, uint32_t i) {
    const token *t = word_of(d, i);
    buf *out = d->s->out;
    buf form = {0};
    cells_plain(&form, article_text(d->s->a, t->at));
    if (!form.size)
        cells_plain(&form, t->lemma);
    buf_print(out, "%3u ", (unsigned)i + 1);
    buf_add(out, buf_slice(&form));
    unsigned cells = cells_of(buf_slice(&form));
    cells_pad(out, cells < 18 ? 18 - cells : 1);
    buf_print(out, "%-6s %-12s", upos_name[t->upos], relation_name[t->relation]);
    if (d->count > LONGEST)
        buf_print(out, " < %u", head_of(d, i) == NONE ? 0 : (unsigned)head_of(d, i) + 1);
    else if (t->name != NAME_NONE)
        buf_print(out, " %s", name_kind_name[t->name]);
    while (out->size && !out->failed && out->at[out->size - 1] == ' ')
        out->size--;
    buf_byte(out, '\n');
    out->failed |= form.failed;
    buf_release(&form);
}

static void write_sentence(drawing *d, sheet *s, const sentence *in) {
    *d = (drawing){.s = s, .in = in, .count = in->tokens.count};
    if (d->count <= LONGEST) {
        choose_levels(d);
        for (uint32_t i = 0; i < d->count; i++)
            draw_arc(d, i);
    }
    buf_add(s->out, SLICE("# "));
    cells_plain(s->out, article_text(s->a, in->at));
    buf_byte(s->out, '\n');
    for (uint32_t i = 0; i < d->count; i++) {
        margin(d, i);
        describe(d, i);
    }
    buf_byte(s->out, '\n');
}

static void write_tree(sheet *s) {
    drawing *d = ARENA_NEW(s->arena, drawing, 1);
    for (uint32_t i = 0; i < s->a->sentences.size; i++)
        write_sentence(d, s, &s->a->sentences.at[i]);
}

status article_to_tree(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_tree, e);
}
