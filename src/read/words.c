/* words.c - small questions about a line, asked by report.c, byline.c and dateline.c */
#include "read/words.h"

#include <string.h>

#include "base/utf8.h"

static bool blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Bytes of a no-break space at the front, or 0. */
static size_t no_break(slice text) { return slice_starts(text, SLICE("\xC2\xA0")) ? 2 : 0; }

static size_t gap(slice text) { return text.size && blank(text.at[0]) ? 1 : no_break(text); }

slice words_next(slice *rest) {
    size_t size, begin;
    while ((size = gap(*rest)) > 0)
        *rest = slice_part(*rest, size, rest->size);
    for (begin = 0; begin < rest->size && !gap(slice_part(*rest, begin, rest->size));)
        begin++;
    slice word = slice_part(*rest, 0, begin);
    *rest = slice_part(*rest, begin, rest->size);
    return word;
}

uint32_t words_count(slice text) {
    uint32_t count = 0;
    while (words_next(&text).size)
        count++;
    return count;
}

bool word_capital(slice word) {
    size_t size;
    for (size_t i = 0; i < word.size; i += size) {
        uint32_t code = utf8_decode(slice_part(word, i, word.size), &size);
        if (utf8_is_letter(code) || utf8_is_digit(code))
            return utf8_is_upper(code);
    }
    return false;
}

uint32_t word_all_capitals(slice word) {
    uint32_t letters = 0;
    size_t size;
    for (size_t i = 0; i < word.size; i += size) {
        uint32_t code = utf8_decode(slice_part(word, i, word.size), &size);
        if (!utf8_is_letter(code))
            continue;
        if (!utf8_is_upper(code))
            return 0;
        letters++;
    }
    return letters;
}

bool words_all_capitals(slice text, uint32_t letters) {
    uint32_t seen = 0;
    for (slice word = words_next(&text); word.size; word = words_next(&text)) {
        uint32_t count = word_all_capitals(word);
        if (!count)
            return false;
        seen += count;
    }
    return seen >= letters;
}

/* The text without one of these at its end. */
static bool drop_end(slice *text, const char *const *ends) {
    for (; *ends; ends++)
        if (slice_ends(*text, slice_of(*ends))) {
            text->size -= strlen(*ends);
            return true;
        }
    return false;
}

bool words_end_sentence(slice text, bool only_stop) {
    static const char *const closers[] = {"\"", "'", ")", "]", "”", "’", "»", " ", NULL};
    static const char *const stops[] = {".", NULL};
    static const char *const others[] = {"!", "?", "…", NULL};
    while (drop_end(&text, closers))
        ;
    if (!drop_end(&text, stops))
        return !only_stop && drop_end(&text, others);
    size_t at = text.size;
    bool initial = at >= 2 && text.at[at - 1] >= 'A' && text.at[at - 1] <= 'Z' && text.at[at - 2] == '.';
    return !initial;
}

slice words_last_brackets(slice text, size_t most, slice *before) {
    static const char *const after[] = {".", " ", NULL};
    while (drop_end(&text, after))
        ;
    char close = text.size ? text.at[text.size - 1] : ' ';
    if (close != ')' && close != ']')
        return (slice){NULL, 0};
    size_t end = text.size - 1, at = end;
    while (at > 0 && end - at < most && text.at[at - 1] != '(' && text.at[at - 1] != '[' && text.at[at - 1] != close)
        at--;
    if (at == 0 || text.at[at - 1] != (close == ')' ? '(' : '['))
        return (slice){NULL, 0};
    *before = slice_trim(slice_part(text, 0, at - 1));
    return slice_trim(slice_part(text, at, end));
}

slice words_bare(slice text) {
    static const char *const ends[] = {".", ":", "!", "?", "…", "-",  "–", "—", ")",
                                       "]", "»", ">", "*", "|", "\"", "”", " ", NULL};
    static const char *const begins[] = {"(", "[", "-", "–", "—", "«", "*", "|", "\"", "“", " ", "•", NULL};
    while (drop_end(&text, ends))
        ;
    for (const char *const *begin = begins; *begin;) {
        if (slice_starts(text, slice_of(*begin))) {
            text = slice_part(text, strlen(*begin), text.size);
            begin = begins;
        } else {
            begin++;
        }
    }
    return slice_trim(text);
}
