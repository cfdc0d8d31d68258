/* disputes-apart LANGUAGE RECORD: reads the names of reports, one a line, and prints for each a line: the disputes of
 * that report alone, as a JSON array. Each has a record of its own, in the file RECORD, which goes when the next one
 * comes: LANGUAGE is opened once for all of them. For ./ways. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "readout.h"

#define REPORT_SIZE (1 << 16)

static int print_row(void *context, const char *row, size_t size) {
    bool *first = context;
    if (!*first) putchar(',');
    *first = false;
    return fwrite(row, 1, size, stdout) != size;
}

static readout_status print_disputes(readout_record *record, readout_error *e) {
    bool first = true;
    putchar('[');
    readout_status s = readout_record_list(record, "disputes", NULL, print_row, &first, e);
    puts("]");
    return s;
}

static readout_article *read_report(const readout_model *model, const char *name, readout_error *e) {
    static char text[REPORT_SIZE];
    FILE *file = fopen(name, "rb");
    size_t size = file ? fread(text, 1, sizeof text, file) : 0;
    if (file) fclose(file);
    return readout_article_from_text(model, text, size, name, e);
}

/* Removes the record's file, and those that SQLite keeps beside it. */
static void drop_record(const char *path) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    char name[4096];
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (snprintf(name, sizeof name, "%s%s", path, ends[i]) < (int)sizeof name) remove(name);
}

static readout_status answer(const readout_model *model, const char *path, const char *name, readout_error *e) {
    readout_article *a = read_report(model, name, e);
    readout_status s = a ? readout_article_code(a, model, e) : e->status;
    drop_record(path);
    readout_record *record = s == READOUT_OK ? readout_record_open(path, model, e) : NULL;
    if (s == READOUT_OK) s = record ? readout_record_add(record, a, NULL, e) : e->status;
    if (s == READOUT_OK) s = print_disputes(record, e);
    readout_record_close(record);
    readout_article_free(a);
    return s;
}

int main(int count, char **given) {
    if (count != 3) {
        fputs("disputes-apart LANGUAGE RECORD < NAMES\n", stderr);
        return 2;
    }
    readout_error e = {0};
    readout_model *model = readout_model_open(given[1], &e);
    readout_status s = model ? READOUT_OK : e.status;
    for (char name[4096]; s == READOUT_OK && fgets(name, sizeof name, stdin);) {
        name[strcspn(name, "\n")] = 0;
        s = answer(model, given[2], name, &e);
    }
    drop_record(given[2]);
    readout_model_close(model);
    if (s != READOUT_OK) fprintf(stderr, "%s: %s\n", e.path, e.message);
    return s != READOUT_OK;
}
