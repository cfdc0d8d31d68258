/* reproach.h - verbs by which somebody is taken to task for a deed, and where a sentence says who and for what
 *
 * From lang/en/reproaches.tsv. Who lashes out at somebody for a deed, sues him for it or summons his ambassador over
 * it charges him with it: finding_charges.c makes an attribution of that, proposition_subject.c and
 * proposition_imputed.c give the deed its doer, coref_accused.c asks whom "it" stands for behind such a verb. Only
 * heads and relations of the tree are asked, so that every stage may. */
#ifndef CODE_REPROACH_H
#define CODE_REPROACH_H

#include "article.h"
#include "base/map.h"

typedef struct reproaches reproaches;

typedef struct reproach {
    uint32_t whom; /* the token that names who is reproached */
    uint32_t deed; /* the head of the phrase or clause for what, or NONE */
    uint32_t by;   /* who reproaches, where the verb's subject is who is reproached and it is said; else NONE */
    bool suffers;  /* the verb's subject is who is reproached: "came under fire from" */
    bool answers;  /* who speaks says that `whom` is to answer for it: "must pay for"; nobody reproaches by it */
    bool state;    /* only a state is reproached so: who asks must look whether it is one */
} reproach;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status reproaches_open(arena *a, const char *folder, reproaches **out, error *e);

/* Whether the verb at a token reproaches somebody; fills *out. Looks at a few tokens around it. */
bool reproach_at(const reproaches *r, const article *a, uint32_t verb, reproach *out);

/* Whether the verb at a token tells what another than its subject did: "alleged that it had". */
bool reproach_tells(const reproaches *r, const article *a, uint32_t verb);

/* Whether it tells what who complains bears, wants or thinks: "sued them, saying it had | lost a boat". */
bool reproach_own_lot(const reproaches *r, const article *a, uint32_t verb);

/* Of the token at an index: whether it is a verb by which mostly what is said of oneself is denied ("denied"), or any
 * verb of denying; a noun for a claim, and for one that charges somebody; a noun for who speaks for another. */
bool reproach_denies(const reproaches *r, const article *a, uint32_t at);
bool reproach_disclaims(const reproaches *r, const article *a, uint32_t at);
bool reproach_claims(const reproaches *r, const article *a, uint32_t at);
bool reproach_charges(const reproaches *r, const article *a, uint32_t at);
bool reproach_speaks_for(const reproaches *r, const article *a, uint32_t at);

#endif
