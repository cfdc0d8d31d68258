/* word_endings.c - see word_endings.h */
#include "base/word_endings.h"

#include "base/table.h"

status word_endings_open(arena *a, const char *folder, const char *kind, word_endings *out, error *e) {
    table t;
    *out = (word_endings){0};
    status s = table_load(a, folder, "endings.tsv", 3, 3, &t, e);
    if (s != READOUT_OK) return s;
    word_ending_pair *list = ARENA_NEW(a, word_ending_pair, t.size);
    for (uint32_t i = 0; i < t.size; i++) {
        word_ending_pair x = {table_cell(&t, i, 1), table_cell(&t, i, 2)};
        if (x.ending.size > ENDING_MOST || x.instead.size > ENDING_MOST)
            return table_fail(&t, i, e, "an ending of more than %d bytes", ENDING_MOST);
        if (slice_equal(table_cell(&t, i, 0), slice_of(kind))) list[out->size++] = x;
    }
    out->at = list;
    return READOUT_OK;
}
