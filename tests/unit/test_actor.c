/* test_actor.c - names of persons compared; actors of small articles whose trees are given */
#include "actor_setup.h"

/* ------------------------------------------------------------------------------------------------- names */

typedef struct fold_job {
    arena *arena;
    const char *text;
    slice key;
} fold_job;

static status fold_body(void *context, error *e) {
    fold_job *job = context;
    const char *folder = getenv("READOUT_LANG");
    const word_roles *words = NULL;
    status s = word_roles_open(job->arena, folder ? folder : "lang/en", &words, e);
    if (s != READOUT_OK) return s;
    person_name folded = name_fold(words, job->arena, slice_of(job->text));
    job->key = name_key(job->arena, &folded);
    return READOUT_OK;
}

static void assert_same_name(const char *a, const char *b, bool wanted) {
    fold_job x = {arena_new(), a, {0}}, y = {arena_new(), b, {0}};
    assert_int_equal(arena_run(x.arena, fold_body, &x, NULL), READOUT_OK);
    assert_int_equal(arena_run(y.arena, fold_body, &y, NULL), READOUT_OK);
    assert_int_equal(slice_equal(x.key, y.key), wanted);
    arena_free(x.arena);
    arena_free(y.arena);
}

static void names_are_folded(void **state) {
    (void)state;
    assert_same_name("Karim Sabaani", "Karim Sabani", true);
    assert_same_name("Olena Horskyy", "Olena Horski", true);
    assert_same_name("Amir-Rezaei", "Amir Rezaei", true);
    assert_same_name("Farid Amirrezaei", "Farid Amir-Rezaei", true);
    assert_same_name("Jos\xC3\xA9 Nu\xC3\xB1"
                     "ez",
                     "Jose Nunez", true);
    assert_same_name("Jan Holt Jr.", "Jan Holt", true);
    assert_same_name("Jane Holt", "John Holt", false);
    assert_same_name("Maria Lenz", "Maria Lentz", false);
}

static void distance_is_bounded(void **state) {
    (void)state;
    assert_int_equal(name_distance(SLICE("horski"), SLICE("horski"), 2), 0);
    assert_int_equal(name_distance(SLICE("horski"), SLICE("hroski"), 2), 1);
    assert_int_equal(name_distance(SLICE("horski"), SLICE("horsk"), 2), 1);
    assert_int_equal(name_distance(SLICE("horski"), SLICE("barski"), 2), 2);
    assert_int_equal(name_distance(SLICE("horski"), SLICE("lavren"), 2), 3);
    assert_int_equal(name_errors(3, true), 0);
    assert_true(name_errors(9, true) > name_errors(9, false));
}

static void offices_and_counterparts(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "Norwegian/ADJ/3/amod Foreign/PROPN/3/compound Minister/PROPN/4/nmod:desc Astrid/PROPN/6/nsubj "
                     "Hallvik/PROPN/4/flat called/VERB/0/root her/PRON/9/nmod:poss Danish/ADJ/9/amod "
                     "counterpart/NOUN/10/nmod:desc Jens/PROPN/6/obj Mikkel/PROPN/10/flat\n"
                     "She/PRON/2/nsubj accused/VERB/0/root Copenhagen/PROPN/2/obj\n"
                     "The/DET/4/det Norwegian/ADJ/4/amod foreign/ADJ/4/amod minister/NOUN/6/nsubj later/ADV/6/advmod "
                     "left/VERB/0/root\n"
                     "Hallvick/PROPN/2/nsubj smiled/VERB/0/root\n");
    const actor *minister = actor_of(a, "Norwegian Foreign Minister Astrid Hallvik", 0);
    assert_text(minister->name, "Astrid Hallvik");
    assert_text(minister->role, "foreign minister");
    assert_text(minister->code, "NORGOV");
    assert_int_equal(minister->kind, ACTOR_PERSON);
    assert_ptr_equal(actor_of(a, "She", 0), minister);
    assert_ptr_equal(actor_of(a, "her", 0), minister);
    assert_ptr_equal(actor_of(a, "The Norwegian foreign minister", 0), minister);
    const actor *other = actor_of(a, "her Danish counterpart Jens Mikkel", 0);
    assert_text(other->role, "foreign minister");
    assert_string_equal(other->country, "DNK");
    const actor *state_of = actor_of(a, "Copenhagen", 0);
    assert_text(state_of->key, "c:DNK");
    assert_int_equal(state_of->kind, ACTOR_STATE);
    article_free(a);
    coder_close(c);
}

