/* chain.c - Viterbi, its k best, and forward-backward, over a short list of labels
 *
 * Forward-backward works with scaled probabilities, so that it needs one exp for each emission and none for each
 * pair. */
#include "code/chain.h"

#include <math.h>
#include <string.h>

static void *room(chain_scratch *s, size_t size) {
    if (s->size < size) {
        s->size = size * 2;
        s->room = arena_alloc(s->arena, s->size);
    }
    return s->room;
}

/* The labels that may stand before each label. */
typedef struct befores {
    uint8_t at[CHAIN_LABELS][CHAIN_LABELS], count[CHAIN_LABELS];
} befores;

static befores find_befores(const chain *c) {
    befores b = {0};
    for (uint32_t y = 0; y < c->labels; y++)
        for (uint32_t x = 0; x < c->labels; x++)
            if (c->transition[x][y] > CHAIN_NEVER) b.at[y][b.count[y]++] = (uint8_t)x;
    return b;
}

float chain_best(const chain *c, const float *emission, uint32_t count, uint8_t *out, chain_scratch *s) {
    uint32_t labels = c->labels;
    float now[CHAIN_LABELS] = {0}, next[CHAIN_LABELS] = {0};
    uint8_t *back = room(s, (size_t)count * labels);
    befores allowed = find_befores(c);
    if (count == 0) return 0;
    for (uint32_t y = 0; y < labels; y++) now[y] = c->begin[y] + emission[y];
    for (uint32_t i = 1; i < count; i++) {
        for (uint32_t y = 0; y < labels; y++) {
            uint32_t from = allowed.at[y][0];
            for (uint32_t k = 1; k < allowed.count[y]; k++) {
                uint32_t x = allowed.at[y][k];
                if (now[x] + c->transition[x][y] > now[from] + c->transition[from][y]) from = x;
            }
            next[y] = now[from] + c->transition[from][y] + emission[(size_t)i * labels + y];
            back[(size_t)i * labels + y] = (uint8_t)from;
        }
        memcpy(now, next, sizeof now);
    }
    uint32_t best = 0;
    for (uint32_t y = 1; y < labels; y++)
        if (now[y] + c->end[y] > now[best] + c->end[best]) best = y;
    float score = now[best] + c->end[best];
    for (uint32_t i = count; i-- > 0;) {
        out[i] = (uint8_t)best;
        best = i ? back[(size_t)i * labels + best] : 0;
    }
    return score;
}

/* One of the k ways to arrive at a label: its score, the label before, and which of that label's ways. */
typedef struct way {
    float score;
    uint8_t from, rank;
} way;

/* Puts a way into a list of at most k in falling order; false when it is too poor. */
static bool keep_way(way *list, uint32_t *size, uint32_t k, way w) {
    uint32_t at = *size;
    if (at == k && !(w.score > list[k - 1].score)) return false;
    while (at > 0 && w.score > list[at - 1].score) {
        if (at < k) list[at] = list[at - 1];
        at--;
    }
    list[at] = w;
    if (*size < k) (*size)++;
    return true;
}

static void extend_ways(const chain *c, const befores *b, const way *before, const uint32_t *sizes, uint32_t k,
                        uint32_t y, float emission, way *list, uint32_t *size) {
    for (uint32_t i = 0; i < b->count[y]; i++) {
        uint32_t x = b->at[y][i];
        for (uint32_t r = 0; r < sizes[x]; r++) {
            float score = before[x * k + r].score + c->transition[x][y] + emission;
            if (score <= CHAIN_NEVER / 2 || !keep_way(list, size, k, (way){score, (uint8_t)x, (uint8_t)r})) break;
        }
    }
}

uint32_t chain_k_best(const chain *c, const float *emission, uint32_t count, uint32_t k, uint8_t *out, float *score,
                      chain_scratch *s) {
    uint32_t labels = c->labels, sizes[CHAIN_LABELS] = {0}, wide = labels * k;
    if (count == 0 || k == 0) return 0;
    way *ways = room(s, sizeof(way) * count * wide);
    befores allowed = find_befores(c);
    for (uint32_t y = 0; y < labels; y++)
        if (c->begin[y] > CHAIN_NEVER && emission[y] > CHAIN_NEVER / 2)
            ways[y * k] = (way){c->begin[y] + emission[y], 0, 0}, sizes[y] = 1;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t fresh[CHAIN_LABELS] = {0};
        const way *before = ways + (size_t)(i - 1) * wide;
        for (uint32_t y = 0; y < labels; y++)
            extend_ways(c, &allowed, before, sizes, k, y, emission[(size_t)i * labels + y],
                        ways + (size_t)i * wide + y * k, &fresh[y]);
        memcpy(sizes, fresh, sizeof sizes);
    }
    uint32_t found = 0;
    way ends[64];
    uint32_t limit = k < 64 ? k : 64;
    for (uint32_t y = 0; y < labels; y++)
        for (uint32_t r = 0; r < sizes[y] && c->end[y] > CHAIN_NEVER; r++)
            keep_way(ends, &found, limit,
                     (way){ways[(size_t)(count - 1) * wide + y * k + r].score + c->end[y], (uint8_t)y, (uint8_t)r});
    for (uint32_t n = 0; n < found; n++) {
        uint32_t y = ends[n].from, r = ends[n].rank;
        score[n] = ends[n].score;
        for (uint32_t i = count; i-- > 0;) {
            const way *w = &ways[(size_t)i * wide + y * k + r];
            out[(size_t)n * count + i] = (uint8_t)y;
            y = w->from;
            r = w->rank;
        }
    }
    return found;
}

