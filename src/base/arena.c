/* arena.c - blocks that double, handed out from the front
 *
 * The main idea is arena_run: running out of memory leaves the whole pass by longjmp, as Lua does, so that what
 * allocates need not check. In sanitizer builds each object is a block of its own. */
#include "base/arena.h"

#include <assert.h>
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_BLOCK = 32 << 10, LARGEST_BLOCK = 8 << 20 };

typedef struct arena_block {
    struct arena_block *next;
    size_t size; /* a multiple of ARENA_ALIGN but in sanitizer builds */
    alignas(max_align_t) char bytes[];
} block;

typedef struct arena_guard {
    jmp_buf leave;
    struct arena_guard *outer;
} guard;

arena *arena_new(void) {
    arena *a = mem_alloc(sizeof *a);
    if (a) *a = (arena){0};
    return a;
}

static void free_blocks(block *b) {
    while (b) {
        block *next = b->next;
        mem_free(b);
        b = next;
    }
}

void arena_free(arena *a) {
    if (!a) return;
    free_blocks(a->blocks);
    mem_free(a);
}

/* In sanitizer builds nothing is handed out twice. */
void arena_reset(arena *a) {
    a->used = 0;
    if (!a->blocks) return;
    free_blocks(a->blocks->next);
    a->blocks->next = NULL;
#ifdef READOUT_ARENA_MALLOC
    free_blocks(a->blocks);
    a->blocks = NULL;
#else
    a->at = a->blocks->bytes;
    a->left = a->blocks->size;
#endif
}

status arena_run(arena *a, status (*body)(void *context, error *e), void *context, error *e) {
    guard here = {.outer = a->guard};
    a->guard = &here;
    status result;
    if (setjmp(here.leave) == 0) result = body(context, e);
    else result = fail(e, READOUT_NO_MEMORY, "out of memory");
    a->guard = here.outer;
    return result;
}

void arena_exhausted(arena *a) {
    assert(a->guard && "allocation from an arena outside of arena_run");
    longjmp(a->guard->leave, 1);
}

static size_t used_of_newest(const arena *a) { return a->blocks ? a->blocks->size - a->left : 0; }

static block *block_new(arena *a, size_t size) {
    if (size > SIZE_MAX / 2) arena_exhausted(a);
    block *b = mem_alloc(sizeof *b + size);
    if (!b) arena_exhausted(a);
    *b = (block){.size = size};
    return b;
}

/* From now on the block in use. */
static void put_block(arena *a, block *b) {
    a->used += used_of_newest(a);
    b->next = a->blocks;
    a->blocks = b;
    a->at = b->bytes;
    a->left = b->size;
}

#ifdef READOUT_ARENA_MALLOC

void *arena_more(arena *a, size_t size) {
    put_block(a, block_new(a, size));
    a->left = 0;
    return memset(a->at, 0xA5, size); /* so that it shows who reads it first */
}

#else

static size_t block_size(const arena *a) {
    size_t wanted = a->blocks ? a->blocks->size * 2 : FIRST_BLOCK;
    return wanted < LARGEST_BLOCK ? wanted : LARGEST_BLOCK;
}

/* A large object goes behind the block in use. */
static void *apart(arena *a, size_t size) {
    block *b = block_new(a, size);
    b->next = a->blocks->next;
    a->blocks->next = b;
    a->used += size;
    return b->bytes;
}

void *arena_more(arena *a, size_t size) {
    if (size > SIZE_MAX / 2) arena_exhausted(a);
    size_t rounded = size ? (size + ARENA_ALIGN - 1) / ARENA_ALIGN * ARENA_ALIGN : ARENA_ALIGN;
    if (a->left < rounded && a->blocks && rounded > block_size(a)) return apart(a, rounded);
    if (a->left < rounded) put_block(a, block_new(a, rounded > block_size(a) ? rounded : block_size(a)));
    return arena_room(a, rounded);
}

#endif

void *arena_copy(arena *a, const void *from, size_t size) {
    void *to = arena_room(a, size);
    if (size) memcpy(to, from, size);
    return to;
}

slice arena_slice(arena *a, slice text) { return (slice){arena_copy(a, text.at, text.size), text.size}; }

char *arena_string(arena *a, slice text) {
    char *to = arena_room(a, text.size + 1);
    if (text.size) memcpy(to, text.at, text.size);
    to[text.size] = 0;
    return to;
}

slice arena_join(arena *a, const slice *parts, size_t count) {
    size_t size = 0;
    for (size_t i = 0; i < count; i++) size += parts[i].size;
    char *text = arena_room(a, size + 1), *to = text;
    for (size_t i = 0; i < count; to += parts[i++].size)
        if (parts[i].size) memcpy(to, parts[i].at, parts[i].size);
    text[size] = 0;
    return (slice){text, size};
}

/* What nearly all formats are made of: text, %s, %.*s, %u; *known is false where something else stands there. Writes
 * what goes into `room` bytes, and returns the length. */
static size_t print_plain(char *out, size_t room, const char *format, va_list arguments, bool *known) {
    size_t size = 0;
    char digits[12];
    for (const char *f = format; *f; f++) {
        slice piece = {f, 1};
        if (*f == '%' && f[1] == 'u') {
            unsigned n = va_arg(arguments, unsigned);
            piece = (slice){digits + sizeof digits, 0};
            do piece = (slice){piece.at - 1, piece.size + 1},
                digits[sizeof digits - piece.size] = (char)('0' + n % 10);
            while (n /= 10);
            f++;
        } else if (*f == '%') {
            bool bounded = f[1] == '.' && f[2] == '*';
            f += bounded ? 3 : 1;
            *known = *known && *f == 's';
            if (!*known) return 0;
            int most = bounded ? va_arg(arguments, int) : -1;
            piece.at = va_arg(arguments, const char *);
            const char *end = most > 0 ? memchr(piece.at, 0, (size_t)most) : NULL;
            piece.size = most < 0 ? strlen(piece.at) : end ? (size_t)(end - piece.at) : (size_t)most;
        }
        if (piece.size && size + piece.size <= room) memcpy(out + size, piece.at, piece.size);
        size += piece.size;
    }
    return size;
}

slice arena_print(arena *a, const char *format, ...) {
    va_list arguments, again;
    char near[256], *text = NULL;
    bool known = true;
    va_start(arguments, format);
    va_copy(again, arguments);
    size_t plain = print_plain(near, sizeof near, format, arguments, &known);
    if (known) {
        text = arena_room(a, plain + 1);
        if (plain <= sizeof near) memcpy(text, near, plain);
        else print_plain(text, plain, format, again, &known);
        text[plain] = 0;
    }
    va_end(arguments);
    va_end(again);
    if (known) return (slice){text, plain};
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(near, sizeof near, format, arguments);
    va_end(arguments);
    if (length >= 0) {
        text = arena_alloc(a, (size_t)length + 1);
        if ((size_t)length < sizeof near) memcpy(text, near, (size_t)length);
        else vsnprintf(text, (size_t)length + 1, format, again);
    }
    va_end(again);
    return (slice){text, length > 0 ? (size_t)length : 0};
}

size_t arena_used(const arena *a) { return a->used + used_of_newest(a); }
