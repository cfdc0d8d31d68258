/* coding.c - packs and unpacks what an article was coded to, see coding.h
 *
 * The columns are described once, in a table; packing, unpacking and SQL (tables.c) all read it. Tables are unpacked
 * one by one, when somebody asks for their rows. */
#include "record/coding.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "record/camp.h"
#include "record/id.h"
#include "record/keys.h"
#include "record/varying.h"

enum { FORM = 7 };

const packed_table packed_tables[PACKED_TABLES] = {
    {"article_actor", {{"actor", PACK_SELF}, {"key", PACK_TEXT}, {"name", PACK_MAYBE}, {"role", PACK_MAYBE},
        {"facts", PACK_TEXT}, {"camp", PACK_MAYBE}}},
    {"sentence", {{"begin", PACK_STEP}, {"end", PACK_END}}},
    {"mention", {{"actor", PACK_ACTOR}, {"begin", PACK_STEP}, {"end", PACK_END}}},
    {"quote",
     {{"speaker", PACK_ACTOR}, {"speaker_name", PACK_MAYBE}, {"addressee", PACK_ACTOR}, {"parent", PACK_OPTION},
      {"source", PACK_SPANS}, {"cue", PACK_SPANS}, {"content", PACK_SPANS}, {"cue_text", PACK_TEXT}, {"said",
          PACK_MAYBE},
      {"channel", PACK_MAYBE}, {"rule", PACK_TEXT}, {"score", PACK_REAL}, {"kind", PACK_NUMBER}, {"stance",
          PACK_NUMBER},
      {"negated", PACK_NUMBER}, {"hypothetical", PACK_NUMBER}, {"begin", PACK_STEP}, {"end", PACK_END}, {"asserts",
          PACK_NUMBER},
      {"denies", PACK_NUMBER}, {"words_assert", PACK_NUMBER}, {"words_deny", PACK_NUMBER},
      {"answers", PACK_MAYBE}}},
    {"proposition",
     {{"quote", PACK_OPTION}, {"predicate", PACK_SPANS}, {"lemma", PACK_TEXT}, {"sense", PACK_TEXT}, {"negative",
         PACK_NUMBER},
      {"factuality", PACK_NUMBER}, {"event", PACK_NUMBER}, {"mode", PACK_MAYBE}, {"contexts", PACK_MAYBE}, {"cameo",
          PACK_MAYBE},
      {"event_score", PACK_REAL}, {"rule", PACK_TEXT}, {"score", PACK_REAL}, {"first_day", PACK_NUMBER}, {"last_day",
          PACK_NUMBER}, {"deed", PACK_NUMBER}}},
    {"argument",
     {{"proposition", PACK_STEP}, {"role", PACK_NUMBER}, {"actor", PACK_ACTOR}, {"spans", PACK_SPANS}, {"text",
         PACK_TEXT},
      {"site", PACK_MAYBE}}},
    {"statement",
     {{"proposition", PACK_STEP}, {"quote", PACK_OPTION}, {"speaker", PACK_ACTOR}, {"outlet_voice", PACK_NUMBER},
      {"side", PACK_NUMBER}, {"begin", PACK_STEP}, {"end", PACK_END}, {"via", PACK_TEXT}, {"bucket", PACK_BUCKET},
      {"recipients", PACK_TEXT}, {"objects", PACK_TEXT}, {"rule", PACK_TEXT}, {"score", PACK_REAL}, {"marks",
          PACK_NUMBER}}},
};

uint32_t packed_columns(const packed_table *t) {
    uint32_t count = 0;
    while (count < PACKED_COLUMNS && t->columns[count].name) count++;
    return count;
}

/* ------------------------------------------------------------------------------------------------ packing */

typedef struct bytes {
    char *at;
    size_t size, room;
} bytes;

typedef struct packer {
    const article *a;
    arena *scratch;
    bytes tables, texts, rows; /* `rows` of the table at hand */
    map known;
    uint32_t text_count, row_count;
    int64_t last[PACKED_COLUMNS]; /* of the row before */
    uint32_t at;                  /* the column that is next */
    const packed_table *table;
} packer;

static void widen(packer *p, bytes *b, size_t size) {
    size_t room = (b->room + size) * 2 + 256;
    char *wider = arena_room(p->scratch, room);
    if (b->size) memcpy(wider, b->at, b->size);
    b->at = wider;
    b->room = room;
}

