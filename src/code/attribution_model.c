/* attribution_model.c - scores rows of weights, and says which labels may follow which */
#include "code/attribution_model.h"

/* `wide` is a constant where this is called, so that the loops over labels unroll. */
static inline __attribute__((always_inline)) void add_bytes(const weights *w, const uint32_t *hashes, uint32_t count,
                                                            uint32_t wide, float *out) {
    int32_t sum[CHAIN_LABELS] = {0};
    for (uint32_t i = 0; i < count; i++) {
        const int8_t *row = w->bytes + (size_t)(hashes[i] & w->mask) * wide;
        for (uint32_t y = 0; y < wide; y++) sum[y] += row[y];
    }
    for (uint32_t y = 0; y < wide; y++) out[y] = (float)sum[y] * w->scale;
}

static void add_numbers(const weights *w, const uint32_t *hashes, uint32_t count, uint32_t wide, float *out) {
    for (uint32_t y = 0; y < wide; y++) out[y] = 0;
    for (uint32_t i = 0; i < count; i++) {
        const float *row = w->exact + (size_t)(hashes[i] & w->mask) * wide;
        for (uint32_t y = 0; y < wide; y++) out[y] += row[y];
    }
}

void weights_score(const weights *w, const uint32_t *hashes, uint32_t count, float *out) {
    out[0] = 0;
    if (!w->bytes)
        add_numbers(w, hashes, count, w->labels - 1, out + 1);
    else if (w->labels == PART_LABELS)
        add_bytes(w, hashes, count, PART_LABELS - 1, out + 1);
    else if (w->labels == CUE_LABELS)
        add_bytes(w, hashes, count, CUE_LABELS - 1, out + 1);
    else
        add_bytes(w, hashes, count, w->labels - 1, out + 1);
}

/* What may begin, follow and end: for each label a bit, O being "outside" of either kind. */
static bool part_follows(uint32_t from, uint32_t to) {
    bool open = from == SOURCE_BEGIN || from == SOURCE_INSIDE || from == CONTENT_BEGIN || from == CONTENT_INSIDE;
    bool continues = to == SOURCE_INSIDE || to == SOURCE_LAST || to == CONTENT_INSIDE || to == CONTENT_LAST;
    bool same = (from <= SOURCE_ONLY) == (to <= SOURCE_ONLY);
    if (open || continues) return open && continues && same;
    return from == PART_OUTSIDE || to == PART_OUTSIDE || !same;
}

void attribution_chains(chain *cue, chain *part) {
    *cue = (chain){.labels = CUE_LABELS};
    *part = (chain){.labels = PART_LABELS};
    cue->begin[CUE_INSIDE] = cue->transition[CUE_OUTSIDE][CUE_INSIDE] = CHAIN_NEVER;
    for (uint32_t x = 0; x < PART_LABELS; x++) {
        bool continues = x == SOURCE_INSIDE || x == SOURCE_LAST || x == CONTENT_INSIDE || x == CONTENT_LAST;
        bool open = x == SOURCE_BEGIN || x == SOURCE_INSIDE || x == CONTENT_BEGIN || x == CONTENT_INSIDE;
        if (continues) part->begin[x] = CHAIN_NEVER;
        if (open) part->end[x] = CHAIN_NEVER;
        for (uint32_t y = 0; y < PART_LABELS; y++)
            if (!part_follows(x, y)) part->transition[x][y] = CHAIN_NEVER;
    }
}
