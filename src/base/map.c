/* map.c - open addressing with linear probing, at most three quarters full */
#include "base/map.h"

struct map_slot {
    slice key;
    uint32_t hash, number;
    bool used;
};

static struct map_slot *find(const map *m, slice key, uint32_t hash) {
    uint32_t i = hash & (m->room - 1);
    while (m->slots[i].used && !(m->slots[i].hash == hash && slice_equal(m->slots[i].key, key)))
        i = (i + 1) & (m->room - 1);
    return &m->slots[i];
}

uint32_t map_get(const map *m, slice key) {
    if (m->size == 0) return MAP_NONE;
    const struct map_slot *slot = find(m, key, slice_quick_hash(key));
    return slot->used ? slot->number : MAP_NONE;
}

static void widen(arena *a, map *m) {
    map wider = {.room = m->room ? m->room * (m->room < 1024 ? 4 : 2) : 16, .size = m->size};
    wider.slots = ARENA_NEW(a, struct map_slot, wider.room);
    for (uint32_t i = 0; i < m->room; i++)
        if (m->slots[i].used) *find(&wider, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    *m = wider;
}

uint32_t *map_put(arena *a, map *m, slice key, bool *found) {
    if (m->size + 1 > m->room / 4 * 3) widen(a, m);
    uint32_t hash = slice_quick_hash(key);
    struct map_slot *slot = find(m, key, hash);
    if (found) *found = slot->used;
    if (!slot->used) {
        *slot = (struct map_slot){.key = key, .hash = hash, .number = MAP_NONE, .used = true};
        m->size++;
    }
    return &slot->number;
}

void map_count(arena *a, map *m, slice key, uint32_t by) {
    bool found;
    uint32_t *count = map_put(a, m, key, &found);
    *count = (found ? *count : 0) + by;
}

uint32_t map_counted(const map *m, slice key) {
    uint32_t count = map_get(m, key);
    return count == MAP_NONE ? 0 : count;
}
