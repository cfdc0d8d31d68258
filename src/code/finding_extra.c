/* finding_extra.c - adds, by tree and lexicon, what the chains pass over
 *
 * After the chains and before nesting. The forms of telling are here, those of turning down in finding_turned.c;
 * their order is that of the table below. */
#include "code/finding_extra.h"

#include "code/finding_job.h"
#include "code/finding_phrase.h"
#include "code/finding_turned.h"
#include "code/mention.h"

enum {
    PHRASE = 80 /* tokens of a phrase that are looked at */,
    NEAR = 6
};

/* ---------------------------------------------------------------------------------------------------- told */

/* "had been told by the police that ...", "was accused by Oslo of ...": by whom, where it says so. */
static void add_passive(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (!(t->has & HAS_PASSIVE) || !find_has(j, CLASS_TELL, i)) return;
    uint32_t agent = finding_agent(j->f, i), from = i + 1;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    if (agent != NONE) {
        range by = finding_phrase(j->f, agent);
        find_set_run(j->f, &x.source, &x.sources, by);
        from = by.first + by.count;
    }
    bool says = (t->has & (HAS_CCOMP | HAS_XCOMP)) || (t->object != NONE && t->object > i);
    for (uint32_t k = from; !says && k < from + 2 && k <= t->last; k++)
        says = find_is(j->f, k, WORD_OPENER_OF_CLAIM) || find_token(j->f, k)->upos == UPOS_PART;
    if (!says) return;
    if (agent == NONE && !j->said[i]) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, from));
    if (x.contents) find_add(j, &x);
}

/* Who is told by a verb, and not something that is ordered; or NONE. */
static uint32_t whom_of(const find_job *j, uint32_t verb) {
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
static bool take_teller(const find_job *j, finding *x, uint32_t verb) {
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
static void add_told(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    const token *verb = find_token(j->f, i);
    if (verb->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !find_has(j, CLASS_TELL, i)) return;
    if (!j->said[i] && !(t->has & (HAS_CCOMP | HAS_XCOMP))) return;
    uint32_t whom = whom_of(j, i);
    if (token_has(verb, "VerbForm=Ger") || whom == NONE) return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    range rest = finding_rest(j->f, i, whom + 1);
    if (!take_teller(j, &x, i) || rest.count == 0 || find_token(j->f, rest.first)->upos == UPOS_CCONJ) return;
    if (find_is(j->f, rest.first, WORD_GENITIVE) && !find_has(j, CLASS_CHARGE, i)) return; /* "reminds me of him" */
    finding_set_content(j->f, &x, rest);
    find_add(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- asides */

static bool is_clause_word(const find_job *j, uint32_t i) { return find_is(j->f, i, WORD_CLAUSE_OPENER); }

/* "what it says are the remains", "that Oslo insists was sold", "for what it describes as", "as La Paz maintains":
 * a subject of a few words between the relative and the verb. The place of that word; NONE where there is none. */
static uint32_t aside_begin(const find_job *j, uint32_t verb) {
    uint32_t first = find_sentence(j->f, verb).first, subject = verb, words = 0;
    while (subject > first && words < 4) {
        const token *t = find_token(j->f, subject - 1);
        bool nominal = t->upos == UPOS_PROPN || t->upos == UPOS_NOUN || t->upos == UPOS_PRON || t->upos == UPOS_DET ||
                      t->upos == UPOS_ADJ || t->upos == UPOS_PART || t->upos == UPOS_AUX;
        if (is_clause_word(j, subject - 1) || find_is(j->f, subject - 1, WORD_CAPACITY)) break;
        if (!nominal) return NONE;
        subject--;
        words++;
    }
    if (words == 0 || subject == first) return NONE;
    return is_clause_word(j, subject - 1) || find_is(j->f, subject - 1, WORD_CAPACITY) ? subject - 1 : NONE;
}

/* The last noun, name or pronoun before a verb: its subject where the tree has another. */
static uint32_t nearest_noun(const find_job *j, uint32_t begin, uint32_t verb) {
    for (uint32_t i = verb; i-- > begin + 1;) {
        uint32_t upos = find_token(j->f, i)->upos;
        if (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON) return i;
    }
    return NONE;
}

static void add_aside(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    uint8_t stance = STANCE_ASSERTS;
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & (HAS_PASSIVE | HAS_NEGATION))) return;
    if (!cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance)) return;
    uint32_t begin = aside_begin(j, i), end = i + 1;
    if (begin == NONE) return;
    range own = find_sentence(j->f, i);
    bool as = find_is(j->f, begin, WORD_CAPACITY), what = find_is(j->f, begin, WORD_FREE_RELATIVE);
    if (!as && t->cue < 5) return;
    uint32_t subject = nearest_noun(j, begin, i);
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    if (subject == NONE || find_is(j->f, subject, WORD_EXISTENTIAL)) return;
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
        bool goes_on =
            next == UPOS_AUX || next == UPOS_VERB || (next != UPOS_PUNCT && find_is(j->f, i + 1, WORD_CAPACITY));
        if (!what && !goes_on) return; /* "the letter that he wrote" */
        if (end > i + 1) finding_set_content(j->f, &x, finding_trim(j->f, (range){i + 1, end - i - 1}));
    }
    if (x.contents) find_add(j, &x);
}

