/* decide.c - adds one decision: what it is about is found, written down by content, and how others fare is told
 *
 * The log is read before and after, so that what held and no longer does can be said. */
#include <string.h>

#include "record/claims.h"
#include "record/decisions.h"
#include "record/hidden.h"
#include "record/lists.h"

enum { SHOWN = 120 }; /* bytes of a quote that stand in the log */

typedef struct deciding {
    const record_decision *asked;
    decision made;
} deciding;

static void refuse(lister *l, const char *id, const char *why) {
    if (l->status == READOUT_OK) l->status = fail(l->e, READOUT_BAD_USAGE, "%s: %s", id, why);
}

static void add_target(lister *l, decision *d, slice target, slice shown, uint32_t part) {
    for (uint32_t i = 0; i < d->on.size; i++)
        if (slice_equal(d->on.at[i].target, target)) {
            d->on.at[i].part = part;
            return;
        }
    *vec_push(l->a, &d->on) = (decision_target){target, shown, part};
}

/* -------------------------------------------------------------------------------------------------- actors */

/* The one row of a table whose `uid` begins so. */
static slice find_uid(lister *l, const char *sql, const char *id) {
    query q = {0};
    query_with(l, &q, sql, slice_of(id));
    query_with(l, &q, " AND uid < ? || 'g' LIMIT 2", slice_of(id));
    sqlite3_stmt *s = query_open(l, &q);
    slice out = lister_next(l, s) ? arena_slice(l->a, store_text(s, 0)) : (slice){0};
    if (out.size && lister_next(l, s)) refuse(l, id, "there are several that begin so");
    if (s) query_close(l, s);
    if (!out.size) refuse(l, id, "there is nothing by this id in the record");
    return out;
}

static slice find_actor(lister *l, const char *id) {
    if (id[0] == 'p' && id[1]) return find_uid(l, "SELECT uid FROM actor WHERE uid >= ?", id);
    refuse(l, id, "this is no actor's id");
    return (slice){0};
}

/* Every spelling of the actor, so that the decision holds when one of them is gone. The one that was named comes
 * first. */
static void add_spellings(lister *l, decision *d, slice uid, bool all_named, bool each_alone) {
    query q = {0};
    query_with(
        l, &q,
        "SELECT b.uid, (SELECT n.name FROM actor_name n WHERE n.actor = b.id AND n.role = 0 ORDER BY n.articles "
        "DESC, "
        "length(n.name) DESC, n.name LIMIT 1) FROM actor a JOIN actor b ON b.identity = a.identity WHERE a.uid = ?",
        uid);
    query_with(l, &q, " ORDER BY b.uid <> ?, b.key", uid);
    sqlite3_stmt *s = query_open(l, &q);
    for (uint32_t n = 0; lister_next(l, s); n++) {
        slice one = arena_slice(l->a, store_text(s, 0)), called = arena_slice(l->a, store_text(s, 1));
        add_target(l, d, one, n == 0 || all_named ? called : (slice){0}, each_alone ? n : 0);
    }
    if (s) query_close(l, s);
}

static void find_merged(lister *l, deciding *job) {
    for (int i = 0; i < job->asked->count && l->status == READOUT_OK; i++)
        add_spellings(l, &job->made, find_actor(l, job->asked->ids[i]), false, false);
    if (job->made.on.size < 2) refuse(l, job->asked->ids[0], "merging needs two actors");
}

static void find_split(lister *l, deciding *job) {
    decision *d = &job->made;
    add_spellings(l, d, find_actor(l, job->asked->ids[0]), true, job->asked->count == 1);
    uint32_t size = d->on.size;
    for (int i = 1; i < job->asked->count && l->status == READOUT_OK; i++)
        add_target(l, d, find_actor(l, job->asked->ids[i]), (slice){0}, 1);
    if (d->on.size > size)
        refuse(l, job->asked->ids[0], "the further ids must be spellings of this actor (actors --json has them)");
    if (d->on.size < 2) refuse(l, job->asked->ids[0], "this actor has one spelling only");
}

