/* splitter.c - blocks to sentences and tokens
 *
 * A block is taken in stretches of bounded size, cut at white space, so that memory stays bounded. */
#include "parse/splitter.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "parse/boundary.h"
#include "parse/tree.h"

enum { STRETCH = 1 << 16, LONG_WORD = 40, PIECES = 4, AMID_LINE = 8000 /* see docs/experiments.md */ };

/* What an abbreviation keeps its sentence open before. */
enum follows { FOLLOWS_NAME, FOLLOWS_NUMBER, FOLLOWS_ANY, FOLLOWS };
static const char *const follows_name[FOLLOWS] = {"name", "number", "any"};

static status open_abbreviations(splitter *s, arena *a, const char *folder, error *e) {
    table t;
    status result = table_load(a, folder, "abbreviations.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; result == READOUT_OK && i < t.size; i++) {
        bool found;
        uint32_t follows = name_find(follows_name, FOLLOWS, table_cell(&t, i, 1));
        if (follows == FOLLOWS) return table_fail(&t, i, e, "the second column is name, number or any");
        *map_put(a, &s->abbreviations, table_cell(&t, i, 0), &found) = follows;
    }
    return result;
}

status splitter_open(splitter *s, arena *a, const model *m, const char *folder, error *e) {
    slice weights = model_section(m, "boundaries"), rest = model_section(m, "contractions");
    *s = (splitter){0};
    if (weights.size != BOUNDARY_ROWS * 4 * sizeof *s->weights)
        return fail(e, READOUT_BAD_MODEL, "the model's boundaries have %zu bytes", weights.size);
    s->weights = (const int16_t *)(const void *)weights.at;
    while (rest.at && rest.size) {
        slice value = slice_take(&rest, '\n'), key = slice_take(&value, '\t');
        if (key.size < 2) continue;
        slice form = slice_part(key, 1, key.size);
        if (key.at[0] == '-') *(slice *)vec_push(a, &s->endings) = form;
        else {
            bool found;
            *map_put(a, &s->forms, form, &found) = s->pieces.size;
            *(slice *)vec_push(a, &s->pieces) = value;
        }
    }
    return open_abbreviations(s, a, folder, e);
}

/* ------------------------------------------------------------------------------------------ contractions */

/* A token in lower case with straight apostrophes: where each letter of it stands in the text. */
typedef struct plain_form {
    char at[LONG_WORD * 4 + 4];
    size_t size;
    uint32_t begin[LONG_WORD + 1]; /* byte of the text at which each code point begins, then the end */
    uint32_t letters;
} plain_form;

static bool plain_form_of(const boundary_view *v, uint32_t first, uint32_t end, plain_form *f) {
    f->size = f->letters = 0;
    if (end - first > LONG_WORD || end - first < 2) return false;
    for (uint32_t i = first; i < end; i++) {
        uint32_t code = v->code[i];
        if (code == 0x2018 || code == 0x2019) code = '\'';
        if (code >= 'A' && code <= 'Z') code += 32;
        f->begin[f->letters++] = v->byte[i];
        f->size += utf8_encode(code, f->at + f->size);
    }
    return true;
}

/* How many code points each piece has; returns how many pieces, 1 for a word that stays whole. */
static uint32_t pieces_of(const splitter *s, const plain_form *f, uint32_t lengths[PIECES]) {
    slice form = {f->at, f->size};
    uint32_t known = map_get(&s->forms, form), count = 0, sum = 0;
    if (known != MAP_NONE) {
        for (slice rest = s->pieces.at[known]; rest.at && count < PIECES; count++) {
            slice number = slice_take(&rest, ' ');
            lengths[count] = 0;
            for (size_t i = 0; i < number.size && i < 3; i++)
                lengths[count] = lengths[count] * 10 + (uint32_t)(number.at[i] - '0');
            sum += lengths[count];
        }
        return sum == f->letters ? count : 1;
    }
    for (uint32_t i = 0; i < s->endings.size; i++) {
        slice ending = s->endings.at[i];
        if (!slice_ends(form, ending) || form.size == ending.size) continue;
        char before = form.at[form.size - ending.size - 1];
        if (ending.size == 1 ? before != 's'
                             : (before < 'a' || before > 'z') && (unsigned char)before < 128 && before != '.' &&
                                   (before < '0' || before > '9'))
            continue;
        lengths[0] = f->letters - (uint32_t)ending.size; /* endings are ASCII */
        lengths[1] = (uint32_t)ending.size;
        return 2;
    }
    return 1;
}

