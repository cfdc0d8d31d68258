/* fold.c - letters that spellings of one name exchange; see fold.h */
#include "base/fold.h"

#include <string.h>

/* Two letters (or one) and what they are folded to; applied left to right, longest first. */
static const struct fold_rule {
    char from[4], to[3];
} fold_rules[] = {
    {"sch", "sh"}, {"tch", "ch"}, {"iy", "i"}, {"ij", "i"}, {"yi", "i"}, {"yy", "i"}, {"ii", "i"}, {"ey", "ei"},
    {"ay", "ai"},  {"ph", "f"},   {"ck", "k"}, {"kh", "h"}, {"gh", "g"}, {"dj", "j"}, {"zh", "j"}, {"ou", "u"},
    {"oo", "u"},   {"ee", "i"},   {"q", "k"},  {"w", "v"},  {"x", "ks"}, {"y", "i"},
};

size_t fold_word(slice text, char *out) {
    size_t used = 0;
    for (size_t i = 0; i < text.size;) {
        slice rest = slice_part(text, i, text.size);
        const char *to = NULL;
        size_t size = 1;
        for (size_t r = 0; r < sizeof fold_rules / sizeof *fold_rules && !to; r++)
            if (slice_starts(rest, slice_of(fold_rules[r].from))) {
                to = fold_rules[r].to;
                size = strlen(fold_rules[r].from);
            }
        slice piece = to ? slice_of(to) : slice_part(rest, 0, 1);
        for (size_t j = 0; j < piece.size; j++)
            if (!used || out[used - 1] != piece.at[j])
                out[used++] = piece.at[j];
        i += size;
    }
    return used;
}
