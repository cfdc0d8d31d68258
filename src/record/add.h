/* add.h - one transaction that puts articles in */
#ifndef RECORD_ADD_H
#define RECORD_ADD_H

#include "record/put.h"
#include "record/tables.h"

/* What is done inside of both arenas. */
typedef struct put_job {
    record *r;
    status (*body)(struct put_job *job, error *e);
} put_job;

/* Runs job->body inside arena_run of r->batch_arena and r->scratch. */
status put_run(put_job *job, error *e);

/* At the beginning of a transaction, for reading too: what is kept in memory from the last one is forgotten where
 * another process has written since. */
status put_look_around(record *r, error *e);

/* A transaction: put_begin, then put_run as often as wanted, then put_commit, or put_undo after an error. */
status put_begin(record *r, error *e);
status put_commit(record *r, error *e);
void put_undo(record *r);

#endif
