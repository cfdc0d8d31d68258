/* follow.c - statements of who takes a side in what the article charges somebody with, without naming the deed
 *
 * An article of a dispute has a charge: what one side says that another did. Who belongs to the accused and says that
 * something is not so ("we have nothing to hide", "there are no missiles"), calls it a lie, or names another culprit
 * denies the charge; who belongs to the accusers and speaks of the accused, or of the thing, repeats it ("the trail
 * leads straight to Strelsau"). Only who speaks for a side is taken for it, and nobody who said anything about the
 * charge itself. */
#include <string.h>

#include "base/map.h"
#include "record/keys.h"
#include "record/stander.h"

enum { CHARGES = 16, ACCUSERS = 8 };

#define OF_HIS_SIDE SLICE("what his side is charged with")
#define BY_HIS_SIDE SLICE("what his side charges")
#define ANOTHER SLICE("what he says another did")

typedef struct charge {
    slice bucket, accused; /* keys of the accused, joined by line ends */
    uint32_t proposition, weight;
    bool made;             /* by somebody of another side */
    slice accusers[ACCUSERS];
    uint32_t size;
} charge;

typedef struct following {
    stander *s;
    charge charges[CHARGES];
    uint32_t size;
    map by_bucket;
    map stands; /* "speaker bucket": who has a statement in what */
    map told;   /* "sentence camp": where which side makes a charge */
    uint32_t *met;          /* of each actor: the sentence that first names him, or NONE */
    said_lists said;
} following;

/* ------------------------------------------------------------------------------------------------ the charges */

static slice stands_key(const stander *s, uint32_t who, slice bucket) {
    return arena_print(s->scratch, "%u %.*s", who, (int)bucket.size, bucket.at);
}

/* Whether what a bucket says can be charged with: a deed that the ontology or families.tsv knows, of somebody
 * known. */
static bool may_charge(const stander *s, const statement *x, slice bucket) {
    slice actors = bucket, sense = slice_take(&actors, '\n');
    const proposition *p = &s->a->propositions.at[x->proposition];
    bool known = key_is(actors, "conp");
    bool asks = p->event == EVENT_CONSULT || p->event == EVENT_REQUEST || p->event == EVENT_ACCUSE ||
                p->event == EVENT_REJECT;
    return known && !asks && (p->event != EVENT_NONE || slice_ends(sense, SLICE("!")));
}

static slice told_key(const stander *s, slice camp, uint32_t number) {
    return arena_print(s->scratch, "%u %.*s", number, (int)camp.size, camp.at);
}

static void add_accuser(following *f, charge *c, const statement *x) {
    bool found;
    slice camp = stander_camp(f->s, x->speaker);
    uint32_t number = article_sentence_at(f->s->a, f->s->a->propositions.at[x->proposition].head);
    if (!camp.size) return;
    *map_put(f->s->scratch, &f->told, told_key(f->s, camp, number), &found) = 1;
    for (uint32_t i = 0; i < c->size; i++)
        if (slice_equal(c->accusers[i], camp)) return;
    if (c->size < ACCUSERS) c->accusers[c->size++] = camp;
}

static charge *charge_of(following *f, const statement *x, slice bucket) {
    bool found;
    uint32_t at = map_get(&f->by_bucket, bucket);
    if (at != MAP_NONE) return &f->charges[at];
    if (f->size == CHARGES) return NULL;
    *map_put(f->s->scratch, &f->by_bucket, bucket, &found) = f->size;
    charge *c = &f->charges[f->size++];
    *c = (charge){.bucket = bucket, .accused = bucket, .proposition = x->proposition};
    slice_take(&c->accused, '\n');
    return c;
}

static void note(following *f, const statement *x) {
    stander *s = f->s;
    bool found, along = slice_equal(x->rule, ALONG);
    slice bucket = s->shapes[x->proposition].bucket;
    if (!bucket.size || x->outlet_voice || x->speaker >= s->a->actors.size) return;
    *map_put(s->scratch, &f->stands, stands_key(s, x->speaker, bucket), &found) = 1;
    bool of_it = x->side == SIDE_ASSERTS || x->side == SIDE_DENIES;
    charge *c = of_it && !along && may_charge(s, x, bucket) ? charge_of(f, x, bucket) : NULL;
    if (!c) return;
    bool concerned = stander_concerned(s, c->accused, x->speaker);
    if (concerned == (x->side == SIDE_ASSERTS)) return; /* boasts of his own, or denies another's */
    c->weight += concerned ? 2 : 1;
    c->made |= !concerned;
    if (!concerned) add_accuser(f, c, x);
}

/* ------------------------------------------------------------------------------------------ what it says of one */

/* Whether an actor whom the content names is one of the accused, or belongs to them. */
static bool names_accused(stander *s, const attribution *t, const charge *c) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++)
        if (stander_concerned(s, c->accused, a->mentions.at[i].actor)) return true;
    return false;
}

