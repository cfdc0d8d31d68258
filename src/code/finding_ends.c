/* finding_ends.c - see finding_ends.h
 *
 * Each rule looks at a finding and the few before and behind it; their order is that of the table at the end. */
#include "code/finding_ends.h"

enum { BESIDE = 12 /* findings */, NEAR = 6, REACH = 16 /* tokens */, QUOTED = 400 };

/* --------------------------------------------------------------------------------------------- punctuation */

static bool is_semicolon(const find_job *j, uint32_t i) {
    return slice_equal(article_text(j->f->article, find_token(j->f, i)->at), SLICE(";"));
}

/* Whether a finding behind a semicolon has its own speaker there. */
static bool speaks_behind(const find_job *j, const finding *y, uint32_t mark) {
    return y->first > mark && y->source_head != NONE && y->source_head > mark &&
           find_same_sentence(j, y->head, mark) && j->f->quotes.of_token[y->head] == j->f->quotes.of_token[mark];
}

/* "A said that ...; B said that ...": no content goes over the semicolon, from either side. */
static void end_at_semicolon(const find_job *j, uint32_t i) {
    const finding *y = find_at(j, i);
    uint32_t first = find_sentence(j->f, y->head).first, mark = y->first;
    while (mark > first && y->first - mark < REACH && !is_semicolon(j, mark)) mark--;
    if (!is_semicolon(j, mark) || !speaks_behind(j, y, mark)) return;
    /* one list, all of it said */
    if (find_is(j->f, mark + 1, WORD_COMPLEMENTIZER) ||
        (mark + 2 <= y->first && find_is(j->f, mark + 2, WORD_COMPLEMENTIZER)))
        return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *x = find_at(j, k);
        if (x->last >= mark || !find_same_sentence(j, x->head, mark) || x->contents == 0 ||
            j->f->quotes.of_token[x->head] != j->f->quotes.of_token[mark])
            continue;
        range *all = ARENA_NEW(j->f->article->arena, range, 1);
        *all = (range){x->last + 1, mark - x->last - 1};
        if (x->content[0].first > mark && all->count > 1) { /* what it says stands before the mark */
            x->content = all;
            x->contents = 1;
        } else
            finding_clip(x, j->f, 0, mark);
    }
    finding *z = find_at(j, i);
    if (z->contents && z->content[0].first < mark) finding_clip(z, j->f, mark + 1, UINT32_MAX);
}

/* "Oslo denied it again: the gate, it says, is being painted": what is said begins behind the colon. */
static void begin_at_colon(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (x->contents == 0 || x->content[0].first >= x->first || x->source_head == NONE) return;
    uint32_t from = x->content[0].first, colon = NONE;
    for (uint32_t k = x->first; k-- > from && x->first - k < REACH;)
        if (j->f->at[k].mark == MARK_COLON && j->f->quotes.of_token[k] == j->f->quotes.of_token[x->head]) colon = k;
    if (colon == NONE || !find_same_sentence(j, colon, x->head) || x->source_head < colon) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++)
        if (find_at(j, k)->first >= from && find_at(j, k)->last < colon &&
            find_same_sentence(j, find_at(j, k)->head, colon)) {
            finding_clip(x, j->f, colon + 1, UINT32_MAX);
            return;
        }
}

/* "denied that it had happened, while the army's chief said ...": the content stops there, and does not begin. */
static void end_at_while(const find_job *j, uint32_t i) {
    const finding *y = find_at(j, i);
    uint32_t first = find_sentence(j->f, y->head).first, mark = y->first;
    while (mark > first && y->first - mark < 2 * REACH && !find_is(j->f, mark, WORD_CONTRAST)) mark--;
    if (mark < first + 2 || j->f->at[mark - 1].mark != MARK_COMMA || y->source_head == NONE ||
        y->source_head < mark || y->source_head > y->first || find_is_quoted(j, y))
        return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *x = find_at(j, k);
        if (x->last + 2 >= mark || !find_same_sentence(j, x->head, mark) || x->contents == 0 || find_is_quoted(j, x))
            continue;
        if (!finding_holds(x->content, x->contents, y->head) && x->content[0].first < mark) continue;
        if (x->content[0].first >= mark)
            find_set_run(j->f, &x->content, &x->contents, (range){x->last + 1, mark - 2 - x->last});
        else
            finding_clip(x, j->f, 0, mark - 1);
    }
}

