/* senses.c - counts of buckets and senses, see senses.h
 *
 * The leader of a sense is the bucket that has at least half of the statements of known actors. It is looked for
 * among all buckets of the sense when there are half as many statements again as when it was last looked for: until
 * then no other can come to two thirds, which is what DOMINANT asks for. */
#include "record/senses.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/anchors.h"
#include "record/coding.h"
#include "record/kept.h"
#include "record/merged.h"
#include "record/narrow.h"

enum { MANY = 2000 /* buckets changed at once */ };

typedef struct sense_row {
    slice name;
    int64_t known, open_asserts, open_denies, open_others, leader, leader_asserts, leader_denies, scanned;
    bool lost; /* what was counted was taken off again */
} sense_row;

typedef VEC(sense_row) sense_rows;

typedef struct flushing {
    record *r;
    sense_rows senses;
    map by_name;
    bool listed; /* `denied` has what was denied before, in order */
    VEC(int64_t) denied;
} flushing;

static slice sense_of(slice key) { return slice_take(&key, '\n'); }

static bool is_open(slice key) { return slice_ends(key, SLICE("\n")); }

/* ------------------------------------------------------------------------------------- counting in the index */

/* How often a key stands in all articles. */
static status key_total(record *r, char letter, int64_t id, int64_t *out, error *e) {
    char term[KEY_SIZE];
    key_term(letter, (uint64_t)id, term);
    return index_count(r, (slice){term, KEY_SIZE}, out, e);
}

static status count_bucket(record *r, int64_t id, int64_t *asserts, int64_t *denies, error *e) {
    int64_t both = 0;
    status s = key_total(r, 'b', id, &both, e);
    if (s == READOUT_OK) s = key_total(r, 'd', id, denies, e);
    *asserts = both - *denies;
    return s;
}

/* Two senses may have one front; then neither is led by the other's. */
static status check_leader(record *r, sense_row *x, error *e) {
    bool more = false;
    if (!x->leader) return READOUT_OK;
    sqlite3_stmt *q = store_bind(r, SQL_BUCKET_KEY, e, "i", x->leader);
    status s = q ? store_step(r, q, &more, e) : e->status;
    if (s != READOUT_OK) return s;
    if (!more || !slice_equal(sense_of(store_text(q, 0)), x->name)) x->leader = 0;
    sqlite3_reset(q);
    return s;
}

/* Goes through the buckets of a sense in the index; the one with most becomes the leader, if that is half of the
 * sense. */
static status look_for_leader(record *r, sense_row *x, error *e) {
    int64_t most = 0, open = bucket_id(arena_print(r->scratch, "%.*s\n", (int)x->name.size, x->name.at));
    uint64_t least = (uint64_t)open >> 36 << 36; /* all buckets of a sense have its bits */
    key_counts all = {0};
    status s = index_keys(r, 'b', least, least | ((UINT64_C(1) << 36) - 1), r->scratch, &all, e);
    x->leader = x->leader_asserts = x->leader_denies = 0;
    x->scanned = x->known;
    for (uint32_t i = 0; i < all.size && s == READOUT_OK; i++) {
        int64_t id = (int64_t)all.at[i].number, count = all.at[i].count;
        if (id == open || bucket_described(id) || count <= most || 2 * count < x->known) continue;
        most = count;
        x->leader = id;
    }
    if (s == READOUT_OK) s = check_leader(r, x, e);
    return s == READOUT_OK && x->leader ? count_bucket(r, x->leader, &x->leader_asserts, &x->leader_denies, e) : s;
}

/* --------------------------------------------------------------------------------------------- a batch's end */

static status load_sense(flushing *f, sense_row *x, error *e) {
    bool more;
    sqlite3_stmt *q = store_bind(f->r, SQL_SENSE, e, "t", x->name);
    status s = q ? store_step(f->r, q, &more, e) : e->status;
    if (s != READOUT_OK || !more) return s;
    int64_t *fields[] = {&x->known,  &x->open_asserts,   &x->open_denies,   &x->open_others,
                         &x->leader, &x->leader_asserts, &x->leader_denies, &x->scanned};
    for (int i = 0; i < 8; i++) *fields[i] = sqlite3_column_int64(q, i);
    sqlite3_reset(q);
    return s;
}

