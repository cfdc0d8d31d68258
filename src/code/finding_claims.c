/* finding_claims.c - finds the nouns that are attributions of their own
 *
 * A noun of the lexicon's class `claim` that stands in somebody's content, or next to it, is a nested attribution
 * where the sentence says whose it is ("Western", "Ukraine's", "made by officials") or what it is that they claim
 * ("that ...", "of doing ..."). */
#include "code/finding_claims.h"

#include <string.h>

#include "code/finding_tools.h"
#include "code/mention.h"

enum { PHRASE = 80 /* tokens of a phrase that are looked at */ };

typedef struct claim_job {
    findings *out;
    const article_facts *f;
    const cue_lexicon *lexicon;
    uint8_t *taken; /* tokens of cues */
} claim_job;

/* Whether a dependent names somebody: a name, or what a nationality modifies. */
static bool names_somebody(const claim_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    return t->name != NAME_NONE || t->upos == UPOS_PROPN || t->upos == UPOS_PRON || t->upos == UPOS_NOUN ||
           (t->upos == UPOS_ADJ && j->f->at[i].shape >= 2);
}

/* Not "anti-Iran". */
static bool begins_capital(const claim_job *j, uint32_t i) {
    slice form = article_text(j->f->article, find_token(j->f, i)->at);
    return form.size && !(form.at[0] >= 'a' && form.at[0] <= 'z');
}

static bool has_case(const claim_job *j, uint32_t i, enum word_role word) {
    uint32_t first = j->f->at[i].first + PHRASE < i ? i - PHRASE : j->f->at[i].first;
    for (uint32_t k = first; k < i; k++)
        if (find_token(j->f, k)->head == i && relation_main[find_token(j->f, k)->relation] == REL_CASE &&
            find_is(j->f, k, word))
            return true;
    return false;
}

/* The run of a dependent's subtree, without its adpositions at the front and a possessive's 's at the end. */
static range subtree(const claim_job *j, uint32_t i, bool bare) {
    uint32_t first = j->f->at[i].first, last = j->f->at[i].last;
    while (bare && first < i && relation_main[find_token(j->f, first)->relation] == REL_CASE) first++;
    while (bare && last > i && relation_main[find_token(j->f, last)->relation] == REL_CASE) last--;
    while (last > first && find_token(j->f, last)->upos == UPOS_PUNCT && j->f->at[last].mark != MARK_QUOTE) last--;
    return (range){first, last - first + 1};
}

/* Whose claim it is. "by" phrases may hang on a participle: "claims made by officials". */
static bool is_claimant(const claim_job *j, uint32_t noun, uint32_t i) {
    const token *t = find_token(j->f, i);
    if (t->head != noun) {
        bool on_participle = t->head != NONE && find_token(j->f, t->head)->head == noun &&
                             !(j->f->at[t->head].has & HAS_SUBJECT) &&
                             relation_main[find_token(j->f, t->head)->relation] == REL_ACL;
        for (uint32_t k = noun + 1; k < i && k - noun < PHRASE && on_participle; k++)
            /* "charges that boats seized by X were theirs" */
            on_participle = relation_main[find_token(j->f, k)->relation] != REL_MARK;
        return on_participle && i > noun && relation_main[t->relation] == REL_OBL && has_case(j, i, WORD_AGENT) &&
               names_somebody(j, i);
    }
    if (t->relation == REL_NMOD_POSS) return true;
    if (i < noun && (relation_main[t->relation] == REL_AMOD || relation_main[t->relation] == REL_COMPOUND))
        return j->f->at[i].shape >= 2 && begins_capital(j, i) && names_somebody(j, i) &&
               !cue_lexicon_has(j->lexicon, j->f->article, CLASS_SILENT, i, NULL); /* "Internet rumours" */
    return i > noun && relation_main[t->relation] == REL_NMOD && has_case(j, i, WORD_CLAIMANT) &&
           names_somebody(j, i);
}

