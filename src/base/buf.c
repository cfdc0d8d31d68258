/* buf.c - an owned buffer that remembers a failed allocation */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

void buf_release(buf *b) {
    mem_free(b->at);
    *b = (buf){0};
}

void buf_clear(buf *b) {
    b->size = 0;
    b->failed = false;
}

bool buf_reserve(buf *b, size_t size) {
    if (b->failed) return false;
    if (b->room - b->size >= size) return true;
    size_t room = b->room ? b->room : 256;
    while (room - b->size < size) {
        if (room > SIZE_MAX / 2) return !(b->failed = true);
        room *= 2;
    }
    char *wider = mem_realloc(b->at, room);
    if (!wider) return !(b->failed = true);
    b->at = wider;
    b->room = room;
    return true;
}

void buf_add(buf *b, slice text) {
    if (text.size == 0 || !buf_reserve(b, text.size)) return;
    memcpy(b->at + b->size, text.at, text.size);
    b->size += text.size;
}

void buf_byte(buf *b, char byte) { buf_add(b, (slice){&byte, 1}); }

void buf_print(buf *b, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0) b->failed = true;
    else if (buf_reserve(b, (size_t)length + 1)) {
        vsnprintf(b->at + b->size, (size_t)length + 1, format, again);
        b->size += (size_t)length;
    }
    va_end(again);
}

slice buf_slice(const buf *b) { return (slice){b->at, b->size}; }
