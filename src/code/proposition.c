/* proposition.c - finds the predicates of an article and writes them down
 *
 * Every token is looked at once, in order. Verbs are predicates unless they are the cue of an attribution and no
 * event, or carry
 * a noun, or only say how sure another one is ("plans to send"); nouns and adjectives are predicates where
 * predicates.tsv has them. */
#include "code/proposition_draft.h"

static slice with_particle(const tree *t, uint32_t i, slice lemma, arena *a, uint32_t *particle) {
    *particle = tree_child(t, i, REL_COMPOUND_PRT);
    if (*particle == NONE) return lemma;
    return arena_print(a, "%.*s_%.*s", (int)lemma.size, lemma.at, (int)t->t[*particle].lemma.size,
                       t->t[*particle].lemma.at);
}

static slice verb_lemma(const tree *t, uint32_t i, arena *a, uint32_t *particle) {
    return with_particle(t, i, t->t[i].lemma, a, particle);
}

/* Whether a phrase is all that a verb says beside its subject. */
static bool alone(const tree *t, uint32_t verb, uint32_t phrase) {
    uint32_t n;
    for (uint32_t c = tree_begin(t, verb, &n); c != NONE; c = tree_after(t, c, &n)) {
        uint8_t main = relation_main[t->t[c].relation];
        bool says = main == REL_OBJ || main == REL_XCOMP || main == REL_CCOMP || main == REL_OBL || main == REL_ADVCL;
        if (says && c != phrase) return false;
    }
    return true;
}

static const frame *frame_of_phrase(const draft *d, enum predicate_kind kind, slice lemma, uint32_t c) {
    const tree *t = d->tree;
    bool phrase = (tree_is_main(t, c, REL_OBL) || tree_is_main(t, c, REL_NMOD)) && t->date[c] == NONE;
    slice marker = phrase ? tree_marker(t, c, REL_CASE, d->arena) : (slice){NULL, 0};
    if (tree_is(t, c, REL_CCOMP) && tree_child_main(t, c, REL_NSUBJ) != NONE &&
        !tree_word(t, tree_child(t, c, REL_MARK), WORD_INFINITIVE))
        marker = word_first(t->words, WORD_COMPLEMENTIZER);
    if (tree_is(t, c, REL_XCOMP) && tree_child(t, d->head, REL_OBJ) != NONE &&
        tree_word(t, tree_child(t, c, REL_MARK), WORD_INFINITIVE))
        marker = SLICE("to_do");
    if (word_is(t->words, marker, WORD_COMITATIVE) && alone(t, d->head, c)) marker = SLICE("only_with");
    if (marker.size == 0) return NULL;
    if (phrase && t->t[c].head == d->head && tree_child(t, d->head, REL_OBJ) != NONE) {
        slice key = arena_print(d->arena, "%.*s+obj_%.*s", (int)lemma.size, lemma.at, (int)marker.size, marker.at);
        const frame *f = sense_frame(d->finder->senses, kind, key);
        if (f) return f;
    }
    slice key = arena_print(d->arena, "%.*s+%.*s", (int)lemma.size, lemma.at, (int)marker.size, marker.at);
    return sense_frame(d->finder->senses, kind, key);
}

/* The frame of a lemma that comes with a preposition: "order" of "ordered boats from Peru" is order+from. */
static const frame *frame_with(const draft *d, enum predicate_kind kind, slice lemma) {
    const tree *t = d->tree;
    uint32_t at[] = {d->head, tree_child(t, d->head, REL_OBJ)}, n;
    const frame *f = NULL;
    for (uint32_t k = 0; k < 2 && at[k] != NONE && !f; k++)
        for (uint32_t c = tree_begin(t, at[k], &n); c != NONE && !f; c = tree_after(t, c, &n))
            if (k == 0 || tree_word(t, tree_child(t, c, REL_CASE), WORD_ORIGIN))
                f = frame_of_phrase(d, kind, lemma, c);
    return f;
}