/* Whether a proposition of the content is about what the charge is about: "the deployment of the weapons". */
static bool names_object(const following *f, uint32_t quote, const charge *c) {
    stander *s = f->s;
    const article *a = s->a;
    const shape *wanted = &s->shapes[c->proposition];
    slice lemma = a->propositions.at[c->proposition].lemma;
    for (uint32_t i = f->said.first[quote]; i != NONE; i = f->said.next[i]) {
        const proposition *p = &a->propositions.at[i];
        slice actors = s->shapes[i].bucket;
        slice_take(&actors, '\n');
        bool other = actors.size && !keys_meet(actors, c->accused) && !key_is(actors, "t");
        if (!other && (slice_equal(p->lemma, lemma) ||
                       (wanted->objects.size && paths_meet(s->shapes[i].objects, wanted->objects))))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------------------------------------ taking sides */

static bool stands_in(following *f, uint32_t who, const charge *c) {
    return map_get(&f->stands, stands_key(f->s, who, c->bucket)) != MAP_NONE;
}

static bool told(const following *f, slice camp, uint32_t number) {
    return map_get(&f->told, told_key(f->s, camp, number)) != MAP_NONE;
}

/* Whether the speaker belongs to who makes the charge. Where only who spoke before him tells (camp.h), the charge
 * must have been made just before. */
static bool is_accuser(const following *f, const charge *c, const attribution *t) {
    slice camp = stander_camp(f->s, t->speaker);
    bool guessed = f->s->guessed[t->speaker];
    uint32_t here = f->met[t->speaker];
    for (uint32_t k = 0; k < c->size; k++)
        if (slice_equal(c->accusers[k], camp) && (!guessed || told(f, camp, here) || told(f, camp, here - 1)))
            return true;
    return false;
}

/* The charge that most is made of, of those against, or by, the speaker's side. */
static const charge *charge_for(const following *f, const attribution *t, bool own) {
    const charge *best = NULL;
    for (uint32_t i = 0; i < f->size; i++) {
        const charge *c = &f->charges[i];
        bool fits = c->made && stander_concerned(f->s, c->accused, t->speaker) == own && (own || is_accuser(f, c, t));
        if (fits && (!best || c->weight > best->weight)) best = c;
    }
    return best;
}

/* Whether somebody else is said to do it: not one of the accused, nor "the army" of nobody known. */
static bool by_another(stander *s, const proposition *p, const charge *c) {
    const article *a = s->a;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_ACTOR || x->actor >= a->actors.size) continue;
        const actor *who = &a->actors.at[x->actor];
        bool somebody = who->country[0] || !camp_acts(who),
             pronoun = x->head < a->tokens.size && a->tokens.at[x->head].upos == UPOS_PRON;
        if (somebody && !pronoun && !stander_concerned(s, c->accused, x->actor)) return true;
    }
    return false;
}

/* "Rebels fired the shells": who says so of the deed his side is charged with denies that it was his side. */
static bool names_another(const following *f, uint32_t quote, const charge *c) {
    stander *s = f->s;
    slice deed = c->bucket, sense = slice_take(&deed, '\n');
    const shape *wanted = &s->shapes[c->proposition];
    for (uint32_t i = f->said.first[quote]; i != NONE; i = f->said.next[i]) {
        const proposition *p = &s->a->propositions.at[i];
        slice other = s->shapes[i].bucket;
        if (p->negative || p->factuality != FACT_CERTAIN || !slice_equal(slice_take(&other, '\n'), sense)) continue;
        bool compatible =
            !wanted->objects.size || !s->shapes[i].objects.size || paths_meet(wanted->objects, s->shapes[i].objects);
        if (compatible && by_another(s, p, c)) return true;
    }
    return false;
}

/* "X and Y accused each other of it": what is said of the other is no denial, as the charge is made in the same
 * breath. */
static bool makes_charge(const following *f, uint32_t quote, const charge *c) {
    for (uint32_t i = f->said.first[quote]; i != NONE; i = f->said.next[i])
        if (slice_equal(f->s->shapes[i].bucket, c->bucket)) return true;
    return false;
}

static void follow(following *f, uint32_t quote) {
    stander *s = f->s;
    const attribution *t = &s->a->attributions.at[quote];
    bool says = t->stance == STANCE_ASSERTS && !t->negated && !t->hypothetical;
    if (!says || t->speaker >= s->a->actors.size || !stander_camp(s, t->speaker).size) return;
    const charge *own = charge_for(f, t, true), *theirs = own ? NULL : charge_for(f, t, false);
    const charge *c = own ? own : theirs;
    if (!c || stands_in(f, t->speaker, c) || (own && makes_charge(f, quote, own))) return;
    reading r = stander_read(s, t);
    if (own && names_another(f, quote, own)) stander_emit(s, own->proposition, quote, SIDE_DENIES, ANOTHER);
    else if (own && !r.open && (r.negative || r.false_said))
        stander_emit(s, own->proposition, quote, SIDE_DENIES, OF_HIS_SIDE);
    else if (theirs && !r.open && !r.negative && !r.false_said &&
             (names_accused(s, t, theirs) || names_object(f, quote, theirs)))
        stander_emit(s, theirs->proposition, quote, SIDE_ASSERTS, BY_HIS_SIDE);
}

static void find_first_mentions(following *f) {
    const article *a = f->s->a;
    f->met = ARENA_NEW(f->s->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) f->met[i] = NONE;
    for (uint32_t i = a->mentions.size; i-- > 0;)
        if (a->mentions.at[i].actor < a->actors.size)
            f->met[a->mentions.at[i].actor] = article_sentence_at(a, a->mentions.at[i].head);
}

void sides_follow(stander *s) {
    following f = {.s = s};
    uint32_t given = s->out.size;
    if (camp_at_home(s->a)) return;
    f.said = stander_said(f.s);
    find_first_mentions(&f);
    for (uint32_t i = 0; i < given; i++) note(&f, &s->out.at[i]);
    for (uint32_t i = 0; f.size && i < s->a->attributions.size; i++) follow(&f, i);
}
