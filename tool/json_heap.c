/* json_heap.c - see json_heap.h
 *
 * Before each value stands its class: how many STEPs it has, 0 where it is the C library's. What other threads free
 * of the one's goes onto a list that it takes over when it has nothing. */
#include "json_heap.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

enum { STEP = 16, CLASSES = 40, SLAB = 64 << 10 };

/* Its class stands in the eight bytes before a value, which is aligned to STEP. */
typedef struct block {
    uint64_t front, class;
    struct block *next; /* of those that are free; the value's own bytes else */
} block;

enum { HEAD = offsetof(block, next) };

static _Thread_local bool own;

static struct {
    block *free[CLASSES + 1];
    char *at; /* of the slab: each block begins STEP before its value, of which the first half is the one before's */
    size_t left;
    _Atomic(block *) others;
} heap;

static block *block_of(void *at) { return (block *)((char *)at - HEAD); }
static void *value_of(block *b) { return (char *)b + HEAD; }

void json_heap_own(void) { own = true; }

static void take_over(void) {
    for (block *b = atomic_exchange(&heap.others, NULL), *next; b; b = next) {
        next = b->next;
        b->next = heap.free[b->class];
        heap.free[b->class] = b;
    }
}

static void *library(size_t size) {
    block *b = size < SIZE_MAX - HEAD ? malloc(HEAD + size) : NULL;
    if (!b) return NULL;
    b->class = 0;
    return value_of(b);
}

/* `steps` of the slab, or of a new one; what is left of the old one stays unused. */
static block *cut(size_t steps) {
    if (heap.left < steps * STEP) {
        char *slab = malloc(SLAB);
        if (!slab) return NULL;
        heap.at = slab;
        heap.left = SLAB - STEP;
    }
    block *b = (block *)heap.at;
    heap.at += steps * STEP;
    heap.left -= steps * STEP;
    b->class = steps;
    return b;
}

void *json_heap_take(size_t size) {
    size_t steps = (size + HEAD / 2 + STEP - 1) / STEP;
    if (!own || size > STEP * (CLASSES - 1)) return library(size);
    block *b = heap.free[steps];
    if (!b && atomic_load_explicit(&heap.others, memory_order_relaxed)) {
        take_over();
        b = heap.free[steps];
    }
    if (b) {
        heap.free[steps] = b->next;
        __builtin_prefetch(b->next); /* it is read when it is taken, and lies anywhere */
    } else {
        b = cut(steps);
    }
    return b ? value_of(b) : NULL;
}

void json_heap_give(void *at) {
    if (!at) return;
    block *b = block_of(at);
    if (!b->class) free(b);
    else if (own) {
        b->next = heap.free[b->class];
        heap.free[b->class] = b;
    } else {
        b->next = atomic_load(&heap.others);
        while (!atomic_compare_exchange_weak(&heap.others, &b->next, b)) continue;
    }
}
