/* kept.c - packs disputes and reads them back; see kept.h
 *
 * Of each dispute a bundle (bundle.h) of the claim's fields and its members', behind each member that the row shows
 * what it shows of it; and of all of a bucket one of their fronts, so that a list reads whole only what it shows. */
#include "record/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/order.h"
#include "record/entry.h"
#include "record/gist.h"
#include "record/independent.h"

enum { CLAIM_TEXTS = 15, MEMBER_TEXTS = 9, ENTRY_TEXTS = 10, FRONTS = -1 /* the number under which they are kept */ };

/* ------------------------------------------------------------------------------------------------ packing */

static void pack_member(bundle *p, const member *m) {
    const int64_t numbers[] = {m->article, m->n,        m->proposition, m->quote, m->speaker,     m->identity,
                               m->at.begin, m->at.end,  m->day,         m->side,  m->outlet_voice, m->marks};
    const slice texts[MEMBER_TEXTS] = {m->sha256,     m->outlet,  m->agency, m->date, m->via,
                                       m->recipients, m->objects, m->lemma,  m->rule};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) bundle_number(p, numbers[i]);
    for (int i = 0; i < MEMBER_TEXTS; i++) bundle_text(p, texts[i]);
    bundle_real(p, m->score);
}

static void pack_entry(bundle *p, const entry_words *x) {
    const slice texts[ENTRY_TEXTS] = {x->words.quote, x->words.path, x->speaker,      x->said,      x->channel,
                                      x->face.name,   x->face.role,  x->face.country, x->face.code, x->face.uid};
    const int64_t numbers[] = {x->words.begin, x->words.end - x->words.begin, x->words.line, x->words.column,
                               x->vias};
    for (int i = 0; i < ENTRY_TEXTS; i++) bundle_text(p, texts[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) bundle_number(p, numbers[i]);
    for (uint32_t i = 0; i < x->vias; i++) bundle_text(p, x->via[i]);
}

static void pack_members(lister *l, bundle *p, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++) {
        bool listed = member_listed(l, c, i);
        pack_member(p, &c->members[i]);
        bundle_number(p, listed);
        if (!listed) continue;
        entry_words of = entry_words_of(l, &c->members[i]);
        pack_entry(p, &of);
    }
}

static void pack_called(bundle *p, const claim_words *words) {
    for (int i = 0; i < CLAIM_CALLED; i++) {
        bundle_number(p, words->called[i].size);
        for (uint32_t k = 0; k < words->called[i].size; k++) {
            const claim_wording *x = &words->called[i].at[k];
            bundle_text(p, x->text);
            bundle_number(p, x->count);
            if (i == CLAIM_DOERS) bundle_text(p, x->country);
        }
    }
}

