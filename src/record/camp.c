/* camp.c - who acts for which state, see camp.h
 *
 * One pass over the tokens: where a source or a doer of a state stands the last state changes, and where an office holder
 * without a country is first named he gets it. */
#include "record/camp.h"

#include <string.h>

#include "base/fold.h"

enum { OFFICIALS = 4 /* of one state in an article about its own affairs */, STATES = 16 };

/* Sectors that act for their state, joined by blanks. */
static const char acting[] = " GOV MIL LEG JUD COP SPY PRM ";

bool camp_acts(const actor *who) {
    bool alone = who->kind == ACTOR_PERSON && (!strcmp(who->sector, "LEG") || !strcmp(who->sector, "JUD")); /* one of many, or above parties */
    if (alone) return false;
    char wanted[8] = {' ', who->sector[0], who->sector[1], who->sector[2], ' ', 0};
    return who->kind == ACTOR_STATE || (who->sector[0] && strstr(acting, wanted));
}

/* Who may get a state from the words before him. */
static bool is_open(const actor *who) {
    return !who->country[0] && camp_acts(who) && who->kind == ACTOR_PERSON;
}

slice camp_key(arena *scratch, const actor *who) {
    if (who->country[0] && camp_acts(who)) return arena_print(scratch, "c:%s", who->country);
    return camp_name_key(scratch, who->key);
}

slice camp_name_key(arena *scratch, slice key) {
    bool person = slice_starts(key, SLICE("p:")), body = slice_starts(key, SLICE("o::"));
    slice word = slice_part(key, body ? 3 : 2, key.size);
    if ((!person && !body) || !word.size || memchr(word.at, ' ', word.size)) return key;
    char *folded = arena_alloc(scratch, 2 * word.size);
    size_t size = body ? fold_word(word, folded) : word.size; /* a person's is folded */
    if (!body) memcpy(folded, word.at, size);
    return arena_print(scratch, "n:%.*s", (int)size, folded);
}

static bool in_business(const actor *who) { return slice_equal(slice_of(who->sector), SLICE("BUS")); }

/* A named body of no state, or what one report in ten takes for a person: a name of one word in business. */
static bool may_be_firm(const actor *who) {
    if (camp_acts(who) || (who->country[0] && !in_business(who))) return false;
    if (slice_starts(who->key, SLICE("o::"))) return in_business(who) || !who->sector[0];
    return slice_starts(who->key, SLICE("p:")) && in_business(who) && !who->country[0] && !memchr(who->key.at, ' ', who->key.size);
}

/* A firm by its own words goes before a name that may be anything. */
static uint64_t rank(const actor *who, uint32_t count) {
    return count + (in_business(who) || slice_equal(who->role, SLICE("group")) ? UINT64_C(1) << 32 : 0);
}

uint32_t camp_firm(const article *a, arena *scratch) {
    uint32_t best = NONE, business = 0, *count = ARENA_NEW(scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) business += in_business(&a->actors.at[i]);
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (a->mentions.at[i].actor < a->actors.size) count[a->mentions.at[i].actor]++;
    for (uint32_t i = 0; i < a->actors.size && business; i++)
        if (may_be_firm(&a->actors.at[i]) && (best == NONE || rank(&a->actors.at[i], count[i]) > rank(&a->actors.at[best], count[best]))) best = i;
    return best;
}

static bool of_state(const actor *who) { return who->country[0] && camp_acts(who); }

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

const char *camp_at_home(const article *a) {
    acting_state all[STATES + 1] = {{0}};
    uint32_t persons = 0, turns = 0, best = 0;
    for (uint32_t i = 0; i < a->actors.size; i++) {
        const actor *who = &a->actors.at[i];
        if (!of_state(who) || who->kind != ACTOR_PERSON) continue;
        state_of(all, who->country)->persons++;
        persons++;
    }
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        uint32_t speaker = a->attributions.at[i].speaker;
        if (speaker >= a->actors.size || !of_state(&a->actors.at[speaker])) continue;
        state_of(all, a->actors.at[speaker].country)->turns++;
        turns++;
    }
    for (uint32_t i = 1; i < STATES; i++)
        if (all[i].persons > all[best].persons) best = i;
    bool most = all[best].persons >= OFFICIALS && persons <= all[best].persons * 5 / 4 && turns <= all[best].turns * 5 / 4;
    return most ? all[best].country : NULL;
}

bool camp_is_guessed(const actor *who) { return is_open(who); }

typedef struct camps {
    const article *a;
    uint32_t *speaks; /* the actor of a state that is a source or a doer at this token, or NONE */
    uint32_t *named;  /* the open actor first named at this token, or NONE */
} camps;

