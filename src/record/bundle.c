/* bundle.c - see bundle.h */
#include "record/bundle.h"

#include <string.h>

#include "record/varying.h"

/* ------------------------------------------------------------------------------------------------ packing */

static void put_bytes(arena *a, bundle_bytes *to, const void *from, size_t size) {
    uint64_t more = size > to->size ? size : to->size;
    if (size > to->room - to->size) {
        if (to->size + more > UINT32_MAX / 2) arena_exhausted(a);
        vec_reserve(a, to, more);
    }
    if (size) memcpy(to->at + to->size, from, size);
    to->size += (uint32_t)size;
}

static void put_varying(arena *a, bundle_bytes *to, uint64_t n) {
    char out[VARYING_BYTES];
    put_bytes(a, to, out, varying_put(out, n));
}

void bundle_number(bundle *b, int64_t n) { put_varying(b->a, &b->rows, zigzag(n)); }

void bundle_text(bundle *b, slice text) {
    bool found;
    if (!text.size) {
        bundle_number(b, 0);
        return;
    }
    uint32_t *at = map_put(b->a, &b->known, text, &found);
    if (!found) {
        *at = ++b->count;
        put_varying(b->a, &b->texts, text.size);
        put_bytes(b->a, &b->texts, text.at, text.size);
    }
    bundle_number(b, *at);
}

void bundle_real(bundle *b, double x) { put_bytes(b->a, &b->rows, &x, sizeof x); }

void bundle_open(bundle *b) {
    b->outer = b->rows;
    memset(&b->rows, 0, sizeof b->rows);
}

void bundle_close(bundle *b) {
    bundle_bytes part = b->rows;
    b->rows = b->outer;
    put_varying(b->a, &b->rows, part.size);
    put_bytes(b->a, &b->rows, part.at, part.size);
}

slice bundle_packed(bundle *b) {
    bundle_bytes out = {0};
    vec_reserve(b->a, &out, VARYING_BYTES + (uint64_t)b->texts.size + b->rows.size);
    put_varying(b->a, &out, b->count);
    put_bytes(b->a, &out, b->texts.at, b->texts.size);
    put_bytes(b->a, &out, b->rows.at, b->rows.size);
    return (slice){out.at, out.size};
}

/* ---------------------------------------------------------------------------------------------- unpacking */

static uint64_t take_varying(unbundling *u) {
    uint64_t n;
    if (!varying_take(&u->at, u->end, &n)) u->damaged = true;
    return n;
}

static slice take_bytes(unbundling *u, uint64_t size) {
    if (size > (uint64_t)(u->end - u->at)) {
        u->damaged = true;
        return (slice){0};
    }
    slice out = {u->at, (size_t)size};
    u->at += size;
    return out;
}

static uint32_t as_count(unbundling *u, uint64_t n) {
    if (n > (uint64_t)(u->end - u->at)) u->damaged = true;
    return u->damaged ? 0 : (uint32_t)n;
}

unbundling unbundle(arena *a, slice packed) {
    unbundling u = {.at = packed.at, .end = packed.at + packed.size};
    uint32_t count = as_count(&u, take_varying(&u));
    slice *texts = ARENA_NEW(a, slice, count);
    for (uint32_t i = 0; i < count; i++) texts[i] = take_bytes(&u, take_varying(&u));
    u.texts = texts;
    u.count = count;
    return u;
}

int64_t unbundle_number(unbundling *u) {
    return unzigzag(take_varying(u));
}

slice unbundle_text(unbundling *u) {
    uint64_t n = (uint64_t)unbundle_number(u);
    if (n > u->count) u->damaged = true;
    return n && n <= u->count ? u->texts[n - 1] : (slice){"", 0};
}

double unbundle_real(unbundling *u) {
    double x = 0;
    slice raw = take_bytes(u, sizeof x);
    if (raw.size) memcpy(&x, raw.at, sizeof x);
    return x;
}

uint32_t unbundle_count(unbundling *u) { return as_count(u, (uint64_t)unbundle_number(u)); }

unbundling unbundle_part(unbundling *u) {
    slice bytes = take_bytes(u, take_varying(u));
    return (unbundling){
        .at = bytes.at, .end = bytes.at + bytes.size, .texts = u->texts, .count = u->count, .damaged = u->damaged};
}

bool unbundle_ended(const unbundling *u) { return !u->damaged && u->at == u->end; }
