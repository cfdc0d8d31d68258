/* coded.c - what of a packed coding is asked for when it is put into a record: its actors, its buckets, its keys */
#include <string.h>

#include "base/map.h"
#include "record/put.h"

bool key_is_local(slice key, slice sha256) {
    size_t at = slice_find(key, SLICE("@"));
    return at != SIZE_MAX && slice_starts(slice_part(key, at + 1, key.size), slice_part(sha256, 0, 16));
}

/* Their uids as coding_keys takes them. */
static const slice *open_actors(coded *c, coding *of, arena *a) {
    uint32_t rows, columns = packed_columns(&packed_tables[PACKED_ACTOR]);
    const cell *x = coding_rows(of, PACKED_ACTOR, &rows);
    slice *uids = ARENA_NEW(a, slice, rows);
    c->actors.at = ARENA_NEW(a, coded_actor, rows);
    c->actors.size = c->actors.room = rows;
    for (uint32_t i = 0; i < rows; i++, x += columns) {
        coded_actor *to = &c->actors.at[i];
        to->key = x[ACTOR_KEY].text;
        to->local = key_is_local(to->key, c->sha256);
        for (int role = 0; role < CALLEDS; role++) to->called[role] = x[ACTOR_NAME + role].text;
        id_of_key('p', to->key, to->uid);
        uids[i] = (slice){to->uid, 1 + ID_DIGITS};
    }
    return uids;
}

static void open_buckets(coded *c, coding *of, arena *a) {
    map numbers = {0};
    uint32_t width = packed_columns(&packed_tables[PACKED_STATEMENT]);
    const cell *x = coding_rows(of, PACKED_STATEMENT, &c->statements);
    for (uint32_t i = 0; i < c->statements; i++, x += width) {
        bool found;
        uint32_t *at = map_put(a, &numbers, x[STATEMENT_BUCKET].text, &found);
        if (!found) {
            *at = c->buckets.size;
            *vec_push(a, &c->buckets) = (bucket_change){.key = x[STATEMENT_BUCKET].text};
        }
        bucket_change *b = &c->buckets.at[*at];
        int64_t side = x[STATEMENT_SIDE].number;
        ++*(side == SIDE_ASSERTS ? &b->asserts : side == SIDE_DENIES ? &b->denies : &b->others);
    }
}

bool coded_open(coded *c, arena *a) {
    coding of;
    if (!coding_open(&of, c->packed, a)) return false;
    const slice *uids = open_actors(c, &of, a);
    coding_keys(&of, uids, a, &c->keys);
    coding_add_key(a, &c->keys, 'a', digest_number(c->sha256));
    open_buckets(c, &of, a);
    c->quotes = of.tables[PACKED_QUOTE].rows;
    c->sentences = of.tables[PACKED_SENTENCE].rows;
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
    for (uint32_t i = 0; i < to->buckets.size; i++)
        to->buckets.at[i].key = moved(to->buckets.at[i].key, c->packed, to->packed);
    return to;
}
