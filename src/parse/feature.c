/* feature.c - from a word to the keys of its features
 *
 * The word is turned into code points, in lower case beside as it stands; each key is a hash of the feature's number
 * and its letters. ASCII, nearly all of the text, takes no table of Unicode's. */
#include "parse/feature.h"

#include "base/utf8.h"

const uint16_t feature_width[FEATURES] = {80, 32, 16, 32, 32, 32, 32, 16, 16, 96, 16, 64, 64};

enum { LETTERS = 40, HALF = LETTERS / 2, LONG = 256 };

typedef struct letters {
    uint32_t cased[LETTERS], lower[LETTERS];
    unsigned size;
} letters;

static uint32_t plain(uint32_t code) {
    switch (code) {
    case 0x2018: case 0x2019: case 0x2BC: case 0x60: case 0xB4: return '\'';
    case 0x201C: case 0x201D: case 0x201E: return '"';
    case 0xA0: return ' ';
    default: return code;
    }
}

/* Letters beyond ASCII: those of Latin, Greek and Cyrillic whose lower case is a fixed way off. Others stay. */
static uint32_t lower_wide(uint32_t code) {
    if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;
    if (code >= 0x100 && code <= 0x17F && code != 0x130 && code != 0x131 && code != 0x138 && code != 0x149 &&
        code != 0x17F) {
        bool odd_is_upper = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
        if (code == 0x178) return 0xFF;
        return (code & 1) == odd_is_upper ? code + 1 : code;
    }
    if (code >= 0x391 && code <= 0x3A9) return code + 32;
    if (code >= 0x410 && code <= 0x42F) return code + 32;
    if (code >= 0x400 && code <= 0x40F) return code + 80;
    return code;
}

static uint32_t lower(uint32_t code) {
    if (code < 128) return code >= 'A' && code <= 'Z' ? code + 32 : code;
    return lower_wide(code);
}

static bool is_digit(uint32_t code) { return code >= '0' && code <= '9'; }

static void add_letter(letters *l, uint32_t code) {
    unsigned at = l->size;
    if (at == LETTERS) { /* too long: the last letters move up over the middle */
        for (unsigned i = HALF; i + 1 < LETTERS; i++) {
            l->cased[i] = l->cased[i + 1];
            l->lower[i] = l->lower[i + 1];
        }
        at = LETTERS - 1;
    } else l->size++;
    l->cased[at] = plain(code);
    l->lower[at] = is_digit(code) ? '0' : lower(l->cased[at]);
}

static void add_letters(letters *l, slice form) {
    for (size_t at = 0; at < form.size;) {
        unsigned char byte = (unsigned char)form.at[at];
        size_t step = 1;
        add_letter(l, byte < 128 ? byte : utf8_decode(slice_part(form, at, form.size), &step));
        at += step;
    }
}

static letters letters_of(slice form) {
    letters l;
    l.size = 0;
    if (form.size > LONG) { /* both ends only; where the cut falls inside a code point does no harm to a key */
        add_letters(&l, slice_part(form, 0, LONG / 2));
        add_letters(&l, slice_part(form, form.size - LONG / 2, form.size));
    } else add_letters(&l, form);
    return l;
}

/* ------------------------------------------------------------------------------------------ keys */

static uint64_t begin(unsigned feature) { return UINT64_C(0x9E3779B97F4A7C15) * (feature + 1); }

static uint64_t add(uint64_t hash, uint32_t code) {
    hash = (hash ^ code) * UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ hash >> 32;
}

static uint64_t end(uint64_t hash) {
    hash *= UINT64_C(0x9FB21C651E98DF25);
    return hash ^ hash >> 29;
}

static uint64_t key_of(unsigned feature, const uint32_t *codes, unsigned count) {
    uint64_t hash = begin(feature);
    for (unsigned i = 0; i < count; i++) hash = add(hash, codes[i]);
    return end(hash);
}

static uint64_t suffix_key(unsigned feature, const letters *l, unsigned count) {
    return l->size < count ? key_of(feature, l->lower, l->size) ^ 1
                           : key_of(feature, l->lower + l->size - count, count);
}

static uint32_t shape_of(uint32_t code) {
    if (is_digit(code)) return 'd';
    if (lower(code) != code) return 'X';
    if ((code >= 'a' && code <= 'z') || code >= 0xC0) return 'x';
    return code;
}

/* Runs of more than two are cut to two. */
static uint64_t shape_key(const letters *l) {
    uint64_t hash = begin(FEATURE_SHAPE);
    uint32_t last = 0, before = 0;
    for (unsigned i = 0; i < l->size; i++) {
        uint32_t shape = shape_of(l->cased[i]);
        if (shape == last && shape == before) continue;
        hash = add(hash, shape);
        before = last;
        last = shape;
    }
    return end(hash);
}

static void grams_of(const letters *l, word_keys *out) {
    uint32_t codes[LETTERS + 2];
    unsigned size = 0;
    codes[size++] = '^';
    for (unsigned i = 0; i < l->size; i++) codes[size++] = l->lower[i];
    codes[size++] = '$';
    out->grams = 0;
    for (unsigned width = 3; width <= 4; width++)
        for (unsigned i = 0; i + width <= size && out->grams < FEATURE_GRAM_LIMIT; i++)
            out->gram[out->grams++] = key_of(FEATURE_GRAM, codes + i, width);
}

void feature_keys(slice form, unsigned place, word_keys *out) {
    letters l = letters_of(form);
    out->key[FEATURE_WORD] = key_of(FEATURE_WORD, l.lower, l.size);
    out->key[FEATURE_CASED] = key_of(FEATURE_CASED, l.cased, l.size);
    out->key[FEATURE_FIRST] = key_of(FEATURE_FIRST, l.cased, l.size ? 1 : 0);
    out->key[FEATURE_PREFIX] = key_of(FEATURE_PREFIX, l.lower, l.size < 3 ? l.size : 3);
    out->key[FEATURE_SUFFIX2] = suffix_key(FEATURE_SUFFIX2, &l, 2);
    out->key[FEATURE_SUFFIX3] = suffix_key(FEATURE_SUFFIX3, &l, 3);
    out->key[FEATURE_SUFFIX4] = suffix_key(FEATURE_SUFFIX4, &l, 4);
    out->key[FEATURE_SHAPE] = shape_key(&l);
    uint32_t code = place;
    out->key[FEATURE_PLACE] = key_of(FEATURE_PLACE, &code, 1);
    out->key[FEATURE_RAW] = feature_derived(FEATURE_RAW, out->key[FEATURE_WORD]);
    out->key[FEATURE_LIST] = feature_derived(FEATURE_LIST, out->key[FEATURE_WORD]);
    out->key[FEATURE_VECTOR] = out->key[FEATURE_GRAM] = 0;
    grams_of(&l, out);
}

uint64_t feature_derived(enum feature f, uint64_t word_key) { return end(begin(f) ^ word_key); }

bool feature_has_lower(slice form) {
    for (size_t i = 0; i < form.size; i++)
        if (form.at[i] >= 'a' && form.at[i] <= 'z') return true;
    return false;
}

uint32_t vocabulary_row(const vocabulary *v, uint64_t key) {
    uint32_t mark = vocabulary_mark(key);
    for (uint32_t at = (uint32_t)key & v->mask, tries = 0; tries <= v->mask; at = (at + 1) & v->mask, tries++) {
        if (v->slots[at].mark == mark) return v->slots[at].row;
        if (v->slots[at].mark == 0) return 0;
    }
    return 0;
}
