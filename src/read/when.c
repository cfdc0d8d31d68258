/* when.c - reads a date of publication: the words and numbers of a short line, matched against a table of orders */
#include "read/when.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { MOST_PIECES = 20, LONGEST = 90 };

/* A word or a number. `joint` is the byte right before it ('-', '/', ':', ...), or ' '. */
typedef struct piece {
    slice text;
    uint32_t number; /* its value; or the month's */
    enum { PIECE_WORD, PIECE_NUMBER, PIECE_MONTH } kind;
    char joint;
} piece;

typedef struct pieces {
    piece at[MOST_PIECES];
    uint32_t size;
    bool bad; /* more than fit */
} pieces;

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool letter(char c) { return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }

static void add_piece(pieces *p, slice text, char joint) {
    if (p->size == MOST_PIECES) {
        p->bad = true;
        return;
    }
    piece *new = &p->at[p->size++];
    *new = (piece){.text = text, .kind = digit(text.at[0]) ? PIECE_NUMBER : PIECE_WORD, .joint = joint};
    for (size_t i = 0; i < text.size && i < 9 && new->kind == PIECE_NUMBER; i++)
        new->number = new->number * 10 + (uint32_t)(text.at[i] - '0');
}

/* Cuts a key into pieces. An ordinal's ending ("28th") is left out. */
static void cut(const read_lexicon *l, slice key, pieces *p) {
    char joint = ' ';
    for (size_t i = 0; i < key.size;) {
        size_t begin = i;
        bool number = digit(key.at[i]);
        if (!number && !letter(key.at[i])) {
            joint = key.at[i++];
            continue;
        }
        while (i < key.size && (number ? digit(key.at[i]) : letter(key.at[i])))
            i++;
        slice text = slice_part(key, begin, i);
        bool ordinal = !number && begin && digit(key.at[begin - 1]) && lexicon_is(l, SIGN_ORDINAL, text, NULL);
        if (!ordinal)
            add_piece(p, text, joint);
        joint = ' ';
    }
}

/* Gives months their numbers, and leaves out particles ("28th of October"). */
static void name_pieces(const read_lexicon *l, pieces *p) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < p->size; i++) {
        slice value;
        if (p->at[i].kind == PIECE_WORD && lexicon_is(l, SIGN_PARTICLE, p->at[i].text, NULL))
            continue;
        piece *at = &p->at[kept++];
        *at = p->at[i];
        if (at->kind == PIECE_WORD && lexicon_is(l, SIGN_MONTH, at->text, &value)) {
            at->kind = PIECE_MONTH;
            for (size_t k = 0; k < value.size; k++)
                at->number = at->number * 10 + (uint32_t)(value.at[k] - '0');
        }
    }
    p->size = kept;
}

static uint32_t days_in(uint32_t year, uint32_t month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

bool when_is_day(uint32_t year, uint32_t month, uint32_t day) {
    return year >= 1500 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
}

/* The orders in which a date's pieces come: y, m, d are numbers, M is a month's name. */
typedef struct order {
    const char *pieces;
    const char *joints; /* what may stand between them; NULL: anything */
} order;

static const order orders[] = {{"ymd", "-/."}, {"dMy", NULL},  {"Mdy", NULL},
                               {"yMd", NULL},  {"dmy", "/.-"}, {"mdy", "/"}};

#define ORDERS (sizeof orders / sizeof *orders)

static bool fits(const order *o, const piece *p, uint32_t *year, uint32_t *month, uint32_t *day) {
    for (int i = 0; i < 3; i++) {
        char wanted = o->pieces[i];
        if ((wanted == 'M') != (p[i].kind == PIECE_MONTH) || (wanted != 'M' && p[i].kind != PIECE_NUMBER))
            return false;
        if (i && o->joints && (p[i].joint == 0 || !strchr(o->joints, p[i].joint)))
            return false;
        if ((wanted == 'y') != (p[i].kind == PIECE_NUMBER && p[i].text.size == 4))
            return false;
        *(wanted == 'y' ? year : wanted == 'd' ? day : month) = p[i].number;
    }
    return when_is_day(*year, *month, *day);
}

/* Where a date of three pieces begins, or p->size. `out` is "" where two orders fit and say different days. */
static uint32_t find_date(const pieces *p, char out[WHEN_SIZE]) {
    for (uint32_t i = 0; i + 3 <= p->size; i++) {
        bool found = false;
        for (size_t k = 0; k < ORDERS; k++) {
            uint32_t year, month, day;
            char text[WHEN_SIZE + 24];
            if (!fits(&orders[k], &p->at[i], &year, &month, &day))
                continue;
            snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, day);
            if (found && strcmp(text, out) != 0)
                out[0] = 0;
            else
                memcpy(out, text, WHEN_SIZE);
            found = true;
        }
        if (found)
            return i;
    }
    return p->size;
}

/* Whether a piece beside the date is part of saying when: a weekday, a zone, a number of a time. */
static bool beside(const read_lexicon *l, const piece *p) {
    if (p->kind == PIECE_NUMBER)
        return p->text.size <= 3 || (p->joint == '.' && p->text.size <= 9) ||
               (p->joint == '+' && p->text.size == 4) || (p->joint == '-' && p->text.size == 4);
    return p->kind == PIECE_WORD && (p->text.size == 1 || lexicon_is(l, SIGN_DATE_WORD, p->text, NULL));
}

static bool compact(slice key, char out[WHEN_SIZE]) {
    uint32_t number = 0;
    if (key.size < 8 || (key.size > 8 && key.at[8] != 't' && key.size != 14))
        return false;
    for (size_t i = 0; i < 8; i++) {
        if (!digit(key.at[i]))
            return false;
        number = number * 10 + (uint32_t)(key.at[i] - '0');
    }
    if (!when_is_day(number / 10000, number / 100 % 100, number % 100))
        return false;
    snprintf(out, WHEN_SIZE, "%.4s-%.2s-%.2s", key.at, key.at + 4, key.at + 6);
    return true;
}

bool when_parse(arena *a, const read_lexicon *l, slice text, char out[WHEN_SIZE]) {
    pieces p = {.size = 0};
    out[0] = 0;
    text = slice_trim(text);
    if (text.size == 0 || text.size > LONGEST)
        return false;
    slice key = utf8_key(a, text);
    if (compact(key, out))
        return true;
    cut(l, key, &p);
    name_pieces(l, &p);
    uint32_t at = p.bad ? p.size : find_date(&p, out);
    if (at == p.size)
        return false;
    for (uint32_t i = 0; i < p.size; i++)
        if ((i < at || i > at + 2) && !beside(l, &p.at[i]))
            return false;
    return true;
}

bool when_parse_day(arena *a, const read_lexicon *l, slice text, char out[WHEN_SIZE]) {
    pieces p = {.size = 0};
    out[0] = 0;
    if (text.size == 0 || text.size > LONGEST)
        return false;
    cut(l, utf8_key(a, text), &p);
    name_pieces(l, &p);
    if (p.bad || p.size < 2 || p.size > 3)
        return false;
    if (p.size == 3)
        return find_date(&p, out) == 0;
    bool month_first = p.at[0].kind == PIECE_MONTH;
    const piece *day = &p.at[month_first];
    return p.at[!month_first].kind == PIECE_MONTH && day->kind == PIECE_NUMBER && day->number >= 1 &&
           day->number <= 31;
}
