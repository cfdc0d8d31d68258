/* row_deeds.h - the deeds that stand in a dispute of a small record, with who and what they tell of: for
 * row_name.h */
#ifndef RECORD_ROW_DEEDS_H
#define RECORD_ROW_DEEDS_H

#include "record/claims.h"

enum { ROW_PRONOUN = 4 /* bytes of a pronoun, as a rule */, ROW_DEEDS = 600 /* of a row that are looked at */ };

/* An argument: who or what, as the article has it, as the record calls it, and by which keys he is compared. */
typedef struct part {
    uint8_t role;
    int64_t row, id;
    slice text, called, keys;
    int kind; /* of an actor; -1 */
} part;

typedef VEC(part) part_list;

typedef struct deed {
    const member *of;  /* the statement, or that beside which it stands */
    bool beside;
    int64_t article, proposition;
    uint8_t side;
    uint16_t marks;
    slice lemma, bucket; /* bucket: the keys of who did it */
    bool negative, unsure;
    int16_t worth;
    part_list parts;
} deed;

typedef VEC(deed) deed_list;

/* Those of the row's statements, and of what else the same attributions say on the same side: each once, ROW_DEEDS at
 * most. In l->a; each report is read again for each of them. */
void row_deeds_of(lister *l, const claim *row, deed_list *out);

/* Whether a statement tells the row's matter by its own deed, on one side or the other. */
bool row_tells(const member *m);

#endif
