/* matter.c - statements weighed against disputes, see matter.h
 *
 * What a statement and a dispute have in common is a row of numbers, nearly all 0 or 1; the weight is their sum, each
 * times its own weight. */
#include "record/matter.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "record/keys.h"
#include "record/kinds.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/stander.h"
#include "record/ties.h"

enum {
    COMPARED = 12, /* articles of a dispute that another is compared with */
    STEM = 4,      /* letters that a deed and a word made of it have in common */
    WORD = 5,      /* letters of an argument's word that may be one */
    NEARBY = 200   /* bytes at which nearness is a half */
};

/* Who is said to have done it, beside whom the dispute is about. */
enum { OF_NONE, UNKNOWN, SAME, COUNTRY, NAMESAKE, HIMSELF, DESCRIBED, OTHER, RELATIONS };

/* Who speaks: of the accused's country; of one that stands on this side, or on the other; of none that is known. */
enum { OWN, ALLIED, OPPOSED, NOBODYS, CAMPS };

static const slice rules[] = {ALONG,
                              BEFORE,
                              PERHAPS,
                              SLICE("what he is charged with"),
                              SLICE("what his side is charged with"),
                              SLICE("what his side charges"),
                              SLICE("what he says another did"),
                              SLICE("content put as a noun")};

enum {
    BIAS,
    ASSERTED, /* of whom, where it is asserted */
    DENIED = ASSERTED + RELATIONS,
    ASSERTER = DENIED + RELATIONS,
    DENIER = ASSERTER + CAMPS,
    SPEAKS = DENIER + CAMPS, /* he is on this side already */
    SENSE,
    KIN,
    LEMMA,
    NAMED, /* a word made of the dispute's verbs */
    OBJECT,
    SIBLING,
    OTHER_OBJECT,
    NO_OBJECT,
    WORDS, /* of the arguments that both have, at most 3 */
    RECIPIENT,
    OTHER_RECIPIENT,
    TO_ACCUSED,
    SAME_DEED, /* of whom it does not say, or of himself */
    SAME_THING, /* the same deed and object */
    OWN_DENIAL, /* of the deed or its object */
    NAMESAKES,  /* the same deed of a namesake */
    MAY,
    WITHIN, /* an article of the dispute */
    TIE,    /* how alike its article is to those of the dispute, where it is none of them */
    NEAR,   /* to a statement of the dispute in the article */
    SHARE,  /* of the dispute among what stands in disputes in the article */
    SIZE,   /* the logarithm of the dispute's statements */
    LEANS,  /* how likely its attribution takes this side in something, by the model of sides.h; and the other side */
    LEANS_AWAY,
    WEIGHED, /* whether the model was asked */
    RULE,
    FEATURES = RULE + sizeof rules / sizeof *rules
};

/* Learned by train/matter.c from tests/reports/dev4 and dev5, with a sides.tsv that knows neither
 * (lang/en/SIDES.md). */
