/* finding_mend.c - mends the contents of findings, once all are known
 *
 * Between finding and nesting: a parent is found by where a cue stands, so that a content which is too long gives
 * wrong parents. Every step looks at the findings of one sentence at a time. */
#include "code/finding_mend.h"

#include <string.h>

#include "code/finding_charges.h"
#include "code/finding_tools.h"
#include "code/mention.h"

enum {
    REACH = 12 /* tokens */,
    BESIDE = 24 /* findings */,
    PHRASE = 80 /* tokens of a phrase that are looked at */
};

/* ---------------------------------------------------------------------------------------------- coordination */

/* Where the conjunct, or the participle behind a comma, that a cue heads begins: before its adverbs, auxiliaries,
 * conjunction and comma. NONE where it is neither. */
static uint32_t conjunct_begin(const article_facts *f, const finding *x) {
    uint32_t first = find_sentence(f, x->head).first, at = x->first;
    bool conjoined = false;
    for (; at > first && x->first - at < REACH; at--) {
        const token *t = find_token(f, at - 1);
        uint32_t relation = relation_main[t->relation];
        bool own = t->head >= x->first && t->head <= x->last &&
                   (relation == REL_ADVMOD || relation == REL_AUX || relation == REL_CC);
        conjoined |= relation == REL_CC && t->upos == UPOS_CCONJ;
        if (!own && t->upos != UPOS_CCONJ && t->upos != UPOS_ADV && t->upos != UPOS_AUX) break;
    }
    bool comma = at > first && f->at[at - 1].mark == MARK_COMMA;
    bool participle = comma && article_ends(f->article, x->head, WORD_GERUND);
    return conjoined || participle ? at - comma : NONE;
}

/* Whether a cue goes on with what the speaker of an earlier one does, as the second verb of one subject. */
static bool goes_on(const article_facts *f, const finding *x, const finding *before) {
    return x->source_head != NONE && x->source_head == before->source_head && x->source_head < before->first &&
           f->at[x->head].subject == NONE && find_token(f, x->head)->upos == UPOS_VERB &&
           f->quotes.of_token[x->head] == f->quotes.of_token[before->head];
}

/* Ends the contents that run into a cue's conjunct: those of earlier cues, where the conjunct's subject stands before
 * all of them. */
static void cut_at_conjunct(findings *all, const article_facts *f, uint32_t i) {
    const finding *x = &all->at.at[i];
    uint32_t begin = NONE, low = i > BESIDE ? i - BESIDE : 0, own = find_token(f, x->head)->sentence;
    for (uint32_t k = i; k-- > low && begin == NONE;)
        if (find_token(f, all->at.at[k].head)->sentence == own && goes_on(f, x, &all->at.at[k]))
            begin = conjunct_begin(f, x);
    for (uint32_t k = low; begin != NONE && k < i; k++) {
        finding *y = &all->at.at[k];
        bool over = y->last < begin && y->first > x->source_head && find_token(f, y->head)->sentence == own;
        if (over && finding_holds(y->content, y->contents, x->head)) finding_clip(y, f, 0, begin);
    }
}

/* ------------------------------------------------------------------------------------------------- nouns */

/* "Reports that the patient has measles | are false": what is said of a claim's noun, its predicate, is no part of the
 * clause that the noun has for its content, though the tree or the chain has it for its end. */
static void leave_verdict(finding *x, const article_facts *f) {
    const token *noun = find_token(f, x->head);
    if (noun->upos != UPOS_NOUN || relation_main[noun->relation] != REL_NSUBJ || x->contents != 1) return;
    uint32_t first = x->content[0].first, verdict = noun->head, begin = verdict;
    if (!find_is(f, first, WORD_COMPLEMENTIZER) || verdict == NONE || !finding_holds(x->content, 1, verdict)) return;
    while (begin > first && find_token(f, begin - 1)->head == verdict) {
        uint32_t relation = relation_main[find_token(f, begin - 1)->relation];
        if (relation != REL_COP && relation != REL_AUX && relation != REL_ADVMOD) break;
        begin--;
    }
    if (begin < verdict && begin > first + 2) finding_clip(x, f, 0, begin);
}

