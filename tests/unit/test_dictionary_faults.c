/* Other people's dictionaries that are faulty, hostile or empty, and memory that is out. */
#include "dictionary_setup.h"

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_name_file_and_line),
        cmocka_unit_test(a_long_line_is_left_out),
        cmocka_unit_test(sets_of_sets_end),
        cmocka_unit_test(nothing_to_read_is_an_error),
        cmocka_unit_test(what_is_no_entry_is_left_out),
        cmocka_unit_test(memory_may_be_out),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
