/* claims.c - anchors, cuts in time, counts; see claims.h */
#include "record/claims.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/shape.h"

enum { DOMINANT = 2, NEAR_DAYS = 30 };

typedef struct anchor {
    slice key, recipient, object; /* key: recipient, tab, object */
    uint32_t weight;
    bool general;                 /* the object is the broadest word of its family, or none */
    uint32_t root;                /* the anchor that stands for it */
} anchor;

typedef VEC(anchor) anchors;
typedef VEC(member) members;

/* ------------------------------------------------------------------------------------------------- loading */

static int32_t days_of(int64_t year, int64_t month, int64_t day) { /* Fliegel and Van Flandern (1968) */
    int64_t a = (14 - month) / 12, y = year + 4800 - a, m = month + 12 * a - 3;
    return (int32_t)(day + (153 * m + 2) / 5 + 365 * y + y / 4 - y / 100 + y / 400 - 32045 - 2440588);
}

static int32_t day_of_number(int64_t yyyymmdd) {
    return yyyymmdd ? days_of(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100) : INT32_MIN;
}

static int32_t day_of_text(slice iso) {
    int64_t number = 0;
    size_t digits = 0;
    for (size_t i = 0; i < iso.size && digits < 8; i++)
        if (iso.at[i] >= '0' && iso.at[i] <= '9') {
            number = number * 10 + (iso.at[i] - '0');
            digits++;
        }
    return digits == 8 ? day_of_number(number) : INT32_MIN;
}

static const char members_sql[] =
    "SELECT s.article, s.n, s.proposition, s.quote, s.speaker, o.identity, a.sha256, a.outlet, a.agency, a.date, s.via, "
    "s.recipients, s.objects, p.lemma, s.rule, s.begin, s.end, s.score, p.first_day, s.side, s.outlet_voice "
    "FROM statement s JOIN article a ON a.id = s.article "
    "JOIN proposition p ON p.article = s.article AND p.n = s.proposition LEFT JOIN actor o ON o.id = s.speaker "
    "WHERE s.bucket = ? ORDER BY a.date, a.sha256, s.n";

static void load_one(lister *l, sqlite3_stmt *s, member *m) {
    slice *texts[] = {&m->sha256, &m->outlet, &m->agency, &m->date, &m->via, &m->recipients, &m->objects, &m->lemma,
                      &m->rule};
    m->article = sqlite3_column_int64(s, 0);
    m->n = sqlite3_column_int64(s, 1);
    m->proposition = sqlite3_column_int64(s, 2);
    m->quote = sqlite3_column_type(s, 3) == SQLITE_NULL ? -1 : sqlite3_column_int64(s, 3);
    m->speaker = sqlite3_column_int64(s, 4);
    m->identity = sqlite3_column_int64(s, 5);
    for (int i = 0; i < 9; i++) *texts[i] = arena_slice(l->a, store_text(s, 6 + i));
    m->at = (span){(uint32_t)sqlite3_column_int64(s, 15), (uint32_t)sqlite3_column_int64(s, 16)};
    m->score = sqlite3_column_double(s, 17);
    m->day = day_of_number(sqlite3_column_int64(s, 18));
    if (m->day == INT32_MIN) m->day = day_of_text(m->date);
    m->side = (uint8_t)sqlite3_column_int(s, 19);
    m->outlet_voice = sqlite3_column_int(s, 20);
}

/* ------------------------------------------------------------------------------------------------- anchors */

static slice next_or_none(slice *list) { return list->size ? slice_take(list, '\n') : (*list = (slice){0}); }

static void name_anchor(lister *l, map *by_key, anchors *all, slice recipient, slice object, bool general) {
    bool found;
    slice key = arena_print(l->a, "%.*s\t%.*s", (int)recipient.size, recipient.size ? recipient.at : "",
                            (int)object.size, object.size ? object.at : "");
    uint32_t *at = map_put(l->a, by_key, key, &found);
    if (!found) {
        *at = all->size;
        *vec_push(l->a, all) = (anchor){key, recipient, object, 0, general, 0};
    }
    all->at[*at].weight++;
}

/* Every pair of a recipient and an object that the statement names. */
static void name_anchors(lister *l, map *by_key, anchors *all, const member *m) {
    slice recipients = m->recipients;
    do {
        slice recipient = next_or_none(&recipients), objects = m->objects;
        do {
            slice path = next_or_none(&objects);
            bool general = !path.size || !memchr(path.at, '/', path.size);
            name_anchor(l, by_key, all, recipient, kinds_basic(path), general);
        } while (objects.size);
    } while (recipients.size);
}

static int by_weight(const void *x, const void *y) {
    const anchor *a = x, *b = y;
    if (a->general != b->general) return a->general - b->general;
    if (!a->recipient.size != !b->recipient.size) return a->recipient.size ? -1 : 1;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return slice_compare(a->key, b->key);
}

