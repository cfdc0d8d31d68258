/* finding_apart.c - ends contents where the outlet goes on, and says which findings stand apart
 *
 * The last step before nesting, which goes by where a cue stands. Each rule looks at a finding and the few before
 * and behind it. */
#include "code/finding_apart.h"

#include "code/finding_mend.h"
#include "code/finding_tools.h"

enum { BESIDE = 12 /* findings */, NEAR = 6, REACH = 16 /* tokens */, QUOTED = 400 };

typedef struct apart_job {
    findings *all;
    const article_facts *f;
    const cue_lexicon *lexicon;
} apart_job;

static bool has(const apart_job *j, enum cue_class class, uint32_t i) {
    return cue_lexicon_has(j->lexicon, j->f->article, class, i, NULL);
}

static finding *at(const apart_job *j, uint32_t i) { return &j->all->at.at[i]; }

static bool is_semicolon(const apart_job *j, uint32_t i) {
    return slice_equal(article_text(j->f->article, find_token(j->f, i)->at), SLICE(";"));
}

static bool same_sentence(const apart_job *j, uint32_t left, uint32_t right) {
    return find_token(j->f, left)->sentence == find_token(j->f, right)->sentence;
}

/* The findings before `i` in its sentence, outside of its quotation, whose content holds `first`, end before it. */
static void end_contents_before(const apart_job *j, uint32_t i, uint32_t first) {
    const finding *x = at(j, i);
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = at(j, k);
        if (same_sentence(j, y->head, x->head) && y->last < first && finding_holds(y->content, y->contents, first))
            finding_clip(y, j->f, 0, first);
    }
}

/* Whether a cue stands in a quotation that began before its sentence part: then its words are the speaker's. */
static bool is_quoted(const apart_job *j, const finding *x) { return j->f->quotes.of_token[x->head] != NONE; }

/* ------------------------------------------------------------------------------------------- relative clauses */

static bool is_relative(const apart_job *j, uint32_t i) {
    return find_is(j->f, i, "who") || find_is(j->f, i, "which") || find_is(j->f, i, "whom") ||
           find_is(j->f, i, "whose");
}

/* The relative word behind a comma that begins the clause of a cue, or NONE. */
static uint32_t relative_of(const apart_job *j, const finding *x) {
    range own = find_sentence(j->f, x->head);
    for (uint32_t i = x->first; i > own.first + 1 && x->first - i < REACH; i--) {
        if (j->f->at[i - 1].mark == MARK_COMMA && is_relative(j, i)) return i;
        if (i < x->first && j->f->at[i].mark != MARK_NONE) return NONE;
    }
    return NONE;
}

/* ", who told him that ..." is known from him; ", who has denied it", ", which Oslo denies" is the outlet's. */
static void set_relative_apart(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    uint32_t relative = relative_of(j, x);
    if (relative == NONE || is_quoted(j, x) || find_token(j->f, x->head)->upos != UPOS_VERB) return;
    bool to_speaker = has(j, CLASS_TELL, x->head) && x->last + 1 < j->f->article->tokens.size &&
                      find_token(j->f, x->last + 1)->upos == UPOS_PRON &&
                      slice_find(find_token(j->f, x->last + 1)->features, SLICE("Case=Acc")) != SIZE_MAX;
    for (uint32_t k = i; to_speaker && k-- > 0 && i - k <= BESIDE;)
        if (at(j, k)->last < relative && finding_holds(at(j, k)->content, at(j, k)->contents, relative - 2)) {
            x->within = k;
            break;
        }
    if (to_speaker) return;
    x->apart = true;
    if (x->source_head == NONE || !find_is(j->f, relative, "which")) return;
    end_contents_before(j, i, relative - 1);
}

/* ", a charge (that) the government denied": the noun behind a comma that the cue's clause hangs on. */
static void set_apposed_apart(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    uint32_t noun = find_token(j->f, x->head)->head, first;
    if (noun == NONE || noun >= x->first || x->first - noun > REACH || is_quoted(j, x)) return;
    if (relation_main[find_token(j->f, x->head)->relation] != REL_ACL) return;
    if (find_token(j->f, noun)->upos != UPOS_NOUN || (!has(j, CLASS_CLAIM, noun) && !has(j, CLASS_WISH, noun)))
        return;
    for (first = noun; first > 0 && noun - first < NEAR && j->f->at[first - 1].mark != MARK_COMMA; first--)
        if (!same_sentence(j, first - 1, noun)) return;
    if (first == 0 || j->f->at[first - 1].mark != MARK_COMMA || first + 3 < noun) return;
    x->apart = true;
    end_contents_before(j, i, first - 1);
}