static void note(camps *c, uint32_t token_at, uint32_t who) {
    if (token_at < c->a->tokens.size && who < c->a->actors.size && of_state(&c->a->actors.at[who]))
        c->speaks[token_at] = who;
}

/* Whether a token stands in a relative clause: who speaks there is only mentioned ("a charge that Ruritania rejects"). */
static bool in_relative_clause(const article *a, uint32_t at) {
    for (int i = 0; i < 4 && at < a->tokens.size; i++, at = a->tokens.at[at].head)
        if (a->tokens.at[at].relation == REL_ACL_RELCL) return true;
    return false;
}

static void note_all(camps *c) {
    const article *a = c->a;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        uint32_t up = a->attributions.at[i].parent;
        if (up < a->attributions.size && a->attributions.at[up].stance == STANCE_DENIES) continue; /* whose claim is denied */
        if (in_relative_clause(a, a->attributions.at[i].cue_head)) continue;
        note(c, a->attributions.at[i].source_head, a->attributions.at[i].speaker);
    }
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        for (uint32_t n = 0; p->attribution == NONE && n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            if (x->role == ROLE_ACTOR) note(c, x->head, x->actor);
        }
    }
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        bool open = m->head < a->tokens.size && m->actor < a->actors.size && is_open(&a->actors.at[m->actor]);
        if (open && !m->pronoun) c->named[m->head] = m->actor;
    }
}

/* "Ruritania played no part, the minister said", where no state spoke before him: who says that a state did not do a thing
 * speaks for it. */
static void take_refusals(const article *a, uint32_t *state_of) {
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        if (p->attribution >= a->attributions.size || p->factuality != FACT_CERTAIN) continue;
        const attribution *t = &a->attributions.at[p->attribution];
        bool refused = !t->negated && !t->hypothetical && p->negative != (t->stance == STANCE_DENIES);
        for (uint32_t n = 0; n < p->arguments.count && refused && t->speaker < a->actors.size; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            bool of = x->role == ROLE_ACTOR && x->actor < a->actors.size && of_state(&a->actors.at[x->actor]);
            if (of && state_of[t->speaker] == NONE) state_of[t->speaker] = x->actor;
        }
    }
}

uint32_t camp_mention_from(const article *a, uint32_t byte) {
    uint32_t low = 0, high = a->mentions.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->mentions.at[middle].at.begin < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* "Ruritania's minister of security, Jane Doe": an office beside the name in one source tells for whom she speaks. */
static void take_offices(const article *a, slice *out, arena *scratch) {
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || out[t->speaker].size || a->actors.at[t->speaker].kind != ACTOR_PERSON) continue;
        span at = article_extent(a, t->source);
        for (uint32_t i = camp_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++) {
            const mention *m = &a->mentions.at[i];
            bool office = m->head == t->source_head && m->actor < a->actors.size && of_state(&a->actors.at[m->actor]);
            if (!office || m->actor == t->speaker) continue;
            out[t->speaker] = arena_print(scratch, "c:%s", a->actors.at[m->actor].country);
            break;
        }
    }
}

/* Whether the noun that a source is about is bound to a mention by "of", "for" or a genitive: "the firm's lawyer", "the captain of the
 * tanker Calypso". */
static bool is_bound(const article *a, const mention *m, uint32_t head) {
    uint32_t at = m->head;
    for (int i = 0; i < 4 && at < a->tokens.size && at != head; i++, at = a->tokens.at[at].head) {
        uint8_t main = relation_main[a->tokens.at[at].relation];
        bool bound = main == REL_NMOD || main == REL_COMPOUND || main == REL_FLAT || main == REL_APPOS || main == REL_AMOD;
        if (!bound) return false;
    }
    return at == head && m->head != head;
}

/* Those who may have somebody speak for them: bodies, firms and ships, armed groups. */
static bool is_principal(const actor *who) {
    return who->kind == ACTOR_ORGANISATION || who->kind == ACTOR_GROUP || may_be_firm(who);
}

static bool is_human(const actor *who) {
    return (who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED) && !who->country[0] && who->role.size;
}

static bool speaks_for_others(const actor *who) {
    static const char trades[] = " BUS CVL LAB MIL "; /* managers, lawyers, workers, captains */
    char wanted[8] = {' ', who->sector[0], who->sector[1], who->sector[2], ' ', 0};
    return is_human(who) && (!who->sector[0] || strstr(trades, wanted) || is_open(who));
}

/* "A spokesman for the Relief Agency", who has his sector from it. */
static bool speaks_for_its_like(const actor *who, const actor *body) {
    return is_human(who) && !camp_acts(who) && body->kind == ACTOR_ORGANISATION && !strcmp(who->sector, body->sector);
}