/* Whether the article of m names the anchor in some other statement. */
static bool article_names(const members *all, uint32_t i, const anchor *x) {
    uint32_t begin = i, end = i;
    while (begin > 0 && all->at[begin - 1].article == all->at[i].article) begin--;
    while (end < all->size && all->at[end].article == all->at[i].article) end++;
    for (uint32_t j = begin; j < end; j++) {
        const member *m = &all->at[j];
        bool recipient = !x->recipient.size || keys_meet(m->recipients, x->recipient);
        if (recipient && (!x->object.size || (m->objects.size && paths_meet(m->objects, x->object)))) return true;
    }
    return false;
}

/* Whether nearly all who name this object and a recipient name this recipient. */
static bool dominates(const anchors *named, const anchor *x) {
    uint32_t others = 0;
    if (x->general || !x->recipient.size) return false;
    for (uint32_t i = 0; i < named->size; i++)
        if (named->at[i].recipient.size && slice_equal(named->at[i].object, x->object) && &named->at[i] != x)
            others += named->at[i].weight;
    return x->weight >= DOMINANT * others;
}

static bool may_mean(const members *all, const anchors *named, uint32_t i, const anchor *x) {
    const member *m = &all->at[i];
    bool names_recipient = keys_meet(m->recipients, x->recipient), names_object = paths_meet(m->objects, x->object);
    if (m->recipients.size && !names_recipient) return false;
    if (m->objects.size && (!x->object.size || !names_object)) return false;
    bool whole = (m->recipients.size > 0) == (x->recipient.size > 0) && (m->objects.size > 0) == (x->object.size > 0);
    bool rest = m->objects.size && !m->recipients.size && names_object;
    return whole || (rest && dominates(named, x)) || article_names(all, i, x);
}

static uint32_t root_of(const anchors *all, uint32_t i) {
    while (all->at[i].root != i) i = all->at[i].root;
    return i;
}

/* Of one happening an article may tell with several objects. */
static bool may_be_one(const anchor *a, const anchor *b) {
    return !a->recipient.size || !b->recipient.size || slice_equal(a->recipient, b->recipient);
}

static void join(members *all, anchors *named, uint32_t i, uint32_t j) {
    uint32_t a = root_of(named, all->at[i].anchor), b = root_of(named, all->at[j].anchor);
    bool near = all->at[i].day == INT32_MIN || all->at[j].day == INT32_MIN || abs(all->at[i].day - all->at[j].day) <= NEAR_DAYS;
    if (a != b && near && may_be_one(&named->at[a], &named->at[b])) named->at[a < b ? b : a].root = a < b ? a : b;
}

/* Persons and bodies that few articles of the record name: articles that share one may tell of the same. */
static const char rare_sql[] =
    "SELECT DISTINCT o.identity FROM article_actor x JOIN actor o ON o.id = x.actor WHERE x.article = ? "
    "AND o.kind IN (1, 3) AND o.key NOT LIKE 'c:%' AND (SELECT count(*) FROM (SELECT 1 FROM actor b "
    "JOIN article_actor y ON y.actor = b.id WHERE b.identity = o.identity LIMIT 21)) <= 20";

static void join_by_actors(lister *l, members *all, anchors *named, uint32_t i, map *last) {
    bool found;
    sqlite3_stmt *s = lister_ask(l, rare_sql, 1, &all->at[i].article);
    while (lister_next(l, s)) {
        uint32_t *at = map_put(l->a, last, arena_slice(l->a, store_text(s, 0)), &found);
        if (found) join(all, named, *at, i);
        *at = i;
    }
}

/* Whose anchors meet in an article, or in two that are about the same, is one; the one named most stands for all. */
static void join_happenings(lister *l, members *all, anchors *named) {
    map last = {0};
    for (uint32_t i = 0; i < all->size; i++) {
        bool first = !i || all->at[i].article != all->at[i - 1].article;
        if (first) join_by_actors(l, all, named, i, &last);
        else join(all, named, i - 1, i);
    }
    for (uint32_t i = 0; i < all->size; i++) all->at[i].anchor = root_of(named, all->at[i].anchor);
}

static void settle_anchors(lister *l, members *all, anchors *named) {
    map by_key = {0};
    for (uint32_t i = 0; i < all->size; i++) name_anchors(l, &by_key, named, &all->at[i]);
    if (named->size) qsort(named->at, named->size, sizeof *named->at, by_weight);
    for (uint32_t x = 0; x < named->size; x++) named->at[x].root = x;
    for (uint32_t i = 0; i < all->size; i++) {
        uint32_t x = 0;
        while (x + 1 < named->size && !may_mean(all, named, i, &named->at[x])) x++;
        all->at[i].anchor = x;
    }
}

/* ------------------------------------------------------------------------------------------- cuts and counts */

static bool counted(map *seen, arena *a, const char *of, slice what, int64_t number) {
    bool found;
    if (!what.size) what = arena_print(a, "%" PRId64, number);
    *map_put(a, seen, arena_print(a, "%s %.*s", of, (int)what.size, what.at), &found) = 1;
    return !found;
}

