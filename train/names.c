/* names.c - forward and backward over the chain, once free and once bound to what is known: the loss is the
 * difference of their logarithms, its gradient that of their expectations */
#include "train/names.h"

#include <math.h>
#include <string.h>

enum { LONGEST = 512 };

typedef struct chain {
    double ahead[LONGEST][NET_NAMES], back[LONGEST][NET_NAMES], scale[LONGEST];
} chain;

typedef struct sentence_names {
    uint32_t count;
    double score[LONGEST][NET_NAMES]; /* e to the scores, less the largest */
    double move[NET_NAMES][NET_NAMES];
    const int32_t *gold;
    uint32_t step;
} sentence_names;

static double allowed(const sentence_names *s, uint32_t at, uint32_t tag, int bound) {
    int32_t gold = s->gold[(size_t)at * s->step];
    return bound && gold >= 0 && (uint32_t)gold != tag ? 0 : s->score[at][tag];
}

/* Returns the logarithm of the sum over all sequences. */
static double run(const sentence_names *s, chain *c, int bound) {
    double sum = 0;
    for (uint32_t t = 0; t < s->count; t++) {
        double all = 1e-300;
        for (uint32_t k = 0; k < NET_NAMES; k++) {
            double in = t ? 0 : k == 0 || k % 2;
            for (uint32_t from = 0; t && from < NET_NAMES; from++) in += c->ahead[t - 1][from] * s->move[from][k];
            c->ahead[t][k] = in * allowed(s, t, k, bound);
            all += c->ahead[t][k];
        }
        for (uint32_t k = 0; k < NET_NAMES; k++) c->ahead[t][k] /= all;
        c->scale[t] = all;
        sum += log(all);
    }
    for (uint32_t t = s->count; t-- > 0;)
        for (uint32_t k = 0; k < NET_NAMES; k++) {
            double out = t + 1 == s->count;
            for (uint32_t to = 0; t + 1 < s->count && to < NET_NAMES; to++)
                out += s->move[k][to] * allowed(s, t + 1, to, bound) * c->back[t + 1][to] / c->scale[t + 1];
            c->back[t][k] = out;
        }
    return sum;
}

static void expect(const sentence_names *s, const chain *c, int bound, float *scores, uint32_t wide,
                   float *d_transition, float sign) {
    for (uint32_t t = 0; t < s->count; t++) {
        for (uint32_t k = 0; k < NET_NAMES; k++)
            scores[(size_t)t * wide + k] += sign * (float)(c->ahead[t][k] * c->back[t][k]);
        for (uint32_t from = 0; t && from < NET_NAMES; from++)
            for (uint32_t to = 0; to < NET_NAMES; to++)
                d_transition[from * NET_NAMES + to] += sign * (float)(c->ahead[t - 1][from] * s->move[from][to] *
                    allowed(s, t, to, bound) * c->back[t][to] / c->scale[t]);
    }
}

double names_loss(float *scores, uint32_t wide, uint32_t count, const int32_t *gold, uint32_t gold_step,
    const float *transition, float *d_transition, float weight) {
    static __thread sentence_names s;
    static __thread chain whole, bound;
    uint32_t known = 0;
    for (uint32_t t = 0; t < count; t++) known += gold[(size_t)t * gold_step] >= 0;
    if (!known || count > LONGEST) {
        memset(scores, 0, (size_t)count * wide * sizeof *scores);
        return 0;
    }
    s.count = count;
    s.gold = gold;
    s.step = gold_step;
    for (uint32_t t = 0; t < count; t++) {
        float *row = scores + (size_t)t * wide, top = row[0];
        for (uint32_t k = 1; k < NET_NAMES; k++) top = row[k] > top ? row[k] : top;
        for (uint32_t k = 0; k < NET_NAMES; k++) s.score[t][k] = exp((double)(row[k] - top)) + 1e-30;
        memset(row, 0, wide * sizeof *row);
    }
    for (uint32_t from = 0; from < NET_NAMES; from++)
        for (uint32_t to = 0; to < NET_NAMES; to++)
            s.move[from][to] = net_name_follows(from, to) ? exp((double)transition[from * NET_NAMES + to]) : 0;
    double loss = run(&s, &whole, 0) - run(&s, &bound, 1);
    expect(&s, &whole, 0, scores, wide, d_transition, weight);
    expect(&s, &bound, 1, scores, wide, d_transition, -weight);
    return loss * weight;
}

void names_decode(const float *scores, uint32_t wide, uint32_t count, const float *transition, uint16_t *tags,
                  size_t step) {
    static __thread float best[LONGEST][NET_NAMES];
    static __thread uint8_t came[LONGEST][NET_NAMES];
    uint32_t tag = 0;
    if (count > LONGEST) count = LONGEST;
    for (uint32_t t = 0; t < count; t++)
        for (uint32_t k = 0; k < NET_NAMES; k++) {
            best[t][k] = t || net_name_follows(0, k) ? -1e30f : -1e9f;
            if (t == 0 && net_name_follows(0, k)) best[t][k] = 0;
            for (uint32_t from = 0; t && from < NET_NAMES; from++) {
                float sum =
                    best[t - 1][from] + (net_name_follows(from, k) ? transition[from * NET_NAMES + k] : -1e9f);
                if (sum > best[t][k]) best[t][k] = sum, came[t][k] = (uint8_t)from;
            }
            best[t][k] += scores[(size_t)t * wide + k];
        }
    for (uint32_t k = 1; count && k < NET_NAMES; k++)
        if (best[count - 1][k] > best[count - 1][tag]) tag = k;
    for (uint32_t t = count; t-- > 0; tag = came[t][tag])
        *(uint16_t *)(void *)((char *)tags + t * step) = (uint16_t)tag;
}
