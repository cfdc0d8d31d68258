/* members.c - reads statements from packed articles, see members.h */
#include "record/members.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/order.h"
#include "record/day.h"
#include "record/hidden.h"
#include "record/lists.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/print.h"

/* What is the same for all of an article's. */
static member load_article(lister *l, sqlite3_stmt *s) {
    member m = {.article = sqlite3_column_int64(s, 0)};
    slice *texts[] = {&m.sha256, &m.outlet, &m.agency, &m.date};
    for (int i = 0; i < 4; i++) *texts[i] = arena_slice(l->a, store_text(s, 1 + i));
    return m;
}

static void load_one(lister *l, const packed_rows *p, const cell *x, member *m) {
    slice *texts[] = {&m->via, &m->recipients, &m->objects, &m->rule};
    static const int at[] = {STATEMENT_VIA, STATEMENT_RECIPIENTS, STATEMENT_OBJECTS, STATEMENT_RULE};
    for (int i = 0; i < 4; i++) *texts[i] = arena_slice(l->a, x[at[i]].text);
    m->proposition = x[STATEMENT_PROPOSITION].number;
    m->quote = x[STATEMENT_QUOTE].number;
    m->speaker = packed_actor(p, &x[STATEMENT_SPEAKER]);
    m->identity = identity_of_actor(l, m->speaker);
    m->at = (span){(uint32_t)x[STATEMENT_BEGIN].number, (uint32_t)x[STATEMENT_END].number};
    m->score = x[STATEMENT_SCORE].real;
    m->side = (uint8_t)x[STATEMENT_SIDE].number;
    m->outlet_voice = x[STATEMENT_VOICE].number;
    m->marks = (uint16_t)x[STATEMENT_MARKS].number;
}

static void load_proposition(lister *l, member *m) {
    packed_rows all = packed_of(l, m->article, PACKED_PROPOSITION);
    const cell *p = packed_row(&all, m->proposition);
    /* few statements say when it happened: those that do must not part from the others */
    m->day = day_of_text(m->date);
    if (!p) return;
    m->lemma = arena_slice(l->a, p[PROPOSITION_LEMMA].text);
    if (m->day == DAY_NONE) m->day = day_of_number(p[PROPOSITION_FIRST_DAY].number);
}

/* `keys` has room for MEMBER_WORDS. */
static uint32_t add_keys(lister *l, uint32_t *keys, uint32_t size, slice text) {
    while (text.size) {
        uint32_t key = word_key(l->a, slice_take(&text, ' '));
        bool known = !key || size == MEMBER_WORDS;
        for (uint32_t i = 0; i < size && !known; i++) known = keys[i] == key;
        if (!known) keys[size++] = key;
    }
    return size;
}

const member_words *member_words_of(lister *l, const member *m) {
    uint32_t keys[MEMBER_WORDS], size = 0;
    packed_rows propositions = packed_of(l, m->article, PACKED_PROPOSITION),
                all = packed_of(l, m->article, PACKED_ARGUMENT);
    const cell *p = packed_row(&propositions, m->proposition);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        int64_t role = g[ARGUMENT_ROLE].number;
        if (g[ARGUMENT_PROPOSITION].number == m->proposition && role != ROLE_ACTOR && role != ROLE_TIME)
            size = add_keys(l, keys, size, g[ARGUMENT_TEXT].text);
    }
    int64_t factuality = p ? p[PROPOSITION_FACTUALITY].number : FACT_CERTAIN;
    member_words *out = ARENA_NEW(l->a, member_words, 1);
    *out = (member_words){arena_copy(l->a, keys, sizeof *keys * size), size,
                          factuality != FACT_CERTAIN && factuality != FACT_PROBABLE};
    return out;
}

static void add_member(lister *l, const packed_rows *rows, uint32_t n, member of, members *out) {
    if (statement_hidden(l, of.article, n)) return;
    member *m = vec_push(l->a, out);
    *m = of;
    m->n = n;
    load_one(l, rows, packed_row(rows, n), m);
    load_proposition(l, m);
}

static void load_from(lister *l, int64_t bucket, member of, members *out) {
    packed_rows rows = packed_of(l, of.article, PACKED_STATEMENT);
    for (uint32_t i = 0; i < rows.rows; i++)
        if (bucket_id(packed_row(&rows, i)[STATEMENT_BUCKET].text) == bucket) add_member(l, &rows, i, of, out);
}

#define ARTICLES "SELECT a.id, a.sha256, a.outlet, a.agency, a.date FROM "

/* What is the same for all statements of an article; article 0: there is none. */
static member article_at(lister *l, int64_t id) {
    static const char sql[] = ARTICLES "article a WHERE a.id = ?";
    sqlite3_stmt *s = lister_ask(l, sql, 1, &id);
    if (!lister_next(l, s)) return (member){0};
    member of = load_article(l, s);
    sqlite3_reset(s);
    return of;
}