/* A noun that the chain found ("Oslo's allegation that ... was a lie"): its content is its own clause. */
static void clip_to_noun(finding *x, const article_facts *f, const cue_lexicon *l) {
    uint32_t last = f->at[x->head].last;
    if (find_token(f, x->head)->upos != UPOS_NOUN || x->first != x->last || x->contents != 1) return;
    if (!cue_lexicon_has(l, f->article, CLASS_CLAIM, x->head, NULL)) return;
    if (x->content[0].first == x->last + 1 && last > x->last && x->content[0].first + x->content[0].count > last + 1)
        finding_clip(x, f, 0, last + 1);
    for (uint32_t i = f->at[x->head].first; x->sources == 0 && i < x->head && x->head - i < REACH; i++)
        if (find_token(f, i)->head == x->head && find_token(f, i)->relation == REL_NMOD_POSS)
            find_set_run(f, &x->source, &x->sources, (range){f->at[i].first, i + 1 - f->at[i].first});
}

/* The verb that a noun is the object of, also through an infinitive's or a participle's; or NONE. */
static uint32_t governing_verb(const article_facts *f, uint32_t noun) {
    const token *t = find_token(f, noun);
    uint32_t relation = relation_main[t->relation];
    if (relation != REL_OBJ && relation != REL_OBL) return NONE;
    return t->head != NONE && find_token(f, t->head)->upos == UPOS_VERB ? t->head : NONE;
}

/* A noun that the tagger takes for a verb, though an adjective or article modifies it: "“baseless” claims". */
static bool is_disguised(const article_facts *f, uint32_t i) {
    for (uint32_t k = i; find_token(f, i)->upos == UPOS_VERB && k-- > 0 && i - k < 4;) {
        uint32_t relation = relation_main[find_token(f, k)->relation];
        if (find_token(f, k)->head == i && (relation == REL_AMOD || relation == REL_DET)) return true;
    }
    return false;
}

static bool is_claim_noun(const article_facts *f, const cue_lexicon *l, uint32_t i) {
    return (find_token(f, i)->upos == UPOS_NOUN || is_disguised(f, i)) &&
           cue_lexicon_has(l, f->article, CLASS_CLAIM, i, NULL);
}

/* Takes the source from a claim's noun where it is only the subject of what is done with the claim: "he was ready to
 * clarify claims that ...". */
static void free_claim(finding *x, const article_facts *f, const cue_lexicon *l) {
    if (x->first != x->last || x->source_head == NONE || !is_claim_noun(f, l, x->head)) return;
    uint32_t verb = is_disguised(f, x->head) ? x->head : governing_verb(f, x->head);
    if (verb == NONE || x->source_head >= verb || verb > x->head) return;
    bool own = x->source_head >= f->at[x->head].first && verb != x->head;
    if (own || cue_lexicon_has(l, f->article, CLASS_MAKES, verb, NULL)) return;
    x->sources = 0;
    x->source_head = NONE;
}

/* Lets a content that stops in front of a claim's noun, which hangs on a word of it, go on to the claim's end. */
static void take_claim_noun(findings *all, const article_facts *f, const cue_lexicon *l, uint32_t i) {
    finding *x = &all->at.at[i];
    const finding *y = &all->at.at[i + 1];
    if (x->contents == 0 || y->contents == 0 || !is_claim_noun(f, l, y->head)) return;
    const range *last = &x->content[x->contents - 1], *clause = &y->content[y->contents - 1];
    uint32_t end = last->first + last->count, first = f->at[y->head].first, head = find_token(f, y->head)->head;
    bool next = first <= end && end <= y->first && y->first - end < REACH && clause->first > y->last;
    bool hangs = is_disguised(f, y->head) ? find_token(f, end - 1)->upos == UPOS_VERB
                                          : head != NONE && head >= last->first && head < end;
    if (!next || x->first > last->first || !hangs) return;
    range *runs = arena_copy(f->article->arena, x->content, sizeof *runs * x->contents);
    runs[x->contents - 1].count = clause->first + clause->count - last->first;
    x->content = runs;
}

/* "refuted in the strongest terms assertions by A that ...", "dismissed as baseless the claims of B": a content that
 * holds only one end of what is denied takes all of it. */