static slice pack(lister *l, const claim *c) {
    bundle p = {.a = l->a};
    claim_words words = claim_words_of(l, c);
    const slice texts[CLAIM_TEXTS] = {c->key,  c->sense, c->actors,       c->recipient, c->object,
                    c->first,
                                      c->last, c->of,    words.predicate, words.object, words.first_predicate,
                                          words.first_object, words.people, words.doers, words.told};
    const int64_t numbers[] = {c->voices, c->outlets, c->independent,          c->articles,
                               c->one,    c->tier,    claim_independent(l, c), c->size};
    for (int i = 0; i < CLAIM_TEXTS; i++) bundle_text(&p, texts[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) bundle_number(&p, numbers[i]);
    for (int i = 0; i < SIDES; i++) bundle_number(&p, c->speakers[i]);
    for (int i = 0; i < SIDES; i++) bundle_number(&p, c->plain[i]);
    bundle_real(&p, c->certainty);
    pack_called(&p, &words);
    pack_members(l, &p, c);
    return bundle_packed(&p);
}

/* What by_contest orders them by (claims.h), what else decides whether one is listed, and its gist. */
static slice pack_fronts(lister *l, const claims *all) {
    bundle p = {.a = l->a};
    bundle_number(&p, all->size);
    for (uint32_t i = 0; i < all->size; i++) {
        const claim *c = &all->at[i];
        bundle_text(&p, c->key);
        bundle_text(&p, c->actors);
        bundle_number(&p, c->independent);
        bundle_number(&p, c->tier);
        bundle_number(&p, c->size);
        for (int side = 0; side < SIDES; side++) bundle_number(&p, c->plain[side]);
        bundle_real(&p, c->certainty);
        gist_put(l, c, &p);
    }
    return bundle_packed(&p);
}

/* ---------------------------------------------------------------------------------------------- unpacking */

static void take_member(unbundling *g, member *m) {
    slice *texts[MEMBER_TEXTS] = {&m->sha256,     &m->outlet,  &m->agency, &m->date, &m->via,
                                  &m->recipients, &m->objects, &m->lemma,  &m->rule};
    int64_t *numbers[] = {&m->article, &m->n, &m->proposition, &m->quote, &m->speaker, &m->identity};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = unbundle_number(g);
    m->at.begin = (uint32_t)unbundle_number(g);
    m->at.end = (uint32_t)unbundle_number(g);
    m->day = (int32_t)unbundle_number(g);
    m->side = (uint8_t)((uint64_t)unbundle_number(g) % SIDES);
    m->outlet_voice = unbundle_number(g);
    m->marks = (uint16_t)unbundle_number(g);
    for (int i = 0; i < MEMBER_TEXTS; i++) *texts[i] = unbundle_text(g);
    m->score = unbundle_real(g);
}

static const entry_words *take_entry(arena *a, unbundling *g) {
    entry_words *x = ARENA_NEW(a, entry_words, 1);
    slice *texts[ENTRY_TEXTS] = {&x->words.quote, &x->words.path, &x->speaker,      &x->said,      &x->channel,
                                 &x->face.name,   &x->face.role,  &x->face.country, &x->face.code, &x->face.uid};
    for (int i = 0; i < ENTRY_TEXTS; i++) *texts[i] = unbundle_text(g);
    x->words.begin = unbundle_number(g);
    x->words.end = x->words.begin + unbundle_number(g);
    x->words.line = unbundle_number(g);
    x->words.column = unbundle_number(g);
    x->vias = unbundle_count(g);
    slice *via = ARENA_NEW(a, slice, x->vias);
    for (uint32_t i = 0; i < x->vias; i++) via[i] = unbundle_text(g);
    x->via = via;
    return x;
}

static void take_members(arena *a, unbundling *g, claim *c) {
    c->members = ARENA_NEW(a, member, c->size);
    for (uint32_t i = 0; i < c->size && !g->damaged; i++) {
        take_member(g, &c->members[i]);
        if (unbundle_number(g)) c->members[i].words = take_entry(a, g);
    }
}

static void take_called(arena *a, unbundling *g, claim_words *words) {
    for (int i = 0; i < CLAIM_CALLED; i++) {
        uint32_t size = unbundle_count(g);
        claim_wording *all = ARENA_NEW(a, claim_wording, size);
        for (uint32_t k = 0; k < size; k++) {
            all[k].text = unbundle_text(g);
            all[k].count = (uint32_t)unbundle_number(g);
            if (i == CLAIM_DOERS) all[k].country = unbundle_text(g);
        }
        words->called[i] = (claim_called){all, size};
    }
}

static void damaged(lister *l) {
    if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_STORE, "a kept dispute is damaged");
}

static claim unpack(lister *l, slice packed) {
    unbundling g = unbundle(l->a, packed);
    claim c = {0};
    claim_words *words = ARENA_NEW(l->a, claim_words, 1);
    slice *texts[CLAIM_TEXTS] = {&c.key,  &c.sense, &c.actors,         &c.recipient,   &c.object,
                      &c.first,
                                 &c.last, &c.of,    &words->predicate, &words->object, &words->first_predicate,
                                     &words->first_object, &words->people, &words->doers, &words->told};
    uint32_t *numbers[] = {&c.voices, &c.outlets, &c.independent, &c.articles};
    for (int i = 0; i < CLAIM_TEXTS; i++) *texts[i] = unbundle_text(&g);
    for (int i = 0; i < 4; i++) *numbers[i] = (uint32_t)unbundle_number(&g);
    c.one = unbundle_number(&g);
    c.tier = (uint32_t)unbundle_number(&g);
    c.apart = (uint32_t)unbundle_number(&g);
    c.size = unbundle_count(&g);
    for (int i = 0; i < SIDES; i++) c.speakers[i] = (uint32_t)unbundle_number(&g);
    for (int i = 0; i < SIDES; i++) c.plain[i] = (uint32_t)unbundle_number(&g);
    c.certainty = unbundle_real(&g);
    take_called(l->a, &g, words);
    take_members(l->a, &g, &c);
    c.words = words;
    if (!unbundle_ended(&g)) damaged(l);
    return c;
}

struct kept_at {
    int64_t bucket, n;
    unbundling gist;
};

static void unpack_fronts(lister *l, int64_t bucket, slice packed, claims *out) {
    unbundling g = unbundle(l->a, packed);
    uint32_t count = unbundle_count(&g);
    struct kept_at *at = ARENA_NEW(l->a, struct kept_at, count);
    for (uint32_t i = 0; i < count && !g.damaged; i++) {
        claim *c = vec_push(l->a, out);
        c->key = unbundle_text(&g);
        c->actors = unbundle_text(&g);
        c->independent = (uint32_t)unbundle_number(&g);
        c->tier = (uint32_t)unbundle_number(&g);
        c->size = (uint32_t)unbundle_number(&g);
        for (int side = 0; side < SIDES; side++) c->plain[side] = (uint32_t)unbundle_number(&g);
        c->certainty = unbundle_real(&g);
        at[i] = (struct kept_at){bucket, i, unbundle_part(&g)};
        c->kept = &at[i];
    }
    if (!unbundle_ended(&g)) damaged(l);
}

