/* articles_out.c - articles in, a text for each out */
#include "articles_out.h"

#include "out.h"
#include "say.h"

typedef struct writing {
    const articles_out *how;
    const article_format *format;
    const char *folder; /* of a format with a file an article */
    rooms rooms;
    output out;
} writing;

static status make(void *context, article *a, buf *out, error *e) {
    const writing *w = context;
    status s = READOUT_OK;
    if (w->rooms.parser)
        s = parser_parse(w->rooms.parser, a, e);
    if (s == READOUT_OK && w->rooms.coder)
        s = coder_code(w->rooms.coder, a, e);
    if (s == READOUT_OK && w->rooms.dictionary)
        s = dictionary_code(w->rooms.dictionary, a, e);
    if (s == READOUT_OK && !w->format->ending)
        s = w->format->write(a, out, e);
    return s;
}

static status take(void *context, article *a, slice made, error *e) {
    writing *w = context;
    if (w->format->ending)
        return article_write_into(a, w->format, w->folder, e);
    output_add(&w->out, made);
    return out_check(&w->out, e);
}

static status next(void *context, article **out, error *e) {
    const writing *w = context;
    return w->how->next(w->how->next_context, out, e);
}

static enum exit_code write_all(const call *c, writing *w) {
    work job = {.call = c,
                .rooms = &w->rooms,
                .whole = w->how->whole,
                .standard_format = w->how->standard_format,
                .next = w->how->next ? next : NULL,
                .make = make,
                .take = take,
                .context = w};
    return work_run(&job);
}

enum exit_code articles_write(const call *c, const articles_out *how) {
    error e = {0};
    writing w = {.how = how, .format = article_format_find(c->set.to, how->command, &e)};
    if (!w.format) {
        say_error(&e);
        return EXIT_USAGE;
    }
    bool folder = w.format->ending != NULL;
    if (folder && !c->set.output) {
        say("--to %s writes a file for each report: give a folder with -o", w.format->name);
        return EXIT_USAGE;
    }
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&w.rooms, c->set.language, how->load) && rooms_open_dictionary(&w.rooms, &c->set)) {
        w.folder = c->set.output;
        status opened = folder ? READOUT_OK : output_open(&w.out, c->set.output, &e);
        if (opened == READOUT_OK)
            code = write_all(c, &w);
        else
            say_error(&e);
        if (!folder)
            code = out_close(&w.out, code);
    }
    rooms_close(&w.rooms);
    return code;
}
