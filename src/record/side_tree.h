/* side_tree.h - the trees of the model of sides.h, for who reads them and who makes them */
#ifndef RECORD_SIDE_TREE_H
#define RECORD_SIDE_TREE_H

#include "record/side_terms.h"
#include "record/sides.h"
#include "record/tree.h"

/* Whether the charge is asserted, is denied, is a matter at all. */
enum { SIDE_ASSERTED, SIDE_DENIED, SIDE_MATTER, SIDE_TREES };

struct side_model {
    side_lexicon lexicon;
    side_terms terms;
    VEC(side_tree) trees[SIDE_TREES];
    int32_t at[SIDE_TREES]; /* what each sum begins with */
    int32_t from;           /* thousandths: what is less likely is no guess */
};

#endif
