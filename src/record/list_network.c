/* list_network.c - who says what about whom, and who does what to whom: the edges of a network of actors
 *
 * Two passes, of statements (speaker, side, each actor in what is said) and of events (actor, type, recipient), are
 * counted into one map of edges; an edge is known by its two actors and what lies between them. It knows the disputes
 * that its propositions belong to. Actors in the parts of sentences that a coder takes for objects count as
 * recipients: who is accused is one. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "record/claims.h"
#include "base/order.h"
#include "record/hidden.h"
#include "record/lists.h"

const column network_columns[] = {
    {"from", "from.name", 0, COLUMN_TEXT},         {"relation", "relation", 10, COLUMN_TEXT},
    {"to", "to.name", 0, COLUMN_TEXT},             {"times", "count", 5, COLUMN_NUMBER},
    {"denied", "denied", 6, COLUMN_NUMBER},         {"disputes", "disputed", 8, COLUMN_NUMBER},
    {"first", "first", 0, COLUMN_CSV_ONLY},         {"last", "last", 0, COLUMN_CSV_ONLY},
    {"articles", "articles", 0, COLUMN_CSV_ONLY},   {"outlets", "outlets", 0, COLUMN_CSV_ONLY},
    {"types", "types", 0, COLUMN_CSV_ONLY},         {"from_id", "from.id", 0, COLUMN_CSV_ONLY},
    {"from_kind", "from.kind", 0, COLUMN_CSV_ONLY}, {"from_country", "from.country", 0, COLUMN_CSV_ONLY},
    {"from_code", "from.code", 0, COLUMN_CSV_ONLY}, {"to_id", "to.id", 0, COLUMN_CSV_ONLY},
    {"to_kind", "to.kind", 0, COLUMN_CSV_ONLY},     {"to_country", "to.country", 0, COLUMN_CSV_ONLY},
    {"to_code", "to.code", 0, COLUMN_CSV_ONLY},     {"dispute_ids", "disputes", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

/* What lies between two actors: a side (SIDE_ASSERTS ...), or one of these. */
enum { ACCUSES = SIDES, ACTS_ON, RELATIONS };

static const char *relation_of(uint32_t relation) {
    return relation < SIDES ? side_name[relation] : relation == ACCUSES ? "accuses" : "acts on";
}

typedef struct edge {
    const identity *from, *to;
    int64_t article; /* the last one counted */
    slice first, last;
    uint32_t count, denied, articles, outlets, types; /* types: a bit for each event type */
    uint32_t relation;
    VEC(uint32_t) disputes;
} edge;

typedef struct network {
    map numbers; /* of edges, by actors and relation */
    map outlets;
    map disputed; /* from an article's row and a proposition to the number of a dispute */
    claims disputes;
    VEC(edge) edges;
} network;

/* ------------------------------------------------------------------------------------------------ counting */

static slice place_of(lister *l, int64_t article_row, int64_t proposition_n) {
    return arena_print(l->a, "%" PRId64 "/%" PRId64, article_row, proposition_n);
}

static void find_disputes(lister *l, network *net) {
    bool found;
    claims_disputed(l, &net->disputes);
    for (uint32_t i = 0; i < net->disputes.size; i++)
        for (uint32_t k = 0; k < net->disputes.at[i].size; k++) {
            const member *m = &net->disputes.at[i].members[k];
            uint32_t *at = map_put(l->a, &net->disputed, place_of(l, m->article, m->proposition), &found);
            if (!found) *at = i;
        }
}

static edge *edge_of(lister *l, network *net, int64_t from, uint32_t relation, int64_t to) {
    bool found;
    slice key = arena_print(l->a, "%" PRId64 " %u %" PRId64, from, relation, to);
    uint32_t *at = map_put(l->a, &net->numbers, key, &found);
    if (found) return &net->edges.at[*at];
    *at = net->edges.size;
    edge *e = vec_push(l->a, &net->edges);
    e->from = identity_known(l, from);
    e->to = identity_known(l, to);
    e->relation = relation;
    return e;
}

