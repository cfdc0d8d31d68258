/* What is mended of the words that the parser gives: lemmas, names that an article spells in several kinds, tables of
 * participles. */
#include "parse_setup.h"

static status open_table(void *context, error *e) {
    recast r;
    void **both = context;
    return recast_open(both[0], both[1], &r, e);
}

/* What opening a table of participles says that has these lines. */
static void assert_table(const char *lines, status code, const char *message) {
    char folder[] = "/tmp/readout-parse-XXXXXX", path[64];
    error e = {0};
    arena *work = arena_new();
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/participles.tsv", folder);
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(lines, out);
    fclose(out);
    void *both[] = {work, folder};
    assert_int_equal(arena_run(work, open_table, both, &e), code);
    if (message) assert_non_null(strstr(e.message, message));
    unlink(path);
    rmdir(folder);
    arena_free(work);
}

static void test_tables_of_participles(void **state) {
    (void)state;
    static const char *const whole =
        "plain perfect\ttaken\nplain past\ttook\nplain joined\ttook\nplain gerund\ttaking\nplain quality\tnew\n";
    char more[300];
    assert_table(whole, READOUT_OK, NULL);
    assert_table("plain perfect\ttaken\n", READOUT_BAD_MODEL, "a plain word is missing");
    snprintf(more, sizeof more, "%sfuture\tgone\n", whole);
    assert_table(more, READOUT_BAD_MODEL, "no such kind of row");
}

/* The kinds of "Petrov" in three sentences after they agreed, from what they were before. */
static void assert_agree(const char *before, const char *after) {
    static const char *const letters = "-POLM"; /* as enum name_kind */
    article *a = parsed("Petrov left. Petrov sat. Petrov ran.");
    arena *work = arena_new();
    uint32_t at = 0;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        token *t = &a->tokens.at[i];
        bool is = slice_equal(article_text(a, t->at), SLICE("Petrov"));
        t->upos = is ? UPOS_PROPN : UPOS_VERB;
        t->name = is ? (uint8_t)(strchr(letters, before[at++]) - letters) : NAME_NONE;
        t->name_begins = t->name != NAME_NONE;
    }
    assert_int_equal(at, 3);
    name_agree(work, a);
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (a->tokens.at[i].upos == UPOS_PROPN) assert_int_equal(letters[a->tokens.at[i].name], *after++);
    arena_free(work);
    article_free(a);
}

static void test_names_of_an_article_agree(void **state) {
    (void)state;
    assert_agree("PPO", "PPP");
    assert_agree("OO-", "OOO");
    assert_agree("P--", "P--"); /* one is not enough */
    assert_agree("PO-", "PO-");
    assert_agree("POL", "POL");
    assert_agree("---", "---");
}

/* Lemmas of verbs that the treebanks don't have: the network's guess is mended by what is known to be a word. */
static void test_lemmas_are_words(void **state) {
    (void)state;
    static const char *const verbs[][2] = {{"vetoed", "veto"}, {"exported", "export"}, {"provoking", "provoke"}};
    article *a = parsed("Norway vetoed the plan. Sweden exported sheep, provoking him.");
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        for (uint32_t i = 0; i < a->tokens.size; i++)
            if (slice_equal(article_text(a, a->tokens.at[i].at), slice_of(verbs[k][0])))
                assert_true(slice_equal(a->tokens.at[i].lemma, slice_of(verbs[k][1])));
    article_free(a);
}

/* The script alone made "thieve", "knive", "calfe". */
static void test_plurals_have_singulars(void **state) {
    (void)state;
    article *a =
        parsed("Thieves took the knives. The calves ate the leaves of the trees. She lost the scarves and gloves.");
    assert_word(a, "Thieves", UPOS_NOUN, "thief");
    assert_word(a, "knives", UPOS_NOUN, "knife");
    assert_word(a, "scarves", UPOS_NOUN, "scarf");
    assert_word(a, "leaves", UPOS_NOUN, "leaf");
    assert_word(a, "calves", UPOS_NOUN, "calf");
    assert_word(a, "gloves", UPOS_NOUN, "glove");
    article_free(a);
}

/* Forms that the treebanks do not have: the script alone made "embezzl", "traffick", "min", "fougin", "ly". */
static void test_lemmas_of_verbs_are_verbs(void **state) {
    static const char *const pairs[][2] = {
        {"embezzled", "embezzle"},     {"trafficked", "traffic"}, {"mined", "mine"},   {"funnelled", "funnel"},
        {"drugged", "drug"},           {"misled", "mislead"},     {"fought", "fight"}, {"dynamited", "dynamite"},
        {"emptied", "empty"},          {"panicked", "panic"},     {"bombed", "bomb"},  {"stole", "steal"},
        {"waterboarded", "waterboard"}};
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char text[200];
        snprintf(text, sizeof text, "The army said on Monday that the rebels had %s the people of the village.",
                 pairs[i][0]);
        article *a = parsed(text);
        assert_word(a, pairs[i][0], UPOS_VERB, pairs[i][1]);
        article_free(a);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_an_article_agree),
        cmocka_unit_test(test_lemmas_are_words),
        cmocka_unit_test(test_plurals_have_singulars),
        cmocka_unit_test(test_lemmas_of_verbs_are_verbs),
        cmocka_unit_test(test_tables_of_participles),
    };
    return cmocka_run_group_tests(tests, open_parser, close_parser);
}
