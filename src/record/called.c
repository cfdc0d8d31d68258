/* called.c - see called.h */
#include "record/called.h"

#include <stdlib.h>

#include "base/utf8.h"

void called_add(arena *a, called_list *to, int64_t role, slice name, int64_t articles) {
    if (!name.size || role < 0 || role >= CALLEDS) return;
    *vec_push(a, to) = (calling){role, articles, arena_slice(a, name)};
}

static int by_role_and_name(const void *x, const void *y) {
    const calling *a = x, *b = y;
    return a->role != b->role ? (a->role > b->role) - (a->role < b->role) : slice_compare(a->name, b->name);
}

void called_sort(called_list *all) {
    uint32_t size = 0;
    if (all->size > 1) qsort(all->at, all->size, sizeof *all->at, by_role_and_name);
    for (uint32_t i = 0; i < all->size; i++)
        if (size && !by_role_and_name(&all->at[size - 1], &all->at[i]))
            all->at[size - 1].articles += all->at[i].articles;
        else all->at[size++] = all->at[i];
    all->size = size;
}

/* Facts without a country last, then what most articles say first, the longer one, the first in order. */
static bool is_better(const calling *a, const calling *b) {
    bool bare = slice_find(a->name, SLICE("\t\t")) != SIZE_MAX,
         other = slice_find(b->name, SLICE("\t\t")) != SIZE_MAX;
    if (bare != other) return other;
    if (a->articles != b->articles) return a->articles > b->articles;
    size_t size = utf8_count(a->name), than = utf8_count(b->name);
    return size != than ? size > than : slice_compare(a->name, b->name) < 0;
}

void called_best(called_list *all, slice best[CALLEDS]) {
    const calling *of[CALLEDS] = {NULL};
    called_sort(all);
    for (uint32_t i = 0; i < all->size; i++) {
        const calling *x = &all->at[i];
        if (!of[x->role] || is_better(x, of[x->role])) of[x->role] = x;
    }
    for (int role = 0; role < CALLEDS; role++) best[role] = of[role] ? of[role]->name : (slice){0};
}
