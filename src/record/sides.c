/* sides.c - statements of who takes a side by the model, see sides.h */
#include "record/sides.h"

#include "record/side_tree.h"

/* How likely, in thousandths, a denial by who is charged must be where his words deny something. */
enum { OWN_DENIAL = 350 };

typedef struct choice {
    uint32_t charge;
    uint8_t side;
    int32_t likely; /* in thousandths */
    bool stands;    /* he has a side in it already */
} choice;

/* From what on a guess is told, in thousandths: words that deny something count for less to be the denial of who is
 * charged. */
static int32_t told_from(const side_model *m, const int16_t *features, uint8_t side) {
    bool near = side == SIDE_DENIES && features[SIDE_F_own] && side_opposed(features);
    return near ? OWN_DENIAL : m->from;
}

/* The likeliest side in the likeliest charge, if any counts. `matter`: how likely each charge is one. */
static bool choose(stander *s, side_reader *r, const side_model *m, uint32_t quote, const int32_t *matter,
                   uint32_t count, choice *best) {
    static const uint8_t side_of[] = {[SIDE_ASSERTED] = SIDE_ASSERTS, [SIDE_DENIED] = SIDE_DENIES};
    *best = (choice){.likely = 0};
    for (uint32_t c = 0; c < count; c++) {
        int16_t features[SIDE_FEATURE_COUNT];
        if (matter[c] <= OWN_DENIAL || !side_read(r, quote, c, features)) continue;
        for (int side = SIDE_ASSERTED; side <= SIDE_DENIED; side++) {
            int32_t all = matter[c] * sides_weigh(m, side, features) / 1000,
                    likely = side_possible(features, side_of[side]) ? all : 0;
            uint8_t *leans = side == SIDE_ASSERTED ? &s->leanings[quote].asserts : &s->leanings[quote].denies;
            if (all / 10 > *leans) *leans = (uint8_t)(all / 10);
            if (likely > best->likely && likely > told_from(m, features, side_of[side]))
                *best = (choice){c, side_of[side], likely, features[SIDE_F_stands_here]};
        }
    }
    return best->likely && !best->stands;
}

/* Whether a rule needs no second opinion: the words themselves say it. */
static bool is_plain(slice rule) {
    return slice_equal(rule, SLICE("content")) || slice_equal(rule, SLICE("content put as a noun")) ||
           slice_equal(rule, SLICE("content, not found")) || slice_equal(rule, SLICE("cue"));
}

/* What the rules only guess, and the model too, is told as the model's. */
static void confirm(stander *s, uint32_t given, const choice *best) {
    uint32_t quote = s->out.at[given].quote, deed = s->out.at[given].proposition;
    for (uint32_t i = given; i < s->out.size && s->out.at[i].quote == quote && s->out.at[i].proposition == deed;
         i++) {
        statement *x = &s->out.at[i];
        if (x->side != best->side || is_plain(x->rule) || best->likely < LEARNED_SURE * 1000) continue;
        x->rule = LEARNED;
        x->score = (float)best->likely / 1000.0F;
    }
}

/* By how much likelier the other side must be, in thousandths, for the model to be believed against words that seem
 * to say it: "the village was burned by the other clan" repeats the charge and says that it is false. */
enum { GAINSAID = 400 };

/* What the model makes of a statement by the rules: the same (0), the other side, or (`out`) none that anybody can be
 * meant to take. */
typedef struct verdict {
    int32_t likely;
    bool out;
} verdict;

