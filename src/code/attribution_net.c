/* attribution_net.c - the network forward
 *
 * Rows of activations lie one after another with an empty one before and after, so that a window of three tokens is a
 * row that overlaps its neighbours. Long articles are cut at sentences into stretches that the recurrence does not
 * leave. */
#include "code/attribution_net.h"

#include <string.h>

#include "code/attribution_model.h"

enum { STRETCH = 320 /* tokens, unless a sentence is longer */, WIDEST = 512, LANES = 16 };

bool net_head_sane(const net_head *h) {
    if (h->state == 0 || h->state > WIDEST || h->state % 32 || h->width == 0 || h->width > WIDEST || h->width % 32)
        return false;
    if (h->hidden == 0 || h->hidden > WIDEST || h->hidden % 32) return false;
    if (h->cue_hidden == 0 || h->cue_hidden > WIDEST || h->cue_hidden % 16) return false;
    if (h->part_rows == 0 || (h->part_rows & (h->part_rows - 1)) || h->part_rows > 1u << 20) return false;
    if (h->cue_rows == 0 || (h->cue_rows & (h->cue_rows - 1)) || h->cue_rows > 1u << 20) return false;
    return h->step_x[0] > 0 && h->step_x[1] > 0 && h->step_part > 0;
}

static uint32_t wide(const attribution_net *n) { return 2 * n->head.hidden + n->head.cue_hidden; }

typedef int8_t bytes __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef int16_t sums __attribute__((vector_size(2 * LANES), aligned(4), may_alias));
typedef float numbers __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

/* Adds rows of a table to out[width], a multiple of LANES. */
static void add_rows(const int8_t *table, uint32_t width, const uint32_t *rows, uint32_t count, float scale,
                     float *out) {
    for (uint32_t at = 0; at < width; at += LANES) {
        sums sum = {0};
        for (uint32_t i = 0; i < count; i++)
            sum +=
                __builtin_convertvector(*(const bytes *)(const void *)(table + (size_t)rows[i] * width + at), sums);
        numbers *to = (numbers *)(void *)(out + at);
        *to += __builtin_convertvector(sum, numbers) * scale;
    }
}

/* Rows that hashes name, by all but their last bits. */
static void rows_of(uint32_t *hashes, uint32_t count, uint32_t rows) {
    for (uint32_t i = 0; i < count; i++) hashes[i] = net_row(hashes[i], rows);
}

/* ---------------------------------------------------------------------------------------------- tokens */

typedef struct stretch {
    float *x, *gate, *cell;
    uint8_t *q, *filled;
} stretch;

static void read_stretch(net_run *r, const stretch *s, const uint8_t *states, uint32_t from, uint32_t count) {
    const attribution_net *n = r->net;
    const kernel *k = n->kernel;
    uint32_t width = n->head.width, rows = count + 2;
    memset(s->filled, 1, rows);
    s->filled[0] = s->filled[rows - 1] = 0;
    k->linear(&n->input, states, n->head.state, count, s->x + width, width);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t facts[TOKEN_FEATURES];
        token_features(r->facts, r->counts, from + i, facts);
        add_rows(n->token_table, width, facts, TOKEN_FEATURES, n->head.token_scale, s->x + (size_t)(i + 1) * width);
    }
    k->norm(s->x, s->filled, rows, width, n->norms, n->norms + width, n->head.step_x[0], s->q);
    k->linear(&n->gates, s->q, width, count, s->gate + (size_t)3 * width, 3 * width);
    k->recur(s->gate, s->filled, rows, width / 2, s->x, s->cell);
    k->norm(s->x, s->filled, rows, width, n->norms + 2 * width, n->norms + 3 * width, n->head.step_x[1], s->q);
    k->linear(&n->read, s->q + width, width, count, r->token + (size_t)from * wide(n), wide(n));
}

/* Where the stretch that begins at `from` ends: with a sentence, if that is not too far back. */
static uint32_t stretch_end(const article *a, uint32_t from) {
    uint32_t end = from + STRETCH;
    if (end >= a->tokens.size) return a->tokens.size;
    uint32_t begin = a->sentences.at[a->tokens.at[end].sentence].tokens.first;
    return begin > from ? begin : end;
}

/* What the parser holds of the tokens; nothing where it did not run. */
static const uint8_t *states_of(const article *a, uint32_t state) {
    if (a->states && a->state_width == state) return a->states;
    uint8_t *none = arena_alloc(a->arena, (size_t)a->tokens.size * state);
    memset(none, KERNEL_ZERO, (size_t)a->tokens.size * state);
    return none;
}

void net_begin(net_run *r, const attribution_net *net, const article_facts *f, const article_counts *n) {
    article *a = f->article;
    const uint8_t *states = states_of(a, net->head.state);
    uint32_t width = net->head.width, most = a->tokens.size < STRETCH ? a->tokens.size : STRETCH, rows = most + 2;
    *r = (net_run){.net = net, .facts = f, .counts = n};
    r->token = ARENA_NEW(a->arena, float, (size_t)a->tokens.size *wide(net));
    stretch s = {.x = ARENA_NEW(a->arena, float, (size_t)rows *width),
                 .gate = ARENA_NEW(a->arena, float, (size_t)rows * 3 * width),
                 .cell = ARENA_NEW(a->arena, float, width),
                 .q = ARENA_NEW(a->arena, uint8_t, (size_t)rows *width),
                 .filled = ARENA_NEW(a->arena, uint8_t, rows)};
    for (uint32_t from = 0; from < a->tokens.size;) {
        uint32_t end = stretch_end(a, from);
        read_stretch(r, &s, states + (size_t)from * net->head.state, from, end - from);
        from = end;
    }
}

