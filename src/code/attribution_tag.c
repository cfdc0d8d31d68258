/* attribution_tag.c - runs the two chains over an article */
#include "code/attribution_tag.h"

/* The logarithm of the probability from which on a reading has no rivals worth looking for. */
#define SURE_READING (-0.105f)

/* Odds of a cue that covers exactly these tokens are costly; those of its least sure token will do. */
static float cue_odds(const float *marginal, uint32_t first, uint32_t last) {
    float least = 1;
    for (uint32_t i = first; i <= last; i++) {
        float sure = 1 - marginal[(size_t)i * CUE_LABELS + CUE_OUTSIDE];
        least = sure < least ? sure : least;
    }
    return least;
}

void tag_cues(const attribution_model *m, net_run *run, const float *bias, cue_list *out, chain_scratch *s) {
    const article *a = run->facts->article;
    chain_scratch rows = {.arena = s->arena};
    float *emission = NULL, *marginal = NULL;
    uint8_t *labels = NULL;
    uint32_t room = 0;
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        range tokens = a->sentences.at[i].tokens;
        if (tokens.count == 0) continue;
        if (tokens.count > room) {
            room = tokens.count * 2;
            emission = ARENA_NEW(s->arena, float, (size_t)room *CUE_LABELS);
            marginal = ARENA_NEW(s->arena, float, (size_t)room *CUE_LABELS);
            labels = ARENA_NEW(s->arena, uint8_t, room);
        }
        net_cue_scores(run, tokens, emission);
        for (uint32_t j = 0; bias && j < tokens.count; j++)
            emission[(size_t)j * CUE_LABELS + CUE_BEGIN] += bias[tokens.first + j];
        chain_best(&m->cue_chain, emission, tokens.count, labels, s);
        bool any = false;
        for (uint32_t j = 0; j < tokens.count; j++) any |= labels[j] != CUE_OUTSIDE;
        if (any) chain_sum(&m->cue_chain, emission, tokens.count, marginal, &rows);
        for (uint32_t j = 0; j < tokens.count; j++) {
            if (labels[j] != CUE_BEGIN) continue;
            uint32_t last = j;
            while (last + 1 < tokens.count && labels[last + 1] == CUE_INSIDE) last++;
            cue_span *cue = vec_push(s->arena, &out->at);
            *cue = (cue_span){tokens.first + j, tokens.first + last, cue_odds(marginal, j, last)};
        }
    }
}

void tag_count_cues(article_counts *n, uint32_t tokens, const cue_list *cues) {
    uint32_t next = 0, count = 0;
    for (uint32_t i = 0; i < tokens; i++) {
        while (next < cues->at.size && cues->at.at[next].first <= i) count += cues->at.at[next++].score > 0.5f;
        n->cues[i] = count;
    }
}

uint32_t tag_parts(const attribution_model *m, net_run *run, cue_view *v, uint32_t k, part_reading *out,
                   chain_scratch *s) {
    uint32_t count = v->to - v->from;
    float score[READINGS_LIMIT];
    if (count > v->room) {
        v->room = count * 2;
        v->emission = ARENA_NEW(s->arena, float, (size_t)v->room *PART_LABELS);
        v->labels = ARENA_NEW(s->arena, uint8_t, (size_t)v->room * READINGS_LIMIT);
    }
    net_part_scores(run, v, v->emission);
    float all = chain_sum(&m->part_chain, v->emission, count, NULL, s);
    uint32_t found = 1;
    score[0] = chain_best(&m->part_chain, v->emission, count, v->labels, s);
    if (score[0] - all < SURE_READING)
        found = chain_k_best(&m->part_chain, v->emission, count, k < READINGS_LIMIT ? k : READINGS_LIMIT, v->labels,
                             score, s);
    for (uint32_t i = 0; i < found; i++) out[i] = (part_reading){v->labels + (size_t)i * count, score[i] - all};
    return found;
}
