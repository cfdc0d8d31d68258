/* For whom speakers speak, from the words of small reports; and over the reports of a record. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include "record/lists.h"
#include "record/party.h"
#include "record/sectors.h"
#include "stand_setup.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

/* The key of whom somebody is taken to speak for, "?" where nobody is called so. */
static slice camp_in(const job *j, const char *who) {
    for (uint32_t i = 0; i < j->article->actors.size; i++)
        if (slice_find(j->article->actors.at[i].name, slice_of(who)) != SIZE_MAX) return j->standing.camps[i];
    return SLICE("?");
}

static void check(void **state, const char *text, const char *who, const char *camp) {
    job j = stand_text(state, text);
    assert_non_null(j.article);
    slice got = camp_in(&j, who);
    if (!slice_equal(got, slice_of(camp)))
        print_error("%s: %s: '%.*s'\n", text, who, (int)got.size, got.size ? got.at : "");
    assert_true(slice_equal(got, slice_of(camp)));
    article_free(j.article);
}

static void words_beside_a_name_tell(void **state) {
    check(state,
          "The Valmy Institute said the lake was clean. Its coordinator, Marta Ost, showed the samples, she said.",
          "Marta Ost", "o::valmy institute");
    check(state, "The head of Norway's customs agency, Jens Vik, said that the trucks could cross.", "Jens Vik",
          "c:NOR");
    check(state,
          "The Valmy Institute was founded in 1990. The institute's director, Marta Ost, said nothing was wrong.",
          "Marta Ost", "o::valmy institute");
    check(state, "Peru denied the charge. A spokeswoman for the Peruvian president, Rosa Paz, said it was a tale.",
          "Rosa Paz", "c:PER");
    check(state, "A former Peruvian general, Luis Roca, said that the army was lying.", "Luis Roca", "");
}

static void the_last_word_of_a_bodys_name_stands_for_it(void **state) {
    static const char text[] = "Peru's government accused the Tarvik Front of killing four marines. The front denied "
                               "that it had killed them. \"We shot at nobody,\" its spokesman Ivo Brandal said. A "
                               "commander of the front said that planes had bombed a camp.";
    check(state, text, "Ivo Brandal", "o::tarvik front");
    check(state, text, "commander", "o::tarvik front");
}

static void what_an_official_says_and_where_tells(void **state) {
    check(state,
          "Norway accused Peru on Monday of shelling a village. Peru rejected the charge. \"Not one Peruvian shell "
          "was fired,\" "
          "Foreign Minister Ana Soto said.",
          "Ana Soto", "c:PER");
    check(state,
          "Norway accused Peru on Monday of shelling a village. Peru rejected the charge, and Norway stood by it. "
          "\"Peru shelled sleeping families,\" "
          "Prime Minister Jens Vik said in Oslo.",
          "Jens Vik", "c:NOR");
    check(state,
          "Norway accused Peru of shelling a village and summoned the ambassador of Peru. The ambassador, Luis Roca, "
          "denied it.",
          "Luis Roca", "c:PER");
}

/* One of each state holds an office. */
static void an_office_is_held_once(void **state) {
    check(state,
          "Norwegian Foreign Minister Karin Lund accused Peru of shelling a village. Peru denied that. Foreign "
          "Minister Ana Soto said she "
          "was waiting for proof.",
          "Ana Soto", "c:PER");
}

static void where_nothing_tells_nobody_knows(void **state) {
    check(state, "The minister, Ana Soto, said the ferry would leave at noon.", "Ana Soto", "");
    check(state, "Norway and Peru met in Madrid. A Western diplomat said that talks had gone well.", "diplomat", "");
}

/* ---------------------------------------------------------------------------------------------------- a record */

typedef struct asked {
    const char *who;
    char camp[64];
    bool sure;
} asked;

static void ask(lister *l) {
    asked *x = l->context;
    int64_t id = identity_of_actor(l, actor_by_key(l, slice_of(x->who)));
    slice camp = x->sure ? party_sure(l, id) : party_of(l, id);
    snprintf(x->camp, sizeof x->camp, "%.*s", (int)camp.size, camp.size ? camp.at : "");
}

static const char *party(record *r, const char *who, bool sure, asked *x) {
    *x = (asked){.who = who, .sure = sure};
    assert_int_equal(lister_run(r, NULL, (row_sink){0}, ask, x, NULL, NULL), READOUT_OK);
    return x->camp;
}

static void add_text(void **state, record *r, const char *text) {
    job j = stand_text(state, text);
    assert_non_null(j.article);
    for (int i = 0; i < 64; i++) j.article->text_sha256[i] = "0123456789abcdef"[(text[i % 40] + i) & 15];
    assert_int_equal(record_add(r, j.article, NULL, NULL), READOUT_OK);
    article_free(j.article);
}

/* What one report says of somebody holds in the others. */
static void reports_tell_of_each_other(void **state) {
    char folder[] = "/tmp/readout-camps-XXXXXX", path[64];
    const char *lang = getenv("READOUT_LANG");
    asked x;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/r.db", folder);
    record *r = record_open(path, RECORD_WRITE, lang ? lang : "lang/en", NULL);
    assert_non_null(r);
    add_text(state, r, "A lawyer for the Valmy Institute, Marta Berglund, denied the charge on Monday.");
    add_text(state, r,
             "\"The lake is clean,\" Ms Berglund said again on Tuesday. Zoltan Kerr said he did not believe it.");
    add_text(
        state, r,
        "Peru denied shelling the village. \"Not one Peruvian shell was fired,\" Foreign Minister Ana Soto said.");
    assert_string_equal(party(r, "p:marta berglund", true, &x), "o::valmy institute");
    assert_string_equal(party(r, "p:berglund", false, &x), "o::valmy institute"); /* a surname that only she has */
    assert_string_equal(party(r, "p:zoltan ker", false, &x), "");
    assert_string_equal(party(r, "p:ana soto", false, &x), "c:PER");
    assert_string_equal(party(r, "p:ana soto", true, &x), ""); /* guessed but once */
    record_close(r);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char whole[80];
        snprintf(whole, sizeof whole, "%s%s", path, ends[i]);
        unlink(whole);
    }
    rmdir(folder);
}

static void sectors_tell_for_whom_one_acts(void **state) {
    (void)state;
    assert_true(sector_is(SLICE("MIL"), SECTOR_ACTS));
    assert_true(sector_is(SLICE("LAB"), SECTOR_STANDS_IN | SECTOR_NOBODY));
    assert_true(sector_is(SLICE("CRM"), SECTOR_NOBODY));
    assert_false(sector_is(SLICE("REB"), SECTOR_ACTS));
    assert_false(sector_is(SLICE("RE"), ~0U));
    assert_false(sector_is(SLICE(""), ~0U));
    assert_int_equal(sector_class(SLICE("COP")), sector_class(SLICE("GOV")));
    assert_int_equal(sector_class(SLICE("")), SECTOR_NONE);
    assert_int_equal(sector_class(SLICE("ELI")), SECTOR_OTHER);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_beside_a_name_tell),
        cmocka_unit_test(the_last_word_of_a_bodys_name_stands_for_it),
        cmocka_unit_test(what_an_official_says_and_where_tells),
        cmocka_unit_test(an_office_is_held_once),
        cmocka_unit_test(where_nothing_tells_nobody_knows),
        cmocka_unit_test(reports_tell_of_each_other),
        cmocka_unit_test(sectors_tell_for_whom_one_acts),
    };
    return cmocka_run_group_tests(tests, coder_load, coder_unload);
}
