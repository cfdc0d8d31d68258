/* named.c - see named.h */
#include "read/named.h"

#include <string.h>

enum { YEAR = 4, LEAST_YEAR = 1600, LEAST_COMPACT = 1900, MOST_YEAR = 2099, COUNTED = 3 /* digits of a number */ };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80); }
static bool is_word(char c) { return is_digit(c) || is_letter(c); }

static bool all_digits(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (!is_digit(text.at[i])) return false;
    return text.size > 0;
}

static bool any_letter(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (is_letter(text.at[i])) return true;
    return false;
}

static int number(slice digits) {
    int32_t n = -1;
    return all_digits(digits) && slice_number(digits, &n) ? n : -1;
}

/* ------------------------------------------------------------------------------------------------ the name */

/* What stands behind the last point, where that is no number: ".txt", but not the ".02" of "2024.06.02". */
static slice without_ending(slice base) {
    size_t at = base.size;
    while (at && is_word(base.at[at - 1])) at--;
    bool ending = at > 1 && base.at[at - 1] == '.' && at < base.size && !all_digits(slice_part(base, at, base.size));
    return ending ? slice_part(base, 0, at - 1) : base;
}

static slice base_name(slice path) {
    while (path.size && memchr(path.at, '/', path.size)) slice_take(&path, '/');
    if (slice_ends(path, SLICE(".gz"))) path.size -= strlen(".gz");
    return without_ending(path);
}

/* ------------------------------------------------------------------------------------------------ the date */

static void write_date(int year, int month, int day, char out[WHEN_SIZE]) {
    const int parts[] = {year / 1000, year / 100, year / 10, year, -1, month / 10, month, -1, day / 10, day};
    for (int i = 0; i < WHEN_SIZE - 1; i++) out[i] = parts[i] < 0 ? '-' : (char)('0' + parts[i] % 10);
    out[WHEN_SIZE - 1] = 0;
}

/* The size of a date at the front, or 0. */
static size_t date_at(slice text, char out[WHEN_SIZE]) {
    bool compact = text.size > YEAR && is_digit(text.at[YEAR]);
    char between = compact || text.size <= YEAR ? 0 : text.at[YEAR];
    size_t gap = compact ? 0 : 1, month_at = YEAR + gap, day_at = month_at + 2 + gap, end = day_at + 2;
    if (text.size < end || (!compact && (!memchr("-_. ", between, 4) || text.at[day_at - 1] != between))) return 0;
    int year = number(slice_part(text, 0, YEAR)), month = number(slice_part(text, month_at, month_at + 2)),
        day = number(slice_part(text, day_at, end));
    if (year < (compact ? LEAST_COMPACT : LEAST_YEAR) || year > MOST_YEAR ||
        !when_is_day((uint32_t)year, (uint32_t)month, (uint32_t)day))
        return 0;
    write_date(year, month, day, out);
    return end;
}

/* The size of a date with the name of its month at the front ("12_May_2029", "May 12, 2029"), or 0. */
static size_t worded_at(arena *a, const read_lexicon *l, slice text, char out[WHEN_SIZE]) {
    size_t at = 0;
    bool named = false;
    slice words[3];
    for (int i = 0; i < 3; i++) {
        size_t begin = at;
        while (at < text.size && is_word(text.at[at])) at++;
        words[i] = slice_part(text, begin, at);
        named |= any_letter(words[i]) && !is_digit(words[i].at[0]);
        if (!words[i].size) return 0;
        for (size_t gap = at; i < 2 && at < text.size && at - gap < 2 && memchr("-_., ", text.at[at], 5);) at++;
    }
    slice blank = SLICE(" "), line = arena_join(a, (slice[]){words[0], blank, words[1], blank, words[2]}, 5);
    return named && when_parse(a, l, line, out) && out[0] ? at : 0;
}

/* Whether a number ends, or a date of which points part the numbers: "2024.06.02.7" is none. */
static bool ends_at(slice base, size_t end, bool points) {
    if (end == base.size) return true;
    bool more = end + 1 < base.size && is_digit(base.at[end + 1]);
    if (base.at[end] == 'T' && more) return true; /* a time of day */
    return !is_word(base.at[end]) && !(points && base.at[end] == '.' && more);
}

