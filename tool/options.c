/* options.c - the table of options, and the one loop that reads them
 *
 * --name VALUE, --name=VALUE, -x VALUE, -xVALUE; options may stand behind operands. */
#include "options.h"

#include <string.h>

#include "rooms.h"
#include "say.h"

#define FIELD(member) offsetof(settings, member)

static bool keep_text(void *field, const char *given) {
    *(const char **)field = given;
    return true;
}

static bool keep_flag(void *field, const char *given) {
    (void)given;
    *(bool *)field = true;
    return true;
}

static bool keep_number(void *field, const char *given) {
    uint64_t value = 0;
    if (!*given)
        return false;
    for (const char *at = given; *at; at++) {
        if (*at < '0' || *at > '9' || value > 100000000)
            return false;
        value = value * 10 + (uint64_t)(*at - '0');
    }
    *(uint64_t *)field = value;
    return true;
}

/* Two digits, from 01 to `most`. */
static bool counts_to(const char *digits, int most) {
    int number = (digits[0] - '0') * 10 + digits[1] - '0';
    return number >= 1 && number <= most;
}

/* "2022", "2022-10", "2022-10-28". */
static bool keep_day(void *field, const char *given) {
    static const char shape[] = "dddd-dd-dd";
    size_t size = strlen(given);
    if (size != 4 && size != 7 && size != 10)
        return false;
    for (size_t i = 0; i < size; i++)
        if (shape[i] == 'd' ? given[i] < '0' || given[i] > '9' : given[i] != '-')
            return false;
    if ((size >= 7 && !counts_to(given + 5, 12)) || (size == 10 && !counts_to(given + 8, 31)))
        return false;
    return keep_text(field, given);
}

static bool keep_whole_day(void *field, const char *given) { return strlen(given) == 10 && keep_day(field, given); }


const option options[] = {
    {"record", 'd', TAKES_RECORD, "FILE", "the record (default: $XDG_DATA_HOME/readout/record.db)", FIELD(record),
     NULL},
    {"output", 'o', TAKES_OUTPUT, "PATH", "write to a file, or for some formats into a folder", FIELD(output), NULL},
    {"to", 't', TAKES_TO, "FORMAT", "the format of what is written", FIELD(to), NULL},
    {"json", 0, TAKES_TO, NULL, "the same as --to jsonl", FIELD(json), keep_flag},
    {"from", 0, TAKES_FROM, "FORMAT", "read conllu, and keep its sentences and tokens", FIELD(from), NULL},
    {"format", 0, TAKES_INPUT, "FORMAT", "text, jsonl or json, whatever the inputs look like", FIELD(format), NULL},
    {"date", 0, TAKES_INPUT, "YYYY-MM-DD", "when the reports were published, where they do not say", FIELD(date),
     keep_whole_day},
    {"outlet", 0, TAKES_OUTLET, "NAME", "who published the reports, where they do not say", FIELD(outlet), NULL},
    {"jobs", 'j', TAKES_JOBS, "N", "threads (default: one a processor)", FIELD(jobs), keep_number},
    {"articles", 0, TAKES_ARTICLES, "N", "how many invented reports", FIELD(articles), keep_number},
    {"pairs", 0, TAKES_PAIRS, NULL, "the one event between the marked source and target of each object", FIELD(pairs),
     keep_flag},
    {"dictionary", 0, TAKES_DICTIONARY, "FOLDER", "code events with these PETRARCH or TABARI dictionaries",
     FIELD(dictionary), NULL},
    {"ontology", 0, TAKES_DICTIONARY, "NAME", "cameo: all their events; plover: those that it has a type for",
     FIELD(ontology), NULL},
    {"speaker", 's', TAKES_SPEAKER, "NAME", "said by this actor, in any spelling", FIELD(filter.speaker), NULL},
    {"about", 0, TAKES_ABOUT, "NAME", "about this actor, or with these words", FIELD(filter.about), NULL},
    {"stance", 0, TAKES_STANCE, "STANCE", "asserts, denies, questions, demands, offers, threatens ...",
     FIELD(filter.stance), NULL},
    {"kind", 0, TAKES_KIND, "KIND", "quotes: direct ...; actors: state, person ...; events: a type",
     FIELD(filter.kind), NULL},
    {"outlet", 0, TAKES_RANGE, "NAME", "in reports of this outlet", FIELD(filter.outlet), NULL},
    {"since", 0, TAKES_RANGE, "DAY", "in reports of this day or later (YYYY, YYYY-MM, YYYY-MM-DD)",
     FIELD(filter.since), keep_day},
    {"until", 0, TAKES_RANGE, "DAY", "in reports of this day or earlier", FIELD(filter.until), keep_day},
    {"article", 0, TAKES_RANGE, "ID", "in this article", FIELD(filter.article), NULL},
    {"limit", 'n', TAKES_LIMIT, "N", "at most so many rows", FIELD(filter.limit), keep_number},
    {"all", 0, TAKES_ALL, NULL, "also events that the format has no place for: denied, negated, not real", FIELD(all),
     keep_flag},
    {"unsure", 0, TAKES_ALL, NULL, "events: also those that were more likely read wrongly", FIELD(unsure), keep_flag},
    {"dyads", 0, TAKES_ALL, NULL, "events: a row for each actor with each recipient", FIELD(dyads), keep_flag},
    {"because", 0, TAKES_REASON, "TEXT", "why, for the log", FIELD(because), NULL},
    {"by", 0, TAKES_REASON, "NAME", "who decides, for the log (default: $LOGNAME)", FIELD(by), NULL},
    {"lang", 0, TAKES_LANGUAGE, "FOLDER", "the language's files (default: what Readout came with)", FIELD(language),
     NULL},
    {"help", 'h', 0, NULL, "this help", FIELD(help), keep_flag},
    {NULL, 0, 0, NULL, NULL, 0, NULL},
};