/* "welcomed what he called a late truth": whose words they are is said, and nobody says that he calls it so. */
static void set_so_called_apart(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (is_quoted(j, x) || !has(j, CLASS_JUDGE, x->head)) return;
    uint32_t begin = x->first; /* "at what he termed": before the pronoun */
    if (begin > 1 && find_token(j->f, begin - 1)->upos == UPOS_PRON) x->apart |= find_is(j->f, begin - 2, "what");
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        const finding *y = at(j, k);
        uint32_t first = y->contents ? y->content[0].first : x->first;
        x->apart |= first < x->first && x->first - first < NEAR && find_is(j->f, first, "what");
    }
}

/* "offered to open the gates after it was accused by Oslo of closing them": when, and not what, was offered. */
static void set_time_apart(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (is_quoted(j, x) || relation_main[find_token(j->f, x->head)->relation] != REL_ADVCL) return;
    uint32_t first = j->f->at[x->head].first, low = i > BESIDE ? i - BESIDE : 0;
    if (!find_is(j->f, first, "after") && !find_is(j->f, first, "before") && !find_is(j->f, first, "when")) return;
    for (uint32_t k = low; k < i; k++) {
        finding *y = at(j, k);
        if (y->contents == 0 || !same_sentence(j, y->head, x->head) || y->last >= first) continue;
        bool infinitive = find_token(j->f, y->content[0].first)->upos == UPOS_PART;
        if (!infinitive || !finding_holds(y->content, y->contents, first)) continue;
        finding_clip(y, j->f, 0, first);
    }
}

/* --------------------------------------------------------------------------------------------- punctuation */

/* Whether a finding behind a semicolon has its own speaker there. */
static bool speaks_behind(const apart_job *j, const finding *y, uint32_t mark) {
    return y->first > mark && y->source_head != NONE && y->source_head > mark && same_sentence(j, y->head, mark) &&
           j->f->quotes.of_token[y->head] == j->f->quotes.of_token[mark];
}

/* "A said that ...; B said that ...": no content goes over the semicolon, from either side. */
static void end_at_semicolon(const apart_job *j, uint32_t i) {
    const finding *y = at(j, i);
    uint32_t first = find_sentence(j->f, y->head).first, mark = y->first;
    while (mark > first && y->first - mark < REACH && !is_semicolon(j, mark)) mark--;
    if (!is_semicolon(j, mark) || !speaks_behind(j, y, mark)) return;
    /* one list, all of it said */
    if (find_is(j->f, mark + 1, "that") || (mark + 2 <= y->first && find_is(j->f, mark + 2, "that"))) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *x = at(j, k);
        if (x->last >= mark || !same_sentence(j, x->head, mark) || x->contents == 0 ||
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
    finding *z = at(j, i);
    if (z->contents && z->content[0].first < mark) finding_clip(z, j->f, mark + 1, UINT32_MAX);
}

/* "Oslo denied it again: the gate, it says, is being painted": what is said begins behind the colon. */
static void begin_at_colon(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (x->contents == 0 || x->content[0].first >= x->first || x->source_head == NONE) return;
    uint32_t from = x->content[0].first, colon = NONE;
    for (uint32_t k = x->first; k-- > from && x->first - k < REACH;)
        if (j->f->at[k].mark == MARK_COLON && j->f->quotes.of_token[k] == j->f->quotes.of_token[x->head]) colon = k;
    if (colon == NONE || !same_sentence(j, colon, x->head) || x->source_head < colon) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++)
        if (at(j, k)->first >= from && at(j, k)->last < colon && same_sentence(j, at(j, k)->head, colon)) {
            finding_clip(x, j->f, colon + 1, UINT32_MAX);
            return;
        }
}

