/* finding.c - nests findings, and finds the nouns that are attributions of their own
 *
 * A noun of the lexicon's class `claim` that stands in somebody's content, or next to it, is a nested attribution
 * where the sentence says whose it is ("Western", "Ukraine's", "made by officials") or what it is that they claim
 * ("that ...", "of doing ..."). */
#include "code/finding.h"

#include <string.h>

#include "code/mention.h"

enum { PHRASE = 80 /* tokens of a phrase that are looked at */ };

bool finding_holds(const range *runs, uint32_t count, uint32_t at) {
    for (uint32_t i = 0; i < count; i++)
        if (at >= runs[i].first && at - runs[i].first < runs[i].count) return true;
    return false;
}

/* Of several words before a noun that is no part of them the last: the "newspaper" of "Italian newspaper |
 * report". */
static uint32_t last_modifier(const article_facts *f, range run, uint32_t i) {
    const token *t = f->article->tokens.at, *first = &t[i];
    bool modifies = relation_main[first->relation] == REL_AMOD || relation_main[first->relation] == REL_COMPOUND;
    if (!modifies || first->head == NONE || first->head < run.first + run.count) return i;
    while (i + 1 < run.first + run.count && t[i + 1].head == first->head &&
           relation_main[t[i + 1].relation] == REL_COMPOUND)
        i++;
    return i;
}

uint32_t finding_head(const article_facts *f, const range *runs, uint32_t count) {
    for (uint32_t r = 0; r < count; r++)
        for (uint32_t i = runs[r].first; i < runs[r].first + runs[r].count; i++) {
            const token *t = &f->article->tokens.at[i];
            if (t->upos == UPOS_PUNCT || relation_main[t->relation] == REL_CASE ||
                relation_main[t->relation] == REL_DET)
                continue;
            if (t->head == NONE || !finding_holds(runs, count, t->head)) return last_modifier(f, runs[r], i);
        }
    return count ? runs[0].first : NONE;
}

static uint32_t length(const finding *x) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < x->contents; i++) sum += x->content[i].count;
    return sum;
}

/* Sorts numbers of findings by the length of their content, longest first, ties by number: counting sort in buckets
 * of one token. */
static uint32_t *by_length(const findings *all, arena *a) {
    uint32_t most = 0, count = all->at.size;
    for (uint32_t i = 0; i < count; i++) most = length(&all->at.at[i]) > most ? length(&all->at.at[i]) : most;
    uint32_t *begin = ARENA_NEW(a, uint32_t, most + 2), *order = ARENA_NEW(a, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) begin[most - length(&all->at.at[i]) + 1]++;
    for (uint32_t i = 0; i < most + 1; i++) begin[i + 1] += begin[i];
    for (uint32_t i = 0; i < count; i++) order[begin[most - length(&all->at.at[i])]++] = i;
    return order;
}

/* Whether `from` leads to `to` by parents. Chains are short: contents shrink, except where they are equal. */
static bool leads_to(const findings *all, uint32_t from, uint32_t to) {
    for (uint32_t steps = 0; from != NONE && steps < 64; steps++, from = all->at.at[from].parent)
        if (from == to) return true;
    return from != NONE;
}

/* Whether a cue says something of the word that it hangs on, as a part of the same statement: not behind a comma, as
 * "who ..." adds what the outlet knows. */
static bool is_said_of(const article_facts *f, uint32_t cue) {
    const token *t = &f->article->tokens.at[cue];
    bool participle = t->relation == REL_ADVCL && f->at[cue].subject == NONE &&
                      slice_ends(article_text(f->article, t->at), SLICE("ing"));
    if ((relation_main[t->relation] != REL_ACL && !participle) || t->head == NONE) return false;
    uint32_t first = f->at[cue].first;
    bool comma = f->at[first].mark == MARK_COMMA || (first > 0 && f->at[first - 1].mark == MARK_COMMA);
    return t->relation == REL_ACL || !comma;
}

