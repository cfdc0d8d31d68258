/* event_rows.c - the events of a coded article as rows
 *
 * The last of the steps from text to event data: nothing is decided here but where an event stands, by the chain of
 * attributions it sits under. */
#include "show/event_rows.h"

#include "base/map.h"
#include "base/utf8.h"

static const column event_columns[] = {
    {"event_id", "id", 17, COLUMN_TEXT},
    {"date", "date", 10, COLUMN_TEXT},
    {"date_precision", "date_precision", 0, COLUMN_CSV_ONLY},
    {"event_type", "type", 10, COLUMN_TEXT},
    {"event_mode", "mode", 0, COLUMN_CSV_ONLY},
    {"contexts", "contexts", 0, COLUMN_CSV_ONLY},
    {"cameo_code", "cameo", 0, COLUMN_CSV_ONLY},
    {"quad_class", "quad", 0, COLUMN_CSV_ONLY},
    {"actor_codes", "actors.code", 12, COLUMN_TEXT},
    {"actor_names", "actors.name", 0, COLUMN_CSV_ONLY},
    {"actor_iso3", "actors.country", 0, COLUMN_CSV_ONLY},
    {"actor_cow", "actors.cow", 0, COLUMN_CSV_ONLY},
    {"actor_sectors", "actors.sector", 0, COLUMN_CSV_ONLY},
    {"recipient_codes", "recipients.code", 12, COLUMN_TEXT},
    {"recipient_names", "recipients.name", 0, COLUMN_CSV_ONLY},
    {"recipient_iso3", "recipients.country", 0, COLUMN_CSV_ONLY},
    {"recipient_cow", "recipients.cow", 0, COLUMN_CSV_ONLY},
    {"recipient_sectors", "recipients.sector", 0, COLUMN_CSV_ONLY},
    {"object_text", "object", 0, COLUMN_CSV_ONLY},
    {"place_text", "place", 0, COLUMN_CSV_ONLY},
    {"place_name", "site.name", 0, COLUMN_CSV_ONLY},
    {"place_iso3", "site.country", 0, COLUMN_CSV_ONLY},
    {"latitude", "site.latitude", 0, COLUMN_CSV_ONLY},
    {"longitude", "site.longitude", 0, COLUMN_CSV_ONLY},
    {"place_precision", "site.precision", 0, COLUMN_CSV_ONLY},
    {"geonames_id", "site.geonames", 0, COLUMN_CSV_ONLY},
    {"standing", "standing", 9, COLUMN_TEXT},
    {"speaker", "speaker", 0, COLUMN_CSV_ONLY},
    {"stance", "stance", 0, COLUMN_CSV_ONLY},
    {"polarity", "polarity", 0, COLUMN_CSV_ONLY},
    {"factuality", "factuality", 0, COLUMN_CSV_ONLY},
    {"score", "score", 0, COLUMN_CSV_ONLY},
    {"sentence", "sentence", 0, COLUMN_TEXT},
    {"sentence_number", "sentence_number", 0, COLUMN_CSV_ONLY},
    {"begin_char", "begin", 0, COLUMN_CSV_ONLY},
    {"end_char", "end", 0, COLUMN_CSV_ONLY},
    {"article_id", "article", 0, COLUMN_CSV_ONLY},
    {"outlet", "outlet", 0, COLUMN_CSV_ONLY},
    {"agency", "agency", 0, COLUMN_CSV_ONLY},
    {"published", "published", 0, COLUMN_CSV_ONLY},
    {"title", "title", 0, COLUMN_CSV_ONLY},
    {"url", "url", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT},
};
const row_kind event_rows = {"events", event_columns};

/* One article's events while they are given out. The row under construction is freed by who runs the arena. */
typedef struct giving {
    const article *a;
    arena *arena;
    utf8_index points;
    row_sink sink;
    json_t *row;
    status status;
    error *e;
} giving;

/* A JSON value that could not be made ends the whole. */
static void put(giving *g, json_t *to, const char *key, json_t *value) {
    if (!value || json_object_set_new(to, key, value) != 0)
        arena_exhausted(g->arena);
}

static void put_text(giving *g, json_t *to, const char *key, slice text) {
    put(g, to, key, text.size ? json_stringn(text.at, text.size) : json_null());
}

static void put_number(giving *g, json_t *to, const char *key, uint64_t number) {
    put(g, to, key, json_integer((json_int_t)number));
}

static json_t *put_list(giving *g, json_t *to, const char *key) {
    put(g, to, key, json_array());
    return json_object_get(to, key);
}

static void append_text(giving *g, json_t *list, slice text) {
    json_t *value = json_stringn(text.at, text.size);
    if (!value || json_array_append_new(list, value) != 0)
        arena_exhausted(g->arena);
}

