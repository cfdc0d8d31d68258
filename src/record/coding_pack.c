/* coding_pack.c - packs what an article was coded to, see coding.h */
#include <string.h>

#include "base/map.h"
#include "record/camp.h"
#include "record/coding.h"
#include "record/id.h"
#include "record/varying.h"

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
    put_number(&p, &out, CODING_FORM);
    put_number(&p, &out, p.text_count);
    put_bytes(&p, &out, (slice){p.texts.at, p.texts.size});
    put_bytes(&p, &out, (slice){p.tables.at, p.tables.size});
    return (slice){out.at, out.size};
}

slice numbers_pack(arena *a, const int64_t *numbers, uint32_t count) {
    packer p = {.scratch = a};
    int64_t last = 0;
    put_number(&p, &p.rows, count);
    for (uint32_t i = 0; i < count; last = numbers[i++]) put_number(&p, &p.rows, zigzag(numbers[i] - last));
    return (slice){p.rows.at, p.rows.size};
}