/* The verb of an irregular form ("stole"), whatever lemma the parser gave it; else that lemma. */
static slice by_form(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    char lower[16];
    slice text = article_text(t->a, t->t[i].at);
    bool past = tree_has(t, i, SLICE("Tense=Past")) || tree_has(t, i, SLICE("VerbForm=Part"));
    if (!past || text.size > sizeof lower) return t->t[i].lemma;
    for (size_t k = 0; k < text.size; k++)
        lower[k] = (char)(text.at[k] >= 'A' && text.at[k] <= 'Z' ? text.at[k] + 'a' - 'A' : text.at[k]);
    const frame *f = sense_frame(d->finder->senses, PREDICATE_FORM, (slice){lower, text.size});
    return f ? f->sense : t->t[i].lemma;
}

/* Lemmas that the parser got wrong ("exporte", "coordinat", "alleging"), by what the lexicons know. */
slice draft_verb_known(const draft *d, slice lemma) {
    const senses *s = d->finder->senses;
    const word_endings *endings = sense_endings(s);
    if (sense_known(s, PREDICATE_VERB, lemma)) return lemma;
    slice single =
        slice_part(lemma, 0, lemma.size - word_ending(d->tree->words, lemma, WORD_SILENT)); /* "tapp", "bugge" */
    if (single.size > 2 && single.at[single.size - 1] == single.at[single.size - 2]) single.size--;
    if (sense_known(s, PREDICATE_VERB, single)) return single;
    for (uint32_t k = 0; k < endings->size; k++) {
        const word_ending_pair *x = &endings->at[k];
        if (!slice_ends(lemma, x->ending)) continue;
        slice stem = slice_part(lemma, 0, lemma.size - x->ending.size);
        slice other = arena_join(d->arena, (slice[]){stem, x->instead}, 2);
        if (sense_known(s, PREDICATE_VERB, other)) return other;
    }
    return lemma;
}

bool hyphen_front(const tree *t, uint32_t i) {
    const token *k = &t->t[i];
    return i + 2 < t->a->tokens.size && k[1].at.begin == k->at.end && k[1].at.end == k[2].at.begin &&
           slice_equal(article_text(t->a, k[1].at), SLICE("-")) && (k->head == i + 2 || k[2].head == i);
}

slice noun_lemma(const proposition_finder *f, const tree *t, uint32_t i) {
    slice lemma = t->t[i].lemma;
    if (i < 2 || !hyphen_front(t, i - 2)) return lemma;
    slice whole = arena_print(t->a->arena, "%.*s-%.*s", (int)t->t[i - 2].lemma.size, t->t[i - 2].lemma.at,
                              (int)lemma.size, lemma.at);
    return sense_is(f->senses, PREDICATE_NOUN, whole) ? whole : lemma;
}

/* "The planting of mines": a doing, with what it is done to, by a verb that the lexicons know. */
static bool is_doing(const proposition_finder *f, const tree *t, uint32_t i) {
    slice verb = sense_verb(f->senses, t->t[i].lemma);
    uint32_t the = tree_child_main(t, i, REL_DET), n;
    if (!word_ends(t->words, t->t[i].lemma, WORD_GERUND) || !verb.size || sense_is(f->senses, PREDICATE_ASPECT, verb))
        return false;
    if (!tree_has(t, the, SLICE("Definite=Def")) || actor_at(t, i) != NONE) return false;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (tree_is_main(t, c, REL_NMOD) && c > i && tree_word(t, tree_child(t, c, REL_CASE), WORD_GENITIVE))
            return true;
    return false;
}

bool noun_predicate(const proposition_finder *f, const tree *t, uint32_t i) {
    if (i >= t->a->tokens.size || t->t[i].upos != UPOS_NOUN) return false;
    if (!sense_is(f->senses, PREDICATE_NOUN, noun_lemma(f, t, i)) && !is_doing(f, t, i)) return false;
    return !tree_is_main(t, i, REL_COMPOUND) && !tree_is_main(t, i, REL_FLAT);
}

