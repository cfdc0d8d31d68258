/* dateline.c - finds the place, agency and day before a report's first words
 *
 * A mark (dash or colon) near the front ends it; what is before the mark must be a place in capitals, or a place with
 * an agency or a day, or a whole date; what is after it must begin a sentence. A point is a mark behind a whole date:
 * "Lodz, 8 May 2029. Tenants ..." */
#include "read/dateline.h"

#include <string.h>

#include "base/utf8.h"
#include "read/words.h"

enum { LONGEST = 90, LONGEST_AGENCY = 30, MOST_WORDS = 4 };

typedef struct mark {
    const char *text;
    bool before, after; /* white space is needed there (or, before it, a bracket) */
} mark;

static const mark marks[] = {{"—", false, false}, {"–", true, true}, {"--", true, false},
                             {"-", true, true},   {"_", true, true}, {":", false, true}, {".", false, true}};

#define MARKS (sizeof marks / sizeof *marks)

static const mark *mark_at(slice text, size_t at) {
    for (size_t i = 0; i < MARKS; i++) {
        size_t size = strlen(marks[i].text);
        if (!slice_starts(slice_part(text, at, text.size), slice_of(marks[i].text)))
            continue;
        char before = at ? text.at[at - 1] : 'x', after = at + size < text.size ? text.at[at + size] : ' ';
        if ((!marks[i].before || before == ' ' || before == ')') &&
            (!marks[i].after || after == ' ' || after == '\n'))
            return &marks[i];
    }
    return NULL;
}

static bool begins_sentence(slice text) {
    slice word = words_next(&text);
    return word.size && (word_capital(word) || (word.at[0] >= '0' && word.at[0] <= '9'));
}

static bool all_words_capital(const read_lexicon *l, arena *a, slice text) {
    uint32_t count = 0;
    for (slice word = words_next(&text); word.size; word = words_next(&text), count++)
        if (!word_capital(word) && !lexicon_is(l, SIGN_PARTICLE, utf8_key(a, word), NULL))
            return false;
    return count > 0 && count <= MOST_WORDS;
}

static bool is_agency(arena *a, const read_lexicon *l, slice text) {
    return text.size <= LONGEST_AGENCY && lexicon_agency(l, utf8_key(a, text)).size;
}

/* Whether a piece between commas after the place is a country, an agency or a day; *place_end moves past a country.
 */
static bool later_piece(arena *a, const read_lexicon *l, slice piece, slice rest, dateline *out,
                        const char **place_end) {
    char iso[WHEN_SIZE];
    slice with_year = {piece.at, rest.at ? (size_t)(rest.at + rest.size - piece.at) : piece.size};
    if (when_parse_day(a, l, with_year, iso) || when_parse_day(a, l, piece, iso)) {
        memcpy(out->date, iso, WHEN_SIZE);
        return true;
    }
    if (is_agency(a, l, piece)) {
        out->agency = piece;
        return true;
    }
    if (out->date[0] && piece.size == 4 && piece.at[0] >= '1' && piece.at[0] <= '2')
        return true;
    *place_end = piece.at + piece.size;
    return all_words_capital(l, a, piece);
}

/* Whether `left` is a dateline without its mark. */
static bool is_dateline(arena *a, const read_lexicon *l, slice left, bool colon, dateline *out) {
    slice before = {NULL, 0}, brackets = {NULL, 0};
    if (slice_ends(left, SLICE(")")))
        brackets = words_last_brackets(left, LONGEST_AGENCY, &before);
    bool known = brackets.size && (is_agency(a, l, brackets) || words_all_capitals(brackets, 2));
    bool shown = known || (brackets.size && all_words_capital(l, a, brackets));
    if (brackets.at) {
        out->agency = brackets;
        left = before;
    }
    if (left.size == 0)
        return known;
    if (when_parse(a, l, left, out->date) && out->date[0])
        return true;
    slice rest = left, first = slice_trim(slice_take(&rest, ','));
    const char *end = first.at + first.size;
    bool capitals = words_all_capitals(first, rest.at || shown ? 2 : 3) && words_count(first) <= MOST_WORDS;
    if (!capitals && !all_words_capital(l, a, first))
        return false;
    bool day = false;
    while (rest.at) {
        char iso[WHEN_SIZE];
        slice piece = slice_trim(slice_take(&rest, ','));
        day |= when_parse_day(a, l, piece, iso);
        if (!later_piece(a, l, piece, rest, out, &end))
            return false;
    }
    out->place = (slice){first.at, (size_t)(end - first.at)};
    if (colon && (!capitals || lexicon_is(l, SIGN_NO_PLACE, utf8_key(a, first), NULL) || first.size < 4))
        return false;
    return capitals || shown || out->agency.size || day;
}

uint32_t dateline_find(arena *a, const read_lexicon *l, slice paragraph, bool first, dateline *out) {
    for (size_t at = 0; at < paragraph.size && at < LONGEST; at++) {
        const mark *m = mark_at(paragraph, at);
        size_t end = at + (m ? strlen(m->text) : 0);
        bool colon = m && m->text[0] == ':', point = m && m->text[0] == '.';
        *out = (dateline){.date = ""};
        if (m && (first || !colon) && begins_sentence(slice_part(paragraph, end, paragraph.size)) &&
            is_dateline(a, l, slice_trim(slice_part(paragraph, 0, at)), colon, out) && (!point || out->date[0]))
            return (uint32_t)end;
        if (m)
            at = end - 1;
    }
    *out = (dateline){.date = ""};
    return 0;
}
