/* dictionary_setup.h - other people's dictionaries, made up: nations, people and codes of no real ones */
#ifndef TEST_DICTIONARY_SETUP_H
#define TEST_DICTIONARY_SETUP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "code/code.h"
#include "code/dictionary_data.h"
#include "parse/parse.h"

#include <cmocka.h> /* last: it defines fail() */

#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

static const char *folder(void) { return getenv("READOUT_LANG") ? getenv("READOUT_LANG") : "lang/en"; }

static const char actors[] = "NORLAND_ [NOR] # a comment\n+NORLANDER\n+OSTBY_\n"
                             "SUDRIA [SUD]\n+SUDRIAN\n"
                             "VESTMARK [VES]\n"
                             "ISLE_OF_THULE [THU/ULT]\n"
                             "GREAT_HALL [NORGOV]\n"
                             "NOBODY_IN_PARTICULAR [---]\n"
                             "ADA_BERG  ; some list\n\t[NORGOV 20100101-20121231]\n\t[NORELI > 20130101]\n\t[NORPRV "
                             "<991231]\n\t[NORMIL 20110101 - 20110131]\n"
                             "OLD_KINGDOM [OLK]\n\t[NEK >20000101]\n"
                             "PEOPLE_S_LEAGUE [PLG]\n"
                             "US_ [USA]\n";
static const char agents[] =
    "!PERSON! = MAN, WOMAN\n"
    "SOLDIER [~MIL]\nMINISTRY [~GOV]\nPOLICE {} [~COP]\nATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~JUD]\n"
    "OFFICIAL [~GOV]\nNEWS!PERSON! [~MED]\nRELIEF_FUND [NGO~]\nPRESS [~MED]\nLAWMAKER [~LEG]\n";
static const char verbs[] =
    "&TRADE_GOODS\n+TIMBER_\n+HERRING\n+SALTED_COD\n+BARREL\n"
    "&WARES\n+&TRADE_GOODS\n+CLOTH\n"
    "--- PRAISE [051] ---\nPRAISE\nLAUD\nTHANK [055]\n- * {HARBOUR TREATY} [057]\n- * (FOR HELP) [052]\n- * HELP "
    "[056]\n"
    "--- SELL [061] ---\nSELL {SELLS SOLD SELLING}\n- * &TRADE_GOODS [0611]\n- * &WARES (FROM $) [0612]\n- * {SALTED "
    "COD} [0613]\n"
    "--- ATTACK [190] ---\nATTACK\n+GANG_UP {+GANGED_UP +GANGS_UP +GANGING_UP} [180]\n- WARSHIPS * [194]\n"
    "--- MEET [040:040] ---\nMEET {MEETS MET MEETING}\n- % * [046]\n"
    "--- VISIT [042:043] ---\nVISIT\n"
    "--- RECEIVE [---] ---\nRECEIVE\n- + * GIFT (FROM $) [070]\n- * (IN ^) + [044]\n"
    "--- PROMISE [030] ---\nPROMISE\nVOW\n"
    "--- HELP [070] ---\nHELP\n"
    "--- DISAPPROVE [110] ---\nMOCK\n"
    "--- SAY [010] ---\nSAY {SAYS SAID SAYING}\nCLAIM\n"
    "--- LEAVE [---] ---\nLEAVE {LEAVES LEFT LEAVING}\n* (TO REST) [087]\n"
    "--- CEDE [:084] ---\nLOSE {LOSES LOST LOSING}\n"
    "~ a (b . ATTACK) SAY = a b 112\n";
static const char discards[] = "REGATTA\nHERRING FESTIVAL_\n+SKI CUP\n";
static const char issues[] =
    "n:harbour [PORTS]\nv:dredge harbour [WORKS]\nice+free [ICE] # a comment\n~harbour master\n";

typedef struct rooms {
    parser *parser;
    coder *coder;
} rooms;

static int load(void **state) {
    static rooms r;
    error e = {0};
    r.parser = parser_open(folder(), &e);
    r.coder = coder_open(folder(), &e);
    *state = &r;
    return r.parser && r.coder ? 0 : -1;
}

static int unload(void **state) {
    coder_close(((rooms *)*state)->coder);
    parser_close(((rooms *)*state)->parser);
    return 0;
}

#endif
