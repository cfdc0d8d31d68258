/* sought.c - see sought.h
 *
 * As in FTS5, words side by side bind most, then NOT, AND, OR. */
#include "record/sought.h"

#include <string.h>

enum { DEPTH = 32 };

/* A set of articles, in l->a. */
typedef struct found {
    index_hits hits;
    bool all;
} found;

typedef struct reading {
    lister *l;
    slice left;
    unsigned depth;
} reading;

static found any(reading *g);

/* --------------------------------------------------------------------------------------------------- sets */

static void both(found *one, const found *other) {
    if (one->all) *one = *other;
    else if (!other->all) index_both(&one->hits, &other->hits);
}

static void either(found *one, const found *other) {
    one->all = one->all || other->all;
    for (size_t i = 0; i < other->hits.size && !one->all; i++) index_hits_add(&one->hits, other->hits.at[i]);
    index_settle(&one->hits);
}

/* -------------------------------------------------------------------------------------------------- reading */

static bool is_bare(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c & 0x80 ||
           c == 0x1A;
}

static void skip(reading *g, size_t size) { g->left = slice_part(g->left, size, g->left.size); }

static void skip_blanks(reading *g) {
    while (g->left.size && strchr(" \t\n\r", g->left.at[0]) && g->left.at[0]) skip(g, 1);
}

static bool take_sign(reading *g, char sign) {
    skip_blanks(g);
    if (!g->left.size || g->left.at[0] != sign) return false;
    skip(g, 1);
    return true;
}

/* The bare word that is next, still there. */
static slice bare_word(reading *g) {
    size_t size = 0;
    skip_blanks(g);
    while (size < g->left.size && is_bare(g->left.at[size])) size++;
    return (slice){g->left.at, size};
}

static bool take_operator(reading *g, slice word) {
    if (!slice_equal(bare_word(g), word)) return false;
    skip(g, word.size);
    return true;
}

/* A string without its quotation marks, or a bare word. */
static slice take_string(reading *g) {
    slice word = bare_word(g);
    if (word.size || !g->left.size || g->left.at[0] != '"') {
        skip(g, word.size);
        return word;
    }
    char *out = arena_alloc(g->l->a, g->left.size), *at = out;
    for (skip(g, 1); g->left.size; skip(g, 1)) {
        bool twice = g->left.at[0] == '"' && g->left.size > 1 && g->left.at[1] == '"';
        if (g->left.at[0] == '"' && !twice) break;
        if (twice) skip(g, 1);
        *at++ = g->left.at[0];
    }
    skip(g, 1);
    return (slice){out, (size_t)(at - out)};
}

/* All of a string's words; the last one as a front where `front`. */
static found words(reading *g, slice text, bool front) {
    found out = {.all = true};
    index_words cut = {0};
    index_cut(g->l->r, text, g->l->a, &cut);
    for (uint32_t i = 0; i < cut.size && g->l->status == READOUT_OK; i++) {
        slice term = cut.at[i].term;
        found one = {.hits = {.a = g->l->a}};
        char *behind = arena_copy(g->l->a, term.at, term.size);
        behind[term.size - 1]++;
        bool open = front && i + 1 == cut.size;
        status s = open ? index_find(g->l->r, term, (slice){behind, term.size}, &one.hits, g->l->e)
                        : index_find_word(g->l->r, term, &one.hits, g->l->e);
        if (s != READOUT_OK) g->l->status = s;
        index_settle(&one.hits);
        both(&out, &one);
    }
    return out;
}

static bool phrase_follows(reading *g) {
    skip_blanks(g);
    return g->left.size && (g->left.at[0] == '"' || g->left.at[0] == '^' || is_bare(g->left.at[0]));
}

static found phrase(reading *g) {
    found out = {.all = true};
    take_sign(g, '^');
    do {
        slice text = take_string(g);
        found one = words(g, text, take_sign(g, '*'));
        both(&out, &one);
    } while (take_sign(g, '+'));
    return out;
}

/* NEAR(...): all of its phrases. */
static found near(reading *g) {
    found out = {.all = true};
    while (phrase_follows(g)) {
        found one = phrase(g);
        both(&out, &one);
    }
    if (take_sign(g, ',')) skip(g, bare_word(g).size);
    take_sign(g, ')');
    return out;
}

/* Which columns: here there is one only. */
static void skip_columns(reading *g) {
    slice before = g->left;
    take_sign(g, '-');
    if (take_sign(g, '{'))
        while (g->left.size && !take_sign(g, '}')) skip(g, 1);
    else take_string(g);
    if (!take_sign(g, ':')) g->left = before;
}

static found item(reading *g) {
    skip_columns(g);
    if (take_sign(g, '(')) {
        found out = any(g);
        take_sign(g, ')');
        return out;
    }
    slice before = g->left;
    if (take_operator(g, SLICE("NEAR")) && take_sign(g, '(')) return near(g);
    g->left = before;
    return phrase(g);
}

static bool operator_follows(reading *g) {
    slice word = bare_word(g);
    return slice_equal(word, SLICE("AND")) || slice_equal(word, SLICE("OR")) || slice_equal(word, SLICE("NOT"));
}

static bool item_follows(reading *g) {
    if (phrase_follows(g)) return !operator_follows(g);
    return g->left.size && strchr("({-", g->left.at[0]) && g->left.at[0];
}

static found side_by_side(reading *g) {
    found out = item(g);
    while (item_follows(g) && g->l->status == READOUT_OK) {
        slice before = g->left;
        found one = item(g);
        both(&out, &one);
        if (g->left.size == before.size) break; /* nothing that can be read */
    }
    return out;
}

static found without(reading *g) {
    found out = side_by_side(g);
    while (take_operator(g, SLICE("NOT"))) side_by_side(g);
    return out;
}

static found together(reading *g) {
    found out = without(g);
    while (take_operator(g, SLICE("AND"))) {
        found one = without(g);
        both(&out, &one);
    }
    return out;
}

static found any(reading *g) {
    if (++g->depth > DEPTH) {
        g->left = (slice){0};
        return (found){.all = true};
    }
    found out = together(g);
    while (take_operator(g, SLICE("OR"))) {
        found one = together(g);
        either(&out, &one);
    }
    g->depth--;
    return out;
}

void sought_articles(lister *l, slice match, index_hits *out, bool *all) {
    reading g = {.l = l, .left = match};
    found is = any(&g);
    skip_blanks(&g);
    *out = is.hits;
    *all = is.all || g.left.size; /* what is left was not understood: FTS5 will say so, or not */
}
