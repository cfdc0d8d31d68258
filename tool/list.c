/* list.c - every command that is one list of the record: articles, quotes, claims, disputes ... */
#include "list.h"

#include <string.h>
#include <unistd.h>

#include "articles_out.h"
#include "out.h"
#include "place.h"
#include "say.h"

record *list_record_in(const call *c, enum record_mode mode) {
    error e = {0};
    buf path = {0};
    record *r = NULL;
    if (place_record(c->set.record, false, &path)) {
        if (access(path.at, F_OK) != 0)
            say("there is no record at %s; make one with: readout add -d %s FILE...", path.at, path.at);
        else if (!(r = record_open(path.at, mode, NULL, &e)))
            say_error(&e);
    }
    buf_release(&path);
    return r;
}

record *list_record(const call *c) { return list_record_in(c, RECORD_READ); }

enum exit_code list_write(record *r, const record_list *list, const record_filter *filter, const char *format,
                          bool all, bool dyads, output *o, uint64_t *count) {
    error e = {0};
    row_writer *w = rows_open(o, &list->rows, format, &e);
    if (w && all)
        rows_keep_all(w);
    if (w && dyads)
        rows_explode(w);
    status s = w ? list->query(r, filter, rows_sink(w), &e) : e.status;
    uint64_t left_out = rows_left_out(w);
    s = rows_close(w, s, count, &e);
    if (s == READOUT_OK && left_out)
        say("%llu events left out, for which %s has no place: denied, negated, not real or without an actor (--all "
            "keeps them)",
            (unsigned long long)left_out, format);
    if (s == READOUT_OK)
        return EXIT_DONE;
    if (!output_pipe_closed(o))
        say_error(&e);
    return exit_of(s);
}

/* The operands with a space between them. */
static bool words_of(const call *c, buf *words) {
    for (int i = 0; i < c->count; i++) {
        if (i)
            buf_byte(words, ' ');
        buf_add(words, slice_of(c->operands[i]));
    }
    buf_byte(words, 0);
    if (words->failed)
        say("out of memory");
    return !words->failed;
}

static enum exit_code show(const call *c, const record_list *list, const record_filter *filter) {
    error e = {0};
    output o;
    uint64_t count = 0;
    record *r = list_record(c);
    if (!r)
        return EXIT_STORE;
    enum exit_code code = EXIT_STORE;
    if (output_open(&o, c->set.output, &e) == READOUT_OK)
        code = list_write(r, list, filter, c->set.to, c->set.all, c->set.dyads, &o, &count);
    else
        say_error(&e);
    record_close(r);
    code = out_close(&o, code);
    if (code == EXIT_DONE && count == 0) {
        say("nothing found");
        return EXIT_NOTHING;
    }
    return code;
}

enum exit_code run_list(const call *c) {
    const record_list *list = record_list_find(c->command->name);
    record_filter filter = c->set.filter;
    bool searches = strcmp(list->rows.name, "search") == 0;
    filter.sure = !c->set.unsure;
    buf words = {0};
    if (c->count && filter.about && !searches) {
        say("words and --about ask the same: give all words to one of them");
        return EXIT_USAGE;
    }
    if (!words_of(c, &words))
        return EXIT_STORE;
    if (c->count)
        *(searches ? &filter.text : &filter.about) = words.at;
    enum exit_code code = show(c, list, &filter);
    buf_release(&words);
    return code;
}

bool list_format(const char *format) {
    for (const row_format *f = row_formats; f->name; f++)
        if (strcmp(f->name, format) == 0)
            return true;
    return false;
}

/* quotes is a list, and also a format of articles. */
enum exit_code run_quotes(const call *c) {
    error e;
    if (!c->set.to || !article_format_find(c->set.to, FOR_QUOTES, &e) || (!c->count && list_format(c->set.to)))
        return run_list(c);
    articles_out how = {.command = FOR_QUOTES, .load = LOAD_ALL};
    call files = *c;
    files.set.outlet = c->set.filter.outlet; /* of files, --outlet says whose they are */
    return articles_write(&files, &how);
}
