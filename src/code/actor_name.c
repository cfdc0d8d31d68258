/* actor_name.c - folds and compares names of persons */
#include "code/actor_name.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"

static bool parts_here(uint32_t code) {
    return !utf8_is_letter(code) && code != '\'' && code != 0x2019 && code != '`';
}

static void add_part(arena *a, person_name *called, slice text) {
    if (!text.size || called->count == NAME_PARTS)
        return;
    char *plain = arena_alloc(a, text.size), *folded = arena_alloc(a, 2 * text.size);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] != '\'' && text.at[i] != '`')
            plain[size++] = text.at[i];
    if (size)
        called->parts[called->count++] = (slice){folded, fold_word((slice){plain, size}, folded)};
}

person_name name_fold(const word_roles *words, arena *a, slice text) {
    person_name called = {.count = 0};
    slice key = utf8_key(a, text);
    size_t begin = 0;
    for (size_t i = 0, size; i < key.size; i += size) {
        if (!parts_here(utf8_decode(slice_part(key, i, key.size), &size)))
            continue;
        add_part(a, &called, slice_part(key, begin, i));
        begin = i + size;
    }
    add_part(a, &called, slice_part(key, begin, key.size));
    slice last = called.count > 2 ? called.parts[called.count - 1] : (slice){NULL, 0};
    if (word_is(words, last, WORD_GENERATION)) /* no part by which he is called */
        called.count--;
    return called;
}

slice name_join(arena *a, const person_name *called, uint32_t first) {
    size_t size = 0;
    for (uint32_t i = first; i < called->count; i++)
        size += called->parts[i].size;
    char *text = arena_alloc(a, size);
    size = 0;
    for (uint32_t i = first; i < called->count; i++)
        for (size_t j = 0; j < called->parts[i].size; j++)
            if (!size || text[size - 1] != called->parts[i].at[j]) /* doubled where the parts meet */
                text[size++] = called->parts[i].at[j];
    return (slice){text, size};
}

slice name_key(arena *a, const person_name *called) {
    if (called->count < 2)
        return called->count ? called->parts[0] : (slice){NULL, 0};
    person_name plain = {.parts = {called->parts[0]}, .count = 1};
    for (uint32_t i = 1; i < called->count; i++) /* without middle initials */
        if (called->parts[i].size > 1 || i + 1 == called->count)
            plain.parts[plain.count++] = called->parts[i];
    slice rest = name_join(a, &plain, 1);
    return arena_print(a, "%.*s %.*s", (int)called->parts[0].size, called->parts[0].at, (int)rest.size, rest.at);
}

#define LONGEST 64

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

uint32_t name_distance(slice a, slice b, uint32_t limit) {
    if (a.size > LONGEST || b.size > LONGEST || a.size > b.size + limit || b.size > a.size + limit)
        return limit + 1;
    uint32_t rows[3][LONGEST + 1];
    for (uint32_t j = 0; j <= b.size; j++)
        rows[0][j] = j;
    for (uint32_t i = 1; i <= a.size; i++) {
        uint32_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *older = rows[(i + 1) % 3];
        now[0] = i;
        for (uint32_t j = 1; j <= b.size; j++) {
            bool same = a.at[i - 1] == b.at[j - 1];
            now[j] = least(least(now[j - 1], last[j]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
                now[j] = least(now[j], older[j - 2] + 1);
        }
    }
    uint32_t distance = rows[a.size % 3][b.size];
    return distance > limit ? limit + 1 : distance;
}

uint32_t name_errors(size_t size, bool agrees) {
    if (agrees)
        return size >= 8 ? 2 : size >= 4 ? 1 : 0;
    return size >= 7 ? 1 : 0;
}
