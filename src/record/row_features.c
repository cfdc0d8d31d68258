/* row_features.c - attributions beside disputes, see row_features.h */
#include "record/row_features.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/map.h"
#include "record/day.h"
#include "record/hidden.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/stander.h"
#include "record/ties.h"

static const double doubt = 0.3; /* an attribution's score below it */

enum { NOTHING = -999, LETTERS = 5 /* of a word, that tell it from others */ };

typedef struct gathering {
    lister *l;
    const claims *disputes;
    row_pairs out;
    map attributions; /* "article quote identity": an index */
    map stems;   /* to a number */
    VEC(uint32_t) common; /* how many attributions have a stem */
    map on;      /* "dispute side ...": how often; see count_on */
    matters *matters;
    map reports;         /* an article's number: its place in `tied` */
    VEC(double) tied;    /* of each article to each dispute */
    uint32_t *near;      /* of each dispute: how many articles are tied to it */
} gathering;

static int16_t hundredths(double x) {
    double y = round(100 * x);
    return (int16_t)(y < -30000 ? -30000 : y > 30000 ? 30000 : y);
}

static int16_t bounded(uint32_t n) { return (int16_t)(n < 30000 ? n : 30000); }

/* ---------------------------------------------------------------------------------------------- attributions */

/* The next longer word of a text, as its first letters, small; empty at the end. */
static slice next_stem(gathering *g, slice text, size_t *at) {
    while (*at < text.size) {
        size_t begin = *at;
        while (*at < text.size && isalpha((unsigned char)text.at[*at])) ++*at;
        if (*at - begin >= LETTERS) {
            char *out = arena_copy(g->l->a, text.at + begin, LETTERS);
            for (int i = 0; i < LETTERS; i++) out[i] = (char)tolower((unsigned char)out[i]);
            return (slice){out, LETTERS};
        }
        if (*at == begin) ++*at;
    }
    return (slice){0};
}

static void add_stems(gathering *g, row_attribution *s, slice text) {
    size_t at = 0;
    map seen = {0};
    bool found;
    for (slice stem = next_stem(g, text, &at); stem.size; stem = next_stem(g, text, &at)) {
        map_put(g->l->a, &seen, stem, &found);
        if (found) continue;
        uint32_t *number = map_put(g->l->a, &g->stems, stem, &found);
        if (!found) {
            *number = g->common.size;
            *vec_push(g->l->a, &g->common) = 0;
        }
        g->common.at[*number]++;
        *vec_push(g->l->a, &s->stems) = *number;
    }
}

static void read_speaker(gathering *g, row_attribution *s, const member *m) {
    lister *l = g->l;
    packed_rows actors = m->speaker ? packed_of(l, m->article, PACKED_ACTOR) : (packed_rows){0};
    const cell *x = packed_row(&actors, packed_actor_number(&actors, m->speaker));
    if (x) s->key = arena_slice(l->a, x[ACTOR_KEY].text);
    s->state = arena_slice(l->a, member_state(l, m));
    s->surely = arena_slice(l->a, party_sure(l, m->identity));
}

/* The attributions before and behind it. */
static void read_beside(row_attribution *s, const packed_rows *quotes, const cell *q) {
    for (int side = 0; side < 2; side++) {
        const cell *other = packed_row(quotes, s->quote + (side ? 1 : -1));
        if (!other || other[QUOTE_ASSERTS].number == LEANING_UNKNOWN) continue;
        s->beside_words[side][0] = (uint8_t)other[QUOTE_WORDS_ASSERT].number;
        s->beside_words[side][1] = (uint8_t)other[QUOTE_WORDS_DENY].number;
        s->beside_same[side] = other[QUOTE_SPEAKER].number == q[QUOTE_SPEAKER].number;
    }
}

static void read_words(gathering *g, row_attribution *s, const member *m) {
    lister *l = g->l;
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    if (!q) return;
    bool unknown = q[QUOTE_ASSERTS].number == LEANING_UNKNOWN;
    size_t begin = (size_t)q[QUOTE_BEGIN].number, end = (size_t)q[QUOTE_END].number;
    s->unread = unknown;
    s->leans[0] = unknown ? 0 : (uint8_t)q[QUOTE_ASSERTS].number;
    s->leans[1] = unknown ? 0 : (uint8_t)q[QUOTE_DENIES].number;
    s->words[0] = unknown ? 0 : (uint8_t)q[QUOTE_WORDS_ASSERT].number;
    s->words[1] = unknown ? 0 : (uint8_t)q[QUOTE_WORDS_DENY].number;
    s->stance = (uint8_t)q[QUOTE_STANCE].number;
    s->kind = (uint8_t)q[QUOTE_KIND].number;
    s->length = (uint32_t)(end - begin);
    read_beside(s, &quotes, q);
    const source *from = source_of(l, m->article);
    if (from && from->text.size) s->place = (uint8_t)(100 * begin / (from->text.size + 1));
    s->heading = begin < HEADING;
    const identity *who = identity_known(l, m->identity);
    s->doubtful = q[QUOTE_SCORE].real < doubt || (who && who->kind == ACTOR_DOCUMENT);
    if (from && end <= from->text.size) add_stems(g, s, slice_part(from->text, begin, end));
}

