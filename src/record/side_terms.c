/* side_terms.c - words and pairs of words with weights, see side_terms.h
 *
 * Each term that is known counts once, and as much as the others: 1 by the root of how many there are. */
#include "record/side_terms.h"

#include <math.h>

#include "base/table.h"
#include "base/utf8.h"

status side_terms_open(arena *a, const char *folder, side_terms *out, error *e) {
    table t;
    *out = (side_terms){.by_term = {0}};
    status s = table_load(a, folder, "side_terms.tsv", 1 + TERM_CLASSES, 1 + TERM_CLASSES, &t, e);
    for (uint32_t row = 0; s == READOUT_OK && row < t.size; row++) {
        bool found;
        *map_put(a, &out->by_term, table_cell(&t, row, 0), &found) = row;
        if (found) return table_fail(&t, row, e, "stands twice");
        for (uint32_t i = 0; i < TERM_CLASSES; i++) {
            if (!slice_number(table_cell(&t, row, 1 + i), vec_push(a, &out->weights)))
                return table_fail(&t, row, e, "no number in column %u", 2 + i);
        }
    }
    return s;
}

/* ------------------------------------------------------------------------------------------------- the terms */

typedef struct telling {
    arena *a;
    map known;
    term_list *out;
} telling;

static void add_term(telling *x, slice term) {
    bool found;
    *map_put(x->a, &x->known, term, &found) = 1;
    if (!found) *vec_push(x->a, x->out) = term;
}

static bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/* How many bytes an apostrophe takes at `at`; 0 where there is none. */
static size_t apostrophe(slice text, size_t at) {
    slice rest = slice_part(text, at, text.size);
    return slice_starts(rest, SLICE("'")) ? 1 : slice_starts(rest, SLICE("\u2019")) ? strlen("\u2019") : 0;
}

/* Where a word that begins at `at` ends; "don't" ends before its "n't". */
static size_t word_end(slice text, size_t at) {
    size_t end = at;
    while (end < text.size && is_letter(text.at[end])) end++;
    size_t mark = apostrophe(text, end);
    bool cut =
        mark && end > at + 1 && text.at[end - 1] == 'n' && end + mark < text.size && text.at[end + mark] == 't';
    return cut ? end - 1 : end;
}

/* The next word in small letters; empty at the end. */
static slice next_word(slice text, size_t *at) {
    while (*at < text.size && !is_letter(text.at[*at])) ++*at;
    size_t begin = *at, end = word_end(text, begin);
    size_t mark = end > begin && text.at[begin] == 'n' ? apostrophe(text, begin + 1) : 0;
    bool rest = begin > 0 && mark && is_letter(text.at[begin - 1]); /* "n't", of "don't" */
    *at = rest ? begin + 1 + mark + 1 : end;
    return rest ? SLICE("n't") : slice_part(text, begin, end);
}

static void add_words(telling *x, const char *kind, slice text) {
    slice small = utf8_lower(x->a, text), before = {0};
    size_t at = 0;
    for (slice word = next_word(small, &at); word.size; word = next_word(small, &at)) {
        add_term(x, arena_print(x->a, "%s%.*s", kind, (int)word.size, word.at));
        if (before.size)
            add_term(x, arena_print(x->a, "%s%.*s %.*s", kind, (int)before.size, before.at, (int)word.size, word.at));
        before = word;
    }
}

void side_terms_of(arena *a, const article *x, const attribution *t, term_list *out) {
    telling of = {.a = a, .out = out};
    add_term(&of, TERM_ALL);
    add_words(&of, "", article_text(x, stand_words(x, t)));
    add_words(&of, "cue:", article_text(x, article_extent(x, t->cue)));
    if (t->speaker < x->actors.size) add_words(&of, "role:", x->actors.at[t->speaker].role);
}

leaning side_terms_weigh(const side_terms *m, arena *scratch, const article *x, const attribution *t) {
    term_list terms = {0};
    double sum[TERM_CLASSES] = {0}, all = 0, most = 0;
    uint32_t count = 0;
    side_terms_of(scratch, x, t, &terms);
    for (uint32_t i = 1; i < terms.size; i++) count += map_get(&m->by_term, terms.at[i]) != MAP_NONE;
    for (uint32_t i = 0; i < terms.size; i++) {
        uint32_t at = map_get(&m->by_term, terms.at[i]);
        for (int k = 0; k < TERM_CLASSES && at != MAP_NONE; k++)
            sum[k] += m->weights.at[at * TERM_CLASSES + (uint32_t)k] / (i ? 1000 * sqrt(count) : 1000);
    }
    for (int k = 0; k < TERM_CLASSES; k++)
        if (sum[k] > most) most = sum[k];
    for (int k = 0; k < TERM_CLASSES; k++) all += sum[k] = exp(sum[k] - most);
    return (leaning){(uint8_t)lround(100 * sum[TERM_ASSERTS] / all), (uint8_t)lround(100 * sum[TERM_DENIES] / all)};
}