#define WEIGHTS(X) \
    X(BIAS, -0.81) X(ASSERTED + OF_NONE, -0.67) X(ASSERTED + UNKNOWN, -0.34) X(ASSERTED + SAME, -0.14) \
    X(ASSERTED + COUNTRY, -0.06) X(ASSERTED + NAMESAKE, -0.46) X(ASSERTED + HIMSELF, -0.23) \
    X(ASSERTED + DESCRIBED, -0.22) X(ASSERTED + OTHER, -0.54) X(DENIED + OF_NONE, -0.65) \
    X(DENIED + UNKNOWN, -0.49) X(DENIED + SAME, -0.21) X(DENIED + COUNTRY, -0.79) X(DENIED + NAMESAKE, -0.08) \
    X(DENIED + HIMSELF, -0.72) X(DENIED + DESCRIBED, -0.98) X(DENIED + OTHER, -0.61) X(ASSERTER + OWN, 0.00) \
    X(ASSERTER + ALLIED, 0.78) X(ASSERTER + OPPOSED, -1.34) X(ASSERTER + NOBODYS, 0.05) X(DENIER + OWN, 0.12) \
    X(DENIER + ALLIED, 1.30) X(DENIER + OPPOSED, -0.45) X(DENIER + NOBODYS, 0.42) X(SPEAKS, 0.55) \
    X(SENSE, 0.09) X(KIN, -0.03) X(LEMMA, 0.14) X(NAMED, 0.11) X(OBJECT, 0.37) X(SIBLING, -0.06) \
    X(OTHER_OBJECT, -0.04) X(NO_OBJECT, -0.10) X(WORDS, 0.04) X(RECIPIENT, 0.18) X(OTHER_RECIPIENT, 0.24) \
    X(TO_ACCUSED, -0.12) X(SAME_DEED, -0.04) X(SAME_THING, -0.30) X(OWN_DENIAL, 0.49) X(NAMESAKES, 0.00) \
    X(MAY, -0.78) X(WITHIN, -0.00) X(TIE, 0.22) X(NEAR, -0.22) X(SHARE, 0.62) X(SIZE, -0.06) X(LEANS, 2.40) \
    X(LEANS_AWAY, -2.00) X(WEIGHED, -0.64) X(RULE, 0.15) X(RULE + 1, 1.25) X(RULE + 2, 0.12) X(RULE + 3, 0.47) \
    X(RULE + 4, 0.00) X(RULE + 5, 0.11) X(RULE + 6, 0.00) X(RULE + 7, 0.80)

#define WEIGHT(feature, weight) [feature] = (weight),
#define NAME(feature, weight) [feature] = #feature,
const double matter_weight[FEATURES] = {WEIGHTS(WEIGHT)};
const char *const matter_feature_name[FEATURES] = {WEIGHTS(NAME)};
_Static_assert((int)FEATURES == (int)MATTER_FEATURES, "the header says how many");

#define SAME_MATTER (-0.4) /* the mean of a dispute's statements in another */
#define ENOUGH MATTER_ENOUGH
#define ENOUGH_AROUND 1 /* among the reports around a dispute of many */

typedef VEC(int64_t) numbers;
typedef VEC(slice) slices;

/* A dispute, for comparing. */
typedef struct view {
    const claim *c;
    slices senses, kins, own, countries[SIDES], lemmas, stems, words;
    numbers speakers[SIDES], articles;
    slice objects, recipients;
} view;

struct matters {
    lister *l;
    view *all;
    uint32_t size;
    map told;  /* "article": how many statements of disputes it has; "article dispute": of this one */
};

/* ------------------------------------------------------------------------------------------------- viewing */

static bool has_number(const numbers *all, int64_t n) {
    for (uint32_t i = 0; i < all->size; i++)
        if (all->at[i] == n) return true;
    return false;
}

static bool has_slice(const slices *all, slice s) {
    for (uint32_t i = 0; i < all->size; i++)
        if (slice_equal(all->at[i], s)) return true;
    return false;
}

static void add_number(lister *l, numbers *all, int64_t n) {
    if (!has_number(all, n)) *vec_push(l->a, all) = n;
}

static void add_slice(lister *l, slices *all, slice s) {
    if (s.size && !has_slice(all, s)) *vec_push(l->a, all) = s;
}

static void add_keys(lister *l, slices *all, slice keys) {
    while (keys.size) add_slice(l, all, slice_take(&keys, '\n'));
}

static slice joined(lister *l, const slices *all) {
    size_t size = 0, at = 0;
    for (uint32_t i = 0; i < all->size; i++) size += all->at[i].size + 1;
    char *out = arena_alloc(l->a, size + 1);
    for (uint32_t i = 0; i < all->size; i++) {
        memcpy(out + at, all->at[i].at, all->at[i].size);
        at += all->at[i].size;
        out[at++] = '\n';
    }
    return (slice){out, at ? at - 1 : 0};
}

