/* recast.c - finds the words that may be verbs, and judges their second reading, see recast.h
 *
 * How the sentence was first read says how much proof is asked for: where the noun stands as what only a clause can
 * be (the root, what is said, a second subject), little; elsewhere more. */
#include "parse/recast.h"

#include "base/table.h"

enum {
    MARK_PAST = 1,        /* "stole" */
    MARK_PARTICIPLE = 2,  /* "stolen" */
    MARK_DESCRIBES = 4,   /* "limited": hardly ever a verb before a noun */
    MARK_FOLLOWS = 8,     /* "based": makes one word with the noun before it */
    MARK_MEASURE = 16,    /* "percent": does nothing */
    MARK_SPEECH = 32,     /* "say", a lemma: what it has is a clause */
    MARK_SET = 64,        /* "armed forces": both words together */
    AHEAD = 6,            /* tokens from the word to its noun */
    REACH = 24,           /* to the verb whose preposition a gerund stands behind */
    SHORTEST = 5
};

/* ------------------------------------------------------------------------------------------ the table */

typedef struct row_kind {
    const char *name;
    uint8_t marks;
} row_kind;

static const row_kind kinds[] = {{"past", MARK_PAST}, {"participle", MARK_PARTICIPLE}, {"both",
    MARK_PAST | MARK_PARTICIPLE},
    {"describes", MARK_DESCRIBES}, {"follows", MARK_FOLLOWS}, {"measure", MARK_MEASURE}, {"speech", MARK_SPEECH},
        {"set", MARK_SET}};

static const char *const plain[RECAST_KINDS] = {"plain perfect", "plain past", "plain joined", "plain gerund"};

static void add_form(arena *a, recast *r, slice form, uint8_t marks, slice lemma) {
    bool found;
    uint32_t *row = map_put(a, &r->rows, form, &found);
    if (!found) {
        *row = r->marks.size;
        *(uint8_t *)vec_push(a, &r->marks) = 0;
        *(slice *)vec_push(a, &r->lemmas) = (slice){0};
    }
    r->marks.at[*row] |= marks;
    if (lemma.size) r->lemmas.at[*row] = lemma;
}

static bool take_plain(recast *r, slice kind, slice form) {
    for (int k = 0; k < RECAST_KINDS; k++)
        if (slice_equal(kind, slice_of(plain[k]))) return r->verb[k] = form, true;
    if (!slice_equal(kind, SLICE("plain quality"))) return false;
    r->quality = form;
    return true;
}

static bool take_row(arena *a, recast *r, slice kind, slice form, slice lemma) {
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (slice_equal(kind, slice_of(kinds[k].name))) return add_form(a, r, form, kinds[k].marks, lemma), true;
    return take_plain(r, kind, form);
}

status recast_open(arena *a, const char *folder, recast *out, error *e) {
    table t;
    status s = table_load(a, folder, "participles.tsv", 2, 3, &t, e);
    *out = (recast){0};
    if (s != READOUT_OK) return s;
    for (uint32_t i = 0; i < t.size; i++)
        if (!take_row(a, out, table_cell(&t, i, 0), table_cell(&t, i, 1), table_cell(&t, i, 2)))
            return table_fail(&t, i, e, "no such kind of row");
    bool whole = out->quality.size != 0;
    for (int k = 0; k < RECAST_KINDS; k++) whole = whole && out->verb[k].size;
    return whole ? READOUT_OK : fail(e, READOUT_BAD_MODEL, "%s: a plain word is missing", t.path);
}

static uint8_t marks_of(const recast *r, slice form) {
    uint32_t row = map_get(&r->rows, form);
    return row == MAP_NONE ? 0 : r->marks.at[row];
}

bool recast_measures(const recast *r, slice form) { return marks_of(r, form) & MARK_MEASURE; }

/* ------------------------------------------------------------------------------------------ suspects */

static bool is_lower(slice form) { return form.size && form.at[0] >= 'a' && form.at[0] <= 'z'; }
static bool is_noun(const token *t) { return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN; }
static bool is_plural(const token *t) { return token_has(t, "Number=Plur"); }

