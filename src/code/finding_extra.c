/* finding_extra.c - adds, by tree and lexicon, what the chains pass over
 *
 * After the chains and before nesting. Each form has a function that is shown every token outside of cues, and that
 * adds a finding or does not. */
#include "code/finding_extra.h"

#include <string.h>

#include "code/finding_phrase.h"
#include "code/finding_tools.h"
#include "code/mention.h"

enum {
    PHRASE = 80 /* tokens of a phrase that are looked at */,
    NEAR = 6
};

enum token_state { FREE, SAID, CUE };

typedef struct extra_job {
    findings *out;
    const article_facts *f;
    const cue_lexicon *lexicon;
    uint8_t *state;  /* of each token: FREE, SAID (in a content) or CUE */
    uint32_t *owner; /* of each token that the chains took for a cue: its finding */
} extra_job;

static bool has(const extra_job *j, enum cue_class class, uint32_t i) {
    return cue_lexicon_has(j->lexicon, j->f->article, class, i, NULL);
}

/* ------------------------------------------------------------------------------------------------ phrases */

static void take(const extra_job *j, const finding *x) {
    *(finding *)vec_push(j->f->article->arena, &j->out->at) = *x;
    for (uint32_t i = x->first; i <= x->last; i++) j->state[i] = CUE;
}

/* The finding of the chains with a source whose cue stands before a token in its sentence, the nearest; or NONE. */
static uint32_t cue_before(const extra_job *j, uint32_t i) {
    for (uint32_t k = i, first = find_sentence(j->f, i).first; k-- > first && i - k < PHRASE;)
        if (j->owner[k] != NONE && j->out->at.at[j->owner[k]].sources) return j->owner[k];
    return NONE;
}

/* ---------------------------------------------------------------------------------------------- turning down */

static bool is_said(const extra_job *j, uint32_t i) {
    /* "any such deal" */
    if (i > 0 && find_token(j->f, i)->upos == UPOS_NOUN && find_is(j->f, i - 1, "such")) return true;
    return find_token(j->f, i)->upos != UPOS_VERB && (has(j, CLASS_CLAIM, i) || has(j, CLASS_TALE, i) ||
                                                      has(j, CLASS_ACCUSATION, i) || has(j, CLASS_FIGURE, i));
}

/* The noun for what was said that a verb is turned on, as its object or behind an adposition; or NONE. */
static uint32_t said_noun(const extra_job *j, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= j->f->at[verb].last && i - verb < 2 * NEAR; i++) {
        const token *t = find_token(j->f, i);
        uint32_t relation = relation_main[t->relation];
        bool below = t->head != NONE && t->head > verb && t->head < i && find_token(j->f, t->head)->head == verb;
        if ((t->head == verb || (below && relation == REL_NMOD)) &&
            (relation == REL_OBJ || relation == REL_OBL || relation == REL_NMOD) && is_said(j, i))
            return i;
    }
    return NONE;
}

/* "contested the figure", "poured cold water on suggestions that ...", "ruled out any involvement". */
static void add_turned(const extra_job *j, uint32_t i) {
    bool scorns = has(j, CLASS_SCORN, i) && !has(j, CLASS_VERB, i);
    if (find_token(j->f, i)->upos != UPOS_VERB || (!has(j, CLASS_TURN, i) && !scorns)) return;
    uint32_t noun = said_noun(j, i), last = i;
    if (scorns && (noun == NONE || !has(j, CLASS_ACCUSATION, noun))) return;
    bool clause = noun == NONE && (j->f->at[i].has & HAS_CCOMP) && j->f->at[i].clause > i;
    if (noun == NONE && !clause) return;
    uint32_t first = clause ? j->f->at[j->f->at[i].clause].first : j->f->at[noun].first;
    while (!clause && first < noun && relation_main[find_token(j->f, first)->relation] == REL_CASE) first++;
    if (first <= i || first - i > NEAR) return;
    while (last + 1 < first && find_token(j->f, last + 1)->upos != UPOS_PUNCT && j->state[last + 1] != CUE) last++;
    finding x = find_new(i, last, i, "phrase");
    if (j->f->at[i].has & HAS_PASSIVE) return;
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, first));
    take(j, &x);
}

