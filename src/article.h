/* article.h - the records that flow from room to room
 *
 * An article is flat arrays of small records, linked by 32-bit indices into one another; text is always a span of the
 * article's text. Everything lives in the article's arena and goes with it.
 *
 *     read   fills text, what is known of the report, and blocks
 *     parse  fills sentences, tokens, names, dates
 *     code   fills actors, mentions, localities, home, attributions, propositions
 *
 * Terms are those of Universal Dependencies (token, head, relation), PARC and PolNeAR (source, cue, content), TIMEX3
 * (dates) and FactBank (factuality). */
#ifndef ARTICLE_H
#define ARTICLE_H

#include "base/arena.h"
#include "base/vec.h"
#include "base/word_roles.h"

/* An index that points nowhere. */
#define NONE UINT32_MAX

/* [begin, end) in bytes of the article's text. */
typedef struct span {
    uint32_t begin, end;
} span;

/* `count` elements from `first` of some array. */
typedef struct range {
    uint32_t first, count;
} range;

/* ------------------------------------------------------------------------------------------ enumerations
 * Each has a table of names in article.c: the name as it is written in every export, in the order of the values. */

/* What a line of the report is. Only those up to BLOCK_BODY are parsed, and of these a byline, dateline or credit is
 * not coded. */
enum block_kind {
    BLOCK_TITLE,    /* the headline */
    BLOCK_SUBTITLE, /* the lines under it, before the body */
    BLOCK_BODY,     /* a paragraph of the report */
    BLOCK_DATELINE, /* "TEHRAN, Iran -": the part of a paragraph before its text */
    BLOCK_BYLINE,   /* "By Jane Doe", "Jane Doe, Kyiv" */
    BLOCK_CREDIT,   /* "Source: Anadolu Agency", "(AFP)", initials of desks */
    BLOCK_DATE,     /* a line that is the date of publication */
    BLOCK_CAPTION,  /* under a picture */
    BLOCK_FURNITURE, /* "Most Popular", "Keep reading", "Leave a comment" */
    BLOCK_KINDS
};
extern const char *const block_kind_name[BLOCK_KINDS];

enum upos {
    UPOS_X, UPOS_ADJ, UPOS_ADP, UPOS_ADV, UPOS_AUX, UPOS_CCONJ, UPOS_DET, UPOS_INTJ, UPOS_NOUN, UPOS_NUM, UPOS_PART,
    UPOS_PRON, UPOS_PROPN, UPOS_PUNCT, UPOS_SCONJ, UPOS_SYM, UPOS_VERB,
    UPOS_KINDS
};
extern const char *const upos_name[UPOS_KINDS];

/* UD relations as English treebanks use them, with subtypes. REL_DEP is the unknown one. The value of a subtype's
 * main relation is relation_main[subtype]. */
enum relation {
    REL_DEP, REL_ROOT, REL_ACL, REL_ACL_RELCL, REL_ADVCL, REL_ADVCL_RELCL, REL_ADVMOD, REL_ADVMOD_EMPH, REL_AMOD,
    REL_APPOS, REL_AUX, REL_AUX_PASS, REL_CASE, REL_CC, REL_CC_PRECONJ, REL_CCOMP, REL_COMPOUND, REL_COMPOUND_PRT,
    REL_CONJ, REL_COP, REL_CSUBJ, REL_CSUBJ_OUTER, REL_CSUBJ_PASS, REL_DET, REL_DET_PREDET, REL_DISCOURSE,
    REL_DISLOCATED, REL_EXPL, REL_FIXED, REL_FLAT, REL_GOESWITH, REL_IOBJ, REL_LIST, REL_MARK, REL_NMOD,
    REL_NMOD_DESC, REL_NMOD_POSS, REL_NMOD_UNMARKED, REL_NSUBJ, REL_NSUBJ_OUTER, REL_NSUBJ_PASS, REL_NUMMOD, REL_OBJ,
    REL_OBL, REL_OBL_AGENT, REL_OBL_UNMARKED, REL_ORPHAN, REL_PARATAXIS, REL_PUNCT, REL_REPARANDUM, REL_VOCATIVE,
    REL_XCOMP, REL_CLF, REL_KINDS
};
extern const char *const relation_name[REL_KINDS];
extern const uint8_t relation_main[REL_KINDS];