/* A participle after a noun, without subject, auxiliary or conjunction: "an attack launched on". */
static bool trailing(const tree *t, uint32_t i) {
    return tree_is(t, i, REL_ACL) && tree_has(t, i, SLICE("VerbForm=Part")) &&
           tree_child_main(t, i, REL_NSUBJ) == NONE && tree_child_main(t, i, REL_AUX) == NONE &&
           tree_child(t, i, REL_MARK) == NONE;
}

/* The verb that carries the noun at `i`: "launch" of "launch an attack", also in the passive and in a clause at the
 * noun. */
static uint32_t carrier(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    uint32_t up = t->t[i].head, particle;
    if (up < t->a->tokens.size && (tree_is(t, i, REL_OBJ) || tree_is(t, i, REL_NSUBJ_PASS)) &&
        t->t[up].upos == UPOS_VERB &&
        sense_is(d->finder->senses, PREDICATE_LIGHT, verb_lemma(t, up, d->arena, &particle)))
        return up;
    uint32_t n;
    for (uint32_t c = tree_begin(t, i, &n); c != NONE; c = tree_after(t, c, &n))
        if (trailing(t, c) && sense_is(d->finder->senses, PREDICATE_LIGHT, verb_lemma(t, c, d->arena, &particle)))
            return c;
    return NONE;
}

static bool charge(const draft *d, uint32_t i) {
    return i < d->tree->a->tokens.size && sense_is(d->finder->senses, PREDICATE_CHARGE, d->tree->t[i].lemma);
}

static bool carries(const draft *d, uint32_t verb) {
    const tree *t = d->tree;
    uint32_t n, particle;
    if (!sense_is(d->finder->senses, PREDICATE_LIGHT, verb_lemma(t, verb, d->arena, &particle))) return false;
    for (uint32_t c = tree_begin(t, verb, &n); c != NONE; c = tree_after(t, c, &n))
        if ((tree_is(t, c, REL_OBJ) || tree_is(t, c, REL_NSUBJ_PASS)) &&
            (noun_predicate(d->finder, t, c) || charge(d, c)))
            return true;
    uint32_t up = t->t[verb].head;
    return trailing(t, verb) && (noun_predicate(d->finder, t, up) || charge(d, up));
}

/* "There was an attack": the attack is the predicate. "There are boats": that there are. "Is" of anything else says
 * nothing that could be compared. */
static bool begins_being(const draft *d) {
    const tree *t = d->tree;
    if (tree_child(t, d->head, REL_EXPL) == NONE) return false;
    return !noun_predicate(d->finder, t, tree_child_main(t, d->head, REL_NSUBJ));
}

/* "switched off the gauges", read as off them: the lexicon has the verb with the particle. */
static void take_particle(draft *d) {
    const tree *t = d->tree;
    uint32_t next = d->head + 1;
    if (next >= t->a->tokens.size) return;
    uint32_t noun = t->t[next].head;
    bool adverb = tree_is(t, next, REL_ADVMOD) && noun == d->head; /* "made up his data" */
    bool marker = tree_is(t, next, REL_CASE) && tree_child(t, d->head, REL_OBJ) == NONE &&
                  tree_is_main(t, noun, REL_OBL) && t->t[noun].head == d->head;
    if (!adverb && !marker) return;
    if (frame_names(d->finder->senses, d->frame, t->t[next].lemma)) return; /* "shot at the ferry" */
    slice whole = arena_print(d->arena, "%.*s_%.*s", (int)d->lemma.size, d->lemma.at, (int)t->t[next].lemma.size,
                              t->t[next].lemma.at);
    const frame *f = sense_frame(d->finder->senses, PREDICATE_VERB, whole);
    if (!f) return;
    d->particle = next;
    d->lemma = whole;
    d->frame = f;
}