static status sense_for(flushing *f, slice sense, sense_row **out, error *e) {
    bool found;
    uint32_t *at = map_put(f->r->scratch, &f->by_name, sense, &found);
    if (found) {
        *out = &f->senses.at[*at];
        return READOUT_OK;
    }
    *at = f->senses.size;
    *out = vec_push(f->r->scratch, &f->senses);
    (*out)->name = sense;
    return load_sense(f, *out, e);
}

static status count_sense(flushing *f, const bucket_change *x, error *e) {
    sense_row *of;
    status s = sense_for(f, sense_of(x->key), &of, e);
    if (s != READOUT_OK || bucket_described(bucket_id(x->key))) return s;
    of->lost = of->lost || x->asserts < 0 || x->denies < 0;
    if (is_open(x->key)) {
        of->open_asserts += x->asserts;
        of->open_denies += x->denies;
        of->open_others += x->others;
        return s;
    }
    of->known += x->asserts + x->denies;
    if (of->leader == bucket_id(x->key)) {
        of->leader_asserts += x->asserts;
        of->leader_denies += x->denies;
    }
    return s;
}

/* Of many buckets few are ever denied: these are listed rather than asked for one by one. */
static status list_denied(flushing *f, error *e) {
    bool more = true;
    sqlite3_stmt *q = store_bind(f->r, SQL_DENIED_IDS, e, "");
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(f->r, q, &more, e)) == READOUT_OK && more)
        *vec_push(f->r->scratch, &f->denied) = sqlite3_column_int64(q, 0);
    f->listed = s == READOUT_OK;
    return s;
}

static bool was_denied(const flushing *f, int64_t id) {
    uint32_t low = 0, high = f->denied.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->denied.at[middle] < id) low = middle + 1;
        else high = middle;
    }
    return low < f->denied.size && f->denied.at[low] == id;
}

static status count_denied(flushing *f, const bucket_change *x, error *e) {
    int64_t id = bucket_id(x->key), asserts = 0, denies = 0;
    if (!x->denies && f->listed && !was_denied(f, id)) return READOUT_OK;
    status s = store_run(f->r, SQL_DENIED_COUNT, e, "iii", x->asserts, x->denies, id);
    if (s != READOUT_OK || x->denies == 0) return s;
    if (sqlite3_changes(f->r->db)) return x->denies < 0 ? store_run(f->r, SQL_DENIED_DROP, e, "i", id) : s;
    s = count_bucket(f->r, id, &asserts, &denies, e);
    return s == READOUT_OK ? store_run(f->r, SQL_DENIED_ADD, e, "itii", id, x->key, asserts, denies) : s;
}

static status settle_sense(record *r, sense_row *x, error *e) {
    status s = READOUT_OK;
    bool lost = x->leader && 2 * (x->leader_asserts + x->leader_denies) < x->known;
    if (x->lost || lost || (!x->leader && 2 * x->known >= 3 * x->scanned && x->known)) s = look_for_leader(r, x, e);
    if (s != READOUT_OK) return s;
    return store_run(r, SQL_SENSE_PUT, e, "tiiiiiiii", x->name, x->known, x->open_asserts, x->open_denies,
                     x->open_others, x->leader, x->leader_asserts, x->leader_denies, x->scanned);
}

status senses_flush(record *r, const bucket_change *changes, uint32_t count, error *e) {
    flushing f = {.r = r};
    status s = count >= MANY ? list_denied(&f, e) : READOUT_OK;
    for (uint32_t i = 0; s == READOUT_OK && i < count; i++) {
        if (!changes[i].asserts && !changes[i].denies && !changes[i].others) continue;
        s = count_sense(&f, &changes[i], e);
        if (s == READOUT_OK) s = count_denied(&f, &changes[i], e);
    }
    for (uint32_t i = 0; s == READOUT_OK && i < f.senses.size; i++) s = settle_sense(r, &f.senses.at[i], e);
    return s;
}

/* ------------------------------------------------------------------------------------------------ asking */

slice bucket_key(lister *l, int64_t id) {
    static const char sql[] = "SELECT bucket_key FROM statement WHERE bucket = ? LIMIT 1";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    if (!lister_next(l, s)) return (slice){0};
    slice out = arena_slice(l->a, store_text(s, 0));
    sqlite3_reset(s);
    return out;
}

