/* date.c - finds dates in text: words in classes, and patterns of classes
 *
 * At the end of parsing; reads text, not tokens. The text is cut into words, figures and marks (items), each with the
 * bits of its classes; at each item that may begin a date every pattern is tried, and the longest match that its rule
 * values is taken. */
#include "parse/date.h"

#include <string.h>

#include "base/map.h"
#include "base/table.h"
#include "parse/date_match.h"

/* Elements of a pattern, choices of words in one, and items that one match may span. */
#define ELEMENTS 14
#define CHOICES 3
#define SPAN_LIMIT 24

/* How far the verbs that speak of a date may be from it, in items. */
#define TENSE_REACH 12
#define AFTER_REACH 4

static const char *const class_names[DATE_CLASSES] = {
    "month",   "maymonth", "weekday", "weekdays", "unit",   "units",  "quarter", "period", "number", "times",
    "many",    "ordinal",  "daypart", "noon",     "season", "today",  "tonight", "last",   "this",   "next",
    "latest",  "ago",      "later",   "mod",      "end",    "nearly", "every",   "set",    "ref",    "adjref",
    "nounref", "am",       "zone",    "holiday",  "future", "past",   "yearly",  "suffix", "day",    "year",
    "digits",  "clock",    "iso",     "slashes",  "decade", "n",
};

#define BIT(c) (UINT64_C(1) << (c))

typedef struct word_entry {
    uint8_t class;
    bool capital; /* counts only with an initial capital */
    slice value;
    uint32_t next; /* entry of the same word, or NONE */
} word_entry;

typedef struct element {
    uint64_t classes;
    slice words[CHOICES];
    uint32_t word_count;
    bool optional;
} element;

typedef struct pattern {
    element elements[ELEMENTS];
    uint32_t count;
    date_rule rule;
} pattern;

struct date_rules {
    arena *arena;
    map words;
    map literals; /* words that stand for themselves in a pattern */
    VEC(word_entry) entries;
    VEC(pattern) patterns;
};

/* ---------------------------------------------------------------------------------------------- the tables */

static slice lower(arena *a, slice text) {
    char *out = arena_alloc(a, text.size);
    for (size_t i = 0; i < text.size; i++)
        out[i] = (char)(text.at[i] >= 'A' && text.at[i] <= 'Z' ? text.at[i] + 32 : text.at[i]);
    return (slice){out, text.size};
}

static bool is_capital(slice text) {
    return text.size && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

static status load_words(date_rules *r, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice class = table_cell(t, i, 0), forms = table_cell(t, i, 2);
        uint32_t number = name_find(class_names, CLASS_DAY, class);
        if (number >= CLASS_DAY)
            return table_fail(t, i, e, "no such class of words: %.*s", (int)class.size, class.at);
        while (forms.at) {
            slice form = slice_trim(slice_take(&forms, '|'));
            bool found;
            uint32_t *first = map_put(r->arena, &r->words, lower(r->arena, form), &found);
            word_entry entry = {(uint8_t)number, is_capital(form), table_cell(t, i, 1), found ? *first : NONE};
            *first = r->entries.size;
            *vec_push(r->arena, &r->entries) = entry;
        }
    }
    return READOUT_OK;
}

/* "<last|this>", "of", "a|an", with "?" where it may be missing. */
static bool read_element(date_rules *r, slice text, element *out) {
    if (text.size > 1 && slice_ends(text, SLICE("?"))) {
        out->optional = true;
        text.size--;
    }
    bool classes = text.size > 2 && text.at[0] == '<' && text.at[text.size - 1] == '>';
    slice choices = classes ? slice_part(text, 1, text.size - 1) : text;
    while (choices.at) {
        slice choice = slice_take(&choices, '|');
        bool found;
        uint32_t number = classes ? name_find(class_names, DATE_CLASSES, choice) : DATE_CLASSES;
        if (number < DATE_CLASSES)
            out->classes |= BIT(number);
        else if (!choice.size || out->word_count == CHOICES ||
                 (classes && map_get(&r->words, choice) == MAP_NONE && !slice_equal(choice, SLICE("the"))))
            return false;
        else {
            out->words[out->word_count++] = choice;
            *map_put(r->arena, &r->literals, choice, &found) = 0;
        }
    }
    return true;
}

