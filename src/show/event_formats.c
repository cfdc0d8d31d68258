/* event_formats.c - event data in the forms that users' scripts already read
 *
 * A form is a table of columns; a column is a fixed text, a field of the row, or a function. So the header and the
 * rows cannot disagree, and the order is there to be compared with the published one. */
#include "show/event_formats.h"

#include <stdlib.h>
#include <string.h>

#include "show/countries.h"
#include "show/event_scales.h"
#include "show/json_out.h"

/* One row of a form: an event, and of its actors and recipients the pair that this row is for. */
typedef struct dyad {
    json_t *event, *actor, *recipient; /* NULL: none */
    unsigned number;
} dyad;

typedef struct form_column {
    const char *title;
    const char *path; /* a field of the event; "1." and "2." in front: of the dyad's actor and recipient */
    void (*write)(buf *out, const dyad *d, const char *path);
    const char *fixed;
} form_column;

/* ------------------------------------------------------------------------------------------------ values */

static slice part_text(const dyad *d, const char *path) {
    if (path[0] == '1' || path[0] == '2')
        return row_text(path[0] == '1' ? d->actor : d->recipient, path + 2);
    return row_text(d->event, path);
}

/* A field: lists with "; " between their parts. */
static void field(buf *out, const dyad *d, const char *path) {
    if (path[0] == '1' || path[0] == '2')
        buf_add(out, part_text(d, path));
    else
        row_value_at(out, d->event, path, "None");
}

/* The first 10 signs of a date. */
static void day(buf *out, const dyad *d, const char *path) {
    buf_add(out, slice_part(part_text(d, path), 0, 10));
}

/* The digits of a date, as many as the path's first sign says ("8date": 20310502). */
static void digits(buf *out, const dyad *d, const char *path) {
    slice when = slice_part(part_text(d, path + 2), 0, 10);
    unsigned wanted = (unsigned)(path[0] - '0'), found = 0;
    for (size_t i = 0; i < when.size && found < wanted; i++)
        if (when.at[i] >= '0' && when.at[i] <= '9') {
            buf_byte(out, when.at[i]);
            found++;
        }
    while (found && found < wanted)
        found += (buf_byte(out, found == 5 || found == 7 ? '1' : '0'), 1);
}

static void time_of_day(buf *out, const dyad *d, const char *path) {
    size_t before = out->size;
    digits(out, d, path);
    if (out->size > before)
        buf_add(out, SLICE("000000"));
}

static void fraction_date(buf *out, const dyad *d, const char *path) {
    char text[11] = {0};
    slice when = slice_part(part_text(d, path), 0, 10);
    if (when.size < 10)
        return;
    memcpy(text, when.at, 10);
    double year = strtod(text, NULL), month = strtod(text + 5, NULL), of_month = strtod(text + 8, NULL);
    buf_print(out, "%.4f", year + (month * 30 + of_month) / 365);
}

static slice code_of(const dyad *d) {
    slice code = row_text(d->event, "cameo");
    return code.size ? code : slice_of(cameo_root_of_type(row_text(d->event, "type")));
}

/* As many signs of CAMEO's code as the path says; a root alone is written with a zero, as GDELT does ("030"). */
static void cameo(buf *out, const dyad *d, const char *path) {
    slice code = code_of(d);
    unsigned wanted = (unsigned)(path[0] - '0');
    buf_add(out, slice_part(code, 0, wanted));
    if (wanted > 2 && code.size == 2)
        buf_byte(out, '0');
}

static void cameo_text(buf *out, const dyad *d, const char *path) {
    (void)path;
    buf_add(out, slice_of(cameo_name(code_of(d))));
}

static void goldstein(buf *out, const dyad *d, const char *path) {
    (void)path;
    buf_print(out, "%.1f", cameo_goldstein(code_of(d)));
}

