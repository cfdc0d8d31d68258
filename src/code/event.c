/* event.c - gives propositions their PLOVER type, by the lexicon and the manual's tie-breaks
 *
 * Contexts are what the words of the predicate's sentence stand for: a bit each, found once for a sentence. */
#include "code/event_features.h"
#include "code/event_lexicon.h"

static slice first_sort(const article *a, const proposition *p) {
    slice other = {NULL, 0};
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if (g->role == ROLE_OBJECT && g->sort.size) return g->sort;
        if ((g->role == ROLE_TOPIC || g->role == ROLE_INSTRUMENT) && !other.size) other = g->sort;
    }
    return other;
}

typedef struct parties {
    uint32_t actors, recipients; /* that are actors */
    uint8_t bits;                /* enum event_party */
} parties;

static bool governs(const actor *is) {
    slice sector = slice_of(is->sector);
    return is->kind == ACTOR_STATE || slice_equal(sector, SLICE("GOV")) || slice_equal(sector, SLICE("MIL")) ||
           slice_equal(sector, SLICE("COP"));
}

#define DEED_TOKENS 12 /* behind the predicate, among which its infinitive is looked for */

static bool has_deed(const article *a, uint32_t head) {
    for (uint32_t i = head + 1; i < a->tokens.size && i - head <= DEED_TOKENS; i++)
        if (a->tokens.at[i].head == head && a->tokens.at[i].relation == REL_XCOMP) return true;
    return false;
}

static parties parties_of(const article *a, const proposition *p) {
    parties out = {0, 0, has_deed(a, p->head) ? PARTY_DEED : 0};
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if (g->role == ROLE_TOPIC || g->role == ROLE_OBJECT) out.bits |= PARTY_TOPIC;
        if (g->actor >= a->actors.size) continue;
        const actor *is = &a->actors.at[g->actor];
        if (is->kind == ACTOR_DOCUMENT) continue; /* a report does nothing, and nothing is done to it */
        if (g->role == ROLE_RECIPIENT) out.recipients++, out.bits |= PARTY_RECIPIENT;
        if (g->role != ROLE_ACTOR) continue;
        if (out.actors++ == 0 && is->kind == ACTOR_PERSON) out.bits |= PARTY_PERSON;
        if (governs(is)) out.bits |= PARTY_STATE;
        if (slice_equal(slice_of(is->sector), SLICE("LAB"))) out.bits |= PARTY_LABOUR;
    }
    return out;
}

/* Somebody does it, and to or with somebody where the manual asks for it (COOPERATE, AID, SANCTION, a meeting).
 * What nouns name
 * without a verb is said to have happened only where it says between whom ("consumers' demands"). */
static bool complete(const parties *is, const proposition *p, uint8_t type) {
    bool words = event_type_quad[type] == 1 || event_type_quad[type] == 3;
    if (!is->actors) return false;
    if (type == EVENT_AID || type == EVENT_SANCTION) return is->recipients;
    if (type == EVENT_CONSULT || type == EVENT_COOPERATE) return is->actors + is->recipients > 1;
    return !words || !slice_equal(p->rule, SLICE("noun")) || is->recipients;
}

static bool cooperates(uint8_t type) {
    return type == EVENT_CONSULT || type == EVENT_SUPPORT || type == EVENT_COOPERATE || type == EVENT_AID;
}

/* "came to help", "funds to support": what it is for is no promise; "plans to help" is one. The predicate's
 * subordinator stands among the few words before it. */
static bool is_purpose(const event_finder *f, const article *a, const proposition *p) {
    const token *t = &a->tokens.at[p->head];
    bool of_noun = t->relation == REL_ACL && t->head < a->tokens.size &&
                   modality_value(f->base.modality, MODAL_NOUN, a->tokens.at[t->head].lemma, false) == VALUE_NONE;
    if (t->relation != REL_ADVCL && !of_noun) return false;
    for (uint32_t i = p->head, steps = 0; i-- > 0 && steps < 8; steps++)
        if (a->tokens.at[i].head == p->head && a->tokens.at[i].relation == REL_MARK)
            return slice_equal_nocase(a->tokens.at[i].lemma, SLICE("to"));
    return false;
}

/* The tokens by which somebody denies or declines to say something: no act beside the words ("denied that", "declined
 * to comment"). PLOVER has no type for them. */
static bool *words_only(article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        bool says = t->stance == STANCE_DENIES || t->stance == STANCE_DECLINES;
        if (says && t->cue_head < a->tokens.size) out[t->cue_head] = true;
    }
    return out;
}

