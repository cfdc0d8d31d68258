/* dictionary_actors.c - reads actors and agents
 *
 * Actors: a phrase, with or without a code in brackets; lines that begin with + are other phrases for the same;
 * lines that begin with a bracket have codes with the days on which they hold. Agents: a phrase, its plural in
 * braces ({}: none), a code whose ~ says on which side of the actor's code it goes. */
#include <string.h>

#include "code/dictionary_data.h"

/* ------------------------------------------------------------------------------------------------- dates */

/* YYYYMMDD, or YYMMDD of 1931 to 2030. */
static bool read_day(slice text, uint32_t *out) {
    uint32_t day = 0;
    text = slice_trim(text);
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || i >= 8) return false;
        day = day * 10 + (uint32_t)(text.at[i] - '0');
    }
    *out = text.size == 6 ? day + (day > 309999 ? 19000000 : 20000000) : day;
    return text.size == 6 || text.size == 8;
}

/* What stands behind the code: nothing, <date, >date, date-date. */
static bool read_days(slice text, code_rule *rule) {
    rule->from = 0;
    rule->to = DAY_LAST;
    text = slice_trim(text);
    rule->dated = text.size > 0;
    if (!text.size) return true;
    if (text.at[0] == '<') return read_day(slice_part(text, 1, text.size), &rule->to);
    if (text.at[0] == '>') return read_day(slice_part(text, 1, text.size), &rule->from);
    slice first = slice_take(&text, '-');
    return text.at && read_day(first, &rule->from) && read_day(text, &rule->to);
}

/* The inside of a bracket: a code, and perhaps days. */
static bool read_rule(dictionary_reader *r, slice inside, code_rule *rule) {
    size_t size = 0;
    while (size < inside.size && inside.at[size] != ' ' && inside.at[size] != '\t' && inside.at[size] != '<' &&
           inside.at[size] != '>')
        size++;
    slice code = slice_part(inside, 0, size);
    bool letters = false;
    for (size_t i = 0; i < size; i++) letters |= !(code.at[i] >= '0' && code.at[i] <= '9') && code.at[i] != '-';
    if (size && !letters && !slice_equal(code, SLICE("---"))) {
        dictionary_wrong(r, "'%.*s': days without a code", (int)(size > 60 ? 60 : size), code.at);
        return false;
    }
    if (!dictionary_is_code(r, code)) return false;
    rule->code = code;
    if (read_days(slice_part(inside, size, inside.size), rule)) return true;
    dictionary_wrong(r, "'%.*s' are no days: <date, >date or date-date, of 6 or 8 digits",
                     (int)(inside.size - size > 60 ? 60 : inside.size - size), inside.at + size);
    return false;
}

/* ------------------------------------------------------------------------------------------------ actors */

static void add_phrase(dictionary_reader *r, slice phrase) {
    dictionary *d = r->d;
    slice key = phrase_key(r->a, phrase, NULL);
    if (!key.size) {
        dictionary_wrong(r, "no words");
        return;
    }
    uint32_t *number = phrase_put(r->a, &d->actors, key);
    *(actor_entry *)vec_push(r->a, &d->actor_entries) = (actor_entry){d->actor_records.size - 1, *number};
    *number = d->actor_entries.size - 1;
}

static void add_rules(dictionary_reader *r, slice rest) {
    slice inside;
    while (dictionary_bracket(r, &rest, '[', ']', &inside)) {
        code_rule rule = {.dated = false};
        if (!read_rule(r, inside, &rule)) continue;
        *(code_rule *)vec_push(r->a, &r->d->rules) = rule;
        r->d->actor_records.at[r->d->actor_records.size - 1].count++;
    }
}

/* The line up to a semicolon, behind which older files say where an entry is from. */
static slice before_semicolon(slice text) {
    size_t at = slice_find(text, SLICE(" ;"));
    if (at == SIZE_MAX) at = slice_find(text, SLICE("];")) == SIZE_MAX ? SIZE_MAX : slice_find(text, SLICE("];")) + 1;
    return at == SIZE_MAX ? text : slice_part(text, 0, at);
}

void dictionary_read_actors(dictionary_reader *r) {
    bool begun = false;
    while (dictionary_line(r)) {
        slice text = slice_trim(before_semicolon(r->text));
        bool rules = slice_starts(text, SLICE("[")), other = slice_starts(text, SLICE("+"));
        text = slice_part(text, other, text.size);
        size_t bracket = slice_find(text, SLICE("["));
        slice phrase = slice_trim(slice_part(text, 0, bracket == SIZE_MAX ? text.size : bracket));
        if ((rules || other) && !begun) {
            dictionary_wrong(r, "this belongs to an actor, and none stands before it");
            continue;
        }
        if (!rules && !other) {
            *(range *)vec_push(r->a, &r->d->actor_records) = (range){r->d->rules.size, 0};
            begun = true;
        }
        if (!rules) add_phrase(r, phrase);
        add_rules(r, text);
    }
}

