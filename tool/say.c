/* say.c - messages; nothing else in readout writes to standard error but progress */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>

void say(const char *format, ...) {
    char text[1200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    fprintf(stderr, "readout: %s\n", text);
}

void say_error(const error *e) {
    char text[2400];
    say("%s", error_text(e, text, sizeof text));
}

enum exit_code exit_of(status s) {
    static const enum exit_code codes[] = {
        [READOUT_OK] = EXIT_DONE,          [READOUT_BAD_INPUT] = EXIT_INPUTS, [READOUT_BAD_USAGE] = EXIT_USAGE,
        [READOUT_TOO_LARGE] = EXIT_INPUTS, [READOUT_NO_MEMORY] = EXIT_STORE,  [READOUT_NO_FILE] = EXIT_STORE,
        [READOUT_BAD_MODEL] = EXIT_STORE,  [READOUT_STORE] = EXIT_STORE};
    return codes[s];
}
