/* The parser on news sentences of our own: sentences, tokens, tags, trees, names; and on what no reporter would
 * write. */
#include "parse_setup.h"

/* The sentences with a bar after each, their tokens with spaces between. */
static void assert_split(const char *text, const char *expected) {
    article *a = parsed(text);
    buf out = {0};
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        if (i) buf_add(&out, a->tokens.at[i].sentence == a->tokens.at[i - 1].sentence ? SLICE(" ") : SLICE(" | "));
        buf_add(&out, article_text(a, a->tokens.at[i].at));
    }
    buf_byte(&out, 0);
    assert_string_equal(out.at, expected);
    buf_release(&out);
    article_free(a);
}

static void assert_arc(const article *a, const char *form, enum relation relation, const char *head) {
    const token *t = token_of(a, form);
    assert_string_equal(relation_name[t->relation], relation_name[relation]);
    if (head) assert_ptr_equal(&a->tokens.at[t->head], token_of(a, head));
    else assert_int_equal(t->head, NONE);
}

/* Each sentence is a tree with one root, and its tokens lie in order within it. */
static void assert_sound(const article *a) {
    uint32_t next = 0, last = 0;
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        const sentence *s = &a->sentences.at[i];
        uint32_t roots = 0, *seen = calloc(s->tokens.count, sizeof *seen);
        assert_int_equal(s->tokens.first, next);
        assert_true(s->tokens.count > 0);
        next += s->tokens.count;
        for (uint32_t k = 0; k < s->tokens.count; k++) {
            const token *t = &a->tokens.at[s->tokens.first + k];
            assert_int_equal(t->sentence, i);
            assert_true(t->at.begin >= last && t->at.end >= t->at.begin && t->at.end <= a->text.size);
            assert_true(t->lemma.size > 0);
            last = t->at.end;
            roots += t->head == NONE;
            assert_int_equal(t->head == NONE, t->relation == REL_ROOT);
            for (uint32_t at = k; !seen[at];) { /* up to the root, or to a word from which it was reached before */
                seen[at] = k + 1;
                uint32_t head = a->tokens.at[s->tokens.first + at].head;
                if (head == NONE) break;
                assert_true(head >= s->tokens.first && head < next);
                at = head - s->tokens.first;
                assert_true(seen[at] != k + 1);
            }
        }
        assert_int_equal(roots, 1);
        free(seen);
    }
    assert_int_equal(next, a->tokens.size);
}

/* ------------------------------------------------------------------------------------------ splitting */

static void test_sentences_and_tokens(void **state) {
    (void)state;
    assert_split("The envoy left on Monday. Nobody saw him go.", "The envoy left on Monday . | Nobody saw him go .");
    assert_split("Peru rejected on Monday Greenpeace's accusation.",
                 "Peru rejected on Monday Greenpeace 's accusation .");
    assert_split("The U.S. envoy, Mr. Harlan Pike, met Gen. Oduya in St. Petersburg.",
        "The U.S. envoy , Mr. Harlan Pike , met Gen. Oduya in St. Petersburg .");
    assert_split("\"We will not pay,\" he said. \"It's over.\"",
                 "\" We will not pay , \" he said . | \" It 's over . \"");
    assert_split("Talks cost $3.5 million, or 12% more.", "Talks cost $ 3.5 million , or 12 % more .");
}

static void test_addresses_and_numbers(void **state) {
    (void)state;
    assert_split("See http://news.example.org/a-b?c=d,e (or www.example.com/x/y).",
        "See http://news.example.org/a-b?c=d,e ( or www.example.com/x/y ) .");
    assert_split("Write to press.office@ministry.example.org, he said.",
                 "Write to press.office@ministry.example.org , he said .");
    assert_split("\"Lund\"<lund@ministry.example.org> wrote it.",
                 "\" Lund \" < lund@ministry.example.org > wrote it .");
    assert_split("It is there [http://news.example.org/a?b=34] now.",
                 "It is there [ http://news.example.org/a?b=34 ] now .");
    assert_split("She wrote #sheep, and no more.", "She wrote #sheep , and no more .");
    assert_split("On the 17th of May they met for the 21st time.", "On the 17th of May they met for the 21st time .");
    assert_split("He spent 17 th", "He spent 17 th");
}

