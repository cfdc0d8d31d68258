/* date.c - finds dates in text: items of classes, and patterns of classes
 *
 * At the end of parsing; reads text, not tokens. The text is cut into words, figures and marks (items), each with the
 * bits of its classes; at each item that may begin a date every pattern is tried, and the longest match that its rule
 * values is taken. */
#include "parse/date.h"

#include <string.h>

#include "parse/date_rules.h"

/* Items that one match may span. */
#define SPAN_LIMIT 24

/* How far the verbs that speak of a date may be from it, in items. */
#define TENSE_REACH 12
#define AFTER_REACH 4

/* ------------------------------------------------------------------------------------------------ matching */

static slice value_in(const date_finder *f, const date_item *item, uint32_t class) {
    for (uint32_t i = item->words; i != NONE; i = f->rules->entries.at[i].next)
        if (f->rules->entries.at[i].class == class)
            return f->rules->entries.at[i].value;
    return item->key;
}

static bool same_line(const date_finder *f, uint32_t first, uint32_t i) {
    return i < f->items.size && f->items.at[i].line == f->items.at[first].line && i - first < SPAN_LIMIT;
}

/* A number in words or figures from item i: its value, halves, and how many items; 0 where there is none. */
static uint32_t read_number(const date_finder *f, uint32_t i, int *value, int *halves) {
    const date_item *items = f->items.at;
    uint32_t first = i;
    *halves = 0;
    if (!same_line(f, first, i) || !(items[i].classes & DATE_BIT(CLASS_N)))
        return 0;
    if (items[i].words == NONE) {
        *value = date_number(items[i].key);
        if (memchr(items[i].key.at, '.', items[i].key.size))
            *value = MANY;
        i++;
        if (same_line(f, first, i + 2) && slice_equal(items[i].key, SLICE("1")) &&
            slice_equal(items[i + 1].key, SLICE("/")) && slice_equal(items[i + 2].key, SLICE("2"))) {
            *halves = 1;
            i += 3;
        }
    } else {
        *value = date_number(value_in(f, &items[i++], CLASS_NUMBER));
        if (*value >= 20 && same_line(f, first, i) && slice_equal(items[i].key, SLICE("-")))
            i += same_line(f, first, i + 1) && (items[i + 1].classes & DATE_BIT(CLASS_NUMBER)) &&
                 items[i + 1].words != NONE;
        if (*value >= 20 && same_line(f, first, i) && (items[i].classes & DATE_BIT(CLASS_NUMBER)))
            *value += date_number(value_in(f, &items[i++], CLASS_NUMBER));
    }
    while (same_line(f, first, i) && (items[i].classes & DATE_BIT(CLASS_TIMES)) && *value > 0 && *value < 10000)
        *value *= date_number(value_in(f, &items[i++], CLASS_TIMES));
    return i - first;
}

static bool matches_item(const date_element *e, const date_item *item) {
    if (item->classes & e->classes)
        return true;
    for (uint32_t i = 0; i < e->word_count; i++)
        if (slice_equal(item->key, e->words[i]))
            return true;
    return false;
}

static void capture(const date_finder *f, date_match *m, const date_element *e, uint32_t i) {
    const date_item *item = &f->items.at[i];
    uint64_t both = item->classes & e->classes;
    for (uint32_t c = 0; both; c++, both >>= 1)
        if ((both & 1) && m->at[c] == NONE) {
            m->at[c] = i;
            m->value[c] = value_in(f, item, c);
        }
}

