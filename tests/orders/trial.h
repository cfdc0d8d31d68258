/* trial.h - what the files of `orders` share: the reports, each coded once, and the records that they are put into
 *
 * trial_inputs.c reads and codes the reports, trial_records.c puts them into records, trial_lists.c compares what two
 * records say, trial_decisions.c decides by hand, orders.c goes from order to order. What fails ends the program. */
#ifndef ORDERS_TRIAL_H
#define ORDERS_TRIAL_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/pool.h"
#include "base/sha256.h"
#include "code/code.h"
#include "parse/parse.h"
#include "read/read.h"
#include "record/put.h"

enum { LISTS = 24 };

typedef struct input {
    article *a;
    arena *in;
    coded *coded;
    coded *bare;  /* as something older coded it, which found nothing; NULL for invented reports */
    status status;
} input;

typedef struct trial {
    read_lexicon *lexicon;
    parser *parser;
    coder *coder;
    const char *language;
    record *prepares;
    VEC(input) inputs;
    arena *arena;
    uint32_t at;      /* the next one to be coded */
    uint64_t state;   /* of the random numbers */
    uint64_t decisions;
    char folder[64];
    char hashes[LISTS][2 * SHA256_SIZE + 1];
} trial;

/* A random number of the trial, less than `below`. */
uint64_t trial_number(trial *t, uint64_t below);

/* Says what failed and why, and exits with 2. `e` may be NULL. */
_Noreturn void trial_die(const char *what, const error *e);

/* ---------------------------------------------------------------------------------------------- inputs */

/* Adds a report, which is the trial's from then on; the reports of a file; so many of those that are there, once more
 * as other outlets have them on other days. Inside an arena_run of the trial's arena. */
void trial_take(trial *t, article *a);
void trial_read(trial *t, const char *path);
void trial_add_editions(trial *t, uint32_t count);

/* Codes all of them. */
void trial_code(trial *t);

/* --------------------------------------------------------------------------------------------- records */

void trial_remove(const char *path);

/* A new record. Where it is no `older` one, what is put in counts as coded by the models at hand. */
record *trial_record(const trial *t, const char *path, bool older);

/* Puts in `count` reports in an order, `batch` in each transaction; random ones as something older coded them. */
void trial_put(trial *t, record *r, const uint32_t *order, uint32_t count, uint32_t batch);
void trial_put_bare(trial *t, record *r);

/* What is older still, coded again, some in each transaction. */
void trial_code_again(trial *t, record *r);

/* -------------------------------------------------------------------------------------------- what it says */

/* Keeps what each list of the first record says, in t->hashes. */
void lists_keep(trial *t, record *first);

/* How many lists say something else than the first record's; how many faults verify finds; whether the first rows of
 * a list, which are looked for past what can't be among them, are others than those of the whole. What differs is
 * printed. */
uint32_t lists_compare(trial *t, record *r, record *first, uint64_t seed);
uint32_t lists_verify(record *r);
uint32_t lists_compare_front(trial *t, record *r, const char *list);

/* ------------------------------------------------------------------------------------------- by hand */

/* Makes so many random decisions. */
void decisions_make(trial *t, record *r, uint64_t count);

/* A record of nothing but another one's decisions. */
void decisions_copy(trial *t, const char *from, const char *to);

#endif
