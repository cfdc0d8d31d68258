/* hidden.c - loads what is hidden once for each list, and looks rows up in it; see hidden.h */
#include "record/hidden.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "record/claims.h"
#include "record/decisions.h"

/* Keys of what is hidden, and the articles, by number in text, that any of it is in. */
struct hiding {
    map keys, articles;
};

static void find_article(lister *l, slice key) {
    bool found;
    query q = {0};
    slice digits = slice_part(key, 2, 2 + ID_DIGITS);
    query_add(l, &q, "SELECT id FROM article WHERE 1");
    query_digits(l, &q, "", digits);
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s)) *map_put(l->a, &l->hiding->articles, arena_slice(l->a, store_text(s, 0)), &found) = 1;
    query_close(l, s);
}

static void load(lister *l) {
    decision_list all = {0};
    bool found;
    l->hiding = ARENA_NEW(l->a, struct hiding, 1);
    if (l->status == READOUT_OK) l->status = decisions_load(l->r, &all, l->e);
    for (uint32_t i = 0; i < all.size; i++) {
        const decision *d = &all.at[i];
        for (uint32_t k = 0; d->what == DECISION_HIDE && d->undone == NONE && k < d->on.size; k++) {
            slice key = d->on.at[k].target;
            *map_put(l->a, &l->hiding->keys, key, &found) = i;
            if (key.size > ID_DIGITS + 2 && key.at[1] == ' ') find_article(l, key);
        }
    }
}

/* Numbers of articles are text in the map, as they are few. */
static bool touches(lister *l, int64_t article_row) {
    char number[24];
    if (!l->hiding) load(l);
    if (!l->hiding->articles.size) return false;
    snprintf(number, sizeof number, "%" PRId64, article_row);
    return map_get(&l->hiding->articles, slice_of(number)) != MAP_NONE;
}

static bool has(lister *l, slice key) { return key.size && map_get(&l->hiding->keys, key) != MAP_NONE; }

slice hidden_key(lister *l, char letter, int64_t article_row, int64_t n) {
    static const char quote_sql[] =
        "SELECT substr(a.sha256, 1, 16) || ' ' || CASE WHEN q.cue = '' THEN q.begin || '-' || q.end ELSE q.cue END "
        "FROM quote q JOIN article a ON a.id = q.article WHERE q.article = ? AND q.n = ?";
    static const char statement_sql[] =
        "SELECT substr(a.sha256, 1, 16) || ' ' || p.predicate || ' ' || s.side || ' ' || coalesce(o.uid, '-') FROM "
        "statement s "
        "JOIN article a ON a.id = s.article JOIN proposition p ON p.article = s.article AND p.n = s.proposition "
        "LEFT JOIN actor o ON o.id = s.speaker WHERE s.article = ? AND s.n = ?";
    static const char event_sql[] = "SELECT substr(a.sha256, 1, 16) || ' ' || p.predicate FROM proposition p "
                                    "JOIN article a ON a.id = p.article WHERE p.article = ? AND p.n = ?";
    const char *sql = letter == 'q' ? quote_sql : letter == 's' ? statement_sql : event_sql;
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_row, n});
    if (!lister_next(l, s)) return (slice){0};
    slice text = store_text(s, 0), out = arena_print(l->a, "%c %.*s", letter, (int)text.size, text.at);
    sqlite3_reset(s);
    return out;
}

typedef struct numbered {
    int64_t article, n;
    slice sha256;
} numbered;

slice hidden_id(lister *l, slice key) {
    static const char *const counts[] = {
        "SELECT a.id, q.n, a.sha256 FROM article a JOIN quote q ON q.article = a.id WHERE 1",
        "SELECT a.id, q.n, a.sha256 FROM article a JOIN statement q ON q.article = a.id WHERE 1",
        "SELECT a.id, q.n, a.sha256 FROM article a JOIN proposition q ON q.article = a.id WHERE 1"};
    query q = {0};
    VEC(numbered) all = {0};
    char id[ID_SIZE], letter = key.size > ID_DIGITS + 2 ? key.at[0] : 0;
    slice digits = slice_part(key, 2, 2 + ID_DIGITS);
    if (!letter || !strchr("qse", letter)) return (slice){0};
    query_add(l, &q, counts[letter == 'q' ? 0 : letter == 's' ? 1 : 2]);
    query_digits(l, &q, "a.", digits);
    query_add(l, &q, " ORDER BY a.sha256, q.n");
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s))
        *vec_push(l->a, &all) =
            (numbered){sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1), arena_slice(l->a, store_text(s, 2))};
    if (s) query_close(l, s);
    for (uint32_t i = 0; i < all.size; i++) {
        if (!slice_equal(hidden_key(l, letter, all.at[i].article, all.at[i].n), key)) continue;
        id_of_article(letter, all.at[i].sha256, all.at[i].n, id);
        return arena_slice(l->a, slice_of(id));
    }
    return (slice){0};
}

static bool key_hidden(lister *l, char letter, int64_t article_row, int64_t n) {
    return has(l, hidden_key(l, letter, article_row, n));
}

/* The quote that a statement or a proposition stands under. */
static bool under_hidden(lister *l, const char *sql, int64_t article_row, int64_t n) {
    sqlite3_stmt *s = lister_ask(l, sql, 2, (const int64_t[]){article_row, n});
    if (!lister_next(l, s)) return false;
    int64_t quote = sqlite3_column_int64(s, 0);
    sqlite3_reset(s);
    return key_hidden(l, 'q', article_row, quote);
}

bool quote_hidden(lister *l, int64_t article_row, int64_t n) {
    return touches(l, article_row) && key_hidden(l, 'q', article_row, n);
}

bool statement_hidden(lister *l, int64_t article_row, int64_t n) {
    static const char sql[] = "SELECT quote FROM statement WHERE article = ? AND n = ? AND quote IS NOT NULL";
    if (!touches(l, article_row)) return false;
    return key_hidden(l, 's', article_row, n) || under_hidden(l, sql, article_row, n);
}

bool event_hidden(lister *l, int64_t article_row, int64_t n) {
    static const char sql[] = "SELECT quote FROM proposition WHERE article = ? AND n = ? AND quote IS NOT NULL";
    if (!touches(l, article_row)) return false;
    return key_hidden(l, 'e', article_row, n) || under_hidden(l, sql, article_row, n);
}

bool claim_hidden(lister *l, char letter, const claim *c) {
    char id[ID_SIZE];
    if (!l->hiding) load(l);
    if (!l->hiding->keys.size) return false;
    id_of_key('c', c->key, id);
    if (has(l, slice_of(id))) return true;
    id[0] = letter;
    return has(l, slice_of(id));
}