void findings_nest(findings *out, const article_facts *f) {
    arena *a = f->article->arena;
    uint32_t *around = ARENA_NEW(a, uint32_t, f->article->tokens.size), *order = by_length(out, a);
    memset(around, 0xFF, sizeof *around * f->article->tokens.size);
    for (uint32_t n = 0; n < out->at.size; n++) {
        const finding *x = &out->at.at[order[n]];
        for (uint32_t r = 0; r < x->contents; r++)
            for (uint32_t i = 0; i < x->content[r].count; i++) around[x->content[r].first + i] = order[n];
    }
    for (uint32_t i = 0; i < out->at.size; i++) out->at.at[i].parent = NONE;
    for (uint32_t n = 0; n < out->at.size; n++) {
        uint32_t i = order[n], head = out->at.at[i].head, parent = around[head];
        const token *cue = &f->article->tokens.at[head];
        if (parent == NONE && is_said_of(f, head))
            parent = around[cue->head]; /* "said she had letters | showing that": of a word of the content */
        if (out->at.at[i].within != NONE) parent = out->at.at[i].within;
        if (out->at.at[i].apart) continue;
        if (parent != NONE && parent != i && !leads_to(out, parent, i)) out->at.at[i].parent = parent;
    }
}

/* A verb's own subject, also where the tree hangs it on the auxiliary. */
static uint32_t own_subject(const article_facts *f, uint32_t verb) {
    if (f->at[verb].subject != NONE) return f->at[verb].subject;
    for (uint32_t i = verb; i-- > 0 && verb - i < 8;)
        if (f->article->tokens.at[i].head == verb && f->at[i].subject != NONE) return f->at[i].subject;
    return NONE;
}

/* Whether a participle without a subject begins its sentence: "Dismissing it, the minister said". */
static bool begins_sentence(const article_facts *f, uint32_t verb) {
    const article *a = f->article;
    slice form = article_text(a, a->tokens.at[verb].at);
    uint32_t first = a->sentences.at[a->tokens.at[verb].sentence].tokens.first;
    return slice_ends(form, SLICE("ing")) && verb - first < 2 && own_subject(f, verb) == NONE;
}

/* The first subject behind the clause of such a participle, which is the participle's too. */
static uint32_t next_subject(const article_facts *f, uint32_t verb) {
    const article *a = f->article;
    range own = a->sentences.at[a->tokens.at[verb].sentence].tokens;
    for (uint32_t i = verb + 1; i < own.first + own.count && i - verb < PHRASE; i++) {
        const token *t = &a->tokens.at[i];
        bool outside = t->head != verb && (t->head == NONE || t->head > i);
        if (relation_main[t->relation] == REL_NSUBJ && outside && f->quotes.of_token[i] == f->quotes.of_token[verb])
            return i;
    }
    return NONE;
}

uint32_t finding_subject(const article_facts *f, uint32_t verb) {
    const article *a = f->article;
    for (uint32_t step = 0; verb != NONE && step < 4; step++) {
        const token *t = &a->tokens.at[verb];
        uint32_t relation = relation_main[t->relation], own = own_subject(f, verb);
        if (f->at[verb].has & HAS_PASSIVE) return NONE;
        if (own != NONE) return own;
        if (t->relation == REL_ACL && t->head != NONE && t->head < verb) /* not "the shelf disputed between them" */
            return slice_ends(article_text(a, t->at), SLICE("ing")) ? t->head : NONE;
        if (begins_sentence(f, verb)) return next_subject(f, verb);
        if (relation != REL_CONJ && relation != REL_XCOMP && relation != REL_ADVCL) return NONE;
        verb = t->head;
    }
    return NONE;
}

/* Whether the source is another's than the subject that stands right before the verb: "he notes that the board |
 * said". */
static bool is_anothers(const finding *x, const article_facts *f) {
    uint32_t subject = f->at[x->head].subject;
    if (subject == NONE || subject >= x->first || x->first - subject > 4 || x->source[0].first > subject ||
        (f->at[x->head].has & HAS_PASSIVE))
        return false;
    const token *t = &f->article->tokens.at[subject];
    return t->relation == REL_NSUBJ && t->upos != UPOS_VERB && !finding_holds(x->source, x->sources, subject) &&
           !finding_holds(x->content, x->contents, subject);
}

