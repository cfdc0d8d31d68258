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

typedef struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) char bytes[];
} block;

typedef struct guard {
    jmp_buf leave;
    struct guard *outer;
} guard;

struct arena {
    block *blocks; /* the newest first */
    guard *guard;
    size_t used;
};

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

void arena_reset(arena *a) {
    a->used = 0;
    if (!a->blocks) return;
    free_blocks(a->blocks->next);
    a->blocks->next = NULL;
    a->blocks->used = 0;
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

static block *add_block(arena *a, size_t size) {
    if (size > SIZE_MAX / 2) arena_exhausted(a);
    block *b = mem_alloc(sizeof *b + size);
    if (!b) arena_exhausted(a);
    *b = (block){.size = size, .next = a->blocks};
    a->blocks = b;
    return b;
}

#ifdef READOUT_ARENA_MALLOC

void *arena_room(arena *a, size_t size) {
    block *b = add_block(a, size ? size : 1);
    b->used = size;
    a->used += size;
    return memset(b->bytes, 0xA5, size); /* so that it shows who reads it first */
}

#else

static size_t rounded_up(size_t size) {
    const size_t align = alignof(max_align_t);
    return size ? (size + align - 1) / align * align : align;
}

void *arena_room(arena *a, size_t size) {
    if (size > SIZE_MAX / 2) arena_exhausted(a);
    size_t rounded = rounded_up(size);
    block *b = a->blocks;
    if (!b || b->size - b->used < rounded) {
        size_t wanted = b ? b->size * 2 : FIRST_BLOCK;
        if (wanted > LARGEST_BLOCK) wanted = LARGEST_BLOCK;
        bool oversize = rounded > wanted;
        block *newest = b;
        b = add_block(a, oversize ? rounded : wanted);
        if (oversize && newest) { /* a large object goes behind the block in use */
            a->blocks = newest;
            b->next = newest->next;
            newest->next = b;
        }
    }
    void *object = b->bytes + b->used;
    b->used += rounded;
    a->used += rounded;
    return object;
}

#endif

void *arena_alloc(arena *a, size_t size) { return memset(arena_room(a, size), 0, size); }

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
 * to `out` unless it is NULL, and returns the length. */
static size_t print_plain(char *out, const char *format, va_list arguments, bool *known) {
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
        if (out && piece.size) memcpy(out + size, piece.at, piece.size);
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
    size_t plain = print_plain(NULL, format, arguments, &known);
    if (known) {
        text = arena_alloc(a, plain + 1);
        print_plain(text, format, again, &known);
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

size_t arena_used(const arena *a) { return a->used; }
