/* lists.c - the table of lists: a list is a row here, a body and columns */
#include "record/lists.h"

static status articles(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_articles, NULL, NULL, e);
}

static status texts(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_texts, NULL, NULL, e);
}

static status actors(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_actors, NULL, NULL, e);
}

static status quotes(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_quotes, NULL, NULL, e);
}

static status statements(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_statements, NULL, NULL, e);
}

static status events(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_events, NULL, NULL, e);
}

static status claims(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_claims, NULL, NULL, e);
}

static status disputes(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_disputes, NULL, NULL, e);
}

static status timeline(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_timeline, NULL, NULL, e);
}

static status search(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_search, NULL, NULL, e);
}

static status decisions(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_decisions, NULL, NULL, e);
}

static status reused(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_reuse, NULL, NULL, e);
}

static status network(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_network, NULL, NULL, e);
}

static status told(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_stories, NULL, NULL, e);
}

static status uttered(record *r, const record_filter *f, row_sink sink, error *e) {
    return lister_run(r, f, sink, list_utterances, NULL, NULL, e);
}

const record_list record_lists[] = {
    {{"articles", articles_columns}, articles, true, "the reports in the record"},
    {{"actors", actors_columns}, actors, true, "states, bodies and persons, and how often they speak"},
    {{"quotes", quotes_columns}, quotes, true, "who said what, in which words"},
    {{"statements", statements_columns}, statements, true, "each speaker's stance in each proposition"},
    {{"events", events_columns}, events, true, "propositions that PLOVER has a type for"},
    {{"claims", claims_columns}, claims, true, "what is claimed, by how many"},
    {{"disputes", disputes_columns}, disputes, true, "claims that one asserts and another denies"},
    {{"timeline", timeline_columns}, timeline, true, "what happened, was said and was published, by date"},
    {{"utterances", utterances_columns}, uttered, true, "what was said once, as several reports give it"},
    {{"stories", stories_columns}, told, true, "reports of one happening"},
    {{"reuse", reuse_columns}, reused, true, "passages that one report has from another"},
    {{"network", network_columns}, network, true, "who says what about whom, and who does what to whom"},
    {{"search", search_columns}, search, false, "sentences that have these words"},
    {{"texts", articles_columns}, texts, false, "the reports with their text"},
    {{"decisions", decisions_columns}, decisions, true, "what was merged, split, hidden or undone by hand"},
    {{NULL, NULL}, NULL, false, NULL},
};

const record_list *record_list_find(const char *wanted) {
    for (const record_list *list = record_lists; list->rows.name; list++)
        if (slice_equal(slice_of(list->rows.name), slice_of(wanted))) return list;
    return NULL;
}

static int64_t number_of(lister *l, const char *sql) {
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    int64_t out = lister_next(l, s) ? sqlite3_column_int64(s, 0) : 0;
    if (s) sqlite3_reset(s);
    return out;
}

static void info(lister *l) {
    static const char *const numbers[][2] = {
        {"articles", "SELECT n FROM total WHERE what = 'articles'"},
        {"sentences", "SELECT n FROM total WHERE what = 'sentences'"},
        {"actors", "SELECT count(DISTINCT identity) FROM actor"},
        {"quotes", "SELECT n FROM total WHERE what = 'quotes'"},
        {"statements", "SELECT n FROM total WHERE what = 'statements'"}};
    const record *r = l->r;
    const char *older =
        arena_print(l->a,
                    "SELECT count(*) FROM article WHERE coder NOT IN (SELECT id FROM coder WHERE checksum = '%s')%c",
                    r->checksum, 0)
            .at;
    l->result = json_object();
    put_number(l, l->result, "version", STORE_VERSION);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_number(l, l->result, numbers[i][0], number_of(l, numbers[i][1]));
    if (r->checksum[0]) put_number(l, l->result, "older", number_of(l, older));
}

status record_info(record *r, json_t **out, error *e) {
    *out = NULL;
    return lister_run(r, NULL, (row_sink){0}, info, NULL, out, e);
}
