/* print.c - words, shingles, winnowing; see print.h */
#include "record/print.h"

#include "base/utf8.h"

/* ------------------------------------------------------------------------------------------------- words */

enum { APOSTROPHE = 0x2019, SOFT_HYPHEN = 0xAD };

static const uint32_t hash_start = 2166136261u, hash_prime = 16777619u;

static uint32_t stirred(uint32_t h) { /* the finisher of MurmurHash3 */
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    h *= 0xC2B2AE35u;
    return h ^ h >> 16;
}

static bool ascii_word(uint32_t c) {
    return c - '0' < 10u || (c | 0x20) - 'a' < 26u;
}

static bool word_code(uint32_t code) { return utf8_is_letter(code) || utf8_is_digit(code); }

static bool apostrophe(uint32_t code) { return code == '\'' || code == APOSTROPHE || code == SOFT_HYPHEN; }

/* How many bytes of a word stand at the front of `text`; 0 where none begins there. */
static size_t word_size(slice text) {
    size_t end = 0, at = 0, size;
    while (at < text.size) {
        unsigned char c = (unsigned char)text.at[at];
        if (c < 0x80) {
            at++;
            if (ascii_word(c)) end = at;
            else if (c != '\'' || !end) break;
            continue;
        }
        uint32_t code = utf8_decode(slice_part(text, at, text.size), &size);
        at += size;
        if (word_code(code)) end = at;
        else if (!apostrophe(code) || !end) break;
    }
    return end;
}

static uint32_t word_hash(arena *a, slice word) {
    uint32_t h = hash_start;
    slice key = utf8_key(a, word);
    for (size_t at = 0, size; at < key.size; at += size) {
        uint32_t code = utf8_decode(slice_part(key, at, key.size), &size);
        for (size_t i = 0; i < size && !apostrophe(code); i++) h = (h ^ (unsigned char)key.at[at + i]) * hash_prime;
    }
    return stirred(h);
}

static size_t gap_size(slice text) {
    size_t size = 1;
    if ((unsigned char)text.at[0] >= 0x80) utf8_decode(text, &size);
    return size;
}

/* What a byte of a word counts as in its hash; 0: it ends it. */
static const unsigned char folded[256] = {
    ['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6', ['7'] = '7',
        ['8'] = '8', ['9'] = '9',
    ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
        ['i'] = 'i', ['j'] = 'j',
    ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r',
        ['s'] = 's', ['t'] = 't',
    ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z', ['A'] = 'a', ['B'] = 'b',
        ['C'] = 'c', ['D'] = 'd',
    ['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l',
        ['M'] = 'm', ['N'] = 'n',
    ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
        ['W'] = 'w', ['X'] = 'x',
    ['Y'] = 'y', ['Z'] = 'z',
};

/* The size of a word of ASCII at the front and its hash, at one go, as most words are; 0 where it is none, or more
 * than that. */
static size_t plain_word(slice text, uint32_t *hash) {
    size_t end = 0, at = 0, size;
    uint32_t h = hash_start;
    for (;; at++) {
        unsigned char c = 0, as;
        while (at < text.size && (as = folded[c = (unsigned char)text.at[at]])) h = (h ^ as) * hash_prime, end = ++at;
        if (at < text.size && c == '\'' && end) continue;
        if (at == text.size || c < 0x80) break;
        uint32_t code = utf8_decode((slice){text.at + at, text.size - at}, &size);
        if (word_code(code) || apostrophe(code)) return 0;
        break;
    }
    *hash = stirred(h);
    return end;
}

/* The size of the word at the front, and its hash; 0 where none begins there. */
static size_t take_word(arena *a, slice text, uint32_t *hash) {
    unsigned char first = (unsigned char)text.at[0];
    size_t size = first >= 0x80 || ascii_word(first) ? plain_word(text, hash) : 0;
    if (size || (first < 0x80 && !ascii_word(first))) return size;
    size = word_size(text);
    if (size) *hash = word_hash(a, slice_part(text, 0, size));
    return size;
}

void words_of_text(arena *a, slice text, text_words *out) {
    for (size_t at = 0; at < text.size;) {
        uint32_t hash;
        unsigned char c = (unsigned char)text.at[at];
        if (c < 0x80 && !folded[c]) { /* no word begins there */
            at++;
            continue;
        }
        slice rest = {text.at + at, text.size - at};
        size_t size = take_word(a, rest, &hash);
        if (size) *vec_push(a, out) = (text_word){{(uint32_t)at, (uint32_t)(at + size)}, hash};
        at += size ? size : gap_size(rest);
    }
}

uint32_t word_key(arena *a, slice word) {
    uint32_t h = 0;
    for (size_t at = 0; at < word.size;) {
        uint32_t hash;
        slice rest = {word.at + at, word.size - at};
        size_t size = take_word(a, rest, &hash);
        if (size) h = h * 31 + hash;
        at += size ? size : gap_size(rest);
    }
    return h;
}

/* ------------------------------------------------------------------------------------------------ prints */

uint32_t print_shingle(const text_word *from) {
    uint32_t h = 0;
    for (int i = 0; i < PRINT_WORDS; i++) h = (h ^ from[i].hash) * 0x9E3779B1u + 1;
    return stirred(h);
}

/* The last of the smallest. */
static uint32_t smallest(const uint32_t hashes[PRINT_WINDOW], uint32_t first, uint32_t last) {
    uint32_t best = first;
    for (uint32_t i = first + 1; i <= last; i++)
        if (hashes[i % PRINT_WINDOW] <= hashes[best % PRINT_WINDOW]) best = i;
    return best;
}

void prints_of_words(arena *a, const text_words *words, prints *out) {
    uint32_t hashes[PRINT_WINDOW] = {0}, count = words->size < PRINT_WORDS ? 0 : words->size - PRINT_WORDS + 1,
             best = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = i < PRINT_WINDOW ? 0 : i - PRINT_WINDOW + 1, before = best;
        hashes[i % PRINT_WINDOW] = print_shingle(words->at + i);
        if (before < first) best = smallest(hashes, first, i);
        else if (hashes[i % PRINT_WINDOW] < hashes[best % PRINT_WINDOW]) best = i;
        bool full = i + 1 >= PRINT_WINDOW || i + 1 == count;
        if (full && (!out->size || out->at[out->size - 1].word != best))
            *vec_push(a, out) = (print){hashes[best % PRINT_WINDOW], best};
    }
}

slice prints_packed(arena *a, slice text) {
    text_words words = {0};
    prints kept = {0};
    words_of_text(a, text, &words);
    prints_of_words(a, &words, &kept);
    unsigned char *out = arena_alloc(a, (size_t)kept.size * PRINT_BYTES);
    for (uint32_t i = 0; i < kept.size; i++)
        for (int b = 0; b < PRINT_BYTES; b++)
            out[i * PRINT_BYTES + (uint32_t)b] = (unsigned char)(kept.at[i].hash >> 8 * b);
    return (slice){(const char *)out, (size_t)kept.size * PRINT_BYTES};
}

uint32_t print_unpacked(const char *at) {
    const unsigned char *bytes = (const unsigned char *)at;
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}
