/* event.c - gives propositions their PLOVER type, by the lexicon and the manual's tie-breaks
 *
 * Contexts are what the words of the predicate's sentence stand for: a bit each, found once for a sentence. */
#include "code/event_features.h"
#include "code/event_intent.h"
#include "code/event_lexicon.h"
#include "code/event_sure.h"

/* An article while its events are found. */
typedef struct reading {
    const event_finder *finder;
    const tree *tree;
    bool game;        /* of sport */
    const bool *says; /* tokens that are no more than words, see words_only */
} reading;

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
    uint16_t bits;               /* enum event_party */
} parties;

static bool governs(const actor *is) {
    slice sector = slice_of(is->sector);
    return is->kind == ACTOR_STATE || slice_equal(sector, SLICE("GOV")) || slice_equal(sector, SLICE("MIL")) ||
           slice_equal(sector, SLICE("COP"));
}

/* "Offered to help", "asked them to go"; not "pleaded guilty". */
static bool has_deed(const tree *t, uint32_t head) {
    uint32_t deed = tree_child(t, head, REL_XCOMP);
    return deed != NONE && t->t[deed].upos != UPOS_ADJ;
}

/* "Killed himself". */
static bool is_reflexive(const tree *t, uint32_t verb) {
    uint32_t object = tree_child(t, verb, REL_OBJ);
    return object != NONE && tree_has(t, object, SLICE("Reflex=Yes"));
}

/* "Hurt his knee". */
static bool is_own_limb(const tree *t, const argument *g) {
    if ((g->role != ROLE_OBJECT && g->role != ROLE_RECIPIENT) || g->head >= t->a->tokens.size) return false;
    uint32_t poss = tree_child(t, g->head, REL_NMOD_POSS);
    return object_within(g->sort, SLICE("limb")) && poss != NONE && t->t[poss].upos == UPOS_PRON;
}

/* "Vowed to kill". */
static bool has_harm(const reading *r, uint32_t head) {
    uint32_t deed = tree_child(r->tree, head, REL_XCOMP);
    if (deed == NONE) return false;
    slice lemma = r->tree->t[deed].lemma, none = {NULL, 0};
    slice sense = sense_of(r->finder->base.senses, PREDICATE_VERB, lemma);
    const event_rule *rule = event_rule_find(r->finder->lexicon, sense, lemma, none, PARTY_OBJECT);
    return rule && rule->type == EVENT_ASSAULT;
}

/* "Declined to comment", "refused to believe". */
static bool has_words(const reading *r, uint32_t head) {
    uint32_t deed = tree_child(r->tree, head, REL_XCOMP);
    return deed != NONE &&
           modality_value(r->finder->base.modality, MODAL_SAYING, r->tree->t[deed].lemma, false) != VALUE_NONE;
}

/* "Asked whether it had", "asked what it was". */
static bool is_question(const reading *r, uint32_t clause) {
    const tree *t = r->tree;
    if (clause == NONE) return false;
    uint32_t mark = tree_child(t, clause, REL_MARK);
    uint8_t value = mark == NONE ? VALUE_NONE
                                 : modality_value(r->finder->base.modality, MODAL_MARK, t->t[mark].lemma, false);
    return value == VALUE_ASK || value == VALUE_HYPOTHETICAL || tree_has(t, t->left[clause], SLICE("PronType=Int"));
}

static bool is_carried(const proposition *p) { return slice_equal(p->rule, SLICE("noun with verb")); }

/* "Showed the killing of", "announced the death of": who does it is not who tells of it. */
static bool is_only_told(const reading *r, const proposition *p) {
    uint32_t verb = r->tree->t[p->head].head;
    return is_carried(p) && verb < r->tree->a->tokens.size &&
           modality_value(r->finder->base.modality, MODAL_TELLING, r->tree->t[verb].lemma, false) != VALUE_NONE;
}

/* "Aware of attacks", "informed about": whose adjective it is did nothing, unless it says that he had a share. */
static bool is_beside(const reading *r, const proposition *p) {
    const tree *t = r->tree;
    uint32_t up = t->t[p->head].head;
    if (!slice_equal(p->rule, SLICE("noun")) || up >= t->a->tokens.size || t->t[up].upos != UPOS_ADJ) return false;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &t->a->arguments.at[p->arguments.first + i];
        if (g->role == ROLE_ACTOR && g->head >= t->left[p->head] && g->head <= t->right[p->head]) return false;
    }
    return !sense_is(r->finder->base.senses, PREDICATE_SHARE, t->t[up].lemma);
}

/* "Threatening calls", "firing position": a participle in front of its noun tells what sort of thing it is. */
static bool is_before_noun(const tree *t, uint32_t head) {
    return t->t[head].upos == UPOS_VERB && (tree_is_main(t, head, REL_AMOD) || tree_is_main(t, head, REL_COMPOUND));
}

/* One who would do it to himself under another name: two words for him were taken for two. */
static bool is_done_to_doer(const reading *r, const proposition *p) {
    const article *a = r->tree->a;
    uint32_t doer = NONE;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if (g->role == ROLE_ACTOR && doer == NONE) doer = g->actor;
        if (g->role == ROLE_RECIPIENT && doer != NONE && g->actor == doer) return true;
    }
    return false;
}

