/* side_features.c - reading an attribution for a charge, see side_features.h */
#include <string.h>

#include "record/keys.h"
#include "record/side_reader.h"

#define SIDE_NAME(name) #name,
const char *const side_feature_name[SIDE_FEATURE_COUNT] = {SIDE_FEATURES(SIDE_NAME)};
const char *const side_words_name[LIKES] = {"false",   "denial",   "evidence", "calm",
                                            "condemn", "innocent", "unknown",  "demand"};

static uint32_t sentence_of_token(const article *a, uint32_t t) {
    return t < a->tokens.size ? a->tokens.at[t].sentence : 0;
}

/* ------------------------------------------------------------------------------------------------- nearness */

static int64_t root(int64_t n) {
    int64_t x = n, y = (n + 1) / 2;
    while (y < x) {
        x = y;
        y = (x + n / x) / 2;
    }
    return x;
}

static void add_row(const side_reader *r, uint32_t token_at, int32_t *sum) {
    const int8_t *x = vectors_row(&r->lexicon->words, r->row[token_at]);
    for (int i = 0; x && i < VECTORS_WIDTH; i++) sum[i] += x[i];
}

static int32_t near_sums(const int32_t *a, const int32_t *b) {
    int64_t both = 0, one = 0, other = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) {
        both += (int64_t)a[i] * b[i];
        one += (int64_t)a[i] * a[i];
        other += (int64_t)b[i] * b[i];
    }
    return one && other ? (int32_t)(both * 100 / (root(one) * root(other) + 1)) : 0;
}

/* ------------------------------------------------------------------------------------ the attribution for a
 * charge */

/* Whether a key is of the country of the actor: "c:RUR", "o:RUR:...". */
static bool of_country(slice keys, const actor *who) {
    while (who->country[0] && keys.size) {
        if (slice_equal(key_country(slice_take(&keys, '\n')), slice_of(who->country))) return true;
    }
    return false;
}

static void read_sides(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    stander *s = r->s;
    const side_charge *c = &r->charges[number];
    const attribution *t = &s->a->attributions.at[quote];
    f[SIDE_F_own] = belongs(r, t->speaker, number);
    f[SIDE_F_accuser] = accuses(r, t->speaker, number);
    f[SIDE_F_victim] = suffers(r, t->speaker, number);
    if (t->speaker >= s->a->actors.size) return;
    const actor *who = &s->a->actors.at[t->speaker];
    f[SIDE_F_same_country] = of_country(c->accused, who);
    for (uint32_t i = 0; i < c->accuser_count; i++) f[SIDE_F_accuser_country] |= of_country(c->accusers[i], who);
    if (t->parent < s->a->attributions.size)
        f[SIDE_F_parent_own] = belongs(r, s->a->attributions.at[t->parent].speaker, number);
    f[SIDE_F_stands_here] = side_stands_in(r, quote, c->bucket);
    f[SIDE_F_stands_other] = side_stands_in(r, quote, (slice){0});
    for (uint32_t i = 0; i < r->count; i++) {
        const side_charge *o = &r->charges[i];
        if (o == c) continue;
        if (belongs(r, t->speaker, i)) f[SIDE_F_own_of_other] = 1;
        if (accuses(r, t->speaker, i)) f[SIDE_F_accuser_of_other] = 1;
        if (side_stands_in(r, quote, o->bucket) == 2) f[SIDE_F_denied_other] = 1;
    }
}

static void read_names(side_reader *r, uint32_t number, const attribution *t, int16_t *f) {
    const article *a = r->s->a;
    span at = article_extent(a, t->content);
    for (uint32_t i = article_mention_from(a, at.begin), n = 0;
         n < READ && i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++, n++) {
        uint32_t who = a->mentions.at[i].actor;
        int16_t how = a->mentions.at[i].pronoun ? 1 : 2;
        if (belongs(r, who, number) && f[SIDE_F_names_accused] < how) f[SIDE_F_names_accused] = how;
        if (accuses(r, who, number) && f[SIDE_F_names_accuser] < how) f[SIDE_F_names_accuser] = how;
        if (suffers(r, who, number) && f[SIDE_F_names_victim] < how) f[SIDE_F_names_victim] = how;
    }
}

