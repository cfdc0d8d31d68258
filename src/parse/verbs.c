/* verbs.c - lemmas of verbs that the treebanks do not have, see verbs.h */
#include "parse/verbs.h"

#include <string.h>

#include "base/table.h"

static void add_ending(arena *a, verbs *v, slice form, slice lemma) {
    *(verb_ending *)vec_push(a, &v->endings) = (verb_ending){form, lemma};
}

static void add_form(arena *a, verbs *v, slice form, slice lemma) {
    bool found;
    uint32_t *row = map_put(a, &v->irregular, form, &found);
    if (found) return;
    *row = v->lemmas.size;
    *(slice *)vec_push(a, &v->lemmas) = lemma;
}

static void add_verb(arena *a, verbs *v, slice lemma, slice nothing) {
    bool found;
    (void)nothing;
    *map_put(a, &v->known, lemma, &found) = 1;
}

static const struct row_kind {
    const char *name;
    void (*add)(arena *a, verbs *v, slice first, slice second);
} kinds[] = {{"ending", add_ending}, {"form", add_form}, {"verb", add_verb}};

static const struct row_kind *kind_of(slice text) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (slice_equal(text, slice_of(kinds[k].name))) return &kinds[k];
    return NULL;
}

status verbs_open(arena *a, const char *folder, verbs *out, error *e) {
    table t;
    status s = table_load(a, folder, "verbs.tsv", 2, 3, &t, e);
    *out = (verbs){0};
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        const struct row_kind *kind = kind_of(table_cell(&t, i, 0));
        if (!kind) return table_fail(&t, i, e, "no such kind of row");
        kind->add(a, out, table_cell(&t, i, 1), table_cell(&t, i, 2));
    }
    return s;
}

static bool is_known(const verbs *v, slice lemma) { return map_get(&v->known, lemma) != MAP_NONE; }

static slice ended(arena *a, slice form, const verb_ending *x) {
    return arena_join(a, (slice[]){slice_part(form, 0, form.size - x->form.size), x->lemma}, 2);
}

slice verbs_lemma(const verbs *v, arena *a, slice form, slice made) {
    if (is_known(v, made)) return made;
    uint32_t row = map_get(&v->irregular, form);
    if (row != MAP_NONE) return v->lemmas.at[row];
    for (uint32_t i = 0; i < v->endings.size; i++) {
        if (!slice_ends(form, v->endings.at[i].form)) continue;
        slice lemma = ended(a, form, &v->endings.at[i]);
        if (is_known(v, lemma)) return lemma;
    }
    return made;
}
