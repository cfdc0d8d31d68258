/* dictionary_words.c - makes keys of words and phrases, and their regular forms */
#include "code/dictionary_words.h"

#include <string.h>

#include "base/utf8.h"

static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80; }

static slice folded(arena *a, slice word) {
    char *lower = arena_alloc(a, word.size + 1);
    for (size_t i = 0; i < word.size; i++) {
        char c = word.at[i];
        if ((unsigned char)c >= 0x80) return utf8_key(a, word);
        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    return (slice){lower, word.size};
}

/* Whether the apostrophe at i ends a word whose rest is a word of its own: 's, n't (of which the n stands before
 * it). */
static bool splits(slice word, size_t i, char rest) {
    return i + 2 == word.size && word.at[i] == '\'' && word.at[i + 1] == rest;
}

typedef struct pieces {
    slice *out;
    uint32_t count;
    char *at;
    size_t begun, size;
} pieces;

static void end_piece(pieces *p) {
    if (p->size > p->begun && p->count < WORD_PIECES)
        p->out[p->count++] = (slice){p->at + p->begun, p->size - p->begun};
    p->begun = p->size;
}

uint32_t word_keys(arena *a, slice word, slice out[WORD_PIECES]) {
    if (word.size > WORD_BYTES) return 0;
    slice lower = folded(a, word);
    pieces p = {.out = out, .at = arena_alloc(a, lower.size + 1)};
    for (size_t i = 0; i < lower.size; i++) {
        char c = lower.at[i];
        bool negated = c == 'n' && i > 0 && splits(lower, i + 1, 't');
        if (c == '-' || c == '_' || negated || (c == '\'' && splits(lower, i, 's'))) end_piece(&p);
        if (is_letter(c)) p.at[p.size++] = c;
    }
    end_piece(&p);
    return p.count;
}

slice phrase_key(arena *a, slice phrase, uint32_t *count) {
    char *joined = arena_alloc(a, phrase.size * 4 + 16);
    size_t size = 0, begin = 0;
    uint32_t words = 0;
    for (size_t i = 0; i <= phrase.size && words <= PHRASE_WORDS; i++) {
        if (i < phrase.size && phrase.at[i] != ' ' && phrase.at[i] != '_' && phrase.at[i] != '\t') continue;
        slice keys[WORD_PIECES];
        uint32_t n = word_keys(a, slice_part(phrase, begin, i), keys);
        for (uint32_t k = 0; k < n && size + keys[k].size + 1 < phrase.size * 4 + 16; k++) {
            if (words++) joined[size++] = ' ';
            memcpy(joined + size, keys[k].at, keys[k].size);
            size += keys[k].size;
        }
        begin = i + 1;
    }
    if (words > PHRASE_WORDS) words = 0;
    if (count) *count = words;
    return (slice){joined, words ? size : 0};
}

static slice with(arena *a, slice key, size_t less, const char *ending) {
    return arena_print(a, "%.*s%s", (int)(key.size - less), key.at, ending);
}

static bool vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

static bool ends_in_consonant_y(slice key) {
    return key.size > 1 && key.at[key.size - 1] == 'y' && !vowel(key.at[key.size - 2]);
}

slice word_plural(arena *a, slice key) {
    if (slice_ends(key, SLICE("y"))) return with(a, key, 1, "ies");
    return with(a, key, 0, slice_ends(key, SLICE("ss")) ? "es" : "s");
}

void verb_forms(arena *a, slice key, slice out[VERB_FORMS]) {
    bool e = slice_ends(key, SLICE("e")), y = ends_in_consonant_y(key);
    bool hiss = slice_ends(key, SLICE("s")) || slice_ends(key, SLICE("x")) || slice_ends(key, SLICE("z")) ||
                slice_ends(key, SLICE("ch")) || slice_ends(key, SLICE("sh"));
    out[0] = y ? with(a, key, 1, "ies") : with(a, key, 0, hiss ? "es" : "s");
    out[1] = y ? with(a, key, 1, "ied") : with(a, key, 0, e ? "d" : "ed");
    out[2] = e ? with(a, key, 1, "ing") : with(a, key, 0, "ing");
}

/* Each beginning that ends with a word has a number too, so that a look-up knows whether to go on. */
uint32_t *phrase_put(arena *a, map *m, slice key) {
    for (size_t i = 0; i < key.size; i++) {
        bool found;
        if (key.at[i] != ' ') continue;
        uint32_t *open = map_put(a, m, slice_part(key, 0, i), &found);
        if (!found) *open = PHRASE_OPEN;
    }
    uint32_t *number = map_put(a, m, key, NULL);
    if (*number == PHRASE_OPEN) *number = MAP_NONE;
    return number;
}

uint32_t phrase_get(const map *m, slice text, size_t *size) {
    uint32_t best = MAP_NONE;
    for (size_t i = 0; i <= text.size; i++) {
        if (i < text.size && text.at[i] != ' ') continue;
        uint32_t number = map_get(m, slice_part(text, 0, i));
        if (number == MAP_NONE) break;
        if (number != PHRASE_OPEN) {
            best = number;
            *size = i;
        }
    }
    return best;
}
