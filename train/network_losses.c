/* network_losses.c - what a pass has wrong in tags, arcs and relations, and the gradients of that */
#include "train/network_parts.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "parse/tree.h"
#include "train/matrix.h"
#include "train/names.h"

/* Softmax over `count` scores in place, then the gradient of its cross entropy times `weight`; returns the loss. */
static double softmax(float *score, uint32_t count, int32_t gold, float weight) {
    float top = score[0], sum = 0;
    for (uint32_t i = 1; i < count; i++) top = score[i] > top ? score[i] : top;
    for (uint32_t i = 0; i < count; i++) {
        score[i] = activation_exp(score[i] - top);
        sum += score[i];
    }
    float scale = weight / sum;
    double loss = -log((double)score[gold] / sum + 1e-12);
    for (uint32_t i = 0; i < count; i++) score[i] *= scale;
    score[gold] -= weight;
    return loss * weight;
}

static double segment(float *score, uint32_t count, int32_t gold, float weight) {
    if (weight > 0 && gold >= 0 && (uint32_t)gold < count) return softmax(score, count, gold, weight);
    memset(score, 0, count * sizeof *score);
    return 0;
}

double loss_of_tags(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out) {
    double loss = 0;
    for (uint32_t p = 0; p < b->size; p++) {
        float *scores = b->tag_out + (size_t)p * n->tags.wide, *names = b->name_out + (size_t)p * n->name.wide;
        if (!filled(b, p)) {
            memset(scores, 0, n->tags.wide * sizeof *scores);
            memset(names, 0, n->name.wide * sizeof *names);
            continue;
        }
        const word *w = &t->words.at[b->word[p]];
        for (int k = 0; k < LABELS; k++) {
            float *at = k == LABEL_NAME ? names : scores + n->tag_at[k];
            uint32_t wide = (n->tag_size[k] + 15) / 16 * 16;
            if (out && k != LABEL_NAME) out[p].label[k] = (uint16_t)largest(at, n->tag_size[k]);
            if (with && k != LABEL_NAME) {
                loss += segment(at, n->tag_size[k], w->label[k], with->weight[k] * share);
                for (uint32_t j = n->tag_size[k]; j < wide; j++) at[j] = 0;
            }
        }
    }
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        float *names = b->name_out + (size_t)first * n->name.wide;
        if (out)
            names_decode(names, n->name.wide, count, n->value + n->transition, &out[first].label[LABEL_NAME],
                         sizeof *out);
        if (!with) {
            first += count + 1;
            continue;
        }
        const word *w = &t->words.at[b->word[first]];
        loss += names_loss(names, n->name.wide, count, &w->label[LABEL_NAME],
            sizeof *w / sizeof w->label[0], n->value + n->transition, n->grad + n->transition,
            with->weight[LABEL_NAME] * share);
        first += count + 1;
    }
    return loss;
}

static float dot(const float *a, const float *b, uint32_t count) {
    float sum = 0;
    for (uint32_t i = 0; i < count; i++) sum += a[i] * b[i];
    return sum;
}

static void add_scaled(float *restrict to, const float *restrict from, float scale, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) to[i] += scale * from[i];
}

/* Scores of the arcs of the sentence at places first.. ; column 0 is the root. */
static void arc_scores(const network *n, batch *b, uint32_t first, uint32_t count) {
    const float *root = n->value + n->root;
    for (uint32_t i = 0; i < count; i++) {
        const float *dep = b->top + (size_t)(first + i) * NET_TOP;
        const float *distance = b->distance + (size_t)(first + i) * NET_DISTANCES;
        float *row = b->scores + (size_t)i * (count + 1);
        row[0] = dot(dep, root, NET_ARC) + root[NET_ARC] + distance[0];
        for (uint32_t j = 0; j < count; j++) {
            const float *head = b->arc + (size_t)(first + j) * NET_ARC_OUT;
            row[j + 1] = j == i ? -1e6f
                                : dot(dep, head, NET_ARC) + head[NET_ARC] +
                                      distance[net_distance((int32_t)j - (int32_t)i)];
        }
    }
}

