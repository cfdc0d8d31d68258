/* names.c - spellings of names
 *
 * A word is first brought to a plain spelling (doubled letters once, y as i, o as u, c and q as k, dj as j, no h
 * behind a letter); two such words are one if they are equal but for e against a or i, and a long one if a single
 * letter is missing, too many, another, or changed places with its neighbour (the optimal string alignment distance
 * of 1). */
#include "record/names.h"

#include <string.h>

enum { WORD = 48, LONG = 6, LONGER = 8 };

typedef struct plain {
    char at[WORD];
    size_t size;
} plain;

static char plain_letter(char c) {
    static const char plain_letters[] = "abkdefghijklmnupkrstuvvxiz";
    return c >= 'a' && c <= 'z' ? plain_letters[c - 'a'] : c;
}

/* Words joined, without hyphens, dots and apostrophes. */
static plain plain_of(slice text) {
    plain out = {.size = 0};
    for (size_t i = 0; i < text.size && out.size < WORD; i++) {
        char c = plain_letter(text.at[i]);
        if (text.at[i] == 'c' && i + 1 < text.size && text.at[i + 1] == 'h') c = 'c'; /* Koch is no Cook */
        if (c == ' ' || c == '-' || c == '\'' || c == '.') continue;
        if (c == 'h' && out.size) continue;
        if (c == 'j' && out.size && out.at[out.size - 1] == 'd') out.size--; /* "Belhadj", "Belhaj" */
        if (out.size && out.at[out.size - 1] == c) continue;
        out.at[out.size++] = c;
    }
    return out;
}

static bool same_letter(char a, char b) {
    if (a == b) return true;
    char other = a == 'e' ? b : b == 'e' ? a : 0;
    return other == 'a' || other == 'i';
}

static bool same_tail(const char *a, size_t n, const char *b, size_t m) {
    if (n != m) return false;
    for (size_t i = 0; i < n; i++)
        if (!same_letter(a[i], b[i])) return false;
    return true;
}

static bool is_vowel(char c) { return c && strchr("aeiou", c); }

/* One slip, not in the first letter: Bolton is no Burton, so another consonant is none, and one too many only in a
 * long word. */
static bool one_slip(const plain *a, const plain *b) {
    size_t i = 0, n = a->size, m = b->size;
    while (i < n && i < m && same_letter(a->at[i], b->at[i])) i++;
    const char *x = a->at + i, *y = b->at + i;
    n -= i;
    m -= i;
    if (i == 0) return false;
    bool longer = a->size >= LONGER || b->size >= LONGER;
    if (n && m && same_tail(x + 1, n - 1, y + 1, m - 1)) return is_vowel(x[0]) && is_vowel(y[0]);
    if (n && same_tail(x + 1, n - 1, y, m)) return longer || is_vowel(x[0]);
    if (m && same_tail(x, n, y + 1, m - 1)) return longer || is_vowel(y[0]);
    return n > 1 && m > 1 && x[0] == y[1] && x[1] == y[0] && same_tail(x + 2, n - 2, y + 2, m - 2);
}

static bool same_word(slice one, slice other, bool slips) {
    plain a = plain_of(one), b = plain_of(other);
    if (same_tail(a.at, a.size, b.at, b.size)) return true;
    return slips && a.size >= LONG && b.size >= LONG && one_slip(&a, &b);
}

static slice first_word(slice name) { return slice_take(&name, ' '); }

static slice rest_of(slice name) {
    slice_take(&name, ' ');
    return name;
}

static slice last_word(slice name) {
    slice word = name;
    while (name.at) word = slice_take(&name, ' ');
    return word;
}

uint32_t names_words(slice name) {
    uint32_t count = 0;
    while (name.at) count += slice_take(&name, ' ').size > 0;
    return count;
}

static bool is_initial(slice given) { return given.size == 1 || (given.size && given.at[1] == '.'); }

static bool same_given(slice one, slice other) {
    slice a = first_word(one), b = first_word(other);
    if (!a.size || !b.size) return false;
    return is_initial(a) || is_initial(b) ? a.at[0] == b.at[0] : same_word(a, b, true);
}

/* "Yasin", "Yassine": a mute e behind a given name, where the family's is long enough to tell. */
static bool same_but_e(slice one, slice other) {
    plain a = plain_of(first_word(one)), b = plain_of(first_word(other)), c = plain_of(rest_of(one));
    if (a.size && a.at[a.size - 1] == 'e') a.size--;
    if (b.size && b.at[b.size - 1] == 'e') b.size--;
    return c.size >= LONGER && a.size >= LONG - 2 && same_tail(a.at, a.size, b.at, b.size);
}

bool names_same(slice one, slice other) {
    if (!same_given(one, other) && !same_but_e(one, other)) return false;
    if (same_word(rest_of(one), rest_of(other), true)) return true;
    return (names_words(one) == 2 || names_words(other) == 2) && same_word(last_word(one), last_word(other), true);
}

/* As same_letter has them: e, a and i are one. */
static uint32_t letters_of(const plain *x) {
    uint32_t out = 0;
    for (size_t i = 0; i < x->size; i++) {
        unsigned char c = (unsigned char)x->at[i];
        out |= UINT32_C(1) << (c == 'e' || c == 'i' ? 'a' & 31 : c & 31);
    }
    return out;
}

name_letters names_letters(slice name) {
    slice word = first_word(name);
    plain given = plain_of(word), rest = plain_of(rest_of(name)), last = plain_of(last_word(name));
    return (name_letters){is_initial(word) ? UINT32_MAX : letters_of(&given), letters_of(&rest), letters_of(&last),
                          (uint8_t)given.size, (uint8_t)rest.size, (uint8_t)last.size};
}

void names_block(slice name, char out[NAMES_BLOCK]) {
    plain given = plain_of(first_word(name)), last = plain_of(last_word(name));
    size_t size = 0;
    if (names_words(name) > 1 && given.size && last.size) {
        for (size_t i = 0; i < 2 && i < given.size; i++) out[size++] = given.at[i];
        out[size++] = ' ';
        out[size++] = last.at[0];
    }
    out[size] = 0;
}
