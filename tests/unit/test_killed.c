/* A process that is killed at its Nth write, lock or sync, for every N, while it adds, codes again, merges or
 * decides: the record is whole, holds whole batches, and doing the same again gives what an undisturbed run gives,
 * byte for byte.
 *
 * The child's SQLite writes through a file system that counts (SQLite's VFS) and ends the process by SIGKILL at the
 * Nth call. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "record_article.h"

#include <cmocka.h> /* behind the rooms' headers: it defines fail() */

#include "record_reports.h"
#include "sanitized.h"

/* STRIDE: between the writes at which it is killed, behind the first ones. */
enum { STRIDE = SANITIZED ? 43 : 5, EACH = SANITIZED ? 6 : 12 };

/* ---------------------------------------------------------------------------------- a file system that kills */

static uint64_t calls, deadly; /* the child's */

static void step(void) {
    if (++calls == deadly) raise(SIGKILL);
}

typedef struct shim {
    sqlite3_file base;
    sqlite3_file *real; /* behind it */
} shim;

static sqlite3_file *real_of(sqlite3_file *f) { return ((shim *)f)->real; }
#define REAL(f, what) real_of(f)->pMethods->what(real_of(f)

static int shim_close(sqlite3_file *f) { return REAL(f, xClose)); }
static int shim_read(sqlite3_file *f, void *to, int size, sqlite3_int64 at) { return REAL(f, xRead), to, size, at); }
static int shim_write(sqlite3_file *f, const void *from, int size, sqlite3_int64 at) {
    step();
    return REAL(f, xWrite), from, size, at);
}
static int shim_truncate(sqlite3_file *f, sqlite3_int64 size) {
    step();
    return REAL(f, xTruncate), size);
}
static int shim_sync(sqlite3_file *f, int flags) {
    step();
    return REAL(f, xSync), flags);
}
static int shim_size(sqlite3_file *f, sqlite3_int64 *size) { return REAL(f, xFileSize), size); }
static int shim_lock(sqlite3_file *f, int lock) { return REAL(f, xLock), lock); }
static int shim_unlock(sqlite3_file *f, int lock) { return REAL(f, xUnlock), lock); }
static int shim_locked(sqlite3_file *f, int *out) { return REAL(f, xCheckReservedLock), out); }
static int shim_control(sqlite3_file *f, int what, void *with) { return REAL(f, xFileControl), what, with); }
static int shim_sector(sqlite3_file *f) { return REAL(f, xSectorSize)); }
static int shim_device(sqlite3_file *f) { return REAL(f, xDeviceCharacteristics)); }
static int shim_map(sqlite3_file *f, int page, int size, int extend, void volatile **out) { return REAL(f, xShmMap),
    page, size, extend, out); }
static int shim_shm_lock(sqlite3_file *f, int at, int n, int flags) {
    step();
    return REAL(f, xShmLock), at, n, flags);
}
static void shim_barrier(sqlite3_file *f) {
    step();
    REAL(f, xShmBarrier));
}
static int shim_unmap(sqlite3_file *f, int forget) {
    step();
    return REAL(f, xShmUnmap), forget);
}

static const sqlite3_io_methods shim_methods = {
    .iVersion = 2, .xClose = shim_close, .xRead = shim_read, .xWrite = shim_write, .xTruncate = shim_truncate,
        .xSync = shim_sync,
    .xFileSize = shim_size, .xLock = shim_lock, .xUnlock = shim_unlock, .xCheckReservedLock = shim_locked,
    .xFileControl = shim_control, .xSectorSize = shim_sector, .xDeviceCharacteristics = shim_device,
        .xShmMap = shim_map,
    .xShmLock = shim_shm_lock, .xShmBarrier = shim_barrier, .xShmUnmap = shim_unmap};

static sqlite3_vfs *true_vfs, counting_vfs;

static int shim_open(sqlite3_vfs *v, const char *path, sqlite3_file *f, int flags, int *out_flags) {
    shim *s = (shim *)f;
    (void)v;
    s->real = (sqlite3_file *)(s + 1);
    int code = true_vfs->xOpen(true_vfs, path, s->real, flags, out_flags);
    s->base.pMethods = s->real->pMethods ? &shim_methods : NULL;
    return code;
}

static int shim_delete(sqlite3_vfs *v, const char *path, int sync) {
    (void)v;
    step();
    return true_vfs->xDelete(true_vfs, path, sync);
}

