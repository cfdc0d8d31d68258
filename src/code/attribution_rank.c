/* attribution_rank.c - describes whole readings, and scores them */
#include "code/attribution_rank.h"

#include <math.h>

typedef struct part_runs {
    range at[READING_RUNS];
    uint32_t count, tokens;
} part_runs;

typedef struct ranking {
    const cue_view *v;
    const article *a;
    rank_features *out;
    part_runs source, content;
} ranking;

static void add(ranking *r, uint32_t id, uint32_t x, uint32_t y) {
    if (r->out->count < RANK_FEATURES)
        r->out->hashes[r->out->count++] = fact_mix(fact_mix(id * 0x85EBCA6Bu + 0x777u, x), y);
}

static uint32_t bucket(uint32_t n) {
    return n < 5 ? n : n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 35 ? 8 : n < 60 ? 9 : 10;
}

static uint32_t at_most(uint32_t value, uint32_t limit) { return value < limit ? value : limit; }

static void collect(const cue_view *v, const uint8_t *labels, uint8_t low, uint8_t high, part_runs *out) {
    out->count = out->tokens = 0;
    for (uint32_t i = v->from; i < v->to; i++) {
        uint8_t y = labels[i - v->from];
        if (y < low || y > high) continue;
        range *last = out->count ? &out->at[out->count - 1] : NULL;
        if (last && last->first + last->count == i)
            last->count++;
        else if (out->count < READING_RUNS)
            out->at[out->count++] = (range){i, 1};
        out->tokens++;
    }
}

static bool holds(const part_runs *p, uint32_t at) {
    for (uint32_t i = 0; i < p->count; i++)
        if (at >= p->at[i].first && at - p->at[i].first < p->at[i].count) return true;
    return false;
}

static uint32_t sentence_first(const ranking *r, uint32_t at) {
    return r->a->sentences.at[r->a->tokens.at[at].sentence].tokens.first;
}

static uint32_t sentence_end(const ranking *r, uint32_t at) {
    range t = r->a->sentences.at[r->a->tokens.at[at].sentence].tokens;
    return t.first + t.count;
}

/* A token as its neighbours see it: mark, tag, lemma; 0 past the sentence's ends. */
static uint32_t glance(const ranking *r, uint32_t at, uint32_t inside, bool lemma) {
    if (at == NONE || at >= r->a->tokens.size || r->a->tokens.at[at].sentence != r->a->tokens.at[inside].sentence)
        return 3;
    const token_facts *f = &r->v->f->at[at];
    return lemma ? f->lemma : (uint32_t)r->a->tokens.at[at].upos * 16 + f->mark + 256u * r->v->f->quotes.place[at];
}

/* How the words after a run hang on it: relation and whether their head is inside. */
static uint32_t cut_after(const ranking *r, const part_runs *p, uint32_t end) {
    uint32_t at = end;
    if (end >= r->a->tokens.size || r->a->tokens.at[end].sentence != r->a->tokens.at[end - 1].sentence) return 1;
    for (int step = 0; step < 24; step++) {
        uint32_t head = r->a->tokens.at[at].head;
        if (head == NONE) return 2;
        if (head < end) return 4 + relation_main[r->a->tokens.at[at].relation] * 2u + holds(p, head);
        at = head;
    }
    return 3;
}

/* The same for the words before a run. */
static uint32_t cut_before(const ranking *r, const part_runs *p, uint32_t first) {
    if (first == 0 || r->a->tokens.at[first].sentence != r->a->tokens.at[first - 1].sentence) return 1;
    uint32_t at = first - 1;
    for (int step = 0; step < 24; step++) {
        uint32_t head = r->a->tokens.at[at].head;
        if (head == NONE) return 2;
        if (head >= first) return 4 + relation_main[r->a->tokens.at[at].relation] * 2u + holds(p, head);
        at = head;
    }
    return 3;
}

/* Whether a run's ends cut quotations: bit 1 at its front, 2 at its end, 4 where it is one whole quotation. */
static uint32_t quote_cut(const ranking *r, const range *run) {
    const uint32_t *outer = r->v->n->outer;
    const uint8_t *place = r->v->f->quotes.place;
    uint32_t first = run->first, last = run->first + run->count - 1, bits = 0;
    if (outer[first] != NONE && first > 0 && outer[first - 1] == outer[first] && place[first] != PLACE_OPENING)
        bits |= 1;
    if (outer[last] != NONE && last + 1 < r->a->tokens.size && outer[last + 1] == outer[last]) bits |= 2;
    if (outer[first] != NONE && place[first] == PLACE_OPENING) bits |= 4;
    if (outer[last] != NONE && place[last] == PLACE_CLOSING) bits |= 8;
    return bits | (outer[first] == outer[last] ? 16 : 0);
}