static void add_dispute(lister *l, edge *e, uint32_t dispute) {
    for (uint32_t i = 0; i < e->disputes.size; i++)
        if (e->disputes.at[i] == dispute) return;
    *vec_push(l->a, &e->disputes) = dispute;
}

/* A row of either query: article, proposition, from, to, date, outlet. Rows come by date. */
static edge *count_row(lister *l, network *net, sqlite3_stmt *s, uint32_t relation) {
    bool found;
    int64_t article_row = sqlite3_column_int64(s, 0), from = sqlite3_column_int64(s, 2),
            to = sqlite3_column_int64(s, 3);
    slice day = store_text(s, 4), outlet = store_text(s, 5);
    uint32_t dispute = map_get(&net->disputed, place_of(l, article_row, sqlite3_column_int64(s, 1)));
    edge *e = edge_of(l, net, from, relation, to);
    e->count++;
    e->articles += e->article != article_row;
    e->article = article_row;
    slice of = arena_print(l->a, "%" PRId64 " %u %" PRId64 " %.*s", from, relation, to, (int)outlet.size,
                           outlet.size ? outlet.at : "");
    map_put(l->a, &net->outlets, of, &found);
    e->outlets += !found && outlet.size;
    if (day.size && !e->first.size) e->first = arena_slice(l->a, day);
    if (day.size && !slice_equal(day, e->last)) e->last = arena_slice(l->a, day);
    if (dispute != MAP_NONE) add_dispute(l, e, dispute);
    return e;
}

static void filter_ends(lister *l, query *q, const char *from, const char *to) {
    if (l->filter->speaker) query_actors(l, q, from, l->filter->speaker);
    if (l->filter->about) query_actors(l, q, to, l->filter->about);
    query_add(l, q, " ORDER BY a.date, a.number, a.sha256, 2, 7, 8");
}

static void count_statements(lister *l, network *net) {
    query q = {0};
    query_add(l, &q,
              "SELECT a.id, s.proposition, x.identity, y.identity, a.date, a.outlet, s.n, g.n, s.side FROM article a "
              "CROSS JOIN statement s ON s.article = a.id JOIN actor x ON x.id = s.speaker "
              "JOIN argument g ON g.article = s.article AND g.proposition = s.proposition AND g.role <= 2 "
              "JOIN actor y ON y.id = g.actor WHERE s.outlet_voice = 0");
    query_articles(l, &q);
    if (l->filter->stance)
        query_with(l, &q, " AND s.side = CAST(? AS INTEGER)",
                   arena_print(l->a, "%u", name_find(side_name, SIDES, slice_of(l->filter->stance))));
    filter_ends(l, &q, "s.speaker", "g.actor");
    for (sqlite3_stmt *s = query_open(l, &q); lister_next(l, s);)
        if (!statement_hidden(l, sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 6)))
            count_row(l, net, s, (uint32_t)sqlite3_column_int(s, 8));
}

/* Events that are asked for or only possible are none; those that did not happen, or that somebody denies, are
 * counted as denied. */
