/* parser.c - the parser: text to sentences and tokens, these to the network, its labels to the article
 *
 * Sentences go through the network several at a time, in runs of bounded size. One longer than the network takes goes
 * in pieces, each of which hangs on the root of the first. What a run needs is in an arena of the call; only what the
 * article keeps is in the article's. */
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "parse/attach.h"
#include "parse/clause.h"
#include "parse/content.h"
#include "parse/date.h"
#include "parse/engine.h"
#include "parse/headline.h"
#include "parse/lemma.h"
#include "parse/lexicon.h"
#include "parse/name_agree.h"
#include "parse/parse.h"
#include "parse/plurals.h"
#include "parse/recast.h"
#include "parse/splitter.h"
#include "parse/tree.h"
#include "parse/valence.h"
#include "parse/verbs.h"

enum { MODEL_VERSION = 3, LISTS = 3 };

struct parser {
    arena *arena;
    const char *folder;
    model model;
    vectors vectors;
    engine engine;
    splitter splitter;
    lexicon lexicon;
    date_rules *dates;
    valence valence;
    recast recast;
    verbs verbs;
    plurals plurals;
    content_words contents;
    const word_roles *words;
    const kernel *kernel;
    const slice *label[LISTS]; /* texts of XPOS, features, lemma scripts: from ENGINE_XPOS on */
};

/* ------------------------------------------------------------------------------------------ opening */

static const char *const label_section[LISTS] = {"xpos", "features", "lemmas"};

static status open_labels(parser *p, error *e) {
    for (int k = 0; k < LISTS; k++) {
        uint32_t count = p->engine.head.tag_size[ENGINE_XPOS + k], found = 0;
        slice rest = model_section(&p->model, label_section[k]);
        slice *list = ARENA_NEW(p->arena, slice, count);
        for (; found < count && rest.at && rest.size; found++) list[found] = slice_take(&rest, '\n');
        if (found < count) return fail(e, READOUT_BAD_MODEL, "the model's list of %s is too short", label_section[k]);
        p->label[k] = list;
    }
    return READOUT_OK;
}

static status open_vectors(parser *p, error *e) {
    slice path = arena_print(p->arena, "%s/vectors.model", p->folder);
    return vectors_open(&p->vectors, arena_string(p->arena, path), e);
}

static status open_parts(void *context, error *e) {
    parser *p = context;
    slice path = arena_print(p->arena, "%s/parse.model", p->folder);
    status s = model_open(&p->model, arena_string(p->arena, path), "parse", MODEL_VERSION, e);
    if (s == READOUT_OK) s = open_vectors(p, e);
    if (s != READOUT_OK) return s;
    s = engine_open(&p->engine, &p->model, &p->vectors, e);
    if (s == READOUT_OK) s = splitter_open(&p->splitter, p->arena, &p->model, p->folder, e);
    if (s == READOUT_OK) s = lexicon_open(&p->lexicon, &p->model, e);
    if (s == READOUT_OK) s = open_labels(p, e);
    if (s != READOUT_OK) error_in(e, arena_string(p->arena, path));
    else
        s = word_roles_open(p->arena, p->folder, &p->words, e);
    if (s == READOUT_OK) s = date_open(p->arena, p->folder, p->words, &p->dates, e);
    if (s == READOUT_OK) s = valence_open(p->arena, p->folder, &p->valence, e);
    if (s == READOUT_OK) s = recast_open(p->arena, p->folder, &p->recast, e);
    if (s == READOUT_OK) s = content_open(p->arena, p->folder, &p->contents, e);
    if (s == READOUT_OK) s = verbs_open(p->arena, p->folder, &p->verbs, e);
    if (s == READOUT_OK) s = plurals_open(p->arena, p->folder, &p->plurals, e);
    return s;
}

parser *parser_open(const char *folder, error *e) {
    parser *p = mem_alloc(sizeof *p);
    arena *a = p ? arena_new() : NULL;
    if (!a) {
        mem_free(p);
        fail(e, READOUT_NO_MEMORY, "out of memory");
        return NULL;
    }
    *p = (parser){.arena = a, .folder = folder, .kernel = kernel_best()};
    if (arena_run(a, open_parts, p, e) == READOUT_OK) return p;
    parser_close(p);
    return NULL;
}