enum name_kind { NAME_NONE, NAME_PER, NAME_ORG, NAME_LOC, NAME_MISC, NAME_KINDS };
extern const char *const name_kind_name[NAME_KINDS]; /* "O", "PER", ... */

enum date_kind { DATE_DATE, DATE_TIME, DATE_DURATION, DATE_SET, DATE_KINDS };
extern const char *const date_kind_name[DATE_KINDS];

enum actor_kind {
    ACTOR_STATE, ACTOR_ORGANISATION, ACTOR_GROUP /* armed or other group, "Western officials" */, ACTOR_PERSON,
    ACTOR_UNNAMED /* "a senior official" */, ACTOR_DOCUMENT /* "a statement" with no one behind it */, ACTOR_KINDS
};
extern const char *const actor_kind_name[ACTOR_KINDS];

enum attribution_kind { KIND_DIRECT, KIND_INDIRECT, KIND_MIXED, ATTRIBUTION_KINDS };
extern const char *const attribution_kind_name[ATTRIBUTION_KINDS];

enum stance {
    STANCE_ASSERTS, STANCE_DENIES, STANCE_QUESTIONS, STANCE_DEMANDS, STANCE_OFFERS, STANCE_THREATENS, STANCE_REPORTS,
    STANCE_ADMITS, STANCE_DECLINES, STANCES
};
extern const char *const stance_name[STANCES];

enum factuality {
    FACT_CERTAIN, FACT_PROBABLE, FACT_POSSIBLE, FACT_ASKED, FACT_ORDERED, FACT_HYPOTHETICAL, FACTUALITIES
};
extern const char *const factuality_name[FACTUALITIES];

enum argument_role {
    ROLE_ACTOR, ROLE_RECIPIENT, ROLE_OBJECT, ROLE_PLACE, ROLE_TIME, ROLE_PURPOSE, ROLE_INSTRUMENT, ROLE_TOPIC,
    ARGUMENT_ROLES
};
extern const char *const argument_role_name[ARGUMENT_ROLES];

/* How large what a point stands for is. */
enum site_precision { SITE_COUNTRY, SITE_REGION, SITE_CITY, SITE_PRECISIONS };
extern const char *const site_precision_name[SITE_PRECISIONS];

/* PLOVER's event types (../shared/plover.md); EVENT_NONE is 0. */
enum event_type {
    EVENT_NONE, EVENT_AGREE, EVENT_CONSULT, EVENT_SUPPORT, EVENT_CONCEDE, EVENT_COOPERATE, EVENT_AID, EVENT_RETREAT,
    EVENT_REQUEST, EVENT_ACCUSE, EVENT_REJECT, EVENT_THREATEN, EVENT_PROTEST, EVENT_SANCTION, EVENT_MOBILIZE,
    EVENT_COERCE, EVENT_ASSAULT, EVENT_TYPES
};
extern const char *const event_type_name[EVENT_TYPES];
extern const uint8_t event_type_quad[EVENT_TYPES]; /* 1 verbal and 2 material cooperation, 3 and 4 conflict; 0 none */

/* The value whose name is `text`, or `count`. */
uint32_t name_find(const char *const *names, uint32_t count, slice text);

/* ------------------------------------------------------------------------------------------- the records */

/* A part of the report, in order and without overlap. */
typedef struct block {
    span at;
    uint8_t kind; /* enum block_kind */
} block;

/* A run of tokens. `at` begins at its first token and ends with its last. */
typedef struct sentence {
    span at;
    range tokens;
    uint32_t block;
} sentence;

/* A syntactic word. The pieces of a multiword token ("don't": do, n't) share its span of text between them; the first
 * one has `pieces` > 1. lemma, xpos and features point into the model or the arena; features in UD's form
 * ("Number=Sing|Person=3"), empty where none. head is an index into the article's tokens, NONE for the root. */
typedef struct token {
    span at;
    slice lemma, xpos, features;
    uint32_t head;
    uint32_t sentence;
    uint8_t upos;      /* enum upos */
    uint8_t relation;  /* enum relation */
    uint8_t name;      /* enum name_kind */
    uint8_t name_begins; /* first token of a name */
    uint8_t pieces;    /* of the multiword token that begins here; 0 inside one; 1 for an ordinary token */
} token;

/* A name, as found by the parser. */
typedef struct name {
    span at;
    range tokens;
    uint8_t kind; /* enum name_kind */
} name;