/* "the claims of Kazakh officials that ...": somebody, and not what is claimed. */
static bool is_owner(const claim_job *j, uint32_t noun, uint32_t i) {
    const article *a = j->f->article;
    const token *t = find_token(j->f, i);
    uint32_t m =
        i > noun && t->head == noun && relation_main[t->relation] == REL_NMOD && has_case(j, i, WORD_GENITIVE)
            ? mention_of_token(a, i)
            : NONE;
    if (m == NONE || a->mentions.at[m].head != i || a->mentions.at[m].pronoun) return false;
    /* "reports of soldiers crossing the river" */
    for (uint32_t k = i + 1; k <= j->f->at[i].last && k - i < PHRASE; k++)
        if (find_token(j->f, k)->head == i && relation_main[find_token(j->f, k)->relation] == REL_ACL) return false;
    return true;
}

/* "claims that ..." is often taken for a relative clause; "a report that blames ..." is one. */
static bool begins_with_that(const claim_job *j, uint32_t i) {
    uint32_t first = j->f->at[i].first;
    return find_is(j->f, first, WORD_COMPLEMENTIZER) && first < i &&
           relation_main[find_token(j->f, first)->relation] != REL_NSUBJ;
}

/* "Reports | the bank had failed", but not "the claims | he made": nothing is left out of it. */
static bool is_whole_clause(const claim_job *j, uint32_t noun, uint32_t i) {
    const token_facts *f = &j->f->at[i];
    return f->first == noun + 1 && j->f->at[noun + 1].mark == MARK_NONE && (f->has & HAS_SUBJECT) &&
           (f->has & (HAS_OBJECT | HAS_COP | HAS_PASSIVE | HAS_CCOMP | HAS_XCOMP)) &&
           !token_has(find_token(j->f, f->first), "PronType=Rel");
}

static bool is_clause_claimed(const claim_job *j, uint32_t noun, uint32_t i) {
    uint32_t main_relation = relation_main[find_token(j->f, i)->relation];
    if (i < noun || find_token(j->f, i)->head != noun) return false;
    return main_relation == REL_CCOMP ||
           (main_relation == REL_ACL &&
            ((j->f->at[i].has & HAS_MARK) || begins_with_that(j, i) || is_whole_clause(j, noun, i)));
}

/* What is claimed: a clause, or what follows "of", "about", "over", "regarding". */
static bool is_claimed(const claim_job *j, uint32_t noun, uint32_t i) {
    const token *t = find_token(j->f, i);
    uint32_t main_relation = relation_main[t->relation];
    if (i < noun || t->head != noun) return false;
    if (is_clause_claimed(j, noun, i)) return true;
    /* "a statement on Friday" */
    if (t->upos == UPOS_PROPN && mention_of_token(j->f->article, i) == NONE) return false;
    if (main_relation == REL_NMOD && has_case(j, i, WORD_CLAIM_ABOUT)) return true;
    return false;
}

static bool is_report(const claim_job *j, uint32_t noun) {
    uint8_t stance = STANCE_ASSERTS;
    return cue_lexicon_has(j->lexicon, j->f->article, CLASS_NOUN, noun, &stance) && stance == STANCE_REPORTS;
}

/* The run of a claimant: its subtree as far as the next clause; of a modifier, with the nouns that it modifies
 * too. */
static range claimant(const claim_job *j, uint32_t noun, uint32_t i) {
    range run = subtree(j, i, true);
    for (uint32_t k = i + 1; k < noun && k - i < PHRASE; k++) { /* "an Italian newspaper report" */
        bool next =
            k == run.first + run.count && find_token(j->f, k)->head == noun && find_token(j->f, k)->upos == UPOS_NOUN;
        if (next && (is_report(j, noun) || mention_of_token(j->f->article, k) != NONE)) run.count++;
    }
    for (uint32_t k = i + 1; k < run.first + run.count && k - i < PHRASE; k++) {
        uint32_t relation = relation_main[find_token(j->f, k)->relation];
        bool clause = relation == REL_MARK || relation == REL_ACL || relation == REL_CCOMP ||
                      find_token(j->f, k)->upos == UPOS_VERB || find_token(j->f, k)->upos == UPOS_SCONJ ||
                      j->f->at[k].mark == MARK_QUOTE || find_is(j->f, k, WORD_COMPLEMENTIZER) ||
                      find_is(j->f, k, WORD_LAST);
        if (clause) run.count = k - run.first;
    }
    return run;
}

