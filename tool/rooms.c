/* rooms.c - loads lexicons and model */
#include "rooms.h"

#include <string.h>

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

int rooms_ontology(const char *called) {
    for (int i = 0; ontology_name[i]; i++)
        if (strcmp(ontology_name[i], called) == 0)
            return i;
    return -1;
}

#define FAULTS_SAID 20

bool rooms_open_dictionary(rooms *g, const settings *set) {
    error e = {0};
    int ontology = set->ontology ? rooms_ontology(set->ontology) : ONTOLOGY_CAMEO;
    if (!set->dictionary)
        return true;
    g->dictionary = dictionary_open(set->dictionary, g->language.at, (enum ontology)ontology, &e);
    if (!g->dictionary) {
        say_error(&e);
        return false;
    }
    size_t faults = dictionary_faults(g->dictionary);
    for (size_t i = 0; i < faults && i < FAULTS_SAID; i++)
        say_error(dictionary_fault(g->dictionary, i));
    if (faults > FAULTS_SAID)
        say("%zu more faults in the dictionaries", faults - FAULTS_SAID);
    return true;
}

void rooms_close(rooms *g) {
    dictionary_close(g->dictionary);
    coder_close(g->coder);
    parser_close(g->parser);
    read_lexicon_close(g->lexicon);
    buf_release(&g->language);
}
