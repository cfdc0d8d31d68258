/* stance_content.c - see stance_content.h */
#include "code/stance_content.h"

#include "code/finding.h"

enum { NEAR = 14, CONTENT_LOOK = 60 };

/* What a claim that is called false has none of, or is not: "no basis", "not true", "not supported". */
static bool is_ground(const cue_lexicon *l, const article *a, uint32_t at) {
    return cue_lexicon_has(l, a, CLASS_GROUND, at, NULL);
}

/* Whether the word as it stands is of a class: "unfounded", whose lemma is a verb that there is not. */
static bool form_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at) {
    char word[32];
    slice form = article_text(a, a->tokens.at[at].at);
    if (a->tokens.at[at].upos != UPOS_VERB || form.size > sizeof word) return false;
    for (size_t i = 0; i < form.size; i++)
        word[i] = (char)(form.at[i] >= 'A' && form.at[i] <= 'Z' ? form.at[i] + 32 : form.at[i]);
    return map_get(&l->words[class], (slice){word, form.size}) != MAP_NONE;
}

bool stance_is_false_word(const stance_question *q, const cue_lexicon *l, uint32_t at, bool or_bad) {
    const article *a = q->f->article;
    if (at > 0 && is_ground(l, a, at))
        return article_word(a, at - 1, WORD_NEGATION) || (q->f->at[at].has & HAS_NEGATION);
    if (q->f->at[at].has & HAS_NEGATION) return false;
    if (form_has(l, a, CLASS_FALSE, at) || (or_bad && form_has(l, a, CLASS_BAD, at))) return true;
    return cue_lexicon_has(l, a, CLASS_FALSE, at, NULL) || (or_bad && cue_lexicon_has(l, a, CLASS_BAD, at, NULL));
}

bool stance_is_pronoun(const stance_question *q, uint32_t at) {
    return stance_token(q, at)->upos == UPOS_PRON && article_word(q->f->article, at, WORD_DEMONSTRATIVE);
}

/* "calls | that a lie": the tree hangs the pronoun on the judgement. */
static bool begins_with_pronoun(const stance_question *q) {
    return q->contents && q->content[0].first == q->last + 1 && q->content[0].count > 1 &&
           stance_is_pronoun(q, q->last + 1);
}

bool stance_is_said(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t relation = relation_main[stance_token(q, at)->relation];
    bool bare = !(q->f->at[at].has & (HAS_SUBJECT | HAS_OBJECT | HAS_CCOMP | HAS_OBLIQUE | HAS_XCOMP));
    return (stance_token(q, at)->upos != UPOS_VERB || relation == REL_NSUBJ || relation == REL_OBJ || bare) &&
           (cue_lexicon_has(l, a, CLASS_CLAIM, at, NULL) || cue_lexicon_has(l, a, CLASS_TALE, at, NULL));
}

/* Whether a token heads the content, or a clause of it that is joined to its head: not the wrong of "I don't think
 * this is wrong" or of "it's so wrong that ...". */
static bool is_top(const stance_question *q, uint32_t at) {
    for (int step = 0; step < 4; step++) {
        uint32_t head = stance_token(q, at)->head, relation = relation_main[stance_token(q, at)->relation];
        if (head == NONE || !finding_holds(q->content, q->contents, head)) return true;
        if (relation != REL_CONJ && relation != REL_PARATAXIS) return false;
        at = head;
    }
    return false;
}

/* "would be wrong", "if it is false". */
static bool is_unreal(const stance_question *q, uint32_t at) {
    for (uint32_t i = at; i-- > 0 && at - i < 6 && stance_token(q, i)->sentence == stance_token(q, at)->sentence;)
        if (stance_token(q, i)->head == at && article_word(q->f->article, i, WORD_UNREAL)) return true;
    return false;
}

/* "none of this is true", "not a word of truth in it": all of what was said. */
static bool is_none_true(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t subject = q->f->at[at].subject;
    if (!is_ground(l, a, at) || at < 3) return false;
    if (subject != NONE && subject < at && article_word(a, subject, WORD_NAUGHT))
        for (uint32_t i = subject + 1; i < at && i < subject + 5; i++)
            if (article_word(a, i, WORD_DEMONSTRATIVE) || stance_is_said(q, l, i)) return true;
    if (!article_word(a, at - 1, WORD_GENITIVE) || at + 2 >= a->tokens.size ||
        !article_word(a, at + 1, WORD_LOCATIVE))
        return false;
    for (uint32_t i = at - 1; i-- > 0 && at - i < 6 && stance_token(q, i)->sentence == stance_token(q, at)->sentence;)
        if (article_word(a, i, WORD_NEGATION)) return true;
    return false;
}

