/* finding_extra.c - adds, by tree and lexicon, what the chains pass over
 *
 * After the chains and before nesting. Each form has a function that is shown every token outside of cues, and that
 * adds a finding or does not. */
#include "code/finding_extra.h"

#include <string.h>

#include "code/finding_tools.h"
#include "code/mention.h"

enum {
    PHRASE = 80 /* tokens of a phrase that are looked at */,
    QUOTED = 400 /* tokens of a quotation that are looked at */,
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

/* Drops punctuation, but for quotation marks, from the end of a run. */
static range trim(const extra_job *j, range run) {
    while (run.count > 1 && find_token(j->f, run.first + run.count - 1)->upos == UPOS_PUNCT &&
           j->f->at[run.first + run.count - 1].mark != MARK_QUOTE)
        run.count--;
    return run;
}

static bool begins_clause(const extra_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    return relation_main[t->relation] == REL_MARK || t->upos == UPOS_VERB || t->upos == UPOS_SCONJ ||
           t->upos == UPOS_PART || j->f->at[i].mark == MARK_QUOTE || find_is(j->f, i, "that");
}

/* The phrase of a noun without the adposition in front of it, as far as a clause or a comma behind its head. */
static range phrase_of(const extra_job *j, uint32_t head) {
    uint32_t first = j->f->at[head].first, last = j->f->at[head].last, end = head + 1;
    if (first + PHRASE < head) first = head;
    while (first < head && (relation_main[find_token(j->f, first)->relation] == REL_CASE ||
                            find_token(j->f, first)->upos == UPOS_PUNCT))
        first++;
    while (end <= last && end - head < PHRASE && !begins_clause(j, end) && j->f->at[end].mark == MARK_NONE) end++;
    return (range){first, end - first};
}

/* What follows `from` in the subtree of a verb. */
static range rest_of(const extra_job *j, uint32_t verb, uint32_t from) {
    uint32_t end = j->f->at[verb].last + 1;
    range own = find_sentence(j->f, verb);
    if (end > own.first + own.count) end = own.first + own.count;
    uint32_t quote = j->f->quotes.of_token[verb];
    while (from < end && j->f->at[from].mark == MARK_COMMA) from++;
    if (from >= end) return (range){0, 0};
    for (uint32_t i = from; quote != NONE && i < end && i - from < QUOTED; i++)
        if (j->f->quotes.of_token[i] == quote && j->f->quotes.place[i] == PLACE_CLOSING) end = i;
    return from < end ? trim(j, (range){from, end - from}) : (range){0, 0};
}

static void take(const extra_job *j, const finding *x) {
    *(finding *)vec_push(j->f->article->arena, &j->out->at) = *x;
    for (uint32_t i = x->first; i <= x->last; i++) j->state[i] = CUE;
}

static void set_content(const extra_job *j, finding *x, range run) {
    if (run.count) find_set_run(j->f, &x->content, &x->contents, run);
}

/* Gives a finding its verb's subject; false where there is none. */
static bool take_subject(const extra_job *j, finding *x, uint32_t verb) {
    uint32_t subject = finding_subject(j->f, verb);
    if (subject == NONE || (subject >= x->first && subject <= x->last)) return false;
    find_set_run(j->f, &x->source, &x->sources, phrase_of(j, subject));
    return true;
}

static uint32_t agent_of(const extra_job *j, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= j->f->at[verb].last && i - verb < PHRASE; i++)
        if (find_token(j->f, i)->head == verb && find_token(j->f, i)->relation == REL_OBL_AGENT) return i;
    return NONE;
}

/* ---------------------------------------------------------------------------------------------- turning down */

