/* text.c - from the bytes of a plain text to an article: the door of `read` for text in memory */
#include "read/text.h"

#include <stdio.h>
#include <string.h>

#include "base/sha256.h"
#include "base/utf8.h"
#include "read/named.h"
#include "read/report.h"

static const read_options no_options;

/* Where the next byte stands that must be replaced, or SIZE_MAX. */
static size_t next_bad(slice text) {
    const char *nul = text.size ? memchr(text.at, 0, text.size) : NULL;
    size_t before = nul ? (size_t)(nul - text.at) : text.size;
    size_t bad = utf8_invalid((slice){text.at, before});
    return bad != SIZE_MAX ? bad : nul ? before : SIZE_MAX;
}

static void say_repaired(slice bytes, size_t first, size_t count, const char *path, uint64_t line, bool file,
                         const read_options *options) {
    error what;
    size_t begin = 0;
    if (!options->note)
        return;
    fail(&what, READOUT_OK, "%s, replaced by U+FFFD, here and in %zu more place%s",
         bytes.at[first] ? "not UTF-8" : "a NUL byte", count - 1, count == 2 ? "" : "s");
    if (count == 1)
        fail(&what, READOUT_OK, "%s, replaced by U+FFFD", bytes.at[first] ? "not UTF-8" : "a NUL byte");
    for (size_t i = 0; file && i < first; i++)
        if (bytes.at[i] == '\n') {
            line++;
            begin = i + 1;
        }
    error_in(&what, path);
    error_at(&what, line, file ? first - begin + 1 : 0, file ? first : 0);
    options->note(options->note_context, &what);
}

slice text_repair(arena *a, slice bytes, const char *path, uint64_t line, bool file, const read_options *options) {
    size_t first = next_bad(bytes), count = 0, used = 0;
    if (first == SIZE_MAX)
        return bytes;
    char *out = arena_alloc(a, bytes.size * 3);
    for (slice rest = bytes; rest.size;) {
        size_t good = next_bad(rest), length = 0;
        if (good == SIZE_MAX)
            good = rest.size;
        memcpy(out + used, rest.at, good);
        used += good;
        rest = slice_part(rest, good, rest.size);
        if (rest.size) {
            utf8_decode(rest, &length);
            used += utf8_encode(UTF8_REPLACEMENT, out + used);
            count++;
            rest = slice_part(rest, length, rest.size);
        }
    }
    say_repaired(bytes, first, count, path, line, file, options);
    return (slice){out, used};
}

/* What its user named a file says what the report does not. */
static void from_name(article *a, const read_lexicon *l) {
    file_name said = named_by(a->arena, l, a->path);
    if (!a->date.size && said.date[0])
        a->date = arena_slice(a->arena, slice_of(said.date));
    if (!a->outlet.size)
        a->outlet = said.outlet;
}

static void set(article *a, slice *field, const char *value) {
    if (!field->size && value)
        *field = arena_slice(a->arena, slice_of(value));
}

status text_finish(article *a, const read_options *options, error *e) {
    if (!options)
        options = &no_options;
    report_find(a, options->lexicon, options->whole);
    if (a->blocks.size == 0)
        return fail(e, READOUT_BAD_INPUT, "no text in it");
    sha256_hex(a->text, a->text_sha256);
    if (!a->id.size)
        a->id = arena_slice(a->arena, (slice){a->text_sha256, 16});
    if (!a->line)
        from_name(a, options->lexicon);
    set(a, &a->date, options->date);
    set(a, &a->outlet, options->outlet);
    return READOUT_OK;
}

/* ------------------------------------------------------------------------------------------ read_text */

typedef struct text_job {
    article *article;
    slice text;
    const char *path;
    const read_options *options;
} text_job;

static status fill(void *context, error *e) {
    const text_job *job = context;
    article *a = job->article;
    a->path = slice_of(arena_string(a->arena, slice_of(job->path)));
    slice text = text_repair(a->arena, job->text, job->path, 1, true, job->options);
    a->text = (slice){arena_string(a->arena, text), text.size};
    return text_finish(a, job->options, e);
}

status read_text(article *a, slice text, const char *path, const read_options *options, error *e) {
    text_job job = {a, text, path, options ? options : &no_options};
    status s = READOUT_OK;
    if (text.size > READ_ARTICLE_LIMIT)
        s = fail(e, READOUT_TOO_LARGE, "an article of more than %u bytes", READ_ARTICLE_LIMIT);
    else
        s = arena_run(a->arena, fill, &job, e);
    if (s != READOUT_OK)
        error_in(e, path);
    return s;
}

/* ------------------------------------------------------------------------------------------- read_again
 *
 * What is cut off over the text depends on whether the title was known or found: it was found if it is found
 * again. */

typedef struct again_job {
    article *article;
    const read_lexicon *lexicon;
} again_job;

static status find_again(void *context, error *e) {
    again_job *job = context;
    article *a = job->article, known = *a;
    read_options options = {.lexicon = job->lexicon};
    a->title = (slice){NULL, 0};
    status s = text_finish(a, &options, e);
    if (s == READOUT_OK && slice_equal(a->title, known.title))
        return s;
    *a = known;
    return text_finish(a, &options, e);
}

status read_again(article *a, const read_lexicon *lexicon, error *e) {
    again_job job = {a, lexicon};
    return arena_run(a->arena, find_again, &job, e);
}
