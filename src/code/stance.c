/* stance.c - judges cues by the words of cues.tsv
 *
 * A judgement goes through what can turn the plain stance of the cue's words round, the surest first: declining,
 * negation, a question, a threat, a judgement that the content is false. */
#include "code/stance.h"

#include "code/finding.h"
#include "code/mention.h"
#include "code/stance_content.h"

enum { NEAR = 14, CONTENT_LOOK = 60 };

uint32_t cue_unbelieving(const cue_lexicon *l, const article_facts *f, uint32_t head) {
    const article *a = f->article;
    uint8_t stance = STANCE_ASSERTS;
    if (!cue_lexicon_has(l, a, CLASS_VERB, head, &stance) || stance != STANCE_DECLINES) return NONE;
    for (uint32_t i = head + 1; i <= f->at[head].last && i < head + NEAR / 2; i++) {
        uint32_t object = f->at[i].object;
        if (a->tokens.at[i].head != head || a->tokens.at[i].relation != REL_XCOMP || object == NONE) continue;
        bool said =
            cue_lexicon_has(l, a, CLASS_CLAIM, object, NULL) || cue_lexicon_has(l, a, CLASS_ACCUSATION, object, NULL);
        return said && object > i && cue_lexicon_has(l, a, CLASS_BELIEVE, i, NULL) ? i : NONE;
    }
    return NONE;
}

uint32_t cue_differing(const cue_lexicon *l, const article_facts *f, uint32_t head) {
    const article *a = f->article;
    if (a->tokens.at[head].upos != UPOS_VERB || !cue_lexicon_has(l, a, CLASS_DIFFER, head, NULL)) return NONE;
    for (uint32_t i = head + 1; i <= f->at[head].last && i < head + 4; i++)
        if (a->tokens.at[i].head == head && a->tokens.at[i].relation == REL_XCOMP)
            return cue_lexicon_has(l, a, CLASS_DIFFER, i, NULL) ? i : NONE;
    return NONE;
}

/* Whether a word of the role is in the cue, or hangs on a token of it outside of the content. */
static bool cue_has(const stance_question *q, enum word_role role) {
    const article *a = q->f->article;
    range own = a->sentences.at[stance_token(q, q->head)->sentence].tokens;
    uint32_t from = q->first > own.first + 6 ? q->first - 6 : own.first;
    uint32_t to = q->last + 5 < own.first + own.count ? q->last + 5 : own.first + own.count;
    for (uint32_t i = from; i < to; i++) {
        uint32_t head = stance_token(q, i)->head;
        if (i + 1 < to && article_word(a, i, WORD_NEGATOR) && article_word(a, i + 1, WORD_RESTRICTIVE))
            continue; /* "not only denied it" */
        bool inside = i >= q->first && i <= q->last, hangs = head != NONE && head >= q->first && head <= q->last;
        if ((inside || (hangs && !finding_holds(q->content, q->contents, i))) && article_word(a, i, role))
            return true;
    }
    return false;
}

/* Whether the cue, or the `more` tokens after it, have a word of a class. */
static bool cue_has_class(const cue_lexicon *l, const stance_question *q, enum cue_class class, uint32_t more) {
    const article *a = q->f->article;
    for (uint32_t i = q->first; i <= q->last + more && i < a->tokens.size; i++)
        if (stance_token(q, i)->sentence == stance_token(q, q->head)->sentence &&
            cue_lexicon_has(l, a, class, i, NULL))
            return true;
    return false;
}

/* The stance of the cue's own words: of the verb that carries it, unless a noun in it says more ("issued a
 * denial"). */