/* Where the tree hangs the clause elsewhere: from "that", close behind the noun and who is named by it, to the end of
 * the outer content; or a clause of the noun's own verb right behind it. */
static range that_clause(const claim_job *j, uint32_t noun, range outer, bool named) {
    uint32_t end = outer.first + outer.count, up = find_token(j->f, noun)->head;
    for (uint32_t i = noun + 1; i < end && i < noun + 12; i++) {
        if (j->f->at[i].mark != MARK_NONE && !(named && j->f->at[i].mark == MARK_COMMA)) break;
        if (find_is(j->f, i, WORD_COMPLEMENTIZER) && relation_main[find_token(j->f, i)->relation] != REL_NSUBJ)
            return (range){i, end - i};
    }
    bool close = noun + 1 < end && j->f->at[noun + 1].mark == MARK_NONE;
    for (uint32_t i = noun + 1; close && i < end && i < noun + PHRASE; i++)
        if (find_token(j->f, i)->head == up && find_token(j->f, i)->relation == REL_CCOMP &&
            j->f->at[i].first == noun + 1 && (j->f->at[i].has & HAS_SUBJECT))
            return (range){noun + 1, j->f->at[i].last - noun};
    return (range){0, 0};
}

/* How many words of a clause the tree hangs elsewhere, where a verb stands right behind what it has of it: "that it
 * meant the team | was breaking up". */
static uint32_t cut_off(const claim_job *j, uint32_t at, uint32_t end) {
    uint32_t i = at;
    if (at >= end || (find_token(j->f, at)->upos != UPOS_AUX && find_token(j->f, at)->upos != UPOS_VERB)) return 0;
    while (i < end && j->f->at[i].mark == MARK_NONE) i++;
    return i - at;
}

/* The clause that a claim is said to be: "the charge, made by Peru, | is that ..."; NONE. */
static uint32_t equated(const claim_job *j, uint32_t noun) {
    const token *t = find_token(j->f, noun);
    uint32_t clause = relation_main[t->relation] == REL_NSUBJ ? t->head : NONE;
    if (clause == NONE || clause < noun || !(j->f->at[clause].has & HAS_COP) || !(j->f->at[clause].has & HAS_MARK))
        return NONE;
    return clause;
}

static uint32_t that_of(const claim_job *j, uint32_t clause) {
    for (uint32_t i = clause; i-- > 0 && clause - i < PHRASE;)
        if (find_token(j->f, i)->head == clause && find_is(j->f, i, WORD_COMPLEMENTIZER)) return i;
    return NONE;
}

/* What hangs on a claim's noun: who makes it, whose it is, and what is claimed. */
typedef struct hanging {
    range source, content;
    uint32_t owner; /* or NONE */
    bool clause;    /* the content is one */
} hanging;

static hanging hanging_on(claim_job *j, uint32_t noun) {
    uint32_t first = j->f->at[noun].first, last = j->f->at[noun].last;
    hanging x = {.owner = NONE};
    for (uint32_t i = first; i <= last && i - first < PHRASE; i++) {
        if (i == noun || j->taken[i]) continue;
        if (x.owner == NONE && is_owner(j, noun, i)) {
            x.owner = i;
        } else if (x.source.count == 0 && is_claimant(j, noun, i)) {
            x.source = claimant(j, noun, i);
        } else if (!x.clause && (x.content.count == 0 ? is_claimed(j, noun, i) : is_clause_claimed(j, noun, i))) {
            x.content = subtree(j, i, false);
            x.clause = is_clause_claimed(j, noun, i);
        }
    }
    return x;
}

