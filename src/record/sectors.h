/* sectors.h - for whom the sectors of actors act: PLOVER's and CAMEO's codes (GOV, MIL, ...) */
#ifndef RECORD_SECTORS_H
#define RECORD_SECTORS_H

#include "base/slice.h"

enum sector_is {
    SECTOR_ACTS = 1,      /* for its state */
    SECTOR_LONE = 2,      /* but one of its persons is one of many, or above parties */
    SECTOR_NOBODY = 4,    /* stands for no body: "rebels", "villagers" */
    SECTOR_APART = 8,     /* of a country, but may deny what another of its bodies says */
    SECTOR_SPEAKS = 16,   /* its people may speak for a body that is named */
    SECTOR_STANDS_IN = 32 /* without a name it may be somebody whom the article names elsewhere */
};

/* Whether the sector is known and one of these, of enum sector_is. */
bool sector_is(slice code, unsigned what);

enum { SECTOR_NONE = 0, SECTOR_OTHER = 8 };

/* The class of a speaker's sector that models know, 1 to 7; SECTOR_NONE of "", SECTOR_OTHER of what is in none. */
int sector_class(slice code);

#endif