/* The noun not far behind the word that it is read as describing, or as part of; that of "camel thieves" is
 * "thieves". NONE: none. */
static uint32_t noun_of(const article *a, uint32_t i) {
    const token *t = &a->tokens.at[i];
    uint8_t relation = relation_main[t->relation];
    if ((relation != REL_AMOD && relation != REL_COMPOUND && relation != REL_NMOD) || t->head == NONE) return NONE;
    uint32_t noun = t->head;
    for (const token *n = &a->tokens.at[noun]; n->relation == REL_COMPOUND && n->head != NONE && n->head > noun;
         n = &a->tokens.at[noun])
        noun = n->head;
    return noun > i && noun - i <= AHEAD && is_noun(&a->tokens.at[noun]) ? noun : NONE;
}

/* MARK_PAST and MARK_PARTICIPLE, whatever the form can be. */
static uint8_t tenses(const recast *r, const word_roles *words, slice form) {
    uint8_t marks = marks_of(r, form);
    if (marks & (MARK_PAST | MARK_PARTICIPLE)) return marks;
    bool regular =
        form.size >= SHORTEST && word_ends(words, form, WORD_PAST) && !word_ends(words, form, WORD_BASE_IN_EED);
    return regular ? marks | MARK_PAST | MARK_PARTICIPLE : marks;
}

static bool is_personal(const token *t) {
    bool tagged =
        slice_equal(t->xpos, SLICE("PRP")) || slice_equal(t->xpos, SLICE("WP")) || slice_equal(t->xpos, SLICE("WDT"));
    return t->upos == UPOS_PRON && tagged;
}

static int tense_kind(const article *a, uint32_t i, uint32_t before, uint8_t marks) {
    const token *b = &a->tokens.at[before];
    bool comma = slice_equal(article_text(a, b->at), SLICE(","));
    if (article_word(a, before, WORD_PERFECT))
        return (marks & MARK_PARTICIPLE) && !(marks & MARK_DESCRIBES) ? RECAST_PERFECT : -1;
    if (!(marks & MARK_PAST) || (marks & (MARK_DESCRIBES | MARK_FOLLOWS))) return -1;
    if (is_noun(b) || is_personal(b)) return RECAST_PAST;
    bool joins = b->upos == UPOS_CCONJ || comma;
    return joins && a->tokens.at[noun_of(a, i)].relation == REL_CONJ ? RECAST_JOINED : -1;
}

/* The word before, without adverbs. */
static uint32_t before_adverbs(const article *a, uint32_t i, uint32_t first) {
    for (i--; i > first; i--)
        if (a->tokens.at[i].upos != UPOS_ADV && !article_word(a, i, WORD_NEGATOR)) break;
    return i;
}

/* "armed forces", which are had and not armed. */
static bool is_set(const recast *r, const article *a, uint32_t i) {
    span both = {a->tokens.at[i].at.begin, a->tokens.at[i + 1].at.end};
    return both.begin < both.end && (marks_of(r, article_text(a, both)) & MARK_SET);
}

static bool is_suspect(const recast *r, const valence *v, const article *a, uint32_t i, uint32_t first,
                       suspect *out) {
    slice form = article_text(a, a->tokens.at[i].at);
    if (!is_lower(form) || noun_of(a, i) == NONE || is_set(r, a, i)) return false;
    uint8_t marks = tenses(r, a->words, form);
    bool tense = marks & (MARK_PAST | MARK_PARTICIPLE);
    if (!tense && !(form.size > SHORTEST && word_ends(a->words, form, WORD_GERUND))) return false;
    uint32_t before = before_adverbs(a, i, first), least = i > first + REACH ? i - REACH : first;
    int kind = tense ? tense_kind(a, i, before, marks) : valence_governs(v, a, before, least) ? RECAST_GERUND : -1;
    if (kind < 0) return false;
    uint32_t row = map_get(&r->rows, form);
    *out = (suspect){i, before, (uint8_t)kind, row == MAP_NONE ? (slice){0} : r->lemmas.at[row]};
    return true;
}

