/* list_claims.c - the lists of claims and of disputes
 *
 * Both gather what is wanted as claims without their words, put them in order, and then make rows of as many as are
 * asked for. */
#include <stdlib.h>
#include <string.h>

#include "record/apart.h"
#include "record/around.h"
#include "record/asked.h"
#include "record/claims.h"
#include "record/contest.h"
#include "record/independent.h"
#include "record/hidden.h"
#include "record/kept.h"
#include "record/listed.h"
#include "record/lists.h"
#include "record/members.h"
#include "record/merged.h"
#include "record/reach.h"
#include "record/row_name.h"
#include "record/senses.h"
#include "record/entry.h"
#include "record/gist.h"

enum { READ_AHEAD = 1 << 17 /* statements */ };

const column claims_columns[] = {
    {"text", "text", 0, COLUMN_TEXT},              {"asserts", "asserts", 7, COLUMN_NUMBER},
    {"denies", "denies", 6, COLUMN_NUMBER},        {"independent", "independent", 11, COLUMN_NUMBER},
    {"first", "first", 10, COLUMN_TEXT},           {"id", "id", 17, COLUMN_TEXT},
    {"outlets", "outlets", 0, COLUMN_CSV_ONLY},
    {"last", "last", 0, COLUMN_CSV_ONLY},
    {"predicate", "predicate", 0, COLUMN_CSV_ONLY}, {"sense", "sense", 0, COLUMN_CSV_ONLY},
    {"actors", "actors", 0, COLUMN_CSV_ONLY},      {"recipients", "recipients", 0, COLUMN_CSV_ONLY},
    {"object", "object", 0, COLUMN_CSV_ONLY},      {"questions", "questions", 0, COLUMN_CSV_ONLY},
    {"reports", "reports", 0, COLUMN_CSV_ONLY},    {"articles", "articles", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

const column disputes_columns[] = {
    {"claim", "claim.text", 0, COLUMN_TEXT},       {"asserts", "asserters", 7, COLUMN_NUMBER},
    {"denies", "deniers", 6, COLUMN_NUMBER},       {"outlets", "outlets", 7, COLUMN_NUMBER},
    {"since", "since", 10, COLUMN_TEXT},           {"last", "last", 0, COLUMN_CSV_ONLY},
    {"predicate", "claim.predicate", 0, COLUMN_CSV_ONLY}, {"actors", "claim.actors", 0, COLUMN_CSV_ONLY},
    {"recipients", "claim.recipients", 0, COLUMN_CSV_ONLY}, {"object", "claim.object", 0, COLUMN_CSV_ONLY},
    {"articles", "articles", 0, COLUMN_CSV_ONLY},  {"independent", "independent", 0, COLUMN_CSV_ONLY},
    {"of", "of", 0, COLUMN_CSV_ONLY},              {"id", "id", 0, COLUMN_CSV_ONLY},
    {NULL, NULL, 0, COLUMN_TEXT}};

/* ----------------------------------------------------------------------------------------------- filters */

typedef struct wanted {
    map identities;  /* of the speaker asked for, by number */
    identity_list speakers;
    asking about;
    bool fronts;     /* their gists tell what suits */
} wanted;

static void find_speaker(lister *l, wanted *w) {
    query q = {0};
    bool found;
    query_add(l, &q, "SELECT DISTINCT o.identity FROM actor o WHERE 1");
    query_actors(l, &q, "o.id", l->filter->speaker);
    for (sqlite3_stmt *s = query_open(l, &q); lister_next(l, s);) {
        int64_t who = sqlite3_column_int64(s, 0);
        *map_put(l->a, &w->identities, (slice){arena_copy(l->a, &who, sizeof who), sizeof who}, &found) = 1;
        if (!found) *vec_push(l->a, &w->speakers) = who;
    }
}

static bool is_wanted(const wanted *w, int64_t who) {
    return map_get(&w->identities, (slice){(const char *)&who, sizeof who}) != MAP_NONE;
}

static bool member_suits(lister *l, const wanted *w, const member *m) {
    const record_filter *f = l->filter;
    slice day = m->date;
    if (f->outlet && !slice_equal_nocase(m->outlet, slice_of(f->outlet))) return false;
    if (f->since && slice_compare(day, slice_of(f->since)) < 0) return false;
    if (f->until && slice_compare(slice_part(day, 0, strlen(f->until)), slice_of(f->until)) > 0) return false;
    if (f->article && slice_find(m->sha256, slice_of(f->article[0] == 'a' ? f->article + 1 : f->article)) != 0)
        return false;
    if (f->stance && m->side != name_find(side_name, SIDES, slice_of(f->stance))) return false;
    return !f->speaker || is_wanted(w, m->identity);
}

/* Of what is only known by its front: whether somebody who is asked for speaks in it, on the side asked for. */
static bool gist_suits(lister *l, const wanted *w, const claim *c) {
    const record_filter *f = l->filter;
    if (!f->speaker) return true;
    gist g = gist_of(l, c);
    uint32_t side = f->stance ? name_find(side_name, SIDES, slice_of(f->stance)) : NONE;
    for (uint32_t i = 0; i < g.mark_count; i++)
        if ((!f->stance || g.marks[i].side == side) && is_wanted(w, g.marks[i].who)) return true;
    return false;
}

static bool suits(lister *l, wanted *w, const claim *c) {
    if (c->kept) return gist_suits(l, w, c);
    if (l->filter->about && !asked_claim(l, &w->about, c)) return false;
    for (uint32_t i = 0; i < c->size; i++)
        if (member_suits(l, w, &c->members[i])) return true;
    return false;
}

/* ---------------------------------------------------------------------------------------------- gathering */

typedef struct gathering {
    wanted wanted;
    bool disputed;
    uint64_t (*strength)(const claim *c);
    uint32_t wanted_rows;    /* how many of the strongest are wanted; 0: all */
    VEC(uint64_t) strengths; /* of the strongest that were gathered: keep_strength */
} gathering;

/* Keeps the strongest, as many as are wanted: a heap with the weakest of them first. */
static void keep_strength(lister *l, gathering *g, uint64_t strength) {
    uint32_t most = g->wanted_rows;
    if (!most) return;
    bool full = g->strengths.size == most;
    if (full && strength <= g->strengths.at[0]) return;
    if (!full) *vec_push(l->a, &g->strengths) = strength;
    uint64_t *at = g->strengths.at;
    uint32_t i = full ? 0 : g->strengths.size - 1, size = g->strengths.size;
    at[i] = strength;
    for (; !full && i && at[(i - 1) / 2] > at[i]; i = (i - 1) / 2) {
        at[i] = at[(i - 1) / 2];
        at[(i - 1) / 2] = strength;
    }
    for (uint32_t least = 2 * i + 1; full && least < size; least = 2 * i + 1) {
        least += least + 1 < size && at[least + 1] < at[least];
        if (at[least] >= strength) break;
        at[i] = at[least];
        at[i = least] = strength;
    }
}

/* What a claim must be as strong as, if it is still to be among those that are wanted. */
static uint64_t weakest_wanted(const gathering *g) {
    return g->wanted_rows && g->strengths.size == g->wanted_rows ? g->strengths.at[0] : 0;
}

static bool enough(const gathering *g, uint64_t most_to_come) { return weakest_wanted(g) > most_to_come; }

/* Those that suit are added. */
static void take_claims(lister *l, gathering *g, const claims *some, claims *out) {
    for (uint32_t i = 0; i < some->size; i++) {
        if (!suits(l, &g->wanted, &some->at[i]) || claim_hidden(l, g->disputed ? 'd' : 'c', &some->at[i])) continue;
        keep_strength(l, g, g->strength(&some->at[i]));
        *vec_push(l->a, out) = some->at[i];
    }
}

static void take_bucket(lister *l, gathering *g, const bucket_row *b, claims *out) {
    claims some = {0};
    if (g->disputed && b->settled && g->wanted.fronts) kept_take_fronts(l, b->id, &some);
    else if (g->disputed && b->settled) kept_take(l, b->id, &some);
    else if (g->disputed) contests_of_bucket(l, b->id, b->key, &some);
    else matters_of_bucket(l, b->id, b->key, weakest_wanted(g), &some);
    take_claims(l, g, &some, out);
}

static void find_wanted(lister *l, gathering *g) {
    if (l->filter->speaker) find_speaker(l, &g->wanted);
    if (l->filter->about) g->wanted.about = asked_for(l, l->filter->about);
}

static int number_order(uint32_t a, uint32_t b) { return a == b ? 0 : a > b ? -1 : 1; }

static int by_speakers(const void *x, const void *y) {
    const claim *a = x, *b = y;
    int order = number_order(a->speakers[SIDE_ASSERTS] + a->speakers[SIDE_DENIES],
                             b->speakers[SIDE_ASSERTS] + b->speakers[SIDE_DENIES]);
    if (!order) order = number_order(a->independent, b->independent);
    if (!order) order = number_order(a->size, b->size);
    return order ? order : slice_compare(a->key, b->key);
}

static void put_claim_id(lister *l, char letter, const claim *c) {
    char id[ID_SIZE];
    id_of_key(letter, c->key, id);
    put_string(l, l->row, "id", id);
}

/* ------------------------------------------------------------------------------------------------- claims */

static void put_id_of(lister *l, const char *field, slice key) {
    char id[ID_SIZE];
    id_of_key('c', key, id);
    put_string(l, l->row, field, id);
}

/* The special cases of a general claim. */
static void put_cases(lister *l, const claim *c) {
    json_t *list = put_list(l, l->row, "cases");
    for (uint32_t i = 0; i < c->cases.size; i++) {
        char id[ID_SIZE];
        id_of_key('c', c->cases.at[i], id);
        list_text(l, list, slice_of(id));
    }
}

static void claim_row(lister *l, const claim *c) {
    row_begin(l);
    put_claim_id(l, 'c', c);
    put_claim(l, l->row, c);
    put_text(l, l->row, "first", c->first);
    put_text(l, l->row, "last", c->last);
    put_number(l, l->row, "asserts", c->speakers[SIDE_ASSERTS]);
    put_number(l, l->row, "denies", c->speakers[SIDE_DENIES]);
    put_number(l, l->row, "questions", c->speakers[SIDE_QUESTIONS]);
    put_number(l, l->row, "reports", c->voices);
    put_number(l, l->row, "outlets", c->outlets);
    put_number(l, l->row, "independent", claim_independent(l, c));
    put_number(l, l->row, "articles", c->articles);
    if (c->of.size) put_id_of(l, "of", c->of);
    else put_null(l, l->row, "of");
    put_cases(l, c);
    json_t *list = put_list(l, l->row, "statements");
    for (uint32_t i = 0; i < c->size; i++) {
        char id[ID_SIZE];
        id_of_article('s', c->members[i].sha256, c->members[i].n, id);
        list_text(l, list, slice_of(id));
    }
    row_end(l);
}

static int64_t both(const bucket_row *b) { return b->asserts + b->denies; }

static int by_both(const void *x, const void *y) {
    const bucket_row *a = x, *b = y;
    if (both(a) != both(b)) return both(a) > both(b) ? -1 : 1;
    return (a->id > b->id) - (a->id < b->id);
}

/* One bucket after the other, the largest first. */
static void gather_in_turn(lister *l, gathering *g, buckets *some, claims *out) {
    for (uint32_t i = 0, ahead = 0;
         i < some->size && l->status == READOUT_OK && !enough(g, STRENGTH(both(&some->at[i]), STRENGTH_REST)); i++) {
        if (i == ahead) ahead += members_ahead(l, &some->at[i], some->size - i);
        if (!some->at[i].key.size) some->at[i].key = members_key(l, some->at[i].id);
        take_bucket(l, g, &some->at[i], out);
    }
}

/* What may still give some of the strongest claims: a bucket, or a claim that is to be parted. */
typedef struct prospect {
    uint64_t most; /* none is stronger */
    const bucket_row *bucket; /* or */
    const claim *claim;
} prospect;

typedef struct prospects {
    VEC(prospect) heap; /* the strongest first */
    uint32_t next; /* the first bucket that is not in the heap yet */
} prospects;

static void add_prospect(lister *l, prospects *p, prospect x) {
    vec_push(l->a, &p->heap);
    prospect *at = p->heap.at;
    uint32_t i = p->heap.size - 1;
    for (; i && at[(i - 1) / 2].most < x.most; i = (i - 1) / 2) at[i] = at[(i - 1) / 2];
    at[i] = x;
}

static prospect take_prospect(prospects *p) {
    prospect *at = p->heap.at, out = at[0], last = at[--p->heap.size];
    uint32_t i = 0, size = p->heap.size;
    for (uint32_t most = 1; most < size; most = 2 * i + 1) {
        most += most + 1 < size && at[most + 1].most > at[most].most;
        if (at[most].most <= last.most) break;
        at[i] = at[most];
        i = most;
    }
    at[i] = last;
    return out;
}

static int by_most(const void *x, const void *y) {
    const prospect *a = x, *b = y;
    if (a->most != b->most) return a->most > b->most ? -1 : 1;
    return (a->bucket > b->bucket) - (a->bucket < b->bucket);
}

/* Reads the statements of the buckets that are most likely needed: of each claim that is wanted one, if there are as
 * many, or some more of small ones. */
static void read_prospects(lister *l, const prospects *p, const bucket_row *first) {
    prospect *all = ARENA_NEW(l->a, prospect, p->heap.size);
    bucket_row *rows = ARENA_NEW(l->a, bucket_row, p->heap.size + 1);
    uint32_t size = 0, count = 0;
    int64_t read = both(first);
    for (uint32_t i = 0; i < p->heap.size; i++)
        if (p->heap.at[i].bucket && !members_known(l, p->heap.at[i].bucket->id)) all[size++] = p->heap.at[i];
    if (size) qsort(all, size, sizeof *all, by_most);
    rows[count++] = *first;
    for (uint32_t i = 0; i < size && (count < l->filter->limit || read < READ_AHEAD); i++) {
        read += both(all[i].bucket);
        rows[count++] = *all[i].bucket;
    }
    members_ahead(l, rows, count);
}

/* The claims of a bucket. */
static void open_bucket(lister *l, const gathering *g, prospects *p, const bucket_row *b) {
    claims *some = ARENA_NEW(l->a, claims, 1);
    if (!members_known(l, b->id)) read_prospects(l, p, b);
    claims_of_bucket(l, b->id, b->key.size ? b->key : members_key(l, b->id), some);
    for (uint32_t i = 0; i < some->size; i++) {
        prospect x = {.most = claim_carried(&some->at[i]), .claim = &some->at[i]};
        if (x.most >= weakest_wanted(g)) add_prospect(l, p, x);
    }
}

/* Puts the next buckets among the others. */
static void add_buckets(lister *l, prospects *p, const buckets *some) {
    uint32_t *reach = ARENA_NEW(l->a, uint32_t, some->size - p->next),
             count = reach_of(l, &some->at[p->next], some->size - p->next, reach);
    for (uint32_t i = 0; i < count; i++)
        add_prospect(l, p, (prospect){.most = STRENGTH(reach[i], STRENGTH_REST), .bucket = &some->at[p->next + i]});
    p->next += count;
}

/* Of many, the strongest: always what may give the strongest next, until enough are stronger than all that may
 * come. */
static void gather_strongest(lister *l, gathering *g, const buckets *some, claims *out) {
    prospects p = {0};
    while (l->status == READOUT_OK && (p.heap.size || p.next < some->size)) {
        uint64_t here = p.heap.size ? p.heap.at[0].most : 0;
        uint64_t next = p.next < some->size ? STRENGTH(both(&some->at[p.next]), STRENGTH_REST) : 0;
        if (enough(g, here > next ? here : next)) break;
        if (p.next < some->size && next >= here) {
            add_buckets(l, &p, some);
            continue;
        }
        prospect x = take_prospect(&p);
        claims parted = {0};
        if (x.bucket) open_bucket(l, g, &p, x.bucket);
        else claim_parted(l, x.claim, &parted);
        take_claims(l, g, &parted, out);
    }
}

/* Whether each statement stays in its own bucket, and the largest buckets have so many that it pays to read all
 * articles before, and see which of these are needed. */
static bool may_pass_over(lister *l, const buckets *some) {
    int64_t largest = 0;
    if (!l->filter->limit || lister_articles(l) <= LINKED_ARTICLES || merged_any(l)) return false;
    for (uint32_t i = 0; i < some->size && i < l->filter->limit; i++) largest += both(&some->at[i]);
    return largest > lister_articles(l);
}

void list_claims(lister *l) {
    gathering g = {.strength = claim_carried, .wanted_rows = (uint32_t)l->filter->limit};
    buckets some = {0};
    claims all = {0};
    find_wanted(l, &g);
    buckets_all(l, &some);
    if (some.size) qsort(some.at, some.size, sizeof *some.at, by_both);
    if (may_pass_over(l, &some)) gather_strongest(l, &g, &some, &all);
    else gather_in_turn(l, &g, &some, &all);
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_speakers);
    for (uint32_t i = 0; i < all.size && !lister_done(l); i++) claim_row(l, &all.at[i]);
}

/* ----------------------------------------------------------------------------------------------- disputes */

/* One article after the other, as each may have to be read. */
static void put_sides(lister *l, const claim *c) {
    json_t *of_side[SIDES] = {[SIDE_ASSERTS] = put_list(l, l->row, "asserts"),
                              [SIDE_DENIES] = put_list(l, l->row, "denies"),
                              [SIDE_QUESTIONS] = put_list(l, l->row, "questions")};
    json_t *reports = put_list(l, l->row, "reports");
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        json_t *list = m->outlet_voice ? reports : of_side[m->side];
        if (list && member_listed(l, c, i)) put_entry(l, list, m);
    }
}

