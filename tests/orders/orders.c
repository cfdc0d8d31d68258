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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../tool/generate.h"
#include "base/pool.h"
#include "base/sha256.h"
#include "code/code.h"
#include "parse/parse.h"
#include "read/read.h"
#include "record/put.h"

enum { RECORDS = 3, LISTS = 24 };

typedef struct input {
    article *a;
    arena *in;
    coded *coded;
    coded *bare;  /* as something older coded it, which found nothing; NULL for invented reports */
    status status;
} input;

typedef struct trial {
    read_lexicon *lexicon;
    parser *parser;
    coder *coder;
    const char *language;
    record *prepares;
    VEC(input) inputs;
    arena *arena;
    uint32_t at;      /* the next one to be coded */
    uint64_t state;   /* of the random numbers */
    uint64_t decisions;
    char folder[64];
    char hashes[LISTS][2 * SHA256_SIZE + 1];
} trial;

/* splitmix64 (Steele, Lea and Flood, 2014). */
static uint64_t number(trial *t, uint64_t below) {
    uint64_t x = t->state += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return (x ^ x >> 31) % below;
}

static void die(const char *what, const error *e) {
    fprintf(stderr, "orders: %s: %s: %s\n", what, e ? e->path : "", e ? e->message : "");
    exit(2);
}

/* ---------------------------------------------------------------------------------------------- inputs */

static void take(trial *t, article *a) { *vec_push(t->arena, &t->inputs) = (input){.a = a}; }

static status read_file(trial *t, const char *path) {
    error e = {0};
    read_options options = {.lexicon = t->lexicon};
    reader *r = reader_open(path, &options, &e);
    if (!r) die(path, &e);
    for (article *a;;) {
        if (reader_next(r, &a, &e) != READOUT_OK) continue;
        if (!a) break;
        take(t, a);
    }
    reader_close(r);
    return READOUT_OK;
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

static void add_editions(trial *t, uint32_t count) {
    for (uint32_t i = 0, size = t->inputs.size; i < count && size; i++) {
        edition x = {t->inputs.at[number(t, size)].a, article_new(), number(t, 1000)};
        if (!x.a || arena_run(x.a->arena, edit, &x, NULL) != READOUT_OK) die("an edition", NULL);
        if (read_again(x.a, t->lexicon, NULL) != READOUT_OK) die("an edition", NULL);
        take(t, x.a);
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
    if (x->status != READOUT_OK) die("coding", &e);
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

static void code_all(trial *t) {
    error e = {0};
    pool_stream stream = {t, next, work, taken, drop};
    if (pool_run(&stream, 0, &e) != READOUT_OK) die("coding", &e);
}

/* --------------------------------------------------------------------------------------------- records */

static void remove_record(const char *path) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    char part[160];
    for (int i = 0; i < 3; i++) {
        snprintf(part, sizeof part, "%s%s", path, ends[i]);
        unlink(part);
    }
}

/* Where it is no `older` one, what is put in counts as coded by the models at hand. */
static record *empty(const trial *t, const char *path, bool older) {
    error e = {0};
    remove_record(path);
    record *r = record_open(path, RECORD_WRITE, t->language, &e);
    if (!r || (!older && record_coder(r, t->language, &e) != READOUT_OK)) die(path, &e);
    return r;
}

static record *fresh(const trial *t, const char *path) { return empty(t, path, false); }

/* Some reports as something older coded them. */
static void put_bare(trial *t, record *r) {
    error e = {0};
    status s = record_begin(r, &e);
    for (uint32_t i = 0; i < t->inputs.size && s == READOUT_OK; i++)
        if (t->inputs.at[i].bare && number(t, 3) == 0) s = record_put(r, t->inputs.at[i].bare, NULL, &e);
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s == READOUT_OK) s = record_coder(r, t->language, &e);
    if (s != READOUT_OK) die("adding what is older", &e);
}

static const coded *coded_like(const trial *t, const article *a) {
    for (uint32_t i = 0; i < t->inputs.size; i++) {
        const coded *c = t->inputs.at[i].coded;
        if (slice_equal(c->text, a->text) && slice_equal(c->name, a->id) && slice_equal(c->path, a->path) &&
            slice_equal(c->date, a->date) && slice_equal(c->outlet, a->outlet))
            return c;
    }
    return NULL;
}

/* What is older still, coded again, some in each transaction. */
static void code_again(trial *t, record *r) {
    error e = {0};
    article *a = NULL;
    int64_t after = 0;
    uint64_t left = 0; /* of the transaction under way */
    status s = READOUT_OK;
    while (s == READOUT_OK && (s = record_next_older(r, &after, &a, &e)) == READOUT_OK && a) {
        const coded *c = coded_like(t, a);
        if (!c) die("an older report is none of these", NULL);
        if (left == 0) s = record_begin(r, &e);
        if (left == 0) left = 1 + number(t, 8);
        if (s == READOUT_OK) s = record_put_again(r, c, &e);
        if (s == READOUT_OK && --left == 0) s = record_commit(r, &e);
        article_free(a);
    }
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s != READOUT_OK) die("coding again", &e);
}

