/* clause.h - subjects that hang on the verb of speech instead of that of their own clause
 *
 * "Troops who held the bridge have left, the army said": the network finds the clause, but hangs "troops", far from
 * its verb, on "said", which then has two subjects. */
#ifndef PARSE_CLAUSE_H
#define PARSE_CLAUSE_H

#include "article.h"

/* Gives clauses without a subject the one of two that their governor has, and the governor the one before it that
 * hangs in the clause. Trees stay trees. Scratch memory comes from `work`. Linear in the tokens. */
void clause_mend(arena *work, article *a);

#endif