static status load_patterns(date_rules *r, const table *t, error *e) {
    for (uint32_t i = 0; i < t->size; i++) {
        slice rest = table_cell(t, i, 0), called = table_cell(t, i, 1);
        pattern *p = vec_push(r->arena, &r->patterns);
        p->rule = date_rule_find(called);
        if (!p->rule)
            return table_fail(t, i, e, "no such rule: %.*s", (int)called.size, called.at);
        while (rest.at) {
            slice text = slice_take(&rest, ' ');
            if (!text.size)
                continue;
            if (p->count == ELEMENTS || !read_element(r, text, &p->elements[p->count++]))
                return table_fail(t, i, e, "a pattern that can't be read at '%.*s'", (int)text.size, text.at);
        }
    }
    return READOUT_OK;
}

status date_open(arena *a, const char *folder, date_rules **out, error *e) {
    date_rules *r = ARENA_NEW(a, date_rules, 1);
    table t;
    r->arena = a;
    status s = table_load(a, folder, "date_words.tsv", 3, 3, &t, e);
    if (s == READOUT_OK)
        s = load_words(r, &t, e);
    if (s == READOUT_OK)
        s = table_load(a, folder, "date_patterns.tsv", 2, 2, &t, e);
    if (s == READOUT_OK)
        s = load_patterns(r, &t, e);
    *out = r;
    return s;
}

/* --------------------------------------------------------------------------------------------------- items */

typedef VEC(date_item) item_list;

typedef struct finder {
    const date_rules *rules;
    article *a;
    item_list items;
    uint32_t line;
    bool known;
    int32_t today, last_day;
    int last_quarter;
    uint32_t quarter_line;
} finder;

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static char byte_at(slice text, size_t i) {
    return i < text.size ? text.at[i] : 0;
}

/* The end of a word: letters, with points between single ones ("a.m."). */
static size_t word_end(slice text, size_t i) {
    size_t begin = i;
    if (text.at[i] == '\'')
        i++;
    while (i < text.size && is_letter(text.at[i]) &&
           !((text.at[i] & 0xF0) == 0xE0 && byte_at(text, i + 1) == (char)0x80))
        i++;
    if (i == begin)
        return begin + ((text.at[i] & 0xF0) == 0xE0 ? 3 : 1);
    while (i - begin <= 4 && i - begin >= 1 && byte_at(text, i) == '.' && is_letter(byte_at(text, i + 1)) &&
           !is_letter(byte_at(text, i + 2)) && (i - begin == 1 || byte_at(text, i - 2) == '.'))
        i += 2;
    return i < text.size ? i : text.size;
}

static void add_word(finder *f, span at) {
    slice text = article_text(f->a, at), key = lower(f->a->arena, text);
    date_item item = {.at = at, .key = key, .words = NONE, .line = f->line};
    uint32_t first = map_get(&f->rules->words, key);
    if (first != MAP_NONE)
        item.words = first;
    for (uint32_t i = item.words; i != NONE; i = f->rules->entries.at[i].next)
        if (!f->rules->entries.at[i].capital || is_capital(text))
            item.classes |= BIT(f->rules->entries.at[i].class);
    if (item.classes & BIT(CLASS_NUMBER))
        item.classes |= BIT(CLASS_N);
    *vec_push(f->a->arena, &f->items) = item;
}

static size_t digits_end(slice text, size_t i) {
    while (i < text.size && is_digit(text.at[i]))
        i++;
    return i;
}

/* Whether figures, a mark, figures follow, and their end. */
static bool mark_and_digits(slice text, size_t *i, char mark, size_t least, size_t most) {
    if (byte_at(text, *i) != mark)
        return false;
    size_t end = digits_end(text, *i + 1), size = end - *i - 1;
    if (size < least || size > most)
        return false;
    *i = end;
    return true;
}

static int number_of(slice text) {
    int value = 0;
    for (size_t i = 0; i < text.size && value < 10000000; i++)
        if (is_digit(text.at[i]))
            value = value * 10 + (text.at[i] - '0');
    return value;
}

/* Whether the letters that follow figures make them an ordinal ("th"). */
static bool ordinal_suffix(const finder *f, slice text, size_t i) {
    uint32_t first =
        is_letter(byte_at(text, i + 2)) ? MAP_NONE : map_get(&f->rules->words, slice_part(text, i, i + 2));
    for (uint32_t n = first == MAP_NONE ? NONE : first; n != NONE; n = f->rules->entries.at[n].next)
        if (f->rules->entries.at[n].class == CLASS_SUFFIX)
            return true;
    return false;
}

