/* row_name.h - which of its deeds a dispute of a small record is called by
 *
 * A row holds many deeds: who did it, what, to whom is told by one in full, by another in half, and some are but what
 * was said beside it. It is called by one of them as a whole, so that nothing is put together that nobody said: of a
 * statement of the row, or of one that the same attribution makes. Which one a reader would name is weighed by trees,
 * row_name.tsv beside this file, made by train/called.c: by how it is told, by how many, who of those who speak did
 * it or suffered it, and what the reports' headlines tell. */
#ifndef RECORD_ROW_NAME_H
#define RECORD_ROW_NAME_H

#include "record/claims.h"

/* `d_...`: who did it, `p_...`: what or whom it is done to. Counts; shares in hundredths. */
#define ROW_NAME_FEATURES(X)                                                                                         \
    X(denies) X(voice) X(beside) X(light) X(noun) X(filled) X(presupposed) X(joined) X(points) X(rumour) X(guess)    \
    X(score) X(charge) X(along) X(deed) X(negative) X(unsure) X(place)                                               \
    X(doer) X(d_kind) X(d_unknown) X(d_named) X(d_words) X(d_other) X(d_several) X(d_own) X(d_state) X(d_denies)     \
    X(d_camp_denies) X(d_asserts) X(d_camp_asserts) X(d_speaks) X(d_count) X(d_share) X(d_articles) X(d_heads)       \
    X(lemmas) X(lemma_share) X(lemma_articles) X(lemma_heads) X(lemma_first) X(both) X(both_share)                   \
    X(object) X(recipient) X(p_actor) X(p_asserts) X(p_denies) X(p_words) X(p_count) X(p_share) X(p_heads)           \
    X(p_small) X(size) X(sides) X(heads)

#define ROW_NAME_ENUM(name) ROW_NAME_##name,
enum row_name_feature { ROW_NAME_FEATURES(ROW_NAME_ENUM) ROW_NAME_FEATURE_COUNT };

/* A deed as one statement tells it; `object` and `recipient` are empty where it names none. `known`: who the doer is
 * for the record, where he is told without a name ("the company", of Borduria Shipping), or empty. */
typedef struct row_name {
    int64_t article, proposition;
    slice lemma, doer, known, object, recipient;
    bool nameless; /* the doer is told without a name */
    int16_t features[ROW_NAME_FEATURE_COUNT];
} row_name;

typedef VEC(row_name) row_names;

/* All of which somebody is known to have done it. In l->a. */
void row_names_of(lister *l, const claim *row, row_names *out);

/* How likely a reader would name it, 0 to 1. */
double row_name_likely(const row_name *x);

/* Says of all rows of a record, the first ones first, what they are to be called by; nothing where nothing is likely.
 * By what is but said beside its statements a row is called where none before it is called by that verb. In l->a. */
void rows_call(lister *l, claims *rows);

#endif