static uint32_t plain_stance(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    uint32_t best = MAP_NONE;
    if (cue_differing(l, q->f, q->head) != NONE) return STANCE_DENIES + STANCES * STANCE_ASSERTS;
    for (uint32_t i = q->first; i <= q->last; i++) {
        uint32_t class = stance_token(q, i)->upos == UPOS_NOUN ? CLASS_NOUN : CLASS_VERB;
        if (class == CLASS_NOUN && i != q->head && relation_main[stance_token(q, i)->relation] == REL_NMOD)
            continue; /* "in a reply to questions" */
        uint32_t value = cue_lexicon_stances(l, a, class, i);
        if (value == MAP_NONE && i == q->head && class == CLASS_NOUN) class = CLASS_VERB; /* "minister concedes" */
        if (value == MAP_NONE) value = cue_lexicon_stances(l, a, class, i);
        if (value == MAP_NONE && class == CLASS_VERB) value = cue_lexicon_stances(l, a, CLASS_TURN, i);
        if (value == MAP_NONE && class == CLASS_VERB) value = cue_lexicon_stances(l, a, CLASS_SPEAK, i);
        if (value == MAP_NONE && class == CLASS_VERB) value = cue_lexicon_stances(l, a, CLASS_MIND, i);
        if (value != MAP_NONE && (best == MAP_NONE || best % STANCES == STANCE_ASSERTS ||
                                  (i == q->head && value % STANCES != STANCE_ASSERTS)))
            best = value;
    }
    return best == MAP_NONE ? STANCE_ASSERTS + STANCES * STANCE_ASSERTS : best;
}

static bool any_in_content(const stance_question *q,
                           bool (*test)(const stance_question *q, const cue_lexicon *l, uint32_t at),
                           const cue_lexicon *l) {
    for (uint32_t r = 0, looked = 0; r < q->contents; r++)
        for (uint32_t i = q->content[r].first; i < q->content[r].first + q->content[r].count && looked < CONTENT_LOOK;
             i++, looked++)
            if (test(q, l, i)) return true;
    return false;
}

static bool is_question_mark(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    return slice_equal(article_text(q->f->article, stance_token(q, at)->at), SLICE("?"));
}

/* A future of the speaker's own: "that we will respond", "that Austria would expel" where Austria speaks. */
static bool is_own_future(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    uint32_t head = stance_token(q, at)->head, subject = head == NONE ? NONE : q->f->at[head].subject;
    if (!article_word(q->f->article, at, WORD_FUTURE) || subject == NONE) return false;
    if (article_word(q->f->article, subject, WORD_SELF)) return true;
    const article *a = q->f->article;
    uint32_t m = mention_of_token(a, subject);
    if (m != NONE) return a->actors.at[a->mentions.at[m].actor].kind < ACTOR_PERSON;
    return stance_token(q, subject)->upos == UPOS_PROPN && stance_token(q, subject)->name != NAME_PER;
}

static bool is_whether(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    return at == q->content[0].first && article_word(q->f->article, at, WORD_INTERROGATIVE);
}

/* ------------------------------------------------------------------------------------------------ judging */

/* "ask": for something, or to do something, is a demand. */
static uint8_t asking(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    if (q->contents == 0) return STANCE_QUESTIONS;
    uint32_t first = q->content[0].first, next = first + (q->content[0].count > 1);
    if (q->content[0].count == 1 && stance_is_pronoun(q, first)) return STANCE_QUESTIONS;
    if (article_word(a, first, WORD_ASKED_FOR) ||
        (article_word(a, first, WORD_NEGATION) && article_word(a, next, WORD_ASKED_FOR)))
        return STANCE_DEMANDS;
    if (any_in_content(q, is_whether, l) || any_in_content(q, is_question_mark, l) || cue_has(q, WORD_INTERROGATIVE))
        return STANCE_QUESTIONS;
    for (uint32_t i = q->first; i <= q->last; i++)
        if (article_word(a, i, WORD_TOLD_OF)) return STANCE_QUESTIONS;
    for (uint32_t i = q->first; i <= q->content[0].first + 8 && i < a->tokens.size; i++)
        if (article_word(a, i, WORD_ASKED_FOR)) return STANCE_DEMANDS;
    return STANCE_QUESTIONS;
}

/* "has not been able to verify", "was unable to say". */
static bool is_unable(const stance_question *q) {
    const article *a = q->f->article;
    uint32_t at = stance_token(q, q->head)->relation == REL_XCOMP ? stance_token(q, q->head)->head : q->head;
    if (at == NONE || at > q->head) return false;
    return article_word(a, at, WORD_UNABLE) || (article_word(a, at, WORD_ABLE) && (q->f->at[at].has & HAS_NEGATION));
}