/* A TIMEX3. `value` in the arena ("2022-10-28", "2022-W43", "P9M", "PRESENT_REF"); empty where it cannot be known.
 * first and last day are 0 or yyyymmdd. */
typedef struct date {
    span at;
    slice value;
    uint32_t first_day, last_day;
    uint8_t kind; /* enum date_kind */
} date;

/* A state, organisation, group or person, once for each article. `key` is the same in every article that names the
 * same actor with the same certainty ("c:IRN", "o:IRN:foreign ministry", "p:hossein amir abdollahian"). */
typedef struct actor {
    slice key, name, role;
    char country[4]; /* ISO 3166 alpha-3, or "" */
    char sector[4];  /* GOV, MIL, ...; or "" */
    slice code;      /* "UKRGOV" */
    uint8_t kind;    /* enum actor_kind */
} actor;

/* A span that names an actor: by a name, a description or a pronoun. `head` is its head token. */
typedef struct mention {
    span at;
    uint32_t actor, head;
    bool pronoun, described; /* "he"; "the minister" */
    /* "the company", "the newspaper": some firm or outlet of the report, and nothing more is told of it */
    bool firm, paper;
} mention;

#define ALSO 3

/* Who, the words that say that they said it, what. Spans are ranges of article.spans. */
typedef struct attribution {
    range source, cue, content;
    uint32_t cue_head;     /* token */
    uint32_t source_head;  /* token, NONE where there is no source */
    uint32_t speaker;      /* actor, NONE where it is not known */
    uint32_t also[ALSO];   /* actors: who speaks with the speaker ("Iran and Russia"); `alsos` of them */
    uint32_t addressee;    /* actor or NONE */
    uint32_t parent;       /* attribution or NONE: the one whose content this one sits in */
    uint32_t said;         /* date or NONE: when it was said */
    slice channel;         /* "phone call", "Twitter", "statement"; may be empty */
    slice rule;            /* what made it: a rule's or model's name, for `why` */
    float score;           /* 0 to 1 */
    uint8_t kind;          /* enum attribution_kind */
    uint8_t stance;        /* enum stance */
    uint8_t alsos;
    bool negated;          /* "did not say" */
    bool hypothetical;     /* "would deny" */
} attribution;

/* A place that is known: a point in it, in degrees (WGS 84), and how much the point says. */
typedef struct site {
    slice name;        /* "Kherson" */
    char country[4];   /* ISO 3166 alpha-3 */
    double latitude, longitude;
    uint32_t geonames; /* its number in GeoNames, 0 where it is no city */
    uint8_t precision; /* enum site_precision */
} site;

/* A part of a proposition. `spans` as above; `actor` where it is one, else NONE. */
typedef struct argument {
    range spans;
    uint32_t head;  /* token */
    uint32_t actor; /* or NONE */
    uint32_t date;  /* for ROLE_TIME, or NONE */
    uint32_t site;  /* for ROLE_PLACE: 1 + its number in article.sites; 0 where none is known */
    slice text;     /* the head's words without determiners, for display and comparison: "Iranian-made drones" */
    /* what sort of thing the head is, from the general to the special: "weapon/drone"; may be empty */
    slice sort;
    uint8_t role;   /* enum argument_role */
} argument;

/* The score from which an event is sure enough to be listed without being asked for. */
#define EVENT_SURE 0.78f

/* A predicate with its arguments, its standing, and what PLOVER makes of it. */
typedef struct proposition {
    range predicate;       /* of article.spans */
    uint32_t head;         /* token */
    range arguments;       /* of article.arguments */
    slice lemma;           /* "supply" */
    slice sense;           /* the class that synonyms share: "give" */
    uint32_t attribution;  /* the innermost one whose content it is in; NONE: the outlet's own voice */
    slice rule;
    float score;
    uint8_t factuality;    /* enum factuality */
    /* -3 it certainly did not happen, 3 it did, as the author has it, who may only report it */
    float certainty;
    bool negative;         /* polarity: did not */
    bool presupposed;      /* said of a thing in passing, to say which one: "the regions annexed by X" */
    /* enum event_type, EVENT_NONE where PLOVER has none; an event it still is where cameo says so */
    uint8_t event;
    slice mode;            /* PLOVER's mode, or empty */
    slice contexts;        /* joined by ",": "military,diplomatic" */
    slice cameo;           /* "072", or empty */
    float event_score;     /* 0 to 1: how likely it is that the event is as it was read; see EVENT_SURE */
} proposition;

