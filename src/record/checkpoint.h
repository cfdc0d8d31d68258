/* checkpoint.h - from SQLite's write-ahead log into the file, beside what the writer does
 *
 * A transaction of thousands of reports leaves some hundred megabytes in the log. Bringing them into the file, and
 * waiting for the disk, is left to a thread with a connection of its own, while the writer puts what comes next:
 * nothing is lost whoever is killed in between, for what is in the log is in the record. A log that still is brought
 * over when the next transaction begins is written on at its end; one that is long is waited for, so that it begins
 * anew. */
#ifndef RECORD_CHECKPOINT_H
#define RECORD_CHECKPOINT_H

#include "record/store.h"

/* From now on commits of this writer call for it, where the log is not short; in place where there can be no
 * thread. */
void checkpoint_attend(record *r);

/* Starts it in a thread, if none is under way. Where there can be no thread nothing is done: the next commit tries
 * again. */
void checkpoint_start(record *r);

/* Waits until none is under way. */
void checkpoint_wait(record *r);

/* Before a transaction: waits if the log is long. */
void checkpoint_yield(record *r);

/* Waits, and releases what it has; for closing. */
void checkpoint_end(record *r);

#endif
