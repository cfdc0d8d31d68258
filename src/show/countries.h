/* countries.h - what other people's event data call a country */
#ifndef SHOW_COUNTRIES_H
#define SHOW_COUNTRIES_H

#include "base/slice.h"

typedef struct country {
    char iso[4];
    int cow; /* 0 where it has none */
    const char *fips;  /* "" where it is not kept */
    const char *called;
} country;

/* The country of an ISO 3166-1 alpha-3 code, or NULL. */
const country *country_of(slice iso);

#endif
