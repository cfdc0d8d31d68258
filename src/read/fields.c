/* fields.c - an article from a JSON object: whose names mean what
 *
 * A table says under which names articles come, in order of preference, and where each goes. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "read/text.h"
#include "read/when.h"

/* How a value is taken. */
enum take { TAKE_TEXT, TAKE_DATE, TAKE_LIST };

typedef struct field {
    const char *name; /* with a dot into objects; "headlines.value": of the first object of a list */
    size_t offset;    /* of the slice in `article` */
    enum take take;
} field;

#define INTO(member) offsetof(article, member)

static const field fields[] = {
    {"text", INTO(text), TAKE_TEXT},         /* ours, trafilatura's */
    {"event_text", INTO(text), TAKE_TEXT},   /* NGEC's */
    {"bodies.value", INTO(text), TAKE_TEXT}, /* ninjs 3 */
    {"body_text", INTO(text), TAKE_TEXT},    /* ninjs 1 and 2 */
    {"raw_text", INTO(text), TAKE_TEXT},     /* trafilatura's, where it has no text */
    {"id", INTO(id), TAKE_TEXT},
    {"uri", INTO(id), TAKE_TEXT}, /* ninjs */
    {"title", INTO(title), TAKE_TEXT},
    {"headline", INTO(title), TAKE_TEXT},        /* NGEC's */
    {"headlines.value", INTO(title), TAKE_TEXT}, /* ninjs */
    {"author", INTO(author), TAKE_LIST},
    {"byline", INTO(author), TAKE_TEXT}, /* ninjs */
    {"date", INTO(date), TAKE_DATE},
    {"pub_date", INTO(date), TAKE_DATE},       /* NGEC's */
    {"versionCreated", INTO(date), TAKE_DATE}, /* ninjs 3 */
    {"versioncreated", INTO(date), TAKE_DATE}, /* ninjs 1 and 2 */
    {"url", INTO(url), TAKE_TEXT},
    {"outlet", INTO(outlet), TAKE_TEXT},
    {"sitename", INTO(outlet), TAKE_TEXT},         /* trafilatura's */
    {"publisher", INTO(outlet), TAKE_TEXT},        /* NGEC's */
    {"infoSources.name", INTO(outlet), TAKE_TEXT}, /* ninjs 3 */
    {"hostname", INTO(outlet), TAKE_TEXT},         /* trafilatura's */
    {"agency", INTO(agency), TAKE_TEXT},
    {"dateline", INTO(dateline), TAKE_TEXT},
    {"language", INTO(language), TAKE_TEXT},
};

#define FIELDS (sizeof fields / sizeof *fields)

static const json_t *value_of(const json_t *object, const char *field_name) {
    const char *dot = strchr(field_name, '.');
    char first[32];
    if (!dot)
        return json_object_get(object, field_name);
    snprintf(first, sizeof first, "%.*s", (int)(dot - field_name), field_name);
    const json_t *inner = json_object_get(object, first);
    if (json_is_array(inner))
        inner = json_array_get(inner, 0);
    return json_object_get(inner, dot + 1);
}

