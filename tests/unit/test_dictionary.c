/* Other people's dictionaries: each mechanism of their formats, each kind of fault. Nations, people and codes are
 * made up. */
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

static dictionary *dictionary_with(const char *verb_text, enum ontology o) {
    dictionary_text texts[] = {{"x.actors.txt", slice_of(actors)},
                               {"x.agents.txt", slice_of(agents)},
                               {"x.discards.txt", slice_of(discards)},
                               {"x.issues.txt", slice_of(issues)},
                               {"x.verbs.txt", slice_of(verb_text)}};
    error e = {0};
    dictionary *d = dictionary_of(texts, COUNT(texts), folder(), o, &e);
    if (!d) printf("%s: %s\n", e.path, e.message);
    for (size_t i = 0; d && i < dictionary_faults(d); i++)
        printf("%s:%d: %s\n", dictionary_fault(d, i)->path, (int)dictionary_fault(d, i)->line,
               dictionary_fault(d, i)->message);
    assert_non_null(d);
    return d;
}

static void add_codes(buf *out, const article *a, const proposition *p, uint8_t role) {
    bool any = false;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role != role) continue;
        buf_print(out, "%s%.*s", any ? "," : "", (int)a->actors.at[x->actor].code.size,
                  a->actors.at[x->actor].code.at);
        any = true;
    }
}

/* "NOR SUD 190; SUD NOR 043": the events in order. */
static void events_of(const article *a, buf *out) {
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        if (!p->cameo.size) continue;
        buf_print(out, "%s", out->size ? "; " : "");
        add_codes(out, a, p, ROLE_ACTOR);
        buf_byte(out, ' ');
        add_codes(out, a, p, ROLE_RECIPIENT);
        buf_print(out, " %.*s", (int)p->cameo.size, p->cameo.at);
    }
}

static status fill(void *context, error *e) {
    article *a = context;
    (void)e;
    *(block *)vec_push(a->arena, &a->blocks) = (block){{0, (uint32_t)a->text.size}, BLOCK_BODY};
    return READOUT_OK;
}

static article *coded(const rooms *r, const dictionary *d, const char *day, const char *text) {
    article *a = article_new();
    a->text = slice_of(text);
    a->date = slice_of(day);
    assert_int_equal(arena_run(a->arena, fill, a, NULL), READOUT_OK);
    assert_int_equal(parser_parse(r->parser, a, NULL), READOUT_OK);
    assert_int_equal(coder_code(r->coder, a, NULL), READOUT_OK);
    assert_int_equal(dictionary_code(d, a, NULL), READOUT_OK);
    return a;
}

static void check_on(void **state, const char *verb_text, const char *day, const char *text, const char *wanted) {
    dictionary *d = dictionary_with(verb_text, ONTOLOGY_CAMEO);
    article *a = coded(*state, d, day, text);
    buf out = {0};
    events_of(a, &out);
    buf_byte(&out, 0);
    if (strcmp(out.at, wanted) != 0) printf("%s\n", text);
    assert_string_equal(out.at, wanted);
    buf_release(&out);
    article_free(a);
    dictionary_close(d);
}

static void check(void **state, const char *text, const char *wanted) {
    check_on(state, verbs, "2031-05-02", text, wanted);
}

/* ------------------------------------------------------------------------------------------------- actors */

static void a_verb_has_a_source_and_a_target(void **state) {
    check(state, "Norland praised Sudria on Monday.", "NOR SUD 051");
    check(state, "Norland thanked Sudria on Monday.", "NOR SUD 055");
    check(state, "Ostby praised the Sudrian harbour.", "NOR SUD 051");
    check(state, "Norland praised the weather.", "");
    check(state, "Norland praised Norlander sailors.", "");
}

