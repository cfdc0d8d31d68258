/* listed.c - joins rows of one dispute, see listed.h
 *
 * Rows are found by what they have in common, a speaker's side or a quote, or by their words; then they are compared.
 * Of each row only its gist is read (gist.h). What is known of who said what is kept by quote, speaker and verb, each
 * with the rows that have it; so a new row goes once through its own statements, and then knows of each row before it
 * whether they share a quote or a verb, or have somebody on both sides. How alike two reports are is asked last, and
 * of few. */
#include "record/listed.h"

#include "base/map.h"
#include "record/entry.h"
#include "record/gist.h"
#include "record/independent.h"
#include "record/join.h"
#include "record/kept.h"
#include "record/keys.h"
#include "record/ties.h"

#define ALIKE 0.25f
/* Of rows that need have no speaker in common: how alike their reports are, and their words (gist_likeness); these
 * where somebody asserts in both and somebody denies in both. */
#define TOLD_ALIKE 0.5f
#define SAME_WORDS 0.35
#define OPPOSED_WORDS 0.1

enum {
    CANDIDATES = 8 /* rows that one is compared with */,
    REPORTS = 12 /* of a joined row, whose words are compared */
};

/* Rows that have something, the earliest known first; the first cell is none. */
typedef struct cell_list {
    uint32_t first, last;
} cell_list;

typedef struct row_cell {
    uint32_t row, next;
} row_cell;

/* What has been found of a row before that whose place is sought, where its number is here. */
typedef struct met {
    uint32_t quote, verb, against, apart; /* apart: they are not one */
    uint32_t same[SIDES];                 /* somebody is on this side in both */
} met;

typedef struct row {
    slice actors;
    VEC(gist) gists; /* its own, and those of what goes into it */
    VEC(claim) joined;
    met met;
} row;

/* Who takes a side, and in which rows. */
typedef struct speaker_rows {
    cell_list of_side[SIDES];
} speaker_rows;

typedef struct joining {
    lister *l;
    map quotes, speakers, verbs; /* to an index of the next */
    VEC(cell_list) of_quote, of_verb;
    VEC(speaker_rows) of_speaker;
    VEC(row_cell) cells;
    row *rows;
    uint32_t number; /* of the claim whose row is sought, from 1 */
} joining;

/* Where a mark of the claim whose row is sought is in `of_quote` and `of_speaker`. */
typedef struct place {
    uint32_t quote, speaker;
} place;

/* ---------------------------------------------------------------------------------------------- what is known */

/* The quote on its side: its key begins with the article. */
static uint32_t quote_place(joining *j, const gist_mark *x) {
    int64_t key[] = {x->article, x->quote * SIDES + x->side};
    uint32_t at = map_get(&j->quotes, (slice){(const char *)key, sizeof key});
    if (at != MAP_NONE) return at;
    *map_put(j->l->a, &j->quotes, (slice){arena_copy(j->l->a, key, sizeof key), sizeof key}, NULL) = j->of_quote.size;
    vec_push(j->l->a, &j->of_quote);
    return j->of_quote.size - 1;
}

static uint32_t speaker_place(joining *j, const gist_mark *x) {
    bool found;
    uint32_t *at = map_put(j->l->a, &j->speakers, (slice){(const char *)&x->who, sizeof x->who}, &found);
    if (found) return *at;
    vec_push(j->l->a, &j->of_speaker);
    return *at = j->of_speaker.size - 1;
}

static cell_list *verb_rows(joining *j, slice lemma) {
    bool found;
    uint32_t *at = map_put(j->l->a, &j->verbs, lemma, &found);
    if (!found) vec_push(j->l->a, &j->of_verb);
    if (!found) *at = j->of_verb.size - 1;
    return &j->of_verb.at[*at];
}

static void know(joining *j, cell_list *rows, uint32_t at) {
    if (rows->last && j->cells.at[rows->last].row == at) return;
    uint32_t new = j->cells.size;
    *vec_push(j->l->a, &j->cells) = (row_cell){at, 0};
    if (rows->last) j->cells.at[rows->last].next = new;
    else rows->first = new;
    rows->last = new;
}

