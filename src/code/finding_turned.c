/* finding_turned.c - see finding_turned.h */
#include "code/finding_turned.h"

#include "code/finding_phrase.h"

enum {
    PHRASE = 80 /* tokens of a phrase that are looked at */,
    NEAR = 6
};

uint32_t finding_cue_before(const find_job *j, uint32_t i) {
    for (uint32_t k = i, first = find_sentence(j->f, i).first; k-- > first && i - k < PHRASE;)
        if (j->owner[k] != NONE && j->out->at.at[j->owner[k]].sources) return j->owner[k];
    return NONE;
}

/* ---------------------------------------------------------------------------------------------- turning down */

static bool is_said(const find_job *j, uint32_t i) {
    /* "any such deal" */
    if (i > 0 && find_token(j->f, i)->upos == UPOS_NOUN && find_is(j->f, i - 1, WORD_SUCH)) return true;
    return find_token(j->f, i)->upos != UPOS_VERB &&
           (find_has(j, CLASS_CLAIM, i) || find_has(j, CLASS_TALE, i) || find_has(j, CLASS_ACCUSATION, i) ||
            find_has(j, CLASS_FIGURE, i));
}

/* The noun for what was said that a verb is turned on, as its object or behind an adposition; or NONE. */
static uint32_t said_noun(const find_job *j, uint32_t verb) {
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
void form_turned(const find_job *j, uint32_t i) {
    bool scorns = find_has(j, CLASS_SCORN, i) && !find_has(j, CLASS_VERB, i);
    if (find_token(j->f, i)->upos != UPOS_VERB || (!find_has(j, CLASS_TURN, i) && !scorns)) return;
    uint32_t noun = said_noun(j, i), last = i;
    if (scorns && (noun == NONE || !find_has(j, CLASS_ACCUSATION, noun))) return;
    bool clause = noun == NONE && (j->f->at[i].has & HAS_CCOMP) && j->f->at[i].clause > i;
    if (noun == NONE && !clause) return;
    uint32_t first = clause ? j->f->at[j->f->at[i].clause].first : j->f->at[noun].first;
    while (!clause && first < noun && relation_main[find_token(j->f, first)->relation] == REL_CASE) first++;
    if (first <= i || first - i > NEAR) return;
    while (last + 1 < first && find_token(j->f, last + 1)->upos != UPOS_PUNCT && !j->cue[last + 1]) last++;
    finding x = find_new(i, last, i, "phrase");
    if (j->f->at[i].has & HAS_PASSIVE) return;
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, first));
    find_add(j, &x);
}

/* "issued a denial of the reports": the verb and the noun are the cue. */
void form_denial(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    uint8_t stance = STANCE_ASSERTS;
    if (t->upos != UPOS_NOUN || !cue_lexicon_has(j->lexicon, j->f->article, CLASS_NOUN, i, &stance) ||
        stance != STANCE_DENIES || t->relation != REL_OBJ || t->head == NONE || t->head > i || i - t->head > NEAR)
        return;
    uint32_t verb = t->head;
    if (!find_has(j, CLASS_MAKES, verb) || j->cue[verb]) return;
    for (uint32_t k = verb + 1; k < i; k++) /* "repeated his denial" is a denial of his, and nobody else's */
        if (find_token(j->f, k)->head == i && find_token(j->f, k)->relation == REL_NMOD_POSS) verb = i;
    finding x = find_new(verb, i, verb, "phrase");
    if (!finding_take_subject(j->f, &x, t->head)) return;
    uint32_t from = i + 1;
    while (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE &&
           !find_is(j->f, from, WORD_OPENER_OF_CLAIM))
        from++;
    if (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE)
        finding_set_content(j->f, &x, finding_rest(j->f, t->head, from));
    find_add(j, &x);
}

