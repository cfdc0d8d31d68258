/* checkpoint.c - see checkpoint.h */
#include "record/checkpoint.h"

#include <pthread.h>

#include "base/mem.h"

/* Pages of the log: fewer are left there; with more the next transaction waits. */
enum { LEAST = 1000, LONG = 100000 };

struct checkpoint {
    sqlite3 *db;
    pthread_t thread;
    bool started; /* and not joined yet */
    int pages;    /* of the log, at the last commit */
};

static void *bring_over(void *context) {
    struct checkpoint *c = context;
    sqlite3_wal_checkpoint_v2(c->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return NULL;
}

/* A connection knows of the log only once it has read. */
static sqlite3 *connection(const record *r) {
    buf uri = {0};
    sqlite3 *db = NULL;
    bool open = store_uri(&uri, r->path, false) &&
                sqlite3_open_v2(uri.at, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL) ==
                    SQLITE_OK &&
                sqlite3_exec(db, "PRAGMA synchronous = NORMAL; SELECT count(*) FROM sqlite_schema", NULL, NULL,
                             NULL) == SQLITE_OK;
    buf_release(&uri);
    if (open) return db;
    sqlite3_close(db);
    return NULL;
}

static struct checkpoint *of(record *r) {
    if (!r->checkpoint && (r->checkpoint = mem_alloc(sizeof *r->checkpoint)) != NULL)
        *r->checkpoint = (struct checkpoint){.db = NULL};
    return r->checkpoint;
}

void checkpoint_wait(record *r) {
    struct checkpoint *c = r->checkpoint;
    if (!c || !c->started) return;
    pthread_join(c->thread, NULL);
    c->started = false;
}

void checkpoint_start(record *r) {
    struct checkpoint *c = of(r);
    if (!c) return;
    checkpoint_wait(r); /* it has had a whole transaction's time */
    if (!c->db) c->db = connection(r);
    if (c->db) c->started = pthread_create(&c->thread, NULL, bring_over, c) == 0;
}

/* In place where there can be no thread. */
static int after_commit(void *context, sqlite3 *db, const char *schema, int pages) {
    record *r = context;
    struct checkpoint *c = of(r);
    if (c) c->pages = pages;
    if (pages < LEAST) return SQLITE_OK;
    checkpoint_start(r);
    if (!c || !c->started) sqlite3_wal_checkpoint_v2(db, schema, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    return SQLITE_OK;
}

void checkpoint_attend(record *r) { sqlite3_wal_hook(r->db, after_commit, r); }

void checkpoint_yield(record *r) {
    if (r->checkpoint && r->checkpoint->pages >= LONG) checkpoint_wait(r);
}

void checkpoint_end(record *r) {
    checkpoint_wait(r);
    if (r->checkpoint) sqlite3_close(r->checkpoint->db);
    mem_free(r->checkpoint);
    r->checkpoint = NULL;
}