static void test_news(void **state) {
    (void)state;
    assert_split("Lt. Col. Ana Brandt and Sen. J. P. Moss spoke on Sept. 5. No. 10 had no comment.",
        "Lt. Col. Ana Brandt and Sen. J. P. Moss spoke on Sept. 5 . | No. 10 had no comment .");
    assert_split("\xE2\x80\x9CIt is over,\xE2\x80\x9D said Ms. Okafor-Lindt. \xE2\x80\x9CWe go.\xE2\x80\x9D",
        "\xE2\x80\x9C It is over , \xE2\x80\x9D said Ms. Okafor - Lindt . | \xE2\x80\x9C We go . \xE2\x80\x9D");
}

static void test_headlines(void **state) {
    (void)state;
    article *a = article_new();
    error e = {0};
    text_and_kind t = {a, SLICE("Iran Denies Sending Troops to Iraq")};
    assert_int_equal(arena_run(a->arena, take_text, &t, &e), READOUT_OK);
    a->blocks.at[0].kind = BLOCK_TITLE;
    assert_int_equal(parser_parse(p, a, &e), READOUT_OK);
    assert_sound(a);
    assert_word(a, "Denies", UPOS_VERB, "deny");
    assert_word(a, "Iran", UPOS_PROPN, "Iran");
    assert_arc(a, "Iran", REL_NSUBJ, "Denies");
    article_free(a);
    a = parsed("PRESIDENT CALLS FOR NEW SANCTIONS AGAINST MOSCOW");
    assert_word(a, "CALLS", UPOS_VERB, "call");
    assert_word(a, "SANCTIONS", UPOS_NOUN, "sanction");
    article_free(a);
}

static void test_contractions(void **state) {
    (void)state;
    assert_split("They don't say whose it is.", "They do n't say whose it is .");
    assert_split("They don\xE2\x80\x99t trust Lovia\xE2\x80\x99s envoys.",
                 "They do n\xE2\x80\x99t trust Lovia \xE2\x80\x99s envoys .");
    article *a = parsed("We cannot wait.");
    assert_int_equal(a->tokens.at[1].pieces, 2);
    assert_int_equal(a->tokens.at[2].pieces, 0);
    assert_int_equal(a->tokens.at[1].at.end, a->tokens.at[2].at.begin);
    article_free(a);
}

static void test_only_what_is_told_is_parsed(void **state) {
    (void)state;
    article *a = article_new();
    error e = {0};
    text_and_kind t = {a, SLICE("Most Popular")};
    assert_int_equal(arena_run(a->arena, take_text, &t, &e), READOUT_OK);
    a->blocks.at[0].kind = BLOCK_FURNITURE;
    assert_int_equal(parser_parse(p, a, &e), READOUT_OK);
    assert_int_equal(a->tokens.size, 0);
    article_free(a);
}

/* ------------------------------------------------------------------------------------------ analysis */

static void test_tree_of_a_denial(void **state) {
    (void)state;
    article *a = parsed("The foreign ministry denied that it had sent missiles to the rebels on Tuesday.");
    assert_sound(a);
    assert_arc(a, "denied", REL_ROOT, NULL);
    assert_arc(a, "ministry", REL_NSUBJ, "denied");
    assert_arc(a, "Tuesday", REL_OBL, "sent");
    assert_arc(a, "sent", REL_CCOMP, "denied");
    assert_arc(a, "missiles", REL_OBJ, "sent");
    assert_arc(a, "rebels", REL_OBL, "sent");
    assert_word(a, "denied", UPOS_VERB, "deny");
    assert_word(a, "missiles", UPOS_NOUN, "missile");
    assert_word(a, "had", UPOS_AUX, "have");
    assert_true(slice_equal(token_of(a, "missiles")->features, SLICE("Number=Plur")));
    article_free(a);
}