static void take_object(finding *x, const article_facts *f, const cue_lexicon *l) {
    uint32_t object = f->at[x->head].object;
    if (strcmp(x->rule, RULE_REPROACH) == 0) return; /* "faces accusations from X | of doing it" */
    if (find_token(f, x->head)->upos != UPOS_VERB || x->contents != 1 || object == NONE || object <= x->last) return;
    if (!is_claim_noun(f, l, object) || finding_holds(x->content, 1, object) || f->at[object].first <= x->last)
        return;
    uint32_t first = x->content[0].first, end = first + x->content[0].count, last = f->at[object].last + 1;
    if (first <= x->last || last - x->last > PHRASE || f->quotes.of_token[object] != f->quotes.of_token[x->head])
        return;
    bool behind = f->at[object].first < first && first < last,
         before = f->at[object].first >= end && f->at[object].first - end < REACH;
    if (behind) first = f->at[object].first;
    else if (before) end = last;
    else return;
    range whole = {first, end - first};
    find_set_run(f, &x->content, &x->contents, whole);
}

/* "had information indicating that ...": the noun right before the participle bears it, and not who has it, unless
 * they made it ("issued a report saying that ..."). */
static void take_bearer(finding *x, const article_facts *f, const cue_lexicon *l) {
    uint32_t bearer = x->first, first = find_sentence(f, x->head).first;
    bool participle = article_ends(f->article, x->head, WORD_GERUND);
    if (!participle || f->at[x->head].subject != NONE || bearer == first) return;
    do bearer--;
    while (bearer > first && f->at[bearer].mark == MARK_QUOTE);
    uint32_t verb = governing_verb(f, bearer);
    if (find_token(f, bearer)->upos != UPOS_NOUN || !cue_lexicon_has(l, f->article, CLASS_TALE, bearer, NULL)) return;
    if (verb == NONE || x->source_head == NONE || finding_holds(x->source, x->sources, bearer) ||
        cue_lexicon_has(l, f->article, CLASS_MAKES, verb, NULL))
        return;
    find_set_run(f, &x->source, &x->sources, (range){bearer, 1});
    x->source_head = bearer;
}

/* ------------------------------------------------------------------------------------------------ citing */

/* Whether a noun is somebody or something that says things: its mention has an actor. */
static bool can_say(const article_facts *f, uint32_t noun) {
    uint32_t m = mention_of_token(f->article, noun);
    return m != NONE && f->article->mentions.at[m].head == noun && !f->article->mentions.at[m].pronoun;
}

/* "The Herald, citing two officers, reported that ...": the officers say it, inside of what the Herald reports. */
static void take_cited(findings *all, const article_facts *f, uint32_t i) {
    finding *x = &all->at.at[i];
    const token *t = find_token(f, x->head);
    uint32_t object = f->at[x->head].object, low = i > 2 ? i - 2 : 0;
    if (t->upos != UPOS_VERB || !find_is(f, x->head, WORD_QUOTING)) return;
    if (object == NONE || object < x->last || f->at[x->head].subject != NONE || (f->at[x->head].has & HAS_CCOMP))
        return;
    if (!can_say(f, object)) return;
    for (uint32_t k = low; k < i + 3 && k < all->at.size; k++) {
        const finding *host = &all->at.at[k];
        if (k == i || find_token(f, host->head)->sentence != t->sentence || host->contents == 0 ||
            host->sources == 0 || finding_holds(host->content, host->contents, x->head))
            continue;
        bool follows = t->head == host->source_head || t->head == host->head || host->source_head == x->source_head;
        if (!follows) continue;
        find_set_run(f, &x->source, &x->sources,
                 (range){f->at[object].first, f->at[object].last + 1 - f->at[object].first});
        x->source_head = object;
        x->content = host->content;
        x->contents = host->contents;
        x->within = k;
        return;
    }
}

/* ----------------------------------------------------------------------------------------------- passives */

/* Who a passive verb says it by: the noun after "by", or NONE. */
static uint32_t agent_of(const article_facts *f, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= f->at[verb].last && i - verb < PHRASE; i++)
        if (f->article->tokens.at[i].head == verb && f->article->tokens.at[i].relation == REL_OBL_AGENT) return i;
    return NONE;
}

/* The passive verb whose subject a verb has: its own, or of "were called and told" the first; NONE. */
static uint32_t passive_of(const article_facts *f, uint32_t verb) {
    const token *t = &f->article->tokens.at[verb];
    if (f->at[verb].has & HAS_PASSIVE) return verb;
    bool bare = slice_equal(t->xpos, SLICE("VBN")) && !(f->at[verb].has & (HAS_SUBJECT | HAS_AUX));
    bool joined = bare && relation_main[t->relation] == REL_CONJ && t->head != NONE;
    return joined && (f->at[t->head].has & HAS_PASSIVE) ? t->head : NONE;
}

