/* slice.c - comparing, searching and cutting borrowed text */
#include "base/slice.h"

static unsigned char lower(char c) { return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

bool slice_equal_nocase(slice a, slice b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower(a.at[i]) != lower(b.at[i])) return false;
    return true;
}

bool slice_among(slice text, const char *const *words) {
    for (; *words; words++)
        if (slice_equal(text, slice_of(*words))) return true;
    return false;
}

int slice_compare(slice a, slice b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    if (order != 0) return order;
    return (a.size > b.size) - (a.size < b.size);
}

size_t slice_find(slice whole, slice part) {
    if (part.size == 0) return 0;
    const char *found = whole.size ? memmem(whole.at, whole.size, part.at, part.size) : NULL;
    return found ? (size_t)(found - whole.at) : SIZE_MAX;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

slice slice_trim(slice text) {
    const slice no_break = SLICE("\xC2\xA0");
    for (;;) {
        if (text.size && is_space(text.at[0])) text = (slice){text.at + 1, text.size - 1};
        else if (slice_starts(text, no_break)) text = (slice){text.at + 2, text.size - 2};
        else break;
    }
    for (;;) {
        if (text.size && is_space(text.at[text.size - 1])) text.size--;
        else if (slice_ends(text, no_break)) text.size -= 2;
        else break;
    }
    return text;
}

/* Of less than eight bytes, all of them: some are taken twice. */
static uint64_t few_bytes(slice text) {
    uint32_t first, last;
    if (text.size < 4) {
        const unsigned char *at = (const unsigned char *)text.at;
        return text.size ? (uint64_t)(at[0] << 16 | at[text.size / 2] << 8 | at[text.size - 1]) : 0;
    }
    memcpy(&first, text.at, 4);
    memcpy(&last, text.at + text.size - 4, 4);
    return (uint64_t)first << 32 | last;
}

/* Eight bytes at a time; the last ones may be taken twice. */
uint32_t slice_quick_hash(slice text) {
    const uint64_t prime = 0x9E3779B97F4A7C15u;
    uint64_t hash = text.size * prime, word = 0;
    for (size_t i = 0; i + 8 <= text.size; i += 8) {
        memcpy(&word, text.at + i, 8);
        hash = (hash ^ word) * prime;
        hash ^= hash >> 32;
    }
    if (text.size >= 8) memcpy(&word, text.at + text.size - 8, 8);
    else word = few_bytes(text);
    hash = (hash ^ word) * prime;
    return (uint32_t)(hash >> 32);
}

uint64_t slice_hash(slice text) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < text.size; i++) hash = (hash ^ (unsigned char)text.at[i]) * 0x100000001b3u;
    return hash;
}

bool slice_number(slice text, int32_t *out) {
    bool minus = slice_starts(text, SLICE("-"));
    if (text.size <= minus || text.size > 8 + (size_t)minus) return false;
    *out = 0;
    for (size_t i = minus; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    if (minus) *out = -*out;
    return true;
}