static void test_passive(void **state) {
    (void)state;
    article *a = parsed("The bridge was destroyed by government troops, residents said.");
    assert_sound(a);
    assert_arc(a, "bridge", REL_NSUBJ_PASS, "destroyed");
    assert_arc(a, "was", REL_AUX_PASS, "destroyed");
    assert_arc(a, "troops", REL_OBL_AGENT, "destroyed");
    article_free(a);
}

/* A word that is a verb or describes the noun behind it: what it is, its lemma, and the noun's relation to it or its
 * own to the noun. */
typedef struct either {
    const char *text, *form, *noun, *lemma;
    bool verb;
} either;

static void test_verbs_that_look_like_adjectives(void **state) {
    (void)state;
    static const either list[] = {
        {"Norland had stolen plans of a lighthouse.", "stolen", "plans", "steal", true},
        {"Sarin accused Veland of having armed camel thieves in the hills.", "armed", "thieves", "arm", true},
        {"Sarin said that Veland armed camel thieves in the hills.", "armed", "thieves", "arm", true},
        {"Sarin said the junta jailed monks who had led a march.", "jailed", "monks", "jail", true},
        {"Moscow said Oslo hid maps in barns.", "hid", "maps", "hide", true},
        {"The miners are accused of burning huts in the valley.", "burning", "huts", "burn", true},
        {"Armed thieves crossed the river.", "Armed", "thieves", NULL, false},
        {"The country has armed forces on both islands.", "armed", "forces", NULL, false},
        {"The mayor has limited powers.", "limited", "powers", NULL, false},
        {"It was bought by a Lisbon based brewery.", "based", "brewery", NULL, false},
    };
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
        article *a = parsed(list[k].text);
        assert_sound(a);
        if (list[k].verb) {
            assert_word(a, list[k].form, UPOS_VERB, list[k].lemma);
            assert_arc(a, list[k].noun, REL_OBJ, list[k].form);
        } else {
            assert_ptr_equal(&a->tokens.at[token_of(a, list[k].form)->head], token_of(a, list[k].noun));
        }
        article_free(a);
    }
}

typedef struct phrase {
    const char *text, *head, *verb;
} phrase;

/* What somebody is accused of, or says, hangs on the verb and not on what stands between. */
static void test_phrases_of_verbs(void **state) {
    (void)state;
    static const phrase list[] = {
        {"Sarin accused Velandish toy makers of copying its dolls.", "copying", "accused"},
        {"The airline, accused by regulators of hiding faults, denied it.", "hiding", "accused"},
        {"Sarin charged Veland with drilling wells across the border.", "drilling", "charged"},
        {"Farmers blamed the dam for the flood.", "flood", "blamed"},
        {"A court convicted the clerk on charges of forging letters.", "forging", "charges"},
        {"The firm said in a statement to the bank that an audit had cleared its staff.", "cleared", "said"},
        {"Kjersti Lund told a hastily called press conference that the firm had cleared its staff.", "cleared",
         "told"},
        {"The firm said in answer to the claim that rats had eaten the files that it was sorry.", "eaten", "claim"},
    };
    for (size_t k = 0; k < sizeof list / sizeof *list; k++) {
        article *a = parsed(list[k].text);
        assert_sound(a);
        assert_ptr_equal(&a->tokens.at[token_of(a, list[k].head)->head], token_of(a, list[k].verb));
        article_free(a);
    }
}

static void test_names(void **state) {
    (void)state;
    article *a =
        parsed("President Maria Lopez flew from London to Washington to meet John Smith of the United Nations.");
    uint32_t persons = 0, places = 0;
    for (uint32_t i = 0; i < a->names.size; i++) {
        slice text = article_text(a, a->names.at[i].at);
        if (slice_ends(text, SLICE("Maria Lopez")) || slice_equal(text, SLICE("John Smith")))
            persons += a->names.at[i].kind == NAME_PER;
        if (slice_equal(text, SLICE("London")) || slice_equal(text, SLICE("Washington")))
            places += a->names.at[i].kind == NAME_LOC;
    }
    assert_int_equal(persons, 2);
    assert_int_equal(places, 2);
    article_free(a);
}

