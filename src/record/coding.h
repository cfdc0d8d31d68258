/* coding.h - what an article was coded to, packed into one value
 *
 * A report of 400 words gives some 250 rows of sentences, mentions, quotes, propositions, arguments and statements.
 * They are asked for by article, so they are kept together, as one packed value of the article's row, and SQL sees
 * them as tables (tables.h). What looks for articles uses the keys: words that stand in the index beside the text's
 * own (index.h).
 *
 * Packed: a byte for the form; the texts, each once; then the tables, each with the number of its rows, its size, and
 * its rows, column after column. Numbers have as many bytes as they need. Actors are numbers in the article's own
 * table `article_actor`, so that the value is a function of the article alone, the same in every record. */
#ifndef RECORD_CODING_H
#define RECORD_CODING_H

#include "record/index.h"
#include "record/stand.h"

/* How a column is packed, and what SQL sees. */
enum column_kind {
    PACK_NUMBER,
    PACK_STEP,   /* a number: the difference to the row before */
    PACK_END,    /* a number: the difference to the column before */
    PACK_OPTION, /* a number, or NULL: 0 */
    PACK_REAL,
    PACK_TEXT,
    PACK_MAYBE,  /* a text; NULL where it is empty */
    PACK_SPANS,  /* "begin-end begin-end" */
    PACK_ACTOR,  /* a row of `actor`, or NULL: as the number in the article */
    PACK_SELF,   /* the row of the actor that this row is of; takes no room */
    PACK_BUCKET  /* the number of a bucket, made from its key */
};

typedef struct packed_column {
    const char *name;
    enum column_kind kind;
} packed_column;

enum { PACKED_COLUMNS = 24, CODING_FORM = 7 /* raised where the columns change; older forms are read */ };

/* In SQL each has two columns before these: article, n (the number of the row). */
typedef struct packed_table {
    const char *name;
    packed_column columns[PACKED_COLUMNS]; /* ends with a name that is NULL */
} packed_table;

enum packed { PACKED_ACTOR, PACKED_SENTENCE, PACKED_MENTION, PACKED_QUOTE, PACKED_PROPOSITION, PACKED_ARGUMENT,
    PACKED_STATEMENT,
              PACKED_TABLES };
extern const packed_table packed_tables[PACKED_TABLES];
uint32_t packed_columns(const packed_table *t);

/* A value, by the column's kind: `number` and `real` for numbers, `text` for texts; for PACK_SPANS text is bytes that
 * cell_spans reads. For PACK_ACTOR the number in the article, -1 for none; for PACK_OPTION the same. */
typedef union cell {
    int64_t number;
    double real;
    slice text;
} cell;

/* Columns of the tables, in the order of packed_tables. */
enum { ACTOR_SELF, ACTOR_KEY, ACTOR_NAME, ACTOR_ROLE, ACTOR_FACTS, ACTOR_CAMP };
enum { MENTION_ACTOR, MENTION_BEGIN, MENTION_END };
enum { QUOTE_SPEAKER, QUOTE_SPEAKER_NAME, QUOTE_ADDRESSEE, QUOTE_PARENT, QUOTE_SOURCE, QUOTE_CUE_AT, QUOTE_CONTENT,
    QUOTE_CUE,
    QUOTE_SAID, QUOTE_CHANNEL,
       QUOTE_SCORE = 11, QUOTE_KIND, QUOTE_STANCE, QUOTE_BEGIN = 16, QUOTE_END, QUOTE_ASSERTS, QUOTE_DENIES,
       QUOTE_WORDS_ASSERT, QUOTE_WORDS_DENY, QUOTE_ANSWERS };
enum { PROPOSITION_QUOTE, PROPOSITION_PREDICATE, PROPOSITION_LEMMA, PROPOSITION_NEGATIVE = 4, PROPOSITION_FACTUALITY,
    PROPOSITION_FIRST_DAY = 13, PROPOSITION_DEED = 15 };
enum { ARGUMENT_PROPOSITION, ARGUMENT_ROLE, ARGUMENT_ACTOR, ARGUMENT_SPANS, ARGUMENT_TEXT };
enum { STATEMENT_PROPOSITION, STATEMENT_QUOTE, STATEMENT_SPEAKER, STATEMENT_VOICE, STATEMENT_SIDE, STATEMENT_BEGIN,
    STATEMENT_END,
       STATEMENT_VIA, STATEMENT_BUCKET, STATEMENT_RECIPIENTS, STATEMENT_OBJECTS, STATEMENT_RULE, STATEMENT_SCORE,
           STATEMENT_MARKS };

/* Packs an article with what stands in it, in `scratch`: call it inside its arena_run. A pure function. */
slice coding_pack(const article *a, const standing *all, arena *scratch);

typedef struct unpacked_table {
    slice rest;   /* as packed */
    uint32_t rows, columns;
    cell *cells;  /* NULL until it is asked for */
} unpacked_table;

typedef struct coding {
    arena *arena;
    uint32_t form; /* of the packed value */
    slice *texts;
    uint32_t text_count;
    unpacked_table tables[PACKED_TABLES];
} coding;

/* Opens a packed value, which is borrowed; false where it is damaged. Inside arena_run of `a`. */
bool coding_open(coding *c, slice packed, arena *a);

/* The rows of a table, `columns` cells each; NULL where it is damaged or empty. Inside arena_run of c->arena. */
const cell *coding_rows(coding *c, enum packed which, uint32_t *rows);

/* "begin-end begin-end". */
slice cell_spans(arena *a, const cell *x);

/* A list of numbers, packed the same way, and back: *count of them. In `a`; NULL where it is damaged. */
slice numbers_pack(arena *a, const int64_t *numbers, uint32_t count);
int64_t *numbers_unpack(arena *a, slice packed, uint32_t *count);

/* The number of a bucket: 27 bits of its sense, one that says whether its actors are only described, 35 of them. */
int64_t bucket_id(slice key);
bool bucket_described(int64_t id);

/* A key under which the article is found, as a word of the index: a letter for what it is, and a number, its highest
 * byte first. For an actor that is there ('p') or speaks ('s') its uid; for the article itself the front of its
 * SHA-256 ('a'); for a bucket its id, once for each statement that asserts or denies ('b'), denies ('d'), does
 * something else ('q'). */
enum { KEY_SIZE = 9 };
void key_term(char letter, uint64_t number, char out[KEY_SIZE]);
/* Adds one. Inside arena_run of `a`. */
void coding_add_key(arena *a, index_words *out, char letter, uint64_t number);

/* The number in such a word; false where it is none. */
bool key_read(slice term, uint64_t *number);

/* The number in a uid, "p1f2a..."; and the least and the greatest one that begins with some digits. */
uint64_t uid_number(slice uid);
uint64_t digest_number(slice sha256); /* in the first 16 digits of an article's SHA-256 */
void uid_range(slice digits, uint64_t *least, uint64_t *greatest);

#endif
