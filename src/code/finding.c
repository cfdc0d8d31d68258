/* finding.c - nests findings, and gives them the subjects and contents that the tree shows */
#include "code/finding.h"

#include <string.h>

enum { PHRASE = 80 /* tokens of a phrase that are looked at */, RUNS = 16 };

bool finding_holds(const range *runs, uint32_t count, uint32_t at) {
    for (uint32_t i = 0; i < count; i++)
        if (at >= runs[i].first && at - runs[i].first < runs[i].count) return true;
    return false;
}

bool finding_clip(finding *x, const article_facts *f, uint32_t first, uint32_t end) {
    range kept[RUNS];
    uint32_t count = 0;
    for (uint32_t r = 0; r < x->contents && count < RUNS; r++) {
        uint32_t from = x->content[r].first, to = from + x->content[r].count;
        from = from > first ? from : first;
        to = to < end ? to : end;
        if (from < to) kept[count++] = (range){from, to - from};
    }
    if (count == 0) return false;
    x->content = arena_copy(f->article->arena, kept, sizeof *kept * count);
    x->contents = count;
    return true;
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
    bool participle =
        t->relation == REL_ADVCL && f->at[cue].subject == NONE && article_ends(f->article, cue, WORD_GERUND);
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
    return word_ends(a->words, form, WORD_GERUND) && verb - first < 2 && own_subject(f, verb) == NONE;
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
            return article_ends(a, verb, WORD_GERUND) ? t->head : NONE;
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
    return word_ends(f->article->words, form, WORD_GERUND) && f->at[x->head].subject == NONE &&
           !(f->at[x->head].has & HAS_AUX);
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
