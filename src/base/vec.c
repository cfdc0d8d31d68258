/* vec.c - growing an array in an arena: twice the room, the old one is left to the arena */
#include "base/vec.h"

void vec_grow(arena *a, void **at, uint32_t size, uint32_t *room, size_t each) {
    uint32_t wider = *room ? *room * 2 : 8;
    if (wider > UINT32_C(1) << 31) arena_exhausted(a);
    void *larger = arena_room(a, each * wider); /* vec_add clears what it gives */
    if (size) memcpy(larger, *at, each * size);
    *at = larger;
    *room = wider;
}
