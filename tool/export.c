/* export.c - readout export: the record's lists as files */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "list.h"
#include "out.h"
#include "say.h"
#include "show/event_table.h"

/* The list that a format of some kind of rows only is for ("events" of a format of event data), or NULL. */
static const record_list *list_of_format(const char *format) {
    for (const row_format *f = row_formats; f->name; f++)
        if (f->kind && strcmp(f->name, format) == 0 && strcmp(format, "text") != 0)
            return record_list_find(f->kind);
    return NULL;
}

static bool known_format(const char *format) {
    for (const row_format *f = row_formats; f->name; f++)
        if (!f->kind && strcmp(f->name, format) == 0)
            return true;
    return false;
}

static enum exit_code write_to(const call *c, record *r, const record_list *list, const char *format,
                               const char *path) {
    const record_filter everything = {.sure = !c->set.unsure};
    error e = {0};
    output o;
    enum exit_code code = EXIT_STORE;
    if (output_open(&o, path, &e) == READOUT_OK)
        code = list_write(r, list, &everything, format, c->set.all, c->set.dyads, &o, NULL);
    else
        say_error(&e);
    return out_close(&o, code);
}

/* What loads events.csv into R, Python and Stata lies beside it. */
static enum exit_code write_companions(const char *folder) {
    error e = {0};
    status s = event_companions(folder, &e);
    if (s != READOUT_OK)
        say_error(&e);
    return exit_of(s);
}

static enum exit_code write_into(const call *c, record *r, const record_list *list, const char *format) {
    const char *folder = c->set.output;
    buf path = {0};
    buf_print(&path, "%s/%s.%s", folder, list->rows.name, strcmp(format, "json") == 0 ? "jsonl" : format);
    buf_byte(&path, 0);
    enum exit_code code = EXIT_STORE;
    if (path.failed)
        say("out of memory");
    else
        code = write_to(c, r, list, format, path.at);
    buf_release(&path);
    if (code == EXIT_DONE && strcmp(format, "csv") == 0 && strcmp(list->rows.name, "events") == 0)
        code = write_companions(folder);
    return code;
}

static bool wanted(const call *c, const record_list *list) {
    for (int i = 0; i < c->count; i++)
        if (strcmp(c->operands[i], list->rows.name) == 0)
            return true;
    return c->count == 0 && list->exported;
}

static enum exit_code write_lists(const call *c, record *r, const char *format) {
    enum exit_code code = EXIT_DONE;
    if (mkdir(c->set.output, 0777) != 0 && errno != EEXIST) {
        say("%s: %s", c->set.output, strerror(errno));
        return EXIT_STORE;
    }
    for (const record_list *list = record_lists; list->rows.name && code == EXIT_DONE; list++)
        if (wanted(c, list))
            code = write_into(c, r, list, format);
    return code;
}

static void no_list(const char *called) {
    buf names = {0};
    for (const record_list *list = record_lists; list->rows.name; list++)
        buf_print(&names, "%s %s", list == record_lists ? "" : ",", list->rows.name);
    buf_byte(&names, 0);
    say("no list '%s'; there are:%s", called, names.failed ? "" : names.at);
    buf_release(&names);
}

enum exit_code run_export(const call *c) {
    const char *format = c->set.to ? c->set.to : "jsonl";
    const record_list *only = c->count == 1 ? record_list_find(c->operands[0]) : list_of_format(format);
    if (!known_format(format) && !list_of_format(format)) {
        say("--to: no format '%s'", format);
        return EXIT_USAGE;
    }
    for (int i = 0; i < c->count; i++)
        if (!record_list_find(c->operands[i])) {
            no_list(c->operands[i]);
            return EXIT_USAGE;
        }
    bool to_folder = c->set.output && known_format(format);
    if (!only && !to_folder) {
        say("several lists need a folder: give it with -o");
        return EXIT_USAGE;
    }
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    enum exit_code code = to_folder ? write_lists(c, r, format) : write_to(c, r, only, format, c->set.output);
    record_close(r);
    return code;
}