/* Whether the source is what an active verb has behind an adposition: "has in | turn | accused". */
static bool is_circumstance(const finding *x, const article_facts *f) {
    uint32_t head = finding_head(f, x->source, x->sources), before = x->source[0].first - 1;
    const token *t = &f->article->tokens.at[head];
    return x->source[0].first > 0 && relation_main[t->relation] == REL_OBL && t->relation != REL_OBL_AGENT &&
           t->head == x->head && f->article->tokens.at[before].head == head &&
           relation_main[f->article->tokens.at[before].relation] == REL_CASE;
}

/* Whether a source is missing, or begins with an adposition though the cue has no "according to", or is another's
 * than the subject of the clause that a participle belongs to. */
static bool is_doubtful(const finding *x, const article_facts *f) {
    const article *a = f->article;
    if (x->sources == 0 || is_anothers(x, f) || is_circumstance(x, f)) return true;
    if (relation_main[a->tokens.at[x->source[0].first].relation] == REL_CASE) return true;
    if (!begins_sentence(f, x->head)) return false;
    uint32_t subject = next_subject(f, x->head);
    return subject != NONE && x->source[0].first > subject;
}

/* "The ministry would neither confirm nor deny it": a subject right before the cue is no content of it. */
static bool is_subject_alone(const finding *x, const article_facts *f, uint32_t subject) {
    const range *run = x->content;
    return x->contents == 1 && subject != NONE && run->first + run->count == x->first &&
           finding_holds(run, 1, subject) && run->first <= f->at[subject].first &&
           f->quotes.of_token[subject] == NONE && f->at[x->first - 1].mark != MARK_COMMA;
}

void finding_add_subject(finding *x, const article_facts *f) {
    const article *a = f->article;
    uint32_t own = x->sources == 0 && !(f->at[x->head].has & HAS_PASSIVE) ? own_subject(f, x->head) : NONE;
    if (is_subject_alone(x, f, own)) {
        x->source = x->content;
        x->sources = 1;
        x->contents = 0;
        return;
    }
    uint32_t upos = a->tokens.at[x->head].upos, subject = NONE;
    if (is_doubtful(x, f) && (upos == UPOS_VERB || upos == UPOS_AUX)) subject = finding_subject(f, x->head);
    if (subject == NONE || (subject >= x->first && subject <= x->last)) return;
    if (finding_holds(x->content, x->contents, subject)) return;
    range run = {f->at[subject].first + PHRASE < subject ? subject - PHRASE : f->at[subject].first, 1};
    while (run.first < subject &&
           (finding_holds(x->content, x->contents, run.first) || a->tokens.at[run.first].upos == UPOS_PUNCT))
        run.first++;
    for (uint32_t i = run.first; i <= f->at[subject].last && i - run.first < PHRASE && (i < x->first || i > x->last);
         i++) {
        if (finding_holds(x->content, x->contents, i) ||
            (i > subject && relation_main[a->tokens.at[i].relation] == REL_ACL))
            break;
        run.count = i - run.first + 1;
    }
    while (run.first + run.count - 1 > subject && a->tokens.at[run.first + run.count - 1].upos == UPOS_PUNCT)
        run.count--;
    if (subject >= run.first + run.count) return;
    x->source = arena_copy(a->arena, &run, sizeof run);
    x->sources = 1;
}

void finding_add_content(finding *x, const article_facts *f) {
    const article *a = f->article;
    if (x->contents || !x->sources || a->tokens.at[x->head].upos != UPOS_VERB) return;
    uint32_t begin = x->source[0].first < x->first ? x->source[0].first : x->first;
    uint32_t first = a->sentences.at[a->tokens.at[x->head].sentence].tokens.first;
    if (begin < first + 4 || f->at[begin - 1].mark != MARK_COMMA || begin - first > 3 * PHRASE) return;
    range run = {first, begin - 1 - first};
    x->content = arena_copy(a->arena, &run, sizeof run);
    x->contents = 1;
}