/* Options whose argument is one of some names, of one command or (NULL) of all that take it. */
static const struct choice {
    const char *option, *command;
    const char *const *names;
    uint32_t count;
} choices[] = {
    {"stance", NULL, stance_name, STANCES},
    {"kind", "quotes", attribution_kind_name, ATTRIBUTION_KINDS},
    {"kind", "actors", actor_kind_name, ACTOR_KINDS},
    {"kind", "events", event_type_name, EVENT_TYPES},
    {"kind", "network", event_type_name, EVENT_TYPES},
    {"ontology", NULL, ontology_name, ONTOLOGY_PLOVER + 1},
};

static bool taken_by(const option *o, const command *c) { return o->commands == 0 || (o->commands & c->options); }

static const option *find_long(const command *c, const char *text, size_t size) {
    for (const option *o = options; o->name; o++)
        if (taken_by(o, c) && strlen(o->name) == size && memcmp(o->name, text, size) == 0)
            return o;
    return NULL;
}

static const option *find_letter(const command *c, char letter) {
    for (const option *o = options; o->name; o++)
        if (taken_by(o, c) && o->letter == letter)
            return o;
    return NULL;
}

static const struct choice *choice_of(const command *c, const option *o) {
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (strcmp(choices[i].option, o->name) == 0 &&
            (!choices[i].command || strcmp(choices[i].command, c->name) == 0))
            return &choices[i];
    return NULL;
}

static void say_choices(const option *o, const char *given, const struct choice *of) {
    buf names = {0};
    for (uint32_t i = 0; i < of->count; i++)
        if (*of->names[i])
            buf_print(&names, "%s %s", names.size ? "," : "", of->names[i]);
    buf_byte(&names, 0);
    say("--%s: '%s' is none of:%s", o->name, given, names.failed ? "" : names.at);
    buf_release(&names);
}

/* What an option's argument must be, where it is checked. */
static const char *wanted(const option *o) {
    return o->keep == keep_number      ? "a whole number"
           : o->keep == keep_day       ? "a day: YYYY, YYYY-MM or YYYY-MM-DD"
           : o->keep == keep_whole_day ? "a day: YYYY-MM-DD"
                                       : o->argument;
}

static bool keep(call *c, const option *o, const char *given) {
    const struct choice *of = choice_of(c->command, o);
    if (of && (!*given || name_find(of->names, of->count, slice_of(given)) == of->count)) {
        say_choices(o, given, of);
        return false;
    }
    if ((o->keep ? o->keep : keep_text)((char *)&c->set + o->offset, given))
        return true;
    say("--%s: '%s' is not %s", o->name, given, wanted(o));
    return false;
}

/* One given that begins with a dash; *next is what follows it, and is used up where it is the value. */
static bool read_one(call *c, const char *text, char ***next, char **end) {
    bool is_long = text[1] == '-';
    const char *equals = is_long ? strchr(text, '=') : NULL;
    const option *o = is_long
                          ? find_long(c->command, text + 2, equals ? (size_t)(equals - text - 2) : strlen(text + 2))
                          : find_letter(c->command, text[1]);
    const char *inside = is_long ? (equals ? equals + 1 : NULL) : (text[2] ? text + 2 : NULL);
    if (!o) {
        say("%s has no option %s", c->command->name, text);
        return false;
    }
    if (!o->argument) {
        if (inside)
            say("--%s takes no value", o->name);
        return !inside && keep(c, o, "");
    }
    if (!inside && *next == end) {
        say("--%s needs a value: %s", o->name, o->argument);
        return false;
    }
    return keep(c, o, inside ? inside : *(*next)++);
}

bool options_read(call *c, int count, char **arguments) {
    char **end = arguments + count;
    bool all_operands = false;
    while (arguments < end) {
        char *text = *arguments++;
        if (all_operands || text[0] != '-' || !text[1])
            c->operands[c->count++] = text;
        else if (strcmp(text, "--") == 0)
            all_operands = true;
        else if (!read_one(c, text, &arguments, end))
            return false;
    }
    if (c->set.help)
        return true;
    if (c->set.json && !c->set.to)
        c->set.to = "jsonl";
    if (c->count < c->command->least || (c->command->most >= 0 && c->count > c->command->most)) {
        say("usage: readout %s %s", c->command->name, c->command->operands);
        return false;
    }
    return true;
}
