/* side_charge.c - the charges of an article, from the statements that the rules made, see side_charge.h */
#include "record/side_charge.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"

typedef struct gathering {
    stander *s;
    VEC(side_charge) all;
    map by_bucket;
    uint32_t *strength; /* of each charge: of the statement whose proposition stands for it */
} gathering;

static bool in_title(const article *a, uint32_t token_at) {
    if (token_at >= a->tokens.size || a->tokens.at[token_at].sentence >= a->sentences.size) return false;
    uint32_t b = a->sentences.at[a->tokens.at[token_at].sentence].block;
    return b < a->blocks.size && a->blocks.at[b].kind <= BLOCK_SUBTITLE;
}

static void add_word(side_charge *c, const article *a, uint32_t token_at) {
    if (token_at >= a->tokens.size || c->word_count == CHARGE_WORDS) return;
    for (uint32_t i = 0; i < c->word_count; i++)
        if (slice_equal(a->tokens.at[c->words[i]].lemma, a->tokens.at[token_at].lemma)) return;
    c->words[c->word_count++] = token_at;
}

static void add_accuser(side_charge *c, slice camp) {
    if (!camp.size || c->accuser_count == CHARGE_CAMPS) return;
    for (uint32_t i = 0; i < c->accuser_count; i++)
        if (slice_equal(c->accusers[i], camp)) return;
    c->accusers[c->accuser_count++] = camp;
}

/* How much a statement's proposition tells of the charge: objects, recipients, a verb rather than a noun. */
static uint32_t tells(const stander *s, const statement *x) {
    const shape *h = &s->shapes[x->proposition];
    uint32_t out = 1 + (h->objects.size > 0) + (h->recipients.size > 0) + !(x->marks & MARK_NOUN) +
                   !(x->marks & MARK_PRESUPPOSED);
    return out + 4 * (x->side == SIDE_ASSERTS && !x->outlet_voice) + 2 * (x->side == SIDE_DENIES);
}

static side_charge *charge_of(gathering *g, slice bucket) {
    bool found;
    uint32_t *at = map_put(g->s->scratch, &g->by_bucket, bucket, &found);
    if (found) return &g->all.at[*at];
    *at = g->all.size;
    side_charge *c = vec_push(g->s->scratch, &g->all);
    *c = (side_charge){.bucket = bucket, .accused = bucket, .proposition = NONE};
    c->sense = slice_take(&c->accused, '\n');
    return c;
}

static void note(gathering *g, const statement *x, uint32_t *strength) {
    stander *s = g->s;
    const article *a = s->a;
    slice bucket = s->shapes[x->proposition].bucket;
    if (!bucket.size || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES)) return;
    side_charge *c = charge_of(g, bucket);
    uint32_t number = (uint32_t)(c - g->all.at), head = a->propositions.at[x->proposition].head;
    bool along = slice_equal(x->rule, ALONG), own = stander_concerned(s, c->accused, x->speaker);
    c->titled += in_title(a, head);
    if (x->outlet_voice)
        c->voiced++;
    else if (x->side == SIDE_DENIES)
        c->denied++;
    else if (own)
        c->owned++;
    else if (!along)
        c->asserted++;
    if (!x->outlet_voice && x->side == SIDE_ASSERTS && !own && x->speaker < a->actors.size)
        add_accuser(c, s->camps[x->speaker]);
    if (tells(s, x) > strength[number]) {
        strength[number] = tells(s, x);
        c->proposition = x->proposition;
    }
    if (!x->outlet_voice && head < a->tokens.size && c->place_count < CHARGE_PLACES) {
        uint32_t cue = x->quote < a->attributions.size ? a->attributions.at[x->quote].cue_head : head;
        c->places[c->place_count++] =
            (struct side_place){a->tokens.at[cue < a->tokens.size ? cue : head].sentence, x->quote, x->side};
    }
}

/* Deeds that the ontology or families.tsv knows weigh more. */
static uint32_t weight_of(const stander *s, const side_charge *c) {
    const proposition *p = &s->a->propositions.at[c->proposition];
    bool asks = p->event == EVENT_CONSULT || p->event == EVENT_REQUEST || p->event == EVENT_ACCUSE ||
                p->event == EVENT_REJECT;
    uint32_t deed = (p->event != EVENT_NONE && !asks) || slice_ends(c->sense, SLICE("!"));
    uint32_t said = 4 * c->asserted + 6 * c->denied + 2 * c->voiced + 2 * c->titled;
    return said * (1 + deed) * (c->accused.size ? 2 : 1);
}

static int by_weight(const void *x, const void *y) {
    const side_charge *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return a->proposition < b->proposition ? -1 : a->proposition > b->proposition;
}

/* The words of its propositions, predicates first. */
static void find_words(gathering *g) {
    const article *a = g->s->a;
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < a->propositions.size; i++) {
            const proposition *p = &a->propositions.at[i];
            slice bucket = g->s->shapes[i].bucket;
            uint32_t at = bucket.size ? map_get(&g->by_bucket, bucket) : MAP_NONE;
            if (at == MAP_NONE) continue;
            side_charge *c = &g->all.at[at];
            if (!round && c->word_count < CHARGE_WORDS / 2) add_word(c, a, p->head);
            for (uint32_t n = 0; round && n < p->arguments.count; n++) {
                const argument *x = &a->arguments.at[p->arguments.first + n];
                if (x->role == ROLE_OBJECT || x->role == ROLE_RECIPIENT) add_word(c, a, x->head);
            }
        }
        for (uint32_t i = 0; !round && i < g->all.size; i++) g->all.at[i].predicates = g->all.at[i].word_count;
    }
}

uint32_t side_charges(stander *s, side_charge *out) {
    gathering g = {.s = s};
    uint32_t *strength = ARENA_NEW(s->scratch, uint32_t, s->out.size + 1), kept = 0;
    for (uint32_t i = 0; i < s->out.size; i++) note(&g, &s->out.at[i], strength);
    find_words(&g);
    for (uint32_t i = 0; i < g.all.size; i++) {
        side_charge *c = &g.all.at[i];
        c->recipients = s->shapes[c->proposition].recipients;
        c->objects = s->shapes[c->proposition].objects;
        c->weight = weight_of(s, c);
        if (c->asserted + c->denied + c->titled) g.all.at[kept++] = *c;
    }
    if (kept) qsort(g.all.at, kept, sizeof *g.all.at, by_weight);
    if (kept > CHARGES) kept = CHARGES;
    if (kept) memcpy(out, g.all.at, sizeof *out * kept);
    return kept;
}
