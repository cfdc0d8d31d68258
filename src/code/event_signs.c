/* event_signs.c - what tells how sure an event is: words, tree, parties, resolved pronouns */
#include "code/event_sure.h"

enum { STEPS = 6 /* of a path */, BACK = 48 /* mentions looked at before a pronoun */ };

typedef struct signer {
    const tree *t;
    const article *a;
    const proposition *p;
    event_signs *out;
} signer;

/* Each once. */
static void keep(event_signs *out, slice sign) {
    for (uint32_t i = 0; i < out->size; i++)
        if (slice_equal(out->at[i], sign)) return;
    if (out->size < EVENT_SIGNS) out->at[out->size++] = sign;
}

static void put(signer *s, const char *group, slice value) {
    keep(s->out, arena_print(s->a->arena, "%s:%.*s", group, (int)value.size, value.at));
}

static void put2(signer *s, const char *group, slice one, slice two) {
    keep(s->out, arena_print(s->a->arena, "%s:%.*s,%.*s", group, (int)one.size, one.at, (int)two.size, two.at));
}

static void put_number(signer *s, const char *group, uint32_t n, uint32_t most) {
    put(s, group, arena_print(s->a->arena, n >= most ? "%u+" : "%u", n >= most ? most : n));
}

static slice relation(const signer *s, uint32_t i) { return slice_of(relation_name[s->t->t[i].relation]); }

/* How the argument hangs on the predicate: "nsubj", "obl>conj", "^acl:relcl" (the predicate on
 * it), "x" (elsewhere). */
static slice path(const signer *s, uint32_t from) {
    const token *t = s->t->t;
    uint32_t size = s->a->tokens.size, i = from, last = from;
    for (uint32_t n = 0; n < STEPS && i < size; n++, last = i, i = t[i].head) {
        if (i != s->p->head) continue;
        if (n == 0) return SLICE("itself");
        slice down = relation(s, from), up = relation(s, last);
        return n == 1 ? up : arena_print(s->a->arena, "%.*s>%.*s", (int)down.size, down.at, (int)up.size, up.at);
    }
    i = last = s->p->head;
    for (uint32_t n = 0; n < STEPS && i < size; n++, last = i, i = t[i].head) {
        if (i == from) return arena_print(s->a->arena, "^%.*s", (int)relation(s, last).size, relation(s, last).at);
        if (t[from].head == i && i != s->p->head)
            return arena_print(s->a->arena, "%.*s^%.*s", (int)relation(s, from).size, relation(s, from).at,
                               (int)relation(s, last).size, relation(s, last).at);
    }
    return SLICE("x");
}

static const argument *first_of(const signer *s, uint8_t role, uint32_t *count) {
    const argument *out = NULL;
    *count = 0;
    for (uint32_t i = 0; i < s->p->arguments.count; i++) {
        const argument *g = &s->a->arguments.at[s->p->arguments.first + i];
        if (g->role != role) continue;
        if (!out) out = g;
        ++*count;
    }
    return out;
}

/* Who else might be meant: other actors of its kind named since the sentence before; and how many sentences back it
 * was named itself. */
static void put_rivals(signer *s, const char *group, const char *far, const mention *m, uint32_t own) {
    const article *a = s->a;
    uint32_t here = a->tokens.at[m->head].sentence, rivals = 0, gap = 9, seen[BACK], n = 0;
    uint8_t kind = a->actors.at[m->actor].kind;
    for (uint32_t i = own; i-- > 0 && own - i < BACK;) {
        const mention *o = &a->mentions.at[i];
        if (o->head >= a->tokens.size || o->actor >= a->actors.size) continue;
        uint32_t back = here - a->tokens.at[o->head].sentence;
        if (o->actor == m->actor) {
            if (!o->pronoun && gap == 9) gap = back;
            continue;
        }
        bool known = false;
        for (uint32_t k = 0; k < n; k++) known = known || seen[k] == o->actor;
        if (known || o->pronoun || back > 1 || a->actors.at[o->actor].kind != kind) continue;
        seen[n++] = o->actor;
        rivals++;
    }
    put_number(s, group, rivals, 3);
    put_number(s, far, gap, 4);
}

static slice called(const signer *s, const argument *g) {
    uint32_t m = g->head < s->a->tokens.size ? s->t->mention[g->head] : NONE;
    if (m == NONE) return SLICE("unmentioned");
    const mention *is = &s->a->mentions.at[m];
    return is->pronoun ? SLICE("pronoun") : is->described ? SLICE("described") : SLICE("named");
}