static double arc_losses(network *n, batch *b, const treebank *t, uint32_t first, uint32_t count, float weight) {
    double loss = 0;
    float *d_root = n->grad + n->root;
    const float *root = n->value + n->root;
    for (uint32_t i = 0; i < count; i++) {
        const word *w = &t->words.at[b->word[first + i]];
        float *row = b->scores + (size_t)i * (count + 1);
        if (w->head < -1) continue;
        loss += softmax(row, count + 1, w->head + 1, weight);
        const float *dep = b->top + (size_t)(first + i) * NET_TOP;
        float *d_dep = b->d_top + (size_t)(first + i) * NET_TOP;
        float *d_distance = b->d_distance + (size_t)(first + i) * NET_DISTANCES;
        add_scaled(d_dep, root, row[0], NET_ARC);
        add_scaled(d_root, dep, row[0], NET_ARC);
        d_root[NET_ARC] += row[0];
        d_distance[0] += row[0];
        for (uint32_t j = 0; j < count; j++) {
            if (j == i) continue;
            float d = row[j + 1];
            float *d_head = b->d_arc + (size_t)(first + j) * NET_ARC_OUT;
            add_scaled(d_dep, b->arc + (size_t)(first + j) * NET_ARC_OUT, d, NET_ARC);
            add_scaled(d_head, dep, d, NET_ARC);
            d_head[NET_ARC] += d;
            d_distance[net_distance((int32_t)j - (int32_t)i)] += d;
        }
    }
    return loss;
}

double loss_of_arcs(network *n, batch *b, const treebank *t, const settings *with, float share, guess *out) {
    double loss = 0;
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        size_t needed = (size_t)count * (count + 1);
        if (needed > b->scores_room) {
            free(b->scores);
            b->scores = matrix_new(needed * 2);
            b->scores_room = needed * 2;
        }
        arc_scores(n, b, first, count);
        if (out) tree_decode(b->scores, count, b->heads + first, b->decode);
        if (with) loss += arc_losses(n, b, t, first, count, with->weight_arc * share);
        first += count + 1;
    }
    return loss;
}

/* Relations: of the gold heads in training, else of those found. The place of each word's head goes into `heads`. */
void relation_inputs(const network *n, batch *b, const treebank *t, bool gold) {
    for (uint32_t first = 1; first < b->size;) {
        uint32_t count = 0;
        while (filled(b, first + count)) count++;
        for (uint32_t i = 0; i < count; i++) {
            int32_t head = gold ? t->words.at[b->word[first + i]].head : b->heads[first + i];
            b->heads[first + i] = head < 0 ? -1 : (int32_t)first + head;
        }
        first += count + 1;
    }
    for (uint32_t p = 0; p < b->size; p++) {
        float *in = b->rel_in + (size_t)p * 3 * NET_ARC;
        memset(in, 0, 3 * NET_ARC * sizeof *in);
        if (!filled(b, p)) continue;
        const float *dep = b->top + (size_t)p * NET_TOP + 2 * NET_ARC;
        memcpy(in + NET_ARC, dep, NET_ARC * sizeof *in);
        if (b->heads[p] < 0) continue;
        const float *head = b->top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        memcpy(in + 2 * NET_ARC, head, NET_ARC * sizeof *in);
        for (uint32_t j = 0; j < NET_ARC; j++) in[j] = dep[j] * head[j];
    }
    linear_forward(n, &n->relation, b->rel_in, 3 * NET_ARC, b->size, b->rel_out, n->relation.wide);
}

double loss_of_relations(network *n, batch *b, const treebank *t, const settings *with, float share) {
    double loss = 0;
    for (uint32_t p = 0; p < b->size; p++) {
        float *scores = b->rel_out + (size_t)p * n->relation.wide;
        if (!filled(b, p)) memset(scores, 0, n->relation.wide * sizeof *scores);
        else {
            loss += segment(scores, REL_KINDS, t->words.at[b->word[p]].relation, with->weight_relation * share);
            for (uint32_t j = REL_KINDS; j < n->relation.wide; j++) scores[j] = 0;
        }
    }
    linear_backward(n, b, &n->relation, b->rel_in, 3 * NET_ARC, b->size, b->rel_out, n->relation.wide, b->d_rel_in,
        3 * NET_ARC, false);
    for (uint32_t p = 0; p < b->size; p++) {
        if (!filled(b, p)) continue;
        const float *d = b->d_rel_in + (size_t)p * 3 * NET_ARC, *dep = b->top + (size_t)p * NET_TOP + 2 * NET_ARC;
        float *d_dep = b->d_top + (size_t)p * NET_TOP + 2 * NET_ARC;
        for (uint32_t j = 0; j < NET_ARC; j++) d_dep[j] += d[NET_ARC + j];
        if (b->heads[p] < 0) continue;
        const float *head = b->top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        float *d_head = b->d_top + (size_t)b->heads[p] * NET_TOP + 3 * NET_ARC;
        for (uint32_t j = 0; j < NET_ARC; j++) {
            d_dep[j] += d[j] * head[j];
            d_head[j] += d[j] * dep[j] + d[2 * NET_ARC + j];
        }
    }
    return loss;
}
