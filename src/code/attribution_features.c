/* attribution_features.c - makes the hashed features of cues and of their parts
 *
 * A feature is a number of its own (its template) mixed with facts of tokens. The templates were chosen by their
 * effect on PolNeAR's development articles: docs/experiments.md. */
#include "code/attribution_features.h"

enum { CLIMB_LIMIT = 24, WINDOW_BEFORE = 160, WINDOW_AFTER = 320, SENTENCES_BEFORE = 3, SENTENCES_AFTER = 6 };

typedef struct writer {
    uint32_t *out, count;
} writer;

/* Adds the feature of template `id` with two values. */
static void add(writer *w, uint32_t id, uint32_t a, uint32_t b) {
    if (w->count < FEATURES_LIMIT) w->out[w->count++] = fact_mix(fact_mix(id * 0x85EBCA6Bu + 0x1234567u, a), b);
}

static uint32_t bucket(uint32_t distance) {
    static const uint8_t small[] = {0, 1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7};
    return distance < 16 ? small[distance] : distance < 24 ? 8 : distance < 40 ? 9 : distance < 80 ? 10 : 11;
}

static uint32_t at_most(uint32_t value, uint32_t limit) { return value < limit ? value : limit; }

/* ----------------------------------------------------------------------------------------------- counts */

static void find_boundaries(const article_facts *f, article_counts *n) {
    const article *a = f->article;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const sentence *s = &a->sentences.at[a->tokens.at[i].sentence];
        uint32_t begin = s->tokens.first, end = begin + s->tokens.count, at = i;
        n->from_left[i] = n->from_right[i] = REL_KINDS;
        for (uint32_t step = 0; i > begin && step < CLIMB_LIMIT; step++) {
            uint32_t head = a->tokens.at[at].head;
            if (head == NONE || head < i) {
                n->from_left[i] = head == NONE ? REL_ROOT : a->tokens.at[at].relation;
                break;
            }
            at = head;
        }
        at = i;
        for (uint32_t step = 0; i + 1 < end && step < CLIMB_LIMIT; step++) {
            uint32_t head = a->tokens.at[at].head;
            if (head == NONE || head > i) {
                n->from_right[i] = head == NONE ? REL_ROOT : a->tokens.at[at].relation;
                break;
            }
            at = head;
        }
    }
}

article_counts counts_find(const article_facts *f) {
    const article *a = f->article;
    uint32_t count = a->tokens.size;
    article_counts n = {ARENA_NEW(a->arena, uint32_t, count), ARENA_NEW(a->arena, uint32_t, count),
                        ARENA_NEW(a->arena, uint32_t, count), ARENA_NEW(a->arena, uint32_t, count),
                        ARENA_NEW(a->arena, uint8_t, count),  ARENA_NEW(a->arena, uint8_t, count)};
    uint32_t commas = 0, quotes = 0, last = NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t q = f->quotes.of_token[i];
        while (q != NONE && f->quotes.list.at[q].parent != NONE) q = f->quotes.list.at[q].parent;
        commas += f->at[i].mark == MARK_COMMA;
        quotes += q != NONE && q != last;
        last = q == NONE ? last : q;
        n.commas[i] = commas;
        n.quotes[i] = quotes;
        n.outer[i] = q;
    }
    find_boundaries(f, &n);
    return n;
}

/* ------------------------------------------------------------------------------------------------- cues */

/* The token `step` places from `token` in its sentence, or NONE. */
static uint32_t beside(const article_facts *f, uint32_t at_token, int32_t step) {
    const token *t = &f->article->tokens.at[at_token];
    const sentence *s = &f->article->sentences.at[t->sentence];
    int64_t at = (int64_t)at_token + step;
    return at >= s->tokens.first && at < (int64_t)s->tokens.first + s->tokens.count ? (uint32_t)at : NONE;
}

static uint32_t form_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 7 : f->at[at_token].form;
}

static uint32_t lemma_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 7 : f->at[at_token].lemma;
}

static uint32_t upos_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 31 : f->article->tokens.at[at_token].upos;
}

static uint32_t relation_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 63 : relation_main[f->article->tokens.at[at_token].relation];
}

static uint32_t level_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 15 : f->at[at_token].cue;
}

static uint32_t place_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 7 : f->quotes.place[at_token];
}

static uint32_t mark_at(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 15 : f->at[at_token].mark;
}

/* What kind of thing a token names: its part of speech and name. */
static uint32_t thing_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE
               ? 255
               : (uint32_t)f->article->tokens.at[at_token].upos * 8 + f->article->tokens.at[at_token].name;
}

