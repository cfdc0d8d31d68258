/* lister.h - what all lists of a record share: queries with the filter's conditions, and rows as JSON objects
 *
 * A lister runs a body inside an arena_run and afterwards frees what is not the arena's: prepared queries and the row
 * under construction. JSON values are attached to the row before they are filled, so that nothing is lost when memory
 * runs out in between. The first error stays, and queries then give no more rows. */
#ifndef RECORD_LISTER_H
#define RECORD_LISTER_H

#include <jansson.h>

#include "base/map.h"
#include "base/utf8.h"
#include "record/id.h"
#include "record/store.h"

#define LISTER_QUERIES 64
#define LISTER_TEXTS 512
#define LISTER_NUMBERS 4096 /* most offsets in a report */

/* Who an identity is, over all articles. */
typedef struct identity {
    int64_t id;
    slice uid, name, role, country, sector, code;
    int kind;
} identity;

/* The article that a row is made of. */
typedef struct source {
    int64_t id, line;
    slice sha256, path, outlet, agency, date, title, text;
    utf8_index points;
} source;

/* Of the buckets of a sense: the largest with an actor, if it has nearly all, and the one without; 0 where there is
 * none. */
typedef struct siblings {
    int64_t largest, open;
} siblings;

typedef struct lister {
    record *r;
    const record_filter *filter;
    row_sink sink;
    arena *a;          /* for the whole query */
    arena *memo;       /* for what is asked again and again: `a`, or what record_settle keeps for longer */
    arena *held;       /* for the source, emptied when another is asked for */
    arena *desk;       /* for one piece of a list's work, emptied by the list */
    error *e;
    status status;     /* the first error */
    json_t *row;       /* under construction, or NULL */
    json_t *result;    /* what the caller is to get, or NULL */
    /* the last short text on each place, by its hash: names, outlets and days come again and again, and rows share
     * them; so do numbers, and lists of nothing */
    json_t *texts[LISTER_TEXTS], *numbers[LISTER_NUMBERS], *none;
    void *context;     /* the body's own */
    uint64_t given;    /* rows */
    sqlite3_stmt *open[LISTER_QUERIES];
    const char *text[LISTER_QUERIES]; /* of those that are kept under their text, else NULL */
    unsigned opened;
    source source;
    map identities;    /* from the number in text to an index of `known` */
    VEC(identity) known;
    int64_t articles;  /* how many, and one more; 0: not asked yet */
    map senses;        /* to an index of `of_sense` */
    VEC(siblings) of_sense;
    map links;         /* see links.h: to an index of `link_of` */
    VEC(int64_t) link_of;
    struct utterances *utterances; /* what is known of them so far: utterance.h */
    struct faces *faces; /* rows of actors: faces.h */
    struct ties *ties; /* what articles are about, as far as asked: ties.h */
    struct hiding *hiding; /* what is hidden, loaded when first asked for: hidden.h */
    struct merged *merged; /* the same of merged actors: merged.h */
    struct worked *worked; /* claims worked out already, of few reports: claims.c */
    struct ahead *ahead;   /* statements that were read already, or NULL: members.h */
    struct parties *parties; /* for whom speakers speak, when first asked for: party.h */
    struct narrow *narrow; /* the few articles that are asked about alone, or NULL: narrow.h */
    bool alone; /* and these are a matter of their own, as a small record is, not what is around another: apart.h */
    bool apart; /* the articles, though few, are of many matters: the same */
    struct matter_watch *watch; /* who sees what is weighed, or NULL: matter.h */
} lister;

typedef void lister_body(lister *l);

/* What listers that come one after the other keep for each other, while nothing but them writes. r->memo, or NULL. */
typedef struct memo {
    arena *a;
    map identities;
    VEC(identity) known;
    struct faces *faces;
    struct ties *ties;
} memo;

/* Runs the body; where it ends with l->result set and no error, and `result` is not NULL, the caller gets it. */
status lister_run(record *r, const record_filter *filter, row_sink sink, lister_body *body, void *context,
                  json_t **result, error *e);

/* ---------------------------------------------------- queries: lister.c, query.c, query_actors.c */

/* How many articles the record has. */
int64_t lister_articles(lister *l);

/* SQL under construction, with values of text for its question marks, in order. */
typedef struct query {
    slice sql;
    VEC(slice) values;
} query;