/* ------------------------------------------------------------------------------------------ tokens */

typedef struct job {
    const splitter *s;
    article *a;
    uint32_t block, first; /* token with which the sentence begins */
} job;

static void add_piece(job *j, span at, uint8_t pieces) {
    token *t = vec_push(j->a->arena, &j->a->tokens);
    t->at = at;
    t->pieces = pieces;
    t->head = NONE;
    t->sentence = j->a->sentences.size;
}

/* The byte after code point i - 1: not where code point i begins, as white space may lie between. */
static uint32_t end_byte(const boundary_view *v, const article *a, uint32_t i) {
    size_t step;
    uint32_t last = v->byte[i - 1];
    utf8_decode(slice_part(a->text, last, a->text.size), &step);
    return last + (uint32_t)step;
}

static void add_token(job *j, const boundary_view *v, uint32_t first, uint32_t end) {
    plain_form f;
    uint32_t lengths[PIECES], count = 1, stop = end_byte(v, j->a, end);
    if (plain_form_of(v, first, end, &f)) {
        f.begin[f.letters] = stop;
        count = pieces_of(j->s, &f, lengths);
    }
    if (count == 1) {
        add_piece(j, (span){v->byte[first], stop}, 1);
        return;
    }
    for (uint32_t i = 0, at = 0; i < count; at += lengths[i++])
        add_piece(j, (span){f.begin[at], f.begin[at + lengths[i]]}, (uint8_t)(i ? 0 : count));
}

static void end_sentence(job *j) {
    article *a = j->a;
    if (a->tokens.size == j->first) return;
    sentence *s = vec_push(a->arena, &a->sentences);
    s->tokens = (range){j->first, a->tokens.size - j->first};
    s->at = (span){a->tokens.at[j->first].at.begin, a->tokens.at[a->tokens.size - 1].at.end};
    s->block = j->block;
    j->first = a->tokens.size;
}

/* Whether the chunk before code point `at` is an abbreviation that what comes next cannot follow as a new
 * sentence. */
static bool goes_on(const job *j, const boundary_view *v, uint32_t at) {
    const boundary_chunk *c = &v->chunks[v->chunk_of[at - 1]];
    uint32_t begin = c->begin;
    while (begin < at && (v->code[begin] == '(' || v->code[begin] == '"' || v->code[begin] == 0x201C)) begin++;
    if (at != c->end || at >= v->size || at - begin > 8 || at - begin < 2 || v->code[at - 1] != '.') return false;
    slice text = slice_part(j->a->text, v->byte[begin], end_byte(v, j->a, at));
    uint32_t next = v->code[at];
    switch (map_get(&j->s->abbreviations, text)) {
    case FOLLOWS_NAME: return utf8_is_upper(next);
    case FOLLOWS_NUMBER: return utf8_is_digit(next);
    case FOLLOWS_ANY: return true;
    default: return false;
    }
}

/* Whether a word or a number ends before code point `at` on the line that goes on there. Messages on the web end so,
 * hardly a sentence of news. */
static bool is_amid_line(const job *j, const boundary_view *v, uint32_t at) {
    uint32_t code = v->code[at - 1];
    if (at >= v->size || !(utf8_is_letter(code) || utf8_is_digit(code))) return false;
    span between = {end_byte(v, j->a, at), v->byte[at]};
    return slice_find(article_text(j->a, between), SLICE("\n")) == SIZE_MAX;
}

/* ------------------------------------------------------------------------------------------ addresses */

/* A stretch of code points that is one token whatever stands in it. */
typedef struct address {
    uint32_t begin, end; /* begin == end: none */
} address;

static bool opens(uint32_t code) {
    return code == '(' || code == '[' || code == '<' || code == '"' || code == '\'' || code == 0x201C;
}

static bool closes(uint32_t code) {
    switch (code) {
    case '.': case ',': case ';': case ':': case '!': case '?': case ')': case ']': case '>': case '"': case '\'':
    case 0x201D: case 0x2019: case 0x2026: return true;
    default: return false;
    }
}

static bool stands(const boundary_view *v, uint32_t at, uint32_t end, const char *text) {
    for (; *text; text++, at++)
        if (at >= end || (v->code[at] | (v->code[at] < 128 ? 32u : 0)) != (unsigned char)*text) return false;
    return true;
}

