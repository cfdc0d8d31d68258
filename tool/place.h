/* place.h - where the record and the language's files are, where nobody says */
#ifndef PLACE_H
#define PLACE_H

#include "base/buf.h"

/* The record's path into `path`, terminated: `given`, else $XDG_DATA_HOME/readout/record.db, else
 * ~/.local/share/readout/record.db, whose folders are made where `make`. False, after saying why. */
bool place_record(const char *given, bool make, buf *path);

/* The language's folder: `given`, $READOUT_LANG, beside the program as it is built (../lang/en), or where it was
 * installed. */
bool place_language(const char *given, buf *path);

#endif
