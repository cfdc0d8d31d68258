/* decisions.c - loads the log of decisions, finds what holds, and settles who is one actor; see decisions.h */
#include "record/decisions.h"

#include "record/blocks.h"
#include "record/id.h"
#include "record/identity.h"

/* Prepares, or NULL with *e filled. */
static sqlite3_stmt *ask(record *r, const char *sql, error *e) {
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(r->db, sql, -1, &s, NULL) != SQLITE_OK) store_fail(r, e);
    return s;
}

/* ------------------------------------------------------------------------------------------------- the log */

typedef struct loading {
    record *r;
    sqlite3_stmt *s;
    decision_list *out;
} loading;

static decision_target *next_target(loading *job) {
    record *r = job->r;
    slice uid = store_text(job->s, 0);
    decision *last = job->out->size ? &job->out->at[job->out->size - 1] : NULL;
    if (!last || !slice_equal(last->uid, uid)) {
        last = vec_push(r->scratch, job->out);
        slice *texts[] = {&last->uid, &last->moment, &last->who, &last->reason};
        for (int i = 0; i < 4; i++) *texts[i] = arena_slice(r->scratch, store_text(job->s, i));
        last->number = sqlite3_column_int64(job->s, 4);
        last->what = (uint8_t)sqlite3_column_int(job->s, 5);
        last->undone = last->overruled = NONE;
    }
    return vec_push(r->scratch, &last->on);
}

static status load_rows(void *context, error *e) {
    loading *job = context;
    bool more = true;
    status result;
    while ((result = store_step(job->r, job->s, &more, e)) == READOUT_OK && more) {
        decision_target *t = next_target(job);
        t->part = (uint32_t)sqlite3_column_int64(job->s, 6);
        t->target = arena_slice(job->r->scratch, store_text(job->s, 7));
        t->shown = arena_slice(job->r->scratch, store_text(job->s, 8));
    }
    return result;
}

/* From the last to the first: an undo that is undone itself undoes nothing. */
static void find_undone(arena *a, decision_list *all) {
    map undone = {0};
    bool found;
    for (uint32_t i = all->size; i-- > 0;) {
        decision *d = &all->at[i];
        d->undone = map_get(&undone, d->uid);
        if (d->what != DECISION_UNDO || d->undone != NONE) continue;
        for (uint32_t k = 0; k < d->on.size; k++) {
            uint32_t *by = map_put(a, &undone, d->on.at[k].target, &found);
            if (!found) *by = i;
        }
    }
}

status decisions_load(record *r, decision_list *out, error *e) {
    static const char sql[] =
        "SELECT d.uid, d.moment, d.who, d.reason, d.number, d.what, o.part, o.target, o.shown "
        "FROM decision d JOIN decision_on o ON o.decision = d.uid ORDER BY d.moment, d.number, d.uid, o.n";
    loading job = {r, ask(r, sql, e), out};
    if (!job.s) return e->status;
    status s = arena_run(r->scratch, load_rows, &job, e);
    sqlite3_finalize(job.s);
    if (s == READOUT_OK) find_undone(r->scratch, out);
    return s;
}

/* --------------------------------------------------------------------------------------------------- links */

uint32_t links_node(arena *a, links *x, slice uid) {
    bool found;
    uint32_t *at = map_put(a, &x->nodes, uid, &found);
    if (found) return *at;
    uint32_t node = *at = x->parent.size;
    *vec_push(a, &x->parent) = node;
    *vec_push(a, &x->by) = NONE;
    return node;
}

uint32_t links_root(const links *x, uint32_t node) {
    while (x->parent.at[node] != node) node = x->parent.at[node] = x->parent.at[x->parent.at[node]];
    return node;
}

uint32_t links_join(links *x, uint32_t one, uint32_t other, uint32_t by) {
    uint32_t a = links_root(x, one), b = links_root(x, other);
    if (a == b) return NONE;
    for (uint32_t i = 0; i < x->apart.size; i++) {
        uint32_t c = links_root(x, x->apart.at[i].one), d = links_root(x, x->apart.at[i].other);
        if ((c == a && d == b) || (c == b && d == a)) return x->apart.at[i].by;
    }
    x->parent.at[b] = a;
    if (by != NONE) x->by.at[a] = by;
    return NONE;
}

static void draw_merge(arena *a, decision_list *all, uint32_t i, links *x) {
    decision *d = &all->at[i];
    for (uint32_t k = 1; k < d->on.size; k++) {
        uint32_t one = links_node(a, x, d->on.at[0].target), other = links_node(a, x, d->on.at[k].target);
        uint32_t against = links_join(x, one, other, i);
        if (against != NONE) d->overruled = against;
    }
}

static void draw_split(arena *a, decision_list *all, uint32_t i, links *x) {
    decision *d = &all->at[i];
    for (uint32_t k = 0; k < d->on.size; k++)
        for (uint32_t m = 0; m < k; m++) {
            uint32_t one = links_node(a, x, d->on.at[k].target), other = links_node(a, x, d->on.at[m].target);
            if (d->on.at[k].part == d->on.at[m].part) continue;
            if (links_root(x, one) == links_root(x, other)) d->overruled = x->by.at[links_root(x, one)];
            else *vec_push(a, &x->apart) = (apart){one, other, i};
        }
}

