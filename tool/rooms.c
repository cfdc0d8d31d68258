/* rooms.c - loads lexicons and model */
#include "rooms.h"

#include "place.h"
#include "say.h"

bool rooms_open(rooms *g, const char *language, unsigned what) {
    error e = {0};
    *g = (rooms){.parser = NULL};
    if (!place_language(language, &g->language))
        return false;
    const char *folder = g->language.at;
    bool good = (!(what & LOAD_READ) || (g->lexicon = read_lexicon_open(folder, &e))) &&
                (!(what & LOAD_PARSE) || (g->parser = parser_open(folder, &e))) &&
                (!(what & LOAD_CODE) || (g->coder = coder_open(folder, &e)));
    if (!good)
        say_error(&e);
    return good;
}

void rooms_close(rooms *g) {
    coder_close(g->coder);
    parser_close(g->parser);
    read_lexicon_close(g->lexicon);
    buf_release(&g->language);
}
