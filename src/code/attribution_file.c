/* attribution_file.c - reads and writes quotes.model */
#include "code/attribution_file.h"

#include <math.h>
#include <string.h>

#include "base/linear.h"

#define KIND "quotes"
#define LAYOUT 3

typedef struct rank_record {
    float scale, number[RANK_NUMBERS];
    uint32_t rows;
} rank_record;

static bool read_chain(const model *file, const char *key, uint32_t labels, chain *out) {
    slice record = model_section(file, key);
    if (record.size != sizeof *out) return false;
    memcpy(out, record.at, sizeof *out);
    return out->labels == labels;
}

/* A section of `count` numbers or bytes of `each`; NULL where it has another size. */
static const void *read_table(const model *file, const char *key, size_t count, size_t each) {
    slice bytes = model_section(file, key);
    return bytes.size == count * each ? bytes.at : NULL;
}

static bool read_net(const model *file, attribution_net *n) {
    slice head = model_section(file, "head");
    if (head.size != sizeof n->head) return false;
    memcpy(&n->head, head.at, sizeof n->head);
    if (!net_head_sane(&n->head)) return false;
    n->kernel = kernel_best();
    uint32_t width = n->head.width, hidden = n->head.hidden, cue = n->head.cue_hidden;
    n->token_table = read_table(file, "tokens", (size_t)TOKEN_ROWS * width, 1);
    n->part_table = read_table(file, "parts", (size_t)n->head.part_rows * hidden, 1);
    n->cue_table = read_table(file, "cues", (size_t)n->head.cue_rows * cue, 1);
    n->norms = read_table(file, "norms", (size_t)4 * width, sizeof(float));
    n->part_out = read_table(file, "part out", (size_t)(hidden + 1) * NET_OUT, sizeof(float));
    n->cue_out = read_table(file, "cue out", (size_t)(cue + 1) * NET_OUT, sizeof(float));
    return n->token_table && n->part_table && n->cue_table && n->norms && n->part_out && n->cue_out &&
           linear_open(&n->input, file, "input", n->head.state, width) &&
           linear_open(&n->gates, file, "gates", 3 * width, 3 * width) &&
           linear_open(&n->read, file, "read", width, 2 * hidden + cue) &&
           linear_open(&n->part_gates, file, "part gates", 3 * hidden, 3 * hidden);
}

static bool read_rank(const model *file, attribution_model *out) {
    slice bytes = model_section(file, "ranks"), record = model_section(file, "rank");
    rank_record r;
    if (record.size != sizeof r) return false;
    memcpy(&r, record.at, sizeof r);
    if (r.rows == 0 || (r.rows & (r.rows - 1)) || bytes.size != r.rows) return false;
    out->rank = (weights){.bytes = (const int8_t *)bytes.at, .scale = r.scale, .mask = r.rows - 1};
    memcpy(out->rank_number, r.number, sizeof r.number);
    return true;
}

status attribution_model_open(arena *a, const char *folder, model *file, attribution_model *out, error *e) {
    slice path = arena_print(a, "%s/quotes.model", folder);
    status s = model_open(file, path.at, KIND, LAYOUT, e);
    if (s != READOUT_OK) return s;
    slice keys = model_section(file, "lemmas"), levels = model_section(file, "levels");
    bool fits = read_net(file, &out->net) && read_chain(file, "cue chain", CUE_LABELS, &out->cue_chain) &&
                read_chain(file, "part chain", PART_LABELS, &out->part_chain) && read_rank(file, out);
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

typedef struct parts {
    arena *arena;
    model_part at[24];
    uint32_t count;
} parts;

static void add(parts *p, const char *key, const void *bytes, size_t size) {
    p->at[p->count++] = (model_part){key, {bytes, size}};
}

static void add_linear(parts *p, const char *key, const kernel_linear *l) {
    add(p, arena_print(p->arena, "%s.w", key).at, l->weight, (size_t)l->in * l->out);
    add(p, arena_print(p->arena, "%s.o", key).at, l->offset, (size_t)l->out * 12);
}

static void add_net(parts *p, const attribution_net *n) {
    uint32_t width = n->head.width, hidden = n->head.hidden, cue = n->head.cue_hidden;
    add(p, "head", &n->head, sizeof n->head);
    add_linear(p, "input", &n->input);
    add_linear(p, "gates", &n->gates);
    add_linear(p, "read", &n->read);
    add_linear(p, "part gates", &n->part_gates);
    add(p, "tokens", n->token_table, (size_t)TOKEN_ROWS * width);
    add(p, "parts", n->part_table, (size_t)n->head.part_rows * hidden);
    add(p, "cues", n->cue_table, (size_t)n->head.cue_rows * cue);
    add(p, "norms", n->norms, (size_t)4 * width * sizeof(float));
    add(p, "part out", n->part_out, (size_t)(hidden + 1) * NET_OUT * sizeof(float));
    add(p, "cue out", n->cue_out, (size_t)(cue + 1) * NET_OUT * sizeof(float));
}

status attribution_model_write(arena *a, const char *path, const attribution_model *m, error *e) {
    parts p = {.arena = a};
    size_t slots = (size_t)m->counts.mask + 1, rows = (size_t)m->rank.mask + 1;
    rank_record *rank = ARENA_NEW(a, rank_record, 1);
    int8_t *ranks = ARENA_NEW(a, int8_t, rows);
    *rank = (rank_record){.scale = to_bytes(&m->rank, ranks, rows), .rows = (uint32_t)rows};
    memcpy(rank->number, m->rank_number, sizeof rank->number);
    add_net(&p, &m->net);
    add(&p, "cue chain", &m->cue_chain, sizeof m->cue_chain);
    add(&p, "part chain", &m->part_chain, sizeof m->part_chain);
    add(&p, "ranks", ranks, rows);
    add(&p, "rank", rank, sizeof *rank);
    add(&p, "lemmas", m->counts.key, slots * sizeof(uint32_t));
    add(&p, "levels", m->counts.level, slots);
    return model_write(path, KIND, LAYOUT, p.at, p.count, e);
}
