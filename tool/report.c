/* report.c - readout report: the record as one file of HTML, to send */
#include <string.h>

#include "list.h"
#include "out.h"
#include "say.h"
#include "show/page.h"

/* A part of the page, and the list that fills it. */
static const char *const parts[][2] = {{"disputes", "disputes"}, {"claims", "claims"}, {"quotes", "quotes"},
                                       {"timeline", "timeline"}, {"network", "network"}, {"actors", "actors"},
                                       {"stories", "stories"},   {"reuse", "reuse"},     {"articles", "texts"}};

static status fill(page *p, record *r, const record_filter *filter, error *e) {
    status s = READOUT_OK;
    for (size_t i = 0; i < sizeof parts / sizeof *parts && s == READOUT_OK; i++) {
        const record_list *list = record_list_find(parts[i][1]);
        record_filter one = *filter;
        /* --limit is of disputes; --about chooses among them and the quotes */
        if (strcmp(parts[i][0], "disputes") != 0)
            one.limit = 0;
        if (strcmp(parts[i][0], "articles") == 0 || strcmp(parts[i][0], "actors") == 0)
            one.about = one.speaker = NULL;
        if (list)
            s = list->query(r, &one, page_sink(p, parts[i][0]), e);
    }
    return s;
}

static enum exit_code write_page(const call *c, record *r, const char *title, const record_filter *filter) {
    error e = {0};
    output o;
    status s = output_open(&o, c->set.output, &e);
    if (s == READOUT_OK) {
        page *p = page_open(&o, title, &e);
        s = p ? fill(p, r, filter, &e) : e.status;
        s = page_close(p, s, &e);
    }
    if (s != READOUT_OK && !output_pipe_closed(&o))
        say_error(&e);
    return out_close(&o, exit_of(s));
}

enum exit_code run_report(const call *c) {
    record_filter filter = c->set.filter;
    buf words = {0};
    for (int i = 0; i < c->count; i++)
        buf_print(&words, "%s%s", i ? " " : "", c->operands[i]);
    buf_byte(&words, 0);
    if (words.failed) {
        say("out of memory");
        return EXIT_STORE;
    }
    record *r = list_record(c);
    enum exit_code code = r ? write_page(c, r, words.at, &filter) : EXIT_STORE;
    record_close(r);
    buf_release(&words);
    return code;
}
