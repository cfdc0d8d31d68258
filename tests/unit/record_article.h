/* record_article.h - coded articles made by hand, for tests of the record
 *
 *     article *a = built("Ruritania said Graustark sent drones to Borduria.", "Ruritania Times", "2031-05-02");
 *     uint32_t rur = person(a, "c:RUR", "Ruritania", ACTOR_STATE, "RUR", "GOV");
 *     uint32_t t = said(a, rur, "Ruritania", "said", "Graustark sent drones to Borduria", STANCE_ASSERTS, NONE);
 *     did(a, t, "sent", "send", "give", gra, "drones", bor);
 *
 * Words are found in the text by themselves, the first time they stand there after the last found cue. */
#ifndef RECORD_ARTICLE_H
#define RECORD_ARTICLE_H

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "article.h"
#include "base/sha256.h"
#include "record/record.h"

__attribute__((unused)) static span words(const article *a, const char *part) {
    size_t at = slice_find(a->text, slice_of(part));
    if (at == SIZE_MAX) fprintf(stderr, "not in the text: %s\n", part);
    assert(at != SIZE_MAX);
    return (span){(uint32_t)at, (uint32_t)(at + strlen(part))};
}

static uint32_t token_at(const article *a, span at) {
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (a->tokens.at[i].at.end > at.begin) return i;
    return NONE;
}

static bool ends_word(char c) { return c == ' ' || c == '\n'; }

static void tokens_of(article *a) {
    uint32_t begin = 0, sentence_begin = 0, first = 0;
    for (uint32_t i = 0; i <= a->text.size; i++) {
        if (i < a->text.size && !ends_word(a->text.at[i])) continue;
        uint32_t end = i;
        bool stop = end > begin && a->text.at[end - 1] == '.';
        while (end > begin && strchr(".,", a->text.at[end - 1])) end--;
        if (end > begin) {
            token *t = vec_push(a->arena, &a->tokens);
            *t = (token){.at = {begin, end}, .head = NONE, .upos = UPOS_VERB, .pieces = 1};
            bool plural = end - begin > 3 && a->text.at[end - 1] == 's';
            t->lemma = slice_part(a->text, begin, end - plural);
            if (slice_equal(t->lemma, SLICE("denied"))) t->lemma = SLICE("deny");
            t->sentence = a->sentences.size;
        }
        if (stop || i == a->text.size) {
            *vec_push(a->arena, &a->sentences) =
                (sentence){{sentence_begin, i}, {first, a->tokens.size - first}, 0};
            sentence_begin = i + 1;
            first = a->tokens.size;
        }
        begin = i + 1;
    }
}

typedef struct building {
    article *a;
    const char *text, *outlet, *date;
} building;

static status build(void *context, error *e) {
    building *b = context;
    article *a = b->a;
    (void)e;
    a->text = arena_slice(a->arena, slice_of(b->text));
    sha256_hex(a->text, a->text_sha256);
    a->id = slice_part(slice_of(a->text_sha256), 0, 16);
    a->outlet = slice_of(b->outlet);
    a->date = slice_of(b->date);
    a->path = a->outlet;
    tokens_of(a);
    return READOUT_OK;
}

typedef struct making {
    article *a;
    void (*make)(article *a);
} making;

static status make_body(void *context, error *e) {
    making *m = context;
    (void)e;
    m->make(m->a);
    return READOUT_OK;
}

/* The article with what `make` adds; never NULL. */
__attribute__((unused)) static article *built(const char *text, const char *outlet, const char *day,
                                              void (*make)(article *a)) {
    article *a = article_new();
    assert(a);
    building b = {a, text, outlet, day};
    making m = {a, make};
    status s = arena_run(a->arena, build, &b, NULL);
    if (s == READOUT_OK && make) s = arena_run(a->arena, make_body, &m, NULL);
    assert(s == READOUT_OK);
    (void)s;
    return a;
}

__attribute__((unused)) static uint32_t person(article *a, const char *key, const char *called, uint8_t kind,
                                               const char *country, const char *sector) {
    for (uint32_t i = 0; i < a->actors.size; i++)
        if (slice_equal(a->actors.at[i].key, slice_of(key))) return i;
    actor *who = vec_push(a->arena, &a->actors);
    *who = (actor){.key = slice_of(key), .name = slice_of(called), .kind = kind};
    snprintf(who->country, sizeof who->country, "%s", country);
    snprintf(who->sector, sizeof who->sector, "%s", sector);
    who->code = arena_print(a->arena, "%s%s", country, sector);
    return a->actors.size - 1;
}

/* An attribution; `noun`: its cue is a noun. Content may be NULL. */
__attribute__((unused)) static uint32_t said(article *a, uint32_t speaker, const char *from, const char *cue,
                                             const char *content, uint8_t stance, uint32_t parent, bool noun) {
    span cue_at = words(a, cue);
    attribution t = {.speaker = speaker, .addressee = NONE, .parent = parent, .said = NONE, .stance = stance,
                     .kind = KIND_INDIRECT, .score = 0.9f, .rule = SLICE("built")};
    if (from) t.source = article_span(a, words(a, from));
    t.cue = article_span(a, cue_at);
    if (content) t.content = article_span(a, words(a, content));
    t.cue_head = token_at(a, cue_at);
    t.source_head = NONE;
    if (noun) a->tokens.at[t.cue_head].upos = UPOS_NOUN;
    *vec_push(a->arena, &a->attributions) = t;
    return a->attributions.size - 1;
}

static void part(article *a, uint8_t role, uint32_t who, const char *text) {
    argument *x = vec_push(a->arena, &a->arguments);
    *x = (argument){.role = role, .actor = who, .date = NONE, .head = NONE};
    if (who != NONE) x->text = a->actors.at[who].name;
    if (!text) return;
    span at = words(a, text);
    x->spans = article_span(a, at);
    x->head = token_at(a, at);
    x->text = slice_of(text);
}

/* A proposition under `quote` (or NONE): who, what, to whom; each may be NONE or NULL. */
__attribute__((unused)) static proposition *did(article *a, uint32_t quote, const char *predicate, const char *lemma,
                                                const char *sense, uint32_t who, const char *what, uint32_t whom) {
    span at = words(a, predicate);
    proposition p = {.lemma = slice_of(lemma), .sense = slice_of(sense), .attribution = quote, .score = 0.8f,
                     .rule = SLICE("built"), .head = token_at(a, at)};
    p.predicate = article_span(a, at);
    p.arguments.first = a->arguments.size;
    if (who != NONE) part(a, ROLE_ACTOR, who, NULL);
    if (what) part(a, ROLE_OBJECT, NONE, what);
    if (whom != NONE) part(a, ROLE_RECIPIENT, whom, NULL);
    p.arguments.count = a->arguments.size - p.arguments.first;
    proposition *kept = vec_push(a->arena, &a->propositions);
    *kept = p;
    return kept;
}

#endif
