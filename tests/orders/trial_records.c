/* trial_records.c - puts the reports of a trial into records, also as something older coded them */
#include "trial.h"

void trial_remove(const char *path) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    char part[160];
    for (int i = 0; i < 3; i++) {
        snprintf(part, sizeof part, "%s%s", path, ends[i]);
        unlink(part);
    }
}

record *trial_record(const trial *t, const char *path, bool older) {
    error e = {0};
    trial_remove(path);
    record *r = record_open(path, RECORD_WRITE, t->language, &e);
    if (!r || (!older && record_coder(r, t->language, &e) != READOUT_OK)) trial_die(path, &e);
    return r;
}

void trial_put_bare(trial *t, record *r) {
    error e = {0};
    status s = record_begin(r, &e);
    for (uint32_t i = 0; i < t->inputs.size && s == READOUT_OK; i++)
        if (t->inputs.at[i].bare && trial_number(t, 3) == 0) s = record_put(r, t->inputs.at[i].bare, NULL, &e);
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s == READOUT_OK) s = record_coder(r, t->language, &e);
    if (s != READOUT_OK) trial_die("adding what is older", &e);
}

static const coded *coded_like(const trial *t, const article *a) {
    for (uint32_t i = 0; i < t->inputs.size; i++) {
        const coded *c = t->inputs.at[i].coded;
        if (slice_equal(c->text, a->text) && slice_equal(c->name, a->id) && slice_equal(c->path, a->path) &&
            slice_equal(c->date, a->date) && slice_equal(c->outlet, a->outlet))
            return c;
    }
    return NULL;
}

void trial_code_again(trial *t, record *r) {
    error e = {0};
    article *a = NULL;
    int64_t after = 0;
    uint64_t left = 0; /* of the transaction under way */
    status s = READOUT_OK;
    while (s == READOUT_OK && (s = record_next_older(r, &after, &a, &e)) == READOUT_OK && a) {
        const coded *c = coded_like(t, a);
        if (!c) trial_die("an older report is none of these", NULL);
        if (left == 0) s = record_begin(r, &e);
        if (left == 0) left = 1 + trial_number(t, 8);
        if (s == READOUT_OK) s = record_put_again(r, c, &e);
        if (s == READOUT_OK && --left == 0) s = record_commit(r, &e);
        article_free(a);
    }
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s != READOUT_OK) trial_die("coding again", &e);
}

void trial_put(trial *t, record *r, const uint32_t *order, uint32_t count, uint32_t batch) {
    error e = {0};
    status s = READOUT_OK;
    for (uint32_t i = 0; i < count && s == READOUT_OK; i++) {
        if (i % batch == 0 && i) s = record_commit(r, &e);
        if (i % batch == 0 && s == READOUT_OK) s = record_begin(r, &e);
        if (s == READOUT_OK) s = record_put(r, t->inputs.at[order[i]].coded, NULL, &e);
    }
    if (s == READOUT_OK) s = record_commit(r, &e);
    if (s == READOUT_OK) s = record_settle(r, &e);
    if (s != READOUT_OK) trial_die("adding", &e);
}