/* "told him that ...; that ...; and that ...": the list is all of it said. */
static void go_over_semicolons(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    range own = find_sentence(j->f, x->head);
    uint32_t limit = own.first + own.count;
    if (x->contents != 1 || x->content[0].first < x->last || find_is_quoted(j, x) ||
        !find_is(j->f, x->content[0].first, WORD_COMPLEMENTIZER))
        return;
    uint32_t end = x->content[0].first + x->content[0].count, to = end;
    while (to < limit && j->f->at[to].mark == MARK_QUOTE) to++;
    if (limit > end + QUOTED) limit = end + QUOTED;
    while (to + 2 < limit && is_semicolon(j, to)) {
        uint32_t that = find_token(j->f, to + 1)->upos == UPOS_CCONJ ? to + 2 : to + 1;
        if (!find_is(j->f, that, WORD_COMPLEMENTIZER)) break;
        for (to = that; to < limit && !is_semicolon(j, to); to++) continue;
    }
    while (to > end && find_token(j->f, to - 1)->upos == UPOS_PUNCT) to--;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) /* the outermost of them says it */
        if (find_same_sentence(j, find_at(j, k)->head, x->head) &&
            finding_holds(find_at(j, k)->content, find_at(j, k)->contents, x->head))
            return;
    if (to > end)
        find_set_run(j->f, &x->content, &x->contents, (range){x->content[0].first, to - x->content[0].first});
}

/* ------------------------------------------------------------------------------------- sentences and clauses */

/* "Asked whether it knew, | the company said", "since a paper reported that it had, | the affair has grown": the
 * content of a clause in front ends before the subject of the main one. */
static void end_at_main(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    const token *verb = find_token(j->f, x->head);
    uint32_t main = verb->head, own = find_sentence(j->f, x->head).first, subject = NONE;
    if (x->contents == 0 || verb->upos != UPOS_VERB || find_is_quoted(j, x)) return;
    if (x->first == own && relation_main[verb->relation] == REL_ADVCL && main != NONE && main > x->last)
        subject = j->f->at[main].subject;
    for (uint32_t k = i + 1; subject == NONE && x->first == own && k < j->out->at.size && k < i + 4; k++) {
        const finding *y = find_at(j, k);
        uint32_t from = y->sources ? y->source[0].first : 0;
        if (find_same_sentence(j, y->head, x->head) && from > x->last + 1 && from <= y->first &&
            !find_is_quoted(j, y) && j->f->at[from - 1].mark == MARK_COMMA)
            subject = from;
    }
    if (subject == NONE || subject <= x->last + 2) return;
    uint32_t first = j->f->at[subject].first;
    if (first > x->last + 1 && j->f->at[first - 1].mark == MARK_COMMA) finding_clip(x, j->f, 0, first - 1);
}

/* A content that begins in a quotation, or is according to somebody, does not run on into the next sentence, or
 * back. */
static void end_at_sentence(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    range own = find_sentence(j->f, x->head);
    uint32_t next = own.first + own.count;
    if (x->contents == 0 ||
        (!find_is(j->f, x->first, WORD_ACCORDING) && j->f->quotes.of_token[x->content[0].first] == NONE))
        return;
    uint32_t first = x->content[0].first,
             last = x->content[x->contents - 1].first + x->content[x->contents - 1].count - 1;
    const uint32_t *quote = j->f->quotes.of_token;
    if (last >= next && first >= own.first && quote[next - 1] == NONE && quote[next] == NONE)
        finding_clip(x, j->f, 0, next);
    else if (first < own.first && last < next && quote[own.first] == NONE && quote[own.first - 1] == NONE)
        finding_clip(x, j->f, own.first, UINT32_MAX);
}

/* A direct quotation does not go on with a sentence that has no quotation marks, but its own speaker. */
static void end_at_quotation(const find_job *j, uint32_t i) {
    const finding *x = find_at(j, i);
    if (find_is_quoted(j, x) || x->source_head == NONE) return;
    for (uint32_t k = i > 3 ? i - 3 : 0; k < i; k++) {
        finding *y = find_at(j, k);
        if (y->contents < 2 || j->f->quotes.of_token[y->content[0].first] == NONE) continue;
        const range *last = &y->content[y->contents - 1];
        bool holds = x->head - last->first < last->count && x->source_head - last->first < last->count;
        if (holds && last->first > y->last && j->f->quotes.of_token[last->first] == NONE)
            finding_clip(y, j->f, 0, last->first);
    }
}

/* Whether nothing but a time or place follows a cue in its sentence. */
static bool ends_sentence(const find_job *j, const finding *x) {
    range own = find_sentence(j->f, x->head);
    uint32_t end = own.first + own.count;
    if (end - x->last > REACH) return false;
    for (uint32_t i = x->last + 1; i < end; i++) {
        uint32_t upos = find_token(j->f, i)->upos;
        if (upos == UPOS_VERB || upos == UPOS_SCONJ || j->f->at[i].mark == MARK_QUOTE ||
            j->f->at[i].mark == MARK_COLON)
            return false;
    }
    return true;
}

