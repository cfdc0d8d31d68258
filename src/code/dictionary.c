/* dictionary.c - finds the files of a folder, reads each by its kind, and keeps what they say
 *
 * The files are chosen by their names, before memory is taken from the arena; then each is read by the reader of
 * its kind. */
#include "code/dictionary.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "code/dictionary_data.h"

const char *const ontology_name[] = {"cameo", "plover", NULL};

/* In the order in which they are read. */
typedef struct file_kind {
    const char *word; /* in the name */
    void (*read)(dictionary_reader *r);
} file_kind;

enum { KIND_ACTORS, KIND_AGENTS, KIND_DISCARDS, KIND_ISSUES, KIND_VERBS, KIND_CAMEO, FILE_KINDS };

static const file_kind kinds[FILE_KINDS] = {
    {"actors", dictionary_read_actors}, {"agents", dictionary_read_agents}, {"discard", dictionary_read_discards},
    {"issue", dictionary_read_issues},  {"verbs", dictionary_read_verbs},   {"cameo", dictionary_read_verbs},
};

/* Endings of files that only speak of dictionaries. */
static const char *const other_endings[] = {".rst", ".md", ".xml", ".html", ".pdf", ".py", "~", NULL};

#define NAME_SIZE 256

typedef struct file_name {
    char text[NAME_SIZE];
    size_t front; /* bytes before the word that says its kind */
    int kind;
} file_name;

typedef struct folder_files {
    file_name names[DICTIONARY_FILES];
    uint32_t count;
    bool more;
} folder_files;

/* ------------------------------------------------------------------------------------------------- names */

static size_t find_word(slice called, const char *word) {
    slice wanted = slice_of(word);
    for (size_t i = 0; i + wanted.size <= called.size; i++)
        if (slice_equal_nocase(slice_part(called, i, i + wanted.size), wanted)) return i;
    return SIZE_MAX;
}

/* The kind of a file by its name, or -1. */
static int kind_of(slice called, size_t *front) {
    for (size_t i = 0; other_endings[i]; i++)
        if (slice_ends(called, slice_of(other_endings[i]))) return -1;
    for (int k = 0; k < FILE_KINDS; k++)
        if ((*front = find_word(called, kinds[k].word)) != SIZE_MAX) return k;
    return -1;
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const file_name *)a)->text, ((const file_name *)b)->text);
}

static status list_files(const char *folder, slice beginning, folder_files *out, error *e) {
    errno = 0;
    DIR *listing = opendir(folder);
    if (!listing) {
        fail(e, READOUT_NO_FILE, "%s", strerror(errno));
        error_in(e, folder);
        return READOUT_NO_FILE;
    }
    for (const struct dirent *entry; (entry = readdir(listing));) {
        slice called = slice_of(entry->d_name);
        size_t front;
        int kind = kind_of(called, &front);
        if (kind < 0 || called.at[0] == '.' || called.size >= NAME_SIZE || !slice_starts(called, beginning)) continue;
        out->more |= out->count == DICTIONARY_FILES;
        if (out->more) break;
        file_name *f = &out->names[out->count++];
        memcpy(f->text, called.at, called.size + 1);
        f->front = front;
        f->kind = kind;
    }
    closedir(listing);
    qsort(out->names, out->count, sizeof *out->names, by_name);
    return out->more ? fail(e, READOUT_TOO_LARGE, "more than %d dictionaries in %s", DICTIONARY_FILES, folder)
                     : READOUT_OK;
}

static slice front_of(const file_name *f) { return (slice){f->text, f->front}; }

static bool has_kind(const folder_files *f, slice front, int kind) {
    for (uint32_t i = 0; i < f->count; i++)
        if (f->names[i].kind == kind && slice_equal(front_of(&f->names[i]), front)) return true;
    return false;
}

static bool is_set(const folder_files *f, slice front) {
    return has_kind(f, front, KIND_ACTORS) && has_kind(f, front, KIND_AGENTS) && has_kind(f, front, KIND_VERBS);
}

/* The file among all whose beginning alone is a whole set of dictionaries, or NONE where there is no such or more
 * than one. */
static uint32_t only_set(const folder_files *f) {
    uint32_t found = NONE;
    for (uint32_t i = 0; i < f->count; i++) {
        if (!is_set(f, front_of(&f->names[i]))) continue;
        if (found != NONE && !slice_equal(front_of(&f->names[found]), front_of(&f->names[i]))) return NONE;
        found = i;
    }
    return found;
}

static bool has_digit(const char *text) { return strpbrk(text, "0123456789") != NULL; }

/* Whether the verbs of b are a newer form of those of a: "verbs.2.0" of "verbs". */
static bool is_newer(const file_name *a, const file_name *b) {
    if (a->kind != KIND_VERBS || b->kind != KIND_VERBS || !slice_equal(front_of(a), front_of(b))) return false;
    const char *x = a->text + a->front, *y = b->text + b->front;
    return has_digit(x) == has_digit(y) ? has_digit(y) && strcmp(y, x) > 0 : has_digit(y);
}

static void choose_files(folder_files *f) {
    uint32_t set = only_set(f), kept = 0;
    file_name whole = set == NONE ? (file_name){.front = 0} : f->names[set];
    for (uint32_t i = 0; i < f->count; i++) {
        bool keep = set == NONE || slice_equal(front_of(&f->names[i]), front_of(&whole));
        for (uint32_t j = 0; j < f->count; j++) keep &= !is_newer(&f->names[i], &f->names[j]);
        f->names[i].kind = keep ? f->names[i].kind : -1;
    }
    for (uint32_t i = 0; i < f->count; i++)
        if (f->names[i].kind >= 0) f->names[kept++] = f->names[i];
    f->count = kept;
}

