/* disclaim.h - what clears somebody of what he is charged with, in words that need not name it: from
 * lang/en/disclaimers.tsv
 *
 * "It had done nothing wrong", "we know nothing about it", "this never happened", "they are framing us". Whether the
 * charge is there, and against whom, is for who asks: see echo.c. */
#ifndef RECORD_DISCLAIM_H
#define RECORD_DISCLAIM_H

#include "article.h"

typedef struct disclaimers disclaimers;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE, or READOUT_BAD_MODEL with file and line. */
status disclaimers_open(arena *a, const char *folder, disclaimers **out, error *e);

enum disclaimer { DISCLAIMS_NOT, DISCLAIMS_THIS /* the words must fit the charge */, DISCLAIMS_ALL };

struct stander;

/* Whether the content of an attribution that asserts clears its speaker of charges against him that statements made
 * so far tell of. */
enum disclaimer disclaims(struct stander *s, uint32_t quote);

/* Whether an attribution clears its speaker in words that need no charge beside them ("no such thing happened"), and
 * his report has none against him: what he is charged with may stand in another one (replies.h). */
bool disclaims_elsewhere(struct stander *s, uint32_t quote);

#endif
