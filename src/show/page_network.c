/* page_network.c - the actors' network: a drawing of who says what about whom, and beside it the same as a table
 *
 * Actors stand on an ellipse, those of one country beside each other; edges are arcs bent towards the middle, so that
 * the two directions between two actors part. Only the weightiest are drawn; actors who have no name are not.
 * Positions are computed with integers, so that the page is the same bytes everywhere. Colour is never alone: a
 * denial is dashed, an accusation dotted. */
#include <stdlib.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "show/cells.h"
#include "show/page_parts.h"
#include "show/writer.h"

enum {
    MOST_NODES = 16, MOST_EDGES = 48, MOST_ROWS = 40,
    WIDTH = 960, HEIGHT = 560, MIDDLE_X = WIDTH / 2, MIDDLE_Y = HEIGHT / 2, RADIUS_X = 250, RADIUS_Y = 210,
    LABEL = 28, /* cells of a name */
    CELL = 92,  /* tenths that a cell of a name is wide, at most */
    MARGIN = 150,
    UNIT = 1024
};

typedef struct point {
    int x, y; /* in tenths */
} point;

typedef struct node {
    json_t *actor;
    uint32_t order; /* in which it was chosen: the weightiest first */
    point at, label;
    int side;       /* of its label: -1 ends there, 1 begins there, 0 middle */
    bool drawn;     /* it has an edge that is */
} node;

typedef VEC(node) node_list;

/* ------------------------------------------------------------------------------------------------- choosing */

static json_int_t weight_of(json_t *edge) {
    json_int_t count = json_integer_value(json_object_get(edge, "count"));
    return count + 3 * (json_int_t)json_array_size(json_object_get(edge, "disputes"));
}

/* "fishermen" is a description. */
static bool has_name(json_t *who) {
    slice kind = row_text(who, "kind"), called = row_text(who, "name");
    return called.size && !(called.at[0] >= 'a' && called.at[0] <= 'z') && !slice_equal(kind, SLICE("unnamed")) &&
           !slice_equal(kind, SLICE("document"));
}

