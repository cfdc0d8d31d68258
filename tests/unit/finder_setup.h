/* finder_setup.h - a finder of the code room, opened once for all tests of a file, in an arena of its own
 *
 *     static int load(void **state) { return finder_load(state, events_open); }
 *     static int unload(void **state) { return finder_unload(state, events_close); }
 *
 * Include it before cmocka.h. */
#ifndef FINDER_SETUP_H
#define FINDER_SETUP_H

#include <stdio.h>
#include <stdlib.h>

#include "base/word_roles.h"

typedef status finder_open(arena *a, const char *folder, void **finder, error *e);

typedef struct setup {
    arena *arena;
    const word_roles *words; /* for an article that no parser has read: a->words */
    void *finder;
    finder_open *open;
} setup;

static inline const char *lang_folder(void) {
    const char *folder = getenv("READOUT_LANG");
    return folder ? folder : "lang/en";
}

static inline status finder_open_all(void *context, error *e) {
    setup *s = context;
    status loaded = word_roles_open(s->arena, lang_folder(), &s->words, e);
    return loaded == READOUT_OK ? s->open(s->arena, lang_folder(), &s->finder, e) : loaded;
}

static inline int finder_load(void **state, finder_open *open) {
    static setup s;
    error e = {0};
    s = (setup){.arena = arena_new(), .open = open};
    *state = &s;
    if (arena_run(s.arena, finder_open_all, &s, &e) == READOUT_OK)
        return 0;
    printf("%s: %s\n", e.path, e.message);
    return -1;
}

static inline int finder_unload(void **state, void (*close)(void *finder)) {
    setup *s = *state;
    close(s->finder);
    arena_free(s->arena);
    return 0;
}

#endif
