/* gazetteer_match.c - finds the gazetteer's names and noun phrases in an article */
#include "code/gazetteer_data.h"

#include <string.h>

#include "base/utf8.h"

/* A phrase that grows token by token. */
typedef struct growing {
    char text[GAZETTEER_PHRASE + 8];
    size_t size;
} growing;

static bool grow(growing *p, slice key, bool gap) {
    if (p->size + key.size + 1 > GAZETTEER_PHRASE)
        return false;
    if (gap && p->size)
        p->text[p->size++] = ' ';
    memcpy(p->text + p->size, key.at, key.size);
    p->size += key.size;
    return true;
}

static const entry *lookup(const lexicon *l, slice key) {
    uint32_t number = map_get(&l->keys, key);
    return number == MAP_NONE ? NULL : &l->entries.at[number];
}

/* The entry of a noun phrase, whose last word may be a plural. */
static const entry *lookup_noun(const gazetteer *g, growing *p) {
    const lexicon *l = &g->nouns;
    const entry *found = lookup(l, (slice){p->text, p->size});
    for (size_t i = 0; !found && i < g->plurals.size; i++) {
        slice plural = g->plurals.at[i].ending, singular = g->plurals.at[i].instead;
        if (p->size < plural.size || !slice_ends((slice){p->text, p->size}, plural))
            continue;
        char text[GAZETTEER_PHRASE + 8];
        size_t size = p->size - plural.size;
        memcpy(text, p->text, size);
        memcpy(text + size, singular.at, singular.size);
        found = lookup(l, (slice){text, size + singular.size});
    }
    return found;
}

/* Whether the text is written as the entry of a name wants: "US", not "us"; "Georgia", not "georgia". */
static bool written_so(const article *a, const entry *found, uint32_t first, uint32_t last) {
    slice text = article_text(a, (span){a->tokens.at[first].at.begin, a->tokens.at[last].at.end});
    if (found->exact)
        return slice_equal(text, found->form);
    if (!text.size || !found->form.size)
        return false;
    size_t size;
    if (!utf8_is_upper(utf8_decode(found->form, &size)))
        return true;
    return utf8_is_upper(utf8_decode(text, &size));
}

/* Whether white space stands before a token, within its sentence. */
static bool after_gap(const article *a, uint32_t t) {
    return t && a->tokens.at[t].at.begin > a->tokens.at[t - 1].at.end;
}

typedef struct matcher {
    const gazetteer *g;
    article *a;
    matches *out;
} matcher;

static bool is_nominal(uint8_t upos) {
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_X || upos == UPOS_ADJ;
}

/* The longest name that begins at a token; *count is 0 where there is none. */
static const entry *name_from(const matcher *m, uint32_t first, uint32_t end, uint32_t *count) {
    const lexicon *l = &m->g->names;
    const entry *best = NULL;
    uint32_t longest = map_get(&l->starts, gazetteer_first_run(m->out->keys[first]));
    *count = 0;
    if (longest == MAP_NONE)
        return NULL;
    growing p = {.size = 0};
    for (uint32_t t = first; t < end && p.size < longest; t++) {
        if (!grow(&p, m->out->keys[t], after_gap(m->a, t)))
            break;
        const entry *found = lookup(l, (slice){p.text, p.size});
        if (found && written_so(m->a, found, first, t)) {
            best = found;
            *count = t - first + 1;
        }
    }
    return best;
}

/* A name that says of which country a noun is may stand inside a noun phrase ("top Iranian diplomat"). */
static uint32_t skip_country(const matcher *m, uint32_t t) {
    uint32_t number = m->out->name_of[t];
    if (number == NONE)
        return t;
    const match *called = &m->out->list.at[number];
    return called->entry->kind == ENTRY_DEMONYM || called->entry->kind == ENTRY_STATE ? called->first + called->count
                                                                                      : t;
}

/* Whether a noun is written as its entry wants: in capitals what is short for a name is one ("the Academy"). */
static bool noun_written_so(const article *a, const entry *found, uint32_t t) {
    size_t size;
    slice text = article_text(a, a->tokens.at[t].at);
    return found->kind != ENTRY_SHORT || !text.size || !utf8_is_upper(utf8_decode(text, &size));
}

static const entry *noun_from(const matcher *m, uint32_t first, uint32_t end, uint32_t *count) {
    const lexicon *l = &m->g->nouns;
    const entry *best = NULL;
    *count = 0;
    if (!m->out->keys[first].size)
        return NULL;
    growing p = {.size = 0};
    /* The front of the key may be a plural ("rebels"), which `starts` does not have: one letter of it is enough. */
    uint32_t longest = map_get(&l->starts, slice_part(m->out->keys[first], 0, 1));
    if (longest == MAP_NONE)
        return NULL;
    for (uint32_t t = first, steps = 0; t < end && p.size < longest + 3 && steps < 8; t++, steps++) {
        uint32_t skipped = t > first ? skip_country(m, t) : t;
        if (skipped >= end)
            break;
        bool gap = after_gap(m->a, t) || skipped > t;
        t = skipped;
        if (!grow(&p, m->out->keys[t], gap))
            break;
        const entry *found = is_nominal(m->a->tokens.at[t].upos) ? lookup_noun(m->g, &p) : NULL;
        if (found && noun_written_so(m->a, found, t)) {
            best = found;
            *count = t - first + 1;
        }
    }
    return best;
}

static void take(const matcher *m, uint32_t *of, uint32_t first, uint32_t count, const entry *found) {
    for (uint32_t t = first; t < first + count; t++)
        of[t] = m->out->list.size;
    *vec_push(m->a->arena, &m->out->list) = (match){first, count, found};
}

typedef const entry *(*finder)(const matcher *m, uint32_t first, uint32_t end, uint32_t *count);

static void find_all(const matcher *m, finder find, uint32_t *of) {
    const article *a = m->a;
    for (uint32_t s = 0; s < a->sentences.size; s++) {
        range tokens = a->sentences.at[s].tokens;
        uint32_t end = tokens.first + tokens.count, count;
        for (uint32_t t = tokens.first; t < end; t += count ? count : 1) {
            const entry *found = find(m, t, end, &count);
            if (found)
                take(m, of, t, count, found);
        }
    }
}

static uint32_t *nowhere(article *a) {
    uint32_t *list = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++)
        list[t] = NONE;
    return list;
}

void gazetteer_match(const gazetteer *g, article *a, matches *out) {
    *out = (matches){.name_of = nowhere(a), .noun_of = nowhere(a)};
    out->keys = ARENA_NEW(a->arena, slice, a->tokens.size);
    for (uint32_t t = 0; t < a->tokens.size; t++)
        out->keys[t] = gazetteer_key(a->arena, article_text(a, a->tokens.at[t].at));
    matcher m = {g, a, out};
    find_all(&m, name_from, out->name_of);
    find_all(&m, noun_from, out->noun_of);
}
