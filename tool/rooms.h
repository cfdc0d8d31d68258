/* rooms.h - what is loaded once for all inputs */
#ifndef ROOMS_H
#define ROOMS_H

#include "base/buf.h"
#include "code/code.h"
#include "code/dictionary.h"
#include "command.h"
#include "parse/parse.h"
#include "read/read.h"

typedef struct rooms {
    buf language; /* the folder, terminated */
    read_lexicon *lexicon;
    parser *parser;
    coder *coder;
    dictionary *dictionary; /* NULL where none is wanted */
} rooms;

enum { LOAD_READ = 1, LOAD_PARSE = 2, LOAD_CODE = 4, LOAD_ALL = 7 };

/* Loads what is asked for; says what is wrong, and then false. Close it in either case. */
bool rooms_open(rooms *g, const char *language, unsigned what);
void rooms_close(rooms *g);

/* Loads the dictionaries that the options name, where they do, and says what is wrong in them; false where there is
 * nothing to code with. */
bool rooms_open_dictionary(rooms *g, const settings *set);

/* The number of an ontology's name, or -1. */
int rooms_ontology(const char *name);

#endif