static void cue_words(const article_facts *f, uint32_t t, writer *w) {
    uint32_t before = beside(f, t, -1), after = beside(f, t, 1), before2 = beside(f, t, -2), after2 = beside(f, t, 2);
    uint32_t form = form_of(f, t), lemma = lemma_of(f, t), upos = upos_of(f, t);
    add(w, 1, form, 0);
    add(w, 2, lemma, upos);
    add(w, 3, f->at[t].suffix, upos);
    add(w, 4, upos, relation_of(f, t));
    add(w, 5, form_of(f, before), upos);
    add(w, 6, form_of(f, after), upos);
    add(w, 7, lemma_of(f, before), lemma);
    add(w, 8, lemma, lemma_of(f, after));
    add(w, 9, form_of(f, before2), level_of(f, t));
    add(w, 10, form_of(f, after2), level_of(f, t));
    add(w, 11, upos_of(f, before) * 32 + upos, upos_of(f, after));
    add(w, 12, upos_of(f, before2) * 32 + upos_of(f, before), upos);
    add(w, 13, upos_of(f, after2) * 32 + upos_of(f, after), upos);
    add(w, 14, fact_mix(lemma_of(f, before2), lemma_of(f, before)), lemma);
    add(w, 15, level_of(f, t), level_of(f, before) * 16 + level_of(f, after));
    add(w, 16, level_of(f, t), upos * 64 + relation_of(f, t));
    add(w, 17, level_of(f, t), upos_of(f, after));
    add(w, 18, level_of(f, before), lemma);
    add(w, 19, f->at[t].shape, upos);
}

static void cue_tree(const article_facts *f, uint32_t t, writer *w) {
    const token_facts *facts = &f->at[t];
    uint32_t head = f->article->tokens.at[t].head, lemma = facts->lemma, level = facts->cue,
             relation = relation_of(f, t);
    uint32_t clauses = facts->has & (HAS_CCOMP | HAS_XCOMP | HAS_PARATAXIS | HAS_SUBJECT | HAS_OBJECT);
    add(w, 30, lemma_of(f, head), relation);
    add(w, 31, level_of(f, head), relation);
    add(w, 32, level_of(f, head), lemma);
    add(w, 33, level, facts->has);
    add(w, 34, level, clauses);
    add(w, 35, lemma, clauses);
    add(w, 36, lemma, facts->has & (HAS_AUX | HAS_NEGATION | HAS_PASSIVE | HAS_MARK));
    add(w, 37, level, thing_of(f, facts->subject));
    add(w, 38, lemma, thing_of(f, facts->subject));
    add(w, 39, level, lemma_of(f, facts->subject));
    add(w, 40, lemma, lemma_of(f, facts->object));
    add(w, 41, level, thing_of(f, facts->object));
    add(w, 42, level, relation_of(f, facts->clause) * 32 + upos_of(f, facts->clause));
    add(w, 43, relation, relation_of(f, head) * 32 + upos_of(f, head));
    add(w, 44, lemma, relation);
    add(w, 45, relation, level_of(f, head) * 64 + upos_of(f, t));
    if (head != NONE && f->at[head].subject != NONE)
        add(w, 46, level, thing_of(f, f->at[head].subject) * 64 + relation);
    if (facts->object != NONE) add(w, 47, level_of(f, facts->object), level);
}

static void cue_quotes(const article_facts *f, const article_counts *n, uint32_t t, writer *w) {
    const sentence *s = &f->article->sentences.at[f->article->tokens.at[t].sentence];
    uint32_t begin = s->tokens.first, end = begin + s->tokens.count - 1, level = f->at[t].cue;
    uint32_t quoted = at_most(n->quotes[end] - n->quotes[begin] + (n->outer[begin] != NONE), 2);
    uint32_t before = beside(f, t, -1), after = beside(f, t, 1), after2 = beside(f, t, 2);
    uint32_t edge = (t == begin ? 1 : 0) | (t == end ? 2 : 0) | (t <= begin + 2 ? 4 : 0) | (t + 3 >= end ? 8 : 0);
    add(w, 60, place_of(f, t), f->at[t].lemma);
    add(w, 61, place_of(f, t), level * 4 + quoted);
    add(w, 62, place_of(f, before) * 8 + place_of(f, after), level * 8 + place_of(f, after2));
    add(w, 63, mark_at(f, before) * 16 + mark_at(f, after), level);
    add(w, 64, edge, level * 4 + quoted);
    add(w, 65, edge, f->at[t].form);
    add(w, 66, quoted, f->at[t].lemma);
    add(w, 67, mark_at(f, after), f->at[t].lemma);
    add(w, 68, mark_at(f, before), f->at[t].lemma);
}