/* Whether a cue is a participle without a subject: "..., saying that ...". */
static bool is_participle(const article_facts *f, const finding *x) {
    slice form = article_text(f->article, f->article->tokens.at[x->head].at);
    return slice_ends(form, SLICE("ing")) && f->at[x->head].subject == NONE && !(f->at[x->head].has & HAS_AUX);
}

void findings_share_sources(findings *all, const article_facts *f) {
    const article *a = f->article;
    for (uint32_t i = 1; i < all->at.size; i++) {
        finding *x = &all->at.at[i];
        const token *cue = &a->tokens.at[x->head];
        bool of_noun = cue->relation == REL_ACL && cue->head != NONE && a->tokens.at[cue->head].upos == UPOS_NOUN;
        if (!is_participle(f, x) || !is_doubtful(x, f)) continue;
        for (uint32_t k = i;
             k-- > 0 && a->tokens.at[all->at.at[k].head].sentence == a->tokens.at[x->head].sentence && i - k < 8;) {
            const finding *before = &all->at.at[k];
            bool inside = finding_holds(before->content, before->contents, x->head);
            if (!before->sources || strcmp(before->rule, "claim") == 0 ||
                finding_holds(x->content, x->contents, before->source_head))
                continue;
            if (inside && f->at[before->head].last > x->head && k > 0) continue;
            if (of_noun && cue->head != before->source_head) continue;
            x->source = before->source;
            x->sources = before->sources;
            break;
        }
    }
}

/* ------------------------------------------------------------------------------------------ nouns of claims */

typedef struct claim_job {
    findings *out;
    const article_facts *f;
    const cue_lexicon *lexicon;
    uint8_t *taken; /* tokens of cues */
} claim_job;

static const token *token_of(const claim_job *j, uint32_t i) { return &j->f->article->tokens.at[i]; }

static bool is_lemma(const claim_job *j, uint32_t i, const char *word) {
    const token *t = token_of(j, i);
    return slice_equal_nocase(t->lemma.size ? t->lemma : article_text(j->f->article, t->at), slice_of(word));
}

/* Whether a dependent names somebody: a name, or what a nationality modifies. */
static bool names_somebody(const claim_job *j, uint32_t i) {
    const token *t = token_of(j, i);
    return t->name != NAME_NONE || t->upos == UPOS_PROPN || t->upos == UPOS_PRON || t->upos == UPOS_NOUN ||
           (t->upos == UPOS_ADJ && j->f->at[i].shape >= 2);
}

/* Not "anti-Iran". */
static bool begins_capital(const claim_job *j, uint32_t i) {
    slice form = article_text(j->f->article, token_of(j, i)->at);
    return form.size && !(form.at[0] >= 'a' && form.at[0] <= 'z');
}

static bool has_case(const claim_job *j, uint32_t i, const char *word) {
    uint32_t first = j->f->at[i].first + PHRASE < i ? i - PHRASE : j->f->at[i].first;
    for (uint32_t k = first; k < i; k++)
        if (token_of(j, k)->head == i && relation_main[token_of(j, k)->relation] == REL_CASE && is_lemma(j, k, word))
            return true;
    return false;
}

/* The run of a dependent's subtree, without its adpositions at the front and a possessive's 's at the end. */
static range subtree(const claim_job *j, uint32_t i, bool bare) {
    uint32_t first = j->f->at[i].first, last = j->f->at[i].last;
    while (bare && first < i && relation_main[token_of(j, first)->relation] == REL_CASE) first++;
    while (bare && last > i && relation_main[token_of(j, last)->relation] == REL_CASE) last--;
    while (last > first && token_of(j, last)->upos == UPOS_PUNCT && j->f->at[last].mark != MARK_QUOTE) last--;
    return (range){first, last - first + 1};
}