static void put(trial *t, record *r, const uint32_t *order, uint32_t count, uint32_t batch) {
    error e = {0};
    status s = READOUT_OK;
    for (uint32_t i = 0; i < count && s == READOUT_OK; i++) {
        if (i % batch == 0 && i) s = record_commit(r, &e);
        if (i % batch == 0 && s == READOUT_OK) s = record_begin(r, &e);
        if (s == READOUT_OK) s = record_put(r, t->inputs.at[order[i]].coded, NULL, &e);
    }
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s == READOUT_OK) s = record_settle(r, &e);
    if (s != READOUT_OK) die("adding", &e);
}

/* -------------------------------------------------------------------------------------------- what it says */

typedef struct saying {
    FILE *to;
    uint64_t rows;
} saying;

static status say_row(void *context, json_t *row, error *e) {
    saying *s = context;
    char *text = json_dumps(row, JSON_COMPACT);
    if (!text) return fail(e, READOUT_NO_MEMORY, "out of memory");
    fputs(text, s->to);
    fputc('\n', s->to);
    free(text);
    s->rows++;
    return READOUT_OK;
}

static void say_list(record *r, const record_list *list, const record_filter *filter, const char *path,
                     char hash[2 * SHA256_SIZE + 1]) {
    error e = {0};
    char *all = NULL;
    size_t size = 0;
    saying s = {path ? fopen(path, "w") : open_memstream(&all, &size), 0};
    if (!s.to || list->query(r, filter, (row_sink){say_row, &s}, &e) != READOUT_OK) die(list->rows.name, &e);
    fclose(s.to);
    if (hash) sha256_hex((slice){all, size}, hash);
    free(all);
}

/* Every list whole; and the first rows of disputes and claims, which are found another way. */
static const record_filter whole, few = {.limit = 20};

/* Whether the first rows, which are looked for past what can't be among them, are those of the whole list. */
static uint32_t compare_front(trial *t, record *r, const char *wanted) {
    const record_list *list = record_list_find(wanted);
    char paths[2][128], lines[2][1 << 16];
    for (int i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s.%s", t->folder, wanted, i ? "few" : "whole");
        say_list(r, list, i ? &few : &whole, paths[i], NULL);
    }
    FILE *all = fopen(paths[0], "r"), *first = fopen(paths[1], "r");
    bool same = all && first;
    while (same && fgets(lines[1], sizeof lines[1], first))
        same = fgets(lines[0], sizeof lines[0], all) && !strcmp(lines[0], lines[1]);
    if (all) fclose(all);
    if (first) fclose(first);
    if (!same) printf("the first rows of %s: diff %s %s\n", wanted, paths[0], paths[1]);
    for (int i = 0; i < 2 && same; i++) remove(paths[i]);
    return !same;
}

static bool is_asked(const record_list *list) { return strcmp(list->rows.name, "search") != 0; }

static void hash_all(record *r, char hashes[LISTS][2 * SHA256_SIZE + 1]) {
    int i = 0;
    for (const record_list *list = record_lists; list->rows.name; list++)
        if (is_asked(list) && i < LISTS) say_list(r, list, &whole, NULL, hashes[i++]);
    say_list(r, record_list_find("disputes"), &few, NULL, hashes[i++]);
    say_list(r, record_list_find("claims"), &few, NULL, hashes[i]);
}

static uint32_t compare_one(trial *t, record *r, record *first, uint64_t seed, const record_list *list,
                            const record_filter *filter, int i, const char (*got)[2 * SHA256_SIZE + 1]) {
    char one[128], other[128];
    if (strcmp(got[i], t->hashes[i]) == 0) return 0;
    snprintf(one, sizeof one, "%s/%s%s.first", t->folder, list->rows.name, filter->limit ? "-few" : "");
    snprintf(other, sizeof other, "%s/%s%s.%llu", t->folder, list->rows.name, filter->limit ? "-few" : "",
             (unsigned long long)seed);
    say_list(first, list, filter, one, NULL);
    say_list(r, list, filter, other, NULL);
    fflush(stdout);
    printf("seed %llu: %s%s: diff %s %s\n", (unsigned long long)seed, list->rows.name,
           filter->limit ? ", the first rows" : "", one, other);
    return 1;
}

