/* spare.c - see spare.h */
#include "record/spare.h"

#include <pthread.h>

#include "base/mem.h"

enum { KEPT = 16, LARGE = 8 << 20 /* bytes of one that are not kept */ };

struct spares {
    pthread_mutex_t lock;
    arena *at[KEPT];
    unsigned size;
};

spares *spares_new(void) {
    spares *s = mem_alloc(sizeof *s);
    if (!s) return NULL;
    *s = (spares){.size = 0};
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

void spares_free(spares *s) {
    if (!s) return;
    while (s->size) arena_free(s->at[--s->size]);
    pthread_mutex_destroy(&s->lock);
    mem_free(s);
}

arena *spares_take(spares *s) {
    pthread_mutex_lock(&s->lock);
    arena *out = s->size ? s->at[--s->size] : NULL;
    pthread_mutex_unlock(&s->lock);
    return out ? out : arena_new();
}

void spares_give(spares *s, arena *a) {
    bool large = arena_used(a) > LARGE;
    if (!large) arena_reset(a);
    pthread_mutex_lock(&s->lock);
    bool kept = !large && s->size < KEPT;
    if (kept) s->at[s->size++] = a;
    pthread_mutex_unlock(&s->lock);
    if (!kept) arena_free(a);
}