/* Whose claim it is. "by" phrases may hang on a participle: "claims made by officials". */
static bool is_claimant(const claim_job *j, uint32_t noun, uint32_t i) {
    const token *t = token_of(j, i);
    if (t->head != noun) {
        bool on_participle = t->head != NONE && token_of(j, t->head)->head == noun &&
                             !(j->f->at[t->head].has & HAS_SUBJECT) &&
                             relation_main[token_of(j, t->head)->relation] == REL_ACL;
        for (uint32_t k = noun + 1; k < i && k - noun < PHRASE && on_participle; k++)
            /* "charges that boats seized by X were theirs" */
            on_participle = relation_main[token_of(j, k)->relation] != REL_MARK;
        return on_participle && i > noun && relation_main[t->relation] == REL_OBL && has_case(j, i, "by") &&
               names_somebody(j, i);
    }
    if (t->relation == REL_NMOD_POSS) return true;
    if (i < noun && (relation_main[t->relation] == REL_AMOD || relation_main[t->relation] == REL_COMPOUND))
        return j->f->at[i].shape >= 2 && begins_capital(j, i) && names_somebody(j, i) &&
               !cue_lexicon_has(j->lexicon, j->f->article, CLASS_SILENT, i, NULL); /* "Internet rumours" */
    return i > noun && relation_main[t->relation] == REL_NMOD && (has_case(j, i, "by") || has_case(j, i, "from")) &&
           names_somebody(j, i);
}

/* "the claims of Kazakh officials that ...": somebody, and not what is claimed. */
static bool is_owner(const claim_job *j, uint32_t noun, uint32_t i) {
    const article *a = j->f->article;
    const token *t = token_of(j, i);
    uint32_t m = i > noun && t->head == noun && relation_main[t->relation] == REL_NMOD && has_case(j, i, "of")
                     ? mention_of_token(a, i)
                     : NONE;
    if (m == NONE || a->mentions.at[m].head != i || a->mentions.at[m].pronoun) return false;
    /* "reports of soldiers crossing the river" */
    for (uint32_t k = i + 1; k <= j->f->at[i].last && k - i < PHRASE; k++)
        if (token_of(j, k)->head == i && relation_main[token_of(j, k)->relation] == REL_ACL) return false;
    return true;
}

/* "claims that ..." is often taken for a relative clause; "a report that blames ..." is one. */
static bool begins_with_that(const claim_job *j, uint32_t i) {
    uint32_t first = j->f->at[i].first;
    return is_lemma(j, first, "that") && first < i && relation_main[token_of(j, first)->relation] != REL_NSUBJ;
}

/* "Reports | the bank had failed", but not "the claims | he made": nothing is left out of it. */
static bool is_whole_clause(const claim_job *j, uint32_t noun, uint32_t i) {
    const token_facts *f = &j->f->at[i];
    return f->first == noun + 1 && j->f->at[noun + 1].mark == MARK_NONE && (f->has & HAS_SUBJECT) &&
           (f->has & (HAS_OBJECT | HAS_COP | HAS_PASSIVE | HAS_CCOMP | HAS_XCOMP)) &&
           slice_find(token_of(j, f->first)->features, SLICE("PronType=Rel")) == SIZE_MAX;
}

static bool is_clause_claimed(const claim_job *j, uint32_t noun, uint32_t i) {
    uint32_t main_relation = relation_main[token_of(j, i)->relation];
    if (i < noun || token_of(j, i)->head != noun) return false;
    return main_relation == REL_CCOMP ||
           (main_relation == REL_ACL &&
            ((j->f->at[i].has & HAS_MARK) || begins_with_that(j, i) || is_whole_clause(j, noun, i)));
}