static bool has_statement(const row_attribution *s, const member *m) {
    for (uint32_t i = 0; i < s->all.size; i++)
        if (s->all.at[i].is->n == m->n) return true;
    return false;
}

static slice number_key(gathering *g, int64_t n) { return arena_print(g->l->a, "%" PRId64, n); }

static slice attribution_key(gathering *g, int64_t report, int64_t quote, int64_t speaker) {
    return arena_print(g->l->a, "%" PRId64 " %" PRId64 " %" PRId64, report, quote, speaker);
}

/* What stands for an attribution without a statement, among those of its article. */
static member member_bare(const member *like, int64_t quote, int64_t speaker, const cell *q) {
    return (member){.article = like->article, .n = -1, .proposition = -1, .quote = quote, .speaker = speaker,
                    .sha256 = like->sha256, .outlet = like->outlet, .agency = like->agency, .date = like->date,
                    .at = {(uint32_t)q[QUOTE_BEGIN].number, (uint32_t)q[QUOTE_END].number},
                    .score = q[QUOTE_SCORE].real, .day = day_of_text(like->date), .side = SIDE_QUESTIONS};
}

/* The attribution of a statement, new where it was not known. */
static row_attribution *attribution_of(gathering *g, const member *m) {
    bool found;
    slice key = attribution_key(g, m->article, m->quote, m->identity);
    uint32_t *at = map_put(g->l->a, &g->attributions, key, &found);
    if (!found) {
        *at = g->out.attributions.size;
        row_attribution *s = vec_push(g->l->a, &g->out.attributions);
        *s = (row_attribution){.article = m->article, .quote = m->quote, .identity = m->identity};
        read_speaker(g, s, m);
        read_words(g, s, m);
    }
    return &g->out.attributions.at[*at];
}

static void add_statement(gathering *g, const claim *of, const member *m) {
    if (m->outlet_voice || !m->identity || m->quote < 0) return;
    row_attribution *s = attribution_of(g, m);
    if (!has_statement(s, m)) *vec_push(g->l->a, &s->all) = (row_statement){of, m};
}

/* The attributions of an article of which no rule made a statement of any claim, each with one that says nothing. */
static void add_bare(gathering *g, const member *like) {
    lister *l = g->l;
    for (uint32_t n = 0;; n++) {
        packed_rows quotes = packed_of(l, like->article, PACKED_QUOTE);
        const cell *q = packed_row(&quotes, n);
        if (!q) return;
        member *m = ARENA_NEW(l->a, member, 1);
        *m = member_bare(like, n, packed_actor(&quotes, &q[QUOTE_SPEAKER]), q);
        m->identity = m->speaker ? identity_of_actor(l, m->speaker) : 0;
        if (!m->identity || m->at.end <= m->at.begin || quote_hidden(l, m->article, n)) continue;
        row_attribution *s = attribution_of(g, m);
        if (!s->all.size) *vec_push(l->a, &s->all) = (row_statement){NULL, m};
    }
}

static void add_all_bare(gathering *g, const claims *all) {
    map known = {0};
    bool found;
    for (uint32_t i = 0; i < all->size; i++)
        for (uint32_t k = 0; k < all->at[i].size; k++) {
            const member *m = &all->at[i].members[k];
            *map_put(g->l->a, &known, number_key(g, m->article), &found) = 1;
            if (!found) add_bare(g, m);
        }
}

/* ------------------------------------------------------------------------------------------- what stands there */

enum { BY_ATTRIBUTION, BY_SPEAKER, BY_SPEAKER_PLAIN, BY_STATE, BY_STEM, BY_QUOTE, WAYS };

static slice on_key(gathering *g, uint32_t dispute, int side, int way, slice what) {
    return arena_print(g->l->a, "%u %d %d %.*s", dispute, side, way, (int)what.size, what.at);
}

static void count_on(gathering *g, uint32_t dispute, int side, int way, slice what) {
    if (what.size) map_count(g->l->a, &g->on, on_key(g, dispute, side, way, what), 1);
}

