/* sectors.c - see sectors.h */
#include "record/sectors.h"

enum { GOVERNING = 1, POLITICAL, ARMED, PUBLIC, TELLING, TRADING, CIVIL };

static const struct {
    char code[4];
    uint8_t is, class;
} sectors[] = {
    {"GOV", SECTOR_ACTS, GOVERNING},
    {"MIL", SECTOR_ACTS | SECTOR_SPEAKS, GOVERNING},
    {"COP", SECTOR_ACTS, GOVERNING},
    {"SPY", SECTOR_ACTS, GOVERNING},
    {"LEG", SECTOR_ACTS | SECTOR_LONE, POLITICAL},
    {"JUD", SECTOR_ACTS | SECTOR_LONE, POLITICAL},
    {"PTY", SECTOR_APART, POLITICAL},
    {"OPP", SECTOR_APART | SECTOR_NOBODY, POLITICAL},
    {"PRM", SECTOR_ACTS, ARMED},
    {"REB", SECTOR_APART | SECTOR_NOBODY, ARMED},
    {"UAF", SECTOR_APART | SECTOR_NOBODY, ARMED},
    {"CRM", SECTOR_NOBODY, SECTOR_OTHER},
    {"REF", SECTOR_NOBODY, SECTOR_OTHER},
    {"IGO", 0, PUBLIC},
    {"NGO", SECTOR_APART, PUBLIC},
    {"JRN", SECTOR_APART | SECTOR_SPEAKS, TELLING},
    {"MED", SECTOR_SPEAKS, TELLING},
    {"EDU", 0, TELLING},
    {"BUS", SECTOR_SPEAKS | SECTOR_STANDS_IN, TRADING},
    {"CVL", SECTOR_SPEAKS | SECTOR_NOBODY, CIVIL},
    {"LAB", SECTOR_SPEAKS | SECTOR_STANDS_IN, CIVIL},
};

enum { SECTORS = sizeof sectors / sizeof *sectors };

/* All codes are of three letters. */
static unsigned find(slice code) {
    unsigned at = 0;
    if (code.size != sizeof sectors->code - 1) return SECTORS;
    while (at < SECTORS && memcmp(sectors[at].code, code.at, sizeof sectors->code - 1) != 0) at++;
    return at;
}

bool sector_is(slice code, unsigned what) {
    unsigned at = find(code);
    return at < SECTORS && sectors[at].is & what;
}

int sector_class(slice code) {
    unsigned at = find(code);
    return at < SECTORS ? sectors[at].class : code.size ? SECTOR_OTHER : SECTOR_NONE;
}
