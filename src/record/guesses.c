/* guesses.c - takes guessed sides out of claims and puts them back, see guesses.h */
#include "record/guesses.h"

#include <inttypes.h>
#include <string.h>

#include "base/map.h"

static slice key_of(lister *l, const member *m) { return arena_print(l->a, "%" PRId64 "-%" PRId64, m->article, m->n); }

/* The claim without its guesses, which go to `out` where another statement is left; `disputed`: as it is, where it is no dispute without. */
static void part(lister *l, claim *c, bool disputed, guesses *out) {
    member *kept = ARENA_NEW(l->a, member, c->size);
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (!member_guessed(&c->members[i])) kept[count++] = c->members[i];
    if (count == c->size) return;
    claim without = *c;
    without.members = kept;
    without.size = count;
    claim_count(l, &without);
    if (disputed && !claim_disputed(&without)) return;
    for (uint32_t i = 0; i < c->size && count; i++)
        if (member_guessed(&c->members[i])) *vec_push(l->a, out) = (guess){c->members[i], kept[0]};
    *c = without;
}

void guesses_take(lister *l, claims *all, bool disputed, guesses *out) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->size; i++) {
        part(l, &all->at[i], disputed, out);
        if (all->at[i].size) all->at[kept++] = all->at[i];
    }
    all->size = kept;
}

void guesses_give(lister *l, claims *disputes, const guesses *from) {
    map at = {0};
    VEC(member) *more = arena_alloc(l->a, sizeof *more * (disputes->size + 1));
    memset(more, 0, sizeof *more * (disputes->size + 1));
    for (uint32_t i = 0; i < disputes->size; i++)
        for (uint32_t k = 0; k < disputes->at[i].size; k++) {
            bool found;
            uint32_t *where = map_put(l->a, &at, key_of(l, &disputes->at[i].members[k]), &found);
            if (!found) *where = i;
        }
    for (uint32_t i = 0; i < from->size; i++) {
        uint32_t where = map_get(&at, key_of(l, &from->at[i].beside));
        bool known = map_get(&at, key_of(l, &from->at[i].is)) != MAP_NONE;
        if (where != MAP_NONE && !known) *vec_push(l->a, &more[where]) = from->at[i].is;
    }
    for (uint32_t i = 0; i < disputes->size; i++)
        if (more[i].size) claim_add(l, &disputes->at[i], more[i].at, more[i].size);
}