static void codes_hold_on_their_days(void **state) {
    check_on(state, verbs, "2010-06-01", "Ada Berg praised Sudria.", "NORGOV SUD 051");
    check_on(state, verbs, "2011-01-15", "Ada Berg praised Sudria.", "NORMIL SUD 051");
    check_on(state, verbs, "2014-06-01", "Ada Berg praised Sudria.", "NORELI SUD 051");
    check_on(state, verbs, "1999-12-31", "Ada Berg praised Sudria.", "NORPRV SUD 051");
    check_on(state, verbs, "2005-01-01", "Ada Berg praised Sudria.", "");
    check_on(state, verbs, "1990-01-01", "The Old Kingdom praised Sudria.", "OLK SUD 051");
    check_on(state, verbs, "2001-01-01", "The Old Kingdom praised Sudria.", "NEK SUD 051");
}

static void phrases_are_matched_by_words(void **state) {
    check(state, "Sudria attacked the Isle of Thule.", "SUD THU,ULT 190");
    check(state, "Sudria praised the People's League.", "SUD PLG 051");
    check(state, "Sudria told us that it praised Norland.", "SUD NOR 051");
    check(state, "Sudria praised nobody in particular.", "");
}

static void pronouns_stand_for_actors(void **state) {
    check_on(state, verbs, "2010-06-01", "Ada Berg praised Sudria. She attacked Vestmark.",
             "NORGOV SUD 051; NORGOV VES 190");
}

static void agents_join_actors(void **state) {
    check(state, "Soldiers from Norland attacked Sudrian police.", "NORMIL SUDCOP 190");
    check(state, "Norland's attorneys general praised a Sudrian newswoman.", "NORJUD SUDMED 051");
    check(state, "The Great Hall's officials praised Sudria.", "NORGOV SUD 051");
    check(state, "The Norlander relief fund praised Sudria.", "NGONOR SUD 051");
    check(state, "Sudria attacked a soldier from Norland.", "SUD NORMIL 190");
    check(state, "Police attacked Sudria.", "---COP SUD 190");
}

static void members_of_a_list_have_codes_of_their_own(void **state) {
    check(state, "Norland and Sudria attacked Vestmark.", "NOR,SUD VES 190");
    check(state, "Lawmakers in Norland and Sudria praised Vestmark.", "NORLEG,SUDLEG VES 051");
    check(state, "Norland praised Sudria and Vestmark.", "NOR SUD,VES 051");
    check(state, "Lawmakers of Norland, Sudria and Thule praised Vestmark.", "NORLEG,SUDLEG VES 051");
    check(state, "Soldiers and officials of Norland praised Vestmark.", "NORMIL,NORGOV VES 051");
    check(state, "Norland's and Sudria's lawmakers praised Vestmark.", "NORLEG,SUDLEG VES 051");
    check(state, "The Norlander press and police praised Vestmark.", "NORMED,---COP VES 051");
}

/* ------------------------------------------------------------------------------------------------- verbs */

static void the_most_special_pattern_counts(void **state) {
    check(state, "Norland praised the old harbour treaty with Sudria.", "NOR SUD 057");
    check(state, "Norland praised Sudria for its quick help.", "NOR SUD 052");
    check(state, "Norland praised the help of Sudria.", "NOR SUD 056");
    check(state, "Sudrian warships attacked Norland.", "SUD NOR 194");
}

static void sets_stand_for_their_words(void **state) {
    check(state, "Norland sold timber to Sudria.", "NOR SUD 0611");
    check(state, "Norland sold herrings to Sudria.", "NOR SUD 0611");
    check(state, "Norland sold salted cod to Sudria.", "NOR SUD 0613");
    check(state, "Norland sold its ships to Sudria.", "NOR SUD 061");
}

static void signs_say_who_is_who(void **state) {
    check(state, "Norland received a gift from Sudria.", "SUD NOR 070");
    check(state, "Norland sold cloth from Sudria.", "SUD NOR 0612");
    check(state, "Norland received guests in Vestmark with Sudria.", "NOR SUD 044");
}

