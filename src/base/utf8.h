/* utf8.h - Unicode text: decoding, repair, offsets, keys
 *
 * Spans in Readout are bytes of UTF-8. Exports want code points (brat, Web Annotation, the scorers) or UTF-16 units
 * (the page). */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

#define UTF8_REPLACEMENT 0xFFFD

/* The code point at the front of `text` (not empty) and its length in *size; a malformed one is UTF8_REPLACEMENT with
 * the length of the maximal subpart (Unicode 15, section 3.9), at least 1. */
uint32_t utf8_decode(slice text, size_t *size);

/* Writes a code point's bytes (1 to 4) to out; returns how many. Surrogates and numbers past 10FFFF become U+FFFD. */
size_t utf8_encode(uint32_t code, char out[4]);

/* The first byte that is not part of well-formed UTF-8, or SIZE_MAX where all is well. */
size_t utf8_invalid(slice text);

/* `text` itself where it is well-formed, else a copy in which each malformed piece is U+FFFD. */
slice utf8_repair(arena *a, slice text);

/* Code points, UTF-16 units in well-formed text. */
size_t utf8_count(slice text);
size_t utf8_count16(slice text);

/* Turns byte offsets into code points or UTF-16 units in one pass over the text, for offsets asked in any order:
 * a checkpoint every 256 bytes. */
typedef struct utf8_index {
    slice text;
    const uint32_t *points, *units; /* at each checkpoint */
} utf8_index;

utf8_index utf8_index_new(arena *a, slice text);
size_t utf8_point_of(const utf8_index *index, size_t byte);
size_t utf8_unit_of(const utf8_index *index, size_t byte);

/* The byte at a number of code points; past the end, the text's size. */
size_t utf8_byte_of(const utf8_index *index, size_t point);

/* Lower case, code point by code point (offsets need not carry over). */
slice utf8_lower(arena *a, slice text);

/* The text with each run of ASCII white space as one blank; itself where it has none but single blanks. */
slice utf8_one_line(arena *a, slice text);

/* A key under which variants of one word are equal: compatibility-decomposed, without accents, case-folded, curly
 * quotes straight, dashes as hyphens ("Kaná‘ni" and "KANA'NI" have one). */
slice utf8_key(arena *a, slice text);

/* Classes by Unicode's general category. */
bool utf8_is_space(uint32_t code);
bool utf8_is_letter(uint32_t code);
bool utf8_is_upper(uint32_t code);
bool utf8_is_digit(uint32_t code);

#endif
