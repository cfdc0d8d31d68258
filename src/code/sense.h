/* sense.h - which predicates say the same, and what their dependents are
 *
 * From lang/en/predicates.tsv (by hand: senses, frames), lang/en/objects.tsv (by hand: classes of things) and
 * lang/en/senses.tsv
 * (from WordNet: which verb a noun is made of, which verbs are synonyms). Loaded once, never changed. */
#ifndef CODE_SENSE_H
#define CODE_SENSE_H

#include "article.h"
#include "base/map.h"
#include "base/word_endings.h"

enum predicate_kind {
    PREDICATE_VERB,
    PREDICATE_NOUN,
    PREDICATE_ADJECTIVE,
    PREDICATE_LIGHT,    /* a verb that lends its dependents to a noun: "carry out an attack" */
    PREDICATE_QUANTITY, /* a noun that counts others: "dozens of drones" */
    PREDICATE_CHARGE,   /* a noun for an accusation: "allegations of sending drones" */
    PREDICATE_LEVEL,    /* a verb by which its subject accuses: "repeated the allegations" */
    PREDICATE_ASPECT,   /* a verb that is no predicate where it governs another: "try to", "go on to" */
    PREDICATE_BEING,    /* a verb that says only that there is something: "there were boats" */
    PREDICATE_BEARING,  /* a light verb whose subject is what the noun is done to: "suffered an attack" */
    PREDICATE_FORM,     /* a form of a verb that is irregular: its sense is the verb */
    PREDICATE_CAUSING,  /* a verb whose subject does what its object then is: "made them ill" */
    PREDICATE_IMPUTING, /* a verb by which a deed is put down to somebody: "blame it on X" */
    PREDICATE_BLAMING,  /* a verb by which somebody is blamed: "blame X for it" */
    PREDICATE_SHARE,    /* a noun or adjective for having a share in a deed: "role", "responsible" */
    PREDICATE_PENALTY,  /* a noun for what is put on somebody for a deed: "sanctions on X over" */
    PREDICATE_HAVING,  /* a light verb whose subject is what the noun's possessor would be: "had two arrests" */
    PREDICATE_OWNING,   /* a verb whose subject has the share that is its object: "played a role" */
    PREDICATE_MISHAP,   /* a noun that is a predicate only where somebody is said to be behind it */
    PREDICATE_THRESHOLD, /* a noun for where a deed is laid: "at X's door" */
    PREDICATE_CULPRIT,   /* a noun for who did it: "the author of the attack" */
    /* a verb that always has an object: without one its subject is what it is done to: "man charged with theft" */
    PREDICATE_UNDERGONE,
    PREDICATE_TRADING, /* a verb by which two charge each other: "traded accusations" */
    PREDICATE_WORK,    /* a noun for a deed as somebody's: "the work of X" */
    PREDICATE_HEARSAY, /* a charge noun by which nobody need be accused: "reports of an arrest" */
    PREDICATE_PROMISING, /* a verb whose subject, not its object, is to do what it governs: "promised them to go" */
    PREDICATE_KINDS
};

/* What a dependent is: one of argument_role, or one of these, which depend on what fills it. */
enum frame_role {
    FRAME_TARGET = ARGUMENT_ROLES, /* the recipient where it is an actor, else the object */
    FRAME_PARTY,                   /* the recipient where it is an actor, else nothing */
    FRAME_GOAL,                    /* the recipient where it is an actor, else the place */
    /* the actor where it is one, else the object: "orders of the mayor", "of rifles" */
    FRAME_AGENT,
    FRAME_SWAP,                    /* of "with": it is the object, and obj the recipient */
    FRAME_NONE
};

typedef struct frame {
    slice sense; /* empty for the row * */
    range roles;
} frame;

typedef struct senses senses;

/* Loads the tables into `a`; call it inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status senses_open(arena *a, const char *folder, senses **out, error *e);

/* What lemmas of verbs that the parser got wrong end with ("exporte"), and what is meant. */
const word_endings *sense_endings(const senses *s);

/* The frame of a lemma (lower case; "hand_over" with its particle), or NULL where predicates.tsv has none of this
 * kind. */
const frame *sense_frame(const senses *s, enum predicate_kind kind, slice lemma);

/* Whether there is such a row. */
bool sense_is(const senses *s, enum predicate_kind kind, slice lemma);

/* Whether the lexicons have the lemma at all, as a verb (PREDICATE_VERB) or a noun. */
bool sense_known(const senses *s, enum predicate_kind kind, slice lemma);

/* The sense of a verb, noun or adjective: of predicates.tsv, else the class in senses.tsv, else the lemma itself. */
slice sense_of(const senses *s, enum predicate_kind kind, slice lemma);

/* The verb that a noun is made of by senses.tsv; empty where it is none. */
slice sense_verb(const senses *s, slice noun);

/* The role (argument_role or frame_role) of a dependent, by the frame (NULL: the kind's defaults), then by the
 * defaults of
 * the kind; FRAME_NONE where neither has it. `key` is subj, obj, iobj, a preposition, poss, comp or amod. */
uint8_t sense_role(const senses *s, enum predicate_kind kind, const frame *f, slice key);

/* The class of a thing by its lemma (objects.tsv), from the general to the special: "weapon/drone"; empty where
 * none is known. */
slice sense_object(const senses *s, slice lemma);

/* Whether a class is, or is a kind of, `wanted`: "weapon/drone" is within "weapon" and within "drone". */
bool object_within(slice object, slice wanted);

/* Whether the frame itself says so, without the defaults. */
bool frame_names(const senses *s, const frame *f, slice key);

#endif
