/* help.c - help, completion and the version, from the tables of commands and options; and the manual page */
#include <stdio.h>
#include <string.h>

#include "list.h"
#include "options.h"
#include "out.h"
#include "say.h"
#include "show/show.h"

static bool takes(const command *c, const option *o) { return o->commands == 0 || (o->commands & c->options); }

static const char *const exits[] = {"done", "nothing was found, or a check found something", "wrong usage",
                                    "some inputs failed; they are named on standard error",
                                    "the record, the output or the language's files failed"};

/* ------------------------------------------------------------------------------------------------ help */

enum { LINE = 80 };

/* Words wrapped at 80; the first line has `used` cells already, the next ones begin with `indent` spaces. */
static void wrapped(output *o, const char *text, size_t used, size_t indent) {
    bool begun = false;
    for (slice rest = slice_of(text); rest.at;) {
        slice word = slice_take(&rest, ' ');
        if (begun && used + 1 + word.size > LINE) {
            output_print(o, "\n%*s", (int)indent, "");
            used = indent;
        } else if (begun) {
            output_text(o, " ");
            used++;
        }
        output_add(o, word);
        used += word.size;
        begun = true;
    }
    output_text(o, "\n");
}

/* What is explained, in `wide` cells or more, and beside it what it is. */
static void line(output *o, const char *left, size_t wide, const char *text) {
    size_t size = strlen(left);
    output_print(o, "  %-*s ", (int)wide, left);
    wrapped(o, text, 3 + (size > wide ? size : wide), 3 + wide);
}

static void option_line(output *o, const option *p) {
    char left[64];
    int used = p->letter ? snprintf(left, sizeof left, "-%c, --%s", p->letter, p->name)
                         : snprintf(left, sizeof left, "    --%s", p->name);
    if (p->argument && used > 0 && (size_t)used < sizeof left)
        snprintf(left + used, sizeof left - (size_t)used, " %s", p->argument);
    line(o, left, 24, p->help);
}

/* Whether a row of row_formats is for the command, and no row before it takes its name there. */
static bool is_of(const row_format *f, const command *c) {
    if (!f->kind) {
        for (const row_format *own = row_formats; own < f; own++)
            if (own->kind && strcmp(own->kind, c->name) == 0 && strcmp(own->name, f->name) == 0)
                return false;
        return true;
    }
    return strcmp(f->kind, c->name) == 0 || (strcmp(c->name, "export") == 0 && strcmp(f->name, "text") != 0);
}

/* The formats that --to knows for a command. */
static void format_lines(output *o, const command *c) {
    static const struct {
        const char *command;
        unsigned formats;
    } of_articles[] = {{"parse", FOR_PARSE}, {"code", FOR_CODE}, {"extract", FOR_EXTRACT}, {"quotes", FOR_QUOTES}};
    unsigned bits = 0;
    if (!(c->options & TAKES_TO))
        return;
    for (size_t i = 0; i < sizeof of_articles / sizeof *of_articles; i++)
        if (strcmp(of_articles[i].command, c->name) == 0)
            bits = of_articles[i].formats;
    output_text(o, "\nFormats:\n");
    for (const row_format *f = row_formats; f->name && (!bits || bits == FOR_QUOTES); f++)
        if (is_of(f, c))
            line(o, f->name, 24, f->summary);
    for (const article_format *f = article_formats; f->name; f++)
        if (f->commands & bits && !(bits == FOR_QUOTES && list_format(f->name)))
            line(o, f->name, 24, f->summary);
}

static void help_command(output *o, const command *c) {
    output_print(o, "readout %s%s%s\n\n%s\n", c->name, *c->operands ? " " : "", c->operands, c->summary);
    if (c->more) {
        output_text(o, "\n");
        wrapped(o, c->more, 0, 0);
    }
    output_text(o, "\nOptions:\n");
    for (const option *p = options; p->name; p++)
        if (takes(c, p))
            option_line(o, p);
    format_lines(o, c);
}

static void help_all(output *o) {
    output_text(o, "readout COMMAND [OPTIONS] [OPERANDS]\n\nReads news reports and writes a cited record: who said "
                   "and did what to whom,\n"
                   "when, according to whom, and who disputes it.\n\nCommands:\n");
    for (const command *c = commands; c->name; c++)
        line(o, c->name, 13, c->summary);
    output_text(o, "\nreadout help COMMAND tells its options. Exit status:\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++)
        output_print(o, "  %zu  %s\n", i, exits[i]);
}

enum exit_code run_help(const call *c) {
    output o;
    const command *about = c->count ? command_find(c->operands[0]) : NULL;
    if (c->count && !about) {
        say("no command '%s'", c->operands[0]);
        return EXIT_USAGE;
    }
    output_on(&o, stdout);
    if (about)
        help_command(&o, about);
    else
        help_all(&o);
    return out_close(&o, EXIT_DONE);
}

enum exit_code run_version(const call *c) {
    output o;
    (void)c;
    output_on(&o, stdout);
    output_text(&o, "readout " READOUT_VERSION "\n");
    return out_close(&o, EXIT_DONE);
}

/* --------------------------------------------------------------------------------------- completion */

static void completion(output *o) {
    output_text(o, "# Completion of readout's commands and options for bash.\n_readout() {\n"
                   "    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]}\n"
                   "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W \"");
    for (const command *c = commands; c->name; c++)
        output_print(o, "%s%s", c == commands ? "" : " ", c->name);
    output_text(o, "\" -- \"$word\"))\n        return\n    fi\n    case \"$word\" in\n    -*) ;;\n"
                   "    *) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n    esac\n    case \"$command\" in\n");
    for (const command *c = commands; c->name; c++) {
        output_print(o, "    %s) COMPREPLY=($(compgen -W \"", c->name);
        for (const option *p = options, *first = NULL; p->name; p++)
            if (takes(c, p)) {
                output_print(o, "%s--%s", first ? " " : "", p->name);
                first = p;
            }
        output_text(o, "\" -- \"$word\")) ;;\n");
    }
    output_text(o, "    esac\n}\ncomplete -o filenames -F _readout readout\n");
}

static enum exit_code write_out(const call *c, void (*write)(output *o)) {
    error e = {0};
    output o;
    enum exit_code code = EXIT_DONE;
    if (output_open(&o, c->set.output, &e) == READOUT_OK)
        write(&o);
    else {
        say_error(&e);
        code = EXIT_STORE;
    }
    return out_close(&o, code);
}

enum exit_code run_completion(const call *c) { return write_out(c, completion); }

/* --------------------------------------------------------------------------------------- manual page */

/* man/readout.1 as it was when the program was built. */
static const char page[] =
#include "readout.1.inc"
    ;

static void manual(output *o) { output_add(o, (slice){page, sizeof page - 1}); }

enum exit_code run_manual(const call *c) { return write_out(c, manual); }