void parser_close(parser *p) {
    if (!p) return;
    model_close(&p->model);
    vectors_close(&p->vectors);
    arena_free(p->arena);
    mem_free(p);
}

/* ------------------------------------------------------------------------------------------ one article */

typedef struct job {
    const parser *p;
    article *a;
    arena *work;
    engine_run *run;
    engine_word *words; /* of the run that is being gathered: those of tokens first.. */
    uint32_t first, count, counts[ENGINE_PLACES], sentences;
    uint8_t *states; /* of all tokens */
    stage_clock *clock; /* NULL where nobody asks */
    parser_timing *timing;
    size_t bytes;
} job;

static bool is_parsed(const block *b) { return b->kind <= BLOCK_BODY; }

static void split(job *j) {
    article *a = j->a;
    for (uint32_t i = 0; i < a->blocks.size; i++) {
        if (!is_parsed(&a->blocks.at[i])) continue;
        splitter_block(&j->p->splitter, j->work, a, a->blocks.at[i].at, i);
        arena_reset(j->work);
    }
}

static bool is_capitals(const article *a, const sentence *s) {
    if (s->tokens.count < 2) return false;
    for (uint32_t i = 0; i < s->tokens.count; i++)
        if (feature_has_lower(article_text(a, a->tokens.at[s->tokens.first + i].at))) return false;
    return true;
}

static void fill_words(const job *j, const sentence *s, uint32_t first, uint32_t count, engine_word *out) {
    const article *a = j->a;
    bool headline = headline_is(a, s);
    unsigned all = !headline && is_capitals(a, s) ? PLACE_CAPITALS : 0;
    for (uint32_t i = first; i < first + count; i++) {
        const token *t = &a->tokens.at[i];
        unsigned place = i == s->tokens.first ? PLACE_FIRST : t->at.begin == t[-1].at.end ? PLACE_GLUED : 0;
        slice form = article_text(a, t->at);
        if (headline) form = headline_form(a->arena, &j->p->engine.words, form);
        *out++ = (engine_word){.form = form, .place = place | all};
    }
}

static void add_words(job *j, const sentence *s, uint32_t first, uint32_t count) {
    if (j->count == 0) j->first = first;
    fill_words(j, s, first, count, j->words + j->count);
    j->count += count;
    j->counts[j->sentences++] = count;
}

static slice in_small(const job *j, slice form) { return lemma_apply(j->a->arena, SLICE("L0+"), form); }

static slice lemma_of(const job *j, const engine_word *w, slice xpos) {
    bool noun = w->label[ENGINE_UPOS] == UPOS_NOUN;
    slice lemma = noun ? plurals_lemma(&j->p->plurals, in_small(j, w->form)) : (slice){0};
    if (!lemma.size) lemma = lexicon_lemma(&j->p->lexicon, w->form, xpos);
    if (lemma.size) return lemma;
    lemma = lemma_apply(j->a->arena, j->p->label[2][w->label[ENGINE_LEMMA]], w->form);
    bool changed =
        w->label[ENGINE_UPOS] == UPOS_VERB && !slice_equal(xpos, SLICE("VB")) && !slice_equal(xpos, SLICE("VBP"));
    if (lemma.size && changed) lemma = verbs_lemma(&j->p->verbs, j->a->arena, in_small(j, w->form), lemma);
    return lemma.size ? lemma : w->form;
}

static void take(job *j, token *t, const engine_word *w, uint32_t sentence_first) {
    const slice *const *label = j->p->label;
    t->upos = (uint8_t)w->label[ENGINE_UPOS];
    t->xpos = label[0][w->label[ENGINE_XPOS]];
    t->features = label[1][w->label[ENGINE_FEATURES]];
    t->lemma = lemma_of(j, w, t->xpos);
    t->head = w->head < 0 ? NONE : sentence_first + (uint32_t)w->head;
    t->relation = (uint8_t)w->relation;
    t->name = (uint8_t)((w->label[ENGINE_NAME] + 1) / 2);
    t->name_begins = w->label[ENGINE_NAME] % 2;
}

