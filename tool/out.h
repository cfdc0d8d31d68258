/* out.h - the output of a command: show's output, with what the tool says about it */
#ifndef OUT_H
#define OUT_H

#include "command.h"
#include "show/output.h"

/* READOUT_NO_FILE where writing has failed already; *e is then without a message where the reader of a pipe has only
 * gone. */
status out_check(const output *o, error *e);

/* Closes it after `so_far`; where something failed before, nothing is left under its name. Says what is wrong. The
 * code that the command ends with: EXIT_STORE where writing failed, else `so_far`. */
enum exit_code out_close(output *o, enum exit_code so_far);

#endif
