/* paragraphs.c - from lines to paragraphs: the first step of `read` on plain text
 *
 * Two passes: one finds the lines and their widths, one joins those that a wrapped text broke. */
#include "read/paragraphs.h"

#include "base/utf8.h"
#include "read/words.h"

enum {
    WIDEST = 130, /* a text with wider lines is not wrapped */
    LEAST = 30    /* nor one whose lines are all shorter */
};

typedef struct line {
    span at;
    uint32_t width, word;     /* code points of the line and of its first word */
    uint32_t indent;          /* bytes */
    bool gap, stop;           /* after an empty line; ends as a sentence does */
    bool lower;               /* begins with a small letter */
} line;

typedef VEC(line) line_list;

/* The bytes of the line end at the front of `text`: LF, CR LF, CR, and the separators U+2028 and U+2029; else 0. */
static uint32_t line_end(slice text) {
    if (text.at[0] == '\n')
        return 1;
    if (text.at[0] == '\r')
        return text.size > 1 && text.at[1] == '\n' ? 2 : 1;
    bool separator = text.size > 2 && text.at[0] == '\xE2' && text.at[1] == '\x80' &&
                     (text.at[2] == '\xA8' || text.at[2] == '\xA9');
    return separator ? 3 : 0;
}

static bool blank_at(slice text, uint32_t at, uint32_t *size) {
    size_t length;
    uint32_t code = utf8_decode((slice){text.at + at, text.size - at}, &length);
    *size = (uint32_t)length;
    return utf8_is_space(code) || code == 0xFEFF || code == 0x200B;
}

static uint32_t first_word(slice text) {
    uint32_t at = 0, size, count = 0;
    for (; at < text.size && !blank_at(text, at, &size); at += size)
        count++;
    return count;
}

/* Adds the line [begin, end) unless it is empty; says whether it was. */
static bool add_line(arena *a, line_list *lines, slice text, uint32_t begin, uint32_t end, bool gap) {
    uint32_t size, first = begin, last = begin;
    for (uint32_t i = begin; i < end; i += size)
        if (!blank_at(text, i, &size))
            last = i + size;
    while (first < last && blank_at(text, first, &size))
        first += size;
    if (first >= last)
        return false;
    slice inside = slice_part(text, first, last);
    line *l = vec_push(a, lines);
    *l = (line){.at = {first, last},
                .width = (uint32_t)utf8_count(inside),
                .word = first_word(inside),
                .indent = first - begin,
                .gap = gap,
                .stop = words_end_sentence(inside, false),
                .lower = *inside.at >= 'a' && *inside.at <= 'z'};
    return true;
}

static line_list lines_of(arena *a, slice text) {
    line_list lines = {0};
    uint32_t begin = 0, step;
    bool gap = true;
    for (uint32_t i = 0; i <= text.size; i += step) {
        step = i < text.size ? line_end((slice){text.at + i, text.size - i}) : 1;
        if (step) {
            gap = !add_line(a, &lines, text, begin, i, gap);
            begin = i + step;
        } else {
            step = 1;
        }
    }
    return lines;
}

/* Whether the first word of the line after `l` had no room on it, when lines are `width` wide. Those who wrap evenly
 * leave up to a sixth of it. */
static bool full(const line *l, uint32_t width) { return l[0].width + 1 + l[1].word > width - width / 6; }

/* Whether a line is set in further than the one before it. */
static bool set_in(const line *l) { return l->indent > l[-1].indent + 1; }

/* The column at which the text is wrapped, or 0: three in four lines that go on are full, and half of them end inside
 * a sentence, which a paragraph on one line does not. */
static uint32_t wrap_width(const line_list *lines) {
    uint32_t widest = 0, pairs = 0, wrapped = 0, inside = 0;
    for (uint32_t i = 0; i < lines->size; i++) /* a single long word, such as a URL, could not have been broken */
        if (lines->at[i].width > widest && lines->at[i].word < lines->at[i].width)
            widest = lines->at[i].width;
    if (widest > WIDEST || widest < LEAST)
        return 0;
    for (uint32_t i = 0; i + 1 < lines->size; i++)
        if (!lines->at[i + 1].gap && !set_in(&lines->at[i + 1])) {
            pairs++;
            wrapped += full(&lines->at[i], widest);
            inside += !lines->at[i].stop;
        }
    return wrapped && wrapped * 4 >= pairs * 3 && inside * 2 >= pairs ? widest : 0;
}

/* Whether a line of a wrapped text goes on with the paragraph of the line before it: that was full, or breaks off, as
 * where its front was cut away. */
static bool goes_on(const line *l, uint32_t width) {
    bool broken = !l[-1].stop && (l->lower || (l->indent > 1 && l[-1].indent > 1));
    return !l->gap && !set_in(l) && (full(l - 1, width) || broken);
}

paragraph_list paragraphs_of(arena *a, slice text) {
    line_list lines = lines_of(a, text);
    uint32_t width = wrap_width(&lines);
    paragraph_list list = {0};
    for (uint32_t i = 0; i < lines.size; i++) {
        const line *l = &lines.at[i];
        if (width && i && goes_on(l, width)) {
            paragraph *last = &list.at[list.size - 1];
            last->at.end = l->at.end;
            last->width += 1 + l->width;
        } else {
            *(paragraph *)vec_push(a, &list) = (paragraph){l->at, l->width, l->gap};
        }
    }
    return list;
}