/* "denied that it had happened, while the army's chief said ...": the content stops there, and does not begin. */
static void end_at_while(const apart_job *j, uint32_t i) {
    const finding *y = at(j, i);
    uint32_t first = find_sentence(j->f, y->head).first, mark = y->first;
    while (mark > first && y->first - mark < 2 * REACH && !find_is(j->f, mark, "while") &&
           !find_is(j->f, mark, "whereas"))
        mark--;
    if (mark < first + 2 || j->f->at[mark - 1].mark != MARK_COMMA || y->source_head == NONE ||
        y->source_head < mark || y->source_head > y->first || is_quoted(j, y))
        return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *x = at(j, k);
        if (x->last + 2 >= mark || !same_sentence(j, x->head, mark) || x->contents == 0 || is_quoted(j, x)) continue;
        if (!finding_holds(x->content, x->contents, y->head) && x->content[0].first < mark) continue;
        if (x->content[0].first >= mark)
            find_set_run(j->f, &x->content, &x->contents, (range){x->last + 1, mark - 2 - x->last});
        else
            finding_clip(x, j->f, 0, mark - 1);
    }
}

/* "Asked whether it knew, | the company said", "since a paper reported that it had, | the affair has grown": the
 * content of a clause in front ends before the subject of the main one. */
static void end_at_main(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    const token *verb = find_token(j->f, x->head);
    uint32_t main = verb->head, own = find_sentence(j->f, x->head).first, subject = NONE;
    if (x->contents == 0 || verb->upos != UPOS_VERB || is_quoted(j, x)) return;
    if (x->first == own && relation_main[verb->relation] == REL_ADVCL && main != NONE && main > x->last)
        subject = j->f->at[main].subject;
    for (uint32_t k = i + 1; subject == NONE && x->first == own && k < j->all->at.size && k < i + 4; k++) {
        const finding *y = at(j, k);
        uint32_t from = y->sources ? y->source[0].first : 0;
        if (same_sentence(j, y->head, x->head) && from > x->last + 1 && from <= y->first && !is_quoted(j, y) &&
            j->f->at[from - 1].mark == MARK_COMMA)
            subject = from;
    }
    if (subject == NONE || subject <= x->last + 2) return;
    uint32_t first = j->f->at[subject].first;
    if (first > x->last + 1 && j->f->at[first - 1].mark == MARK_COMMA) finding_clip(x, j->f, 0, first - 1);
}

/* A content that begins in a quotation, or is according to somebody, does not run on into the next sentence, or
 * back. */
static void end_at_sentence(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    range own = find_sentence(j->f, x->head);
    uint32_t next = own.first + own.count;
    if (x->contents == 0 ||
        (!find_is(j->f, x->first, "accord") && j->f->quotes.of_token[x->content[0].first] == NONE))
        return;
    uint32_t first = x->content[0].first,
             last = x->content[x->contents - 1].first + x->content[x->contents - 1].count - 1;
    const uint32_t *quote = j->f->quotes.of_token;
    if (last >= next && first >= own.first && quote[next - 1] == NONE && quote[next] == NONE)
        finding_clip(x, j->f, 0, next);
    else if (first < own.first && last < next && quote[own.first] == NONE && quote[own.first - 1] == NONE)
        finding_clip(x, j->f, own.first, UINT32_MAX);
}

/* "told him that ...; that ...; and that ...": the list is all of it said. */
static void go_over_semicolons(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    range own = find_sentence(j->f, x->head);
    uint32_t limit = own.first + own.count;
    if (x->contents != 1 || x->content[0].first < x->last || is_quoted(j, x) ||
        !find_is(j->f, x->content[0].first, "that"))
        return;
    uint32_t end = x->content[0].first + x->content[0].count, to = end;
    while (to < limit && j->f->at[to].mark == MARK_QUOTE) to++;
    if (limit > end + QUOTED) limit = end + QUOTED;
    while (to + 2 < limit && is_semicolon(j, to)) {
        uint32_t that = find_token(j->f, to + 1)->upos == UPOS_CCONJ ? to + 2 : to + 1;
        if (!find_is(j->f, that, "that")) break;
        for (to = that; to < limit && !is_semicolon(j, to); to++) continue;
    }
    while (to > end && find_token(j->f, to - 1)->upos == UPOS_PUNCT) to--;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) /* the outermost of them says it */
        if (same_sentence(j, at(j, k)->head, x->head) &&
            finding_holds(at(j, k)->content, at(j, k)->contents, x->head))
            return;
    if (to > end)
        find_set_run(j->f, &x->content, &x->contents, (range){x->content[0].first, to - x->content[0].first});
}