/* --------------------------------------------------------------------------------------------------- open */

typedef struct open_job {
    dictionary *d;
    const char *language, *folder;
    const folder_files *files; /* in a folder, or: */
    const dictionary_text *texts;
    uint32_t count;
} open_job;

static void read_text(dictionary *d, const char *called, int kind, slice text) {
    *(const char **)vec_push(d->arena, &d->files) = arena_string(d->arena, slice_of(called));
    dictionary_reader r = {.d = d, .a = d->arena, .file = d->files.size - 1};
    r.rest = utf8_repair(d->arena, text);
    if (slice_starts(r.rest, SLICE("\xEF\xBB\xBF"))) r.rest = slice_part(r.rest, 3, r.rest.size);
    kinds[kind].read(&r);
}

static status no_file(const char *path, error *e) {
    fail(e, READOUT_NO_FILE, "cannot be read: %s",
         errno ? strerror(errno) : "it is no file, or changed while it was read");
    error_in(e, path);
    return READOUT_NO_FILE;
}

static status load_file(dictionary *d, const char *folder, const file_name *f, error *e) {
    struct stat about;
    const char *path = arena_string(d->arena, arena_print(d->arena, "%s/%s", folder, f->text));
    errno = 0;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode)) return no_file(path, e);
    if (about.st_size > (off_t)DICTIONARY_FILE_LIMIT) {
        fail(e, READOUT_TOO_LARGE, "more than %u bytes", DICTIONARY_FILE_LIMIT);
        error_in(e, path);
        return READOUT_TOO_LARGE;
    }
    size_t size = (size_t)about.st_size;
    char *bytes = arena_alloc(d->arena, size + 1);
    FILE *file = fopen(path, "rb");
    if (!file) return no_file(path, e);
    bool good = fread(bytes, 1, size, file) == size && !ferror(file);
    fclose(file);
    if (!good) return no_file(path, e);
    read_text(d, path, f->kind, (slice){bytes, size});
    return READOUT_OK;
}

static status read_all(const open_job *job, error *e) {
    status s = READOUT_OK;
    for (int k = 0; k < FILE_KINDS && s == READOUT_OK; k++) {
        for (uint32_t i = 0; job->files && i < job->files->count && s == READOUT_OK; i++)
            if (job->files->names[i].kind == k) s = load_file(job->d, job->folder, &job->files->names[i], e);
        for (uint32_t i = 0; !job->files && i < job->count; i++) {
            size_t front;
            if (kind_of(slice_of(job->texts[i].name), &front) == k)
                read_text(job->d, job->texts[i].name, k, arena_slice(job->d->arena, job->texts[i].text));
        }
    }
    return s;
}

static status open_all(void *context, error *e) {
    const open_job *job = context;
    status s = cameo_open(job->d->arena, job->language, &job->d->cameo, e);
    if (s == READOUT_OK) s = read_all(job, e);
    if (s != READOUT_OK) return s;
    if (job->d->actor_entries.size && job->d->verbs.size) return READOUT_OK;
    fail(e, READOUT_NO_FILE, "no dictionary of %s", job->d->verbs.size ? "actors" : "verbs");
    error_in(e, job->folder);
    return READOUT_NO_FILE;
}

static dictionary *open_job_run(open_job *job, enum ontology o, error *e) {
    dictionary *d = mem_alloc(sizeof *d);
    if (!d) {
        fail(e, READOUT_NO_MEMORY, "no memory for the dictionaries");
        return NULL;
    }
    *d = (dictionary){.arena = arena_new(), .ontology = o};
    job->d = d;
    if (!d->arena)
        fail(e, READOUT_NO_MEMORY, "no memory for the dictionaries");
    else if (arena_run(d->arena, open_all, job, e) == READOUT_OK)
        return d;
    dictionary_close(d);
    return NULL;
}

dictionary *dictionary_of(const dictionary_text *texts, uint32_t count, const char *folder, enum ontology o,
                          error *e) {
    open_job job = {.language = folder, .folder = "", .texts = texts, .count = count};
    return open_job_run(&job, o, e);
}

/* A path that is no folder is a folder and the beginning of names. */
static const char *split_path(char *path) {
    struct stat about;
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/') path[--size] = 0;
    char *slash = strrchr(path, '/');
    if ((stat(path, &about) == 0 && S_ISDIR(about.st_mode)) || !slash) return "";
    *slash = 0;
    return slash + 1;
}

dictionary *dictionary_open(const char *path, const char *folder, enum ontology o, error *e) {
    dictionary *d = NULL;
    folder_files *files = mem_alloc(sizeof *files);
    char *place = mem_copy(path, strlen(path) + 1);
    if (files && place) {
        files->count = 0;
        files->more = false;
        const char *beginning = split_path(place);
        open_job job = {.language = folder, .folder = place, .files = files};
        if (list_files(place, slice_of(beginning), files, e) == READOUT_OK) {
            choose_files(files);
            d = open_job_run(&job, o, e);
        }
    } else {
        fail(e, READOUT_NO_MEMORY, "no memory for the dictionaries");
    }
    mem_free(place);
    mem_free(files);
    return d;
}

void dictionary_close(dictionary *d) {
    if (!d) return;
    arena_free(d->arena);
    mem_free(d);
}

size_t dictionary_faults(const dictionary *d) { return d->fault_count; }

const error *dictionary_fault(const dictionary *d, size_t i) {
    return i < d->faults.size ? &d->faults.at[i].what : NULL;
}

uint32_t dictionary_files(const dictionary *d) { return d->files.size; }

const char *dictionary_file(const dictionary *d, uint32_t i) { return d->files.at[i]; }