static slice text_value(arena *a, const json_t *value) {
    if (json_is_string(value))
        return (slice){json_string_value(value), json_string_length(value)};
    if (json_is_integer(value))
        return arena_print(a, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    return (slice){NULL, 0};
}

enum { MOST_LISTED = 32 };

static slice list_value(arena *a, const json_t *value) {
    if (!json_is_array(value))
        return text_value(a, value);
    slice list = {NULL, 0};
    for (size_t i = 0; i < json_array_size(value) && i < MOST_LISTED; i++) {
        slice one = text_value(a, json_array_get(value, i));
        if (one.size)
            list = list.size ? arena_print(a, "%.*s; %.*s", (int)list.size, list.at, (int)one.size, one.at) : one;
    }
    return list;
}

typedef struct json_job {
    article *article;
    const json_t *object;
    const char *path;
    uint64_t line;
    const read_options *options;
} json_job;

/* A date as ISO 8601; what is none is not known. */
static slice date_value(arena *a, const read_options *options, slice text) {
    char iso[WHEN_SIZE];
    if (!when_parse(a, options->lexicon, text, iso))
        return (slice){NULL, 0};
    return arena_slice(a, slice_of(iso));
}

/* A copy with a terminator behind it, which the text of an article has. */
static slice terminated(arena *a, slice text) { return (slice){arena_string(a, text), text.size}; }

static status fill(void *context, error *e) {
    const json_job *job = context;
    article *a = job->article;
    a->path = slice_of(arena_string(a->arena, slice_of(job->path)));
    a->line = job->line;
    for (size_t i = 0; i < FIELDS; i++) {
        slice *into = (slice *)(void *)((char *)a + fields[i].offset);
        const json_t *value = into->size ? NULL : value_of(job->object, fields[i].name);
        slice text = fields[i].take == TAKE_LIST ? list_value(a->arena, value) : text_value(a->arena, value);
        if (into != &a->text)
            text = slice_trim(text);
        if (fields[i].take == TAKE_DATE)
            text = date_value(a->arena, job->options, text);
        if (text.size)
            *into = terminated(a->arena, text_repair(a->arena, text, job->path, job->line, false, job->options));
    }
    if (a->text.size > READ_ARTICLE_LIMIT)
        return fail(e, READOUT_TOO_LARGE, "an article of more than %u bytes", READ_ARTICLE_LIMIT);
    if (!a->text.size)
        return fail(e, READOUT_BAD_INPUT, "an object without a text (fields: text, event_text, bodies)");
    return text_finish(a, job->options, e);
}

status read_json_object(article *a, const json_t *object, const char *path, uint64_t line,
                        const read_options *options, error *e) {
    static const read_options none;
    json_job job = {a, object, path, line, options ? options : &none};
    status s = READOUT_OK;
    if (!json_is_object(object))
        s = fail(e, READOUT_BAD_INPUT, "no JSON object");
    else
        s = arena_run(a->arena, fill, &job, e);
    if (s != READOUT_OK) {
        error_in(e, path);
        error_at(e, line, 0, 0);
    }
    return s;
}

/* jansson's error, with the line it stands on. */
static status bad_json(const json_error_t *why, const char *path, uint64_t line, error *e) {
    if (json_error_code(why) == json_error_out_of_memory || !why->text[0]) /* it says nothing where memory was out */
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    fail(e, READOUT_BAD_INPUT, "broken JSON: %s", why->text);
    error_in(e, path);
    uint64_t within = why->line > 0 ? (uint64_t)why->line - 1 : 0;
    error_at(e, (line ? line : 1) + within, why->column > 0 ? (uint64_t)why->column : 0,
             why->position > 0 ? (uint64_t)why->position : 0);
    return READOUT_BAD_INPUT;
}

/* Jansson tells a failed allocation inside a string as a broken token; so what is broken is tried again. */
status read_json_load(slice json, const char *path, uint64_t line, json_t **out, error *e) {
    json_error_t why;
    const char *bytes = json.at ? json.at : "";
    *out = json_loadb(bytes, json.size, JSON_ALLOW_NUL, &why);
    if (*out)
        return READOUT_OK;
    *out = json_loadb(bytes, json.size, JSON_ALLOW_NUL, &why);
    if (*out)
        return READOUT_OK;
    return bad_json(&why, path, line, e);
}

typedef struct line_job {
    arena *arena;
    slice line;
    const char *path;
    uint64_t number;
    const read_options *options;
} line_job;

static status repair_line(void *context, error *e) {
    line_job *job = context;
    (void)e;
    job->line = text_repair(job->arena, job->line, job->path, job->number ? job->number : 1, true, job->options);
    return READOUT_OK;
}

status read_json(article *a, slice json, const char *path, uint64_t line, const read_options *options, error *e) {
    static const read_options none;
    json_t *object;
    line_job job = {a->arena, json, path, line, options ? options : &none};
    status s = arena_run(a->arena, repair_line, &job, e);
    if (s == READOUT_OK)
        s = read_json_load(job.line, path, line, &object, e);
    if (s != READOUT_OK)
        return s;
    s = read_json_object(a, object, path, line, options, e);
    json_decref(object);
    return s;
}
