/* formats.c - the table of formats, how each is told, and how each gives its articles */
#include "read/formats.h"

#include <string.h>

#include "base/utf8.h"
#include "read/text.h"

/* ------------------------------------------------------------------------------------------ telling them */

/* ".txt" of "a.txt.gz"; empty where there is none. */
static slice ending_of(const char *path) {
    slice left = slice_of(path);
    if (slice_ends(left, SLICE(".gz")))
        left.size -= 3;
    size_t at = left.size;
    while (at > 0 && left.at[at - 1] != '.' && left.at[at - 1] != '/')
        at--;
    return at && left.at[at - 1] == '.' ? slice_part(left, at - 1, left.size) : (slice){0};
}

static slice without_space(slice front) {
    if (slice_starts(front, SLICE("\xEF\xBB\xBF")))
        front = slice_part(front, 3, front.size);
    return slice_trim(front);
}

/* A list, or an object whose first line does not hold all of it. */
static bool sniff_json(slice front, bool whole) {
    front = without_space(front);
    slice rest = front, line = slice_trim(slice_take(&rest, '\n'));
    if (!line.size || !rest.at)
        return whole && line.size && line.at[0] == '[' && slice_ends(line, SLICE("]")) && line.size > 1 &&
               line.at[1] == '{';
    if (line.at[0] == '[')
        return line.size == 1 || line.at[1] == '{' || line.at[1] == ' ';
    return line.at[0] == '{' && line.size == 1;
}

static bool sniff_jsonl(slice front, bool whole) {
    (void)whole;
    front = without_space(front);
    if (!front.size || front.at[0] != '{')
        return false;
    front = slice_trim(slice_part(front, 1, front.size));
    return front.size && (front.at[0] == '"' || front.at[0] == '}');
}

static bool sniff_text(slice front, bool whole) {
    (void)whole;
    return front.size > 0;
}

static const struct {
    const char *bytes;
    size_t size;
    const char *what;
} foreign[] = {
    {"%PDF-", 5, "PDF"},
    {"\x89PNG", 4, "an image (PNG)"},
    {"\xFF\xD8\xFF", 3, "an image (JPEG)"},
    {"GIF8", 4, "an image (GIF)"},
    {"PK\x03\x04", 4, "a ZIP archive or an office document"},
    {"\x7F"
     "ELF",
     4, "a program"},
    {"SQLite format 3", 16, "a database"},
    {"\x1F\x8B", 2, "gzip, which this build does not read"},
    {"BZh", 3, "bzip2"},
    {"\xFD"
     "7zXZ",
     5, "xz"},
    {"\x28\xB5\x2F\xFD", 4, "zstd"},
    {"\xD0\xCF\x11\xE0", 4, "an office document"},
    {"{\\rtf", 5, "RTF"},
    {"\xFF\xFE", 2, "UTF-16, not UTF-8"},
    {"\xFE\xFF", 2, "UTF-16, not UTF-8"},
    {"<!doctype html", 14, "HTML, which is not read yet"},
    {"<html", 5, "HTML, which is not read yet"},
    {"<?xml", 5, "XML, which is not read yet"},
    {"WARC/", 5, "WARC, which is not read yet"},
};

/* Told by the path alone: to the eye they are text, and read as such they would give a wrong record. */
static const struct {
    const char *ending, *what;
} foreign_endings[] = {
    {".csv", "CSV, which is not read: give JSONL, an object with `text` for each report"},
    {".tsv", "a table, which is not read: give JSONL, an object with `text` for each report"},
    {".html", "HTML, which is not read yet"},
    {".htm", "HTML, which is not read yet"},
    {".xml", "XML, which is not read yet"},
    {".eml", "a mail, which is not read: give its text"},
};

/* What the path says that it is, where that is nothing to read; else NULL. */
static const char *foreign_by_path(const char *path) {
    slice ending = ending_of(path);
    for (size_t i = 0; i < sizeof foreign_endings / sizeof *foreign_endings; i++)
        if (slice_equal_nocase(ending, slice_of(foreign_endings[i].ending)))
            return foreign_endings[i].what;
    return NULL;
}

/* More than four control characters, and more than one in fifty bytes; or more malformed bytes than one in five. */
static bool binary(slice front) {
    size_t controls = 0, malformed = 0, size;
    for (size_t i = 0; i < front.size; i += size) {
        uint32_t code = utf8_decode(slice_part(front, i, front.size), &size);
        controls += code < 0x20 && !(code >= '\t' && code <= '\r') && code != 0x1B;
        malformed += code == UTF8_REPLACEMENT;
    }
    return (controls > 4 && controls * 50 > front.size) || malformed * 5 > front.size;
}

