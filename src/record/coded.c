/* coded.c - what of a packed coding is asked for when it is put into a record: its actors, its buckets, its keys */
#include <string.h>

#include "base/map.h"
#include "record/put.h"

bool key_is_local(slice key, slice sha256) {
    size_t at = slice_find(key, SLICE("@"));
    return at != SIZE_MAX && slice_starts(slice_part(key, at + 1, key.size), slice_part(sha256, 0, 16));
}

static void open_actors(coded *c, coding *of, arena *a) {
    uint32_t rows, columns = packed_columns(&packed_tables[PACKED_ACTOR]);
    const cell *x = coding_rows(of, PACKED_ACTOR, &rows);
    c->actors.at = ARENA_NEW(a, coded_actor, rows);
    c->actors.size = c->actors.room = rows;
    for (uint32_t i = 0; i < rows; i++, x += columns) {
        coded_actor *to = &c->actors.at[i];
        to->key = x[ACTOR_KEY].text;
        to->local = key_is_local(to->key, c->sha256);
        for (int role = 0; role < CALLEDS; role++) to->called[role] = x[ACTOR_NAME + role].text;
        id_of_key('p', to->key, to->uid);
    }
}

/* What is said in an article, while keys and buckets are made of it. */
typedef struct hearing {
    coded *c;
    arena *a;
    map numbers;  /* of buckets */
    bool *speaks; /* by 1 + an actor's number */
} hearing;

static hearing hearing_of(coded *c, arena *a) {
    return (hearing){.c = c, .a = a, .speaks = ARENA_NEW(a, bool, c->actors.size + 1)};
}

static void hear(hearing *h, int64_t who) { h->speaks[(uint64_t)(who + 1) % (h->c->actors.size + 1)] = true; }

/* Who is there, and who speaks: the keys before those of statements. */
static void add_actor_keys(hearing *h) {
    for (uint32_t i = 0; i < h->c->actors.size; i++) {
        uint64_t number = uid_number((slice){h->c->actors.at[i].uid, 1 + ID_DIGITS});
        coding_add_key(h->a, &h->c->keys, 'p', number);
        if (h->speaks[i + 1]) coding_add_key(h->a, &h->c->keys, 's', number);
    }
}

static void add_statement(hearing *h, slice bucket, int64_t side) {
    bool found, asserts = side == SIDE_ASSERTS, denies = side == SIDE_DENIES;
    uint64_t id = (uint64_t)bucket_id(bucket);
    uint32_t *at = map_put(h->a, &h->numbers, bucket, &found);
    if (!found) {
        *at = h->c->buckets.size;
        *vec_push(h->a, &h->c->buckets) = (bucket_change){.key = bucket};
    }
    bucket_change *b = &h->c->buckets.at[*at];
    ++*(asserts ? &b->asserts : denies ? &b->denies : &b->others);
    coding_add_key(h->a, &h->c->keys, asserts || denies ? 'b' : 'q', id);
    if (denies) coding_add_key(h->a, &h->c->keys, 'd', id);
}

bool coded_open(coded *c, arena *a) {
    coding of;
    if (!coding_open(&of, c->packed, a)) return false;
    open_actors(c, &of, a);
    hearing h = hearing_of(c, a);
    uint32_t quotes = of.tables[PACKED_QUOTE].columns, width = of.tables[PACKED_STATEMENT].columns;
    const cell *quote = coding_rows(&of, PACKED_QUOTE, &c->quotes),
               *x = coding_rows(&of, PACKED_STATEMENT, &c->statements);
    for (uint32_t i = 0; i < c->quotes; i++) hear(&h, quote[i * quotes + QUOTE_SPEAKER].number);
    for (uint32_t i = 0; i < c->statements; i++) hear(&h, x[i * width + STATEMENT_SPEAKER].number);
    add_actor_keys(&h);
    for (uint32_t i = 0; i < c->statements; i++)
        add_statement(&h, x[i * width + STATEMENT_BUCKET].text, x[i * width + STATEMENT_SIDE].number);
    coding_add_key(a, &c->keys, 'a', digest_number(c->sha256));
    c->sentences = of.tables[PACKED_SENTENCE].rows;
    return true;
}

bool coded_fill(coded *c, const article *of, const standing *all, arena *a) {
    coding packed;
    if (!coding_open(&packed, c->packed, a)) return false;
    open_actors(c, &packed, a);
    hearing h = hearing_of(c, a);
    for (uint32_t i = 0; i < of->attributions.size; i++)
        if (of->attributions.at[i].speaker < c->actors.size) hear(&h, of->attributions.at[i].speaker);
    for (uint32_t i = 0; i < all->size; i++)
        if (all->statements[i].speaker < c->actors.size) hear(&h, all->statements[i].speaker);
    add_actor_keys(&h);
    for (uint32_t i = 0; i < all->size; i++)
        add_statement(&h, all->shapes[all->statements[i].proposition].bucket, all->statements[i].side);
    coding_add_key(a, &c->keys, 'a', digest_number(c->sha256));
    c->quotes = of->attributions.size;
    c->sentences = of->sentences.size;
    c->statements = all->size;
    return true;
}

/* ------------------------------------------------------------------------------------------------ copying */

static slice moved(slice text, slice from, slice to) {
    return text.size ? (slice){to.at + (text.at - from.at), text.size} : (slice){"", 0};
}

static index_words copy_words(const index_words *from, arena *a) {
    size_t size = 0;
    index_words to = {.size = from->size, .room = from->size};
    for (uint32_t i = 0; i < from->size; i++) size += from->at[i].term.size;
    char *text = arena_alloc(a, size);
    to.at = arena_copy(a, from->at, sizeof *from->at * from->size);
    for (uint32_t i = 0; i < to.size; i++) {
        memcpy(text, to.at[i].term.at, to.at[i].term.size);
        to.at[i].term.at = text;
        text += to.at[i].term.size;
    }
    return to;
}

coded *coded_copy(const coded *c, arena *a) {
    coded *to = arena_copy(a, c, sizeof *c);
    slice *const fields[] = {&to->sha256, &to->name, &to->path, &to->outlet,   &to->agency,   &to->title,
                             &to->author, &to->date, &to->url,  &to->dateline, &to->language, &to->text};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) *fields[i] = arena_slice(a, *fields[i]);
    to->packed = arena_slice(a, c->packed);
    to->words = copy_words(&c->words, a);
    to->keys = copy_words(&c->keys, a);
    to->prints = arena_slice(a, c->prints);
    to->terms = arena_slice(a, c->terms);
    to->actors.at = arena_copy(a, c->actors.at, sizeof *c->actors.at * c->actors.size);
    to->buckets.at = arena_copy(a, c->buckets.at, sizeof *c->buckets.at * c->buckets.size);
    for (uint32_t i = 0; i < to->actors.size; i++) {
        coded_actor *x = &to->actors.at[i];
        x->key = moved(x->key, c->packed, to->packed);
        for (int role = 0; role < CALLEDS; role++) x->called[role] = moved(x->called[role], c->packed, to->packed);
    }
    for (uint32_t i = 0; i < to->buckets.size; i++) to->buckets.at[i].key = arena_slice(a, to->buckets.at[i].key);
    return to;
}