uint32_t recast_find(const recast *r, const valence *v, const article *a, const sentence *s, suspect *out) {
    uint32_t found = 0, first = s->tokens.first, end = first + s->tokens.count;
    for (uint32_t i = first + 1; i + 1 < end && found < RECAST_LIMIT; i++)
        found += is_suspect(r, v, a, i, first, &out[found]);
    return found;
}

/* ------------------------------------------------------------------------------------------ the second reading */

typedef struct reading {
    const recast *r;
    const article *a;
    const suspect *x;
    uint32_t noun;               /* token: what the word described, as first read */
    uint32_t first, count, word; /* word, and others: numbers in `words` */
    const engine_word *words;
} reading;

static uint8_t main_relation(const reading *s, uint32_t i) { return relation_main[s->words[i].relation]; }
static const token *token_at(const reading *s, uint32_t i) { return &s->a->tokens.at[s->first + i]; }

/* The nearest dependent of `head` with the relation, to the right or to the left. */
static uint32_t right_of(const reading *s, uint32_t head, uint8_t relation) {
    for (uint32_t i = head + 1; i < s->count; i++)
        if (s->words[i].head == (int32_t)head && main_relation(s, i) == relation) return i;
    return NONE;
}

static uint32_t left_of(const reading *s, uint32_t head, uint8_t relation) {
    for (uint32_t i = head; i-- > 0;)
        if (s->words[i].head == (int32_t)head && main_relation(s, i) == relation) return i;
    return NONE;
}

/* The verb has an object where its noun was, and stands as its kind does. */
static bool fits(const reading *s) {
    enum { PAST_NOUN = 3 };
    const engine_word *w = &s->words[s->word], *before = &s->words[s->x->before - s->first];
    uint32_t object = right_of(s, s->word, REL_OBJ), noun = s->noun - s->first;
    if (w->label[ENGINE_UPOS] != UPOS_VERB || object == NONE || object > noun + PAST_NOUN) return false;
    uint8_t relation = relation_main[w->relation];
    switch (s->x->kind) {
    case RECAST_PERFECT: return before->head == (int32_t)s->word && relation_main[before->relation] == REL_AUX;
    case RECAST_PAST: return left_of(s, s->word, REL_NSUBJ) != NONE;
    case RECAST_JOINED: return relation == REL_CONJ && s->words[w->head].label[ENGINE_UPOS] == UPOS_VERB;
    default:
        return relation == REL_ADVCL || relation == REL_ACL || relation == REL_XCOMP || relation == REL_CCOMP ||
               relation == REL_CONJ;
    }
}

/* Somebody or something that does things, not "12 pct | subordinated debentures". */
static bool can_do(const reading *s, uint32_t subject) {
    const token *t = token_at(s, subject);
    if (marks_of(s->r, article_text(s->a, t->at)) & MARK_MEASURE) return false;
    if (t->upos == UPOS_PROPN || t->upos == UPOS_PRON || is_plural(t)) return true;
    return left_of(s, subject, REL_DET) != NONE || left_of(s, subject, REL_NMOD) != NONE;
}

static bool has_copula(const article *a, uint32_t i, uint32_t first) {
    for (uint32_t k = first; k < i; k++)
        if (a->tokens.at[k].head == i && a->tokens.at[k].relation == REL_COP) return true;
    return false;
}

/* Subjects of `head` as first read, but for one. */
static uint32_t first_subjects(const reading *s, uint32_t head, uint32_t but) {
    uint32_t found = 0;
    for (uint32_t i = s->first; i < s->first + s->count; i++) {
        const token *t = &s->a->tokens.at[i];
        found += t->head == head && i != but && relation_main[t->relation] == REL_NSUBJ;
    }
    return found;
}

/* Whether the noun was, as first read, the first of a later verb's two subjects. */
static bool is_second_subject(const reading *s) {
    const token *n = &s->a->tokens.at[s->noun];
    return relation_main[n->relation] == REL_NSUBJ && n->head > s->noun && first_subjects(s, n->head, s->noun);
}