/* ------------------------------------------------------------------------------------------------ agents */

/* !NAME! = A, B: what stands for !NAME! in a phrase. */
typedef struct marker {
    slice name, words;
} marker;

typedef struct agents {
    dictionary_reader *r;
    VEC(marker) markers;
} agents;

static void add_agent(agents *g, slice phrase, agent_entry entry) {
    dictionary_reader *r = g->r;
    slice key = phrase_key(r->a, phrase, NULL);
    if (!key.size) return;
    uint32_t *number = phrase_put(r->a, &r->d->agents, key);
    if (*number != MAP_NONE) return;
    *(agent_entry *)vec_push(r->a, &r->d->agent_entries) = entry;
    *number = r->d->agent_entries.size - 1;
}

static void add_plural(agents *g, slice phrase, slice key, agent_entry entry, bool given, slice plural) {
    if (given && plural.size)
        add_agent(g, plural, entry);
    else if (!given && phrase.size)
        add_agent(g, word_plural(g->r->a, key), entry);
}

/* The phrase once for each word of its marker. False where it has none. */
static bool add_marked(agents *g, slice phrase, agent_entry entry) {
    size_t from = slice_find(phrase, SLICE("!"));
    if (from == SIZE_MAX) return false;
    slice behind = slice_part(phrase, from + 1, phrase.size);
    size_t to = slice_find(behind, SLICE("!"));
    slice called = slice_part(behind, 0, to == SIZE_MAX ? behind.size : to);
    for (uint32_t i = 0; i < g->markers.size && to != SIZE_MAX; i++) {
        if (!slice_equal_nocase(g->markers.at[i].name, called)) continue;
        for (slice rest = g->markers.at[i].words; rest.at;) {
            slice word = slice_trim(slice_take(&rest, ','));
            add_agent(g,
                      arena_print(g->r->a, "%.*s%.*s%.*s", (int)from, phrase.at, (int)word.size, word.at,
                                  (int)(behind.size - to - 1), behind.at + to + 1),
                      entry);
        }
        return true;
    }
    dictionary_wrong(g->r, "no marker !%.*s! was defined before", (int)(called.size > 60 ? 60 : called.size),
                     called.at);
    return true;
}

static bool read_marker(agents *g, slice text) {
    size_t equals = slice_find(text, SLICE("="));
    if (text.at[0] != '!' || equals == SIZE_MAX) return false;
    slice called = slice_trim(slice_part(text, 1, equals));
    called = slice_part(called, 0, called.size ? called.size - slice_ends(called, SLICE("!")) : 0);
    *(marker *)vec_push(g->r->a, &g->markers) = (marker){called, slice_part(text, equals + 1, text.size)};
    return true;
}

static bool read_agent_code(dictionary_reader *r, slice text, agent_entry *out) {
    slice rest = text, code;
    if (!dictionary_bracket(r, &rest, '[', ']', &code)) {
        dictionary_wrong(r, "no code in brackets");
        return false;
    }
    out->before = slice_ends(code, SLICE("~"));
    code = slice_part(code, slice_starts(code, SLICE("~")), code.size - out->before);
    out->code = slice_trim(code);
    return dictionary_is_code(r, out->code);
}

static void read_agent(agents *g) {
    dictionary_reader *r = g->r;
    agent_entry entry;
    slice text = slice_trim(r->text), rest = text, plural = {NULL, 0};
    if (read_marker(g, text) || !read_agent_code(r, text, &entry)) return;
    bool given = slice_find(text, SLICE("{")) != SIZE_MAX && dictionary_bracket(r, &rest, '{', '}', &plural);
    size_t size = 0;
    while (size < text.size && text.at[size] != '{' && text.at[size] != '[') size++;
    slice phrase = slice_trim(slice_part(text, 0, size));
    if (add_marked(g, phrase, entry)) return;
    slice key = phrase_key(r->a, phrase, NULL);
    if (!key.size) {
        dictionary_wrong(r, "no words");
        return;
    }
    add_agent(g, phrase, entry);
    add_plural(g, phrase, key, entry, given, plural);
}

void dictionary_read_agents(dictionary_reader *r) {
    agents g = {.r = r};
    while (dictionary_line(r)) read_agent(&g);
}
