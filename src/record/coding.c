/* coding.c - what the packed coding of an article holds, and unpacks it; see coding.h
 *
 * The columns are described once, in a table; packing, unpacking and SQL (tables.c) all read it. Tables are unpacked
 * one by one, when somebody asks for their rows. */
#include "record/coding.h"

#include <stdio.h>
#include <string.h>

#include "record/varying.h"

const packed_table packed_tables[PACKED_TABLES] = {
    {"article_actor",
     {{"actor", PACK_SELF}, {"key", PACK_TEXT}, {"name", PACK_MAYBE}, {"role", PACK_MAYBE}, {"facts", PACK_TEXT},
      {"camp", PACK_MAYBE}}},
    {"sentence", {{"begin", PACK_STEP}, {"end", PACK_END}}},
    {"mention", {{"actor", PACK_ACTOR}, {"begin", PACK_STEP}, {"end", PACK_END}}},
    {"quote",
     {{"speaker", PACK_ACTOR}, {"speaker_name", PACK_MAYBE}, {"addressee", PACK_ACTOR}, {"parent", PACK_OPTION},
      {"source", PACK_SPANS}, {"cue", PACK_SPANS}, {"content", PACK_SPANS}, {"cue_text", PACK_TEXT},
      {"said", PACK_MAYBE}, {"channel", PACK_MAYBE}, {"rule", PACK_TEXT}, {"score", PACK_REAL}, {"kind", PACK_NUMBER},
      {"stance", PACK_NUMBER}, {"negated", PACK_NUMBER}, {"hypothetical", PACK_NUMBER}, {"begin", PACK_STEP},
      {"end", PACK_END}, {"asserts", PACK_NUMBER}, {"denies", PACK_NUMBER}, {"words_assert", PACK_NUMBER},
      {"words_deny", PACK_NUMBER}, {"answers", PACK_MAYBE}}},
    {"proposition",
     {{"quote", PACK_OPTION}, {"predicate", PACK_SPANS}, {"lemma", PACK_TEXT}, {"sense", PACK_TEXT},
      {"negative", PACK_NUMBER}, {"factuality", PACK_NUMBER}, {"event", PACK_NUMBER}, {"mode", PACK_MAYBE},
      {"contexts", PACK_MAYBE}, {"cameo", PACK_MAYBE}, {"event_score", PACK_REAL}, {"rule", PACK_TEXT},
      {"score", PACK_REAL}, {"first_day", PACK_NUMBER}, {"last_day", PACK_NUMBER}, {"deed", PACK_NUMBER}}},
    {"argument",
     {{"proposition", PACK_STEP}, {"role", PACK_NUMBER}, {"actor", PACK_ACTOR}, {"spans", PACK_SPANS},
      {"text", PACK_TEXT}, {"site", PACK_MAYBE}}},
    {"statement",
     {{"proposition", PACK_STEP}, {"quote", PACK_OPTION}, {"speaker", PACK_ACTOR}, {"outlet_voice", PACK_NUMBER},
      {"side", PACK_NUMBER}, {"begin", PACK_STEP}, {"end", PACK_END}, {"via", PACK_TEXT}, {"bucket", PACK_BUCKET},
      {"recipients", PACK_TEXT}, {"objects", PACK_TEXT}, {"rule", PACK_TEXT}, {"score", PACK_REAL},
      {"marks", PACK_NUMBER}}},
};

uint32_t packed_columns(const packed_table *t) {
    uint32_t count = 0;
    while (count < PACKED_COLUMNS && t->columns[count].name) count++;
    return count;
}

/* At the end of the bytes, zeros; `damaged` stays set. */
typedef struct unpacker {
    const char *at, *end;
    bool damaged;
} unpacker;

static uint64_t take_long(unpacker *u) {
    uint64_t n;
    if (!varying_take(&u->at, u->end, &n)) u->damaged = true;
    return n;
}

/* Most numbers have one byte. */
static inline uint64_t take_number(unpacker *u) {
    return u->at < u->end && (unsigned char)*u->at < 0x80 ? (unsigned char)*u->at++ : take_long(u);
}

static slice take_bytes(unpacker *u, uint64_t size) {
    if (size > (uint64_t)(u->end - u->at)) {
        u->damaged = true;
        return (slice){"", 0};
    }
    slice out = {u->at, (size_t)size};
    u->at += size;
    return out;
}

/* A count of things of at least one byte each. */
static uint32_t take_count(unpacker *u) {
    uint64_t n = take_number(u);
    if (n > (uint64_t)(u->end - u->at)) u->damaged = true;
    return u->damaged ? 0 : (uint32_t)n;
}

