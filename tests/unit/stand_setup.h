/* stand_setup.h - who stands where in a small report, from its words on
 *
 * Include it before cmocka.h. */
#ifndef STAND_SETUP_H
#define STAND_SETUP_H

#include "coder_setup.h"
#include "record/stand.h"

typedef struct job {
    const setup *setup;
    article *article;
    standing standing;
    side_model *learned; /* NULL: by rules alone */
} job;

static inline status stand_body(void *context, error *e) {
    job *j = context;
    kinds *k;
    *vec_push(j->article->arena, &j->article->blocks) = (block){{0, (uint32_t)j->article->text.size}, BLOCK_BODY};
    status s = parser_parse(j->setup->parser, j->article, e);
    if (s == READOUT_OK) s = coder_code(j->setup->coder, j->article, e);
    const char *folder = getenv("READOUT_LANG");
    if (s == READOUT_OK) s = kinds_open(j->article->arena, folder ? folder : "lang/en", &k, e);
    if (s == READOUT_OK) j->standing = stand(j->article, k, j->learned, j->article->arena);
    return s;
}

/* To be freed with article_free(j.article). `article` is NULL where it failed. */
static inline job stand_text_with(void **state, const char *text, side_model *learned) {
    job j = {.setup = *state, .article = article_new(), .learned = learned};
    j.article->text = slice_of(text);
    if (arena_run(j.article->arena, stand_body, &j, NULL) == READOUT_OK) return j;
    article_free(j.article);
    j.article = NULL;
    return j;
}

static inline job stand_text(void **state, const char *text) { return stand_text_with(state, text, NULL); }

#endif