static void count_members(lister *l, claim *c) {
    map seen = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        slice independent = m->agency.size ? m->agency : m->outlet;
        if (m->outlet_voice) c->voices += counted(&seen, l->a, "voice", m->outlet, m->article);
        else if (m->identity) c->speakers[m->side] += counted(&seen, l->a, side_name[m->side], (slice){0}, m->identity);
        c->outlets += counted(&seen, l->a, "outlet", m->outlet, m->article);
        c->independent += counted(&seen, l->a, "independent", independent, m->article);
        c->articles += counted(&seen, l->a, "article", (slice){0}, m->article);
        if (m->date.size && !c->first.size) c->first = m->date;
        if (m->date.size) c->last = m->date;
    }
}

static int by_day(const void *x, const void *y) {
    const member *a = x, *b = y;
    if (a->day != b->day) return a->day < b->day ? -1 : 1;
    int order = slice_compare(a->sha256, b->sha256);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

static int by_date(const void *x, const void *y) {
    const member *a = x, *b = y;
    int order = slice_compare(a->date, b->date);
    if (!order) order = slice_compare(a->sha256, b->sha256);
    return order ? order : (a->n > b->n) - (a->n < b->n);
}

static void add_claim(lister *l, slice bucket, const anchor *x, member *from, uint32_t size, uint32_t cut, claims *out) {
    slice actors = bucket, sense = slice_take(&actors, '\n');
    if (slice_ends(sense, SLICE("!"))) sense.size--;
    claim *c = vec_push(l->a, out);
    *c = (claim){.sense = sense, .actors = actors, .recipient = x->recipient, .object = x->object, .members = from,
                 .size = size};
    c->key = arena_print(l->a, "%.*s\n%.*s\n%u", (int)bucket.size, bucket.at, (int)x->key.size, x->key.at, cut);
    qsort(from, size, sizeof *from, by_date);
    count_members(l, c);
}

/* Those of no known day go with the first. */
static void cut_in_time(lister *l, slice bucket, const anchor *x, member *from, uint32_t size, claims *out) {
    uint32_t begin = 0, cut = 0;
    qsort(from, size, sizeof *from, by_day);
    for (uint32_t i = 1; i <= size; i++) {
        bool gap = i < size && from[i - 1].day != INT32_MIN && from[i].day - from[i - 1].day > GAP_DAYS;
        if (i < size && !gap) continue;
        add_claim(l, bucket, x, from + begin, i - begin, cut++, out);
        begin = i;
    }
}

static void load(lister *l, int64_t bucket, members *all) {
    sqlite3_stmt *s = lister_ask(l, members_sql, 1, &bucket);
    while (lister_next(l, s)) {
        member *m = vec_push(l->a, all);
        load_one(l, s, m);
    }
}

/* Of the buckets of a sense with an actor: the largest, if it has DOMINANT times what all others have; and the one without
 * an actor. 0 where there is none. */
typedef struct siblings {
    int64_t largest, open;
} siblings;

static siblings siblings_of(lister *l, int64_t bucket) {
    static const char sql[] =
        "SELECT o.id, o.asserts + o.denies, o.key = substr(b.key, 1, instr(b.key, char(10))), "
        "substr(o.key, instr(o.key, char(10)) + 1, 2) = 't:' FROM bucket b "
        "JOIN bucket o ON o.key >= substr(b.key, 1, instr(b.key, char(10))) "
        "AND o.key < substr(b.key, 1, instr(b.key, char(10)) - 1) || char(11) WHERE b.id = ? ORDER BY 3 DESC, 2 DESC, o.key";
    siblings out = {0, 0};
    int64_t most = 0, others = 0;
    sqlite3_stmt *s = lister_ask(l, sql, 1, &bucket);
    while (lister_next(l, s)) {
        int64_t id = sqlite3_column_int64(s, 0), size = sqlite3_column_int64(s, 1);
        if (sqlite3_column_int(s, 2)) {
            out.open = id;
        } else if (sqlite3_column_int(s, 3)) {
            continue; /* a description of somebody */
        } else if (!out.largest) {
            out.largest = id;
            most = size;
        } else {
            others += size;
        }
    }
    if (most < DOMINANT * others || !most) out.largest = 0;
    return out;
}

void claims_of_bucket(lister *l, int64_t bucket, slice key, claims *out) {
    members all = {0};
    anchors named = {0};
    siblings of = siblings_of(l, bucket);
    if (bucket == of.open && of.largest) return;
    load(l, bucket, &all);
    if (bucket == of.largest && of.open) load(l, of.open, &all);
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_date);
    settle_anchors(l, &all, &named);
    slice actors = key, sense = slice_take(&actors, '\n');
    if (slice_ends(sense, SLICE("!"))) join_happenings(l, &all, &named);
    for (uint32_t x = 0; x < named.size; x++) {
        member *part = ARENA_NEW(l->a, member, all.size);
        uint32_t size = 0;
        for (uint32_t i = 0; i < all.size; i++)
            if (all.at[i].anchor == x) part[size++] = all.at[i];
        if (size) cut_in_time(l, key, &named.at[x], part, size, out);
    }
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
