/* party.c - votes of articles on speakers, see party.h */
#include "record/party.h"

#include <string.h>

#include "base/map.h"
#include "record/camp.h"
#include "record/join.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/narrow.h"
#include "record/packed.h"

enum { SURE = 3, GUESSED = 1 };

typedef struct vote {
    slice camp;
    uint32_t weight, next; /* next: of the same identity */
} vote;

struct parties {
    const struct narrow *of; /* what the lister was narrowed to */
    map first; /* an identity: its first vote */
    VEC(vote) votes;
};

static slice number_key(lister *l, int64_t id) { return arena_slice(l->a, (slice){(const char *)&id, sizeof id}); }

static void add_vote(lister *l, struct parties *p, int64_t id, slice camp, uint32_t weight) {
    bool found;
    uint32_t *at = map_put(l->a, &p->first, number_key(l, id), &found), first = found ? *at : NONE;
    for (uint32_t i = first; i != NONE; i = p->votes.at[i].next)
        if (slice_equal(p->votes.at[i].camp, camp)) {
            p->votes.at[i].weight += weight;
            return;
        }
    *at = p->votes.size;
    *vec_push(l->a, &p->votes) = (vote){arena_slice(l->a, camp), weight, first};
}

/* "c:RUR" for facts of somebody who acts for a state. */
static slice camp_of_facts(lister *l, slice facts) {
    identity who = {0};
    slice kind = slice_take(&facts, '\t');
    who.kind =
        kind.size == 1 && kind.at[0] >= '0' && kind.at[0] < '0' + ACTOR_KINDS ? kind.at[0] - '0' : ACTOR_UNNAMED;
    who.country = slice_take(&facts, '\t');
    who.sector = slice_take(&facts, '\t');
    return identity_acts(&who) ? arena_print(l->a, "c:%.*s", (int)who.country.size, who.country.at) : (slice){0};
}

/* What an article's row of an actor says. */
static slice camp_in(lister *l, const cell *x, uint32_t *weight) {
    slice camp = x[ACTOR_CAMP].text;
    *weight = slice_starts(camp, SLICE("?")) ? GUESSED : SURE;
    return camp.size ? slice_part(camp, *weight == GUESSED, camp.size) : camp_of_facts(l, x[ACTOR_FACTS].text);
}

static slice most_voted(const struct parties *p, uint32_t first, uint32_t least) {
    uint32_t best = 0, next = 0;
    slice out = {0};
    for (uint32_t i = first; i != NONE; i = p->votes.at[i].next) {
        uint32_t weight = p->votes.at[i].weight;
        if (weight > best) next = best, best = weight, out = p->votes.at[i].camp;
        else if (weight > next) next = weight;
    }
    return best > next && best >= least ? out : (slice){0};
}

/* ------------------------------------------------------------------------------------------------- few reports */

/* An actor of some article. */
typedef struct seen {
    int64_t identity;
    slice name; /* "jane doe" */
} seen;

typedef VEC(seen) seen_list;

static void take_article(lister *l, struct parties *p, int64_t article_at, seen_list *persons) {
    packed_rows rows = packed_of(l, article_at, PACKED_ACTOR);
    uint32_t count = rows.rows < rows.actor_count ? rows.rows : rows.actor_count;
    int64_t *actors = arena_copy(l->a, rows.actors, sizeof *actors * count);
    for (uint32_t i = 0; i < count; i++) {
        const cell *x = packed_row(&rows, i);
        uint32_t weight;
        slice camp = camp_in(l, x, &weight), key = x[ACTOR_KEY].text;
        int64_t id = identity_of_actor(l, actors[i]);
        if (id && camp.size) add_vote(l, p, id, camp, weight);
        if (id && key_is(key, "p"))
            *vec_push(l->a, persons) = (seen){id, arena_slice(l->a, key_rest(key))};
    }
}

static slice surname(slice whole) {
    size_t cut = whole.size;
    while (cut && whole.at[cut - 1] != ' ') cut--;
    return slice_part(whole, cut, whole.size);
}

/* Who is known by surname alone speaks for whom the others of that name do. */
static void take_surnames(lister *l, struct parties *p, const seen_list *persons) {
    bool found;
    map camps = {0};
    VEC(slice) all = {0};
    for (uint32_t i = 0; i < persons->size; i++) {
        slice tail = surname(persons->at[i].name);
        uint32_t first = map_get(&p->first, number_key(l, persons->at[i].identity));
        slice camp = first == MAP_NONE ? (slice){0} : most_voted(p, first, GUESSED);
        if (tail.size == persons->at[i].name.size || !camp.size) continue;
        uint32_t *at = map_put(l->a, &camps, tail, &found);
        if (!found) {
            *at = all.size;
            *vec_push(l->a, &all) = camp;
        } else if (!slice_equal(all.at[*at], camp)) {
            all.at[*at] = (slice){0};
        }
    }
    for (uint32_t i = 0; i < persons->size; i++) {
        const seen *x = &persons->at[i];
        uint32_t at = memchr(x->name.at, ' ', x->name.size) ? MAP_NONE : map_get(&camps, x->name);
        if (at == MAP_NONE || !all.at[at].size || map_get(&p->first, number_key(l, x->identity)) != MAP_NONE)
            continue;
        add_vote(l, p, x->identity, all.at[at], GUESSED);
    }
}

/* All articles, or those that the lister is narrowed to. */
static void find_articles(lister *l, article_list *out) {
    if (l->narrow) {
        buckets some = {0};
        narrow_buckets(l, &some);
        for (uint32_t i = 0; i < some.size; i++) narrow_having(l, some.at[i].id, out);
        return;
    }
    query q = {.sql = SLICE("SELECT id FROM article")};
    sqlite3_stmt *s = query_open(l, &q);
    while (lister_next(l, s)) *vec_push(l->a, out) = sqlite3_column_int64(s, 0);
    query_close(l, s);
}

static struct parties *load(lister *l) {
    struct parties *p = ARENA_NEW(l->a, struct parties, 1);
    article_list articles = {0};
    map taken = {0};
    seen_list persons = {0};
    bool found;
    p->of = l->narrow;
    find_articles(l, &articles);
    for (uint32_t i = 0; i < articles.size; i++) {
        *map_put(l->a, &taken, number_key(l, articles.at[i]), &found) = 1;
        if (!found) take_article(l, p, articles.at[i], &persons);
    }
    take_surnames(l, p, &persons);
    return p;
}

/* --------------------------------------------------------------------------------------------------- asking */

static slice voted(lister *l, int64_t identity_id, uint32_t least) {
    const identity *who = identity_id ? identity_known(l, identity_id) : NULL;
    if (who && identity_acts(who)) return arena_print(l->a, "c:%.*s", (int)who->country.size, who->country.at);
    if (!who || !l->r) return (slice){0};
    if (lister_articles(l) > JOINED_ARTICLES || l->apart) return (slice){0};
    if (!l->parties || l->parties->of != l->narrow) l->parties = load(l);
    uint32_t first = map_get(&l->parties->first, (slice){(const char *)&identity_id, sizeof identity_id});
    return first == MAP_NONE ? (slice){0} : most_voted(l->parties, first, least);
}

slice party_of(lister *l, int64_t identity_id) { return voted(l, identity_id, GUESSED); }

slice party_sure(lister *l, int64_t identity_id) { return voted(l, identity_id, SURE); }

slice party_state(lister *l, int64_t identity_id) {
    slice camp = party_of(l, identity_id);
    return key_is_state(camp) ? key_rest(camp) : (slice){0};
}
