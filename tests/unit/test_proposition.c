/* Propositions from given trees: voices, frames, control, nouns, negation, attributions, hostile trees. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "code/proposition.h"
#include "parse/conllu.h"
#include "finder_setup.h"

#include <cmocka.h> /* last: it defines fail() */

/* A word: form and lemma, tag, features, head, relation. Its id is its place. */
typedef struct word {
    const char *form, *lemma, *upos, *features;
    int head;
    const char *relation;
} word;

static int load(void **state) { return finder_load(state, propositions_open); }
static int unload(void **state) { return finder_unload(state, propositions_close); }

static article *read_words(const word *words) {
    char text[8192];
    size_t size = 0;
    article *a = NULL;
    for (int i = 0; words[i].form; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "%d\t%s\t%s\t%s\t_\t%s\t%d\t%s\t_\t_\n", i + 1,
                                 words[i].form, words[i].lemma, words[i].upos, words[i].features, words[i].head,
                                 words[i].relation);
    text[size++] = '\n';
    conllu_reader r = {{text, size}, "given", 0};
    assert_int_equal(conllu_read(&r, true, &a, NULL), READOUT_OK);
    return a;
}

/* Every proper noun that is not a part of another, and every capital adjective, is an actor. */
static void name_actors(article *a) {
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        token *t = &a->tokens.at[i];
        char first = a->text.at[t->at.begin];
        if (t->upos != UPOS_PROPN && !(t->upos == UPOS_ADJ && first >= 'A' && first <= 'Z')) continue;
        mention *m = vec_push(a->arena, &a->mentions);
        *m = (mention){.at = t->at, .actor = a->actors.size, .head = i};
        actor *who = vec_push(a->arena, &a->actors);
        who->name = article_text(a, t->at);
        who->kind = ACTOR_STATE;
    }
}

typedef struct job {
    const setup *setup;
    article *article;
    uint32_t cue; /* token that is the cue of an attribution of what follows it, or NONE */
} job;

static void attribute(article *a, uint32_t cue) {
    attribution *n = vec_push(a->arena, &a->attributions);
    span last = a->tokens.at[a->tokens.size - 1].at;
    range at = article_span(a, a->tokens.at[cue].at);
    range content = article_span(a, (span){a->tokens.at[cue + 1].at.begin, last.end});
    a->attributions.at[0] = (attribution){.cue = at, .content = content, .cue_head = cue, .source_head = NONE,
        .speaker = NONE, .addressee = NONE, .parent = NONE, .said = NONE};
    (void)n;
}

static status find(void *context, error *e) {
    job *j = context;
    j->article->words = j->setup->words;
    name_actors(j->article);
    if (j->cue != NONE) attribute(j->article, j->cue);
    return propositions_find(j->setup->finder, j->article, e);
}

static void print_argument(const article *a, const argument *g, char *out, size_t room) {
    size_t size = strlen(out);
    snprintf(out + size, room - size, " %s=%.*s", argument_role_name[g->role], (int)g->text.size, g->text.at);
    if (g->actor == NONE) return;
    size = strlen(out);
    slice who = a->actors.at[g->actor].name;
    if (!slice_equal(who, g->text)) snprintf(out + size, room - size, "(%.*s)", (int)who.size, who.at);
}

static void assert_propositions(void **state, const word *words, uint32_t cue, const char *want) {
    job j = {*state, read_words(words), cue};
    article *a = j.article;
    char out[4096] = "";
    assert_int_equal(arena_run(a->arena, find, &j, NULL), READOUT_OK);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        size_t size = strlen(out);
        snprintf(out + size, sizeof out - size, "%s%s%.*s %s%s%s", i ? "; " : "", p->negative ? "not " : "",
                 (int)p->sense.size, p->sense.at, factuality_name[p->factuality],
                 p->attribution == NONE ? "" : " attributed", p->presupposed ? " presupposed" : "");
        for (uint32_t k = 0; k < p->arguments.count; k++)
            print_argument(a, &a->arguments.at[p->arguments.first + k], out, sizeof out);
    }
    assert_string_equal(out, want);
    article_free(a);
}

