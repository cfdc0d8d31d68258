/* map.h - from a slice to a number, in an arena
 *
 * Open addressing; keys are borrowed, and must live as long as the map. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

#define MAP_NONE UINT32_MAX

typedef struct map {
    struct map_slot *slots;
    uint32_t size, room;
} map;

/* The number of `key`, or MAP_NONE. A zeroed map is an empty one. */
uint32_t map_get(const map *m, slice key);

/* Where the number of `key` is kept: *found says whether the key was there; a new one has the number MAP_NONE. The
 * pointer holds until the next map_put. */
uint32_t *map_put(arena *a, map *m, slice key, bool *found);

/* A map that counts: the number of a key is how often it came; 0 where it did not. */
void map_count(arena *a, map *m, slice key, uint32_t by);
uint32_t map_counted(const map *m, slice key);

#endif