static bool is_said(const extra_job *j, uint32_t i) {
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
    if (find_token(j->f, i)->upos != UPOS_VERB || !has(j, CLASS_TURN, i)) return;
    uint32_t noun = said_noun(j, i), last = i;
    bool clause = noun == NONE && (j->f->at[i].has & HAS_CCOMP) && j->f->at[i].clause > i;
    if (noun == NONE && !clause) return;
    uint32_t first = clause ? j->f->at[j->f->at[i].clause].first : j->f->at[noun].first;
    while (!clause && first < noun && relation_main[find_token(j->f, first)->relation] == REL_CASE) first++;
    if (first <= i || first - i > NEAR) return;
    while (last + 1 < first && find_token(j->f, last + 1)->upos != UPOS_PUNCT && j->state[last + 1] != CUE) last++;
    finding x = find_new(i, last, i, "phrase");
    if (j->f->at[i].has & HAS_PASSIVE) return;
    if (!take_subject(j, &x, i)) return;
    set_content(j, &x, rest_of(j, i, first));
    take(j, &x);
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
    if (!take_subject(j, &x, t->head)) return;
    uint32_t from = i + 1;
    while (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE &&
           !find_is(j->f, from, "of") && !find_is(j->f, from, "that"))
        from++;
    if (from <= j->f->at[t->head].last && j->f->at[from].mark == MARK_NONE)
        set_content(j, &x, rest_of(j, t->head, from));
    take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- told */

/* "had been told by the police that ...", "was accused by Oslo of ...": by whom, where it says so. */
static void add_passive(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (!(t->has & HAS_PASSIVE) || !has(j, CLASS_TELL, i)) return;
    uint32_t agent = agent_of(j, i), from = i + 1;
    finding x = find_new(i, i, i, j->state[i] == SAID ? "nested" : "phrase");
    if (agent != NONE) {
        range by = phrase_of(j, agent);
        find_set_run(j->f, &x.source, &x.sources, by);
        from = by.first + by.count;
    }
    bool says = (t->has & (HAS_CCOMP | HAS_XCOMP)) || (t->object != NONE && t->object > i);
    for (uint32_t k = from; !says && k < from + 2 && k <= t->last; k++)
        says = find_is(j->f, k, "that") || find_is(j->f, k, "of") || find_token(j->f, k)->upos == UPOS_PART;
    if (!says) return;
    if (agent == NONE && j->state[i] != SAID) return;
    set_content(j, &x, rest_of(j, i, from));
    if (x.contents) take(j, &x);
}

/* Whether somebody is told, and not something ordered. */
static bool is_whom(const extra_job *j, uint32_t i) {
    uint32_t m = mention_of_token(j->f->article, i);
    return find_token(j->f, i)->upos == UPOS_PRON || (m != NONE && j->f->article->mentions.at[m].head == i);
}

/* "They asked me every day who had sent me", inside of what somebody says. */
static void add_told(const extra_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    const token *verb = find_token(j->f, i);
    if (verb->upos != UPOS_VERB || j->state[i] != SAID || (t->has & HAS_PASSIVE) || !has(j, CLASS_TELL, i)) return;
    if (slice_find(verb->features, SLICE("VerbForm=Ger")) != SIZE_MAX || t->object == NONE || t->object <= i ||
        !is_whom(j, t->object) || t->object - i > NEAR)
        return;
    finding x = find_new(i, i, i, "nested");
    range rest = rest_of(j, i, t->object + 1);
    if (!take_subject(j, &x, i) || rest.count == 0) return;
    set_content(j, &x, rest);
    take(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- quoted */

static finding *finding_with(const extra_job *j, uint32_t at) {
    return j->owner[at] == NONE ? NULL : &j->out->at.at[j->owner[at]];
}

/* The participle of "quoted him as saying", or NONE. */
static uint32_t quoted_as(const extra_job *j, uint32_t i) {
    uint32_t object = j->f->at[i].object;
    if (object == NONE || object <= i || object - i > NEAR || (j->f->at[i].has & HAS_PASSIVE)) return NONE;
    for (uint32_t k = object + 1; k <= j->f->at[i].last && k < object + 4 * NEAR; k++)
        if (find_token(j->f, k)->upos == UPOS_VERB && find_is(j->f, k - 1, "as") &&
            slice_ends(article_text(j->f->article, find_token(j->f, k)->at), SLICE("ing")))
            return k;
    return NONE;
}

/* "The paper quoted the minister as saying that ...": the paper quotes, the minister says. */
static void split_quoted(const extra_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos != UPOS_VERB || (!find_is(j->f, i, "quote") && !find_is(j->f, i, "cite"))) return;
    uint32_t as = quoted_as(j, i);
    if (as == NONE) return;
    finding *outer = finding_with(j, i), *inner = finding_with(j, as);
    uint32_t object = j->f->at[i].object;
    finding new = find_new(as, as, as, "nested");
    const finding *said = inner ? inner : outer;
    if (said && said->contents && said->content[0].first > as) {
        new.content = said->content;
        new.contents = said->contents;
    } else {
        uint32_t from = as + 1;
        while (from <= j->f->at[i].last && (j->f->at[from].mark == MARK_COLON || j->f->at[from].mark == MARK_COMMA))
            from++;
        set_content(j, &new, rest_of(j, i, from));
    }
    if (new.contents == 0) return;
    range who = {j->f->at[object].first, as - 1 - j->f->at[object].first}; /* before "as" */
    find_set_run(j->f, &new.source, &new.sources, who);
    new.source_head = object;
    const range *last = &new.content[new.contents - 1];
    finding carrier = outer ? *outer : find_new(i, i, i, "phrase");
    carrier.first = carrier.last = carrier.head = i;
    if (!outer && !take_subject(j, &carrier, i)) return;
    find_set_run(j->f, &carrier.content, &carrier.contents, (range){who.first, last->first + last->count - who.first});
    if (outer) *outer = carrier;
    if (inner && inner != outer)
        *inner = new;
    else
        take(j, &new);
    if (!outer) take(j, &carrier);
}

void findings_add_extra(findings *out, const article_facts *f, const cue_lexicon *l) {
    const article *a = f->article;
    extra_job j = {out, f, l, ARENA_NEW(a->arena, uint8_t, a->tokens.size),
                   ARENA_NEW(a->arena, uint32_t, a->tokens.size)};
    uint32_t count = out->at.size;
    memset(j.owner, 0xFF, sizeof *j.owner * a->tokens.size);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t r = 0; r < out->at.at[k].contents; r++)
            memset(j.state + out->at.at[k].content[r].first, SAID, out->at.at[k].content[r].count);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = out->at.at[k].first; i <= out->at.at[k].last; i++) {
            j.state[i] = CUE;
            j.owner[i] = k;
        }
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        split_quoted(&j, i);
        if (j.state[i] == CUE) continue;
        add_turned(&j, i);
        if (j.state[i] != CUE) add_denial(&j, i);
        if (j.state[i] != CUE) add_passive(&j, i);
        if (j.state[i] != CUE) add_told(&j, i);
    }
}