static void intensity(buf *out, const dyad *d, const char *path) {
    (void)path;
    buf_print(out, "%.1f", plover_score(row_text(d->event, "type"), row_text(d->event, "mode")));
}

static int quad_of(const dyad *d) {
    return (int)json_integer_value(json_object_get(d->event, "quad"));
}

static void quad_text(buf *out, const dyad *d, const char *path) {
    (void)path;
    buf_add(out, slice_of(quad_name(quad_of(d))));
}

static void first_sector(buf *out, const dyad *d, const char *path) {
    buf_add(out, row_text(json_array_get(json_object_get(d->event, path), 0), "sector"));
}

static void sector_words(buf *out, const dyad *d, const char *path) {
    buf_add(out, sector_name(part_text(d, path)));
}

static void country_words(buf *out, const dyad *d, const char *path) {
    slice iso = part_text(d, path);
    const country *known = country_of(iso);
    buf_add(out, known ? slice_of(known->called) : iso);
}

static void upper(buf *out, const dyad *d, const char *path) {
    slice text = part_text(d, path);
    for (size_t i = 0; i < text.size; i++)
        buf_byte(out, text.at[i] >= 'a' && text.at[i] <= 'z' ? (char)(text.at[i] - 32) : text.at[i]);
}

/* A whole number below 2^52 from the event's id: the scripts that read these forms expect a number. */
static void number_id(buf *out, const dyad *d, const char *path) {
    uint64_t value = slice_hash(row_text(d->event, "id")) >> 20;
    (void)path;
    buf_print(out, "%llu", (unsigned long long)(value << 8 | (d->number & 255)));
}

static void in_lead(buf *out, const dyad *d, const char *path) {
    json_int_t number = json_integer_value(json_object_get(d->event, path));
    buf_byte(out, number >= 1 && number <= 2 ? '1' : '0');
}

static void confidence(buf *out, const dyad *d, const char *path) {
    double score = json_number_value(json_object_get(d->event, path));
    buf_print(out, "%d", score >= 1 ? 100 : score <= 0.1 ? 10 : (int)(score * 10) * 10);
}

static void offset(buf *out, const dyad *d, const char *path) {
    json_t *value = json_object_get(d->event, path);
    buf_print(out, "%lld", json_is_integer(value) ? (long long)json_integer_value(value) : -1);
}

static void source_url(buf *out, const dyad *d, const char *path) {
    slice url = row_text(d->event, "url");
    (void)path;
    buf_add(out, url.size ? url : row_text(d->event, "path"));
}

/* The place's name, where it is what the column is for: the path says "city" or "region". */
static void place_at(buf *out, const dyad *d, const char *path) {
    slice precision = row_text(d->event, "site.precision");
    if (slice_equal(precision, slice_of(path)))
        buf_add(out, row_text(d->event, "site.name"));
}

static void degrees(buf *out, const dyad *d, const char *path) {
    json_t *value = row_field(d->event, path);
    if (json_is_number(value))
        buf_print(out, "%.3f", json_number_value(value));
}

/* GDELT's: 1 country, 4 city of the world, 5 state of the world; 2 and 3 in the United States. 0: none. */
static void gdelt_place_type(buf *out, const dyad *d, const char *path) {
    slice precision = row_text(d->event, "site.precision");
    bool at_home = slice_equal(row_text(d->event, "site.country"), SLICE("USA"));
    char type = precision.size ? '1' : '0';
    (void)path;
    if (slice_equal(precision, SLICE("region")))
        type = at_home ? '2' : '5';
    else if (slice_equal(precision, SLICE("city")))
        type = at_home ? '3' : '4';
    buf_byte(out, type);
}

static void gdelt_full_name(buf *out, const dyad *d, const char *path) {
    slice called = row_text(d->event, path), precision = row_text(d->event, "site.precision");
    const country *known = country_of(row_text(d->event, "site.country"));
    buf_add(out, called);
    if (called.size && known && !slice_equal(precision, SLICE("country"))) {
        buf_add(out, SLICE(", "));
        buf_add(out, slice_of(known->called));
    }
}

