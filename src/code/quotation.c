/* quotation.c - pairs quotation marks
 *
 * One pass over a block's bytes lists its marks, each with the ways that it may face; a second pass pairs them with
 * a stack. A single straight mark opens only if one that can close it follows in the block, which a pass from the
 * right has noted before. */
#include "code/quotation.h"

#include <string.h>

#include "base/utf8.h"

enum { MAY_OPEN = 1, MAY_CLOSE = 2 };
enum mark_kind { MARK_DOUBLE, MARK_SINGLE, MARK_ANGLE };
enum { STACK_LIMIT = 16 };

typedef struct mark {
    uint32_t begin, end;
    uint8_t kind, ways;
    bool straight;
    bool closes_later; /* a mark of its kind that may close follows */
} mark;

typedef struct pairing {
    article *article;
    quotations *out;
    VEC(mark) marks;
    uint32_t stack[STACK_LIMIT]; /* quotations that are open */
    uint8_t kind[STACK_LIMIT];
    uint32_t depth;
    uint32_t open_before; /* what the block before left open, or NONE */
} pairing;

/* Marks that are one code point each, and the way they face; straight ones are decided by what stands around them. */
static const struct {
    uint32_t code;
    uint8_t kind, ways;
} known[] = {
    {0x22, MARK_DOUBLE, 0},          {0x27, MARK_SINGLE, 0},           {0xAB, MARK_ANGLE, MAY_OPEN},
    {0xBB, MARK_ANGLE, MAY_CLOSE},   {0x2018, MARK_SINGLE, MAY_OPEN},  {0x2019, MARK_SINGLE, MAY_CLOSE},
    {0x201C, MARK_DOUBLE, MAY_OPEN}, {0x201D, MARK_DOUBLE, MAY_CLOSE}, {0x201E, MARK_DOUBLE, MAY_OPEN},
    {0x201F, MARK_DOUBLE, MAY_OPEN}, {0x2039, MARK_SINGLE, MAY_OPEN},  {0x203A, MARK_SINGLE, MAY_CLOSE},
};

static uint32_t code_at(slice text, size_t at) {
    size_t size;
    return at < text.size ? utf8_decode(slice_part(text, at, text.size), &size) : 0;
}

/* The code point that ends before byte `at`, or 0. */
static uint32_t code_before(slice text, size_t at) {
    if (at == 0) return 0;
    size_t begin = at - 1;
    while (begin > 0 && at - begin < 4 && ((unsigned char)text.at[begin] & 0xC0) == 0x80) begin--;
    return code_at(text, begin);
}

static bool is_word(uint32_t code) { return code && (utf8_is_letter(code) || utf8_is_digit(code)); }

static bool is_gap(uint32_t code) { return code == 0 || utf8_is_space(code); }

static bool is_opening_bracket(uint32_t code) {
    return code == '(' || code == '[' || code == '{' || code == 0x2014 || code == 0x2013 || code == '-' ||
           code == '/';
}

static bool is_mark_character(uint32_t code) {
    return code == '"' || code == '\'' || code == '`' || code == 0xAB || code == 0xBB ||
           (code >= 0x2018 && code <= 0x201F);
}

/* The ways that a straight mark may face. */
static uint8_t straight_ways(uint32_t before, uint32_t after) {
    if (is_gap(before) && is_gap(after)) return MAY_OPEN | MAY_CLOSE;
    if (is_gap(before) || is_opening_bracket(before))
        return is_gap(after) ? MAY_CLOSE : is_gap(before) ? MAY_OPEN : MAY_OPEN | MAY_CLOSE;
    if (is_mark_character(before) && !is_gap(after)) return MAY_OPEN | (is_word(after) ? 0 : MAY_CLOSE);
    return MAY_CLOSE;
}

/* Whether a single mark is an apostrophe: inside a word, or before a digit or an elision. */
static bool is_apostrophe(uint32_t before, uint32_t after, uint8_t ways) {
    if (is_word(before) && is_word(after)) return true;
    return (ways & MAY_OPEN) && !(ways & MAY_CLOSE) && utf8_is_digit(after);
}

static void add_mark(pairing *p, mark m) {
    mark *new = vec_push(p->article->arena, &p->marks);
    *new = m;
}

/* A mark of two characters at `at`: '' and ``. */
static bool take_double_single(pairing *p, slice text, uint32_t at) {
    if (at + 1 >= text.size || text.at[at] != text.at[at + 1] || (text.at[at] != '\'' && text.at[at] != '`'))
        return false;
    uint8_t ways = text.at[at] == '`' ? MAY_OPEN : straight_ways(code_before(text, at), code_at(text, at + 2));
    add_mark(p, (mark){at, at + 2, MARK_DOUBLE, ways, true, false});
    return true;
}

static void take_single_character(pairing *p, slice text, uint32_t at, uint32_t code, uint32_t size) {
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].code != code) continue;
        uint32_t before = code_before(text, at), after = code_at(text, at + size);
        uint8_t ways = known[i].ways ? known[i].ways : straight_ways(before, after);
        if (known[i].kind == MARK_SINGLE && is_apostrophe(before, after, ways)) return;
        if (known[i].kind == MARK_DOUBLE && code != '"' && ways == MAY_CLOSE && is_gap(before) && is_word(after))
            ways = MAY_OPEN | MAY_CLOSE; /* a curly mark that was turned the wrong way */
        add_mark(p, (mark){at, at + size, known[i].kind, ways, known[i].ways == 0, false});
        return;
    }
}

