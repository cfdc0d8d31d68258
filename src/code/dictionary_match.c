/* dictionary_match.c - matches verbs and patterns against clauses
 *
 * A verb is looked up by its form, then by its lemma; of several the one with the most words around it counts. Of
 * the patterns of its blocks the one with the most words that fits counts. Words are matched in order, with others
 * between them; what a word may stand for in the tree depends on how the pattern writes it (a bare noun heads a
 * phrase of the verb's own; in () behind its preposition; in {} beside the others). Trying is bounded by a budget
 * a pattern. */
#include "code/dictionary_match.h"

#include <stdlib.h>

#include "base/order.h"

#define BUDGET 400       /* tokens tried for one pattern */
#define ENTRIES_TRIED 24 /* of one form */
#define BLOCKS 8
#define BEFORE_NEAR 20 /* tokens before the verb that are looked at */
#define PAREN_NEAR 8
#define BRACE_NEAR 6
#define TERMS 32

typedef struct matcher {
    const reading *r;
    const clause *c;
    const term *terms;
    uint32_t count;
    bool open;
    uint32_t budget;
    uint32_t at[TERMS], last[TERMS]; /* tokens that matched */
    phrase subject;
    uint32_t sources;
} matcher;

/* ------------------------------------------------------------------------------------------------- words */

static bool in_set(const reading *r, const word_set *s, uint32_t i, uint32_t *last) {
    *last = i;
    if (s->count && r->key[i] != NONE && bsearch(&r->key[i], s->words, s->count, sizeof *s->words, order_u32))
        return true;
    if (s->count && r->lemma[i] != NONE && bsearch(&r->lemma[i], s->words, s->count, sizeof *s->words, order_u32))
        return true;
    size_t size;
    if (!s->phrases.size || phrase_get(&s->phrases, reading_words(r, i), &size) == MAP_NONE) return false;
    *last = reading_last(r, i, size);
    return true;
}

static bool is_word(const reading *r, const term *t, uint32_t i, uint32_t *last) {
    *last = i;
    if (t->kind == TERM_SET) return in_set(r, &r->d->sets.at[t->value], i, last);
    return r->key[i] == t->value || r->lemma[i] == t->value;
}

static bool is_noun(const reading *r, uint32_t i) {
    return r->a->tokens.at[i].upos == UPOS_NOUN || r->a->tokens.at[i].upos == UPOS_PROPN;
}

/* A noun that heads its phrase, not part of another noun. */
static bool heads_phrase(const reading *r, uint32_t i) {
    uint8_t kind = relation_main[r->a->tokens.at[i].relation];
    return kind != REL_COMPOUND && kind != REL_AMOD && kind != REL_FLAT &&
           r->a->tokens.at[i].relation != REL_NMOD_POSS;
}

