/* actor_name.h - names of persons, compared whatever the spelling
 *
 * The fold of a name takes together what transliterations and typists tell apart: accents, case, hyphens, doubled
 * letters, y and i, ck and k, kh and h. So Kanaani and Kanani have one fold, as have Zelenskyy, Zelenskiy and
 * Zelensky. */
#ifndef CODE_ACTOR_NAME_H
#define CODE_ACTOR_NAME_H

#include "article.h"

#define NAME_PARTS 8

/* A name in parts, folded; more than NAME_PARTS parts are left out. Slices are the arena's. */
typedef struct person_name {
    slice parts[NAME_PARTS];
    uint32_t count;
} person_name;

/* Without "Jr" at its end, by `words`. */
person_name name_fold(const word_roles *words, arena *a, slice text);

/* The parts from `first` on, written together ("amirabdolahian"). */
slice name_join(arena *a, const person_name *called, uint32_t first);

/* "hosein amirabdolahian": the first part, and the others together, without initials in the middle. */
slice name_key(arena *a, const person_name *called);

/* Insertions, deletions, replacements and exchanges of neighbours that make b of a, or limit + 1 where there are
 * more. Strings over 64 bytes count as different. */
uint32_t name_distance(slice a, slice b, uint32_t limit);

/* How many such errors are allowed in a part of this length where something else (a first name, an office) agrees,
 * and where nothing does. */
uint32_t name_errors(size_t size, bool agrees);

#endif
