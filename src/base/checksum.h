/* checksum.h - tells one version of a language's files from another */
#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include "base/error.h"

enum { CHECKSUM_SIZE = 17 };

/* 16 hexadecimal digits that follow from the names and bytes of all *.tsv and *.model in the folder, whatever their
 * order in it. READOUT_NO_FILE where it or one of them can't be read. Not safe against people who want two folders to
 * have the same. */
status checksum_folder(const char *folder, char out[CHECKSUM_SIZE], error *e);

#endif