/* Figures at `i`: adds the item and returns its end. */
static size_t add_figures(finder *f, slice text, size_t i) {
    size_t end = digits_end(text, i), size = end - i;
    uint64_t classes = 0;
    char before = i ? text.at[i - 1] : 0;
    int value = number_of(slice_part(text, i, end));
    size_t try = end;
    if (size == 4 && mark_and_digits(text, &try, '-', 2, 2) && mark_and_digits(text, &try, '-', 2, 2)) {
        classes = BIT(CLASS_ISO);
        end = try;
    } else if (try = end,
               size <= 2 && mark_and_digits(text, &try, '/', 1, 2) && mark_and_digits(text, &try, '/', 2, 4)) {
        classes = BIT(CLASS_SLASHES);
        end = try;
    } else if (try = end, size <= 2 && value <= 24 && mark_and_digits(text, &try, ':', 2, 2)) {
        classes = BIT(CLASS_CLOCK);
        end = try;
    } else if (byte_at(text, end) == 's' && !is_letter(byte_at(text, end + 1)) && value % 10 == 0 &&
               (size == 4 || (size == 2 && before == '\''))) {
        classes = BIT(CLASS_DECADE);
        end++;
    } else {
        bool grouped = false;
        while (try = end, mark_and_digits(text, &try, ',', 3, 3) || mark_and_digits(text, &try, '.', 1, 9)) {
            end = try;
            grouped = true;
        }
        classes = BIT(CLASS_N);
        bool plain = !grouped && before != '$' && before != '#' && before != '.' && byte_at(text, end) != '%';
        if (plain && value >= 1 && value <= 31 && size <= 2)
            classes |= BIT(CLASS_DAY);
        if (plain && value >= 1 && value <= 24 && size <= 2)
            classes |= BIT(CLASS_DIGITS);
        if (plain && size == 4 && value >= 1000 && value < 2100)
            classes |= BIT(CLASS_YEAR);
        if (plain && ordinal_suffix(f, text, end)) {
            classes = (classes & BIT(CLASS_DAY)) | BIT(CLASS_ORDINAL);
            end += 2;
        }
    }
    span at = {(uint32_t)i, (uint32_t)end};
    *vec_push(f->a->arena, &f->items) =
        (date_item){.at = at, .key = slice_part(text, i, end), .classes = classes, .words = NONE, .line = f->line};
    return end;
}

/* Cuts [begin, end) of the text into items. */
static void cut(finder *f, span part) {
    slice text = slice_part(f->a->text, 0, part.end);
    for (size_t i = part.begin; i < part.end;) {
        char c = text.at[i];
        if (c == '\n' && i + 1 < part.end && text.at[i + 1] == '\n')
            f->line++;
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            i++;
        else if (is_digit(c))
            i = add_figures(f, text, i);
        else if (is_letter(c) || (c == '\'' && is_letter(byte_at(text, i + 1)))) {
            size_t end = word_end(text, i);
            add_word(f, (span){(uint32_t)i, (uint32_t)(end < part.end ? end : part.end)});
            i = end;
        } else {
            add_word(f, (span){(uint32_t)i, (uint32_t)i + 1});
            i++;
        }
    }
    f->line++;
}

/* ------------------------------------------------------------------------------------------------ matching */

static slice value_in(const finder *f, const date_item *item, uint32_t class) {
    for (uint32_t i = item->words; i != NONE; i = f->rules->entries.at[i].next)
        if (f->rules->entries.at[i].class == class)
            return f->rules->entries.at[i].value;
    return item->key;
}

static bool same_line(const finder *f, uint32_t first, uint32_t i) {
    return i < f->items.size && f->items.at[i].line == f->items.at[first].line && i - first < SPAN_LIMIT;
}

/* A number in words or figures from item i: its value, halves, and how many items; 0 where there is none. */
static uint32_t read_number(const finder *f, uint32_t i, int *value, int *halves) {
    const date_item *items = f->items.at;
    uint32_t first = i;
    *halves = 0;
    if (!same_line(f, first, i) || !(items[i].classes & BIT(CLASS_N)))
        return 0;
    if (items[i].words == NONE) {
        *value = number_of(items[i].key);
        if (memchr(items[i].key.at, '.', items[i].key.size))
            *value = MANY;
        i++;
        if (same_line(f, first, i + 2) && slice_equal(items[i].key, SLICE("1")) &&
            slice_equal(items[i + 1].key, SLICE("/")) && slice_equal(items[i + 2].key, SLICE("2"))) {
            *halves = 1;
            i += 3;
        }
    } else {
        *value = number_of(value_in(f, &items[i++], CLASS_NUMBER));
        if (*value >= 20 && same_line(f, first, i) && slice_equal(items[i].key, SLICE("-")))
            i += same_line(f, first, i + 1) && (items[i + 1].classes & BIT(CLASS_NUMBER)) &&
                 items[i + 1].words != NONE;
        if (*value >= 20 && same_line(f, first, i) && (items[i].classes & BIT(CLASS_NUMBER)))
            *value += number_of(value_in(f, &items[i++], CLASS_NUMBER));
    }
    while (same_line(f, first, i) && (items[i].classes & BIT(CLASS_TIMES)) && *value > 0 && *value < 10000)
        *value *= number_of(value_in(f, &items[i++], CLASS_TIMES));
    return i - first;
}