static void flush(job *j) {
    if (!j->count) return;
    engine_sentences(j->run, j->words, j->counts, j->sentences);
    engine_states(j->run, j->states + (size_t)j->first * j->a->state_width);
    for (uint32_t s = 0, at = 0; s < j->sentences; s++) {
        uint32_t begin = at;
        for (uint32_t i = 0; i < j->counts[s]; i++, at++)
            take(j, &j->a->tokens.at[j->first + at], &j->words[at], j->first + begin);
    }
    j->count = j->sentences = 0;
    stage_done(j->clock, STAGE_LABELS);
}

/* The roots of a long sentence's later pieces hang on that of its first. */
static void join_pieces(article *a, const sentence *s) {
    uint32_t root = NONE;
    for (uint32_t i = s->tokens.first; i < s->tokens.first + s->tokens.count; i++) {
        token *t = &a->tokens.at[i];
        if (t->head != NONE) continue;
        if (root == NONE) root = i;
        else {
            t->head = root;
            t->relation = REL_PARATAXIS;
        }
    }
}

static void analyse(job *j) {
    article *a = j->a;
    j->run = engine_begin(j->work, &j->p->engine, j->p->kernel, j->clock);
    j->words = ARENA_NEW(j->work, engine_word, ENGINE_PLACES);
    a->state_width = j->p->engine.head.shape.width;
    a->state_mark = model_sum(&j->p->model);
    a->states = j->states = ARENA_NEW(a->arena, uint8_t, (size_t)a->tokens.size *a->state_width);
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        const sentence *s = &a->sentences.at[i];
        for (uint32_t done = 0; done < s->tokens.count;) {
            uint32_t piece = s->tokens.count - done < TREE_LIMIT ? s->tokens.count - done : TREE_LIMIT;
            if (j->count + j->sentences + piece + 2 > ENGINE_PLACES) flush(j);
            add_words(j, s, s->tokens.first + done, piece);
            done += piece;
        }
    }
    flush(j);
    for (uint32_t i = 0; i < a->sentences.size; i++)
        if (a->sentences.at[i].tokens.count > TREE_LIMIT) join_pieces(a, &a->sentences.at[i]);
}

/* ------------------------------------------------------------------------------------------ second readings */

static float read_again(job *j, uint32_t count, uint32_t at, slice form) {
    j->words[at].form = form;
    engine_sentences(j->run, j->words, &count, 1);
    return engine_doubt(j->run, count);
}

/* The lemma of a verb that was read as another: as listed, or the form without its ending. */
static slice lemma_of_verb(const job *j, const suspect *x, slice form, slice xpos) {
    if (x->lemma.size) return x->lemma;
    slice lemma = lexicon_lemma(&j->p->lexicon, form, xpos);
    const token *was = &j->a->tokens.at[x->token];
    if (lemma.size) return lemma;
    if (was->upos == UPOS_VERB) return was->lemma;
    size_t gerund = word_ending(j->p->words, form, WORD_GERUND);
    size_t ending = gerund ? gerund : word_first(j->p->words, WORD_PAST).size;
    return verbs_lemma(&j->p->verbs, j->a->arena, in_small(j, form), slice_part(form, 0, form.size - ending));
}

static void take_again(job *j, const sentence *s, const suspect *x, slice form) {
    uint32_t first = s->tokens.first, at = x->token - first;
    slice lemma = lemma_of_verb(j, x, form, j->p->label[0][j->words[at].label[ENGINE_XPOS]]);
    j->words[at].form = form;
    for (uint32_t i = 0; i < s->tokens.count; i++) take(j, &j->a->tokens.at[first + i], &j->words[i], first);
    j->a->tokens.at[x->token].lemma = lemma;
    engine_states(j->run, j->states + (size_t)first * j->a->state_width);
}

/* The sentence again with plain words in place of one that may be a verb; kept where it is one. */
static bool recast_word(job *j, const sentence *s, const suspect *x) {
    const recast *r = &j->p->recast;
    uint32_t first = s->tokens.first, at = x->token - first, count = s->tokens.count;
    fill_words(j, s, first, count, j->words);
    slice form = j->words[at].form;
    doubts d = {.given = read_again(j, count, at, form), .quality = read_again(j, count, at, r->quality)};
    d.verb = read_again(j, count, at, r->verb[x->kind]);
    if (!recast_holds(r, j->a, x, first, j->words, count, &d)) return false;
    take_again(j, s, x, form);
    return true;
}

