/* row_deeds.c - see row_deeds.h */
#include "record/row_deeds.h"

#include <ctype.h>
#include <inttypes.h>

#include "base/map.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/party.h"

typedef struct reading {
    lister *l;
    const claim *row;
    map seen; /* "article proposition" */
    deed_list *out;
} reading;

static bool is_new(reading *n, int64_t report, int64_t told) {
    bool found;
    map_put(n->l->a, &n->seen, arena_print(n->l->a, "%" PRId64 " %" PRId64, report, told), &found);
    return !found;
}

/* First all that is the article's, which goes when another is asked for. */
static void read_parts(lister *l, deed *d) {
    packed_rows all = packed_of(l, d->article, PACKED_ARGUMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        uint8_t role = (uint8_t)g[ARGUMENT_ROLE].number;
        if (g[ARGUMENT_PROPOSITION].number != d->proposition || role > ROLE_OBJECT) continue;
        int64_t actor_at = packed_actor(&all, &g[ARGUMENT_ACTOR]);
        *vec_push(l->a, &d->parts) =
            (part){.role = role, .kind = -1, .row = actor_at, .text = arena_slice(l->a, g[ARGUMENT_TEXT].text)};
    }
    packed_rows actors = packed_of(l, d->article, PACKED_ACTOR);
    for (uint32_t i = 0; i < d->parts.size; i++) {
        part *x = &d->parts.at[i];
        const cell *who = x->row ? packed_row(&actors, packed_actor_number(&actors, x->row)) : NULL;
        if (who) x->keys = arena_slice(l->a, who[ACTOR_KEY].text);
    }
}

static bool has_letter(slice words) {
    for (size_t i = 0; i < words.size; i++)
        if (isalpha((unsigned char)words.at[i]) || (words.at[i] & 0x80)) return true;
    return false;
}

static void call_parts(lister *l, deed *d) {
    for (uint32_t i = 0; i < d->parts.size; i++) {
        part *x = &d->parts.at[i];
        const identity *who = x->row ? identity_known(l, identity_of_actor(l, x->row)) : NULL;
        if (who && who->name.size) {
            bool nameless = who->kind == ACTOR_GROUP || who->kind == ACTOR_UNNAMED;
            x->called = nameless && x->text.size > ROW_PRONOUN ? x->text : who->name;
            x->kind = who->kind;
            x->id = who->id;
            slice party = party_of(l, who->id);
            if (party.size)
                x->keys = arena_print(l->a, "%.*s\n%.*s", (int)x->keys.size, x->keys.at, (int)party.size, party.at);
        } else if (x->text.size > ROW_PRONOUN && has_letter(x->text)) {
            x->called = x->text;
        }
    }
}

static void add_deed(reading *n, deed d) {
    lister *l = n->l;
    packed_rows all = packed_of(l, d.article, PACKED_PROPOSITION);
    const cell *p = packed_row(&all, d.proposition);
    if (!p) return;
    d.negative = p[PROPOSITION_NEGATIVE].number != 0;
    d.unsure = p[PROPOSITION_FACTUALITY].number != 0;
    d.worth = (int16_t)p[PROPOSITION_DEED].number;
    if (!d.lemma.size) d.lemma = arena_slice(l->a, p[PROPOSITION_LEMMA].text);
    read_parts(l, &d);
    if (!d.parts.size || !d.lemma.size) return;
    call_parts(l, &d);
    *vec_push(l->a, n->out) = d;
}

/* The keys of who did it, by a statement's bucket. */
static slice doers_of(lister *l, const cell *row) {
    slice bucket = arena_slice(l->a, row[STATEMENT_BUCKET].text);
    slice_take(&bucket, '\n');
    return bucket;
}

static void add_member(reading *n, const member *m) {
    packed_rows all = packed_of(n->l, m->article, PACKED_STATEMENT);
    const cell *g = packed_row(&all, m->n);
    if (!g || m->proposition < 0 || !is_new(n, m->article, m->proposition)) return;
    add_deed(n, (deed){.of = m, .article = m->article, .proposition = m->proposition, .side = m->side,
                       .marks = m->marks, .lemma = m->lemma, .bucket = doers_of(n->l, g)});
}

/* What else the same attribution says on the same side. */
static void add_beside(reading *n, const member *m) {
    VEC(deed) found = {0};
    packed_rows all = packed_of(n->l, m->article, PACKED_STATEMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        if (g[STATEMENT_QUOTE].number != m->quote || g[STATEMENT_SIDE].number != m->side) continue;
        if (g[STATEMENT_PROPOSITION].number < 0) continue;
        *vec_push(n->l->a, &found) = (deed){.of = m, .beside = true, .article = m->article,
                                            .proposition = g[STATEMENT_PROPOSITION].number, .side = m->side,
                                            .marks = (uint16_t)g[STATEMENT_MARKS].number,
                                            .bucket = doers_of(n->l, g)};
    }
    for (uint32_t i = 0; i < found.size; i++)
        if (is_new(n, m->article, found.at[i].proposition)) add_deed(n, found.at[i]);
}

bool row_tells(const member *m) {
    return !(m->marks & MARK_MEANT) && (m->side == SIDE_ASSERTS || m->side == SIDE_DENIES);
}

void row_deeds_of(lister *l, const claim *row, deed_list *out) {
    reading n = {.l = l, .row = row, .out = out};
    for (uint32_t i = 0; i < row->size && out->size < ROW_DEEDS; i++)
        if (row_tells(&row->members[i])) add_member(&n, &row->members[i]);
    for (uint32_t i = 0; i < row->size && out->size < ROW_DEEDS; i++)
        if (row->members[i].quote >= 0 && member_takes_side(&row->members[i])) add_beside(&n, &row->members[i]);
}