static void who_speaks_is_not_named_in_his_words(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "Foreign/PROPN/2/compound Minister/PROPN/3/nmod:desc Jens/PROPN/5/nsubj Mikkel/PROPN/3/flat "
                     "protested/VERB/0/root\n"
                     "\"/PUNCT/4/punct Astrid/PROPN/4/nsubj Hallvik/PROPN/2/flat paid/VERB/9/ccomp them/PRON/4/obj "
                     ",/PUNCT/4/punct \"/PUNCT/4/punct he/PRON/9/nsubj said/VERB/0/root\n");
    assert_ptr_equal(actor_of(a, "he", 0), actor_of(a, "Foreign Minister Jens Mikkel", 0));
    article_free(a);
    coder_close(c);
}

static void they_are_people_before_a_body(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(
        c, "Diplomats/NOUN+/2/nsubj guess/VERB/0/root that/SCONJ/8/mark the/DET/7/det Foreign/PROPN/7/compound "
           "Ministry/PROPN/7/compound office/NOUN/8/nsubj paid/VERB/2/ccomp\n"
           "They/PRON+/2/nsubj laughed/VERB/0/root\n");
    assert_ptr_equal(actor_of(a, "They", 0), actor_of(a, "Diplomats", 0));
    article_free(a);
    coder_close(c);
}

static void surnames_are_not_enough(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "John/PROPN/5/nsubj Harlow/PROPN/1/flat and/CCONJ/4/cc Emily/PROPN/1/conj met/VERB/0/root\n"
                     "Emily/PROPN/3/nsubj Harlow/PROPN/1/flat spoke/VERB/0/root\n"
                     "Mr./PROPN/2/nmod:desc Harlow/PROPN/3/nsubj listened/VERB/0/root\n");
    assert_true(actor_of(a, "John Harlow", 0) != actor_of(a, "Emily Harlow", 0));
    article_free(a);
    coder_close(c);
}

/* A minister who is named in a report from Lima may be another country's. */
static void the_dateline_tells_nobodys_country(void **state) {
    (void)state;
    coder *c = open_coder();
    char *conllu = conllu_of("Foreign/PROPN/2/compound Minister/PROPN/3/nmod:desc Jens/PROPN/5/nsubj "
                             "Mikkel/PROPN/3/flat smiled/VERB/0/root");
    conllu_reader r = {.rest = slice_of(conllu), .path = "test"};
    article *a = NULL;
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    a->dateline = SLICE("LIMA, Peru");
    assert_int_equal(coder_code(c, a, NULL), READOUT_OK);
    assert_string_equal(actor_of(a, "Foreign Minister Jens Mikkel", 0)->country, "");
    free(conllu);
    article_free(a);
    coder_close(c);
}

static void a_conjunction_is_no_determiner(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "He/PRON/2/nsubj said/VERB/0/root that/SCONJ/6/mark Peruvian/ADJ/5/amod soldiers/NOUN+/6/nsubj "
                     "fired/VERB/2/ccomp\n");
    assert_int_equal(actor_of(a, "Peruvian soldiers", 0)->kind, ACTOR_GROUP);
    article_free(a);
    coder_close(c);
}

static void the_commonest_spelling_is_taken(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c, "Bolivian/ADJ/2/amod President/PROPN/3/nmod:desc Ramiro/PROPN/5/nsubj "
                              "Tarquion/PROPN/3/flat spoke/VERB/0/root\n"
                              "Mr./PROPN/2/nmod:desc Tarquino/PROPN/3/nsubj spoke/VERB/0/root\n"
                              "President/PROPN/2/nmod:desc Tarquino/PROPN/3/nsubj spoke/VERB/0/root\n");
    assert_text(actor_of(a, "Bolivian President Ramiro Tarquion", 0)->name, "Ramiro Tarquino");
    assert_ptr_equal(actor_of(a, "Mr. Tarquino", 0), actor_of(a, "Bolivian President Ramiro Tarquion", 0));
    article_free(a);
    coder_close(c);
}