static uint8_t negated_stance(const cue_lexicon *l, const stance_question *q, uint32_t stances) {
    if (cue_has_class(l, q, CLASS_VERIFY, 2) && (cue_has(q, WORD_INABILITY) || is_unable(q))) return STANCE_QUESTIONS;
    bool amazed = cue_has_class(l, q, CLASS_AMAZED, 0) && cue_has(q, WORD_INABILITY);
    if (amazed) return STANCE_QUESTIONS; /* "can't believe it" */
    if (cue_has_class(l, q, CLASS_BELIEVE, 0)) return stance_turns_down(q, l) ? STANCE_DENIES : STANCE_QUESTIONS;
    if (cue_has_class(l, q, CLASS_SPEECH, 0)) return STANCE_DECLINES;
    return (uint8_t)(stances / STANCES);
}

/* "rejected the request", "denied him entry", "dismissed the coach": what denies nothing. A firm verb denies whatever
 * is no wish; another only what somebody said. */
static bool refuses(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    if (cue_differing(l, q->f, q->head) != NONE) return false;
    bool firm = cue_has_class(l, q, CLASS_FIRM, 0), noun = stance_token(q, q->head)->upos == UPOS_NOUN;
    for (uint32_t i = stance_next_top(q, 0), n = 0; i != NONE && n < 4; i = stance_next_top(q, i + 1), n++) {
        bool whom = relation_main[stance_token(q, i)->relation] == REL_IOBJ ||
                    (stance_is_person(q, i) && (!firm || stance_token(q, i)->name == NAME_PER));
        /* "any such deal" */
        bool again = (i > 0 && article_word(a, i - 1, WORD_SUCH)) || (i > 1 && article_word(a, i - 2, WORD_SUCH));
        if (again && !whom) return false;
        bool does = firm && stance_token(q, i)->upos == UPOS_VERB; /* "denied that he planned to" */
        if (whom || (!does && cue_lexicon_has(l, a, CLASS_WISH, i, NULL) && !stance_is_said(q, l, i))) return true;
    }
    if ((q->f->at[q->head].has & HAS_PASSIVE) && (q->f->at[q->head].has & HAS_OBJECT)) return true;
    return !firm && !noun && !stance_turns_down(q, l) && !stance_judges_false(q, l);
}

/* "tried to deny", "a chance of denying": wished, not done. */
static bool is_wished(const cue_lexicon *l, const stance_question *q) {
    const token *t = stance_token(q, q->head);
    uint32_t relation = relation_main[t->relation];
    if (t->head == NONE || (relation != REL_XCOMP && relation != REL_ACL)) return false;
    for (uint32_t i = q->head; i-- > 0 && q->head - i < 4;)
        if (stance_token(q, i)->head == q->head && article_word(q->f->article, i, WORD_INFINITIVE))
            return !cue_lexicon_has(l, q->f->article, CLASS_TRULY, t->head, NULL);
    return false;
}

/* "ask" as the verb of the cue. */
static bool asks(const stance_question *q) {
    for (uint32_t i = q->first; i <= q->last; i++)
        if (article_word(q->f->article, i, WORD_ASKING)) return true;
    return false;
}

/* "told them to leave", "Oslo to Bergen: leave". */
static bool tells_to_do(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    bool colon = q->f->at[q->head].mark == MARK_COLON;
    if (q->contents == 0 || (!colon && !cue_lexicon_has(l, a, CLASS_TELL, q->head, NULL)) ||
        cue_lexicon_has(l, a, CLASS_THINK, q->head, NULL)) /* "promised to" */
        return false;
    uint32_t top = stance_next_top(q, 0), first = q->content[0].first;
    if (article_word(a, first, WORD_INFINITIVE) && stance_token(q, first)->upos == UPOS_PART) return true;
    if (top == NONE) return false;
    bool orders = stance_token(q, top)->upos == UPOS_VERB && q->f->at[top].subject == NONE &&
                  token_has(stance_token(q, top), "Mood=Imp");
    if (orders) return true;
    if (colon) /* the bare verb of a headline: "Oslo to Bergen: leave" */
        return top == first && stance_token(q, top)->upos == UPOS_VERB && q->f->at[top].subject == NONE &&
               slice_equal_nocase(article_text(a, stance_token(q, top)->at), stance_token(q, top)->lemma);
    for (uint32_t i = q->last + 1; i <= q->f->at[q->head].last && i < q->last + 2 * NEAR; i++)
        if (stance_token(q, i)->head == q->head && article_word(a, i - 1, WORD_INFINITIVE) &&
            (stance_token(q, i)->relation == REL_XCOMP ||
             (stance_token(q, i)->relation == REL_ADVCL && finding_holds(q->content, q->contents, i))))
            return true;
    return false;
}