#define END {NULL, NULL, NULL, NULL, 0, NULL}

static void an_active_verb_and_its_frame(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 2, "nsubj"}, {"delivered", "deliver", "VERB", "_", 0,
        "root"},
        {"two", "two", "NUM", "_", 4, "nummod"}, {"ferries", "ferry", "NOUN", "_", 2, "obj"}, {"to", "to", "ADP",
            "_", 6, "case"},
        {"Peru", "Peru", "PROPN", "_", 2, "obl"}, END};
    assert_propositions(state, words, NONE, "give certain actor=Norway recipient=Peru object=two ferries");
}

/* The parser takes the verb for a participle. */
static void none_did_what_hangs_on_them(void **state) {
    const word words[] = {{"None", "none", "PRON", "PronType=Neg", 7, "nsubj"}, {"of", "of", "ADP", "_", 3, "case"},
        {"us", "we", "PRON", "_", 1, "nmod"}, {"shot", "shoot", "VERB", "VerbForm=Fin", 1, "acl"},
        {"the", "the", "DET", "_", 6, "det"}, {"marines", "marine", "NOUN", "Number=Plur", 4, "obj"},
        {"said", "say", "VERB", "VerbForm=Fin", 0, "root"}, END};
    assert_propositions(state, words, NONE,
                        "not shoot certain actor=None of us object=marines; not say certain actor=None of us");
}

static void a_passive_with_its_agent(void **state) {
    const word words[] = {{"The", "the", "DET", "_", 2, "det"}, {"ferries", "ferry", "NOUN", "_", 4, "nsubj:pass"},
        {"were", "be", "AUX", "_", 4, "aux:pass"}, {"sent", "send", "VERB", "VerbForm=Part", 0, "root"},
        {"to", "to", "ADP", "_", 6, "case"}, {"Peru", "Peru", "PROPN", "_", 4, "obl"}, {"by", "by", "ADP", "_", 8,
            "case"},
        {"Norway", "Norway", "PROPN", "_", 4, "obl:agent"}, END};
    assert_propositions(state, words, NONE, "give certain actor=Norway recipient=Peru object=ferries");
}

static void provide_someone_with_something_not(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 4, "nsubj"}, {"has", "have", "AUX", "_", 4, "aux"},
        {"not", "not", "PART", "_", 4, "advmod"}, {"provided", "provide", "VERB", "VerbForm=Part", 0, "root"},
        {"Peru", "Peru", "PROPN", "_", 4, "obj"}, {"with", "with", "ADP", "_", 7, "case"}, {"boats", "boat", "NOUN",
            "_", 4, "obl"},
        {"or", "or", "CCONJ", "_", 9, "cc"}, {"fuel", "fuel", "NOUN", "_", 7, "conj"}, END};
    assert_propositions(state, words, NONE, "not give certain actor=Norway recipient=Peru object=boats object=fuel");
}

static void a_noun_made_of_a_verb(void **state) {
    const word words[] = {{"Chile", "Chile", "PROPN", "_", 2, "nsubj"}, {"condemned", "condemn", "VERB", "_", 0,
        "root"},
        {"Norway", "Norway", "PROPN", "_", 5, "nmod:poss"}, {"'s", "'s", "PART", "_", 3, "case"},
        {"supply", "supply", "NOUN", "_", 2, "obj"}, {"of", "of", "ADP", "_", 7, "case"}, {"boats", "boat", "NOUN",
            "_", 5, "nmod"},
        {"to", "to", "ADP", "_", 9, "case"}, {"Peru", "Peru", "PROPN", "_", 5, "nmod"}, END};
    assert_propositions(state, words, NONE, "accuse certain actor=Chile object=Norway 's supply of boats; "
        "give certain actor=Norway recipient=Peru object=boats");
}

static void a_compound_with_a_people_s_adjective(void **state) {
    const word words[] = {{"Norwegian", "Norwegian", "ADJ", "_", 3, "amod"}, {"boat", "boat", "NOUN", "_", 3,
        "compound"},
        {"deliveries", "delivery", "NOUN", "_", 6, "nsubj"}, {"to", "to", "ADP", "_", 5, "case"}, {"Peru", "Peru",
            "PROPN", "_", 3, "nmod"},
        {"grew", "grow", "VERB", "_", 0, "root"}, END};
    assert_propositions(state, words, NONE, "give certain actor=Norwegian recipient=Peru object=boat; "
        "grow certain actor=Norwegian boat deliveries");
}

