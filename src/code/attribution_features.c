/* attribution_features.c - makes the features of tokens, cues and their parts
 *
 * A hashed feature is a number of its own (its template) mixed with facts of tokens. The templates are those of a
 * linear tagger that help the network, too: docs/experiments.md. */
#include "code/attribution_features.h"

enum { CLIMB_LIMIT = 24, WINDOW_BEFORE = 160, WINDOW_AFTER = 320, SENTENCES_BEFORE = 3, SENTENCES_AFTER = 6 };

typedef struct writer {
    uint32_t *out, count;
} writer;

/* Adds the feature of template `id` with two values. */
static void add(writer *w, uint32_t id, uint32_t a, uint32_t b) {
    w->out[w->count++] = fact_mix(fact_mix(id * 0x85EBCA6Bu + 0x1234567u, a), b);
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

static uint32_t mark_at(const article_facts *f, uint32_t at_token) {
    return at_token == NONE ? 15 : f->at[at_token].mark;
}

/* What kind of thing a token names: its part of speech and name. */
static uint32_t thing_of(const article_facts *f, uint32_t at_token) {
    return at_token == NONE
               ? 255
               : (uint32_t)f->article->tokens.at[at_token].upos * 8 + f->article->tokens.at[at_token].name;
}

void token_features(const article_facts *f, const article_counts *n, uint32_t t, uint32_t *out) {
    const article *a = f->article;
    const token_facts *facts = &f->at[t];
    const token *now = &a->tokens.at[t];
    const sentence *s = &a->sentences.at[now->sentence];
    bool first = t == s->tokens.first, last = t + 1 == s->tokens.first + s->tokens.count;
    bool opens = t == 0 || a->sentences.at[a->tokens.at[t - 1].sentence].block != s->block;
    bool closes = t + 1 == a->tokens.size || a->sentences.at[a->tokens.at[t + 1].sentence].block != s->block;
    out[0] = facts->cue;
    out[1] = 16u + facts->mark;
    out[2] = 32u + f->quotes.place[t] * 2u + (n->outer[t] != NONE);
    out[3] = 64u + first + last * 2u + opens * 4u + closes * 8u;
    out[4] = 80u + now->upos;
    out[5] = 112u + relation_main[now->relation] % 64u;
    out[6] = 176u + facts->shape;
    out[7] = 192u + now->name;
}

void cue_features(const article_facts *f, const article_counts *n, uint32_t t, uint32_t *out) {
    writer w = {out, 0};
    (void)n;
    const token_facts *facts = &f->at[t];
    uint32_t head = f->article->tokens.at[t].head, lemma = facts->lemma, level = facts->cue, upos = upos_of(f, t);
    uint32_t relation = relation_of(f, t), before = beside(f, t, -1), after = beside(f, t, 1);
    uint32_t clauses = facts->has & (HAS_CCOMP | HAS_XCOMP | HAS_PARATAXIS | HAS_SUBJECT | HAS_OBJECT);
    add(&w, 2, lemma, upos);
    add(&w, 30, lemma_of(f, head), relation);
    add(&w, 32, level_of(f, head), lemma);
    add(&w, 33, level, facts->has);
    add(&w, 35, lemma, clauses);
    add(&w, 36, lemma, facts->has & (HAS_AUX | HAS_NEGATION | HAS_PASSIVE | HAS_MARK));
    add(&w, 38, lemma, thing_of(f, facts->subject));
    add(&w, 42, level, relation_of(f, facts->clause) * 32 + upos_of(f, facts->clause));
    add(&w, 15, level, level_of(f, before) * 16 + level_of(f, after));
    add(&w, 16, level, upos * 64 + relation);
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

void part_features(const cue_view *v, uint32_t t, uint32_t *out) {
    writer w = {out, 0};
    const article_facts *f = v->f;
    const article_counts *n = v->n;
    const article *a = f->article;
    uint32_t s = a->tokens.at[t].sentence, before = beside(f, t, -1), after = beside(f, t, 1), upos = upos_of(f, t);
    uint32_t side = t < v->first ? 0 : t > v->last ? 1 : 2;
    uint32_t distance = bucket(t < v->first ? v->first - t : t > v->last ? t - v->last : 0);
    uint32_t sentences = s < v->sentence ? 8 - at_most(v->sentence - s, 3) : 8 + at_most(s - v->sentence, 4);
    if (s != v->sentence && a->sentences.at[s].block != a->sentences.at[v->sentence].block) sentences += 16;
    bool near = v->seen[t] == v->stamp;
    uint32_t path = near ? v->path[t] : 1000 + sentences * 64 + relation_of(f, t), top = near ? v->branch[t] : t;
    uint32_t edge = (t == f->at[top].first ? 1 : 0) | (t == f->at[top].last ? 2 : 0) |
                    (before != NONE && before == f->at[top].last ? 4 : 0);
    uint32_t state = quote_state(v, t), branch = branch_kind(v, t), where = side * 16 + sentences;
    uint32_t low = t < v->head ? t : v->head, high = t < v->head ? v->head : t;
    uint32_t commas = at_most(n->commas[high] - n->commas[low], 3), cues = at_most(n->cues[high] - n->cues[low], 3);
    uint32_t next = after == NONE ? 63 : quote_state(v, after), prior = before == NONE ? 63 : quote_state(v, before);
    uint32_t marks = mark_at(f, before) * 256 + mark_at(f, t) * 16 + mark_at(f, after);
    add(&w, 130, path, side);
    add(&w, 135, branch, fact_mix(branch_at(v, before), branch_at(v, after)));
    add(&w, 137, branch, fact_mix(edge, state));
    add(&w, 138, branch, fact_mix(n->from_left[t], side));
    add(&w, 139, branch, fact_mix(n->from_right[t], side));
    add(&w, 141, after == NONE ? 77u : n->from_left[after], fact_mix(branch, upos_of(f, after)));
    add(&w, 110, distance * 2 + side, fact_mix(state, upos));
    add(&w, 160, state, where);
    add(&w, 163, fact_mix(prior, state), fact_mix(next, where));
    add(&w, 164, marks, fact_mix(state, where));
    add(&w, 166, fact_mix(commas, cues), fact_mix(state, where));
}