/* Where the report says that something is: "in Tunis", no actor there. */
typedef struct locality {
    uint32_t token;  /* the place's head */
    char country[4]; /* ISO 3166 alpha-3 */
} locality;

/* One report by one outlet. */
typedef struct article {
    arena *arena;
    slice id;    /* as given, or the first 16 hexadecimal digits of text_sha256 */
    slice path;  /* the file it came from, and in a file of many the line it stands on; for messages and `why` */
    uint64_t line;
    slice text;  /* well-formed UTF-8; spans point into it */
    char text_sha256[65];
    slice title, author, date, url, outlet, agency, dateline, language; /* empty where not known; date is ISO 8601 */

    /* The words that rules ask for, by role: the parser's, then the coder's, which the article must not outlive. NULL
     * without either: then no word has a role. */
    const word_roles *words;

    VEC(block) blocks;
    VEC(sentence) sentences;
    VEC(token) tokens;
    VEC(name) names;
    VEC(date) dates;
    VEC(actor) actors;
    VEC(mention) mentions;
    VEC(locality) localities; /* in the order of the text */
    char home[4];             /* the country of the dateline, or "" */
    VEC(attribution) attributions;
    /* what annotators might call attributions and the coder does not; spans and score alone */
    VEC(attribution) doubtful;
    VEC(argument) arguments;
    VEC(site) sites;
    VEC(proposition) propositions;
    VEC(span) spans;

    /* What the parser's network holds of each token: tokens * state_width bytes about 128; NULL without a parser.
     * `state_mark` tells which network: they mean nothing to who learned from another's. */
    const uint8_t *states;
    uint32_t state_width;
    uint64_t state_mark;
} article;

/* A new empty article with an arena of its own, or NULL when memory is out. */
article *article_new(void);

/* Frees the article and all that hangs on it. NULL is allowed. */
void article_free(article *a);

/* The text of a span. */
slice article_text(const article *a, span at);

/* Whether its features, as CoNLL-U writes them, have this in them: "Number=Plur". */
static inline bool token_has(const token *t, const char *feature) {
    return slice_find(t->features, slice_of(feature)) != SIZE_MAX;
}

/* The sentence of a token; NONE where there is no such token. */
static inline uint32_t article_sentence_at(const article *a, uint32_t at) {
    return at < a->tokens.size ? a->tokens.at[at].sentence : NONE;
}

/* The lemma of a token; empty where there is no such token. */
static inline slice article_lemma(const article *a, uint32_t at) {
    return at < a->tokens.size ? a->tokens.at[at].lemma : (slice){0};
}

/* Whether a token's lemma, or its form where it has none, has the role; whether its form ends so. */
bool article_word(const article *a, uint32_t at, enum word_role role);
bool article_ends(const article *a, uint32_t at, enum word_role role);

/* The first token, mention or date that begins at `byte` or behind it; their number where none does. All are in the
 * order of the text. */
uint32_t article_token_from(const article *a, uint32_t byte);
uint32_t article_mention_from(const article *a, uint32_t byte);
uint32_t article_date_from(const article *a, uint32_t byte);

/* Puts the mentions into that order; of two that begin together the longer one comes first. */
void article_sort_mentions(article *a);

/* The day on which an attribution's words were said, as far as it is known ("2022-10-28", "2022-10"), without the
 * time of day; empty where it is not. */
slice article_said(const article *a, const attribution *t);

/* What keys of actors that stand in this article alone end with, behind "@": the front of text_sha256, or the id
 * where that is empty. */
slice article_mark(const article *a);

/* The spans of a range, and the bytes from the first's begin to the last's end. */
const span *article_spans(const article *a, range spans);
span article_extent(const article *a, range spans);

/* Whether an attribution is a claim, told by a noun, that the one around it denies: "denied reports that". */
bool article_claim_denied(const article *a, uint32_t attribution);

/* Adds one span, or several, and gives their range. */
range article_span(article *a, span at);
range article_span_list(article *a, const span *list, uint32_t count);

/* Line and column (from 1, column in bytes) of a byte of the text. */
void article_position(const article *a, uint32_t byte, uint64_t *line, uint64_t *column);

#endif