/* Whether a verb denies by itself. */
static bool cue_denies(const extra_job *j, uint32_t verb) {
    uint8_t stance = STANCE_ASSERTS;
    return cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, verb, &stance) && stance == STANCE_DENIES;
}

/* "Described as rubbish | a report that": the judgement before what is judged belongs to the content. */
static void take_judgement(const extra_job *j, finding *x) {
    uint32_t as = x->head + 1, begin = x->contents == 1 ? x->content[0].first : 0;
    if (begin <= as + 1 || begin - as > NEAR || !find_is(j->f, as, "as") || !has(j, CLASS_JUDGE, x->head)) return;
    if (x->last + 1 < as || find_token(j->f, x->head)->upos != UPOS_VERB || cue_denies(j, x->head)) return;
    bool called = false;
    for (uint32_t k = as + 1; k < begin; k++) called |= has(j, CLASS_FALSE, k) || has(j, CLASS_BAD, k);
    if (!called) return;
    x->last = as;
    find_set_run(j->f, &x->content, &x->contents, (range){as + 1, begin + x->content[0].count - as - 1});
}

/* "dismissed as baseless the claims by Oslo that ...": what is dismissed stands behind what it is dismissed as. */
static void extend_as(const extra_job *j, finding *x) {
    if (x->contents != 1 || x->content[0].first != x->last + 1 || find_token(j->f, x->head)->upos != UPOS_VERB)
        return;
    if (!find_is(j->f, x->last + 1, "as")) return;
    uint32_t end = x->content[0].first + x->content[0].count, last = find_sentence(j->f, x->head).first;
    last += find_sentence(j->f, x->head).count;
    for (uint32_t i = end; i < last && i < end + NEAR && find_token(j->f, i)->upos != UPOS_PUNCT; i++) {
        if (find_token(j->f, i)->upos == UPOS_VERB || find_token(j->f, i)->upos == UPOS_ADP) return;
        if (find_token(j->f, i)->upos != UPOS_NOUN || !is_said(j, i)) continue;
        uint32_t to = j->f->at[i].last + 1 > i + 1 ? j->f->at[i].last + 1 : i + 1;
        find_set_run(j->f, &x->content, &x->contents,
                     finding_trim(j->f, (range){x->content[0].first, (to < last ? to : last) - x->content[0].first}));
        return;
    }
}

/* "issued a denial of the reports": the verb and the noun are the cue. */
static void add_denial(const extra_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    uint8_t stance = STANCE_ASSERTS;
    if (t->upos != UPOS_NOUN || !cue_lexicon_has(j->lexicon, j->f->article, CLASS_NOUN, i, &stance) ||
        stance != STANCE_DENIES || t->relation != REL_OBJ || t->head == NONE || t->head > i || i - t->head > NEAR)
        return;
    uint32_t verb = t->head;
    if (!has(j, CLASS_MAKES, verb) || j->state[verb] == CUE) return;
    for (uint32_t k = verb + 1; k < i; k++) /* "repeated his denial" is a denial of his, and nobody else's */
        if (find_token(j->f, k)->head == i && find_token(j->f, k)->relation == REL_NMOD_POSS) verb = i;
    finding x = find_new(verb, i, verb, "phrase");
    if (!finding_take_subject(j->f, &x, t->head)) return;
    uint32_t from = i + 1;
    while (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE &&
           !find_is(j->f, from, "of") && !find_is(j->f, from, "that"))
        from++;
    if (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE)
        finding_set_content(j->f, &x, finding_rest(j->f, t->head, from));
    take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- told */

/* "had been told by the police that ...", "was accused by Oslo of ...": by whom, where it says so. */
static void add_passive(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (!(t->has & HAS_PASSIVE) || !has(j, CLASS_TELL, i)) return;
    uint32_t agent = finding_agent(j->f, i), from = i + 1;
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    if (agent != NONE) {
        range by = finding_phrase(j->f, agent);
        find_set_run(j->f, &x.source, &x.sources, by);
        from = by.first + by.count;
    }
    bool says = (t->has & (HAS_CCOMP | HAS_XCOMP)) || (t->object != NONE && t->object > i);
    for (uint32_t k = from; !says && k < from + 2 && k <= t->last; k++)
        says = find_is(j->f, k, "that") || find_is(j->f, k, "of") || find_token(j->f, k)->upos == UPOS_PART;
    if (!says) return;
    if (agent == NONE && j->state[i] != SAID) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, from));
    if (x.contents) take(j, &x);
}