/* -------------------------------------------------------------------------------------------- the parts */

static const argument *argument_of(const article *a, const proposition *p, uint8_t role) {
    for (uint32_t i = 0; i < p->arguments.count; i++)
        if (a->arguments.at[p->arguments.first + i].role == role)
            return &a->arguments.at[p->arguments.first + i];
    return NULL;
}

static void put_party(giving *g, json_t *list, const argument *x) {
    const actor *who = x->actor == NONE ? NULL : &g->a->actors.at[x->actor];
    json_t *object = json_object();
    if (!object || json_array_append_new(list, object) != 0)
        arena_exhausted(g->arena);
    put_text(g, object, "name", who ? who->name : x->text);
    put_text(g, object, "text", article_text(g->a, article_extent(g->a, x->spans)));
    put_text(g, object, "country", slice_of(who ? who->country : ""));
    put_text(g, object, "sector", slice_of(who ? who->sector : ""));
    put_text(g, object, "code", who ? who->code : (slice){NULL, 0});
    put_text(g, object, "role", who ? who->role : (slice){NULL, 0});
    put_text(g, object, "kind", slice_of(who ? actor_kind_name[who->kind] : ""));
}

static void put_parties(giving *g, const proposition *p, uint8_t role, const char *key) {
    json_t *list = put_list(g, g->row, key);
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &g->a->arguments.at[p->arguments.first + i];
        if (x->role == role)
            put_party(g, list, x);
    }
}

static slice iso_day(giving *g, uint32_t day, const char **precision) {
    unsigned year = day / 10000, month = day / 100 % 100, date_of_month = day % 100;
    *precision = "day";
    return arena_print(g->arena, "%04u-%02u-%02u", year, month, date_of_month);
}

/* The day it happened: of its own time, else of its saying where that is all there is, else of the report. */
static void put_date(giving *g, const proposition *p) {
    const argument *time = argument_of(g->a, p, ROLE_TIME);
    const date *d = time && time->date != NONE ? &g->a->dates.at[time->date] : NULL;
    slice published = slice_part(g->a->date, 0, 10), day = published;
    const char *precision = published.size ? "published" : "none";
    if (d && d->first_day) {
        day = iso_day(g, d->first_day, &precision);
        if (d->last_day / 100 != d->first_day / 100)
            precision = "year";
        else if (d->last_day != d->first_day)
            precision = "month";
    }
    put_text(g, g->row, "date", day);
    put_text(g, g->row, "date_precision", slice_of(precision));
    put_text(g, g->row, "published", g->a->date);
}

/* Whether somebody in the chain denies it, or is said not to have said it. */
static bool denied(const article *a, uint32_t under) {
    for (uint32_t depth = 0; under != NONE && depth < 64; depth++) {
        const attribution *t = &a->attributions.at[under];
        if (t->stance == STANCE_DENIES || t->negated)
            return true;
        under = t->parent;
    }
    return false;
}

static const char *standing(const article *a, const proposition *p) {
    if (denied(a, p->attribution))
        return p->negative ? "negated" : "denied";
    if (p->negative)
        return "negated";
    if (p->factuality != FACT_CERTAIN && p->factuality != FACT_PROBABLE)
        return "unreal";
    return p->attribution == NONE ? "stated" : "asserted";
}

static void put_standing(giving *g, const proposition *p) {
    const attribution *t = p->attribution == NONE ? NULL : &g->a->attributions.at[p->attribution];
    put_text(g, g->row, "polarity", p->negative ? SLICE("-") : SLICE("+"));
    put_text(g, g->row, "factuality", slice_of(factuality_name[p->factuality]));
    put_text(g, g->row, "standing", slice_of(standing(g->a, p)));
    put_text(g, g->row, "speaker", t && t->speaker != NONE ? g->a->actors.at[t->speaker].name : (slice){NULL, 0});
    put_text(g, g->row, "stance", slice_of(t ? stance_name[t->stance] : ""));
}

static void put_type(giving *g, const proposition *p) {
    json_t *contexts;
    put_text(g, g->row, "type", slice_of(event_type_name[p->event]));
    put_text(g, g->row, "mode", p->mode);
    contexts = put_list(g, g->row, "contexts");
    for (slice rest = p->contexts, one; rest.size;)
        if ((one = slice_take(&rest, ',')).size)
            append_text(g, contexts, one);
    put_text(g, g->row, "cameo", p->cameo);
    put_number(g, g->row, "quad", event_type_quad[p->event]);
    put(g, g->row, "score", json_real(p->event_score));
}

static uint64_t point_of(giving *g, range spans) {
    return utf8_point_of(&g->points, article_extent(g->a, spans).begin);
}

