/* gather.c - see gather.h
 *
 * Only the log is another file than SQLite's own; all others are opened as they are, in the same memory. */
#include "record/gather.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { ROOM = (128 << 10) - 1 /* the most that SQLite writes in one call */, HEAD = 24 /* of a frame */,
    ENDS = 4 /* there: not zero in the last one of a transaction */ };

/* A log. SQLite's own file stands behind it. */
typedef struct log_file {
    sqlite3_file base; /* SQLite knows this one */
    char *kept;        /* ROOM bytes, or NULL: nothing is kept back */
    sqlite3_int64 at;  /* where in the file it begins */
    int size;
    bool ending;       /* the head of a transaction's last frame was written */
} log_file;

static sqlite3_file *file_of(log_file *f) { return (sqlite3_file *)(f + 1); }
static sqlite3_file *behind(sqlite3_file *f) { return file_of((log_file *)f); }

static int write_kept(log_file *f) {
    sqlite3_file *to = file_of(f);
    int size = f->size;
    f->size = 0;
    return size ? to->pMethods->xWrite(to, f->kept, size, f->at) : SQLITE_OK;
}

static int keep(log_file *f, const void *bytes, int size, sqlite3_int64 at) {
    int code = f->size && (at != f->at + f->size || f->size + size > ROOM) ? write_kept(f) : SQLITE_OK;
    if (code != SQLITE_OK) return code;
    if (!f->size) f->at = at;
    memcpy(f->kept + f->size, bytes, (size_t)size);
    f->size += size;
    return SQLITE_OK;
}

static bool ends(const char *head) {
    static const char none[4] = {0};
    return memcmp(head + ENDS, none, sizeof none) != 0;
}

static int log_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at) {
    log_file *f = (log_file *)file;
    if (size == HEAD) f->ending = ends(bytes);
    if (!f->kept) f->kept = mem_alloc(ROOM);
    bool large = !f->kept || size > ROOM;
    int code = large ? write_kept(f) : keep(f, bytes, size, at);
    if (large && code == SQLITE_OK) code = file_of(f)->pMethods->xWrite(file_of(f), bytes, size, at);
    return f->ending && code == SQLITE_OK ? write_kept(f) : code;
}

static int log_read(sqlite3_file *file, void *to, int size, sqlite3_int64 at) {
    log_file *f = (log_file *)file;
    bool apart = at + size <= f->at || at >= f->at + f->size;
    int code = apart ? SQLITE_OK : write_kept(f);
    return code == SQLITE_OK ? file_of(f)->pMethods->xRead(file_of(f), to, size, at) : code;
}

static int log_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int code = write_kept((log_file *)file);
    return code == SQLITE_OK ? behind(file)->pMethods->xTruncate(behind(file), size) : code;
}

static int log_sync(sqlite3_file *file, int flags) {
    int code = write_kept((log_file *)file);
    return code == SQLITE_OK ? behind(file)->pMethods->xSync(behind(file), flags) : code;
}

static int log_size(sqlite3_file *file, sqlite3_int64 *size) {
    int code = write_kept((log_file *)file);
    return code == SQLITE_OK ? behind(file)->pMethods->xFileSize(behind(file), size) : code;
}

static int log_close(sqlite3_file *file) {
    log_file *f = (log_file *)file;
    mem_free(f->kept); /* of a transaction that did not end */
    f->kept = NULL;
    return behind(file)->pMethods->xClose(behind(file));
}

static int log_lock(sqlite3_file *f, int how) { return behind(f)->pMethods->xLock(behind(f), how); }
static int log_unlock(sqlite3_file *f, int how) { return behind(f)->pMethods->xUnlock(behind(f), how); }
static int log_locked(sqlite3_file *f, int *is) { return behind(f)->pMethods->xCheckReservedLock(behind(f), is); }
static int log_control(sqlite3_file *f, int what, void *with) {
    return behind(f)->pMethods->xFileControl(behind(f), what, with);
}
static int log_sector(sqlite3_file *f) { return behind(f)->pMethods->xSectorSize(behind(f)); }
static int log_device(sqlite3_file *f) { return behind(f)->pMethods->xDeviceCharacteristics(behind(f)); }