static bool matches_item(const element *e, const date_item *item) {
    if (item->classes & e->classes)
        return true;
    for (uint32_t i = 0; i < e->word_count; i++)
        if (slice_equal(item->key, e->words[i]))
            return true;
    return false;
}

static void capture(const finder *f, date_match *m, const element *e, uint32_t i) {
    const date_item *item = &f->items.at[i];
    uint64_t both = item->classes & e->classes;
    for (uint32_t c = 0; both; c++, both >>= 1)
        if ((both & 1) && m->at[c] == NONE) {
            m->at[c] = i;
            m->value[c] = value_in(f, item, c);
        }
}

/* Matches the pattern's elements from `k` on to the items from `i`; depth is bounded by the pattern. */
static bool match_from(const finder *f, const pattern *p, uint32_t k, uint32_t i, date_match *m) {
    if (k == p->count) {
        m->end = i;
        return true;
    }
    const element *e = &p->elements[k];
    if (same_line(f, m->first, i)) {
        date_match before = *m;
        if ((e->classes & BIT(CLASS_N)) && (f->items.at[i].classes & BIT(CLASS_N))) {
            uint32_t size = read_number(f, i, &m->number, &m->halves);
            m->at[CLASS_N] = i;
            if (size && match_from(f, p, k + 1, i + size, m))
                return true;
        } else if (matches_item(e, &f->items.at[i])) {
            capture(f, m, e, i);
            if (match_from(f, p, k + 1, i + 1, m))
                return true;
        }
        *m = before;
    }
    return e->optional && match_from(f, p, k + 1, i, m);
}

/* What the verbs near a date speak of: the nearest before it, in its sentence, and where there is none, after it. */
static int find_tense(const finder *f, uint32_t first, uint32_t end) {
    const date_item *items = f->items.at;
    for (uint32_t i = first, steps = 0; i-- > 0 && steps < TENSE_REACH && items[i].line == items[first].line;
         steps++) {
        if (slice_equal(items[i].key, SLICE(".")) && i + 1 < f->items.size &&
            is_capital(article_text(f->a, items[i + 1].at)))
            break;
        if (items[i].classes & BIT(CLASS_FUTURE))
            return 1;
        if (items[i].classes & BIT(CLASS_PAST))
            return -1;
    }
    for (uint32_t i = end, steps = 0; i < f->items.size && steps < AFTER_REACH && items[i].line == items[first].line;
         i++, steps++) {
        if (slice_equal(items[i].key, SLICE(".")))
            break;
        if (items[i].classes & BIT(CLASS_PAST))
            return -1;
        if (items[i].classes & BIT(CLASS_FUTURE))
            return 1;
    }
    return 0;
}

/* The token that covers a byte, or NONE where there are no tokens. */
static uint32_t token_at(const article *a, uint32_t byte) {
    uint32_t low = 0, high = a->tokens.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->tokens.at[middle].at.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low < a->tokens.size && a->tokens.at[low].at.begin <= byte ? low : NONE;
}

/* What an auxiliary says of its verb's time: 1, -1, or 0 where nothing. */
static int auxiliary_tense(const finder *f, const token *k) {
    slice word = article_text(f->a, k->at);
    uint32_t first = map_get(&f->rules->words, word);
    for (uint32_t i = first == MAP_NONE ? NONE : first; i != NONE; i = f->rules->entries.at[i].next)
        if (f->rules->entries.at[i].class == CLASS_FUTURE)
            return 1;
    return slice_equal(k->xpos, SLICE("VBD")) ? -1 : 0;
}

/* The time that the verb speaks of under which a date stands in the tree; 2 where that is not clear. */
static int verb_tense(const finder *f, uint32_t byte) {
    const article *a = f->a;
    uint32_t t = token_at(a, byte);
    for (int steps = 0; t != NONE && steps < 6 && a->tokens.at[t].upos != UPOS_VERB; steps++)
        t = a->tokens.at[t].head;
    if (t == NONE || a->tokens.at[t].upos != UPOS_VERB)
        return 2;
    const token *verb = &a->tokens.at[t];
    if (slice_equal(verb->xpos, SLICE("VBD")))
        return -1;
    for (uint32_t i = t, steps = 0; i-- > 0 && steps < 6 && a->tokens.at[i].sentence == verb->sentence; steps++) {
        const token *k = &a->tokens.at[i];
        if (k->head != t)
            continue;
        if (relation_main[k->relation] == REL_AUX && auxiliary_tense(f, k))
            return auxiliary_tense(f, k);
    }
    return 2;
}