/* Manual, section 3, as in plover.md: what is intended of cooperation is AGREE, of a retreat CONCEDE. */
static void settle(const event_finder *f, const article *a, proposition *p) {
    uint8_t stance =
        p->attribution < a->attributions.size ? a->attributions.at[p->attribution].stance : STANCE_ASSERTS;
    bool noun = slice_equal(p->rule, SLICE("noun"));
    bool coming = p->factuality == FACT_POSSIBLE || (stance == STANCE_OFFERS && !noun);
    bool wanted = stance == STANCE_DEMANDS || stance == STANCE_THREATENS || stance == STANCE_QUESTIONS;
    if (p->factuality > FACT_POSSIBLE || wanted || (coming && event_type_quad[p->event] < 3 && is_purpose(f, a, p)))
        p->event = EVENT_NONE;
    else if (coming && cooperates(p->event)) {
        p->event = EVENT_AGREE;
        p->mode = (slice){NULL, 0};
        p->cameo = SLICE("030");
    } else if (coming && p->event == EVENT_RETREAT) {
        p->event = EVENT_CONCEDE;
        p->mode = (slice){NULL, 0};
        p->cameo = SLICE("035");
    } else if (coming && event_type_quad[p->event] == 4)
        p->event = EVENT_NONE;
    if (p->event == EVENT_NONE) p->mode = p->cameo = (slice){NULL, 0};
}

static void type_by_rule(const event_finder *f, const article *a, const bool *says, proposition *p) {
    parties is = parties_of(a, p);
    if (says[p->head] || slice_equal(p->rule, SLICE("state"))) return;
    const event_rule *r = event_rule_find(f->lexicon, p->sense, p->lemma, first_sort(a, p), is.bits);
    if (!r || r->type == EVENT_NONE || !complete(&is, p, r->type)) return;
    p->event = r->type;
    p->mode = r->mode;
    p->cameo = r->cameo;
    p->event_score = is.recipients ? 0.8f : 0.6f;
    settle(f, a, p);
}

static uint64_t contexts_of(const event_finder *f, const article *a, const sentence *is) {
    uint64_t out = 0;
    for (uint32_t i = 0; i < is->tokens.count; i++) {
        uint32_t n = event_context(f->lexicon, a->tokens.at[is->tokens.first + i].lemma);
        if (n != NONE) out |= (uint64_t)1 << n;
    }
    return out;
}

static slice join_contexts(const event_finder *f, article *a, uint64_t set) {
    slice out = {NULL, 0};
    for (uint32_t n = 0; n < 64; n++) {
        if (!(set >> n & 1)) continue;
        slice next = event_context_name(f->lexicon, n);
        out = out.size ? arena_print(a->arena, "%.*s,%.*s", (int)out.size, out.at, (int)next.size, next.at) : next;
    }
    return out;
}

status events_find(const void *finder, article *a, error *e) {
    const event_finder *f = finder;
    status s = propositions_find(&f->base, a, e);
    uint32_t seen = NONE;
    const bool *says = words_only(a);
    slice contexts = {NULL, 0};
    for (uint32_t i = 0; i < a->propositions.size && s == READOUT_OK; i++) {
        proposition *p = &a->propositions.at[i];
        type_by_rule(f, a, says, p);
        uint32_t in = a->tokens.at[p->head].sentence;
        if (p->event == EVENT_NONE || in >= a->sentences.size) continue;
        if (in != seen) contexts = join_contexts(f, a, contexts_of(f, a, &a->sentences.at[in]));
        seen = in;
        p->contexts = contexts;
    }
    return s;
}

status events_open(arena *a, const char *folder, void **out, error *e) {
    event_finder *f = ARENA_NEW(a, event_finder, 1);
    slice path = arena_print(a, "%s/events.model", folder);
    error unread = {0};
    void *base;
    *out = f;
    status s = event_lexicon_open(a, folder, &f->lexicon, e);
    if (s == READOUT_OK) s = propositions_open(a, folder, &base, e);
    if (s != READOUT_OK) return s;
    f->base = *(proposition_finder *)base;
    s = model_open(&f->model, path.at, "events", EVENT_MODEL_VERSION, &unread);
    if (s == READOUT_NO_FILE) return READOUT_OK;
    if (s != READOUT_OK && e) *e = unread;
    return s;
}

void events_close(void *finder) {
    event_finder *f = finder;
    model_close(&f->model);
    propositions_close(&f->base);
}