/* "would not confirm that, an official in Oslo said": the official says all that stands before. */
static void take_tail(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (x->sources == 0 || find_is_quoted(j, x) || find_token(j->f, x->head)->upos != UPOS_VERB ||
        !ends_sentence(j, x))
        return;
    uint32_t from = x->source[0].first, first = find_sentence(j->f, x->head).first;
    if (from >= x->first || from < first + 4 || x->first - from > REACH || j->f->at[from - 1].mark != MARK_COMMA)
        return;
    if (j->f->quotes.of_token[first] != NONE || (x->contents && x->content[0].first > x->last)) return;
    bool taken = false;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = find_at(j, k);
        bool over = y->last < from && find_same_sentence(j, y->head, x->head) && !find_is_quoted(j, y) &&
                    finding_holds(y->content, y->contents, x->head);
        if (!over) continue;
        finding_clip(y, j->f, 0, from - 1);
        taken |= !finding_holds(x->content, x->contents, y->head);
    }
    if (taken) find_set_run(j->f, &x->content, &x->contents, (range){first, from - 1 - first});
}

/* "denied that they had crossed, as Oslo maintains": Oslo maintains what is denied, and not that it is. */
static void take_as(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    uint32_t own = find_sentence(j->f, x->head).first, as = x->first;
    if (find_is_quoted(j, x) || x->contents == 0 || x->content[0].first >= x->first) return;
    while (as > own && x->first - as < NEAR && !find_is(j->f, as, WORD_CAPACITY)) as--;
    if (as < own + 2 || !find_is(j->f, as, WORD_CAPACITY) || j->f->at[as - 1].mark != MARK_COMMA) return;
    for (uint32_t k = i; k-- > 0 && i - k <= BESIDE;) {
        const finding *y = find_at(j, k);
        if (!find_same_sentence(j, y->head, x->head) || y->last >= as ||
            !finding_holds(x->content, x->contents, y->head))
            continue;
        if (y->contents != 1 || y->content[0].first < y->last || y->content[0].first >= as - 1) return;
        uint32_t end = y->content[0].first + y->content[0].count;
        if (end > as - 1) end = as - 1;
        find_set_run(j->f, &x->content, &x->contents, (range){y->content[0].first, end - y->content[0].first});
        return;
    }
}

/* --------------------------------------------------------------------------------------------------- joined */

/* "said it was shocked but could not say who did it", "said he had proof and asked for help": what has no subject of
 * its own, and whose subject would be the speaker's own pronoun, is what the speaker does next. */
static void end_at_joined(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    const token *verb = find_token(j->f, x->head);
    if (relation_main[verb->relation] != REL_CONJ || verb->head == NONE || verb->head >= x->first) return;
    if (j->f->at[x->head].subject != NONE || (j->f->at[x->head].has & HAS_MARK)) return;
    uint32_t subject = j->f->at[verb->head].subject, and = NONE;
    if (subject == NONE || find_token(j->f, subject)->upos != UPOS_PRON) return;
    if (!token_has(find_token(j->f, subject), "Person=3")) return;
    for (uint32_t k = x->head; k > verb->head + 1 && x->head - k < NEAR + 2 && and == NONE; k--)
        if (find_token(j->f, k - 1)->upos == UPOS_CCONJ) and = k - 1;
    if (and == NONE) return;
    for (uint32_t k = i; k-- > 0 && i - k <= BESIDE;) {
        finding *y = find_at(j, k);
        if (!find_same_sentence(j, y->head, x->head) || y->last >= verb->head || y->sources == 0) continue;
        if (!finding_holds(y->content, y->contents, subject) ||
            j->f->quotes.of_token[x->head] != j->f->quotes.of_token[y->head])
            continue;
        if (y->source[0].first > y->first || (y->content[0].first < y->first)) return;
        finding_clip(y, j->f, 0, and - (j->f->at[and - 1].mark == MARK_COMMA));
        x->source = y->source;
        x->sources = y->sources;
        x->source_head = y->source_head;
        x->parent = NONE;
        return;
    }
}

/* "had reported on Monday, citing two officers, that ...": the officers say it too, within the report. */
static void take_cited_clause(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    uint32_t object = j->f->at[x->head].object;
    if (!find_is(j->f, x->head, WORD_CITING) || find_token(j->f, x->head)->upos != UPOS_VERB || object == NONE ||
        object < x->last)
        return;
    if (j->f->at[x->head].subject != NONE || x->contents == 0) return;
    uint32_t that = object + 1, end = x->content[x->contents - 1].first + x->content[x->contents - 1].count;
    while (that < end && that - object < REACH && !find_is(j->f, that, WORD_COMPLEMENTIZER)) that++;
    if (that >= end || !find_is(j->f, that, WORD_COMPLEMENTIZER) || j->f->at[that - 1].mark != MARK_COMMA) return;
    for (uint32_t k = i > 2 ? i - 2 : 0; k < i; k++) {
        finding *host = find_at(j, k);
        if (!find_same_sentence(j, host->head, x->head) || host->contents > 0 || host->sources == 0) continue;
        find_set_run(j->f, &host->content, &host->contents, (range){that, end - that});
        find_set_run(j->f, &x->source, &x->sources, (range){x->last + 1, that - 2 - x->last});
        x->source_head = object;
        find_set_run(j->f, &x->content, &x->contents, (range){that, end - that});
        x->within = k;
        return;
    }
}

