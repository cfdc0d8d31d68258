/* attribution_file.c - reads and writes quotes.model
 *
 * Weights are rounded to bytes on one scale for each chain; the few that would not fit are cut. */
#include "code/attribution_file.h"

#include <math.h>
#include <string.h>

#define KIND "quotes"
#define LAYOUT 2

typedef struct rank_record {
    float scale, number[RANK_NUMBERS];
    uint32_t rows;
} rank_record;

typedef struct chain_record {
    float scale;
    uint32_t rows;
    chain chain;
} chain_record;

static bool read_chain(const model *file, const char *weights_name, const char *chain_name, uint32_t labels,
                       weights *w, chain *c) {
    slice bytes = model_section(file, weights_name), record = model_section(file, chain_name);
    chain_record r;
    if (record.size != sizeof r) return false;
    memcpy(&r, record.at, sizeof r);
    if (r.chain.labels != labels || r.rows == 0 || (r.rows & (r.rows - 1)) ||
        bytes.size != (size_t)r.rows * (labels - 1))
        return false;
    *w = (weights){.bytes = (const int8_t *)bytes.at, .scale = r.scale, .mask = r.rows - 1, .labels = labels};
    *c = r.chain;
    return true;
}

static bool read_rank(const model *file, attribution_model *out) {
    slice bytes = model_section(file, "ranks"), record = model_section(file, "rank");
    rank_record r;
    if (record.size != sizeof r) return false;
    memcpy(&r, record.at, sizeof r);
    if (r.rows == 0 || (r.rows & (r.rows - 1)) || bytes.size != r.rows) return false;
    out->rank = (weights){.bytes = (const int8_t *)bytes.at, .scale = r.scale, .mask = r.rows - 1, .labels = 2};
    memcpy(out->rank_number, r.number, sizeof r.number);
    return true;
}

status attribution_model_open(arena *a, const char *folder, model *file, attribution_model *out, error *e) {
    slice path = arena_print(a, "%s/quotes.model", folder);
    status s = model_open(file, path.at, KIND, LAYOUT, e);
    if (s != READOUT_OK) return s;
    slice keys = model_section(file, "lemmas"), levels = model_section(file, "levels");
    bool fits = read_chain(file, "cues", "cue chain", CUE_LABELS, &out->cue, &out->cue_chain) &&
                read_chain(file, "parts", "part chain", PART_LABELS, &out->part, &out->part_chain) &&
                read_rank(file, out);
    size_t slots = levels.size;
    if (!fits || slots == 0 || (slots & (slots - 1)) || keys.size != slots * sizeof(uint32_t)) {
        fail(e, READOUT_BAD_MODEL, "the model's sections are not as large as they should be");
        error_in(e, path.at);
        return READOUT_BAD_MODEL;
    }
    out->counts =
        (cue_counts){(const uint32_t *)(const void *)keys.at, (const uint8_t *)levels.at, (uint32_t)slots - 1};
    return READOUT_OK;
}

/* Rounds weights to bytes; returns the scale. */
static float to_bytes(const weights *w, int8_t *bytes, size_t size) {
    float largest = 1e-6f;
    for (size_t i = 0; i < size; i++) largest = fmaxf(largest, fabsf(w->exact[i]));
    float scale = fminf(largest, 4.0f) / 127;
    for (size_t i = 0; i < size; i++) bytes[i] = (int8_t)fmaxf(-127, fminf(127, roundf(w->exact[i] / scale)));
    return scale;
}

static model_part pack_weights(arena *a, const char *title, const weights *w, const chain *c, chain_record *r) {
    size_t size = (size_t)(w->mask + 1) * (w->labels - 1);
    int8_t *bytes = ARENA_NEW(a, int8_t, size);
    *r = (chain_record){.scale = to_bytes(w, bytes, size), .rows = w->mask + 1, .chain = *c};
    return (model_part){title, {(const char *)bytes, size}};
}

status attribution_model_write(arena *a, const char *path, const attribution_model *m, error *e) {
    chain_record *records = ARENA_NEW(a, chain_record, 2);
    rank_record *rank = ARENA_NEW(a, rank_record, 1);
    size_t slots = (size_t)m->counts.mask + 1, rows = (size_t)m->rank.mask + 1;
    int8_t *ranks = ARENA_NEW(a, int8_t, rows);
    *rank = (rank_record){.scale = to_bytes(&m->rank, ranks, rows), .rows = (uint32_t)rows};
    memcpy(rank->number, m->rank_number, sizeof rank->number);
    model_part parts[] = {
        pack_weights(a, "cues", &m->cue, &m->cue_chain, &records[0]),
        {"cue chain", {(const char *)&records[0], sizeof records[0]}},
        pack_weights(a, "parts", &m->part, &m->part_chain, &records[1]),
        {"part chain", {(const char *)&records[1], sizeof records[1]}},
        {"ranks", {(const char *)ranks, rows}},
        {"rank", {(const char *)rank, sizeof *rank}},
        {"lemmas", {(const char *)m->counts.key, slots * sizeof(uint32_t)}},
        {"levels", {(const char *)m->counts.level, slots}},
    };
    return model_write(path, KIND, LAYOUT, parts, sizeof parts / sizeof parts[0], e);
}
