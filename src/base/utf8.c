/* utf8.c - Unicode text; classes, folding and decomposition by utf8proc */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { CHECKPOINT = 256 };

/* How many bytes a lead byte announces, and the range of the second (Unicode 15, table 3-7). 0: no lead byte. */
static size_t lead(unsigned char byte, unsigned char *low, unsigned char *high) {
    *low = 0x80;
    *high = 0xBF;
    if (byte < 0x80) return 1;
    if (byte < 0xC2) return 0;
    if (byte < 0xE0) return 2;
    if (byte < 0xF0) {
        if (byte == 0xE0) *low = 0xA0;
        if (byte == 0xED) *high = 0x9F;
        return 3;
    }
    if (byte > 0xF4) return 0;
    if (byte == 0xF0) *low = 0x90;
    if (byte == 0xF4) *high = 0x8F;
    return 4;
}

/* The length of the well-formed sequence at the front, or 0; then *malformed is the length of its maximal subpart. */
static size_t sequence(slice text, size_t *malformed) {
    const unsigned char *at = (const unsigned char *)text.at;
    unsigned char low, high;
    size_t wanted = lead(at[0], &low, &high), i = 1;
    for (; i < wanted && i < text.size; i++) {
        if (at[i] < low || at[i] > high) break;
        low = 0x80;
        high = 0xBF;
    }
    *malformed = i;
    return wanted && i == wanted ? wanted : 0;
}

uint32_t utf8_decode(slice text, size_t *size) {
    const unsigned char *at = (const unsigned char *)text.at;
    if (at[0] < 0x80) {
        *size = 1;
        return at[0];
    }
    size_t malformed, length = sequence(text, &malformed);
    *size = length ? length : malformed;
    switch (length) {
    case 2: return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    case 3: return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    case 4: return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
    default: return UTF8_REPLACEMENT;
    }
}

size_t utf8_encode(uint32_t code, char out[4]) {
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = UTF8_REPLACEMENT;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code, (utf8proc_uint8_t *)out);
}

size_t utf8_invalid(slice text) {
    for (size_t i = 0; i < text.size;) {
        if ((unsigned char)text.at[i] < 0x80) {
            i++;
            continue;
        }
        size_t malformed, length = sequence((slice){text.at + i, text.size - i}, &malformed);
        if (!length) return i;
        i += length;
    }
    return SIZE_MAX;
}

slice utf8_repair(arena *a, slice text) {
    if (utf8_invalid(text) == SIZE_MAX) return text;
    size_t needed = 0;
    char *out = NULL;
    for (int pass = 0; pass < 2; pass++) {
        if (pass) out = arena_alloc(a, needed);
        needed = 0;
        for (size_t i = 0; i < text.size;) {
            size_t malformed, length = sequence((slice){text.at + i, text.size - i}, &malformed);
            if (out) memcpy(out + needed, length ? text.at + i : "\xEF\xBF\xBD", length ? length : 3);
            needed += length ? length : 3;
            i += length ? length : malformed;
        }
    }
    return (slice){out, needed};
}

static bool continues(char byte) { return ((unsigned char)byte & 0xC0) == 0x80; }

size_t utf8_count(slice text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += !continues(text.at[i]);
    return count;
}

size_t utf8_count16(slice text) {
    size_t count = 0;
    for (size_t i = 0; i < text.size; i++) count += !continues(text.at[i]) + ((unsigned char)text.at[i] >= 0xF0);
    return count;
}

utf8_index utf8_index_new(arena *a, slice text) {
    size_t checkpoints = text.size / CHECKPOINT + 1;
    uint32_t *points = ARENA_NEW(a, uint32_t, checkpoints), *units = ARENA_NEW(a, uint32_t, checkpoints);
    for (size_t i = 1; i < checkpoints; i++) {
        slice piece = {text.at + (i - 1) * CHECKPOINT, CHECKPOINT};
        points[i] = points[i - 1] + (uint32_t)utf8_count(piece);
        units[i] = units[i - 1] + (uint32_t)utf8_count16(piece);
    }
    return (utf8_index){text, points, units};
}

size_t utf8_point_of(const utf8_index *index, size_t byte) {
    size_t checkpoint = byte / CHECKPOINT;
    return index->points[checkpoint] + utf8_count(slice_part(index->text, checkpoint * CHECKPOINT, byte));
}

size_t utf8_unit_of(const utf8_index *index, size_t byte) {
    size_t checkpoint = byte / CHECKPOINT;
    return index->units[checkpoint] + utf8_count16(slice_part(index->text, checkpoint * CHECKPOINT, byte));
}

