/* variants.c - the same saying in other words, by the longest common subsequence of its words */
#include "base/variants.h"

#include <string.h>

#include "base/utf8.h"

enum { LEAST_SHARED = 4, MANY_SHARED = 8 };

static bool word_sign(uint32_t code) {
    return utf8_is_letter(code) || utf8_is_digit(code);
}

/* A word without what stands before its first and behind its last letter or digit. */
static slice bare(slice word) {
    size_t begin = word.size, end = 0;
    for (size_t at = 0, size; at < word.size; at += size) {
        uint32_t code = utf8_decode(slice_part(word, at, word.size), &size);
        if (!word_sign(code))
            continue;
        begin = at < begin ? at : begin;
        end = at + size;
    }
    return begin < end ? slice_part(word, begin, end) : (slice){NULL, 0};
}

static bool blank(char byte) {
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

void wording_of(arena *a, slice text, wording *out) {
    *out = (wording){.text = text};
    for (size_t at = 0; at < text.size && out->count < VARIANT_WORDS;) {
        size_t begin = at;
        while (at < text.size && !blank(text.at[at]))
            at++;
        slice word = bare(slice_part(text, begin, at));
        if (word.size) {
            out->words[out->count] = word;
            out->keys[out->count++] = utf8_key(a, word);
        }
        while (at < text.size && blank(text.at[at]))
            at++;
    }
}

typedef uint8_t length_table[VARIANT_WORDS + 1][VARIANT_WORDS + 1];

static uint8_t larger(uint8_t a, uint8_t b) {
    return a > b ? a : b;
}

/* table[i][k]: words that the two share from word i of one and word k of the other on. */
static void fill(const wording *x, const wording *y, length_table table) {
    for (uint32_t i = x->count; i-- > 0;)
        for (uint32_t k = y->count; k-- > 0;)
            table[i][k] = slice_equal(x->keys[i], y->keys[k]) ? (uint8_t)(table[i + 1][k + 1] + 1)
                                                              : larger(table[i + 1][k], table[i][k + 1]);
}

bool variant_compare(const wording *first, wording *later) {
    length_table table;
    uint32_t longer = first->count > later->count ? first->count : later->count;
    memset(table, 0, sizeof table);
    fill(first, later, table);
    memset(later->shared, 0, sizeof later->shared);
    for (uint32_t i = 0, k = 0; i < first->count && k < later->count;) {
        if (slice_equal(first->keys[i], later->keys[k])) {
            later->shared[k++] = true;
            i++;
        } else if (table[i + 1][k] >= table[i][k + 1]) {
            i++;
        } else {
            k++;
        }
    }
    uint32_t shared = table[0][0];
    return shared >= LEAST_SHARED && (2 * shared >= longer || (shared >= MANY_SHARED && 5 * shared >= 2 * longer));
}