/* "the claim is disputed by a surveyor": who denies it, and of what. */
void form_denied_by(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    uint8_t stance = STANCE_ASSERTS;
    if (find_token(j->f, i)->upos != UPOS_VERB || !(t->has & HAS_PASSIVE) || t->subject == NONE || t->subject > i)
        return;
    uint32_t noun = t->subject, above = find_token(j->f, i)->head; /* "the claim that the wreck lay there | is ..." */
    if (!is_said(j, noun) && find_token(j->f, i)->relation == REL_ACL && above != NONE && above < noun) noun = above;
    bool denies = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance) && stance == STANCE_DENIES;
    uint32_t agent = finding_agent(j->f, i);
    if ((!denies && !find_has(j, CLASS_TURN, i)) || agent == NONE || !is_said(j, noun)) return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, agent));
    uint32_t first = j->f->at[noun].first, end = noun == above ? i : j->f->at[noun].last + 1;
    if (end > i) end = i;
    while (end > noun + 1 && find_token(j->f, end - 1)->upos == UPOS_AUX) end--;
    if (end - first > PHRASE) return;
    finding_set_content(j->f, &x, finding_trim(j->f, (range){first, end - first}));
    find_add(j, &x);
}

/* "stood by its accusation", "repeated her claim": who owns a claim makes it again. */
void form_stood(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & (HAS_PASSIVE | HAS_NEGATION)) ||
        !find_has(j, CLASS_AGAIN, i))
        return;
    for (uint32_t n = i + 2; n <= t->last && n - i < NEAR; n++) {
        uint8_t stance = STANCE_ASSERTS;
        const token *owner = find_token(j->f, n - 1), *noun = find_token(j->f, n);
        bool own = owner->head == n && token_has(owner, "Poss=Yes") && token_has(owner, "Person=3");
        if (noun->head != i || !own || j->cue[n] || !find_has(j, CLASS_CLAIM, n)) continue;
        cue_lexicon_has(j->lexicon, j->f->article, CLASS_NOUN, n, &stance);
        finding x = find_new(i, n - 2, i, "phrase");
        if (stance != STANCE_ASSERTS || !finding_take_subject(j->f, &x, i)) return;
        finding_set_content(j->f, &x, finding_rest(j->f, i, n - 1));
        if (x.contents) find_add(j, &x);
        return;
    }
}

/* -------------------------------------------------------------------------------------------------- judged */

/* Whether a verb denies by itself. */
static bool cue_denies(const find_job *j, uint32_t verb) {
    uint8_t stance = STANCE_ASSERTS;
    return cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, verb, &stance) && stance == STANCE_DENIES;
}

/* "Described as rubbish | a report that": the judgement before what is judged belongs to the content. */
static void take_judgement(const find_job *j, finding *x) {
    uint32_t as = x->head + 1, begin = x->contents == 1 ? x->content[0].first : 0;
    if (begin <= as + 1 || begin - as > NEAR || !find_is(j->f, as, WORD_CAPACITY) ||
        !find_has(j, CLASS_JUDGE, x->head))
        return;
    if (x->last + 1 < as || find_token(j->f, x->head)->upos != UPOS_VERB || cue_denies(j, x->head)) return;
    bool called = false;
    for (uint32_t k = as + 1; k < begin; k++) called |= find_has(j, CLASS_FALSE, k) || find_has(j, CLASS_BAD, k);
    if (!called) return;
    x->last = as;
    find_set_run(j->f, &x->content, &x->contents, (range){as + 1, begin + x->content[0].count - as - 1});
}