size_t utf8_byte_of(const utf8_index *index, size_t point) {
    size_t low = 0, high = index->text.size / CHECKPOINT;
    while (low < high) { /* the last checkpoint at or before the point */
        size_t middle = (low + high + 1) / 2;
        if (index->points[middle] <= point) low = middle;
        else high = middle - 1;
    }
    size_t byte = low * CHECKPOINT, left = point - index->points[low];
    while (byte < index->text.size && continues(index->text.at[byte])) byte++;
    for (; byte < index->text.size && left > 0; left--) {
        byte++;
        while (byte < index->text.size && continues(index->text.at[byte])) byte++;
    }
    return byte;
}

/* Curly quotes to straight ones, dashes to a hyphen; 0 where the code point has no place in a key. */
static uint32_t plain(uint32_t code) {
    if (code >= 0x2018 && code <= 0x201B) return '\'';
    if (code >= 0x201C && code <= 0x201F) return '"';
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) return '-';
    if (code == 0x02BC || code == 0x02BB || code == 0x02BF || code == 0x02BE) return '\'';
    return code;
}

static bool ascii(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.at[i] >= 0x80) return false;
    return true;
}

static slice ascii_lower(arena *a, slice text) {
    char *out = arena_room(a, text.size);
    for (size_t i = 0; i < text.size; i++)
        out[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 32) : text.at[i];
    return (slice){out, text.size};
}

/* Each code point of `text` through utf8proc's mapping with `options`. utf8proc_decompose_char writes where it is
 * told, so nothing is allocated outside the arena. */
static slice mapped(arena *a, slice text, int options, bool straighten) {
    enum { LONGEST = 32 };
    char *out = arena_alloc(a, text.size * 3 + 4 * LONGEST); /* decomposing at most triples bytes, but for a few */
    size_t used = 0, room = text.size * 3 + 4 * LONGEST;
    int boundary = 0;
    for (size_t i = 0; i < text.size;) {
        size_t length;
        uint32_t code = utf8_decode((slice){text.at + i, text.size - i}, &length);
        i += length;
        utf8proc_int32_t parts[LONGEST];
        utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)(straighten ? plain(code) : code), parts,
                                                         LONGEST, (utf8proc_option_t)options, &boundary);
        if (count < 0 || count > LONGEST) {
            parts[0] = (utf8proc_int32_t)code;
            count = 1;
        }
        if (room - used < (size_t)count * 4) {
            char *wider = arena_alloc(a, room * 2 + 4 * LONGEST);
            memcpy(wider, out, used);
            out = wider;
            room = room * 2 + 4 * LONGEST;
        }
        for (utf8proc_ssize_t k = 0; k < count; k++) used += utf8_encode((uint32_t)parts[k], out + used);
    }
    return (slice){out, used};
}

slice utf8_lower(arena *a, slice text) {
    if (ascii(text)) return ascii_lower(a, text);
    char *out = arena_alloc(a, text.size * 2 + 4);
    size_t used = 0;
    for (size_t i = 0; i < text.size;) {
        size_t length;
        uint32_t code = utf8_decode((slice){text.at + i, text.size - i}, &length);
        i += length;
        used += utf8_encode((uint32_t)utf8proc_tolower((utf8proc_int32_t)code), out + used);
    }
    return (slice){out, used};
}

slice utf8_one_line(arena *a, slice text) {
    bool plain = true;
    for (size_t i = 0; i < text.size && plain; i++) {
        bool space = (text.at[i] >= '\t' && text.at[i] <= '\r') || text.at[i] == ' ';
        plain = !space || (text.at[i] == ' ' && i && text.at[i - 1] != ' ');
    }
    if (plain) return text;
    char *out = arena_alloc(a, text.size);
    size_t used = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool space = (text.at[i] >= '\t' && text.at[i] <= '\r') || text.at[i] == ' ';
        if (!space) out[used++] = text.at[i];
        else if (used && out[used - 1] != ' ') out[used++] = ' ';
    }
    return (slice){out, used};
}

slice utf8_key(arena *a, slice text) {
    if (ascii(text)) return ascii_lower(a, text);
    return mapped(a, text, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD, true);
}

static utf8proc_category_t category(uint32_t code) { return utf8proc_category((utf8proc_int32_t)code); }

bool utf8_is_space(uint32_t code) {
    if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
    utf8proc_category_t c = category(code);
    return c == UTF8PROC_CATEGORY_ZS || c == UTF8PROC_CATEGORY_ZL || c == UTF8PROC_CATEGORY_ZP || code == 0x85;
}

bool utf8_is_letter(uint32_t code) {
    utf8proc_category_t c = category(code);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool utf8_is_upper(uint32_t code) {
    utf8proc_category_t c = category(code);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_digit(uint32_t code) { return category(code) == UTF8PROC_CATEGORY_ND; }
