/* word_roles.h - which part a word plays: the words of a language that rules ask for, by role, of roles.tsv
 *
 * A rule is about prepositions of who does it, words that negate, relative pronouns; which words these are the table
 * tells. A word may have many roles; of a few, a role is what a word ends with. Case does not matter (ASCII).
 *
 *     if (word_is(words, lemma, WORD_AGENT)) ...
 *
 * To add a word to a role: the role's row in lang/en/roles.tsv. To add a role: a line here and a row there. */
#ifndef BASE_WORD_ROLES_H
#define BASE_WORD_ROLES_H

#include "base/arena.h"

/* Name here, name in the table, which shows each in a sentence. */
#define WORD_ROLE_LIST(X) \
    X(INFINITIVE, infinitive) X(COMPLEMENTIZER, complementizer) X(AGENT, agent) X(GENITIVE, genitive) \
    X(ORIGIN, origin) X(COMITATIVE, comitative) X(CAPACITY, capacity) X(ADVERSE, adverse) \
    X(BENEFICIARY, beneficiary) X(LOCATIVE, locative) X(UNDERGOING, undergoing) X(INSTIGATOR, instigator) \
    X(DEFINITE, definite) X(FREE_RELATIVE, free_relative) X(RELATIVE, relative) \
    X(RELATIVE_SUBJECT, relative_subject) X(RELATIVE_PERSON, relative_person) X(RELATIVE_THING, relative_thing) \
    X(RELATIVE_OBJECT, relative_object) X(CLAUSE_OPENER, clause_opener) \
    X(NEGATIVE_DETERMINER, negative_determiner) X(NEGATOR, negator) X(NEGATIVE_ADVERB, negative_adverb) \
    X(LEFT_OUT, left_out) X(EITHER_NEGATIVE, either_negative) X(FRONTED_NEGATIVE, fronted_negative) \
    X(NEGATIVE_PRONOUN, negative_pronoun) X(NEGATIVE_SINGULAR, negative_singular) X(NEGATION, negation) \
    X(NAUGHT, naught) X(NAUGHT_SAID, naught_said) X(RESTRICTIVE, restrictive) X(EXPLETIVE, expletive) \
    X(EXISTENTIAL, existential) X(COPULA, copula) X(PERFECT, perfect) X(PAST_AUXILIARY, past_auxiliary) \
    X(COPULA_OF_REPLY, copula_of_reply) X(ABILITY, ability) X(INABILITY, inability) X(OBLIGATION, obligation) \
    X(ALTERNATIVE, alternative) X(PAST_ABILITY, past_ability) \
    X(ABLE, able) X(UNABLE, unable) X(FUTURE, future) X(FUTURE_PLAIN, future_plain) X(UNREAL, unreal) \
    X(INTERROGATIVE, interrogative) X(REASON_ASKED, reason_asked) X(MANNER_ASKED, manner_asked) \
    X(MANNER_OR_REASON, manner_or_reason) X(SUCH, such) X(DEMONSTRATIVE, demonstrative) X(SELF, self) \
    X(PERSONAL, personal) X(PLURAL_PERSONAL, plural_personal) X(RECIPROCAL_EACH, reciprocal_each) \
    X(RECIPROCAL_OTHER, reciprocal_other) X(RECIPROCAL_ONE, reciprocal_one) \
    X(RECIPROCAL_ANOTHER, reciprocal_another) X(RECIPROCAL, reciprocal) X(TIME_MARK, time_mark) X(SEQUEL, sequel) \
    X(CONTRAST, contrast) X(OPENER_OF_CLAIM, opener_of_claim) X(POSSESSOR, possessor) X(OWNER, owner) \
    X(SOURCE_NOUN, source_noun) X(CLAIMANT, claimant) X(IMPOSED_ON, imposed_on) X(PENALISED, penalised) \
    X(PENALISED_FOR, penalised_for) X(CHARGED_WITH, charged_with) X(CHARGED_DEED, charged_deed) X(CHARGE, charge) \
    X(CHARGE_OF_DEED, charge_of_deed) X(BIDDEN, bidden) X(PRESSED, pressed) X(LEVELLED_AT, levelled_at) \
    X(POSITION_ON, position_on) X(REASON, reason) X(REASON_OR_MEANS, reason_or_means) \
    X(GOVERNED_CLAUSE, governed_clause) X(BLAMED_FOR, blamed_for) X(BLAMED_ON, blamed_on) \
    X(POINTED_TO, pointed_to) X(SHARED_BY, shared_by) X(CULPRIT_OF, culprit_of) X(MEANS, means) \
    X(GAPPED_DEED, gapped_deed) X(ADDRESSEE, addressee) X(SUFFERER, sufferer) X(TOLD_OF, told_of) \
    X(CLAIM_ABOUT, claim_about) X(ASKED_FOR, asked_for) X(PURPOSE_PHRASE, purpose_phrase) \
    X(PERCEPTION, perception) X(LAST, last) X(DOUBT, doubt) X(FINDING, finding) X(CITING, citing) \
    X(QUOTING, quoting) X(TALKING, talking) X(CONTRADICTING, contradicting) X(ACCORDING, according) \
    X(ASKING, asking) X(WARNING, warning) X(GERUND, gerund) X(PRESENT, present) X(PAST, past) \
    X(BASE_IN_EED, base_in_eed) X(SILENT, silent) X(PLURAL, plural) X(WEEKDAY, weekday) X(ORDINAL, ordinal) \
    X(AGE, age) X(GENERATION, generation) X(DIPLOMAT, diplomat) X(AIDE, aide) X(MINISTER, minister) \
    X(PARTY, party) X(PARTY_LEADER, party_leader) X(PARTY_CHAIRMAN, party_chairman)

enum word_role {
#define X(name, called) WORD_##name,
    WORD_ROLE_LIST(X)
#undef X
        WORD_ROLES
};

typedef struct word_roles word_roles;

/* Loads folder/roles.tsv into `a`; call it inside an arena_run. READOUT_NO_FILE, or READOUT_BAD_MODEL with file and
 * line: a role that is not known or has no row, a word of more than 16 bytes. */
status word_roles_open(arena *a, const char *folder, const word_roles **out, error *e);

/* Whether the word has the role. False where `r` is NULL. */
bool word_is(const word_roles *r, slice word, enum word_role role);

/* The bytes of the role's ending that the word ends with, if it is longer; 0 where there is none, or `r` is NULL. */
size_t word_ending(const word_roles *r, slice word, enum word_role role);
static inline bool word_ends(const word_roles *r, slice word, enum word_role role) {
    return word_ending(r, word, role) > 0;
}

/* The first word of a role, as the table has it: for looking it up in another table. Empty where `r` is NULL. */
slice word_first(const word_roles *r, enum word_role role);

#endif