/* "An American": one of a state's people is not the state. */
static bool is_one_of(const reading *r, const argument *g) {
    const tree *t = r->tree;
    uint32_t n;
    for (uint32_t c = tree_begin(t, g->head, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is(t, c, REL_DET) && tree_has(t, c, SLICE("Definite=Ind"))) return true;
    return false;
}

/* "He" for a newspaper; or, in somebody's very words, for himself; "an American" for the state: the wrong one. */
static bool is_mistaken(const reading *r, const proposition *p) {
    const article *a = r->tree->a;
    const attribution *q = p->attribution < a->attributions.size ? &a->attributions.at[p->attribution] : NULL;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if ((g->role != ROLE_ACTOR && g->role != ROLE_RECIPIENT) || g->actor >= a->actors.size) continue;
        uint8_t kind = a->actors.at[g->actor].kind;
        if (g->head < a->tokens.size && kind == ACTOR_STATE && is_one_of(r, g)) return true;
        if (g->head >= a->tokens.size || !tree_has(r->tree, g->head, SLICE("Person=3"))) continue;
        bool one = tree_has(r->tree, g->head, SLICE("Gender=Masc"));
        one |= tree_has(r->tree, g->head, SLICE("Gender=Fem"));
        if (one && kind != ACTOR_PERSON && kind != ACTOR_UNNAMED) return true;
        bool own = q && q->kind == KIND_DIRECT && q->speaker == g->actor;
        if (own && a->tokens.at[g->head].upos == UPOS_PRON) return true;
    }
    return false;
}

static parties parties_of(const reading *r, const proposition *p) {
    const article *a = r->tree->a;
    uint32_t clause = tree_child(r->tree, p->head, REL_CCOMP), under = tree_child(r->tree, p->head, REL_ADVCL);
    parties out = {0, 0,
                   (uint16_t)(has_deed(r->tree, p->head) * PARTY_DEED + r->game * PARTY_GAME +
                              is_reflexive(r->tree, p->head) * PARTY_SELF + is_carried(p) * PARTY_DONE +
                              (r->tree->cue[p->head] != NONE) * PARTY_SAYS + has_harm(r, p->head) * PARTY_HARM +
                              has_words(r, p->head) * PARTY_WORDS + (clause != NONE) * PARTY_CLAUSE +
                              (is_question(r, clause) || is_question(r, under)) * PARTY_ASKS)};
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *g = &a->arguments.at[p->arguments.first + i];
        if (g->role == ROLE_TOPIC || g->role == ROLE_OBJECT) out.bits |= PARTY_TOPIC;
        if (g->role == ROLE_OBJECT) out.bits |= PARTY_OBJECT;
        if (is_own_limb(r->tree, g)) out.bits |= PARTY_SELF;
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
static void settle(const reading *r, proposition *p) {
    const article *a = r->tree->a;
    uint8_t stance =
        p->attribution < a->attributions.size ? a->attributions.at[p->attribution].stance : STANCE_ASSERTS;
    bool noun = slice_equal(p->rule, SLICE("noun"));
    bool coming = p->factuality == FACT_POSSIBLE || (stance == STANCE_OFFERS && !noun);
    bool wanted = stance == STANCE_DEMANDS || stance == STANCE_THREATENS || stance == STANCE_QUESTIONS;
    bool open = p->factuality == FACT_POSSIBLE && !event_is_announced(r->finder->base.modality, r->tree, p);
    if (p->factuality > FACT_POSSIBLE || wanted || open)
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

static void type_by_rule(const reading *r, proposition *p) {
    const article *a = r->tree->a;
    parties is = parties_of(r, p);
    if (r->says[p->head] || slice_equal(p->rule, SLICE("state")) || is_before_noun(r->tree, p->head)) return;
    const event_rule *rule = event_rule_find(r->finder->lexicon, p->sense, p->lemma, first_sort(a, p), is.bits);
    if (!rule || rule->type == EVENT_NONE || !complete(&is, p, rule->type)) return;
    if (rule->type == EVENT_ASSAULT && is_only_told(r, p)) return;
    if (event_type_quad[rule->type] == 4 && is_beside(r, p)) return;
    if (is_done_to_doer(r, p) || is_mistaken(r, p)) return;
    p->event = rule->type;
    p->mode = rule->mode;
    p->cameo = rule->cameo;
    settle(r, p);
    if (p->event == EVENT_NONE) return;
    event_signs *signs = ARENA_NEW(r->tree->a->arena, event_signs, 1);
    event_signs_find(r->tree, p, signs);
    p->event_score = event_sure_score(r->finder->sure, signs);
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
    const reading r = {f, tree_new(a), event_in_game(f->lexicon, a), words_only(a)};
    slice contexts = {NULL, 0};
    for (uint32_t i = 0; i < a->propositions.size && s == READOUT_OK; i++) {
        proposition *p = &a->propositions.at[i];
        type_by_rule(&r, p);
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
    if (s == READOUT_OK) s = event_sure_open(a, folder, &f->sure, e);
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
