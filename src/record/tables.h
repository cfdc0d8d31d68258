/* tables.h - the packed codings of articles as tables of SQL
 *
 * article_actor, sentence, mention, quote, proposition, argument and statement may be read like any table; each has
 * the columns `article` and `n` before its own. They are quick where the article is given, and where an actor, a
 * speaker or a bucket is, which the index of keys finds; else all articles are gone through. They can't be written.
 * `actor_name` has what actors are called: for those that articles share the counts that the record keeps, for those
 * of one article what it says.
 *
 * The table actor_name: actor, role (0 a name, 1 an office, 2 its kind, country, sector and code with tabs between),
 * name, articles. */
#ifndef RECORD_TABLES_H
#define RECORD_TABLES_H

#include "record/store.h"

/* Gives the record's connection its tables. */
status tables_open(record *r, error *e);

/* Before sqlite3_close, ends what they ask themselves; behind it, frees them. NULL is allowed. */
void tables_finish(struct tables *t);
void tables_release(struct tables *t);

/* Forgets what was unpacked: after a coding was changed. */
void tables_forget(record *r);

#endif
