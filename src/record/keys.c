/* keys.c - lists of keys, joined by line ends or still apart */
#include "record/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/kinds.h"

bool key_of_no_country(slice key, const char *letters) {
    return key_is(key, letters) && key.size > 2 && key.at[2] == ':';
}

slice key_rest(slice key) {
    slice_take(&key, ':');
    return key;
}

slice key_of_state(arena *scratch, slice country) {
    return arena_join(scratch, (slice[]){SLICE("c:"), country}, 2);
}

slice key_country(slice key) {
    if (!key_is(key, "co")) return (slice){0};
    slice_take(&key, ':');
    slice country = slice_take(&key, ':');
    return country.size == 3 ? country : (slice){0};
}

static bool meet(slice one, slice other, bool (*same)(slice, slice)) {
    for (slice left = one; left.at;) {
        slice a = slice_take(&left, '\n');
        for (slice right = other; right.at;)
            if (same(a, slice_take(&right, '\n'))) return true;
    }
    return false;
}

bool keys_meet(slice one, slice other) { return meet(one, other, slice_equal); }

bool keys_named(slice keys) {
    while (keys.size)
        if (!key_is(slice_take(&keys, '\n'), "gut")) return true;
    return false;
}

bool paths_meet(slice one, slice other) { return meet(one, other, kinds_compatible); }
bool paths_siblings(slice one, slice other) { return meet(one, other, kinds_siblings); }

void keys_add(key_list *k, slice key) {
    for (uint32_t i = 0; i < k->size; i++)
        if (slice_equal(k->at[i], key)) return;
    if (k->size < KEYS_MOST && key.size) k->at[k->size++] = key;
}

static int by_bytes(const void *a, const void *b) { return slice_compare(*(const slice *)a, *(const slice *)b); }

slice keys_joined(arena *scratch, key_list *k) {
    size_t size = 0;
    if (k->size > 1) qsort(k->at, k->size, sizeof k->at[0], by_bytes);
    for (uint32_t i = 0; i < k->size; i++) size += k->at[i].size + 1;
    char *out = arena_alloc(scratch, size), *at = out;
    for (uint32_t i = 0; i < k->size; i++) {
        if (i) *at++ = '\n';
        memcpy(at, k->at[i].at, k->at[i].size);
        at += k->at[i].size;
    }
    return (slice){out, (size_t)(at - out)};
}

slice key_of_words(arena *scratch, slice words) {
    slice key = utf8_key(scratch, words);
    char *copy = arena_copy(scratch, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (copy[i] == '\n') copy[i] = ' ';
    return arena_join(scratch, (slice[]){SLICE("t:"), {copy, key.size}}, 2);
}
