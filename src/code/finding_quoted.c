/* finding_quoted.c - adds what others are quoted as saying, see finding_quoted.h */
#include "code/finding_quoted.h"

#include <string.h>

#include "code/finding_job.h"
#include "code/finding_phrase.h"

enum { NEAR = 6, PHRASE = 80, QUOTED = 400 /* tokens of a quotation */ };

/* Its cue has it for an owner. */
static void take(const find_job *j, const finding *x) {
    for (uint32_t i = x->first; i <= x->last; i++) j->owner[i] = j->out->at.size;
    find_add(j, x);
}

/* The participle of "quoted him as | saying", "was quoted by a paper as | saying", behind token `from`; or NONE. */
static uint32_t saying(const find_job *j, uint32_t verb, uint32_t from) {
    for (uint32_t k = from + 1; k <= j->f->at[verb].last && k < from + 4 * NEAR; k++)
        if (find_token(j->f, k)->upos == UPOS_VERB && find_is(j->f, k - 1, WORD_CAPACITY) &&
            article_ends(j->f->article, k, WORD_GERUND))
            return k;
    return NONE;
}

/* What opens the sentence before a comma and `end`, with the whole quotation where it is one. */
static range opening(const find_job *j, uint32_t end) {
    const article_facts *f = j->f;
    uint32_t first = find_sentence(f, end).first, last = end;
    while (last > first &&
           (f->at[last - 1].mark == MARK_COMMA || (f->at[last - 1].mark == MARK_QUOTE && last == end)))
        last--;
    bool comma = last < end && end - last < 3;
    if (!comma || last < first + 3) return (range){0, 0};
    bool marks = f->at[end - 1].mark == MARK_QUOTE;
    uint32_t quote = marks ? f->quotes.of_token[end - 1] : NONE;
    if (marks) last = end;
    while (quote != NONE && first > 0 && f->quotes.of_token[first - 1] == quote && last - first < QUOTED) first--;
    return (range){first, last - first};
}

/* Whether there is a word in the content. */
static bool has_words(const find_job *j, const finding *x) {
    for (uint32_t r = 0; r < x->contents; r++)
        for (uint32_t i = 0; i < x->content[r].count; i++)
            if (find_token(j->f, x->content[r].first + i)->upos != UPOS_PUNCT) return true;
    return false;
}

/* Whether there is a verb or a quotation mark among the words. */
static bool has_clause(const find_job *j, range run) {
    for (uint32_t i = run.first; i < run.first + run.count; i++)
        if (find_token(j->f, i)->upos == UPOS_VERB || find_token(j->f, i)->upos == UPOS_AUX ||
            j->f->at[i].mark == MARK_QUOTE)
            return true;
    return false;
}

/* What is said: behind the participle, or before `end` where no clause stands there ("as saying by the paper"). */
static void set_said(const find_job *j, finding *x, uint32_t verb, uint32_t as, uint32_t end) {
    uint32_t from = as + 1;
    while (from <= j->f->at[verb].last && (j->f->at[from].mark == MARK_COLON || j->f->at[from].mark == MARK_COMMA))
        from++;
    range behind = finding_rest(j->f, verb, from), before = has_clause(j, behind) ? (range){0, 0} : opening(j, end);
    finding_set_content(j->f, x, before.count ? before : behind);
    if (!has_words(j, x)) x->contents = 0;
}