/* --------------------------------------------------------------------------------------------- what is hidden */

static slice cut(slice text) {
    size_t end = text.size < SHOWN ? text.size : SHOWN;
    while (end < text.size && end > 0 && ((unsigned char)text.at[end] & 0xC0) == 0x80) end--;
    return slice_part(text, 0, end);
}

static slice row_words(lister *l, int64_t id, slice spans) {
    const source *from = source_of(l, id);
    span at = spans_extent(spans);
    return from ? arena_slice(l->a, cut(slice_part(from->text, at.begin, at.end))) : (slice){0};
}

static void hide_in_article(lister *l, deciding *job, const char *id, char letter, slice digits, int64_t n) {
    static const char *const spans[] = {
        "SELECT begin || '-' || end FROM quote WHERE article = ? AND n = ?",
        "SELECT begin || '-' || end FROM statement WHERE article = ? AND n = ?",
        "SELECT predicate FROM proposition WHERE article = ? AND n = ?"};
    int64_t row = article_by_digits(l, id, digits);
    slice key = row ? hidden_key(l, letter, row, n) : (slice){0}, at = {0};
    if (row && !key.size) refuse(l, id, "there is nothing by this id in the record");
    sqlite3_stmt *s = lister_ask(l, spans[letter == 'q' ? 0 : letter == 's' ? 1 : 2], 2, (const int64_t[]){row, n});
    if (!lister_next(l, s)) return;
    at = arena_slice(l->a, store_text(s, 0));
    sqlite3_reset(s);
    add_target(l, &job->made, key, row_words(l, row, at), 0);
}

static void hide_claim(lister *l, deciding *job, const char *id, char letter, slice digits) {
    claim c;
    char whole[ID_SIZE];
    if (!claim_by_digits(l, digits, &c)) {
        refuse(l, id, "there is nothing by this id in the record");
        return;
    }
    id_of_key(letter, c.key, whole);
    row_begin(l);
    if (letter == 'd') put_dispute(l, l->row, &c);
    else put_claim(l, l->row, &c);
    const char *text = json_string_value(json_object_get(l->row, "text"));
    add_target(l, &job->made, arena_slice(l->a, slice_of(whole)), arena_slice(l->a, slice_of(text)), 0);
}

static void find_hidden(lister *l, deciding *job) {
    for (int i = 0; i < job->asked->count && l->status == READOUT_OK; i++) {
        const char *id = job->asked->ids[i];
        char letter;
        slice digits;
        int64_t n;
        bool is_id = id_parse(slice_of(id), &letter, &digits, &n);
        if (is_id && n >= 0 && strchr("qse", letter)) hide_in_article(l, job, id, letter, digits, n);
        else if (is_id && n < 0 && strchr("cd", letter)) hide_claim(l, job, id, letter, digits);
        else refuse(l, id, "only a claim, dispute, statement, quote or event can be hidden");
    }
}

/* ------------------------------------------------------------------------------------------------------ undo */

static void find_undone(lister *l, deciding *job) {
    decision_list all = {0};
    if (l->status == READOUT_OK) l->status = decisions_load(l->r, &all, l->e);
    for (int i = 0; i < job->asked->count && l->status == READOUT_OK; i++) {
        const char *id = job->asked->ids[i];
        slice uid = id[0] == 'm' && id[1] ? find_uid(l, "SELECT uid FROM decision WHERE uid >= ?", id) : (slice){0};
        if (!uid.size) refuse(l, id, "this is no decision's id");
        for (uint32_t k = 0; k < all.size; k++)
            if (slice_equal(all.at[k].uid, uid)) {
                const decision *d = &all.at[k];
                slice what = slice_of(decision_kind_name[d->what]), on = d->on.at[0].shown;
                if (d->undone != NONE) refuse(l, id, "it is undone already");
                add_target(
                    l, &job->made, uid,
                    arena_print(l->a, "%.*s %.*s", (int)what.size, what.at, (int)on.size, on.size ? on.at : ""), 0);
            }
    }
}

