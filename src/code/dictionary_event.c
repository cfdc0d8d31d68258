/* dictionary_event.c - sources, targets and codes of verbs, and what two verbs make together
 *
 * The source is the subject, the target the first phrase behind the verb that has an actor, unless a pattern says
 * where they stand ($, +), or the verb is passive. Verbs on top of verbs follow PETRARCH2: by the dictionary's
 * transformations, else by the sum of their meanings (cameo.h). */
#include "code/dictionary_event.h"

#include <string.h>

/* ------------------------------------------------------------------------------------ sources and targets */

static void codes_at(const reading *r, uint32_t i, uint32_t after, codes *out) {
    phrase p;
    reading_phrase(r, reading_top(r, i), NONE, after, &p);
    reading_codes(r, &p, out);
}

static bool has_other(const codes *x, const codes *than) {
    for (uint32_t i = 0; i < x->count; i++) {
        bool same = false;
        for (uint32_t k = 0; k < than->count; k++) same |= slice_equal(x->at[i].code, than->at[k].code);
        if (!same) return true;
    }
    return false;
}

/* "shot a soldier from A", whose tree hangs "from A" on the verb: the codes of both phrases together. */
static void join_phrases(const reading *r, uint32_t head, uint32_t next, codes *out) {
    phrase p, q;
    codes joined;
    reading_phrase(r, head, NONE, NONE, &p);
    reading_phrase(r, next, NONE, NONE, &q);
    if (!p.count || !q.count || p.at[p.count - 1] + 1 != q.at[0] || r->a->tokens.at[q.at[0]].upos != UPOS_ADP) return;
    reading_phrase(r, head, next, NONE, &p);
    reading_codes(r, &p, &joined);
    if (joined.actor) *out = joined;
}

/* The codes of the first phrase behind the verb, within `most`, that has an actor other than `than`; of an unnamed
 * one where there is none in the verb's own phrases. */
static uint8_t codes_behind(const reading *r, const clause *c, const codes *than, uint8_t most, codes *out) {
    codes unnamed = {.count = 0};
    uint32_t head = NONE; /* of the unnamed one */
    for (uint8_t rank = RANK_OWN; rank <= most; rank++) {
        for (uint32_t i = c->verb + 1; i < c->end; i++) {
            uint32_t number = r->hit_at[i];
            if (number == NONE || r->hits.at[number].first != i || clause_rank_of(c, i) != rank || r->used[i])
                continue;
            codes_at(r, i, NONE, out);
            if (out->actor && head != NONE) join_phrases(r, head, reading_top(r, i), out);
            if (out->actor && has_other(out, than)) return rank;
            if (rank == RANK_OWN && out->count && !out->actor && !unnamed.count) {
                unnamed = *out;
                head = reading_top(r, i);
            }
        }
        if (unnamed.count) break;
    }
    *out = unnamed;
    return RANK_OWN;
}

/* The codes of the nearest phrase before the verb that has an actor. */
static void codes_before(const reading *r, const clause *c, codes *out) {
    uint32_t least = c->verb > c->first + READING_NEAR ? c->verb - READING_NEAR : c->first;
    for (uint32_t i = c->verb; i-- > least;) {
        if (r->hit_at[i] == NONE || r->hits.at[r->hit_at[i]].agent) continue;
        codes_at(r, i, NONE, out);
        if (out->actor) return;
    }
    *out = (codes){.count = 0};
}

static bool is_of_list(const reading *r, uint32_t i) {
    uint8_t upos = r->a->tokens.at[i].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_DET || upos == UPOS_CCONJ;
}

/* Members of "A and B" that stand right before the phrase, and that the tree hangs elsewhere, are put to its
 * front. */
static void add_members_before(const reading *r, const clause *c, phrase *p) {
    uint32_t first = p->count ? p->at[0] : NONE, begin = first;
    bool joined = false;
    while (begin != NONE && begin > c->first && first - begin < READING_NEAR / 2 && is_of_list(r, begin - 1))
        joined |= r->a->tokens.at[--begin].upos == UPOS_CCONJ;
    uint32_t more = first - begin;
    if (!joined || p->count + more > sizeof p->at / sizeof *p->at) return;
    memmove(p->at + more, p->at, p->count * sizeof *p->at);
    for (uint32_t i = 0; i < more; i++) p->at[i] = begin + i;
    p->count += more;
}