static void verbs_of_more_words(void **state) {
    check(state, "Norland ganged up on Sudria.", "NOR SUD 180");
    check(state, "Norland left Sudria to rest.", "NOR SUD 087");
}

static void passives_turn_round(void **state) {
    check(state, "Sudria was attacked by Norland.", "NOR SUD 190");
    check(state, "Sudria was attacked.", "");
}

static void codes_may_go_both_ways(void **state) {
    check(state, "Norland met Sudria in spring.", "NOR SUD 040; SUD NOR 040");
    check(state, "Norland visited Sudria.", "NOR SUD 042; SUD NOR 043");
    check(state, "Norland and Sudria met on Monday.", "NOR SUD 046; SUD NOR 046");
    check(state, "Norland lost to Sudria.", "SUD NOR 084");
}

static void verbs_stand_on_verbs(void **state) {
    check(state, "Norland promised to help Sudria.", "NOR SUD 033");
    check(state, "Norland said that it would help Sudria.", "NOR SUD 070");
    check(state, "Norland said that Sudria attacked Vestmark.", "NOR SUD 112");
    check(state, "Norland did not mock Sudria.", "NOR SUD 050");
    check(state, "Norland did not help Sudria.", "NOR SUD 120");
}

static void the_older_form_is_read(void **state) {
    static const char old[] =
        "--- PRAISE [051] ---\nPRAISE\n- * OFF_SHORE [052]\n- WARMLY * [053]\n- * SAILORS OF + [054]\n";
    check_on(state, old, "", "Norland praised off-shore drilling in Sudria.", "NOR SUD 052");
    check_on(state, old, "", "Norland warmly praised Sudria.", "NOR SUD 053");
    check_on(state, old, "", "Norland praised the brave sailors of Sudria.", "NOR SUD 054");
}

/* --------------------------------------------------------------------------------------- discards, issues */

static void discards_leave_out(void **state) {
    check(state, "Norland praised the Sudrian regattas.", "");
    check(state, "Norland praised the herring festival in Sudria. Norland praised Vestmark.", "NOR VES 051");
    check(state, "Norland praised the herring festivals in Sudria.", "NOR SUD 051");
    check(state, "Norland praised Vestmark. Norland praised the Sudrian ski cup.", "");
}

static slice issues_of(void **state, const dictionary *d, const char *text, buf *out) {
    article *a = coded(*state, d, "2031-05-02", text);
    buf_clear(out);
    for (uint32_t i = 0; i < a->propositions.size; i++) buf_add(out, a->propositions.at[i].contexts);
    article_free(a);
    return buf_slice(out);
}

static void issues_are_contexts(void **state) {
    dictionary *d = dictionary_with(verbs, ONTOLOGY_CAMEO);
    buf out = {0};
    assert_true(slice_equal(issues_of(state, d, "Norland praised the ice-free harbours of Sudria.", &out),
                            SLICE("ICE,PORTS")));
    assert_true(slice_equal(issues_of(state, d, "Norland praised Sudria for dredging harbour walls.", &out),
                            SLICE("WORKS,PORTS")));
    assert_int_equal(issues_of(state, d, "Norland praised the harbour master of the Sudrian harbour.", &out).size, 0);
    buf_release(&out);
    dictionary_close(d);
}

/* ------------------------------------------------------------------------------------------------ standing */

static void events_have_readouts_standing(void **state) {
    dictionary *d = dictionary_with(verbs, ONTOLOGY_CAMEO);
    article *a = coded(*state, d, "2031-05-02", "\"Norland attacked Sudria,\" said Ada Berg.");
    uint32_t found = 0;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        if (!p->cameo.size) continue;
        found++;
        assert_int_equal(p->event, EVENT_ASSAULT);
        assert_int_not_equal(p->attribution, NONE);
        assert_true(slice_starts(p->rule, SLICE("x.verbs.txt:")));
    }
    assert_int_equal(found, 1);
    article_free(a);
    dictionary_close(d);
}