static bool begins_at(slice base, size_t at, bool points) {
    if (at == 0) return true;
    return !is_word(base.at[at - 1]) && !(points && at > 1 && base.at[at - 1] == '.' && is_digit(base.at[at - 2]));
}

/* Where the one date stands; false where there is none, or another beside it. */
static bool find_date(arena *a, const read_lexicon *l, slice base, size_t *begin, size_t *end, char out[WHEN_SIZE]) {
    char one[WHEN_SIZE];
    out[0] = 0;
    for (size_t i = 0; i < base.size; i++) {
        slice rest = slice_part(base, i, base.size);
        size_t size = date_at(rest, one);
        bool points = size && base.at[i + YEAR] == '.';
        if (!size && begins_at(base, i, false)) size = worded_at(a, l, rest, one);
        if (!size || !begins_at(base, i, points) || !ends_at(base, i + size, points)) continue;
        if (out[0]) {
            out[0] = 0;
            return false;
        }
        memcpy(out, one, sizeof one);
        *begin = i;
        *end = i + size;
    }
    return out[0] != 0;
}

/* ---------------------------------------------------------------------------------------------- the outlet */

static slice trimmed(slice text) {
    while (text.size && !is_word(text.at[0])) text = slice_part(text, 1, text.size);
    while (text.size && !is_word(text.at[text.size - 1])) text.size--;
    return text;
}

/* The digits at the front that are no part of a word. */
static slice leading_number(slice text) {
    size_t n = 0;
    while (n < text.size && is_digit(text.at[n])) n++;
    return n < text.size && is_letter(text.at[n]) ? (slice){text.at, 0} : slice_part(text, 0, n);
}

static slice behind(slice text, slice front) { return trimmed(slice_part(text, front.size, text.size)); }

static bool is_time(slice hour, slice minute) {
    return hour.size == 2 && minute.size == 2 && number(hour) < 24 && number(minute) < 60;
}

/* "T1530", "153000", "15-30" behind the date. */
static slice without_time(slice text) {
    bool marked = text.size > 1 && text.at[0] == 'T' && is_digit(text.at[1]);
    slice rest = trimmed(marked ? slice_part(text, 1, text.size) : text), hour = leading_number(rest);
    if ((hour.size == 4 || hour.size == 6) && is_time(slice_part(hour, 0, 2), slice_part(hour, 2, 4)))
        return behind(rest, hour);
    slice more = behind(rest, hour), minute = leading_number(more);
    return is_time(hour, minute) ? behind(more, minute) : text;
}

/* "003" before all else. */
static slice without_count(slice text) {
    slice count = leading_number(text);
    return count.size >= COUNTED || (count.size && count.at[0] == '0') ? behind(text, count) : text;
}

/* "(1)" behind all else. */
static slice without_copy(slice text) {
    size_t open = text.size;
    if (text.size < 3 || text.at[text.size - 1] != ')') return text;
    while (open && text.at[open - 1] != '(') open--;
    return open && all_digits(slice_part(text, open, text.size - 1)) ? slice_part(text, 0, open - 1) : text;
}

/* Words with capitals, one blank between them. */
static slice titled(arena *a, slice words) {
    char *out = arena_alloc(a, words.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < words.size; i++) {
        char c = words.at[i];
        bool first = size == 0 || out[size - 1] == ' ';
        if (c == '-' || c == '_' || c == ' ') {
            if (!first) out[size++] = ' ';
        } else out[size++] = first && c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    return (slice){out, size};
}

file_name named_by(arena *a, const read_lexicon *l, slice path) {
    file_name out = {0};
    slice base = base_name(path);
    size_t begin = 0, end = 0;
    if (!find_date(a, l, base, &begin, &end, out.date)) return out;
    slice before = without_count(trimmed(without_copy(slice_part(base, 0, begin))));
    slice after = trimmed(without_time(without_copy(slice_part(base, end, base.size))));
    if (any_letter(before) != any_letter(after)) out.outlet = titled(a, any_letter(before) ? before : after);
    return out;
}