/* ---------------------------------------------------------------------------------------------- scores */

static void make_room(net_run *r, uint32_t tokens) {
    const net_head *h = &r->net->head;
    arena *a = r->facts->article->arena;
    uint32_t widest = h->hidden > h->cue_hidden ? h->hidden : h->cue_hidden;
    if (tokens <= r->room) return;
    r->room = tokens * 2;
    size_t rows = (size_t)r->room + 2;
    r->filled = ARENA_NEW(a, uint8_t, rows);
    r->q = ARENA_NEW(a, uint8_t, rows * widest);
    r->z = ARENA_NEW(a, float, rows *widest);
    r->gate = ARENA_NEW(a, float, rows * 3 * h->hidden);
    r->cell = ARENA_NEW(a, float, h->hidden);
    r->score = ARENA_NEW(a, float, rows *NET_OUT);
}

/* The scores of z[count][depth], without those of the label "outside", which is 0. */
static void write_scores(net_run *r, const float *z, uint32_t count, uint32_t depth, const float *map,
                         uint32_t labels, float *out) {
    const float *bias = map + (size_t)depth * NET_OUT;
    r->net->kernel->multiply(z, depth, map, count, depth, NET_OUT, r->score);
    for (uint32_t i = 0; i < count; i++) {
        out[(size_t)i * labels] = 0;
        for (uint32_t y = 1; y < labels; y++)
            out[(size_t)i * labels + y] = r->score[(size_t)i * NET_OUT + y - 1] + bias[y - 1];
    }
}

void net_cue_scores(net_run *r, range tokens, float *out) {
    const attribution_net *n = r->net;
    uint32_t depth = n->head.cue_hidden, hashes[CUE_FEATURES];
    make_room(r, tokens.count);
    for (uint32_t i = 0; i < tokens.count; i++) {
        float *z = r->z + (size_t)i * depth;
        memcpy(z, r->token + (size_t)(tokens.first + i) * wide(n) + 2 * n->head.hidden, depth * sizeof *z);
        cue_features(r->facts, r->counts, tokens.first + i, hashes);
        rows_of(hashes, CUE_FEATURES, n->head.cue_rows);
        add_rows(n->cue_table, depth, hashes, CUE_FEATURES, n->head.cue_scale, z);
        for (uint32_t j = 0; j < depth; j++) z[j] = z[j] > 0 ? z[j] : 0.1f * z[j];
    }
    write_scores(r, r->z, tokens.count, depth, n->cue_out, CUE_LABELS, out);
}

/* The cue's own numbers: the mean over its tokens. */
static void describe_cue(const net_run *r, const cue_view *v, float *out) {
    uint32_t hidden = r->net->head.hidden;
    memset(out, 0, hidden * sizeof *out);
    for (uint32_t i = v->first; i <= v->last; i++)
        for (uint32_t j = 0; j < hidden; j++) out[j] += r->token[(size_t)i * wide(r->net) + hidden + j];
    for (uint32_t j = 0; j < hidden; j++) out[j] /= (float)(v->last - v->first + 1);
}

void net_part_scores(net_run *r, const cue_view *v, float *out) {
    const attribution_net *n = r->net;
    const kernel *k = n->kernel;
    uint32_t count = v->to - v->from, hidden = n->head.hidden, hashes[PART_FEATURES];
    float cue[WIDEST];
    make_room(r, count + 2);
    describe_cue(r, v, cue);
    for (uint32_t i = 0; i < count; i++) {
        float *z = r->z + (size_t)(i + 1) * hidden;
        const float *read = r->token + (size_t)(v->from + i) * wide(n);
        for (uint32_t j = 0; j < hidden; j++) z[j] = read[j] + cue[j];
        part_features(v, v->from + i, hashes);
        rows_of(hashes, PART_FEATURES, n->head.part_rows);
        add_rows(n->part_table, hidden, hashes, PART_FEATURES, n->head.part_scale, z);
    }
    memset(r->filled, 1, count + 2);
    r->filled[0] = r->filled[count + 1] = 0;
    memset(r->q, KERNEL_ZERO, hidden);
    memset(r->q + (size_t)(count + 1) * hidden, KERNEL_ZERO, hidden);
    k->leaky(r->z + hidden, (size_t)count * hidden, n->head.step_part, r->q + hidden);
    k->linear(&n->part_gates, r->q, hidden, count, r->gate + (size_t)3 * hidden, 3 * hidden);
    memset(r->z, 0, hidden * sizeof *r->z);
    memset(r->z + (size_t)(count + 1) * hidden, 0, hidden * sizeof *r->z);
    k->recur(r->gate, r->filled, count + 2, hidden / 2, r->z, r->cell);
    write_scores(r, r->z + hidden, count, hidden, n->part_out, PART_LABELS, out);
    for (uint32_t i = v->first > v->from ? v->first : v->from; i <= v->last && i < v->to; i++)
        for (uint32_t y = 1; y < PART_LABELS; y++) out[(size_t)(i - v->from) * PART_LABELS + y] = CHAIN_NEVER;
}