static bool begin_verb(draft *d) {
    const tree *t = d->tree;
    uint32_t i = d->head;
    const token *is = &t->t[i];
    if (is->upos != UPOS_VERB || tree_is_main(t, i, REL_AUX) || tree_is(t, i, REL_COP) ||
        ((tree_is(t, i, REL_AMOD) || tree_is_main(t, i, REL_COMPOUND)) && gerund_object(d, i) == NONE) ||
        tree_is(t, i, REL_CASE) || tree_is(t, i, REL_MARK) || tree_is(t, i, REL_FIXED))
        return false;
    if (sense_is(d->finder->senses, PREDICATE_BEING, is->lemma) && !begins_being(d)) return false;
    d->kind = PREDICATE_VERB;
    slice verb = by_form(d, i);
    d->lemma = with_particle(t, i, verb, d->arena, &d->particle);
    d->frame = sense_frame(d->finder->senses, PREDICATE_VERB, d->lemma);
    if (!d->frame && d->particle != NONE && (d->frame = sense_frame(d->finder->senses, PREDICATE_VERB, verb)))
        d->lemma = verb;
    if (!d->frame && d->particle == NONE) {
        d->lemma = draft_verb_known(d, d->lemma);
        d->frame = sense_frame(d->finder->senses, PREDICATE_VERB, d->lemma);
    }
    if (d->particle == NONE) take_particle(d);
    const frame *with = frame_with(d, PREDICATE_VERB, d->lemma);
    if (with) d->frame = with;
    d->rule = "verb";
    if (t->cue[i] != NONE && !d->frame) return false;
    if (carries(d, i)) return false;
    uint32_t object = tree_child(t, i, REL_OBJ);
    bool governs = (tree_child(t, i, REL_XCOMP) != NONE || (object != NONE && gerund_before(d, object))) &&
                   modality_value(d->finder->modality, MODAL_VERB, is->lemma, false) != VALUE_NONE;
    if (governs && sense_is(d->finder->senses, PREDICATE_ASPECT, is->lemma)) return false;
    return d->frame || !governs;
}

/* The noun in front of one that is a predicate only because somebody is blamed for it: "war | crimes"; or NONE. */
static uint32_t imputed_front(const draft *d, uint32_t i) {
    const tree *t = d->tree;
    bool front = i > 0 && tree_is_main(t, i - 1, REL_COMPOUND) && t->t[i - 1].head == i;
    return front && t->t[i - 1].upos == UPOS_NOUN && !noun_predicate(d->finder, t, i) ? i - 1 : NONE;
}

static bool begin_noun(draft *d) {
    const tree *t = d->tree;
    uint32_t i = d->head;
    if ((!noun_predicate(d->finder, t, i) && !is_mishap(d, i)) || t->cue[i] != NONE) return false;
    d->kind = PREDICATE_NOUN;
    d->lemma = noun_lemma(d->finder, t, i);
    d->particle = imputed_front(d, i); /* "war crimes" */
    if (d->particle != NONE) {
        slice front = t->t[d->particle].lemma;
        const char *between = slice_ends(front, SLICE("-")) ? "" : " ";
        d->lemma = arena_print(d->arena, "%.*s%s%.*s", (int)front.size, front.at, between, (int)d->lemma.size,
                               d->lemma.at);
    }
    d->frame = frame_with(d, PREDICATE_NOUN, d->lemma);
    if (!d->frame) d->frame = sense_frame(d->finder->senses, PREDICATE_NOUN, d->lemma);
    d->light = carrier(d, i);
    d->rule = d->light == NONE ? "noun" : "noun with verb";
    return true;
}

static bool begin_adjective(draft *d) {
    const tree *t = d->tree;
    uint32_t i = d->head;
    bool verbal = t->t[i].upos == UPOS_VERB && tree_child(t, i, REL_OBJ) == NONE &&
                  (tree_child(t, i, REL_AUX_PASS) != NONE || tree_child(t, i, REL_COP) != NONE);
    if ((t->t[i].upos != UPOS_ADJ && !verbal) || tree_is(t, i, REL_AMOD)) return false;
    d->kind = PREDICATE_ADJECTIVE;
    d->lemma = t->t[i].lemma;
    d->frame = sense_frame(d->finder->senses, PREDICATE_ADJECTIVE, d->lemma);
    d->rule = "adjective";
    return d->frame != NULL;
}

