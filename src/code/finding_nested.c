/* finding_nested.c - see finding_nested.h */
#include "code/finding_nested.h"

#include "code/finding_tools.h"

enum { PHRASE = 80 /* tokens of a phrase that are looked at */ };

/* The run of [first, last] that lies in one of the outer runs, around `at`; none where `at` lies in none of them. */
static range within(const range *outer, uint32_t outers, uint32_t first, uint32_t last, uint32_t at) {
    for (uint32_t r = 0; r < outers; r++) {
        uint32_t from = outer[r].first, to = from + outer[r].count;
        if (at < from || at >= to) continue;
        from = from > first ? from : first;
        to = to < last + 1 ? to : last + 1;
        return (range){from, to - from};
    }
    return (range){0, 0};
}

static bool lies_within(const range *outer, uint32_t outers, const range *runs, uint32_t count) {
    for (uint32_t r = 0; r < count; r++)
        if (within(outer, outers, runs[r].first, runs[r].first + runs[r].count - 1, runs[r].first).count !=
            runs[r].count)
            return false;
    return count > 0;
}

/* What a verb says: its clause, or the object and what follows it as far as the verb's subtree goes. */
static range said_by_tree(const article_facts *f, uint32_t verb, uint32_t last_of_cue) {
    const token_facts *v = &f->at[verb];
    uint32_t at = v->clause != NONE && v->clause > last_of_cue ? v->clause : v->object;
    if (at == NONE || at <= last_of_cue) return (range){0, 0};
    uint32_t first = f->at[at].first > last_of_cue ? f->at[at].first : last_of_cue + 1, last = f->at[at].last;
    while (last > at && find_token(f, last)->upos == UPOS_PUNCT && f->at[last].mark != MARK_QUOTE) last--;
    return (range){first, last + 1 - first};
}

void finding_mend_nested(finding *x, const article_facts *f, float poor, const range *outer, uint32_t outers) {
    bool inside = lies_within(outer, outers, x->content, x->contents);
    if (inside && x->score >= poor) return;
    range said = said_by_tree(f, x->head, x->last);
    if (said.count) said = within(outer, outers, said.first, said.first + said.count - 1, said.first);
    if (said.count == 0) {
        if (!inside) x->contents = 0;
        return;
    }
    find_set_run(f, &x->content, &x->contents, said);
    uint32_t subject = finding_subject(f, x->head);
    if (subject == NONE || subject - said.first < said.count) return;
    uint32_t first = f->at[subject].first, last = f->at[subject].last;
    if (subject - first > PHRASE || (first <= x->last && last >= x->first)) first = last = subject;
    if (first < said.first + said.count && last >= said.first) return;
    find_set_run(f, &x->source, &x->sources, (range){first, last + 1 - first});
}
