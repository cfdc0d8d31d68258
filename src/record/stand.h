/* stand.h - who stands where: from an article's propositions and attributions to statements
 *
 * A statement is one speaker's stance in one proposition. The innermost attribution's speaker holds the stance; those
 * around it only pass it on (`via`), unless one of them denies or questions what is put as a noun ("rejected the
 * allegations of sending drones"): then its speaker stands too, on the other side. A proposition in nobody's content
 * is the outlet's own voice. A denial is of what its content says, not of what stands further down in it: who denied
 * "sending drones for use in the war" denied neither use nor war. Every member of a source ("Both Ruritania and
 * Graustark denied") stands. A denial without words of its own ("called the claims baseless") takes what was claimed
 * before it in the article. A pure function of the article, so that the record does not depend on the order of
 * adding. */
#ifndef RECORD_STAND_H
#define RECORD_STAND_H

#include "article.h"
#include "record/kinds.h"

/* What a speaker does with a proposition. Names in side_name. */
enum side { SIDE_ASSERTS, SIDE_DENIES, SIDE_QUESTIONS, SIDE_DEMANDS, SIDE_OFFERS, SIDE_THREATENS, SIDES };
extern const char *const side_name[SIDES];

/* What makes propositions the same claim, besides `sense` and actors: keys, sorted, joined by line ends. */
typedef struct shape {
    slice bucket;     /* sense, a line end, and the actors' keys joined by line ends; empty: of no claim */
    slice recipients;
    slice objects;    /* paths of kinds */
    uint32_t first_day, last_day;
    bool contrary;    /* the proposition says that what the bucket's sense says is not so: "stayed", of withdrawing */
    bool part;        /* it says that somebody had a part in something that it does not name */
    bool light;       /* its predicate says little: "has", "makes" */
    bool filled;      /* who did it is taken from what stands elsewhere in the article */
    int16_t deed;     /* how much its verb tells what reports quarrel about: kinds_deed */
} shape;

/* What speaks against a statement's being of just this deed; in statement.marks. */
enum {
    MARK_LIGHT = 1,
    MARK_NOUN = 2,        /* the deed is only named, by a noun */
    MARK_FILLED = 4,
    MARK_PRESUPPOSED = 8, /* it only says of which thing is spoken: "the boats seized" */
    MARK_RUMOUR = 16,     /* nobody is named who says it: "denied reports that" */
    MARK_JUDGED = 32,     /* behind it stands what is thought of it: "reports that it sold arms are false" */
    MARK_JOINED = 64,     /* the word behind who did it only joins him to it: "accused Borduria | of | selling" */
    /* and 256: how many words that its content begins with only join it to what it is said by: "that", "of" */
    MARK_OPENERS = 128,
    /* to 4096: of what is judged, how many words behind predicate and arguments are not yet the judgement */
    MARK_REST = 512,
    MARK_OWNED = 8192,    /* it begins with whose it is, and that by a pronoun: "its leader" */
    MARK_POINTS = 16384,  /* a pronoun stands for what or whom it is done to: "caught them" */
    /* it stands in a dispute for what its speaker means by it, not for its own deed: only in lists, row_sides.h */
    MARK_MEANT = 32768
};

/* How many of these words there are, 3 and 15 at most. */
enum { OPENERS_MOST = 3, REST_MOST = 15 };
static inline uint32_t marks_openers(uint16_t marks) { return marks / MARK_OPENERS & OPENERS_MOST; }
static inline uint32_t marks_rest(uint16_t marks) { return marks / MARK_REST & REST_MOST; }

typedef struct statement {
    uint32_t proposition;
    uint32_t quote;    /* the attribution whose words show it; NONE: the outlet's voice */
    uint32_t speaker;  /* actor, or NONE */
    span at;           /* the words to show */
    slice via;         /* numbers of attributions, from the nearest, joined by blanks */
    slice rule;
    float score;
    uint8_t side;
    uint16_t marks;
    bool outlet_voice;
} statement;

/* How likely, in hundredths, an attribution asserts, or denies, one of the things that its article charges somebody
 * with: by the model of sides.h, whatever the rules make of it. LEANING_UNKNOWN where it can't be asked, of a report
 * without a parser's states; 0 where nothing there is a charge. */
enum { LEANING_UNKNOWN = 255 };
typedef struct leaning {
    uint8_t asserts, denies;
} leaning;

typedef struct standing {
    const shape *shapes;  /* one for each proposition */
    const statement *statements;
    uint32_t size;
    const slice *camps;   /* for whom each actor speaks, and whether that is but guessed: camp.h */
    const bool *guessed;
    const leaning *leanings; /* of each attribution */
    const leaning *wordings; /* the same by its words alone: side_terms.h */
    const slice *answers;    /* of each attribution: reply.h */
} standing;

/* The words that show an attribution: its content; where it has none, the sentence of its cue. */
span stand_words(const article *a, const attribution *t);

/* What is learned of taking sides: sides.h. */
typedef struct side_model side_model;

/* All in `scratch`; call it inside its arena_run. `learned` may be NULL: then by rules alone. */
standing stand(const article *a, const kinds *k, const side_model *learned, arena *scratch);

#endif