/* Whether a clause is all that a claim says, and somebody denies it: "denied reports that". */
static bool is_denied_claim(const tree *t, uint32_t clause, uint32_t is_said_of) {
    const article *a = t->a;
    uint32_t q = t->attribution[clause], up = t->t[clause].head;
    bool known = t->t[is_said_of].upos != UPOS_PRON || actor_at(t, is_said_of) != NONE; /* not "it was his son" */
    if (!known || t->attribution[is_said_of] != q) return false; /* nor "the report that it sank | is false" */
    return up < a->tokens.size && t->attribution[up] != q && article_claim_denied(a, q);
}

/* "Denied reports that | the yard was insolvent": what something is can be compared only where it is told and denied
 * in one breath. */
static bool begin_state(draft *d) {
    const tree *t = d->tree;
    uint32_t i = d->head;
    uint32_t of = tree_child_main(t, i, REL_NSUBJ);
    bool names = t->t[i].upos == UPOS_NOUN || t->t[i].upos == UPOS_ADJ;
    if (!names || tree_child(t, i, REL_COP) == NONE || of == NONE || !is_denied_claim(t, i, of)) return false;
    d->kind = PREDICATE_ADJECTIVE;
    d->lemma = t->t[i].lemma;
    d->rule = "state";
    return true;
}

bool draft_begin(draft *d, const proposition_finder *f, const tree *t, uint32_t head) {
    *d = (draft){.finder = f, .tree = t, .arena = t->a->arena, .head = head, .light = NONE, .particle = NONE};
    return begin_adjective(d) || begin_verb(d) || begin_noun(d) || begin_state(d);
}

/* A clause is the argument as it stands; a phrase is its core. */
/* What of a date lies in the sentence of a token: "5 a.m. Friday" may have been cut in two. */
static span in_sentence(const article *a, span at, uint32_t head) {
    span own = a->sentences.at[a->tokens.at[head].sentence].at;
    return (span){at.begin > own.begin ? at.begin : own.begin, at.end < own.end ? at.end : own.end};
}

/* "it was | the army | that shelled it": the noun stands between the copula and the clause. */
static void cut_cleft(const tree *t, uint32_t noun, uint32_t *first, uint32_t *last, uint32_t *without) {
    uint32_t is = tree_child(t, noun, REL_COP), clause = tree_child(t, noun, REL_ADVCL_RELCL);
    if (clause == NONE) clause = tree_child(t, noun, REL_ACL_RELCL);
    if (is == NONE || clause == NONE || is > noun || clause < noun) return;
    *first = *without = is + 1;
    *last = t->left[clause] > *first ? t->left[clause] - 1 : noun;
}

static void write_argument(article *a, const draft *d, const filler *f) {
    const tree *t = d->tree;
    uint32_t first = t->left[f->token], last = t->right[f->token], without = first, head = f->token;
    while (first < last && t->t[first].upos == UPOS_PUNCT) first++, without = first;
    while (last > first && t->t[last].upos == UPOS_PUNCT) last--;
    if (!f->clause) {
        phrase_core(d->finder, t, f->token, &first, &last, &without);
        if (first <= d->head && d->head < f->token) { /* "stop | shelling | the villages" */
            first = without = d->head + 1;
            while (without < f->token && t->t[without].upos == UPOS_DET) without++;
        }
        cut_cleft(t, f->token, &first, &last, &without);
        head = phrase_head(d->finder, t, f->token);
    }
    argument *out = vec_push(a->arena, &a->arguments);
    *out = (argument){.head = head, .actor = f->actor, .date = NONE, .role = f->role};
    if (out->actor == NONE) out->actor = actor_at(t, f->token);
    if (out->actor == NONE) out->actor = actor_at(t, head);
    if (out->actor == NONE && f->role == ROLE_ACTOR && !f->clause) out->actor = actor_called(t, f->token);
    if (tree_has(t, f->token, SLICE("Person=1")) && tree_has(t, f->token, SLICE("Number=Plur")))
        out->actor = actor_state(a, out->actor); /* an official's "we" */
    if (f->role == ROLE_TIME) {
        out->date = t->date[f->token];
        if (out->date != NONE) out->spans = article_span(a, in_sentence(a, a->dates.at[out->date].at, head));
    }
    if (!out->spans.count) out->spans = article_span(a, (span){t->t[first].at.begin, t->t[last].at.end});
    out->text = phrase_text(t, a->arena, without, last);
    out->sort = sense_object(d->finder->senses, t->t[head].lemma);
}