static uint32_t counted(gathering *g, uint32_t dispute, int side, int way, slice what) {
    return what.size ? map_counted(&g->on, on_key(g, dispute, side, way, what)) : 0;
}

static void note_dispute(gathering *g, uint32_t dispute) {
    const claim *c = &g->disputes->at[dispute];
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m)) continue;
        int side = row_number(m);
        slice key = attribution_key(g, m->article, m->quote, m->identity);
        uint32_t at = map_get(&g->attributions, key);
        bool first = !counted(g, dispute, 0, BY_ATTRIBUTION, key) && !counted(g, dispute, 1, BY_ATTRIBUTION, key);
        count_on(g, dispute, side, BY_SPEAKER, number_key(g, m->identity));
        if (!member_guessed(m)) count_on(g, dispute, side, BY_SPEAKER_PLAIN, number_key(g, m->identity));
        if (at != MAP_NONE) count_on(g, dispute, side, BY_STATE, g->out.attributions.at[at].state);
        for (uint32_t k = 0; at != MAP_NONE && first && k < g->out.attributions.at[at].stems.size; k++)
            count_on(g, dispute, side, BY_STEM, number_key(g, g->out.attributions.at[at].stems.at[k]));
        count_on(g, dispute, side, BY_ATTRIBUTION, key);
        count_on(g, dispute, side, BY_QUOTE, attribution_key(g, m->article, m->quote, 0));
    }
}

/* ------------------------------------------------------------------------------------------------- features */

static bool is_side(const member *m, int side) { return m->side == row_side(side); }

/* What the attribution's statements on a side weigh in a dispute. */
static void set_side(gathering *g, uint32_t dispute, const row_attribution *s, int side, double tied, int16_t *f) {
    double most = -1e9;
    for (int i = 0; i < ROW_SIDE_FEATURES; i++) f[i] = NOTHING;
    f[ROW_COUNT] = 0;
    for (uint32_t i = 0; i < s->all.size; i++) {
        const member *m = s->all.at[i].is;
        double x[MATTER_FEATURES];
        if (!is_side(m, side)) continue;
        matter_numbers(g->matters, dispute, s->all.at[i].of, m, tied, x);
        double weight = matter_sum(x);
        f[ROW_COUNT]++;
        if (member_guessed(m) && hundredths(m->score) > f[ROW_GUESS]) f[ROW_GUESS] = hundredths(m->score);
        if (member_guessed(m) && hundredths(weight) > f[ROW_GUESS_WEIGHT]) f[ROW_GUESS_WEIGHT] = hundredths(weight);
        if (weight <= most) continue;
        most = weight;
        f[ROW_WEIGHT] = hundredths(weight);
        f[ROW_SCORE] = hundredths(m->score);
        f[ROW_MARKS] = (int16_t)(m->marks & (MARK_LIGHT | MARK_NOUN | MARK_FILLED | MARK_PRESUPPOSED));
        for (int k = 0; k < MATTER_FEATURES; k++) f[ROW_NUMBERS + k] = hundredths(x[k]);
    }
}

static void set_standing(gathering *g, uint32_t d, const row_attribution *s, int16_t *f) {
    slice here = attribution_key(g, s->article, s->quote, s->identity), who = number_key(g, s->identity);
    for (int side = 0; side < 2; side++) {
        uint32_t own = counted(g, d, side, BY_ATTRIBUTION, here);
        f[ROW_F_on_asserts + side] = own > 0;
        f[ROW_F_self_asserts + side] = bounded(counted(g, d, side, BY_SPEAKER, who) - own);
        f[ROW_F_plain_asserts + side] = bounded(counted(g, d, side, BY_SPEAKER_PLAIN, who));
        f[ROW_F_camp_asserts + side] = bounded(counted(g, d, side, BY_STATE, s->state) - (s->state.size ? own : 0));
    }
}

static void set_speaker(const claim *c, const row_attribution *s, int16_t *f) {
    f[ROW_F_own] = s->state.size && keys_meet(c->actors, s->state);
    f[ROW_F_own_surely] = s->surely.size && keys_meet(c->actors, s->surely);
    f[ROW_F_state] = s->state.size > 0;
    f[ROW_F_accused] = s->key.size && keys_meet(c->actors, s->key);
    f[ROW_F_actors] = c->actors.size > 0;
    f[ROW_F_stance] = s->stance;
    f[ROW_F_kind] = s->kind;
    for (int side = 0; side < 2; side++) {
        f[ROW_F_leans_asserts + side] = s->leans[side];
        f[ROW_F_words_assert + side] = s->words[side];
    }
    f[ROW_F_leans_more] = (int16_t)(s->leans[0] - s->leans[1]);
    f[ROW_F_words_more] = (int16_t)(s->words[0] - s->words[1]);
    f[ROW_F_length] = bounded(s->length);
}