unbundling kept_gist(const claim *c) { return c->kept->gist; }

typedef VEC(slice) slices;

bool kept_holds(lister *l) {
    static const char sql[] = "SELECT n FROM total WHERE what = 'rules'";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    bool holds = lister_next(l, s) && sqlite3_column_int64(s, 0) == KEPT_RULES;
    if (s) sqlite3_reset(s);
    return holds;
}

/* A bucket's rows from number `first` to `last`. */
static void read_kept(lister *l, int64_t bucket, int64_t first, int64_t last, slices *out) {
    static const char sql[] = "SELECT packed FROM dispute WHERE bucket = ? AND n BETWEEN ? AND ? ORDER BY n";
    sqlite3_stmt *s = lister_ask(l, sql, 3, (const int64_t[]){bucket, first, last});
    while (lister_next(l, s))
        *vec_push(l->a, out) =
            arena_slice(l->a, (slice){sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)});
}

void kept_take(lister *l, int64_t bucket, claims *out) {
    slices all = {0};
    read_kept(l, bucket, 0, INT64_MAX, &all);
    for (uint32_t i = 0; i < all.size && l->status == READOUT_OK; i++) *vec_push(l->a, out) = unpack(l, all.at[i]);
}

void kept_take_fronts(lister *l, int64_t bucket, claims *out) {
    slices fronts = {0};
    read_kept(l, bucket, FRONTS, FRONTS, &fronts);
    if (fronts.size) unpack_fronts(l, bucket, fronts.at[0], out);
}

claim kept_whole(lister *l, const claim *c) {
    slices one = {0};
    if (!c->kept) return *c;
    read_kept(l, c->kept->bucket, c->kept->n, c->kept->n, &one);
    if (one.size) return unpack(l, one.at[0]);
    if (l->status == READOUT_OK) damaged(l);
    return (claim){0};
}

bool kept_is(lister *l, int64_t bucket, const claims *disputes) {
    slices all = {0}, fronts = {0};
    read_kept(l, bucket, 0, INT64_MAX, &all);
    read_kept(l, bucket, FRONTS, FRONTS, &fronts);
    bool same = all.size == disputes->size && fronts.size == (all.size > 0);
    for (uint32_t i = 0; same && i < all.size; i++) same = slice_equal(all.at[i], pack(l, &disputes->at[i]));
    return same && (!fronts.size || slice_equal(fronts.at[0], pack_fronts(l, disputes)));
}

/* ------------------------------------------------------------------------------------------------- writing */

static kept_dispute pack_one(lister *l, const claim *c) {
    kept_dispute out = {.packed = pack(l, c), .speakers = ARENA_NEW(l->a, int64_t, c->size)};
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].speaker) out.speakers[count++] = c->members[i].speaker;
    if (count) qsort(out.speakers, count, sizeof *out.speakers, order_i64);
    for (uint32_t i = 0; i < count; i++)
        if (!i || out.speakers[i] != out.speakers[i - 1]) out.speakers[out.speaker_count++] = out.speakers[i];
    return out;
}

kept_bucket kept_pack(lister *l, const claims *disputes) {
    kept_bucket out = {.disputes = ARENA_NEW(l->a, kept_dispute, disputes->size),
                       .count = disputes->size,
                       .fronts = pack_fronts(l, disputes)};
    for (uint32_t i = 0; i < out.count; i++) out.disputes[i] = pack_one(l, &disputes->at[i]);
    return out;
}

static status put_one(record *r, int64_t bucket, int64_t n, const kept_dispute *x, error *e) {
    status s = store_run(r, SQL_DISPUTE_ADD, e, "iib", bucket, n, x->packed);
    for (uint32_t i = 0; i < x->speaker_count && s == READOUT_OK; i++)
        s = store_run(r, SQL_DISPUTE_SPEAKER, e, "ii", x->speakers[i], bucket);
    return s;
}

status kept_put(record *r, int64_t bucket, const kept_bucket *disputes, error *e) {
    status s = store_run(r, SQL_DISPUTE_DROP, e, "i", bucket);
    if (s == READOUT_OK && disputes->count)
        s = store_run(r, SQL_DISPUTE_ADD, e, "iib", bucket, (int64_t)FRONTS, disputes->fronts);
    for (uint32_t i = 0; i < disputes->count && s == READOUT_OK; i++)
        s = put_one(r, bucket, i, &disputes->disputes[i], e);
    return s;
}