/* The first letters of a word, small; empty where it has fewer than `least`. */
static slice stem_of(lister *l, slice word, size_t least) {
    char out[STEM];
    if (word.size < least) return (slice){0};
    for (int i = 0; i < STEM; i++) out[i] = (char)tolower((unsigned char)word.at[i]);
    return arena_slice(l->a, (slice){out, STEM});
}

/* The first letters of the words of what a statement says but who did it. */
static slices words_of(lister *l, const member *m) {
    slices out = {0};
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        if (g[ARGUMENT_PROPOSITION].number != m->proposition || g[ARGUMENT_ROLE].number == ROLE_ACTOR) continue;
        for (slice text = g[ARGUMENT_TEXT].text; text.size;)
            add_slice(l, &out, stem_of(l, slice_take(&text, ' '), WORD));
    }
    return out;
}

static slice country_of(lister *l, const member *m) {
    const identity *who = m->identity ? identity_known(l, m->identity) : NULL;
    return who && who->country.size ? who->country : party_state(l, m->identity);
}

/* "RUR" of "c:RUR" and of "o:RUR:rowing federation". */
static void add_countries(lister *l, slices *all, slice keys) {
    while (keys.size) {
        slice country = key_country(slice_take(&keys, '\n'));
        if (country.size) add_slice(l, all, country);
    }
}

static slice kin_of(slice kin) { return slice_take(&kin, '/'); }

static void add_wording(lister *l, view *v, const claim *c) {
    add_slice(l, &v->senses, c->sense);
    add_slice(l, &v->kins, kin_of(c->kin));
}

static void add_member(lister *l, view *v, const member *m, slices *objects, slices *recipients) {
    add_slice(l, &v->lemmas, m->lemma);
    add_slice(l, &v->stems, stem_of(l, m->lemma, STEM));
    slices words = words_of(l, m);
    for (uint32_t i = 0; i < words.size; i++) add_slice(l, &v->words, words.at[i]);
    add_keys(l, objects, m->objects);
    add_keys(l, recipients, m->recipients);
    add_number(l, &v->articles, m->article);
    if (m->outlet_voice || !m->identity) return;
    add_number(l, &v->speakers[m->side], m->identity);
    add_slice(l, &v->countries[m->side], country_of(l, m));
}

static view view_of(lister *l, const claim *c) {
    view v = {.c = c};
    slices objects = {0}, recipients = {0};
    add_countries(l, &v.own, c->actors);
    add_wording(l, &v, c);
    for (uint32_t i = 0; i < c->variant_count; i++) add_wording(l, &v, &c->variants[i]);
    for (uint32_t i = 0; i < c->size; i++) add_member(l, &v, &c->members[i], &objects, &recipients);
    v.objects = joined(l, &objects);
    v.recipients = joined(l, &recipients);
    return v;
}

static slice told_key(matters *x, int64_t report, uint32_t dispute) {
    return dispute == NONE ? arena_print(x->l->a, "%" PRId64, report)
                           : arena_print(x->l->a, "%" PRId64 " %u", report, dispute);
}

matters *matters_of(lister *l, const claims *disputes) {
    matters *x = ARENA_NEW(l->a, matters, 1);
    *x = (matters){.l = l, .all = ARENA_NEW(l->a, view, disputes->size + 1), .size = disputes->size};
    for (uint32_t i = 0; i < disputes->size; i++) {
        const claim *c = &disputes->at[i];
        x->all[i] = view_of(l, c);
        for (uint32_t k = 0; k < c->size; k++) {
            map_count(l->a, &x->told, told_key(x, c->members[k].article, NONE), 1);
            map_count(l->a, &x->told, told_key(x, c->members[k].article, i), 1);
        }
    }
    return x;
}

/* ------------------------------------------------------------------------------------------------ weighing */

static bool all_are(slice keys, const char *letter) {
    while (keys.size)
        if (!key_is(slice_take(&keys, '\n'), letter)) return false;
    return true;
}

