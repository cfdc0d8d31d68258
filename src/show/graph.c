/* graph.c - the network of actors in the formats of graph programs: GraphML, GEXF 1.3 and Graphviz's DOT
 *
 * All of them want nodes before edges, so the rows are kept to the end; nodes are the edges' ends, in the order in
 * which they first come. What is written of a node and of an edge are two tables of fields, the same for both XML
 * formats. */
#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "show/cells.h"
#include "show/graph.h"
#include "show/html.h"

typedef struct graph {
    json_t *edges; /* an array of rows */
    arena *arena;
    map numbers;   /* of nodes, by id */
    VEC(json_t *) nodes;
} graph;

typedef struct field {
    const char *name, *type; /* as GraphML and GEXF call it */
} field;

static const field node_fields[] = {{"name", "string"},   {"kind", "string"}, {"country", "string"},
                                    {"sector", "string"}, {"code", "string"}, {NULL, NULL}};
static const field edge_fields[] = {
    {"relation", "string"}, {"count", "int"},   {"denied", "int"},   {"articles", "int"},    {"outlets", "int"},
    {"first", "string"},    {"last", "string"}, {"types", "string"}, {"disputes", "string"}, {NULL, NULL}};

/* ------------------------------------------------------------------------------------------------ the graph */

static void release(row_writer *w) {
    graph *g = w->state;
    json_decref(g->edges);
    arena_free(g->arena);
    mem_free(g);
    w->state = NULL;
}

status graph_open(row_writer *w, error *e) {
    graph *g = mem_alloc(sizeof *g);
    if (!g)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    *g = (graph){.edges = json_array(), .arena = arena_new()};
    w->state = g;
    if (g->edges && g->arena)
        return READOUT_OK;
    release(w);
    return fail(e, READOUT_NO_MEMORY, "out of memory");
}

status graph_take(row_writer *w, json_t *row, error *e) {
    graph *g = w->state;
    return json_array_append(g->edges, row) == 0 ? READOUT_OK : fail(e, READOUT_NO_MEMORY, "out of memory");
}

static void add_node(graph *g, json_t *node) {
    bool found;
    uint32_t *number = map_put(g->arena, &g->numbers, row_text(node, "id"), &found);
    if (found)
        return;
    *number = g->nodes.size;
    *vec_push(g->arena, &g->nodes) = node;
}

static status find_nodes(void *context, error *e) {
    graph *g = context;
    size_t i;
    json_t *row;
    (void)e;
    json_array_foreach(g->edges, i, row) {
        add_node(g, json_object_get(row, "from"));
        add_node(g, json_object_get(row, "to"));
    }
    return READOUT_OK;
}

/* `write` adds the whole graph to w->line. */
static status close_with(row_writer *w, error *e, void (*write)(buf *out, graph *g)) {
    graph *g = w->state;
    status s = arena_run(g->arena, find_nodes, g, e);
    if (s == READOUT_OK) {
        write(&w->line, g);
        s = writer_send(w, e);
    }
    release(w);
    return s;
}

/* A node's id is its actor's: html_id leaves nothing in it that a format could stumble on. */
static void node_id(buf *out, json_t *node) {
    slice id = row_text(node, "id");
    html_id(out, id.size ? id : SLICE("none"));
}

static void value(buf *out, json_t *row, const char *member) {
    buf text = {0};
    row_value(&text, json_object_get(row, member));
    html_text(out, buf_slice(&text));
    out->failed |= text.failed;
    buf_release(&text);
}

static bool has(json_t *row, const char *member) {
    json_t *found = json_object_get(row, member);
    return found && !json_is_null(found) && !(json_is_array(found) && !json_array_size(found));
}

/* -------------------------------------------------------------------------------------------------- GraphML */

static void graphml_keys(buf *out, const field *fields, const char *of) {
    for (; fields->name; fields++)
        buf_print(out, "  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of, fields->name, of,
                  fields->name, fields->type);
}

static void graphml_data(buf *out, const field *fields, const char *of, json_t *row) {
    for (; fields->name; fields++) {
        if (!has(row, fields->name))
            continue;
        buf_print(out, "<data key=\"%s_%s\">", of, fields->name);
        value(out, row, fields->name);
        html_raw(out, "</data>");
    }
}