static void plover_takes_what_it_has_a_type_for(void **state) {
    static const char own[] = "--- A [345] ---\nPRAISE\n--- B [010] ---\nMOCK\n--- C [0861] ---\nATTACK\n";
    dictionary *d = dictionary_with(own, ONTOLOGY_PLOVER);
    buf out = {0};
    article *a = coded(*state, d, "", "Norland praised Sudria. Norland mocked Sudria. Norland attacked Sudria.");
    events_of(a, &out);
    assert_true(slice_equal(buf_slice(&out), SLICE("NOR SUD 0861")));
    buf_release(&out);
    article_free(a);
    dictionary_close(d);
}

/* -------------------------------------------------------------------------------------------------- faults */

/* One file of each of the rest, and `text` for the kind; the fault it must have, and its line. */
static void check_fault(const char *file, const char *text, uint64_t line, const char *message) {
    dictionary_text texts[] = {{"ok.actors.txt", SLICE("NORLAND [NOR]\n")},
                               {"ok.verbs.txt", SLICE("--- A [010] ---\nSAY\n")},
                               {file, slice_of(text)}};
    dictionary *d = dictionary_of(texts, COUNT(texts), folder(), ONTOLOGY_CAMEO, NULL);
    assert_non_null(d);
    if (dictionary_faults(d) != 1 || !strstr(dictionary_fault(d, 0)->message, message))
        printf("%s: %zu faults, not '%s': %s\n", text, dictionary_faults(d), message,
               dictionary_faults(d) ? dictionary_fault(d, 0)->message : "");
    assert_int_equal(dictionary_faults(d), 1);
    assert_non_null(strstr(dictionary_fault(d, 0)->message, message));
    assert_int_equal(dictionary_fault(d, 0)->line, line);
    assert_string_equal(dictionary_fault(d, 0)->path, file);
    assert_null(dictionary_fault(d, 1));
    dictionary_close(d);
}

static void faults_name_file_and_line(void **state) {
    (void)state;
    check_fault("b.actors.txt", "SUDRIA [SUD]\nVESTMARK [V ES]\n", 2, "are no days");
    check_fault("b.actors.txt", "SUDRIA [SU.D]\n", 1, "is no code");
    check_fault("b.actors.txt", "SUDRIA [20100101-20110101]\n", 1, "days without a code");
    check_fault("b.actors.txt", "SUDRIA [SUD 2010-2011]\n", 1, "are no days");
    check_fault("b.actors.txt", "\n\nSUDRIA [SUD\n", 3, "without");
    check_fault("b.actors.txt", "\t[SUD]\n", 1, "none stands before it");
    check_fault("b.actors.txt", "[SUD]\n", 1, "none stands before it");
    check_fault("b.agents.txt", "SOLDIER\n", 1, "no code in brackets");
    check_fault("b.agents.txt", "NEWS!PERSON! [~MED]\n", 1, "no marker");
    check_fault("b.discards.txt", "+ # nothing\n", 1, "no words");
    check_fault("b.issues.txt", "harbour\n", 1, "no code in brackets");
    check_fault("b.verbs.txt", "PRAISE\n", 1, "no block of verbs");
    check_fault("b.verbs.txt", "--- A [0!0] ---\n", 1, "is no code");
    check_fault("b.verbs.txt", "--- A [010] ---\n- * HELP\n", 2, "without a code");
    check_fault("b.verbs.txt", "--- A [010] ---\n- HELP [010]\n", 2, "no *");
    check_fault("b.verbs.txt", "--- A [010] ---\n- * * HELP [010]\n", 2, "a second *");
    check_fault("b.verbs.txt", "--- A [010] ---\n- * (FOR HELP [010]\n", 2, "an open parenthesis");
    check_fault("b.verbs.txt", "--- A [010] ---\n- * &WARES [010]\n", 2, "a set that was not defined");
    check_fault("b.verbs.txt", "&A\n+TIMBER\n+&A\n", 3, "no set &A was defined before");
    check_fault("b.verbs.txt", "--- A [010] ---\nSAY\n~ a (b . SING) SAY = a b 112\n", 3, "a verb that has no code");
    check_fault("b.verbs.txt", "~ a b c\n", 1, "no transformation");
}

