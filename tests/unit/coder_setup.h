/* coder_setup.h - a parser and a coder, opened once for all tests of a file: `coder_load` and `coder_unload` set its
 * group up
 *
 * Include it before cmocka.h. */
#ifndef CODER_SETUP_H
#define CODER_SETUP_H

#include <stdio.h>
#include <stdlib.h>

#include "code/code.h"
#include "parse/parse.h"
#include "read/read.h"

typedef struct setup {
    parser *parser;
    coder *coder;
} setup;

static inline int coder_load(void **state) {
    static setup s;
    error e = {0};
    const char *folder = getenv("READOUT_LANG");
    if (!folder) folder = "lang/en";
    s.parser = parser_open(folder, &e);
    s.coder = s.parser ? coder_open(folder, &e) : NULL;
    if (!s.coder) printf("%s: %s\n", e.path, e.message);
    *state = &s;
    return s.coder ? 0 : -1;
}

static inline int coder_unload(void **state) {
    setup *s = *state;
    coder_close(s->coder);
    parser_close(s->parser);
    return 0;
}

/* The text as an article through reader, parser and coder; NULL where one fails. */
static inline article *coded_text(const setup *s, const char *text) {
    article *a = article_new();
    if (a && read_text(a, slice_of(text), "test.txt", NULL, NULL) == READOUT_OK &&
        parser_parse(s->parser, a, NULL) == READOUT_OK && coder_code(s->coder, a, NULL) == READOUT_OK)
        return a;
    article_free(a);
    return NULL;
}

#endif
