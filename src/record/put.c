/* put.c - puts coded articles into the record, see put.h
 *
 * An article is three writes (its row, its words and keys, the rows of actors that are new) and some counting in
 * memory. What is counted is written by batch_flush, in the same transaction: what actors are called, what is denied,
 * what leads in each sense. */
#include "record/put.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/claims.h"
#include "record/decisions.h"
#include "record/edition.h"
#include "record/identity.h"
#include "record/joined.h"
#include "record/known.h"
#include "record/sum.h"
#include "record/there.h"

/* What an actor is called, and by how many articles that changes. */
typedef struct name_change {
    int64_t actor, articles;
    slice called[CALLEDS];
} name_change;

/* What a batch changes in counts. In its arena. */
struct batch {
    arena *arena;
    index_batch *words;
    map names;   /* to an index of `name_changes` */
    VEC(name_change) name_changes;
    map buckets; /* to an index of `bucket_changes` */
    VEC(bucket_change) bucket_changes;
    int64_t totals[4];
    int64_t next_article, next_actor, next_name;
    int64_t decisions; /* whether there are any */
    char checksum[CHECKSUM_SIZE]; /* of what coded the last article, */
    int64_t coder;                /* and its row; 0: none yet */
    bool again;        /* an article was coded again, or decisions have come */
    bool settle;       /* one is about an actor that was added */
};

static const char *const total_names[4] = {"articles", "quotes", "sentences", "statements"};

/* ----------------------------------------------------------------------------------------- begin and count */

status batch_begin(record *r, error *e) {
    arena_reset(r->batch_arena);
    r->batch = NULL;
    int64_t article_at, actor_at, name_at, decisions;
    status s = store_number(r, SQL_LAST_ARTICLE, 0, &article_at, e, "");
    if (s == READOUT_OK) s = store_number(r, SQL_LAST_ACTOR, 0, &actor_at, e, "");
    if (s == READOUT_OK) s = store_number(r, SQL_LAST_NAME, 0, &name_at, e, "");
    if (s == READOUT_OK) s = store_number(r, SQL_DECISIONS, 0, &decisions, e, "");
    if (s != READOUT_OK) return s;
    r->batch = ARENA_NEW(r->batch_arena, struct batch, 1);
    *r->batch = (struct batch){.arena = r->batch_arena, .next_article = article_at + 1, .next_actor = actor_at + 1,
                               .next_name = name_at + 1, .decisions = decisions};
    r->batch->words = index_batch_new(r->batch_arena);
    there_begin(r);
    return s;
}

static void count_name(struct batch *b, int64_t actor_at, const slice as[CALLEDS], int64_t by) {
    bool found;
    const int64_t head[CALLEDS] = {actor_at, (int64_t)as[0].size, (int64_t)as[1].size};
    size_t size = sizeof head + as[0].size + as[1].size + as[2].size;
    if (size == sizeof head) return;
    char *key = arena_alloc(b->arena, size), *to = key + sizeof head;
    name_change x = {.actor = actor_at};
    memcpy(key, head, sizeof head);
    for (int i = 0; i < CALLEDS; to += as[i++].size) {
        if (as[i].size) memcpy(to, as[i].at, as[i].size);
        x.called[i] = (slice){to, as[i].size};
    }
    uint32_t *at = map_put(b->arena, &b->names, (slice){key, size}, &found);
    if (!found) {
        *at = b->name_changes.size;
        *vec_push(b->arena, &b->name_changes) = x;
    }
    b->name_changes.at[*at].articles += by;
}

static void count_bucket(struct batch *b, const bucket_change *of, int64_t by) {
    uint32_t at = map_get(&b->buckets, of->key);
    bool found;
    if (at == MAP_NONE) {
        at = b->bucket_changes.size;
        slice own = arena_slice(b->arena, of->key);
        *vec_push(b->arena, &b->bucket_changes) = (bucket_change){.key = own};
        *map_put(b->arena, &b->buckets, own, &found) = at;
    }
    bucket_change *x = &b->bucket_changes.at[at];
    x->asserts += by * of->asserts;
    x->denies += by * of->denies;
    x->others += by * of->others;
}

/* Counts an article's names, buckets and rows, or takes them off again. */
static void count_all(struct batch *b, const coded *c, const int64_t *actors, int64_t by) {
    for (uint32_t i = 0; i < c->actors.size; i++)
        if (!c->actors.at[i].local) count_name(b, actors[i], c->actors.at[i].called, by);
    for (uint32_t i = 0; i < c->buckets.size; i++) count_bucket(b, &c->buckets.at[i], by);
    b->totals[0] += by;
    b->totals[1] += by * c->quotes;
    b->totals[2] += by * c->sentences;
    b->totals[3] += by * c->statements;
}