static article *code_dated(const coder *c, const char *text, slice day) {
    char *conllu = conllu_of(text);
    conllu_reader r = {.rest = slice_of(conllu), .path = "test"};
    article *a = NULL;
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    a->date = day;
    assert_int_equal(coder_code(c, a, NULL), READOUT_OK);
    free(conllu);
    return a;
}

static void known_people_are_known(void **state) {
    (void)state;
    coder *c = open_coder();
    const char *text = "Critic/NOUN/2/nmod:desc Putin/PROPN/3/nsubj spoke/VERB/0/root to/ADP/5/case "
                       "Mr./PROPN/6/nmod:desc Castro/PROPN/3/obl\n"
                       "Russia/PROPN/2/nsubj listened/VERB/0/root\n";
    article *a = code_dated(c, text, SLICE("2016-05-04"));
    const actor *known = actor_of(a, "Critic Putin", 0);
    assert_text(known->key, "p:vladimir putin");
    assert_string_equal(known->country, "RUS");
    assert_text(known->role, "president");                          /* an office, not the trade that stands there */
    assert_string_equal(actor_of(a, "Mr. Castro", 0)->country, ""); /* two have this surname */
    article_free(a);
    a = code_dated(c, text, SLICE(""));
    assert_string_equal(actor_of(a, "Critic Putin", 0)->country, "RUS");
    assert_text(actor_of(a, "Critic Putin", 0)->role, "critic"); /* nobody knows when it was */
    article_free(a);
    a = code_dated(c, "Critic/NOUN/2/nmod:desc Putin/PROPN/3/nsubj spoke/VERB/0/root\n", SLICE("2016-05-04"));
    assert_string_equal(actor_of(a, "Critic Putin", 0)->country, ""); /* a namesake, for all that is said */
    article_free(a);
    coder_close(c);
}

#ifdef READOUT_FAULTS
/* Whichever allocation fails, opening fails cleanly and leaks nothing. */
static void opening_survives_failing_memory(void **state) {
    (void)state;
    const char *folder = getenv("READOUT_LANG");
    int64_t live = mem_live();
    for (uint64_t n = 1, step = 1;; n += step, step += n > 64) {
        mem_fail_at(n, false);
        error e = {0};
        coder *c = coder_open(folder ? folder : "lang/en", &e);
        bool failed = mem_failed();
        mem_fail_at(0, false);
        if (c)
            coder_close(c);
        assert_int_equal(mem_live(), live);
        if (!failed)
            break;
        assert_true(!c);
        assert_int_equal(e.status, READOUT_NO_MEMORY);
    }
}
#endif

static void an_opening_place_seats_an_office(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "In/ADP/2/case Lima/PROPN/8/obl ,/PUNCT/8/punct Foreign/PROPN/5/compound "
                     "Minister/PROPN/6/nmod:desc Astrid/PROPN/8/nsubj Hallvik/PROPN/6/flat protested/VERB/0/root\n"
                     "Defence/PROPN/2/compound Minister/PROPN/3/nmod:desc Jens/PROPN/5/nsubj Mikkel/PROPN/3/flat "
                     "agreed/VERB/0/root\n");
    assert_string_equal(actor_of(a, "Foreign Minister Astrid Hallvik", 0)->country, "PER");
    assert_string_equal(actor_of(a, "Defence Minister Jens Mikkel", 0)->country, "");
    article_free(a);
    coder_close(c);
}

