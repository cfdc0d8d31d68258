/* date_rules.h - the words and patterns of dates, as date_words.tsv and date_patterns.tsv have them, and what the
 * text is cut into to be compared with them */
#ifndef PARSE_DATE_RULES_H
#define PARSE_DATE_RULES_H

#include "base/map.h"
#include "parse/date.h"
#include "parse/date_match.h"

/* Elements of a pattern, and choices of words in one. */
#define DATE_ELEMENTS 14
#define DATE_CHOICES 3

/* Of a class, in date_item.classes. */
#define DATE_BIT(c) (UINT64_C(1) << (c))

typedef struct date_word {
    uint8_t class;
    bool capital; /* counts only with an initial capital */
    slice value;
    uint32_t next; /* entry of the same word, or NONE */
} date_word;

typedef struct date_element {
    uint64_t classes;
    slice words[DATE_CHOICES];
    uint32_t word_count;
    bool optional;
} date_element;

typedef struct date_pattern {
    date_element elements[DATE_ELEMENTS];
    uint32_t count;
    date_rule rule;
} date_pattern;

struct date_rules {
    arena *arena;
    const word_roles *roles;
    map words;
    map literals; /* words that stand for themselves in a pattern */
    VEC(date_word) entries;
    VEC(date_pattern) patterns;
};

/* An article's items, and what is known of its dates so far. */
typedef struct date_finder {
    const date_rules *rules;
    article *a;
    VEC(date_item) items;
    uint32_t line;
    bool known;
    int32_t today, last_day;
    int last_quarter;
    uint32_t quarter_line;
} date_finder;

/* Adds the items of a part of the text: words, figures and marks, in its lines. */
void date_cut(date_finder *f, span part);

/* ASCII letters in lower case; in `a`. Whether the first letter is an ASCII capital. */
slice date_lower(arena *a, slice text);
bool date_is_capital(slice text);

/* Whether a byte is of an ASCII letter, or of any letter or mark beyond ASCII. */
bool date_is_letter(char c);

/* The digits of a text as one number ("1,200"); what comes after eight of them counts for nothing. */
int date_number(slice text);

#endif