/* Whether the speaker himself is said to have done it. */
static bool is_himself(lister *l, const member *m, slice actors) {
    if (member_among(l, m, actors)) return true;
    packed_rows known = m->speaker ? packed_of(l, m->article, PACKED_ACTOR) : (packed_rows){0};
    const cell *x = packed_row(&known, packed_actor_number(&known, m->speaker));
    if (!x) return false;
    slice called = utf8_key(l->a, x[ACTOR_NAME].text);
    return keys_meet(actors, arena_print(l->a, "t:%.*s", (int)called.size, called.at));
}

/* The next word of a key behind its marks: "norvik" of "o:NOR:norvik shipping". */
static slice key_word_of(slice *rest) {
    while (rest->size) {
        slice word = slice_take(rest, ' ');
        while (word.size && memchr(word.at, ':', word.size)) slice_take(&word, ':');
        if (word.size >= STEM) return word;
    }
    return (slice){0};
}

/* Whether some two of the actors have a word of their names in common: "Norvik", "Norvik Shipping", "the head of
 * Norvik". */
static bool share_name(slice one, slice other) {
    while (one.size) {
        slice key = slice_take(&one, '\n');
        for (slice word = key_word_of(&key); word.size; word = key_word_of(&key))
            for (slice left = other; left.size;) {
                slice against = slice_take(&left, '\n');
                for (slice w = key_word_of(&against); w.size; w = key_word_of(&against))
                    if (slice_equal(w, word)) return true;
            }
    }
    return false;
}

static int relation_of(lister *l, const view *v, const member *m, slice actors) {
    slices countries = {0};
    if (!v->c->actors.size) return OF_NONE;
    if (!actors.size || all_are(actors, "u")) return UNKNOWN;
    if (keys_meet(actors, v->c->actors)) return SAME;
    add_countries(l, &countries, actors);
    for (uint32_t i = 0; i < countries.size; i++)
        if (has_slice(&v->own, countries.at[i])) return COUNTRY;
    if (share_name(actors, v->c->actors)) return NAMESAKE;
    if (is_himself(l, m, actors)) return HIMSELF;
    return all_are(actors, "t") ? DESCRIBED : OTHER;
}

static uint32_t count_shared(const slices *one, const slices *other) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < one->size; i++) count += has_slice(other, one->at[i]);
    return count;
}

/* Whether a word of its arguments, or its verb, is made of one of the dispute's verbs. */
static bool names_deed(lister *l, const view *v, const member *m, const slices *words) {
    if (!has_slice(&v->lemmas, m->lemma) && has_slice(&v->stems, stem_of(l, m->lemma, STEM))) return true;
    return count_shared(words, &v->stems) > 0;
}

static bool may_be(lister *l, const member *m) {
    packed_rows all = packed_of(l, m->article, PACKED_PROPOSITION);
    const cell *p = packed_row(&all, m->proposition);
    int64_t factuality = p ? p[PROPOSITION_FACTUALITY].number : FACT_CERTAIN;
    return factuality != FACT_CERTAIN && factuality != FACT_PROBABLE;
}

static double nearness(const view *v, const member *m) {
    int64_t least = INT64_MAX;
    for (uint32_t i = 0; i < v->c->size; i++) {
        const member *x = &v->c->members[i];
        int64_t apart = llabs((int64_t)x->at.begin - m->at.begin);
        if (x->article == m->article && apart < least) least = apart;
    }
    return least == INT64_MAX ? 0 : 1 / (1 + (double)least / NEARBY);
}

static double tie(lister *l, const view *v, int64_t report) {
    double most = 0;
    for (uint32_t i = 0; i < v->articles.size && i < COMPARED; i++) {
        double alike = (double)ties_alike(l, v->articles.at[i], report);
        if (alike > most) most = alike;
    }
    return most;
}

static void set_camps(lister *l, const view *v, const member *m, double *out) {
    slice country = country_of(l, m);
    uint8_t other = m->side == SIDE_DENIES ? SIDE_ASSERTS : SIDE_DENIES;
    out[OWN] = country.size && has_slice(&v->own, country);
    out[ALLIED] = country.size && has_slice(&v->countries[m->side], country);
    out[OPPOSED] = country.size && has_slice(&v->countries[other], country);
    out[NOBODYS] = !country.size;
}

