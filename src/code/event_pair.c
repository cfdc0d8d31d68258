/* event_pair.c - the one event between a given source and target
 *
 * The classifier gives the type (softmax of hashed linear scores); where there is no model, the lexicon's type of
 * the joining predicate.
 * Polarity and factuality are those of that predicate. */
#include "code/event_features.h"
#include "code/event_lexicon.h"

#include <math.h>
#include <string.h>

typedef struct weights_view {
    const int8_t *at;
    uint32_t rows;
    float scale;
} weights_view;

static status open_weights(const event_finder *f, weights_view *out, error *e) {
    slice bytes = model_section(&f->model, "weights"), shape = model_section(&f->model, "shape");
    uint32_t numbers[2];
    *out = (weights_view){0};
    if (shape.size != sizeof numbers + sizeof out->scale) return fail(e, READOUT_BAD_MODEL, "events.model: no shape");
    memcpy(numbers, shape.at, sizeof numbers);
    memcpy(&out->scale, shape.at + sizeof numbers, sizeof out->scale);
    bool power = numbers[0] && !(numbers[0] & (numbers[0] - 1));
    if (!power || numbers[1] != EVENT_LABELS || bytes.size != (size_t)numbers[0] * EVENT_LABELS)
        return fail(e, READOUT_BAD_MODEL, "events.model: weights of another shape");
    out->at = (const int8_t *)bytes.at;
    out->rows = numbers[0];
    return READOUT_OK;
}

typedef struct pair_job {
    const event_finder *finder;
    article *article;
    span source, target;
    event_pair_result *out;
} pair_job;

static void pick(const float *scores, event_pair_result *out) {
    uint32_t best = 0;
    float sum = 0;
    for (uint32_t k = 1; k < EVENT_LABELS; k++)
        if (scores[k] > scores[best]) best = k;
    for (uint32_t k = 0; k < EVENT_LABELS; k++) sum += expf(scores[k] - scores[best]);
    out->type = slice_of(event_label_name[best]);
    out->quad = event_label_quad[best];
    out->score = 1 / sum;
}

static slice label_of(uint8_t type) {
    if (type == EVENT_CONCEDE || type == EVENT_RETREAT) return SLICE("YIELD");
    return slice_of(event_type_name[type]);
}

/* The proposition at the pivot or, where it has none, of a token below it on the way. */
static const proposition *proposition_at(const article *a, uint32_t head) {
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (a->propositions.at[i].head == head) return &a->propositions.at[i];
    return NULL;
}

static void by_lexicon(const article *a, const tree *t, uint32_t pivot, bool whole, event_pair_result *out) {
    const proposition *p = proposition_at(a, pivot);
    uint32_t n;
    for (uint32_t c = tree_begin(t, pivot, &n); c != NONE && (!p || p->event == EVENT_NONE);
         c = tree_after(t, c, &n)) {
        const proposition *below =
            tree_is_main(t, c, REL_OBJ) || tree_is_main(t, c, REL_XCOMP) ? proposition_at(a, c) : NULL;
        if (below) p = below;
    }
    if (!p || p->event == EVENT_NONE) return;
    slice label = label_of(p->event);
    if (whole) {
        out->type = label;
        out->quad = event_type_quad[p->event];
        out->score = p->event_score;
    }
    if (slice_equal(label, out->type)) out->mode = p->mode;
}

static status find_pair(void *context, error *e) {
    pair_job *j = context;
    const event_finder *f = j->finder;
    tree *t = tree_new(j->article);
    event_place source = event_place_of(j->article, j->source), target = event_place_of(j->article, j->target);
    *j->out = (event_pair_result){0};
    if (source.first == source.end && target.first == target.end) return READOUT_OK;
    uint32_t pivot = event_pivot(t, source, target);
    if (f->model.at) {
        weights_view w;
        event_features *features = ARENA_NEW(j->article->arena, event_features, 1);
        float scores[EVENT_LABELS];
        status s = open_weights(f, &w, e);
        if (s != READOUT_OK) return s;
        event_pair_features(&f->base, t, source, target, features);
        event_scores(w.at, w.rows, w.scale, features, scores);
        pick(scores, j->out);
    }
    if (pivot == NONE) return READOUT_OK;
    by_lexicon(j->article, t, pivot, !f->model.at, j->out);
    factuality_result r = factuality_of(f->base.modality, t, pivot, NONE, true);
    j->out->factuality = r.factuality;
    j->out->negative = r.negative;
    return READOUT_OK;
}

status event_pair(const event_finder *f, article *a, span source, span target, event_pair_result *out, error *e) {
    pair_job job = {f, a, source, target, out};
    return arena_run(a->arena, find_pair, &job, e);
}