static char *room_for(packer *p, bytes *b, size_t size) {
    if (b->size + size > b->room) widen(p, b, size);
    b->size += size;
    return b->at + b->size - size;
}

/* Most numbers have one byte. */
static inline void put_number(packer *p, bytes *b, uint64_t n) {
    if (b->size + VARYING_BYTES > b->room) widen(p, b, VARYING_BYTES);
    b->size += varying_put(b->at + b->size, n);
}

static void put_bytes(packer *p, bytes *b, slice text) {
    if (text.size) memcpy(room_for(p, b, text.size), text.at, text.size);
}

/* The number of a text; 0 is the empty one. */
static uint32_t text_number(packer *p, slice text) {
    bool found;
    if (!text.size) return 0;
    uint32_t *at = map_put(p->scratch, &p->known, text, &found);
    if (!found) {
        *at = ++p->text_count;
        put_number(p, &p->texts, text.size);
        put_bytes(p, &p->texts, text);
    }
    return *at;
}

static void add_number(packer *p, int64_t n) {
    uint32_t at = p->at++;
    enum column_kind kind = p->table->columns[at].kind;
    if (kind == PACK_NUMBER) put_number(p, &p->rows, zigzag(n));
    else if (kind == PACK_STEP) put_number(p, &p->rows, zigzag(n - p->last[at]));
    else if (kind == PACK_END && at) put_number(p, &p->rows, zigzag(n - p->last[at - 1]));
    else put_number(p, &p->rows, (uint64_t)(n + 1));
    p->last[at] = n;
}

static void add_index(packer *p, uint32_t index) { add_number(p, index == NONE ? -1 : (int64_t)index); }

static void add_text(packer *p, slice text) {
    p->at++;
    put_number(p, &p->rows, text_number(p, text));
}

static void add_real(packer *p, float x) {
    p->at++;
    memcpy(room_for(p, &p->rows, sizeof x), &x, sizeof x);
}

static void add_spans(packer *p, range spans) {
    uint32_t before = 0;
    p->at++;
    put_number(p, &p->rows, spans.count);
    for (uint32_t i = 0; i < spans.count; i++) {
        span s = article_spans(p->a, spans)[i];
        put_number(p, &p->rows, zigzag((int64_t)s.begin - before));
        put_number(p, &p->rows, s.end - s.begin);
        before = s.end;
    }
}

static void add_span(packer *p, span at) {
    add_number(p, at.begin);
    add_number(p, at.end);
}

static void begin_table(packer *p, enum packed which) {
    p->table = &packed_tables[which];
    p->rows.size = 0;
    p->row_count = 0;
    memset(p->last, 0, sizeof p->last);
}

static void begin_row(packer *p) {
    p->at = 0;
    p->row_count++;
}

static void end_table(packer *p) {
    put_number(p, &p->tables, p->row_count);
    put_number(p, &p->tables, p->rows.size);
    put_bytes(p, &p->tables, (slice){p->rows.at, p->rows.size});
}

/* ------------------------------------------------------------------------------------- the tables' rows */

static slice facts_of(packer *p, const actor *who) {
    return arena_print(p->scratch, "%u\t%s\t%s\t%.*s", (unsigned)who->kind, who->country, who->sector,
                       (int)who->code.size, who->code.size ? who->code.at : "");
}

static uint32_t actor_index(const article *a, uint32_t who) { return who < a->actors.size ? who : NONE; }

/* For whom he speaks, where that is not his facts': with "?" before it where it is but guessed. */
static slice camp_of(packer *p, const standing *all, uint32_t who) {
    const actor *x = &p->a->actors.at[who];
    if (!all->camps || !all->camps[who].size || (x->country[0] && camp_acts(x))) return (slice){"", 0};
    slice camp = all->camps[who];
    return arena_print(p->scratch, "%s%.*s", all->guessed[who] ? "?" : "", (int)camp.size, camp.at);
}

static void pack_actors(packer *p, const standing *all) {
    for (uint32_t i = 0; i < p->a->actors.size; i++) {
        const actor *who = &p->a->actors.at[i];
        begin_row(p);
        p->at++;
        add_text(p, who->key);
        add_text(p, who->name);
        add_text(p, who->role);
        add_text(p, facts_of(p, who));
        add_text(p, camp_of(p, all, i));
    }
}

static void pack_sentences(packer *p) {
    for (uint32_t i = 0; i < p->a->sentences.size; i++) {
        begin_row(p);
        add_span(p, p->a->sentences.at[i].at);
    }
}

