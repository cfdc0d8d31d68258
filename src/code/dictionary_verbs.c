/* dictionary_verbs.c - reads verbs: synonym sets, blocks of verbs, their patterns, transformations
 *
 * Two forms of pattern are read. In that of PETRARCH2 ("2.0"), nouns are heads of phrases, {} hold the words of
 * one phrase and () a preposition with its phrase; in the older one, of TABARI and PETRARCH, words stand in a row,
 * `_` between those that follow directly. A file in which no pattern has () or {} is of the older form. */
#include <stdlib.h>
#include <string.h>

#include "base/order.h"

#include "code/dictionary_data.h"

typedef struct set_draft {
    slice name;
    bool plurals;
    map seen;
    VEC(slice) members; /* phrases' keys */
} set_draft;

typedef struct verbs_reader {
    dictionary_reader *r;
    dictionary *d;
    arena *a;
    VEC(set_draft) sets; /* before those of d->sets that other files made: numbers go on from first_set */
    uint32_t first_set, first_pattern;
    size_t members; /* of all sets together */
    bool in_set, in_block, new_form;
} verbs_reader;

#define PATTERN_TERMS 24
#define SET_MEMBERS 1000000 /* of all sets of a file: sets of sets grow fast */

/* -------------------------------------------------------------------------------------------------- sets */

static void begin_set(verbs_reader *v, slice text) {
    slice called = slice_part(text, 1, text.size);
    for (size_t i = 0; i < called.size; i++)
        if (called.at[i] == ' ' || called.at[i] == '\t') called = slice_part(called, 0, i);
    set_draft *s = vec_push(v->a, &v->sets);
    s->plurals = !slice_ends(called, SLICE("_"));
    s->name = slice_part(called, 0, called.size - !s->plurals);
    v->in_set = true;
}

static void add_member(verbs_reader *v, set_draft *s, slice key) {
    bool found;
    if (!key.size || v->members >= SET_MEMBERS) return;
    map_put(v->a, &s->seen, key, &found);
    if (found) return;
    *(slice *)vec_push(v->a, &s->members) = key;
    if (++v->members == SET_MEMBERS)
        dictionary_wrong(v->r, "more than %d words in sets; the rest is left out", SET_MEMBERS);
}

static slice set_name(slice text) {
    if (slice_starts(text, SLICE("&"))) text = slice_part(text, 1, text.size);
    return slice_ends(text, SLICE("_")) ? slice_part(text, 0, text.size - 1) : text;
}

/* The number of the last set of that name among `count` of this file, or NONE. */
static uint32_t find_set(const verbs_reader *v, slice called, uint32_t count) {
    for (uint32_t i = count; i-- > 0;)
        if (slice_equal_nocase(v->sets.at[i].name, called)) return i;
    return NONE;
}

static void embed(verbs_reader *v, set_draft *s, slice text) {
    uint32_t other = find_set(v, set_name(text), v->sets.size - 1);
    if (other == NONE) {
        dictionary_wrong(v->r, "no set %.*s was defined before", (int)(text.size > 60 ? 60 : text.size), text.at);
        return;
    }
    for (uint32_t i = 0; i < v->sets.at[other].members.size; i++) add_member(v, s, v->sets.at[other].members.at[i]);
}

static void read_member(verbs_reader *v, slice text) {
    set_draft *s = &v->sets.at[v->sets.size - 1];
    text = slice_trim(slice_part(text, 1, text.size));
    if (slice_starts(text, SLICE("&"))) {
        embed(v, s, text);
        return;
    }
    if (slice_find(text, SLICE("&")) != SIZE_MAX) {
        dictionary_wrong(v->r, "a set inside a phrase of a set");
        return;
    }
    slice key = phrase_key(v->a, text, NULL);
    add_member(v, s, key);
    if (key.size && s->plurals && !slice_ends(text, SLICE("_"))) add_member(v, s, word_plural(v->a, key));
}

/* ------------------------------------------------------------------------------------------------- verbs */

/* The code in brackets, or the block's; a wrong one is none. */
static slice verb_code(verbs_reader *v, slice text) {
    slice code;
    if (!dictionary_bracket(v->r, &text, '[', ']', &code)) return v->d->blocks.at[v->d->blocks.size - 1].code;
    return slice_equal(code, SLICE("---")) || !dictionary_is_code(v->r, code) ? (slice){NULL, 0} : code;
}

