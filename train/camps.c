/* camps.c - tell-camps: prints for whom each speaker of the reports of sets is taken to speak
 *
 *     tell-camps LANG SET...
 *
 * Arguments as in sets.h; a SET needs no marks here. A line for each actor of a report who says something: set,
 * report, key, name, what else the report calls him, role, sector, the key of whom he speaks for (camp.h; empty where
 * it is not known), his name, and how that is known: "known" or "guessed". tests/eval/score-camps compares it with
 * what people marked. With --evidence, what tells of each state for those whose state is not said. */
#include <stdio.h>
#include <string.h>

#include "record/camp.h"
#include "record/camp_guess.h"
#include "record/lists.h"
#include "record/lister.h"
#include "record/kinds.h"
#include "record/party.h"

#include "sets.h"

typedef struct teller {
    sets sets;
    kinds *kinds;
    const char *set; /* its folder's name */
    article *article;
} teller;

static void print_text(slice text) {
    for (size_t i = 0; i < text.size; i++) putchar(text.at[i] == '\t' || text.at[i] == '\n' ? ' ' : text.at[i]);
}

static const char *base_of(const char *path) {
    const char *cut = strrchr(path, '/');
    return cut ? cut + 1 : path;
}

static void print_mentions(const article *a, uint32_t who) {
    bool first = true;
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor != who || m->pronoun) continue;
        if (!first) fputs("; ", stdout);
        print_text(article_text(a, m->at));
        first = false;
    }
}

/* The name of the first actor of the report who has this key. */
static slice name_of(const article *a, slice camp) {
    for (uint32_t i = 0; i < a->actors.size && camp.size; i++)
        if (slice_equal(camp_key(a->arena, &a->actors.at[i]), camp)) return a->actors.at[i].name;
    return (slice){0};
}

static void print_actor(const teller *g, const slice *camps, const bool *guessed, uint32_t who) {
    const article *a = g->article;
    const actor *x = &a->actors.at[who];
    printf("%s\t%s\t", g->set, base_of(arena_string(a->arena, a->path)));
    print_text(x->key);
    putchar('\t');
    print_text(x->name);
    putchar('\t');
    print_mentions(a, who);
    putchar('\t');
    print_text(x->role);
    printf("\t%s\t", x->sector);
    print_text(camps[who]);
    putchar('\t');
    print_text(name_of(a, camps[who]));
    printf("\t%s\n", !camps[who].size ? "" : guessed[who] ? "guessed" : "known");
}

/* What tells of each state for whom it is not said; a line for each. */
static void print_evidence(const teller *g) {
    const article *a = g->article;
    bool *open = ARENA_NEW(a->arena, bool, a->actors.size + 1);
    const slice *camps = camps_told(a, g->kinds, open, a->arena);
    candidates all = {0};
    camp_weigh(a, g->kinds, camps, open, a->arena, &all);
    for (uint32_t i = 0; i < all.size; i++) {
        printf("%s\t%s\t", g->set, base_of(arena_string(a->arena, a->path)));
        print_text(a->actors.at[all.at[i].who].key);
        putchar('\t');
        print_text(a->actors.at[all.at[i].who].name);
        putchar('\t');
        print_mentions(a, all.at[i].who);
        printf("\t%s", all.at[i].country);
        for (int e = 0; e < EVIDENCES; e++)
            if (all.at[i].tells[e]) printf("\t%s=%d", evidence_name[e], all.at[i].tells[e]);
        putchar('\n');
    }
}

static status read_report(void *context, error *e) {
    teller *g = context;
    article *a = g->article;
    (void)e;
    if (g->sets.option) {
        print_evidence(g);
        return READOUT_OK;
    }
    const bool *guessed;
    const slice *camps = camps_with_clients(a, g->kinds, a->arena, &guessed);
    bool *speaks = ARENA_NEW(a->arena, bool, a->actors.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++)
        if (a->attributions.at[q].speaker < a->actors.size) speaks[a->attributions.at[q].speaker] = true;
    for (uint32_t i = 0; i < a->actors.size; i++)
        if (speaks[i]) print_actor(g, camps, guessed, i);
    return READOUT_OK;
}

static status take_report(void *context, article *a, error *e) {
    teller *g = context;
    g->article = a;
    return arena_run(a->arena, read_report, g, e);
}

/* ------------------------------------------------------------------------------------------------ of a record */

static void print_camp(lister *l, slice camp) {
    putchar('\t');
    print_text(camp);
    putchar('\t');
    const identity *who = camp.size ? identity_known(l, identity_of_actor(l, actor_by_key(l, camp))) : NULL;
    if (who) print_text(who->name);
}

/* All who say something. */
static void print_speakers(lister *l) {
    static const char sql[] =
        "SELECT o.identity, group_concat(DISTINCT q.speaker_name) FROM quote q CROSS JOIN actor o "
        "ON o.id = q.speaker GROUP BY o.identity ORDER BY min(o.uid)";
    const char *set = l->filter->article; /* the set's name */
    query all = {.sql = slice_of(sql)};
    sqlite3_stmt *s = query_open(l, &all);
    while (lister_next(l, s)) {
        const identity *who = identity_known(l, sqlite3_column_int64(s, 0));
        if (!who) continue;
        printf("%s\t-\t%s\t", set, who->kind == ACTOR_STATE ? "c:" : "");
        print_text(who->name);
        putchar('\t');
        print_text(store_text(s, 1));
        putchar('\t');
        print_text(who->role);
        putchar('\t');
        print_text(who->sector);
        print_camp(l, party_of(l, who->id));
        puts("\tknown");
    }
}

static void tell_record(lister *l) { print_speakers(l); }

static int of_record(const char *path, const char *set) {
    error e = {0};
    record_filter f = {.article = set};
    record *r = record_open(path, RECORD_READ, NULL, &e);
    status s = r ? lister_run(r, &f, (row_sink){0}, tell_record, NULL, NULL, &e) : e.status;
    if (s != READOUT_OK) fprintf(stderr, "%s\n", e.message);
    record_close(r);
    return s == READOUT_OK ? 0 : 1;
}

static status open_kinds(void *context, error *e) {
    teller *g = context;
    return kinds_open(g->sets.arena, g->sets.lang, &g->kinds, e);
}

static status read_set(void *context, const char *folder, error *e) {
    teller *g = context;
    size_t size = strlen(folder);
    while (size && folder[size - 1] == '/') size--;
    folder = arena_string(g->sets.arena, (slice){folder, size});
    g->set = base_of(folder);
    return reports_each(folder, &g->sets.rooms, take_report, g, e);
}

int main(int argc, char **argv) {
    static const char *const options[] = {"--evidence", NULL};
    static const sets_job job = {
        .usage = "tell-camps [--evidence] LANG SET...\n       tell-camps --record DB SET",
        .options = options,
        .open = open_kinds,
        .read = read_set};
    if (argc == 4 && !strcmp(argv[1], "--record")) return of_record(argv[2], argv[3]);
    teller g = {.sets = {0}};
    return sets_run(&job, &g.sets, &g, argc, argv);
}