static void pack_mentions(packer *p) {
    for (uint32_t i = 0; i < p->a->mentions.size; i++) {
        const mention *m = &p->a->mentions.at[i];
        if (m->actor >= p->a->actors.size) continue;
        begin_row(p);
        add_index(p, m->actor);
        add_span(p, m->at);
    }
}

static void pack_quotes(packer *p, const standing *all) {
    const article *a = p->a;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        uint32_t speaker = actor_index(a, t->speaker);
        begin_row(p);
        add_index(p, speaker);
        add_text(p, speaker != NONE ? a->actors.at[speaker].name : article_text(a, article_extent(a, t->source)));
        add_index(p, actor_index(a, t->addressee));
        add_index(p, t->parent < a->attributions.size ? t->parent : NONE);
        add_spans(p, t->source);
        add_spans(p, t->cue);
        add_spans(p, t->content);
        add_text(p, article_text(a, article_extent(a, t->cue)));
        add_text(p, article_said(a, t));
        add_text(p, t->channel);
        add_text(p, t->rule);
        add_real(p, t->score);
        add_number(p, t->kind);
        add_number(p, t->stance);
        add_number(p, t->negated);
        add_number(p, t->hypothetical);
        add_span(p, stand_words(a, t));
        add_number(p, all->leanings[i].asserts);
        add_number(p, all->leanings[i].denies);
        add_number(p, all->wordings[i].asserts);
        add_number(p, all->wordings[i].denies);
        add_text(p, all->answers[i]);
    }
}

static void pack_propositions(packer *p, const shape *shapes) {
    const article *a = p->a;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *x = &a->propositions.at[i];
        begin_row(p);
        add_index(p, x->attribution < a->attributions.size ? x->attribution : NONE);
        add_spans(p, x->predicate);
        add_text(p, x->lemma);
        add_text(p, x->sense);
        add_number(p, x->negative);
        add_number(p, x->factuality);
        add_number(p, x->event);
        add_text(p, x->mode);
        add_text(p, x->contexts);
        add_text(p, x->cameo);
        add_real(p, x->event_score);
        add_text(p, x->rule);
        add_real(p, x->score);
        add_number(p, shapes[i].first_day);
        add_number(p, shapes[i].last_day);
        add_number(p, shapes[i].deed);
    }
}

/* Where it lies: name, country, latitude, longitude, precision and number in GeoNames, with tabs between. */
static slice site_text(packer *p, const argument *x) {
    if (!x->site || x->site > p->a->sites.size) return (slice){0};
    const site *is = &p->a->sites.at[x->site - 1];
    return arena_print(p->scratch, "%.*s\t%s\t%.4f\t%.4f\t%s\t%u", (int)is->name.size, is->name.at, is->country,
                       is->latitude, is->longitude, site_precision_name[is->precision], (unsigned)is->geonames);
}

static void pack_arguments(packer *p) {
    const article *a = p->a;
    for (uint32_t i = 0; i < a->propositions.size; i++)
        for (uint32_t n = 0; n < a->propositions.at[i].arguments.count; n++) {
            const argument *x = &a->arguments.at[a->propositions.at[i].arguments.first + n];
            begin_row(p);
            add_number(p, i);
            add_number(p, x->role);
            add_index(p, actor_index(a, x->actor));
            add_spans(p, x->spans);
            add_text(p, x->text);
            add_text(p, site_text(p, x));
        }
}

static void pack_statements(packer *p, const standing *all) {
    for (uint32_t i = 0; i < all->size; i++) {
        const statement *x = &all->statements[i];
        const shape *shaped = &all->shapes[x->proposition];
        begin_row(p);
        add_number(p, x->proposition);
        add_index(p, x->quote);
        add_index(p, actor_index(p->a, x->speaker));
        add_number(p, x->outlet_voice);
        add_number(p, x->side);
        add_span(p, x->at);
        add_text(p, x->via);
        add_text(p, shaped->bucket);
        add_text(p, shaped->recipients);
        add_text(p, shaped->objects);
        add_text(p, x->rule);
        add_real(p, x->score);
        add_number(p, x->marks);
    }
}

