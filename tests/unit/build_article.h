/* build_article.h - articles made by hand for tests: text first, then what was found in it, named by its words
 *
 *     static void fill(article *a) {
 *         build_text(a, "a1", "The Example", "2031-05-02", "Norland denied it. \"No,\" said Ada Berg.");
 *         build_sentences(a);
 *         uint32_t berg = build_actor(a, "p:ada berg", "Ada Berg", ACTOR_PERSON, "NOR", "GOV");
 *         build_attribution(a, "Ada Berg", "said", "\"No,\"", STANCE_DENIES, berg);
 *     }
 *     article *a = build_article(fill);
 *
 * A part of the text is found where it first stands; "WORDS@N" is its N-th occurrence, from 1. Pieces of a broken
 * span are given with "|" between them; NULL or "" is no span. */
#ifndef BUILD_ARTICLE_H
#define BUILD_ARTICLE_H

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "base/utf8.h"

typedef void build_fill(article *a);

typedef struct build_job {
    article *a;
    build_fill *fill;
} build_job;

static inline status build_run(void *context, error *e) {
    build_job *job = context;
    (void)e;
    job->fill(job->a);
    return READOUT_OK;
}

/* An article that `fill` has filled; the caller's. NULL when memory is out. */
static inline article *build_article(build_fill *fill) {
    build_job job = {article_new(), fill};
    if (job.a && arena_run(job.a->arena, build_run, &job, NULL) == READOUT_OK)
        return job.a;
    article_free(job.a);
    return NULL;
}

static inline void build_text(article *a, const char *id, const char *outlet, const char *day, const char *text) {
    a->id = arena_slice(a->arena, slice_of(id));
    a->path = arena_print(a->arena, "%s.txt", id);
    a->outlet = arena_slice(a->arena, slice_of(outlet));
    a->date = arena_slice(a->arena, slice_of(day));
    a->text = arena_slice(a->arena, slice_of(text));
    /* No digest of the text, but one number for each text. */
    slice number = arena_print(a->arena, "%016llx", (unsigned long long)slice_hash(a->text));
    for (size_t i = 0; i < 64; i++)
        a->text_sha256[i] = number.at[i % 16];
}

/* Where `words` stands. */
static inline span build_span(const article *a, slice words) {
    unsigned times = 1;
    for (size_t i = words.size; i-- > 1;)
        if (words.at[i] == '@' && i + 2 == words.size) {
            times = (unsigned)(words.at[i + 1] - '0');
            words.size = i;
        }
    size_t from = 0, at = 0;
    while (times--) {
        at = slice_find(slice_part(a->text, from, a->text.size), words);
        assert(at != SIZE_MAX && "the text has no such words");
        at += from;
        from = at + 1;
    }
    return (span){(uint32_t)at, (uint32_t)(at + words.size)};
}

static inline range build_spans(article *a, const char *words) {
    span list[8];
    uint32_t count = 0;
    for (slice rest = slice_of(words); rest.at && rest.size && count < 8;)
        list[count++] = build_span(a, slice_take(&rest, '|'));
    return article_span_list(a, list, count);
}

/* One block and one sentence a line; tokens at white space, with the first as head of the others. */
static inline void build_sentences(article *a) {
    for (slice rest = a->text; rest.at && rest.size;) {
        slice line = slice_take(&rest, '\n');
        if (!slice_trim(line).size)
            continue;
        uint32_t begin = (uint32_t)(line.at - a->text.at), first = a->tokens.size;
        *vec_push(a->arena, &a->blocks) = (block){{begin, begin + (uint32_t)line.size}, BLOCK_BODY};
        for (slice words = line; words.at && words.size;) {
            slice word = slice_take(&words, ' ');
            uint32_t at = (uint32_t)(word.at - a->text.at);
            if (!word.size)
                continue;
            token *t = vec_push(a->arena, &a->tokens);
            *t = (token){.at = {at, at + (uint32_t)word.size}, .lemma = word, .head = first, .pieces = 1};
            t->sentence = a->sentences.size;
            t->relation = REL_DEP;
        }
        a->tokens.at[first].head = NONE;
        a->tokens.at[first].relation = REL_ROOT;
        *vec_push(a->arena, &a->sentences) =
            (sentence){{begin, a->tokens.at[a->tokens.size - 1].at.end}, {first, a->tokens.size - first},
                       a->blocks.size - 1};
    }
}