/* "The paper quoted the minister as saying that ...": the paper quotes, the minister says. */
static void split_active(const find_job *j, uint32_t i) {
    uint32_t object = j->f->at[i].object;
    if (object == NONE || object <= i || object - i > NEAR) return;
    uint32_t as = saying(j, i, object), subject = finding_subject(j->f, i);
    if (as == NONE) return;
    finding *outer = find_owner(j, i), *inner = find_owner(j, as);
    finding new = find_new(as, as, as, "nested");
    const finding *said = inner ? inner : outer;
    if (said && said->contents && said->content[0].first > as) {
        new.content = said->content;
        new.contents = said->contents;
    }
    if (!has_words(j, &new))
        set_said(j, &new, i, as, subject != NONE && subject < i ? finding_phrase(j->f, subject).first : i);
    if (new.contents == 0) return;
    range who = {j->f->at[object].first, as - 1 - j->f->at[object].first}; /* before "as" */
    find_set_run(j->f, &new.source, &new.sources, who);
    new.source_head = object;
    const range *last = &new.content[new.contents - 1];
    finding carrier = outer ? *outer : find_new(i, i, i, "phrase");
    carrier.first = carrier.last = carrier.head = i;
    carrier.rule = RULE_CARRIED;
    if (!outer && !finding_take_subject(j->f, &carrier, i)) return;
    range carried = last->first > i ? (range){who.first, last->first + last->count - who.first} : *last;
    find_set_run(j->f, &carrier.content, &carrier.contents, carried);
    if (outer && last->first < i) new.within = (uint32_t)(outer - j->out->at.at);
    if (outer) *outer = carrier;
    if (inner && inner != outer)
        *inner = new;
    else
        take(j, &new);
    if (!outer) take(j, &carrier);
}

/* "The minister was quoted by a paper as saying ...". What the chains found of it without what is said is
 * replaced. */
static void add_passive(const find_job *j, uint32_t i) {
    uint32_t as = saying(j, i, i), subject = j->f->at[i].subject;
    if (as == NONE || subject == NONE || subject > i || (j->f->at[i].has & HAS_NEGATION) || find_owner(j, as))
        return;
    finding *known = find_owner(j, i), x = find_new(as, as, as, "phrase");
    if (known && known->contents && known->content[known->contents - 1].first > as) return;
    range who = finding_phrase(j->f, subject);
    find_set_run(j->f, &x.source, &x.sources, who);
    set_said(j, &x, i, as, who.first);
    if (!x.contents) return;
    if (known) *known = x;
    else take(j, &x);
}

/* The tokens of the next sentence in the same paragraph; none where the sentence is its last. */
static range next_sentence(const article_facts *f, uint32_t i) {
    const article *a = f->article;
    uint32_t n = find_token(f, i)->sentence;
    bool same = n + 1 < a->sentences.size && a->sentences.at[n + 1].block == a->sentences.at[n].block;
    return same ? a->sentences.at[n + 1].tokens : (range){0, 0};
}

/* "The plan was clear, said the minister: Veland wanted the port": what is said goes on behind the colon. */
static void extend_behind_colon(const find_job *j, finding *x) {
    const article_facts *f = j->f;
    uint32_t end = x->last + 1;
    if (!x->contents || x->sources != 1 || x->content[x->contents - 1].first >= x->first ||
        find_token(f, x->head)->upos != UPOS_VERB)
        return;
    if (x->source[0].first > x->last) end = x->source[0].first + x->source[0].count;
    range own = find_sentence(f, x->head);
    if (end >= own.first + own.count || f->at[end].mark != MARK_COLON || f->quotes.of_token[end] != NONE ||
        j->owner[end] != NONE)
        return;
    range behind = {end + 1, own.first + own.count - end - 1};
    if (!behind.count) behind = next_sentence(f, x->head);
    behind = finding_trim(f, behind);
    if (behind.count < 3) return;
    for (uint32_t i = behind.first; i < behind.first + behind.count; i++)
        if (j->owner[i] != NONE || f->at[i].mark == MARK_QUOTE) return;
    range *runs = ARENA_NEW(f->article->arena, range, x->contents + 1);
    memcpy(runs, x->content, sizeof *runs * x->contents);
    runs[x->contents] = behind;
    x->content = runs;
    x->contents++;
}

void findings_add_quoted(findings *out, const article_facts *f) {
    find_job j = find_job_new(out, f, NULL);
    find_note_all(&j);
    for (uint32_t k = 0; k < out->at.size; k++) extend_behind_colon(&j, &out->at.at[k]);
    for (uint32_t i = 0; i < f->article->tokens.size; i++) {
        if (find_token(f, i)->upos != UPOS_VERB || !find_is(f, i, WORD_QUOTING)) continue;
        if (f->at[i].has & HAS_PASSIVE) add_passive(&j, i);
        else split_active(&j, i);
    }
}
