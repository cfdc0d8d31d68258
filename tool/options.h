/* options.h - the options of all commands, and reading a command line */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "command.h"

typedef struct option {
    const char *name;     /* without its dashes */
    char letter;          /* 0: none */
    unsigned commands;    /* TAKES_...: the commands that take it; 0: every one */
    const char *argument; /* what stands for it in help; NULL: it takes none */
    const char *help;     /* one line */
    size_t offset;        /* of its field in `settings` */
    /* Checks and keeps the argument; NULL keeps it as it is. False where it is wrong. */
    bool (*keep)(void *field, const char *argument);
} option;

/* Ends with a row whose name is NULL. */
extern const option options[];

/* Reads what follows the command's name into c->set and c->operands (room for `count` pointers, which the caller
 * gives). Says what is wrong on standard error; then false. "--" ends the options. */
bool options_read(call *c, int count, char **arguments);

#endif
