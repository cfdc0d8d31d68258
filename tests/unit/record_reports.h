/* record_reports.h - eight invented reports of one dispute, and records of them in a folder of their own
 *
 * Include it after record_article.h, and cmocka.h before it. */
#ifndef RECORD_REPORTS_H
#define RECORD_REPORTS_H

#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------------------------- an invented dispute in reports */

enum { REPORTS = 8 };

static uint32_t ruritania(article *a) { return person(a, "c:RUR", "Ruritania", ACTOR_STATE, "RUR", "GOV"); }
static uint32_t graustark(article *a) { return person(a, "c:GRA", "Graustark", ACTOR_STATE, "GRA", "GOV"); }
static uint32_t borduria(article *a) { return person(a, "c:BOR", "Borduria", ACTOR_STATE, "BOR", "GOV"); }

static uint32_t rassendyll(article *a) {
    return person(a, "p:rudolf rassendyll", "Rudolf Rassendyll", ACTOR_PERSON, "RUR", "GOV");
}

static uint32_t stanislas(article *a) {
    return person(a, "p:karl stanislas", "Karl Stanislas", ACTOR_PERSON, "GRA", "GOV");
}

/* Spelt otherwise in another outlet. */
static uint32_t stanislaas(article *a) {
    return person(a, "p:carl stanislaas", "Carl Stanislaas", ACTOR_PERSON, "GRA", "GOV");
}

static uint32_t otto(article *a) {
    return person(a, "p:otto stanislas", "Otto Stanislas", ACTOR_PERSON, "GRA", "GOV");
}

static const char accused_text[] =
    "Rassendyll said Graustark sent drones to Borduria. Stanislas denied sending drones.";
static void accused(article *a) {
    uint32_t said_it = said(a, rassendyll(a), "Rassendyll", "said", "Graustark sent drones to Borduria",
                            STANCE_ASSERTS, NONE, false);
    did(a, said_it, "sent", "send", "give", graustark(a), "drones", borduria(a));
    uint32_t denied = said(a, stanislas(a), "Stanislas", "denied", "sending drones", STANCE_DENIES, NONE, false);
    did(a, denied, "sending", "send", "give", graustark(a), "drones", NONE);
}

static const char negated_text[] = "We have not given Borduria any weapons, Stanislaas said in a video.";
static void negated(article *a) {
    uint32_t t = said(a, stanislaas(a), "Stanislaas", "said", "We have not given Borduria any weapons",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "given", "give", "give", graustark(a), "weapons", borduria(a))->negative = true;
}

static const char noun_text[] = "Otto Stanislas rejected Ruritania's allegations of exporting drones to Borduria.";
static void noun(article *a) {
    uint32_t outer = said(a, otto(a), "Otto Stanislas", "rejected",
                          "Ruritania's allegations of exporting drones to Borduria", STANCE_DENIES, NONE, false);
    uint32_t inner = said(a, ruritania(a), "Ruritania", "allegations", "exporting drones to Borduria", STANCE_ASSERTS,
                          outer, true);
    did(a, inner, "exporting", "export", "give", graustark(a), "drones", borduria(a));
}

static const char bare_text[] = "Rassendyll claimed that Graustark supplies drones to Borduria. "
                                "Graustark called the claims baseless.";
static void bare(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "claimed", "Graustark supplies drones to Borduria",
                      STANCE_ASSERTS, NONE, false);
    did(a, t, "supplies", "supply", "give", graustark(a), "drones", borduria(a));
    said(a, graustark(a), "Graustark called", "called", "the claims", STANCE_DENIES, NONE, false);
}

static const char via_text[] = "The Borduria envoy said that Rassendyll said Graustark sold missiles to Borduria.";
static void via(article *a) {
    uint32_t outer = said(a, borduria(a), "The Borduria envoy", "said",
                          "Rassendyll said Graustark sold missiles to Borduria", STANCE_ASSERTS, NONE, false);
    uint32_t inner = said(a, rassendyll(a), "Rassendyll", "Rassendyll said", "Graustark sold missiles to Borduria",
                          STANCE_ASSERTS, outer, false);
    did(a, inner, "sold", "sell", "give", graustark(a), "missiles", borduria(a));
}

static const char voice_text[] = "Graustark has shipped drones to Borduria.";
static void voice(article *a) { did(a, NONE, "shipped", "ship", "give", graustark(a), "drones", borduria(a)); }

static const char demanded_text[] = "Rassendyll demanded that Graustark stop its deliveries of drones to Borduria.";
static void demanded(article *a) {
    uint32_t t = said(a, rassendyll(a), "Rassendyll", "demanded",
                      "that Graustark stop its deliveries of drones to Borduria", STANCE_DEMANDS, NONE, false);
    did(a, t, "stop", "stop", "stop", graustark(a), NULL, NONE)->factuality = FACT_ORDERED;
    did(a, t, "deliveries", "delivery", "give", graustark(a), "drones", borduria(a));
}

static const char admitted_text[] = "Karl Stanislas denied that Graustark did not give drones to Borduria.";
static uint32_t elsewhere(article *a) { /* one article takes him for another state's */
    return person(a, "p:karl stanislas", "Karl Stanislas", ACTOR_PERSON, "BOR", "GOV");
}

static void admitted(article *a) {
    uint32_t t = said(a, elsewhere(a), "Karl Stanislas", "denied", "that Graustark did not give drones to Borduria",
                      STANCE_DENIES, NONE, false);
    did(a, t, "give", "give", "give", graustark(a), "drones", borduria(a))->negative = true;
}

