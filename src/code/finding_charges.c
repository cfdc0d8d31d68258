/* finding_charges.c - adds attributions by which somebody is charged with a deed
 *
 * Each form has a function that is shown every token outside of cues. */
#include "code/finding_charges.h"

#include <string.h>

#include "code/finding_job.h"
#include "code/finding_phrase.h"
#include "code/mention.h"

enum { PHRASE = 80 /* tokens of a phrase that are looked at */, NEAR = 6 };

/* Where the words of a token's subtree that are looked at begin. */
static uint32_t front_of(const find_job *j, uint32_t i) {
    return j->f->at[i].first + PHRASE < i ? i - PHRASE : j->f->at[i].first;
}

/* Whether a verb is the participle of an accusation: "X was accused", "X, accused by Y of". */
static bool is_accused(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    if (t->upos != UPOS_VERB || !find_has(j, CLASS_ACCUSED, i) || (j->f->at[i].has & HAS_NEGATION)) return false;
    bool bare = slice_equal(t->xpos, SLICE("VBN")) && !(j->f->at[i].has & (HAS_SUBJECT | HAS_AUX | HAS_OBJECT));
    return (j->f->at[i].has & HAS_PASSIVE) ||
           (bare && (relation_main[t->relation] == REL_ACL || t->relation == REL_ADVCL || t->relation == REL_XCOMP));
}

/* Who accuses where he is named behind the deed: "accused of doing it | by X"; or NONE. */
static uint32_t late_agent(const find_job *j, uint32_t deed) {
    bool active = find_token(j->f, deed)->upos == UPOS_VERB && !(j->f->at[deed].has & HAS_PASSIVE);
    for (uint32_t k = deed + 1; active && k <= j->f->at[deed].last && k < deed + PHRASE; k++) {
        uint32_t up = find_token(j->f, k)->head;
        for (int steps = 0; steps < NEAR && up != NONE && up > deed && up < k; steps++)
            up = find_token(j->f, up)->head;
        bool hung = relation_main[find_token(j->f, k)->relation] == REL_OBL ||
                    relation_main[find_token(j->f, k)->relation] == REL_NMOD;
        if (!hung || up != deed || mention_of_token(j->f->article, k) == NONE) continue;
        for (uint32_t c = k; c-- > deed;)
            if (find_token(j->f, c)->head == k && find_is(j->f, c, WORD_AGENT)) return k;
    }
    return NONE;
}

/* Who is accused by such a verb, or NONE. */
static uint32_t whom_accused(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    if (j->f->at[i].subject != NONE) return j->f->at[i].subject;
    return relation_main[t->relation] == REL_ACL ? t->head : t->head != NONE ? j->f->at[t->head].subject : NONE;
}

/* Gives such a verb's finding who accuses, if it says so, and of what; false where it does not say of what. */
static bool set_accusation(const find_job *j, finding *x, uint32_t i) {
    uint32_t agent = finding_agent(j->f, i), last = j->f->at[i].last;
    for (uint32_t k = i + 1; k <= last && k < i + PHRASE; k++) {
        bool of = find_is(j->f, k, WORD_CHARGE);
        uint32_t deed = find_token(j->f, k)->head;
        if (!of || deed == NONE || deed <= k ||
            (find_token(j->f, deed)->head != i && find_token(j->f, deed)->head != agent))
            continue;
        bool put_down = !find_is(j->f, k, WORD_GENITIVE); /* "blamed for the deficit": said of whoever does deeds */
        uint32_t whom = put_down ? whom_accused(j, i) : NONE;
        if (put_down && (whom == NONE || mention_of_token(j->f->article, whom) == NONE)) return false;
        uint32_t late = agent == NONE ? late_agent(j, deed) : NONE;
        range by = finding_phrase(j->f, agent != NONE ? agent : late != NONE ? late : i);
        range of_it = finding_rest(j->f, i, k);
        if (agent != NONE || late != NONE) find_set_run(j->f, &x->source, &x->sources, by);
        if (late != NONE && by.first > k + 1 && by.first - 1 - k < of_it.count) of_it.count = by.first - 1 - k;
        finding_set_content(j->f, x, of_it);
        return x->contents > 0;
    }
    return false;
}

