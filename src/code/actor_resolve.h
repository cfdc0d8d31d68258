/* actor_resolve.h - to whom the names of an article belong: parts of actor.c
 *
 * Each takes the number of a phrase of its sort, and has it stand for an actor of the cast, or for a new one. */
#ifndef CODE_ACTOR_RESOLVE_H
#define CODE_ACTOR_RESOLVE_H

#include "code/actor_cast.h"

/* Of a person; one whose name is empty stands for nobody. */
void actor_resolve_person(cast *c, uint32_t number);

/* Once all names are resolved: shows a person in the spelling that came most often, and gives what the table of
 * office holders knows. */
void actor_choose_spelling(cast *c, who *w);
void actor_add_known(cast *c, who *w);

/* Of a state or its people; of an organisation or group of the gazetteer; of one that only the parser knows; of a
 * region that stands for its states. */
void actor_resolve_state(cast *c, uint32_t number);
void actor_resolve_known(cast *c, uint32_t number);
void actor_resolve_body(cast *c, uint32_t number);
void actor_resolve_region(cast *c, uint32_t number);

#endif