static void test_given_tokens_are_kept(void **state) {
    (void)state;
    const char *text = "# text = They won.\n1\tThey\t_\t_\t_\t_\t_\t_\t_\t_\n2\twon.\t_\t_\t_\t_\t_\t_\t_\t_\n\n";
    conllu_reader r = {.rest = slice_of(text), .path = "test"};
    article *a;
    error e = {0};
    assert_int_equal(conllu_read(&r, false, &a, &e), READOUT_OK);
    assert_int_equal(parser_parse(p, a, &e), READOUT_OK);
    assert_int_equal(a->tokens.size, 2);
    assert_true(slice_equal(article_text(a, a->tokens.at[1].at), SLICE("won.")));
    assert_int_equal(a->tokens.at[0].upos, UPOS_PRON);
    assert_sound(a);
    article_free(a);
}

/* ------------------------------------------------------------------------------------------ the unexpected */

static uint32_t random_next(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void test_any_text_is_sound(void **state) {
    (void)state;
    static const char *const bits[] = {" ", ".", "\"", "n't", "'s", "(", "A", "word", "\n", "12", "\xC3\xA9",
        "\xF0\x9F\x9A\x80",
        "\xE2\x80\x9C", "U.S.", ",", "-", "\xE4\xB8\xAD", "http://a.b/c", "\t", "\x01", "$", "said", "Iran"};
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        buf text = {0};
        for (uint32_t i = random_next(&seed) % 120; i > 0; i--)
            buf_add(&text, slice_of(bits[random_next(&seed) % (sizeof bits / sizeof *bits)]));
        article *a = parsed_slice(buf_slice(&text));
        assert_sound(a);
        for (uint32_t i = 0, at = 0; i <= a->tokens.size; i++) { /* what lies between tokens is white space */
            uint32_t next = i < a->tokens.size ? a->tokens.at[i].at.begin : (uint32_t)a->text.size;
            for (; at < next; at++) assert_true((unsigned char)a->text.at[at] <= ' ');
            if (i < a->tokens.size) at = a->tokens.at[i].at.end;
        }
        article_free(a);
        buf_release(&text);
    }
}

static void test_a_sentence_without_end(void **state) {
    (void)state;
    buf text = {0};
    for (int i = 0; i < 3000; i++) buf_add(&text, SLICE("and the "));
    article *a = parsed_slice(buf_slice(&text));
    assert_int_equal(a->tokens.size, 6000);
    assert_sound(a);
    article_free(a);
    buf_clear(&text);
    for (int i = 0; i < 10000; i++) buf_add(&text, SLICE("a."));
    a = parsed_slice(buf_slice(&text));
    assert_sound(a);
    article_free(a);
    buf_release(&text);
}

static void test_missing_model(void **state) {
    (void)state;
    error e = {0};
    assert_null(parser_open("/nonexistent", &e));
    assert_int_equal(e.status, READOUT_NO_FILE);
    assert_string_equal(e.path, "/nonexistent/parse.model");
    parser_close(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences_and_tokens),
        cmocka_unit_test(test_addresses_and_numbers),
        cmocka_unit_test(test_news),
        cmocka_unit_test(test_headlines),
        cmocka_unit_test(test_contractions),
        cmocka_unit_test(test_only_what_is_told_is_parsed),
        cmocka_unit_test(test_tree_of_a_denial),
        cmocka_unit_test(test_passive),
        cmocka_unit_test(test_verbs_that_look_like_adjectives),
        cmocka_unit_test(test_phrases_of_verbs),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_given_tokens_are_kept),
        cmocka_unit_test(test_any_text_is_sound),
        cmocka_unit_test(test_a_sentence_without_end),
        cmocka_unit_test(test_missing_model),
    };
    return cmocka_run_group_tests(tests, open_parser, close_parser);
}
