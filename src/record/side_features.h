/* side_features.h - what tells whether an attribution takes a side in a charge, as small integers
 *
 * Who speaks (the accused, the accusers, others), by which stance and cue, what the content is about and how near
 * that is to the charge, what stands around. Cosines are in hundredths. A pure function of the article. */
#ifndef RECORD_SIDE_FEATURES_H
#define RECORD_SIDE_FEATURES_H

#include "base/vectors.h"
#include "record/side_charge.h"

/* Each has a name here, which the model's table uses. */
#define SIDE_FEATURES(X)                                                                                             \
    X(own) X(accuser) X(victim) X(same_country) X(accuser_country) X(speaker_kind) X(speaker_state)                  \
        X(speaker_sector)                                                                                            \
    X(stance) X(stance_denies) X(stance_wish) X(stance_open) X(negated) X(kind) X(has_content) X(length)             \
        X(cue_noun) X(cue_claim) X(cue_denial) X(cue_charge)                                                         \
    X(nested) X(parent_denies) X(parent_own) X(child_denies) X(children)                                             \
    X(negative) X(falsehood) X(modal) X(negations) X(claim_word) X(denial_word) X(part_word) X(question)             \
    X(props) X(negative_props) X(unreal_props) X(past) X(future)                                                     \
    X(names_accused) X(accused_acts) X(names_accuser) X(accuser_acts) X(names_victim) X(we) X(they) X(third)         \
    X(same_sense) X(same_bucket) X(other_bucket) X(same_actors) X(objects_meet) X(recipients_meet) X(conflict)       \
        X(other_acts)                                                                                                \
    X(shared) X(shared_predicate) X(mean_near) X(predicate_near) X(object_near) X(other_near) X(best_near)           \
    X(like_false) X(like_denial) X(like_evidence) X(like_calm) X(like_condemn) X(like_innocent) X(like_unknown)      \
        X(like_demand)                                                                                               \
    X(position) X(title) X(distance) X(distance_asserts) X(distance_denies) X(before_side) X(after_side)             \
        X(same_before) X(same_after)                                                                                 \
    X(same_sentence)                                                                                                 \
    X(rank) X(charges) X(deed) X(happening) X(with_object) X(with_recipient) X(is_light) X(is_noun) X(share)         \
        X(first_told) X(told_often) X(by_person) X(asserted) X(denied) X(voiced) X(titled) X(known) X(owned)         \
        X(counter) X(own_of_other) X(accuser_of_other)                                                               \
    X(turns) X(his_denials) X(his_negatives) X(his_falsehoods) X(his_charges) X(his_wishes) X(his_we) X(his_open) \
    X(his_names_accused) X(his_names_accuser) X(met_accused) X(met_accuser) X(with_accused) X(with_accuser)          \
        X(reticent)                                                                                                  \
    X(stands_here) X(stands_other) X(denied_other)

#define SIDE_ENUM(name) SIDE_F_##name,
enum side_feature { SIDE_FEATURES(SIDE_ENUM) SIDE_FEATURE_COUNT };
extern const char *const side_feature_name[SIDE_FEATURE_COUNT];

/* Classes of words that the vectors of contents are compared with: side_words.tsv. */
enum side_words { LIKE_FALSE, LIKE_DENIAL, LIKE_EVIDENCE, LIKE_CALM, LIKE_CONDEMN, LIKE_INNOCENT, LIKE_UNKNOWN,
    LIKE_DEMAND, LIKES };
extern const char *const side_words_name[LIKES];

typedef struct side_lexicon {
    vectors words;
    int8_t means[LIKES][VECTORS_WIDTH]; /* of each class, at VECTORS_LENGTH */
    bool given[LIKES];
} side_lexicon;

typedef struct side_reader side_reader;

/* What features need of an article, made once. All in s->scratch; the pointers are borrowed. */
side_reader *side_reader_new(stander *s, const side_lexicon *lexicon, const side_charge *charges, uint32_t count);

/* Whether words or cue negate, deny or call something false. */
bool side_opposed(const int16_t *features);

/* Whether somebody may take the side at all, whatever the model says: none of the accused's own charges them but by
 * admitting it, none of the accusers denies, and who denies says so or speaks for the accused. What the accused
 * themselves say that they did is no charge. */
bool side_possible(const int16_t *features, uint8_t side);

/* The statement by which the rules put the attribution into the charge, as a number in s->out; NONE where they do
 * not. */
uint32_t side_given(const side_reader *r, uint32_t quote, uint32_t charge);

/* What of the features is the charge's own, whoever speaks; the others are 0. */
void side_read_charge(const side_reader *r, uint32_t charge, int16_t *out);

/* The features of one attribution for one charge, as if the rules had said nothing of it; false where it has no
 * speaker. */
bool side_read(side_reader *r, uint32_t quote, uint32_t charge, int16_t *out);

#endif