/* Whether the noun stood, as first read, where only a clause can stand. */
static bool stood_as_clause(const reading *s) {
    const article *a = s->a;
    uint32_t noun = s->noun;
    const token *n = &a->tokens.at[noun];
    if (first_subjects(s, s->x->token, NONE)) return true;
    uint8_t relation = relation_main[n->relation];
    if (n->head == NONE) return !has_copula(a, noun, s->first);
    const token *h = &a->tokens.at[n->head];
    if (relation == REL_CCOMP || relation == REL_ADVCL || relation == REL_ACL || relation == REL_PARATAXIS ||
        (relation == REL_CONJ && h->upos == UPOS_VERB))
        return !has_copula(a, noun, s->first);
    return is_second_subject(s) || (relation == REL_OBJ && (marks_of(s->r, h->lemma) & MARK_SPEECH));
}

/* Where the noun was a verb's subject, that verb has found another, or is what hangs on the word. */
static bool leaves_subject(const reading *s) {
    const token *n = &s->a->tokens.at[s->noun];
    if (relation_main[n->relation] != REL_NSUBJ || n->head < s->noun) return true;
    uint32_t verb = n->head - s->first, other = left_of(s, verb, REL_NSUBJ);
    if (s->words[s->word].head == (int32_t)verb) return true;
    uint32_t content = left_of(s, verb, REL_CCOMP);
    if (other == NONE && content != NONE && content < s->word) return true; /* clause_mend finds its subject */
    return other != NONE && other > s->noun - s->first;
}

static bool is_past(const reading *s, const doubts *d) {
    const token *noun = &s->a->tokens.at[s->noun];
    if (!can_do(s, left_of(s, s->word, REL_NSUBJ)) || relation_main[noun->relation] == REL_COMPOUND) return false;
    uint8_t marks = marks_of(s->r, article_text(s->a, s->a->tokens.at[s->x->token].at));
    /* "stole" describes nothing */
    if ((marks & MARK_PAST) && !(marks & MARK_PARTICIPLE)) return d->verb < d->quality + 1;
    if (!leaves_subject(s)) return false;
    bool clause = stood_as_clause(s);
    if (!is_plural(noun)) return clause && d->verb < d->quality - 0.1f && d->verb < d->given - 0.3f;
    if (is_second_subject(s)) return d->verb <= d->quality + 1;
    if (clause) return d->verb <= d->quality + 0.15f || d->verb < d->given - 0.5f;
    return d->verb < d->quality - 0.1f && d->verb < d->given;
}

static bool is_past_form(const token *t) {
    return slice_equal(t->xpos, SLICE("VBD")) || slice_equal(t->xpos, SLICE("VBN"));
}

/* "burned villages and | expelled workers": the verb before is in the past too, and the noun was joined to its
 * object. */
static bool is_joined(const reading *s, const doubts *d) {
    const article *a = s->a;
    const token *noun = &a->tokens.at[s->noun], *other = &a->tokens.at[noun->head];
    uint32_t verb = (uint32_t)s->words[s->word].head;
    if (!is_plural(noun) || !is_past_form(token_at(s, verb))) return false;
    bool object = other->relation == REL_OBJ && other->head == verb + s->first;
    if (object) return d->verb < d->quality - 0.1f && d->verb < d->given - 0.1f;
    return d->verb < d->quality - 0.5f && d->verb < d->given - 0.8f;
}

bool recast_holds(const recast *r, const article *a, const suspect *x, uint32_t first, const engine_word *words,
    uint32_t count, const doubts *d) {
    reading s = {r, a, x, noun_of(a, x->token), first, count, x->token - first, words};
    if (!fits(&s)) return false;
    switch (x->kind) {
    case RECAST_PERFECT: return true;
    case RECAST_PAST: return is_past(&s, d);
    case RECAST_JOINED: return is_joined(&s, d);
    default: return d->verb <= d->quality + (is_plural(&a->tokens.at[s.noun]) ? 0.3f : 0);
    }
}
