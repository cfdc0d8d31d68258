/* sets.h - what the programs share that learn from sets of marked reports: how they are called, one set after
 * another, the folds, and the tables that they write
 *
 * All are called
 *
 *     PROGRAM [--folds N] [OPTION] FILE... LANG SET... [--lang LANG SET...]...
 *
 * A SET is a folder of tests/reports (README.md there); its reports are read with the language before it. The FILEs
 * are what the program writes. */
#ifndef TRAIN_SETS_H
#define TRAIN_SETS_H

#include <stdio.h>

#include "marks.h"
#include "reports.h"

/* What a program does. Each function but `read` may be NULL; they are given what sets_run was. */
typedef struct sets_job {
    const char *usage;                       /* how it is called */
    int files;                               /* how many FILEs there are */
    const char *const *options;              /* which OPTIONs: the last one is NULL; may be NULL */
    bool folds;                              /* whether it takes --folds */
    status (*open)(void *learner, error *e); /* before the sets of a language */
    status (*read)(void *learner, const char *folder, error *e);
    void (*close)(void *learner);             /* after the sets of a language, failed or not */
    status (*learn)(void *learner, error *e); /* when all sets are read */
} sets_job;

/* What it does it with. Of `set` and `lang` those that are being read. */
typedef struct sets {
    arena *arena;       /* goes with sets_run */
    rooms rooms;        /* of `lang` */
    const char *lang;   /* its folder */
    marks marks;        /* for what sets_marked and watch_set read */
    uint32_t set;       /* its number; while it learns, how many there were */
    uint32_t folds;     /* 0: --folds is not given */
    const char *option; /* which is given, or NULL */
    char **files;
} sets;

/* Reads the arguments into *s, then all sets, and learns, each inside arena_run; says on stderr what went wrong.
 * Returns what the program ends with: 0; 1 where something failed; 2 for wrong usage. */
int sets_run(const sets_job *job, sets *s, void *learner, int argc, char **argv);

/* Reads a set's marks into s->marks (emptied before), then its reports, one after the other, each given to `take`. */
status sets_marked(sets *s, const char *folder, report_taker *take, void *context, error *e);

/* Whether a set is left out in a fold; in the fold NONE none is. */
bool sets_holds(const sets *s, uint32_t set, uint32_t fold);

/* PATH.FOLD.tsv, in the arena. */
const char *sets_fold_path(const sets *s, const char *path, uint32_t fold);

/* Opens a table to write it, with the comment that it begins with; NULL with *e filled where it can't be.
 * sets_write_end closes it: READOUT_BAD_INPUT where not all was written. */
FILE *sets_write(const char *path, const char *comment, error *e);
status sets_write_end(FILE *out, const char *path, error *e);

#endif
