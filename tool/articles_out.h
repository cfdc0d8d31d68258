/* articles_out.h - commands that write something for each article of their inputs: parse, code, extract, quotes --to
 * brat */
#ifndef ARTICLES_OUT_H
#define ARTICLES_OUT_H

#include "show/show.h"
#include "work.h"

typedef struct articles_out {
    unsigned command;            /* FOR_... */
    unsigned load;               /* LOAD_... */
    bool whole;                  /* read_options.whole */
    const char *standard_format; /* of standard input */
    /* Where articles come from, as in work.h; NULL: from the inputs. */
    status (*next)(void *context, article **out, error *e);
    void *next_context;
} articles_out;

/* Loads, reads, takes each article as far as `load` says, and writes it in the format of --to, in the inputs' order.
 */
enum exit_code articles_write(const call *c, const articles_out *how);

#endif