/* Whether nothing but a time or place follows a cue in its sentence. */
static bool ends_sentence(const apart_job *j, const finding *x) {
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
static void take_tail(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (x->sources == 0 || is_quoted(j, x) || find_token(j->f, x->head)->upos != UPOS_VERB || !ends_sentence(j, x))
        return;
    uint32_t from = x->source[0].first, first = find_sentence(j->f, x->head).first;
    if (from >= x->first || from < first + 4 || x->first - from > REACH || j->f->at[from - 1].mark != MARK_COMMA)
        return;
    if (j->f->quotes.of_token[first] != NONE || (x->contents && x->content[0].first > x->last)) return;
    bool taken = false;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = at(j, k);
        bool over = y->last < from && same_sentence(j, y->head, x->head) && !is_quoted(j, y) &&
                    finding_holds(y->content, y->contents, x->head);
        if (!over) continue;
        finding_clip(y, j->f, 0, from - 1);
        taken |= !finding_holds(x->content, x->contents, y->head);
    }
    if (taken) find_set_run(j->f, &x->content, &x->contents, (range){first, from - 1 - first});
}

/* "According to sources, it noted, there were seven": it noted what they say. */
static void take_according(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    uint32_t upos = find_token(j->f, x->head)->upos;
    if (upos != UPOS_VERB || x->sources == 0 || x->contents == 0 || x->source[0].first == 0) return;
    uint32_t from = x->source[0].first, first = find_sentence(j->f, x->head).first;
    if (x->last + 1 >= j->f->article->tokens.size) return;
    if (from >= x->first || j->f->at[from - 1].mark != MARK_COMMA || j->f->at[x->last + 1].mark != MARK_COMMA) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = at(j, k);
        if (y->first != first || !find_is(j->f, y->first, "accord") || !same_sentence(j, y->head, x->head)) continue;
        y->within = i;
        x->apart = true;
    }
}

/* A direct quotation does not go on with a sentence that has no quotation marks, but its own speaker. */
static void end_at_quotation(const apart_job *j, uint32_t i) {
    const finding *x = at(j, i);
    if (is_quoted(j, x) || x->source_head == NONE) return;
    for (uint32_t k = i > 3 ? i - 3 : 0; k < i; k++) {
        finding *y = at(j, k);
        if (y->contents < 2 || j->f->quotes.of_token[y->content[0].first] == NONE) continue;
        const range *last = &y->content[y->contents - 1];
        bool holds = x->head - last->first < last->count && x->source_head - last->first < last->count;
        if (holds && last->first > y->last && j->f->quotes.of_token[last->first] == NONE)
            finding_clip(y, j->f, 0, last->first);
    }
}

/* "denied that they had crossed, as Oslo maintains": Oslo maintains what is denied, and not that it is. */
static void take_as(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    uint32_t own = find_sentence(j->f, x->head).first, as = x->first;
    if (is_quoted(j, x) || x->contents == 0 || x->content[0].first >= x->first) return;
    while (as > own && x->first - as < NEAR && !find_is(j->f, as, "as")) as--;
    if (as < own + 2 || !find_is(j->f, as, "as") || j->f->at[as - 1].mark != MARK_COMMA) return;
    for (uint32_t k = i; k-- > 0 && i - k <= BESIDE;) {
        const finding *y = at(j, k);
        if (!same_sentence(j, y->head, x->head) || y->last >= as || !finding_holds(x->content, x->contents, y->head))
            continue;
        if (y->contents != 1 || y->content[0].first < y->last || y->content[0].first >= as - 1) return;
        uint32_t end = y->content[0].first + y->content[0].count;
        if (end > as - 1) end = as - 1;
        find_set_run(j->f, &x->content, &x->contents, (range){y->content[0].first, end - y->content[0].first});
        return;
    }
}

/* ------------------------------------------------------------------------------------------------- joined */

/* "said it was shocked but could not say who did it", "said he had proof and asked for help": what has no subject of
 * its own, and whose subject would be the speaker's own pronoun, is what the speaker does next. */
