/* buf.h - bytes that grow on the heap and are owned
 *
 * For output and for files. A failed allocation is remembered (`failed`) and everything after it does nothing: write
 * all, then check once. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/error.h"

typedef struct buf {
    char *at;
    size_t size, room;
    bool failed;
} buf;

/* Frees the bytes; it is empty then. */
void buf_release(buf *b);

/* Keeps the room, forgets the bytes; clears `failed`. */
void buf_clear(buf *b);
void buf_add(buf *b, slice text);
void buf_byte(buf *b, char byte);
void buf_print(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for `size` more bytes at b->at + b->size; false when memory is out. */
bool buf_reserve(buf *b, size_t size);

/* What it holds now, borrowed until the next change. */
slice buf_slice(const buf *b);

#endif