static void count_events(lister *l, network *net) {
    query q = {0};
    query_add(l, &q,
              "SELECT a.id, p.n, x.identity, y.identity, a.date, a.outlet, g.n, h.n, p.event, p.negative OR EXISTS "
              "(SELECT 1 FROM statement s WHERE s.article = p.article AND s.proposition = p.n AND s.side = 1) "
              "FROM article a CROSS JOIN proposition p ON p.article = a.id "
              "JOIN argument g ON g.article = p.article AND g.proposition = p.n AND g.role = 0 "
              "JOIN argument h ON h.article = p.article AND h.proposition = p.n AND h.role IN (1, 2) "
              "JOIN actor x ON x.id = g.actor JOIN actor y ON y.id = h.actor "
              "WHERE p.event > 0 AND p.factuality < 3 AND x.identity <> y.identity");
    query_articles(l, &q);
    if (l->filter->kind)
        query_with(l, &q, " AND p.event = CAST(? AS INTEGER)",
                   arena_print(l->a, "%u", name_find(event_type_name, EVENT_TYPES, slice_of(l->filter->kind))));
    filter_ends(l, &q, "g.actor", "h.actor");
    for (sqlite3_stmt *s = query_open(l, &q); lister_next(l, s);) {
        if (event_hidden(l, sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1))) continue;
        int type = sqlite3_column_int(s, 8);
        edge *e = count_row(l, net, s, type == EVENT_ACCUSE ? ACCUSES : ACTS_ON);
        e->types |= 1u << type;
        e->denied += sqlite3_column_int(s, 9) != 0;
    }
}

/* ---------------------------------------------------------------------------------------------------- rows */

static int by_weight(const void *x, const void *y) {
    const edge *a = x, *b = y;
    if (a->count != b->count) return a->count > b->count ? -1 : 1;
    int order = slice_compare(a->from->uid, b->from->uid);
    if (!order) order = slice_compare(a->to->uid, b->to->uid);
    return order ? order : (a->relation > b->relation) - (a->relation < b->relation);
}

static void put_node(lister *l, const char *field, const identity *who) {
    json_t *to = put_object(l, l->row, field);
    put_text(l, to, "id", who->uid);
    put_text(l, to, "name", who->name);
    put_string(l, to, "kind", actor_kind_name[who->kind]);
    put_text(l, to, "country", who->country);
    put_text(l, to, "sector", who->sector);
    put_text(l, to, "code", who->code);
}

static void put_types(lister *l, uint32_t types) {
    json_t *list = put_list(l, l->row, "types");
    for (int type = 0; type < EVENT_TYPES; type++)
        if (types >> type & 1) list_text(l, list, slice_of(event_type_name[type]));
}

static void edge_row(lister *l, const network *net, const edge *e) {
    char id[ID_SIZE];
    row_begin(l);
    put_node(l, "from", e->from);
    put_string(l, l->row, "relation", relation_of(e->relation));
    put_node(l, "to", e->to);
    put_number(l, l->row, "count", e->count);
    put_number(l, l->row, "denied", e->denied);
    put_number(l, l->row, "articles", e->articles);
    put_number(l, l->row, "outlets", e->outlets);
    put_text(l, l->row, "first", slice_part(e->first, 0, 10));
    put_text(l, l->row, "last", slice_part(e->last, 0, 10));
    put_types(l, e->types);
    put_number(l, l->row, "disputed", e->disputes.size);
    json_t *list = put_list(l, l->row, "disputes");
    for (uint32_t i = 0; i < e->disputes.size; i++) {
        id_of_key('d', net->disputes.at[e->disputes.at[i]].key, id);
        list_text(l, list, slice_of(id));
    }
    row_end(l);
}

/* Who speaks of himself says little, but where it is disputed. */
static bool says_much(const edge *e) { return e->from->id != e->to->id || e->disputes.size; }

void list_network(lister *l) {
    network net = {0};
    find_disputes(l, &net);
    if (!l->filter->kind) count_statements(l, &net);
    if (!l->filter->stance) count_events(l, &net);
    for (uint32_t i = 0; i < net.edges.size; i++) {
        edge *e = &net.edges.at[i];
        if (!e->from || !e->to) return; /* an error */
        if (e->disputes.size) qsort(e->disputes.at, e->disputes.size, sizeof *e->disputes.at, order_u32);
    }
    if (net.edges.size) qsort(net.edges.at, net.edges.size, sizeof *net.edges.at, by_weight);
    for (uint32_t i = 0; i < net.edges.size && !lister_done(l); i++)
        if (says_much(&net.edges.at[i])) edge_row(l, &net, &net.edges.at[i]);
}