/* Whether what leads has nearly all, and then what is open of its sense. */
static const char leading_sql[] = "SELECT leader, leader_asserts + open_asserts, leader_denies + open_denies, known, "
                                  "leader_asserts + leader_denies "
                                  "FROM sense WHERE leader <> 0 AND open_asserts + open_denies + open_others > 0";

static bool dominates(int64_t most, int64_t known) { return most > 0 && most >= DOMINANT * (known - most); }

static void load_leaders(lister *l, buckets *out) {
    sqlite3_stmt *s = lister_ask(l, leading_sql, 0, NULL);
    while (lister_next(l, s))
        if (dominates(sqlite3_column_int64(s, 4), sqlite3_column_int64(s, 3)))
            *vec_push(l->a, out) = (bucket_row){.id = sqlite3_column_int64(s, 0),
                                                .asserts = sqlite3_column_int64(s, 1),
                                                .denies = sqlite3_column_int64(s, 2)};
}

static int by_id(const void *x, const void *y) {
    const bucket_row *a = x, *b = y;
    return (a->id > b->id) - (a->id < b->id);
}

static const bucket_row *find_bucket(const buckets *all, int64_t id) {
    bucket_row wanted = {.id = id};
    return all->size ? bsearch(&wanted, all->at, all->size, sizeof wanted, by_id) : NULL;
}

static int64_t weaker(const bucket_row *b) { return b->asserts < b->denies ? b->asserts : b->denies; }

static int by_weaker(const void *x, const void *y) {
    int64_t a = weaker(x), b = weaker(y);
    return a == b ? by_id(x, y) : a > b ? -1 : 1;
}

static bool sense_front_of(const bucket_row *b, const bucket_row *other) { return b->id >> 36 == other->id >> 36; }

/* What is open of each sense, as buckets. */
static void load_opens(lister *l, const buckets *all, buckets *out) {
    for (uint32_t i = 0; l->narrow && i < all->size; i++)
        if (is_open(all->at[i].key)) *vec_push(l->a, out) = all->at[i];
    if (l->narrow) return;
    static const char sql[] =
        "SELECT name, open_asserts, open_denies FROM sense WHERE open_asserts + open_denies + open_others > 0";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        slice open = arena_print(l->a, "%.*s\n", (int)store_text(s, 0).size, store_text(s, 0).at);
        *vec_push(l->a, out) =
            (bucket_row){bucket_id(open), sqlite3_column_int64(s, 1), sqlite3_column_int64(s, 2), 0, false, {0}};
    }
    if (out->size) qsort(out->at, out->size, sizeof *out->at, by_id);
}

/* Adds to each what is open of its sense. Both are by id; the first 27 bits are the sense's. */
static void lend_open(lister *l, buckets *all) {
    buckets opens = {0};
    load_opens(l, all, &opens);
    for (uint32_t i = 0, at = 0; i < all->size; i++) {
        while (at < opens.size && opens.at[at].id >> 36 < all->at[i].id >> 36) at++;
        for (uint32_t k = at; k < opens.size && sense_front_of(&opens.at[k], &all->at[i]); k++) {
            if (opens.at[k].id == all->at[i].id) continue;
            all->at[i].asserts += opens.at[k].asserts;
            all->at[i].denies += opens.at[k].denies;
        }
    }
}

/* ---------------------------------------------------------------------------------------- what was merged by hand */

/* Adds to `into` what the index counts of a bucket. */
static void count_part(lister *l, int64_t id, bucket_row *into) {
    int64_t asserts = 0, denies = 0;
    if (l->status == READOUT_OK) l->status = count_bucket(l->r, id, &asserts, &denies, l->e);
    into->asserts += asserts;
    into->denies += denies;
}

/* A bucket with all that come to it, at least what `known` has of it. */
static bucket_row merged_row(lister *l, slice key, const bucket_row *known) {
    bucket_row out = {.id = bucket_id(key), .key = key};
    bucket_ids parts = {0};
    merged_parts(l, key, &parts);
    for (uint32_t i = 0; i < parts.size; i++) count_part(l, parts.at[i], &out);
    if (known) out.asserts += known->asserts, out.denies += known->denies;
    return out;
}

