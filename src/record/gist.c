/* gist.c - see gist.h */
#include "record/gist.h"

#include "record/kept.h"

enum { WORDS = 60 /* letters */ };
#define WORDED (INT64_C(1) << 50)

typedef VEC(gist_mark) mark_list;
typedef VEC(slice) text_list;

/* ------------------------------------------------------------------------------------------- from the members */

static bool same_mark(const gist_mark *a, const gist_mark *b) {
    return a->article == b->article && a->quote == b->quote && a->who == b->who && a->side == b->side &&
           a->takes == b->takes;
}

static void add_text(lister *l, map *seen, text_list *to, slice text) {
    bool found;
    *map_put(l->a, seen, text, &found) = 1;
    if (!found) *vec_push(l->a, to) = text;
}

static void add_report(gist *g, int64_t of) {
    bool new = !g->report_count || g->reports[g->report_count - 1] != of;
    if (new && g->report_count < GIST_REPORTS) g->reports[g->report_count++] = of;
}

/* What a denial is known by, where it has words enough: the same in each report that has it, as those have the same
 * statement of an office word for word. A number that no article has; 0 where it has few. */
static int64_t denial_of(lister *l, const member *m) {
    char words[WORDS];
    size_t size = 0;
    const source *from =
        m->side == SIDE_DENIES && member_takes_side(m) && m->quote >= 0 ? source_of(l, m->article) : NULL;
    for (size_t i = m->at.begin; from && i < m->at.end && i < from->text.size && size < WORDS; i++) {
        char c = from->text.at[i];
        if (c >= 'A' && c <= 'Z') words[size++] = (char)(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z') words[size++] = c;
    }
    return size == WORDS ? WORDED | (int64_t)(slice_hash((slice){words, size}) & (WORDED - 1)) : 0;
}

static gist gist_made(lister *l, const claim *c) {
    gist out = {0};
    mark_list marks = {0};
    text_list lemmas = {0}, objects = {0};
    map seen_lemmas = {0}, seen_objects = {0};
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        gist_mark mark = {m->article, m->quote, m->identity, m->side, member_takes_side(m)};
        int64_t denial = denial_of(l, m);
        if (denial) mark.article = denial, mark.quote = 0;
        add_report(&out, m->article);
        add_text(l, &seen_lemmas, &lemmas, m->lemma);
        if (m->objects.size) add_text(l, &seen_objects, &objects, m->objects);
        if (!mark.who && mark.quote < 0) continue;
        if (!marks.size || !same_mark(&marks.at[marks.size - 1], &mark)) *vec_push(l->a, &marks) = mark;
    }
    out.marks = marks.at;
    out.mark_count = marks.size;
    out.lemmas = lemmas.at;
    out.lemma_count = lemmas.size;
    out.objects = objects.at;
    out.object_count = objects.size;
    return out;
}

gist gist_of(lister *l, const claim *c) { return c->kept ? gist_take(l, kept_gist(c)) : gist_made(l, c); }

/* ---------------------------------------------------------------------------------------------------- packing */

static void put_texts(bundle *to, const slice *all, uint32_t count) {
    bundle_number(to, count);
    for (uint32_t i = 0; i < count; i++) bundle_text(to, all[i]);
}

/* Articles as they differ from the one before, and what has few values in one number. */
void gist_put(lister *l, const claim *c, bundle *to) {
    gist g = gist_made(l, c);
    int64_t before = 0;
    bundle_open(to);
    bundle_number(to, g.report_count);
    for (uint32_t i = 0; i < g.report_count; i++) bundle_number(to, g.reports[i]);
    put_texts(to, g.lemmas, g.lemma_count);
    put_texts(to, g.objects, g.object_count);
    bundle_number(to, g.mark_count);
    for (uint32_t i = 0; i < g.mark_count; i++) {
        const gist_mark *x = &g.marks[i];
        bundle_number(to, x->article - before);
        bundle_number(to, (x->quote * SIDES + x->side) * 2 + x->takes);
        bundle_number(to, x->who);
        before = x->article;
    }
    bundle_close(to);
}

static const slice *take_texts(lister *l, unbundling *u, uint32_t *count) {
    *count = unbundle_count(u);
    slice *out = ARENA_NEW(l->a, slice, *count);
    for (uint32_t i = 0; i < *count; i++) out[i] = unbundle_text(u);
    return out;
}

/* The quote is -1 or more. */
static gist_mark take_mark(unbundling *u, int64_t before) {
    gist_mark out = {.article = (int64_t)((uint64_t)before + (uint64_t)unbundle_number(u))};
    uint64_t n = (uint64_t)unbundle_number(u) + 2 * SIDES;
    out.takes = n & 1;
    out.side = (uint8_t)(n / 2 % SIDES);
    out.quote = (int64_t)(n / 2 / SIDES) - 1;
    out.who = unbundle_number(u);
    return out;
}

gist gist_take(lister *l, unbundling part) {
    gist out = {0};
    uint32_t reports = unbundle_count(&part);
    for (uint32_t i = 0; i < reports; i++) add_report(&out, unbundle_number(&part));
    out.lemmas = take_texts(l, &part, &out.lemma_count);
    out.objects = take_texts(l, &part, &out.object_count);
    out.mark_count = unbundle_count(&part);
    gist_mark *marks = ARENA_NEW(l->a, gist_mark, out.mark_count);
    for (uint32_t i = 0; i < out.mark_count; i++) marks[i] = take_mark(&part, i ? marks[i - 1].article : 0);
    out.marks = marks;
    if (!unbundle_ended(&part) && l->status == READOUT_OK)
        l->status = fail(l->e, READOUT_STORE, "a kept dispute is damaged");
    return out;
}