/* Whether "its" or "their" in the source is bound to its noun, and stands for nobody known. */
static bool is_its(const article *a, const attribution *t) {
    span at = article_extent(a, t->source);
    for (uint32_t i = t->source_head; i < a->tokens.size && i-- > 0 && a->tokens.at[i].at.begin >= at.begin;) {
        const token *k = &a->tokens.at[i];
        bool owns = slice_find(k->features, SLICE("Poss=Yes")) != SIZE_MAX && slice_find(k->features, SLICE("Person=3")) != SIZE_MAX;
        bool thing = slice_find(k->features, SLICE("Gender=Neut")) != SIZE_MAX || slice_find(k->features, SLICE("Number=Plur")) != SIZE_MAX;
        if (owns && thing && k->head == t->source_head) return true;
    }
    return false;
}

/* "The federation denied it. ..., its president said": the body that spoke last before, a sentence or two back. */
static uint32_t body_before(const article *a, uint32_t quote) {
    const attribution *t = &a->attributions.at[quote];
    for (uint32_t k = quote; k-- > 0 && quote - k < 4;) {
        const attribution *by = &a->attributions.at[k];
        bool far = by->cue_head >= a->tokens.size || t->cue_head >= a->tokens.size ||
                   a->tokens.at[by->cue_head].sentence + 2 < a->tokens.at[t->cue_head].sentence;
        if (far || by->speaker >= a->actors.size || by->parent != t->parent) continue;
        uint8_t kind = a->actors.at[by->speaker].kind;
        return kind == ACTOR_STATE || kind == ACTOR_ORGANISATION || may_be_firm(&a->actors.at[by->speaker]) ? by->speaker : NONE;
    }
    return NONE;
}

/* "A lawyer for the company", "its director, Jane Doe": a trade beside a name tells for whom she speaks. */
static void take_principals(const article *a, slice *out, arena *scratch, uint32_t firm) {
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || out[t->speaker].size || !is_human(&a->actors.at[t->speaker])) continue;
        span at = article_extent(a, t->source);
        bool trade = speaks_for_others(&a->actors.at[t->speaker]);
        uint32_t body = trade && is_its(a, t) ? body_before(a, q) : NONE;
        if (body != NONE) out[t->speaker] = out[body].size ? out[body] : camp_key(scratch, &a->actors.at[body]);
        for (uint32_t i = camp_mention_from(a, at.begin); body == NONE && i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++) {
            const mention *m = &a->mentions.at[i];
            if (m->actor >= a->actors.size || m->actor == t->speaker || !is_bound(a, m, t->source_head)) continue;
            const actor *who = &a->actors.at[m->actor];
            if (!trade && !speaks_for_its_like(&a->actors.at[t->speaker], who)) continue;
            bool office = is_open(&a->actors.at[t->speaker]); /* a president may be a union's, but a minister is no ministry's */
            if (!is_principal(who) || (office && (camp_acts(who) || !slice_starts(who->key, SLICE("o:"))))) continue;
            bool nameless = slice_starts(who->key, SLICE("g::"));
            if (nameless && !out[m->actor].size && (!in_business(who) || firm == NONE)) break;
            out[t->speaker] = out[m->actor].size ? out[m->actor] : camp_key(scratch, nameless ? &a->actors.at[firm] : who);
            break;
        }
    }
}

const slice *camps_of(const article *a, arena *scratch) {
    slice *out = ARENA_NEW(scratch, slice, a->actors.size + 1);
    camps c = {.a = a, .speaks = ARENA_NEW(scratch, uint32_t, a->tokens.size + 1),
               .named = ARENA_NEW(scratch, uint32_t, a->tokens.size + 1)};
    slice last = {0};
    uint32_t firm = camp_firm(a, scratch);
    for (uint32_t i = 0; i < a->tokens.size; i++) c.speaks[i] = c.named[i] = NONE;
    for (uint32_t i = 0; i < a->actors.size; i++)
        if (of_state(&a->actors.at[i])) out[i] = arena_print(scratch, "c:%s", a->actors.at[i].country);
    for (uint32_t i = 0; firm != NONE && i < a->actors.size; i++)
        if (in_business(&a->actors.at[i]) && !a->actors.at[i].country[0] && a->actors.at[i].kind != ACTOR_ORGANISATION)
            out[i] = camp_key(scratch, &a->actors.at[firm]);
    take_offices(a, out, scratch);
    take_principals(a, out, scratch, firm);
    uint32_t *refused_for = ARENA_NEW(scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) refused_for[i] = NONE;
    take_refusals(a, refused_for);
    note_all(&c);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        if (c.speaks[i] != NONE) last = out[c.speaks[i]];
        if (c.named[i] == NONE || out[c.named[i]].size) continue;
        out[c.named[i]] = last;
        if (!last.size && refused_for[c.named[i]] != NONE) out[c.named[i]] = out[refused_for[c.named[i]]];
    }
    return out;
}
