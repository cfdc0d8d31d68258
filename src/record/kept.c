/* kept.c - packs disputes and reads them back; see kept.h
 *
 * Packed: the texts, each once; then the claim's fields and its members', numbers with as many bytes as they need; behind each member that the row
 * shows, what it shows of it. */
#include "record/kept.h"

#include <stdlib.h>
#include <string.h>

#include "record/independent.h"
#include "record/entry.h"

enum { NUMBER_BYTES = 10, CLAIM_TEXTS = 15, MEMBER_TEXTS = 9, ENTRY_TEXTS = 10 };

/* ------------------------------------------------------------------------------------------------ packing */

typedef struct packing {
    arena *a;
    VEC(char) texts, rows;
    map known;
    uint32_t count; /* of texts */
} packing;

typedef VEC(char) chars;

static void put_bytes(arena *a, chars *to, const void *from, size_t size) {
    const char *at = from;
    for (size_t i = 0; i < size; i++) *vec_push(a, to) = at[i];
}

static void put_varying(arena *a, chars *to, uint64_t n) {
    char out[NUMBER_BYTES];
    size_t size = 0;
    for (; n >= 0x80; n >>= 7) out[size++] = (char)(n | 0x80);
    out[size++] = (char)n;
    put_bytes(a, to, out, size);
}

static void put_row_number(packing *p, int64_t n) {
    put_varying(p->a, (chars *)(void *)&p->rows, (uint64_t)n << 1 ^ (uint64_t)(n >> 63));
}

static void put_row_text(packing *p, slice text) {
    bool found;
    if (!text.size) {
        put_row_number(p, 0);
        return;
    }
    uint32_t *at = map_put(p->a, &p->known, text, &found);
    if (!found) {
        *at = ++p->count;
        put_varying(p->a, (chars *)(void *)&p->texts, text.size);
        put_bytes(p->a, (chars *)(void *)&p->texts, text.at, text.size);
    }
    put_row_number(p, *at);
}

static void put_row_real(packing *p, double x) { put_bytes(p->a, (chars *)(void *)&p->rows, &x, sizeof x); }

static void pack_member(packing *p, const member *m) {
    const int64_t numbers[] = {m->article, m->n,        m->proposition, m->quote, m->speaker,     m->identity,
                               m->at.begin, m->at.end,  m->day,         m->side,  m->outlet_voice, m->marks};
    const slice texts[MEMBER_TEXTS] = {m->sha256, m->outlet, m->agency, m->date, m->via, m->recipients, m->objects, m->lemma, m->rule};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) put_row_number(p, numbers[i]);
    for (int i = 0; i < MEMBER_TEXTS; i++) put_row_text(p, texts[i]);
    put_row_real(p, m->score);
}

static void pack_entry(packing *p, const entry_words *x) {
    const slice texts[ENTRY_TEXTS] = {x->words.quote, x->words.path, x->speaker,      x->said,      x->channel,
                                      x->face.name,   x->face.role,  x->face.country, x->face.code, x->face.uid};
    const int64_t numbers[] = {x->words.begin, x->words.end - x->words.begin, x->words.line, x->words.column, x->vias};
    for (int i = 0; i < ENTRY_TEXTS; i++) put_row_text(p, texts[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) put_row_number(p, numbers[i]);
    for (uint32_t i = 0; i < x->vias; i++) put_row_text(p, x->via[i]);
}

static void pack_members(lister *l, packing *p, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++) {
        bool listed = member_shown(c, i);
        pack_member(p, &c->members[i]);
        put_row_number(p, listed);
        if (!listed) continue;
        entry_words of = entry_words_of(l, &c->members[i]);
        pack_entry(p, &of);
    }
}

