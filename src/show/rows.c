/* rows.c - the formats of rows, and what they share
 *
 * To add one: its functions, and a row in row_formats; the first row whose name and kind fit is taken. */
#include <string.h>

#include "base/mem.h"
#include "show/event_formats.h"
#include "show/graph.h"
#include "show/writer.h"

const row_format row_formats[] = {
    {"text", "disputes", "claims with who asserts and who denies them", NULL, disputes_take, NULL},
    {"text", "quotes", "each quote with its speaker and where it stands", NULL, quotes_take, NULL},
    {"text", "statements", "each stance with its words and where it stands", NULL, statements_take, NULL},
    {"text", "events", "who did what to whom, and whether it is denied", NULL, events_take, NULL},
    {"text", "timeline", "by day", timeline_open, timeline_take, timeline_close},
    {"text", "search", "sentences with the words found", NULL, search_take, NULL},
    {"text", "utterances", "what was said once, in the words of each report", NULL, utterances_take, NULL},
    {"text", "same", "two reports side by side", NULL, same_take, NULL},
    {"text", "why", "the sentence, its parts marked, and what made it", NULL, why_take, NULL},
    {"text", NULL, "a table as wide as the terminal", table_open, table_take, table_close},
    {"jsonl", NULL, "one JSON object a line", NULL, jsonl_take, NULL},
    {"json", NULL, "the same", NULL, jsonl_take, NULL},
    {"csv", NULL, "RFC 4180, with a header", csv_open, csv_take, NULL},
    {"jsonld", "quotes", "JSON-LD: schema.org Quotation with Web Annotation selectors", quotes_linked_open,
     quotes_linked_take, quotes_linked_close},
    {"polecat", "events", "POLECAT's 40 columns", polecat_open, polecat_take, NULL},
    {"icews", "events", "ICEWS's 20 columns, a row a pair", icews_open, icews_take, NULL},
    {"gdelt", "events", "GDELT 2.0's 61 columns, a row a pair, no header", NULL, gdelt_take, NULL},
    {"gdelt-mentions", "events", "GDELT 2.0's 16 columns of mentions", NULL, gdelt_mentions_take, NULL},
    {"plover", "events", "PLOVER's JSONL", NULL, plover_take, NULL},
    {"graphml", "network", "for yEd, Gephi, igraph, networkx", graph_open, graph_take, graphml_close},
    {"gexf", "network", "for Gephi, with days", graph_open, graph_take, gexf_close},
    {"dot", "network", "for Graphviz: dot -Tsvg", graph_open, graph_take, dot_close},
    {NULL, NULL, NULL, NULL, NULL, NULL},
};

static const column why_columns[] = {
    {"id", "id", 17, COLUMN_TEXT},      {"is", "is", 9, COLUMN_TEXT},       {"path", "path", 0, COLUMN_TEXT},
    {"line", "line", 6, COLUMN_NUMBER}, {"column", "column", 6, COLUMN_NUMBER}, {"rule", "rule", 20, COLUMN_TEXT},
    {"score", "score", 6, COLUMN_NUMBER}, {NULL, NULL, 0, COLUMN_TEXT},
};
const row_kind why_rows = {"why", why_columns};

static const column same_columns[] = {
    {"words", "shared", 6, COLUMN_NUMBER}, {"direction", "direction", 9, COLUMN_TEXT}, {"why", "why", 0, COLUMN_TEXT},
    {"source", "source", 6, COLUMN_TEXT}, {NULL, NULL, 0, COLUMN_TEXT},
};
const row_kind same_rows = {"same", same_columns};

static const row_format *find(const char *wanted, const row_kind *kind) {
    for (const row_format *f = row_formats; f->name; f++)
        if (strcmp(f->name, wanted) == 0 && (!f->kind || strcmp(f->kind, kind->name) == 0))
            return f;
    return NULL;
}

row_writer *rows_open(output *o, const row_kind *kind, const char *format, error *e) {
    const row_format *f = find(format ? format : "text", kind);
    if (!f) {
        fail(e, READOUT_BAD_USAGE, "no format '%.40s' for %s", format, kind->name);
        return NULL;
    }
    row_writer *w = mem_alloc(sizeof *w);
    if (!w) {
        fail(e, READOUT_NO_MEMORY, "out of memory");
        return NULL;
    }
    *w = (row_writer){.o = o, .kind = kind, .format = f};
    if (!f->open || f->open(w, e) == READOUT_OK)
        return w;
    buf_release(&w->line);
    mem_free(w);
    return NULL;
}

void rows_keep_all(row_writer *w) {
    w->keep_all = true;
}

void rows_explode(row_writer *w) { w->dyads = true; }

uint64_t rows_left_out(const row_writer *w) {
    return w ? w->left_out : 0;
}

static status take_one(row_writer *w, json_t *row, error *e) {
    w->count++;
    return w->format->take(w, row, e);
}