/* ------------------------------------------------------------------------------------------------ putting */

/* Decisions know actors of a single article by their ids too. */
static status add_actor(record *r, slice key, slice uid, bool local, int64_t article_at, int64_t id, error *e) {
    struct batch *b = r->batch;
    int64_t about = 0;
    status s = local ? store_run(r, SQL_ACTOR_ADD, e, "ittiti", id, key, uid, id, (slice){0}, article_at)
                     : identity_add(r, id, key, uid, b->decisions, &about, e);
    if (s == READOUT_OK && local && b->decisions)
        s = store_number(r, SQL_DECIDED, 0, &about, e, "tt", uid, (slice){0});
    b->settle = b->settle || about;
    return s;
}

void batch_decided(record *r) { r->batch->decisions = r->batch->again = true; }

static status actor_of(record *r, const coded_actor *x, int64_t article_at, int64_t *id, error *e) {
    struct batch *b = r->batch;
    slice uid = {x->uid, 1 + ID_DIGITS};
    *id = x->local ? 0 : known_actor(r, uid_number(uid));
    if (*id) return READOUT_OK;
    status s = x->local ? READOUT_OK : store_number(r, SQL_ACTOR_FIND, 0, id, e, "t", uid);
    if (s == READOUT_OK && (x->local || !*id)) {
        *id = b->next_actor++;
        s = add_actor(r, x->key, uid, x->local, article_at, *id, e);
    }
    if (s == READOUT_OK && !x->local) known_add(r, uid_number(uid), *id);
    return s;
}

static status actors_of(record *r, const coded *c, int64_t article_at, int64_t **out, error *e) {
    status s = READOUT_OK;
    *out = ARENA_NEW(r->scratch, int64_t, c->actors.size);
    for (uint32_t i = 0; s == READOUT_OK && i < c->actors.size; i++)
        s = actor_of(r, &c->actors.at[i], article_at, &(*out)[i], e);
    return s;
}

status put_new(record *r, const coded *c, int64_t coder, bool *added, error *e) {
    int64_t there, *actors, article_at = r->batch->next_article;
    *added = false;
    status s = there_find(r, c->sha256, &there, e);
    if (s != READOUT_OK) return s;
    if (there) return edition_put(r, c, there, coder, e);
    s = actors_of(r, c, article_at, &actors, e);
    if (s == READOUT_OK)
        s = store_run(r, SQL_ARTICLE_ADD, e, "ititoiooooooooibbt", article_at, c->sha256, id_number(c->sha256),
                      c->name, c->path, c->line, c->outlet, c->agency, c->title, c->author, c->date, c->url,
                      c->dateline, c->language, coder, numbers_pack(r->scratch, actors, c->actors.size), c->packed,
                      c->text);
    if (s == READOUT_OK) s = store_run(r, SQL_PRINT_ADD, e, "ib", article_at, c->prints);
    if (s == READOUT_OK) s = store_run(r, SQL_TOPIC_ADD, e, "ib", article_at, c->terms);
    if (s == READOUT_OK) s = store_run(r, SQL_SUM_ADD, e, "ii", article_at, sum_of_coded(c));
    if (s == READOUT_OK) s = there_add(r, c->sha256, article_at, e);
    if (s != READOUT_OK) return s;
    r->batch->next_article++;
    index_batch_add(r->batch->words, article_at, &c->words, 1);
    index_batch_add(r->batch->words, article_at, &c->keys, 1);
    count_all(r->batch, c, actors, 1);
    *added = true;
    return s;
}

static status drop_local(record *r, const coded *c, const int64_t *actors, error *e) {
    status s = READOUT_OK;
    for (uint32_t i = 0; s == READOUT_OK && i < c->actors.size; i++)
        if (c->actors.at[i].local) s = store_run(r, SQL_ACTOR_DROP, e, "i", actors[i]);
    return s;
}

status put_again(record *r, const coded *c, int64_t article_at, const coded *before, slice before_actors,
                 int64_t coder, error *e) {
    int64_t *actors;
    uint32_t count;
    int64_t *old = numbers_unpack(r->scratch, before_actors, &count);
    if (count != before->actors.size) return fail(e, READOUT_STORE, "a packed coding is damaged");
    r->batch->again = true;
    count_all(r->batch, before, old, -1);
    status s = drop_local(r, before, old, e);
    if (s == READOUT_OK) s = actors_of(r, c, article_at, &actors, e);
    if (s == READOUT_OK)
        s = store_run(r, SQL_ARTICLE_CODE, e, "ibbi", coder, numbers_pack(r->scratch, actors, c->actors.size),
                      c->packed, article_at);
    if (s == READOUT_OK) s = store_run(r, SQL_TOPIC_PUT, e, "ib", article_at, c->terms);
    if (s == READOUT_OK) s = sum_renew(r, article_at, e);
    if (s != READOUT_OK) return s;
    index_batch_add(r->batch->words, article_at, &before->keys, -1);
    index_batch_add(r->batch->words, article_at, &c->keys, 1);
    count_all(r->batch, c, actors, 1);
    return s;
}

