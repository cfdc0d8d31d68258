/* camp.c - who acts for which state, see camp.h
 *
 * What the words around a name say goes first; for officials who are left, what the article tells is weighed
 * (camp_guess.h). */
#include "record/camp.h"

#include <string.h>

#include "base/fold.h"
#include "base/utf8.h"
#include "record/camp_guess.h"
#include "record/camp_principal.h"
#include "record/keys.h"

enum { OFFICIALS = 4 /* of one state in an article about its own affairs */, STATES = 16 };

bool camp_in_sector(const actor *who, unsigned what) { return sector_is(slice_of(who->sector), what); }

bool camp_acts(const actor *who) {
    if (who->kind == ACTOR_PERSON && camp_in_sector(who, SECTOR_LONE)) return false;
    return who->kind == ACTOR_STATE || camp_in_sector(who, SECTOR_ACTS);
}

/* Who may get a state from the words before him. */
static bool is_open(const actor *who) {
    return !who->country[0] && camp_acts(who) && who->kind == ACTOR_PERSON;
}

slice camp_state_key(arena *scratch, const actor *who) {
    return key_of_state(scratch, slice_of(who->country));
}

slice camp_key(arena *scratch, const actor *who) {
    if (who->country[0] && camp_acts(who)) return camp_state_key(scratch, who);
    return camp_name_key(scratch, who->key);
}

slice camp_name_key(arena *scratch, slice key) {
    bool person = key_is(key, "p"), body = key_of_no_country(key, "o");
    slice word = slice_part(key, body ? 3 : 2, key.size);
    if ((!person && !body) || !word.size || memchr(word.at, ' ', word.size)) return key;
    char *folded = arena_alloc(scratch, 2 * word.size);
    size_t size = body ? fold_word(word, folded) : word.size; /* a person's is folded */
    if (!body) memcpy(folded, word.at, size);
    return arena_join(scratch, (slice[]){SLICE("n:"), {folded, size}}, 2);
}

static bool in_business(const actor *who) { return slice_equal(slice_of(who->sector), SLICE("BUS")); }

/* A named body of no state, or what one report in ten takes for a person: a name of one word in business. */
bool camp_may_be_firm(const actor *who) {
    if (camp_acts(who) || (who->country[0] && !in_business(who))) return false;
    if (key_of_no_country(who->key, "o")) return in_business(who) || !who->sector[0];
    return key_is(who->key, "p") && in_business(who) && !who->country[0] &&
           !memchr(who->key.at, ' ', who->key.size);
}

/* A firm by its own words goes before a name that may be anything, unless that is named much more often. */
static uint64_t rank(const actor *who, uint32_t count) {
    return (uint64_t)count * (in_business(who) ? 4 : slice_equal(who->role, SLICE("group")) ? 2 : 1);
}

/* Whether it is who publishes the report, or the agency that it is from: of these a report tells little. */
static bool publishes(const article *a, arena *scratch, const actor *who) {
    slice called = utf8_key(scratch, who->name);
    return called.size && (slice_equal(called, utf8_key(scratch, a->outlet)) ||
                           slice_equal(called, utf8_key(scratch, a->agency)));
}

uint32_t camp_firm(const article *a, arena *scratch) {
    uint32_t best = NONE, business = 0, *count = ARENA_NEW(scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) business += in_business(&a->actors.at[i]);
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (a->mentions.at[i].actor < a->actors.size) count[a->mentions.at[i].actor]++;
    for (uint32_t i = 0; i < a->actors.size && business; i++)
        if (camp_may_be_firm(&a->actors.at[i]) && !publishes(a, scratch, &a->actors.at[i]) &&
            (best == NONE || rank(&a->actors.at[i], count[i]) > rank(&a->actors.at[best], count[best])))
            best = i;
    return best;
}

bool camp_of_state(const actor *who) { return who->country[0] && camp_acts(who); }