/* The claims that are in a dispute: itself first, the strongest before the others. */
static void put_variants(lister *l, const claim *c) {
    json_t *list = put_list(l, l->row, "claims");
    for (uint32_t i = 0; i < c->variant_count; i++) {
        claim v = c->variants[i];
        char id[ID_SIZE];
        json_t *one = list_object(l, list);
        if (!one) return;
        id_of_key('c', v.key, id);
        put_string(l, one, "id", id);
        if (!i) v.accused = c->accused; /* it gives the row its name */
        put_claim(l, one, &v);
        put_number(l, one, "asserters", claim_asserters(&v));
        put_number(l, one, "deniers", v.speakers[SIDE_DENIES]);
    }
}

/* A row that is called by no one deed is called as the strongest of its claims is. */
static void take_text(lister *l, json_t *whole, const claim *c, json_t *strongest) {
    json_t *text = c->called ? NULL : json_object_get(strongest, "text");
    if (text && json_object_set(whole, "text", text))
        l->status = fail(l->e, READOUT_NO_MEMORY, "out of memory");
}

static void dispute_row(lister *l, const claim *c) {
    row_begin(l);
    put_claim_id(l, 'd', c);
    json_t *whole = put_object(l, l->row, "claim");
    put_claim(l, whole, c);
    put_number(l, l->row, "asserters", claim_asserters(c));
    put_number(l, l->row, "deniers", c->speakers[SIDE_DENIES]);
    put_text(l, l->row, "since", c->first);
    put_text(l, l->row, "last", c->last);
    put_number(l, l->row, "outlets", c->outlets);
    put_number(l, l->row, "independent", claim_independent(l, c));
    put_number(l, l->row, "articles", c->articles);
    put_real(l, l->row, "certainty", c->certainty);
    put_variants(l, c);
    take_text(l, whole, c, json_array_get(json_object_get(l->row, "claims"), 0));
    put_sides(l, c);
    row_end(l);
}