static bool warns(const stance_question *q) { return article_word(q->f->article, q->head, WORD_WARNING); }

/* "maintains his innocence", "insisted on her innocence". */
static bool is_of_innocence(const stance_question *q, const cue_lexicon *l) {
    uint32_t top = stance_next_top(q, 0);
    if (!q->contents || top == NONE) return false;
    uint32_t first = q->content[0].first, end = first + q->content[0].count;
    for (uint32_t i = first; i < end && i < first + NEAR; i++)
        if (cue_lexicon_has(l, q->f->article, CLASS_INNOCENCE, i, NULL))
            return i == top || stance_token(q, i)->head == q->head;
    return false;
}

/* "Asked Oslo to withdraw the accusation", "demanded an apology for the allegation": turns it down. */
static bool is_of_retraction(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    bool back = false;
    for (uint32_t r = 0; r < q->contents; r++) {
        uint32_t first = q->content[r].first, count = q->content[r].count;
        for (uint32_t i = first; i < first + count && i < first + CONTENT_LOOK; i++) {
            back |= cue_lexicon_has(l, a, CLASS_RETRACT, i, NULL) && !(q->f->at[i].has & HAS_NEGATION);
            bool charge = stance_token(q, i)->upos == UPOS_NOUN && cue_lexicon_has(l, a, CLASS_ACCUSATION, i, NULL);
            if (back && charge) return true;
        }
    }
    return false;
}

/* "“Lies,” was the answer from Oslo". */
static bool is_bad_comment(const stance_question *q, const cue_lexicon *l, uint32_t top) {
    return top != NONE && stance_token(q, q->head)->upos == UPOS_NOUN && stance_token(q, top)->upos != UPOS_VERB &&
           cue_lexicon_has(l, q->f->article, CLASS_COMMENT, q->head, NULL) && stance_is_false_word(q, l, top, true);
}

/* "Ridiculed the accusation". */
static bool scorns(const stance_question *q, const cue_lexicon *l, uint32_t top) {
    return top != NONE && stance_token(q, q->head)->upos == UPOS_VERB && stance_token(q, top)->upos == UPOS_NOUN &&
           !(q->f->at[top].has & (HAS_ACL | HAS_CCOMP)) && cue_has_class(l, q, CLASS_SCORN, 0) &&
           cue_lexicon_has(l, q->f->article, CLASS_ACCUSATION, top, NULL);
}

/* "Did not confirm or | deny it", "refused to confirm or deny": neither. */
static bool is_second_of_two(const cue_lexicon *l, const stance_question *q) {
    const token *t = stance_token(q, q->head);
    if (t->relation != REL_CONJ || t->head == NONE || t->head >= q->head) return false;
    if (!cue_lexicon_has(l, q->f->article, CLASS_VERIFY, t->head, NULL)) return false;
    for (uint32_t i = t->head + 1; i < q->head; i++)
        if (article_word(q->f->article, i, WORD_ALTERNATIVE)) return true;
    return false;
}

static uint8_t positive_stance(const cue_lexicon *l, const stance_question *q, uint8_t stance) {
    uint32_t top = stance_next_top(q, 0);
    bool demands = stance == STANCE_DEMANDS || asks(q) || (stance == STANCE_ASSERTS && tells_to_do(l, q));
    if (demands && is_of_retraction(q, l)) return STANCE_DENIES;
    if (is_bad_comment(q, l, top) || (stance == STANCE_ASSERTS && scorns(q, l, top))) return STANCE_DENIES;
    if ((stance == STANCE_ASSERTS || stance == STANCE_DEMANDS) && is_of_innocence(q, l)) return STANCE_DENIES;
    if (stance == STANCE_DECLINES && cue_unbelieving(l, q->f, q->head) != NONE) return STANCE_DENIES;
    if (stance == STANCE_DECLINES) {
        bool words = cue_has_class(l, q, CLASS_SPEECH, 5) || q->contents == 0;
        return words || (top != NONE && stance_token(q, top)->upos == UPOS_NOUN) ? STANCE_DECLINES : STANCE_ASSERTS;
    }
    if (top != NONE && top == q->content[0].first && article_word(q->f->article, top, WORD_NAUGHT_SAID))
        return stance == STANCE_ADMITS ? STANCE_DENIES : STANCE_DECLINES;
    if (asks(q)) return asking(l, q);
    if (stance == STANCE_DENIES && (refuses(l, q) || is_second_of_two(l, q))) return STANCE_DECLINES;
    if (stance == STANCE_QUESTIONS && tells_to_do(l, q)) return STANCE_DEMANDS; /* "challenged them to show it" */
    if (warns(q) && any_in_content(q, is_own_future, l)) return STANCE_THREATENS;
    if (stance != STANCE_ASSERTS) return stance;
    if (tells_to_do(l, q)) return STANCE_DEMANDS;
    if (cue_has_class(l, q, CLASS_JUDGE, 0) &&
        (stance_judges_false(q, l) || stance_calls_bad(q, l) || stance_ends_bad(q, l, true)))
        return STANCE_DENIES;
    return any_in_content(q, stance_is_false_predicate, l) || stance_is_false_headline(q, l) ||
                   stance_ends_bad(q, l, false)
               ? STANCE_DENIES
               : STANCE_ASSERTS;
}