static verdict gainsay(const stander *s, side_reader *r, const side_model *m, uint32_t quote, uint32_t charge) {
    int16_t features[SIDE_FEATURE_COUNT];
    uint32_t given = side_given(r, quote, charge);
    uint8_t side = given == NONE ? SIDES : s->out.at[given].side;
    if ((side != SIDE_ASSERTS && side != SIDE_DENIES) || !side_read(r, quote, charge, features)) return (verdict){0};
    int32_t asserts = sides_weigh(m, SIDE_ASSERTED, features), denies = sides_weigh(m, SIDE_DENIED, features);
    int32_t likely = side == SIDE_ASSERTS ? denies : asserts;
    if (2 * likely - asserts - denies < GAINSAID) return (verdict){0};
    return (verdict){likely, !side_possible(features, side == SIDE_ASSERTS ? SIDE_DENIES : SIDE_ASSERTS)};
}

static void turn(statement *x, verdict v) {
    x->side = v.out ? SIDES : x->side == SIDE_ASSERTS ? SIDE_DENIES : SIDE_ASSERTS;
    x->rule = LEARNED;
    x->score = (float)v.likely / 1000.0F;
}

/* Turns what the rules took for the other side; what is to go has the side SIDES until drop_gainsaid. */
static void gainsay_all(stander *s, side_reader *r, const side_model *m, const side_charge *charges, uint32_t count) {
    verdict *all = ARENA_NEW(s->scratch, verdict, (size_t)s->a->attributions.size * CHARGES + 1);
    bool any = false;
    for (uint32_t q = 0; q < s->a->attributions.size; q++)
        for (uint32_t c = 0; c < count; c++) {
            all[q * CHARGES + c] = gainsay(s, r, m, q, c);
            any |= all[q * CHARGES + c].likely > 0;
        }
    for (uint32_t i = 0; any && i < s->out.size; i++) {
        statement *x = &s->out.at[i];
        if (x->quote >= s->a->attributions.size || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES)) continue;
        for (uint32_t c = 0; c < count; c++) {
            verdict v = all[x->quote * CHARGES + c];
            if (!v.likely || !slice_equal(s->shapes[x->proposition].bucket, charges[c].bucket)) continue;
            turn(x, v);
            break;
        }
    }
}

static void drop_gainsaid(stander *s) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->out.size; i++)
        if (s->out.at[i].side != SIDES) s->out.at[kept++] = s->out.at[i];
    s->out.size = kept;
}

void sides_take(stander *s, const side_model *m) {
    side_charge charges[CHARGES];
    int32_t matter[CHARGES], most = 0;
    uint32_t count = s->a->states ? side_charges(s, charges) : 0,
             given = s->out.size; /* learned of what the parser makes, and no other */
    side_reader *r = count ? side_reader_new(s, &m->lexicon, charges, count) : NULL;
    for (uint32_t q = 0; s->a->states && q < s->a->attributions.size; q++) {
        s->leanings[q] = (leaning){0};
        s->wordings[q] = side_terms_weigh(&m->terms, s->scratch, s->a, &s->a->attributions.at[q]);
    }
    for (uint32_t c = 0; c < count; c++) {
        int16_t features[SIDE_FEATURE_COUNT];
        side_read_charge(r, c, features);
        matter[c] = sides_matter(m, features);
        if (matter[c] > most) most = matter[c];
    }
    if (r) gainsay_all(s, r, m, charges, count);
    for (uint32_t q = 0; q < s->a->attributions.size && most > OWN_DENIAL; q++) {
        choice best;
        if (s->speakers[q].count && s->who.at[s->speakers[q].first] != s->a->attributions.at[q].speaker) continue;
        if (!choose(s, r, m, q, matter, count, &best)) continue;
        if (best.side == SIDE_DENIES && stander_denies_another(s, q, charges[best.charge].bucket)) continue;
        uint32_t by_rule = side_given(r, q, best.charge), deed = charges[best.charge].proposition;
        if (by_rule != NONE && s->out.at[by_rule].proposition == deed)
            confirm(s, by_rule, &best);
        else
            stander_emit(s, deed, q, best.side, LEARNED); /* also what the rules have in words that tell less */
        for (; given < s->out.size; given++) s->out.at[given].score = (float)best.likely / 1000.0F;
    }
    drop_gainsaid(s);
}