/* What is claimed: a clause, or what follows "of", "about", "over", "regarding". */
static bool is_claimed(const claim_job *j, uint32_t noun, uint32_t i) {
    static const char *const about[] = {"of", "about", "over", "regarding", "concerning", "against", "on"};
    const token *t = token_of(j, i);
    uint32_t main_relation = relation_main[t->relation];
    if (i < noun || t->head != noun) return false;
    if (is_clause_claimed(j, noun, i)) return true;
    /* "a statement on Friday" */
    if (t->upos == UPOS_PROPN && mention_of_token(j->f->article, i) == NONE) return false;
    for (size_t k = 0; main_relation == REL_NMOD && k < sizeof about / sizeof about[0]; k++)
        if (has_case(j, i, about[k])) return true;
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
        bool next = k == run.first + run.count && token_of(j, k)->head == noun && token_of(j, k)->upos == UPOS_NOUN;
        if (next && (is_report(j, noun) || mention_of_token(j->f->article, k) != NONE)) run.count++;
    }
    for (uint32_t k = i + 1; k < run.first + run.count && k - i < PHRASE; k++) {
        uint32_t relation = relation_main[token_of(j, k)->relation];
        bool clause = relation == REL_MARK || relation == REL_ACL || relation == REL_CCOMP ||
                      token_of(j, k)->upos == UPOS_VERB || token_of(j, k)->upos == UPOS_SCONJ ||
                      j->f->at[k].mark == MARK_QUOTE || is_lemma(j, k, "that") || is_lemma(j, k, "last");
        if (clause) run.count = k - run.first;
    }
    return run;
}

/* Where the tree hangs the clause elsewhere: from "that", close behind the noun and who is named by it, to the end of
 * the outer content; or a clause of the noun's own verb right behind it. */
static range that_clause(const claim_job *j, uint32_t noun, range outer, bool named) {
    uint32_t end = outer.first + outer.count, up = token_of(j, noun)->head;
    for (uint32_t i = noun + 1; i < end && i < noun + 12; i++) {
        if (j->f->at[i].mark != MARK_NONE && !(named && j->f->at[i].mark == MARK_COMMA)) break;
        if (is_lemma(j, i, "that") && relation_main[token_of(j, i)->relation] != REL_NSUBJ)
            return (range){i, end - i};
    }
    bool close = noun + 1 < end && j->f->at[noun + 1].mark == MARK_NONE;
    for (uint32_t i = noun + 1; close && i < end && i < noun + PHRASE; i++)
        if (token_of(j, i)->head == up && token_of(j, i)->relation == REL_CCOMP && j->f->at[i].first == noun + 1 &&
            (j->f->at[i].has & HAS_SUBJECT))
            return (range){noun + 1, j->f->at[i].last - noun};
    return (range){0, 0};
}

/* How many words of a clause the tree hangs elsewhere, where a verb stands right behind what it has of it: "that it
 * meant the team | was breaking up". */
static uint32_t cut_off(const claim_job *j, uint32_t at, uint32_t end) {
    uint32_t i = at;
    if (at >= end || (token_of(j, at)->upos != UPOS_AUX && token_of(j, at)->upos != UPOS_VERB)) return 0;
    while (i < end && j->f->at[i].mark == MARK_NONE) i++;
    return i - at;
}

/* The clause that a claim is said to be: "the charge, made by Peru, | is that ..."; NONE. */
static uint32_t equated(const claim_job *j, uint32_t noun) {
    const token *t = token_of(j, noun);
    uint32_t clause = relation_main[t->relation] == REL_NSUBJ ? t->head : NONE;
    if (clause == NONE || clause < noun || !(j->f->at[clause].has & HAS_COP) || !(j->f->at[clause].has & HAS_MARK))
        return NONE;
    return clause;
}

static uint32_t that_of(const claim_job *j, uint32_t clause) {
    for (uint32_t i = clause; i-- > 0 && clause - i < PHRASE;)
        if (token_of(j, i)->head == clause && is_lemma(j, i, "that")) return i;
    return NONE;
}