static void know_all(joining *j, const gist *g, const place *places, uint32_t at) {
    for (uint32_t i = 0; i < g->lemma_count; i++) know(j, verb_rows(j, g->lemmas[i]), at);
    for (uint32_t i = 0; i < g->mark_count; i++) {
        if (!g->marks[i].takes) continue;
        know(j, &j->of_quote.at[places[i].quote], at);
        know(j, &j->of_speaker.at[places[i].speaker].of_side[g->marks[i].side], at);
    }
}

/* What the rows before have of the claim's. */
static void meet(joining *j, const gist *g, place *places) {
    for (uint32_t i = 0; i < g->lemma_count; i++)
        for (uint32_t at = verb_rows(j, g->lemmas[i])->first; at; at = j->cells.at[at].next)
            j->rows[j->cells.at[at].row].met.verb = j->number;
    for (uint32_t i = 0; i < g->mark_count; i++) {
        const gist_mark *x = &g->marks[i];
        places[i] = (place){quote_place(j, x), x->takes ? speaker_place(j, x) : 0};
        for (uint32_t at = x->quote < 0 ? 0 : j->of_quote.at[places[i].quote].first; at; at = j->cells.at[at].next)
            j->rows[j->cells.at[at].row].met.quote = j->number;
        if (!x->takes) continue;
        const cell_list *same = &j->of_speaker.at[places[i].speaker].of_side[x->side];
        for (uint32_t at = x->who ? same->first : 0; at; at = j->cells.at[at].next)
            j->rows[j->cells.at[at].row].met.same[x->side] = j->number;
        uint8_t other = x->side == SIDE_DENIES ? SIDE_ASSERTS : SIDE_DENIES;
        for (uint32_t at = j->of_speaker.at[places[i].speaker].of_side[other].first; at; at = j->cells.at[at].next)
            j->rows[j->cells.at[at].row].met.against = j->number;
    }
}

/* -------------------------------------------------------------------------------------------------- comparing */

/* Whether what it was done to speaks against it: in one report "sold drones" and "sold rifles" are two. */
static bool same_things(const row *r, const gist *g) {
    bool named = false;
    for (uint32_t n = 0; n < r->gists.size; n++)
        for (uint32_t i = 0; i < r->gists.at[n].object_count; i++)
            for (uint32_t k = 0; k < g->object_count; k++) {
                named = true;
                if (paths_meet(r->gists.at[n].objects[i], g->objects[k])) return true;
            }
    return !named;
}

static uint32_t reports_of(const row *r, int64_t out[GIST_REPORTS]) {
    uint32_t count = 0;
    for (uint32_t n = 0; n < r->gists.size; n++)
        for (uint32_t i = 0; i < r->gists.at[n].report_count && count < GIST_REPORTS; i++)
            if (!count || out[count - 1] != r->gists.at[n].reports[i]) out[count++] = r->gists.at[n].reports[i];
    return count;
}

static bool about_the_same(lister *l, const row *r, const gist *g) {
    int64_t reports[GIST_REPORTS];
    return ties_any(l, reports, reports_of(r, reports), g->reports, g->report_count, ALIKE);
}

/* Whether a doer is somebody by a name. */
static bool is_known(slice actors) { return key_is(actors, "cop"); }

static bool are_one(joining *j, const row *r, slice actors, const gist *g) {
    bool same_doer = !r->actors.size || !actors.size || keys_meet(r->actors, actors);
    if (r->met.against == j->number) return false;
    bool nameless = !is_known(r->actors) || !is_known(actors); /* "fighters" may be anybody's */
    bool one = r->met.quote == j->number || (nameless && r->met.verb == j->number && same_things(r, g));
    if (!same_doer) return one && about_the_same(j->l, r, g); /* who did it was taken from elsewhere */
    return r->met.quote == j->number || (r->met.verb == j->number && same_things(r, g) && about_the_same(j->l, r, g));
}

/* Whether both lists have keys, by names where `known`, and none in common. */
static bool differ(const slice *some, uint32_t size, const slice *others, uint32_t count, bool known) {
    bool both = false;
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t k = 0; k < count; k++) {
            if (keys_meet(some[i], others[k])) return false;
            bool anybody = key_is(some[i], "u") || key_is(others[k], "u");
            both |= known ? is_known(some[i]) && is_known(others[k]) : some[i].size && others[k].size && !anybody;
        }
    return both;
}