static void a_long_line_is_left_out(void **state) {
    size_t size = 1 << 20;
    char *text = malloc(size + 64);
    (void)state;
    memset(text, 'A', size);
    memcpy(text + size, " [AAA]\nSUDRIA [SUD]\n", 21);
    check_fault("b.actors.txt", text, 1, "more than");
    free(text);
}

/* Sets that hold each other: none holds itself, as a set must be there before it is used; sets of sets don't grow
 * for ever. */
static size_t faults_of_sets(int sets) {
    buf text = {0};
    buf_print(&text, "&A\n+TIMBER\n&B\n+&A\n&A\n+&B\n+COD\n");
    for (int i = 0; i < sets; i++) buf_print(&text, "&A\n+&A\n+&B\n+WORD%d\n", i);
    buf_print(&text, "--- X [010] ---\nPRAISE\n- * &A [011]\n");
    dictionary_text texts[] = {{"x.actors.txt", SLICE("NORLAND [NOR]\n")}, {"x.verbs.txt", buf_slice(&text)}};
    dictionary *d = dictionary_of(texts, 2, folder(), ONTOLOGY_CAMEO, NULL);
    assert_non_null(d);
    size_t faults = dictionary_faults(d);
    dictionary_close(d);
    buf_release(&text);
    return faults;
}

static void sets_of_sets_end(void **state) {
    (void)state;
    assert_int_equal(faults_of_sets(100), 0);
    assert_int_equal(faults_of_sets(1200), 1);
}

static void nothing_to_read_is_an_error(void **state) {
    error e = {0};
    dictionary_text texts[] = {{"x.actors.txt", SLICE("NORLAND [NOR]\n")}};
    (void)state;
    assert_null(dictionary_open("no/such/folder", folder(), ONTOLOGY_CAMEO, &e));
    assert_int_equal(e.status, READOUT_NO_FILE);
    assert_non_null(strstr(e.path, "no/such"));
    assert_null(dictionary_of(texts, 1, folder(), ONTOLOGY_CAMEO, &e));
    assert_non_null(strstr(e.message, "verbs"));
    assert_null(dictionary_of(texts, 0, folder(), ONTOLOGY_CAMEO, &e));
    assert_null(dictionary_open(folder(), folder(), ONTOLOGY_CAMEO, &e));
}

/* Comments of both kinds, marks of other programs, a byte order mark, lines that end as in DOS, bytes that are no
 * UTF-8. */
static void what_is_no_entry_is_left_out(void **state) {
    dictionary_text texts[] = {
        {"x.actors.txt", SLICE("\xEF\xBB\xBF<!-- a comment\nof two lines -->\r\nNORLAND [NOR]\r\n<mark>\r\n\r\nS\xFC"
                               "DRIA [SUD]\r\n")},
        {"x.verbs.txt", SLICE("# none\r\n--- A [###] # odd ---\r\nPRAISE\r\n")}};
    dictionary *d = dictionary_of(texts, 2, folder(), ONTOLOGY_CAMEO, NULL);
    (void)state;
    assert_non_null(d);
    assert_int_equal(dictionary_faults(d), 0);
    assert_int_equal(d->actor_entries.size, 2);
    dictionary_close(d);
}