static void end_at_joined(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    const token *verb = find_token(j->f, x->head);
    if (relation_main[verb->relation] != REL_CONJ || verb->head == NONE || verb->head >= x->first) return;
    if (j->f->at[x->head].subject != NONE || (j->f->at[x->head].has & HAS_MARK)) return;
    uint32_t subject = j->f->at[verb->head].subject, and = NONE;
    if (subject == NONE || find_token(j->f, subject)->upos != UPOS_PRON) return;
    if (slice_find(find_token(j->f, subject)->features, SLICE("Person=3")) == SIZE_MAX) return;
    for (uint32_t k = x->head; k > verb->head + 1 && x->head - k < NEAR + 2 && and == NONE; k--)
        if (find_token(j->f, k - 1)->upos == UPOS_CCONJ) and = k - 1;
    if (and == NONE) return;
    for (uint32_t k = i; k-- > 0 && i - k <= BESIDE;) {
        finding *y = at(j, k);
        if (!same_sentence(j, y->head, x->head) || y->last >= verb->head || y->sources == 0) continue;
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
static void take_cited_clause(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    uint32_t object = j->f->at[x->head].object;
    if (!find_is(j->f, x->head, "cite") || find_token(j->f, x->head)->upos != UPOS_VERB || object == NONE ||
        object < x->last)
        return;
    if (j->f->at[x->head].subject != NONE || x->contents == 0) return;
    uint32_t that = object + 1, end = x->content[x->contents - 1].first + x->content[x->contents - 1].count;
    while (that < end && that - object < REACH && !find_is(j->f, that, "that")) that++;
    if (that >= end || !find_is(j->f, that, "that") || j->f->at[that - 1].mark != MARK_COMMA) return;
    for (uint32_t k = i > 2 ? i - 2 : 0; k < i; k++) {
        finding *host = at(j, k);
        if (!same_sentence(j, host->head, x->head) || host->contents > 0 || host->sources == 0) continue;
        find_set_run(j->f, &host->content, &host->contents, (range){that, end - that});
        find_set_run(j->f, &x->source, &x->sources, (range){x->last + 1, that - 2 - x->last});
        x->source_head = object;
        find_set_run(j->f, &x->content, &x->contents, (range){that, end - that});
        x->within = k;
        return;
    }
}

/* ------------------------------------------------------------------------------------------------- nouns */

/* The predicate that the tree hangs under the last verb of a noun's clause, though it is the noun's own: "the claim
 * that they shot the farmers | drew anger". NONE where the tree shows nothing of the kind. */
static uint32_t misplaced_predicate(const apart_job *j, const finding *x) {
    uint32_t end = x->content[0].first + x->content[0].count;
    for (uint32_t i = x->content[0].first + 2; i < end && i - x->first < 3 * REACH; i++) {
        const token *t = find_token(j->f, i);
        uint32_t verb = t->head;
        if (relation_main[t->relation] != REL_CCOMP || verb == NONE || verb >= i || verb <= x->last) continue;
        if (find_token(j->f, verb)->upos != UPOS_VERB || has(j, CLASS_VERB, verb) || has(j, CLASS_MIND, verb))
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
static uint32_t second_predicate(const apart_job *j, const finding *x) {
    uint32_t end = x->content[0].first + x->content[0].count;
    for (uint32_t i = x->content[0].first + 2; i < end && i - x->first < 3 * REACH; i++) {
        const token *t = find_token(j->f, i);
        if (t->upos == UPOS_AUX && find_token(j->f, i - 1)->upos == UPOS_VERB && t->head != NONE && t->head > i)
            return i;
    }
    return NONE;
}

/* Who denies such a noun denies all of its phrase. */
static void take_phrase(const apart_job *j, uint32_t i, uint32_t end) {
    const finding *x = at(j, i);
    uint32_t first = j->f->at[x->head].first < x->first ? j->f->at[x->head].first : x->first;
    for (uint32_t k = i + 1; k < j->all->at.size && k <= i + BESIDE; k++) {
        finding *y = at(j, k);
        if (!same_sentence(j, y->head, x->head) || y->first < end) continue;
        if (y->first - end < NEAR && y->contents == 0 && x->first - first < REACH)
            find_set_run(j->f, &y->content, &y->contents, (range){first, end - first});
        return;
    }
}

/* Ends a noun's clause before such a predicate, and whatever else was taken for its end. */
static void end_at_predicate(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (x->first != x->last || x->contents != 1 || x->content[0].first != x->last + 1) return;
    if (find_token(j->f, x->head)->upos != UPOS_NOUN || !find_is(j->f, x->last + 1, "that")) return;
    uint32_t end = misplaced_predicate(j, x);
    if (end == NONE) end = second_predicate(j, x);
    if (end == NONE || end <= x->content[0].first + 2) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k <= i; k++) {
        finding *y = at(j, k);
        bool noun = find_token(j->f, y->head)->upos == UPOS_NOUN && same_sentence(j, y->head, x->head);
        if (noun && y->last < end && finding_holds(y->content, y->contents, end)) finding_clip(y, j->f, 0, end);
    }
    take_phrase(j, i, end);
}

/* "repeated his denial of it" is one attribution: of the noun, by who repeats it. */
static bool is_repeated_by(const apart_job *j, uint32_t i) {
    finding *x = at(j, i);
    if (find_token(j->f, x->head)->upos != UPOS_VERB || !has(j, CLASS_MAKES, x->head) || x->contents == 0)
        return false;
    for (uint32_t k = i + 1; k < j->all->at.size && k < i + 3; k++) {
        finding *y = at(j, k);
        uint32_t owner = y->source_head;
        if (y->first > x->last + NEAR || find_token(j->f, y->head)->head != x->head ||
            find_token(j->f, y->head)->relation != REL_OBJ)
            continue;
        if (owner == NONE || owner >= y->first || find_token(j->f, y->source[0].first)->upos != UPOS_PRON) continue;
        if (!x->sources) return false;
        y->source = x->source;
        y->sources = x->sources;
        y->source_head = x->source_head;
        return true;
    }
    return false;
}

/* "asked the court to order them to leave": nobody orders it yet. */
static bool is_asked_for(const apart_job *j, uint32_t i) {
    const finding *x = at(j, i);
    const token *verb = find_token(j->f, x->head);
    uint8_t stance = STANCE_ASSERTS;
    if (verb->relation != REL_XCOMP || verb->head == NONE || x->first == 0 || x->first != x->head) return false;
    if (find_token(j->f, x->first - 1)->upos != UPOS_PART || !find_is(j->f, x->first - 1, "to")) return false;
    return cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, verb->head, &stance) &&
           (stance == STANCE_DEMANDS || stance == STANCE_QUESTIONS);
}

/* "the program, known as Lantern": a name, and nothing said. */
static bool is_naming(const apart_job *j, uint32_t i) {
    const finding *x = at(j, i);
    const token *t = find_token(j->f, x->head);
    return t->relation == REL_ACL && x->sources == 0 && has(j, CLASS_NAMING, x->head) &&
           slice_find(t->features, SLICE("VerbForm=Part")) != SIZE_MAX &&
           !slice_ends(article_text(j->f->article, t->at), SLICE("ing"));
}

/* "The finding contradicts the ministry": nobody says it. */
static bool is_about_words(const apart_job *j, uint32_t i) {
    const finding *x = at(j, i);
    return x->source_head != NONE && find_token(j->f, x->source_head)->upos == UPOS_NOUN &&
           find_is(j->f, x->head, "contradict") &&
           (has(j, CLASS_TALE, x->source_head) || has(j, CLASS_CLAIM, x->source_head));
}

static void drop(const apart_job *j) {
    uint32_t kept = 0, count = j->all->at.size;
    bool *gone = ARENA_NEW(j->f->article->arena, bool, count);
    uint32_t *moved = ARENA_NEW(j->f->article->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        gone[i] = is_repeated_by(j, i) || is_about_words(j, i) || is_asked_for(j, i) || is_naming(j, i);
    for (uint32_t i = 0; i < count; i++) {
        moved[i] = gone[i] ? NONE : kept;
        if (!gone[i]) *at(j, kept++) = *at(j, i);
    }
    j->all->at.size = kept;
    for (uint32_t i = 0; i < kept; i++)
        if (at(j, i)->within != NONE) at(j, i)->within = moved[at(j, i)->within];
}

void findings_set_apart(findings *all, const article_facts *f, const cue_lexicon *l) {
    apart_job j = {all, f, l};
    if (all->at.size) drop(&j);
    for (uint32_t i = 0; i < all->at.size; i++) {
        end_at_sentence(&j, i);
        go_over_semicolons(&j, i);
        end_at_predicate(&j, i);
        end_at_main(&j, i);
        end_at_semicolon(&j, i);
        end_at_while(&j, i);
        begin_at_colon(&j, i);
        end_at_quotation(&j, i);
        end_at_joined(&j, i);
        take_tail(&j, i);
        take_cited_clause(&j, i);
        take_as(&j, i);
    }
    for (uint32_t i = 0; i < all->at.size; i++) {
        set_relative_apart(&j, i);
        set_apposed_apart(&j, i);
        set_so_called_apart(&j, i);
        set_time_apart(&j, i);
        take_according(&j, i);
    }
}