static void the_accused_is_the_subject(void **state) {
    const word words[] = {{"Chile", "Chile", "PROPN", "_", 2, "nsubj"}, {"accused", "accuse", "VERB", "_", 0, "root"},
        {"Norway", "Norway", "PROPN", "_", 2, "obj"}, {"of", "of", "SCONJ", "_", 5, "mark"},
        {"selling", "sell", "VERB", "VerbForm=Ger", 2, "advcl"}, {"boats", "boat", "NOUN", "_", 5, "obj"}, END};
    assert_propositions(state, words, NONE,
                        "accuse certain actor=Chile recipient=Norway; sell probable actor=Norway object=boats");
    assert_propositions(state, words, 1, "accuse certain actor=Chile recipient=Norway; "
        "sell certain attributed actor=Norway object=boats");
}

static void who_denies_allegations_is_meant_by_them(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 2, "nsubj"}, {"denied", "deny", "VERB", "_", 0, "root"},
        {"Chile", "Chile", "PROPN", "_", 5, "nmod:poss"}, {"'s", "'s", "PART", "_", 3, "case"},
        {"allegations", "allegation", "NOUN", "_", 2, "obj"}, {"of", "of", "SCONJ", "_", 7, "mark"},
        {"sending", "send", "VERB", "VerbForm=Ger", 5, "acl"}, {"boats", "boat", "NOUN", "_", 7, "obj"}, END};
    assert_propositions(state, words, 1, "reject certain actor=Norway object=Chile 's allegations; "
        "accuse certain attributed actor=Chile; give certain attributed actor=Norway object=boats");
}

static void a_relative_clause_without_its_pronoun(void **state) {
    const word words[] = {
        {"Boats", "boat", "NOUN", "_", 5, "nsubj"},    {"Norway", "Norway", "PROPN", "_", 3, "nsubj"},
        {"sent", "send", "VERB", "_", 1, "acl:relcl"}, {"have", "have", "AUX", "_", 5, "aux"},
        {"sunk", "sink", "VERB", "_", 0, "root"},      END};
    assert_propositions(state, words, NONE,
                        "give certain presupposed actor=Norway object=Boats; destroy certain actor=Boats");
}

/* "dozens more that Norway sent": "more" is an adverb to the tree. */
static void a_relative_clause_at_a_number(void **state) {
    const word words[] = {{"Dozens", "dozen", "NOUN", "_", 6, "nsubj"}, {"more", "more", "ADV", "_", 1, "advmod"},
        {"that", "that", "PRON", "_", 5, "obj"},
        {"Norway", "Norway", "PROPN", "_", 5, "nsubj"}, {"sent", "send", "VERB", "_", 2, "advcl:relcl"}, {"sank",
            "sink", "VERB", "_", 0, "root"}, END};
    assert_propositions(state, words, NONE,
                        "give certain presupposed actor=Norway object=that; destroy certain actor=Dozens");
}

static void a_participle_at_a_noun(void **state) {
    const word words[] = {{"Peru", "Peru", "PROPN", "_", 2, "nsubj"}, {"used", "use", "VERB", "_", 0, "root"},
        {"boats", "boat", "NOUN", "_", 2, "obj"},
        {"supplied", "supply", "VERB", "VerbForm=Part", 3, "acl"}, {"by", "by", "ADP", "_", 6, "case"}, {"Norway",
            "Norway", "PROPN", "_", 4, "obl:agent"},
        END};
    assert_propositions(state, words, NONE,
                        "use certain actor=Peru object=boats; give certain presupposed actor=Norway object=boats");
}

