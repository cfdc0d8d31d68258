/* attribution_model.c - sums rows of weights, and says which labels may follow which */
#include "code/attribution_model.h"

float weights_sum(const weights *w, const uint32_t *hashes, uint32_t count) {
    int32_t whole = 0;
    float sum = 0;
    for (uint32_t i = 0; w->bytes && i < count; i++) whole += w->bytes[hashes[i] & w->mask];
    for (uint32_t i = 0; !w->bytes && i < count; i++) sum += w->exact[hashes[i] & w->mask];
    return w->bytes ? (float)whole * w->scale : sum;
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