static void put_begin(giving *g, const char *key, const argument *x) {
    put(g, g->row, key, x ? json_integer((json_int_t)point_of(g, x->spans)) : json_null());
}

static void put_site(giving *g, const argument *x) {
    const site *is = x && x->site && x->site <= g->a->sites.size ? &g->a->sites.at[x->site - 1] : NULL;
    put(g, g->row, "site", is ? json_object() : json_null());
    json_t *to = json_object_get(g->row, "site");
    if (!is)
        return;
    put_text(g, to, "name", is->name);
    put_text(g, to, "country", slice_of(is->country));
    put(g, to, "latitude", json_real(is->latitude));
    put(g, to, "longitude", json_real(is->longitude));
    put_text(g, to, "precision", slice_of(site_precision_name[is->precision]));
    put(g, to, "geonames", is->geonames ? json_integer(is->geonames) : json_null());
}

static void put_place(giving *g, const proposition *p) {
    const argument *object = argument_of(g->a, p, ROLE_OBJECT), *place = argument_of(g->a, p, ROLE_PLACE);
    span at = article_extent(g->a, p->predicate);
    uint32_t number = p->head < g->a->tokens.size ? g->a->tokens.at[p->head].sentence : NONE;
    slice whole = number < g->a->sentences.size ? article_text(g->a, g->a->sentences.at[number].at) : (slice){NULL, 0};
    put_text(g, g->row, "object", object ? object->text : (slice){NULL, 0});
    put_text(g, g->row, "place", place ? place->text : (slice){NULL, 0});
    put_site(g, place);
    put_text(g, g->row, "sentence", whole);
    put_number(g, g->row, "sentence_number", number == NONE ? 0 : number + 1);
    put_number(g, g->row, "begin", utf8_point_of(&g->points, at.begin));
    put_number(g, g->row, "end", utf8_point_of(&g->points, at.end));
    put_begin(g, "actor_begin", argument_of(g->a, p, ROLE_ACTOR));
    put_begin(g, "recipient_begin", argument_of(g->a, p, ROLE_RECIPIENT));
}

/* All names of a kind in the report, each once, in their order. */
static void put_names(giving *g, const char *key, uint8_t kind) {
    json_t *list = put_list(g, g->row, key);
    map seen = {0};
    for (uint32_t i = 0; i < g->a->names.size && json_array_size(list) < 64; i++) {
        slice text = article_text(g->a, g->a->names.at[i].at);
        bool found = g->a->names.at[i].kind != kind || !text.size;
        if (!found)
            *map_put(g->arena, &seen, text, &found) = 0;
        if (!found)
            append_text(g, list, text);
    }
}

static void put_article(giving *g) {
    put_text(g, g->row, "article", g->a->id);
    put_text(g, g->row, "outlet", g->a->outlet);
    put_text(g, g->row, "agency", g->a->agency);
    put_text(g, g->row, "title", g->a->title);
    put_text(g, g->row, "url", g->a->url);
    put_text(g, g->row, "language", g->a->language);
    put_text(g, g->row, "path", g->a->path);
    put_number(g, g->row, "text_length", utf8_count(g->a->text));
    put_names(g, "people", NAME_PER);
    put_names(g, "organizations", NAME_ORG);
    put_names(g, "locations", NAME_LOC);
}

/* As in a record: the article's digits, and the proposition's number. */
static slice event_id(giving *g, uint32_t number) {
    return arena_print(g->arena, "e%.16s-%u", g->a->text_sha256, (unsigned)number);
}

static status give(void *context, error *e) {
    giving *g = context;
    g->points = utf8_index_new(g->arena, g->a->text);
    for (uint32_t i = 0; i < g->a->propositions.size && g->status == READOUT_OK; i++) {
        const proposition *p = &g->a->propositions.at[i];
        if (p->event == EVENT_NONE)
            continue;
        g->row = json_object();
        if (!g->row)
            arena_exhausted(g->arena);
        put_text(g, g->row, "id", event_id(g, i));
        put_date(g, p);
        put_type(g, p);
        put_parties(g, p, ROLE_ACTOR, "actors");
        put_parties(g, p, ROLE_RECIPIENT, "recipients");
        put_standing(g, p);
        put_place(g, p);
        put_article(g);
        g->status = g->sink.take(g->sink.context, g->row, e);
        json_decref(g->row);
        g->row = NULL;
    }
    return g->status;
}

status article_events(const article *a, row_sink sink, error *e) {
    giving g = {.a = a, .arena = arena_new(), .sink = sink};
    if (!g.arena)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = arena_run(g.arena, give, &g, e);
    json_decref(g.row);
    arena_free(g.arena);
    return s;
}