/* The trees hang the name on the nearer noun. */
static void a_name_set_off_is_the_office_holders(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a = code_text(c, "The/DET/2/det head/NOUN/9/nsubj of/ADP/4/case customs/NOUN/2/nmod ,/PUNCT/6/punct "
                              "Carla/PROPN/4/appos Rojas/PROPN/6/flat ,/PUNCT/2/punct "
                              "agreed/VERB/0/root\nThe/DET/2/det spokesman/NOUN/11/nsubj of/ADP/4/case "
                              "customs/NOUN/2/nmod ,/PUNCT/6/punct Maria/PROPN/2/conj Lenz/PROPN/6/flat "
                              "and/CCONJ/9/cc others/NOUN/2/conj all/ADV/11/advmod agreed/VERB/0/root\n");
    assert_text(actor_of(a, "The head", 0)->name, "Carla Rojas");
    assert_true(actor_of(a, "The spokesman", 0) != actor_of(a, "Maria Lenz", 0));
    article_free(a);
    coder_close(c);
}

/* "Affairs" is no plural of ministers; a spokesman's name is not his president's. */
static void the_head_noun_is_who_is_named(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "The/DET/2/det Minister/PROPN/9/nsubj of/ADP/5/case Foreign/ADJ/5/amod Affairs/NOUN+/2/nmod "
                     ",/PUNCT/7/punct Carla/PROPN/5/appos Rojas/PROPN/7/flat agreed/VERB/0/root\n");
    assert_int_equal(actor_of(a, "The Minister of Foreign Affairs", 0)->kind, ACTOR_PERSON);
    article_free(a);
    a = code_text(
        c, "A/DET/2/det spokeswoman/NOUN/10/nsubj for/ADP/5/case the/DET/5/det president/NOUN/2/nmod ,/PUNCT/7/punct "
           "Maria/PROPN/5/appos Lenz/PROPN/7/flat ,/PUNCT/5/punct agreed/VERB/0/root\n");
    assert_text(actor_of(a, "Maria Lenz", 0)->role, "spokesman");
    assert_true(actor_of(a, "the president", 0) != actor_of(a, "Maria Lenz", 0));
    article_free(a);
    coder_close(c);
}

/* "The interior minister left ... Interior Minister Carla Rojas spoke": one, unless two are named so or she is
 * another country's. */
static void an_office_is_held_by_who_is_named_later(void **state) {
    (void)state;
    coder *c = open_coder();
    article *a =
        code_text(c, "The/DET/3/det interior/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root\n"
                     "Interior/PROPN/2/compound Minister/PROPN/3/nmod:desc Carla/PROPN/5/nsubj Rojas/PROPN/3/flat "
                     "spoke/VERB/0/root\n");
    assert_text(actor_of(a, "The interior minister", 0)->name, "Carla Rojas");
    article_free(a);
    a = code_text(c, "The/DET/3/det interior/ADJ/3/amod minister/NOUN/4/nsubj left/VERB/0/root\n"
                     "Peruvian/ADJ/3/amod Interior/PROPN/3/compound Minister/PROPN/4/nmod:desc Carla/PROPN/6/nsubj "
                     "Rojas/PROPN/4/flat spoke/VERB/0/root\n");
    assert_true(actor_of(a, "The interior minister", 0) != actor_of(a, "Peruvian Interior Minister Carla Rojas", 0));
    article_free(a);
    coder_close(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_office_is_held_by_who_is_named_later),
        cmocka_unit_test(the_head_noun_is_who_is_named),
        cmocka_unit_test(a_name_set_off_is_the_office_holders),
        cmocka_unit_test(names_are_folded),
        cmocka_unit_test(distance_is_bounded),
        cmocka_unit_test(offices_and_counterparts),
        cmocka_unit_test(they_are_people_before_a_body),
        cmocka_unit_test(surnames_are_not_enough),
        cmocka_unit_test(who_speaks_is_not_named_in_his_words),
        cmocka_unit_test(the_commonest_spelling_is_taken),
        cmocka_unit_test(known_people_are_known),
#ifdef READOUT_FAULTS
        cmocka_unit_test(opening_survives_failing_memory),
#endif
        cmocka_unit_test(a_conjunction_is_no_determiner),
        cmocka_unit_test(the_dateline_tells_nobodys_country),
        cmocka_unit_test(an_opening_place_seats_an_office),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
