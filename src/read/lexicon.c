/* lexicon.c - loads furniture.tsv and agencies.tsv into one map and a list of beginnings for each kind of sign */
#include "read/lexicon.h"

#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/utf8.h"

static const char *const sign_name[SIGNS] = {
    "furniture",    "furniture-start", "list",         "credit",       "credit-start", "staff-start",
    "byline-start", "particle",        "joint",        "byline-place", "ordinal",      "caption-start",
    "caption-word", "date-start",      "update-start", "date-word",    "no-place",     "month"};

typedef VEC(slice) phrases;

struct read_lexicon {
    arena *arena;
    map words[SIGNS];      /* key to index in `values` */
    phrases starts[SIGNS]; /* the keys again, for lexicon_start */
    phrases values;
    map agencies; /* key to index in `names` */
    phrases names;
};

typedef struct load_job {
    read_lexicon *lexicon;
    const char *folder;
} load_job;

static status add_sign(read_lexicon *l, const table *t, uint32_t row, error *e) {
    uint32_t kind = name_find(sign_name, SIGNS, table_cell(t, row, 0));
    slice key = utf8_key(l->arena, table_cell(t, row, 1));
    bool found;
    if (kind == SIGNS)
        return table_fail(t, row, e, "no such kind of sign");
    uint32_t *number = map_put(l->arena, &l->words[kind], key, &found);
    if (found || key.size == 0)
        return table_fail(t, row, e, found ? "a phrase that stands above" : "no phrase");
    *number = l->values.size;
    *vec_push(l->arena, &l->values) = table_cell(t, row, 2);
    *vec_push(l->arena, &l->starts[kind]) = key;
    return READOUT_OK;
}

static status add_agency(read_lexicon *l, const table *t, uint32_t row, error *e) {
    uint32_t agency = l->names.size;
    slice variants = table_cell(t, row, 1);
    *vec_push(l->arena, &l->names) = table_cell(t, row, 0);
    for (slice variant = table_cell(t, row, 0);; variant = slice_trim(slice_take(&variants, ';'))) {
        bool found;
        uint32_t *number = map_put(l->arena, &l->agencies, utf8_key(l->arena, variant), &found);
        if (found && *number != agency)
            return table_fail(t, row, e, "a name that stands above");
        *number = agency;
        if (!variants.at || !variants.size)
            return READOUT_OK;
    }
}

static status load(void *context, error *e) {
    const load_job *job = context;
    read_lexicon *l = job->lexicon;
    table t;
    status s = table_load(l->arena, job->folder, "furniture.tsv", 2, 3, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++)
        s = add_sign(l, &t, i, e);
    if (s == READOUT_OK)
        s = table_load(l->arena, job->folder, "agencies.tsv", 1, 2, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++)
        s = add_agency(l, &t, i, e);
    return s;
}

read_lexicon *read_lexicon_open(const char *folder, error *e) {
    read_lexicon *l = mem_alloc(sizeof *l);
    if (!l) {
        fail(e, READOUT_NO_MEMORY, "out of memory");
        return NULL;
    }
    *l = (read_lexicon){.arena = arena_new()};
    load_job job = {l, folder};
    if (!l->arena)
        fail(e, READOUT_NO_MEMORY, "out of memory");
    else if (arena_run(l->arena, load, &job, e) == READOUT_OK)
        return l;
    read_lexicon_close(l);
    return NULL;
}

void read_lexicon_close(read_lexicon *l) {
    if (!l)
        return;
    arena_free(l->arena);
    mem_free(l);
}

bool lexicon_is(const read_lexicon *l, enum sign kind, slice key, slice *value) {
    uint32_t found = l ? map_get(&l->words[kind], key) : MAP_NONE;
    if (found == MAP_NONE)
        return false;
    if (value)
        *value = l->values.at[found];
    return true;
}

/* Whether a word could go on here. */
static bool inside_word(slice key, size_t at) {
    unsigned char before = (unsigned char)key.at[at - 1], after = at < key.size ? (unsigned char)key.at[at] : ' ';
    bool letter_before = before >= 0x80 || (before >= 'a' && before <= 'z');
    return letter_before && (after >= 0x80 || (after >= 'a' && after <= 'z') || after == '\'' || after == '-');
}

size_t lexicon_start(const read_lexicon *l, enum sign kind, slice key) {
    size_t longest = 0;
    for (uint32_t i = 0; l && i < l->starts[kind].size; i++) {
        slice start = l->starts[kind].at[i];
        if (start.size > longest && slice_starts(key, start) && !inside_word(key, start.size))
            longest = start.size;
    }
    return longest;
}

slice lexicon_agency(const read_lexicon *l, slice key) {
    uint32_t found = l ? map_get(&l->agencies, key) : MAP_NONE;
    return found == MAP_NONE ? (slice){NULL, 0} : l->names.at[found];
}