static void fips(buf *out, const dyad *d, const char *path) {
    const country *known = country_of(row_text(d->event, path));
    if (known)
        buf_add(out, slice_of(known->fips));
}

/* ------------------------------------------------------------------------------------------------- forms */

#define PARTY(name, list)                                                                                            \
    {name " Name", list ".name", field, NULL}, {name " Country", list ".country", field, NULL},                      \
        {name " COW", list ".cow", field, NULL}, {"Primary " name " Sector", list, first_sector, NULL},              \
        {name " Sectors", list ".sector", field, NULL}, {name " Title", list ".role", field, NULL},                  \
        {name " Name Raw", list ".text", field, NULL}, {"Wikipedia " name " ID", NULL, NULL, ""}

static const form_column polecat[] = {
    {"Event ID", "id", field, NULL},
    {"Event Date", "date", day, NULL},
    {"Event Type", "type", field, NULL},
    {"Event Mode", "mode", field, NULL},
    {"Intensity", "", intensity, NULL},
    {"Quad Code", "", quad_text, NULL},
    {"Contexts", "contexts", field, NULL},
    PARTY("Actor", "actors"),
    PARTY("Recipient", "recipients"),
    {"Placename", "site.name", field, NULL},
    {"City", "city", place_at, NULL},
    {"District", NULL, NULL, ""},
    {"Province", "region", place_at, NULL},
    {"Country", "site.country", field, NULL},
    {"Latitude", "site.latitude", degrees, NULL},
    {"Longitude", "site.longitude", degrees, NULL},
    {"GeoNames ID", "site.geonames", field, NULL},
    {"Raw Placename", "place", field, NULL},
    {"Feature Type", "site.precision", field, NULL},
    {"Source", "outlet", field, NULL},
    {"Publication Date", "published", day, NULL},
    {"Story People", "people", field, NULL},
    {"Story Organizations", "organizations", field, NULL},
    {"Story Locations", "locations", field, NULL},
    {"Language", "language", field, NULL},
    {"Version", NULL, NULL, "Readout " READOUT_VERSION ", PLOVER 0.8; denials left out"},
    {NULL, NULL, NULL, NULL},
};

static const form_column icews[] = {
    {"Event ID", "", number_id, NULL},
    {"Event Date", "date", day, NULL},
    {"Source Name", "1.name", field, NULL},
    {"Source Sectors", "1.sector", sector_words, NULL},
    {"Source Country", "1.country", country_words, NULL},
    {"Event Text", "", cameo_text, NULL},
    {"CAMEO Code", "4", cameo, NULL},
    {"Intensity", "", goldstein, NULL},
    {"Target Name", "2.name", field, NULL},
    {"Target Sectors", "2.sector", sector_words, NULL},
    {"Target Country", "2.country", country_words, NULL},
    {"Story ID", "article", field, NULL},
    {"Sentence Number", "sentence_number", offset, NULL},
    {"Publisher", "outlet", field, NULL},
    {"City", "city", place_at, NULL},
    {"District", NULL, NULL, ""},
    {"Province", "region", place_at, NULL},
    {"Country", "site.country", country_words, NULL},
    {"Latitude", "site.latitude", degrees, NULL},
    {"Longitude", "site.longitude", degrees, NULL},
    {NULL, NULL, NULL, NULL},
};

#define GDELT_ACTOR(name, part)                                                                                      \
    {name "Code", part "code", field, NULL}, {name "Name", part "name", upper, NULL},                                \
        {name "CountryCode", part "country", field, NULL}, {name "KnownGroupCode", NULL, NULL, ""},                  \
        {name "EthnicCode", NULL, NULL, ""}, {name "Religion1Code", NULL, NULL, ""},                                 \
        {name "Religion2Code", NULL, NULL, ""}, {name "Type1Code", part "sector", field, NULL},                      \
        {name "Type2Code", NULL, NULL, ""}, {name "Type3Code", NULL, NULL, ""}
