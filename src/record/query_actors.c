/* query_actors.c - whom a name, or an id, finds: see lister.h */
#include <inttypes.h>
#include <string.h>

#include "record/lister.h"

/* An actor's number by its id, which may be of one that stands in a single article: the index of keys has that. */
int64_t actor_by_uid(lister *l, slice uid) {
    int64_t id = 0;
    query q = {0};
    query_with(l, &q,
               "SELECT id FROM actor WHERE article IS NULL AND uid >= ?1 AND uid < ?1 || 'g' UNION ALL SELECT o.id "
               "FROM word w "
               "CROSS JOIN article_actor x ON x.article = w.rowid CROSS JOIN actor o ON o.id = x.actor "
               "WHERE o.uid >= ?1 AND o.uid < ?1 || 'g' AND w.wanted = uid_match(?1) LIMIT 1",
               uid);
    sqlite3_stmt *s = query_open(l, &q);
    if (lister_next(l, s)) id = sqlite3_column_int64(s, 0);
    if (s) query_close(l, s);
    return id;
}

int64_t actor_by_key(lister *l, slice key) {
    char uid[ID_SIZE];
    int64_t id = 0;
    id_of_key('p', key, uid);
    if (l->status == READOUT_OK) l->status = store_number(l->r, SQL_ACTOR_FIND, 0, &id, l->e, "t", slice_of(uid));
    return id ? id : actor_by_uid(l, arena_slice(l->a, slice_of(uid)));
}

/* Words as identity_words has them, joined by blanks. */
static slice words_of(lister *l, slice key) {
    char *copy = arena_copy(l->a, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (strchr("-.,:'", copy[i]) || !copy[i]) copy[i] = ' ';
    return (slice){copy, key.size};
}

static void with_words(lister *l, query *q, slice words) {
    for (slice left = words; left.at;) {
        slice word = slice_take(&left, ' ');
        if (word.size) query_with(l, q, " AND one.id IN (SELECT rowid FROM word WHERE wanted = name_match(?))", word);
    }
}

/* Whether an actor that articles share is called so. */
static bool any_shared(lister *l, slice words) {
    query q = {.sql = SLICE("SELECT 1 FROM actor one WHERE 1")};
    with_words(l, &q, words);
    query_add(l, &q, " LIMIT 1");
    sqlite3_stmt *s = query_open(l, &q);
    bool any = lister_next(l, s);
    if (s) query_close(l, s);
    return any;
}

static void with_shared(lister *l, query *q, slice words) {
    query_add(l, q, "SELECT two.id FROM actor one CROSS JOIN actor two ON two.identity = one.identity WHERE 1");
    with_words(l, q, words);
}

/* Those of one article alone, where no other is called so: by the words of the articles, and then of their names. */
static void with_local(lister *l, query *q, slice words) {
    query_with(l, q,
               " UNION ALL SELECT x.actor FROM word w CROSS JOIN article_actor x ON x.article = w.rowid CROSS JOIN "
               "actor o ON o.id = x.actor "
               "WHERE o.article IS NOT NULL AND w.wanted = words_match(?)",
               words);
    for (slice left = words; left.at;) {
        slice word = slice_take(&left, ' ');
        if (word.size) query_with(l, q, " AND has_word(?, x.name, x.role)", word);
    }
}

/* The words of a name, each of which must be one of the actor's. */
void query_actors(lister *l, query *q, const char *at, const char *called) {
    char letter;
    slice digits, key = utf8_key(l->a, slice_of(called));
    int64_t n;
    query_add(l, q, " AND ");
    query_add(l, q, at);
    query_add(l, q, " IN (");
    if (key.size == ID_DIGITS + 1 && id_parse(key, &letter, &digits, &n) && letter == 'p') {
        query_with(l, q,
                   "SELECT two.id FROM actor one CROSS JOIN actor two ON two.identity = one.identity WHERE one.id = "
                   "CAST(? AS INTEGER))",
                   arena_print(l->a, "%" PRId64, actor_by_uid(l, key)));
        return;
    }
    slice words = words_of(l, key);
    with_shared(l, q, words);
    if (slice_trim(words).size && !any_shared(l, words)) with_local(l, q, words);
    query_add(l, q, ")");
}

void query_propositions(lister *l, query *q) {
    const record_filter *f = l->filter;
    if (f->about) {
        query_add(l, q, " AND EXISTS (SELECT 1 FROM argument g WHERE g.article = p.article AND g.proposition = p.n");
        query_actors(l, q, "g.actor", f->about);
        query_add(l, q, ")");
    }
    if (f->speaker) {
        query_add(l, q, " AND EXISTS (SELECT 1 FROM quote q WHERE q.article = p.article AND q.n = p.quote");
        query_actors(l, q, "q.speaker", f->speaker);
        query_add(l, q, ")");
    }
}
