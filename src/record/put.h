/* put.h - a packed coding into the record, out of it, and what is counted over articles
 *
 * Between batch_begin and batch_flush counts are kept in memory, and written once for each thing that is counted. */
#ifndef RECORD_PUT_H
#define RECORD_PUT_H

#include "record/called.h"
#include "record/coding.h"
#include "record/id.h"
#include "record/senses.h"
#include "record/store.h"

/* An actor of an article, as far as putting asks. */
typedef struct coded_actor {
    slice key, called[CALLEDS];
    char uid[ID_SIZE];
    bool local; /* stands in this article alone */
} coded_actor;

/* An article ready to be put into a record: its fields, its packed coding, its keys. */
struct coded {
    slice sha256, name, path, outlet, agency, title, author, date, url, dateline, language, text;
    int64_t line;
    slice packed;
    index_words words, keys; /* of its text, and of its coding */
    slice prints;   /* print.h */
    slice terms;    /* topic.h */
    VEC(coded_actor) actors;    /* their texts point into `packed` */
    VEC(bucket_change) buckets; /* what is said in it, each bucket once */
    uint32_t quotes, sentences, statements;
};

/* Fills what follows from `packed` and sha256: false where it is damaged. Inside arena_run of `a`. */
bool coded_open(coded *c, arena *a);

/* The same where what was packed is at hand; it is borrowed. */
bool coded_fill(coded *c, const article *of, const standing *all, arena *a);

/* A copy in `a` that borrows nothing. Inside arena_run of `a`. */
coded *coded_copy(const coded *c, arena *a);

/* Behind the beginning of a transaction, and before its commit; inside arena_run of r->scratch and of
 * r->batch_arena. */
status batch_begin(record *r, error *e);
status batch_flush(record *r, error *e);

/* Decisions have come with this batch: who is one actor, and how strong disputes are, is worked out anew at its
 * end. */
void batch_decided(record *r);

/* Puts it in; *added is false where its text is there: then edition.h says which of the two stands. put_again gives
 * an article another coding in place of `before`, whose actors are packed in `before_actors`, and takes off what was
 * counted of that. After an error the whole batch must be undone. Inside arena_run of r->scratch and of
 * r->batch_arena. */
status put_new(record *r, const coded *c, int64_t coder, bool *added, error *e);
status put_again(record *r, const coded *c, int64_t article_at, const coded *before, slice before_actors,
                 int64_t coder, error *e);

/* Whether a key is of an actor that stands in this article alone: it has "@" and the front of the article's SHA-256
 * in it. */
bool key_is_local(slice key, slice sha256);

/* The row of this version of models and lexicons, made where it is new. */
status coder_row(record *r, const char *checksum, int64_t *id, error *e);

#endif