static void a_plan_is_only_possible(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 2, "nsubj"}, {"plans", "plan", "VERB", "_", 0, "root"},
        {"to", "to", "PART", "_", 4, "mark"}, {"give", "give", "VERB", "VerbForm=Inf", 2, "xcomp"}, {"Peru", "Peru",
            "PROPN", "_", 4, "iobj"},
        {"dozens", "dozen", "NOUN", "_", 4, "obj"}, {"of", "of", "ADP", "_", 8, "case"}, {"boats", "boat", "NOUN",
            "_", 6, "nmod"}, END};
    assert_propositions(state, words, NONE, "give possible actor=Norway recipient=Peru object=dozens of boats");
    assert_propositions(state, words, 1,
                        "give possible attributed actor=Norway recipient=Peru object=dozens of boats");
}

static void refusing_is_not_doing(void **state) {
    const word words[] = {
        {"Norway", "Norway", "PROPN", "_", 2, "nsubj"}, {"refused", "refuse", "VERB", "_", 0, "root"},
        {"to", "to", "PART", "_", 4, "mark"},           {"send", "send", "VERB", "VerbForm=Inf", 2, "xcomp"},
        {"boats", "boat", "NOUN", "_", 4, "obj"},       END};
    assert_propositions(state, words, NONE,
                        "reject certain actor=Norway; not give certain actor=Norway object=boats");
}

static void a_verb_carries_its_noun(void **state) {
    const word words[] = {{"Chile", "Chile", "PROPN", "_", 2, "nsubj"}, {"imposed", "impose", "VERB", "_", 0, "root"},
        {"sanctions", "sanction", "NOUN", "_", 2, "obj"}, {"on", "on", "ADP", "_", 5, "case"}, {"Norway", "Norway",
            "PROPN", "_", 2, "obl"},
        {"for", "for", "SCONJ", "_", 7, "mark"}, {"selling", "sell", "VERB", "VerbForm=Ger", 2, "advcl"}, {"boats",
            "boat", "NOUN", "_", 7, "obj"}, END};
    assert_propositions(state, words, NONE,
                        "sanction certain actor=Chile recipient=Norway; sell probable actor=Norway object=boats");
}

static void conjuncts_share_a_subject(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 4, "nsubj"}, {"and", "and", "CCONJ", "_", 3, "cc"},
        {"Chile", "Chile", "PROPN", "_", 1, "conj"},
        {"shelled", "shell", "VERB", "_", 0, "root"}, {"and", "and", "CCONJ", "_", 6, "cc"}, {"burned", "burn",
            "VERB", "_", 4, "conj"},
        {"the", "the", "DET", "_", 8, "det"}, {"harbour", "harbour", "NOUN", "_", 6, "obj"}, END};
    assert_propositions(state, words, NONE, "shell certain actor=Norway actor=Chile object=harbour; "
        "destroy certain actor=Norway actor=Chile object=harbour");
}

static void a_question_and_a_condition(void **state) {
    const word question[] = {{"Did", "do", "AUX", "_", 3, "aux"},      {"Norway", "Norway", "PROPN", "_", 3, "nsubj"},
                             {"send", "send", "VERB", "_", 0, "root"}, {"boats", "boat", "NOUN", "_", 3, "obj"},
                             {"?", "?", "PUNCT", "_", 3, "punct"},     END};
    assert_propositions(state, question, NONE, "give asked actor=Norway object=boats");
    const word condition[] = {{"If", "if", "SCONJ", "_", 3, "mark"}, {"Norway", "Norway", "PROPN", "_", 3, "nsubj"},
        {"sends", "send", "VERB", "_", 6, "advcl"},
        {"boats", "boat", "NOUN", "_", 3, "obj"}, {"Chile", "Chile", "PROPN", "_", 6, "nsubj"}, {"protests",
            "protest", "VERB", "_", 0, "root"}, END};
    assert_propositions(state, condition, NONE,
                        "give hypothetical actor=Norway object=boats; protest certain actor=Chile");
}