static void begin_block(verbs_reader *v, slice text) {
    dictionary *d = v->d;
    *(verb_block *)vec_push(v->a, &d->blocks) = (verb_block){.first_pattern = d->patterns.size};
    d->blocks.at[d->blocks.size - 1].code = verb_code(v, text);
    v->in_set = false;
    v->in_block = true;
}

/* Words in a string of keys, as numbers, at most VERB_SIDE of them. */
static uint8_t side_words(verbs_reader *v, slice keys, uint32_t out[VERB_SIDE]) {
    uint8_t count = 0;
    for (slice word; keys.at && count < VERB_SIDE;)
        if ((word = slice_take(&keys, ' ')).size) out[count++] = dictionary_word(v->d, word);
    return count;
}

static void add_form(verbs_reader *v, slice key, const verb_entry *entry) {
    dictionary *d = v->d;
    uint32_t *number = map_put(v->a, &d->verb_forms, key, NULL);
    verb_entry *e = vec_push(v->a, &d->verbs);
    *e = *entry;
    e->next = *number;
    *number = d->verbs.size - 1;
}

/* One form, with its other words around it: "+CORDON_OFF". False where there is no word. */
static bool read_form(verbs_reader *v, slice form, verb_entry *entry, slice *key) {
    size_t plus = slice_find(form, SLICE("+")), from = plus == SIZE_MAX ? 0 : plus + 1, to = from;
    while (to < form.size && form.at[to] != '_' && form.at[to] != ' ') to++;
    uint32_t words;
    *key = phrase_key(v->a, slice_part(form, from, to), &words);
    entry->befores =
        side_words(v, phrase_key(v->a, slice_part(form, 0, plus == SIZE_MAX ? 0 : plus), NULL), entry->before);
    entry->afters = side_words(v, phrase_key(v->a, slice_part(form, to, form.size), NULL), entry->after);
    for (size_t i = 0; i < key->size; i++) /* RE-ENTER: the last word is the verb */
        if (key->at[i] == ' ' && entry->befores < VERB_SIDE) {
            entry->before[entry->befores++] = dictionary_word(v->d, slice_part(*key, 0, i));
            *key = slice_part(*key, i + 1, key->size);
            i = 0;
        }
    return key->size > 0;
}

static void read_verb(verbs_reader *v, slice text) {
    verb_entry entry = {.block = v->d->blocks.size - 1, .file = v->r->file, .line = v->r->line};
    slice rest = text, given = {NULL, 0}, key;
    entry.code = verb_code(v, text);
    bool has_forms = slice_find(text, SLICE("{")) != SIZE_MAX && dictionary_bracket(v->r, &rest, '{', '}', &given);
    size_t size = 0;
    while (size < text.size && text.at[size] != '{' && text.at[size] != '[') size++;
    if (!read_form(v, slice_trim(slice_part(text, 0, size)), &entry, &key)) {
        dictionary_wrong(v->r, "no verb");
        return;
    }
    add_form(v, key, &entry);
    slice forms[VERB_FORMS];
    verb_forms(v->a, key, forms);
    for (size_t i = 0; i < VERB_FORMS && !has_forms; i++) add_form(v, forms[i], &entry);
    while (has_forms && given.at) {
        slice form = slice_trim(slice_take(&given, ' '));
        if (form.size && read_form(v, form, &entry, &key)) add_form(v, key, &entry);
    }
}

/* ---------------------------------------------------------------------------------------------- patterns */

typedef struct pattern_draft {
    verbs_reader *v;
    slice text;
    size_t at;
    term terms[PATTERN_TERMS];
    uint32_t count, before;
    uint8_t paren, brace, groups;
    bool star, wrong, pair, grouped;
} pattern_draft;

static void wrong(pattern_draft *p, const char *what) {
    if (!p->wrong)
        dictionary_wrong(p->v->r, "%s in the pattern %.*s", what, (int)(p->text.size > 80 ? 80 : p->text.size),
                         p->text.at);
    p->wrong = true;
}

static void add_term(pattern_draft *p, uint8_t kind, uint32_t value) {
    if (p->count == PATTERN_TERMS) {
        wrong(p, "too many words");
        return;
    }
    p->terms[p->count++] = (term){.value = value, .kind = kind, .paren = p->paren, .brace = p->brace};
}