/* Every allocation fails once: nothing is lost, nothing breaks. */
static void memory_may_be_out(void **state) {
#ifdef READOUT_FAULTS
    (void)state;
    dictionary_text texts[] = {{"x.actors.txt", slice_of(actors)},
                               {"x.agents.txt", slice_of(agents)},
                               {"x.discards.txt", slice_of(discards)},
                               {"x.issues.txt", slice_of(issues)},
                               {"x.verbs.txt", slice_of(verbs)}};
    int64_t before = mem_live();
    for (uint64_t n = 1;; n++) {
        error e = {0};
        mem_fail_at(n, false);
        dictionary *d = dictionary_of(texts, COUNT(texts), folder(), ONTOLOGY_CAMEO, &e);
        bool failed = mem_failed();
        mem_fail_at(0, false);
        if (!failed) {
            assert_non_null(d);
            dictionary_close(d);
            break;
        }
        assert_null(d);
        assert_int_equal(e.status, READOUT_NO_MEMORY);
        assert_int_equal(mem_live(), before);
    }
    assert_int_equal(mem_live(), before);
#else
    (void)state;
#endif
}

/* ------------------------------------------------------------------------------------------------- cameo */

static status open_cameo(void *context, error *e) {
    cameo *c = ((void **)context)[1];
    return cameo_open(((void **)context)[0], folder(), c, e);
}

static void meanings_add_up(void **state) {
    cameo c;
    slice mode;
    arena *a = arena_new();
    void *both[] = {a, &c};
    (void)state;
    assert_int_equal(arena_run(a, open_cameo, both, NULL), READOUT_OK);
    assert_true(slice_equal(cameo_combine(&c, SLICE("030"), SLICE("070")), SLICE("033")));
    assert_true(slice_equal(cameo_combine(&c, SLICE("010"), SLICE("190")), SLICE("190")));
    assert_true(slice_equal(cameo_combine(&c, SLICE("020"), SLICE("0331")), SLICE("0331")));
    assert_int_equal(cameo_combine(&c, SLICE("030"), SLICE("xyz")).size, 0);
    assert_true(slice_equal(cameo_negate(&c, SLICE("110")), SLICE("050")));
    assert_int_equal(cameo_negate(&c, SLICE("190")).size, 0);
    assert_int_equal(cameo_type(&c, SLICE("0841"), &mode), EVENT_RETREAT);
    assert_int_equal(cameo_type(&c, SLICE("0332X"), &mode), EVENT_AGREE);
    assert_int_equal(cameo_type(&c, SLICE("021"), &mode), EVENT_NONE);
    assert_int_equal(cameo_type(&c, SLICE("345"), &mode), EVENT_NONE);
    arena_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_has_a_source_and_a_target),
        cmocka_unit_test(codes_hold_on_their_days),
        cmocka_unit_test(phrases_are_matched_by_words),
        cmocka_unit_test(pronouns_stand_for_actors),
        cmocka_unit_test(agents_join_actors),
        cmocka_unit_test(members_of_a_list_have_codes_of_their_own),
        cmocka_unit_test(the_most_special_pattern_counts),
        cmocka_unit_test(sets_stand_for_their_words),
        cmocka_unit_test(signs_say_who_is_who),
        cmocka_unit_test(verbs_of_more_words),
        cmocka_unit_test(passives_turn_round),
        cmocka_unit_test(codes_may_go_both_ways),
        cmocka_unit_test(verbs_stand_on_verbs),
        cmocka_unit_test(the_older_form_is_read),
        cmocka_unit_test(discards_leave_out),
        cmocka_unit_test(issues_are_contexts),
        cmocka_unit_test(events_have_readouts_standing),
        cmocka_unit_test(plover_takes_what_it_has_a_type_for),
        cmocka_unit_test(faults_name_file_and_line),
        cmocka_unit_test(a_long_line_is_left_out),
        cmocka_unit_test(sets_of_sets_end),
        cmocka_unit_test(nothing_to_read_is_an_error),
        cmocka_unit_test(what_is_no_entry_is_left_out),
        cmocka_unit_test(memory_may_be_out),
        cmocka_unit_test(meanings_add_up),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