/* In `all`, which is by id, the buckets that come to others are left with nothing, and those others have it. */
static void merge_buckets(lister *l, const bucket_keys *touched, buckets *all) {
    buckets fresh = {0};
    map seen = {0};
    bool found;
    for (uint32_t i = 0; i < touched->size; i++) {
        slice key = touched->at[i], into = merged_bucket(l, key);
        bucket_row *own = (bucket_row *)(uintptr_t)find_bucket(all, bucket_id(key));
        if (!slice_equal(key, into)) {
            if (own) own->asserts = own->denies = 0;
            else *vec_push(l->a, &fresh) = (bucket_row){.id = bucket_id(key), .key = key};
        }
        *map_put(l->a, &seen, into, &found) = 1;
        if (found) continue;
        bucket_row *known = (bucket_row *)(uintptr_t)find_bucket(all, bucket_id(into)),
                   row = merged_row(l, into, known);
        if (known) *known = row;
        else *vec_push(l->a, &fresh) = row;
    }
    for (uint32_t i = 0; i < fresh.size; i++) *vec_push(l->a, all) = fresh.at[i];
    if (fresh.size) qsort(all->at, all->size, sizeof *all->at, by_id);
}

/* Of those in which somebody denies, what comes to others, and what others come to. */
static void denied_touched(lister *l, bucket_keys *out) {
    static const char sql[] = "SELECT key FROM denied ORDER BY id";
    if (!merged_any(l)) return;
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        bucket_ids parts = {0};
        slice key = store_text(s, 0);
        bool away = !slice_equal(merged_bucket(l, key), key);
        if (!away) merged_parts(l, key, &parts);
        if (away || parts.size > 1) *vec_push(l->a, out) = arena_slice(l->a, key);
    }
}

/* CONTEST_MOST of the smaller number; as in the index (store.c). */
#define MOST "(3 << 48) + (min(asserts, denies, 65535) << 32) + 4294967295"

#define DENIED                                                                                                       \
    "SELECT id, key, asserts, denies, coalesce(strength, " MOST                                                      \
    "), strength IS NOT NULL FROM denied WHERE min(asserts, denies) > 0 "
#define UNKEPT                                                                                                       \
    "SELECT id, key, asserts, denies, " MOST ", 0 FROM denied WHERE min(asserts, denies) > 0 ORDER BY 5 DESC"
#define STRONGEST "ORDER BY coalesce(strength, " MOST ") DESC"

/* Of those whose speakers are known, those in which one of these speaks. */
static sqlite3_stmt *ask_denied(lister *l, const identity_list *speakers) {
    query q = {0};
    if (!kept_holds(l)) return lister_ask(l, UNKEPT, 0, NULL);
    if (!speakers) return lister_ask(l, DENIED STRONGEST, 0, NULL);
    query_add(
        l, &q,
        DENIED
        "AND (strength IS NULL OR id IN (SELECT s.bucket FROM actor o CROSS JOIN dispute_speaker s ON s.actor = o.id "
        "WHERE o.identity IN (0");
    for (uint32_t i = 0; i < speakers->size; i++)
        query_add(l, &q, arena_string(l->a, arena_print(l->a, ", %lld", (long long)speakers->at[i])));
    query_add(l, &q, "))) " STRONGEST);
    return query_open(l, &q);
}

/* In large records what nobody known says stays in its own bucket, and no bucket leads. */
void contested_open(lister *l, contested *c, const identity_list *speakers) {
    bool small = lister_articles(l) <= LINKED_ARTICLES;
    bucket_keys touched = {0};
    *c = (contested){.denied = small ? NULL : ask_denied(l, speakers), .ended = small};
    if (small) buckets_all(l, &c->leaders);
    if (c->leaders.size) qsort(c->leaders.at, c->leaders.size, sizeof *c->leaders.at, by_id);
    if (!small) denied_touched(l, &touched);
    merge_buckets(l, &touched, &c->leaders);
    for (uint32_t i = 0; i < c->leaders.size; i++) c->leaders.at[i].most = CONTEST_MOST(weaker(&c->leaders.at[i]));
    c->by_id = c->leaders;
    if (!c->leaders.size) return;
    c->by_id.at = arena_copy(l->a, c->leaders.at, sizeof *c->leaders.at * c->leaders.size);
    qsort(c->leaders.at, c->leaders.size, sizeof *c->leaders.at, by_weaker);
}