static void describe_run(ranking *r, uint32_t id, const part_runs *p, const range *run) {
    uint32_t first = run->first, end = run->first + run->count, lemma = r->v->lemma;
    uint32_t before = glance(r, first - 1, first, false), after = glance(r, end, end - 1, false);
    uint32_t side = first > r->v->last, quote = quote_cut(r, run);
    uint32_t back = cut_before(r, p, first), next = cut_after(r, p, end);
    add(r, id + 1, before, fact_mix(glance(r, first, first, false), side));
    add(r, id + 2, after, fact_mix(glance(r, end - 1, end - 1, false), side));
    add(r, id + 3, glance(r, first, first, true), side);
    add(r, id + 4, glance(r, end, end - 1, true), side);
    add(r, id + 5, back, side);
    add(r, id + 6, next, side);
    add(r, id + 7, next, glance(r, end, end - 1, true));
    add(r, id + 8, quote, side);
    add(r, id + 9, quote, next);
    add(r, id + 10, (first == sentence_first(r, first)) * 2u + (end == sentence_end(r, end - 1)),
        side * 4 + (quote & 3));
    add(r, id + 11, before, lemma);
    add(r, id + 12, after, lemma);
    add(r, id + 13, fact_mix(next, quote), fact_mix(after, side));
    add(r, id + 14, fact_mix(back, quote), fact_mix(before, side));
}

/* Heads that lie outside of the part: how many, and what they are to the cue. */
static void describe_heads(ranking *r, uint32_t id, const part_runs *p) {
    uint32_t roots = 0, whole = 0;
    for (uint32_t k = 0; k < p->count; k++)
        for (uint32_t i = p->at[k].first; i < p->at[k].first + p->at[k].count; i++) {
            const token *t = &r->a->tokens.at[i];
            if (t->upos == UPOS_PUNCT || (t->head != NONE && holds(p, t->head))) continue;
            const token_facts *f = &r->v->f->at[i];
            bool near = r->v->seen[i] == r->v->stamp, full = holds(p, f->first) && holds(p, f->last);
            whole += full;
            if (roots++ >= 3) continue;
            uint32_t path = near ? r->v->path[i] : 5, kind = relation_main[t->relation] * 32u + t->upos;
            add(r, id + 1, path, full);
            add(r, id + 2, path, r->v->lemma);
            add(r, id + 3, kind, full);
            add(r, id + 4, kind, r->v->lemma);
        }
    add(r, id + 5, at_most(roots, 4), at_most(whole, 4));
    add(r, id + 6, at_most(roots, 4), p->count);
}

static void describe_content(ranking *r) {
    const part_runs *p = &r->content;
    uint32_t quoted = 0, words = 0, cues = 0;
    for (uint32_t k = 0; k < p->count; k++) {
        uint32_t first = p->at[k].first, last = first + p->at[k].count - 1;
        cues += r->v->n->cues[last] - r->v->n->cues[first];
        for (uint32_t i = first; i <= last; i++) {
            bool word = r->v->f->at[i].shape != 5;
            words += word;
            quoted += word && r->v->n->outer[i] != NONE;
        }
    }
    uint32_t manner = quoted == 0 ? 0 : quoted == words ? 1 : 2;
    add(r, 200, at_most(p->count, 4), manner);
    add(r, 201, bucket(p->tokens), manner);
    add(r, 202, bucket(p->tokens), r->v->lemma);
    add(r, 203, manner, r->v->lemma);
    add(r, 204, at_most(cues, 3), manner);
    if (p->count == 0) return;
    const range *last = &p->at[p->count - 1];
    uint32_t from = r->a->tokens.at[p->at[0].first].sentence,
             to = r->a->tokens.at[last->first + last->count - 1].sentence;
    add(r, 205, at_most(to - from, 4),
        manner * 16 + at_most(from > r->v->sentence ? from - r->v->sentence : 0, 3) * 4 +
            at_most(r->v->sentence > from ? r->v->sentence - from : 0, 3));
    add(r, 206, p->at[0].first < r->v->first, (uint32_t)(last->first > r->v->last) + 2 * manner);
}

static void describe_source(ranking *r) {
    const part_runs *p = &r->source;
    add(r, 230, at_most(p->count, 3), r->v->lemma);
    add(r, 231, bucket(p->tokens), p->count > 0 && p->at[0].first > r->v->last);
    if (p->count == 0) {
        add(r, 232, r->v->kind, r->content.count);
        return;
    }
    const range *run = &p->at[0];
    uint32_t head = run->first;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        uint32_t above = r->a->tokens.at[i].head;
        if (r->a->tokens.at[i].upos != UPOS_PUNCT && (above == NONE || !holds(p, above))) {
            head = i;
            break;
        }
    }
    const token *t = &r->a->tokens.at[head];
    add(r, 233, t->upos * 8u + t->name, r->v->lemma);
    add(r, 234, t->upos * 8u + t->name, bucket(run->count));
    add(r, 235, r->v->f->at[head].lemma, r->content.count > 0);
    add(r, 236, glance(r, run->first, run->first, true), bucket(run->count));
}