static void count_writes(uint64_t until) {
    true_vfs = sqlite3_vfs_find(NULL);
    counting_vfs = *true_vfs;
    counting_vfs.zName = "killing";
    counting_vfs.szOsFile += (int)sizeof(shim);
    counting_vfs.xOpen = shim_open;
    counting_vfs.xDelete = shim_delete;
    deadly = until;
    sqlite3_vfs_register(&counting_vfs, 1);
}

/* --------------------------------------------------------------------------------------------- what is done */

typedef status job(const char *path, const char *other);

static status close_with(record *r, status s) {
    record_close(r);
    return s;
}

static status put_some(record *r, int first, int count, error *e) {
    status s = record_begin(r, e);
    for (int i = first; i < first + count && s == READOUT_OK; i++) {
        article *a = report(i);
        s = record_add(r, a, NULL, e);
        article_free(a);
    }
    return s == READOUT_OK ? record_commit(r, e) : s;
}

/* Two batches. */
static status add_reports_to(const char *path, const char *other) {
    error e = {0};
    record *r = record_open(path, RECORD_WRITE, "lang/en", &e);
    (void)other;
    if (!r) return e.status;
    status s = record_coder(r, "lang/en", &e);
    if (s == READOUT_OK) s = put_some(r, 0, 4, &e);
    if (s == READOUT_OK) s = put_some(r, 4, 4, &e);
    if (s == READOUT_OK) s = record_settle(r, &e);
    return close_with(r, s);
}

static int number_of(const article *a) {
    for (int i = 0; i < REPORTS; i++)
        if (slice_equal(a->text, slice_of(reports[i].text))) return i;
    return -1;
}

static status code_again(record *r, article *a, error *e) {
    coded *c;
    arena *in = arena_new();
    article *again = report(number_of(a));
    status s = record_prepare(r, again, in, &c, e);
    if (s == READOUT_OK) s = record_put_again(r, c, e);
    article_free(again);
    article_free(a);
    arena_free(in);
    return s;
}

/* What the other versions coded, in batches of three. */
static status recode(const char *path, const char *other) {
    error e = {0};
    article *a = NULL;
    int64_t after = 0;
    record *from = record_open(path, RECORD_READ, NULL, &e),
           *r = from ? record_open(path, RECORD_WRITE, "lang/en", &e) : NULL;
    (void)other;
    status s = r ? record_coder(r, "lang/en", &e) : e.status;
    if (s == READOUT_OK) s = record_coder(from, "lang/en", &e);
    if (s == READOUT_OK) s = record_begin(r, &e);
    for (int i = 1; s == READOUT_OK && (s = record_next_older(from, &after, &a, &e)) == READOUT_OK && a; i++) {
        s = code_again(r, a, &e);
        if (s == READOUT_OK && i % 3 == 0) s = record_commit(r, &e);
        if (s == READOUT_OK && i % 3 == 0) s = record_begin(r, &e);
    }
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s == READOUT_OK) s = record_settle(r, &e);
    record_close(from);
    return close_with(r, s);
}

static status merge_other(const char *path, const char *other) {
    error e = {0};
    record *r = record_open(path, RECORD_WRITE, "lang/en", &e);
    status s = r ? record_coder(r, "lang/en", &e) : e.status;
    if (s == READOUT_OK) s = record_merge(r, other, NULL, &e);
    if (s == READOUT_OK) s = record_settle(r, &e);
    return close_with(r, s);
}

static status nothing(void *context, json_t *row, error *e) {
    (void)context;
    (void)row;
    (void)e;
    return READOUT_OK;
}

static status decide(const char *path, const char *other) {
    error e = {0};
    char hex[2][2 * SHA256_SIZE + 1];
    (void)other;
    sha256_hex(SLICE("p:karl stanislas"), hex[0]);
    sha256_hex(SLICE("p:otto stanislas"), hex[1]);
    const char *ids[] = {hex[0], hex[1]};
    for (int i = 0; i < 2; i++) {
        memmove(hex[i] + 1, hex[i], 16);
        hex[i][0] = 'p';
        hex[i][17] = 0;
    }
    record_decision d = {.what = DECISION_MERGE, .ids = ids, .count = 2, .moment = "2031-06-01T10:00:00Z"};
    record *r = record_open(path, RECORD_WRITE, NULL, &e);
    return close_with(r, r ? record_decide(r, &d, (row_sink){nothing, NULL}, &e) : e.status);
}