/* ------------------------------------------------------------------------------------------ names, at the end */

#define CALLED(x) (x)->called[CALLED_NAME], (x)->called[CALLED_ROLE], (x)->called[CALLED_FACTS]

static void count_words(record *r, const name_change *x, int32_t by) {
    index_words words = {0};
    for (int role = 0; role < CALLEDS; role++) identity_words(r->scratch, role, x->called[role], &words);
    index_batch_add(r->batch->words, x->actor, &words, by);
}

/* Of an actor: the number of what is just said of it, 0 where that is new, and whether nothing else is. */
typedef struct said {
    int64_t id;
    bool alone;
} said;

static status what_is_said(record *r, const name_change *x, said *out, error *e) {
    bool more = true;
    *out = (said){0, true};
    sqlite3_stmt *q = store_bind(r, SQL_NAMES_SAID, e, "i", x->actor);
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more) {
        bool same = true;
        for (int role = 0; role < CALLEDS && same; role++) same = slice_equal(store_text(q, role), x->called[role]);
        if (same) out->id = sqlite3_column_int64(q, CALLEDS);
        else out->alone = false;
    }
    out->alone = out->alone && out->id;
    return s;
}

/* Takes away a name that no article has any more; with the last one the actor. */
static status drop_name(record *r, const name_change *x, int64_t id, error *e) {
    int64_t left;
    count_words(r, x, -1);
    status s = store_run(r, SQL_COUNT_DROP, e, "i", id);
    if (s == READOUT_OK) s = store_run(r, SQL_NAME_DROP, e, "ittt", x->actor, CALLED(x));
    if (s == READOUT_OK) s = store_number(r, SQL_NAMES_LEFT, 0, &left, e, "i", x->actor);
    return s == READOUT_OK && !left ? identity_drop(r, x->actor, e) : s;
}

/* What most articles say of an actor, or of all that are one with it. */
static status best_called(record *r, int64_t actor_at, slice best[CALLEDS], error *e) {
    called_list all = {0};
    bool more = true;
    sqlite3_stmt *q = store_bind(r, SQL_NAMES_OF, e, "i", actor_at);
    status s = q ? READOUT_OK : e->status;
    while (s == READOUT_OK && (s = store_step(r, q, &more, e)) == READOUT_OK && more)
        for (int role = 0; role < CALLEDS; role++)
            called_add(r->scratch, &all, role, store_text(q, role), sqlite3_column_int64(q, CALLEDS));
    called_best(&all, best);
    return s;
}

static status add_name(record *r, const name_change *x, error *e) {
    int64_t id = r->batch->next_name++;
    count_words(r, x, 1);
    status s = store_run(r, SQL_NAME_ADD, e, "ittti", x->actor, CALLED(x), id);
    return s == READOUT_OK ? store_run(r, SQL_COUNT_ADD, e, "ii", id, x->articles) : s;
}

static status count_name_in(record *r, const name_change *x, int64_t id, error *e) {
    int64_t articles;
    if (!id) return add_name(r, x, e);
    status s = store_run(r, SQL_COUNT_MORE, e, "ii", x->articles, id);
    if (s != READOUT_OK || x->articles > 0) return s;
    s = store_number(r, SQL_COUNT_OF, 0, &articles, e, "i", id);
    return s == READOUT_OK && articles <= 0 ? drop_name(r, x, id, e) : s;
}

/* Of a speaker of a dispute. Who is one with actors of a single article by hand is not looked at closer: what these
 * are called is not counted. */
static status count_speaker(record *r, const name_change *x, int64_t id, int64_t about, error *e) {
    slice before[CALLEDS], after[CALLEDS];
    bool other = r->batch->decisions;
    status s = best_called(r, x->actor, before, e);
    if (s == READOUT_OK) s = count_name_in(r, x, id, e);
    if (s == READOUT_OK) s = best_called(r, x->actor, after, e);
    for (int role = 0; s == READOUT_OK && role < CALLEDS; role++)
        other = other || !slice_equal(before[role], after[role]);
    return s == READOUT_OK && other ? store_run(r, SQL_UNSETTLE_IDENTITY, e, "i", about) : s;
}

