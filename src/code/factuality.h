/* factuality.h - whether it happened, as the sentence has it
 *
 * From lang/en/modality.tsv. A predicate's value starts as certain and positive; its own auxiliaries, adverbs and
 * negation act
 * on it, then each verb, noun or adjective above that it is the complement of, outwards, until the cue of the
 * attribution it stands under (FactBank: the value that the source of the content gives it). Of the cue itself only
 * counts what it makes of an infinitive: who plans, offers, orders to do something has not done it. */
#ifndef CODE_FACTUALITY_H
#define CODE_FACTUALITY_H

#include "base/map.h"
#include "code/proposition_tree.h"

enum modal_kind {
    MODAL_VERB,
    MODAL_NOUN,
    MODAL_ADJ,
    MODAL_AUX,
    MODAL_ADV,
    MODAL_AMOD,
    MODAL_MARK,
    MODAL_XCOMP,
    MODAL_MERELY, /* after "not" it takes the negation away: "not only" */
    MODAL_REASON, /* its "for doing" is what somebody blames it on */
    MODAL_NEVER, MODAL_WHOM,  /* with "no" behind a preposition it negates: "at no time", "in no way" */
    MODAL_CEASING, /* what it governs has been so: "stop" */
    MODAL_WARNING, /* "against doing" behind it is only wished not to be: "warn" */
    MODAL_COMING,  /* what it makes no more than possible it announces: "will", "plan" */
    MODAL_REPORTED, /* and so only in what somebody says: "would" */
    MODAL_TELLING, /* who does what is its object is somebody else: "announced the killing" */
    MODAL_SAYING,  /* an infinitive that is no more than words or thoughts: "declined to comment" */
    MODAL_KINDS
};

/* How sure; VALUE_SAME leaves it as it was. Negative ones are VALUE_NOT + the same. */
enum modal_value {
    VALUE_CERTAIN,
    VALUE_PROBABLE,
    VALUE_POSSIBLE,
    VALUE_ASK,
    VALUE_ORDER,
    VALUE_HYPOTHETICAL,
    VALUE_SAME,
    VALUE_NOT = 8,
    VALUE_NONE = 255 /* the lexicon has no such word */
};

typedef struct modality modality;

/* Loads modality.tsv into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status modality_open(arena *a, const char *folder, modality **out, error *e);

/* The value that a word gives what it governs, plain or where the word is negated. */
uint8_t modality_value(const modality *m, enum modal_kind kind, slice lemma, bool negated);

typedef struct factuality_result {
    uint8_t factuality; /* enum factuality */
    bool negative;
    float value; /* -3 certainly not to 3 certainly, as annotated in UW and UDS */
} factuality_result;

/* The value of the predicate at `head`; `light` is the verb that carries it ("carry out an attack"), or NONE. Stops
 * below the cue
 * of the attribution that it stands under, or, where `whole`, goes on to the root: the author's own value. */
factuality_result factuality_of(const modality *m, const tree *t, uint32_t head, uint32_t light, bool whole);

#endif