/* A plain noun for a person's words is one only where it is said whose or what. */
static bool take_claim(claim_job *j, uint32_t noun, range outer, bool own_voice, finding *out) {
    arena *a = j->f->article->arena;
    uint32_t first = j->f->at[noun].first, last = j->f->at[noun].last;
    range source = {0}, content = {0};
    uint32_t owner = NONE;
    bool clause = false;
    for (uint32_t i = first; i <= last && i - first < PHRASE; i++) {
        if (i == noun || j->taken[i]) continue;
        if (owner == NONE && is_owner(j, noun, i))
            owner = i;
        else if (source.count == 0 && is_claimant(j, noun, i))
            source = claimant(j, noun, i);
        else if (!clause && (content.count == 0 ? is_claimed(j, noun, i) : is_clause_claimed(j, noun, i))) {
            content = subtree(j, i, false);
            clause = is_clause_claimed(j, noun, i);
        }
    }
    uint32_t is = content.count ? NONE : equated(j, noun), that = is == NONE ? NONE : that_of(j, is);
    if (that != NONE && that > noun)
        content = (range){that, subtree(j, is, false).first + subtree(j, is, false).count - that};
    if (content.count == 0 && !own_voice) content = that_clause(j, noun, outer, source.count != 0);
    if (owner != NONE && content.count && source.count == 0) source = claimant(j, noun, owner);
    else if (owner != NONE && content.count == 0) content = subtree(j, owner, false);
    if (clause && !own_voice) content.count += cut_off(j, content.first + content.count, outer.first + outer.count);
    if (content.count && content.first - outer.first < outer.count &&
        content.first + content.count > outer.first + outer.count)
        content.count = outer.first + outer.count - content.first;
    if (source.count && content.count && source.first < content.first + content.count &&
        content.first < source.first + source.count)
        return false;
    bool of_somebody = source.count && source.first > noun;
    if (is_report(j, noun) && content.count == 0) return false; /* "a report by experts" is a thing */
    if (content.count ? content.first <= noun : !of_somebody) return false;
    *out = (finding){.first = noun,
                     .last = noun,
                     .head = noun,
                     .score = 0.5f,
                     .rule = "claim",
                     .source_head = NONE,
                     .parent = NONE,
                     .within = NONE};
    if (source.count) {
        out->source = arena_copy(a, &source, sizeof source);
        out->sources = 1;
    }
    if (content.count) {
        out->content = arena_copy(a, &content, sizeof content);
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
        if (token_of(j, i)->upos != UPOS_NOUN || !cue_lexicon_has(j->lexicon, j->f->article, CLASS_CLAIM, i, NULL))
            continue;
        uint8_t stance = STANCE_ASSERTS;
        bool verb = cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, x->head, &stance) ||
                    cue_lexicon_has(j->lexicon, j->f->article, CLASS_TURN, x->head, &stance);
        bool owned = verb && stance == STANCE_DENIES && i == x->last && is_lemma(j, x->content[0].first, "that");
        for (uint32_t k = x->head + 1; k < i; k++) owned |= is_claimant(j, i, k);
        if (!owned) continue;
        while (first <= x->head || token_of(j, first)->upos == UPOS_VERB) first++;
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
    if (first < a->tokens.size && is_lemma(j, first, "that")) return true;
    for (uint32_t i = first; i < end && i - first < PHRASE; i++)
        if (token_of(j, i)->upos == UPOS_VERB && token_of(j, i)->head == x->head &&
            relation_main[token_of(j, i)->relation] == REL_ACL && is_lemma(j, first, "of"))
            return true;
    return false;
}

/* "Accusations by Peru that ... dominated the talks": in nobody's content, where it is said whose they are and what
 * they tell. */
static void add_own_voice(claim_job *j, uint32_t noun) {
    const article *a = j->f->article;
    finding new;
    range own = a->sentences.at[token_of(j, noun)->sentence].tokens;
    if (!take_claim(j, noun, own, true, &new) || !new.sources || !tells_clause(j, &new)) return;
    for (uint32_t i = new.content[0].first; i < new.content[0].first + new.content[0].count; i++)
        /* "claims that it was seen, and has accused guards": where the claim ends is not known */
        if (j->taken[i]) return;
    uint32_t who = finding_head(j->f, new.source, new.sources);
    if (who == NONE || (mention_of_token(a, who) == NONE && token_of(j, who)->upos != UPOS_PRON)) return;
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