/* "dismissed as baseless the claims by Oslo that ...": what is dismissed stands behind what it is dismissed as. */
static void extend_as(const find_job *j, finding *x) {
    if (x->contents != 1 || x->content[0].first != x->last + 1 || find_token(j->f, x->head)->upos != UPOS_VERB)
        return;
    if (!find_is(j->f, x->last + 1, WORD_CAPACITY)) return;
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

void finding_take_judged(const find_job *j, finding *x) {
    take_judgement(j, x);
    extend_as(j, x);
}

/* "whose office had called the stories a slander": an object that was said, and a word behind it that calls it
 * false. */
void form_judged(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !find_has(j, CLASS_JUDGE, i)) return;
    uint32_t object = NONE, end = t->last + 1 < i + 4 * NEAR ? t->last + 1 : i + 4 * NEAR;
    for (uint32_t k = i + 1; k < end && k <= i + NEAR && object == NONE; k++) {
        uint32_t relation = relation_main[find_token(j->f, k)->relation];
        if (find_token(j->f, k)->head == i && (relation == REL_OBJ || relation == REL_IOBJ)) object = k;
    }
    if (object == NONE) return;
    if (!is_said(j, object) && find_token(j->f, object)->upos != UPOS_PRON) return;
    bool called = false;
    for (uint32_t k = object + 1; k < end; k++) called |= find_has(j, CLASS_FALSE, k) || find_has(j, CLASS_BAD, k);
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    uint32_t cue = article_ends(j->f->article, i, WORD_GERUND) ? finding_cue_before(j, i) : NONE;
    if (!called || (cue == NONE && !finding_take_subject(j->f, &x, i))) return;
    if (cue != NONE) { /* ", terming them a fiction": who rejected them */
        x.source = j->out->at.at[cue].source;
        x.sources = j->out->at.at[cue].sources;
    }
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    if (x.contents) find_add(j, &x);
}

/* "a letter it describes as a forgery", "tapes he calls fake": the noun, and what it is called. */
void form_called(const find_job *j, uint32_t i) {
    const article *a = j->f->article;
    if (find_token(j->f, i)->upos != UPOS_VERB || !find_has(j, CLASS_JUDGE, i) || i < 2 || i + 1 >= a->tokens.size)
        return;
    uint32_t subject = i - 1, noun = i - 2, next = i + 1, end = j->f->at[i].last + 1;
    if (find_token(j->f, subject)->upos != UPOS_PRON ||
        !token_has(find_token(j->f, subject), "Person=3"))
        return;
    if (find_token(j->f, noun)->upos != UPOS_NOUN ||
        find_token(j->f, noun)->sentence != find_token(j->f, i)->sentence)
        return;
    bool judged = find_is(j->f, next, WORD_CAPACITY) || find_token(j->f, next)->upos == UPOS_ADJ ||
                  find_token(j->f, next)->upos == UPOS_DET || j->f->at[next].mark == MARK_QUOTE;
    if (!judged || find_token(j->f, next)->sentence != find_token(j->f, i)->sentence) return;
    if (end <= next) end = next + 1;
    range runs[2] = {{noun, 1}, finding_trim(j->f, (range){next, end - next})};
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, (range){subject, 1});
    x.content = arena_copy(a->arena, runs, sizeof runs);
    x.contents = 2;
    find_add(j, &x);
}

/* "The accusation, which it called unfounded": what is judged stands before the clause. */
void form_called_which(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    uint32_t subject = j->f->at[i].subject, noun = t->head, which = NONE, last = j->f->at[i].last;
    if (t->upos != UPOS_VERB || t->relation != REL_ACL_RELCL || !find_has(j, CLASS_JUDGE, i) || subject == NONE ||
        subject > i)
        return;
    if (noun == NONE || noun > subject || !is_said(j, noun) || (j->f->at[i].has & HAS_NEGATION)) return;
    for (uint32_t k = noun + 1; k < subject && which == NONE; k++)
        if (find_token(j->f, k)->head == i &&
            token_has(find_token(j->f, k), "PronType=Rel"))
            which = k;
    bool called = false;
    for (uint32_t k = i + 1; k <= last && k < i + NEAR; k++)
        called |= find_has(j, CLASS_FALSE, k) || find_has(j, CLASS_BAD, k);
    if (which == NONE || !called) return;
    range runs[2] = {{which, 1}, finding_rest(j->f, i, i + 1)};
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    if (!runs[1].count || !finding_take_subject(j->f, &x, i)) return;
    x.content = arena_copy(j->f->article->arena, runs, sizeof runs);
    x.contents = 2;
    find_add(j, &x);
}
