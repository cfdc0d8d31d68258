/* readout.h - the public interface of libreadout
 *
 * Readout reads news reports and writes a cited record: who said and did what to whom, when, according to whom,
 * and who disputes it. Each fact points at the exact bytes of the report that it came from.
 *
 *     read  ->  parse  ->  code  ->  record  ->  show
 *
 * A program opens a model once, shares it between its threads, and takes articles through the rooms:
 *
 *     readout_error error = {0};
 *     readout_model *model = readout_model_open(NULL, &error);
 *     readout_article *article = model ? readout_article_from_text(model, text, size, "report.txt", &error) : NULL;
 *     if (article && readout_article_code(article, model, &error) == READOUT_OK) {
 *         char *json = readout_article_to(article, "json", NULL, &error);
 *         if (json)
 *             fputs(json, stdout);
 *         readout_text_free(json);
 *     }
 *     if (error.status != READOUT_OK)
 *         fprintf(stderr, "%s:%d: %s\n", error.path, (int)error.line, error.message);
 *     readout_article_free(article);
 *     readout_model_close(model);
 *
 * and, where many reports are to be compared, into a record:
 *
 *     readout_record *record = readout_record_open("record.db", model, &error);
 *     readout_record_add(record, article, NULL, &error);
 *     readout_record_list(record, "disputes", NULL, print_row, NULL, &error);
 *     readout_record_close(record);
 *
 * The library never prints, exits or aborts, and keeps no global state that changes. Text is UTF-8 throughout.
 * Every function says who owns what it returns; an `error` may be NULL everywhere, and is not touched where a
 * function succeeds. / */
#ifndef READOUT_H
#define READOUT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define READOUT_VERSION "0.1.0"

/* ---------------------------------------------------------------------------------------------- errors */

/* What a fallible function returns. READOUT_OK is 0; every other value means that nothing was done, or, where the
 * function says so, that what was done before the error stands. */
typedef enum readout_status {
    READOUT_OK = 0,
    READOUT_BAD_INPUT,  /* the bytes are not what they should be; the error says where */
    READOUT_BAD_USAGE,  /* the caller asked for something that does not exist */
    READOUT_TOO_LARGE,  /* past a stated limit */
    READOUT_NO_MEMORY,  /* an allocation failed */
    READOUT_NO_FILE,    /* a file or folder could not be opened, read or written; the message says why */
    READOUT_BAD_MODEL,  /* the model file or a lexicon is damaged, foreign or of another version */
    READOUT_STORE       /* the database refused: full disk, read-only, foreign, of a newer version */
} readout_status;

/* Why something failed. Filled by the function that failed; the caller owns it and may pass NULL wherever a
 * `readout_error *` is taken. `message` is a sentence without the place; `path` is empty, and line, column and
 * offset 0, where they are not known. line and column count from 1, column and offset in bytes. */
typedef struct readout_error {
    readout_status status;
    char message[256];
    char path[256];
    uint64_t line, column, offset;
} readout_error;

/* The version of the library that runs, "0.1.0": READOUT_VERSION of the header it was built with. Static; never
 * freed. */
const char *readout_version(void);

/* ---------------------------------------------------------------------------------------------- the model
 *
 * What is known of a language: the parser's model, lexicons, gazetteers, rules. It is read-only once opened: any
 * number of threads may use one at once, without a lock. */
typedef struct readout_model readout_model;

/* Opens the files in `language` (a folder such as "lang/en"). NULL: the folder that the environment's READOUT_LANG
 * names, else the one that was installed with the library. Takes some tens of milliseconds; the parser's model is
 * mapped, not copied, and must not be changed while it is open.
 *
 * NULL with READOUT_NO_FILE, READOUT_BAD_MODEL (naming file and line) or READOUT_NO_MEMORY. */
readout_model *readout_model_open(const char *language, readout_error *error);

/* Closes it. No article may be under way with it; finished articles do not need it. NULL is allowed. */
void readout_model_close(readout_model *model);

/* ---------------------------------------------------------------------------------------------- articles
 *
 * One report by one outlet. An article belongs to one thread at a time; different articles may be worked on by
 * different threads. */
typedef struct readout_article readout_article;

/* An article from the `size` bytes of a plain text: its title, byline, dateline, agency and date are taken from
 * the lines where they stand, and what is no part of the report (captions, "Most read") is set aside. Bytes that
 * are not UTF-8 become U+FFFD. `name` stands for the text in messages and in the record; it is copied, as the text
 * is, and may be NULL. A name such as "2024-03-02-harbour-post.txt"
 * or "harbour_post_20240302.txt" gives date and outlet where the text does not.
 *
 * The caller frees it with readout_article_free. NULL with READOUT_BAD_INPUT (there is no text in it),
 * READOUT_TOO_LARGE (past 16 MiB) or READOUT_NO_MEMORY. */
readout_article *readout_article_from_text(const readout_model *model, const char *text, size_t size,
                                           const char *name, readout_error *error);

/* The same from one JSON object, with the fields id, text, title, author, date, url and sitename, or with the
 * names that trafilatura, NGEC and ninjs give them. The object's `text` is kept as it is, so spans point into it.
 * READOUT_BAD_INPUT also where it is no JSON object, with line, column and offset of the mistake. */