slice coding_pack(const article *a, const standing *all, arena *scratch) {
    packer p = {.a = a, .scratch = scratch};
    for (int which = 0; which < PACKED_TABLES; which++) {
        begin_table(&p, (enum packed)which);
        switch ((enum packed)which) {
        case PACKED_ACTOR: pack_actors(&p, all); break;
        case PACKED_SENTENCE: pack_sentences(&p); break;
        case PACKED_MENTION: pack_mentions(&p); break;
        case PACKED_QUOTE: pack_quotes(&p, all); break;
        case PACKED_PROPOSITION: pack_propositions(&p, all->shapes); break;
        case PACKED_ARGUMENT: pack_arguments(&p); break;
        case PACKED_STATEMENT: pack_statements(&p, all); break;
        case PACKED_TABLES: break;
        }
        end_table(&p);
    }
    bytes out = {0};
    put_number(&p, &out, FORM);
    put_number(&p, &out, p.text_count);
    put_bytes(&p, &out, (slice){p.texts.at, p.texts.size});
    put_bytes(&p, &out, (slice){p.tables.at, p.tables.size});
    return (slice){out.at, out.size};
}

/* ---------------------------------------------------------------------------------------------- unpacking */

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
    u.damaged = u.damaged || c->form == 0 || c->form > FORM;
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

slice numbers_pack(arena *a, const int64_t *numbers, uint32_t count) {
    packer p = {.scratch = a};
    int64_t last = 0;
    put_number(&p, &p.rows, count);
    for (uint32_t i = 0; i < count; last = numbers[i++]) put_number(&p, &p.rows, zigzag(numbers[i] - last));
    return (slice){p.rows.at, p.rows.size};
}

int64_t *numbers_unpack(arena *a, slice packed, uint32_t *count) {
    unpacker u = {packed.at, packed.at + packed.size, packed.size == 0};
    *count = u.damaged ? 0 : take_count(&u);
    int64_t *out = ARENA_NEW(a, int64_t, *count);
    for (uint32_t i = 0; i < *count; i++) out[i] = unzigzag(take_number(&u)) + (i ? out[i - 1] : 0);
    if (u.damaged || u.at != u.end) *count = 0;
    return out;
}

/* --------------------------------------------------------------------------------------------------- keys */

static uint64_t mixed(slice text) { /* the finaliser of MurmurHash3, over FNV-1a */
    uint64_t h = slice_hash(text);
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDu;
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 33;
}

#define DESCRIBED (INT64_C(1) << 35)

/* Somebody who is described and no known actor has a key that begins so: shape.c. */
int64_t bucket_id(slice key) {
    slice actors = key, sense = slice_take(&actors, '\n');
    int64_t described = key_is(actors, "t") ? DESCRIBED : 0;
    return (int64_t)((mixed(sense) & 0x7FFFFFF) << 36 | (mixed(actors) & 0x7FFFFFFFF)) | described;
}

bool bucket_described(int64_t id) { return id & DESCRIBED; }

void key_term(char letter, uint64_t number, char out[KEY_SIZE]) {
    out[0] = letter;
    for (int i = 0; i < 8; i++) out[1 + i] = (char)(number >> (56 - 8 * i));
}

bool key_read(slice term, uint64_t *number) {
    if (term.size != KEY_SIZE) return false;
    *number = 0;
    for (int i = 1; i < KEY_SIZE; i++) *number = *number << 8 | (unsigned char)term.at[i];
    return true;
}

static unsigned digit_of(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10) & 15; }

uint64_t uid_number(slice uid) {
    uint64_t n = 0;
    for (size_t i = 1; i < uid.size && i < 17; i++) n = n << 4 | digit_of(uid.at[i]);
    return n;
}

uint64_t digest_number(slice sha256) {
    uint64_t n = 0;
    for (size_t i = 0; i < 16 && i < sha256.size; i++) n = n << 4 | digit_of(sha256.at[i]);
    return n;
}

void uid_range(slice digits, uint64_t *least, uint64_t *greatest) {
    size_t size = digits.size < 16 ? digits.size : 16;
    *least = *greatest = 0;
    for (size_t i = 0; i < 16; i++) {
        *least = *least << 4 | (i < size ? digit_of(digits.at[i]) : 0);
        *greatest = *greatest << 4 | (i < size ? digit_of(digits.at[i]) : 15);
    }
}

void coding_add_key(arena *a, index_words *out, char letter, uint64_t number) {
    char *term = arena_alloc(a, KEY_SIZE);
    key_term(letter, number, term);
    index_word_add(a, out, (slice){term, KEY_SIZE});
}
