/* boundary.c - the view of a text in which boundaries are looked for, and the features of one
 *
 * All features have a bounded cost, whatever the text: words count by hashes made once, and only a few characters on
 * each side are looked at. */
#include "parse/boundary.h"

#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"

enum { MARGIN = 8, LONG_CHUNK = 40 };

static uint32_t fold(uint32_t code) {
    if (code < 128) return code >= 'A' && code <= 'Z' ? code + 32 : code;
    switch (code) {
    case 0x2018: case 0x2019: return '\'';
    case 0x201C: case 0x201D: return '"';
    default: return code;
    }
}

/* a and A letters, d digits, others by themselves, quotes of either form alike; 0 outside the text. */
static uint32_t kind(uint32_t code) {
    if (code == 0) return 0;
    if (code >= '0' && code <= '9') return 'd';
    if (code >= 'a' && code <= 'z') return 'a';
    if (code >= 'A' && code <= 'Z') return 'A';
    if (code < 128) return code;
    if (utf8_is_letter(code)) return utf8_is_upper(code) ? 'A' : 'a';
    if (utf8_is_digit(code)) return 'd';
    return fold(code);
}

static bool is_sign(uint32_t k) { return k != 'a' && k != 'A' && k != 'd'; }

static uint32_t mix(uint32_t hash, uint32_t value) {
    hash = (hash ^ value) * 0x9E3779B1u;
    return hash ^ hash >> 15;
}

static uint32_t hash_of(const uint32_t *code, uint32_t count) {
    uint32_t hash = count;
    if (count > LONG_CHUNK) return mix(mix(hash, fold(code[0])), fold(code[count - 1]));
    for (uint32_t i = 0; i < count; i++) hash = mix(hash, fold(code[i]));
    return hash;
}

static uint32_t shape_of(const uint32_t *code, uint32_t count) {
    uint32_t hash = 7, last = 0, before = 0;
    if (count > LONG_CHUNK) return 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t k = kind(code[i]);
        if (k == last && k == before) continue;
        hash = mix(hash, k);
        before = last;
        last = k;
    }
    return hash;
}

static void finish_chunk(boundary_chunk *c, const uint32_t *code) {
    uint32_t begin = c->begin, end = c->end;
    c->hash = hash_of(code + begin, end - begin);
    c->shape = shape_of(code + begin, end - begin);
    uint32_t tries = 0;
    while (begin < end && tries++ < MARGIN && is_sign(kind(code[begin]))) begin++;
    for (tries = 0; end > begin && tries++ < MARGIN && is_sign(kind(code[end - 1]));) end--;
    c->core = hash_of(code + begin, end - begin);
}

boundary_view boundary_view_of(arena *a, slice text, uint32_t base) {
    uint32_t *code = ARENA_NEW(a, uint32_t, text.size + 2 * MARGIN + 1);
    uint32_t *byte = ARENA_NEW(a, uint32_t, text.size + 1), *chunk_of = ARENA_NEW(a, uint32_t, text.size + 2);
    VEC(boundary_chunk) chunks = {0};
    boundary_view v = {0};
    bool space = true;
    uint32_t last = base;
    code += MARGIN;
    for (size_t at = 0; at < text.size;) {
        unsigned char c = (unsigned char)text.at[at];
        size_t step = 1;
        uint32_t point = c < 128 ? c : utf8_decode(slice_part(text, at, text.size), &step);
        if (c < 128 ? c <= ' ' || c == 127 : utf8_is_space(point) || point == 0xFEFF || point == 0x200B) space = true;
        else {
            if (space) {
                if (chunks.size) chunks.at[chunks.size - 1].end = v.size;
                ((boundary_chunk *)vec_push(a, &chunks))->begin = v.size;
            }
            space = false;
            code[v.size] = point;
            byte[v.size] = base + (uint32_t)at;
            chunk_of[v.size++] = chunks.size - 1;
            last = base + (uint32_t)(at + step);
        }
        at += step;
    }
    byte[v.size] = last;
    chunk_of[v.size] = chunks.size;
    if (chunks.size) chunks.at[chunks.size - 1].end = v.size;
    for (uint32_t i = 0; i < chunks.size; i++) finish_chunk(&chunks.at[i], code);
    v.code = code;
    v.byte = byte;
    v.chunk_of = chunk_of;
    v.chunks = chunks.at;
    v.chunk_count = chunks.size;
    return v;
}