/* Who is told by a verb, and not something that is ordered; or NONE. */
static uint32_t whom_of(const extra_job *j, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= j->f->at[verb].last && i - verb <= NEAR; i++) {
        const token *t = find_token(j->f, i);
        uint32_t m = NONE, relation = relation_main[t->relation];
        if (t->head != verb || (relation != REL_OBJ && relation != REL_IOBJ)) continue;
        if (t->upos == UPOS_PRON || relation == REL_IOBJ) return i;
        m = mention_of_token(j->f->article, i);
        return m != NONE && j->f->article->mentions.at[m].head == i ? i : NONE;
    }
    return NONE;
}

/* A verb's subject, which the tree may take for whom it is said to: "her son, who lives, had told the police". */
static bool take_teller(const extra_job *j, finding *x, uint32_t verb) {
    if (finding_take_subject(j->f, x, verb)) return true;
    uint32_t first = find_sentence(j->f, verb).first;
    for (uint32_t i = verb; i > first && verb - i < 2 * NEAR; i--)
        if (find_token(j->f, i - 1)->head == verb && find_token(j->f, i - 1)->relation == REL_IOBJ) {
            find_set_run(j->f, &x->source, &x->sources, finding_phrase(j->f, i - 1));
            return true;
        }
    return false;
}

/* "They asked me every day who had sent me", inside of what somebody says. */
static void add_told(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    const token *verb = find_token(j->f, i);
    if (verb->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !has(j, CLASS_TELL, i)) return;
    if (j->state[i] != SAID && !(t->has & (HAS_CCOMP | HAS_XCOMP))) return;
    uint32_t whom = whom_of(j, i);
    if (slice_find(verb->features, SLICE("VerbForm=Ger")) != SIZE_MAX || whom == NONE) return;
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    range rest = finding_rest(j->f, i, whom + 1);
    if (!take_teller(j, &x, i) || rest.count == 0 || find_token(j->f, rest.first)->upos == UPOS_CCONJ) return;
    if (find_is(j->f, rest.first, "of") && !has(j, CLASS_CHARGE, i)) return; /* "reminds me of him" */
    finding_set_content(j->f, &x, rest);
    take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- asides */

static bool is_clause_word(const extra_job *j, uint32_t i) {
    return find_is(j->f, i, "what") || find_is(j->f, i, "that") || find_is(j->f, i, "which") ||
           find_is(j->f, i, "who");
}

/* "what it says are the remains", "that Oslo insists was sold", "for what it describes as", "as La Paz maintains":
 * a subject of a few words between the relative and the verb. The place of that word; NONE where there is none. */
static uint32_t aside_begin(const extra_job *j, uint32_t verb) {
    uint32_t first = find_sentence(j->f, verb).first, subject = verb, words = 0;
    while (subject > first && words < 4) {
        const token *t = find_token(j->f, subject - 1);
        bool nominal = t->upos == UPOS_PROPN || t->upos == UPOS_NOUN || t->upos == UPOS_PRON || t->upos == UPOS_DET ||
                      t->upos == UPOS_ADJ || t->upos == UPOS_PART || t->upos == UPOS_AUX;
        if (is_clause_word(j, subject - 1) || find_is(j->f, subject - 1, "as")) break;
        if (!nominal) return NONE;
        subject--;
        words++;
    }
    if (words == 0 || subject == first) return NONE;
    return is_clause_word(j, subject - 1) || find_is(j->f, subject - 1, "as") ? subject - 1 : NONE;
}

/* The last noun, name or pronoun before a verb: its subject where the tree has another. */
static uint32_t nearest_noun(const extra_job *j, uint32_t begin, uint32_t verb) {
    for (uint32_t i = verb; i-- > begin + 1;) {
        uint32_t upos = find_token(j->f, i)->upos;
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON) return i;
    }
    return NONE;
}