/* Disputes of a speaker who is called otherwise now, or whose facts are others, are not settled any more. Of whom
 * just this is said, and nothing else, that stays what most say. */
static status flush_name(record *r, const name_change *x, error *e) {
    int64_t speaks = 0;
    bool joined;
    said is;
    status s = what_is_said(r, x, &is, e);
    if (s == READOUT_OK) s = joined_with_others(r, x->actor, &joined, e);
    if (s == READOUT_OK && (joined || !is.alone))
        s = store_number(r, joined ? SQL_IN_DISPUTE : SQL_SPEAKS, 0, &speaks, e, "i", x->actor);
    if (s != READOUT_OK) return s;
    return speaks ? count_speaker(r, x, is.id, speaks, e) : count_name_in(r, x, is.id, e);
}

/* An actor that came and went within the batch. */
static status flush_gone(record *r, const name_change *x, error *e) {
    int64_t left;
    status s = store_number(r, SQL_NAMES_LEFT, 0, &left, e, "i", x->actor);
    return s == READOUT_OK && !left ? identity_drop(r, x->actor, e) : s;
}

static int by_actor(const void *a, const void *b) {
    const name_change *x = a, *y = b;
    if (x->actor != y->actor) return x->actor < y->actor ? -1 : 1;
    int order = 0;
    for (int role = 0; role < CALLEDS && !order; role++) order = slice_compare(x->called[role], y->called[role]);
    return order;
}

/* What becomes more first: an actor all of whose names change at once must not be dropped in between. */
static status flush_names(record *r, bool more, error *e) {
    status s = READOUT_OK;
    for (uint32_t i = 0; s == READOUT_OK && i < r->batch->name_changes.size; i++) {
        const name_change *x = &r->batch->name_changes.at[i];
        if (x->articles && (x->articles > 0) == more) s = flush_name(r, x, e);
        if (!x->articles && !more && r->batch->again) s = flush_gone(r, x, e);
    }
    return s;
}

/* Disputes may be carried by others though as many assert and deny; and who stood for an actor may be gone. */
static status flush_again(record *r, error *e) {
    status s = store_run(r, SQL_DENIED_UNSETTLE, e, "");
    return s == READOUT_OK && r->batch->decisions ? identity_settle_all(r, e) : s;
}

/* In a record of many articles a statement of nobody known belongs elsewhere: see LINKED_ARTICLES. */
static status flush_many(record *r, error *e) {
    int64_t before;
    status s = store_number(r, SQL_TOTAL_OF, 0, &before, e, "t", slice_of(total_names[0]));
    bool crossed = before <= LINKED_ARTICLES && before + r->batch->totals[0] > LINKED_ARTICLES;
    return s == READOUT_OK && crossed ? store_run(r, SQL_DENIED_UNSETTLE, e, "") : s;
}

status batch_flush(record *r, error *e) {
    struct batch *b = r->batch;
    if (b->name_changes.size) qsort(b->name_changes.at, b->name_changes.size, sizeof *b->name_changes.at, by_actor);
    status s = flush_names(r, true, e);
    if (s == READOUT_OK) s = flush_names(r, false, e);
    if (s == READOUT_OK) s = index_write(r, b->words, e);
    if (s == READOUT_OK) s = senses_flush(r, b->bucket_changes.at, b->bucket_changes.size, e);
    if (s == READOUT_OK && b->again) s = flush_again(r, e);
    if (s == READOUT_OK && b->settle && !b->again) s = decisions_settle(r, e);
    if (s == READOUT_OK) s = flush_many(r, e);
    for (int i = 0; s == READOUT_OK && i < 4; i++)
        s = store_run(r, SQL_TOTAL, e, "ti", slice_of(total_names[i]), b->totals[i]);
    if (s == READOUT_OK) s = index_merge(r, e);
    r->batch = NULL;
    return s;
}

status coder_row(record *r, const char *checksum, int64_t *id, error *e) {
    struct batch *b = r->batch;
    *id = b->coder;
    if (b->coder && !strcmp(b->checksum, checksum)) return READOUT_OK;
    status s = store_run(r, SQL_CODER_ADD, e, "t", slice_of(checksum));
    if (s == READOUT_OK) s = store_number(r, SQL_CODER_FIND, 0, id, e, "t", slice_of(checksum));
    size_t size = strlen(checksum);
    b->coder = s == READOUT_OK && size < sizeof b->checksum ? *id : 0;
    if (b->coder) memcpy(b->checksum, checksum, size + 1);
    return s;
}