bool boundary_at_space(const boundary_view *v, uint32_t at) {
    return at >= v->size || v->chunk_of[at] != v->chunk_of[at - 1];
}

bool boundary_possible(const boundary_view *v, uint32_t at) {
    if (boundary_at_space(v, at)) return true;
    uint32_t left = kind(v->code[at - 1]), right = kind(v->code[at]);
    if (is_sign(left) || is_sign(right)) return true;
    return (left == 'd') != (right == 'd');
}

/* ------------------------------------------------------------------------------------------ features */

typedef struct list {
    uint32_t *at, size, seed;
} list;

/* A row for the values of the feature numbered by its place in the list and by `seed`. */
static void add(list *l, uint32_t a, uint32_t b, uint32_t c) {
    uint32_t hash = mix(mix(mix(mix(l->seed, l->size), a), b), c);
    l->at[l->size++] = (hash * 0x85EBCA6Bu) >> 15;
}

static uint32_t bucket(uint32_t n) { return n < 4 ? n : n < 6 ? 4 : n < 10 ? 5 : n < 20 ? 6 : n < 40 ? 7 : 8; }

static uint32_t pack(uint32_t a, uint32_t b, uint32_t c) { return mix(mix(a, b), c); }

static const boundary_chunk none;

/* What the features are made of: characters on the left and on the right of the place, as they are folded and by
 * kind; the chunks around it. */
typedef struct around {
    const uint32_t *c; /* the character on the right */
    uint32_t l1, l2, l3, l4, r1, r2, r3, r4;
    uint32_t kl1, kl2, kl3, kr1, kr2, kr3;
    uint32_t at, chunk, words, open;
    const boundary_chunk *here, *before, *next, *second;
} around;

static around around_of(const boundary_view *v, const boundary_history *h, uint32_t at) {
    const uint32_t *c = v->code + at;
    uint32_t chunk = v->chunk_of[at - 1];
    const boundary_chunk *here = &v->chunks[chunk];
    return (around){.c = c, .at = at, .chunk = chunk, .here = here,
                    .before = chunk ? here - 1 : &none,
                    .next = chunk + 1 < v->chunk_count ? here + 1 : &none,
                    .second = chunk + 2 < v->chunk_count ? here + 2 : &none,
                    .l1 = fold(c[-1]), .l2 = at >= 2 ? fold(c[-2]) : 0,
                    .l3 = at >= 3 ? fold(c[-3]) : 0, .l4 = at >= 4 ? fold(c[-4]) : 0,
                    .r1 = fold(c[0]), .r2 = fold(c[1]), .r3 = fold(c[2]), .r4 = fold(c[3]),
                    .kl1 = kind(c[-1]), .kl2 = at >= 2 ? kind(c[-2]) : 0, .kl3 = at >= 3 ? kind(c[-3]) : 0,
                    .kr1 = kind(c[0]), .kr2 = kind(c[1]), .kr3 = kind(c[2]),
                    .words = chunk + 1 - h->chunk, .open = (h->brackets > 0) + 2 * (h->quotes & 1)};
}

/* Features of any place. */
static void add_common(list *l, const around *x) {
    uint32_t into = x->at - x->here->begin;
    add(l, 0, 0, 0);
    add(l, x->l1, x->r1, 0);
    add(l, x->l2, x->l1, x->r1);
    add(l, x->l1, x->r1, x->r2);
    add(l, pack(x->l2, x->l1, 0), x->r1, x->r2);
    add(l, x->l3, x->l2, x->l1);
    add(l, x->r1, x->r2, x->r3);
    add(l, pack(x->l4, x->l3, 1), x->l2, x->l1);
    add(l, pack(x->r1, x->r2, 1), x->r3, x->r4);
    add(l, pack(x->kl3, x->kl2, x->kl1), x->kr1, pack(x->kr2, x->kr3, 0));
    add(l, x->kl2, x->kl1, x->kr1);
    add(l, x->kl1, x->kr1, x->kr2);
    add(l, x->here->hash, into, 0);
    add(l, x->here->shape, into < 12 ? into : 12, 0);
}