/* ------------------------------------------------------------------------------------------------- writing */

/* The moment is never before an earlier decision's, so that the later one holds also where a clock went back. */
static void number(lister *l, deciding *job) {
    decision *d = &job->made;
    sqlite3_stmt *s =
        lister_ask(l, "SELECT coalesce(max(number), 0) + 1, coalesce(max(moment), '') FROM decision", 0, NULL);
    if (!lister_next(l, s)) return;
    slice last = arena_slice(l->a, store_text(s, 1));
    d->number = sqlite3_column_int64(s, 0);
    d->moment = slice_of(job->asked->moment);
    if (slice_compare(d->moment, last) < 0) d->moment = last;
    sqlite3_reset(s);
}

static status write_decision(record *r, const decision *d, error *e) {
    status s = store_run(r, SQL_DECISION_ADD, e, "ttiioo", d->uid, d->moment, d->number, (int64_t)d->what, d->who,
                         d->reason);
    for (uint32_t i = 0; s == READOUT_OK && i < d->on.size; i++)
        s = store_run(r, SQL_DECISION_ON, e, "tiito", d->uid, (int64_t)i, (int64_t)d->on.at[i].part,
                      d->on.at[i].target, d->on.at[i].shown);
    if (s == READOUT_OK) s = store_run(r, SQL_DENIED_UNSETTLE, e, "");
    return s == READOUT_OK ? decisions_settle(r, e) : s;
}

static void load_linked(lister *l, decision_list *all) {
    links x = {0};
    if (l->status == READOUT_OK) l->status = decisions_load(l->r, all, l->e);
    if (l->status == READOUT_OK) decisions_link(l->a, all, &x);
}

static bool holds(const decision *d) { return d->undone == NONE && d->overruled == NONE; }

static void tell(lister *l, const decision_list *before, slice made) {
    decision_list after = {0};
    load_linked(l, &after);
    for (uint32_t i = 0; i < after.size; i++)
        if (slice_equal(after.at[i].uid, made)) decision_row(l, &after, i);
    for (uint32_t i = 0; i < after.size; i++)
        for (uint32_t k = 0; k < before->size; k++)
            if (slice_equal(after.at[i].uid, before->at[k].uid) && holds(&before->at[k]) && !holds(&after.at[i]))
                decision_row(l, &after, i);
}

static void decide(lister *l) {
    static void (*const finders[DECISION_KINDS])(lister * l, deciding * job) = {find_merged, find_split, find_hidden,
                                                                                find_undone};
    deciding *job = l->context;
    decision_list before = {0};
    job->made = (decision){.what = (uint8_t)job->asked->what, .who = slice_of(job->asked->who),
                           .reason = slice_of(job->asked->reason)};
    load_linked(l, &before);
    finders[job->asked->what](l, job);
    number(l, job);
    if (l->status != READOUT_OK) return;
    job->made.uid = decision_uid(l->a, &job->made);
    l->status = write_decision(l->r, &job->made, l->e);
    tell(l, &before, job->made.uid);
}

status record_decide(record *r, const record_decision *d, row_sink sink, error *e) {
    error own = {0};
    if (!e) e = &own;
    deciding job = {.asked = d};
    if (r->mode != RECORD_WRITE || r->batch || d->count < 1 || !d->moment)
        return fail(e, READOUT_BAD_USAGE, "the record is not open for deciding, or nothing is said");
    status s = store_run(r, SQL_BEGIN, e, "");
    if (s == READOUT_OK) s = lister_run(r, NULL, sink, decide, &job, NULL, e);
    if (s == READOUT_OK) s = store_run(r, SQL_COMMIT, e, "");
    store_reset(r);
    if (s != READOUT_OK && !sqlite3_get_autocommit(r->db)) store_run(r, SQL_ROLLBACK, NULL, "");
    return s;
}
