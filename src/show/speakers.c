/* speakers.c - sorts a list's entries by who speaks, see speakers.h */
#include "show/speakers.h"

#include <stdlib.h>

static int by_who(const void *x, const void *y) {
    const spoken *a = x, *b = y;
    int order = slice_compare(a->who, b->who);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

speakers speakers_of(arena *a, json_t *entries) {
    speakers out = {.entries = entries, .size = json_array_size(entries)};
    out.by = ARENA_NEW(a, spoken, out.size);
    out.place = ARENA_NEW(a, size_t, out.size);
    for (size_t i = 0; i < out.size; i++)
        out.by[i] = (spoken){row_who(json_array_get(entries, i)), i};
    if (out.size)
        qsort(out.by, out.size, sizeof *out.by, by_who);
    for (size_t i = 0; i < out.size; i++) {
        out.place[out.by[i].at] = i;
        out.count += !i || !slice_equal(out.by[i].who, out.by[i - 1].who);
    }
    return out;
}

bool speakers_begins(const speakers *all, size_t at) {
    size_t i = all->place[at];
    return !i || !slice_equal(all->by[i].who, all->by[i - 1].who);
}

size_t speakers_next(const speakers *all, size_t at) {
    size_t i = all->place[at] + 1;
    return i < all->size && slice_equal(all->by[i].who, all->by[i - 1].who) ? all->by[i].at : SIZE_MAX;
}

size_t speakers_find(const speakers *all, slice who) {
    size_t low = 0, high = all->size;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(all->by[middle].who, who) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < all->size && slice_equal(all->by[low].who, who) ? all->by[low].at : SIZE_MAX;
}