static const struct {
    const char *text, *outlet, *date;
    void (*make)(article *a);
} reports[REPORTS] = {
    {accused_text, "Strelsau Post", "2031-05-02", accused}, {negated_text, "Zenda Radio", "2031-05-04", negated},
    {noun_text, "Hentzau Wire", "2031-05-05", noun},        {bare_text, "Klow Herald", "2031-05-06", bare},
    {via_text, "Szohod Daily", "2031-05-07", via},          {voice_text, "Evening Courier", "2031-05-08", voice},
    {demanded_text, "Strelsau Post", "2031-05-09", demanded}, {admitted_text, "Klow Herald", "2031-05-20", admitted},
};

__attribute__((unused)) static article *report(int i) {
    return built(reports[i].text, reports[i].outlet, reports[i].date, reports[i].make);
}

/* -------------------------------------------------------------------------------------------------- helpers */

typedef struct place {
    char folder[64], path[96];
} place;

__attribute__((unused)) static place *place_new(void) {
    place *p = calloc(1, sizeof *p);
    snprintf(p->folder, sizeof p->folder, "/tmp/readout-test-XXXXXX");
    assert_non_null(mkdtemp(p->folder));
    snprintf(p->path, sizeof p->path, "%s/r.db", p->folder);
    return p;
}

__attribute__((unused)) static void place_free(place *p) {
    static const char *const ends[] = {"", "-wal", "-shm", "-journal"};
    for (int i = 0; i < 4; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", p->path, ends[i]);
        unlink(path);
    }
    rmdir(p->folder);
    free(p);
}

__attribute__((unused)) static int set_up(void **state) {
    *state = place_new();
    return 0;
}

__attribute__((unused)) static int tear_down(void **state) {
    place_free(*state);
    return 0;
}

__attribute__((unused)) static record *opened(const place *p, enum record_mode mode) {
    error e = {0};
    record *r = record_open(p->path, mode, "lang/en", &e);
    if (!r) print_error("%s\n", e.message);
    assert_non_null(r);
    return r;
}

__attribute__((unused)) static bool add(record *r, int i) {
    error e = {0};
    bool added;
    article *a = report(i);
    status s = record_add(r, a, &added, &e);
    if (s) print_error("%s\n", e.message);
    assert_int_equal(s, READOUT_OK);
    article_free(a);
    return added;
}

__attribute__((unused)) static status keep(void *context, json_t *row, error *e) {
    (void)e;
    json_array_append(context, row);
    return READOUT_OK;
}

__attribute__((unused)) static json_t *rows(record *r, const char *list, const record_filter *f) {
    json_t *all = json_array();
    error e = {0};
    status s = record_list_find(list)->query(r, f, (row_sink){keep, all}, &e);
    if (s) print_error("%s\n", e.message);
    assert_int_equal(s, READOUT_OK);
    return all;
}

__attribute__((unused)) static const char *text_of(json_t *row, const char *field) {
    json_t *value = json_object_get(row, field);
    return json_is_string(value) ? json_string_value(value) : "";
}

__attribute__((unused)) static char *dump(const place *p) {
    record *r = opened(p, RECORD_READ);
    json_t *whole = json_object();
    for (const record_list *list = record_lists; list->rows.name; list++)
        if (list->exported) json_object_set_new(whole, list->rows.name, rows(r, list->rows.name, NULL));
    char *text = json_dumps(whole, JSON_INDENT(1));
    json_decref(whole);
    record_close(r);
    return text;
}

__attribute__((unused)) static void add_reports(const place *p, const int *which, int count) {
    record *r = opened(p, RECORD_WRITE);
    for (int i = 0; i < count; i++) add(r, which[i]);
    record_close(r);
}

/* A report of one's own; `make` may be NULL. */
__attribute__((unused)) static void add_report(const place *p, const char *text, const char *outlet, const char *day,
                                               void (*make)(article *a)) {
    record *r = opened(p, RECORD_WRITE);
    article *a = built(text, outlet, day, make);
    assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
    article_free(a);
    record_close(r);
}

/* As many reports of nothing as make a large record, in which stricter rules hold. */
__attribute__((unused)) static void add_fillers(const place *p) {
    enum { FILLERS = 520 };
    record *r = opened(p, RECORD_WRITE);
    assert_int_equal(record_begin(r, NULL), READOUT_OK);
    for (int i = 0; i < FILLERS; i++) {
        char text[64];
        snprintf(text, sizeof text, "It rained for %d hours.", i);
        article *a = built(text, "Szohod Daily", "2031-04-01", NULL);
        assert_int_equal(record_add(r, a, NULL, NULL), READOUT_OK);
        article_free(a);
    }
    assert_int_equal(record_commit(r, NULL), READOUT_OK);
    record_close(r);
}

/* What the list of disputes says, for the caller to release. `f` may be NULL. */
__attribute__((unused)) static json_t *all_disputes(const place *p, const record_filter *f) {
    record *r = opened(p, RECORD_READ);
    json_t *found = rows(r, "disputes", f);
    record_close(r);
    return found;
}

__attribute__((unused)) static size_t count_disputes(const place *p) {
    json_t *all = all_disputes(p, NULL);
    size_t size = json_array_size(all);
    json_decref(all);
    return size;
}

/* How many rows of a list there are. */
__attribute__((unused)) static size_t size_of_list(const place *p, const char *list, record_filter f) {
    record *r = opened(p, RECORD_READ);
    json_t *all = rows(r, list, &f);
    size_t size = json_array_size(all);
    json_decref(all);
    record_close(r);
    return size;
}

/* How many entries of a side have this actor. */
__attribute__((unused)) static int stand_there(json_t *dispute, const char *side, const char *who) {
    int count = 0;
    size_t i;
    json_t *one;
    json_array_foreach(json_object_get(dispute, side), i, one) count += !strcmp(text_of(one, "actor"), who);
    return count;
}

#endif
