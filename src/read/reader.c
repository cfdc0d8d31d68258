/* reader.c - walks an input, file by file: the door of `read`
 *
 * Folders are listed one at a time onto a stack of paths, so that nothing depends on how deep they go; each is known
 * by device and number, so that a link back is seen. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "base/vec.h"
#include "read/formats.h"

/* A path still to be read. */
typedef struct pending {
    char *path;     /* owned */
    uint32_t depth; /* folders above it */
} pending;

typedef struct folder {
    dev_t device;
    ino_t number;
} folder;

struct reader {
    const read_options *options;
    pending *stack; /* the next one last */
    size_t size, room;
    folder *seen;
    size_t folders, folders_room;
    char *path; /* of `in`, owned; NULL where none is open */
    input in;
    bool in_folder; /* the input given was a folder */
    bool any;       /* a file of it was read */
    char *root;     /* the input given */
};

static const read_options no_options;

/* Room for one more of `each` bytes; false when memory is out. */
static bool room_for(void **at, size_t size, size_t *room, size_t each) {
    if (size < *room)
        return true;
    size_t wider = *room ? *room * 2 : 16;
    void *moved = mem_realloc(*at, wider * each);
    if (!moved)
        return false;
    *at = moved;
    *room = wider;
    return true;
}

/* Takes the path over. */
static bool push(reader *r, char *path, uint32_t depth) {
    if (!path || !room_for((void **)&r->stack, r->size, &r->room, sizeof *r->stack)) {
        mem_free(path);
        return false;
    }
    r->stack[r->size++] = (pending){path, depth};
    return true;
}

static status no_memory(error *e) { return fail(e, READOUT_NO_MEMORY, "out of memory"); }

/* ------------------------------------------------------------------------------------------ folders */

static status see_folder(reader *r, const struct stat *about, bool *again, error *e) {
    for (size_t i = 0; i < r->folders; i++)
        if (r->seen[i].device == about->st_dev && r->seen[i].number == about->st_ino) {
            *again = true;
            return READOUT_OK;
        }
    if (!room_for((void **)&r->seen, r->folders, &r->folders_room, sizeof *r->seen))
        return no_memory(e);
    r->seen[r->folders++] = (folder){about->st_dev, about->st_ino};
    return READOUT_OK;
}

static char *joined(const char *path, const char *last) {
    size_t front = strlen(path), back = strlen(last);
    while (front > 1 && path[front - 1] == '/')
        front--;
    char *whole = mem_alloc(front + back + 2);
    if (whole) {
        memcpy(whole, path, front);
        whole[front] = '/';
        memcpy(whole + front + 1, last, back + 1);
    }
    return whole;
}

static int later_first(const void *a, const void *b) {
    return strcmp(((const pending *)b)->path, ((const pending *)a)->path);
}

/* What a folder's entries are: a report's file by its ending, or a folder; another file; or nothing that is read. A
 * pipe or device would not end; a link that leads nowhere is named when it is opened. */
typedef enum entry_kind { WANTED, OTHER_FILE, NO_FILE } entry_kind;

static entry_kind kind_of(const char *path, const char *last) {
    struct stat about;
    if (last[0] == '.')
        return NO_FILE;
    bool there = stat(path, &about) == 0;
    if (there && S_ISDIR(about.st_mode))
        return WANTED;
    if (there && !S_ISREG(about.st_mode))
        return NO_FILE;
    return format_of_path(path) != NULL ? WANTED : there ? OTHER_FILE : NO_FILE;
}

static void say_others(const reader *r, const char *path, size_t others) {
    error what;
    if (!others || !r->options->note)
        return;
    fail(&what, READOUT_OK, "%zu file%s left out: by the ending no text, JSON or JSONL", others,
         others > 1 ? "s" : "");
    error_in(&what, path);
    r->options->note(r->options->note_context, &what);
}

static status list_folder(reader *r, DIR *listing, const char *path, uint32_t depth, error *e) {
    size_t first = r->size, others = 0;
    for (const struct dirent *entry; (entry = readdir(listing));) {
        char *whole = joined(path, entry->d_name);
        entry_kind kind = whole ? kind_of(whole, entry->d_name) : WANTED;
        others += kind == OTHER_FILE;
        if (kind != WANTED)
            mem_free(whole);
        else if (!push(r, whole, depth + 1))
            return no_memory(e);
    }
    if (r->size > first)
        qsort(r->stack + first, r->size - first, sizeof *r->stack, later_first);
    say_others(r, path, others);
    return READOUT_OK;
}