uint32_t cue_features(const article_facts *f, const article_counts *n, uint32_t at_token, uint32_t *out) {
    writer w = {out, 0};
    add(&w, 0, 0, 0);
    cue_words(f, at_token, &w);
    cue_tree(f, at_token, &w);
    cue_quotes(f, n, at_token, &w);
    return w.count;
}

/* ------------------------------------------------------------------------------------------- source, content */

cue_view cue_view_new(const article_facts *f, const article_counts *n) {
    uint32_t count = f->article->tokens.size;
    arena *a = f->article->arena;
    return (cue_view){.f = f,
                      .n = n,
                      .path = ARENA_NEW(a, uint32_t, count),
                      .branch = ARENA_NEW(a, uint32_t, count),
                      .seen = ARENA_NEW(a, uint32_t, count),
                      .up = ARENA_NEW(a, uint8_t, count),
                      .down = ARENA_NEW(a, uint8_t, count)};
}

/* The token of [first, last] that carries it: one whose head lies outside, the likeliest cue among them. */
static uint32_t head_of(const article_facts *f, uint32_t first, uint32_t last) {
    uint32_t best = first;
    int32_t best_score = -1;
    for (uint32_t i = first; i <= last; i++) {
        uint32_t head = f->article->tokens.at[i].head;
        bool outside = head == NONE || head < first || head > last;
        int32_t score = (outside ? 8 : 0) + f->at[i].cue + (f->article->tokens.at[i].upos == UPOS_PUNCT ? 0 : 1);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

static void set_place(cue_view *v, uint32_t at_token, uint32_t path, uint32_t branch, uint32_t up, uint32_t down) {
    v->seen[at_token] = v->stamp;
    v->path[at_token] = path;
    v->branch[at_token] = branch;
    v->up[at_token] = (uint8_t)at_most(up, 7);
    v->down[at_token] = (uint8_t)at_most(down, 15);
}

/* The way from the cue's head to a at_token: up to a common ancestor, then down. */
static void find_path(cue_view *v, uint32_t at_token) {
    uint32_t way[CLIMB_LIMIT], size = 0, at = at_token;
    while (v->seen[at] != v->stamp && size < CLIMB_LIMIT) {
        way[size++] = at;
        at = v->f->article->tokens.at[at].head;
        if (at == NONE) break;
    }
    if (at == NONE || v->seen[at] != v->stamp)
        set_place(v, at == NONE ? way[size - 1] : at, 99, at == NONE ? way[size - 1] : at, 7, 0);
    uint32_t from = at == NONE ? way[size - 1] : at;
    while (size-- > 0) {
        uint32_t i = way[size];
        if (v->seen[i] == v->stamp) continue;
        const token *t = &v->f->article->tokens.at[i];
        bool branches = v->down[from] == 0;
        uint32_t path =
            v->down[from] < 5 ? fact_mix(v->path[from], 100u + relation_main[t->relation]) : v->path[from];
        set_place(v, i, path, branches ? i : v->branch[from], v->up[from], v->down[from] + 1u);
        from = i;
    }
}

static void find_way_up(cue_view *v) {
    uint32_t at = v->head, path = 17;
    for (uint32_t up = 0; at != NONE && up < CLIMB_LIMIT; up++) {
        set_place(v, at, path, at, up, 0);
        path = up < 6 ? fact_mix(path, 200u + relation_main[v->f->article->tokens.at[at].relation]) : path;
        at = v->f->article->tokens.at[at].head;
        if (at != NONE && v->seen[at] == v->stamp) break;
    }
}

/* Whether a sentence has any token in quotation marks. */
static bool has_quote(const cue_view *v, uint32_t s) {
    range tokens = v->f->article->sentences.at[s].tokens;
    uint32_t end = tokens.first + tokens.count - 1;
    return v->n->outer[tokens.first] != NONE || v->n->quotes[end] > v->n->quotes[tokens.first];
}

/* The sentences that may hold parts: the cue's own, and those beside it as long as they have quotation marks, at
 * least one. */
static void find_window(cue_view *v) {
    const article *a = v->f->article;
    uint32_t s = v->sentence, left = s, right = s;
    while (left > 0 && s - left < SENTENCES_BEFORE && a->sentences.at[left - 1].tokens.count &&
           (left == s || has_quote(v, left - 1)))
        left--;
    while (right + 1 < a->sentences.size && right - s < SENTENCES_AFTER && a->sentences.at[right + 1].tokens.count &&
           (right == s || has_quote(v, right + 1)))
        right++;
    v->from = a->sentences.at[left].tokens.first;
    v->to = a->sentences.at[right].tokens.first + a->sentences.at[right].tokens.count;
    if (v->first - v->from > WINDOW_BEFORE) v->from = v->first - WINDOW_BEFORE;
    if (v->to - v->last > WINDOW_AFTER) v->to = v->last + WINDOW_AFTER;
}

void cue_view_set(cue_view *v, uint32_t first, uint32_t last) {
    const article_facts *f = v->f;
    v->stamp++;
    v->first = first;
    v->last = last;
    v->head = head_of(f, first, last);
    v->sentence = f->article->tokens.at[v->head].sentence;
    find_window(v);
    find_way_up(v);
    range own = f->article->sentences.at[v->sentence].tokens;
    for (uint32_t i = own.first < v->from ? v->from : own.first; i < own.first + own.count && i < v->to; i++)
        if (v->seen[i] != v->stamp) find_path(v, i);
    uint32_t before = beside(f, first, -1), after = beside(f, last, 1);
    v->lemma = f->at[v->head].lemma;
    v->kind = fact_mix(fact_mix(upos_of(f, v->head), mark_at(f, before) * 16 + mark_at(f, after)),
                       at_most(last - first, 3));
}

/* What a branch is: how far up it leaves the cue's way, by which relation, on which side. */
static uint32_t branch_kind(const cue_view *v, uint32_t at_token) {
    if (v->seen[at_token] != v->stamp) return 3;
    uint32_t top = v->branch[at_token];
    return fact_mix(v->up[at_token] * 4u + (top > v->last ? 1 : 0) + (v->down[at_token] == 0 ? 2 : 0),
                    relation_of(v->f, top));
}

/* A window's neighbour of a at_token: as far as its sentence goes. */
static uint32_t branch_at(const cue_view *v, uint32_t at_token) {
    return at_token == NONE || at_token < v->from || at_token >= v->to ? 5 : branch_kind(v, at_token);
}

/* How a token's quotation stands to the cue: inside or not, how many quotations away, and whether the cue is inside
 * one. */
static uint32_t quote_state(const cue_view *v, uint32_t t) {
    const article_counts *n = v->n;
    int32_t away = (int32_t)n->quotes[t] - (int32_t)n->quotes[v->head];
    away = away < -3 ? -3 : away > 3 ? 3 : away;
    bool same = n->outer[t] == n->outer[v->head];
    return (uint32_t)(away + 3) * 32 + (n->outer[t] != NONE) * 16u + (n->outer[v->head] != NONE) * 8u + same * 4u +
           v->f->quotes.place[t];
}

typedef struct part_context {
    uint32_t t, side, state, distance, sentences, branch, before, after;
} part_context;

static void part_words(const cue_view *v, const part_context *c, writer *w) {
    const article_facts *f = v->f;
    uint32_t where = c->side * 16 + c->sentences;
    add(w, 101, form_of(f, c->t), where);
    add(w, 102, fact_mix(lemma_of(f, c->before), lemma_of(f, c->t)), c->side);
    add(w, 103, fact_mix(lemma_of(f, c->t), lemma_of(f, c->after)), c->side);
    add(w, 104, upos_of(f, c->before) * 1024 + upos_of(f, c->t) * 32 + upos_of(f, c->after), where);
    add(w, 105, relation_of(f, c->t) * 32 + upos_of(f, c->t), where);
    add(w, 106, form_of(f, c->before), fact_mix(c->side, upos_of(f, c->t)));
    add(w, 107, form_of(f, c->after), fact_mix(c->side, upos_of(f, c->t)));
    add(w, 108, thing_of(f, c->t), fact_mix(where, thing_of(f, c->after)));
    add(w, 109, c->distance * 2 + c->side, fact_mix(v->lemma, upos_of(f, c->t)));
    add(w, 110, c->distance * 2 + c->side, fact_mix(c->state, upos_of(f, c->t)));
    add(w, 111, fact_mix(v->lemma, form_of(f, c->t)), at_most(c->distance, 4) * 2 + c->side);
    add(w, 112, fact_mix(v->kind, upos_of(f, c->t)), at_most(c->distance, 5) * 2 + c->side);
}

static void part_tree(const cue_view *v, const part_context *c, writer *w) {
    const article_facts *f = v->f;
    bool near = v->seen[c->t] == v->stamp;
    uint32_t path = near ? v->path[c->t] : 1000 + c->sentences * 64 + relation_of(f, c->t);
    uint32_t top = near ? v->branch[c->t] : c->t;
    uint32_t edge = (c->t == f->at[top].first ? 1 : 0) | (c->t == f->at[top].last ? 2 : 0) |
                    (c->before != NONE && c->before == f->at[top].last ? 4 : 0);
    uint32_t before = branch_at(v, c->before), after = branch_at(v, c->after);
    add(w, 130, path, c->side);
    add(w, 131, path, v->lemma);
    add(w, 132, path, fact_mix(upos_of(f, c->t), edge));
    add(w, 133, c->branch, v->lemma);
    add(w, 134, c->branch, v->kind);
    add(w, 135, c->branch, fact_mix(before, after));
    add(w, 136, c->branch, fact_mix(edge, v->lemma));
    add(w, 137, c->branch, fact_mix(edge, c->state));
    add(w, 138, c->branch, fact_mix(v->n->from_left[c->t], c->side));
    add(w, 139, c->branch, fact_mix(v->n->from_right[c->t], c->side));
    add(w, 140, v->n->from_left[c->t], fact_mix(v->lemma, upos_of(f, c->before)));
    add(w, 141, c->after == NONE ? 77u : v->n->from_left[c->after], fact_mix(c->branch, upos_of(f, c->after)));
    add(w, 142, fact_mix(c->branch, after), fact_mix(v->n->from_right[c->t], upos_of(f, c->t)));
    add(w, 143, lemma_of(f, f->article->tokens.at[c->t].head), fact_mix(c->branch, relation_of(f, c->t)));
    add(w, 144, near ? v->down[c->t] : 20u, fact_mix(c->branch, thing_of(f, top)));
    add(w, 145, lemma_of(f, top), c->branch);
}

static void part_marks(const cue_view *v, const part_context *c, writer *w) {
    const article_facts *f = v->f;
    const article_counts *n = v->n;
    uint32_t low = c->t < v->head ? c->t : v->head, high = c->t < v->head ? v->head : c->t;
    uint32_t commas = at_most(n->commas[high] - n->commas[low], 3), cues = at_most(n->cues[high] - n->cues[low], 3);
    uint32_t next = c->after == NONE ? 63 : quote_state(v, c->after),
             prior = c->before == NONE ? 63 : quote_state(v, c->before);
    uint32_t marks = mark_at(f, c->before) * 256 + mark_at(f, c->t) * 16 + mark_at(f, c->after);
    uint32_t where = c->side * 16 + c->sentences;
    add(w, 160, c->state, where);
    add(w, 161, c->state, v->kind);
    add(w, 162, c->state, fact_mix(v->lemma, where));
    add(w, 163, fact_mix(prior, c->state), fact_mix(next, where));
    add(w, 164, marks, fact_mix(c->state, where));
    add(w, 165, marks, c->branch);
    add(w, 166, fact_mix(commas, cues), fact_mix(c->state, where));
    add(w, 167, cues, c->branch);
    add(w, 168, commas, c->branch);
    add(w, 169, (c->before == NONE) * 2u + (c->after == NONE), fact_mix(c->state, where));
    add(w, 170, mark_at(f, c->t) * 16 + mark_at(f, c->after), fact_mix(v->kind, c->side));
    add(w, 171, f->at[c->t].cue, fact_mix(c->branch, cues));
}

uint32_t part_features(const cue_view *v, uint32_t t, uint32_t *out) {
    writer w = {out, 0};
    const article *a = v->f->article;
    uint32_t s = a->tokens.at[t].sentence;
    part_context c = {.t = t, .before = beside(v->f, t, -1), .after = beside(v->f, t, 1)};
    c.side = t < v->first ? 0 : t > v->last ? 1 : 2;
    c.distance = bucket(t < v->first ? v->first - t : t > v->last ? t - v->last : 0);
    c.sentences = s < v->sentence ? 8 - at_most(v->sentence - s, 3) : 8 + at_most(s - v->sentence, 4);
    if (s != v->sentence && a->sentences.at[s].block != a->sentences.at[v->sentence].block) c.sentences += 16;
    c.state = quote_state(v, t);
    c.branch = branch_kind(v, t);
    add(&w, 100, c.side, 0);
    part_words(v, &c, &w);
    part_tree(v, &c, &w);
    part_marks(v, &c, &w);
    return w.count;
}