static void add_aside(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    uint8_t stance = STANCE_ASSERTS;
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & (HAS_PASSIVE | HAS_NEGATION))) return;
    if (!cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance)) return;
    uint32_t begin = aside_begin(j, i), end = i + 1;
    if (begin == NONE) return;
    range own = find_sentence(j->f, i);
    bool as = find_is(j->f, begin, "as"), what = find_is(j->f, begin, "what");
    if (!as && t->cue < 5) return;
    uint32_t subject = nearest_noun(j, begin, i);
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    if (subject == NONE || find_is(j->f, subject, "there")) return;
    find_set_run(j->f, &x.source, &x.sources, (range){begin + 1, subject - begin});
    if (as) {
        if (begin < own.first + 4 || j->f->at[begin - 1].mark != MARK_COMMA) return;
        finding_set_content(j->f, &x, finding_trim(j->f, (range){own.first, begin - 1 - own.first}));
    } else {
        while (end < own.first + own.count && end - i < PHRASE && j->f->at[end].mark != MARK_COMMA &&
               j->f->at[end].mark != MARK_STOP &&
               !(find_token(j->f, end)->upos == UPOS_CCONJ && end + 1 < own.first + own.count &&
                 is_clause_word(j, end + 1)))
            end++;
        uint32_t next = i + 1 < own.first + own.count ? find_token(j->f, i + 1)->upos : UPOS_PUNCT;
        bool goes_on = next == UPOS_AUX || next == UPOS_VERB || (next != UPOS_PUNCT && find_is(j->f, i + 1, "as"));
        if (!what && !goes_on) return; /* "the letter that he wrote" */
        if (end > i + 1) finding_set_content(j->f, &x, finding_trim(j->f, (range){i + 1, end - i - 1}));
    }
    if (x.contents) take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- judged */

/* "whose office had called the stories a slander": an object that was said, and a word behind it that calls it
 * false. */
static void add_judged(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !has(j, CLASS_JUDGE, i)) return;
    uint32_t object = NONE, end = t->last + 1 < i + 4 * NEAR ? t->last + 1 : i + 4 * NEAR;
    for (uint32_t k = i + 1; k < end && k <= i + NEAR && object == NONE; k++) {
        uint32_t relation = relation_main[find_token(j->f, k)->relation];
        if (find_token(j->f, k)->head == i && (relation == REL_OBJ || relation == REL_IOBJ)) object = k;
    }
    if (object == NONE) return;
    if (!is_said(j, object) && find_token(j->f, object)->upos != UPOS_PRON) return;
    bool called = false;
    for (uint32_t k = object + 1; k < end; k++) called |= has(j, CLASS_FALSE, k) || has(j, CLASS_BAD, k);
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    uint32_t cue =
        slice_ends(article_text(j->f->article, find_token(j->f, i)->at), SLICE("ing")) ? cue_before(j, i) : NONE;
    if (!called || (cue == NONE && !finding_take_subject(j->f, &x, i))) return;
    if (cue != NONE) { /* ", terming them a fiction": who rejected them */
        x.source = j->out->at.at[cue].source;
        x.sources = j->out->at.at[cue].sources;
    }
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    if (x.contents) take(j, &x);
}

