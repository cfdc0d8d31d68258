/* lemma.c - makes and applies edit scripts */
#include "parse/lemma.h"

#include <string.h>

#include "base/utf8.h"

static slice lower_of(arena *a, slice form) {
    bool ascii = true, changes = false;
    for (size_t i = 0; i < form.size; i++) {
        ascii = ascii && (unsigned char)form.at[i] < 128;
        changes = changes || (form.at[i] >= 'A' && form.at[i] <= 'Z');
    }
    if (!ascii) return utf8_lower(a, form);
    if (!changes) return form;
    char *out = arena_copy(a, form.at, form.size);
    for (size_t i = 0; i < form.size; i++)
        if (out[i] >= 'A' && out[i] <= 'Z') out[i] = (char)(out[i] + 32);
    return (slice){out, form.size};
}

static slice title_of(arena *a, slice form) {
    slice low = lower_of(a, form);
    if (!low.size) return low;
    char *out = arena_copy(a, low.at, low.size);
    if (out[0] >= 'a' && out[0] <= 'z') out[0] = (char)(out[0] - 32);
    return (slice){out, low.size};
}

static slice base_of(arena *a, char operation, slice form) {
    return operation == 'L' ? lower_of(a, form) : operation == 'T' ? title_of(a, form) : form;
}

static size_t common(slice a, slice b) {
    size_t i = 0;
    while (i < a.size && i < b.size && a.at[i] == b.at[i]) i++;
    while (i && i < a.size && ((unsigned char)a.at[i] & 0xC0) == 0x80) i--; /* whole code points */
    return i;
}

slice lemma_script(arena *a, slice form, slice lemma, bool name) {
    const char *order = name ? "KTL" : "LKT";
    char best = 0;
    size_t cost = SIZE_MAX, cut = 0, kept = 0;
    for (const char *o = order; *o; o++) {
        slice base = base_of(a, *o, form);
        size_t same = common(base, lemma), price = base.size - same + lemma.size - same;
        if (price < cost) {
            best = *o;
            cost = price;
            cut = base.size - same;
            kept = same;
        }
    }
    slice ending = slice_part(lemma, kept, lemma.size);
    return arena_print(a, "%c%zu+%.*s", best, cut, (int)ending.size, ending.at ? ending.at : "");
}

slice lemma_apply(arena *a, slice script, slice form) {
    if (script.size < 3) return form;
    size_t cut = 0, at = 1;
    while (at < script.size && script.at[at] >= '0' && script.at[at] <= '9' && cut < 1000)
        cut = cut * 10 + (size_t)(script.at[at++] - '0');
    if (at >= script.size || script.at[at] != '+') return form;
    slice ending = slice_part(script, at + 1, script.size), base = base_of(a, script.at[0], form);
    if (base.size < cut || base.size - cut + ending.size == 0) return (slice){0};
    if (cut && ((unsigned char)base.at[base.size - cut] & 0xC0) == 0x80) return (slice){0}; /* inside a code point */
    if (cut == 0 && ending.size == 0) return base;
    char *out = arena_alloc(a, base.size - cut + ending.size);
    memcpy(out, base.at, base.size - cut);
    if (ending.size) memcpy(out + base.size - cut, ending.at, ending.size);
    return (slice){out, base.size - cut + ending.size};
}
