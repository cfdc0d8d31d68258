/* stem.h - what FTS5's tokenizer makes of words, remembered
 *
 * Most words of a text are plain ones of ASCII that came before: these are looked up, and the tokenizer is asked for
 * the others alone. Many threads may cut at once; each has a memory of its own while it does. */
#ifndef RECORD_STEM_H
#define RECORD_STEM_H

#include <sqlite3.h>

#include "base/slice.h"

typedef struct stems stems;

/* `with` and its context are a tokenizer's as sqlite3's fts5_api gives it. NULL when memory is out. */
stems *stems_new(const fts5_tokenizer *with, void *of);

/* When nobody cuts. NULL is allowed. */
void stems_free(stems *s);

/* Takes the words of a text in their order, each as the tokenizer gives it (not those that it gives for one place
 * besides another). False where memory is out. */
typedef void stem_take(void *context, slice word);
bool stems_cut(stems *s, slice text, stem_take *take, void *context);

#endif
