/* dictionary_data.h - what the dictionaries' files become: shared by the files that read them and those that code
 * with them */
#ifndef CODE_DICTIONARY_DATA_H
#define CODE_DICTIONARY_DATA_H

#include "code/cameo.h"
#include "code/dictionary.h"
#include "code/dictionary_words.h"

/* A code and the days on which it holds, yyyymmdd, both included; 0 and DAY_LAST where it is open. `dated`: it has
 * an end. */
#define DAY_LAST 99999999u
typedef struct code_rule {
    slice code;
    uint32_t from, to;
    bool dated;
} code_rule;

/* A phrase that names an actor: the rules of its record, and the next record that has the same phrase. */
typedef struct actor_entry {
    uint32_t record, next;
} actor_entry;

typedef struct agent_entry {
    slice code;
    bool before; /* NGO~: it stands before the actor's code */
} agent_entry;

/* One word of a dictionary's verbs in a report: "+BEEF_UP" is found at "beef". */
#define VERB_SIDE 4
typedef struct verb_entry {
    slice code; /* of the verb alone; empty where it is none */
    uint32_t block, next;
    uint32_t before[VERB_SIDE], after[VERB_SIDE]; /* words that stand around it */
    uint8_t befores, afters;
    uint32_t file;
    uint64_t line;
} verb_entry;

enum term_kind { TERM_WORD, TERM_SET, TERM_SOURCE, TERM_TARGET, TERM_SKIP, TERM_PAIR };

/* One piece of a pattern. Pieces of one pair of parentheses, or of braces, share a number; 0: in none. */
typedef struct term {
    uint32_t value; /* a word's or set's number */
    uint8_t kind;   /* enum term_kind */
    uint8_t paren, brace;
    bool close; /* nothing stands between it and the next one */
} term;

typedef struct pattern {
    slice code;
    uint32_t first;
    uint8_t before, after; /* terms on each side of the verb, in order of the text */
    uint8_t words;         /* how many must be found: the more, the more special */
    uint32_t need[2];      /* words that must be in the sentence, or NONE */
    bool pair;             /* % */
    bool open;             /* of the older form: words may stand anywhere */
    uint32_t file;
    uint64_t line;
} pattern;

typedef struct verb_block {
    slice code;
    uint32_t first_pattern, patterns; /* patterns of a block stand together */
} verb_block;

/* Phrases that count as one: numbers of single words in rising order, and phrases of more words. */
typedef struct word_set {
    const uint32_t *words;
    uint32_t count;
    map phrases;
} word_set;

/* ~ a (b . ATTACK) SAY = a b 112. Actors are letters, '.' any, '_' none; a code that is "Q" is any and the one
 * found. */
typedef struct transformation {
    char source, inner_source, inner_target, new_source, new_target;
    slice code, inner_code, new_code;
} transformation;

typedef struct discard {
    slice phrase;
    bool whole; /* must end where a word ends */
    bool story;
    uint32_t next;
} discard;

typedef struct fault {
    error what;
} fault;

struct dictionary {
    arena *arena;
    enum ontology ontology;
    cameo cameo;

    VEC(const char *) files;
    VEC(fault) faults;
    size_t fault_count;

    map words; /* of verbs and patterns, to their numbers */
    uint32_t word_count;

    map actors; /* phrases to actor_entries */
    VEC(actor_entry) actor_entries;
    VEC(range) actor_records; /* of rules */
    VEC(code_rule) rules;

    map agents;
    VEC(agent_entry) agent_entries;

    map verb_forms; /* a word's key to verb_entries */
    VEC(verb_entry) verbs;
    VEC(verb_block) blocks;
    VEC(pattern) patterns;
    VEC(term) terms;
    VEC(word_set) sets;
    VEC(transformation) transformations;

    map discards; /* of their first letters */
    VEC(discard) discard_entries;

    map issues; /* phrases to issue_codes; a phrase that stops issues has the empty code */
    VEC(slice) issue_codes;
};

/* One file while it is read. `rest` is what is left of it. */
typedef struct dictionary_reader {
    dictionary *d;
    arena *a;
    slice rest, text; /* of the line: without comment and white space at its end */
    uint64_t line;
    uint32_t file;
    bool comment; /* inside <!-- --> */
} dictionary_reader;

/* The next line that says something, in r->text, with its first white space kept; false at the end. */
bool dictionary_line(dictionary_reader *r);

/* Notes a fault at the line. */
void dictionary_wrong(dictionary_reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text in the next brackets of *rest ("[USA]": USA), trimmed, taken off with all that stands before it; false
 * where there is none. A bracket that is not closed is a fault. */
bool dictionary_bracket(dictionary_reader *r, slice *rest, char open, char close, slice *out);

/* Whether it is a code; a fault where not. */
bool dictionary_is_code(dictionary_reader *r, slice code);

/* The readers of the kinds of files. */
void dictionary_read_actors(dictionary_reader *r);
void dictionary_read_agents(dictionary_reader *r);
void dictionary_read_verbs(dictionary_reader *r);
void dictionary_read_discards(dictionary_reader *r);
void dictionary_read_issues(dictionary_reader *r);

/* The number of a word of patterns, given when it is new. */
uint32_t dictionary_word(dictionary *d, slice key);

#endif
