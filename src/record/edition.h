/* edition.h - one text that comes twice, with other fields or coded by other models: which of the two stands
 *
 * An article is its text, so there is one row for it. Whichever edition comes first, the same one stands in the end:
 * that of the earlier known day, then by outlet, name, path and the other fields, those that are known before those
 * that are not; where the fields are the same, the one that this version coded, then by the coder's checksum. */
#ifndef RECORD_EDITION_H
#define RECORD_EDITION_H

#include "record/put.h"

/* Puts it in place of the article that has its text, where it stands before that. Inside a batch, as put_new. */
status edition_put(record *r, const coded *c, int64_t article_at, int64_t coder, error *e);

#endif
