/* claims.c - anchors, cuts in time, counts; see claims.h */
#include "record/claims.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "record/anchors.h"
#include "record/apart.h"
#include "record/camp.h"
#include "record/contest.h"
#include "record/day.h"
#include "record/hidden.h"
#include "record/keys.h"
#include "record/kinds.h"
#include "record/learned.h"
#include "record/links.h"
#include "record/lists.h"
#include "record/members.h"
#include "record/merged.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/senses.h"
#include "record/sides.h"
#include "record/together.h"

/* ------------------------------------------------------------------------------------------- cuts and counts */

slice member_state(lister *l, const member *m) {
    const identity *who = m->identity ? identity_known(l, m->identity) : NULL;
    if (who && who->country.size) return arena_print(l->a, "c:%.*s", (int)who->country.size, who->country.at);
    return party_of(l, m->identity);
}

bool member_among(lister *l, const member *m, slice actors) {
    packed_rows known = m->speaker ? packed_of(l, m->article, PACKED_ACTOR) : (packed_rows){0};
    const cell *x = packed_row(&known, packed_actor_number(&known, m->speaker));
    return x && (keys_meet(actors, x[ACTOR_KEY].text) || keys_meet(actors, camp_name_key(l->a, x[ACTOR_KEY].text)));
}

bool member_guessed(const member *m) { return slice_equal(m->rule, LEARNED); }

slice member_key(lister *l, const member *m) {
    return arena_print(l->a, "%" PRId64 " %" PRId64 " %" PRId64, m->article, m->n, m->quote);
}

bool member_takes_side(const member *m) {
    return !m->outlet_voice && m->identity && (m->side == SIDE_ASSERTS || m->side == SIDE_DENIES);
}

bool member_rumour(const member *m) {
    return !m->outlet_voice && !m->identity && m->side == SIDE_ASSERTS && m->marks & MARK_RUMOUR;
}

/* What is counted once however often it comes: texts, and numbers where there is no text. */
typedef struct tally {
    slice *texts;
    int64_t *numbers;
    uint32_t text_count, number_count;
} tally;

static tally tally_of(lister *l, uint32_t most) {
    return (tally){ARENA_NEW(l->a, slice, most), ARENA_NEW(l->a, int64_t, most), 0, 0};
}

static void tally_add(tally *t, slice text, int64_t number) {
    if (text.size) t->texts[t->text_count++] = text;
    else t->numbers[t->number_count++] = number;
}

static int by_text(const void *x, const void *y) { return slice_compare(*(const slice *)x, *(const slice *)y); }

static uint32_t tally_count(tally *t) {
    uint32_t count = 0;
    if (t->text_count > 1) qsort(t->texts, t->text_count, sizeof *t->texts, by_text);
    if (t->number_count > 1) qsort(t->numbers, t->number_count, sizeof *t->numbers, order_i64);
    for (uint32_t i = 0; i < t->text_count; i++) count += !i || !slice_equal(t->texts[i], t->texts[i - 1]);
    for (uint32_t i = 0; i < t->number_count; i++) count += !i || t->numbers[i] != t->numbers[i - 1];
    return count;
}

/* The numbers are identities times SIDES, and the side. */
static void count_sides(tally *t, uint32_t counts[SIDES]) {
    tally_count(t);
    memset(counts, 0, sizeof *counts * SIDES);
    for (uint32_t i = 0; i < t->number_count; i++)
        if (!i || t->numbers[i] != t->numbers[i - 1]) counts[t->numbers[i] % SIDES]++;
}

void claim_count(lister *l, claim *c) {
    enum { VOICES, OUTLETS, INDEPENDENT, ARTICLES, NAMED, PLAIN, TALLIES };
    tally of[TALLIES];
    for (int i = 0; i < TALLIES; i++) of[i] = tally_of(l, c->size);
    c->first = c->last = (slice){0};
    c->words = NULL;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        int64_t speaker = m->identity * SIDES + m->side;
        if (m->outlet_voice) tally_add(&of[VOICES], m->outlet, m->article);
        else if (m->identity) tally_add(&of[NAMED], (slice){0}, speaker);
        if (!m->outlet_voice && m->identity && !slice_equal(m->rule, LEARNED))
            tally_add(&of[PLAIN], (slice){0}, speaker);
        if (i && m->article == c->members[i - 1].article) continue;
        tally_add(&of[OUTLETS], m->outlet, m->article);
        tally_add(&of[INDEPENDENT], m->agency.size ? m->agency : m->outlet, m->article);
        tally_add(&of[ARTICLES], (slice){0}, m->article);
        if (m->date.size && (!c->first.size || slice_compare(m->date, c->first) < 0)) c->first = m->date;
        if (m->date.size && (!c->last.size || slice_compare(m->date, c->last) > 0)) c->last = m->date;
    }
    count_sides(&of[NAMED], c->speakers);
    count_sides(&of[PLAIN], c->plain);
    c->voices = tally_count(&of[VOICES]);
    c->outlets = tally_count(&of[OUTLETS]);
    c->independent = tally_count(&of[INDEPENDENT]);
    c->articles = tally_count(&of[ARTICLES]);
}

