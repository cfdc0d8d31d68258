/* source.c - reads bytes through one buffer; zlib, where Readout is built with it, unpacks gzip and passes the rest
 * through */
#include "read/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef READOUT_ZLIB
#include <zlib.h>
#endif

#include "base/mem.h"

enum { ROOM = 64 << 10 };

struct source {
#ifdef READOUT_ZLIB
    gzFile file;
#else
    int file;
#endif
    bool ended, failed; /* the system gave its last bytes; or an error, kept in `why` */
    error why;
    size_t begin, end;
    char bytes[ROOM];
};

#ifdef READOUT_ZLIB
static bool attach(source *s, int file) {
    s->file = gzdopen(file, "rb");
    return s->file != NULL;
}

static void detach(source *s) { gzclose(s->file); }

static ssize_t pull(source *s, char *into, size_t size) {
    int got = gzread(s->file, into, (unsigned)size), code;
    const char *message = gzerror(s->file, &code);
    if (code == Z_OK || code == Z_STREAM_END)
        return got;
    if (code == Z_ERRNO)
        fail(&s->why, READOUT_NO_FILE, "cannot be read: %s", strerror(errno));
    else
        fail(&s->why, READOUT_BAD_INPUT, "damaged gzip: %s", code == Z_BUF_ERROR ? "it ends too early" : message);
    return -1;
}
#else
static bool attach(source *s, int file) {
    s->file = file;
    return true;
}

static void detach(source *s) { close(s->file); }

static ssize_t pull(source *s, char *into, size_t size) {
    ssize_t got;
    do
        got = read(s->file, into, size);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        fail(&s->why, READOUT_NO_FILE, "cannot be read: %s", strerror(errno));
    return got;
}
#endif

static source *no_source(error *e, const char *why) {
    fail(e, READOUT_NO_FILE, "%s", why);
    return NULL;
}

static source *attached(int file, error *e) {
    source *s = mem_alloc(sizeof *s);
    if (s) {
        memset(s, 0, offsetof(source, bytes));
        if (attach(s, file))
            return s;
        mem_free(s);
    }
    close(file);
    fail(e, READOUT_NO_MEMORY, "out of memory");
    return NULL;
}

source *source_open(const char *path, error *e) {
    struct stat about;
    int file = strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0)
        return no_source(e, strerror(errno));
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
        close(file);
        return no_source(e, strerror(EISDIR));
    }
    return attached(file, e);
}

void source_close(source *s) {
    if (!s)
        return;
    detach(s);
    mem_free(s);
}

/* Moves what is held to the front and reads until `least` bytes are held, or the end. */
static void hold(source *s, size_t least) {
    if (s->end - s->begin >= least)
        return;
    memmove(s->bytes, s->bytes + s->begin, s->end - s->begin);
    s->end -= s->begin;
    s->begin = 0;
    while (s->end < least && !s->ended) {
        ssize_t got = pull(s, s->bytes + s->end, ROOM - s->end);
        s->failed = got < 0;
        s->ended = got <= 0;
        if (got > 0)
            s->end += (size_t)got;
    }
}

slice source_peek(source *s) {
    hold(s, SOURCE_PEEK);
    size_t size = s->end - s->begin;
    return (slice){s->bytes + s->begin, size < SOURCE_PEEK ? size : SOURCE_PEEK};
}

/* The error that ended the source, once. */
static status said(source *s, error *e) {
    if (!s->failed)
        return READOUT_OK;
    s->failed = false;
    if (e)
        *e = s->why;
    return s->why.status;
}

status source_line(source *s, size_t limit, buf *line, bool *end, error *e) {
    bool found = false;
    size_t size = 0;
    buf_clear(line);
    while (!found) {
        hold(s, 1);
        slice held = {s->bytes + s->begin, s->end - s->begin};
        if (held.size == 0)
            break;
        const char *stop = memchr(held.at, '\n', held.size);
        found = stop != NULL;
        slice piece = slice_part(held, 0, found ? (size_t)(stop - held.at) : held.size);
        size += piece.size;
        if (size <= limit)
            buf_add(line, piece);
        s->begin += piece.size + found;
    }
    *end = !found && size == 0;
    status result = said(s, e);
    if (result != READOUT_OK)
        return result;
    if (size > limit)
        return fail(e, READOUT_TOO_LARGE, "a line of more than %zu bytes", limit);
    return line->failed ? fail(e, READOUT_NO_MEMORY, "out of memory") : READOUT_OK;
}

status source_all(source *s, size_t limit, buf *all, error *e) {
    buf_clear(all);
    for (;;) {
        hold(s, 1);
        size_t size = s->end - s->begin;
        if (size == 0)
            break;
        if (all->size + size > limit)
            return fail(e, READOUT_TOO_LARGE, "more than %zu bytes", limit);
        buf_add(all, (slice){s->bytes + s->begin, size});
        s->begin = s->end;
    }
    status result = said(s, e);
    if (result != READOUT_OK)
        return result;
    return all->failed ? fail(e, READOUT_NO_MEMORY, "out of memory") : READOUT_OK;
}
