/* camp_weighing.h - what camp_guess.c and its parts share while states are weighed for officials of none */
#ifndef RECORD_CAMP_WEIGHING_H
#define RECORD_CAMP_WEIGHING_H

#include "record/camp_guess.h"

enum {
    STATES = 12,
    MOST_WEIGHED = 1 << 14 /* actors times states */
};

typedef struct state {
    char country[4];
    uint32_t named, last_sentence;
} state;

typedef struct weighing {
    const article *a;
    const kinds *kinds;
    const slice *camps;
    const bool *open;
    arena *scratch;
    state states[STATES];
    uint32_t count;
    uint8_t *of;         /* of each actor: 1 + the state that he is or acts for, 0 none */
    uint32_t *said_by, *next_said; /* attributions of an actor */
    uint32_t *told_in, *next_told; /* propositions of an attribution */
    uint32_t *at_token; /* the proposition whose head a token is, or NONE */
    uint32_t *mentioned, *next_mention; /* mentions of an actor, in order */
    const bool *said;    /* of each token: whether it stands in what somebody says */
    bool *denying;       /* of each token: whether who speaks there denies something */
    uint32_t *spoken_of; /* of each actor: the states whose people name him in what they say, a bit each */
    uint32_t accused, accuser; /* states, or NONE */
    int *found; /* of one actor: states * EVIDENCES */
} weighing;

/* ---------------------------------------------------------------------------------- the states: camp_states.c */

/* Finds the states that the article names most, and which of them each actor is or acts for. */
void weighing_find_states(weighing *w);

/* Lists what each actor says and is named in. */
void weighing_list(weighing *w);

/* The number of a state, or NONE. */
uint32_t weighing_state(const weighing *w, const char *country);

/* The states that are named in an argument ("aircraft of the Ruritanian army"), a bit each. */
uint32_t weighing_states_in(const weighing *w, const argument *x);

/* Whether a byte is inside what somebody says there. */
bool weighing_in_content(const weighing *w, uint32_t quote, uint32_t byte);

/* Adds `n` to what tells of the actor at hand and a state, or of each of several; up to `most`. */
void weighing_add(weighing *w, uint32_t state_at, enum evidence what, int n, int most);
void weighing_add_bits(weighing *w, uint32_t states, enum evidence what, int n, int most);

/* Empty lists of numbers, by what they are of; and adds to the front of one. */
uint32_t *weighing_chains(weighing *w, uint32_t size);
void weighing_chain(uint32_t *first, uint32_t *next, uint32_t of, uint32_t limit, uint32_t i);

/* ------------------------------------------------------------------------- the whole article: camp_parties.c */

/* Finds who is charged most by others, and who charges him most. */
void weighing_find_parties(weighing *w);

/* Finds who is named in what others say. */
void weighing_find_spoken_of(weighing *w);

/* -------------------------------------------------------------------------------- one official: camp_tells.c */

/* Adds up in `found` what tells of him and each state, but for what stood before him. */
void weighing_tell(weighing *w, uint32_t who);

/* Whether what an attribution says of a proposition is that it is not so. */
static inline bool weighing_is_opposed(const attribution *t, const proposition *p) {
    return p->negative != (t->stance == STANCE_DENIES);
}

/* For each open actor what stood before the words that name him first, EVIDENCES for each of STATES; NULL for others.
 * In camp_before.c. */
int8_t **weighing_before(weighing *w);

#endif