/* "a letter it describes as a forgery", "tapes he calls fake": the noun, and what it is called. */
static void add_called(const extra_job *j, uint32_t i) {
    const article *a = j->f->article;
    if (find_token(j->f, i)->upos != UPOS_VERB || !has(j, CLASS_JUDGE, i) || i < 2 || i + 1 >= a->tokens.size) return;
    uint32_t subject = i - 1, noun = i - 2, next = i + 1, end = j->f->at[i].last + 1;
    if (find_token(j->f, subject)->upos != UPOS_PRON ||
        slice_find(find_token(j->f, subject)->features, SLICE("Person=3")) == SIZE_MAX)
        return;
    if (find_token(j->f, noun)->upos != UPOS_NOUN ||
        find_token(j->f, noun)->sentence != find_token(j->f, i)->sentence)
        return;
    bool judged = find_is(j->f, next, "as") || find_token(j->f, next)->upos == UPOS_ADJ ||
                  find_token(j->f, next)->upos == UPOS_DET || j->f->at[next].mark == MARK_QUOTE;
    if (!judged || find_token(j->f, next)->sentence != find_token(j->f, i)->sentence) return;
    if (end <= next) end = next + 1;
    range runs[2] = {{noun, 1}, finding_trim(j->f, (range){next, end - next})};
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, (range){subject, 1});
    x.content = arena_copy(a->arena, runs, sizeof runs);
    x.contents = 2;
    take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- joined */

/* "The accusation, which it called unfounded": what is judged stands before the clause. */
static void add_called_which(const extra_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    uint32_t subject = j->f->at[i].subject, noun = t->head, which = NONE, last = j->f->at[i].last;
    if (t->upos != UPOS_VERB || t->relation != REL_ACL_RELCL || !has(j, CLASS_JUDGE, i) || subject == NONE ||
        subject > i)
        return;
    if (noun == NONE || noun > subject || !is_said(j, noun) || (j->f->at[i].has & HAS_NEGATION)) return;
    for (uint32_t k = noun + 1; k < subject && which == NONE; k++)
        if (find_token(j->f, k)->head == i &&
            slice_find(find_token(j->f, k)->features, SLICE("PronType=Rel")) != SIZE_MAX)
            which = k;
    bool called = false;
    for (uint32_t k = i + 1; k <= last && k < i + NEAR; k++) called |= has(j, CLASS_FALSE, k) || has(j, CLASS_BAD, k);
    if (which == NONE || !called) return;
    range runs[2] = {{which, 1}, finding_rest(j->f, i, i + 1)};
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    if (!runs[1].count || !finding_take_subject(j->f, &x, i)) return;
    x.content = arena_copy(j->f->article->arena, runs, sizeof runs);
    x.contents = 2;
    take(j, &x);
}

/* Whether a verb follows "and" or "but", give or take auxiliaries and adverbs. */
static bool follows_and(const extra_job *j, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && i - k <= NEAR;) {
        uint32_t upos = find_token(j->f, k)->upos;
        if (upos == UPOS_CCONJ) return true;
        if (upos != UPOS_AUX && upos != UPOS_ADV && upos != UPOS_ADP && upos != UPOS_NOUN) return false;
    }
    return false;
}

/* "said it was a lie and accused Oslo of ...": the second verb of one speaker, of whom the chains lose sight. */
static void add_joined(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    const token *verb = find_token(j->f, i);
    uint8_t stance = STANCE_ASSERTS;
    if (verb->upos != UPOS_VERB || verb->head == NONE || (t->has & HAS_PASSIVE) || t->subject != NONE) return;
    bool joined = relation_main[verb->relation] == REL_CONJ && verb->head < i;
    if (!joined && !follows_and(j, i)) return;
    if (!cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance)) return;
    if (stance == STANCE_ASSERTS && !has(j, CLASS_CHARGE, i)) return;
    if (stance == STANCE_REPORTS || stance == STANCE_DECLINES || stance == STANCE_QUESTIONS) return;
    uint32_t from = i + 1, cue = cue_before(j, i);
    if (cue == NONE) return;
    const finding *before = &j->out->at.at[cue];
    bool on_cue = verb->head >= before->first && verb->head <= before->last;
    bool in_content = finding_holds(before->content, before->contents, verb->head);
    if (joined && !on_cue && !in_content) return;
    if (j->f->quotes.of_token[i] != j->f->quotes.of_token[before->head]) return;
    finding x = find_new(i, i, i, "phrase");
    x.source = before->source;
    x.sources = before->sources;
    finding_set_content(j->f, &x, finding_rest(j->f, i, from));
    if (x.contents) take(j, &x);
}