/* exp of the chain's weights and emissions; each position's emissions are scaled by their greatest. */
typedef struct expanded {
    float transition[CHAIN_LABELS][CHAIN_LABELS], begin[CHAIN_LABELS], end[CHAIN_LABELS];
} expanded;

static void expand(const chain *c, expanded *x) {
    for (uint32_t i = 0; i < c->labels; i++) {
        x->begin[i] = expf(c->begin[i]);
        x->end[i] = expf(c->end[i]);
        for (uint32_t j = 0; j < c->labels; j++) x->transition[i][j] = expf(c->transition[i][j]);
    }
}

/* Divides by the sum and returns its logarithm. */
static float normalise(float *v, uint32_t labels) {
    float sum = 0;
    for (uint32_t y = 0; y < labels; y++) sum += v[y];
    for (uint32_t y = 0; y < labels; y++) v[y] /= sum;
    return logf(sum);
}

static float run_forward(const chain *c, const expanded *x, const float *emission, uint32_t count, float *forward,
                         float *e) {
    uint32_t labels = c->labels;
    float total = 0;
    for (uint32_t i = 0; i < count; i++) {
        const float *given = emission + (size_t)i * labels;
        float *f = forward + (size_t)i * labels, *ei = e + (size_t)i * labels, top = given[0];
        for (uint32_t y = 1; y < labels; y++) top = given[y] > top ? given[y] : top;
        for (uint32_t y = 0; y < labels; y++) {
            float from = i ? 0 : x->begin[y];
            ei[y] = expf(given[y] - top);
            for (uint32_t z = 0; i && z < labels; z++)
                from += forward[(size_t)(i - 1) * labels + z] * x->transition[z][y];
            f[y] = from * ei[y];
        }
        total += top + normalise(f, labels);
    }
    return total;
}

/* Adds the expected pairs of positions i - 1 and i; `backward` is what follows i. */
static void expect_pairs(const expanded *x, uint32_t labels, const float *before, const float *e,
                         const float *backward, float *pairs) {
    float each[CHAIN_LABELS * CHAIN_LABELS];
    for (uint32_t z = 0; z < labels; z++)
        for (uint32_t y = 0; y < labels; y++)
            each[z * labels + y] = before[z] * x->transition[z][y] * e[y] * backward[y];
    normalise(each, labels * labels);
    for (uint32_t i = 0; i < labels * labels; i++) pairs[i] += each[i];
}

static void run_backward(const expanded *x, uint32_t labels, uint32_t count, const float *forward, const float *e,
                         float *marginal, float *pairs) {
    float backward[CHAIN_LABELS], before[CHAIN_LABELS];
    memcpy(backward, x->end, sizeof backward);
    for (uint32_t i = count; i-- > 0;) {
        float *m = marginal + (size_t)i * labels;
        const float *ei = e + (size_t)i * labels;
        for (uint32_t y = 0; y < labels; y++) m[y] = forward[(size_t)i * labels + y] * backward[y];
        normalise(m, labels);
        if (pairs && i) expect_pairs(x, labels, forward + (size_t)(i - 1) * labels, ei, backward, pairs);
        for (uint32_t z = 0; z < labels; z++) {
            before[z] = 0;
            for (uint32_t y = 0; y < labels; y++) before[z] += x->transition[z][y] * ei[y] * backward[y];
        }
        normalise(before, labels);
        memcpy(backward, before, sizeof backward);
    }
}

float chain_sum_pairs(const chain *c, const float *emission, uint32_t count, float *marginal, float *pairs,
                      chain_scratch *s) {
    uint32_t labels = c->labels;
    expanded x;
    if (count == 0) return 0;
    expand(c, &x);
    float *forward = room(s, sizeof(float) * 2 * count * labels), *e = forward + (size_t)count * labels,
          last[CHAIN_LABELS];
    float total = run_forward(c, &x, emission, count, forward, e);
    for (uint32_t y = 0; y < labels; y++) last[y] = forward[(size_t)(count - 1) * labels + y] * x.end[y];
    total += normalise(last, labels);
    if (marginal) run_backward(&x, labels, count, forward, e, marginal, pairs);
    return total;
}

float chain_sum(const chain *c, const float *emission, uint32_t count, float *marginal, chain_scratch *s) {
    return chain_sum_pairs(c, emission, count, marginal, NULL, s);
}
