/* tool.c - from the program's arguments to a command's function */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "options.h"
#include "say.h"

/* "readout --help" and "readout --version" are commands too. */
static const char *command_name(const char *given) {
    static const char *const other_names[][2] = {
        {"--help", "help"}, {"-h", "help"}, {"--version", "version"}, {"-V", "version"}};
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (strcmp(given, other_names[i][0]) == 0)
            return other_names[i][1];
    return given;
}

static enum exit_code run(call *c, int count, char **arguments) {
    if (!options_read(c, count, arguments))
        return EXIT_USAGE;
    if (c->set.help) {
        char *about = (char *)(uintptr_t)c->command->name;
        call help = {.command = command_find("help"), .operands = &about, .count = 1};
        return run_help(&help);
    }
    return c->command->run(c);
}

int tool_main(int count, char **arguments) {
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing, found where the output is closed */
    if (count < 2) {
        say("no command; see: readout help");
        return EXIT_USAGE;
    }
    const command *found = command_find(command_name(arguments[1]));
    if (!found) {
        say("no command '%s'; see: readout help", arguments[1]);
        return EXIT_USAGE;
    }
    call c = {.command = found, .operands = mem_alloc(sizeof *c.operands * (size_t)count)};
    enum exit_code code = EXIT_STORE;
    if (c.operands)
        code = run(&c, count - 2, arguments + 2);
    else
        say("out of memory");
    if (code == EXIT_USAGE)
        say("see: readout help%s%s", found->run == run_help ? "" : " ", found->run == run_help ? "" : found->name);
    mem_free(c.operands);
    return code;
}
