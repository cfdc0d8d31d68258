/* out.c - full disks and closed pipes */
#include "out.h"

#include <stdio.h>
#include <string.h>

#include "say.h"

status out_check(const output *o, error *e) {
    if (!o->failed)
        return READOUT_OK;
    fail(e, READOUT_NO_FILE, "%s", output_pipe_closed(o) ? "" : strerror(o->failed));
    if (!output_pipe_closed(o))
        error_in(e, o->path ? o->path : "standard output");
    return READOUT_NO_FILE;
}

enum exit_code out_close(output *o, enum exit_code so_far) {
    error e = {0};
    bool said = o->failed; /* found, and said, while writing */
    if (so_far == EXIT_STORE || so_far == EXIT_USAGE)
        output_drop(o);
    status s = output_close(o, &e);
    if (s == READOUT_OK)
        return so_far;
    if (!said && !output_pipe_closed(o))
        say_error(&e);
    return EXIT_STORE;
}