/* The row with one actor and one recipient of its lists: the `number`-th such pair, from 1. */
static json_t *dyad_of(json_t *row, json_t *first, json_t *second, unsigned number) {
    const char *whole = json_string_value(json_object_get(row, "id"));
    json_t *out = json_copy(row), *id = json_sprintf("%s.%u", whole ? whole : "", number);
    json_t *actors = json_array(), *recipients = json_array();
    bool done = out && id && actors && recipients && (!first || json_array_append(actors, first) == 0) &&
                (!second || json_array_append(recipients, second) == 0) && json_object_set(out, "id", id) == 0 &&
                json_object_set(out, "actors", actors) == 0 && json_object_set(out, "recipients", recipients) == 0;
    json_decref(id);
    json_decref(actors);
    json_decref(recipients);
    if (done)
        return out;
    json_decref(out);
    return NULL;
}

static status take_dyads(row_writer *w, json_t *row, error *e) {
    json_t *actors = json_object_get(row, "actors"), *recipients = json_object_get(row, "recipients");
    size_t n = json_array_size(actors), m = json_array_size(recipients);
    status s = READOUT_OK;
    if (n < 2 && m < 2)
        return take_one(w, row, e);
    for (size_t k = 0; k < (n ? n : 1) * (m ? m : 1) && s == READOUT_OK; k++) {
        json_t *dyad = dyad_of(row, json_array_get(actors, k / (m ? m : 1)),
                               json_array_get(recipients, m ? k % m : 0), (unsigned)k + 1);
        s = dyad ? take_one(w, dyad, e) : fail(e, READOUT_NO_MEMORY, "out of memory");
        json_decref(dyad);
    }
    return s;
}

static status take(void *context, json_t *row, error *e) {
    row_writer *w = context;
    if (strcmp(w->kind->name, "events") != 0)
        return take_one(w, row, e);
    status s = event_complete(row, e);
    if (s != READOUT_OK)
        return s;
    return w->dyads ? take_dyads(w, row, e) : take_one(w, row, e);
}

row_sink rows_sink(row_writer *w) {
    return (row_sink){take, w};
}

status rows_close(row_writer *w, status so_far, uint64_t *count, error *e) {
    if (count)
        *count = w ? w->count : 0;
    if (!w)
        return so_far;
    status closed = w->format->close ? w->format->close(w, so_far == READOUT_OK ? e : NULL) : READOUT_OK;
    buf_release(&w->line);
    mem_free(w);
    return so_far != READOUT_OK ? so_far : closed;
}

status writer_send(row_writer *w, error *e) {
    if (w->line.failed) {
        buf_clear(&w->line);
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    output_add(w->o, buf_slice(&w->line));
    buf_clear(&w->line);
    return w->o->failed ? fail(e, READOUT_NO_FILE, "can't write: %s", strerror(w->o->failed)) : READOUT_OK;
}

/* ------------------------------------------------------------------------------------------------ values */

json_t *row_field(json_t *row, const char *path) {
    char key[64];
    for (slice rest = slice_of(path); row && rest.at;) {
        slice part = slice_take(&rest, '.');
        if (part.size >= sizeof key)
            return NULL;
        memcpy(key, part.at, part.size);
        key[part.size] = '\0';
        row = json_object_get(row, key);
    }
    return row;
}

static slice string_of(json_t *value) {
    return json_is_string(value) ? (slice){json_string_value(value), json_string_length(value)} : (slice){NULL, 0};
}

slice row_text(json_t *row, const char *path) {
    return string_of(row_field(row, path));
}

slice row_who(json_t *entry) {
    slice id = row_text(entry, "actor_id");
    return id.size ? id : row_speaker(entry);
}

slice row_speaker(json_t *entry) {
    slice known = row_text(entry, "actor");
    return known.size ? known : row_text(entry, "speaker");
}

bool text_holds(slice text, slice part) {
    for (size_t i = 0; i + part.size <= text.size; i++)
        if (slice_equal_nocase(slice_part(text, i, i + part.size), part))
            return true;
    return false;
}

slice row_role(json_t *entry) {
    slice role = row_text(entry, "role");
    return role.size > 100 || !text_holds(slice_part(row_speaker(entry), 0, 1000), role) ? role : (slice){NULL, 0};
}

slice row_carrier(json_t *entry) {
    slice outlet = row_text(entry, "outlet"), path = row_text(entry, "path"), last = path;
    for (slice rest = path; rest.at && rest.size;)
        last = slice_take(&rest, '/');
    return outlet.size ? outlet : last.size ? last : row_text(entry, "article");
}

/* An object stands for itself by the first of these that it has. */
static json_t *main_member(json_t *object) {
    static const char *const members[] = {"text", "name", "speaker", "code", "type", "id"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_t *member = json_object_get(object, members[i]);
        if (json_is_string(member))
            return member;
    }
    return NULL;
}

static void scalar(buf *out, json_t *value) {
    if (json_is_object(value))
        value = main_member(value);
    if (json_is_string(value))
        buf_add(out, string_of(value));
    else if (json_is_integer(value))
        buf_print(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    else if (json_is_real(value))
        buf_print(out, "%.7g", json_real_value(value));
    else if (json_is_boolean(value))
        buf_add(out, json_is_true(value) ? SLICE("yes") : SLICE("no"));
}

void row_value(buf *out, json_t *value) {
    if (!json_is_array(value)) {
        scalar(out, value);
        return;
    }
    size_t begin = out->size, i;
    json_t *part;
    json_array_foreach(value, i, part) {
        if (out->size > begin)
            buf_add(out, SLICE("; "));
        scalar(out, part);
    }
}

/* The members of a list's objects. */
static void members(buf *out, json_t *list, const char *path, const char *missing) {
    size_t begin = out->size, filled = begin, i;
    bool any = false;
    json_t *part;
    json_array_foreach(list, i, part) {
        if (i)
            buf_add(out, SLICE("; "));
        filled = out->size;
        row_value(out, row_field(part, path));
        any |= out->size > filled;
        if (out->size == filled)
            buf_add(out, slice_of(missing));
    }
    if (!any)
        out->size = begin;
}

void row_value_at(buf *out, json_t *row, const char *path, const char *missing) {
    slice rest = slice_of(path);
    slice front = slice_take(&rest, '.');
    json_t *list = rest.at ? json_object_getn(row, front.at, front.size) : NULL;
    if (json_is_array(list))
        members(out, list, rest.at, missing);
    else
        row_value(out, row_field(row, path));
}

/* ------------------------------------------------------------------------------------------------- JSONL */

static int to_line(const char *bytes, size_t size, void *context) {
    buf_add(context, (slice){bytes, size});
    return 0;
}

status jsonl_take(row_writer *w, json_t *row, error *e) {
    if (json_dump_callback(row, to_line, &w->line, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(7)) != 0)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    buf_byte(&w->line, '\n');
    return writer_send(w, e);
}

/* --------------------------------------------------------------------------------------------------- CSV */

/* What a spreadsheet would take for a formula gets a quote before it: = + - @, and a tab or a return before one. A
 * sign alone is none. */
static bool formula(slice text) {
    return text.size > 1 && strchr("=+-@\t\r", text.at[0]) != NULL;
}

static void csv_field(buf *out, slice text) {
    bool quote = false;
    for (size_t i = 0; i < text.size; i++)
        quote |= text.at[i] == ',' || text.at[i] == '"';
    if (quote)
        buf_byte(out, '"');
    if (formula(text))
        buf_byte(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] == '"')
            buf_byte(out, '"');
        buf_byte(out, (unsigned char)text.at[i] < 0x20 ? ' ' : text.at[i]);
    }
    if (quote)
        buf_byte(out, '"');
}

