/* entry.c - the entries of a dispute's row, from what is kept of them or from their articles; see entry.h */
#include "record/entry.h"

#include <string.h>

#include "base/utf8.h"
#include "record/packed.h"

enum { CALLED = 60 /* bytes that tell which rumour it is */, NOUN = 5 /* that a noun has, and an article has not */ };

static bool same_entry(const member *a, const member *b) {
    return a->article == b->article && a->quote == b->quote && a->identity == b->identity &&
           a->at.begin == b->at.begin && a->side == b->side && a->outlet_voice == b->outlet_voice;
}

bool member_shown(const claim *c, uint32_t i) {
    if (!c->members[i].outlet_voice && !c->members[i].identity &&
        !(member_rumour(&c->members[i]) && !c->speakers[SIDE_ASSERTS]))
        return false;
    for (uint32_t j = i; j > 0 && c->members[j - 1].article == c->members[i].article; j--)
        if (same_entry(&c->members[j - 1], &c->members[i])) return false;
    return true;
}

/* ----------------------------------------------------------------------------------------- outlets' own voice */

static bool names_doer(lister *l, const member *m) {
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t n = 0; n < all.rows; n++) {
        const cell *g = packed_row(&all, n);
        if (g[ARGUMENT_PROPOSITION].number == m->proposition && g[ARGUMENT_ROLE].number == ROLE_ACTOR) return true;
    }
    return false;
}

/* Whether somebody is cited in its sentence, before the predicate. */
static bool cites_before(lister *l, const member *m) {
    packed_rows told = packed_of(l, m->article, PACKED_PROPOSITION), quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *p = packed_row(&told, m->proposition);
    slice predicate = p ? cell_spans(l->a, &p[PROPOSITION_PREDICATE]) : (slice){0};
    uint32_t end = predicate.size ? spans_extent(predicate).begin : m->at.end;
    for (uint32_t n = 0; n < quotes.rows; n++) {
        slice cue = cell_spans(l->a, &packed_row(&quotes, n)[QUOTE_CUE_AT]);
        uint32_t at = cue.size ? spans_extent(cue).begin : end;
        if (at >= m->at.begin && at < end) return true;
    }
    return false;
}

static bool voice_tells(lister *l, const member *m) {
    return m->side == SIDE_ASSERTS && !(m->marks & (MARK_LIGHT | MARK_NOUN | MARK_FILLED | MARK_JOINED)) &&
           names_doer(l, m) && !cites_before(l, m);
}

/* Of what is kept, words are with those that are listed. */
bool member_listed(lister *l, const claim *c, uint32_t i) {
    const member *m = &c->members[i];
    if (!member_shown(c, i)) return false;
    return !m->outlet_voice || m->words || (!c->words && voice_tells(l, m));
}

/* ------------------------------------------------------------------------------------------ from the article */

static void show_speaker(lister *l, const member *m, entry_words *out) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE), actors = packed_of(l, m->article, PACKED_ACTOR);
    const cell *q = packed_row(&quotes, m->quote), *x = packed_row(&actors, packed_actor_number(&actors, m->speaker));
    if (!q) return;
    out->speaker = arena_slice(l->a, x && x[ACTOR_NAME].text.size ? x[ACTOR_NAME].text : q[QUOTE_SPEAKER_NAME].text);
    out->said = arena_slice(l->a, q[QUOTE_SAID].text);
    out->channel = arena_slice(l->a, q[QUOTE_CHANNEL].text);
}

/* Where a verb leads to what is claimed, the claim that is its subject: "press reports" of "press reports suggesting
 * that" and "press reports which suggest that". Empty where no source is named. */
static slice source_named(lister *l, const source *from, const cell *q, uint32_t begin, uint32_t end) {
    slice spans = q ? cell_spans(l->a, &q[QUOTE_SOURCE]) : (slice){0};
    span at = spans.size ? spans_extent(spans) : (span){0, 0};
    if (!from || at.end <= begin || at.end >= end || end - begin > CALLED) return (slice){"", 0};
    slice before = slice_trim(slice_part(from->text, begin, at.begin > begin ? at.begin : begin));
    if (before.size < NOUN) before = slice_trim(slice_part(from->text, begin, at.end));
    return arena_slice(l->a, utf8_one_line(l->a, before));
}