void decisions_link(arena *a, decision_list *all, links *out) {
    for (uint32_t i = all->size; i-- > 0;) {
        if (all->at[i].undone != NONE) continue;
        if (all->at[i].what == DECISION_MERGE) draw_merge(a, all, i, out);
        if (all->at[i].what == DECISION_SPLIT) draw_split(a, all, i, out);
    }
}

/* -------------------------------------------------------------------------------------------------- actors */

typedef struct cast_member {
    int64_t id, identity;
    slice uid, name, block;
    name_letters letters;
    uint32_t node;
} cast_member;

typedef VEC(cast_member) cast;

typedef struct casting {
    record *r;
    sqlite3_stmt *s;
    cast *out;
} casting;

static status load_members(void *context, error *e) {
    casting *job = context;
    arena *a = job->r->scratch;
    bool more = true;
    status result;
    while ((result = store_step(job->r, job->s, &more, e)) == READOUT_OK && more) {
        cast_member *m = vec_push(a, job->out);
        m->id = sqlite3_column_int64(job->s, 0);
        m->identity = sqlite3_column_int64(job->s, 1);
        m->uid = arena_slice(a, store_text(job->s, 2));
        slice key = arena_slice(a, store_text(job->s, 3));
        m->name = person_name(key);
        m->letters = names_letters(m->name);
        m->block = arena_slice(a, store_text(job->s, 4));
    }
    return result;
}

/* In the order of keys, which does not depend on that of adding. */
static status load_cast(record *r, cast *out, error *e) {
    static const char sql[] =
        "WITH named (id, block) AS MATERIALIZED (SELECT b.id, b.block FROM decision_on o CROSS JOIN word w CROSS "
        "JOIN article_actor x ON x.article = w.rowid CROSS JOIN actor b ON b.id = x.actor WHERE o.target GLOB 'p*' "
        "AND w.wanted = uid_match(o.target) AND b.uid = o.target) SELECT id, identity, uid, key, block FROM actor "
        "WHERE id IN (SELECT id FROM named) OR (block <> '' AND block IN (SELECT block FROM named)) ORDER BY block, "
        "key";
    casting job = {r, ask(r, sql, e), out};
    if (!job.s) return e->status;
    status s = arena_run(r->scratch, load_members, &job, e);
    sqlite3_finalize(job.s);
    return s;
}

static void join_spellings(const cast *all, uint32_t begin, uint32_t end, links *x) {
    if (!all->at[begin].block.size) return;
    for (uint32_t i = begin; i < end; i++)
        for (uint32_t k = begin; k < i; k++)
            if (names_near(&all->at[k].letters, &all->at[i].letters) && names_same(all->at[k].name, all->at[i].name))
                links_join(x, all->at[k].node, all->at[i].node, NONE);
}

/* The smallest row of a group stands for it; which one that is shows nowhere. */
static status write_identities(record *r, const cast *all, const links *x, error *e) {
    status s = READOUT_OK;
    int64_t *least = ARENA_NEW(r->scratch, int64_t, x->parent.size);
    for (uint32_t i = 0; i < all->size; i++) {
        int64_t *group = &least[links_root(x, all->at[i].node)];
        if (!*group || all->at[i].id < *group) *group = all->at[i].id;
    }
    for (uint32_t i = 0; s == READOUT_OK && i < all->size; i++) {
        const cast_member *m = &all->at[i];
        int64_t stands = least[links_root(x, m->node)];
        if (stands != m->identity) s = identity_move(r, m->id, stands, e);
    }
    return s;
}

status decisions_settle(record *r, error *e) {
    decision_list all = {0};
    links x = {0};
    cast members = {0};
    status s = decisions_load(r, &all, e);
    if (s != READOUT_OK || !all.size) return s;
    decisions_link(r->scratch, &all, &x);
    s = load_cast(r, &members, e);
    if (s != READOUT_OK) return s;
    for (uint32_t i = 0; i < members.size; i++) members.at[i].node = links_node(r->scratch, &x, members.at[i].uid);
    for (uint32_t begin = 0, i = 1; i <= members.size; i++)
        if (i == members.size || !slice_equal(members.at[i].block, members.at[begin].block)) {
            join_spellings(&members, begin, i, &x);
            begin = i;
        }
    return write_identities(r, &members, &x, e);
}

/* ----------------------------------------------------------------------------------------------------- ids */

static slice text_of(slice part) { return part.size ? part : (slice){"", 0}; }

slice decision_uid(arena *a, const decision *d) {
    char uid[ID_SIZE];
    slice who = text_of(d->who), reason = text_of(d->reason);
    slice all = arena_print(a, "%d\n%.*s\n%lld\n%.*s\n%.*s", d->what, (int)d->moment.size, d->moment.at,
                            (long long)d->number, (int)who.size, who.at, (int)reason.size, reason.at);
    for (uint32_t i = 0; i < d->on.size; i++)
        all = arena_print(a, "%.*s\n%u %.*s", (int)all.size, all.at, d->on.at[i].part, (int)d->on.at[i].target.size,
                          d->on.at[i].target.at);
    id_of_key('m', all, uid);
    return arena_slice(a, slice_of(uid));
}