status csv_open(row_writer *w, error *e) {
    for (const column *c = w->kind->columns; c->title; c++) {
        if (c != w->kind->columns)
            buf_byte(&w->line, ',');
        csv_field(&w->line, slice_of(c->title));
    }
    buf_add(&w->line, SLICE("\r\n"));
    return writer_send(w, e);
}

status csv_take(row_writer *w, json_t *row, error *e) {
    buf text = {0};
    for (const column *c = w->kind->columns; c->title; c++) {
        json_t *value = row_field(row, c->path);
        if (c != w->kind->columns)
            buf_byte(&w->line, ',');
        row_value_at(&text, row, c->path, "");
        if (json_is_number(value))
            buf_add(&w->line, buf_slice(&text));
        else
            csv_field(&w->line, buf_slice(&text));
        w->line.failed |= text.failed;
        buf_clear(&text);
    }
    buf_release(&text);
    buf_add(&w->line, SLICE("\r\n"));
    return writer_send(w, e);
}

/* ------------------------------------------------------------------------------------------------ colour */

static const char *const styles[STYLES] = {
    [STYLE_STRONG] = "1",      [STYLE_FAINT] = "2",         [STYLE_ASSERTS] = "1;32", [STYLE_DENIES] = "1;31",
    [STYLE_QUESTIONS] = "1;33", [STYLE_SOURCE] = "1;36",    [STYLE_CUE] = "1;35",     [STYLE_CONTENT] = "4",
    [STYLE_PART] = "1;33",     [STYLE_MATCH] = "1;31",
};

void paint(row_writer *w, enum style how, slice text) {
    bool coloured = w->o->colour && styles[how] && text.size;
    if (coloured)
        buf_print(&w->line, "\x1b[%sm", styles[how]);
    buf_add(&w->line, text);
    if (coloured)
        buf_add(&w->line, SLICE("\x1b[0m"));
}

enum style stance_style(slice stance) {
    static const struct {
        slice stance;
        enum style how;
    } rows[] = {
        {SLICE("asserts"), STYLE_ASSERTS},     {SLICE("denies"), STYLE_DENIES}, {SLICE("questions"), STYLE_QUESTIONS},
        {SLICE("threatens"), STYLE_QUESTIONS}, {SLICE("demands"), STYLE_QUESTIONS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (slice_equal(rows[i].stance, stance))
            return rows[i].how;
    return STYLE_STRONG;
}
