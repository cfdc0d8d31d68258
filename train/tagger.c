/* tagger.c - the training of the network under both chains, and its packing */
#include "tagger.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/linear.h"
#include "pack_linear.h"
#include "tagger_net.h"

/* One of the chains: its scores, and the sum of their squared gradients. */
typedef struct learned_chain {
    chain *now;
    chain square;
} learned_chain;

typedef struct learner {
    tagger_net net;
    learned_chain cue, part;
    chain_scratch scratch;
    float *emission, *marginal;
    uint32_t room;
    float chain_rate;
    double cue_loss, part_loss;
} learner;

static void step(float *w, float *square, float gradient, float rate) {
    *square += gradient * gradient;
    *w -= rate * gradient / (sqrtf(*square) + 1e-6f);
}

/* The chain's own scores: expected less observed pairs. */
static void update_chain(learned_chain *c, const uint8_t *labels, uint32_t n, const float *marginal,
                         const float *pairs, float rate) {
    uint32_t count = c->now->labels;
    float observed[CHAIN_LABELS][CHAIN_LABELS] = {{0}};
    for (uint32_t i = 1; i < n; i++) observed[labels[i - 1]][labels[i]] += 1;
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = 0; b < count; b++) {
            float gradient = pairs[a * count + b] - observed[a][b];
            if (c->now->transition[a][b] > CHAIN_NEVER / 2 && gradient != 0)
                step(&c->now->transition[a][b], &c->square.transition[a][b], gradient, rate);
        }
        float first = marginal[a] - (labels[0] == a),
              last = marginal[(size_t)(n - 1) * count + a] - (labels[n - 1] == a);
        if (c->now->begin[a] > CHAIN_NEVER / 2) step(&c->now->begin[a], &c->square.begin[a], first, rate);
        if (c->now->end[a] > CHAIN_NEVER / 2) step(&c->now->end[a], &c->square.end[a], last, rate);
    }
}

/* From emissions to gradients of the scores; returns how unlikely the labels are. */
static double learn_labels(learner *l, learned_chain *c, const uint8_t *labels, uint32_t n) {
    uint32_t count = c->now->labels;
    float pairs[CHAIN_LABELS * CHAIN_LABELS] = {0}, *d = l->net.pass.d_score;
    double all = (double)chain_sum_pairs(c->now, l->emission, n, l->marginal, pairs, &l->scratch);
    double gold = (double)(c->now->begin[labels[0]] + c->now->end[labels[n - 1]]);
    for (uint32_t i = 0; i < n; i++)
        gold += (double)(l->emission[(size_t)i * count + labels[i]] +
                         (i ? c->now->transition[labels[i - 1]][labels[i]] : 0));
    memset(d, 0, (size_t)n * OUT * sizeof *d);
    for (size_t i = 0; i < n; i++)
        for (uint32_t y = 1; y < count; y++)
            d[i * OUT + y - 1] = l->marginal[i * count + y] - (labels[i] == y ? 1.0f : 0.0f);
    update_chain(c, labels, n, l->marginal, pairs, l->chain_rate);
    return all - gold;
}

static void reserve(learner *l, uint32_t tokens) {
    tagger_reserve_window(&l->net, tokens + 2);
    if (tokens <= l->room) return;
    l->room = tokens * 2;
    l->emission = ARENA_NEW(l->scratch.arena, float, (size_t)l->room *CHAIN_LABELS);
    l->marginal = ARENA_NEW(l->scratch.arena, float, (size_t)l->room *CHAIN_LABELS);
}

static void learn_article(learner *l, const tagger_article *x, float rate) {
    const article *a = x->article;
    tagger_forward(&l->net, x, true);
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        range tokens = a->sentences.at[s].tokens;
        if (tokens.count == 0) continue;
        reserve(l, tokens.count);
        tagger_cue_scores(&l->net, x, tokens, true, l->emission);
        l->cue_loss += learn_labels(l, &l->cue, x->labels + tokens.first, tokens.count);
        tagger_cue_back(&l->net, x, tokens);
    }
    for (uint32_t k = 0; k < x->cues.size; k++) {
        const tagger_cue *c = &x->cues.at[k];
        reserve(l, c->to - c->from);
        tagger_part_scores(&l->net, c, true, l->emission);
        l->part_loss += learn_labels(l, &l->part, c->labels, c->to - c->from);
        tagger_part_back(&l->net, c);
    }
    tagger_backward(&l->net, x);
    tagger_update(&l->net, rate);
}

/* ---------------------------------------------------------------------------------------------- packing */

/* The size that all but a few numbers stay below, for an activation's step. */
typedef struct sizes {
    uint32_t bins[4096], count; /* of 1/64 */
} sizes;

static void observe(sizes *s, const float *x, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float bin = fabsf(x[i]) * 64;
        s->bins[bin < 4095 ? (uint32_t)bin : 4095]++;
        s->count++;
    }
}

static float step_of(const sizes *s) {
    uint32_t above = 0, bin = 4095;
    while (bin > 0 && above + s->bins[bin] <= s->count / 20000) above += s->bins[bin--];
    return (float)(bin + 1) / 64 / 127;
}

static void find_steps(learner *l, const tagger_article *const *articles, uint32_t count, net_head *h) {
    enum { ARTICLES = 60 };
    sizes *s = ARENA_NEW(l->scratch.arena, sizes, 3);
    for (uint32_t i = 0; i < count && i < ARTICLES; i++) {
        const tagger_article *x = articles[i * 7 % count];
        tagger_forward(&l->net, x, false);
        for (int which = 0; which < 2; which++)
            observe(&s[which], l->net.pass.h[which] + WIDTH, (size_t)x->article->tokens.size * WIDTH);
        for (uint32_t k = 0; k < x->cues.size; k++) {
            const tagger_cue *c = &x->cues.at[k];
            reserve(l, c->to - c->from);
            tagger_part_scores(&l->net, c, false, l->emission);
            observe(&s[2], l->net.pass.z + HIDDEN, (size_t)(c->to - c->from) * HIDDEN);
        }
    }
    h->step_x[0] = step_of(&s[0]), h->step_x[1] = step_of(&s[1]), h->step_part = step_of(&s[2]);
}