static void list_marks(pairing *p, span at_block) {
    slice text = slice_part(p->article->text, 0, at_block.end);
    p->marks.size = 0;
    for (uint32_t at = at_block.begin; at < at_block.end;) {
        size_t size = 1;
        unsigned char byte = (unsigned char)text.at[at];
        if (byte >= 0x80 || byte == '"' || byte == '\'' || byte == '`') {
            if (take_double_single(p, text, at)) {
                at += 2;
                continue;
            }
            uint32_t code = utf8_decode(slice_part(text, at, text.size), &size);
            take_single_character(p, text, at, code, (uint32_t)size);
        }
        at += (uint32_t)size;
    }
    bool closing[3] = {false, false, false};
    for (uint32_t i = p->marks.size; i-- > 0;) {
        mark *m = &p->marks.at[i];
        m->closes_later = closing[m->kind];
        if (m->ways & MAY_CLOSE)
            closing[m->kind] = true;
        else if (m->kind == MARK_SINGLE)
            closing[m->kind] = false; /* the closing one belongs to this opening one */
    }
}

/* The place in the stack of the innermost open quotation of a kind, from 1; 0 where there is none. */
static uint32_t open_of_kind(const pairing *p, uint8_t kind) {
    uint32_t depth = p->depth;
    while (depth > 0 && p->kind[depth - 1] != kind) depth--;
    return depth;
}

/* Ends the quotations above `depth` of the stack at `end`. */
static void end_above(pairing *p, uint32_t depth, uint32_t end) {
    while (p->depth > depth) {
        quotation *q = &p->out->list.at[p->stack[--p->depth]];
        q->at.end = q->inside.end = end;
    }
}

static void open_quotation(pairing *p, const mark *m, bool first) {
    uint32_t same = open_of_kind(p, m->kind);
    if (same) end_above(p, same - 1, m->begin);
    if (p->depth == STACK_LIMIT) return;
    uint32_t index = p->out->list.size;
    quotation *q = vec_push(p->article->arena, &p->out->list);
    *q = (quotation){{m->begin, m->end}, {m->end, m->end}, p->depth ? p->stack[p->depth - 1] : NONE, NONE, false};
    if (first && p->depth == 0) q->continues = p->open_before;
    p->stack[p->depth] = index;
    p->kind[p->depth++] = m->kind;
}

static void close_quotation(pairing *p, const mark *m, uint32_t depth) {
    end_above(p, depth, m->begin);
    quotation *q = &p->out->list.at[p->stack[depth - 1]];
    q->at.end = m->end;
    q->inside.end = m->begin;
    q->closed = true;
    p->depth = depth - 1;
}

static void pair_mark(pairing *p, const mark *m, bool first) {
    uint32_t open = open_of_kind(p, m->kind);
    if ((m->ways & MAY_CLOSE) && open)
        close_quotation(p, m, open);
    else if ((m->ways & MAY_OPEN) && (m->kind != MARK_SINGLE || m->closes_later))
        open_quotation(p, m, first);
}

static void pair_block(pairing *p, span at_block) {
    list_marks(p, at_block);
    for (uint32_t i = 0; i < p->marks.size; i++) {
        const mark *m = &p->marks.at[i];
        bool first = i == 0;
        for (uint32_t at = at_block.begin; first && at < m->begin; at++)
            first = p->article->text.at[at] == ' ' || p->article->text.at[at] == '\t';
        pair_mark(p, m, first);
    }
    p->open_before = p->depth && p->kind[0] != MARK_SINGLE ? p->stack[0] : NONE;
    end_above(p, 0, at_block.end);
}

/* Tells each token where it stands. Quotations and tokens are both in the order of the text. */
static void place_tokens(article *a, quotations *out) {
    uint32_t next = 0, current = NONE;
    out->of_token = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    out->place = ARENA_NEW(a->arena, uint8_t, a->tokens.size);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        span at = a->tokens.at[i].at;
        while (current != NONE && out->list.at[current].at.end <= at.begin) current = out->list.at[current].parent;
        while (next < out->list.size && out->list.at[next].at.begin < at.end) {
            if (out->list.at[next].at.end > at.begin) current = next;
            next++;
        }
        out->of_token[i] = current;
        if (current == NONE) continue;
        const quotation *q = &out->list.at[current];
        out->place[i] = at.begin < q->inside.begin            ? PLACE_OPENING
                        : q->closed && at.end > q->inside.end ? PLACE_CLOSING
                                                              : PLACE_INSIDE;
    }
}

quotations quotations_find(article *a) {
    quotations out = {0};
    pairing p = {.article = a, .out = &out, .open_before = NONE};
    for (uint32_t i = 0; i < a->blocks.size; i++)
        if (a->blocks.at[i].kind <= BLOCK_BODY) pair_block(&p, a->blocks.at[i].at);
    place_tokens(a, &out);
    return out;
}
