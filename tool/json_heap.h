/* json_heap.h - where the program's JSON lives
 *
 * A list of disputes makes a million small values and frees them again, and the C library's heap, which joins what is
 * freed and cuts it anew, takes a third of the time. Here what one thread frees stays with it, by size, for the next
 * value of that size; it is not given back before the program ends, and is never more than that thread's JSON was at
 * its largest. Other threads take theirs from the C library. */
#ifndef JSON_HEAP_H
#define JSON_HEAP_H

#include <stddef.h>

/* For json_set_alloc_funcs, before any JSON is made. json_heap_take gives NULL when memory is out. */
void *json_heap_take(size_t size);
void json_heap_give(void *at);

/* From now on the calling thread is the one; once, and for one thread. */
void json_heap_own(void);

#endif
