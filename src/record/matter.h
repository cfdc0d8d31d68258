/* matter.h - how surely a statement is of a dispute's matter, in whatever words
 *
 * A dispute is found by one deed of one actor; what else is said of it names the deed otherwise, or leaves out who did it. Whether a statement
 * is of it is weighed by what both say (who, which deed, to what and whom), by who speaks (of the accused's camp, of his accusers', of none
 * known), and by how much of the report is of this dispute, and how near. The weights are learned: see docs/experiments.md. */
#ifndef RECORD_MATTER_H
#define RECORD_MATTER_H

#include "record/claims.h"

typedef struct matters matters;

/* Disputes as they are now, for comparing; they and `l` must outlive it. In l->a. */
matters *matters_of(lister *l, const claims *disputes);

/* The dispute that a statement of the claim `of` is of most surely, or NONE where it is surely of none. Nobody joins whom the dispute has on the
 * other side. Linear in the disputes that tell of it in reports alike. */
uint32_t matter_of(matters *all, const claim *of, const member *m);

/* Whether dispute `n` and another one are of one matter: nearly all that is said in the other would belong there, and nobody would stand on both
 * sides. Linear in the other's statements. */
bool matter_takes(matters *all, uint32_t n, const claim *other);

#endif
