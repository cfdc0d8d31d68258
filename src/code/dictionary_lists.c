/* dictionary_lists.c - reads discards and issues */
#include "code/dictionary_data.h"

/* ---------------------------------------------------------------------------------------------- discards */

#define DISCARD_LETTERS 3

static void add_discard(dictionary_reader *r, slice phrase, bool story, bool whole) {
    slice key = phrase_key(r->a, phrase, NULL);
    if (!key.size) return;
    uint32_t *number = map_put(r->a, &r->d->discards, slice_part(key, 0, DISCARD_LETTERS), NULL);
    *(discard *)vec_push(r->a, &r->d->discard_entries) =
        (discard){.phrase = key, .whole = whole, .story = story, .next = *number};
    *number = r->d->discard_entries.size - 1;
}

void dictionary_read_discards(dictionary_reader *r) {
    while (dictionary_line(r)) {
        slice text = slice_trim(r->text);
        size_t semicolon = slice_find(text, SLICE(" ;"));
        text = slice_trim(slice_part(text, 0, semicolon == SIZE_MAX ? text.size : semicolon));
        bool story = slice_starts(text, SLICE("+"));
        text = slice_trim(slice_part(text, story, text.size));
        size_t bracket = slice_find(text, SLICE("["));
        text = slice_trim(slice_part(text, 0, bracket == SIZE_MAX ? text.size : bracket));
        if (text.size)
            add_discard(r, text, story, slice_ends(text, SLICE("_")));
        else
            dictionary_wrong(r, "no words");
    }
}

/* ------------------------------------------------------------------------------------------------ issues */

/* A word with its expansions: n: with its plural, v: with its regular forms. */
typedef struct choice {
    slice forms[VERB_FORMS + 1];
    uint32_t count;
} choice;

#define ISSUE_WORDS 12
#define ISSUE_PHRASES 64

static choice read_choice(dictionary_reader *r, slice word) {
    choice c = {.count = 1};
    bool noun = slice_starts(word, SLICE("n:")), verb = slice_starts(word, SLICE("v:"));
    slice key = phrase_key(r->a, slice_part(word, noun || verb ? 2 : 0, word.size), NULL);
    c.forms[0] = key;
    if (noun) c.forms[c.count++] = word_plural(r->a, key);
    if (verb) {
        verb_forms(r->a, key, c.forms + 1);
        c.count += VERB_FORMS;
    }
    return c;
}

static void add_issue(dictionary_reader *r, slice key, slice code) {
    dictionary *d = r->d;
    uint32_t *number = phrase_put(r->a, &d->issues, key);
    if (*number != MAP_NONE) return;
    *(slice *)vec_push(r->a, &d->issue_codes) = code;
    *number = d->issue_codes.size - 1;
}

/* Each combination of its words' forms, up to a limit. */
static void add_choices(dictionary_reader *r, const choice *choices, uint32_t count, slice code) {
    for (uint32_t n = 0; n < ISSUE_PHRASES; n++) {
        uint32_t left = n;
        slice key = {"", 0};
        for (uint32_t i = 0; i < count; i++) {
            slice form = choices[i].forms[left % choices[i].count];
            left /= choices[i].count;
            key = i ? arena_print(r->a, "%.*s %.*s", (int)key.size, key.at, (int)form.size, form.at) : form;
        }
        if (left) return;
        add_issue(r, key, code);
    }
}

static void read_issue(dictionary_reader *r) {
    choice choices[ISSUE_WORDS];
    uint32_t count = 0;
    slice text = slice_trim(r->text), rest = text, code = {"", 0};
    bool stops = text.at[0] == '~';
    if (!stops && (!dictionary_bracket(r, &rest, '[', ']', &code) || !dictionary_is_code(r, code))) {
        if (slice_find(text, SLICE("[")) == SIZE_MAX) dictionary_wrong(r, "no code in brackets");
        return;
    }
    size_t bracket = slice_find(text, SLICE("["));
    rest = slice_part(text, 0, bracket == SIZE_MAX ? text.size : bracket);
    while (slice_starts(rest, SLICE("~"))) rest = slice_part(rest, 1, rest.size);
    while (rest.at && count < ISSUE_WORDS) {
        slice word = slice_trim(slice_take(&rest, ' '));
        for (slice part; word.at && (part = slice_take(&word, '+')).at && count < ISSUE_WORDS;)
            if (part.size && (choices[count] = read_choice(r, part)).forms[0].size) count++;
    }
    if (count) add_choices(r, choices, count, code);
}

void dictionary_read_issues(dictionary_reader *r) {
    while (dictionary_line(r)) read_issue(r);
}
