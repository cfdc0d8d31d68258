/* event_scales.c - numbers and names that event data give to a type or a code of an event
 *
 * PLOVER's scores are from its manual (draft 0.8, 2024); CAMEO's names and the Goldstein values of its roots from
 * the CAMEO manual 1.1b3 and GDELT's lookup of it. */
#include "show/event_scales.h"

#include <stddef.h>

typedef struct score {
    const char *type, *mode; /* no mode: the bare type */
    double value;
} score;

static const score scores[] = {
    {"AGREE", "", 2.5},
    {"CONSULT", "visit", 4}, {"CONSULT", "third-party", 1}, {"CONSULT", "multilateral", 4}, {"CONSULT", "phone", 1.5},
    {"CONSULT", "", 2.5},
    {"SUPPORT", "", 5}, {"CONCEDE", "", 4.5}, {"COOPERATE", "", 9.5}, {"AID", "", 10},
    {"RETREAT", "withdraw", 8}, {"RETREAT", "release", 6.5}, {"RETREAT", "disarm", 10}, {"RETREAT", "ceasefire", 7.5},
    {"RETREAT", "access", 6.5}, {"RETREAT", "resign", 4.5}, {"RETREAT", "", 6.5},
    {"REQUEST", "assist", 0.5}, {"REQUEST", "change", -1}, {"REQUEST", "yield", -1}, {"REQUEST", "", 0},
    {"ACCUSE", "disapprove", -2}, {"ACCUSE", "investigate", -3.5}, {"ACCUSE", "allege", -3.5}, {"ACCUSE", "", -3},
    {"REJECT", "assist", -1.5}, {"REJECT", "", -2},
    {"THREATEN", "restrict", -3}, {"THREATEN", "territory", -4}, {"THREATEN", "", -3.5},
    {"PROTEST", "riot", -7}, {"PROTEST", "hunger", -4.5}, {"PROTEST", "boycott", -4.5}, {"PROTEST", "obstruct", -4.5},
    {"PROTEST", "", -5},
    {"SANCTION", "expel", -5.5}, {"SANCTION", "", -6},
    {"MOBILIZE", "troops", -6.5}, {"MOBILIZE", "weapons", -6.5}, {"MOBILIZE", "militia", -6}, {"MOBILIZE", "", -5.5},
    {"COERCE", "censor", -6.5}, {"COERCE", "curfew", -6.5}, {"COERCE", "misinformation", -6.5}, {"COERCE", "", -7},
    {"ASSAULT", "abduct", -8.5}, {"ASSAULT", "beat", -7.5}, {"ASSAULT", "torture", -8.5}, {"ASSAULT", "sexual", -8.5},
    {"ASSAULT", "targeted", -9.5}, {"ASSAULT", "destroy", -8.5}, {"ASSAULT", "primitive", -8},
    {"ASSAULT", "suicide-attack", -9.5}, {"ASSAULT", "aerial", -9.5}, {"ASSAULT", "drone", -9.5},
    {"ASSAULT", "heavy-weapons", -9.5}, {"ASSAULT", "crowd-control", -7.5}, {"ASSAULT", "unconventional", -10},
    {"ASSAULT", "", -9},
};

double plover_score(slice type, slice mode) {
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        bool bare = !scores[i].mode[0];
        if (slice_equal(slice_of(scores[i].type), type) && (bare || slice_equal(slice_of(scores[i].mode), mode)))
            return scores[i].value;
    }
    return 0;
}

const char *cameo_root_of_type(slice type) {
    static const char *const roots[][2] = {
        {"AGREE", "03"},     {"CONSULT", "04"},  {"SUPPORT", "05"},  {"CONCEDE", "08"},
        {"COOPERATE", "06"}, {"AID", "07"},      {"RETREAT", "08"},  {"REQUEST", "10"},
        {"ACCUSE", "11"},    {"REJECT", "12"},   {"THREATEN", "13"}, {"PROTEST", "14"},
        {"SANCTION", "16"},  {"MOBILIZE", "15"}, {"COERCE", "17"},   {"ASSAULT", "18"},
    };
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (slice_equal(slice_of(roots[i][0]), type))
            return roots[i][1];
    return "";
}

typedef struct root {
    const char *called;
    double goldstein;
} root;

static const root roots[21] = {
    {"", 0},
    {"Make statement", 0},
    {"Appeal", 3},
    {"Express intent to cooperate", 4},
    {"Consult", 1},
    {"Engage in diplomatic cooperation", 3.5},
    {"Engage in material cooperation", 6},
    {"Provide aid", 7},
    {"Yield", 5},
    {"Investigate", -2},
    {"Demand", -5},
    {"Disapprove", -2},
    {"Reject", -4},
    {"Threaten", -4.4},
    {"Protest", -6.5},
    {"Exhibit military posture", -7.2},
    {"Reduce relations", -4},
    {"Coerce", -7},
    {"Assault", -9},
    {"Fight", -10},
    {"Engage in unconventional mass violence", -10},
};

static const root *root_of(slice code) {
    unsigned number = 0;
    for (size_t i = 0; i < 2; i++) {
        if (i >= code.size || code.at[i] < '0' || code.at[i] > '9')
            return &roots[0];
        number = number * 10 + (unsigned)(code.at[i] - '0');
    }
    return &roots[number < sizeof roots / sizeof *roots ? number : 0];
}

const char *cameo_name(slice code) {
    return root_of(code)->called;
}

double cameo_goldstein(slice code) {
    return root_of(code)->goldstein;
}

const char *quad_name(int quad) {
    static const char *const names[] = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT",
                                        "MATERIAL CONFLICT"};
    return quad >= 1 && quad <= 4 ? names[quad] : "";
}

slice sector_name(slice code) {
    static const char *const names[][2] = {
        {"GOV", "Government"}, {"MIL", "Military"},     {"COP", "Police"},        {"JUD", "Judicial"},
        {"LEG", "Legislative"}, {"REB", "Rebel"},       {"SPY", "Intelligence"},  {"PTY", "Parties"},
        {"OPP", "Opposition"}, {"BUS", "Business"},     {"CVL", "Civilian"},      {"JRN", "Media"},
        {"EDU", "Education"},  {"MED", "Medical/Health"}, {"REL", "Religious"},   {"LAB", "Labor"},
        {"REF", "Refugees"},   {"CRM", "Criminals / Gangs"}, {"ELI", "Elite"},    {"PRM", "Paramilitary"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_equal(slice_of(names[i][0]), code))
            return slice_of(names[i][1]);
    return code;
}