/* Matches the pattern's elements from `k` on to the items from `i`; depth is bounded by the pattern. */
static bool match_from(const date_finder *f, const date_pattern *p, uint32_t k, uint32_t i, date_match *m) {
    if (k == p->count) {
        m->end = i;
        return true;
    }
    const date_element *e = &p->elements[k];
    if (same_line(f, m->first, i)) {
        date_match before = *m;
        if ((e->classes & DATE_BIT(CLASS_N)) && (f->items.at[i].classes & DATE_BIT(CLASS_N))) {
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
static int find_tense(const date_finder *f, uint32_t first, uint32_t end) {
    const date_item *items = f->items.at;
    for (uint32_t i = first, steps = 0; i-- > 0 && steps < TENSE_REACH && items[i].line == items[first].line;
         steps++) {
        if (slice_equal(items[i].key, SLICE(".")) && i + 1 < f->items.size &&
            date_is_capital(article_text(f->a, items[i + 1].at)))
            break;
        if (items[i].classes & DATE_BIT(CLASS_FUTURE))
            return 1;
        if (items[i].classes & DATE_BIT(CLASS_PAST))
            return -1;
    }
    for (uint32_t i = end, steps = 0; i < f->items.size && steps < AFTER_REACH && items[i].line == items[first].line;
         i++, steps++) {
        if (slice_equal(items[i].key, SLICE(".")))
            break;
        if (items[i].classes & DATE_BIT(CLASS_PAST))
            return -1;
        if (items[i].classes & DATE_BIT(CLASS_FUTURE))
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
static int auxiliary_tense(const date_finder *f, const token *k) {
    slice word = article_text(f->a, k->at);
    uint32_t first = map_get(&f->rules->words, word);
    for (uint32_t i = first == MAP_NONE ? NONE : first; i != NONE; i = f->rules->entries.at[i].next)
        if (f->rules->entries.at[i].class == CLASS_FUTURE)
            return 1;
    return slice_equal(k->xpos, SLICE("VBD")) ? -1 : 0;
}

/* The time that the verb speaks of under which a date stands in the tree; 2 where that is not clear. */
static int verb_tense(const date_finder *f, uint32_t byte) {
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

static void add_context(const date_finder *f, date_match *m) {
    const date_item *items = f->items.at;
    m->known = f->known;
    m->today = f->today;
    m->last_day = f->last_day;
    m->last_quarter = f->quarter_line != NONE && f->quarter_line + 3 >= items[m->first].line ? f->last_quarter : -1;
    m->tense = verb_tense(f, items[m->first].at.begin);
    if (m->tense == 2)
        m->tense = find_tense(f, m->first, m->end);
    m->introduced =
        m->first && same_line(f, m->first - 1, m->first) && (items[m->first - 1].classes & DATE_BIT(CLASS_YEARLY));
    uint32_t next = m->end;
    if (same_line(f, m->first, next) && slice_equal(items[next].key, SLICE("-")))
        next++;
    m->followed_old = same_line(f, m->first, next) && word_is(f->rules->roles, items[next].key, WORD_AGE);
}

static bool is_mark(const date_item *item) {
    return item->key.size == 1 && !item->classes && !date_is_letter(item->key.at[0]);
}

/* The best match at item i, valued; false where there is none. */
static bool find_at(const date_finder *f, uint32_t i, date_match *best, date_value *value) {
    bool found = false;
    for (uint32_t n = 0; n < f->rules->patterns.size; n++) {
        const date_pattern *p = &f->rules->patterns.at[n];
        const date_element *e = &p->elements[0];
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

static void add_date(date_finder *f, const date_match *m, const date_value *v) {
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
    int y = date_number(slice_part(text, 0, 4)), m = date_number(slice_part(text, 5, 7)),
        d = date_number(slice_part(text, 8, 10));
    if (y < 1 || !day_exists(y, m, d))
        return false;
    *day = day_number(y, m, d);
    return true;
}

static bool may_begin(const date_finder *f, uint32_t i) {
    const date_item *item = &f->items.at[i];
    return (item->classes &
            ~(DATE_BIT(CLASS_FUTURE) | DATE_BIT(CLASS_PAST) | DATE_BIT(CLASS_YEARLY) | DATE_BIT(CLASS_SUFFIX))) ||
           (!is_mark(item) && map_get(&f->rules->literals, item->key) != MAP_NONE);
}

void date_find(const date_rules *rules, article *a) {
    date_finder f = {.rules = rules, .a = a, .last_quarter = -1, .quarter_line = NONE};
    f.known = read_date(a->date, &f.today);
    f.last_day = f.today;
    for (uint32_t b = 0; b < a->blocks.size; b++)
        if (a->blocks.at[b].kind <= BLOCK_BODY)
            date_cut(&f, a->blocks.at[b].at);
    if (!a->blocks.size)
        date_cut(&f, (span){0, (uint32_t)a->text.size});
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