/* "X was accused of doing it", "X, accused by Y of doing it,". */
static void add_accused(const find_job *j, uint32_t i) {
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    if (is_accused(j, i) && set_accusation(j, &x, i)) find_add(j, &x);
}

/* "Sanctions on Peru, which it accuses of doing it": who accuses in a clause that hangs on the one accused. */
static void add_accusing(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    const token_facts *v = &j->f->at[i];
    bool clause = t->upos == UPOS_VERB && t->relation == REL_ACL_RELCL && find_has(j, CLASS_ACCUSED, i) &&
                  !(v->has & (HAS_PASSIVE | HAS_NEGATION));
    if (!clause || t->head == NONE || t->head > i || v->subject == NONE || v->subject > i ||
        mention_of_token(j->f->article, t->head) == NONE)
        return;
    if (token_has(find_token(j->f, v->subject), "PronType=Rel")) return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    for (uint32_t k = i + 1; k <= v->last && k < i + NEAR && !x.contents; k++) {
        uint32_t deed = find_token(j->f, k)->head;
        bool of = find_is(j->f, k, WORD_CHARGE_OF_DEED) && deed != NONE && deed > k;
        if (of && find_token(j->f, deed)->head == i) finding_set_content(j->f, &x, finding_rest(j->f, i, k));
    }
    if (x.contents && finding_take_subject(j->f, &x, i)) find_add(j, &x);
}

/* The same of what the chains found, where they took who accuses for a part of the accusation, or who is accused for
 * who speaks. */
static void mend_accused(const find_job *j, finding *x) {
    uint32_t agent = is_accused(j, x->head) ? finding_agent(j->f, x->head) : NONE;
    if (agent != NONE &&
        (finding_holds(x->content, x->contents, agent) || !finding_holds(x->source, x->sources, agent)))
        set_accusation(j, x, x->head);
}

/* "X and Y traded accusations of doing it". */
static void add_traded(const find_job *j, uint32_t i) {
    uint32_t noun = j->f->at[i].object;
    if (find_token(j->f, i)->upos != UPOS_VERB || !find_has(j, CLASS_TRADE, i) || noun == NONE || noun < i ||
        noun - i > NEAR)
        return;
    finding x = find_new(i, noun, i, j->said[i] ? "nested" : "phrase");
    if (!find_has(j, CLASS_ACCUSATION, noun) || !finding_take_subject(j->f, &x, i)) return;
    finding_set_content(j->f, &x, finding_rest(j->f, i, noun + 1));
    if (x.contents) find_add(j, &x);
}

/* Whether a noun that is a deed's name says more of the deed: "the raid | on the village", not "the policy". */
static bool tells_deed(const find_job *j, uint32_t i) {
    if (find_token(j->f, i)->upos == UPOS_VERB) return true;
    if (find_token(j->f, i)->upos != UPOS_NOUN) return false;
    for (uint32_t k = front_of(j, i); k <= j->f->at[i].last && k < i + PHRASE; k++) {
        const token *t = find_token(j->f, k);
        uint32_t main = relation_main[t->relation];
        if (t->head == i && (main == REL_NMOD || main == REL_COMPOUND || main == REL_ACL)) return true;
    }
    return word_ends(j->f->article->words, find_token(j->f, i)->lemma, WORD_GERUND);
}

/* Whether a verb reproaches somebody with a deed. */
static bool is_reproach(const find_job *j, uint32_t i, reproach *r) {
    const article *a = j->f->article;
    if (!reproach_at(j->lexicon->reproaches, a, i, r) || r->deed == NONE || !tells_deed(j, r->deed)) return false;
    if (r->answers) return false;
    uint32_t m = mention_of_token(a, r->whom);
    bool state =
        m != NONE && a->mentions.at[m].head == r->whom && a->actors.at[a->mentions.at[m].actor].kind == ACTOR_STATE;
    return r->state ? state : true;
}