static void subject_codes(const reading *r, const clause *c, codes *out) {
    phrase p;
    *out = (codes){.count = 0};
    if (c->subject == NONE) return;
    reading_phrase(r, c->subject, c->second, NONE, &p);
    if (c->subject < c->verb) add_members_before(r, c, &p);
    reading_codes(r, &p, out);
}

static void mark_used(reading *r, const verb_match *m, bool used) {
    for (uint32_t i = 0; i < m->count; i++) r->used[m->tokens[i]] = used;
}

/* Who does it to the subject of a passive verb: "by" whom, else who else is named behind it. */
static void passive_source(const reading *r, const clause *c, const codes *target, codes *out) {
    uint32_t agent = tree_child(r->t, c->verb, REL_OBL_AGENT);
    if (agent != NONE) {
        phrase p;
        reading_phrase(r, agent, NONE, NONE, &p);
        reading_codes(r, &p, out);
        if (out->count) return;
    }
    codes_behind(r, c, target, RANK_OWN, out);
}

static void find_sides(const reading *r, const clause *c, const verb_match *m, const codes *subject, deed *d) {
    codes other;
    d->target_rank = RANK_OWN;
    if (c->passive) {
        d->target = *subject;
        passive_source(r, c, subject, &d->source);
        return;
    }
    d->source = *subject;
    if (!d->source.count && c->subject == NONE) codes_before(r, c, &d->source);
    uint32_t named = m->source != NONE ? m->source : m->target;
    if (named != NONE)
        codes_at(r, named, m->source != NONE ? m->source_after : m->target_after, &other);
    else
        d->target_rank = codes_behind(r, c, &d->source, d->pair ? RANK_OWN : RANK_INNER, &other);
    if (m->swap) {
        d->target = d->source;
        d->source = other;
    } else {
        d->target = other;
    }
}

/* The code of not doing it; where there is none, a refusal of what would help, and nothing of what would harm. */
static slice negated(const dictionary *d, slice code) {
    slice rest = code, active = slice_take(&rest, ':');
    slice not_active = cameo_negate(&d->cameo, active);
    if (not_active.size) return not_active;
    return slice_starts(active, SLICE("0")) ? SLICE("120") : (slice){NULL, 0};
}

static void add_deed(reading *r, uint32_t i, deeds *out) {
    clause c;
    verb_match m;
    codes subject;
    clause_find(r, i, &c);
    subject_codes(r, &c, &subject);
    if (!match_verb(r, &c, subject.count, &m)) return;
    deed *d = vec_push(r->m, &out->at);
    *d = (deed){.verb = i,
                .code = m.code,
                .file = m.file,
                .line = m.line,
                .pattern = m.pattern != NULL,
                .pair = m.pattern && m.pattern->pair,
                .negative = c.negative,
                .passive = c.passive,
                .pronoun = c.pronoun};
    mark_used(r, &m, true);
    find_sides(r, &c, &m, &subject, d);
    mark_used(r, &m, false);
    for (uint32_t k = 0; k < m.count; k++)
        if (m.tokens[k] != i) out->taken[m.tokens[k]] = i;
    if (d->negative && d->code.size) d->code = negated(r->d, d->code);
    out->of[i] = out->at.size - 1;
}

void deeds_find(reading *r, range tokens, deeds *out) {
    reading_enter(r, tokens);
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++)
        if (clause_is_verb(r, i) && !clause_is_attached(r, i)) add_deed(r, i, out);
    reading_leave(r, tokens);
}

/* --------------------------------------------------------------------------------------- verbs on verbs */

static slice active(slice code) { return slice_take(&code, ':'); }

static bool same_codes(const codes *a, const codes *b) {
    return a->count == b->count && !has_other(a, b) && !has_other(b, a);
}

/* An actor of a transformation's left side: '.' anybody, '_' nobody, a letter somebody, the same each time. */
typedef struct binding {
    char letter[3];
    codes who[3];
    uint32_t count;
} binding;