/* A set's name: the longest one that is known, as `_` may stand in it or behind it. */
static void read_set(pattern_draft *p) {
    size_t from = p->at;
    while (p->at < p->text.size && !strchr(" \t(){}*$^%+", p->text.at[p->at])) p->at++;
    for (; p->at > from; p->at--) {
        if (p->at < p->text.size && p->text.at[p->at] != '_' && p->text.at[p->at - 1] != '_' &&
            !strchr(" \t(){}*$^%+", p->text.at[p->at]))
            continue;
        uint32_t set = find_set(p->v, set_name(slice_part(p->text, from, p->at)), p->v->sets.size);
        if (set == NONE) continue;
        add_term(p, TERM_SET, p->v->first_set + set);
        return;
    }
    wrong(p, "a set that was not defined before");
}

/* A word up to the next sign. */
static void read_word(pattern_draft *p) {
    size_t from = p->at;
    if (p->text.at[p->at] == '&') {
        read_set(p);
        return;
    }
    while (p->at < p->text.size && !strchr(" \t(){}*$^%_+", p->text.at[p->at])) p->at++;
    slice word = slice_part(p->text, from, p->at);
    slice keys[WORD_PIECES];
    uint32_t count = word_keys(p->v->a, word, keys);
    for (uint32_t i = 0; i < count; i++) {
        add_term(p, TERM_WORD, dictionary_word(p->v->d, keys[i]));
        if (i + 1 < count && p->count) p->terms[p->count - 1].close = true;
    }
}

static void open_group(pattern_draft *p, uint8_t *group) {
    if (*group) wrong(p, "parentheses inside parentheses");
    *group = ++p->groups;
    p->grouped = true;
}

static void read_sign(pattern_draft *p, char sign) {
    p->at++;
    switch (sign) {
    case '(':
        open_group(p, &p->paren);
        break;
    case '{':
        open_group(p, &p->brace);
        break;
    case ')':
        p->paren = 0;
        break;
    case '}':
        p->brace = 0;
        break;
    case '$':
        add_term(p, TERM_SOURCE, 0);
        break;
    case '+':
        add_term(p, TERM_TARGET, 0);
        break;
    case '^':
        add_term(p, TERM_SKIP, 0);
        break;
    case '%':
        p->pair = true;
        break;
    case '_':
        if (p->count) p->terms[p->count - 1].close = true;
        break;
    case '*':
        if (p->star) wrong(p, "a second *");
        p->star = true;
        p->before = p->count;
        break;
    default:
        break;
    }
}

static uint8_t count_words(const pattern_draft *p) {
    uint8_t words = 0;
    for (uint32_t i = 0; i < p->count; i++) words = (uint8_t)(words + (p->terms[i].kind <= TERM_SET ? 4 : 1));
    return (uint8_t)(words + p->pair);
}

/* Two words that a sentence must have, looked at before all else. */
static void find_needs(const pattern_draft *p, uint32_t need[2]) {
    need[0] = need[1] = NONE;
    for (uint32_t i = 0, found = 0; i < p->count && found < 2; i++)
        if (p->terms[i].kind == TERM_WORD) need[found++] = p->terms[i].value;
}

static void keep_pattern(pattern_draft *p, slice code) {
    dictionary *d = p->v->d;
    pattern made = {.code = code,
                    .first = d->terms.size,
                    .before = (uint8_t)p->before,
                    .after = (uint8_t)(p->count - p->before),
                    .words = count_words(p),
                    .pair = p->pair,
                    .file = p->v->r->file,
                    .line = p->v->r->line};
    for (uint32_t i = 0; i < p->count; i++) *(term *)vec_push(p->v->a, &d->terms) = p->terms[i];
    find_needs(p, made.need);
    *(pattern *)vec_push(p->v->a, &d->patterns) = made;
    d->blocks.at[d->blocks.size - 1].patterns++;
    p->v->new_form |= p->grouped;
}

static void read_pattern(verbs_reader *v, slice text) {
    slice rest = text, code;
    if (!dictionary_bracket(v->r, &rest, '[', ']', &code)) {
        if (slice_find(text, SLICE("[")) == SIZE_MAX) dictionary_wrong(v->r, "a pattern without a code in brackets");
        return;
    }
    bool none = slice_equal(code, SLICE("---")) || slice_equal(code, SLICE("+++")) || slice_equal(code, SLICE("###"));
    if (!none && !dictionary_is_code(v->r, code)) return;
    pattern_draft p = {.v = v, .text = slice_trim(slice_part(text, text.at[0] == '-', slice_find(text, SLICE("["))))};
    while (p.at < p.text.size && !p.wrong) {
        char c = p.text.at[p.at];
        if (c == ' ' || c == '\t')
            p.at++;
        else if (strchr("(){}*$^%_+", c))
            read_sign(&p, c);
        else
            read_word(&p);
    }
    if (!p.star)
        wrong(&p, "no *");
    else if (p.paren || p.brace)
        wrong(&p, "an open parenthesis");
    if (!p.wrong) keep_pattern(&p, none ? (slice){NULL, 0} : code);
}