/* Whether a verb with its grammatical subject for a source judges or charges that, or tells it something. */
static bool is_done_to(const finding *x, const article_facts *f, const cue_lexicon *l) {
    const article *a = f->article;
    uint32_t heard = passive_of(f, x->head), subject = heard == NONE ? NONE : f->at[heard].subject;
    if (subject == NONE || a->tokens.at[subject].relation != REL_NSUBJ_PASS) return false;
    if (!finding_holds(x->source, x->sources, subject)) return false;
    bool judges =
        cue_lexicon_has(l, a, CLASS_JUDGE, x->head, NULL) || cue_lexicon_has(l, a, CLASS_CHARGE, x->head, NULL);
    bool own = heard == x->head && !(f->at[x->head].has & HAS_ADVCL); /* not "was quoted as saying" */
    return (judges && own) || cue_lexicon_has(l, a, CLASS_TELL, x->head, NULL);
}

/* The participle of "stands accused by X of", or NONE. */
static uint32_t stands_charged(const finding *x, const article_facts *f, const cue_lexicon *l) {
    const article *a = f->article;
    bool below = x->last > x->head && a->tokens.at[x->last].relation == REL_XCOMP && agent_of(f, x->last) != NONE;
    bool judges = below && (cue_lexicon_has(l, a, CLASS_JUDGE, x->last, NULL) ||
                            cue_lexicon_has(l, a, CLASS_CHARGE, x->last, NULL));
    return judges ? x->last : NONE;
}

/* Makes the noun behind "by" the source, without its preposition and what it says. */
static void take_agent(finding *x, const article_facts *f, uint32_t agent) {
    const article *a = f->article;
    uint32_t first = f->at[agent].first, last = f->at[agent].last;
    if (finding_holds(x->content, x->contents, agent) && !finding_clip(x, f, 0, first)) return;
    while (first < agent && relation_main[a->tokens.at[first].relation] == REL_CASE) first++;
    for (uint32_t i = agent + 1; i <= last; i++)
        if (a->tokens.at[i].upos == UPOS_VERB || finding_holds(x->content, x->contents, i)) last = i - 1;
    find_set_run(f, &x->source, &x->sources, (range){first, last + 1 - first});
    x->source_head = agent;
}

/* Takes the source from a passive verb that has its grammatical subject for one ("he was called a fool by experts"),
 * which is whom it is said of or to, and gives it who it is said by. */
static void mend_passive(finding *x, const article_facts *f, const cue_lexicon *l) {
    uint32_t stands = stands_charged(x, f, l);
    if (stands == NONE && !is_done_to(x, f, l)) return;
    uint32_t agent = agent_of(f, stands != NONE ? stands : x->head);
    x->sources = 0;
    x->source_head = NONE;
    if (agent != NONE) take_agent(x, f, agent);
}

/* ----------------------------------------------------------------------------------------- what holds a cue */

/* Where a finding begins and ends, with its parts in the cue's sentence. */
static range whole(const article_facts *f, const finding *x) {
    range own = find_sentence(f, x->head);
    uint32_t first = x->first, last = x->last, end = own.first + own.count;
    for (uint32_t r = 0; r < x->sources; r++) {
        if (x->source[r].first < first && x->source[r].first >= own.first) first = x->source[r].first;
        if (x->source[r].first < end && x->source[r].first > last) last = x->source[r].first + x->source[r].count - 1;
    }
    for (uint32_t r = 0; r < x->contents; r++) {
        if (x->content[r].first < first && x->content[r].first >= own.first) first = x->content[r].first;
        if (x->content[r].first < end && x->content[r].first > last)
            last = x->content[r].first + x->content[r].count - 1;
    }
    return (range){first, last + 1 - first};
}

/* "He said | in the call | Berg admitted that ...": what stops where the next cue's subject begins goes on with it,
 * where the tree has that cue for what is said. */
