/* asked.c - see asked.h
 *
 * A dispute that is kept (kept.h) has the words of its row with it. For others the index tells which articles have a
 * word; these are read once, in order, for the propositions that have it, before the first claim is looked at. */
#include "record/asked.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "record/called.h"
#include "record/entry.h"
#include "record/identity.h"
#include "record/index.h"
#include "record/packed.h"

static slice bare(const index_word *w) { return slice_part(w->term, 1, w->term.size); }

/* Whether the index would find a text by the word: what it has of a word begins as the word does, but for its last
 * letter ("fishery": "fisheri"). */
static bool has_word(lister *l, arena *a, slice text, slice term) {
    index_words words = {0};
    if (!text.size || slice_find(utf8_key(a, text), slice_part(term, 0, term.size - (term.size > 2))) == SIZE_MAX)
        return false;
    index_cut(l->r, text, a, &words);
    for (uint32_t i = 0; i < words.size; i++)
        if (slice_equal(bare(&words.at[i]), term)) return true;
    return false;
}

/* ------------------------------------------------------------------------------------------- what is asked */

static void take_keys(lister *l, query *q, map *out) {
    bool found;
    sqlite3_stmt *s = query_open(l, q);
    while (lister_next(l, s)) *map_put(l->a, out, arena_slice(l->a, store_text(s, 0)), &found) = 1;
    query_close(l, s);
}

static void find_named(lister *l, slice called, map *out) {
    query q = {0};
    query_with(l, &q,
               "SELECT two.key FROM actor one CROSS JOIN actor two ON two.identity = one.identity WHERE one.id IN "
               "(SELECT rowid FROM word WHERE wanted = name_match(?))",
               called);
    take_keys(l, &q, out);
}

/* Which of an article's actors, by its own numbers, are called so there. */
static bool *called_there(lister *l, int64_t article_at, slice term) {
    packed_rows actors = packed_of(l, article_at, PACKED_ACTOR);
    bool *out = ARENA_NEW(l->desk, bool, actors.rows + 1);
    for (uint32_t i = 0; i < actors.rows; i++)
        out[i] = has_word(l, l->desk, packed_row(&actors, i)[ACTOR_NAME].text, term);
    return out;
}

static void find_said(lister *l, int64_t article_at, asked_word *w) {
    bool *called = called_there(l, article_at, w->term);
    uint32_t actors = packed_of(l, article_at, PACKED_ACTOR).rows;
    packed_rows all = packed_of(l, article_at, PACKED_ARGUMENT);
    for (uint32_t n = 0; n < all.rows; n++) {
        const cell *g = packed_row(&all, n);
        int64_t who = packed_actor_number(&all, packed_actor(&all, &g[ARGUMENT_ACTOR]));
        bool named = who >= 0 && who < actors && called[who];
        if (named || has_word(l, l->desk, g[ARGUMENT_TEXT].text, w->term))
            *vec_push(l->a, &w->in) = (said_in){article_at, g[ARGUMENT_PROPOSITION].number};
    }
}

static int by_place(const void *x, const void *y) {
    const said_in *a = x, *b = y;
    if (a->article != b->article) return a->article < b->article ? -1 : 1;
    return (a->proposition > b->proposition) - (a->proposition < b->proposition);
}

static asked_word word_of(lister *l, slice called, slice term) {
    asked_word out = {.whole = term, .term = slice_part(term, 1, term.size)};
    find_named(l, called, &out.named);
    return out;
}

asking asked_for(lister *l, const char *called) {
    asking out = {0};
    query q = {0};
    index_words names = {0};
    query_add(l, &q, "SELECT o.key FROM actor o WHERE 1");
    query_actors(l, &q, "o.id", called);
    take_keys(l, &q, &out.keys);
    identity_words(l->a, CALLED_NAME, slice_of(called), &names);
    for (uint32_t i = 0; i < names.size; i++) {
        index_words cut = {0};
        index_cut(l->r, bare(&names.at[i]), l->a, &cut);
        for (uint32_t k = 0; k < cut.size; k++)
            *vec_push(l->a, &out.words) = word_of(l, bare(&names.at[i]), cut.at[k].term);
    }
    return out;
}

/* ------------------------------------------------------------------------------------------------- a claim */

static bool has_key(const map *keys, const claim *c) {
    const slice lists[] = {c->accused, c->actors, c->recipient};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        for (slice left = lists[i]; left.size;)
            if (map_get(keys, slice_take(&left, '\n')) != MAP_NONE) return true;
    return false;
}

/* Reads the articles that have the word. */
static void read_said(lister *l, asked_word *w) {
    index_hits articles = {.a = l->a};
    w->read = true;
    if (l->status == READOUT_OK) l->status = index_find_word(l->r, w->whole, &articles, l->e);
    index_settle(&articles);
    for (size_t i = 0; i < articles.size && l->status == READOUT_OK; i++) {
        arena_reset(l->desk);
        find_said(l, articles.at[i].article, w);
    }
    if (w->in.size) qsort(w->in.at, w->in.size, sizeof *w->in.at, by_place);
}

static bool said_so(lister *l, asked_word *w, const member *m) {
    if (!w->read) read_said(l, w);
    said_in at = {m->article, m->proposition};
    return w->in.size && bsearch(&at, w->in.at, w->in.size, sizeof at, by_place);
}

/* By what its statements are compared by, kinds of objects and lemmas; or by their words. */
static bool members_have(lister *l, asked_word *w, const claim *c) {
    slice objects = {0}, lemma = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->marks & MARK_MEANT) continue;
        if (!c->words && said_so(l, w, m)) return true;
        if (!slice_equal(m->objects, objects) && has_word(l, l->a, m->objects, w->term)) return true;
        if (!slice_equal(m->lemma, lemma) && has_word(l, l->a, m->lemma, w->term)) return true;
        objects = m->objects, lemma = m->lemma;
    }
    return false;
}

static bool row_has(lister *l, const asked_word *w, const claim_words *row) {
    const slice texts[] = {row->object, row->people, row->doers, row->told};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (has_word(l, l->a, texts[i], w->term)) return true;
    return false;
}

bool asked_claim(lister *l, asking *by, const claim *c) {
    if (has_key(&by->keys, c)) return true;
    for (uint32_t i = 0; i < by->words.size; i++) {
        asked_word *w = &by->words.at[i];
        if (!has_key(&w->named, c) && !(c->words && row_has(l, w, c->words)) && !members_have(l, w, c)) return false;
    }
    return by->words.size > 0;
}
