/* quotes_linked.c - the record's quotes as linked data: one graph, each article before the first of its quotations
 *
 * The same words as for an article (jsonld.c); what the record's rows do not hold (source and cue as spans) is left
 * to that. */
#include "base/mem.h"
#include "show/linked.h"
#include "show/writer.h"

typedef struct linked {
    json_out j;
    buf article; /* the last one's id: rows of one article come together */
} linked;

static void release(row_writer *w) {
    linked *k = w->state;
    buf_release(&k->article);
    mem_free(k);
    w->state = NULL;
}

status quotes_linked_open(row_writer *w, error *e) {
    linked *k = mem_alloc(sizeof *k);
    if (!k)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    *k = (linked){.j = {.out = &w->line}};
    w->state = k;
    json_out_open(&k->j, '{');
    linked_context(&k->j);
    json_out_key(&k->j, "@graph");
    json_out_open(&k->j, '[');
    return READOUT_OK;
}

static void put_article(json_out *j, json_t *row) {
    json_out_open(j, '{');
    linked_id(j, row_text(row, "article"));
    linked_type(j, "NewsArticle");
    linked_text(j, "datePublished", row_text(row, "date"));
    linked_somebody(j, "publisher", "Organization", row_text(row, "outlet"), (slice){NULL, 0});
    linked_somebody(j, "sourceOrganization", "Organization", row_text(row, "agency"), (slice){NULL, 0});
    json_out_close(j, '}');
    buf_byte(j->out, '\n');
}

/* What the record knows of a speaker is a role, a country and a code; whose role it is is a person. */
static void put_quotation(json_out *j, json_t *row) {
    slice role = row_role(row);
    json_out_open(j, '{');
    linked_id(j, row_text(row, "id"));
    linked_type(j, "Quotation");
    linked_text(j, "text", row_text(row, "quote"));
    linked_somebody(j, "creator", role.size ? "Person" : "Thing", row_speaker(row), role);
    linked_reference(j, "isPartOf", row_text(row, "article"));
    linked_text(j, "dateCreated", row_text(row, "said"));
    if (row_text(row, "parent").size)
        linked_reference(j, "readout:within", row_text(row, "parent"));
    linked_text(j, "readout:stance", row_text(row, "stance"));
    linked_text(j, "readout:kind", row_text(row, "kind"));
    linked_text(j, "readout:channel", row_text(row, "channel"));
    json_out_key(j, "readout:content");
    json_out_open(j, '[');
    linked_target(j, row_text(row, "article"), (uint64_t)json_integer_value(row_field(row, "begin")),
                  (uint64_t)json_integer_value(row_field(row, "end")), row_text(row, "quote"), (slice){NULL, 0},
                  (slice){NULL, 0});
    json_out_close(j, ']');
    json_out_close(j, '}');
    buf_byte(j->out, '\n');
}

status quotes_linked_take(row_writer *w, json_t *row, error *e) {
    linked *k = w->state;
    slice from = row_text(row, "article");
    if (!slice_equal(buf_slice(&k->article), from)) {
        buf_clear(&k->article);
        buf_add(&k->article, from);
        put_article(&k->j, row);
    }
    put_quotation(&k->j, row);
    w->line.failed |= k->article.failed;
    return writer_send(w, e);
}

status quotes_linked_close(row_writer *w, error *e) {
    linked *k = w->state;
    json_out_close(&k->j, ']');
    json_out_close(&k->j, '}');
    buf_byte(&w->line, '\n');
    status s = writer_send(w, e);
    release(w);
    return s;
}
