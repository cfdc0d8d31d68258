/* proposition_draft.h - a predicate while its arguments are being collected */
#ifndef CODE_PROPOSITION_DRAFT_H
#define CODE_PROPOSITION_DRAFT_H

#include "code/proposition.h"

#define DRAFT_FILLERS 32

/* A token that heads an argument. `actor` overrides the mention's (NONE: it does not). */
typedef struct filler {
    uint32_t token, actor;
    uint8_t role; /* enum argument_role */
    bool clause;
} filler;

typedef struct draft {
    const proposition_finder *finder;
    const tree *tree;
    arena *arena;
    const frame *frame;
    uint32_t head;
    uint32_t light;    /* the verb that lends its dependents, or NONE */
    uint32_t particle; /* "over" of "hand over", or NONE */
    slice lemma;
    const char *rule;
    uint8_t kind;   /* enum predicate_kind */
    bool recovered; /* an argument was not expressed */
    bool imputed;   /* a noun's deed that somebody is said to be behind */
    bool held;      /* it is by who blames or punishes him */
    uint8_t size;
    filler fillers[DRAFT_FILLERS];
} draft;

/* Collects the arguments of a verb or adjective (proposition_verb.c), or of a noun (proposition_noun.c). */
void draft_verb(draft *d);
void draft_noun(draft *d);

/* What the subject of a clause is. `actor` as in filler. */
typedef struct subject {
    uint32_t token, actor;
    bool passive; /* it is what the verb is done to */
} subject;

/* ---------------------------------------------------------------------------- filling it: proposition_fill.c */

/* Adds a filler for a frame_role or argument_role, deciding target, party and goal by what fills it, with its
 * conjuncts. */
void draft_add(draft *d, uint8_t role, uint32_t i);

/* The same for a subject; `recovered`: it is not expressed. */
void draft_add_subject(draft *d, uint8_t role, subject s, bool recovered);

/* The same for an oblique or the like: time where a date stands, else what the frame says of its preposition. */
void draft_add_oblique(draft *d, uint32_t i);

/* Adds a recipient that hangs on `at`, behind token `after`, where the predicate has none: "sent boats to Peru",
 * where the parser hung "to Peru" on the boats. */
void draft_add_stray(draft *d, uint32_t at, uint32_t after);

/* Adds one filler of an argument_role as it is, `who` in place of its mention's actor unless NONE; not what is there
 * already, nor an actor twice in one role. */
void draft_put(draft *d, uint8_t role, uint32_t i, uint32_t who);

/* Takes a filler out. */
void draft_take_out(draft *d, uint32_t i);

/* Whether there is a filler of the role; whether the token is one. */
bool draft_has(const draft *d, uint8_t role);
bool draft_holds(const draft *d, uint32_t i);

/* The role of a dependent ("subj", "obj", a preposition) by the predicate's frame. */
uint8_t draft_role(const draft *d, const char *key);

/* The same of a preposition, by what it does. */
uint8_t draft_word_role(const draft *d, enum word_role role);

/* Whether a phrase's preposition has the role. */
bool draft_case_is(const draft *d, uint32_t i, enum word_role role);

/* "A accused B of selling boats to C and D of buying them": D is no second C, but who else is accused. */
bool draft_is_gapped(const tree *t, uint32_t i);

/* ---------------------------------------------------------------------------------------- who does it */

/* The subject of the predicate at token `i`, expressed or recovered; token is NONE where it can't be known. */
subject subject_of(const draft *d, uint32_t i);

/* Who is accused by the noun of accusation at `charge`; who denies, for a noun under a verb of denial. */
subject subject_accused(const draft *d, uint32_t charge);

/* Whose plan, readiness, threat it is: the possessor of the noun, or the subject of the verb that it is the object
 * of. */
subject subject_intending(const draft *d, uint32_t noun);

/* Who is said to be behind what the noun at token `i` tells: "blamed X for the fire"; token is NONE where nobody
 * is. */
subject subject_imputed(const draft *d, uint32_t i);

/* Who is taken to task for what the phrase or clause at token `i` tells: "slammed X over the raid"; token is NONE
 * where nobody is. */
subject subject_reproached(const draft *d, uint32_t i);

/* Whether the noun tells of a mishap that somebody is said to be behind; it is a predicate only then. */
bool is_mishap(const draft *d, uint32_t i);

#define MUTUAL_PARTIES 4

/* Where a clause hangs on a word of "each other", though it should hang on the verb: what the verb has for its
 * object; else NONE. */
uint32_t mutual_object(const tree *t, uint32_t i);

/* The filler that stands for two who charge each other with it ("each other"), or NONE. `parties` has room for
 * MUTUAL_PARTIES tokens, and gets who they are; *count is less than 2 where the sentence does not tell. */
uint32_t mutual_doer(const draft *d, uint32_t *parties, uint32_t *count);

/* Whether the verb's subject is what it is done to, also in participles, conjuncts and headlines without an
 * auxiliary. Takes only the draft's finder, tree and arena. */
bool verb_is_passive(const draft *d, uint32_t i);

/* Whether the token is a mention of an actor; the actor or NONE. */
uint32_t actor_at(const tree *t, uint32_t i);

/* The same, where a name stands behind the noun: "the rowing coach Jane Doe". */
uint32_t actor_called(const tree *t, uint32_t i);

/* The state that an official or a ministry speaks for, or the actor itself. */
uint32_t actor_state(const article *a, uint32_t who);

/* Whether a verb, noun or adjective counts as a predicate in its own right; sets kind, frame, lemma, light,
 * particle. */
bool draft_begin(draft *d, const proposition_finder *f, const tree *t, uint32_t head);

/* Whether the token is the front of a word that a hyphen parts: the "cover" of "cover-up". */
bool hyphen_front(const tree *t, uint32_t i);

/* A verb's lemma, or what it should be where the parser got it wrong ("exporte", "bombing"), by what the lexicons
 * know. */
slice draft_verb_known(const draft *d, slice lemma);

/* The lemma of a noun, with the part before its hyphen where the lexicon has it so ("cover-up"). */
slice noun_lemma(const proposition_finder *f, const tree *t, uint32_t i);

/* What a gerund is done to that was read as an adjective ("denied faking pictures", "stop shelling villages"), or
 * NONE. */
uint32_t gerund_object(const draft *d, uint32_t i);

/* Who does what such a gerund says. */
subject gerund_subject(const draft *d, uint32_t i);

/* Whether a noun is what such a gerund is done to. */
bool gerund_before(const draft *d, uint32_t noun);

/* Who a noun's deed is said to be by, where that hangs on it or on a noun below it: "the attack on the hospital |
 * by X"; NONE. */
uint32_t noun_doer(const draft *d, uint32_t noun);

/* A noun that is made of a verb, by the lexicon, and not a part of a compound or an actor. */
bool noun_predicate(const proposition_finder *f, const tree *t, uint32_t i);

/* The token whose lemma says what a phrase is: the "drones" of "dozens of drones". */
uint32_t phrase_head(const proposition_finder *f, const tree *t, uint32_t i);

/* First and last token of a noun phrase without its clauses and appositions; the same without determiners. */
void phrase_core(const proposition_finder *f, const tree *t, uint32_t i, uint32_t *first, uint32_t *last,
                 uint32_t *without);

/* The words of tokens [first, last], on one line. */
slice phrase_text(const tree *t, arena *a, uint32_t first, uint32_t last);

#endif
