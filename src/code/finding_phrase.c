/* finding_phrase.c - runs of tokens that the rules on findings take: phrases, what follows in a verb's subtree */
#include "code/finding_phrase.h"

#include "code/finding_tools.h"

enum { PHRASE = 80 /* tokens of a phrase that are looked at */, QUOTED = 400 /* of a quotation */ };

/* Whether a token is punctuation, but no quotation mark. */
static bool is_plain_mark(const article_facts *f, uint32_t i) {
    return find_token(f, i)->upos == UPOS_PUNCT && f->at[i].mark != MARK_QUOTE;
}

range finding_trim(const article_facts *f, range run) {
    for (uint32_t n = 0; n < PHRASE && run.count > 1 && is_plain_mark(f, run.first + run.count - 1); n++) run.count--;
    return run;
}

static bool begins_clause(const article_facts *f, uint32_t i) {
    const token *t = find_token(f, i);
    return relation_main[t->relation] == REL_MARK || t->upos == UPOS_VERB || t->upos == UPOS_SCONJ ||
           t->upos == UPOS_PART || f->at[i].mark == MARK_QUOTE || find_is(f, i, WORD_COMPLEMENTIZER);
}

range finding_phrase(const article_facts *f, uint32_t head) {
    uint32_t first = f->at[head].first, last = f->at[head].last, end = head + 1;
    if (first + PHRASE < head) first = head;
    while (first < head &&
           (relation_main[find_token(f, first)->relation] == REL_CASE || find_token(f, first)->upos == UPOS_PUNCT))
        first++;
    while (end <= last && end - head < PHRASE && !begins_clause(f, end) && f->at[end].mark == MARK_NONE) end++;
    return (range){first, end - first};
}

range finding_rest(const article_facts *f, uint32_t verb, uint32_t from) {
    uint32_t end = f->at[verb].last + 1;
    range own = find_sentence(f, verb);
    if (end > own.first + own.count) end = own.first + own.count;
    uint32_t quote = f->quotes.of_token[verb];
    while (from < end && f->at[from].mark == MARK_COMMA) from++;
    if (from >= end) return (range){0, 0};
    for (uint32_t i = from; quote == NONE && i < end && i - from < QUOTED; i++)
        if (f->quotes.of_token[i] == NONE && slice_equal(article_text(f->article, find_token(f, i)->at), SLICE(";")))
            end = i;
    for (uint32_t i = from; quote != NONE && i < end && i - from < QUOTED; i++)
        if (f->quotes.of_token[i] == quote && f->quotes.place[i] == PLACE_CLOSING) end = i;
    return from < end ? finding_trim(f, (range){from, end - from}) : (range){0, 0};
}

uint32_t finding_agent(const article_facts *f, uint32_t verb) {
    for (uint32_t i = verb + 1; i <= f->at[verb].last && i - verb < PHRASE; i++)
        if (find_token(f, i)->head == verb && find_token(f, i)->relation == REL_OBL_AGENT) return i;
    return NONE;
}

void finding_set_content(const article_facts *f, finding *x, range run) {
    if (run.count) find_set_run(f, &x->content, &x->contents, run);
}

bool finding_take_subject(const article_facts *f, finding *x, uint32_t verb) {
    uint32_t subject = finding_subject(f, verb);
    if (subject == NONE || (subject >= x->first && subject <= x->last)) return false;
    find_set_run(f, &x->source, &x->sources, finding_phrase(f, subject));
    return true;
}