/* The URL, e-mail address or hashtag that a chunk is, without what encloses or ends it. */
static address address_of(const boundary_view *v, const boundary_chunk *c) {
    uint32_t begin = c->begin, end = c->end, at;
    bool found = false;
    while (begin < end && opens(v->code[begin])) begin++;
    while (end > begin && closes(v->code[end - 1])) end--;
    if (end - begin > 2 && v->code[begin] == '#' && utf8_is_letter(v->code[begin + 1])) return (address){begin, end};
    if (end - begin < 6) return (address){0, 0};
    if (stands(v, begin, end, "http://") || stands(v, begin, end, "https://") || stands(v, begin, end, "www."))
        found = true;
    for (at = begin + 1; !found && at + 3 < end; at++) {
        if (v->code[at] == '<' || v->code[at] == '"') begin = at + 1; /* "Name"<name@example.org> */
        if (v->code[at] != '@' || at <= begin) continue;
        for (uint32_t dot = at + 2; dot + 1 < end && !found; dot++) found = v->code[dot] == '.';
        break;
    }
    return found ? (address){begin, end} : (address){0, 0};
}

/* What is decided before code point `at`, where an address or the end of a number ("17th") leaves no choice. */
static bool inside_address(const boundary_view *v, address *a, uint32_t at) {
    uint32_t chunk = v->chunk_of[at - 1];
    if (at - 1 == v->chunks[chunk].begin) *a = address_of(v, &v->chunks[chunk]);
    return at > a->begin && at < a->end;
}

static bool is_ordinal(const word_roles *words, const boundary_view *v, uint32_t at) {
    if (at + 2 > v->size || boundary_at_space(v, at) || boundary_at_space(v, at + 1) || v->code[at - 1] < '0' ||
        v->code[at - 1] > '9')
        return false;
    if (at + 2 < v->size && !boundary_at_space(v, at + 2) && utf8_is_letter(v->code[at + 2])) return false;
    if (v->code[at] >= 128 || v->code[at + 1] >= 128) return false;
    char letters[] = {(char)v->code[at], (char)v->code[at + 1]};
    return word_is(words, (slice){letters, 2}, WORD_ORDINAL);
}

static void stretch(job *j, arena *work, span at, bool last) {
    boundary_view v = boundary_view_of(work, article_text(j->a, at), at.begin);
    boundary_history h = {0};
    address here = {0, 0};
    for (uint32_t i = 1, first = 0; i <= v.size; i++) {
        enum boundary what = BOUNDARY_NONE;
        if (i == v.size) what = BOUNDARY_TOKEN;
        else if (inside_address(&v, &here, i)) what = BOUNDARY_NONE;
        else if (boundary_possible(&v, i) && !is_ordinal(j->a->words, &v, i))
            what = boundary_decide(&v, &h, i, j->s->weights, is_amid_line(j, &v, i) ? AMID_LINE : 0);
        if (what == BOUNDARY_NONE && here.begin < here.end && (i == here.begin || i == here.end))
            what = BOUNDARY_TOKEN;
        if (what == BOUNDARY_SENTENCE && goes_on(j, &v, i)) what = BOUNDARY_TOKEN;
        if (what != BOUNDARY_NONE) {
            add_token(j, &v, first, i);
            first = i;
        }
        if (what == BOUNDARY_SENTENCE) end_sentence(j);
        boundary_decided(&v, &h, i, what);
    }
    if (last) end_sentence(j);
}

/* The end of the stretch that begins at `begin`: after white space, if there is any in its second half. */
static uint32_t stretch_end(slice text, uint32_t begin, uint32_t end) {
    if (end - begin <= STRETCH) return end;
    for (uint32_t at = begin + STRETCH; at > begin + STRETCH / 2; at--)
        if (text.at[at - 1] == ' ' || text.at[at - 1] == '\n') return at;
    uint32_t at = begin + STRETCH;
    while (at > begin + 1 && ((unsigned char)text.at[at] & 0xC0) == 0x80) at--;
    return at;
}

void splitter_block(const splitter *s, arena *work, article *a, span at, uint32_t number) {
    job j = {s, a, number, a->tokens.size};
    while (at.begin < at.end) {
        uint32_t end = stretch_end(a->text, at.begin, at.end);
        stretch(&j, work, (span){at.begin, end}, end == at.end);
        at.begin = end;
    }
}
