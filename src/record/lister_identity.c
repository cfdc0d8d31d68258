/* lister_identity.c - what an identity is called over all articles: see lister.h */
#include <string.h>

#include "record/called.h"
#include "record/camp.h"
#include "record/fame.h"
#include "record/lister.h"
#include "record/packed.h"

/* What an actor is called: one of a single article there, as `actor_name` has it. */
static void add_names(lister *l, int64_t actor_at, int64_t article_at, called_list *out) {
    static const char sql[] = "SELECT name, role, facts, articles FROM name_count WHERE actor = ?";
    if (article_at) {
        packed_rows all = packed_of(l, article_at, PACKED_ACTOR);
        const cell *x = packed_row(&all, packed_actor_number(&all, actor_at));
        for (int role = 0; x && role < CALLEDS; role++) called_add(l->a, out, role, x[ACTOR_NAME + role].text, 1);
        return;
    }
    for (sqlite3_stmt *s = lister_ask(l, sql, 1, &actor_at); lister_next(l, s);)
        for (int role = 0; role < CALLEDS; role++)
            called_add(l->a, out, role, store_text(s, role), sqlite3_column_int64(s, CALLEDS));
}

/* The actors that are one: the row whose key comes first names all spellings, wherever it was first seen; for the
 * rest what most articles say holds. */
static identity identity_read(lister *l, int64_t id) {
    static const char of_all[] = "SELECT id, article, key, uid FROM actor WHERE identity = ?",
                      of_one[] = "SELECT id, article, key, uid FROM actor WHERE id = ?";
    identity who = {.id = id};
    slice first = {0}, best[CALLEDS];
    called_list all = {0};
    const char *sql = fame_alone(l->r->fame, id) ? of_one : of_all;
    for (sqlite3_stmt *s = lister_ask(l, sql, 1, &id); lister_next(l, s);) {
        slice key = store_text(s, 2);
        if (!who.uid.size || slice_compare(key, first) < 0) {
            first = arena_slice(l->a, key);
            who.uid = arena_slice(l->memo, store_text(s, 3));
        }
        add_names(l, sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1), &all);
    }
    called_best(&all, best);
    for (int role = 0; role < CALLEDS; role++) best[role] = arena_slice(l->memo, best[role]);
    who.name = best[CALLED_NAME];
    who.role = best[CALLED_ROLE];
    slice facts = best[CALLED_FACTS], kind = slice_take(&facts, '\t');
    who.kind =
        kind.size == 1 && kind.at[0] >= '0' && kind.at[0] < '0' + ACTOR_KINDS ? kind.at[0] - '0' : ACTOR_UNNAMED;
    who.country = slice_take(&facts, '\t');
    who.sector = slice_take(&facts, '\t');
    who.code = facts;
    return who;
}

const identity *identity_known(lister *l, int64_t id) {
    bool found;
    if (!id) return NULL;
    slice number = {(const char *)&id, sizeof id};
    uint32_t have = map_get(&l->identities, number);
    if (have != MAP_NONE) return &l->known.at[have];
    identity who = identity_read(l, id);
    if (!who.uid.size) return NULL;
    *map_put(l->memo, &l->identities, arena_slice(l->memo, number), &found) = l->known.size;
    identity *kept = vec_push(l->memo, &l->known);
    *kept = who;
    return kept;
}

bool identity_acts(const identity *who) {
    actor as = {.kind = (uint8_t)who->kind};
    if (!who->country.size || who->sector.size >= sizeof as.sector) return false;
    if (who->sector.size) memcpy(as.sector, who->sector.at, who->sector.size);
    return camp_acts(&as);
}
