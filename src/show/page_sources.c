/* page_sources.c - the reports themselves, with everything that was found in them highlighted
 *
 * Marks may overlap and nest; links may not. So the text is cut at every end of a mark, and a piece belongs to the
 * mark that begins last (the shortest of these): what is innermost. Each mark leads back to where the page shows
 * it. */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "show/page_parts.h"
#include "show/writer.h"

typedef struct mark {
    size_t begin, end; /* bytes */
    slice id, stance, speaker;
    bool board; /* leads back to the board, else to the quotes */
    uint32_t number;
} mark;

typedef VEC(mark) mark_list;

/* The rows that point into each report, gathered in one pass. */
typedef struct gathered {
    mark_list *of; /* by report */
    utf8_index *points;
} gathered;

static void gather(page *p, gathered *g, json_t *entry, const char *stance, bool board) {
    uint32_t number = map_get(&p->articles, row_text(entry, "article"));
    json_t *begin = json_object_get(entry, "begin"), *end = json_object_get(entry, "end");
    if (number == MAP_NONE || !json_is_integer(begin) || !json_is_integer(end) || !row_text(entry, "id").size)
        return;
    json_int_t from = json_integer_value(begin), to = json_integer_value(end);
    if (!page_is_marked(p, row_text(entry, "id")) || from < 0 || to <= from)
        return;
    mark m = {
        .id = row_text(entry, "id"), .speaker = row_speaker(entry), .board = board, .number = g->of[number].size};
    m.stance = stance ? slice_of(stance) : row_text(entry, "stance");
    m.begin = utf8_byte_of(&g->points[number], (size_t)from);
    m.end = utf8_byte_of(&g->points[number], (size_t)to);
    if (m.end > m.begin)
        *vec_push(p->arena, &g->of[number]) = m;
}

static void gather_all(page *p, gathered *g) {
    static const char *const sides[] = {"asserts", "denies", "questions", "reports"};
    size_t i, k;
    json_t *row, *entry;
    map seen = {0};
    json_array_foreach(p->rows[PAGE_DISPUTES], i, row) {
        for (size_t side = 0; side < 4; side++) {
            json_array_foreach(json_object_get(row, sides[side]), k, entry) {
                bool found;
                *map_put(p->arena, &seen, row_text(entry, "id"), &found) = 0;
                if (!found)
                    gather(p, g, entry, sides[side], true);
            }
        }
    }
    json_array_foreach(p->rows[PAGE_QUOTES], i, row) {
        bool found;
        *map_put(p->arena, &seen, row_text(row, "id"), &found) = 0;
        if (!found)
            gather(p, g, row, NULL, false);
    }
}

/* In order of the text; of two that begin together, the longer one first, and what leads to the board last:
 * inside. */