static const int8_t *pack_table(arena *a, const float *value, size_t size, float *scale) {
    int8_t *out = ARENA_NEW(a, int8_t, size);
    float most = 1e-6f;
    for (size_t i = 0; i < size; i++) most = fmaxf(most, fabsf(value[i]));
    *scale = fminf(most, 3.0f) / 127;
    for (size_t i = 0; i < size; i++) out[i] = (int8_t)fmaxf(-127, fminf(127, roundf(value[i] / *scale)));
    return out;
}

static void pack_map(arena *a, const float *value, const float *bias, uint32_t in, uint32_t out, float step,
                     kernel_linear *l) {
    int8_t *packed = ARENA_NEW(a, int8_t, (size_t)in * out);
    int32_t *columns = ARENA_NEW(a, int32_t, (size_t)out * 3);
    float *steps = ARENA_NEW(a, float, in);
    for (uint32_t i = 0; i < in; i++) steps[i] = step;
    pack_linear(value, bias, in, out, steps, packed, columns);
    linear_view(l, packed, columns, in, out);
}

static void pack(learner *l, arena *a, uint64_t mark, attribution_net *out) {
    const tagger_net *n = &l->net;
    const float *v = n->value;
    net_head *h = &out->head;
    *h = (net_head){.state_mark = mark, .state = STATE, .width = WIDTH, .hidden = HIDDEN, .cue_hidden = CUE_HIDDEN,
        .part_rows = PART_ROWS,
                    .cue_rows = CUE_ROWS, .step_x = {h->step_x[0], h->step_x[1]}, .step_part = h->step_part};
    out->kernel = kernel_best();
    pack_map(a, v + n->at.input, v + n->at.input_bias, STATE, WIDTH, 1.0f / STATE_STEP, &out->input);
    pack_map(a, v + n->at.gates, v + n->at.gates_bias, 3 * WIDTH, 3 * WIDTH, h->step_x[0], &out->gates);
    pack_map(a, v + n->at.read, v + n->at.read_bias, WIDTH, READ, h->step_x[1], &out->read);
    pack_map(a, v + n->at.part_gates, v + n->at.part_gates_bias, 3 * HIDDEN, 3 * HIDDEN, h->step_part,
             &out->part_gates);
    out->token_table = pack_table(a, v + n->at.token, TOKEN_ROWS * WIDTH, &h->token_scale);
    out->part_table = pack_table(a, n->part.value, (size_t)PART_ROWS * HIDDEN, &h->part_scale);
    out->cue_table = pack_table(a, n->cue.value, (size_t)CUE_ROWS * CUE_HIDDEN, &h->cue_scale);
    float *norms = ARENA_NEW(a, float, 4 * WIDTH);
    for (int i = 0; i < 2; i++) {
        memcpy(norms + 2 * i * WIDTH, v + n->at.gain[i], WIDTH * sizeof *norms);
        memcpy(norms + (2 * i + 1) * WIDTH, v + n->at.shift[i], WIDTH * sizeof *norms);
    }
    out->norms = norms;
    out->part_out = arena_copy(a, v + n->at.part_out, (HIDDEN + 1) * OUT * sizeof *v);
    out->cue_out = arena_copy(a, v + n->at.cue_out, (CUE_HIDDEN + 1) * OUT * sizeof *v);
}

/* ---------------------------------------------------------------------------------------------- rounds */

static void shuffle(uint32_t *order, uint32_t count, uint32_t *state) {
    for (uint32_t i = count; i > 1; i--) {
        *state = *state * 1664525u + 1013904223u;
        uint32_t j = (*state >> 8) % i, swap = order[i - 1];
        order[i - 1] = order[j];
        order[j] = swap;
    }
}

void tagger_train(arena *a, attribution_model *out, const tagger_article *const *articles, uint32_t count,
                  const tagger_settings *how) {
    enum { WARM = 200 };
    arena *scratch = arena_new();
    learner *l = ARENA_NEW(scratch, learner, 1);
    uint32_t *order = ARENA_NEW(scratch, uint32_t, count), state = how->seed, done = 0, all = how->rounds * count;
    attribution_chains(&out->cue_chain, &out->part_chain);
    l->scratch.arena = scratch;
    l->cue.now = &out->cue_chain, l->part.now = &out->part_chain;
    tagger_net_init(&l->net, how);
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t round = 0; round < how->rounds; round++) {
        l->cue_loss = l->part_loss = 0;
        shuffle(order, count, &state);
        for (uint32_t i = 0; i < count; i++, done++) {
            float left = 0.5f * (1 + cosf(3.14159265f * (float)done / (float)all));
            float warm = done < WARM ? (float)(done + 1) / WARM : 1;
            l->chain_rate = 0.05f * (0.05f + 0.95f * left);
            l->net.table_rate = 4 * how->rate * (0.05f + 0.95f * left);
            learn_article(l, articles[order[i]], how->rate * (0.02f + 0.98f * left) * warm);
        }
        fprintf(stderr, "round %u: loss %.0f of cues, %.0f of parts\n", round + 1, l->cue_loss, l->part_loss);
    }
    find_steps(l, articles, count, &out->net.head);
    pack(l, a, articles[0]->article->state_mark, &out->net);
    tagger_net_free(&l->net);
    arena_free(scratch);
}