/* "There is no truth in the reports". */
static bool is_groundless(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t head = stance_token(q, at)->head;
    if (at == 0 || head == NONE || !is_ground(l, a, at) || !article_word(a, at - 1, WORD_NEGATION)) return false;
    if (relation_main[stance_token(q, at)->relation] != REL_NSUBJ || !is_top(q, head)) return false;
    for (uint32_t i = at + 1; i < at + 8 && finding_holds(q->content, q->contents, i); i++)
        if (stance_token(q, i)->head == at && (stance_is_said(q, l, i) || stance_is_pronoun(q, i))) return true;
    return false;
}

bool stance_is_false_predicate(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    if (is_groundless(q, l, at) || is_none_true(q, l, at)) return true;
    if (!stance_is_false_word(q, l, at, true)) return false;
    uint32_t subject = q->f->at[at].subject, head = stance_token(q, at)->head,
             relation = relation_main[stance_token(q, at)->relation];
    bool bare = slice_equal(stance_token(q, at)->xpos, SLICE("VBN")) && !(q->f->at[at].has & HAS_AUX);
    bool does =
        stance_token(q, at)->upos == UPOS_VERB && subject != NONE && !(q->f->at[at].has & HAS_PASSIVE) && !bare;
    if (does) return false; /* "it lied", "the blame lies with them" */
    bool ground = is_ground(l, q->f->article, at), noun = stance_token(q, at)->upos == UPOS_NOUN;
    if (relation == REL_AMOD || relation == REL_COMPOUND || relation == REL_ADVMOD || relation == REL_NSUBJ)
        return false;
    if (noun && !ground && !(q->f->at[at].has & (HAS_COP | HAS_SUBJECT))) return false; /* named in passing */
    bool inside = head != NONE && finding_holds(q->content, q->contents, head);
    if (inside && cue_lexicon_has(l, q->f->article, CLASS_JUDGE, head, NULL)) return false;
    if (subject == NONE && inside) subject = q->f->at[head].subject;
    bool below = inside && is_top(q, head) && (relation == REL_OBJ || relation == REL_XCOMP); /* "have no basis" */
    if ((!is_top(q, at) && !below) || is_unreal(q, at)) return false;
    if (subject != NONE && subject > at && finding_holds(q->content, q->contents, subject)) /* "it is untrue that" */
        return stance_is_false_word(q, l, at, false);
    if (subject != NONE && stance_is_pronoun(q, subject)) return stance_is_false_word(q, l, at, false);
    if (subject != NONE) return stance_is_said(q, l, subject);
    for (uint32_t i = at; i-- > 0 && at - i < 2 * NEAR && finding_holds(q->content, q->contents, i);)
        if ((stance_is_said(q, l, i) && (at - i < 6 || relation_main[stance_token(q, i)->relation] == REL_NSUBJ)) ||
            (stance_is_pronoun(q, i) && stance_is_false_word(q, l, at, false)))
            return true;
    return false;
}

bool stance_is_false_headline(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    uint32_t number = a->sentences.at[stance_token(q, q->head)->sentence].block;
    bool said = false;
    if (number >= a->blocks.size || a->blocks.at[number].kind > BLOCK_SUBTITLE || q->contents != 1 ||
        q->content[0].count > CONTENT_LOOK)
        return false;
    for (uint32_t i = q->content[0].first; i < q->content[0].first + q->content[0].count; i++) {
        uint32_t upos = stance_token(q, i)->upos;
        /* "no news of rumours that" */
        bool named = upos == UPOS_NOUN && (q->f->at[i].has & (HAS_CASE | HAS_ACL | HAS_CCOMP));
        if (said && !named && stance_is_false_word(q, l, i, true)) return true;
        if (stance_is_said(q, l, i))
            said = true;
        else if (said && upos == UPOS_VERB && !(q->f->at[i].has & HAS_OBJECT))
            return false;
    }
    return false;
}