static void put_party(signer *s, const char *const *groups, const argument *g) {
    const article *a = s->a;
    slice by = path(s, g->head);
    put(s, groups[0], by);
    put2(s, groups[1], s->p->rule, by);
    if (g->head < a->tokens.size) put(s, groups[2], slice_of(upos_name[a->tokens.at[g->head].upos]));
    if (g->actor >= a->actors.size) return;
    const actor *is = &a->actors.at[g->actor];
    slice how = called(s, g);
    put(s, groups[3], slice_of(actor_kind_name[is->kind]));
    put(s, groups[4], slice_of(is->sector));
    put(s, groups[5], how);
    uint32_t m = g->head < a->tokens.size ? s->t->mention[g->head] : NONE;
    if (m == NONE || slice_equal(how, SLICE("named"))) return;
    put(s, groups[6], s->t->t[g->head].lemma);
    put_rivals(s, groups[7], groups[8], &a->mentions.at[m], m);
}

static const char *const actor_groups[] = {"actor by",    "rule, actor by", "actor word",
                                           "actor",       "actor sector",   "actor called",
                                           "actor lemma", "actor rivals",   "actor far"};
static const char *const recipient_groups[] = {"recipient by",    "rule, recipient by", "recipient word",
                                               "recipient",       "recipient sector",   "recipient called",
                                               "recipient lemma", "recipient rivals",   "recipient far"};

static void put_parties(signer *s) {
    uint32_t actors, recipients, objects;
    const argument *doer = first_of(s, ROLE_ACTOR, &actors), *recipient = first_of(s, ROLE_RECIPIENT, &recipients);
    const argument *object = first_of(s, ROLE_OBJECT, &objects);
    put_number(s, "actors", actors, 3);
    put_number(s, "recipients", recipients, 3);
    put2(s, "lemma, done to", s->p->lemma, recipients ? SLICE("recipient") : object ? SLICE("object") : SLICE("-"));
    if (doer) put_party(s, actor_groups, doer);
    if (recipient) put_party(s, recipient_groups, recipient);
    put(s, "object", object ? object->sort : SLICE("none"));
    if (object && object->head < s->a->tokens.size)
        put(s, "object word", slice_of(upos_name[s->a->tokens.at[object->head].upos]));
}

static void put_words(signer *s) {
    const tree *t = s->t;
    const token *is = &t->t[s->p->head];
    uint32_t n;
    put(s, "type", slice_of(event_type_name[s->p->event]));
    put(s, "rule", s->p->rule);
    put2(s, "lemma", s->p->rule, s->p->lemma);
    put2(s, "sense", s->p->rule, s->p->sense);
    if (is->head < s->a->tokens.size) put2(s, "above", slice_of(upos_name[is->upos]), t->t[is->head].lemma);
    if (tree_child(t, s->p->head, REL_COMPOUND_PRT) != NONE)
        put(s, "particle", s->p->lemma.size > is->lemma.size ? SLICE("known") : SLICE("other"));
    for (uint32_t c = tree_begin(t, s->p->head, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_OBL) || tree_is(t, c, REL_XCOMP) || tree_is(t, c, REL_CCOMP))
            put(s, "has", relation(s, c));
}

static void put_standing(signer *s) {
    const proposition *p = s->p;
    put(s, "factuality", slice_of(factuality_name[p->factuality]));
    put(s, "polarity", p->negative ? SLICE("-") : SLICE("+"));
    put_number(s, "certainty", (uint32_t)(p->certainty + 3.5f), 9);
    put2(s, "rule, recovered", p->rule, p->score < 0.8f ? SLICE("yes") : SLICE("no"));
    if (p->attribution >= s->a->attributions.size) {
        put(s, "voice", SLICE("outlet"));
        return;
    }
    const attribution *q = &s->a->attributions.at[p->attribution];
    put(s, "voice", slice_of(stance_name[q->stance]));
    put(s, "voice", slice_of(attribution_kind_name[q->kind]));
}

void event_signs_find(const tree *t, const proposition *p, event_signs *out) {
    signer s = {t, t->a, p, out};
    out->size = 0;
    put(&s, "all", SLICE("events"));
    put_words(&s);
    put_parties(&s);
    put_standing(&s);
}