static bool bind(binding *b, char letter, const codes *who) {
    if (letter == '.') return true;
    if (letter == '_') return !who->count;
    if (!who->count) return false;
    for (uint32_t i = 0; i < b->count; i++)
        if (b->letter[i] == letter) return same_codes(&b->who[i], who);
    b->letter[b->count] = letter;
    b->who[b->count++] = *who;
    return true;
}

static void bound(const binding *b, char letter, codes *out) {
    *out = (codes){.count = 0};
    for (uint32_t i = 0; i < b->count; i++)
        if (b->letter[i] == letter) *out = b->who[i];
}

static bool code_fits(slice wanted, slice code) {
    return slice_equal(wanted, SLICE("Q")) || slice_equal(active(wanted), active(code));
}

/* Whether one of the dictionary's transformations fits; if so, `lower` becomes what it makes. */
static bool transform(const reading *r, deed *upper, deed *lower) {
    for (uint32_t i = 0; i < r->d->transformations.size; i++) {
        const transformation *t = &r->d->transformations.at[i];
        binding b = {.count = 0};
        if (!code_fits(t->code, upper->code) || !code_fits(t->inner_code, lower->code) ||
            !bind(&b, t->source, &upper->source) || !bind(&b, t->inner_source, &lower->source) ||
            !bind(&b, t->inner_target, &lower->target))
            continue;
        if (!slice_equal(t->new_code, SLICE("Q")))
            lower->code = t->new_code;
        else if (slice_equal(t->code, SLICE("Q")))
            lower->code = upper->code;
        bound(&b, t->new_source, &lower->source);
        bound(&b, t->new_target, &lower->target);
        upper->absorbed = true;
        return true;
    }
    return false;
}

/* Somebody does `upper` about doing `lower` himself. */
static void join_own(deed *upper, deed *lower, slice code) {
    lower->source = upper->source;
    if (!lower->target.count) {
        lower->absorbed = true;
        return;
    }
    if (code.size) lower->code = code;
    upper->absorbed = code.size || upper->target_rank > RANK_OWN;
}

/* Somebody does `upper` about what another does: the other is the target. */
static void join_other(deed *upper, deed *lower, slice code) {
    bool own_target = upper->target.actor && upper->target_rank == RANK_OWN;
    if (code.size && upper->source.actor && lower->source.actor) {
        upper->target = lower->source;
        upper->code = code;
        lower->absorbed = true;
    } else if (own_target || (upper->target.actor && !lower->source.actor)) {
        lower->absorbed = true;
    } else {
        upper->absorbed = true;
    }
}

static void combine(const reading *r, deed *upper, deed *lower) {
    if (!upper->code.size || !lower->code.size || lower->verb < upper->verb || transform(r, upper, lower)) return;
    if (!upper->source.count) { /* "was seen to", by nobody */
        upper->absorbed = true;
        return;
    }
    if (lower->passive && !lower->source.count) { /* "called on them to be allowed": whoever it is that allows */
        lower->absorbed = true;
        return;
    }
    slice code = cameo_combine(&r->d->cameo, active(upper->code), active(lower->code));
    if (!lower->source.count || lower->pronoun || same_codes(&lower->source, &upper->source))
        join_own(upper, lower, code);
    else
        join_other(upper, lower, code);
}

/* From the innermost verb outwards: in trees what is on top mostly stands before. */
void deeds_combine(const reading *r, deeds *all, uint32_t first) {
    for (uint32_t i = all->at.size; i-- > first;) {
        deed *lower = &all->at.at[i];
        if (all->taken[lower->verb] != NONE) {
            lower->absorbed = true;
            continue;
        }
        const token *t = &r->a->tokens.at[lower->verb];
        if ((t->relation != REL_XCOMP && t->relation != REL_CCOMP) || t->head >= r->a->tokens.size ||
            all->of[t->head] == NONE)
            continue;
        deed *upper = &all->at.at[all->of[t->head]];
        if (upper->target_rank > RANK_OWN && upper->target.count && !lower->source.count)
            upper->target_rank = RANK_INNER;
        combine(r, upper, lower);
    }
}
