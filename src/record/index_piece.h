/* index_piece.h - pieces of a segment: written one behind the other, and read again
 *
 * A piece is a row of at most INDEX_PIECE bytes, so that it fits a page of the file. In it stand entries: how many
 * bytes the word shares with the one before, the rest of it, its total, and the articles as differences. A word of
 * many articles has several entries, in several pieces. */
#ifndef RECORD_INDEX_PIECE_H
#define RECORD_INDEX_PIECE_H

#include "record/index.h"

enum { INDEX_PIECE = 4040 };

typedef struct piece_writer {
    record *r;
    int64_t segment, pieces;
    char at[INDEX_PIECE], first[INDEX_WORD_MOST], last[INDEX_WORD_MOST];
    size_t size, first_size, last_size;
} piece_writer;

/* Adds a word, behind all before it in the order of bytes, with its articles in order; those whose count is 0 are
 * left out. */
status piece_add(piece_writer *w, slice term, const index_hit *hits, size_t count, error *e);

/* Writes the last piece. */
status piece_end(piece_writer *w, error *e);

/* Entry after entry of a piece. */
typedef struct piece_reader {
    slice left;
    index_entry entry;
    bool damaged;
    char term[INDEX_WORD_MOST];
} piece_reader;

/* The first eight bytes of a word as a number: of two that differ in them the smaller one's word comes first. */
uint64_t piece_front(slice term);

/* False at the end, or where it is damaged. */
bool piece_next(piece_reader *g);

/* The number of a segment's piece in the file. */
#define PIECE_ID(segment, n) ((int64_t)(segment) << 32 | (int64_t)(n))

#endif