/* "spoke of indications", "appealed to both to stay calm". */
static void add_spoken(const extra_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos != UPOS_VERB || !has(j, CLASS_SPEAK, i) || (j->f->at[i].has & HAS_PASSIVE)) return;
    uint32_t subject = finding_subject(j->f, i),
             m = subject == NONE ? NONE : mention_of_token(j->f->article, subject);
    if (m == NONE && (subject == NONE || find_token(j->f, subject)->upos != UPOS_PRON)) return;
    uint32_t last = i + 1;
    if (last >= j->f->article->tokens.size) return;
    uint8_t stance = STANCE_ASSERTS; /* not "the song appeals to them" */
    cue_lexicon_has(j->lexicon, j->f->article, CLASS_SPEAK, i, &stance);
    if (stance == STANCE_DEMANDS && !(j->f->at[i].has & (HAS_XCOMP | HAS_ADVCL))) return;
    finding x = find_new(i, last, i, "phrase");
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, last + 1));
    if (x.contents) take(j, &x);
}

/* The noun behind "of" that hangs on a verb, with quoted words in it; or NONE. */
static uint32_t quoted_topic(const extra_job *j, uint32_t verb) {
    for (uint32_t i = verb + 2; i <= j->f->at[verb].last && i - verb < 4 * NEAR; i++) {
        bool marks =
            j->f->quotes.of_token[i] != NONE && j->f->quotes.place[i] == PLACE_OPENING && find_is(j->f, i - 1, "of");
        if (marks && j->f->quotes.of_token[verb] == NONE) return i;
    }
    return NONE;
}

/* "spoke in an address on Sunday of “the massacre of ...”". */
static void add_spoken_later(const extra_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos != UPOS_VERB || (!find_is(j->f, i, "speak") && !find_is(j->f, i, "talk"))) return;
    uint32_t from = quoted_topic(j, i);
    finding x = find_new(i, i, i, "phrase");
    if (from == NONE || !finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, from));
    if (x.contents) take(j, &x);
}

/* "stood by its accusation", "repeated her claim": who owns a claim makes it again. */
static void add_stood(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & (HAS_PASSIVE | HAS_NEGATION)) || !has(j, CLASS_AGAIN, i))
        return;
    for (uint32_t n = i + 2; n <= t->last && n - i < NEAR; n++) {
        uint8_t stance = STANCE_ASSERTS;
        const token *owner = find_token(j->f, n - 1), *noun = find_token(j->f, n);
        bool own = owner->head == n && slice_find(owner->features, SLICE("Poss=Yes")) != SIZE_MAX &&
                   slice_find(owner->features, SLICE("Person=3")) != SIZE_MAX;
        if (noun->head != i || !own || j->state[n] == CUE || !has(j, CLASS_CLAIM, n)) continue;
        cue_lexicon_has(j->lexicon, j->f->article, CLASS_NOUN, n, &stance);
        finding x = find_new(i, n - 2, i, "phrase");
        if (stance != STANCE_ASSERTS || !finding_take_subject(j->f, &x, i)) return;
        finding_set_content(j->f, &x, finding_rest(j->f, i, n - 1));
        if (x.contents) take(j, &x);
        return;
    }
}

/* "swore over tea that none of them had been struck": a verb of saying with its own subject and "that". */
static void add_said(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !(t->has & HAS_CCOMP) || t->clause < i)
        return;
    if (!(has(j, CLASS_VERB, i) || has(j, CLASS_VERDICT, i)) || t->subject == NONE || t->subject > i ||
        t->subject + 2 * NEAR < i)
        return;
    uint32_t that = j->f->at[t->clause].first;
    if (that <= i || !find_is(j->f, that, "that") || find_token(j->f, that)->upos == UPOS_DET) return;
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, that));
    if (x.contents) take(j, &x);
}

/* The word for a share in a deed that a verb gives to its object, or as it: "held X | responsible", "laid the |
 * blame"; or NONE. */
static uint32_t share_of(const extra_job *j, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= j->f->at[verb].last && i - verb < 2 * NEAR; i++) {
        const token *t = find_token(j->f, i);
        bool adjective = t->upos == UPOS_ADJ && (t->head == verb || t->head == j->f->at[verb].object);
        bool noun = t->upos == UPOS_NOUN && t->head == verb && t->relation == REL_OBJ;
        if ((adjective || noun) && has(j, CLASS_SHARE, i)) return i;
    }
    return NONE;
}