static uint32_t compare(trial *t, record *r, record *first, uint64_t seed) {
    char got[LISTS][2 * SHA256_SIZE + 1] = {{0}};
    uint32_t others = 0;
    int i = 0;
    hash_all(r, got);
    for (const record_list *list = record_lists; list->rows.name; list++)
        if (is_asked(list) && i < LISTS - 2) others += compare_one(t, r, first, seed, list, &whole, i, got), i++;
    others += compare_one(t, r, first, seed, record_list_find("disputes"), &few, i, got);
    return others + compare_one(t, r, first, seed, record_list_find("claims"), &few, i + 1, got);
}

static status count_fault(void *context, json_t *row, error *e) {
    (void)context;
    (void)e;
    json_dumpf(row, stdout, JSON_COMPACT);
    putchar('\n');
    return READOUT_OK;
}

static uint32_t verify(record *r) {
    error e = {0};
    uint64_t faults = 0;
    if (record_verify(r, (row_sink){count_fault, NULL}, &faults, &e) != READOUT_OK) die("verify", &e);
    return (uint32_t)faults;
}

/* ------------------------------------------------------------------------------------------- by hand */

enum { IDS = 4096 };

typedef struct ids {
    char at[IDS][40];
    uint32_t count;
} ids;

static status keep_id(void *context, json_t *row, error *e) {
    ids *all = context;
    const char *id = json_string_value(json_object_get(row, "id"));
    (void)e;
    if (id && all->count < IDS) snprintf(all->at[all->count++], sizeof all->at[0], "%s", id);
    return READOUT_OK;
}

static void load_ids(record *r, const char *list, ids *out) {
    record_filter some = {.limit = IDS};
    out->count = 0;
    if (record_list_find(list)->query(r, &some, (row_sink){keep_id, out}, NULL) != READOUT_OK) die(list, NULL);
}

static status taken_row(void *context, json_t *row, error *e) {
    (void)context;
    (void)row;
    (void)e;
    return READOUT_OK;
}

/* Random ones; those that are refused (a split of one spelling) are none. */
static void decide(trial *t, record *r, uint64_t count) {
    static const char *const of[DECISION_KINDS] = {"actors", "actors", NULL, "decisions"}, *const hidden[] = {
                                                                                               "claims", "disputes",
                                                                                               "quotes", "statements",
                                                                                               "events"};
    ids *all = malloc(sizeof *all);
    for (uint64_t i = 0; i < count; i++) {
        char moment[40];
        enum decision_kind what = (enum decision_kind)number(t, DECISION_KINDS);
        snprintf(moment, sizeof moment, "2031-06-01T10:%02u:%02uZ", (unsigned)(i / 60 % 60), (unsigned)(i % 60));
        load_ids(r, of[what] ? of[what] : hidden[number(t, 5)], all);
        const char *chosen[2] = {all->count ? all->at[number(t, all->count)] : "",
                                 all->count ? all->at[number(t, all->count)] : ""};
        record_decision d = {
            .what = what, .ids = chosen, .count = what == DECISION_MERGE ? 2 : 1, .who = "test", .moment = moment};
        error e = {0};
        status s = record_decide(r, &d, (row_sink){taken_row, NULL}, &e);
        if (s != READOUT_OK && s != READOUT_BAD_USAGE) die("deciding", &e);
    }
    free(all);
}