static void add_context(const finder *f, date_match *m) {
    const date_item *items = f->items.at;
    m->known = f->known;
    m->today = f->today;
    m->last_day = f->last_day;
    m->last_quarter = f->quarter_line != NONE && f->quarter_line + 3 >= items[m->first].line ? f->last_quarter : -1;
    m->tense = verb_tense(f, items[m->first].at.begin);
    if (m->tense == 2)
        m->tense = find_tense(f, m->first, m->end);
    m->introduced =
        m->first && same_line(f, m->first - 1, m->first) && (items[m->first - 1].classes & BIT(CLASS_YEARLY));
    uint32_t next = m->end;
    if (same_line(f, m->first, next) && slice_equal(items[next].key, SLICE("-")))
        next++;
    m->followed_old = same_line(f, m->first, next) && slice_equal(items[next].key, SLICE("old"));
}

static bool is_mark(const date_item *item) {
    return item->key.size == 1 && !item->classes && !is_letter(item->key.at[0]);
}

/* The best match at item i, valued; false where there is none. */
static bool find_at(const finder *f, uint32_t i, date_match *best, date_value *value) {
    bool found = false;
    for (uint32_t n = 0; n < f->rules->patterns.size; n++) {
        const pattern *p = &f->rules->patterns.at[n];
        const element *e = &p->elements[0];
        if (!e->optional && !matches_item(e, &f->items.at[i]))
            continue;
        date_match m = {.items = f->items.at, .first = i, .last_quarter = -1};
        for (uint32_t c = 0; c < DATE_CLASSES; c++)
            m.at[c] = NONE;
        if (!match_from(f, p, 0, i, &m))
            continue;
        while (m.end > m.first && is_mark(&f->items.at[m.end - 1]))
            m.end--;
        if (m.end == m.first || (found && m.end <= best->end))
            continue;
        date_value v = {.first = 1, .last = 0, .quarter = -1};
        add_context(f, &m);
        if (!p->rule(&m, &v))
            continue;
        *best = m;
        *value = v;
        found = true;
    }
    return found;
}

static void add_date(finder *f, const date_match *m, const date_value *v) {
    date *d = vec_push(f->a->arena, &f->a->dates);
    d->at = (span){f->items.at[m->first].at.begin, f->items.at[m->end - 1].at.end};
    d->value = arena_slice(f->a->arena, slice_of(v->text));
    d->kind = v->kind;
    if (v->first <= v->last) {
        d->first_day = day_digits(v->first);
        d->last_day = day_digits(v->last);
    }
    if (v->first == v->last)
        f->last_day = v->first;
    if (v->quarter >= 0) {
        f->last_quarter = v->quarter;
        f->quarter_line = f->items.at[m->first].line;
    }
}

/* yyyy-mm-dd at the front of the article's date. */
static bool read_date(slice text, int32_t *day) {
    if (text.size < 10 || text.at[4] != '-' || text.at[7] != '-')
        return false;
    int y = number_of(slice_part(text, 0, 4)), m = number_of(slice_part(text, 5, 7)),
        d = number_of(slice_part(text, 8, 10));
    if (y < 1 || !day_exists(y, m, d))
        return false;
    *day = day_number(y, m, d);
    return true;
}

static bool may_begin(const finder *f, uint32_t i) {
    const date_item *item = &f->items.at[i];
    return (item->classes & ~(BIT(CLASS_FUTURE) | BIT(CLASS_PAST) | BIT(CLASS_YEARLY) | BIT(CLASS_SUFFIX))) ||
           (!is_mark(item) && map_get(&f->rules->literals, item->key) != MAP_NONE);
}

void date_find(const date_rules *rules, article *a) {
    finder f = {.rules = rules, .a = a, .last_quarter = -1, .quarter_line = NONE};
    f.known = read_date(a->date, &f.today);
    f.last_day = f.today;
    for (uint32_t b = 0; b < a->blocks.size; b++)
        if (a->blocks.at[b].kind <= BLOCK_BODY)
            cut(&f, a->blocks.at[b].at);
    if (!a->blocks.size)
        cut(&f, (span){0, (uint32_t)a->text.size});
    for (uint32_t i = 0; i < f.items.size;) {
        date_match m;
        date_value v;
        if (may_begin(&f, i) && find_at(&f, i, &m, &v)) {
            add_date(&f, &m, &v);
            i = m.end;
        } else
            i++;
    }
}
