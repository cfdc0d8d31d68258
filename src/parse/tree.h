/* tree.h - from scores of arcs to a tree
 *
 * Each word takes its best head; only where that gives no tree with exactly one root is the best projective tree
 * searched for (Eisner 1996), which takes time cubic in the words: hence the limit. */
#ifndef PARSE_TREE_H
#define PARSE_TREE_H

#include <stddef.h>
#include <stdint.h>

/* Words at most. A longer sentence is parsed in pieces. */
#define TREE_LIMIT 256

/* Bytes of scratch that tree_decode needs, aligned for floats. */
size_t tree_scratch(uint32_t count);

/* scores[i * (count + 1) + j]: of head j - 1 for word i; j = 0 is the root. heads[i] is the head's number, -1 for the
 * one root. */
void tree_decode(const float *scores, uint32_t count, int32_t *heads, void *scratch);

#endif
