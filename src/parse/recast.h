/* recast.h - words that are either a verb or describe the noun behind them: "had stolen designs", "Norland armed
 * rebels"
 *
 * The treebanks have "stolen" and "armed" before a noun mostly as what describes it, and the network then finds no
 * verb where one is. Such a word is read again with a plain verb in its place ("had taken designs") and with a plain
 * adjective ("had new designs"): what the network is surer of, and whether the verb finds a subject, an object and a
 * place in the sentence, says which of the two the word is. From lang/en/participles.tsv. */
#ifndef PARSE_RECAST_H
#define PARSE_RECAST_H

#include "article.h"
#include "base/map.h"
#include "parse/engine.h"
#include "parse/valence.h"

enum recast_kind {
    RECAST_PERFECT, /* behind a form of "have" */
    RECAST_PAST,    /* behind what may be its subject */
    RECAST_JOINED,  /* behind "and" or a comma */
    RECAST_GERUND,  /* behind the preposition of a verb as in valence.tsv: "accused of burning crops" */
    RECAST_KINDS
};

typedef struct recast {
    map rows;                 /* of a form: a row of `lemmas` and `marks` */
    VEC(slice) lemmas;        /* of an irregular form */
    VEC(uint8_t) marks;
    slice verb[RECAST_KINDS]; /* the plain words */
    slice quality;
} recast;

/* Loads the table into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status recast_open(arena *a, const char *folder, recast *out, error *e);

/* Whether a word is what things are measured in: "percent", "tonnes". */
bool recast_measures(const recast *r, slice form);

/* A word of a sentence that may be a verb, and what stands before it: tokens. */
typedef struct suspect {
    uint32_t token, before;
    uint8_t kind; /* enum recast_kind */
    slice lemma;  /* empty where the form is regular */
} suspect;

#define RECAST_LIMIT 4

/* The first RECAST_LIMIT of a sentence, and how many there are of these. */
uint32_t recast_find(const recast *r, const valence *v, const article *a, const sentence *s, suspect *out);

/* How unsure the network was of the sentence as it stands, with the plain verb, with the plain adjective
 * (engine_doubt). */
typedef struct doubts {
    float given, verb, quality;
} doubts;

/* Whether the word is a verb. `words` is the sentence as read with the plain verb, `first` its first token. */
bool recast_holds(const recast *r, const article *a, const suspect *x, uint32_t first, const engine_word *words,
    uint32_t count, const doubts *d);

#endif