uint32_t stance_next_top(const stance_question *q, uint32_t at) {
    for (uint32_t r = 0; r < q->contents; r++) {
        uint32_t first = q->content[r].first, end = first + q->content[r].count;
        for (uint32_t i = at > first ? at : first; i < end; i++) {
            const token *t = stance_token(q, i);
            uint32_t relation = relation_main[t->relation];
            if (t->upos == UPOS_PUNCT || relation == REL_CASE || relation == REL_CC || relation == REL_MARK) continue;
            if (t->head == NONE || !finding_holds(q->content, q->contents, t->head)) return i;
        }
    }
    return NONE;
}

bool stance_is_person(const stance_question *q, uint32_t at) {
    return stance_token(q, at)->name == NAME_PER ||
           (stance_token(q, at)->upos == UPOS_PRON && article_word(q->f->article, at, WORD_PERSONAL));
}

bool stance_judges_false(const stance_question *q, const cue_lexicon *l) {
    bool said = begins_with_pronoun(q), person = false, of_pronoun = said;
    for (uint32_t i = stance_next_top(q, 0), n = 0; i != NONE && n < 4; i = stance_next_top(q, i + 1), n++) {
        uint32_t named = q->f->at[i].subject; /* of a small clause: "the charge absurd" */
        said |= stance_is_said(q, l, i) || stance_is_pronoun(q, i);
        said |= i > q->last + 1 && stance_token(q, i - 1)->head == i &&
                stance_is_said(q, l, i - 1); /* "calls charge absurd" */
        said |= named != NONE && (stance_is_said(q, l, named) || stance_is_pronoun(q, named));
        /* "terming them a fiction" */
        person |= stance_is_person(q, i) && !article_word(q->f->article, i, WORD_PLURAL_PERSONAL);
    }
    for (uint32_t r = 0, looked = 0; r < q->contents && !person; r++)
        for (uint32_t i = q->content[r].first; i < q->content[r].first + q->content[r].count && looked < CONTENT_LOOK;
             i++, looked++) {
            uint32_t head = stance_token(q, i)->head, relation = relation_main[stance_token(q, i)->relation];
            bool near = is_top(q, i) ||
                        (is_top(q, head) && (relation == REL_OBL || relation == REL_NMOD || relation == REL_XCOMP ||
                                             relation == REL_ADVCL || relation == REL_ACL || relation == REL_OBJ ||
                                             relation == REL_DEP || (relation == REL_AMOD && i > head) ||
                                             (relation == REL_APPOS && q->f->quotes.of_token[i] != NONE)));
            bool judged = relation == REL_OBJ && i == stance_next_top(q, 0) && stance_token(q, i)->upos != UPOS_ADJ &&
                          !of_pronoun;
            if (judged) continue; /* and not the judgement */
            if (near && stance_is_false_word(q, l, i, said) && !stance_is_person(q, i)) return true;
        }
    return false;
}

/* Where what is said of a noun may begin: behind it, or behind a phrase that hangs on it ("the accusations | against
 * his house | a caricature"). */
static uint32_t behind_phrase(const stance_question *q, uint32_t noun, uint32_t end) {
    uint32_t at = noun + 1;
    if (at >= end || stance_token(q, at)->upos != UPOS_ADP || article_word(q->f->article, at, WORD_CAPACITY))
        return at;
    while (at < end && stance_token(q, at)->upos != UPOS_NOUN && stance_token(q, at)->upos != UPOS_PROPN) at++;
    while (at < end && (stance_token(q, at)->upos == UPOS_NOUN || stance_token(q, at)->upos == UPOS_PROPN)) at++;
    return at;
}

/* "a caricature", "grotesque", or in quotes; directly behind the noun also the last word of all ("trumped-up"). */
static bool may_judge(const stance_question *q, uint32_t at, uint32_t noun, uint32_t end) {
    uint32_t upos = stance_token(q, at)->upos;
    if (upos == UPOS_ADJ || upos == UPOS_DET || q->f->at[at].mark == MARK_QUOTE) return true;
    uint32_t next = at + 1 < end ? stance_token(q, at + 1)->upos : UPOS_PUNCT;
    bool last = next == UPOS_PUNCT || next == UPOS_ADP;
    return at == noun + 1 && last && (upos == UPOS_VERB || upos == UPOS_NOUN) &&
           finding_holds(q->content, q->contents, at);
}