/* All there are, and of them those that suit: what joins a dispute must not hang on what is asked for. */
static void gather_few(lister *l, gathering *g, bool wide, claims *out) {
    claims all = {0};
    disputes_apart(l, wide, &all);
    rows_call(l, &all);
    for (uint32_t i = 0; i < all.size; i++)
        if (suits(l, &g->wanted, &all.at[i])) *vec_push(l->a, out) = all.at[i];
}

/* Returns how many of the first `front` are left. */
static uint32_t drop_unsure(claims *all, uint32_t front) {
    uint32_t kept = 0, left = 0;
    for (uint32_t i = 0; i < all->size; i++) {
        if (all->at[i].certainty >= CONTEST_SURE) all->at[kept++] = all->at[i];
        if (i < front) left = kept;
    }
    all->size = kept;
    return left;
}

/* Whether the rows that suit can be told by their gists. */
static bool fronts_tell(const record_filter *f) {
    return !f->about && !f->outlet && !f->since && !f->until && !f->article && (f->speaker || !f->stance);
}

/* In the order in which they are listed. */
static void gather_disputes(lister *l, bool wide, claims *all) {
    gathering g = {.strength = claim_contest, .disputed = true};
    contested some;
    bucket_row one;
    bool few = lister_articles(l) <= LINKED_ARTICLES, joins = !few && !wide;
    if (l->filter->limit)
        g.wanted_rows = (uint32_t)l->filter->limit + (joins ? listed_joined(lister_articles(l)) : 0);
    find_wanted(l, &g);
    g.wanted.fronts = joins && fronts_tell(l->filter);
    if (few) gather_few(l, &g, wide, all);
    else contested_open(l, &some, l->filter->speaker ? &g.wanted.speakers : NULL);
    while (!few && contested_next(l, &some, &one) && !enough(&g, one.most))
        take_bucket(l, &g, &one, all);
    if (all->size) qsort(all->at, all->size, sizeof *all->at, claim_by_contest);
    if (!few && wide) around_widen(l, all);
    if (joins) listed_join(l, all, drop_unsure(all, listed_joined(lister_articles(l))));
}

