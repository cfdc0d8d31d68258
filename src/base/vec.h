/* vec.h - arrays that grow in an arena
 *
 *     VEC(token) tokens = {0};
 *     token *t = vec_push(arena, &tokens);      a new zeroed element; the pointer holds until the next push
 *     for (uint32_t i = 0; i < tokens.size; i++) use(&tokens.at[i]);
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <string.h>

#include "base/arena.h"

#define VEC(type)                                                                                                    \
    struct {                                                                                                         \
        type *at;                                                                                                    \
        uint32_t size, room;                                                                                         \
    }

/* Makes room for more, for an array given by its parts. Past 2^31 elements, or when memory is out, it leaves by
 * arena_exhausted. */
void vec_grow(arena *a, void **at, uint32_t size, uint32_t *room, size_t each);

/* What vec_push does; returns the new element's address. */
static inline void *vec_add(arena *a, void **at, uint32_t *size, uint32_t *room, size_t each) {
    if (*size == *room) vec_grow(a, at, *size, room, each);
    return memset((char *)*at + each * (*size)++, 0, each);
}

/* Room for so many more, where it is known how many will come. */
static inline void *vec_widened(arena *a, const void *at, uint32_t size, uint32_t *room, uint64_t more, size_t each) {
    void *wider = arena_alloc(a, (size + (size_t)more) * each);
    if (size) memcpy(wider, at, size * each);
    *room = (uint32_t)(size + more);
    return wider;
}

#define vec_reserve(a, v, more)                                                                                      \
    ((v)->size + (uint64_t)(more) <= (v)->room || (v)->size + (uint64_t)(more) > UINT32_MAX / 2                      \
         ? (void)0                                                                                                   \
         : (void)((v)->at = vec_widened((a), (v)->at, (v)->size, &(v)->room, (more), sizeof *(v)->at)))

#define vec_push(a, v)                                                                                               \
    ((__typeof__((v)->at))vec_add((a), (void **)&(v)->at, &(v)->size, &(v)->room, sizeof *(v)->at))

#endif