static void read_arguments(side_reader *r, uint32_t number, uint32_t p, int16_t *f) {
    const article *a = r->s->a;
    const proposition *x = &a->propositions.at[p];
    for (uint32_t i = 0; i < x->arguments.count; i++) {
        const argument *g = &a->arguments.at[x->arguments.first + i];
        if (g->role != ROLE_ACTOR || g->actor >= a->actors.size) continue;
        bool own = belongs(r, g->actor, number), foe = accuses(r, g->actor, number);
        if (own)
            f[SIDE_F_accused_acts] = 1;
        else if (foe)
            f[SIDE_F_accuser_acts] = 1;
        else
            f[SIDE_F_other_acts] = 1;
    }
}

static void read_deeds(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    stander *s = r->s;
    const side_charge *c = &r->charges[number];
    for (uint32_t i = r->said.first[quote], n = 0; i != NONE && n < READ; i = r->said.next[i], n++) {
        const shape *h = &s->shapes[i];
        slice actors = h->bucket, sense = slice_take(&actors, '\n');
        if (h->bucket.size && slice_equal(sense, c->sense)) f[SIDE_F_same_sense] = 1;
        if (h->bucket.size && slice_equal(h->bucket, c->bucket)) f[SIDE_F_same_bucket] = 1;
        if (h->bucket.size && !slice_equal(h->bucket, c->bucket)) f[SIDE_F_other_bucket] = 1;
        if (actors.size && c->accused.size && keys_meet(actors, c->accused)) f[SIDE_F_same_actors] = 1;
        if (h->objects.size && c->objects.size && paths_meet(h->objects, c->objects)) f[SIDE_F_objects_meet] = 1;
        if (h->recipients.size && c->recipients.size && keys_meet(h->recipients, c->recipients))
            f[SIDE_F_recipients_meet] = 1;
        read_arguments(r, number, i, f);
    }
}

static void read_nearness(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const side_charge *c = &r->charges[number];
    const side_content *k = &r->contents[quote];
    int16_t best = 0, own = 0;
    int32_t said[VECTORS_WIDTH] = {0}, charged[VECTORS_WIDTH] = {0};
    const article *a = r->s->a;
    for (uint32_t i = 0; i < k->word_count; i++) {
        add_row(r, k->words[i], said);
        for (uint32_t n = 0; n < c->word_count; n++) {
            if (c->words[n] == k->words[i] ||
                !slice_equal(a->tokens.at[c->words[n]].lemma, a->tokens.at[k->words[i]].lemma))
                continue;
            f[SIDE_F_shared]++;
            f[SIDE_F_shared_predicate] = (int16_t)(f[SIDE_F_shared_predicate] + (n < c->predicates));
        }
    }
    for (uint32_t n = 0; n < c->word_count; n++) add_row(r, c->words[n], charged);
    f[SIDE_F_mean_near] = small(near_sums(said, charged));
    f[SIDE_F_predicate_near] = k->near[number][0];
    f[SIDE_F_object_near] = k->near[number][1];
    for (uint32_t i = 0; i < r->count; i++) {
        int16_t *of = i == number ? &own : &best,
                near = k->near[i][0] > k->near[i][1] ? k->near[i][0] : k->near[i][1];
        if (near > *of) *of = near;
    }
    f[SIDE_F_other_near] = best;
    f[SIDE_F_best_near] = (int16_t)(own - best);
}

static int32_t apart(uint32_t a, uint32_t b) { return a > b ? (int32_t)(a - b) : (int32_t)(b - a); }

/* What side was taken in the charge by the attribution: 0 none, 1 asserts, 2 denies. */
static int16_t taken(const side_reader *r, uint32_t quote, uint32_t charge) {
    return quote < r->s->a->attributions.size ? r->taken[quote * CHARGES + charge] : 0;
}

static void read_place(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const article *a = r->s->a;
    const side_charge *c = &r->charges[number];
    uint32_t here = sentence_of_token(a, a->attributions.at[quote].cue_head);
    f[SIDE_F_distance] = f[SIDE_F_distance_asserts] = f[SIDE_F_distance_denies] = FAR_AWAY;
    for (uint32_t i = 0; i < c->place_count; i++) {
        if (c->places[i].quote == quote) continue;
        int32_t d = apart(c->places[i].sentence, here);
        int16_t *of = &f[c->places[i].side == SIDE_ASSERTS ? SIDE_F_distance_asserts : SIDE_F_distance_denies];
        if (d < *of) *of = small(d);
        if (d < f[SIDE_F_distance]) f[SIDE_F_distance] = small(d);
    }
    for (uint32_t q = quote, n = 0; q-- > 0 && n < NEAR_SIDE && !f[SIDE_F_before_side]; n++)
        f[SIDE_F_before_side] = taken(r, q, number);
    for (uint32_t q = quote + 1, n = 0; q < a->attributions.size && n < NEAR_SIDE && !f[SIDE_F_after_side]; q++, n++)
        f[SIDE_F_after_side] = taken(r, q, number);
    f[SIDE_F_same_before] = taken(r, r->before[quote], number);
    f[SIDE_F_same_after] = taken(r, r->after[quote], number);
    f[SIDE_F_same_sentence] = f[SIDE_F_distance] == 0;
}

