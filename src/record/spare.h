/* spare.h - arenas for work that is done often and leaves nothing behind
 *
 * Who takes one has it alone until it is given back; it keeps its last block, so that the next one works in memory
 * that is at hand. Many threads may take and give at once. */
#ifndef RECORD_SPARE_H
#define RECORD_SPARE_H

#include "base/arena.h"

typedef struct spares spares;

/* NULL when memory is out. */
spares *spares_new(void);

/* Those that are not given back stay with who has them. NULL is allowed. */
void spares_free(spares *s);

/* An empty arena, or NULL when memory is out. */
arena *spares_take(spares *s);
void spares_give(spares *s, arena *a);

#endif