static slice pack(lister *l, const claim *c) {
    packing p = {.a = l->a};
    chars out = {0};
    claim_words words = claim_words_of(l, c);
    const slice texts[CLAIM_TEXTS] = {c->key,  c->sense, c->actors,       c->recipient, c->object,             c->first,
                                      c->last, c->of,    words.predicate, words.object, words.first_predicate, words.first_object, words.people, words.doers, words.told};
    const int64_t numbers[] = {c->voices, c->outlets, c->independent, c->articles, c->one, c->tier, claim_independent(l, c), c->size};
    for (int i = 0; i < CLAIM_TEXTS; i++) put_row_text(&p, texts[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) put_row_number(&p, numbers[i]);
    for (int i = 0; i < SIDES; i++) put_row_number(&p, c->speakers[i]);
    for (int i = 0; i < SIDES; i++) put_row_number(&p, c->plain[i]);
    put_row_real(&p, c->certainty);
    pack_members(l, &p, c);
    put_varying(l->a, &out, p.count);
    put_bytes(l->a, &out, p.texts.at, p.texts.size);
    put_bytes(l->a, &out, p.rows.at, p.rows.size);
    return (slice){out.at, out.size};
}

/* ---------------------------------------------------------------------------------------------- unpacking */

typedef struct reading {
    const char *at, *end;
    slice *texts;
    uint32_t count;
    bool damaged;
} reading;

static uint64_t take_varying(reading *g) {
    uint64_t n = 0;
    for (unsigned shift = 0; g->at < g->end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*g->at++;
        n |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return n;
    }
    g->damaged = true;
    return 0;
}

static int64_t take_number(reading *g) {
    uint64_t n = take_varying(g);
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

static slice take_bytes(reading *g, uint64_t size) {
    if (size > (uint64_t)(g->end - g->at)) {
        g->damaged = true;
        return (slice){0};
    }
    slice out = {g->at, (size_t)size};
    g->at += size;
    return out;
}

static slice take_text(reading *g) {
    uint64_t n = (uint64_t)take_number(g);
    if (n > g->count) g->damaged = true;
    return n && n <= g->count ? g->texts[n - 1] : (slice){"", 0};
}

static double take_real(reading *g) {
    double x = 0;
    slice raw = take_bytes(g, sizeof x);
    if (raw.size) memcpy(&x, raw.at, sizeof x);
    return x;
}

/* A count of things of at least one byte each. */
static uint32_t take_count(reading *g, uint64_t n) {
    if (n > (uint64_t)(g->end - g->at)) g->damaged = true;
    return g->damaged ? 0 : (uint32_t)n;
}

static void take_member(reading *g, member *m) {
    slice *texts[MEMBER_TEXTS] = {&m->sha256,     &m->outlet,  &m->agency, &m->date, &m->via,
                                  &m->recipients, &m->objects, &m->lemma,  &m->rule};
    int64_t *numbers[] = {&m->article, &m->n, &m->proposition, &m->quote, &m->speaker, &m->identity};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) *numbers[i] = take_number(g);
    m->at.begin = (uint32_t)take_number(g);
    m->at.end = (uint32_t)take_number(g);
    m->day = (int32_t)take_number(g);
    m->side = (uint8_t)((uint64_t)take_number(g) % SIDES);
    m->outlet_voice = take_number(g);
    m->marks = (uint8_t)take_number(g);
    for (int i = 0; i < MEMBER_TEXTS; i++) *texts[i] = take_text(g);
    m->score = take_real(g);
}

static const entry_words *take_entry(arena *a, reading *g) {
    entry_words *x = ARENA_NEW(a, entry_words, 1);
    slice *texts[ENTRY_TEXTS] = {&x->words.quote, &x->words.path, &x->speaker,      &x->said,      &x->channel,
                                 &x->face.name,   &x->face.role,  &x->face.country, &x->face.code, &x->face.uid};
    for (int i = 0; i < ENTRY_TEXTS; i++) *texts[i] = take_text(g);
    x->words.begin = take_number(g);
    x->words.end = x->words.begin + take_number(g);
    x->words.line = take_number(g);
    x->words.column = take_number(g);
    x->vias = take_count(g, (uint64_t)take_number(g));
    slice *via = ARENA_NEW(a, slice, x->vias);
    for (uint32_t i = 0; i < x->vias; i++) via[i] = take_text(g);
    x->via = via;
    return x;
}

static void take_members(arena *a, reading *g, claim *c) {
    c->members = ARENA_NEW(a, member, c->size);
    for (uint32_t i = 0; i < c->size && !g->damaged; i++) {
        take_member(g, &c->members[i]);
        if (take_number(g)) c->members[i].words = take_entry(a, g);
    }
}

static void unpack(lister *l, slice packed, claims *out) {
    reading g = {.at = packed.at, .end = packed.at + packed.size};
    claim c = {0};
    claim_words *words = ARENA_NEW(l->a, claim_words, 1);
    slice *texts[CLAIM_TEXTS] = {&c.key,  &c.sense, &c.actors,         &c.recipient,   &c.object,               &c.first,
                                 &c.last, &c.of,    &words->predicate, &words->object, &words->first_predicate, &words->first_object, &words->people, &words->doers, &words->told};
    uint32_t *numbers[] = {&c.voices, &c.outlets, &c.independent, &c.articles};
    g.count = take_count(&g, take_varying(&g));
    g.texts = ARENA_NEW(l->a, slice, g.count);
    for (uint32_t i = 0; i < g.count; i++) g.texts[i] = take_bytes(&g, take_varying(&g));
    for (int i = 0; i < CLAIM_TEXTS; i++) *texts[i] = take_text(&g);
    for (int i = 0; i < 4; i++) *numbers[i] = (uint32_t)take_number(&g);
    c.one = take_number(&g);
    c.tier = (uint32_t)take_number(&g);
    c.apart = (uint32_t)take_number(&g);
    c.size = take_count(&g, (uint64_t)take_number(&g));
    for (int i = 0; i < SIDES; i++) c.speakers[i] = (uint32_t)take_number(&g);
    for (int i = 0; i < SIDES; i++) c.plain[i] = (uint32_t)take_number(&g);
    c.certainty = take_real(&g);
    take_members(l->a, &g, &c);
    c.words = words;
    if (!g.damaged && g.at == g.end) *vec_push(l->a, out) = c;
    else if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_STORE, "a kept dispute is damaged");
}

