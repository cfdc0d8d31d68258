/* output.c - a stream that remembers its first error
 *
 * Everything that is shown goes through here, so a full disk is found once, in output_close. A file is written as
 * PATH.part and renamed: who reads it meanwhile, or after a crash, sees the old one or the new one whole. */
#include "show/output.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

#define LEAST_WIDTH 40
#define USUAL_WIDTH 80
#define MOST_WIDTH 400

static unsigned terminal_width(int descriptor) {
    struct winsize size = {0};
    unsigned width = USUAL_WIDTH;
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col)
        width = size.ws_col;
    return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

static bool set(const char *variable) {
    const char *value = getenv(variable);
    return value && *value;
}

/* Whether a person looks at the stream, and how wide and in what colours. */
static void look(output *o) {
    const char *terminal = getenv("TERM");
    int descriptor = fileno(o->file);
    o->terminal = descriptor >= 0 && isatty(descriptor);
    o->width = o->terminal ? terminal_width(descriptor) : USUAL_WIDTH;
    o->colour = o->terminal && !set("NO_COLOR") && !(terminal && strcmp(terminal, "dumb") == 0);
}

void output_on(output *o, FILE *file) {
    *o = (output){.file = file};
    look(o);
}

/* A pipe, a terminal, /dev/null or a link is written to directly. */
static bool replaceable(const char *path) {
    struct stat what;
    return lstat(path, &what) != 0 || S_ISREG(what.st_mode);
}

static status cannot(error *e, const output *o) {
    fail(e, READOUT_NO_FILE, "can't write: %s", strerror(o->failed));
    error_in(e, o->path ? o->path : "standard output");
    return READOUT_NO_FILE;
}

/* "PATH.part", or NULL when memory is out. */
static char *part_of(const char *path) {
    size_t size = strlen(path);
    char *part = mem_alloc(size + sizeof ".part");
    if (part) {
        memcpy(part, path, size);
        memcpy(part + size, ".part", sizeof ".part");
    }
    return part;
}

status output_open(output *o, const char *path, error *e) {
    if (!path || strcmp(path, "-") == 0) {
        output_on(o, stdout);
        return READOUT_OK;
    }
    *o = (output){.width = USUAL_WIDTH};
    bool beside = replaceable(path);
    o->path = mem_copy(path, strlen(path));
    o->part = beside ? part_of(path) : NULL;
    if (!o->path || (beside && !o->part)) {
        o->failed = ENOMEM;
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    o->file = fopen(beside ? o->part : o->path, "wb");
    if (!o->file) {
        o->failed = errno;
        return cannot(e, o);
    }
    o->owned = true;
    look(o);
    return READOUT_OK;
}

void output_add(output *o, slice text) {
    if (o->failed || !text.size)
        return;
    errno = 0;
    if (fwrite(text.at, 1, text.size, o->file) != text.size)
        o->failed = errno ? errno : EIO;
}

void output_text(output *o, const char *text) {
    output_add(o, slice_of(text));
}

void output_print(output *o, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    errno = 0;
    if (!o->failed && vfprintf(o->file, format, arguments) < 0)
        o->failed = errno ? errno : EIO;
    va_end(arguments);
}

void output_drop(output *o) {
    if (!o->failed)
        o->failed = ECANCELED;
}

/* Past the C library's buffer, and to the file's own place. */
static void finish(output *o) {
    errno = 0;
    if (o->file && fflush(o->file) != 0 && !o->failed)
        o->failed = errno ? errno : EIO;
    if (o->owned && fclose(o->file) != 0 && !o->failed)
        o->failed = errno ? errno : EIO;
    if (o->part && o->owned && !o->failed && rename(o->part, o->path) != 0)
        o->failed = errno;
    if (o->part && o->owned && o->failed)
        unlink(o->part);
}

status output_close(output *o, error *e) {
    finish(o);
    status s = o->failed && o->failed != ECANCELED ? cannot(e, o) : READOUT_OK;
    int failed = o->failed;
    mem_free(o->path);
    mem_free(o->part);
    *o = (output){.failed = failed};
    return s;
}

bool output_pipe_closed(const output *o) {
    return o->failed == EPIPE;
}
