/* Bodies, firms and groups of small articles whose trees are given: which are one, and whose they are. */
#include "actor_setup.h"

/* The body is not that of his country. */
static void a_candidates_campaign_is_his_own(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "Norwegian/ADJ/2/amod President/PROPN/3/nmod:desc Astrid/PROPN/8/nmod:poss Hallvik/PROPN/3/flat "
                     "'s/PART/3/case election/NOUN/7/compound campaign/NOUN/8/nsubj lost/VERB/0/root\n"
                     "Hallvik/PROPN/3/nmod:poss 's/PART/1/case campaign/NOUN/4/nsubj ended/VERB/0/root\n");
    for (uint32_t i = 0; i < a->actors.size; i++)
        assert_true(a->actors.at[i].kind != ACTOR_ORGANISATION || !a->actors.at[i].country[0]);
    article_free(a);
    coder_close(c);
}

static void one_department_by_its_letters(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(
        c,
        "The/DET/4/det U.S./PROPN/4/compound Agriculture/PROPN/4/compound Department/PROPN/5/nsubj paid/VERB/0/root\n"
        "USDA/PROPN/2/nsubj waited/VERB/0/root\n"
        "The/DET/3/det Treasury/PROPN/3/compound Department/PROPN/4/nsubj waited/VERB/0/root\n");
    assert_ptr_equal(actor_of(a, "USDA", 0), actor_of(a, "The U.S. Agriculture Department", 0));
    assert_ptr_not_equal(actor_of(a, "USDA", 0), actor_of(a, "The Treasury Department", 0));
    article_free(a);
    coder_close(c);
}

/* Bodies with names of their own are not what other articles call by the same noun. */
static void bodies_by_their_whole_names(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(
        c, "The/DET/4/det American/ADJ/4/amod Dairy/PROPN/4/compound Institute/PROPN/5/nsubj waited/VERB/0/root\n"
           "An/DET/3/det American/ADJ/3/amod institute/NOUN/4/nsubj paid/VERB/0/root\n");
    const actor *whole = actor_of(a, "The American Dairy Institute", 0);
    assert_true(slice_equal(whole->key, SLICE("o:USA:american dairy institute")));
    assert_true(slice_equal(actor_of(a, "An American institute", 0)->key, SLICE("o:USA:institute")));
    article_free(a);
    a = code_text(c, "Norwegian/ADJ/4/amod Social/PROPN/4/compound Democratic/PROPN/4/compound Party/PROPN/5/nsubj "
                     "members/NOUN+/6/nsubj paid/VERB/0/root\n");
    for (uint32_t i = 0; i < a->actors.size; i++) assert_string_not_equal(a->actors.at[i].country, "USA");
    article_free(a);
    coder_close(c);
}

static void bodies_and_groups(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(
        c, "The/DET/4/det Peruvian/ADJ/4/amod Foreign/PROPN/4/compound Ministry/PROPN/5/nsubj protested/VERB/0/root\n"
           "The/DET/2/det ministry/NOUN/3/nsubj blamed/VERB/0/root Western/ADJ/5/amod countries/NOUN+/3/obj\n"
           "A/DET/4/det senior/ADJ/4/amod U.S./PROPN/4/compound official/NOUN/5/nsubj declined/VERB/0/root\n");
    const actor *ministry = actor_of(a, "The Peruvian Foreign Ministry", 0);
    assert_text(ministry->code, "PERGOV");
    assert_ptr_equal(actor_of(a, "The ministry", 0), ministry);
    assert_int_equal(actor_of(a, "Western countries", 0)->kind, ACTOR_GROUP);
    const actor *unnamed = actor_of(a, "A senior U.S. official", 0);
    assert_int_equal(unnamed->kind, ACTOR_UNNAMED);
    assert_string_equal(unnamed->country, "USA");
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        uint32_t m = mention_of_token(a, t);
        assert_true(m == NONE || m < a->mentions.size);
    }
    article_free(a);
    coder_close(c);
}

static void documents_have_authors(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(
        c, "The/DET/4/det Chilean/ADJ/4/amod Defense/PROPN/4/compound Ministry/PROPN/5/nsubj objected/VERB/0/root\n"
           "The/DET/3/det ministry/NOUN/3/compound statement/NOUN/4/nsubj named/VERB/0/root a/DET/6/det "
           "report/NOUN/4/obj\n"
           "A/DET/2/det statement/NOUN/3/nsubj followed/VERB/0/root\n");
    assert_ptr_equal(actor_of(a, "The ministry statement", 0), actor_of(a, "The Chilean Defense Ministry", 0));
    assert_int_equal(actor_of(a, "A statement", 0)->kind, ACTOR_DOCUMENT);
    article_free(a);
    a = code_text(c, "Carla/PROPN/3/nsubj Rojas/PROPN/1/flat objected/VERB/0/root in/ADP/6/case a/DET/6/det "
                     "statement/NOUN/3/obl\n"
                     "The/DET/2/det statement/NOUN/4/nsubj ,/PUNCT/4/punct named/VERB/0/root Quito/PROPN/4/obj\n");
    assert_ptr_equal(actor_of(a, "The statement", 0), actor_of(a, "Carla Rojas", 0));
    article_free(a);
    coder_close(c);
}