static status open_folder(reader *r, const char *path, uint32_t depth, const struct stat *about, error *e) {
    bool again = false;
    if (depth > READ_DEPTH_LIMIT)
        return fail(e, READOUT_TOO_LARGE, "folders nest deeper than %u", READ_DEPTH_LIMIT);
    status s = see_folder(r, about, &again, e);
    if (s != READOUT_OK || again)
        return s;
    DIR *listing = opendir(path);
    if (!listing)
        return fail(e, READOUT_NO_FILE, "%s", strerror(errno));
    s = list_folder(r, listing, path, depth, e);
    closedir(listing);
    return s;
}

/* ------------------------------------------------------------------------------------------ files */

static void close_input(reader *r) {
    source_close(r->in.source);
    buf_release(&r->in.bytes);
    json_decref(r->in.list);
    mem_free(r->path);
    r->in = (input){0};
    r->path = NULL;
}

/* Opens the file at r->path. */
static status open_input(reader *r, error *e) {
    r->in = (input){.path = r->path, .options = r->options};
    r->in.source = source_open(r->path, e);
    if (!r->in.source)
        return e ? e->status : READOUT_NO_FILE;
    if (r->options->format) {
        r->in.format = format_of_name(r->options->format);
        return r->in.format ? READOUT_OK : fail(e, READOUT_BAD_USAGE, "no such format: %s", r->options->format);
    }
    slice front = source_peek(r->in.source);
    status s = front.size ? READOUT_OK : source_all(r->in.source, SOURCE_PEEK, &r->in.bytes, e); /* why it is empty */
    if (s != READOUT_OK)
        return s;
    return format_sniff(front, front.size < SOURCE_PEEK, r->path, &r->in.format, e);
}

/* Takes the next path off the stack: a folder's files go onto it, a file is opened. */
static status advance(reader *r, error *e) {
    pending next = r->stack[--r->size];
    struct stat about;
    status s;
    if (strcmp(next.path, "-") != 0 && stat(next.path, &about) == 0 && S_ISDIR(about.st_mode)) {
        s = open_folder(r, next.path, next.depth, &about, e);
        r->in_folder = true;
        if (s != READOUT_OK)
            error_in(e, next.path);
        mem_free(next.path);
        return s;
    }
    r->path = next.path;
    r->any = true;
    s = open_input(r, e);
    if (s != READOUT_OK) {
        error_in(e, r->path);
        close_input(r);
    }
    return s;
}

/* ------------------------------------------------------------------------------------------ the door */

reader *reader_open(const char *path, const read_options *options, error *e) {
    struct stat about;
    if (strcmp(path, "-") != 0 && stat(path, &about) != 0) {
        fail(e, READOUT_NO_FILE, "%s", strerror(errno));
        error_in(e, path);
        return NULL;
    }
    reader *r = mem_alloc(sizeof *r);
    if (r) {
        *r = (reader){.options = options ? options : &no_options, .root = mem_copy(path, strlen(path))};
        if (r->root && push(r, mem_copy(path, strlen(path)), 0))
            return r;
        reader_close(r);
    }
    no_memory(e);
    return NULL;
}

status reader_next(reader *r, article **out, error *e) {
    *out = NULL;
    for (;;) {
        status s = READOUT_OK;
        if (r->in.source)
            s = r->in.format->next(&r->in, out, e);
        else if (r->size)
            s = advance(r, e);
        else
            break;
        if (s != READOUT_OK)
            error_in(e, r->path ? r->path : r->root);
        if (r->in.source && r->in.ended)
            close_input(r);
        if (s != READOUT_OK || *out)
            return s;
    }
    if (!r->in_folder || r->any)
        return READOUT_OK;
    r->any = true; /* said once */
    fail(e, READOUT_BAD_INPUT, "no file in it that can be read (.txt, .jsonl, .json)");
    error_in(e, r->root);
    return READOUT_BAD_INPUT;
}

void reader_close(reader *r) {
    if (!r)
        return;
    close_input(r);
    while (r->size)
        mem_free(r->stack[--r->size].path);
    mem_free(r->stack);
    mem_free(r->seen);
    mem_free(r->root);
    mem_free(r);
}
