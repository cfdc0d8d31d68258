/* coder_setup.h - a parser and a coder, opened once for all tests of a file: `coder_load` and `coder_unload` set its group up
 *
 * Include it before cmocka.h. */
#ifndef CODER_SETUP_H
#define CODER_SETUP_H

#include <stdio.h>
#include <stdlib.h>

#include "code/code.h"
#include "parse/parse.h"

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

#endif