static void set_words(lister *l, const view *v, const claim *of, const member *m, double *x) {
    bool objects = m->objects.size && v->objects.size, recipients = m->recipients.size && v->recipients.size;
    bool object = objects && paths_meet(m->objects, v->objects);
    bool recipient = recipients && keys_meet(m->recipients, v->recipients);
    x[SENSE] = has_slice(&v->senses, of->sense);
    x[KIN] = !x[SENSE] && of->kin.size && has_slice(&v->kins, kin_of(of->kin));
    x[LEMMA] = has_slice(&v->lemmas, m->lemma);
    slices words = words_of(l, m);
    uint32_t shared = count_shared(&words, &v->words);
    x[NAMED] = names_deed(l, v, m, &words);
    x[WORDS] = shared < 3 ? shared : 3;
    x[OBJECT] = object;
    x[SIBLING] = objects && !object && paths_siblings(m->objects, v->objects);
    x[OTHER_OBJECT] = objects && !object;
    x[NO_OBJECT] = !m->objects.size;
    x[RECIPIENT] = recipient;
    x[OTHER_RECIPIENT] = recipients && !recipient;
    x[TO_ACCUSED] = m->recipients.size && keys_meet(m->recipients, v->c->actors);
}

/* Where the model cannot be asked, as most of what stands in disputes leans. */
static void set_leanings(lister *l, const member *m, double *x) {
    packed_rows quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *q = packed_row(&quotes, m->quote);
    x[LEANS] = 0.65;
    x[LEANS_AWAY] = 0.05;
    x[WEIGHED] = 1;
    if (q && q[QUOTE_ASSERTS].number == LEANING_UNKNOWN) return;
    double asserts = q ? (double)q[QUOTE_ASSERTS].number / 100 : 0,
           denies = q ? (double)q[QUOTE_DENIES].number / 100 : 0;
    x[LEANS] = m->side == SIDE_DENIES ? denies : asserts;
    x[LEANS_AWAY] = m->side == SIDE_DENIES ? asserts : denies;
    x[WEIGHED] = asserts + denies > 0;
}

void matter_numbers(matters *all, uint32_t n, const claim *of, const member *m, double tied,
                    double x[MATTER_FEATURES]) {
    lister *l = all->l;
    const view *v = &all->all[n];
    bool denies = m->side == SIDE_DENIES, within = has_number(&v->articles, m->article);
    memset(x, 0, sizeof *x * FEATURES);
    x[BIAS] = 1;
    x[(denies ? DENIED : ASSERTED) + relation_of(l, v, m, of->actors)] = 1;
    set_camps(l, v, m, &x[denies ? DENIER : ASSERTER]);
    x[SPEAKS] = has_number(&v->speakers[m->side], m->identity);
    set_words(l, v, of, m, x);
    double vague = x[DENIED + UNKNOWN] + x[ASSERTED + UNKNOWN] + x[DENIED + DESCRIBED] + x[ASSERTED + DESCRIBED];
    x[SAME_DEED] = x[SENSE] > 0 && vague + x[DENIED + HIMSELF] > 0;
    x[SAME_THING] = x[SENSE] > 0 && x[OBJECT] > 0;
    double ours = x[DENIER + OWN] + x[DENIER + ALLIED] + x[DENIED + HIMSELF];
    x[OWN_DENIAL] = ours > 0 && x[SENSE] + x[NAMED] + x[OBJECT] > 0;
    x[NAMESAKES] = x[SENSE] > 0 && x[ASSERTED + NAMESAKE] + x[DENIED + NAMESAKE] > 0;
    x[MAY] = may_be(l, m);
    x[WITHIN] = within;
    x[TIE] = within ? 0 : tied;
    x[NEAR] = nearness(v, m);
    uint32_t here = map_counted(&all->told, told_key(all, m->article, n)),
             told = map_counted(&all->told, told_key(all, m->article, NONE));
    x[SHARE] = (here + 0.3) / (told + 1);
    x[SIZE] = log1p(v->c->size);
    set_leanings(l, m, x);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) x[RULE + i] = slice_equal(m->rule, rules[i]);
}