/* The words of a verb from `from` to the end of the deed, without who it is by. */
static range as_far_as(const find_job *j, uint32_t verb, uint32_t from, uint32_t deed) {
    uint32_t agent = finding_agent(j->f, verb), end = j->f->at[deed].last + 1;
    if (agent != NONE && agent >= from && agent < deed && j->f->at[agent].last < deed)
        from = j->f->at[agent].last + 1;
    range all = finding_rest(j->f, verb, from);
    return all.count && end > all.first && end - all.first < all.count
               ? finding_trim(j->f, (range){all.first, end - all.first})
               : all;
}

/* "lashed out at X for doing it", "summoned X's ambassador over it". */
static void add_reproach(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    reproach r;
    uint8_t upos = find_token(j->f, i)->upos;
    bool angry = upos == UPOS_ADJ && (t->has & HAS_COP);
    if ((upos != UPOS_VERB && !angry) || (t->has & HAS_NEGATION) || !is_reproach(j, i, &r)) return;
    if (i > 0 && find_token(j->f, i - 1)->upos == UPOS_PART && find_token(j->f, i - 1)->head == i)
        return; /* "planned to sue" */
    bool particle = i + 1 < j->f->article->tokens.size && find_token(j->f, i + 1)->relation == REL_COMPOUND_PRT &&
                    find_token(j->f, i + 1)->head == i;
    finding x = find_new(i, i + particle, i, RULE_REPROACH);
    uint32_t agent = finding_agent(j->f, i);
    bool bare = slice_equal(find_token(j->f, i)->xpos, SLICE("VBN")) && !(t->has & (HAS_SUBJECT | HAS_AUX));
    if (r.suffers) {
        if (r.by != NONE) find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, r.by));
        finding_set_content(j->f, &x, as_far_as(j, i, j->f->at[r.deed].first, r.deed));
        if (x.contents) find_add(j, &x);
        return;
    }
    if ((t->has & HAS_PASSIVE) || (bare && agent != NONE)) {
        if (agent == NONE) return;
        find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, agent));
    } else if (!finding_take_subject(j->f, &x, i))
        return;
    finding_set_content(j->f, &x, as_far_as(j, i, x.last + 1, r.deed));
    if (x.contents) find_add(j, &x);
}

/* "wants X punished for doing it", "wants X to answer for it". */
static void add_wanting(const find_job *j, uint32_t i) {
    const article *a = j->f->article;
    const token_facts *t = &j->f->at[i];
    uint32_t whom = t->object;
    if (find_token(j->f, i)->upos != UPOS_VERB || !find_has(j, CLASS_WANTING, i) || (t->has & HAS_NEGATION) ||
        whom == NONE || whom < i || mention_of_token(a, whom) == NONE)
        return;
    for (uint32_t k = whom + 1; k <= t->last && k < whom + NEAR; k++) {
        reproach r;
        bool done = find_token(j->f, k)->head == i && find_token(j->f, k)->relation == REL_XCOMP;
        if (!done || !reproach_at(j->lexicon->reproaches, a, k, &r) || r.deed == NONE || !tells_deed(j, r.deed))
            continue;
        finding x = find_new(i, i, i, RULE_REPROACH);
        if (!finding_take_subject(j->f, &x, i)) return;
        finding_set_content(j->f, &x, as_far_as(j, i, i + 1, r.deed));
        if (x.contents) find_add(j, &x);
        return;
    }
}

