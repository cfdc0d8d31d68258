/* event_sure.h - how likely it is that an event is as it was read
 *
 * By signs: what kind of words it was read from, how its parties were found, whether "he" or "the company" had to be
 * resolved, the report's genre. Each has a weight in lang/en/sure.tsv, learned by train/sure.c from events that a
 * person read against their sentences. */
#ifndef CODE_EVENT_SURE_H
#define CODE_EVENT_SURE_H

#include "code/event.h"

#define EVENT_SIGNS 96 /* of one event, at most */

typedef struct event_signs {
    uint32_t size;
    slice at[EVENT_SIGNS]; /* "actor:pronoun"; in the article's arena */
} event_signs;

/* The signs of a proposition that is an event. */
void event_signs_find(const tree *t, const proposition *p, event_signs *out);

/* Loads sure.tsv into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status event_sure_open(arena *a, const char *folder, event_sure **out, error *e);

/* 0 to 1: the share of events with such signs that are true, as those who read them had it. */
float event_sure_score(const event_sure *s, const event_signs *signs);

#endif
