/* verify_actors.c - actors against what their keys and names say; see verify.h */
#include <inttypes.h>
#include <string.h>

#include "record/blocks.h"
#include "record/called.h"
#include "record/decisions.h"
#include "record/identity.h"
#include "record/keys.h"
#include "record/verify.h"

static void check_keys(lister *l) {
    static const char sql[] = "SELECT o.id, o.key, o.uid, o.block, o.article, s.identity, a.id FROM actor o LEFT "
                              "JOIN actor s ON s.id = o.identity "
                              "LEFT JOIN article a ON a.id = o.article ORDER BY o.id";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) {
        char uid[ID_SIZE], common[NAMES_BLOCK] = "";
        slice key = store_text(s, 1);
        int64_t id = sqlite3_column_int64(s, 0);
        bool local = sqlite3_column_type(s, 4) != SQLITE_NULL;
        id_of_key('p', key, uid);
        if (!local && key_is(key, "p")) names_block(person_name(key), common);
        if (!slice_equal(slice_of(uid), store_text(s, 2)))
            verify_fault(l, (slice){0}, "actor", id, "its id is not its key's: ", key);
        if (!slice_equal(slice_of(common), store_text(s, 3)))
            verify_fault(l, (slice){0}, "actor", id, "its block is not its key's: ", key);
        if (local && sqlite3_column_type(s, 6) == SQLITE_NULL)
            verify_fault(l, (slice){0}, "actor", id, "its article is not there: ", key);
        if (sqlite3_column_type(s, 5) == SQLITE_NULL)
            verify_fault(l, (slice){0}, "actor", id, "who stands for it is not there: ", key);
    }
}

/* ------------------------------------------------------------------------------------------------ who is one */

typedef struct member {
    int64_t identity;
    slice name;
    uint32_t root;
} member;

typedef VEC(member) members;

static uint32_t root_of(const members *all, uint32_t i) {
    while (all->at[i].root != i) i = all->at[i].root;
    return i;
}

/* Each compared with each. */
static void join_spellings(members *all) {
    for (uint32_t i = 0; i < all->size; i++)
        for (uint32_t k = 0; k < i; k++)
            if (names_same(all->at[k].name, all->at[i].name)) all->at[root_of(all, i)].root = root_of(all, k);
}

static void check_block(lister *l, members *all) {
    join_spellings(all);
    for (uint32_t i = 0; i < all->size; i++) {
        uint32_t root = root_of(all, i);
        if (all->at[i].identity != all->at[root].identity)
            verify_fault(l, (slice){0}, "actor", i, "spellings of one name stand apart: ", all->at[i].name);
        for (uint32_t k = 0; root == i && k < i; k++)
            if (all->at[k].root == k && all->at[k].identity == all->at[i].identity)
                verify_fault(l, (slice){0}, "actor", i, "two names are one: ", all->at[i].name);
    }
}

/* In the order of blocks. */
static void check_identities(lister *l) {
    static const char sql[] = "SELECT identity, key, block FROM actor WHERE block <> '' ORDER BY block, id";
    members all = {0};
    slice common = {0};
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    for (bool more = true; more;) {
        more = lister_next(l, s);
        if (!more || !slice_equal(common, store_text(s, 2))) {
            check_block(l, &all);
            arena_reset(l->desk);
            all = (members){0};
            if (more) common = arena_slice(l->desk, store_text(s, 2));
        }
        if (!more) break;
        member *m = vec_push(l->desk, &all);
        *m = (member){sqlite3_column_int64(s, 0), person_name(arena_slice(l->desk, store_text(s, 1))), all.size - 1};
    }
    s = lister_ask(l, "SELECT id, key FROM actor WHERE block = '' AND identity <> id ORDER BY id", 0, NULL);
    while (lister_next(l, s))
        verify_fault(l, (slice){0}, "actor", sqlite3_column_int64(s, 0), "is one with another: ", store_text(s, 1));
}

/* --------------------------------------------------------------------------------------------------- words */

/* How often a word stands in an actor's names: as it should, less as the index says. */
typedef struct wordings {
    lister *l;
    map words; /* the word and the actor: to an index of `left` */
    VEC(int64_t) left;
} wordings;

static void count_word(wordings *w, slice term, int64_t who, int64_t by) {
    bool found;
    arena *a = w->l->a;
    uint32_t *at = map_put(a, &w->words, arena_print(a, "%.*s %" PRId64, (int)term.size, term.at, who), &found);
    if (!found) {
        *at = w->left.size;
        *vec_push(a, &w->left) = 0;
    }
    w->left.at[*at] += by;
}

static status take_entry(void *context, const index_entry *entry, error *e) {
    wordings *w = context;
    index_hit hit = {0};
    bool whole = true;
    (void)e;
    for (slice left = entry->postings; index_posting(&left, &hit, &whole);)
        count_word(w, entry->term, hit.article, -hit.count);
    return w->l->status;
}

static void check_words(lister *l) {
    wordings w = {.l = l};
    error e = {0};
    sqlite3_stmt *s =
        lister_ask(l, "SELECT actor, name, role, facts FROM name_count ORDER BY actor, name, role, facts", 0, NULL);
    while (lister_next(l, s)) {
        index_words words = {0};
        for (int role = 0; role < CALLEDS; role++) identity_words(l->held, role, store_text(s, 1 + role), &words);
        for (uint32_t i = 0; i < words.size; i++) count_word(&w, words.at[i].term, sqlite3_column_int64(s, 0), 1);
        arena_reset(l->held);
    }
    if (l->status != READOUT_OK) return;
    status scanned = index_scan(l->r, SLICE("n"), SLICE("o"), take_entry, &w, &e);
    if (scanned == READOUT_STORE) verify_fault(l, (slice){0}, "actor_word", 0, e.message, (slice){0});
    else if (l->status == READOUT_OK) l->status = scanned;
    uint32_t others = 0;
    for (uint32_t i = 0; i < w.left.size; i++) others += w.left.at[i] != 0;
    if (others)
        verify_fault(l, (slice){0}, "actor_word", others,
                     "so many words of names are not in the index as often as they should", (slice){0});
}

/* Who is one by hand is not checked here. */
void verify_actors(lister *l) {
    sqlite3_stmt *s = lister_ask(l, "SELECT EXISTS (SELECT 1 FROM decision)", 0, NULL);
    bool decided = lister_next(l, s) && sqlite3_column_int64(s, 0);
    if (s) sqlite3_reset(s);
    arena_reset(l->held);
    check_keys(l);
    if (!decided) check_identities(l);
    check_words(l);
}

/* --------------------------------------------------------------------------------------------- by hand */

void verify_decisions(lister *l) {
    static const char sql[] =
        "SELECT uid FROM decision WHERE uid NOT IN (SELECT decision FROM decision_on) ORDER BY uid";
    decision_list all = {0};
    if (l->status == READOUT_OK) l->status = decisions_load(l->r, &all, l->e);
    for (uint32_t i = 0; i < all.size; i++) {
        bool known = all.at[i].what < DECISION_KINDS;
        if (!known || !slice_equal(decision_uid(l->a, &all.at[i]), all.at[i].uid))
            verify_fault(l, (slice){0}, "decision", i, "is not what was decided: ", all.at[i].uid);
    }
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    while (lister_next(l, s)) verify_fault(l, (slice){0}, "decision", 0, "is about nothing: ", store_text(s, 0));
}