/* "The claim is | that": what is said to be it, where nothing hangs on it. */
static range equated_content(claim_job *j, uint32_t noun) {
    uint32_t is = equated(j, noun), that = is == NONE ? NONE : that_of(j, is);
    if (that == NONE || that <= noun) return (range){0};
    range all = subtree(j, is, false);
    return (range){that, all.first + all.count - that};
}

/* Who makes it is the owner where there is a content; else the owner is what it is about ("the fraud claims"). */
static void settle_owner(claim_job *j, uint32_t noun, hanging *x) {
    if (x->owner == NONE) return;
    if (x->content.count && x->source.count == 0) x->source = claimant(j, noun, x->owner);
    else if (x->content.count == 0) x->content = subtree(j, x->owner, false);
}

/* Whether two ranges share a token. */
static bool overlap(range a, range b) {
    return a.count && b.count && a.first < b.first + b.count && b.first < a.first + a.count;
}

/* A plain noun for a person's words is one only where it is said whose or what. */
static bool take_claim(claim_job *j, uint32_t noun, range outer, bool own_voice, finding *out) {
    arena *a = j->f->article->arena;
    hanging x = hanging_on(j, noun);
    uint32_t end = outer.first + outer.count;
    if (x.content.count == 0) x.content = equated_content(j, noun);
    if (x.content.count == 0 && !own_voice) x.content = that_clause(j, noun, outer, x.source.count != 0);
    settle_owner(j, noun, &x);
    if (x.clause && !own_voice) x.content.count += cut_off(j, x.content.first + x.content.count, end);
    bool begins_inside = x.content.count && x.content.first - outer.first < outer.count;
    if (begins_inside && x.content.first + x.content.count > end) x.content.count = end - x.content.first;
    if (overlap(x.source, x.content)) return false;
    bool of_somebody = x.source.count && x.source.first > noun;
    if (is_report(j, noun) && x.content.count == 0) return false; /* "a report by experts" is a thing */
    if (x.content.count ? x.content.first <= noun : !of_somebody) return false;
    *out = find_new(noun, noun, noun, "claim");
    if (x.source.count) {
        out->source = arena_copy(a, &x.source, sizeof x.source);
        out->sources = 1;
    }
    if (x.content.count) {
        out->content = arena_copy(a, &x.content, sizeof x.content);
        out->contents = 1;
    }
    return true;
}

/* A cue that takes a claim's noun in ("rejected Western claims"), where it is said whose: the noun becomes part of
 * the content. */
static void split_cue(const claim_job *j, finding *x) {
    arena *a = j->f->article->arena;
    for (uint32_t i = x->head + 1; i <= x->last && x->contents; i++) {
        uint32_t first = j->f->at[i].first;
        if (find_token(j->f, i)->upos != UPOS_NOUN ||
            !cue_lexicon_has(j->lexicon, j->f->article, CLASS_CLAIM, i, NULL))
            continue;
        uint8_t stance = STANCE_ASSERTS;
        bool verb = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, x->head, &stance) ||
                    cue_lexicon_has(j->lexicon, j->f->article, CLASS_TURN, x->head, &stance);
        bool owned = verb && stance == STANCE_DENIES && i == x->last &&
                     find_is(j->f, x->content[0].first, WORD_COMPLEMENTIZER);
        for (uint32_t k = x->head + 1; k < i; k++) owned |= is_claimant(j, i, k);
        if (!owned) continue;
        while (first <= x->head || find_token(j->f, first)->upos == UPOS_VERB) first++;
        range *runs = ARENA_NEW(a, range, x->contents + 1);
        runs[0] = (range){first, x->last + 1 - first};
        memcpy(runs + 1, x->content, sizeof *runs * x->contents);
        bool joins = runs[1].first == x->last + 1;
        if (joins) {
            runs[1] = (range){first, runs[1].first + runs[1].count - first};
            runs++;
        }
        x->content = runs;
        x->contents += !joins;
        x->last = first - 1;
        return;
    }
}

