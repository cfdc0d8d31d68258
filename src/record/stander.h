/* stander.h - what those share who make the statements of one article: stand.c and its parts, echo.c, follow.c,
 * answer.c, sides.c */
#ifndef RECORD_STANDER_H
#define RECORD_STANDER_H

#include "record/camp.h"
#include "record/shape.h"

enum { CHAIN = 8, BACK = 64, STEPS = 48, SPEAKERS = 8 };

#define NO_SIDE SIDES
#define ALONG SLICE("content, along with it")
#define BEFORE SLICE("what was claimed before it")
#define PERHAPS SLICE("what may have been claimed before it")

typedef VEC(statement) statements;

typedef struct stander {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    const shape *shapes;
    const slice *camps;  /* for whom each actor speaks, and whether that is but guessed: camp.h */
    const bool *guessed;
    slice *own;          /* the key of each actor: camp_key */
    statements out;
    bool *used;          /* attributions that some proposition stands under, directly or through a noun */
    bool *transparent;   /* propositions that only lead to what their object or clause says ("made the claim that") */
    bool *opposed;       /* attributions by which something is denied or questioned */
    uint32_t *lied;      /* of each attribution: the proposition by which it says that somebody lies, or NONE */
    bool *no_part;       /* attributions by which somebody denies a part in what the content does not name */
    uint32_t *part_of;   /* of each attribution: the proposition by which it says that somebody had a part, or NONE */
    uint32_t *at_token;  /* the proposition whose head a token is, or NONE */
    uint32_t *cue_at;    /* the attribution in whose cue a token stands, or NONE */
    slice *answers;      /* of each attribution: where it answers a claim without telling it: reply.h */
    range *speakers;     /* of each attribution: in `who` */
    VEC(uint32_t) who;
    leaning *leanings;   /* of each attribution */
    leaning *wordings;   /* the same by its words alone */
} stander;

/* The propositions of each attribution: the first, and behind each the next; NONE: no more. */
typedef struct said_lists {
    uint32_t *first, *next;
} said_lists;

/* In s->scratch; linear. */
said_lists stander_said(const stander *s);

/* Fills one of which article, kinds and arena are given, with the statements that rules make. */
void stander_by_rules(stander *s);

/* Adds a statement for each speaker of the quote; none for NO_SIDE. */
void stander_emit(stander *s, uint32_t proposition, uint32_t quote, uint8_t side, slice rule);

/* The marks of a proposition that tell how its words read: MARK_JOINED, MARK_OWNED, MARK_POINTS, MARK_OPENERS. */
uint32_t stander_wording(const article *a, const proposition *p);

/* Whether the word is of a kind of kinds.tsv ("claim", "denial", "part"), or of a kind of that. */
bool stander_is_kind(stander *s, slice lemma, slice wanted);

/* The keys of who does what a proposition tells, as its shape has them. */
slice stander_actors(const stander *s, uint32_t proposition);

/* For whom an actor speaks; empty where that is not known, or `who` is NONE. */
slice stander_camp(const stander *s, uint32_t who);

/* The attribution in whose content this one stands, or NONE. */
uint32_t stander_parent(const article *a, uint32_t quote);

/* Whether a token lies in the span. */
bool stander_within(const token *t, span at);

/* Whether one of the keys is the actor's own, or his state's. */
bool stander_concerned(stander *s, slice keys, uint32_t who);

/* Whether a noun stands for what somebody said ("the accusation"), or a verb says that somebody did something
 * ("blamed"). */
bool stander_is_charge(stander *s, uint32_t token_at);

/* The token that a clause of the content hangs on, if token `i` belongs to a clause that is no part of another; else
 * NONE. */
uint32_t stander_clause_top(const article *a, span content, uint32_t i);

/* The statements of attributions without words of their own for what they say: what is said before them in the
 * article is looked up for it. After all others; linear but for BACK. */
void echoes_stand(stander *s);

/* Whether it tells whose claim it denies ("Berg's claim"), and he asserts something in the article, but not what is
 * in this bucket. Looks at some statements only. */
bool stander_denies_another(stander *s, uint32_t quote, slice bucket);

/* The statements of who takes a side in what the article charges somebody with, without naming it: see follow.c.
 * After all others; linear but for the charges, of which there are few. */
void sides_follow(stander *s);

/* What a content says, as far as it tells a side. */
typedef struct reading {
    bool negative;   /* that something is not so */
    bool false_said; /* that something is a lie */
    bool open;       /* what may, should or will be, or what the speaker does not tell */
} reading;

/* Whether an auxiliary of a clause's head leaves open whether it is so ("may", "would"); whether a token negates. */
bool stander_has_modal(stander *s, uint32_t top);
bool stander_is_negation(const token *t);

/* Reads the content of an attribution; linear in its words. */
reading stander_read(stander *s, const attribution *t);

/* The denials of who is charged with something in the article, and denies something that nobody said of him in these
 * words: see answer.c. After sides_follow; linear but for BACK. */
void charges_answered(stander *s);

/* Takes away what a speaker asserts where he, or his side of what it is charged with, denies the same in the article;
 * not what is admitted. Last of all; linear. */
void own_sides_hold(stander *s);

#endif
