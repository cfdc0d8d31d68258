/* alike.c - see alike.h */
#include "record/alike.h"

#include <ctype.h>

enum { STEM = 5, SHORTEST = 4 /* letters */ };

static bool is_letter(char c) { return isalpha((unsigned char)c) || (unsigned char)c >= 0x80; }

/* The next word that tells something; empty at the end. */
static slice next_word(slice *text) {
    while (text->size) {
        size_t begin = 0;
        while (begin < text->size && !is_letter(text->at[begin])) begin++;
        size_t end = begin;
        while (end < text->size && is_letter(text->at[end])) end++;
        slice out = slice_part(*text, begin, end);
        *text = slice_part(*text, end, text->size);
        if (out.size >= SHORTEST) return out;
    }
    return (slice){0};
}

/* Whether two words begin with the same letters. */
static bool begin_alike(slice a, slice b, size_t letters) {
    for (size_t i = 0; i < letters; i++)
        if (tolower((unsigned char)a.at[i]) != tolower((unsigned char)b.at[i])) return false;
    return true;
}

/* "Boat" and "boats", but not "port" and "portal"; "growers" and "winegrowers". */
static bool same_stem(slice a, slice b) {
    if (a.size > b.size) {
        slice longer = a;
        a = b;
        b = longer;
    }
    if (a.size > STEM && begin_alike(a, slice_part(b, b.size - a.size, b.size), a.size)) return true;
    if (a.size < STEM && b.size > a.size + 1) return false;
    return begin_alike(a, b, a.size < STEM ? a.size : STEM);
}

static bool has_word(slice text, slice word) {
    for (slice w = next_word(&text); w.size; w = next_word(&text))
        if (same_stem(word, w)) return true;
    return false;
}

uint32_t alike_count(slice words) {
    uint32_t count = 0;
    while (next_word(&words).size) count++;
    return count;
}

uint32_t alike_words(slice words, slice text) {
    uint32_t count = 0;
    for (slice w = next_word(&words); w.size; w = next_word(&words)) count += has_word(text, w);
    return count;
}

bool alike_names(slice a, slice b) {
    uint32_t size = alike_count(a), other = alike_count(b);
    if (!size || !other) return false;
    return size <= other ? alike_words(a, b) == size : alike_words(b, a) == other;
}
