/* event_lexicon.h - the type of a proposition by its sense, lemma and object */
#ifndef CODE_EVENT_LEXICON_H
#define CODE_EVENT_LEXICON_H

#include "code/event.h"

typedef struct event_rule {
    slice lemmas, object; /* "*": any */
    slice mode, cameo;
    uint8_t type; /* enum event_type */
} event_rule;

/* Loads events.tsv, contexts.tsv and games.tsv into `a`, inside an arena_run. */
status event_lexicon_open(arena *a, const char *folder, event_lexicon **out, error *e);

/* What a proposition's parties are, for the rules @person, @state, @recipient; and @deed: an infinitive is its
 * complement; @labour: workers do it; @topic: it says what about. */
enum event_party {
    PARTY_PERSON = 1,
    PARTY_STATE = 2,
    PARTY_RECIPIENT = 4,
    PARTY_DEED = 8,
    PARTY_LABOUR = 16,
    PARTY_TOPIC = 32,
    PARTY_OBJECT = 64, /* @object: a thing is the object */
    PARTY_SELF = 128,  /* @self: whoever does it does it to himself or to his own body */
    PARTY_GAME = 256,  /* @game: the report is of sport */
    PARTY_DONE = 512,  /* @done: a noun that a verb carries: "launched an attack" */
    PARTY_SAYS = 1024, /* @says: the cue of what somebody says: "charged that" */
    PARTY_HARM = 2048, /* @harm: its infinitive is violence: "vowed to kill" */
    PARTY_WORDS = 4096, /* @words: its infinitive is no more than words or thoughts: "declined to comment" */
    PARTY_CLAUSE = 8192, /* @clause: a clause says what: "demonstrated that" */
    PARTY_ASKS = 16384   /* @asks: a question does: "asked whether" */
};

/* The first rule that fits, or NULL. `sort` is the object's class (argument.sort), may be empty; `parties` are bits
 * of event_party. */
const event_rule *event_rule_find(const event_lexicon *l, slice sense, slice lemma, slice sort, uint16_t parties);

/* Whether the article is of sport; in time linear in its tokens. */
bool event_in_game(const event_lexicon *l, article *a);

/* The number of the context that a word stands for, or NONE; its name. At most 64 contexts. */
uint32_t event_context(const event_lexicon *l, slice lemma);
slice event_context_name(const event_lexicon *l, uint32_t number);

#endif