/* --------------------------------------------------------------------------------------- transformations */

/* The code of a verb by its name; of two joined by `_`, what they are together. */
static slice code_of_verb(verbs_reader *v, slice called) {
    slice code = {NULL, 0};
    if (slice_equal(called, SLICE("Q"))) return called;
    while (called.at) {
        slice key = phrase_key(v->a, slice_take(&called, '_'), NULL);
        uint32_t i = map_get(&v->d->verb_forms, key);
        while (i != MAP_NONE && (v->d->verbs.at[i].befores || v->d->verbs.at[i].afters)) i = v->d->verbs.at[i].next;
        if (i == MAP_NONE) return (slice){NULL, 0};
        slice next = v->d->verbs.at[i].code;
        code = code.size ? cameo_combine(&v->d->cameo, code, next) : next;
    }
    return code;
}

#define TRANSFORMATION_WORDS 9

/* ~ a (b c VERB) VERB = a b CODE, of which the words are split at blanks and parentheses. */
static void read_transformation(verbs_reader *v, slice text) {
    slice words[TRANSFORMATION_WORDS];
    uint32_t count = 0;
    for (size_t i = 1, from = 1; i <= text.size; i++) {
        if (i < text.size && !strchr(" \t()", text.at[i])) continue;
        if (i > from && count < TRANSFORMATION_WORDS) words[count++] = slice_part(text, from, i);
        from = i + 1;
    }
    bool good = count == TRANSFORMATION_WORDS && slice_equal(words[5], SLICE("="));
    for (uint32_t i = 0; i < count && good; i++) good = (i == 3 || i == 4 || i == 5 || i == 8) || words[i].size == 1;
    if (!good) {
        dictionary_wrong(v->r, "no transformation of the form ~ a (b c VERB) VERB = a b CODE");
        return;
    }
    transformation t = {words[0].at[0],
                        words[1].at[0],
                        words[2].at[0],
                        words[6].at[0],
                        words[7].at[0],
                        code_of_verb(v, words[4]),
                        code_of_verb(v, words[3]),
                        words[8]};
    if (!t.code.size || !t.inner_code.size)
        dictionary_wrong(v->r, "a transformation with a verb that has no code");
    else if (slice_equal(t.new_code, SLICE("Q")) || dictionary_is_code(v->r, t.new_code))
        *(transformation *)vec_push(v->a, &v->d->transformations) = t;
}

/* -------------------------------------------------------------------------------------------------- file */

static void read_line(verbs_reader *v) {
    slice text = slice_trim(v->r->text);
    if (slice_starts(text, SLICE("---")))
        begin_block(v, text);
    else if (text.at[0] == '&')
        begin_set(v, text);
    else if (text.at[0] == '~')
        read_transformation(v, text);
    else if (text.at[0] == '+' && v->in_set)
        read_member(v, text);
    else if (!v->in_block)
        dictionary_wrong(v->r, "no block of verbs (--- NAME [CODE] ---) stands before it");
    else if (text.at[0] == '-' || text.at[0] == '*')
        read_pattern(v, text);
    else
        read_verb(v, text);
}

/* A set as it is kept: single words as numbers, the rest as phrases. */
static word_set kept_set(verbs_reader *v, const set_draft *s) {
    uint32_t *words = ARENA_NEW(v->a, uint32_t, s->members.size);
    word_set made = {.words = words};
    for (uint32_t m = 0; m < s->members.size; m++) {
        slice key = s->members.at[m];
        if (slice_find(key, SLICE(" ")) != SIZE_MAX)
            *phrase_put(v->a, &made.phrases, key) = 0;
        else
            words[made.count++] = dictionary_word(v->d, key);
    }
    qsort(words, made.count, sizeof *words, order_u32);
    return made;
}

void dictionary_read_verbs(dictionary_reader *r) {
    dictionary *d = r->d;
    verbs_reader v = {.r = r, .d = d, .a = r->a, .first_set = d->sets.size, .first_pattern = d->patterns.size};
    while (dictionary_line(r)) read_line(&v);
    for (uint32_t i = 0; i < v.sets.size; i++) *(word_set *)vec_push(v.a, &d->sets) = kept_set(&v, &v.sets.at[i]);
    for (uint32_t i = v.first_pattern; i < d->patterns.size; i++) d->patterns.at[i].open = !v.new_form;
}