static void what_a_negation_reaches(void **state) {
    const word words[] = {{"Norway", "Norway", "PROPN", "_", 4, "nsubj"}, {"did", "do", "AUX", "VerbForm=Fin", 4,
        "aux"}, {"not", "not", "PART", "_", 4, "advmod"},
        {"send", "send", "VERB", "VerbForm=Inf", 0, "root"}, {"boats", "boat", "NOUN", "_", 4, "obj"}, {"and", "and",
            "CCONJ", "_", 7, "cc"},
        {"blamed", "blame", "VERB", "VerbForm=Fin", 4, "conj"}, {"Peru", "Peru", "PROPN", "_", 7, "obj"}, END};
    assert_propositions(state, words, NONE,
                        "not give certain actor=Norway object=boats; accuse certain actor=Norway recipient=Peru");
    const word drop[] = {{"Not", "not", "PART", "_", 3, "advmod"}, {"a", "a", "DET", "_", 3, "det"}, {"boat", "boat",
        "NOUN", "_", 5, "nsubj:pass"},
        {"was", "be", "AUX", "_", 5, "aux:pass"}, {"sent", "send", "VERB", "VerbForm=Part", 0, "root"}, END};
    assert_propositions(state, drop, NONE, "not give certain object=boat");
}

static void under_arrest(void **state) {
    const word words[] = {{"Smith", "Smith", "PROPN", "_", 4, "nsubj"},
                          {"is", "be", "AUX", "_", 4, "cop"},
                          {"under", "under", "ADP", "_", 4, "case"},
                          {"arrest", "arrest", "NOUN", "_", 0, "root"},
                          END};
    assert_propositions(state, words, NONE, "arrest certain recipient=Smith");
}

static void an_order_from_somebody_is_a_purchase(void **state) {
    const word words[] = {{"Peru", "Peru", "PROPN", "_", 2, "nsubj"},   {"ordered", "order", "VERB", "_", 0, "root"},
                          {"boats", "boat", "NOUN", "_", 2, "obj"},     {"from", "from", "ADP", "_", 5, "case"},
                          {"Norway", "Norway", "PROPN", "_", 2, "obl"}, END};
    assert_propositions(state, words, NONE, "buy certain actor=Peru recipient=Norway object=boats");
}

static void whose_readiness_it_is(void **state) {
    const word words[] = {
        {"Chile", "Chile", "PROPN", "_", 2, "nsubj"},       {"welcomed", "welcome", "VERB", "_", 0, "root"},
        {"Norway", "Norway", "PROPN", "_", 5, "nmod:poss"}, {"'s", "'s", "PART", "_", 3, "case"},
        {"readiness", "readiness", "NOUN", "_", 2, "obj"},  {"for", "for", "ADP", "_", 7, "case"},
        {"talks", "talk", "NOUN", "_", 5, "nmod"},          {"with", "with", "ADP", "_", 9, "case"},
        {"Peru", "Peru", "PROPN", "_", 7, "nmod"},          END};
    assert_propositions(
        state, words, NONE,
        "meet certain actor=Chile object=Norway 's readiness; meet possible actor=Norway recipient=Peru");
}

static void there_was_none(void **state) {
    const word attack[] = {{"There", "there", "PRON", "_", 2, "expl"}, {"was", "be", "VERB", "VerbForm=Fin", 0,
        "root"}, {"no", "no", "DET", "_", 4, "det"},
        {"attack", "attack", "NOUN", "_", 2, "nsubj"}, {"by", "by", "ADP", "_", 6, "case"}, {"Norway", "Norway",
            "PROPN", "_", 4, "nmod"},
        {"on", "on", "ADP", "_", 8, "case"}, {"Peru", "Peru", "PROPN", "_", 4, "nmod"}, END};
    assert_propositions(state, attack, NONE, "not attack certain actor=Norway recipient=Peru");
    const word never[] = {
        {"There", "there", "PRON", "_", 3, "expl"},       {"never", "never", "ADV", "_", 3, "advmod"},
        {"was", "be", "VERB", "VerbForm=Fin", 0, "root"}, {"an", "a", "DET", "_", 5, "det"},
        {"attack", "attack", "NOUN", "_", 3, "nsubj"},    {"by", "by", "ADP", "_", 7, "case"},
        {"Norway", "Norway", "PROPN", "_", 5, "nmod"},    END};
    assert_propositions(state, never, NONE, "not attack certain actor=Norway");
    const word boats[] = {{"There", "there", "PRON", "_", 2, "expl"},
                          {"are", "be", "VERB", "VerbForm=Fin", 0, "root"},
                          {"no", "no", "DET", "_", 4, "det"},
                          {"boats", "boat", "NOUN", "_", 2, "nsubj"},
                          END};
    assert_propositions(state, boats, NONE, "not exist certain object=boats");
}

