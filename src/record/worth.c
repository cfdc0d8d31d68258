/* worth.c - claims weighed as what a dispute may be about, see worth.h */
#include "record/worth.h"

#include <math.h>

#include "base/map.h"
#include "record/keys.h"
#include "record/packed.h"
#include "record/row_trees.h"
#include "record/stander.h"

static const row_tree trees[] = {
#include "worth.inc"
};

/* How an attribution leans: by its report's sides and by its words, in hundredths. */
typedef struct lean {
    int16_t sides[2], words[2];
} lean;

/* What is counted over all claims. */
typedef struct counting {
    lister *l;
    map counts; /* what it is of, as a letter, and its key */
} counting;

static int16_t most(int16_t a, int16_t b) { return a > b ? a : b; }
static int16_t bounded(uint32_t n) { return (int16_t)(n < 30000 ? n : 30000); }

static slice part_key(counting *x, char what, slice key) {
    return arena_print(x->l->a, "%c%.*s", what, (int)key.size, key.at);
}

static void count_key(counting *x, char what, slice key, uint32_t by) {
    if (key.size) map_count(x->l->a, &x->counts, part_key(x, what, key), by);
}

static uint32_t counted(counting *x, char what, slice key) {
    return key.size ? map_counted(&x->counts, part_key(x, what, key)) : 0;
}

static lean lean_of(lister *l, const member *m) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = m->quote < 0 ? NULL : packed_row(&quotes, m->quote);
    if (!q || q[QUOTE_ASSERTS].number == LEANING_UNKNOWN) return (lean){{0, 0}, {0, 0}};
    return (lean){{(int16_t)q[QUOTE_ASSERTS].number, (int16_t)q[QUOTE_DENIES].number},
                  {(int16_t)q[QUOTE_WORDS_ASSERT].number, (int16_t)q[QUOTE_WORDS_DENY].number}};
}

static int16_t deed_of(lister *l, const member *m) {
    packed_rows all = packed_of(l, m->article, PACKED_PROPOSITION);
    const cell *p = packed_row(&all, m->proposition);
    return p ? (int16_t)p[PROPOSITION_DEED].number : 0;
}

/* Whether the speaker is, or speaks for, who is said to have done it. */
static bool is_doer(lister *l, const claim *c, const member *m) {
    slice state = member_state(l, m);
    return (state.size && keys_meet(c->actors, state)) || member_among(l, m, c->actors);
}

static void count_claim(counting *x, const claim *c) {
    uint32_t denied = c->speakers[SIDE_DENIES], asserted = c->speakers[SIDE_ASSERTS];
    for (slice left = c->actors; left.size;) {
        slice key = slice_take(&left, '\n');
        count_key(x, 'a', key, 1);
        count_key(x, '+', key, asserted);
        count_key(x, '-', key, denied);
    }
    count_key(x, 's', c->sense, 1);
    count_key(x, 'm', c->sense, c->size);
    count_key(x, 'o', c->object, 1);
    count_key(x, 'r', c->recipient, 1);
}

static uint32_t most_counted(counting *x, char what, slice keys) {
    uint32_t out = 0;
    while (keys.size) {
        uint32_t n = counted(x, what, slice_take(&keys, '\n'));
        out = n > out ? n : out;
    }
    return out;
}

