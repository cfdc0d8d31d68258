/* gist.h - what of a dispute is compared with others, without its words
 *
 * A list of disputes compares many more than it shows. What that asks of a dispute is little: who takes which side in
 * which quote, by which verbs, of what things, in which reports. It is kept apart from the rest (kept.h). */
#ifndef RECORD_GIST_H
#define RECORD_GIST_H

#include "record/bundle.h"
#include "record/claims.h"

enum { GIST_REPORTS = 4, GIST_WORDS = 24 };

/* A word that says what an article of the dispute is about, by its key (print.h), and how rare it is in news (see
 * ties_rarity), in tenths. */
typedef struct gist_word {
    uint32_t key;
    uint8_t rarity;
} gist_word;

/* A statement. Its first two numbers are those by which its quote is known, which for a denial of many words is the
 * same in each report that has it; its third is that of its speaker, who is 0 where nobody is known. */
typedef struct gist_mark {
    int64_t article, quote; /* -1: it is in none */
    int64_t who;
    uint8_t side;
    bool takes; /* member_takes_side */
} gist_mark;

typedef struct gist {
    /* in the order of the members; the same in a row once, and what nobody known says in no quote left out */
    const gist_mark *marks;
    const slice *lemmas, *objects, *recipients; /* each once, but the empty ones */
    uint32_t mark_count, lemma_count, object_count, recipient_count;
    /* that its quotes have, but those of who did it, by key: those that most have, of these the rarest */
    gist_word words[GIST_WORDS];
    uint32_t word_count;
    int64_t reports[GIST_REPORTS]; /* the first ones */
    uint32_t report_count;
} gist;

/* Of a claim that has its members, or is kept. In l->a. */
gist gist_of(lister *l, const claim *c);

/* How alike the words of two disputes are: their cosine, from 0 to 1. */
double gist_likeness(const gist *a, const gist *b);

/* Packs one as a part. */
void gist_put(lister *l, const claim *c, bundle *to);

/* Reads that part. In l->a. */
gist gist_take(lister *l, unbundling part);

#endif