void claim_add(lister *l, claim *c, const member *more, uint32_t count) {
    member *all = ARENA_NEW(l->a, member, c->size + count);
    memcpy(all, c->members, sizeof *all * c->size);
    memcpy(all + c->size, more, sizeof *all * count);
    c->members = all;
    c->size += count;
    claim_count(l, c);
}

static int by_day(const void *x, const void *y) {
    const member *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    int order = slice_compare(a->sha256, b->sha256);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

int member_by_date(const void *x, const void *y) {
    const member *a = x, *b = y;
    int order = slice_compare(a->date, b->date);
    if (!order) order = slice_compare(a->sha256, b->sha256);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

/* What is in order already, as nearly all is, stays. */
static void sort_members(member *of, uint32_t size, int (*compare)(const void *x, const void *y)) {
    uint32_t i = 1;
    while (i < size && compare(&of[i - 1], &of[i]) <= 0) i++;
    if (i < size) qsort(of, size, sizeof *of, compare);
}

static void add_claim(lister *l, slice bucket, const anchor *x, member *from, uint32_t size, uint32_t cut,
                      claims *out) {
    slice actors = bucket;
    sense_parts sense = sense_read(slice_take(&actors, '\n'));
    claim *c = vec_push(l->a, out);
    *c = (claim){.sense = sense.called, .kin = sense.kin, .light = sense.light, .actors = actors,
        .recipient = x->recipient, .object = x->object, .members = from,
                 .size = size, .one = sense.one};
    c->key = arena_print(l->a, "%.*s\n%.*s\n%u", (int)bucket.size, bucket.at, (int)x->key.size, x->key.at, cut);
    sort_members(from, size, member_by_date);
    claim_count(l, c);
}

/* Those of no known day go with the first. */
static void cut_in_time(lister *l, slice bucket, const anchor *x, member *from, uint32_t size, claims *out) {
    uint32_t begin = 0, cut = 0;
    sort_members(from, size, by_day);
    for (uint32_t i = 1; i <= size; i++) {
        bool gap = i < size && from[i - 1].day != INT32_MIN && from[i].day - from[i - 1].day > GAP_DAYS;
        if (i < size && !gap) continue;
        add_claim(l, bucket, x, from + begin, i - begin, cut++, out);
        begin = i;
    }
}

/* Of all buckets that are gone through with this one. */
static void load_all(lister *l, slice key, members *all) {
    bucket_ids ids = {0};
    merged_parts(l, key, &ids);
    for (uint32_t i = 0; i < ids.size; i++) members_of_bucket(l, ids.at[i], all);
}

/* Looked up once for each sense. */
static siblings known_siblings(lister *l, slice sense) {
    bool found;
    uint32_t *at = map_put(l->a, &l->senses, sense, &found);
    if (found) return l->of_sense.at[*at];
    *at = l->of_sense.size;
    siblings out = siblings_of(l, sense);
    *vec_push(l->a, &l->of_sense) = out;
    return out;
}

/* The members of each anchor one after the other: `all` sorted by counting. */
static void gather_by_anchor(lister *l, slice key, const members *all, const anchors *named, claims *out) {
    uint32_t *begin = ARENA_NEW(l->a, uint32_t, named->size + 1), *at = ARENA_NEW(l->a, uint32_t, named->size + 1);
    member *sorted = ARENA_NEW(l->a, member, all->size);
    for (uint32_t i = 0; i < all->size; i++) begin[all->at[i].anchor + 1]++;
    for (uint32_t x = 0; x < named->size; x++) begin[x + 1] += begin[x];
    memcpy(at, begin, sizeof *at * (named->size + 1));
    for (uint32_t i = 0; i < all->size; i++) sorted[at[all->at[i].anchor]++] = all->at[i];
    for (uint32_t x = 0; x < named->size; x++)
        if (begin[x + 1] > begin[x])
            cut_in_time(l, key, &named->at[x], sorted + begin[x], begin[x + 1] - begin[x], out);
}

static bool few_articles(lister *l) { return lister_articles(l) <= LINKED_ARTICLES; }

/* Where a statement of nobody known belongs: by the articles that its own is tied to, else by what nearly all of its
 * sense say. Both only in records of up to LINKED_ARTICLES: a tie is a search of its own, and among many articles
 * nearly all say nothing of one. */
static int64_t home_of(lister *l, const siblings *of, slice sense, const member *m) {
    int64_t linked = few_articles(l) ? links_bucket(l, sense, m->article, m->recipients) : of->open;
    return merged_number(l, linked ? linked : of->largest ? of->largest : of->open);
}

/* A statement of nobody known, and the bucket that it belongs to. */
typedef struct lodger {
    member is;
    int64_t home;
} lodger;

typedef VEC(lodger) lodgers;

/* Of few reports the same buckets are asked for again and again: what was worked out is kept until the list ends, or
 * is narrowed. */
typedef struct worked {
    map opens, buckets; /* by sense, by bucket's key: to an index of the next */
    VEC(lodgers) of_sense;
    VEC(claims) of_bucket;
} worked;

static worked *worked_of(lister *l) {
    if (!l->worked && few_articles(l)) l->worked = ARENA_NEW(l->a, worked, 1);
    return few_articles(l) ? l->worked : NULL;
}

static lodgers find_lodgers(lister *l, const siblings *of, slice sense) {
    members open = {0};
    lodgers out = {0};
    members_of_bucket(l, of->open, &open);
    for (uint32_t i = 0; i < open.size; i++)
        *vec_push(l->a, &out) = (lodger){open.at[i], home_of(l, of, sense, &open.at[i])};
    return out;
}

static lodgers lodgers_of(lister *l, const siblings *of, slice sense) {
    worked *w = worked_of(l);
    if (!w) return find_lodgers(l, of, sense);
    bool found;
    uint32_t *at = map_put(l->a, &w->opens, sense, &found);
    if (found) return w->of_sense.at[*at];
    *at = w->of_sense.size;
    lodgers out = find_lodgers(l, of, sense);
    *vec_push(l->a, &w->of_sense) = out;
    return out;
}

/* Those of nobody known that belong to a bucket. */
static void load_open(lister *l, const siblings *of, slice sense, int64_t bucket, members *all) {
    if (!of->open || (bucket != of->open && !few_articles(l))) return;
    lodgers open = lodgers_of(l, of, sense);
    for (uint32_t i = 0; i < open.size; i++)
        if (open.at[i].home == bucket) *vec_push(l->a, all) = open.at[i].is;
}

/* Whether all that `case_of` may mean, `c` may mean, and not the other way round. */
static bool is_general(const claim *c, const claim *case_of) {
    bool recipient = slice_equal(c->recipient, case_of->recipient), object = slice_equal(c->object, case_of->object);
    if (recipient && object) return false;
    if (!recipient && c->recipient.size) return false;
    return object || !c->object.size ||
           (case_of->object.size > c->object.size && kinds_compatible(c->object, case_of->object));
}

static bool more_special(const claim *a, const claim *b) {
    if (!a->recipient.size != !b->recipient.size) return a->recipient.size > 0;
    return a->object.size > b->object.size;
}

/* Each claim's next general one. */
static void link_cases(lister *l, claim *some, uint32_t count) {
    for (uint32_t i = 0; i < count && count <= LINKED_CLAIMS; i++) {
        claim *best = NULL;
        for (uint32_t j = 0; j < count; j++)
            if (is_general(&some[j], &some[i]) && (!best || more_special(&some[j], best))) best = &some[j];
        if (!best) continue;
        some[i].of = best->key;
        *vec_push(l->a, &best->cases) = some[i].key;
    }
}

static void work_out(lister *l, int64_t bucket, slice key, claims *out) {
    members all = {0};
    anchors named = {0};
    slice actors = key, sense = slice_take(&actors, '\n');
    siblings of = known_siblings(l, sense);
    if (merged_any(l) && !slice_equal(merged_bucket(l, key), key)) return;
    if (bucket != of.open) load_all(l, key, &all);
    load_open(l, &of, sense, bucket, &all);
    learned_settle(l, key, &all);
    if (!all.size) return;
    for (uint32_t i = 0; i < all.size; i++) all.at[i].recipients = merged_keys(l, all.at[i].recipients);
    sort_members(all.at, all.size, member_by_date);
    uint32_t before = out->size;
    anchors_settle(l, &all, slice_ends(sense, SLICE("!")), &named);
    together_part(l, &all, &named);
    gather_by_anchor(l, key, &all, &named, out);
    link_cases(l, out->at + before, out->size - before);
}

void claims_of_bucket(lister *l, int64_t bucket, slice key, claims *out) {
    worked *w = worked_of(l);
    if (!w) {
        work_out(l, bucket, key, out);
        return;
    }
    bool found;
    uint32_t *at = map_put(l->a, &w->buckets, key, &found);
    if (!found) {
        claims some = {0};
        *at = w->of_bucket.size;
        work_out(l, bucket, key, &some);
        *vec_push(l->a, &w->of_bucket) = some;
    }
    const claims *known = &w->of_bucket.at[*map_put(l->a, &w->buckets, key, &found)];
    for (uint32_t i = 0; i < known->size; i++) *vec_push(l->a, out) = known->at[i];
}

uint32_t claim_asserters(const claim *c) {
    bool rumour = false;
    for (uint32_t i = 0; i < c->size && !c->speakers[SIDE_ASSERTS] && !rumour; i++)
        rumour = member_rumour(&c->members[i]);
    return c->speakers[SIDE_ASSERTS] + rumour;
}

/* One alone on both sides disputes nothing. */
bool claim_disputed(const claim *c) {
    uint32_t asserts = c->speakers[SIDE_ASSERTS], denies = c->speakers[SIDE_DENIES];
    if (!denies || !(asserts + c->voices)) return false;
    if (asserts != 1 || denies != 1 || c->voices) return true;
    int64_t who[SIDES] = {0};
    for (uint32_t i = 0; i < c->size; i++)
        if (!c->members[i].outlet_voice && c->members[i].identity) who[c->members[i].side] = c->members[i].identity;
    return who[SIDE_ASSERTS] != who[SIDE_DENIES];
}

uint64_t claim_carried(const claim *c) {
    return STRENGTH(c->speakers[SIDE_ASSERTS] + c->speakers[SIDE_DENIES], c->independent);
}

uint64_t claim_contest(const claim *c) {
    uint32_t asserts = c->plain[SIDE_ASSERTS], denies = c->plain[SIDE_DENIES];
    uint32_t weaker = asserts < denies ? asserts : denies;
    return CONTEST(c->tier, c->actors.size ? weaker : 0, c->independent);
}

static int number_order(uint32_t a, uint32_t b) { return a == b ? 0 : a > b ? -1 : 1; }
static uint32_t both_sides(const claim *c) { return c->plain[SIDE_ASSERTS] + c->plain[SIDE_DENIES]; }

int claim_by_contest(const void *x, const void *y) {
    const claim *a = x, *b = y;
    uint64_t one = claim_contest(a), other = claim_contest(b);
    if (one != other) return one > other ? -1 : 1;
    int order = number_order(both_sides(a), both_sides(b));
    if (!order) order = number_order(a->size, b->size);
    return order ? order : slice_compare(a->key, b->key);
}

static bool has_digits(const claim *c, slice digits) {
    char id[ID_SIZE];
    id_of_key('c', c->key, id);
    return slice_starts(slice_part(slice_of(id), 1, SIZE_MAX), digits);
}

/* Of a few reports of many matters disputes are no claims of the record (apart.h). */
static bool dispute_by_digits(lister *l, slice digits, claim *out) {
    static const record_filter everything = {0};
    const record_filter *asked = l->filter;
    claims all = {0};
    if (!disputes_may_be_apart(l)) return false;
    l->filter = &everything;
    claims_disputed(l, &all);
    l->filter = asked;
    for (uint32_t i = 0; i < all.size; i++)
        if (has_digits(&all.at[i], digits)) {
            *out = all.at[i];
            return true;
        }
    return false;
}

/* Ids of claims are made from keys, so they are looked for among all. */
bool claim_by_digits(lister *l, slice digits, claim *out) {
    buckets all = {0};
    claims some = {0};
    bool here = false;
    buckets_all(l, &all);
    for (uint32_t b = 0; b < all.size && !here && l->status == READOUT_OK; b++) {
        some.size = 0;
        if (!all.at[b].key.size) all.at[b].key = bucket_key(l, all.at[b].id);
        matters_of_bucket(l, all.at[b].id, all.at[b].key, 0, &some);
        for (uint32_t i = 0; i < some.size && !here; i++) {
            here = has_digits(&some.at[i], digits);
            if (here) *out = some.at[i];
        }
    }
    return here || dispute_by_digits(l, digits, out);
}