/* How many of a state act or speak in the article. */
typedef struct acting_state {
    const char *country;
    uint32_t persons, turns;
} acting_state;

static acting_state *state_of(acting_state *all, const char *country) {
    for (uint32_t i = 0; i < STATES; i++) {
        if (!all[i].country) all[i].country = country;
        if (!strcmp(all[i].country, country)) return &all[i];
    }
    return &all[STATES]; /* the rest */
}

bool camp_is_partisan(const actor *who) { return !strcmp(who->sector, "PTY") || !strcmp(who->sector, "LEG"); }

static bool is_politician(const actor *who) { return who->country[0] && (camp_acts(who) || camp_is_partisan(who)); }

const char *camp_at_home(const article *a) {
    acting_state all[STATES + 1] = {{0}};
    uint32_t persons = 0, turns = 0, best = 0;
    for (uint32_t i = 0; i < a->actors.size; i++) {
        const actor *who = &a->actors.at[i];
        if (!is_politician(who) || who->kind != ACTOR_PERSON) continue;
        state_of(all, who->country)->persons++;
        persons++;
    }
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        uint32_t speaker = a->attributions.at[i].speaker;
        if (speaker >= a->actors.size || !is_politician(&a->actors.at[speaker])) continue;
        state_of(all, a->actors.at[speaker].country)->turns++;
        turns++;
    }
    for (uint32_t i = 1; i < STATES; i++)
        if (all[i].persons > all[best].persons) best = i;
    bool most =
        all[best].persons >= OFFICIALS && persons <= all[best].persons * 5 / 4 && turns <= all[best].turns * 5 / 4;
    return most ? all[best].country : NULL;
}

/* "Ruritania's minister of security, Jane Doe": an office beside the name in one source tells for whom she speaks. */
static void take_offices(const article *a, slice *out, arena *scratch) {
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || out[t->speaker].size || a->actors.at[t->speaker].kind != ACTOR_PERSON)
            continue;
        span at = article_extent(a, t->source);
        for (uint32_t i = article_mention_from(a, at.begin);
             i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++) {
            const mention *m = &a->mentions.at[i];
            bool office =
                m->head == t->source_head && m->actor < a->actors.size && camp_of_state(&a->actors.at[m->actor]);
            if (!office || m->actor == t->speaker) continue;
            out[t->speaker] = camp_state_key(scratch, &a->actors.at[m->actor]);
            break;
        }
    }
}

slice *camps_told(const article *a, const kinds *k, bool *open, arena *scratch) {
    slice *out = ARENA_NEW(scratch, slice, a->actors.size + 1);
    principals p = {.a = a, .kinds = k, .scratch = scratch, .camps = out, .open = open};
    uint32_t firm = camp_firm(a, scratch);
    for (uint32_t i = 0; i < a->actors.size; i++)
        if (camp_of_state(&a->actors.at[i])) out[i] = camp_state_key(scratch, &a->actors.at[i]);
    for (uint32_t i = 0; i < a->actors.size; i++) open[i] = is_open(&a->actors.at[i]);
    p.firm = firm;
    take_offices(a, out, scratch);
    principals_take(&p);
    for (uint32_t i = 0; firm != NONE && i < a->actors.size; i++)
        if (!out[i].size && in_business(&a->actors.at[i]) && !a->actors.at[i].country[0] &&
            a->actors.at[i].kind != ACTOR_ORGANISATION)
            out[i] = camp_key(scratch, &a->actors.at[firm]);
    for (uint32_t i = 0; i < a->actors.size; i++) open[i] = open[i] && !out[i].size && !p.past[i];
    return out;
}

slice *camps_of(const article *a, const kinds *k, arena *scratch, const bool **guessed) {
    bool *open = ARENA_NEW(scratch, bool, a->actors.size + 1);
    slice *out = camps_told(a, k, open, scratch);
    camp_guess(a, k, open, scratch, out);
    *guessed = open;
    return out;
}
