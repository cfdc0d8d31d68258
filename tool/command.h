/* command.h - the command line: what a command is, what a call of one is
 *
 * A command is a row in commands.c and a file with one function. An option is a row in options.c; help, the manual's
 * list and completion are made from the same rows.
 *
 * Data goes to standard output (or -o), words to standard error. */
#ifndef COMMAND_H
#define COMMAND_H

#include "record/record.h"

/* What readout exits with. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_NOTHING = 1, /* nothing was found */
    EXIT_USAGE = 2,
    EXIT_INPUTS = 3, /* some inputs failed; each was named */
    EXIT_STORE = 4   /* the record, the output, the language's files or the memory failed */
};

/* Groups of options; a command takes some. */
enum {
    TAKES_RECORD = 1 << 0,
    TAKES_OUTPUT = 1 << 1, /* -o */
    TAKES_TO = 1 << 2,     /* --to, --json */
    TAKES_RANGE = 1 << 3, /* --outlet, --since, --until, --article */
    TAKES_INPUT = 1 << 4, /* what is known of the inputs */
    TAKES_JOBS = 1 << 5,
    TAKES_FROM = 1 << 6,
    TAKES_PAIRS = 1 << 7,
    TAKES_LANGUAGE = 1 << 8,
    TAKES_LIMIT = 1 << 9,
    TAKES_ALL = 1 << 10, /* --all, --unsure, --dyads */
    TAKES_REASON = 1 << 11, /* --because, --by */
    TAKES_DICTIONARY = 1 << 12, /* --dictionary, --ontology */
    TAKES_OUTLET = 1 << 13, /* --outlet: whose the inputs are; where outlets are filtered, that option says it too */
    TAKES_ARTICLES = 1 << 14, /* --articles */
    TAKES_SPEAKER = 1 << 15,
    TAKES_ABOUT = 1 << 16,
    TAKES_STANCE = 1 << 17,
    TAKES_KIND = 1 << 18
};

/* What the options say; what was not given is NULL, 0 or false. */
typedef struct settings {
    const char *record, *output, *to, *from, *date, *outlet, *format, *language, *because, *by, *dictionary,
        *ontology;
    uint64_t jobs, articles;
    bool json, pairs, help, all, dyads, unsure;
    record_filter filter;
} settings;

typedef struct call call;

typedef struct command {
    const char *name;
    const char *operands; /* "FILE..."; "" where it takes none */
    const char *summary;  /* one line */
    unsigned options;     /* TAKES_... */
    int least, most;      /* operands; most < 0: any number */
    enum exit_code (*run)(const call *c);
    const char *more; /* for `help NAME`; may be NULL */
} command;

struct call {
    const command *command;
    settings set;
    char **operands;
    int count;
};

/* Ends with a row whose name is NULL. */
extern const command commands[];
const command *command_find(const char *wanted);

/* The functions of the rows. */
enum exit_code run_add(const call *c);
enum exit_code run_bench(const call *c);
enum exit_code run_code(const call *c);
enum exit_code run_diff(const call *c);
enum exit_code run_decide(const call *c);
enum exit_code run_completion(const call *c);
enum exit_code run_export(const call *c);
enum exit_code run_extract(const call *c);
enum exit_code run_help(const call *c);
enum exit_code run_info(const call *c);
enum exit_code run_list(const call *c);
enum exit_code run_manual(const call *c);
enum exit_code run_merge(const call *c);
enum exit_code run_parse(const call *c);
enum exit_code run_recode(const call *c);
enum exit_code run_report(const call *c);
enum exit_code run_quotes(const call *c);
enum exit_code run_verify(const call *c);
enum exit_code run_version(const call *c);
enum exit_code run_why(const call *c);
enum exit_code run_same(const call *c);

/* The whole program: what main calls. */
int tool_main(int count, char **arguments);

#endif