/* "slammed | Peru | over the raid on the village": the content goes on to the deed. */
static void extend_to_deed(const find_job *j, finding *x) {
    reproach r;
    if (!x->contents || x->content[0].first <= x->last || find_token(j->f, x->head)->upos != UPOS_VERB ||
        !is_reproach(j, x->head, &r))
        return;
    if (r.suffers) {
        x->contents = 0;
        x->rule = RULE_REPROACH;
        if (r.by != NONE) find_set_run(j->f, &x->source, &x->sources, finding_phrase(j->f, r.by));
        finding_set_content(j->f, x, as_far_as(j, x->head, j->f->at[r.deed].first, r.deed));
        return;
    }
    if (find_has(j, CLASS_TURN, x->head)) x->rule = RULE_REPROACH; /* "railed at X for doing it" turns nothing down */
    if (finding_holds(x->content, x->contents, r.deed) || r.deed < x->content[0].first) return;
    range all = as_far_as(j, x->head, x->content[0].first, r.deed);
    if (all.count) find_set_run(j->f, &x->content, &x->contents, all);
}

/* "X is certain that", "was convinced that", "was in no doubt that", "ruled that". */
static void add_sure(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    bool doubt = find_is(j->f, i, WORD_DOUBT), no = false;
    bool sure = find_has(j, CLASS_SURE, i) && (t->has & (HAS_COP | HAS_PASSIVE)),
         rules = find_has(j, CLASS_RULING, i) && !(t->has & HAS_PASSIVE);
    bool out = i + 1 < j->f->article->tokens.size && find_token(j->f, i + 1)->relation == REL_COMPOUND_PRT;
    if (out) return; /* "ruled out that" */
    if ((!sure && !rules) || (t->has & HAS_NEGATION) || t->subject == NONE || t->subject > i) return;
    uint32_t clause = NONE;
    for (uint32_t k = i + 1; k <= t->last && k < i + PHRASE && clause == NONE; k++) {
        uint8_t main = relation_main[find_token(j->f, k)->relation];
        bool told = find_token(j->f, k)->head == i && (main == REL_CCOMP || (doubt && main == REL_ACL)) &&
                    (j->f->at[k].has & HAS_SUBJECT);
        if (told) clause = k;
    }
    for (uint32_t k = front_of(j, i); k < i; k++)
        no |= find_is(j->f, k, WORD_NEGATIVE_DETERMINER) && find_token(j->f, k)->head == i;
    if (clause == NONE || doubt != no || mention_of_token(j->f->article, t->subject) == NONE) return;
    finding x = find_new(i, i, i, RULE_SURE);
    find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, t->subject));
    uint32_t first = j->f->at[clause].first;
    finding_set_content(j->f, &x, finding_trim(j->f, (range){first, j->f->at[clause].last + 1 - first}));
    if (x.contents) find_add(j, &x);
}

/* "was in no doubt that", which the chains take for a doubt. */
static void mend_sure(const find_job *j, finding *x) {
    bool no = false, in = false;
    if (!find_is(j->f, x->head, WORD_DOUBT) || !(j->f->at[x->head].has & HAS_COP)) return;
    for (uint32_t k = front_of(j, x->head); k < x->head; k++) {
        bool own = find_token(j->f, k)->head == x->head;
        no |= own && find_is(j->f, k, WORD_NEGATIVE_DETERMINER);
        in |= own && find_is(j->f, k, WORD_LOCATIVE);
    }
    if (no && in) x->rule = RULE_SURE;
}

void findings_add_charges(findings *out, const article_facts *f, const cue_lexicon *l) {
    static find_form *const forms[] = {add_accused, add_accusing, add_traded, add_reproach, add_wanting, add_sure};
    find_job j = find_job_new(out, f, l);
    for (uint32_t k = 0; k < out->at.size; k++) {
        extend_to_deed(&j, &out->at.at[k]);
        mend_accused(&j, &out->at.at[k]);
        mend_sure(&j, &out->at.at[k]);
        find_note(&j, k);
    }
    for (uint32_t i = 0; i < f->article->tokens.size; i++) find_try(&j, forms, sizeof forms / sizeof *forms, i);
}