static const sqlite3_io_methods log_methods = {1, log_close, log_read, log_write, log_truncate, log_sync, log_size,
    log_lock, log_unlock, log_locked, log_control, log_sector, log_device};

static void undone(void *context) {
    sqlite3_file *file = NULL;
    int code = sqlite3_file_control(context, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
    if (code == SQLITE_OK && file && file->pMethods == &log_methods) ((log_file *)file)->size = 0;
}

void gather_attend(sqlite3 *db) { sqlite3_rollback_hook(db, undone, db); }

/* ------------------------------------------------------------------------------------------------- the VFS */

struct gather {
    sqlite3_vfs vfs;
    char name[40];
};

static sqlite3_vfs *own(sqlite3_vfs *v) { return v->pAppData; }

static int open_file(sqlite3_vfs *v, const char *name, sqlite3_file *file, int flags, int *opened) {
    if (!(flags & SQLITE_OPEN_WAL)) return own(v)->xOpen(own(v), name, file, flags, opened);
    log_file *f = (log_file *)file;
    *f = (log_file){.kept = NULL};
    memset(file_of(f), 0, (size_t)own(v)->szOsFile);
    int code = own(v)->xOpen(own(v), name, file_of(f), flags, opened);
    if (file_of(f)->pMethods) f->base.pMethods = &log_methods; /* as SQLite closes what has methods */
    return code;
}

static int delete_file(sqlite3_vfs *v, const char *name, int sync) { return own(v)->xDelete(own(v), name, sync); }
static int has_file(sqlite3_vfs *v, const char *name, int how, int *is) {
    return own(v)->xAccess(own(v), name, how, is);
}
static int full_name(sqlite3_vfs *v, const char *name, int room, char *to) {
    return own(v)->xFullPathname(own(v), name, room, to);
}
static int random_bytes(sqlite3_vfs *v, int size, char *to) { return own(v)->xRandomness(own(v), size, to); }
static int sleep_for(sqlite3_vfs *v, int us) { return own(v)->xSleep(own(v), us); }
static int day_now(sqlite3_vfs *v, double *now) { return own(v)->xCurrentTime(own(v), now); }
static int last_error(sqlite3_vfs *v, int room, char *to) { return own(v)->xGetLastError(own(v), room, to); }
static int ms_now(sqlite3_vfs *v, sqlite3_int64 *now) { return own(v)->xCurrentTimeInt64(own(v), now); }

gather *gather_new(void) {
    sqlite3_vfs *as = sqlite3_vfs_find(NULL);
    gather *g = as && as->iVersion >= 2 ? mem_alloc(sizeof *g) : NULL;
    if (!g) return NULL;
    snprintf(g->name, sizeof g->name, "gather-%p", (void *)g);
    g->vfs = (sqlite3_vfs){.iVersion = 2, .szOsFile = (int)sizeof(log_file) + as->szOsFile,
        .mxPathname = as->mxPathname, .zName = g->name, .pAppData = as, .xOpen = open_file, .xDelete = delete_file,
        .xAccess = has_file, .xFullPathname = full_name, .xRandomness = random_bytes, .xSleep = sleep_for,
        .xCurrentTime = day_now, .xGetLastError = last_error, .xCurrentTimeInt64 = ms_now};
    if (sqlite3_vfs_register(&g->vfs, 0) == SQLITE_OK) return g;
    mem_free(g);
    return NULL;
}

void gather_free(gather *g) {
    if (g) sqlite3_vfs_unregister(&g->vfs);
    mem_free(g);
}

const char *gather_name(const gather *g) { return g ? g->name : NULL; }
