/* marks.c - the sets of tests/reports with what people marked in them, see marks.h */
#include "marks.h"

#include <ctype.h>

#include "base/table.h"

static uint32_t whole_number(slice text) {
    uint32_t out = 0;
    for (size_t i = 0; i < text.size; i++) out = out * 10 + (uint32_t)(text.at[i] - '0');
    return out;
}

status marks_load(arena *a, const char *folder, marks *out, error *e) {
    table t;
    status s = table_load(a, folder, "sides.tsv", 5, 6, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++)
        *vec_push(a, out) = (mark){table_cell(&t, i, 0), table_cell(&t, i, 3), table_cell(&t, i, 4),
                                   whole_number(table_cell(&t, i, 1)), whole_number(table_cell(&t, i, 2))};
    return s;
}

const mark *mark_at(const marks *all, slice report, slice cue, uint32_t begin, uint32_t end) {
    const mark *best = NULL;
    double most = 0.3;
    for (uint32_t i = 0; i < all->size; i++) {
        const mark *m = &all->at[i];
        if (!slice_equal(m->report, report) || !slice_equal(m->cue, cue)) continue;
        uint32_t low = m->begin > begin ? m->begin : begin, high = m->end < end ? m->end : end;
        uint32_t wide = (m->end > end ? m->end : end) - (m->begin < begin ? m->begin : begin);
        double x = high > low && wide ? (high - low) / (double)wide : 0;
        if (x <= most) continue;
        most = x;
        best = m;
    }
    return best;
}

slice mark_report(slice path) {
    for (size_t i = path.size; i > 0; i--)
        if (path.at[i - 1] == '/') return slice_part(path, i, path.size);
    return path;
}

static uint32_t points_to(const article *a, uint32_t byte) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < byte && i < a->text.size; i++) n += ((unsigned char)a->text.at[i] & 0xC0) != 0x80;
    return n;
}

const mark *mark_of(const marks *all, const article *a, const attribution *t) {
    span at = stand_words(a, t);
    return mark_at(all, mark_report(a->path), article_text(a, article_extent(a, t->cue)), points_to(a, at.begin),
                   points_to(a, at.end));
}

char mark_for(slice what, uint32_t dispute) {
    while (what.size) {
        slice one = slice_take(&what, ',');
        if (one.size < 2 || !isdigit((unsigned char)one.at[0])) continue;
        if (whole_number(slice_part(one, 0, one.size - 1)) == dispute) return one.at[one.size - 1];
    }
    return 0;
}