/* What stands beside it in the report. */
static void set_beside(gathering *g, uint32_t d, const row_attribution *s, int16_t *f) {
    const int first[2] = {ROW_F_before_same, ROW_F_behind_same};
    f[ROW_F_place] = s->place;
    f[ROW_F_heading] = s->heading;
    for (int at = 0; at < 2; at++) {
        slice key = attribution_key(g, s->article, s->quote + (at ? 1 : -1), 0);
        f[first[at]] = s->beside_same[at];
        for (int side = 0; side < 2; side++) {
            f[first[at] + 1 + side] = s->beside_words[at][side];
            f[first[at] + 3 + side] = bounded(counted(g, d, side, BY_QUOTE, key));
        }
    }
}

static void set_shared(gathering *g, uint32_t d, const row_attribution *s, int16_t *f) {
    double all = 0, of[2] = {0};
    slice here = attribution_key(g, s->article, s->quote, s->identity);
    bool mine[2] = {counted(g, d, 0, BY_ATTRIBUTION, here) > 0, counted(g, d, 1, BY_ATTRIBUTION, here) > 0};
    for (uint32_t i = 0; i < s->stems.size; i++) {
        double rare = 1 / sqrt(g->common.at[s->stems.at[i]]); /* however much else is in the record */
        slice key = number_key(g, s->stems.at[i]);
        bool any = false;
        for (int side = 0; side < 2; side++) {
            /* its own words were counted once, on the side that came first */
            bool there = counted(g, d, side, BY_STEM, key) > (uint32_t)mine[side];
            of[side] += there * rare;
            any |= there;
        }
        all += any * rare;
    }
    f[ROW_F_shared] = hundredths(all);
    f[ROW_F_shared_asserts] = hundredths(of[0]);
    f[ROW_F_shared_denies] = hundredths(of[1]);
    f[ROW_F_shared_mean] = hundredths(all / (s->stems.size + 1));
    f[ROW_F_stems] = bounded(s->stems.size);
}

/* Where an article's ties to the disputes begin in `tied`. */
static uint32_t ties_of(gathering *g, int64_t report) {
    bool found;
    uint32_t *at = map_put(g->l->a, &g->reports, number_key(g, report), &found);
    if (found) return *at;
    uint32_t first = *at = g->tied.size;
    for (uint32_t d = 0; d < g->disputes->size; d++) {
        double tied = matter_tied(g->matters, d, report);
        *vec_push(g->l->a, &g->tied) = tied;
        g->near[d] += tied >= (double)TIED;
    }
    return first;
}

/* The disputes that an attribution's article is tied to. */
typedef struct around {
    uint32_t disputes, members, rank; /* rank: of the next one */
} around;

static void add_pair(gathering *g, uint32_t d, uint32_t number, double tied, const around *n) {
    const row_attribution *s = &g->out.attributions.at[number];
    const claim *c = &g->disputes->at[d];
    row_pair *p = vec_push(g->l->a, &g->out.pairs);
    *p = (row_pair){.dispute = d, .attribution = number};
    int16_t *f = p->features;
    for (int side = 0; side < 2; side++) set_side(g, d, s, side, tied, f + side * ROW_SIDE_FEATURES);
    f[ROW_F_statements] = bounded(s->all.at[0].of ? s->all.size : 0);
    f[ROW_F_others] = (int16_t)(f[ROW_F_statements] - f[ROW_COUNT] - f[ROW_SIDE_FEATURES + ROW_COUNT]);
    set_standing(g, d, s, f);
    set_speaker(c, s, f);
    set_beside(g, d, s, f);
    set_shared(g, d, s, f);
    f[ROW_F_share] = hundredths((double)c->size / n->members);
    f[ROW_F_disputes] = bounded(n->disputes);
    f[ROW_F_rank] = bounded(n->rank);
    f[ROW_F_articles_share] = hundredths((double)c->articles / g->near[d]);
    f[ROW_F_articles] = bounded(c->articles);
}

/* ------------------------------------------------------------------------------- one pair beside the others */

static int16_t greater(int16_t a, int16_t b) { return a > b ? a : b; }

static int16_t weight_in(const row_pair *p, int side) { return p->features[side * ROW_SIDE_FEATURES + ROW_WEIGHT]; }