static void set_members(counting *x, const claim *c, int16_t *f) {
    lister *l = x->l;
    int32_t words = 0, against = 0, first = 30000, said = 0;
    f[WORTH_deed] = INT16_MIN;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool asserts = m->side == SIDE_ASSERTS, denies = m->side == SIDE_DENIES;
        first = (int32_t)m->at.begin < first ? (int32_t)m->at.begin : first;
        f[WORTH_deed] = most(f[WORTH_deed], deed_of(l, m));
        f[WORTH_title] = (int16_t)(f[WORTH_title] + (m->at.begin < HEADING));
        f[WORTH_noun] |= (m->marks & MARK_NOUN) > 0;
        f[WORTH_presupposed] |= (m->marks & MARK_PRESUPPOSED) > 0;
        f[WORTH_filled] |= (m->marks & MARK_FILLED) > 0;
        f[WORTH_along] |= slice_equal(m->rule, ALONG);
        f[WORTH_charged] |= slice_find(m->rule, SLICE("charge")) != SIZE_MAX;
        if (m->outlet_voice || !m->identity) continue;
        lean n = lean_of(l, m);
        said++;
        words += n.words[0];
        against += n.words[1];
        bool own = is_doer(l, c, m);
        f[WORTH_himself] |= own;
        if (asserts) {
            f[WORTH_assert_leans] = most(f[WORTH_assert_leans], n.sides[0]);
            f[WORTH_assert_words] = most(f[WORTH_assert_words], n.words[0]);
            f[WORTH_assert_against] = most(f[WORTH_assert_against], n.words[1]);
            if (own) f[WORTH_own_asserts]++; else f[WORTH_others_assert]++;
        }
        if (denies) {
            f[WORTH_deny_leans] = most(f[WORTH_deny_leans], n.sides[1]);
            f[WORTH_deny_words] = most(f[WORTH_deny_words], n.words[1]);
            f[WORTH_deny_against] = most(f[WORTH_deny_against], n.words[0]);
            f[WORTH_own_denies] = (int16_t)(f[WORTH_own_denies] + own);
        }
    }
    f[WORTH_mean_words] = (int16_t)(said ? words / said : -1);
    f[WORTH_mean_against] = (int16_t)(said ? against / said : -1);
    f[WORTH_first] = (int16_t)first;
}

static void set_parts(counting *x, const claim *c, int16_t *f) {
    f[WORTH_members] = bounded(c->size);
    f[WORTH_asserts] = bounded(c->speakers[SIDE_ASSERTS]);
    f[WORTH_denies] = bounded(c->speakers[SIDE_DENIES]);
    f[WORTH_questions] = bounded(c->speakers[SIDE_QUESTIONS]);
    f[WORTH_plain_asserts] = bounded(c->plain[SIDE_ASSERTS]);
    f[WORTH_plain_denies] = bounded(c->plain[SIDE_DENIES]);
    f[WORTH_voices] = bounded(c->voices);
    f[WORTH_articles] = bounded(c->articles);
    f[WORTH_actors] = c->actors.size > 0;
    f[WORTH_state] = key_is_state(c->actors);
    f[WORTH_body] = key_is(c->actors, "o");
    f[WORTH_named] = key_is(c->actors, "n");
    f[WORTH_described] = key_is(c->actors, "t");
    f[WORTH_several] = slice_find(c->actors, SLICE("\n")) != SIZE_MAX;
    f[WORTH_recipients] = c->recipient.size > 0;
    f[WORTH_objects] = c->object.size > 0;
    f[WORTH_light] = c->light;
    f[WORTH_one] = c->one;
    f[WORTH_kin] = c->kin.size > 0;
    f[WORTH_doer_claims] = bounded(most_counted(x, 'a', c->actors));
    f[WORTH_doer_asserted] = bounded(most_counted(x, '+', c->actors));
    f[WORTH_doer_denied] = bounded(most_counted(x, '-', c->actors));
    f[WORTH_sense_claims] = bounded(counted(x, 's', c->sense));
    f[WORTH_sense_members] = bounded(counted(x, 'm', c->sense));
    f[WORTH_object_claims] = bounded(counted(x, 'o', c->object));
    f[WORTH_recipient_claims] = bounded(counted(x, 'r', c->recipient));
    f[WORTH_disputed] = claim_disputed(c);
}

worth *worth_of(lister *l, const claims *all) {
    counting x = {.l = l};
    worth *out = ARENA_NEW(l->a, worth, all->size + 1);
    for (uint32_t i = 0; i < all->size; i++) count_claim(&x, &all->at[i]);
    for (uint32_t i = 0; i < all->size; i++) {
        out[i] = (worth){{0}};
        set_parts(&x, &all->at[i], out[i].features);
        set_members(&x, &all->at[i], out[i].features);
    }
    return out;
}

double worth_likely(const worth *x) {
    return 1 / (1 + exp(-row_trees_sum(trees, sizeof trees / sizeof *trees, 0, x->features)));
}