static void not_only_is_no_negation(void **state) {
    const word words[] = {
        {"Norway", "Norway", "PROPN", "_", 4, "nsubj"}, {"not", "not", "PART", "_", 4, "advmod"},
        {"only", "only", "ADV", "_", 4, "advmod"},      {"attacked", "attack", "VERB", "VerbForm=Fin", 0, "root"},
        {"Peru", "Peru", "PROPN", "_", 4, "obj"},       END};
    assert_propositions(state, words, NONE, "attack certain actor=Norway recipient=Peru");
}

static void who_else_is_accused(void **state) {
    const word words[] = {{"Chile", "Chile", "PROPN", "_", 2, "nsubj"}, {"accused", "accuse", "VERB", "_", 0,
        "root"}, {"Norway", "Norway", "PROPN", "_", 2, "obj"},
        {"of", "of", "SCONJ", "_", 5, "mark"}, {"selling", "sell", "VERB", "VerbForm=Ger", 2, "advcl"}, {"boats",
            "boat", "NOUN", "_", 5, "obj"},
        {"to", "to", "ADP", "_", 8, "case"}, {"Peru", "Peru", "PROPN", "_", 5, "obl"}, {"and", "and", "CCONJ", "_",
            10, "cc"}, {"Cuba", "Cuba", "PROPN", "_", 8, "conj"},
        {"of", "of", "SCONJ", "_", 12, "mark"}, {"buying", "buy", "VERB", "VerbForm=Ger", 10, "acl"}, {"rifles",
            "rifle", "NOUN", "_", 12, "obj"}, END};
    assert_propositions(state, words, 1,
                        "accuse certain actor=Chile recipient=Norway recipient=Cuba; "
                        "sell certain attributed actor=Norway recipient=Peru object=boats; buy certain attributed "
                        "actor=Cuba object=rifles");
}

/* Spans lie in the predicate's sentence, within the text, and not inside out. */
static void spans_lie_in_their_sentence(void **state) {
    static const char *const relations[] = {"nsubj", "obj",   "obl",  "nmod",     "conj", "advcl",
                                            "acl",   "xcomp", "amod", "compound", "case"};
    static const char *const lemmas[] = {"send", "boat", "Norway", "attack", "to", "supply", "deny", "hundred", "of"};
    static const char *const tags[] = {"VERB", "NOUN", "PROPN", "NOUN", "ADP", "NOUN", "VERB", "NOUN", "ADP"};
    uint32_t seed = 7;
    for (int round = 0; round < 1000; round++) {
        word words[13] = {END};
        for (int i = 0; i < 12; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t kind = (seed >> 8) % 9;
            words[i] = (word){lemmas[kind], lemmas[kind], tags[kind], "_", i ? (int)((seed >> 16) % (uint32_t)i) + 1
                : 0,
                i ? relations[(seed >> 24) % 11] : "root"};
        }
        job j = {*state, read_words(words), NONE};
        article *a = j.article;
        assert_int_equal(arena_run(a->arena, find, &j, NULL), READOUT_OK);
        for (uint32_t i = 0; i < a->arguments.size; i++) {
            span at = article_extent(a, a->arguments.at[i].spans);
            assert_true(at.begin < at.end && at.end <= a->text.size);
            assert_true(a->arguments.at[i].head < a->tokens.size);
            assert_true(a->arguments.at[i].text.size > 0);
        }
        for (uint32_t i = 0; i < a->propositions.size; i++) {
            range r = a->propositions.at[i].arguments;
            assert_true(r.first + r.count <= a->arguments.size);
        }
        article_free(a);
    }
}

