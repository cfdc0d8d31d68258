/* common.c - the table of common words, by the hash of the word; see common.h */
#include "record/common.h"

#include "base/table.h"
#include "record/print.h"

typedef struct entry {
    uint32_t key, articles;
} entry;

struct common {
    entry *slots;
    uint32_t mask;
};

static entry *slot(const common *c, uint32_t key) {
    uint32_t at = key & c->mask;
    while (c->slots[at].articles && c->slots[at].key != key) at = (at + 1) & c->mask;
    return &c->slots[at];
}

static bool number_of(slice cell, uint32_t *out) {
    *out = 0;
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.at[i] < '0' || cell.at[i] > '9') return false;
        *out = *out * 10 + (uint32_t)(cell.at[i] - '0');
    }
    return cell.size && cell.size < 5 && *out && *out <= 1000;
}

status common_open(arena *a, const char *folder, common **out, error *e) {
    table t;
    status s = table_load(a, folder, "common.tsv", 2, 2, &t, e);
    if (s != READOUT_OK) return s;
    common *c = ARENA_NEW(a, common, 1);
    for (c->mask = 1023; c->mask < 2 * t.size;) c->mask = c->mask * 2 + 1;
    c->slots = ARENA_NEW(a, entry, c->mask + 1);
    for (uint32_t i = 0; i < t.size; i++) {
        uint32_t articles, key = word_key(a, table_cell(&t, i, 0));
        if (!number_of(table_cell(&t, i, 1), &articles)) return table_fail(&t, i, e, "not a number from 1 to 1000");
        *slot(c, key) = (entry){key, articles};
    }
    *out = c;
    return READOUT_OK;
}

uint32_t common_articles(const common *c, uint32_t key) { return c ? slot(c, key)->articles : 0; }