static range write_predicate(article *a, const draft *d) {
    span list[2] = {a->tokens.at[d->head].at, {0, 0}};
    uint32_t other = d->light != NONE ? d->light : d->particle;
    if (other == NONE) return article_span_list(a, list, 1);
    span at = a->tokens.at[other].at;
    list[1] = at;
    if (at.begin < list[0].begin) {
        list[1] = list[0];
        list[0] = at;
    }
    return article_span_list(a, list, list[0].end > list[1].begin ? 1 : 2);
}

static bool defining(const tree *t, uint32_t i) {
    /* "the woman | held | in Velmar is": the past form of many verbs is read as a finite one */
    bool form = tree_has(t, i, SLICE("VerbForm=Part")) ||
                (tree_has(t, i, SLICE("Tense=Past")) && tree_child(t, i, REL_NSUBJ) == NONE);
    bool participle = tree_is(t, i, REL_ACL) && form && tree_child(t, i, REL_MARK) == NONE;
    /* the latter: "dozens more that" */
    bool relative = tree_is(t, i, REL_ACL_RELCL) || tree_is(t, i, REL_ADVCL_RELCL);
    if (!participle && !relative) return false;
    uint32_t before = t->left[i];
    return before && t->t[i].head < i && t->t[before - 1].upos != UPOS_PUNCT && t->t[before].upos != UPOS_PUNCT;
}

/* Whether the predicate, or a clause around it within the same content, only says which thing is meant. */
static bool presupposed(const tree *t, uint32_t i) {
    uint32_t within = t->attribution[i];
    for (uint32_t steps = 0; i < t->a->tokens.size && steps < TREE_STEPS; steps++, i = t->t[i].head) {
        if (!tree_inside(t, i, within)) return false;
        if (defining(t, i)) return true;
    }
    return false;
}

static void write_proposition(article *a, const draft *d) {
    proposition p = {.head = d->head, .lemma = d->lemma, .rule = slice_of(d->rule)};
    p.sense = d->frame ? d->frame->sense : sense_of(d->finder->senses, d->kind, d->lemma);
    p.predicate = write_predicate(a, d);
    p.arguments = (range){a->arguments.size, d->size};
    for (uint8_t role = 0; role < ARGUMENT_ROLES; role++)
        for (uint32_t i = 0; i < d->size; i++)
            if (d->fillers[i].role == role) write_argument(a, d, &d->fillers[i]);
    p.attribution = d->tree->attribution[d->head];
    factuality_result r = factuality_of(d->finder->modality, d->tree, d->head, d->light, false);
    p.factuality = r.factuality;
    if (d->held && p.attribution == NONE && p.factuality == FACT_CERTAIN) /* who blames holds it so */
        p.factuality = FACT_PROBABLE;
    p.negative = r.negative;
    p.presupposed = presupposed(d->tree, d->light != NONE ? d->light : d->head);
    p.certainty = factuality_estimate(&d->finder->certainty, d->finder->modality, d->tree, d->head);
    p.score = d->recovered ? 0.7f : 0.9f;
    *(proposition *)vec_push(a->arena, &a->propositions) = p;
}

/* "There was no leak": that it happened, or not, is all that is said. */
static bool exists(const draft *d) {
    uint32_t up = d->tree->t[d->head].head;
    return up < d->tree->a->tokens.size && tree_is_main(d->tree, d->head, REL_NSUBJ) &&
           tree_child(d->tree, up, REL_EXPL) != NONE;
}

/* "Accusations of fraud". */
static bool alleged(const draft *d) {
    const tree *t = d->tree;
    uint32_t up = t->t[d->head].head;
    return tree_is_main(t, d->head, REL_NMOD) && sense_is(d->finder->senses, PREDICATE_CHARGE, t->t[up].lemma);
}