#ifdef READOUT_FAULTS
/* The n-th allocation fails, for every n: an error or the same result, and nothing is left behind. */
static void every_allocation_may_fail(void **state) {
    (void)state;
    for (uint64_t n = 1; n < 10000; n++) {
        int64_t before = mem_live();
        setup s = {.open = propositions_open};
        mem_fail_at(n, false);
        s.arena = arena_new();
        status done = s.arena ? arena_run(s.arena, finder_open_all, &s, NULL) : READOUT_NO_MEMORY;
        bool failed = mem_failed();
        mem_fail_at(0, false);
        assert_int_equal(done, failed ? READOUT_NO_MEMORY : READOUT_OK);
        if (s.finder) propositions_close(s.finder);
        arena_free(s.arena);
        assert_int_equal(mem_live(), before);
        if (!failed) return;
    }
    fail();
}
#endif

/* Heads in a ring, a head that is the word itself, a chain of 20,000 words: an end, and no crash. */
static void hostile_trees(void **state) {
    const setup *s = *state;
    static const char *const relations[] = {"acl:relcl", "conj", "xcomp", "obj",   "advcl",
                                            "acl",       "nmod", "obl",   "ccomp", "nsubj"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) { /* a root that says it is none */
        const word words[] = {{"sent", "send", "VERB", "VerbForm=Part", 0, relations[i]},
                              {"he", "he", "PRON", "_", 1, "nsubj"},
                              {"allegations", "allegation", "NOUN", "_", 0, relations[i]},
                              {"supply", "supply", "NOUN", "_", 0, relations[i]},
                              END};
        job one = {s, read_words(words), NONE};
        assert_int_equal(arena_run(one.article->arena, find, &one, NULL), READOUT_OK);
        article_free(one.article);
    }
    article *a = article_new();
    enum { COUNT = 20000 };
    a->text = SLICE("sent");
    token *t = NULL;
    a->tokens.at = calloc(COUNT, sizeof *t);
    a->tokens.size = a->tokens.room = COUNT;
    for (uint32_t i = 0; i < COUNT; i++)
        a->tokens.at[i] = (token){
            .at = {0, 4}, .lemma = SLICE("send"), .head = i ? i - 1 : NONE, .upos = UPOS_VERB, .relation = REL_CONJ};
    a->tokens.at[7].head = 9;
    a->tokens.at[11].head = 11;
    a->tokens.at[12].head = COUNT + 5;
    job j = {s, a, NONE};
    assert_int_equal(arena_run(a->arena, find, &j, NULL), READOUT_OK);
    free(a->tokens.at);
    article_free(a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_active_verb_and_its_frame), cmocka_unit_test(a_passive_with_its_agent),
        cmocka_unit_test(none_did_what_hangs_on_them),
        cmocka_unit_test(provide_someone_with_something_not), cmocka_unit_test(a_noun_made_of_a_verb),
        cmocka_unit_test(a_compound_with_a_people_s_adjective), cmocka_unit_test(the_accused_is_the_subject),
        cmocka_unit_test(who_denies_allegations_is_meant_by_them),
            cmocka_unit_test(a_relative_clause_without_its_pronoun),
        cmocka_unit_test(a_relative_clause_at_a_number), cmocka_unit_test(a_plan_is_only_possible),
        cmocka_unit_test(a_participle_at_a_noun), cmocka_unit_test(a_plan_is_only_possible),
        cmocka_unit_test(refusing_is_not_doing), cmocka_unit_test(a_verb_carries_its_noun),
        cmocka_unit_test(conjuncts_share_a_subject), cmocka_unit_test(a_question_and_a_condition),
        cmocka_unit_test(hostile_trees), cmocka_unit_test(under_arrest), cmocka_unit_test(what_a_negation_reaches),
        cmocka_unit_test(an_order_from_somebody_is_a_purchase), cmocka_unit_test(whose_readiness_it_is),
        cmocka_unit_test(spans_lie_in_their_sentence), cmocka_unit_test(there_was_none),
        cmocka_unit_test(not_only_is_no_negation), cmocka_unit_test(who_else_is_accused),
#ifdef READOUT_FAULTS
        cmocka_unit_test(every_allocation_may_fail),
#endif
    };
    return cmocka_run_group_tests(tests, load, unload);
}