static void graphml(buf *out, graph *g) {
    size_t i;
    json_t *row;
    html_raw(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    graphml_keys(out, node_fields, "node");
    graphml_keys(out, edge_fields, "edge");
    html_raw(out, "  <graph id=\"readout\" edgedefault=\"directed\">\n");
    for (uint32_t n = 0; n < g->nodes.size; n++) {
        html_raw(out, "    <node id=\"");
        node_id(out, g->nodes.at[n]);
        html_raw(out, "\">");
        graphml_data(out, node_fields, "node", g->nodes.at[n]);
        html_raw(out, "</node>\n");
    }
    json_array_foreach(g->edges, i, row) {
        buf_print(out, "    <edge id=\"e%zu\" source=\"", i);
        node_id(out, json_object_get(row, "from"));
        html_raw(out, "\" target=\"");
        node_id(out, json_object_get(row, "to"));
        html_raw(out, "\">");
        graphml_data(out, edge_fields, "edge", row);
        html_raw(out, "</edge>\n");
    }
    html_raw(out, "  </graph>\n</graphml>\n");
}

status graphml_close(row_writer *w, error *e) {
    return close_with(w, e, graphml);
}

/* ----------------------------------------------------------------------------------------------------- GEXF */

static void gexf_attributes(buf *out, const field *fields, const char *of) {
    buf_print(out, "    <attributes class=\"%s\">\n", of);
    for (; fields->name; fields++)
        buf_print(out, "      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", fields->name, fields->name,
                  fields->type[0] == 'i' ? "integer" : "string");
    html_raw(out, "    </attributes>\n");
}

static void gexf_values(buf *out, const field *fields, json_t *row) {
    html_raw(out, "<attvalues>");
    for (; fields->name; fields++) {
        if (!has(row, fields->name))
            continue;
        buf_print(out, "<attvalue for=\"%s\" value=\"", fields->name);
        value(out, row, fields->name);
        html_raw(out, "\"/>");
    }
    html_raw(out, "</attvalues>");
}

/* A whole day only is one to GEXF. */
static void gexf_day(buf *out, json_t *row, const char *member, const char *attribute) {
    if (row_text(row, member).size != 10)
        return;
    buf_print(out, " %s=\"", attribute);
    value(out, row, member);
    html_raw(out, "\"");
}

static void gexf_edge(buf *out, json_t *row, size_t number) {
    json_int_t weight = json_integer_value(json_object_get(row, "count"));
    buf_print(out, "      <edge id=\"e%zu\" source=\"", number);
    node_id(out, json_object_get(row, "from"));
    html_raw(out, "\" target=\"");
    node_id(out, json_object_get(row, "to"));
    buf_print(out, "\" weight=\"%lld\" label=\"", (long long)(weight > 0 ? weight : 1));
    value(out, row, "relation");
    html_raw(out, "\"");
    gexf_day(out, row, "first", "start");
    gexf_day(out, row, "last", "end");
    html_raw(out, ">");
    gexf_values(out, edge_fields, row);
    html_raw(out, "</edge>\n");
}

static void gexf(buf *out, graph *g) {
    size_t i;
    json_t *row;
    html_raw(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                  "  <meta><creator>Readout " READOUT_VERSION "</creator></meta>\n"
                  "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n");
    gexf_attributes(out, node_fields, "node");
    gexf_attributes(out, edge_fields, "edge");
    html_raw(out, "    <nodes>\n");
    for (uint32_t n = 0; n < g->nodes.size; n++) {
        html_raw(out, "      <node id=\"");
        node_id(out, g->nodes.at[n]);
        html_raw(out, "\" label=\"");
        value(out, g->nodes.at[n], "name");
        html_raw(out, "\">");
        gexf_values(out, node_fields, g->nodes.at[n]);
        html_raw(out, "</node>\n");
    }
    html_raw(out, "    </nodes>\n    <edges>\n");
    json_array_foreach(g->edges, i, row) {
        gexf_edge(out, row, i);
    }
    html_raw(out, "    </edges>\n  </graph>\n</gexf>\n");
}

status gexf_close(row_writer *w, error *e) {
    return close_with(w, e, gexf);
}

/* ------------------------------------------------------------------------------------------------------ DOT */

/* A quoted string's inside: plain, with backslashes and quotation marks escaped. */
static void dot_text(buf *out, slice text) {
    buf plain = {0};
    cells_plain(&plain, text);
    for (size_t i = 0; i < plain.size; i++) {
        if (plain.at[i] == '"' || plain.at[i] == '\\')
            buf_byte(out, '\\');
        if (plain.at[i] == '&')
            html_raw(out, "&amp;"); /* it takes what looks like an entity for one */
        else
            buf_byte(out, plain.at[i]);
    }
    out->failed |= plain.failed;
    buf_release(&plain);
}

static const char *dot_colour(slice relation) {
    static const struct {
        slice relation;
        const char *colour;
    } rows[] = {{SLICE("asserts"), "#14548c"}, {SLICE("denies"), "#a83311"},  {SLICE("questions"), "#7a5a00"},
                {SLICE("accuses"), "#6b2d83"}, {SLICE("acts on"), "#2f6b3a"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (slice_equal(rows[i].relation, relation))
            return rows[i].colour;
    return "#4d4a66";
}

static void dot_node(buf *out, json_t *node) {
    slice kind = row_text(node, "kind"), country = row_text(node, "country");
    html_raw(out, "  \"");
    node_id(out, node);
    html_raw(out, "\" [label=\"");
    dot_text(out, row_text(node, "name"));
    if (country.size && !slice_equal(kind, SLICE("state"))) {
        html_raw(out, "\\n");
        dot_text(out, country);
    }
    html_raw(out, slice_equal(kind, SLICE("state")) ? "\", shape=box, style=bold];\n" : "\"];\n");
}

static void dot_edge(buf *out, json_t *row) {
    json_int_t count = json_integer_value(json_object_get(row, "count"));
    const char *colour = dot_colour(row_text(row, "relation"));
    html_raw(out, "  \"");
    node_id(out, json_object_get(row, "from"));
    html_raw(out, "\" -> \"");
    node_id(out, json_object_get(row, "to"));
    html_raw(out, "\" [label=\"");
    dot_text(out, row_text(row, "relation"));
    if (count > 1)
        buf_print(out, " (%lld)", (long long)count);
    buf_print(out, "\", weight=%lld, color=\"%s\", fontcolor=\"%s\"", (long long)(count > 0 ? count : 1), colour,
              colour);
    html_raw(out, json_integer_value(json_object_get(row, "denied")) > 0 ? ", style=dashed];\n" : "];\n");
}

static void dot(buf *out, graph *g) {
    size_t i;
    json_t *row;
    html_raw(out, "digraph readout {\n  graph [rankdir=LR, charset=\"UTF-8\"];\n  node [shape=ellipse, "
                  "fontname=\"sans-serif\"];\n"
                  "  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (uint32_t n = 0; n < g->nodes.size; n++)
        dot_node(out, g->nodes.at[n]);
    json_array_foreach(g->edges, i, row) {
        dot_edge(out, row);
    }
    html_raw(out, "}\n");
}

status dot_close(row_writer *w, error *e) {
    return close_with(w, e, dot);
}