/* Features of a place inside a chunk: what stands between it and the token's begin and the chunk's end. */
static void add_inside(list *l, const around *x, const boundary_view *v, const boundary_history *h) {
    const boundary_chunk *here = x->here;
    uint32_t left = x->at - h->token, right = here->end - x->at;
    uint32_t lefts = left < 20 ? hash_of(x->c - left, left) : 1, rights = right < 20 ? hash_of(x->c, right) : 1,
             start = left < 12 ? left : 12, stop = right < 12 ? right : 12;
    add(l, lefts, x->r1, 0);
    add(l, lefts, x->r1, x->r2);
    add(l, rights, x->l1, 0);
    add(l, lefts, rights, 0);
    add(l, shape_of(x->c - start, start), shape_of(x->c, stop), 0);
    add(l, x->next->hash, x->l1, x->r1);
    add(l, x->before->hash, x->l1, x->r1);
    add(l, x->l1, x->open, x->r1);
    add(l, x->at == here->begin + 1, x->at + 1 == here->end, pack(x->kl1, x->kr1, 0));
    add(l, kind(v->code[here->begin]), kind(v->code[here->end - 1]), pack(x->l1, x->r1, 0));
}

/* Features of a place between two chunks, where a sentence may end. */
static void add_at_space(list *l, const around *x, const boundary_view *v, const boundary_history *h) {
    const boundary_chunk *here = x->here, *next = x->next;
    uint32_t left = v->chunk_count - x->chunk;
    add(l, here->core, x->l1, x->kr1);
    add(l, here->core, next->hash, 0);
    add(l, next->hash, x->l1, 0);
    add(l, next->core, x->kl1, x->kr1);
    add(l, next->shape, x->l1, x->l2);
    add(l, here->shape, next->shape, 0);
    add(l, x->before->hash, here->hash, 0);
    add(l, next->hash, x->second->hash, x->kl1);
    add(l, bucket(x->words), x->l1, x->kr1);
    add(l, bucket(x->words), here->shape, x->kr1);
    add(l, x->open, x->l1, x->kr1);
    add(l, x->open, pack(x->l2, x->l1, 0), pack(x->r1, x->r2, 0));
    add(l, next->begin == next->end, x->l1, bucket(x->words));
    add(l, here->end - here->begin, x->l1, x->kr1);
    add(l, next->shape, x->second->shape, x->kl1);
    add(l, x->before->shape, here->shape, x->kr1);
    add(l, kind(v->code[h->sentence]), x->kl1, x->kr1);
    add(l, x->words == 1 ? here->hash : 0, x->kr1, x->kl1);
    add(l, left < 3 ? left : 3, x->kl1, x->kr1);
}

uint32_t boundary_features(const boundary_view *v, const boundary_history *h, uint32_t at,
                           uint32_t out[BOUNDARY_FEATURES]) {
    bool space = boundary_at_space(v, at);
    list l = {out, 0, space};
    around x = around_of(v, h, at);
    add_common(&l, &x);
    if (space) add_at_space(&l, &x, v, h);
    else add_inside(&l, &x, v, h);
    return l.size;
}

static void look_at(boundary_history *h, uint32_t code) {
    switch (code) {
    case '(': case '[': h->brackets++; break;
    case ')': case ']': h->brackets -= h->brackets > 0; break;
    case '"': case 0x201C: case 0x201D: h->quotes++; break;
    default: break;
    }
}

void boundary_decided(const boundary_view *v, boundary_history *h, uint32_t at, enum boundary what) {
    look_at(h, v->code[at - 1]);
    if (what != BOUNDARY_NONE) h->token = at;
    if (what != BOUNDARY_SENTENCE) return;
    h->sentence = at;
    h->chunk = v->chunk_of[at];
    h->brackets = 0;
    h->quotes = 0;
}

enum boundary boundary_decide(const boundary_view *v, const boundary_history *h, uint32_t at, const int16_t *weights,
                              int32_t surer) {
    uint32_t rows[BOUNDARY_FEATURES], count = boundary_features(v, h, at, rows);
    int32_t sum[BOUNDARIES] = {0};
    for (uint32_t i = 0; i < count; i++)
        for (int k = 0; k < BOUNDARIES; k++) sum[k] += weights[(size_t)rows[i] * 4 + (size_t)k];
    sum[BOUNDARY_SENTENCE] -= surer;
    if (boundary_at_space(v, at))
        return sum[BOUNDARY_SENTENCE] > sum[BOUNDARY_TOKEN] ? BOUNDARY_SENTENCE : BOUNDARY_TOKEN;
    enum boundary best = BOUNDARY_NONE;
    if (sum[BOUNDARY_TOKEN] > sum[best]) best = BOUNDARY_TOKEN;
    if (sum[BOUNDARY_SENTENCE] > sum[best]) best = BOUNDARY_SENTENCE;
    return best;
}
