/* parse.c - readout parse: text, or CoNLL-U whose tokens are kept, to trees. Every word of the text is parsed, also
 * what is no part of a report */
#include <string.h>

#include "articles_out.h"
#include "base/mem.h"
#include "parse/conllu.h"
#include "read/source.h"
#include "say.h"

enum { CONLLU_LIMIT = 1 << 30 };

/* CoNLL-U files, one after the other. */
typedef struct conllu_files {
    const call *call;
    int operand;
    bool open;
    buf bytes;
    conllu_reader reader;
} conllu_files;

static status open_conllu(conllu_files *f, const char *path, error *e) {
    source *s = source_open(path, e);
    if (!s) {
        error_in(e, path);
        return e->status;
    }
    status result = source_all(s, CONLLU_LIMIT, &f->bytes, e);
    source_close(s);
    if (result != READOUT_OK) {
        error_in(e, path);
        return result;
    }
    f->reader = (conllu_reader){.rest = buf_slice(&f->bytes), .path = path};
    f->open = true;
    return READOUT_OK;
}

static status next(void *context, article **out, error *e) {
    conllu_files *f = context;
    const call *c = f->call;
    for (;;) {
        if (!f->open && f->operand >= (c->count ? c->count : 1)) {
            *out = NULL;
            return READOUT_OK;
        }
        const char *path = c->count ? c->operands[f->operand] : "-";
        status s = READOUT_OK;
        if (!f->open) {
            s = open_conllu(f, path, e);
            f->operand += s != READOUT_OK;
        }
        if (s == READOUT_OK)
            s = conllu_read(&f->reader, false, out, e);
        if (s != READOUT_OK || *out)
            return s;
        f->open = false;
        f->operand++;
    }
}

enum exit_code run_parse(const call *c) {
    articles_out how = {.command = FOR_PARSE, .load = LOAD_READ | LOAD_PARSE, .whole = true};
    conllu_files files = {.call = c};
    if (c->set.from && strcmp(c->set.from, "conllu") != 0) {
        say("--from: there is only conllu");
        return EXIT_USAGE;
    }
    if (c->set.from) {
        how.next = next;
        how.next_context = &files;
    }
    enum exit_code code = articles_write(c, &how);
    buf_release(&files.bytes);
    return code;
}
