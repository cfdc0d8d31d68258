/* row_marks.c - see row_marks.h */
#include "row_marks.h"

#include "record/packed.h"

enum { DISPUTES = 32 };

static slice name_in(slice path) {
    for (size_t i = path.size; i > 0; i--)
        if (path.at[i - 1] == '/') return slice_part(path, i, path.size);
    return path;
}

slice marked_words(const marks *all, lister *l, int64_t report, int64_t quote) {
    packed_rows quotes = packed_of(l, report, PACKED_QUOTE);
    const cell *q = quote < 0 ? NULL : packed_row(&quotes, quote);
    if (!q) return (slice){0};
    slice cue = arena_slice(l->a, q[QUOTE_CUE].text);
    size_t begin = (size_t)q[QUOTE_BEGIN].number, end = (size_t)q[QUOTE_END].number;
    const source *from = source_of(l, report);
    if (!from) return (slice){0};
    begin = utf8_point_of(&from->points, begin);
    end = utf8_point_of(&from->points, end);
    const mark *found = mark_at(all, name_in(from->path), cue, (uint32_t)begin, (uint32_t)end);
    return found && !slice_equal(found->what, SLICE("x")) ? found->what : (slice){0};
}

int mark_agrees(slice what, uint32_t dispute, const member *m) {
    char said = mark_for(what, dispute);
    if (said != '+' && said != '-') return 0;
    return (said == '+') == (m->side == SIDE_ASSERTS) ? 1 : -1;
}

uint32_t marked_dispute(const marks *all, lister *l, const claim *c) {
    uint32_t votes[DISPUTES] = {0}, best = NONE;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (m->side != SIDE_ASSERTS && m->side != SIDE_DENIES) continue;
        slice what = marked_words(all, l, m->article, m->quote);
        for (uint32_t k = 0; k < DISPUTES; k++) votes[k] += mark_agrees(what, k, m) > 0;
    }
    for (uint32_t k = 0; k < DISPUTES; k++)
        if (votes[k] > (best == NONE ? 0 : votes[best])) best = k;
    return best;
}
