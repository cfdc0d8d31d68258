/* readout.h - the public interface of libreadout
 *
 * Readout reads news reports and writes a cited record: who said and did what to whom, when, according to
 * whom, and who disputes it. Each fact points at the exact bytes of the report that it came from.
 *
 *     read  ->  parse  ->  code  ->  record  ->  show
 *
 * A program opens a model once, shares it between its threads, and takes articles through the rooms:
 *
 *     readout_error error = {0};
 *     readout_model *model = readout_model_open(NULL, &error);
 *     readout_article *article = readout_article_from_text(text, size, "report.txt", &error);
 *     if (article && readout_article_code(article, model, &error) == READOUT_OK) {
 *         char *json = readout_article_to_json(article, &error);
 *         puts(json);
 *         readout_text_free(json);
 *     }
 *     readout_article_free(article);
 *     readout_model_close(model);
 *
 * The library never prints, exits or aborts, and keeps no global state that changes.
 */
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

#ifdef __cplusplus
}
#endif
#endif