static bool worth(const draft *d) {
    bool state = d->kind == PREDICATE_ADJECTIVE &&
                 sense_role(d->finder->senses, PREDICATE_ADJECTIVE, d->frame, SLICE("subj")) == ROLE_OBJECT;
    if (state && !draft_has(d, ROLE_ACTOR)) return false; /* "is ill" says of nobody that he did it */
    if (d->kind == PREDICATE_NOUN && (exists(d) || d->imputed)) return true;
    bool given = draft_has(d, ROLE_RECIPIENT) || draft_has(d, ROLE_OBJECT);
    /* "the provision" is often no providing: what is given must be said */
    slice of = word_first(d->tree->words, WORD_GENITIVE);
    if (d->kind == PREDICATE_NOUN && frame_names(d->finder->senses, d->frame, of) &&
        sense_role(d->finder->senses, PREDICATE_NOUN, d->frame, of) == ROLE_OBJECT)
        return given || (draft_has(d, ROLE_ACTOR) && (d->light != NONE || alleged(d)));
    if (d->kind == PREDICATE_NOUN)
        return draft_has(d, ROLE_ACTOR) || draft_has(d, ROLE_RECIPIENT) || draft_has(d, ROLE_OBJECT);
    return d->size > 0;
}

/* Once, or for each of two who charge each other with it. */
static void write_each(article *a, const draft *d) {
    uint32_t parties[MUTUAL_PARTIES], count = 0, at = mutual_doer(d, parties, &count);
    if (at == NONE) {
        write_proposition(a, d);
        return;
    }
    draft each = *d;
    each.size = 0;
    for (uint32_t i = 0; i < d->size; i++)
        if (d->fillers[i].role != ROLE_ACTOR) each.fillers[each.size++] = d->fillers[i];
    if (count < 2 && worth(&each)) write_proposition(a, &each);
    for (uint32_t i = 0; i < count && count > 1; i++) {
        each.fillers[each.size] = (filler){parties[i], NONE, ROLE_ACTOR, false};
        each.size++;
        write_proposition(a, &each);
        each.size--;
    }
}

static bool coded(const article *a, uint32_t n) {
    if (n >= a->sentences.size || a->sentences.at[n].block >= a->blocks.size) return true;
    return a->blocks.at[a->sentences.at[n].block].kind <= BLOCK_BODY;
}

status propositions_find(const void *finder, article *a, error *e) {
    const proposition_finder *f = finder;
    tree *t = tree_new(a);
    (void)e;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        draft d;
        if (!coded(a, a->tokens.at[i].sentence) || !draft_begin(&d, f, t, i)) continue;
        if (d.kind == PREDICATE_NOUN)
            draft_noun(&d);
        else
            draft_verb(&d);
        if (worth(&d)) write_each(a, &d);
    }
    return READOUT_OK;
}

status propositions_open(arena *a, const char *folder, void **out, error *e) {
    proposition_finder *f = ARENA_NEW(a, proposition_finder, 1);
    slice path = arena_print(a, "%s/factuality.model", folder);
    error unread = {0};
    *out = f;
    status s = senses_open(a, folder, &f->senses, e);
    if (s == READOUT_OK) s = modality_open(a, folder, &f->modality, e);
    if (s == READOUT_OK) s = reproaches_open(a, folder, &f->reproaches, e);
    if (s != READOUT_OK) return s;
    s = model_open(&f->certainty, path.at, "factuality", FACTUALITY_MODEL_VERSION, &unread);
    if (s == READOUT_OK || s == READOUT_NO_FILE)
        s = vectors_open(&f->words, arena_print(a, "%s/vectors.model", folder).at, &unread);
    if (s == READOUT_NO_FILE) return READOUT_OK;
    if (s != READOUT_OK && e) *e = unread;
    return s;
}

void propositions_close(void *finder) {
    proposition_finder *f = finder;
    model_close(&f->certainty);
    vectors_close(&f->words);
}