/* What follows an active verb with an object, from `first` on, is what its subject says. */
static void take_object(const extra_job *j, uint32_t verb, uint32_t first) {
    finding x = find_new(verb, verb, verb, j->state[verb] == SAID ? "nested" : "phrase");
    if (!finding_take_subject(j->f, &x, verb)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, verb, first));
    if (x.contents) take(j, &x);
}

/* "held X responsible for the fire", "laid the blame for it on X", "attributed the fire to X"; "maintains his
 * innocence". */
static void add_blaming(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    bool active = find_token(j->f, i)->upos == UPOS_VERB && !(t->has & (HAS_PASSIVE | HAS_NEGATION));
    if (!active || t->object == NONE || t->object < i) return;
    bool imputes = has(j, CLASS_IMPUTE, i) && (t->has & (HAS_OBLIQUE | HAS_ADVCL));
    bool repeats = has(j, CLASS_AGAIN, i) || has(j, CLASS_VERB, i);
    if (imputes || (has(j, CLASS_HOLD, i) && share_of(j, i) != NONE)) take_object(j, i, i + 1);
    else if (repeats && has(j, CLASS_INNOCENCE, t->object)) take_object(j, i, j->f->at[t->object].first);
}

/* Whether "could not" or the like stands before a verb. */
static bool is_not_able(const extra_job *j, uint32_t i) {
    bool not = (j->f->at[i].has & HAS_NEGATION) != 0, able = false;
    for (uint32_t k = i; k-- > 0 && i - k < 5;)
        if (find_token(j->f, k)->head == i && relation_main[find_token(j->f, k)->relation] == REL_AUX)
            able |= find_is(j->f, k, "can") || find_is(j->f, k, "could");
    return not && able;
}

/* "that it had found no proof that", "but cannot establish who": found out, inside of what somebody says. */
static void add_thought(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || j->state[i] != SAID || (t->has & HAS_PASSIVE)) return;
    bool promises = (t->has & HAS_XCOMP) && has(j, CLASS_VERB, i); /* and not "found them closed" */
    bool clause = ((t->has & HAS_CCOMP) || promises) && t->clause > i, negated = (t->has & HAS_NEGATION) != 0;
    bool thinks = has(j, CLASS_THINK, i) && (clause || (negated && has(j, CLASS_BELIEVE, i)));
    bool verifies = has(j, CLASS_VERIFY, i) && is_not_able(j, i) && (t->has & (HAS_CCOMP | HAS_OBJECT));
    uint8_t stance = STANCE_ASSERTS;
    bool admits = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance) && stance == STANCE_ADMITS &&
                  (t->has & (HAS_ADVCL | HAS_OBLIQUE | HAS_XCOMP));
    bool finds = find_is(j->f, i, "find") && t->object != NONE && t->object > i &&
                 (find_is(j->f, i + 1, "no") || has(j, CLASS_TALE, t->object));
    if (!verifies && !admits && !thinks && !finds) return;
    finding x = find_new(i, i, i, "nested");
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    if (x.contents) take(j, &x);
}

/* "did not respond to questions". */
static void add_mute(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || !(t->has & HAS_NEGATION) || !has(j, CLASS_MUTE, i)) return;
    uint32_t first = i;
    for (uint32_t k = i; k-- > 0 && i - k < NEAR;)
        if (find_token(j->f, k)->head == i && (relation_main[find_token(j->f, k)->relation] == REL_AUX ||
                                               relation_main[find_token(j->f, k)->relation] == REL_ADVMOD))
            first = k;
    finding x = find_new(first, i, i, "phrase");
    if (t->subject == NONE || t->subject > first || !finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    take(j, &x);
}