/* "pleaded not guilty" denies, "pleaded guilty" admits; STANCES where nobody pleads so. */
static uint8_t pleaded(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    if (!cue_lexicon_has(l, a, CLASS_PLEAD, q->head, NULL)) return STANCES;
    bool not_so = cue_has(q, WORD_NEGATION);
    for (uint32_t i = q->head + 1; i <= q->last + 4 && i < a->tokens.size; i++) {
        not_so |= article_word(a, i, WORD_NEGATION);
        if (cue_lexicon_has(l, a, CLASS_GUILT, i, NULL)) return not_so ? STANCE_DENIES : STANCE_ADMITS;
    }
    return STANCES;
}

stance_answer stance_find(const cue_lexicon *l, const stance_question *q) {
    uint32_t stances = plain_stance(l, q);
    stance_answer out = {.negated = cue_has(q, WORD_NEGATION) || is_unable(q)};
    for (uint32_t i = 0; i < q->sources; i++)
        out.negated |= article_word(q->f->article, q->source[i].first, WORD_NEGATION);
    uint8_t plea = pleaded(l, q);
    if (plea != STANCES)
        out.stance = plea;
    else if (out.negated)
        out.stance = negated_stance(l, q, stances);
    else
        out.stance = positive_stance(l, q, (uint8_t)(stances % STANCES));
    bool owed = !out.negated && cue_has(q, WORD_OBLIGATION);
    out.hypothetical = out.stance == STANCE_DENIES && (is_wished(l, q) || owed);
    bool unbelieved = out.negated && out.stance == STANCE_DENIES; /* "would not accept the charge" */
    out.hypothetical |= cue_has(q, WORD_UNREAL) && !unbelieved && out.stance != STANCE_DECLINES &&
                        !(out.negated && out.stance == STANCE_QUESTIONS);
    return out;
}

/* Whether an adposition leads to a noun, or to the noun that it makes a compound with. */
static bool has_case_near(const stance_question *q, uint32_t at) {
    uint32_t head = stance_token(q, at)->head;
    bool compound = head == at + 1 && relation_main[stance_token(q, at)->relation] == REL_COMPOUND;
    return (q->f->at[at].has & HAS_CASE) || (compound && (q->f->at[head].has & HAS_CASE));
}

slice stance_channel(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    range own = a->sentences.at[stance_token(q, q->head)->sentence].tokens;
    uint32_t from = q->first > own.first + NEAR ? q->first - NEAR : own.first;
    uint32_t to = q->last + NEAR < own.first + own.count ? q->last + NEAR : own.first + own.count;
    slice best = {0};
    uint32_t best_distance = UINT32_MAX;
    for (uint32_t i = from; i < to; i++) {
        bool inside = i >= q->first && i <= q->last, source = finding_holds(q->source, q->sources, i);
        slice channel = finding_holds(q->content, q->contents, i) ? (slice){0} : cue_lexicon_channel(l, a, i);
        uint32_t distance = inside ? 0 : source ? 1 : i < q->first ? q->first - i + 1 : i - q->last + 1;
        if (!channel.size || distance >= best_distance) continue;
        if (inside || (source && stance_token(q, i)->upos == UPOS_NOUN) || (!source && has_case_near(q, i))) {
            best = channel;
            best_distance = distance;
        }
    }
    return best;
}