static int in_order(const void *left, const void *right) {
    const mark *a = left, *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    if (a->end != b->end)
        return a->end > b->end ? -1 : 1;
    if (a->board != b->board)
        return a->board ? 1 : -1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void link_back(page *p, const mark *m) {
    html_raw(&p->out, m->board ? " href=\"#b-" : " href=\"#q-");
    html_id(&p->out, m->id);
    html_raw(&p->out, "\">");
}

/* A report's text while it is written. `noted` is the mark that the last note in the margin was for, in this
 * paragraph. */
typedef struct reading {
    slice text;
    const mark_list *marks;
    uint32_t *open, depth, next; /* marks that are open, a stack; the first one that is not yet */
    const mark *noted;
} reading;

/* A piece of text under at most one mark, without its line ends: these separate paragraphs. */
static void piece(page *p, reading *r, slice text, const mark *under) {
    while (text.at && text.size) {
        slice line = slice_take(&text, '\n');
        if (line.size && under) {
            html_raw(&p->out, "<a");
            page_class(p, "mark ", under->stance);
            link_back(p, under);
        }
        html_text(&p->out, line);
        if (line.size && under)
            html_raw(&p->out, "</a>");
        if (text.at) {
            html_raw(&p->out, "</p>\n<p dir=\"auto\">");
            r->noted = NULL;
        }
    }
}

/* Whether the next mark is of the same words and speaker: what is seen is that one. */
static bool is_covered(const reading *r, const mark *m) {
    if (r->next + 1 >= r->marks->size)
        return false;
    const mark *over = &r->marks->at[r->next + 1];
    return over->begin == m->begin && over->end == m->end && slice_equal(over->speaker, m->speaker);
}

/* In the margin: who says it, and what that is. Once where the same speaker goes on. */
static void note(page *p, reading *r, const mark *m) {
    bool same = r->noted && slice_equal(r->noted->speaker, m->speaker) && slice_equal(r->noted->stance, m->stance);
    if (!m->speaker.size || same || is_covered(r, m))
        return;
    r->noted = m;
    html_raw(&p->out, "<small class=\"note\" dir=\"auto\"><a");
    link_back(p, m);
    html_text(&p->out, m->speaker);
    html_raw(&p->out, "</a> <span");
    page_class(p, "stance ", m->stance);
    html_raw(&p->out, ">");
    html_text(&p->out, m->stance);
    html_raw(&p->out, "</span></small>");
}

static void open_mark(page *p, reading *r) {
    const mark *m = &r->marks->at[r->next];
    note(p, r, m);
    html_raw(&p->out, "<span class=\"place\" id=\"s-");
    html_id(&p->out, m->id);
    html_raw(&p->out, "\"></span>");
    r->open[r->depth++] = r->next++;
}

/* A mark that has ended is dropped when it comes to the top of the stack. */
static const mark *innermost(reading *r, size_t at) {
    while (r->depth && r->marks->at[r->open[r->depth - 1]].end <= at)
        r->depth--;
    return r->depth ? &r->marks->at[r->open[r->depth - 1]] : NULL;
}

static void marked_text(page *p, slice text, const mark_list *marks) {
    reading r = {text, marks, ARENA_NEW(p->arena, uint32_t, marks->size + 1), 0, 0, NULL};
    for (size_t at = 0, to; at < text.size; at = to) {
        innermost(&r, at);
        while (r.next < marks->size && marks->at[r.next].begin <= at)
            open_mark(p, &r);
        const mark *under = innermost(&r, at);
        to = under ? under->end : text.size;
        if (r.next < marks->size && marks->at[r.next].begin < to)
            to = marks->at[r.next].begin;
        piece(p, &r, slice_part(text, at, to), under);
    }
}

static void member(page *p, json_t *row, const char *key, const char *before) {
    slice text = row_text(row, key);
    if (!text.size)
        return;
    html_raw(&p->out, before);
    html_raw(&p->out, "<span dir=\"auto\">");
    html_text(&p->out, text);
    html_raw(&p->out, "</span>");
}

static void source(page *p, json_t *row, const mark_list *marks) {
    slice day = row_text(row, "date");
    html_raw(&p->out, "<article class=\"source\" id=\"a-");
    html_id(&p->out, row_text(row, "id"));
    html_raw(&p->out, "\">\n<h3 dir=\"auto\">");
    page_headline(p, row);
    html_raw(&p->out, "</h3>\n<p class=\"facts\">");
    html_raw(&p->out, "<cite dir=\"auto\">");
    html_text(&p->out, row_carrier(row));
    html_raw(&p->out, "</cite>");
    if (day.size) {
        html_raw(&p->out, ", ");
        html_date(&p->out, day);
    }
    member(p, row, "author", ", by ");
    member(p, row, "agency", ", agency ");
    member(p, row, "url", ", ");
    html_raw(&p->out, "</p>\n");
    if (row_text(row, "text").size) {
        html_raw(&p->out, "<div class=\"text\">\n<p dir=\"auto\">");
        marked_text(p, row_text(row, "text"), marks);
        html_raw(&p->out, "</p>\n</div>\n");
    }
    html_raw(&p->out, "</article>\n");
}

void page_sources(page *p) {
    json_t *articles = p->rows[PAGE_ARTICLES], *row;
    size_t i, count = json_array_size(articles);
    gathered g = {ARENA_NEW(p->arena, mark_list, count), ARENA_NEW(p->arena, utf8_index, count)};
    if (!count)
        return;
    json_array_foreach(articles, i, row) {
        g.points[i] = utf8_index_new(p->arena, row_text(row, "text"));
    }
    gather_all(p, &g);
    html_raw(&p->out, "<section id=\"reports\" aria-labelledby=\"h-reports\"><h2 id=\"h-reports\">Reports</h2>\n<p "
                      "class=\"how\">Marked is what somebody is said to <span class=\"mark asserts\">assert</span>, "
                      "<span class=\"mark denies\">deny</span>, <span class=\"mark demands\">ask or demand</span>, "
                      "or <span class=\"mark\">do otherwise with</span>; beside it, where there is room, who. A "
                      "mark leads back to where the page quotes it.</p>\n");
    json_array_foreach(articles, i, row) {
        if (g.of[i].size)
            qsort(g.of[i].at, g.of[i].size, sizeof *g.of[i].at, in_order);
        source(p, row, &g.of[i]);
    }
    html_raw(&p->out, "</section>\n");
}