/* Nobody marked these names; what stands beside them tells what they are. */
static void firms_are_no_persons(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c,
        "The/DET/4/det Norwegian/ADJ/4/amod oil/NOUN/4/compound company/NOUN/6/nsubj Aldvik/PROPN/4/appos "
                              "grew/VERB/0/root\n"
                              "Aldvik/PROPN/3/nsubj ,/PUNCT/1/punct shrank/VERB/0/root\n"
                              "The/DET/2/det firm/NOUN/3/nsubj moved/VERB/0/root\n");
    const actor *firm = actor_of(a, "Aldvik", 0);
    assert_int_equal(firm->kind, ACTOR_ORGANISATION);
    assert_text(firm->key, "o::aldvik");
    assert_string_equal(firm->sector, "BUS");
    assert_ptr_equal(actor_of(a, "The firm", 0), firm);
    assert_ptr_equal(actor_of(a, "The Norwegian oil company Aldvik", 0), firm);
    article_free(a);
    a = code_text(c, "Tormel/PROPN/2/nsubj grew/VERB/0/root\n"
                     "Tormel/PROPN/2/compound Shipping/PROPN/3/nsubj shrank/VERB/0/root\n"
                     "Tormel/PROPN/2/nsubj moved/VERB/0/root\n");
    assert_text(actor_of(a, "Tormel", 0)->key, "o::tormel shipping");
    assert_ptr_equal(actor_of(a, "Tormel", 1), actor_of(a, "Tormel Shipping", 0));
    article_free(a);
    a = code_text(
        c, "The/DET/2/det owner/NOUN/7/dislocated ,/PUNCT/5/punct Tormel/PROPN/5/compound Shipping/PROPN/7/nsubj "
           ",/PUNCT/5/punct agreed/VERB/0/root\n");
    assert_ptr_equal(actor_of(a, "The owner", 0), actor_of(a, "Tormel Shipping", 0));
    article_free(a);
    a = code_text(c, "Astrid/PROPN/3/nsubj Tormel/PROPN/1/flat spoke/VERB/0/root\n"
                     "The/DET/2/det company/NOUN/4/nsubj Tormel/PROPN/2/appos moved/VERB/0/root\n");
    /* somebody of that name */
    assert_ptr_equal(actor_of(a, "The company Tormel", 0), actor_of(a, "Astrid Tormel", 0));
    article_free(a);
    coder_close(c);
}

/* Whose a body is may be guessed from who acts before it, but not where it has a name, nor from who is only told
 * of. */
static void guessed_countries_stay_out_of_names(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c, "Peru/PROPN/2/nsubj protested/VERB/0/root\nIt/PRON/2/nsubj blamed/VERB/0/root "
                              "the/DET/6/det State/PROPN/6/compound Customs/PROPN/6/compound "
                              "Department/PROPN/2/obj\nThe/DET/2/det government/NOUN/3/nsubj left/VERB/0/root\n");
    assert_text(actor_of(a, "the State Customs Department", 0)->name, "State Customs Department");
    article_free(a);
    a = code_text(
        c, "Peru/PROPN/2/nsubj made/VERB/0/root a/DET/4/det charge/NOUN/2/obj that/PRON/7/obj Oslo/PROPN/7/nsubj "
           "rejected/VERB/4/acl:relcl\n"
           "Carla/PROPN/3/nsubj Rojas/PROPN/1/flat thanked/VERB/0/root the/DET/5/det government/NOUN/3/obj\n");
    assert_string_equal(actor_of(a, "the government", 0)->country, "PER");
    article_free(a);
    a = code_text(c, "The/DET/2/det director/NOUN/5/nsubj for/ADP/4/case Peru/PROPN/2/nmod left/VERB/0/root\n"
                     "The/DET/2/det embassy/NOUN/5/nsubj in/ADP/4/case Lima/PROPN/2/nmod closed/VERB/0/root\n");
    assert_string_equal(actor_of(a, "The director", 0)->country, "");
    assert_string_equal(actor_of(a, "The embassy", 0)->country, "");
    article_free(a);
    coder_close(c);
}

static void a_unions_president_is_no_states(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c,
        "The/DET/2/det union/NOUN/4/nmod:poss 's/PART/2/case president/NOUN/9/nsubj ,/PUNCT/6/punct "
                              "Carla/PROPN/4/appos Rojas/PROPN/6/flat ,/PUNCT/4/punct "
                              "agreed/VERB/0/root\nThe/DET/2/det president/NOUN/3/nsubj "
                              "left/VERB/0/root\nPresident/PROPN/2/nmod:desc Maria/PROPN/4/nsubj Lenz/PROPN/2/flat "
                              "spoke/VERB/0/root\n");
    assert_string_equal(actor_of(a, "Carla Rojas", 0)->sector, "LAB");
    assert_string_equal(actor_of(a, "President Maria Lenz", 0)->sector, "GOV");
    article_free(a);
    coder_close(c);
}

static void governments_are_told_apart_by_their_words(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c, "The/DET/3/det Norwegian/ADJ/3/amod government/NOUN/4/nsubj shrank/VERB/0/root\n"
                              "Peru/PROPN/2/nsubj protested/VERB/0/root\n"
                              "The/DET/2/det administration/NOUN/3/nsubj moved/VERB/0/root\n"
                              "The/DET/2/det government/NOUN/3/nsubj moved/VERB/0/root\n");
    assert_true(actor_of(a, "The administration", 0) != actor_of(a, "The Norwegian government", 0));
    assert_ptr_equal(actor_of(a, "The government", 0), actor_of(a, "The Norwegian government", 0));
    article_free(a);
    coder_close(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(governments_are_told_apart_by_their_words),
        cmocka_unit_test(a_unions_president_is_no_states),
        cmocka_unit_test(guessed_countries_stay_out_of_names),
        cmocka_unit_test(firms_are_no_persons),
        cmocka_unit_test(one_department_by_its_letters),
        cmocka_unit_test(a_candidates_campaign_is_his_own),
        cmocka_unit_test(bodies_and_groups),
        cmocka_unit_test(bodies_by_their_whole_names),
        cmocka_unit_test(documents_have_authors),
#ifdef READOUT_FAULTS
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