/* ------------------------------------------------------------------------------------------------- killing */

static void copy_file(const char *from, const char *to) {
    char buffer[65536];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    assert_non_null(in);
    assert_non_null(out);
    for (size_t got; (got = fread(buffer, 1, sizeof buffer, in)) > 0;)
        assert_int_equal(fwrite(buffer, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

/* Whether the child came to its end. */
static bool run_killed(job *what, const place *p, const char *other, uint64_t n) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (!child) {
        count_writes(n);
        _exit(what(p->path, other) == READOUT_OK ? 0 : 1);
    }
    int how;
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFSIGNALED(how) ? WTERMSIG(how) == SIGKILL : WIFEXITED(how) && WEXITSTATUS(how) == 0);
    return WIFEXITED(how);
}

/* NULL: it is no record yet. */
static char *whole_dump(const place *p) {
    error e = {0};
    uint64_t faults = 1;
    record *r = access(p->path, F_OK) == 0 ? record_open(p->path, RECORD_READ, NULL, &e) : NULL;
    if (!r) {
        assert_true(access(p->path, F_OK) != 0 || strstr(e.message, "an empty database"));
        return NULL;
    }
    assert_int_equal(record_verify(r, (row_sink){nothing, NULL}, &faults, NULL), READOUT_OK);
    assert_int_equal(faults, 0);
    record_close(r);
    return dump(p);
}

/* `start`: the record that it begins with, or NULL. *between: how often it was neither as before nor done, but
 * between two batches. */
static void kill_everywhere(job *what, const char *start, const char *other, const char *before, uint64_t *between) {
    place *done = place_new();
    if (start) copy_file(start, done->path);
    assert_int_equal(what(done->path, other), READOUT_OK);
    char *end = dump(done);
    place_free(done);
    bool ended = false;
    uint64_t n = 1;
    *between = 0;
    for (; !ended; n += n < EACH ? 1 : STRIDE) {
        place *p = place_new();
        if (start) copy_file(start, p->path);
        ended = run_killed(what, p, other, n);
        char *now = whole_dump(p);
        *between += now && (!before || strcmp(now, before) != 0) && strcmp(now, end) != 0;
        bool decided = what == decide && now && strcmp(now, end) == 0; /* a second time would be a second decision */
        if (!decided) assert_int_equal(what(p->path, other), READOUT_OK);
        char *after = whole_dump(p);
        assert_string_equal(after, end);
        free(now);
        free(after);
        place_free(p);
    }
    assert_true(n > 2 * EACH);
    print_message("killed at %u of %u writes and locks\n", (unsigned)(EACH + (n - EACH) / STRIDE - 1), (unsigned)n);
    free(end);
}

static void adding(void **state) {
    uint64_t between;
    kill_everywhere(add_reports_to, NULL, NULL, NULL, &between);
    assert_true(between > 0);
    (void)state;
}

/* The first coding has nothing but the names of actors in it. */
static void older_coding(const place *p) {
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < REPORTS; i++) {
        article *a = built(reports[i].text, reports[i].outlet, reports[i].date, i % 2 ? reports[i].make : NULL);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
    record_close(r);
}

static void coding_again(void **state) {
    const place *p = *state;
    uint64_t between;
    older_coding(p);
    char *before = dump(p);
    kill_everywhere(recode, p->path, NULL, before, &between);
    assert_true(between > 0);
    free(before);
}

static void merging(void **state) {
    const place *p = *state;
    place *other = place_new();
    uint64_t between;
    add_reports(p, (int[]){0, 1, 2}, 3);
    add_reports(other, (int[]){2, 3, 4, 5, 6, 7}, 6);
    assert_int_equal(decide(other->path, NULL), READOUT_OK);
    char *before = dump(p);
    kill_everywhere(merge_other, p->path, other->path, before, &between);
    assert_int_equal(between, 0);
    free(before);
    place_free(other);
}

static void deciding(void **state) {
    const place *p = *state;
    uint64_t between;
    add_reports(p, (int[]){0, 1, 2, 3}, 4);
    char *before = dump(p);
    kill_everywhere(decide, p->path, NULL, before, &between);
    assert_int_equal(between, 0);
    free(before);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(adding, set_up, tear_down),
                                       cmocka_unit_test_setup_teardown(coding_again, set_up, tear_down),
                                       cmocka_unit_test_setup_teardown(merging, set_up, tear_down),
                                       cmocka_unit_test_setup_teardown(deciding, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
