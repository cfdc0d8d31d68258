/* code.c - the coder: a row of stages, each of which sees what those before it wrote into the article
 *
 * A stage loads what it knows into the coder's arena (open), and later reads a parsed article and adds to it
 * (find). To add a stage: a file that offers the two, and a row. */
#include "code/code.h"

#include "base/mem.h"
#include "code/actor.h"
#include "code/attribution.h"
#include "code/coref.h"
#include "code/event.h"
#include "code/place.h"

/* `open`, which may be NULL, makes the stage's lexicons, in the arena; they never change after. `find` allocates from
 * the article's arena. Both run inside an arena_run. `close`, which may be NULL, gives back what is not the arena's;
 * it gets what open put into *out, also where open failed after that. */
typedef struct stage {
    const char *name;
    status (*open)(arena *a, const char *folder, void **out, error *e);
    status (*find)(const void *finder, article *a, error *e);
    void (*close)(void *finder);
} stage;

/* In this order. */
static const stage stages[] = {
    {"actors", actor_open, actor_find, NULL},
    {"attributions", attributions_open, attributions_find, attributions_close},
    {"speakers", NULL, coref_speakers, NULL},
    {"events", events_open, events_find, events_close}, /* and, before them, propositions */
    {"places", places_open, places_find, NULL},
    {NULL, NULL, NULL, NULL},
};

#define STAGES (sizeof stages / sizeof *stages)

struct coder {
    arena *arena;
    const word_roles *words;
    void *finders[STAGES];
};

typedef struct open_job {
    coder *coder;
    const char *folder;
} open_job;

static status open_stages(void *context, error *e) {
    const open_job *job = context;
    status s = word_roles_open(job->coder->arena, job->folder, &job->coder->words, e);
    for (size_t i = 0; stages[i].name && s == READOUT_OK; i++)
        if (stages[i].open)
            s = stages[i].open(job->coder->arena, job->folder, &job->coder->finders[i], e);
    return s;
}

coder *coder_open(const char *folder, error *e) {
    coder *c = mem_alloc(sizeof *c);
    if (!c) {
        fail(e, READOUT_NO_MEMORY, "no memory for the lexicons");
        return NULL;
    }
    *c = (coder){.arena = arena_new()};
    open_job job = {c, folder};
    if (!c->arena)
        fail(e, READOUT_NO_MEMORY, "no memory for the lexicons");
    else if (arena_run(c->arena, open_stages, &job, e) == READOUT_OK)
        return c;
    coder_close(c);
    return NULL;
}

void coder_close(coder *c) {
    if (!c)
        return;
    for (size_t i = 0; stages[i].name; i++)
        if (stages[i].close && c->finders[i])
            stages[i].close(c->finders[i]);
    arena_free(c->arena);
    mem_free(c);
}

typedef struct code_job {
    const coder *coder;
    article *article;
} code_job;

static status find_stages(void *context, error *e) {
    const code_job *job = context;
    status s = READOUT_OK;
    for (size_t i = 0; stages[i].name && s == READOUT_OK; i++)
        s = stages[i].find(job->coder->finders[i], job->article, e);
    return s;
}

status coder_code(const coder *c, article *a, error *e) {
    code_job job = {c, a};
    a->words = c->words;
    return arena_run(a->arena, find_stages, &job, e);
}

const struct event_finder *coder_events(const coder *c) {
    for (size_t i = 0; stages[i].name; i++)
        if (stages[i].find == events_find) return c->finders[i];
    return NULL;
}