/* The token that stands at a byte or before it; NONE where there is none. */
static inline uint32_t build_token(const article *a, uint32_t byte) {
    uint32_t found = NONE;
    for (uint32_t i = 0; i < a->tokens.size && a->tokens.at[i].at.begin <= byte; i++)
        found = i;
    return found;
}

/* `country` and `sector` may be "". The actor's code is one after the other. Also a mention, where the name first
 * stands. */
static inline uint32_t build_actor(article *a, const char *key, const char *called, enum actor_kind kind,
                                   const char *country, const char *sector) {
    actor *who = vec_push(a->arena, &a->actors);
    *who = (actor){.key = slice_of(key), .name = slice_of(called), .kind = (uint8_t)kind};
    memcpy(who->country, country, strlen(country));
    memcpy(who->sector, sector, strlen(sector));
    who->code = arena_print(a->arena, "%s%s", country, sector);
    size_t at = slice_find(a->text, who->name);
    if (at != SIZE_MAX)
        *vec_push(a->arena, &a->mentions) = (mention){
            .at = {(uint32_t)at, (uint32_t)(at + who->name.size)}, .actor = a->actors.size - 1,
            .head = build_token(a, (uint32_t)at)};
    return a->actors.size - 1;
}

static inline uint32_t build_attribution(article *a, const char *source, const char *cue, const char *content,
                                         enum stance stance, uint32_t speaker) {
    attribution t = {
        .source = build_spans(a, source), .cue = build_spans(a, cue), .content = build_spans(a, content)};
    t.source_head = t.source.count ? build_token(a, article_extent(a, t.source).begin) : NONE;
    t.cue_head = t.cue.count ? build_token(a, article_extent(a, t.cue).begin) : NONE;
    t.speaker = speaker;
    t.addressee = t.parent = t.said = NONE;
    t.stance = (uint8_t)stance;
    t.kind = KIND_INDIRECT;
    t.rule = SLICE("by hand");
    t.score = 1;
    *vec_push(a->arena, &a->attributions) = t;
    return a->attributions.size - 1;
}

/* Arguments are added to the last proposition. `under` is an attribution or NONE. */
static inline uint32_t build_proposition(article *a, const char *predicate, const char *lemma, const char *sense,
                                         bool negative, uint32_t under) {
    proposition p = {.predicate = build_spans(a, predicate), .lemma = slice_of(lemma), .sense = slice_of(sense)};
    p.head = build_token(a, article_extent(a, p.predicate).begin);
    p.arguments.first = a->arguments.size;
    p.attribution = under;
    p.negative = negative;
    p.rule = SLICE("by hand");
    p.score = 1;
    *vec_push(a->arena, &a->propositions) = p;
    return a->propositions.size - 1;
}

/* `who` is an actor or NONE. */
static inline void build_argument(article *a, enum argument_role role, const char *words, uint32_t who) {
    range spans = build_spans(a, words);
    span at = article_extent(a, spans);
    *vec_push(a->arena, &a->arguments) =
        (argument){.spans = spans, .head = build_token(a, at.begin), .actor = who, .date = NONE,
                   .text = article_text(a, at), .role = (uint8_t)role};
    a->propositions.at[a->propositions.size - 1].arguments.count++;
}

static inline uint32_t build_date(article *a, const char *words, const char *value, uint32_t day) {
    *vec_push(a->arena, &a->dates) = (date){
        .at = build_span(a, slice_of(words)), .value = slice_of(value), .first_day = day, .last_day = day};
    return a->dates.size - 1;
}

#endif