/* Adds SQL; and SQL with one question mark, and its value, which is borrowed. */
void query_add(lister *l, query *q, const char *sql);
void query_with(lister *l, query *q, const char *sql, slice value);

/* " AND column IN (...)": the actors, or identities, that `called` finds; `at` is SQL. */
void query_actors(lister *l, query *q, const char *at, const char *called);

/* The filter on the propositions `p`: about whom they are, who says them. */
void query_propositions(lister *l, query *q);

/* The row of the actor with this id ("p" and digits), or an id that begins so; 0 where there is none. */
int64_t actor_by_uid(lister *l, slice uid);
int64_t actor_by_key(lister *l, slice key);

/* " AND ...": the articles whose SHA-256 begins with these digits; `of` is "a." where the table is `a`. */
void query_digits(lister *l, query *q, const char *of, slice digits);

/* The filter's outlet, since, until and article, for a table `a` of articles. */
void query_articles(lister *l, query *q);

/* A prepared query, freed with the lister. NULL after an error. */
sqlite3_stmt *query_open(lister *l, const query *q);

/* Frees one before the lister ends. NULL is allowed. */
void query_close(lister *l, sqlite3_stmt *s);

/* The same for a constant text with numbers for its question marks; kept, so that it may be asked again and again
 * once it has come to its end. */
sqlite3_stmt *lister_ask(lister *l, const char *sql, int count, const int64_t *numbers);

/* Whether there is a row; false after an error too. */
bool lister_next(lister *l, sqlite3_stmt *s);

/* Whether as many rows as wanted are given, or an error has come. */
bool lister_done(const lister *l);

/* --------------------------------------------------------------------------- rows: lister_rows.c */

/* Begins a new row, which is l->row; gives it to the sink. */
void row_begin(lister *l);
void row_end(lister *l);

/* Sets a field of an object, or adds to a list; each gives null for an empty slice. */
void put_text(lister *l, json_t *to, const char *field, slice text);
void put_string(lister *l, json_t *to, const char *field, const char *text);
void put_number(lister *l, json_t *to, const char *field, int64_t number);
void put_real(lister *l, json_t *to, const char *field, double number);
void put_bool(lister *l, json_t *to, const char *field, bool value);
void put_null(lister *l, json_t *to, const char *field);
json_t *put_object(lister *l, json_t *to, const char *field);
json_t *put_list(lister *l, json_t *to, const char *field);
void put_none(lister *l, json_t *to, const char *field); /* a list that stays empty */
void list_text(lister *l, json_t *list, slice text);
json_t *list_object(lister *l, json_t *list);
void list_pair(lister *l, json_t *list, int64_t begin, int64_t end);

/* The words of a date's, or any, column as text; NULL gives null. */
void put_column(lister *l, json_t *to, const char *field, sqlite3_stmt *s, int at);

/* ------------------------------------- articles and actors: lister_source.c, lister_identity.c */

/* The article, kept until another one is asked for. */
const source *source_of(lister *l, int64_t id);

/* Reads one into `a`; false where there is none. */
bool source_read(lister *l, arena *a, int64_t id, source *out);

/* Its id, outlet, agency, date and path: "article", "outlet" ... */
void put_source(lister *l, json_t *to, const source *from);

/* Words of an article and where they stand: begin and end in code points, line and column from 1, in bytes; texts
 * borrowed from it. In a file of many articles the line is the article's. */
typedef struct placed {
    slice quote, path;
    int64_t begin, end, line, column;
} placed;

/* Where words of an article stand; linear in the text before them. */
placed placed_at(const source *from, span at);

/* "begin", "end", "quote", "path", "line", "column". */
void put_placed(lister *l, json_t *to, const placed *words);
void put_words(lister *l, json_t *to, const source *from, span at);

/* What an identity is called. NULL for 0. */
const identity *identity_known(lister *l, int64_t id);

/* Whether it is a state, or acts for one that is known: camp_acts. */
bool identity_acts(const identity *who);

/* The first and the last byte of a list of spans, and one span after the other. */
bool spans_take(slice *list, span *out);
span spans_extent(slice list);

/* A fixed-size id as a field. */
void put_id(lister *l, json_t *to, const char *field, char letter, const source *from, int64_t n);

#endif