/* Whether i is in the phrase that the preposition (or "to") at `marker` introduces. */
static bool is_under(const reading *r, uint32_t i, uint32_t marker) {
    uint32_t top = r->a->tokens.at[marker].head;
    uint8_t kind = relation_main[r->a->tokens.at[marker].relation];
    if (i <= marker) return false;
    if (kind != REL_CASE && kind != REL_MARK) return i - marker <= BRACE_NEAR;
    for (uint32_t steps = 0; steps < READING_STEPS && i < r->a->tokens.size; steps++) {
        if (i == top) return true;
        i = r->a->tokens.at[i].head;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------ behind the verb */

static bool first_of_paren(const matcher *m, uint32_t k) {
    return m->terms[k].paren && (k == 0 || m->terms[k - 1].paren != m->terms[k].paren);
}

static bool first_of_brace(const matcher *m, uint32_t k) {
    return k == 0 || m->terms[k - 1].brace != m->terms[k].brace;
}

static bool last_of_brace(const matcher *m, uint32_t k) {
    return k + 1 == m->count || m->terms[k + 1].brace != m->terms[k].brace;
}

static uint32_t paren_start(const matcher *m, uint32_t k) {
    while (k && m->terms[k - 1].paren == m->terms[k].paren) k--;
    return k;
}

/* Whether a word that is the term's may stand where it does. */
static bool stands_right(const matcher *m, uint32_t k, uint32_t i) {
    const reading *r = m->r;
    const term *t = &m->terms[k];
    uint8_t rank = clause_rank_of(m->c, i);
    if (m->open) return rank < RANK_OUTSIDE;
    if (t->brace && !first_of_brace(m, k) && i - m->last[k - 1] > BRACE_NEAR) return false;
    if (t->paren) return first_of_paren(m, k) ? rank <= RANK_INNER : is_under(r, i, m->at[paren_start(m, k)]);
    if (t->brace) return rank <= RANK_INNER && (!last_of_brace(m, k) || !is_noun(r, i) || heads_phrase(r, i));
    if (k == 0 && is_noun(r, i)) return rank == RANK_OWN && heads_phrase(r, i);
    return t->kind == TERM_SET && m->last[k] > i ? rank < RANK_OUTSIDE : rank <= RANK_INNER;
}

/* The next actor or agent at or behind token i: its first token, or NONE. */
static uint32_t next_hit(const matcher *m, uint32_t i, bool named) {
    for (; i < m->c->end; i++) {
        uint32_t number = m->r->hit_at[i];
        if (number == NONE || m->r->hits.at[number].first != i || clause_rank_of(m->c, i) == RANK_OUTSIDE) continue;
        const hit *h = &m->r->hits.at[number];
        if (h->agent ? !named : h->code.size > 0) return i;
    }
    return NONE;
}

static bool match_behind(matcher *m, uint32_t k, uint32_t from) {
    if (k == m->count) return true;
    const term *t = &m->terms[k];
    if (t->kind > TERM_SET) {
        uint32_t i = next_hit(m, from, t->kind != TERM_SKIP);
        if (i == NONE) return false;
        m->at[k] = i;
        m->last[k] = m->r->hits.at[m->r->hit_at[i]].last;
        return match_behind(m, k + 1, m->last[k] + 1);
    }
    bool close = k && m->terms[k - 1].close;
    for (uint32_t i = from; i < m->c->end; i++) {
        if (!m->budget) return false;
        m->budget--;
        if (is_word(m->r, t, i, &m->last[k]) && stands_right(m, k, i)) {
            m->at[k] = i;
            uint32_t behind = m->last[k] + 1;
            if (match_behind(m, k + 1, behind)) return true;
        }
        if (close && m->r->a->tokens.at[i].upos != UPOS_PUNCT) return false;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------ before the verb */

static bool in_subject(const matcher *m, uint32_t i) {
    uint8_t upos = m->r->a->tokens.at[i].upos;
    if (upos != UPOS_NOUN && upos != UPOS_PROPN && upos != UPOS_ADJ && upos != UPOS_VERB && upos != UPOS_NUM)
        return false;
    for (uint32_t n = 0; n < m->subject.count; n++)
        if (m->subject.at[n] == i) return true;
    return false;
}

/* Terms in the order of the text, from the last to the first; `to` is behind the last token that may be taken. */
static bool match_before(matcher *m, uint32_t terms, uint32_t to) {
    if (!terms) return true;
    const term *t = &m->terms[terms - 1];
    if (t->kind > TERM_SET) return m->sources > 0 && match_before(m, terms - 1, to);
    uint32_t least = m->c->verb > m->c->first + BEFORE_NEAR ? m->c->verb - BEFORE_NEAR : m->c->first, last;
    for (uint32_t i = to; i-- > least;) {
        if (!m->budget) return false;
        m->budget--;
        bool place = m->open || (t->paren ? m->c->verb - i <= PAREN_NEAR : in_subject(m, i));
        if (place && is_word(m->r, t, i, &last) && last < to) {
            m->at[terms - 1] = i;
            m->last[terms - 1] = last;
            if (match_before(m, terms - 1, i)) return true;
        }
        if (t->close && m->r->a->tokens.at[i].upos != UPOS_PUNCT) return false;
    }
    return false;
}

/* ---------------------------------------------------------------------------------------------- patterns */

static void keep_token(verb_match *out, uint32_t i) {
    if (out->count < MATCH_TOKENS) out->tokens[out->count++] = i;
}

static void keep_side(const matcher *m, verb_match *out, bool behind) {
    for (uint32_t k = 0; k < m->count; k++) {
        uint8_t kind = m->terms[k].kind;
        uint32_t after = k ? m->last[k - 1] : m->c->verb;
        if (kind <= TERM_SET)
            for (uint32_t i = m->at[k]; i <= m->last[k]; i++) keep_token(out, i);
        else if (behind && kind == TERM_SOURCE) {
            out->source = m->at[k];
            out->source_after = after;
            out->swap = true;
        } else if (behind && kind == TERM_TARGET) {
            out->target = m->at[k];
            out->target_after = after;
        } else if (!behind && kind == TERM_TARGET) {
            out->swap = true;
        }
    }
}

static bool match_pattern(matcher *m, const pattern *p, verb_match *out) {
    const reading *r = m->r;
    if (p->pair && m->sources < 2) return false;
    m->open = p->open;
    m->budget = BUDGET;
    m->terms = r->d->terms.at + p->first;
    m->count = p->before;
    if (!match_before(m, p->before, m->c->verb)) return false;
    verb_match found = {
        .pattern = p, .code = p->code, .file = p->file, .line = p->line, .source = NONE, .target = NONE};
    keep_side(m, &found, false);
    m->terms += p->before;
    m->count = p->after;
    if (!match_behind(m, 0, m->c->verb + 1)) return false;
    keep_side(m, &found, true);
    if (m->c->passive) found.swap = false;
    *out = found;
    return true;
}

/* ------------------------------------------------------------------------------------------------- verbs */

typedef struct verb_choice {
    const verb_entry *entry;
    uint32_t words; /* around it */
    uint32_t blocks[BLOCKS], count;
} verb_choice;

/* The token before or behind i that has a word. */
static uint32_t neighbour(const reading *r, const clause *c, uint32_t i, bool behind) {
    do {
        if (behind ? i + 1 >= c->end : i <= c->first) return NONE;
        i = behind ? i + 1 : i - 1;
    } while (r->a->tokens.at[i].upos == UPOS_PUNCT);
    return i;
}

/* Whether the entry's other words stand around the verb; a particle may stand behind the object. */
static bool surrounded(const reading *r, const clause *c, const verb_entry *v) {
    uint32_t i = c->verb;
    for (uint32_t k = v->befores; k-- > 0;)
        if ((i = neighbour(r, c, i, false)) == NONE || (r->key[i] != v->before[k] && r->lemma[i] != v->before[k]))
            return false;
    i = c->verb;
    uint32_t particle = tree_child(r->t, i, REL_COMPOUND_PRT);
    for (uint32_t k = 0; k < v->afters; k++) {
        if ((i = neighbour(r, c, i, true)) != NONE && (r->key[i] == v->after[k] || r->lemma[i] == v->after[k]))
            continue;
        if (v->afters == 1 && particle != NONE && r->key[particle] == v->after[0]) return true;
        return false;
    }
    return true;
}

static void consider(const reading *r, const clause *c, slice key, verb_choice *best) {
    uint32_t number = map_get(&r->d->verb_forms, key);
    for (uint32_t tried = 0; number != MAP_NONE && tried < ENTRIES_TRIED; tried++) {
        const verb_entry *v = &r->d->verbs.at[number];
        uint32_t words = v->befores + v->afters;
        number = v->next;
        if (!surrounded(r, c, v) || (best->entry && words < best->words)) continue;
        if (!best->entry || words > best->words) *best = (verb_choice){.entry = v, .words = words};
        bool known = false;
        for (uint32_t i = 0; i < best->count; i++) known |= best->blocks[i] == v->block;
        if (!known && best->count < BLOCKS) best->blocks[best->count++] = v->block;
    }
}

static slice key_of(const reading *r, slice text) {
    slice keys[WORD_PIECES];
    uint32_t count = word_keys(r->m, text, keys);
    return count ? keys[count - 1] : (slice){NULL, 0};
}

static void best_pattern(matcher *m, const verb_choice *v, verb_match *out) {
    const dictionary *d = m->r->d;
    for (uint32_t b = 0; b < v->count; b++) {
        const verb_block *own = &d->blocks.at[v->blocks[b]];
        for (uint32_t i = 0; i < own->patterns; i++) {
            const pattern *p = &d->patterns.at[own->first_pattern + i];
            verb_match found;
            if ((out->pattern && p->words < out->pattern->words) || !reading_has(m->r, p->need[0]) ||
                !reading_has(m->r, p->need[1]))
                continue;
            if (match_pattern(m, p, &found) &&
                (!out->pattern || p->words > out->pattern->words || found.count > out->count))
                *out = found;
        }
    }
}

bool match_verb(const reading *r, const clause *c, uint32_t sources, verb_match *out) {
    const token *t = &r->a->tokens.at[c->verb];
    verb_choice choice = {.entry = NULL};
    consider(r, c, key_of(r, article_text(r->a, t->at)), &choice);
    if (!choice.entry || !choice.words) consider(r, c, key_of(r, t->lemma), &choice);
    if (!choice.entry) return false;
    *out = (verb_match){.code = choice.entry->code,
                        .file = choice.entry->file,
                        .line = choice.entry->line,
                        .source = NONE,
                        .target = NONE};
    matcher m = {.r = r, .c = c, .sources = sources};
    if (c->subject != NONE) reading_phrase(r, c->subject, c->second, NONE, &m.subject);
    best_pattern(&m, &choice, out);
    keep_token(out, c->verb);
    return true;
}
