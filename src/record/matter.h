/* matter.h - how surely a statement is of a dispute's matter, in whatever words
 *
 * A dispute is found by one deed of one actor; what else is said of it names the deed otherwise, or leaves out who
 * did it. Whether a statement is of it is weighed by what both say (who, which deed, to what and whom), by who speaks
 * (of the accused's camp, of his accusers', of none known), and by how much of the report is of this dispute, and how
 * near. The weights are learned: see docs/experiments.md. */
#ifndef RECORD_MATTER_H
#define RECORD_MATTER_H

#include "record/claims.h"

typedef struct matters matters;

/* The numbers that are weighed, as matter.c calls them, and what each weighs; a statement is of a dispute where the
 * sum is above MATTER_ENOUGH. */
enum { MATTER_FEATURES = 59 };
#define MATTER_ENOUGH (-0.2)
extern const char *const matter_feature_name[MATTER_FEATURES];
extern const double matter_weight[MATTER_FEATURES];

struct row_pairs;

/* Sees each statement that is weighed against a dispute to join it (l->watch): for learning. All is borrowed;
 * what is NULL is not called. */
typedef struct matter_watch {
    void (*weighed)(struct matter_watch *w, lister *l, const claim *dispute, const member *m,
                    const double x[MATTER_FEATURES]);
    /* The same of attributions beside disputes: row_sides.h. */
    void (*paired)(struct matter_watch *w, lister *l, const claims *disputes, const struct row_pairs *all);
    void (*seeded)(struct matter_watch *w, lister *l, const claims *seeds, const struct row_pairs *all);
    /* All claims of a small record: worth.h. */
    void (*claimed)(struct matter_watch *w, lister *l, const claims *all);
    /* the disputes, as they are listed: by who learns */
    void (*listed)(struct matter_watch *w, lister *l, const claims *disputes);
} matter_watch;

/* Disputes as they are now, for comparing; they and `l` must outlive it. In l->a. */
matters *matters_of(lister *l, const claims *disputes);

/* Fills the numbers of a statement of the claim `of` and dispute `n`; false where it can't be of it: its speaker
 * stands on the other side, it was done with another thing of its kind, or its report is about something else. */
bool matter_features(matters *all, uint32_t n, const claim *of, const member *m, double x[MATTER_FEATURES]);

/* The same numbers of any statement, also of one that stands in the dispute, whose report is `tied` to its reports
 * (matter_tied). */
void matter_numbers(matters *all, uint32_t n, const claim *of, const member *m, double tied,
                    double x[MATTER_FEATURES]);

/* The numbers, each times what it weighs. */
double matter_sum(const double x[MATTER_FEATURES]);

/* 1 where dispute `n` has statements of a report; else how alike the report is to those that have. */
double matter_tied(const matters *all, uint32_t n, int64_t report);

/* The dispute that a statement of the claim `of` is of most surely, or NONE where it is surely of none. Nobody joins
 * whom the dispute has on the other side. Linear in the disputes that tell of it in reports alike. */
uint32_t matter_of(matters *all, const claim *of, const member *m);

/* Whether dispute `n` and another one are of one matter: nearly all that is said in the other would belong there, and
 * nobody would stand on both sides. Linear in the other's statements. */
bool matter_takes(matters *all, uint32_t n, const claim *other);

#endif