/* Whether they tell of the same doer and of whom it was done to in much the same words, whatever the verbs. */
static bool told_alike(joining *j, const row *r, slice actors, const gist *g) {
    bool opposed = r->met.same[SIDE_ASSERTS] == j->number && r->met.same[SIDE_DENIES] == j->number;
    double words = opposed ? OPPOSED_WORDS : SAME_WORDS;
    if (r->met.against == j->number || differ(&r->actors, 1, &actors, 1, opposed)) return false;
    for (uint32_t i = 0; i < r->gists.size; i++) {
        const gist *x = &r->gists.at[i];
        bool same = !differ(x->recipients, x->recipient_count, g->recipients, g->recipient_count, opposed);
        if (same && gist_likeness(x, g) >= words &&
            ties_any(j->l, x->reports, x->report_count, g->reports, g->report_count, TOLD_ALIKE)) return true;
    }
    return false;
}

/* The first row that it is one with, of those that have something; NONE. */
static uint32_t row_among(joining *j, const cell_list *rows, slice actors, const gist *g) {
    for (uint32_t at = rows->first, looked = 0; at && looked < CANDIDATES; at = j->cells.at[at].next, looked++) {
        row *r = &j->rows[j->cells.at[at].row];
        if (r->met.apart == j->number) continue;
        if (are_one(j, r, actors, g)) return j->cells.at[at].row;
        r->met.apart = j->number;
    }
    return NONE;
}

/* Of the rows before `next`. */
static uint32_t row_of(joining *j, const claim *c, const gist *g, const place *places, uint32_t next) {
    for (uint32_t i = 0; i < g->mark_count && j->l->status == READOUT_OK; i++) {
        if (!g->marks[i].takes) continue;
        uint32_t at = row_among(j, &j->of_quote.at[places[i].quote], c->actors, g);
        if (at == NONE)
            at = row_among(j, &j->of_speaker.at[places[i].speaker].of_side[g->marks[i].side], c->actors, g);
        if (at != NONE) return at;
    }
    for (uint32_t at = 0; at < next && j->l->status == READOUT_OK; at++)
        if (told_alike(j, &j->rows[at], c->actors, g)) return at;
    return NONE;
}

/* ---------------------------------------------------------------------------------------------------- joining */

/* The row that it goes into, or, at `next`, its own. */
static uint32_t place_row(joining *j, const claim *c, uint32_t next) {
    gist g = gist_of(j->l, c);
    place *places = ARENA_NEW(j->l->a, place, g.mark_count);
    meet(j, &g, places);
    uint32_t at = row_of(j, c, &g, places, next);
    row *r = &j->rows[at == NONE ? next : at];
    if (at == NONE) r->actors = c->actors;
    else *vec_push(j->l->a, &r->joined) = *c;
    *vec_push(j->l->a, &r->gists) = g;
    know_all(j, &g, places, at == NONE ? next : at);
    return at == NONE ? next : at;
}

void listed_join(lister *l, claims *all, uint32_t front) {
    joining j = {.l = l, .rows = ARENA_NEW(l->a, row, front)};
    uint32_t kept = 0, rows = 0;
    vec_push(l->a, &j.cells);
    for (uint32_t i = 0; i < all->size && l->status == READOUT_OK; i++) {
        j.number = i + 1;
        uint32_t at = i < front ? place_row(&j, &all->at[i], kept) : kept;
        if (at == kept) all->at[kept++] = all->at[i];
        if (i < front) rows = kept;
    }
    for (uint32_t i = 0; i < rows; i++) {
        all->at[i].joined = j.rows[i].joined.at;
        all->at[i].joined_count = j.rows[i].joined.size;
    }
    all->size = kept;
}

claim listed_whole(lister *l, const claim *c) {
    claim own = kept_whole(l, c), out = own, *joined = ARENA_NEW(l->a, claim, c->joined_count);
    for (uint32_t i = 0; i < c->joined_count; i++) joined[i] = kept_whole(l, &c->joined[i]);
    out.joined_count = 0;
    if (!c->joined_count) return out;
    dispute_take_all(l, &out, joined, c->joined_count);
    /* of many it would take too long to read them */
    out.apart = 0;
    /* of many it would take too long to read them */
    out.apart = claim_independent(l, out.articles <= REPORTS ? &out : &own);
    claim_words *words = ARENA_NEW(l->a, claim_words, 1);
    *words = claim_words_joined(l, &out, &own, joined, c->joined_count);
    out.words = words;
    return out;
}
