/* marked.c - text with its parts marked, in colour or with signs under the line */
#include "show/marked.h"

#include "show/cells.h"

typedef struct mark_kind {
    const char *called;
    char sign;
    enum style how;
} mark_kind;

static const mark_kind kinds[MARKS] = {
    [MARK_NONE] = {"", ' ', STYLE_NONE},
    [MARK_SOURCE] = {"source", '^', STYLE_SOURCE},
    [MARK_CUE] = {"cue", '=', STYLE_CUE},
    [MARK_CONTENT] = {"content", '~', STYLE_CONTENT},
    [MARK_PREDICATE] = {"predicate", '*', STYLE_CUE},
    [MARK_ACTOR] = {"actor", '<', STYLE_SOURCE},
    [MARK_RECIPIENT] = {"recipient", '>', STYLE_PART},
    [MARK_OBJECT] = {"object", '+', STYLE_CONTENT},
    [MARK_PLACE] = {"place", '@', STYLE_PART},
    [MARK_TIME] = {"time", '#', STYLE_PART},
    [MARK_OTHER] = {"other", '-', STYLE_PART},
    [MARK_MATCH] = {"match", '^', STYLE_MATCH},
};

enum mark mark_of(slice called) {
    if (!called.size)
        return MARK_NONE;
    for (int i = MARK_SOURCE; i < MARKS; i++)
        if (slice_equal(called, slice_of(kinds[i].called)))
            return (enum mark)i;
    return MARK_OTHER;
}

static bool blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

static void fill_marks(marked *m, enum mark mark) {
    while (m->marks.size < m->text.size && !m->marks.failed)
        buf_byte(&m->marks, (char)mark);
}

/* cells_plain takes the space off both ends of a piece; between two pieces one is kept. */
void marked_add(marked *m, slice piece, enum mark mark) {
    if (!piece.size)
        return;
    bool inside = m->text.size && !blank(m->text.at[m->text.size - 1]);
    if (inside && blank(piece.at[0]))
        buf_byte(&m->text, ' ');
    fill_marks(m, MARK_NONE);
    size_t before = m->text.size;
    cells_plain(&m->text, piece);
    fill_marks(m, mark);
    if (m->text.size > before && blank(piece.at[piece.size - 1]))
        buf_byte(&m->text, ' ');
    fill_marks(m, MARK_NONE);
    m->used |= 1u << mark;
}

/* The bytes from `at` that have one mark. */
static size_t run_end(const marked *m, size_t at, size_t end) {
    size_t i = at;
    while (i < end && m->marks.at[i] == m->marks.at[at])
        i++;
    return i;
}

static void coloured_line(row_writer *w, const marked *m, size_t begin, size_t end) {
    for (size_t at = begin, next; at < end; at = next) {
        next = run_end(m, at, end);
        paint(w, kinds[(int)m->marks.at[at]].how, slice_part(buf_slice(&m->text), at, next));
    }
    buf_byte(&w->line, '\n');
}

static void signs_line(row_writer *w, const char *margin, const marked *m, size_t begin, size_t end) {
    size_t start = w->line.size;
    buf_add(&w->line, slice_of(margin));
    for (size_t at = begin, next; at < end; at = next) {
        next = run_end(m, at, end);
        for (unsigned cells = cells_of(slice_part(buf_slice(&m->text), at, next)); cells; cells--)
            buf_byte(&w->line, kinds[(int)m->marks.at[at]].sign);
    }
    while (w->line.size > start && w->line.at[w->line.size - 1] == ' ')
        w->line.size--;
    if (w->line.size > start)
        buf_byte(&w->line, '\n');
}

static void legend(row_writer *w, const char *margin, unsigned used) {
    bool any = false;
    for (int i = MARK_SOURCE; i < MARKS; i++) {
        if (!(used & 1u << i))
            continue;
        buf_add(&w->line, any ? SLICE("   ") : slice_of(margin));
        if (!w->o->colour)
            buf_print(&w->line, "%c ", kinds[i].sign);
        paint(w, kinds[i].how, slice_of(kinds[i].called));
        any = true;
    }
    if (any)
        buf_byte(&w->line, '\n');
}

void marked_write(row_writer *w, const char *margin, marked *m, bool signs) {
    unsigned left = cells_of(slice_of(margin)), width = w->o->width > left + 20 ? w->o->width - left : 20;
    w->line.failed |= m->text.failed || m->marks.failed;
    if (w->line.failed)
        m->text.size = 0;
    for (slice rest = buf_slice(&m->text); rest.size;) {
        slice line = cells_line(&rest, width);
        size_t begin = (size_t)(line.at - m->text.at);
        buf_add(&w->line, slice_of(margin));
        coloured_line(w, m, begin, begin + line.size);
        if (signs && !w->o->colour)
            signs_line(w, margin, m, begin, begin + line.size);
    }
    if (signs && m->used & ~1u) {
        buf_byte(&w->line, '\n');
        legend(w, margin, m->used);
    }
    buf_release(&m->text);
    buf_release(&m->marks);
}
