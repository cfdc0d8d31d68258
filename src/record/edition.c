/* edition.c - compares an article with the one that has its text already, and takes the one or the other; see
 * edition.h */
#include "record/edition.h"

#include <string.h>

#include "record/sum.h"
#include "record/tables.h"

enum { FIELDS = 10, LINE = FIELDS, CODING, ACTORS, CHECKSUM, OWN_CHECKSUM };

/* In the order of SQL_EDITION. */
typedef struct edition {
    slice fields[FIELDS];
    int64_t line;
    slice checksum;
} edition;

/* What is known comes before what is not. */
static int known_first(slice a, slice b) {
    if (!a.size != !b.size) return a.size ? -1 : 1;
    return a.size ? slice_compare(a, b) : 0;
}

static int by_fields(const edition *a, const edition *b) {
    int order = 0;
    for (int i = 0; i < FIELDS && !order; i++) order = known_first(a->fields[i], b->fields[i]);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static int by_coder(const record *r, const edition *a, const edition *b) {
    slice own = slice_of(r->checksum);
    bool one = slice_equal(a->checksum, own), other = slice_equal(b->checksum, own);
    return one != other ? other - one : known_first(a->checksum, b->checksum);
}

static edition edition_of(const coded *c, slice checksum) {
    return (edition){
        {c->date, c->outlet, c->name, c->path, c->agency, c->title, c->author, c->url, c->dateline, c->language},
        c->line,
        checksum};
}

static edition edition_in(record *r, sqlite3_stmt *row) {
    edition x = {.line = sqlite3_column_int64(row, LINE)};
    for (int i = 0; i < FIELDS; i++) x.fields[i] = arena_slice(r->scratch, store_text(row, i));
    x.checksum = arena_slice(r->scratch, store_text(row, CHECKSUM));
    return x;
}

static status take_place(record *r, const coded *c, int64_t at, slice before, slice actors, slice day, int64_t coder,
                         error *e) {
    coded old = {.sha256 = c->sha256, .packed = before, .text = c->text, .date = day};
    if (!coded_open(&old, r->scratch)) return fail(e, READOUT_STORE, "a packed coding is damaged");
    status s = put_again(r, c, at, &old, actors, coder, e);
    if (s == READOUT_OK)
        s = store_run(r, SQL_ARTICLE_FIELDS, e, "toiooooooooi", c->name, c->path, c->line, c->outlet, c->agency,
                      c->title, c->author, c->date, c->url, c->dateline, c->language, at);
    if (s == READOUT_OK) s = sum_renew(r, at, e);
    tables_forget(r);
    return s;
}

status edition_put(record *r, const coded *c, int64_t article_at, int64_t coder, error *e) {
    bool more = false;
    sqlite3_stmt *row = store_bind(r, SQL_EDITION, e, "ii", coder, article_at);
    status s = row ? store_step(r, row, &more, e) : e->status;
    if (s != READOUT_OK || !more) return s;
    edition old = edition_in(r, row), new = edition_of(c, arena_slice(r->scratch, store_text(row, OWN_CHECKSUM)));
    int order = by_fields(&new, &old);
    bool first = order ? order < 0 : by_coder(r, &new, &old) < 0;
    slice before = first ? arena_slice(r->scratch, store_text(row, CODING)) : (slice){0};
    slice actors = first ? arena_slice(r->scratch, store_text(row, ACTORS)) : (slice){0};
    sqlite3_reset(row);
    return first ? take_place(r, c, article_at, before, actors, old.fields[0], coder, e) : s;
}
