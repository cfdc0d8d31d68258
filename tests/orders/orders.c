/* orders.c - any order of adding, any split into records that are merged, gives the same record: tried with real
 * coded reports
 *
 *     orders [--seeds N] [--first SEED] [--generated N] [--editions N] [--decisions N] FILE...
 *
 * The reports of the files and N invented ones are read and coded once. A first record gets them one after the other;
 * what its lists say is kept. Then for each seed: a random order, in random batches, some added twice, into up to
 * three records that overlap and are merged in a random direction; a third of the reports of some records were put in
 * as something older coded them, and are coded again before or behind the merging. Each list must come out as in the
 * first, byte for byte; where one does not, both are left in files that are named. `editions`: so many of the reports
 * come twice, the same text with another name, outlet and day. `decisions`: so many random ones are made by hand in
 * the first record; the others get them from a record that has nothing else, before or after their reports. Exit 0:
 * all the same; 1: not. */
#include "../../tool/generate.h"
#include "trial.h"

enum { RECORDS = 3 };

static void merge(record *r, const char *path) {
    error e = {0};
    if (record_merge(r, path, NULL, &e) != READOUT_OK) trial_die("merging", &e);
}

/* An order of all, cut into `records` runs that overlap, and within each some once more. */
static uint32_t *shuffled(trial *t) {
    uint32_t *order = malloc(sizeof *order * (t->inputs.size + 1));
    for (uint32_t i = 0; i < t->inputs.size; i++) order[i] = i;
    for (uint32_t i = t->inputs.size; i > 1; i--) {
        uint32_t j = (uint32_t)trial_number(t, i), kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
    return order;
}

static record *round_of(trial *t, uint64_t seed, char *path, size_t size) {
    char paths[RECORDS][128];
    error e = {0};
    t->state = seed;
    uint32_t *order = shuffled(t), count = t->inputs.size, parts = 1 + (uint32_t)trial_number(t, RECORDS),
             into = (uint32_t)trial_number(t, parts);
    uint32_t decided = (uint32_t)trial_number(t, parts), first_of_all = (uint32_t)trial_number(t, 2);
    char decisions[128];
    snprintf(decisions, sizeof decisions, "%s/decided.db", t->folder);
    for (uint32_t p = 0; p < parts; p++) {
        uint32_t begin = count * p / parts, end = count * (p + 1) / parts;
        uint32_t more = (uint32_t)trial_number(t, count / 8 + 1);
        snprintf(paths[p], sizeof paths[p], "%s/%u.db", t->folder, p);
        bool older = trial_number(t, 2);
        record *r = trial_record(t, paths[p], older);
        if (older) trial_put_bare(t, r);
        if (t->decisions && p == decided && first_of_all) merge(r, decisions);
        trial_put(t, r, order + begin, end - begin, 1 + (uint32_t)trial_number(t, count));
        begin = begin > more ? begin - more : 0;
        trial_put(t, r, order + begin, end + more > count ? count - begin : end + more - begin,
            1 + (uint32_t)trial_number(t, 64));
        if (t->decisions && p == decided && !first_of_all) merge(r, decisions);
        if (older && trial_number(t, 2)) trial_code_again(t, r);
        record_close(r);
    }
    free(order);
    record *r = record_open(paths[into], RECORD_WRITE, t->language, &e);
    status s = r ? record_coder(r, t->language, &e) : e.status;
    for (uint32_t p = 1; p < parts && s == READOUT_OK; p++) merge(r, paths[(into + p) % parts]);
    if (s == READOUT_OK) trial_code_again(t, r);
    if (s == READOUT_OK) s = record_settle(r, &e);
    if (s != READOUT_OK) trial_die("merging", &e);
    snprintf(path, size, "%s", paths[into]);
    return r;
}

static uint32_t rounds(trial *t, uint64_t first_seed, uint64_t seeds) {
    char path[128], decided[128];
    uint32_t *order = malloc(sizeof *order * (t->inputs.size + 1)), others = 0;
    snprintf(decided, sizeof decided, "%s/decided.db", t->folder);
    for (uint32_t i = 0; i < t->inputs.size; i++) order[i] = i;
    snprintf(path, sizeof path, "%s/first.db", t->folder);
    record *first = trial_record(t, path, false);
    trial_put(t, first, order, t->inputs.size, t->inputs.size + 1);
    free(order);
    decisions_make(t, first, t->decisions);
    if (record_settle(first, NULL) != READOUT_OK) trial_die("settling", NULL);
    if (t->decisions) record_close(first);
    if (t->decisions) decisions_copy(t, path, decided);
    if (t->decisions) first = record_open(path, RECORD_WRITE, t->language, NULL);
    others += lists_verify(first);
    others += lists_compare_front(t, first, "claims") + lists_compare_front(t, first, "disputes");
    lists_keep(t, first);
    for (uint64_t seed = first_seed; seed < first_seed + seeds; seed++) {
        record *r = round_of(t, seed, path, sizeof path);
        others += lists_compare(t, r, first, seed) + lists_verify(r);
        record_close(r);
    }
    record_close(first);
    return others;
}

static void open_rooms(trial *t) {
    error e = {0};
    t->language = getenv("READOUT_LANG") ? getenv("READOUT_LANG") : "lang/en";
    t->lexicon = read_lexicon_open(t->language, &e);
    t->parser = t->lexicon ? parser_open(t->language, &e) : NULL;
    t->coder = t->parser ? coder_open(t->language, &e) : NULL;
    if (!t->coder) trial_die(t->language, &e);
    snprintf(t->folder, sizeof t->folder, "/tmp/readout-orders-XXXXXX");
    if (!mkdtemp(t->folder)) trial_die(t->folder, NULL);
}

typedef struct wish {
    uint64_t seeds, first, generated, editions, decisions;
} wish;

static void read_all(trial *t, int count, char **arguments, wish *w) {
    struct { const char *name; uint64_t *value; } options[] = {
        {"--seeds", &w->seeds}, {"--first", &w->first}, {"--generated", &w->generated}, {"--editions", &w->editions},
        {"--decisions", &w->decisions}};
    for (int i = 1; i < count; i++) {
        size_t o = 0;
        while (o < 5 && strcmp(arguments[i], options[o].name) != 0) o++;
        if (o < 5 && i + 1 < count) *options[o].value = strtoull(arguments[++i], NULL, 10);
        else trial_read(t, arguments[i]);
    }
    t->state = 7 + w->first;
    t->decisions = w->decisions;
    trial_add_editions(t, (uint32_t)w->editions);
    for (uint64_t i = 0; i < w->generated; i++) trial_take(t, generate_article(20, i, true));
}

typedef struct running {
    trial *t;
    int count;
    char **arguments;
    wish wish;
} running;

static status run(void *context, error *e) {
    running *x = context;
    (void)e;
    read_all(x->t, x->count, x->arguments, &x->wish);
    return READOUT_OK;
}

/* The folder stays where it holds differences. */
static void release(trial *t) {
    static const char *const names[] = {"first", "prepares", "decided", "0", "1", "2"};
    char path[128];
    for (uint32_t i = 0; i < t->inputs.size; i++) arena_free(t->inputs.at[i].in);
    record_close(t->prepares);
    coder_close(t->coder);
    parser_close(t->parser);
    read_lexicon_close(t->lexicon);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s.db", t->folder, names[i]);
        trial_remove(path);
    }
    rmdir(t->folder);
    arena_free(t->arena);
}

int main(int count, char **arguments) {
    trial t = {.arena = arena_new()};
    char path[128];
    running x = {&t, count, arguments, {.seeds = 4, .first = 1}};
    open_rooms(&t);
    snprintf(path, sizeof path, "%s/prepares.db", t.folder);
    t.prepares = trial_record(&t, path, false);
    if (!t.arena || arena_run(t.arena, run, &x, NULL) != READOUT_OK) trial_die("reading", NULL);
    if (!t.inputs.size) trial_die("no report", NULL);
    trial_code(&t);
    uint32_t others = rounds(&t, x.wish.first, x.wish.seeds);
    printf("%u reports, %llu seeds, %u differences\n", (unsigned)t.inputs.size, (unsigned long long)x.wish.seeds,
           (unsigned)others);
    release(&t);
    return others ? 1 : 0;
}