/* Of what its key says that he is, as a number: 0 of none. */
static int16_t letter_of(slice key) {
    static const char letters[] = "conpgtu";
    return key_is(key, letters) ? (int16_t)(strchr(letters, key.at[0]) - letters + 1) : 0;
}

static void read_charge(const side_reader *r, uint32_t number, int16_t *f) {
    const side_charge *c = &r->charges[number];
    const proposition *p = &r->s->a->propositions.at[c->proposition];
    const token *head = p->head < r->s->a->tokens.size ? &r->s->a->tokens.at[p->head] : NULL;
    f[SIDE_F_rank] = small(number);
    f[SIDE_F_deed] = p->event ? event_type_quad[p->event] : 0;
    f[SIDE_F_happening] = slice_ends(c->sense, SLICE("!"));
    f[SIDE_F_with_object] = c->objects.size > 0;
    f[SIDE_F_with_recipient] = c->recipients.size > 0;
    f[SIDE_F_is_light] = r->s->shapes[c->proposition].light;
    f[SIDE_F_is_noun] = head && head->upos != UPOS_VERB;
    f[SIDE_F_share] = small(r->charges[0].weight ? (int64_t)c->weight * 100 / r->charges[0].weight : 0);
    f[SIDE_F_first_told] = small(c->place_count ? c->places[0].sentence : FAR_AWAY);
    f[SIDE_F_told_often] = small(c->place_count);
    f[SIDE_F_by_person] = letter_of(c->accused);

    f[SIDE_F_charges] = small(r->count);
    f[SIDE_F_asserted] = small(c->asserted);
    f[SIDE_F_denied] = small(c->denied);
    f[SIDE_F_voiced] = small(c->voiced);
    f[SIDE_F_titled] = small(c->titled);
    f[SIDE_F_owned] = small(c->owned);
    f[SIDE_F_known] = (int16_t)(!c->accused.size ? 0 : key_is(c->accused, "t") ? 1 : 2);
    for (uint32_t i = 0; i < r->count; i++)
        for (uint32_t k = 0; k < c->accuser_count && i != number; k++)
            if (r->charges[i].accused.size && keys_meet(r->charges[i].accused, c->accusers[k])) f[SIDE_F_counter] = 1;
}

static totals totals_of(const side_reader *r, uint32_t quote) {
    const int16_t *f = r->contents[quote].own;
    return (totals){1,
                    f[SIDE_F_stance_denies],
                    f[SIDE_F_negative],
                    f[SIDE_F_falsehood],
                    f[SIDE_F_cue_charge],
                    f[SIDE_F_stance_wish],
                    f[SIDE_F_we],
                    f[SIDE_F_reticent]};
}

/* What else the speaker says, and whom the article names beside him. */
static void read_speaker_elsewhere(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    const totals *all = &r->by_actor[t->speaker];
    totals own = totals_of(r, quote);
    uint8_t named = r->named[quote * CHARGES + number];
    const uint16_t *by = &r->named_by[(t->speaker * CHARGES + number) * 2];
    f[SIDE_F_turns] = (int16_t)(all->turns - 1);
    f[SIDE_F_his_denials] = (int16_t)(all->denials - own.denials);
    f[SIDE_F_his_negatives] = (int16_t)(all->negatives - own.negatives);
    f[SIDE_F_his_falsehoods] = (int16_t)(all->falsehoods - own.falsehoods);
    f[SIDE_F_his_charges] = (int16_t)(all->charges - own.charges);
    f[SIDE_F_his_wishes] = (int16_t)(all->wishes - own.wishes);
    f[SIDE_F_his_we] = (int16_t)(all->we - own.we);
    f[SIDE_F_his_open] = (int16_t)(all->open - own.open);
    f[SIDE_F_his_names_accused] = small(by[0] - ((named & OWN_BITS) > 0));
    f[SIDE_F_his_names_accuser] = small(by[1] - ((named & FOE_BITS) > 0));
    uint8_t met = r->met[t->speaker] < a->sentences.size ? r->around[r->met[t->speaker] * CHARGES + number] : 0,
            with = 0;
    span source = article_extent(a, t->source);
    uint32_t i = t->source.count ? article_mention_from(a, source.begin) : a->mentions.size;
    for (uint32_t n = 0; n < NEAR_SIDE && i < a->mentions.size && a->mentions.at[i].at.begin < source.end; i++, n++)
        with |= tie(r, a->mentions.at[i].actor, number);
    f[SIDE_F_met_accused] = (met & OWN_BITS) > 0;
    f[SIDE_F_met_accuser] = (met & FOE_BITS) > 0;
    f[SIDE_F_with_accused] = (with & OWN_BITS) > 0;
    f[SIDE_F_with_accuser] = (with & FOE_BITS) > 0;
}