/* Whether a clause tells what is claimed: a verb with a subject of its own, or "of doing". */
static bool tells_clause(const claim_job *j, const finding *x) {
    const article *a = j->f->article;
    uint32_t first = x->contents ? x->content[0].first : a->tokens.size, end = first;
    for (uint32_t r = 0; r < x->contents; r++) end = x->content[r].first + x->content[r].count;
    if (first < a->tokens.size && find_is(j->f, first, WORD_COMPLEMENTIZER)) return true;
    for (uint32_t i = first; i < end && i - first < PHRASE; i++)
        if (find_token(j->f, i)->upos == UPOS_VERB && find_token(j->f, i)->head == x->head &&
            relation_main[find_token(j->f, i)->relation] == REL_ACL && find_is(j->f, first, WORD_GENITIVE))
            return true;
    return false;
}

/* "Accusations by Peru that ... dominated the talks": in nobody's content, where it is said whose they are and what
 * they tell. */
static void add_own_voice(claim_job *j, uint32_t noun) {
    const article *a = j->f->article;
    finding new;
    range own = a->sentences.at[find_token(j->f, noun)->sentence].tokens;
    if (!take_claim(j, noun, own, true, &new) || !new.sources || !tells_clause(j, &new)) return;
    for (uint32_t i = new.content[0].first; i < new.content[0].first + new.content[0].count; i++)
        /* "claims that it was seen, and has accused guards": where the claim ends is not known */
        if (j->taken[i]) return;
    uint32_t who = finding_head(j->f, new.source, new.sources);
    if (who == NONE || (mention_of_token(a, who) == NONE && find_token(j->f, who)->upos != UPOS_PRON)) return;
    *(finding *)vec_push(a->arena, &j->out->at) = new;
}

void findings_add_claims(findings *out, const article_facts *f, const cue_lexicon *l) {
    const article *a = f->article;
    uint32_t count = out->at.size;
    claim_job j = {out, f, l, ARENA_NEW(a->arena, uint8_t, a->tokens.size)};
    for (uint32_t i = 0; i < count; i++) split_cue(&j, &out->at.at[i]);
    for (uint32_t i = 0; i < count; i++)
        memset(j.taken + out->at.at[i].first, 1, out->at.at[i].last - out->at.at[i].first + 1);
    for (uint32_t i = 0; i < count; i++) {
        finding outer = out->at.at[i];
        for (uint32_t r = 0; r < outer.contents; r++)
            for (uint32_t t = outer.content[r].first; t < outer.content[r].first + outer.content[r].count; t++) {
                finding new;
                if (a->tokens.at[t].upos != UPOS_NOUN || j.taken[t] || !cue_lexicon_has(l, a, CLASS_CLAIM, t, NULL))
                    continue;
                j.taken[t] = 1;
                bool awaited = a->tokens.at[t].head == outer.head && cue_lexicon_has(l, a, CLASS_DENIAL, t, NULL);
                /* "demanded a denial" */
                if (awaited && cue_lexicon_has(l, a, CLASS_AWAIT, outer.head, NULL)) continue;
                if (take_claim(&j, t, outer.content[r], false, &new)) *(finding *)vec_push(a->arena, &out->at) = new;
            }
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t r = 0; r < out->at.at[i].contents; r++)
            memset(j.taken + out->at.at[i].content[r].first, 1, out->at.at[i].content[r].count);
    for (uint32_t t = 0; t < a->tokens.size; t++)
        if (a->tokens.at[t].upos == UPOS_NOUN && !j.taken[t] && cue_lexicon_has(l, a, CLASS_CLAIM, t, NULL))
            add_own_voice(&j, t);
}