/* Beside the same attribution's pairs with other disputes. */
static void set_leads(row_pair *pairs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        int16_t next[2] = {NOTHING, NOTHING}, shared = 0;
        for (uint32_t k = 0; k < count; k++) {
            if (k == i) continue;
            for (int side = 0; side < 2; side++) {
                next[side] = greater(next[side], weight_in(&pairs[k], side));
                pairs[i].features[ROW_F_elsewhere_asserts + side] |= pairs[k].features[ROW_F_on_asserts + side];
            }
            shared = greater(shared, pairs[k].features[ROW_F_shared]);
        }
        for (int side = 0; side < 2; side++)
            pairs[i].features[ROW_F_lead_asserts + side] = (int16_t)(weight_in(&pairs[i], side) - next[side]);
        pairs[i].features[ROW_F_shared_lead] = (int16_t)(pairs[i].features[ROW_F_shared] - shared);
    }
}

typedef VEC(uint32_t) numbers;

/* The pairs of each speaker with each dispute. */
typedef struct his_pairs {
    map by_key;
    VEC(numbers) of;
} his_pairs;

static his_pairs gather_his(gathering *g) {
    his_pairs out = {.by_key = {0}};
    bool found;
    for (uint32_t i = 0; i < g->out.pairs.size; i++) {
        const row_pair *p = &g->out.pairs.at[i];
        slice key = arena_print(g->l->a, "%u %" PRId64, p->dispute, g->out.attributions.at[p->attribution].identity);
        uint32_t *at = map_put(g->l->a, &out.by_key, key, &found);
        if (!found) {
            *at = out.of.size;
            *vec_push(g->l->a, &out.of) = (numbers){0};
        }
        *vec_push(g->l->a, &out.of.at[*at]) = i;
    }
    return out;
}

static void set_his(gathering *g, const numbers *all, uint32_t i) {
    int16_t *f = g->out.pairs.at[all->at[i]].features, most[6] = {-1, -1, -1, -1, NOTHING, NOTHING};
    for (uint32_t k = 0; k < all->size; k++) {
        const row_pair *o = &g->out.pairs.at[all->at[k]];
        const row_attribution *s = &g->out.attributions.at[o->attribution];
        for (int side = 0; k != i && side < 2; side++) {
            most[side] = greater(most[side], s->leans[side]);
            most[2 + side] = greater(most[2 + side], s->words[side]);
            most[4 + side] = greater(most[4 + side], weight_in(o, side));
        }
    }
    f[ROW_F_said] = bounded(all->size);
    memcpy(&f[ROW_F_his_asserts], most, sizeof most);
}

/* Beside what else the speaker says of the same dispute. */
static void set_all_his(gathering *g) {
    his_pairs all = gather_his(g);
    for (uint32_t k = 0; k < all.of.size; k++)
        for (uint32_t i = 0; i < all.of.at[k].size; i++) set_his(g, &all.of.at[k], i);
}

/* The pairs of one attribution. */
static void add_pairs(gathering *g, uint32_t number) {
    uint32_t first = g->out.pairs.size, begin = ties_of(g, g->out.attributions.at[number].article);
    around n = {.rank = 0};
    for (uint32_t d = 0; d < g->disputes->size; d++) {
        if (g->tied.at[begin + d] < (double)TIED) continue;
        n.disputes++;
        n.members += g->disputes->at[d].size;
    }
    for (uint32_t d = 0; d < g->disputes->size; d++) {
        if (g->tied.at[begin + d] < (double)TIED) continue;
        add_pair(g, d, number, g->tied.at[begin + d], &n);
        n.rank++;
    }
    if (g->out.pairs.size > first) set_leads(&g->out.pairs.at[first], g->out.pairs.size - first);
}

row_pairs row_pairs_of(lister *l, const claims *disputes, const claims *all) {
    gathering g = {.l = l, .disputes = disputes, .matters = matters_of(l, disputes)};
    g.near = ARENA_NEW(l->a, uint32_t, disputes->size);
    for (uint32_t i = 0; i < all->size; i++)
        for (uint32_t k = 0; k < all->at[i].size; k++) add_statement(&g, &all->at[i], &all->at[i].members[k]);
    add_all_bare(&g, all);
    for (uint32_t d = 0; d < disputes->size; d++) note_dispute(&g, d);
    for (uint32_t i = 0; i < g.out.attributions.size; i++) ties_of(&g, g.out.attributions.at[i].article);
    for (uint32_t i = 0; i < g.out.attributions.size; i++) add_pairs(&g, i);
    set_all_his(&g);
    return g.out;
}
