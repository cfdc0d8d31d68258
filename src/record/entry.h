/* entry.h - what a row of a dispute shows of each statement, and of its claim
 *
 * It stands in the articles, and among what actors are called. Of a dispute that is kept (kept.h) it is kept as well,
 * or listing one would read them all again. */
#ifndef RECORD_ENTRY_H
#define RECORD_ENTRY_H

#include "record/claims.h"
#include "record/lists.h"

/* Of a statement: its words, where they stand (lister.h, `placed`), who says it as the article calls him, and as most
 * articles do; on which day and how, and the names of those who passed it on. */
struct entry_words {
    placed words;
    slice speaker, said, channel;
    face_words face;
    const slice *via;
    uint32_t vias;
};

/* What statements call something: each wording once, and how many use it; of actors by name also the country. */
typedef struct claim_wording {
    slice text, country;
    uint32_t count;
} claim_wording;

typedef struct claim_called {
    const claim_wording *at;
    uint32_t size;
} claim_called;

/* What it is done to: things, actors, people without a name; and the actors by whom, charged with it or not. */
enum { CLAIM_THINGS, CLAIM_ACTORS, CLAIM_PEOPLE, CLAIM_DOERS, CLAIM_CALLED };

/* Of a claim: what its statements call what is done, the object, and, each on a line, whom without a name it is done
 * to and who does it ("the border guard" of a state); the most frequent ones, and the first of these. Where it is
 * done to nothing else, those people are the object. `told`: the claim in the words of a report, of a dispute among
 * many; else empty. */
struct claim_words {
    slice predicate, object, first_predicate, first_object, people, doers, told;
    claim_called called[CLAIM_CALLED]; /* from which all but the predicate and `told` come */
};

/* Whether a dispute's row has this statement: somebody who is known says it, or an outlet in its own voice, or nobody
 * else and it is a rumour; and not one right before it already. */
bool member_shown(const claim *c, uint32_t i);

/* Whether the row lists it: what an outlet says in its own voice only where that says who did it, and cites nobody
 * before; behind a cue ("says they crossed, shot two") it is rarely its own. */
bool member_listed(lister *l, const claim *c, uint32_t i);

/* As the articles have it. In l->a. */
entry_words entry_words_of(lister *l, const member *m);
claim_words claim_words_of(lister *l, const claim *c);

/* Of a claim that others went into, from their words, where all have them. In l->a. */
claim_words claim_words_joined(lister *l, const claim *whole, const claim *own, const claim *others, uint32_t count);

/* A claim in the words of the statement that tells it best; a colon stands before them, and who did it as far as its
 * report tells, where they leave that out. Empty where they are too long in all. In l->a. */
slice claim_told(lister *l, const claim *c);
enum { CLAIM_TOLD_LOOKED = 64 /* the first statements, among which it is sought */ };

/* Adds the statement to a list of a dispute's row. */
void put_entry(lister *l, json_t *list, const member *m);

#endif