status format_sniff(slice front, bool whole, const char *path, const format **out, error *e) {
    const format *by_path = format_of_path(path);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (slice_equal_nocase(slice_part(front, 0, foreign[i].size), (slice){foreign[i].bytes, foreign[i].size}))
            return fail(e, READOUT_BAD_INPUT, "no plain text: it is %s", foreign[i].what);
    if (binary(front))
        return fail(e, READOUT_BAD_INPUT, "no plain text: it is binary");
    if (without_space(front).size == 0 && whole)
        return fail(e, READOUT_BAD_INPUT, "empty");
    for (*out = formats; !(*out)->sniff(front, whole); ++*out)
        ;
    if ((*out)->sniff == sniff_text && foreign_by_path(path))
        return fail(e, READOUT_BAD_INPUT, "no plain text: it is %s", foreign_by_path(path));
    if (by_path && by_path->sniff == sniff_jsonl)
        *out = by_path; /* a first line that is broken is still a line */
    return READOUT_OK;
}

const format *format_of_name(const char *wanted) {
    const format *f = formats;
    while (f->name && strcmp(f->name, wanted) != 0)
        f++;
    return f->name ? f : NULL;
}

const format *format_of_path(const char *path) {
    slice ending = ending_of(path);
    if (!ending.size)
        return NULL;
    for (const format *f = formats; f->name; f++)
        for (slice rest = slice_of(f->endings); rest.size;)
            if (slice_equal_nocase(slice_take(&rest, ' '), ending))
                return f;
    return NULL;
}

/* ------------------------------------------------------------------------------------------ their articles */

/* Makes the article and keeps it only where `make` succeeds. */
static status give(article **out, status (*make)(input *in, article *a, error *e), input *in, error *e) {
    article *a = article_new();
    if (!a)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = make(in, a, e);
    if (s == READOUT_OK)
        *out = a;
    else
        article_free(a);
    return s;
}

static status make_text(input *in, article *a, error *e) {
    return read_text(a, buf_slice(&in->bytes), in->path, in->options, e);
}

static status next_text(input *in, article **out, error *e) {
    in->ended = true;
    status s = source_all(in->source, READ_ARTICLE_LIMIT, &in->bytes, e);
    return s == READOUT_OK ? give(out, make_text, in, e) : s;
}

static status make_line(input *in, article *a, error *e) {
    return read_json(a, buf_slice(&in->bytes), in->path, in->line, in->options, e);
}

static status next_jsonl(input *in, article **out, error *e) {
    for (;;) {
        status s = source_line(in->source, READ_LINE_LIMIT, &in->bytes, &in->ended, e);
        in->line++;
        if (s != READOUT_OK) {
            error_in(e, in->path);
            error_at(e, in->line, 0, 0);
            return s;
        }
        if (in->ended)
            return READOUT_OK;
        slice line = without_space(buf_slice(&in->bytes));
        if (line.size)
            return give(out, make_line, in, e);
    }
}

static status make_element(input *in, article *a, error *e) {
    bool list = json_is_array(in->list);
    const json_t *object = list ? json_array_get(in->list, in->next - 1) : in->list;
    return read_json_object(a, object, in->path, list ? in->next : 0, in->options, e);
}

/* Of a list, an article's `line` is its number in it. */
static status next_json(input *in, article **out, error *e) {
    if (!in->list) {
        status s = source_all(in->source, READ_LINE_LIMIT, &in->bytes, e);
        if (s == READOUT_OK)
            s = read_json_load(without_space(buf_slice(&in->bytes)), in->path, 0, &in->list, e);
        buf_release(&in->bytes);
        if (s != READOUT_OK) {
            in->ended = true;
            return s;
        }
    }
    bool list = json_is_array(in->list);
    in->ended = in->next++ == (list ? json_array_size(in->list) : 1);
    return in->ended ? READOUT_OK : give(out, make_element, in, e);
}

const format formats[] = {
    {"json", ".json ", sniff_json, next_json},
    {"jsonl", ".jsonl .ndjson ", sniff_jsonl, next_jsonl},
    {"text", ".txt .text .md .story ", sniff_text, next_text},
    {NULL, NULL, NULL, NULL},
};

const char *const read_formats[] = {"json", "jsonl", "text", NULL};