/* The order of the parts and the marks where they meet. */
static void describe_order(ranking *r) {
    uint32_t s = r->source.count ? (r->source.at[0].first > r->v->last ? 2 : 1) : 0;
    uint32_t c = r->content.count ? (r->content.at[0].first > r->v->last ? 2 : 1) : 0;
    bool content_first = s && c && r->content.at[0].first < r->source.at[0].first;
    uint32_t order = s * 6 + c * 2 + content_first;
    add(r, 250, order, r->v->lemma);
    add(r, 251, order, r->v->kind);
    if (c == 0) return;
    const range *near = c == 2 ? &r->content.at[0] : &r->content.at[r->content.count - 1];
    for (uint32_t k = 0; k < r->content.count; k++)
        if (r->content.at[k].first < r->v->first) near = &r->content.at[k];
    uint32_t gap = near->first > r->v->last ? near->first - r->v->last - 1
                                            : r->v->first - at_most(r->v->first, near->first + near->count);
    add(r, 252, order, bucket(gap));
    add(r, 253, bucket(gap), r->v->lemma);
    uint32_t side = near->first > r->v->last ? r->v->last + 1 : near->first + near->count;
    add(r, 254, order, fact_mix(glance(r, side, r->v->head, false), bucket(gap)));
}

static void describe_cue(ranking *r, const cue_span *cue) {
    const token_facts *f = &r->v->f->at[r->v->head];
    uint32_t odds = (uint32_t)fmaxf(0, (logf((cue->score + 1e-6f) / (1.0001f - cue->score)) + 6) * 2);
    uint32_t parts = (r->source.count > 0) * 2u + (r->content.count > 0), size = at_most(cue->last - cue->first, 4);
    add(r, 270, f->cue, parts * 8 + size);
    add(r, 271, f->lemma, parts);
    add(r, 272, at_most(odds, 30), parts);
    add(r, 273, at_most(odds, 30), f->cue);
    add(r, 274, r->a->tokens.at[r->v->head].upos, parts * 8 + size);
    add(r, 275, f->has, parts);
    add(r, 276, glance(r, cue->last, cue->last, true), size);
    add(r, 277, glance(r, cue->first, cue->first, true), size);
    add(r, 278, glance(r, cue->last + 1, cue->last, true), f->cue);
    add(r, 279, glance(r, cue->first - 1, cue->first, true), f->cue);
}

void rank_describe(const cue_view *v, const cue_span *cue, const part_reading *given, const part_reading *first,
                   rank_features *out) {
    ranking r = {.v = v, .a = v->f->article, .out = out};
    out->count = 0;
    out->number[0] = given->score;
    out->number[1] = logf(cue->score + 1e-6f) - logf(1 - cue->score + 1e-4f);
    out->number[2] = 1;
    collect(v, given->labels, SOURCE_BEGIN, SOURCE_ONLY, &r.source);
    collect(v, given->labels, CONTENT_BEGIN, CONTENT_ONLY, &r.content);
    add(&r, 190, given == first, bucket((uint32_t)((first->score - given->score) * 2)));
    describe_cue(&r, cue);
    describe_order(&r);
    describe_source(&r);
    describe_content(&r);
    describe_heads(&r, 300, &r.source);
    describe_heads(&r, 310, &r.content);
    if (r.source.count) describe_run(&r, 330, &r.source, &r.source.at[0]);
    if (r.content.count) describe_run(&r, 350, &r.content, &r.content.at[0]);
    if (r.content.count > 1) describe_run(&r, 370, &r.content, &r.content.at[r.content.count - 1]);
}

float rank_score(const attribution_model *m, const rank_features *x) {
    float sum = weights_sum(&m->rank, x->hashes, x->count);
    for (int i = 0; i < RANK_NUMBERS; i++) sum += m->rank_number[i] * x->number[i];
    return sum;
}

const uint8_t *rank_best(const attribution_model *m, net_run *run, cue_view *v, const cue_span *cue, float *score,
                         chain_scratch *s) {
    part_reading r[READINGS_LIMIT];
    rank_features x;
    const uint8_t *best = NULL;
    uint32_t count = tag_parts(m, run, v, RANK_READINGS, r, s);
    for (uint32_t i = 0; i < count; i++) {
        rank_describe(v, cue, &r[i], &r[0], &x);
        float now = rank_score(m, &x);
        if (best && now <= *score) continue;
        best = r[i].labels;
        *score = now;
    }
    return best;
}
