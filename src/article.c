/* article.c - the names of the enumerations, and what every room does with an article */
#include "article.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *const block_kind_name[BLOCK_KINDS] = {
    "title", "subtitle", "body", "dateline", "byline", "credit", "date", "caption", "furniture"};

const char *const upos_name[UPOS_KINDS] = {
    "X", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB"};

const char *const relation_name[REL_KINDS] = {
    "dep", "root", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux",
    "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj",
    "csubj:outer", "csubj:pass", "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat",
    "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer",
    "nsubj:pass", "nummod", "obj", "obl", "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum",
    "vocative", "xcomp", "clf"};

const uint8_t relation_main[REL_KINDS] = {
    REL_DEP, REL_ROOT, REL_ACL, REL_ACL, REL_ADVCL, REL_ADVCL, REL_ADVMOD, REL_ADVMOD, REL_AMOD, REL_APPOS, REL_AUX,
    REL_AUX, REL_CASE, REL_CC, REL_CC, REL_CCOMP, REL_COMPOUND, REL_COMPOUND, REL_CONJ, REL_COP, REL_CSUBJ,
    REL_CSUBJ, REL_CSUBJ, REL_DET, REL_DET, REL_DISCOURSE, REL_DISLOCATED, REL_EXPL, REL_FIXED, REL_FLAT,
    REL_GOESWITH, REL_IOBJ, REL_LIST, REL_MARK, REL_NMOD, REL_NMOD, REL_NMOD, REL_NMOD, REL_NSUBJ, REL_NSUBJ,
    REL_NSUBJ, REL_NUMMOD, REL_OBJ, REL_OBL, REL_OBL, REL_OBL, REL_ORPHAN, REL_PARATAXIS, REL_PUNCT, REL_REPARANDUM,
    REL_VOCATIVE, REL_XCOMP, REL_CLF};

const char *const name_kind_name[NAME_KINDS] = {"O", "PER", "ORG", "LOC", "MISC"};
const char *const date_kind_name[DATE_KINDS] = {"DATE", "TIME", "DURATION", "SET"};
const char *const actor_kind_name[ACTOR_KINDS] = {"state", "organisation", "group", "person", "unnamed", "document"};
const char *const attribution_kind_name[ATTRIBUTION_KINDS] = {"direct", "indirect", "mixed"};
const char *const stance_name[STANCES] = {
    "asserts", "denies", "questions", "demands", "offers", "threatens", "reports", "admits", "declines"};
const char *const factuality_name[FACTUALITIES] = {
    "certain", "probable", "possible", "asked", "ordered", "hypothetical"};
const char *const argument_role_name[ARGUMENT_ROLES] = {
    "actor", "recipient", "object", "place", "time", "purpose", "instrument", "topic"};
const char *const site_precision_name[SITE_PRECISIONS] = {"country", "region", "city"};

const char *const event_type_name[EVENT_TYPES] = {
    "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"};
const uint8_t event_type_quad[EVENT_TYPES] = {0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4};

uint32_t name_find(const char *const *names, uint32_t count, slice text) {
    uint32_t i = 0;
    while (i < count && !slice_equal(slice_of(names[i]), text)) i++;
    return i;
}

article *article_new(void) {
    article *a = mem_alloc(sizeof *a);
    if (!a) return NULL;
    *a = (article){0};
    a->arena = arena_new();
    if (a->arena) return a;
    mem_free(a);
    return NULL;
}

void article_free(article *a) {
    if (!a) return;
    arena_free(a->arena);
    mem_free(a);
}

/* The first of `count` things, `size` bytes each, whose span begins at `byte` or behind it; `at` is the first one's
 * span. */
static uint32_t first_from(const span *at, size_t size, uint32_t count, uint32_t byte) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const span *x = (const span *)(const void *)((const char *)at + middle * size);
        if (x->begin < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int by_place(const void *x, const void *y) {
    const mention *m = x, *n = y;
    if (m->at.begin != n->at.begin) return m->at.begin < n->at.begin ? -1 : 1;
    if (m->at.end != n->at.end) return m->at.end > n->at.end ? -1 : 1;
    return m->head != n->head ? (m->head < n->head ? -1 : 1) : 0;
}

void article_sort_mentions(article *a) {
    if (a->mentions.size) qsort(a->mentions.at, a->mentions.size, sizeof *a->mentions.at, by_place);
}

uint32_t article_token_from(const article *a, uint32_t byte) {
    return a->tokens.size ? first_from(&a->tokens.at->at, sizeof *a->tokens.at, a->tokens.size, byte) : 0;
}

uint32_t article_mention_from(const article *a, uint32_t byte) {
    return a->mentions.size ? first_from(&a->mentions.at->at, sizeof *a->mentions.at, a->mentions.size, byte) : 0;
}

uint32_t article_date_from(const article *a, uint32_t byte) {
    return a->dates.size ? first_from(&a->dates.at->at, sizeof *a->dates.at, a->dates.size, byte) : 0;
}

slice article_said(const article *a, const attribution *t) {
    slice value = t->said < a->dates.size ? a->dates.at[t->said].value : (slice){NULL, 0};
    int32_t year;
    return slice_number(slice_part(value, 0, 4), &year) ? slice_take(&value, 'T') : (slice){NULL, 0};
}

slice article_text(const article *a, span at) { return slice_part(a->text, at.begin, at.end); }

bool article_word(const article *a, uint32_t at, enum word_role role) {
    const token *t = &a->tokens.at[at];
    return word_is(a->words, t->lemma.size ? t->lemma : article_text(a, t->at), role);
}

bool article_ends(const article *a, uint32_t at, enum word_role role) {
    return word_ends(a->words, article_text(a, a->tokens.at[at].at), role);
}

slice article_mark(const article *a) { return a->text_sha256[0] ? (slice){a->text_sha256, 16} : a->id; }

const span *article_spans(const article *a, range spans) { return a->spans.at + spans.first; }

span article_extent(const article *a, range spans) {
    if (spans.count == 0) return (span){0, 0};
    const span *list = article_spans(a, spans);
    return (span){list[0].begin, list[spans.count - 1].end};
}

bool article_claim_denied(const article *a, uint32_t quote) {
    const attribution *t = quote < a->attributions.size ? &a->attributions.at[quote] : NULL;
    bool noun = t && t->cue_head < a->tokens.size && a->tokens.at[t->cue_head].upos == UPOS_NOUN;
    return noun && t->parent < a->attributions.size && a->attributions.at[t->parent].stance == STANCE_DENIES;
}

range article_span(article *a, span at) { return article_span_list(a, &at, 1); }

range article_span_list(article *a, const span *list, uint32_t count) {
    range result = {a->spans.size, count};
    for (uint32_t i = 0; i < count; i++) {
        span s = list[i]; /* list may be of a->spans itself, which pushing may move */
        *vec_push(a->arena, &a->spans) = s;
    }
    return result;
}

void article_position(const article *a, uint32_t byte, uint64_t *line, uint64_t *column) {
    uint64_t lines = 1, begin = 0;
    for (uint64_t i = 0; i < byte && i < a->text.size; i++)
        if (a->text.at[i] == '\n') {
            lines++;
            begin = i + 1;
        }
    *line = lines;
    *column = byte - begin + 1;
}
