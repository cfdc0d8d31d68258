/* plover.c - events as PLOVER's interchange form: JSONL, one event a line, actors and recipients as lists */
#include "show/event_formats.h"
#include "show/event_scales.h"
#include "show/json_out.h"

static void text(json_out *j, const char *key, slice value) {
    if (!value.size)
        return;
    json_out_key(j, key);
    json_out_text(j, value);
}

static void parties(json_out *j, const char *key, json_t *list) {
    size_t i;
    json_t *who;
    json_out_key(j, key);
    json_out_open(j, '[');
    json_array_foreach(list, i, who) {
        slice country = row_text(who, "country");
        json_out_open(j, '{');
        text(j, "code", country.size ? country : row_text(who, "code"));
        text(j, "sector", row_text(who, "sector"));
        text(j, "entity_text", row_text(who, "text"));
        text(j, "identifier_text", row_text(who, "name"));
        text(j, "office", row_text(who, "role"));
        json_out_close(j, '}');
    }
    json_out_close(j, ']');
}

static void texts(json_out *j, const char *key, json_t *list) {
    size_t i;
    json_t *one;
    json_out_key(j, key);
    json_out_open(j, '[');
    json_array_foreach(list, i, one) {
        json_out_text(j, (slice){json_string_value(one), json_string_length(one)});
    }
    json_out_close(j, ']');
}

static void single(json_out *j, const char *key, slice value) {
    json_out_key(j, key);
    json_out_open(j, '[');
    if (value.size)
        json_out_text(j, value);
    json_out_close(j, ']');
}

static void number(json_out *j, const char *key, json_t *value) {
    json_out_key(j, key);
    json_out_number(j, (uint64_t)json_integer_value(value));
}

static void text_info(json_out *j, json_t *row) {
    json_out_key(j, "text_info");
    json_out_open(j, '{');
    number(j, "sequence", json_object_get(row, "sentence_number"));
    number(j, "start", json_object_get(row, "begin"));
    number(j, "end", json_object_get(row, "end"));
    text(j, "text_story", row_text(row, "article"));
    json_out_close(j, '}');
}

static void cite_info(json_out *j, json_t *row) {
    json_out_key(j, "cite_info");
    json_out_open(j, '{');
    text(j, "url", row_text(row, "url"));
    text(j, "title", row_text(row, "title"));
    text(j, "publication", row_text(row, "outlet"));
    text(j, "language", row_text(row, "language"));
    text(j, "coder", SLICE("Readout " READOUT_VERSION));
    text(j, "codebook", SLICE("PLOVER"));
    text(j, "version", SLICE("0.8"));
    json_out_close(j, '}');
}

/* PLOVER has no field for who says it: it goes where people look. */
static void comment(json_out *j, buf *line, json_t *row) {
    slice speaker = row_text(row, "speaker");
    buf words = {0};
    buf_add(&words, row_text(row, "standing"));
    if (speaker.size) {
        buf_add(&words, SLICE("; speaker: "));
        buf_add(&words, speaker);
    }
    text(j, "comment", buf_slice(&words));
    line->failed |= words.failed;
    buf_release(&words);
}

static void degrees(json_out *j, const char *key, json_t *value) {
    json_out_key(j, key);
    json_out_real(j, json_number_value(value));
}

/* PLOVER's resolution goes from 1, a point, to 5, a country. */
static void location(json_out *j, json_t *row) {
    slice precision = row_text(row, "site.precision");
    if (!precision.size)
        return;
    text(j, "resolved_place", row_text(row, "site.name"));
    text(j, "country_code", row_text(row, "site.country"));
    degrees(j, "lat", row_field(row, "site.latitude"));
    degrees(j, "lon", row_field(row, "site.longitude"));
    number(j, "geonameid", row_field(row, "site.geonames"));
    json_out_key(j, "resolution");
    json_out_number(j, slice_equal(precision, SLICE("city")) ? 2 : slice_equal(precision, SLICE("region")) ? 4 : 5);
}

static void event(row_writer *w, json_t *row) {
    json_out j = {.out = &w->line};
    slice type = row_text(row, "type"), mode = row_text(row, "mode"), place = row_text(row, "place");
    json_out_open(&j, '{');
    text(&j, "id", row_text(row, "id"));
    text(&j, "date", row_text(row, "date"));
    parties(&j, "actor", json_object_get(row, "actors"));
    single(&j, "event", type);
    parties(&j, "recipient", json_object_get(row, "recipients"));
    single(&j, "mode", mode);
    texts(&j, "context", json_object_get(row, "contexts"));
    if (place.size) {
        json_out_key(&j, "event_loc");
        json_out_open(&j, '{');
        text(&j, "extracted_place", place);
        location(&j, row);
        json_out_close(&j, '}');
    }
    number(&j, "quad_code", json_object_get(row, "quad"));
    json_out_key(&j, "event_scale");
    json_out_real(&j, plover_score(type, mode));
    text(&j, "text", row_text(row, "sentence"));
    text_info(&j, row);
    cite_info(&j, row);
    comment(&j, &w->line, row);
    json_out_close(&j, '}');
    buf_byte(&w->line, '\n');
}

status plover_take(row_writer *w, json_t *row, error *e) {
    bool real = event_is_told(row);
    if (!w->keep_all && (!real || !json_array_size(json_object_get(row, "actors")))) {
        w->left_out++;
        return READOUT_OK;
    }
    event(w, row);
    return writer_send(w, e);
}
