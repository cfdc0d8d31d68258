/* say.h - words to the person at the terminal, on standard error */
#ifndef SAY_H
#define SAY_H

#include "base/error.h"
#include "command.h"

/* "readout: ..." and a line end. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* An error with its place. */
void say_error(const error *e);

/* What a call ends with after such an error, said before. */
enum exit_code exit_of(status s);

#endif
