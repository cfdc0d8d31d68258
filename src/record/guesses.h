/* guesses.h - guessed sides are put to disputes that stand without them
 *
 * What the model of sides.h guesses is mostly right about the speaker, but too weak to say that two disputes are one:
 * so guesses are taken out before disputes are joined, and put back beside the statements with which they stood. */
#ifndef RECORD_GUESSES_H
#define RECORD_GUESSES_H

#include "record/claims.h"

/* A guess, whom its claim charges, and a statement of the same claim that is none. */
typedef struct guess {
    member is, beside;
    slice actors;
} guess;

typedef VEC(guess) guesses;

/* Takes the guesses out of the claims; `disputed`: but leaves a claim as it is that nobody disputes without them. In
 * l->a; linear. */
void guesses_take(lister *l, claims *all, bool disputed, guesses *out);

/* Puts each guess to the dispute that has what it stood beside, if any; and where no words of the speaker's own tell
 * his side, one to the strongest dispute about the same in his report in which his own state is charged, or makes the
 * charge. */
void guesses_give(lister *l, claims *disputes, const guesses *from);

#endif