static void add_totals(side_reader *r) {
    const article *a = r->s->a;
    r->by_actor = ARENA_NEW(r->s->scratch, totals, a->actors.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        if (a->attributions.at[q].speaker >= a->actors.size) continue;
        totals *all = &r->by_actor[a->attributions.at[q].speaker], own = totals_of(r, q);
        all->turns = small(all->turns + own.turns);
        all->denials = small(all->denials + own.denials);
        all->negatives = small(all->negatives + own.negatives);
        all->falsehoods = small(all->falsehoods + own.falsehoods);
        all->charges = small(all->charges + own.charges);
        all->wishes = small(all->wishes + own.wishes);
        all->we = small(all->we + own.we);
        all->open = small(all->open + own.open);
    }
}

side_reader *side_reader_new(stander *s, const side_lexicon *lexicon, const side_charge *charges, uint32_t count) {
    side_reader *r = ARENA_NEW(s->scratch, side_reader, 1);
    *r = (side_reader){.s = s, .lexicon = lexicon, .charges = charges, .count = count};
    r->said = stander_said(r->s);
    side_read_article(r);
    r->row = ARENA_NEW(s->scratch, uint32_t, s->a->tokens.size + 1);
    for (uint32_t i = 0; i < s->a->tokens.size; i++) r->row[i] = UNASKED;
    for (uint32_t c = 0; c < count; c++)
        for (uint32_t i = 0; i < charges[c].word_count; i++) side_row_of(r, charges[c].words[i]);
    r->contents = ARENA_NEW(s->scratch, side_content, s->a->attributions.size + 1);
    for (uint32_t q = 0; q < s->a->attributions.size; q++) side_read_content(r, q);
    add_totals(r);
    return r;
}

uint32_t side_given(const side_reader *r, uint32_t quote, uint32_t charge) {
    return r->given[quote * CHARGES + charge];
}

void side_read_charge(const side_reader *r, uint32_t charge, int16_t *out) {
    memset(out, 0, sizeof *out * SIDE_FEATURE_COUNT);
    read_charge(r, charge, out);
}

bool side_read(side_reader *r, uint32_t quote, uint32_t charge, int16_t *out) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    if (t->speaker >= a->actors.size) return false;
    memcpy(out, r->contents[quote].own, sizeof r->contents[quote].own);
    read_sides(r, charge, quote, out);
    if (t->content.count) read_names(r, charge, t, out);
    read_deeds(r, charge, quote, out);
    read_nearness(r, charge, quote, out);
    read_speaker_elsewhere(r, charge, quote, out);
    read_place(r, charge, quote, out);
    read_charge(r, charge, out);
    if (taken(r, quote, charge)) out[taken(r, quote, charge) == 1 ? SIDE_F_asserted : SIDE_F_denied]--;
    return true;
}

bool side_opposed(const int16_t *f) {
    return f[SIDE_F_stance_denies] || f[SIDE_F_negative] || f[SIDE_F_falsehood] || f[SIDE_F_cue_denial] ||
           f[SIDE_F_denial_word];
}

bool side_possible(const int16_t *f, uint8_t side) {
    bool admits = f[SIDE_F_stance] == STANCE_ADMITS, denies = f[SIDE_F_stance_denies];
    if (f[SIDE_F_owned]) return false;
    if (side == SIDE_ASSERTS) return admits || (!f[SIDE_F_own] && !denies && !f[SIDE_F_negated]);
    bool opposed = side_opposed(f);
    if (f[SIDE_F_reticent] || f[SIDE_F_stance_open] || admits) return false;
    bool of_them = f[SIDE_F_they] && !denies && !f[SIDE_F_falsehood]; /* "no warning, nothing: they sank us" */
    return f[SIDE_F_own] || (opposed && !of_them && !f[SIDE_F_accuser] && !f[SIDE_F_victim]);
}
