/* entry.h - what a row of a dispute shows of each statement, and of its claim
 *
 * It stands in the articles, and among what actors are called. Of a dispute that is kept (kept.h) it is kept as well, or listing one would read them
 * all again. */
#ifndef RECORD_ENTRY_H
#define RECORD_ENTRY_H

#include "record/claims.h"
#include "record/lists.h"

/* Of a statement: its words, where they stand (lister.h, `placed`), who says it as the article calls him, and as most articles do; on which day and
 * how, and the names of those who passed it on. */
struct entry_words {
    placed words;
    slice speaker, said, channel;
    face_words face;
    const slice *via;
    uint32_t vias;
};

/* Of a claim: what its statements call what is done, the object, and, each on a line, whom without a name it is done to and who does it ("the border
 * guard" of a state); the most frequent ones, and the first of these. Where it is done to nothing else, those people are the object. `told`: the claim in the
 * words of a report, of a dispute among many; else empty. */
struct claim_words {
    slice predicate, object, first_predicate, first_object, people, doers, told;
};

/* Whether a dispute's row has this statement: somebody who is known says it, or an outlet in its own voice, or nobody else and it is a rumour; and not
 * one right before it already. */
bool member_shown(const claim *c, uint32_t i);

/* As the articles have it. In l->a. */
entry_words entry_words_of(lister *l, const member *m);
claim_words claim_words_of(lister *l, const claim *c);

/* A claim in the words of the statement that tells it best; a colon stands before them, and who did it as far as its report tells, where they leave
 * that out. Empty where they are too long in all. In l->a. */
slice claim_told(lister *l, const claim *c);

/* Adds the statement to a list of a dispute's row. */
void put_entry(lister *l, json_t *list, const member *m);

#endif