static void take_clause(findings *all, const article_facts *f, uint32_t i) {
    finding *x = &all->at.at[i], *y = &all->at.at[i + 1];
    const token *inner = find_token(f, y->head);
    if (inner->head < x->first || inner->head > x->last || relation_main[inner->relation] != REL_CCOMP) return;
    if (y->source_head == NONE || y->source_head < x->last || y->source_head == x->source_head) return;
    if (finding_holds(x->content, x->contents, y->head) || x->contents > 1 ||
        f->quotes.of_token[y->head] != f->quotes.of_token[x->head])
        return;
    range said = whole(f, y);
    if (said.first <= x->last) return;
    for (uint32_t k = x->last + 1; k < said.first; k++) /* "to which she said" answers, and is not said */
        if (find_is(f, k, WORD_RELATIVE_OBJECT)) return;
    range runs[2] = {said, said};
    uint32_t count = 0;
    if (x->contents && x->content[0].first < x->first && x->content[0].first >= find_sentence(f, x->head).first)
        runs[count++] = x->content[0];
    else if (x->contents && (x->content[0].first <= x->last || x->content[0].first > said.first))
        return;
    runs[count++] = said;
    x->content = arena_copy(f->article->arena, runs, sizeof *runs * count);
    x->contents = count;
}

/* "Berg told the guard that ... and that "they shoot", the army said": the army said all of it, and not the
 * quotation alone that Berg's content ends with. */
static void take_sentence(findings *all, const article_facts *f, uint32_t i) {
    finding *x = &all->at.at[i];
    const finding *y = &all->at.at[i - 1];
    if (x->contents != 1 || y->contents == 0 || x->source_head == NONE || y->source_head == NONE) return;
    const range *last = &y->content[y->contents - 1];
    range own = find_sentence(f, x->head);
    bool shares = finding_holds(y->content, y->contents, x->content[0].first) && x->content[0].first > last->first &&
                  last->first + last->count <= x->first && x->content[0].first + x->content[0].count <= x->first;
    if (!shares || y->source_head > y->first || y->source_head < own.first || x->source_head < last->first) return;
    uint32_t first = whole(f, y).first;
    if (first > own.first + 2) return;
    find_set_run(f, &x->content, &x->contents,
                 (range){own.first, x->content[0].first + x->content[0].count - own.first});
}

/* Whether a cue refuses to do, rather than to say, something ("refused to stop"): nobody says what follows. */
static bool is_deed(const article_facts *f, const cue_lexicon *l, const finding *x) {
    const article *a = f->article;
    uint8_t stance = STANCE_ASSERTS;
    if (!cue_lexicon_has(l, a, CLASS_VERB, x->head, &stance) || stance != STANCE_DECLINES) return false;
    if (cue_unbelieving(l, f, x->head) != NONE) return false;
    for (uint32_t i = x->first + 1; i < x->last + 5 && i < a->tokens.size; i++)
        if (cue_lexicon_has(l, a, CLASS_SPEECH, i, NULL)) return false;
    return f->at[x->head].has & HAS_XCOMP;
}

/* Whether it is a person who is dismissed or rejected, by nobody who is named: "Ada Berg was dismissed on Monday". */
static bool is_person_let_go(const article_facts *f, const cue_lexicon *l, const finding *x) {
    uint8_t stance = STANCE_ASSERTS;
    bool passive = (f->at[x->head].has & HAS_PASSIVE) && x->source_head == NONE;
    if (!passive || !cue_lexicon_has(l, f->article, CLASS_VERB, x->head, &stance)) return false;
    if (stance != STANCE_DENIES) return false;
    for (uint32_t i = find_sentence(f, x->head).first; i < x->head; i++) {
        const token *t = find_token(f, i);
        bool whom = t->head == x->head && t->relation == REL_NSUBJ_PASS;
        bool person = t->name == NAME_PER || slice_find(t->features, SLICE("PronType=Prs")) != SIZE_MAX;
        if (whom && person && slice_find(t->features, SLICE("Gender=Neut")) == SIZE_MAX) return true;
    }
    return false;
}

/* Whether a noun of saying (or one that was taken for a verb) is what a verb in its content has for its subject: "the
 * claims | first emerged in July". */
static bool is_told_of(const article_facts *f, const finding *x) {
    const token *t = find_token(f, x->head);
    return relation_main[t->relation] == REL_NSUBJ && t->head != NONE &&
           finding_holds(x->content, x->contents, t->head);
}

bool finding_leave_subject(finding *x, const article_facts *f) {
    if (!is_told_of(f, x)) return true;
    return finding_clip(x, f, 0, f->at[x->head].last + 1) && !is_told_of(f, x);
}

