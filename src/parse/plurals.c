/* plurals.c - see plurals.h */
#include "parse/plurals.h"

#include "base/table.h"

status plurals_open(arena *a, const char *folder, plurals *out, error *e) {
    table t;
    status s = table_load(a, folder, "plurals.tsv", 2, 2, &t, e);
    *out = (plurals){0};
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        bool found;
        uint32_t *row = map_put(a, &out->rows, table_cell(&t, i, 0), &found);
        if (found) return table_fail(&t, i, e, "a plural that stands here twice");
        *row = out->singulars.size;
        *(slice *)vec_push(a, &out->singulars) = table_cell(&t, i, 1);
    }
    return s;
}

slice plurals_lemma(const plurals *p, slice form) {
    uint32_t row = map_get(&p->rows, form);
    return row == MAP_NONE ? (slice){0} : p->singulars.at[row];
}
