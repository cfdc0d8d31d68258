/* formats.c - the formats of articles: a row each, and the folder that those with a file an article are written to
 *
 * To add one: a function that adds an article to a buf, and a row here. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "show/show.h"

const article_format article_formats[] = {
    {"conllu", FOR_PARSE, NULL, "CoNLL-U: tokens, tags, trees, names", article_to_conllu},
    {"tree", FOR_PARSE, NULL, "trees drawn in text", article_to_tree},
    {"json", FOR_CODE, NULL, "one JSON object a line", article_to_json},
    {"jsonl", FOR_CODE, NULL, "the same", article_to_json},
    {"jsonld", FOR_CODE | FOR_QUOTES, NULL, "JSON-LD: schema.org Quotation with Web Annotation selectors",
     article_to_jsonld},
    {"brat", FOR_QUOTES, ".ann", "brat standoff, as PolNeAR has it; a file an article, into the folder of -o",
     article_to_brat},
    {"json", FOR_EXTRACT, NULL, "one JSON object a line", article_to_extract},
    {"jsonl", FOR_EXTRACT, NULL, "the same", article_to_extract},
    {NULL, 0, NULL, NULL, NULL},
};

const article_format *article_format_find(const char *wanted, unsigned command, error *e) {
    for (const article_format *f = article_formats; f->name; f++)
        if (f->commands & command && (!wanted || strcmp(f->name, wanted) == 0))
            return f;
    fail(e, READOUT_BAD_USAGE, "no format '%.40s' here", wanted ? wanted : "");
    return NULL;
}

/* "reports/a.txt" is "a"; what has no path is called by its id, without slashes. */
static slice base_name(const article *a) {
    slice whole = a->path.size && !slice_equal(a->path, SLICE("-")) ? a->path : a->id, last = whole;
    for (slice rest = whole; rest.at && rest.size;) {
        slice part = slice_take(&rest, '/');
        if (part.size)
            last = part;
    }
    for (size_t i = last.size; i-- > 1;)
        if (last.at[i] == '.')
            return slice_part(last, 0, i);
    return last;
}

static status write_file(const char *path, const buf *text, error *e) {
    output o;
    status s = output_open(&o, path, e);
    if (s == READOUT_OK)
        output_add(&o, buf_slice(text));
    else
        output_drop(&o);
    status closed = output_close(&o, s == READOUT_OK ? e : NULL);
    return s != READOUT_OK ? s : closed;
}

status article_write_into(const article *a, const article_format *format, const char *folder, error *e) {
    buf text = {0}, path = {0};
    if (mkdir(folder, 0777) != 0 && errno != EEXIST) {
        fail(e, READOUT_NO_FILE, "can't make the folder: %s", strerror(errno));
        error_in(e, folder);
        return READOUT_NO_FILE;
    }
    slice stem = base_name(a);
    buf_print(&path, "%s/%.*s%s", folder, (int)stem.size, stem.at ? stem.at : "", format->ending);
    buf_byte(&path, '\0');
    status s = path.failed ? fail(e, READOUT_NO_MEMORY, "out of memory") : format->write(a, &text, e);
    if (s == READOUT_OK)
        s = write_file(path.at, &text, e);
    buf_release(&path);
    buf_release(&text);
    return s;
}