bool coding_open(coding *c, slice packed, arena *a) {
    unpacker u = {packed.at, packed.at + packed.size, packed.size == 0};
    *c = (coding){.arena = a};
    c->form = u.damaged ? 0 : (uint32_t)take_number(&u);
    u.damaged = u.damaged || c->form == 0 || c->form > CODING_FORM;
    c->text_count = take_count(&u) + 1;
    c->texts = ARENA_NEW(a, slice, c->text_count);
    c->texts[0] = (slice){"", 0};
    for (uint32_t i = 1; i < c->text_count; i++) c->texts[i] = take_bytes(&u, take_number(&u));
    for (int which = 0; which < PACKED_TABLES; which++) {
        unpacked_table *t = &c->tables[which];
        t->columns = packed_columns(&packed_tables[which]);
        t->rows = take_count(&u);
        t->rest = take_bytes(&u, take_number(&u));
        if (t->rows > t->rest.size) u.damaged = true; /* each row has a byte at least */
    }
    return !u.damaged && u.at == u.end;
}

static slice take_spans(unpacker *u) {
    const char *begin = u->at;
    uint32_t count = take_count(u);
    for (uint32_t i = 0; i < 2 * count && !u->damaged; i++) take_number(u);
    return (slice){begin, (size_t)(u->at - begin)};
}

/* Form 1 did not know where arguments lie, form 2 not what marks statements, form 3 not for whom actors speak, form 4
 * not how words lean (two columns; then they read as if nothing leaned), form 5 not what verbs tell (as if nothing),
 * form 6 not what answers a charge. */
static uint32_t columns_then(const coding *c, enum packed which) {
    bool later = (c->form == 1 && which == PACKED_ARGUMENT) || (c->form <= 2 && which == PACKED_STATEMENT) ||
                 (c->form <= 3 && which == PACKED_ACTOR) || (c->form <= 5 && which == PACKED_PROPOSITION);
    uint32_t quote = (c->form <= 6) + (c->form <= 4 ? 2 : 0);
    return c->tables[which].columns - (which == PACKED_QUOTE ? quote : later);
}

static inline void take_cell(const coding *c, unpacker *u, enum column_kind kind, cell *x, const cell *above) {
    if (kind == PACK_REAL) {
        float real = 0;
        slice raw = take_bytes(u, sizeof real);
        if (raw.size) memcpy(&real, raw.at, sizeof real);
        x->real = (double)real;
    } else if (kind == PACK_SPANS) {
        x->text = take_spans(u);
    } else if (kind == PACK_NUMBER || kind == PACK_STEP || kind == PACK_END) {
        x->number = unzigzag(take_number(u));
        if (kind == PACK_END) x->number += x[-1].number;
        if (kind == PACK_STEP && above) x->number += above->number;
    } else if (kind == PACK_OPTION || kind == PACK_ACTOR) {
        x->number = (int64_t)(take_number(u) & INT32_MAX) - 1;
    } else if (kind == PACK_TEXT || kind == PACK_MAYBE || kind == PACK_BUCKET) {
        uint64_t text = take_number(u);
        u->damaged = u->damaged || text >= c->text_count;
        x->text = c->texts[u->damaged ? 0 : text];
    } else {
        x->number = 0;
    }
}

const cell *coding_rows(coding *c, enum packed which, uint32_t *rows) {
    unpacked_table *t = &c->tables[which];
    unpacker u = {t->rest.at, t->rest.at + t->rest.size, false};
    if (!t->cells && t->rows) {
        cell *cells = arena_room(c->arena, sizeof *cells * t->rows * t->columns), *x = cells;
        const packed_column *columns = packed_tables[which].columns;
        uint32_t known = columns_then(c, which);
        for (uint32_t row = 0; row < t->rows; row++) {
            for (uint32_t i = 0; i < known; i++, x++)
                take_cell(c, &u, columns[i].kind, x, row ? x - t->columns : NULL);
            for (uint32_t i = known; i < t->columns; i++)
                *x++ = (cell){.text = columns[i].kind == PACK_MAYBE ? c->texts[0] : (slice){0}};
        }
        if (u.damaged || u.at != u.end) t->rows = 0;
        else t->cells = cells;
    }
    *rows = t->rows;
    return t->cells;
}

slice cell_spans(arena *a, const cell *x) {
    unpacker u = {x->text.at, x->text.at + x->text.size, false};
    uint32_t count = take_count(&u), before = 0;
    char *out = arena_alloc(a, (size_t)count * 22 + 1);
    size_t size = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t begin = (uint32_t)((int64_t)before + unzigzag(take_number(&u))),
                 end = begin + (uint32_t)take_number(&u);
        size += (size_t)snprintf(out + size, 23, size ? " %u-%u" : "%u-%u", begin, end);
        before = end;
    }
    return (slice){out, size};
}

int64_t *numbers_unpack(arena *a, slice packed, uint32_t *count) {
    unpacker u = {packed.at, packed.at + packed.size, packed.size == 0};
    *count = u.damaged ? 0 : take_count(&u);
    int64_t *out = ARENA_NEW(a, int64_t, *count);
    for (uint32_t i = 0; i < *count; i++) out[i] = unzigzag(take_number(&u)) + (i ? out[i - 1] : 0);
    if (u.damaged || u.at != u.end) *count = 0;
    return out;
}