bool kept_holds(lister *l) {
    static const char sql[] = "SELECT n FROM total WHERE what = 'rules'";
    sqlite3_stmt *s = lister_ask(l, sql, 0, NULL);
    bool holds = lister_next(l, s) && sqlite3_column_int64(s, 0) == KEPT_RULES;
    if (s) sqlite3_reset(s);
    return holds;
}

void kept_take(lister *l, int64_t bucket, claims *out) {
    static const char sql[] = "SELECT packed FROM dispute WHERE bucket = ? ORDER BY n";
    VEC(slice) all = {0};
    sqlite3_stmt *s = lister_ask(l, sql, 1, &bucket);
    while (lister_next(l, s))
        *vec_push(l->a, &all) = arena_slice(l->a, (slice){sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)});
    for (uint32_t i = 0; i < all.size && l->status == READOUT_OK; i++) unpack(l, all.at[i], out);
}

bool kept_is(lister *l, int64_t bucket, const claims *disputes) {
    static const char sql[] = "SELECT packed FROM dispute WHERE bucket = ? ORDER BY n";
    VEC(slice) all = {0};
    sqlite3_stmt *s = lister_ask(l, sql, 1, &bucket);
    while (lister_next(l, s))
        *vec_push(l->a, &all) = arena_slice(l->a, (slice){sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0)});
    bool same = all.size == disputes->size;
    for (uint32_t i = 0; same && i < all.size; i++) same = slice_equal(all.at[i], pack(l, &disputes->at[i]));
    return same;
}

/* ------------------------------------------------------------------------------------------------- writing */

static int by_number(const void *a, const void *b) {
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

kept_dispute kept_pack(lister *l, const claim *c) {
    kept_dispute out = {.packed = pack(l, c), .speakers = ARENA_NEW(l->a, int64_t, c->size)};
    uint32_t count = 0;
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].speaker) out.speakers[count++] = c->members[i].speaker;
    if (count) qsort(out.speakers, count, sizeof *out.speakers, by_number);
    for (uint32_t i = 0; i < count; i++)
        if (!i || out.speakers[i] != out.speakers[i - 1]) out.speakers[out.speaker_count++] = out.speakers[i];
    return out;
}

status kept_put(record *r, int64_t bucket, const kept_dispute *disputes, uint32_t count, error *e) {
    status s = store_run(r, SQL_DISPUTE_DROP, e, "i", bucket);
    for (uint32_t i = 0; i < count && s == READOUT_OK; i++) {
        s = store_run(r, SQL_DISPUTE_ADD, e, "iib", bucket, (int64_t)i, disputes[i].packed);
        for (uint32_t k = 0; k < disputes[i].speaker_count && s == READOUT_OK; k++)
            s = store_run(r, SQL_DISPUTE_SPEAKER, e, "ii", disputes[i].speakers[k], bucket);
    }
    return s;
}