static void load_narrow(lister *l, int64_t bucket, members *out) {
    article_list having = {0};
    narrow_having(l, bucket, &having);
    for (uint32_t i = 0; i < having.size; i++) {
        member of = article_at(l, having.at[i]);
        if (of.article) load_from(l, bucket, of, out);
    }
}

/* ------------------------------------------------------------------------------------------------- ahead */

typedef struct bucket_members {
    slice key;
    members all;
} bucket_members;

struct ahead {
    map buckets; /* by number, as its bytes: to an index of `of` */
    VEC(bucket_members) of;
};

static slice bytes_of(const int64_t *number) { return (slice){(const char *)number, sizeof *number}; }

static bucket_members *known(const struct ahead *ahead, int64_t bucket) {
    uint32_t at = ahead ? map_get(&ahead->buckets, bytes_of(&bucket)) : MAP_NONE;
    return at == MAP_NONE ? NULL : &ahead->of.at[at];
}

static void read_article(lister *l, struct ahead *ahead, member of) {
    packed_rows rows = packed_of(l, of.article, PACKED_STATEMENT);
    for (uint32_t i = 0; i < rows.rows; i++) {
        slice key = packed_row(&rows, i)[STATEMENT_BUCKET].text;
        bucket_members *to = known(ahead, bucket_id(key));
        if (to && !to->key.size) to->key = arena_slice(l->a, key);
        if (to) add_member(l, &rows, i, of, &to->all);
        if (to && to->all.size) to->all.at[to->all.size - 1].told = member_words_of(l, &to->all.at[to->all.size - 1]);
    }
}

/* The articles that have one of the buckets. */
static void read_having(lister *l, struct ahead *ahead, const bucket_row *of, uint32_t count) {
    static const char sql[] = "SELECT rowid FROM word WHERE wanted = bucket_match(?)";
    article_list having = {0};
    for (uint32_t i = 0; i < count; i++)
        for (sqlite3_stmt *s = lister_ask(l, sql, 1, &of[i].id); lister_next(l, s);)
            *vec_push(l->a, &having) = sqlite3_column_int64(s, 0);
    if (having.size) qsort(having.at, having.size, sizeof *having.at, order_i64);
    for (uint32_t i = 0; i < having.size && l->status == READOUT_OK; i++) {
        member from = i && having.at[i] == having.at[i - 1] ? (member){0} : article_at(l, having.at[i]);
        if (from.article) read_article(l, ahead, from);
    }
}

static void read_all(lister *l, struct ahead *ahead) {
    static const char sql[] = ARTICLES "article a ORDER BY a.id";
    for (sqlite3_stmt *s = lister_ask(l, sql, 0, NULL); lister_next(l, s);)
        read_article(l, ahead, load_article(l, s));
}

static void add_article(lister *l, member of, members *out) {
    of.day = day_of_text(of.date);
    *vec_push(l->a, out) = of;
}

void members_articles(lister *l, members *out) {
    static const char sql[] = ARTICLES "article a ORDER BY a.id";
    article_list own = {0};
    if (l->narrow) narrow_articles(l, &own);
    for (uint32_t i = 0; i < own.size; i++) add_article(l, article_at(l, own.at[i]), out);
    if (l->narrow) return;
    for (sqlite3_stmt *s = lister_ask(l, sql, 0, NULL); lister_next(l, s);) add_article(l, load_article(l, s), out);
}

uint32_t members_ahead(lister *l, const bucket_row *of, uint32_t count) {
    struct ahead *ahead = l->ahead = ARENA_NEW(l->a, struct ahead, 1);
    int64_t statements = 0;
    uint32_t taken = 0;
    bool found;
    for (; taken < count && statements < MEMBERS_AHEAD; taken++) {
        statements += of[taken].asserts + of[taken].denies;
        *map_put(l->a, &ahead->buckets, bytes_of(&of[taken].id), &found) = ahead->of.size;
        vec_reserve(l->a, &vec_push(l->a, &ahead->of)->all, of[taken].asserts + of[taken].denies);
    }
    if (statements < lister_articles(l)) read_having(l, ahead, of, taken);
    else read_all(l, ahead);
    return taken;
}

bool members_known(const lister *l, int64_t bucket) { return known(l->ahead, bucket) != NULL; }

slice members_key(const lister *l, int64_t bucket) {
    const bucket_members *read = known(l->ahead, bucket);
    return read ? read->key : (slice){0};
}

void members_of_bucket(lister *l, int64_t bucket, members *out) {
    static const char sql[] =
        ARTICLES "word w CROSS JOIN article a ON a.id = w.rowid WHERE w.wanted = bucket_match(?)";
    const bucket_members *read = l->narrow ? NULL : known(l->ahead, bucket);
    if (read) vec_reserve(l->a, out, read->all.size);
    for (uint32_t i = 0; read && i < read->all.size; i++) *vec_push(l->a, out) = read->all.at[i];
    if (read) return;
    if (l->narrow) {
        load_narrow(l, bucket, out);
        return;
    }
    for (sqlite3_stmt *s = lister_ask(l, sql, 1, &bucket); lister_next(l, s);)
        load_from(l, bucket, load_article(l, s), out);
}