#define GDELT_GEO(name)                                                                                              \
    {name "_Type", NULL, NULL, "0"}, {name "_FullName", NULL, NULL, ""}, {name "_CountryCode", NULL, NULL, ""},      \
        {name "_ADM1Code", NULL, NULL, ""}, {name "_ADM2Code", NULL, NULL, ""}, {name "_Lat", NULL, NULL, ""},       \
        {name "_Long", NULL, NULL, ""}, {name "_FeatureID", NULL, NULL, ""}

static const form_column gdelt[] = {
    {"GLOBALEVENTID", "", number_id, NULL},
    {"SQLDATE", "8.date", digits, NULL},
    {"MonthYear", "6.date", digits, NULL},
    {"Year", "4.date", digits, NULL},
    {"FractionDate", "date", fraction_date, NULL},
    GDELT_ACTOR("Actor1", "1."),
    GDELT_ACTOR("Actor2", "2."),
    {"IsRootEvent", "sentence_number", in_lead, NULL},
    {"EventCode", "4", cameo, NULL},
    {"EventBaseCode", "3", cameo, NULL},
    {"EventRootCode", "2", cameo, NULL},
    {"QuadClass", "quad", field, NULL},
    {"GoldsteinScale", "", goldstein, NULL},
    {"NumMentions", NULL, NULL, "1"},
    {"NumSources", NULL, NULL, "1"},
    {"NumArticles", NULL, NULL, "1"},
    {"AvgTone", NULL, NULL, "0"},
    GDELT_GEO("Actor1Geo"),
    GDELT_GEO("Actor2Geo"),
    {"ActionGeo_Type", "", gdelt_place_type, NULL},
    {"ActionGeo_FullName", "site.name", gdelt_full_name, NULL},
    {"ActionGeo_CountryCode", "site.country", fips, NULL},
    {"ActionGeo_ADM1Code", NULL, NULL, ""},
    {"ActionGeo_ADM2Code", NULL, NULL, ""},
    {"ActionGeo_Lat", "site.latitude", degrees, NULL},
    {"ActionGeo_Long", "site.longitude", degrees, NULL},
    {"ActionGeo_FeatureID", "site.geonames", field, NULL},
    {"DATEADDED", "8.published", time_of_day, NULL},
    {"SOURCEURL", "", source_url, NULL},
    {NULL, NULL, NULL, NULL},
};

static const form_column gdelt_mentions[] = {
    {"GLOBALEVENTID", "", number_id, NULL},
    {"EventTimeDate", "8.date", time_of_day, NULL},
    {"MentionTimeDate", "8.published", time_of_day, NULL},
    {"MentionType", NULL, NULL, "1"},
    {"MentionSourceName", "outlet", field, NULL},
    {"MentionIdentifier", "", source_url, NULL},
    {"SentenceID", "sentence_number", offset, NULL},
    {"Actor1CharOffset", "actor_begin", offset, NULL},
    {"Actor2CharOffset", "recipient_begin", offset, NULL},
    {"ActionCharOffset", "begin", offset, NULL},
    {"InRawText", NULL, NULL, "1"},
    {"Confidence", "score", confidence, NULL},
    {"MentionDocLen", "text_length", offset, NULL},
    {"MentionDocTone", NULL, NULL, "0"},
    {"MentionDocTranslationInfo", NULL, NULL, ""},
    {"Extras", NULL, NULL, ""},
    {NULL, NULL, NULL, NULL},
};

/* ------------------------------------------------------------------------------------------------ writing */

/* A value as one field of a line: what would end it is a space. */
static void add_field(buf *line, slice text, const char *missing) {
    if (!text.size)
        buf_add(line, slice_of(missing));
    for (size_t i = 0; i < text.size; i++)
        buf_byte(line, (unsigned char)text.at[i] < 0x20 ? ' ' : text.at[i]);
}