/* A record of nothing but another one's decisions. */
static void copy_decisions(trial *t, const char *from, const char *to) {
    char sql[400];
    record_close(fresh(t, to));
    snprintf(sql, sizeof sql,
             "ATTACH '%s' AS f; INSERT INTO decision SELECT * FROM f.decision; INSERT INTO decision_on SELECT * FROM "
             "f.decision_on",
             from);
    sqlite3 *db = NULL;
    if (sqlite3_open(to, &db) != SQLITE_OK || sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die("copying decisions", NULL);
    sqlite3_close(db);
}

static void merge(record *r, const char *path) {
    error e = {0};
    if (record_merge(r, path, NULL, &e) != READOUT_OK) die("merging", &e);
}

/* ---------------------------------------------------------------------------------------------- a round */

/* An order of all, cut into `records` runs that overlap, and within each some once more. */
static uint32_t *shuffled(trial *t) {
    uint32_t *order = malloc(sizeof *order * (t->inputs.size + 1));
    for (uint32_t i = 0; i < t->inputs.size; i++) order[i] = i;
    for (uint32_t i = t->inputs.size; i > 1; i--) {
        uint32_t j = (uint32_t)number(t, i), kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
    return order;
}

static record *round_of(trial *t, uint64_t seed, char *path, size_t size) {
    char paths[RECORDS][128];
    error e = {0};
    t->state = seed;
    uint32_t *order = shuffled(t), count = t->inputs.size, parts = 1 + (uint32_t)number(t, RECORDS),
             into = (uint32_t)number(t, parts);
    uint32_t decided = (uint32_t)number(t, parts), first_of_all = (uint32_t)number(t, 2);
    char decisions[128];
    snprintf(decisions, sizeof decisions, "%s/decided.db", t->folder);
    for (uint32_t p = 0; p < parts; p++) {
        uint32_t begin = count * p / parts, end = count * (p + 1) / parts, more = (uint32_t)number(t, count / 8 + 1);
        snprintf(paths[p], sizeof paths[p], "%s/%u.db", t->folder, p);
        bool older = number(t, 2);
        record *r = empty(t, paths[p], older);
        if (older) put_bare(t, r);
        if (t->decisions && p == decided && first_of_all) merge(r, decisions);
        put(t, r, order + begin, end - begin, 1 + (uint32_t)number(t, count));
        begin = begin > more ? begin - more : 0;
        put(t, r, order + begin, end + more > count ? count - begin : end + more - begin,
            1 + (uint32_t)number(t, 64));
        if (t->decisions && p == decided && !first_of_all) merge(r, decisions);
        if (older && number(t, 2)) code_again(t, r);
        record_close(r);
    }
    free(order);
    record *r = record_open(paths[into], RECORD_WRITE, t->language, &e);
    status s = r ? record_coder(r, t->language, &e) : e.status;
    for (uint32_t p = 1; p < parts && s == READOUT_OK; p++) merge(r, paths[(into + p) % parts]);
    if (s == READOUT_OK) code_again(t, r);
    if (s == READOUT_OK) s = record_settle(r, &e);
    if (s != READOUT_OK) die("merging", &e);
    snprintf(path, size, "%s", paths[into]);
    return r;
}

static uint32_t rounds(trial *t, uint64_t first_seed, uint64_t seeds) {
    char path[128], decided[128];
    uint32_t *order = malloc(sizeof *order * (t->inputs.size + 1)), others = 0;
    snprintf(decided, sizeof decided, "%s/decided.db", t->folder);
    for (uint32_t i = 0; i < t->inputs.size; i++) order[i] = i;
    snprintf(path, sizeof path, "%s/first.db", t->folder);
    record *first = fresh(t, path);
    put(t, first, order, t->inputs.size, t->inputs.size + 1);
    free(order);
    decide(t, first, t->decisions);
    if (record_settle(first, NULL) != READOUT_OK) die("settling", NULL);
    if (t->decisions) record_close(first);
    if (t->decisions) copy_decisions(t, path, decided);
    if (t->decisions) first = record_open(path, RECORD_WRITE, t->language, NULL);
    others += verify(first) + compare_front(t, first, "claims") + compare_front(t, first, "disputes");
    hash_all(first, t->hashes);
    for (uint64_t seed = first_seed; seed < first_seed + seeds; seed++) {
        record *r = round_of(t, seed, path, sizeof path);
        others += compare(t, r, first, seed) + verify(r);
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
    if (!t->coder) die(t->language, &e);
    snprintf(t->folder, sizeof t->folder, "/tmp/readout-orders-XXXXXX");
    if (!mkdtemp(t->folder)) die(t->folder, NULL);
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
        else read_file(t, arguments[i]);
    }
    t->state = 7 + w->first;
    t->decisions = w->decisions;
    add_editions(t, (uint32_t)w->editions);
    for (uint64_t i = 0; i < w->generated; i++) take(t, generate_article(20, i, true));
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
        remove_record(path);
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
    t.prepares = fresh(&t, path);
    if (!t.arena || arena_run(t.arena, run, &x, NULL) != READOUT_OK) die("reading", NULL);
    if (!t.inputs.size) die("no report", NULL);
    code_all(&t);
    uint32_t others = rounds(&t, x.wish.first, x.wish.seeds);
    printf("%u reports, %llu seeds, %u differences\n", (unsigned)t.inputs.size, (unsigned long long)x.wish.seeds,
           (unsigned)others);
    release(&t);
    return others ? 1 : 0;
}