double matter_sum(const double x[MATTER_FEATURES]) {
    double sum = 0;
    for (int i = 0; i < FEATURES; i++) sum += x[i] * matter_weight[i];
    return sum;
}

double matter_tied(const matters *all, uint32_t n, int64_t report) {
    const view *v = &all->all[n];
    return has_number(&v->articles, report) ? 1 : tie(all->l, v, report);
}

bool matter_features(matters *all, uint32_t n, const claim *of, const member *m, double x[MATTER_FEATURES]) {
    const view *v = &all->all[n];
    if (has_number(&v->speakers[m->side == SIDE_DENIES ? SIDE_ASSERTS : SIDE_DENIES], m->identity)) return false;
    double tied = matter_tied(all, n, m->article);
    if (tied < (double)TIED) return false;
    matter_numbers(all, n, of, m, tied, x);
    return x[SIBLING] <= 0 || x[SENSE] <= 0 || of->one; /* missiles, of drones */
}

#define NOT (-1000) /* a weight */

/* How surely a statement is of dispute `n`; NOT where it can't be. */
static double weigh(matters *all, uint32_t n, const claim *of, const member *m, matter_watch *watch) {
    double x[FEATURES];
    if (!matter_features(all, n, of, m, x)) return NOT;
    if (watch && watch->weighed) watch->weighed(watch, all->l, all->all[n].c, m, x);
    return matter_sum(x);
}

/* Whether he would charge his own state, or clear another that his own charges. */
static bool against_own(lister *l, const view *v, const member *m) {
    slice country = country_of(l, m);
    bool own = country.size && has_slice(&v->own, country);
    if (m->side == SIDE_ASSERTS) return own;
    return !own && country.size && has_slice(&v->countries[SIDE_ASSERTS], country);
}

uint32_t matter_of(matters *all, const claim *of, const member *m) {
    double most = narrow_is_around(all->l) ? ENOUGH_AROUND : ENOUGH;
    uint32_t best = NONE;
    for (uint32_t n = 0; n < all->size && member_takes_side(m); n++) {
        if (against_own(all->l, &all->all[n], m)) continue;
        double weight = weigh(all, n, of, m, all->l->watch);
        if (weight <= most) continue;
        most = weight;
        best = n;
    }
    return best;
}

static bool other_state(slice one, slice other) {
    return key_is_state(one) && key_is_state(other) && !keys_meet(one, other);
}

/* Whether those who charge in the one are of the states of those who deny in the other, and nobody stands so in both:
 * then the one is a counter-charge. */
static bool is_countered(matters *all, uint32_t n, const claim *other) {
    bool opposed = false;
    for (uint32_t i = 0; i < other->size; i++) {
        double camps[CAMPS];
        if (!member_takes_side(&other->members[i])) continue;
        set_camps(all->l, &all->all[n], &other->members[i], camps);
        if (camps[ALLIED] > 0) return false;
        opposed |= camps[OPPOSED] > 0;
    }
    return opposed;
}

bool matter_takes(matters *all, uint32_t n, const claim *other) {
    const claim *c = all->all[n].c;
    double sum = 0;
    uint32_t size = 0;
    if (c->one && other->one && !slice_equal(c->sense, other->sense)) return false; /* two happenings */
    if (other_state(c->actors, other->actors) || is_countered(all, n, other)) return false;
    for (uint32_t i = 0; i < other->size; i++) {
        if (!member_takes_side(&other->members[i])) continue;
        double weight = weigh(all, n, other, &other->members[i], NULL);
        if (weight <= NOT) return false;
        sum += weight;
        size++;
    }
    return size && sum > SAME_MATTER * size;
}