readout_article *readout_article_from_json(const readout_model *model, const char *json, size_t size,
                                           const char *name, readout_error *error);

/* Frees the article and every string borrowed from it. NULL is allowed. */
void readout_article_free(readout_article *article);

/* Says what the input did not: the day of publication (ISO 8601, "2022-10-28") and the outlet's name. Either may
 * be NULL; what the article knows already stays. Relative dates ("on Friday") need the day, so this comes before
 * readout_article_code. Both are copied. READOUT_BAD_USAGE where `date` is no such day, READOUT_NO_MEMORY. */
readout_status readout_article_published(readout_article *article, const char *date, const char *outlet,
                                         readout_error *error);

/* The article's text: *size bytes (which may be NULL) and a terminator behind them. What every span of the outputs
 * points into. Borrowed: it lives as long as the article. */
const char *readout_article_text(const readout_article *article, size_t *size);

/* The id that was given, or the first 16 hexadecimal digits of the SHA-256 of the text. Terminated, borrowed
 * likewise. */
const char *readout_article_id(const readout_article *article);

/* Finds sentences, tokens, trees, names and dates, where that is not done yet. The same article and model give the
 * same result on any machine and any thread. READOUT_NO_MEMORY; the article can then only be freed. */
readout_status readout_article_parse(readout_article *article, const readout_model *model, readout_error *error);

/* Finds actors, attributions and propositions, after parsing it where that is not done yet. Once coded it stays as
 * it is. Errors as above. */
readout_status readout_article_code(readout_article *article, const readout_model *model, readout_error *error);

/* What was found, as text: "json" (one line; offsets are Unicode code points, end exclusive), "jsonld" (schema.org
 * and Web Annotation), "brat" (as PolNeAR has it), "conllu", "tree", "extract" (what reading alone found, as
 * JSON).
 *
 * *size (which may be NULL) gets its bytes, without the terminator that follows them. The caller frees it with
 * readout_text_free. NULL with READOUT_BAD_USAGE (no such format) or READOUT_NO_MEMORY. */
char *readout_article_to(const readout_article *article, const char *format, size_t *size, readout_error *error);

/* Frees a text that the library gave away. NULL is allowed. */
void readout_text_free(char *text);

/* ---------------------------------------------------------------------------------------------- the record
 *
 * The store of what many articles say: one SQLite file. It is a set: the same articles in any order give the same
 * record, and an article that is added again changes nothing. Any number of processes may read while one writes; a
 * second writer waits. A readout_record belongs to one thread at a time. */
typedef struct readout_record readout_record;

/* Opens the file. With a model it is opened for adding, and made where it is missing; with NULL for reading only.
 * The model must outlive it. NULL with READOUT_STORE: the file is missing (for reading), locked, damaged, no
 * record, or of a newer version. */
readout_record *readout_record_open(const char *path, const readout_model *model, readout_error *error);

/* NULL is allowed. */
void readout_record_close(readout_record *record);

/* Adds a coded article in one transaction: killed at any moment, the record is whole. *added (which may be NULL)
 * becomes 1 where it was new, else 0. The article is not changed and stays the caller's. READOUT_BAD_USAGE where
 * it is not coded or the record is open for reading only, READOUT_STORE, READOUT_NO_MEMORY. */
readout_status readout_record_add(readout_record *record, const readout_article *article, int *added,
                                  readout_error *error);

/* What a list is asked for. Each may be NULL, and `limit` 0, which asks for everything. Names are found in any
 * spelling that the record has met ("kanani" finds Kanaani). Days are "2022", "2022-10" or "2022-10-28", of
 * publication. */
typedef struct readout_filter {
    const char *speaker; /* who said it, asserted or denied it */
    const char *about;   /* an actor who takes part in it, or words in it */
    const char *stance;  /* "asserts", "denies", "questions", "demands", "offers", "threatens" ... */
    const char *kind;    /* of quotes: direct, indirect, mixed; of actors: state, person ... */
    const char *outlet;
    const char *since, *until;
    const char *article; /* an article's id */
    const char *text;    /* of "search": the words */
    uint64_t limit;      /* at most so many rows */
} readout_filter;

/* Calls take(context, row, size) for each row of a list: "articles", "actors", "quotes", "statements", "claims",
 * "disputes", "events", "timeline", "network", "utterances", "stories", "reuse", "search", "decisions". A row is a
 * JSON object of `size` bytes, terminated, borrowed until take returns. Where take does not return 0 the list ends
 * there, and the function returns READOUT_OK. `filter` may be NULL. READOUT_BAD_USAGE (no such list), READOUT_STORE,
 * READOUT_NO_MEMORY. */
readout_status readout_record_list(readout_record *record, const char *list, const readout_filter *filter,
                                   int (*take)(void *context, const char *row, size_t size), void *context,
                                   readout_error *error);

/* Why something is in the record: a JSON object with the sentence in pieces and their parts, the rule or score
 * that made it, and path, line and column. `id` is a row's `id`, or the front of one where only one begins so. The
 * caller frees it with readout_text_free. NULL with READOUT_BAD_USAGE (none, or several), READOUT_STORE or
 * READOUT_NO_MEMORY. */
char *readout_record_why(readout_record *record, const char *id, readout_error *error);

#ifdef __cplusplus
}
#endif
#endif
