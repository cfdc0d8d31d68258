/* byline.c - finds who wrote a report in a line of names
 *
 * A line is cut at bars; its first part is a list of names with or without "By", each other part a date, an agency or
 * a few words. */
#include "read/byline.h"

#include <string.h>

#include "base/utf8.h"
#include "read/words.h"

enum { LONGEST = 160, MOST_WORDS = 16, MOST_NAME = 5 };

static bool has_digit(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

/* Whether every word is a capitalised one or a particle, none with a mark of a sentence or a quote. */
static bool names_only(arena *a, const read_lexicon *l, slice text) {
    uint32_t count = 0;
    for (slice word = words_next(&text); word.size; word = words_next(&text), count++) {
        if (memchr(word.at, '"', word.size) || memchr(word.at, ':', word.size) || memchr(word.at, '?', word.size))
            return false;
        slice key = utf8_key(a, word);
        bool joins = slice_equal(key, SLICE("&"));
        if (!joins && !word_capital(word) && !lexicon_is(l, SIGN_PARTICLE, key, NULL))
            return false;
    }
    return count > 0 && count <= MOST_WORDS;
}

/* The names at the front of "Jane Doe, Ann Roe and John Roe in Kyiv": up to " in ", " for ", " at ", or a piece
 * between commas that is one word or an agency. */
static slice names_of(arena *a, const read_lexicon *l, slice text) {
    slice rest = text;
    const char *end = text.at;
    while (rest.at) {
        slice piece = slice_trim(slice_take(&rest, ','));
        if (end != text.at && (words_count(piece) < 2 || lexicon_agency(l, utf8_key(a, piece)).size))
            break;
        slice left = piece;
        const char *last = piece.at;
        for (slice word = words_next(&left); word.size; word = words_next(&left)) {
            if (last != piece.at && lexicon_is(l, SIGN_BYLINE_PLACE, word, NULL))
                return (slice){text.at, (size_t)(last - text.at)};
            last = word.at + word.size;
        }
        end = last;
    }
    return (slice){text.at, (size_t)(end - text.at)};
}

/* A line that is a name, or a name, a comma and a place or an agency. */
static bool bare_name(arena *a, const read_lexicon *l, slice part) {
    slice rest = part, person = slice_trim(slice_take(&rest, ','));
    uint32_t words = words_count(person);
    if (words < 2 || words > MOST_NAME || !names_only(a, l, part) || words_count(rest) > MOST_NAME || has_digit(part))
        return false;
    slice first = person, word = words_next(&first);
    return word_capital(word) && (rest.at || (words <= 3 && !words_all_capitals(part, 1)));
}

static void agency_in(arena *a, const read_lexicon *l, slice text, byline *out) {
    slice found = lexicon_agency(l, utf8_key(a, slice_trim(text)));
    if (found.size)
        out->agency = found;
}

static bool authors(arena *a, const read_lexicon *l, slice part, bool head, byline *out) {
    slice key = utf8_key(a, part);
    size_t start = lexicon_start(l, SIGN_BYLINE_START, key);
    if (!slice_equal_nocase(slice_part(part, 0, start), slice_part(key, 0, start)))
        start = 0; /* written in other characters, of another length */
    slice names = slice_trim(slice_part(part, start, part.size));
    if (start ? !word_capital(names) || !names_only(a, l, names) || has_digit(names)
              : !head || !bare_name(a, l, part))
        return false;
    out->author = names_of(a, l, names);
    for (slice rest = names; rest.at;)
        agency_in(a, l, slice_take(&rest, ','), out);
    if (lexicon_agency(l, utf8_key(a, out->author)).size)
        out->author = (slice){NULL, 0};
    return true;
}

bool byline_find(arena *a, const read_lexicon *l, slice line, bool head, byline *out) {
    *out = (byline){.date = ""};
    if (line.size > LONGEST || words_end_sentence(line, true))
        return false;
    bool found = false;
    for (slice rest = line; rest.at;) {
        slice part = slice_trim(slice_take(&rest, '|'));
        char iso[WHEN_SIZE];
        if (when_parse(a, l, part, iso)) {
            memcpy(out->date, iso, WHEN_SIZE);
        } else if (!found && part.at == line.at) {
            if (!authors(a, l, part, head, out))
                return false;
            found = true;
        } else if (words_count(part) > MOST_NAME) {
            return false;
        }
        agency_in(a, l, part, out);
    }
    return found;
}