/* A sentence that was read again is not asked about the words of its first reading. */
static void recast_sentence(job *j, const sentence *s) {
    suspect list[RECAST_LIMIT];
    uint32_t count = recast_find(&j->p->recast, &j->p->valence, j->a, s, list);
    for (uint32_t i = 0; i < count; i++)
        if (recast_word(j, s, &list[i])) return;
}

static void recast_all(job *j) {
    for (uint32_t i = 0; i < j->a->sentences.size; i++)
        if (j->a->sentences.at[i].tokens.count <= TREE_LIMIT) recast_sentence(j, &j->a->sentences.at[i]);
}

/* A first name and a surname that the tree holds together, and of which one only was seen to be a person's, are one
 * person. */
static void join_names(article *a) {
    for (uint32_t i = 1; i < a->tokens.size; i++) {
        token *before = &a->tokens.at[i - 1], *t = &a->tokens.at[i];
        bool meet = before->name_begins && t->name_begins && t->head == i - 1 && t->relation == REL_FLAT;
        if (!meet || (before->name == NAME_PER) == (t->name == NAME_PER)) continue;
        uint8_t was = t->name;
        before->name = t->name = NAME_PER;
        t->name_begins = 0;
        for (uint32_t k = i + 1; k < a->tokens.size && a->tokens.at[k].name == was && !a->tokens.at[k].name_begins;
             k++)
            a->tokens.at[k].name = NAME_PER;
    }
}

static void list_names(article *a) {
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (t->name == NAME_NONE || !t->name_begins) continue;
        uint32_t end = i + 1;
        while (end < a->tokens.size && a->tokens.at[end].name == t->name && !a->tokens.at[end].name_begins &&
               a->tokens.at[end].sentence == t->sentence)
            end++;
        name *n = vec_push(a->arena, &a->names);
        *n = (name){.at = {t->at.begin, a->tokens.at[end - 1].at.end}, .tokens = {i, end - i}, .kind = t->name};
    }
}

/* The stage has ended: its time, and what it kept. */
static void stage_ended(job *j, int stage) {
    if (!j->timing) return;
    stage_done(j->clock, stage);
    size_t now = arena_used(j->a->arena);
    j->timing->bytes[stage] += now - j->bytes;
    j->bytes = now;
}

static status work_on(void *context, error *e) {
    (void)e;
    job *j = context;
    if (j->a->tokens.size == 0) split(j);
    stage_ended(j, STAGE_SPLIT);
    analyse(j);
    recast_all(j);
    content_mend(&j->p->contents, j->work, j->a);
    clause_mend(j->work, j->a);
    valence_mend(&j->p->valence, j->a);
    attach_mend(&j->p->valence, &j->p->recast, j->a);
    join_names(j->a);
    name_agree(j->work, j->a);
    list_names(j->a);
    stage_ended(j, STAGE_LABELS);
    date_find(j->p->dates, j->a);
    stage_ended(j, STAGE_DATES);
    return READOUT_OK;
}

/* The article's arena may fail inside the scratch arena's run, and the other way round: each is left by its own. */
static status run_both(void *context, error *e) {
    job *j = context;
    return arena_run(j->work, work_on, j, e);
}

static status parse(job *j, error *e) {
    j->a->words = j->p->words;
    j->work = arena_new();
    if (!j->work) return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = arena_run(j->a->arena, run_both, j, e);
    arena_free(j->work);
    return s;
}

status parser_parse(const parser *p, article *a, error *e) {
    job j = {.p = p, .a = a};
    return parse(&j, e);
}

const char *const parser_stage_name[PARSER_STAGES] = {"split", "words",  "layers", "outputs",
                                                      "trees", "labels", "dates"};

status parser_parse_timed(const parser *p, article *a, parser_timing *t, error *e) {
    stage_clock clock = {t->seconds, stage_now()};
    job j = {.p = p, .a = a, .clock = &clock, .timing = t, .bytes = arena_used(a->arena)};
    return parse(&j, e);
}
