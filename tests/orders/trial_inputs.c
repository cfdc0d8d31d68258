/* trial_inputs.c - the reports of a trial: read, given again as others have them, and coded */
#include "trial.h"

/* splitmix64 (Steele, Lea and Flood, 2014). */
uint64_t trial_number(trial *t, uint64_t below) {
    uint64_t x = t->state += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return (x ^ x >> 31) % below;
}

_Noreturn void trial_die(const char *what, const error *e) {
    fprintf(stderr, "orders: %s: %s: %s\n", what, e ? e->path : "", e ? e->message : "");
    exit(2);
}

void trial_take(trial *t, article *a) { *vec_push(t->arena, &t->inputs) = (input){.a = a}; }

void trial_read(trial *t, const char *path) {
    error e = {0};
    read_options options = {.lexicon = t->lexicon};
    reader *r = reader_open(path, &options, &e);
    if (!r) trial_die(path, &e);
    for (article *a;;) {
        if (reader_next(r, &a, &e) != READOUT_OK) continue;
        if (!a) break;
        trial_take(t, a);
    }
    reader_close(r);
}

/* The same text, as another outlet has it on another day: coded anew, as its dates mean other days. */
typedef struct edition {
    article *of, *a;
    uint64_t number;
} edition;

static status edit(void *context, error *e) {
    edition *x = context;
    article *a = x->a;
    (void)e;
    a->text = arena_slice(a->arena, x->of->text);
    memcpy(a->text_sha256, x->of->text_sha256, sizeof a->text_sha256);
    a->id = arena_print(a->arena, "edition-%d", (int)x->number);
    a->path = a->id;
    a->outlet = arena_print(a->arena, "Outlet %d", (int)(x->number % 7));
    a->date = arena_print(a->arena, "2022-11-%02d", (int)(x->number % 28) + 1);
    return READOUT_OK;
}

void trial_add_editions(trial *t, uint32_t count) {
    for (uint32_t i = 0, size = t->inputs.size; i < count && size; i++) {
        edition x = {t->inputs.at[trial_number(t, size)].a, article_new(), trial_number(t, 1000)};
        if (!x.a || arena_run(x.a->arena, edit, &x, NULL) != READOUT_OK) trial_die("an edition", NULL);
        if (read_again(x.a, t->lexicon, NULL) != READOUT_OK) trial_die("an edition", NULL);
        trial_take(t, x.a);
    }
}

static void *next(void *context) {
    trial *t = context;
    return t->at < t->inputs.size ? &t->inputs.at[t->at++] : NULL;
}

/* What a coded article borrows of its own, copied. */
static status keep_fields(void *context, error *e) {
    input *x = context;
    coded *c = x->coded ? x->coded : x->bare;
    slice *fields[] = {&c->sha256, &c->name, &c->path, &c->outlet,   &c->agency,   &c->title,
                       &c->author, &c->date, &c->url,  &c->dateline, &c->language, &c->text};
    (void)e;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i]->at) *fields[i] = arena_slice(x->in, *fields[i]);
    return READOUT_OK;
}

static void work(void *context, void *thing) {
    trial *t = context;
    input *x = thing;
    error e = {0};
    bool generated = x->a->sentences.size > 0;
    x->status = (x->in = arena_new()) ? READOUT_OK : READOUT_NO_MEMORY;
    if (x->status == READOUT_OK && !generated) x->status = record_prepare(t->prepares, x->a, x->in, &x->bare, &e);
    if (x->status == READOUT_OK && !generated) x->status = arena_run(x->in, keep_fields, x, &e);
    if (x->status == READOUT_OK && !generated) x->status = parser_parse(t->parser, x->a, &e);
    if (x->status == READOUT_OK && !generated) x->status = coder_code(t->coder, x->a, &e);
    if (x->status == READOUT_OK) x->status = record_prepare(t->prepares, x->a, x->in, &x->coded, &e);
    if (x->status == READOUT_OK) x->status = arena_run(x->in, keep_fields, x, &e);
    if (x->status != READOUT_OK) trial_die("coding", &e);
    article_free(x->a);
    x->a = NULL;
}

static status taken(void *context, void *thing, error *e) {
    (void)context;
    (void)thing;
    (void)e;
    return READOUT_OK;
}

static void drop(void *context, void *thing) {
    (void)context;
    (void)thing;
}

void trial_code(trial *t) {
    error e = {0};
    pool_stream stream = {t, next, work, taken, drop};
    if (pool_run(&stream, 0, &e) != READOUT_OK) trial_die("coding", &e);
}