/* Where a phrase that a comma sets off begins, behind the comma, which may be its own; NONE where there is none. */
static uint32_t behind_comma(const article_facts *f, uint32_t i) {
    if (f->at[i].mark == MARK_COMMA) return i + 1;
    return i > 0 && f->at[i - 1].mark == MARK_COMMA ? i : NONE;
}

/* "X, | the minister told reporters, | bombed it": the first of two subjects is what the rest is said of. */
static void part_subjects(finding *x, const article_facts *f) {
    uint32_t clause = f->at[x->head].clause, begin = find_sentence(f, x->head).first, first = NONE, second = NONE;
    if (x->sources != 1 || clause == NONE || clause < x->last || (f->at[clause].has & HAS_SUBJECT)) return;
    if (finding_holds(x->content, x->contents, clause) && !finding_holds(x->source, x->sources, begin)) return;
    for (uint32_t i = begin; i < x->first && i < begin + 2 * REACH; i++) {
        if (find_token(f, i)->head != x->head || find_token(f, i)->relation != REL_NSUBJ) continue;
        if (first == NONE) first = i;
        else if (second == NONE) second = i;
    }
    if (second == NONE || f->at[first].first != begin) return;
    uint32_t who = behind_comma(f, f->at[first].last + 1), rest = behind_comma(f, f->at[clause].first);
    if (who == NONE || rest == NONE || rest <= x->last || who > second) return;
    range runs[2] = {{begin, who - 1 - begin}, {rest, f->at[clause].last + 1 - rest}};
    x->content = arena_copy(f->article->arena, runs, sizeof runs);
    x->contents = 2;
    find_set_run(f, &x->source, &x->sources, (range){who, x->first - who});
    x->source_head = second;
}

/* Whether a thing, and no words, is what its cue made: "has added | another line", "is writing | the screenplay". */
static bool is_making(const article_facts *f, const cue_lexicon *l, const finding *x) {
    uint32_t head = finding_head(f, x->content, x->contents);
    if (head == NONE || !cue_lexicon_has(l, f->article, CLASS_MAKING, x->head, NULL)) return false;
    const token *t = find_token(f, head);
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_NUM || t->upos == UPOS_SYM;
    if (!noun || t->relation != REL_OBJ || t->head != x->head) return false;
    for (uint32_t i = 0; i < x->contents; i++)
        for (uint32_t k = x->content[i].first; k < x->content[i].first + x->content[i].count; k++)
            if (f->quotes.of_token[k] != NONE || (f->at[k].has & HAS_SUBJECT)) return false;
    return true;
}

static void drop_deeds(findings *all, const article_facts *f, const cue_lexicon *l) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < all->at.size; i++)
        if (!is_deed(f, l, &all->at.at[i]) && !is_person_let_go(f, l, &all->at.at[i]) &&
            !is_making(f, l, &all->at.at[i]))
            all->at.at[kept++] = all->at.at[i];
    all->at.size = kept;
}

void findings_mend(findings *all, const article_facts *f, const cue_lexicon *l) {
    drop_deeds(all, f, l);
    for (uint32_t i = 0; i < all->at.size; i++) part_subjects(&all->at.at[i], f);
    for (uint32_t i = 0; i < all->at.size; i++) mend_passive(&all->at.at[i], f, l);
    for (uint32_t i = 0; i < all->at.size; i++) leave_verdict(&all->at.at[i], f);
    for (uint32_t i = 0; i < all->at.size; i++) clip_to_noun(&all->at.at[i], f, l);
    for (uint32_t i = 1; i < all->at.size; i++) cut_at_conjunct(all, f, i);
    for (uint32_t i = 0; i < all->at.size; i++) free_claim(&all->at.at[i], f, l);
    for (uint32_t i = 0; i < all->at.size; i++) take_object(&all->at.at[i], f, l);
    for (uint32_t i = 0; i < all->at.size; i++) take_bearer(&all->at.at[i], f, l);
    for (uint32_t i = 0; i + 1 < all->at.size; i++) take_claim_noun(all, f, l, i);
    for (uint32_t i = 0; i + 1 < all->at.size; i++) take_clause(all, f, i);
    for (uint32_t i = 1; i < all->at.size; i++) take_sentence(all, f, i);
    for (uint32_t i = 0; i < all->at.size; i++) take_cited(all, f, i);
}
