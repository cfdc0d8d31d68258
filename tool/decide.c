/* decide.c - readout merge, split, hide and undo: what a person decides about the record */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "list.h"
#include "out.h"
#include "place.h"
#include "say.h"

enum { MOMENT = 32 };

/* The clock's moment, or $SOURCE_DATE_EPOCH's, in UTC. False, after saying why, where that is no number of
 * seconds. */
static bool moment_of(char out[MOMENT]) {
    const char *given = getenv("SOURCE_DATE_EPOCH");
    time_t seconds = time(NULL);
    struct tm parts;
    if (given) {
        char *end;
        seconds = (time_t)strtoll(given, &end, 10);
        if (!*given || *end || !gmtime_r(&seconds, &parts)) {
            say("SOURCE_DATE_EPOCH: '%s' is no number of seconds", given);
            return false;
        }
    }
    return gmtime_r(&seconds, &parts) && strftime(out, MOMENT, "%Y-%m-%dT%H:%M:%SZ", &parts) > 0;
}

/* The first row is the decision; those behind it held before and don't now. */
typedef struct telling {
    row_sink rows;
    uint64_t count;
} telling;

static const char *text_of(json_t *row, const char *field) {
    const char *text = json_string_value(json_object_get(row, field));
    return text ? text : "";
}

static status take(void *context, json_t *row, error *e) {
    telling *t = context;
    if (t->count++ == 0) {
        if (strcmp(text_of(row, "state"), "overruled") == 0)
            say("it does not hold: %s says otherwise", text_of(row, "by"));
        return t->rows.take(t->rows.context, row, e);
    }
    say("no longer holds: %s %s (%s)", text_of(row, "what"), text_of(row, "id"), text_of(row, "state"));
    return READOUT_OK;
}

static status decide(const call *c, record *r, const record_decision *d, output *o, error *e) {
    row_writer *w = rows_open(o, &record_list_find("decisions")->rows, c->set.to, e);
    telling t = {.rows = rows_sink(w)};
    status s = w ? record_decide(r, d, (row_sink){take, &t}, e) : e->status;
    return rows_close(w, s, NULL, e);
}

static enum exit_code write_decision(const call *c, record *r, const record_decision *d) {
    error e = {0};
    output o;
    status s = output_open(&o, c->set.output, &e);
    if (s == READOUT_OK)
        s = decide(c, r, d, &o, &e);
    if (s == READOUT_OK)
        s = record_settle(r, &e);
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    return out_close(&o, s == READOUT_BAD_USAGE ? EXIT_NOTHING : exit_of(s));
}

static enum decision_kind kind_of(const char *called) {
    unsigned kind = 0;
    while (kind + 1 < DECISION_KINDS && strcmp(decision_kind_name[kind], called) != 0)
        kind++;
    return (enum decision_kind)kind;
}

enum exit_code run_decide(const call *c) {
    char moment[MOMENT];
    record_decision d = {.what = kind_of(c->command->name),
                         .ids = (const char *const *)c->operands,
                         .count = c->count,
                         .who = c->set.by ? c->set.by : getenv("LOGNAME"),
                         .reason = c->set.because,
                         .moment = moment};
    if (!moment_of(moment))
        return EXIT_USAGE;
    record *r = list_record_in(c, RECORD_WRITE);
    if (!r)
        return EXIT_STORE;
    enum exit_code code = write_decision(c, r, &d);
    record_close(r);
    return code;
}