/* What it is told as: "local newspaper reports", of "denied local newspaper reports that". */
static slice rumour_called(lister *l, const member *m) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote), *up = q ? packed_row(&quotes, q[QUOTE_PARENT].number) : NULL;
    const source *from = source_of(l, m->article);
    slice content = up ? cell_spans(l->a, &up[QUOTE_CONTENT]) : (slice){0},
          cue = q ? q[QUOTE_CUE].text : (slice){"", 0};
    uint32_t begin = content.size ? spans_extent(content).begin : m->at.begin;
    slice named = source_named(l, from, q, begin, m->at.begin);
    if (named.size) return named;
    bool plain = from && begin < m->at.begin && m->at.begin - begin < CALLED;
    slice before = plain ? slice_trim(utf8_one_line(l->a, slice_part(from->text, begin, m->at.begin))) : cue;
    plain = plain && slice_ends(before, cue);
    for (size_t i = 0; i < before.size && plain; i++)
        plain = utf8_is_letter((unsigned char)before.at[i]) || memchr(" -'", before.at[i], 3);
    return arena_slice(l->a, plain ? before : utf8_one_line(l->a, cue));
}

static void show_via(lister *l, const member *m, entry_words *out) {
    VEC(slice) via = {0};
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    slice left = m->via;
    for (int64_t n; via_take(&left, &n);) {
        const cell *q = packed_row(&quotes, n);
        if (q && q[QUOTE_SPEAKER_NAME].text.size)
            *vec_push(l->a, &via) = arena_slice(l->a, q[QUOTE_SPEAKER_NAME].text);
    }
    out->via = via.at;
    out->vias = via.size;
}

entry_words entry_words_of(lister *l, const member *m) {
    entry_words out = {0};
    const source *from = source_of(l, m->article);
    if (!from) return out;
    out.words = placed_at(from, m->at);
    out.words.quote = arena_slice(l->a, out.words.quote);
    out.words.path = arena_slice(l->a, out.words.path);
    if (!m->outlet_voice) show_speaker(l, m, &out);
    if (!m->outlet_voice) out.face = face_words_of(l, m->speaker);
    if (member_rumour(m)) out.speaker = rumour_called(l, m);
    show_via(l, m, &out);
    return out;
}

/* --------------------------------------------------------------------------------------------------- the row */

static void put_member_id(lister *l, json_t *to, const char *field, char letter, const member *m, int64_t n) {
    char id[ID_SIZE];
    id_of_article(letter, m->sha256, n, id);
    if (n < 0) put_text(l, to, field, slice_of(id)); /* the article's: several entries may have it */
    else put_string(l, to, field, id);
}

static void put_who(lister *l, json_t *to, const member *m, const entry_words *x) {
    if (m->outlet_voice) {
        put_text(l, to, "speaker", m->outlet);
        put_null(l, to, "actor");
        return;
    }
    if (m->quote >= 0) put_text(l, to, "said", x->said);
    if (m->quote >= 0) put_text(l, to, "channel", x->channel);
    put_face(l, to, &x->face, x->speaker);
}

void put_entry(lister *l, json_t *list, const member *m) {
    entry_words of = m->words ? *m->words : entry_words_of(l, m);
    json_t *one = l->status == READOUT_OK ? list_object(l, list) : NULL;
    if (!one) return;
    if (m->n < 0) put_member_id(l, one, "id", 'q', m, m->quote);
    else put_member_id(l, one, "id", 's', m, m->n);
    put_who(l, one, m, &of);
    put_member_id(l, one, "article", 'a', m, -1);
    put_text(l, one, "outlet", m->outlet);
    put_text(l, one, "agency", m->agency);
    put_text(l, one, "date", m->date);
    put_placed(l, one, &of.words);
    json_t *via = of.vias ? put_list(l, one, "via") : NULL;
    for (uint32_t i = 0; i < of.vias; i++) list_text(l, via, of.via[i]);
    if (!of.vias) put_none(l, one, "via");
    put_text(l, one, "rule", m->rule);
    put_real(l, one, "score", m->score);
}
