/* changes.c - speakers on both sides, see changes.h */
#include "show/changes.h"

slice entry_day(json_t *entry) {
    slice said = row_text(entry, "said");
    return said.size == 10 ? said : slice_part(row_text(entry, "date"), 0, 10);
}

static bool stands_in(json_t *entries, size_t before, slice who) {
    for (size_t i = 0; i < before; i++)
        if (slice_equal(row_who(json_array_get(entries, i)), who))
            return true;
    return false;
}

/* The speaker's first entry behind *at in a list, by day and then by place; *at moves on. */
static json_t *next_of(json_t *entries, size_t *at, slice who) {
    for (; *at < json_array_size(entries); ++*at)
        if (slice_equal(row_who(json_array_get(entries, *at)), who))
            return json_array_get(entries, *at);
    return NULL;
}

/* Merges the two lists, which are in the order of reports' days; what was said on an earlier day than a report's may
 * come late. */
static void gather(json_t *const sides[2], slice who, turns *out) {
    size_t at[2] = {0, 0};
    out->count = 0;
    for (;;) {
        json_t *next[2] = {next_of(sides[0], &at[0], who), next_of(sides[1], &at[1], who)};
        if (!next[0] && !next[1])
            return;
        bool later = !next[0] || (next[1] && slice_compare(entry_day(next[1]), entry_day(next[0])) < 0);
        at[later]++;
        if (out->count && out->side[out->count - 1] == later)
            continue;
        if (out->count == MOST_TURNS)
            return;
        out->side[out->count] = later;
        out->entry[out->count++] = next[later];
    }
}

bool next_change(json_t *dispute, size_t *at, turns *out) {
    json_t *const sides[2] = {json_object_get(dispute, "asserts"), json_object_get(dispute, "denies")};
    for (; *at < json_array_size(sides[1]); ++*at) {
        slice who = row_who(json_array_get(sides[1], *at));
        if (!who.size || stands_in(sides[1], *at, who) || !stands_in(sides[0], json_array_size(sides[0]), who))
            continue;
        ++*at;
        gather(sides, who, out);
        return true;
    }
    return false;
}