/* ---------------------------------------------------------------------------------------------------- joined */

/* Whether a verb follows "and" or "but", give or take auxiliaries and adverbs. */
static bool follows_and(const find_job *j, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && i - k <= NEAR;) {
        uint32_t upos = find_token(j->f, k)->upos;
        if (upos == UPOS_CCONJ) return true;
        if (upos != UPOS_AUX && upos != UPOS_ADV && upos != UPOS_ADP && upos != UPOS_NOUN) return false;
    }
    return false;
}

/* "said it was a lie and accused Oslo of ...": the second verb of one speaker, of whom the chains lose sight. */
static void add_joined(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    const token *verb = find_token(j->f, i);
    uint8_t stance = STANCE_ASSERTS;
    if (verb->upos != UPOS_VERB || verb->head == NONE || (t->has & HAS_PASSIVE) || t->subject != NONE) return;
    bool joined = relation_main[verb->relation] == REL_CONJ && verb->head < i;
    if (!joined && !follows_and(j, i)) return;
    if (!cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance)) return;
    if (stance == STANCE_ASSERTS && !find_has(j, CLASS_CHARGE, i)) return;
    if (stance == STANCE_REPORTS || stance == STANCE_DECLINES || stance == STANCE_QUESTIONS) return;
    uint32_t from = i + 1, cue = finding_cue_before(j, i);
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
    if (x.contents) find_add(j, &x);
}

/* "spoke of indications", "appealed to both to stay calm". */
static void add_spoken(const find_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos != UPOS_VERB || !find_has(j, CLASS_SPEAK, i) || (j->f->at[i].has & HAS_PASSIVE))
        return;
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
    if (x.contents) find_add(j, &x);
}

/* The noun behind "of" that hangs on a verb, with quoted words in it; or NONE. */
static uint32_t quoted_topic(const find_job *j, uint32_t verb) {
    for (uint32_t i = verb + 2; i <= j->f->at[verb].last && i - verb < 4 * NEAR; i++) {
        bool marks = j->f->quotes.of_token[i] != NONE && j->f->quotes.place[i] == PLACE_OPENING &&
                     find_is(j->f, i - 1, WORD_GENITIVE);
        if (marks && j->f->quotes.of_token[verb] == NONE) return i;
    }
    return NONE;
}

/* "spoke in an address on Sunday of “the massacre of ...”". */
static void add_spoken_later(const find_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos != UPOS_VERB || !find_is(j->f, i, WORD_TALKING)) return;
    uint32_t from = quoted_topic(j, i);
    finding x = find_new(i, i, i, "phrase");
    if (from == NONE || !finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, from));
    if (x.contents) find_add(j, &x);
}

/* "swore over tea that none of them had been struck": a verb of saying with its own subject and "that". */
static void add_said(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || (t->has & HAS_PASSIVE) || !(t->has & HAS_CCOMP) || t->clause < i)
        return;
    if (!(find_has(j, CLASS_VERB, i) || find_has(j, CLASS_VERDICT, i)) || t->subject == NONE || t->subject > i ||
        t->subject + 2 * NEAR < i)
        return;
    uint32_t that = j->f->at[t->clause].first;
    if (that <= i || !find_is(j->f, that, WORD_COMPLEMENTIZER) || find_token(j->f, that)->upos == UPOS_DET) return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, that));
    if (x.contents) find_add(j, &x);
}

/* The word for a share in a deed that a verb gives to its object, or as it: "held X | responsible", "laid the |
 * blame"; or NONE. */
static uint32_t share_of(const find_job *j, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= j->f->at[verb].last && i - verb < 2 * NEAR; i++) {
        const token *t = find_token(j->f, i);
        bool adjective = t->upos == UPOS_ADJ && (t->head == verb || t->head == j->f->at[verb].object);
        bool noun = t->upos == UPOS_NOUN && t->head == verb && t->relation == REL_OBJ;
        if ((adjective || noun) && find_has(j, CLASS_SHARE, i)) return i;
    }
    return NONE;
}

/* What follows an active verb with an object, from `first` on, is what its subject says. */
static void take_object(const find_job *j, uint32_t verb, uint32_t first) {
    finding x = find_new(verb, verb, verb, j->said[verb] ? "nested" : "phrase");
    if (!finding_take_subject(j->f, &x, verb)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, verb, first));
    if (x.contents) find_add(j, &x);
}

/* "held X responsible for the fire", "laid the blame for it on X", "attributed the fire to X"; "maintains his
 * innocence". */