/* States first among those of their country; those of no country behind all. */
static int by_country(const void *left, const void *right) {
    const node *a = left, *b = right;
    slice one = row_text(a->actor, "country"), other = row_text(b->actor, "country");
    if (!one.size != !other.size)
        return one.size ? -1 : 1;
    int order = slice_compare(one, other);
    bool state = slice_equal(row_text(a->actor, "kind"), SLICE("state"));
    if (!order && state != slice_equal(row_text(b->actor, "kind"), SLICE("state")))
        order = state ? -1 : 1;
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static bool is_loop(json_t *edge) {
    return slice_equal(row_text(edge, "from.id"), row_text(edge, "to.id"));
}

static const node *node_of(const node_list *nodes, json_t *who) {
    slice id = row_text(who, "id");
    for (uint32_t i = 0; i < nodes->size; i++)
        if (slice_equal(row_text(nodes->at[i].actor, "id"), id))
            return &nodes->at[i];
    return NULL;
}

/* What an edge would bring: its weight, more where it leads to who is there already; nothing where both are, or there
 * is no room. */
static json_int_t worth(const node_list *nodes, json_t *edge) {
    json_t *from = json_object_get(edge, "from"), *to = json_object_get(edge, "to");
    if (is_loop(edge) || !has_name(from) || !has_name(to))
        return 0;
    uint32_t there = (node_of(nodes, from) != NULL) + (node_of(nodes, to) != NULL);
    return there == 2 || nodes->size + 2 - there > MOST_NODES ? 0 : weight_of(edge) * (1 + (json_int_t)there);
}

static void add_end(page *p, node_list *nodes, json_t *who) {
    if (node_of(nodes, who))
        return;
    uint32_t order = nodes->size;
    *vec_push(p->arena, nodes) = (node){.actor = who, .order = order};
}

/* Edge after edge, the most worth first, so that nobody stands alone. */
static node_list choose(page *p) {
    node_list nodes = {0};
    for (json_t *best = p->rows[PAGE_NETWORK]; best;) {
        size_t i;
        json_t *row;
        json_int_t most = 0;
        best = NULL;
        json_array_foreach(p->rows[PAGE_NETWORK], i, row) {
            json_int_t here = worth(&nodes, row);
            if (here > most) {
                most = here;
                best = row;
            }
        }
        if (best) {
            add_end(p, &nodes, json_object_get(best, "from"));
            add_end(p, &nodes, json_object_get(best, "to"));
        }
    }
    if (nodes.size)
        qsort(nodes.at, nodes.size, sizeof *nodes.at, by_country);
    return nodes;
}

/* -------------------------------------------------------------------------------------------------- placing */

/* The sine of a 64th part of a circle times `step`, in 1024ths. */
static int sine(unsigned step) {
    static const int quarter[] = {0,   100, 200, 297, 392, 483, 569, 650, 724,
                                  792, 851, 903, 946, 980, 1004, 1019, 1024};
    step %= 64;
    if (step <= 16)
        return quarter[step];
    if (step <= 32)
        return quarter[32 - step];
    return -sine(step - 32);
}

/* Between two 64ths, in a straight line. `turn`: in 1024ths of a circle. */
static int sine_at(unsigned turn) {
    unsigned step = turn / 16, part = turn % 16;
    return (sine(step) * (int)(16 - part) + sine(step + 1) * (int)part) / 16;
}

static point on_ellipse(unsigned turn, int radius_x, int radius_y) {
    return (point){10 * MIDDLE_X + 10 * radius_x * sine_at(turn) / UNIT,
                   10 * MIDDLE_Y - 10 * radius_y * sine_at(turn + 256) / UNIT};
}

/* Clockwise from a little right of the top: no name stands at the very top, where names of both sides would meet. */
static void place(node_list *nodes) {
    for (uint32_t i = 0; i < nodes->size; i++) {
        unsigned turn = (1024 * i + 512) / nodes->size;
        node *n = &nodes->at[i];
        n->at = on_ellipse(turn, RADIUS_X, RADIUS_Y);
        n->label = on_ellipse(turn, RADIUS_X + 14, RADIUS_Y + 20);
        int across = n->at.x - 10 * MIDDLE_X;
        n->side = across > 150 ? 1 : across < -150 ? -1 : 0;
    }
}

/* ------------------------------------------------------------------------------------------------- drawing */

static void coordinate(page *p, const char *before, int tenths) {
    html_raw(&p->out, before);
    buf_print(&p->out, "%s%d.%d", tenths < 0 ? "-" : "", abs(tenths) / 10, abs(tenths) % 10);
}

static const char *const classes[][2] = {{"asserts", "asserts about"},
                                         {"denies", "denies about"},
                                         {"accuses", "accuses"},
                                         {"acts", "acts on"},
                                         {"demands", "demands, offers, threatens, questions"}};

enum { CLASSES = sizeof classes / sizeof *classes };

/* The number of a relation's class; the last one is for all others. */
static int class_of(slice relation) {
    int which = 0;
    while (which + 1 < CLASSES &&
           !slice_equal(slice_part(relation, 0, 4), slice_part(slice_of(classes[which][0]), 0, 4)))
        which++;
    return which;
}

/* "says of": a relation between the two names in words. */
static const char *words_of(slice relation) {
    static const char *const known[][2] = {
        {"asserts", "asserts about"}, {"denies", "denies about"}, {"questions", "questions about"},
        {"demands", "demands of"},    {"offers", "offers"},       {"threatens", "threatens, about"},
        {"accuses", "accuses"},       {"acts on", "acts on"}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (slice_equal(relation, slice_of(known[i][0])))
            return known[i][1];
    return "speaks about";
}

static void edge_title(page *p, json_t *row) {
    json_int_t count = json_integer_value(json_object_get(row, "count"));
    html_text(&p->out, row_text(row, "from.name"));
    buf_print(&p->out, " %s ", words_of(row_text(row, "relation")));
    html_text(&p->out, row_text(row, "to.name"));
    buf_print(&p->out, ": %lld time%s", (long long)count, count == 1 ? "" : "s");
}

/* Each class has a bend of its own, so that those of one pair part. The arc ends short of the other's dot, so that
 * its arrow is seen. */
static void draw_edge(page *p, json_t *row, const node *from, const node *to) {
    json_int_t count = json_integer_value(json_object_get(row, "count"));
    int which = class_of(row_text(row, "relation")), aside = which + 1;
    const char *class = classes[which][0];
    int dx = to->at.x - from->at.x, dy = to->at.y - from->at.y;
    point bend = {(from->at.x + to->at.x) / 2, (from->at.y + to->at.y) / 2};
    bend.x += (10 * MIDDLE_X - bend.x) / 3 - dy * aside / 18;
    bend.y += (10 * MIDDLE_Y - bend.y) / 3 + dx * aside / 18;
    int back_x = bend.x - to->at.x, back_y = bend.y - to->at.y, far = (abs(back_x) + abs(back_y)) / 10 + 1;
    buf_print(&p->out, "<path class=\"edge %s\" marker-end=\"url(#arrow-%s)\" stroke-width=\"%s\"", class, class,
              count > 7 ? "4" : count > 3 ? "3" : count > 1 ? "2.2" : "1.4");
    coordinate(p, " d=\"M", from->at.x);
    coordinate(p, " ", from->at.y);
    coordinate(p, "Q", bend.x);
    coordinate(p, " ", bend.y);
    coordinate(p, " ", to->at.x + back_x * 12 / far);
    coordinate(p, " ", to->at.y + back_y * 12 / far);
    html_raw(&p->out, "\"><title>");
    edge_title(p, row);
    html_raw(&p->out, "</title></path>\n");
}

/* An end of an edge that is drawn. */
static void has_edge(const node_list *nodes, const node *n) {
    nodes->at[n - nodes->at].drawn = true;
}

static void draw_edges(page *p, const node_list *nodes) {
    size_t i, drawn = 0;
    json_t *row;
    json_array_foreach(p->rows[PAGE_NETWORK], i, row) {
        const node *from = node_of(nodes, json_object_get(row, "from")),
                   *to = node_of(nodes, json_object_get(row, "to"));
        if (!from || !to || from == to || drawn == MOST_EDGES)
            continue;
        draw_edge(p, row, from, to);
        has_edge(nodes, from);
        has_edge(nodes, to);
        drawn++;
    }
}

static void draw_node(page *p, const node *n) {
    buf label = {0}, plain = {0};
    cells_plain(&plain, row_text(n->actor, "name"));
    cells_cut(&label, buf_slice(&plain), LABEL);
    bool state = slice_equal(row_text(n->actor, "kind"), SLICE("state"));
    buf_print(&p->out, "<circle class=\"node%s\" r=\"%s\"", state ? " state" : "", state ? "8" : "5");
    coordinate(p, " cx=\"", n->at.x);
    coordinate(p, "\" cy=\"", n->at.y);
    buf_print(&p->out, "\"/><text class=\"name%s\" text-anchor=\"%s\"", state ? " state" : "",
              n->side > 0 ? "start" : n->side < 0 ? "end" : "middle");
    coordinate(p, " x=\"", n->label.x);
    coordinate(p, "\" y=\"", n->label.y + 45);
    html_raw(&p->out, "\">");
    html_text(&p->out, buf_slice(&label));
    html_raw(&p->out, "</text>\n");
    p->out.failed |= plain.failed || label.failed;
    buf_release(&plain);
    buf_release(&label);
}

/* From where to where the drawing reaches across, with its names. */
static void reach(const node_list *nodes, int *left, int *right) {
    *left = *right = 10 * MIDDLE_X;
    for (uint32_t i = 0; i < nodes->size; i++) {
        const node *n = &nodes->at[i];
        int cells = (int)utf8_count(row_text(n->actor, "name"));
        int wide = (cells < LABEL ? cells : LABEL) * CELL;
        int from = n->label.x - (n->side < 0 ? wide : n->side ? 0 : wide / 2), to = from + wide;
        *left = from < *left ? from : *left;
        *right = to > *right ? to : *right;
    }
    *left = (*left - MARGIN) / 10;
    *right = (*right + MARGIN) / 10;
}

static void draw(page *p, const node_list *nodes) {
    int left, right;
    reach(nodes, &left, &right);
    buf_print(&p->out,
              "<svg class=\"network\" viewBox=\"%d 0 %d %d\" role=\"img\" aria-labelledby=\"network-title\">\n"
              "<title id=\"network-title\">Who says what about whom; the table has the same</title>\n<defs>",
              left, right - left, HEIGHT);
    for (int i = 0; i < CLASSES; i++)
        buf_print(
            &p->out,
            "<marker id=\"arrow-%s\" class=\"%s\" viewBox=\"0 0 8 8\" refX=\"6\" refY=\"4\" markerWidth=\"9\" "
            "markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L8 4L0 8Z\"/></marker>",
            classes[i][0], classes[i][0]);
    html_raw(&p->out, "</defs>\n");
    draw_edges(p, nodes);
    for (uint32_t i = 0; i < nodes->size; i++)
        if (nodes->at[i].drawn)
            draw_node(p, &nodes->at[i]);
    html_raw(&p->out, "</svg>\n");
}

static void legend(page *p) {
    html_raw(&p->out, "<ul class=\"legend\">");
    for (int i = 0; i < CLASSES; i++)
        buf_print(
            &p->out,
            "<li><svg viewBox=\"0 0 40 8\" width=\"40\" height=\"8\" aria-hidden=\"true\"><path class=\"edge %s\" "
            "stroke-width=\"2.2\" d=\"M1 4H39\"/></svg> %s</li>",
            classes[i][0], classes[i][1]);
    html_raw(&p->out, "</ul>\n");
}

/* --------------------------------------------------------------------------------------------------- the table */

static void dispute_links(page *p, json_t *ids) {
    size_t i, shown = 0;
    json_t *id;
    json_array_foreach(ids, i, id) {
        uint32_t number = json_is_string(id) ? map_get(&p->disputes, slice_of(json_string_value(id))) : MAP_NONE;
        if (number == MAP_NONE)
            continue;
        buf_print(&p->out, "%s<a href=\"#d%u\">%u</a>", shown++ ? ", " : "", number + 1, number + 1);
    }
    if (!shown)
        html_raw(&p->out, "–");
}

static void table_row(page *p, json_t *row) {
    json_int_t denied = json_integer_value(json_object_get(row, "denied"));
    slice first = slice_part(row_text(row, "first"), 0, 10), last = slice_part(row_text(row, "last"), 0, 10);
    html_raw(&p->out, "<tr><th scope=\"row\" dir=\"auto\">");
    html_text(&p->out, row_text(row, "from.name"));
    buf_print(&p->out, "</th><td><span class=\"stance %s\">%s</span></td><td dir=\"auto\">",
              classes[class_of(row_text(row, "relation"))][0], words_of(row_text(row, "relation")));
    html_text(&p->out, row_text(row, "to.name"));
    buf_print(&p->out, "</td><td class=\"number\">%lld",
              (long long)json_integer_value(json_object_get(row, "count")));
    if (denied > 0)
        buf_print(&p->out, " (%lld denied)", (long long)denied);
    html_raw(&p->out, "</td><td>");
    html_date(&p->out, first);
    if (last.size && !slice_equal(first, last)) {
        html_raw(&p->out, " to ");
        html_date(&p->out, last);
    }
    html_raw(&p->out, "</td><td>");
    dispute_links(p, json_object_get(row, "disputes"));
    html_raw(&p->out, "</td></tr>\n");
}

void page_network(page *p) {
    json_t *rows = p->rows[PAGE_NETWORK];
    size_t count = json_array_size(rows), shown = count < MOST_ROWS ? count : MOST_ROWS;
    node_list nodes = choose(p);
    if (!count)
        return;
    place(&nodes);
    html_raw(
        &p->out,
        "<section id=\"network\" aria-labelledby=\"h-network\"><h2 id=\"h-network\">Network</h2>\n");
    if (nodes.size > 1) {
        html_raw(&p->out, "<p class=\"how\">Who speaks about whom: an arrow leads from who says it to whom it is "
                          "about, or from who does it "
                          "to whom; the more often, "
                          "the thicker. The larger dots are states. Only the weightiest are drawn; the table has "
                          "more.</p>\n<div class=\"wide drawing\" tabindex=\"0\" "
                          "role=\"region\" "
                          "aria-label=\"Drawing of the network\">\n");
        draw(p, &nodes);
        html_raw(&p->out, "</div>\n");
        legend(p);
    }
    page_table_open(p, "Table of the network",
                    "<th scope=\"col\">Who</th><th scope=\"col\">Does what</th><th scope=\"col\">Whom</th><th "
                    "scope=\"col\" class=\"number\">"
                    "Times</th><th scope=\"col\">When</th><th scope=\"col\">Disputes</th>");
    for (size_t i = 0; i < shown; i++)
        table_row(p, json_array_get(rows, i));
    page_table_close(p, count - shown, "network");
    html_raw(&p->out, "</section>\n");
}