/* "the claim is disputed by a surveyor": who denies it, and of what. */
static void add_denied_by(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    uint8_t stance = STANCE_ASSERTS;
    if (find_token(j->f, i)->upos != UPOS_VERB || !(t->has & HAS_PASSIVE) || t->subject == NONE || t->subject > i)
        return;
    uint32_t noun = t->subject, above = find_token(j->f, i)->head; /* "the claim that the wreck lay there | is ..." */
    if (!is_said(j, noun) && find_token(j->f, i)->relation == REL_ACL && above != NONE && above < noun) noun = above;
    bool denies = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance) && stance == STANCE_DENIES;
    uint32_t agent = finding_agent(j->f, i);
    if ((!denies && !has(j, CLASS_TURN, i)) || agent == NONE || !is_said(j, noun)) return;
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, agent));
    uint32_t first = j->f->at[noun].first, end = noun == above ? i : j->f->at[noun].last + 1;
    if (end > i) end = i;
    while (end > noun + 1 && find_token(j->f, end - 1)->upos == UPOS_AUX) end--;
    if (end - first > PHRASE) return;
    finding_set_content(j->f, &x, finding_trim(j->f, (range){first, end - first}));
    take(j, &x);
}

static finding *finding_with(const extra_job *j, uint32_t at) {
    return j->owner[at] == NONE ? NULL : &j->out->at.at[j->owner[at]];
}

/* ", who according to his family was beaten, ", "a letter in which, according to an aide, the king denies it": in a
 * clause that hangs on a noun the chains pass it over, or take what stands before the noun. */
static void take_according(const extra_job *j, uint32_t i) {
    const article *a = j->f->article;
    uint32_t noun = find_token(j->f, i)->head, verb = noun == NONE ? NONE : find_token(j->f, noun)->head;
    bool words = slice_equal_nocase(article_text(a, find_token(j->f, i)->at), SLICE("according")) &&
                 i + 1 < a->tokens.size && find_is(j->f, i + 1, "to");
    if (!words || verb == NONE || noun <= i + 1 || verb <= noun || find_token(j->f, i)->relation != REL_CASE) return;
    if (relation_main[find_token(j->f, verb)->relation] != REL_ACL || find_token(j->f, noun)->upos == UPOS_VERB)
        return;
    finding *known = finding_with(j, i), x = find_new(i, i + 1, i, "phrase");
    uint32_t last = j->f->at[noun].last;
    range after = finding_rest(j->f, verb, last + 1);
    if (!after.count || last >= verb || noun - i > 2 * NEAR) return;
    if (known) {
        uint32_t before = 0;
        while (before < known->contents && known->content[before].first < i) before++;
        known->content += before;
        known->contents -= before;
        if (!known->contents) finding_set_content(j->f, known, after);
        return;
    }
    find_set_run(j->f, &x.source, &x.sources, finding_trim(j->f, (range){i + 2, last - i - 1}));
    finding_set_content(j->f, &x, after);
    take(j, &x);
}

void findings_add_extra(findings *out, const article_facts *f, const cue_lexicon *l) {
    static void (*const forms[])(const extra_job *, uint32_t) = {
        add_turned, add_denied_by,    add_denial,       add_passive, add_told,    add_thought,
        add_said,   add_spoken,       add_spoken_later, add_stood,   add_blaming, add_joined,
        add_judged, add_called_which, add_called,       add_mute,    add_aside};
    const article *a = f->article;
    extra_job j = {out, f, l, ARENA_NEW(a->arena, uint8_t, a->tokens.size),
                   ARENA_NEW(a->arena, uint32_t, a->tokens.size)};
    uint32_t count = out->at.size;
    memset(j.owner, 0xFF, sizeof *j.owner * a->tokens.size);
    for (uint32_t k = 0; k < count; k++) {
        take_judgement(&j, &out->at.at[k]);
        extend_as(&j, &out->at.at[k]);
    }
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t r = 0; r < out->at.at[k].contents; r++)
            memset(j.state + out->at.at[k].content[r].first, SAID, out->at.at[k].content[r].count);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = out->at.at[k].first; i <= out->at.at[k].last; i++) {
            j.state[i] = CUE;
            j.owner[i] = k;
        }
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        take_according(&j, i);
        for (size_t k = 0; k < sizeof forms / sizeof *forms && j.state[i] != CUE; k++) forms[k](&j, i);
    }
}