static void add_blaming(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    bool active = find_token(j->f, i)->upos == UPOS_VERB && !(t->has & (HAS_PASSIVE | HAS_NEGATION));
    if (!active || t->object == NONE || t->object < i) return;
    bool imputes = find_has(j, CLASS_IMPUTE, i) && (t->has & (HAS_OBLIQUE | HAS_ADVCL));
    bool repeats = find_has(j, CLASS_AGAIN, i) || find_has(j, CLASS_VERB, i);
    if (imputes || (find_has(j, CLASS_HOLD, i) && share_of(j, i) != NONE)) take_object(j, i, i + 1);
    else if (repeats && find_has(j, CLASS_INNOCENCE, t->object)) take_object(j, i, j->f->at[t->object].first);
}

/* Whether "could not" or the like stands before a verb. */
static bool is_not_able(const find_job *j, uint32_t i) {
    bool not = (j->f->at[i].has & HAS_NEGATION) != 0, able = false;
    for (uint32_t k = i; k-- > 0 && i - k < 5;)
        if (find_token(j->f, k)->head == i && relation_main[find_token(j->f, k)->relation] == REL_AUX)
            able |= find_is(j->f, k, WORD_ABILITY);
    return not && able;
}

/* "that it had found no proof that", "but cannot establish who": found out, inside of what somebody says. */
static void add_thought(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || !j->said[i] || (t->has & HAS_PASSIVE)) return;
    bool promises = (t->has & HAS_XCOMP) && find_has(j, CLASS_VERB, i); /* and not "found them closed" */
    bool clause = ((t->has & HAS_CCOMP) || promises) && t->clause > i, negated = (t->has & HAS_NEGATION) != 0;
    bool thinks = find_has(j, CLASS_THINK, i) && (clause || (negated && find_has(j, CLASS_BELIEVE, i)));
    bool verifies = find_has(j, CLASS_VERIFY, i) && is_not_able(j, i) && (t->has & (HAS_CCOMP | HAS_OBJECT));
    uint8_t stance = STANCE_ASSERTS;
    bool admits = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, i, &stance) && stance == STANCE_ADMITS &&
                  (t->has & (HAS_ADVCL | HAS_OBLIQUE | HAS_XCOMP));
    bool finds = find_is(j->f, i, WORD_FINDING) && t->object != NONE && t->object > i &&
                 (find_is(j->f, i + 1, WORD_NEGATIVE_DETERMINER) || find_has(j, CLASS_TALE, t->object));
    if (!verifies && !admits && !thinks && !finds) return;
    finding x = find_new(i, i, i, "nested");
    if (!finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    if (x.contents) find_add(j, &x);
}

/* "did not respond to questions". */
static void add_mute(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    if (find_token(j->f, i)->upos != UPOS_VERB || !(t->has & HAS_NEGATION) || !find_has(j, CLASS_MUTE, i)) return;
    uint32_t first = i;
    for (uint32_t k = i; k-- > 0 && i - k < NEAR;)
        if (find_token(j->f, k)->head == i && (relation_main[find_token(j->f, k)->relation] == REL_AUX ||
                                               relation_main[find_token(j->f, k)->relation] == REL_ADVMOD))
            first = k;
    finding x = find_new(first, i, i, "phrase");
    if (t->subject == NONE || t->subject > first || !finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, i + 1));
    find_add(j, &x);
}

/* ", who according to his family was beaten, ", "a letter in which, according to an aide, the king denies it": in a
 * clause that hangs on a noun the chains pass it over, or take what stands before the noun. */
static void take_according(const find_job *j, uint32_t i) {
    const article *a = j->f->article;
    uint32_t noun = find_token(j->f, i)->head, verb = noun == NONE ? NONE : find_token(j->f, noun)->head;
    bool words = word_is(a->words, article_text(a, find_token(j->f, i)->at), WORD_ACCORDING) &&
                 i + 1 < a->tokens.size && find_is(j->f, i + 1, WORD_INFINITIVE);
    if (!words || verb == NONE || noun <= i + 1 || verb <= noun || find_token(j->f, i)->relation != REL_CASE) return;
    if (relation_main[find_token(j->f, verb)->relation] != REL_ACL || find_token(j->f, noun)->upos == UPOS_VERB)
        return;
    finding *known = find_owner(j, i), x = find_new(i, i + 1, i, "phrase");
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
    find_add(j, &x);
}

void findings_add_extra(findings *out, const article_facts *f, const cue_lexicon *l) {
    static find_form *const forms[] = {
        form_turned, form_denied_by,    form_denial,      add_passive, add_told,    add_thought,
        add_said,    add_spoken,        add_spoken_later, form_stood,  add_blaming, add_joined,
        form_judged, form_called_which, form_called,      add_mute,    add_aside};
    find_job j = find_job_new(out, f, l);
    for (uint32_t k = 0; k < out->at.size; k++) finding_take_judged(&j, &out->at.at[k]);
    find_note_all(&j);
    for (uint32_t i = 0; i < f->article->tokens.size; i++) {
        take_according(&j, i);
        find_try(&j, forms, sizeof forms / sizeof *forms, i);
    }
}
