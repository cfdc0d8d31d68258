/* dictionary_lines.c - the lines of a dictionary's file, without comments; and what is wrong in them
 *
 * Comments run from # to the end of the line (but not in brackets: [###] is a code), and from <!-- to -->; lines
 * that begin with < are marks of other programs. */
#include <stdarg.h>
#include <stdio.h>

#include "code/dictionary_data.h"

#define FAULTS_KEPT 1000

void dictionary_wrong(dictionary_reader *r, const char *format, ...) {
    char message[160];
    va_list arguments;
    r->d->fault_count++;
    if (r->d->faults.size >= FAULTS_KEPT) return;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    fault *f = vec_push(r->a, &r->d->faults);
    fail(&f->what, READOUT_BAD_INPUT, "%s", message);
    error_in(&f->what, r->d->files.at[r->file]);
    error_at(&f->what, r->line, 0, 0);
}

static slice without_end(slice text) {
    while (text.size &&
           (text.at[text.size - 1] == ' ' || text.at[text.size - 1] == '\t' || text.at[text.size - 1] == '\r'))
        text.size--;
    return text;
}

/* The line up to its comment. */
static slice uncommented(slice line) {
    bool inside = false;
    for (size_t i = 0; i < line.size; i++) {
        if (line.at[i] == '[' || line.at[i] == ']') inside = line.at[i] == '[';
        if ((line.at[i] == '#' && !inside) || slice_starts(slice_part(line, i, line.size), SLICE("<!--")))
            return slice_part(line, 0, i);
    }
    return line;
}

/* Whether the line is all comment, by what stood before it and what it opens. */
static bool in_comment(dictionary_reader *r, slice line) {
    bool was = r->comment;
    size_t open = slice_find(line, SLICE("<!--")), close = slice_find(line, SLICE("-->"));
    if (was)
        r->comment = close == SIZE_MAX;
    else if (open != SIZE_MAX)
        r->comment = close == SIZE_MAX || close < open;
    return was;
}

bool dictionary_line(dictionary_reader *r) {
    while (r->rest.at) {
        slice line = slice_take(&r->rest, '\n');
        r->line++;
        if (line.size > DICTIONARY_LINE_LIMIT) {
            dictionary_wrong(r, "a line of more than %d bytes, left out", DICTIONARY_LINE_LIMIT);
            continue;
        }
        if (in_comment(r, line)) continue;
        r->text = without_end(uncommented(line));
        if (slice_trim(r->text).size && r->text.at[0] != '<') return true;
    }
    return false;
}

bool dictionary_bracket(dictionary_reader *r, slice *rest, char open, char close, slice *out) {
    size_t from = slice_find(*rest, (slice){&open, 1});
    if (from == SIZE_MAX) return false;
    slice behind = slice_part(*rest, from + 1, rest->size);
    size_t to = slice_find(behind, (slice){&close, 1});
    if (to == SIZE_MAX) {
        dictionary_wrong(r, "'%c' without '%c'", open, close);
        *rest = (slice){NULL, 0};
        return false;
    }
    *out = slice_trim(slice_part(behind, 0, to));
    *rest = slice_part(behind, to + 1, behind.size);
    return true;
}

static bool of_code(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '+' ||
           c == '#' || c == '/' || c == '_' || c == ':' || c == '*' || c == '~';
}

bool dictionary_is_code(dictionary_reader *r, slice code) {
    bool good = code.size > 0 && code.size <= 60;
    for (size_t i = 0; i < code.size && good; i++) good = of_code(code.at[i]);
    if (!good)
        dictionary_wrong(r, "'%.*s' is no code", (int)(code.size > 60 ? 60 : code.size), code.at ? code.at : "");
    return good;
}

uint32_t dictionary_word(dictionary *d, slice key) {
    bool found;
    uint32_t *number = map_put(d->arena, &d->words, key, &found);
    if (!found) *number = d->word_count++;
    return *number;
}