/* The next of those that are counted here, in c->waiting. */
static bool more_denied(lister *l, contested *c) {
    while (!c->waiting.id && !c->ended) {
        c->ended = !lister_next(l, c->denied);
        if (c->ended) break;
        int64_t id = sqlite3_column_int64(c->denied, 0);
        if (find_bucket(&c->by_id, id)) continue;
        c->waiting = (bucket_row){.id = id, .asserts = sqlite3_column_int64(c->denied, 2),
            .denies = sqlite3_column_int64(c->denied, 3),
                                  .most = (uint64_t)sqlite3_column_int64(c->denied, 4),
                                      .settled = sqlite3_column_int(c->denied, 5), .key = arena_slice(l->a,
                                      store_text(c->denied, 1))};
    }
    return c->waiting.id != 0;
}

bool contested_next(lister *l, contested *c, bucket_row *out) {
    bool denied_more = more_denied(l, c), leads = c->next < c->leaders.size && weaker(&c->leaders.at[c->next]) > 0;
    if (!denied_more && !leads) return false;
    if (leads && (!denied_more || c->leaders.at[c->next].most > c->waiting.most)) {
        *out = c->leaders.at[c->next++];
        if (!out->key.size) out->key = bucket_key(l, out->id);
        return true;
    }
    *out = c->waiting;
    c->waiting.id = 0;
    return true;
}

/* Adds the buckets that stand under a letter to `sorted`, which is by id, as the keys are; new ones go to `fresh`. */
static void count_letter(lister *l, buckets *sorted, buckets *fresh, char letter) {
    uint32_t at = 0;
    key_counts all = {0};
    if (l->status == READOUT_OK) l->status = index_keys(l->r, letter, 0, UINT64_MAX, l->a, &all, l->e);
    for (uint32_t i = 0; i < all.size && l->status == READOUT_OK; i++) {
        int64_t count = all.at[i].count, id = (int64_t)all.at[i].number;
        while (at < sorted->size && sorted->at[at].id < id) at++;
        bool known = at < sorted->size && sorted->at[at].id == id;
        if (!known && letter == 'd') continue;
        bucket_row *b = known ? &sorted->at[at] : vec_push(l->a, fresh);
        b->id = id;
        if (letter == 'b') b->asserts = count;
        if (letter != 'd') continue;
        b->asserts -= count;
        b->denies = count;
    }
}

static void add_leaders(lister *l, buckets *out) {
    buckets leaders = {0};
    load_leaders(l, &leaders);
    for (uint32_t i = 0; i < leaders.size; i++) {
        bucket_row *b = (bucket_row *)(uintptr_t)find_bucket(out, leaders.at[i].id);
        if (!b) continue;
        b->asserts = leaders.at[i].asserts;
        b->denies = leaders.at[i].denies;
    }
}

void buckets_all(lister *l, buckets *out) {
    buckets none = {0}, others = {0};
    bucket_keys away = {0};
    if (l->narrow) {
        narrow_buckets(l, out);
        lend_open(l, out);
        return;
    }
    count_letter(l, &none, out, 'b');
    count_letter(l, out, &none, 'd');
    count_letter(l, out, &others, 'q');
    for (uint32_t i = 0; i < others.size; i++) *vec_push(l->a, out) = others.at[i];
    if (out->size) qsort(out->at, out->size, sizeof *out->at, by_id);
    if (lister_articles(l) > LINKED_ARTICLES) add_leaders(l, out);
    merged_away(l, &away);
    merge_buckets(l, &away, out);
    if (lister_articles(l) <= LINKED_ARTICLES) lend_open(l, out);
}

siblings siblings_of(lister *l, slice sense) {
    query q = {0};
    siblings out = {0, 0};
    if (l->narrow) return narrow_siblings(l, sense);
    query_with(l, &q,
               "SELECT leader, leader_asserts + leader_denies, known, open_asserts + open_denies + open_others FROM "
               "sense WHERE name = ?",
               sense);
    sqlite3_stmt *s = query_open(l, &q);
    if (lister_next(l, s)) {
        if (dominates(sqlite3_column_int64(s, 1), sqlite3_column_int64(s, 2)))
            out.largest = sqlite3_column_int64(s, 0);
        if (sqlite3_column_int64(s, 3)) out.open = bucket_id(arena_print(l->a, "%.*s\n", (int)sense.size, sense.at));
    }
    query_close(l, s);
    return out;
}
