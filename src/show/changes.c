/* changes.c - speakers on both sides, see changes.h */
#include "show/changes.h"

slice entry_day(json_t *entry) {
    slice said = row_text(entry, "said");
    return said.size == 10 ? said : slice_part(row_text(entry, "date"), 0, 10);
}

static json_t *entry_at(const speakers *all, size_t at) {
    return at == SIZE_MAX ? NULL : json_array_get(all->entries, at);
}

/* Merges the speaker's entries of the two lists, which are in the order of reports' days; what was said on an earlier
 * day than a report's may come late. */
static void gather(const speakers *const sides[2], slice who, turns *out) {
    size_t at[2] = {speakers_find(sides[0], who), speakers_find(sides[1], who)};
    out->count = 0;
    for (;;) {
        json_t *next[2] = {entry_at(sides[0], at[0]), entry_at(sides[1], at[1])};
        if (!next[0] && !next[1])
            return;
        bool later = !next[0] || (next[1] && slice_compare(entry_day(next[1]), entry_day(next[0])) < 0);
        at[later] = speakers_next(sides[later], at[later]);
        if (out->count && out->side[out->count - 1] == later)
            continue;
        if (out->count == MOST_TURNS)
            return;
        out->side[out->count] = later;
        out->entry[out->count++] = next[later];
    }
}

bool next_change(const speakers *asserts, const speakers *denies, size_t *at, turns *out) {
    const speakers *const sides[2] = {asserts, denies};
    for (; *at < denies->size; ++*at) {
        slice who = row_who(json_array_get(denies->entries, *at));
        if (!who.size || !speakers_begins(denies, *at) || speakers_find(asserts, who) == SIZE_MAX)
            continue;
        ++*at;
        gather(sides, who, out);
        return true;
    }
    return false;
}