void list_disputes(lister *l) {
    claims all = {0};
    /* who asks about one wants all of it; of everything, what is sure, and at once */
    gather_disputes(l, l->filter->about != NULL, &all);
    for (uint32_t i = 0; i < all.size && !lister_done(l); i++) {
        claim whole = listed_whole(l, &all.at[i]);
        if (l->status == READOUT_OK) dispute_row(l, &whole);
    }
}

void claims_disputed(lister *l, claims *out) {
    const record_filter *asked = l->filter;
    record_filter of_articles = {
        .outlet = asked->outlet, .since = asked->since, .until = asked->until, .article = asked->article};
    l->filter = &of_articles;
    gather_disputes(l, false, out);
    for (uint32_t i = 0; i < out->size && l->status == READOUT_OK; i++) out->at[i] = listed_whole(l, &out->at[i]);
    l->filter = asked;
}

void put_dispute(lister *l, json_t *to, const claim *c) {
    const claim *row = NULL;
    claims all = {0};
    bool few = lister_articles(l) <= LINKED_ARTICLES;
    if (few) claims_disputed(l, &all);
    for (uint32_t i = 0; i < all.size && !row; i++)
        if (slice_equal(all.at[i].key, c->key)) row = &all.at[i];
    put_claim(l, to, row ? row : c);
    if (!row || !row->variant_count) return;
    claim first = row->variants[0];
    first.accused = row->accused;
    json_t *strongest = json_object();
    put_claim(l, strongest, &first);
    take_text(l, to, row, strongest);
    json_decref(strongest);
}