static void write_dyad(row_writer *w, const form_column *form, const dyad *d, const char *missing) {
    buf value = {0};
    for (const form_column *c = form; c->title; c++) {
        buf_clear(&value);
        if (c->fixed)
            buf_add(&value, slice_of(c->fixed));
        else
            c->write(&value, d, c->path);
        if (c != form)
            buf_byte(&w->line, '\t');
        add_field(&w->line, buf_slice(&value), missing);
        w->line.failed |= value.failed;
    }
    buf_release(&value);
    buf_byte(&w->line, '\n');
}

static status write_header(row_writer *w, const form_column *form, error *e) {
    for (const form_column *c = form; c->title; c++) {
        if (c != form)
            buf_byte(&w->line, '\t');
        buf_add(&w->line, slice_of(c->title));
    }
    buf_byte(&w->line, '\n');
    return writer_send(w, e);
}

bool event_is_told(json_t *row) {
    static const char *const told[] = {"stated", "asserted", "alleged", NULL};
    slice standing = row_text(row, "standing");
    return !standing.size || slice_among(standing, told);
}

/* Whether the event is one that the form can hold, or all are asked for. */
static bool kept(row_writer *w, json_t *row, bool needs_actor) {
    bool real = event_is_told(row);
    bool acted = !needs_actor || json_array_size(json_object_get(row, "actors"));
    if (w->keep_all || (real && acted))
        return true;
    w->left_out++;
    return false;
}

/* A row for each actor with each recipient; one with nobody where there is none. */
static status write_dyads(row_writer *w, const form_column *form, json_t *row, error *e) {
    json_t *actors = json_object_get(row, "actors"), *recipients = json_object_get(row, "recipients");
    size_t n = json_array_size(actors), m = json_array_size(recipients);
    dyad d = {.event = row};
    for (size_t i = 0; i < (n ? n : 1); i++)
        for (size_t k = 0; k < (m ? m : 1); k++, d.number++) {
            d.actor = json_array_get(actors, i);
            d.recipient = json_array_get(recipients, k);
            write_dyad(w, form, &d, "");
        }
    return writer_send(w, e);
}

status event_complete(json_t *row, error *e) {
    static const char *const lists[] = {"actors", "recipients"};
    for (size_t k = 0; k < 2; k++) {
        size_t i;
        json_t *who;
        json_array_foreach(json_object_get(row, lists[k]), i, who) {
            if (!json_is_object(who))
                continue;
            const country *known = country_of(row_text(who, "country"));
            json_t *cow = known && known->cow ? json_integer(known->cow) : json_null();
            if (!cow || json_object_set_new(who, "cow", cow) != 0)
                return fail(e, READOUT_NO_MEMORY, "out of memory");
        }
    }
    return READOUT_OK;
}

status polecat_open(row_writer *w, error *e) {
    return write_header(w, polecat, e);
}

status polecat_take(row_writer *w, json_t *row, error *e) {
    dyad d = {.event = row};
    if (!kept(w, row, true))
        return READOUT_OK;
    write_dyad(w, polecat, &d, "None");
    return writer_send(w, e);
}

status icews_open(row_writer *w, error *e) {
    return write_header(w, icews, e);
}

status icews_take(row_writer *w, json_t *row, error *e) {
    return kept(w, row, true) ? write_dyads(w, icews, row, e) : READOUT_OK;
}

status gdelt_take(row_writer *w, json_t *row, error *e) {
    return kept(w, row, false) ? write_dyads(w, gdelt, row, e) : READOUT_OK;
}

status gdelt_mentions_take(row_writer *w, json_t *row, error *e) {
    return kept(w, row, false) ? write_dyads(w, gdelt_mentions, row, e) : READOUT_OK;
}
