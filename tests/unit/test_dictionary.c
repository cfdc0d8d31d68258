/* Other people's dictionaries: each mechanism of their formats, each kind of fault. Nations, people and codes are
 * made up. */
#include "dictionary_setup.h"

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
        cmocka_unit_test(meanings_add_up),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
