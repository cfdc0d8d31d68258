/* content.h - clauses that a verb says and that hang on the noun before them: "told a court | that he had left"
 *
 * From lang/en/contents.tsv. */
#ifndef PARSE_CONTENT_H
#define PARSE_CONTENT_H

#include "article.h"
#include "base/map.h"

typedef struct content_words {
    map rows; /* of a lemma: a row of `kinds` */
    VEC(uint8_t) kinds;
} content_words;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status content_open(arena *a, const char *folder, content_words *out, error *e);

/* Hangs such clauses on the verb. Trees stay trees. Scratch memory comes from `work`. Linear in the tokens. */
void content_mend(const content_words *c, arena *work, article *a);

#endif
