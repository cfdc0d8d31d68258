/* trial_lists.c - what the lists of a record say, beside those of another */
#include "trial.h"

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
    if (!s.to || list->query(r, filter, (row_sink){say_row, &s}, &e) != READOUT_OK) trial_die(list->rows.name, &e);
    fclose(s.to);
    if (hash) sha256_hex((slice){all, size}, hash);
    free(all);
}

/* Every list whole; and the first rows of disputes and claims, which are found another way. */
static const record_filter whole, few = {.limit = 20};

uint32_t lists_compare_front(trial *t, record *r, const char *wanted) {
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

uint32_t lists_compare(trial *t, record *r, record *first, uint64_t seed) {
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

uint32_t lists_verify(record *r) {
    error e = {0};
    uint64_t faults = 0;
    if (record_verify(r, (row_sink){count_fault, NULL}, &faults, &e) != READOUT_OK) trial_die("verify", &e);
    return (uint32_t)faults;
}

void lists_keep(trial *t, record *first) { hash_all(first, t->hashes); }
