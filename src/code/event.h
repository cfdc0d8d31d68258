/* event.h - which propositions are events, and of which type of the PLOVER ontology
 *
 * Last stage of the coder. Two ways: a lexicon (lang/en/events.tsv: sense of the predicate, lemma, class of the
 * object), and for
 * the one event between two given spans a classifier (lang/en/events.model, made by train/events.c). */
#ifndef CODE_EVENT_H
#define CODE_EVENT_H

#include "base/model.h"
#include "code/proposition.h"

typedef struct event_lexicon event_lexicon;
typedef struct event_sure event_sure;

typedef struct event_finder {
    proposition_finder base;
    event_lexicon *lexicon;
    event_sure *sure;
    model model; /* closed where there is no events.model */
} event_finder;

/* A stage of the coder: *out is an event_finder. A missing events.model is no error; a damaged one is. */
status events_open(arena *a, const char *folder, void **out, error *e);
void events_close(void *finder);

/* Finds the propositions (proposition.h) and fills event, mode, contexts, cameo and event_score of each. EVENT_NONE
 * where
 * the ontology has no type, where nobody does it, or where it is only asked for, ordered, asked about or supposed:
 * then the
 * verb above is the event ("demanded that"). What is intended or to come of cooperation is EVENT_AGREE. A negated
 * one keeps
 * its type: proposition.negative says so. */
status events_find(const void *finder, article *a, error *e);

/* The event between two given spans of one article. */
typedef struct event_pair_result {
    slice
        type; /* a PLOVER type; "YIELD" for CONCEDE and RETREAT, as in the benchmarks; empty where nothing is known */
    slice mode;         /* by the lexicon, may be empty */
    float score;        /* 0 to 1 */
    uint8_t quad;       /* 1 to 4, 0 where type is empty */
    uint8_t factuality; /* enum factuality */
    bool negative;
} event_pair_result;

/* What the source does to the target, in a coded article (coder_code). Spans are bytes of the text; an empty span
 * is "not given". */
status event_pair(const event_finder *f, article *a, span source, span target, event_pair_result *out, error *e);

#endif