/* ---------------------------------------------------------------------------------------------------- nouns */

/* The predicate that the tree hangs under the last verb of a noun's clause, though it is the noun's own: "the claim
 * that they shot the farmers | drew anger". NONE where the tree shows nothing of the kind. */
static uint32_t misplaced_predicate(const find_job *j, const finding *x) {
    uint32_t end = x->content[0].first + x->content[0].count;
    for (uint32_t i = x->content[0].first + 2; i < end && i - x->first < 3 * REACH; i++) {
        const token *t = find_token(j->f, i);
        uint32_t verb = t->head;
        if (relation_main[t->relation] != REL_CCOMP || verb == NONE || verb >= i || verb <= x->last) continue;
        if (find_token(j->f, verb)->upos != UPOS_VERB || find_has(j, CLASS_VERB, verb) ||
            find_has(j, CLASS_MIND, verb))
            continue;
        if (j->f->at[i].subject == NONE || j->f->at[i].subject < verb) continue;
        bool marked = false;
        for (uint32_t k = verb + 1; k < i; k++) marked |= relation_main[find_token(j->f, k)->relation] == REL_MARK;
        if (marked) continue;
        uint32_t begin = i;
        for (uint32_t k = j->f->at[i].subject + 1; k < i && begin == i; k++) {
            uint32_t relation = relation_main[find_token(j->f, k)->relation];
            if (find_token(j->f, k)->head == i && (relation == REL_AUX || relation == REL_COP)) begin = k;
        }
        return begin;
    }
    return NONE;
}

/* "Reports that the king had fled | were denied by the palace": an auxiliary right behind a verb begins a
 * predicate. */
static uint32_t second_predicate(const find_job *j, const finding *x) {
    uint32_t end = x->content[0].first + x->content[0].count;
    for (uint32_t i = x->content[0].first + 2; i < end && i - x->first < 3 * REACH; i++) {
        const token *t = find_token(j->f, i);
        if (t->upos == UPOS_AUX && find_token(j->f, i - 1)->upos == UPOS_VERB && t->head != NONE && t->head > i)
            return i;
    }
    return NONE;
}

/* Who denies such a noun denies all of its phrase. */
static void take_phrase(const find_job *j, uint32_t i, uint32_t end) {
    const finding *x = find_at(j, i);
    uint32_t first = j->f->at[x->head].first < x->first ? j->f->at[x->head].first : x->first;
    for (uint32_t k = i + 1; k < j->out->at.size && k <= i + BESIDE; k++) {
        finding *y = find_at(j, k);
        if (!find_same_sentence(j, y->head, x->head) || y->first < end) continue;
        if (y->first - end < NEAR && y->contents == 0 && x->first - first < REACH)
            find_set_run(j->f, &y->content, &y->contents, (range){first, end - first});
        return;
    }
}

/* Ends a noun's clause before such a predicate, and whatever else was taken for its end. */
static void end_at_predicate(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (x->first != x->last || x->contents != 1 || x->content[0].first != x->last + 1) return;
    if (find_token(j->f, x->head)->upos != UPOS_NOUN || !find_is(j->f, x->last + 1, WORD_COMPLEMENTIZER)) return;
    uint32_t end = misplaced_predicate(j, x);
    if (end == NONE) end = second_predicate(j, x);
    if (end == NONE || end <= x->content[0].first + 2) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k <= i; k++) {
        finding *y = find_at(j, k);
        bool noun = find_token(j->f, y->head)->upos == UPOS_NOUN && find_same_sentence(j, y->head, x->head);
        if (noun && y->last < end && finding_holds(y->content, y->contents, end)) finding_clip(y, j->f, 0, end);
    }
    take_phrase(j, i, end);
}

void finding_set_ends(const find_job *j, uint32_t number) {
    static find_form *const rules[] = {end_at_sentence, go_over_semicolons, end_at_predicate, end_at_main,
                                       end_at_semicolon, end_at_while, begin_at_colon, end_at_quotation,
                                       end_at_joined, take_tail, take_cited_clause, take_as};
    for (size_t k = 0; k < sizeof rules / sizeof *rules; k++) rules[k](j, number);
}