bool stance_calls_bad(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    for (uint32_t i = stance_next_top(q, 0), n = 0; i != NONE && n < 4; i = stance_next_top(q, i + 1), n++) {
        uint32_t noun = cue_lexicon_has(l, a, CLASS_ACCUSATION, i, NULL) ? i : q->f->at[i].subject;
        if (noun == NONE || noun < q->last || stance_token(q, noun)->upos != UPOS_NOUN ||
            !cue_lexicon_has(l, a, CLASS_ACCUSATION, noun, NULL))
            continue;
        bool called = false;
        uint32_t end = noun + 2; /* a word behind the content that the tree hangs elsewhere */
        while (end < noun + NEAR && finding_holds(q->content, q->contents, end)) end++;
        uint32_t beside = behind_phrase(q, noun, end);
        for (uint32_t k = noun + 1; k < end && k < a->tokens.size; k++) {
            if (cue_lexicon_has(l, a, CLASS_FAIR, k, NULL)) return false;
            called |= (k == beside && may_judge(q, k, noun, end)) || article_word(a, k, WORD_CAPACITY);
        }
        if (called) return true;
    }
    return false;
}

bool stance_ends_bad(const stance_question *q, const cue_lexicon *l, bool of_judge) {
    if (q->contents != 1 || q->content[0].count < 3 || q->content[0].count > CONTENT_LOOK) return false;
    uint32_t first = q->content[0].first, last = first + q->content[0].count - 1, noun = first;
    while (last > first && stance_token(q, last)->upos == UPOS_PUNCT) last--;
    while (noun < last && noun < first + NEAR / 2 && !stance_is_said(q, l, noun)) noun++;
    if (!stance_is_said(q, l, noun) || noun >= last || !stance_is_false_word(q, l, last, of_judge)) return false;
    bool is = of_judge;
    for (uint32_t i = noun + 1; i < last; i++) {
        is |= i + 4 > last && article_word(q->f->article, i, WORD_COPULA);
        if (i + 4 > last && article_word(q->f->article, i, WORD_NEGATION)) return false;
        if (!of_judge && stance_token(q, i)->upos == UPOS_VERB &&
            cue_lexicon_has(l, q->f->article, CLASS_VERB, i, NULL))
            return false; /* "the reports came with posts claiming that they are false" */
    }
    return is;
}

/* "rejected what he called a campaign". */
static bool is_so_called(const stance_question *q, const cue_lexicon *l) {
    if (q->contents == 0) return false;
    uint32_t first = q->content[0].first, end = first + q->content[0].count;
    if (!article_word(q->f->article, first, WORD_FREE_RELATIVE)) return false;
    for (uint32_t i = first + 1; i < end && i < first + 6; i++)
        if (stance_token(q, i)->upos == UPOS_VERB && cue_lexicon_has(l, q->f->article, CLASS_JUDGE, i, NULL))
            return true;
    return false;
}

bool stance_turns_down(const stance_question *q, const cue_lexicon *l) {
    for (uint32_t i = q->first; i <= q->last; i++)
        if (stance_token(q, i)->upos == UPOS_NOUN && stance_is_said(q, l, i)) return true;
    if (is_so_called(q, l)) return true;
    const token *cue = stance_token(q, q->head); /* "an accusation that Oslo rejected" */
    if (relation_main[cue->relation] == REL_ACL && cue->head != NONE && cue->head < q->first &&
        stance_token(q, cue->head)->upos == UPOS_NOUN && stance_is_said(q, l, cue->head))
        return true;
    for (uint32_t i = stance_next_top(q, 0), n = 0; i != NONE && n < 4; i = stance_next_top(q, i + 1), n++) {
        const token_facts *t = &q->f->at[i];
        uint32_t upos = stance_token(q, i)->upos;
        if (upos == UPOS_NOUN && cue_lexicon_has(l, q->f->article, CLASS_FIGURE, i, NULL)) return true;
        if (stance_is_said(q, l, i) || stance_is_pronoun(q, i) ||
            cue_lexicon_has(l, q->f->article, CLASS_FALSE, i, NULL))
            return true;
        if ((upos == UPOS_VERB || upos == UPOS_AUX) && (t->has & (HAS_MARK | HAS_SUBJECT))) return true;
        bool clause = (t->has & (HAS_ACL | HAS_CCOMP)) != 0;
        for (uint32_t k = i + 1; clause && k <= t->last && k - i < NEAR; k++)
            if (stance_token(q, k)->upos == UPOS_SCONJ && article_word(q->f->article, k, WORD_COMPLEMENTIZER))
                return true;
    }
    return false;
}
