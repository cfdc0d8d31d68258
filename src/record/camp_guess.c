/* camp_guess.c - weighing states for officials of none, see camp_guess.h
 *
 * The states are those that the report names most. Each official's mentions and attributions are gone through once;
 * what they tell is added up with fixed weights, and the first state counts if it leads by enough. */
#include "record/camp_guess.h"

#include <stdlib.h>
#include <string.h>

#include "record/camp.h"
#include "record/camp_principal.h"
#include "record/stander.h"

enum { OPENING = 4, WIDE = 10 /* tokens */, STATES = 12, AROUND = 24 /* mentions of a sentence that are looked at */,
    MOST_TOLD = 64 /* propositions of an attribution */, BACK_SENTENCES = 2, OFFICE_SENTENCES = 3,
    MOST_WEIGHED = 1 << 14 /* actors times states */,
       LEAD = 80 /* of the weights below */ };

#define NAME(name) #name,
const char *const evidence_name[EVIDENCES] = {EVIDENCE(NAME)};
const int evidence_weight[EVIDENCES] = { /* hundredths of a logit; by tests/eval/fit-camps, rounded; OFFICE by hand */
    [EVIDENCE_LAST] = 85, [EVIDENCE_LAST_NEAR] = 95, [EVIDENCE_LAST_DENIES] = 100, [EVIDENCE_LAST_BUT_ONE] = 110,
    [EVIDENCE_ITS] = 60, [EVIDENCE_HOME] = 110, [EVIDENCE_PLACE] = 150, [EVIDENCE_SENTENCE] = 35,
    [EVIDENCE_NAMED] = -50, [EVIDENCE_CHARGED] = -35, [EVIDENCE_ACTED] = -25, [EVIDENCE_CLEARED] = 150,
    [EVIDENCE_DIRECTED] = -25, [EVIDENCE_ITS_CLAIM] = -60, [EVIDENCE_ACCUSED] = 25, [EVIDENCE_ACCUSER] = 30,
    [EVIDENCE_TAKEN] = -100, [EVIDENCE_OFFICE] = 300, [EVIDENCE_SPOKEN_OF] = -80, [EVIDENCE_COUNTERPART] = -60,
    [EVIDENCE_LIKE_BODY] = 30, [EVIDENCE_MOST] = -30, [EVIDENCE_MAIN] = 150,
};

typedef struct state {
    char country[4];
    uint32_t named, last_sentence;
} state;

typedef struct weighing {
    const article *a;
    const kinds *kinds;
    const slice *camps;
    const bool *open;
    arena *scratch;
    state states[STATES];
    uint32_t count;
    uint8_t *of;         /* of each actor: 1 + the state that he is or acts for, 0 none */
    uint32_t *said_by, *next_said; /* attributions of an actor */
    uint32_t *told_in, *next_told; /* propositions of an attribution */
    uint32_t *at_token; /* the proposition whose head a token is, or NONE */
    uint32_t *mentioned, *next_mention; /* mentions of an actor, in order */
    const bool *said;    /* of each token: whether it stands in what somebody says */
    bool *denying;       /* of each token: whether who speaks there denies something */
    uint32_t *spoken_of; /* of each actor: the states whose people name him in what they say, a bit each */
    uint32_t accused, accuser; /* states, or NONE */
    int *found; /* of one actor: states * EVIDENCES */
} weighing;

/* ------------------------------------------------------------------------------------------------- the states */

static uint32_t state_number(const weighing *w, const char *country) {
    for (uint32_t i = 0; i < w->count; i++)
        if (!strcmp(w->states[i].country, country)) return i;
    return NONE;
}

static int by_number(const void *x, const void *y) {
    const state *a = x, *b = y;
    if (a->named != b->named) return a->named > b->named ? -1 : 1;
    return strcmp(a->country, b->country);
}

/* The country of an actor that is a state, or acts for one: of its key. */
static const char *country_acted_for(const weighing *w, uint32_t who, char out[4]) {
    slice camp = w->camps[who];
    memset(out, 0, 4);
    if (slice_starts(camp, SLICE("c:")) && camp.size == 5) memcpy(out, camp.at + 2, 3);
    return out[0] ? out : NULL;
}

static void find_states(weighing *w) {
    const article *a = w->a;
    VEC(state) all = {0};
    uint32_t *number = ARENA_NEW(w->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        char country[4];
        number[i] = NONE;
        if (!country_acted_for(w, i, country)) continue;
        uint32_t k = 0;
        while (k < all.size && k < 256 && strcmp(all.at[k].country, country)) k++;
        if (k == all.size) memcpy(vec_push(w->scratch, &all)->country, country, 4), all.at[k].named = 0;
        number[i] = k;
    }
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        uint32_t who = a->mentions.at[i].actor;
        if (who < a->actors.size && number[who] != NONE && number[who] < all.size) all.at[number[who]].named++;
    }
    if (all.size) qsort(all.at, all.size, sizeof *all.at, by_number);
    for (; w->count < all.size && w->count < STATES; w->count++) w->states[w->count] = all.at[w->count];
    if (a->home[0] && state_number(w, a->home) == NONE && w->count < STATES)
        memcpy(w->states[w->count++].country, a->home, 4);
    w->of = ARENA_NEW(w->scratch, uint8_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        char country[4];
        uint32_t at = country_acted_for(w, i, country) ? state_number(w, country) : NONE;
        w->of[i] = at == NONE ? 0 : (uint8_t)(1 + at);
    }
}

/* -------------------------------------------------------------------------------------------------- the article */

static uint32_t *chains(weighing *w, uint32_t size) {
    uint32_t *out = ARENA_NEW(w->scratch, uint32_t, size + 1);
    for (uint32_t i = 0; i <= size; i++) out[i] = NONE;
    return out;
}

static void chain(uint32_t *first, uint32_t *next, uint32_t of, uint32_t limit, uint32_t i) {
    if (of >= limit) return;
    next[i] = first[of];
    first[of] = i;
}

static void list_all(weighing *w) {
    const article *a = w->a;
    w->said_by = chains(w, a->actors.size);
    w->next_said = chains(w, a->attributions.size);
    w->told_in = chains(w, a->attributions.size);
    w->next_told = chains(w, a->propositions.size);
    w->mentioned = chains(w, a->actors.size);
    w->next_mention = chains(w, a->mentions.size);
    for (uint32_t i = a->attributions.size; i-- > 0;)
        chain(w->said_by, w->next_said, a->attributions.at[i].speaker, a->actors.size, i);
    for (uint32_t i = a->propositions.size; i-- > 0;)
        chain(w->told_in, w->next_told, a->propositions.at[i].attribution, a->attributions.size, i);
    w->at_token = chains(w, a->tokens.size);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (a->propositions.at[i].head < a->tokens.size) w->at_token[a->propositions.at[i].head] = i;
    for (uint32_t i = a->mentions.size; i-- > 0;)
        chain(w->mentioned, w->next_mention, a->mentions.at[i].actor, a->actors.size, i);
}

static void add(weighing *w, uint32_t state_at, enum evidence what, int n, int most) {
    int *x = &w->found[state_at * EVIDENCES + what];
    *x = *x + n > most ? most : *x + n;
}

/* ------------------------------------------------------------------------------------------------- what tells */

/* Whether the words of a text have one that tells this. */
static bool has_word(const weighing *w, slice text, slice what) {
    while (text.size)
        if (kinds_tells(w->kinds, w->scratch, slice_take(&text, ' '), what)) return true;
    return false;
}

/* Whether a state has one such office: "defence minister", no "deputy minister", and no minister of whom it is not
 * said which. */
static bool is_seat(const weighing *w, slice role) {
    slice first = role;
    first = slice_take(&first, ' ');
    if (kinds_tells(w->kinds, w->scratch, first, SLICE("below"))) return false;
    for (slice rest = role; rest.size; slice_take(&rest, ' '))
        if (kinds_tells(w->kinds, w->scratch, rest, SLICE("seat")))
            return rest.size < role.size || !slice_equal(role, SLICE("minister"));
    return false;
}

static bool is_counterpart(const weighing *w, slice text) { return has_word(w, text, SLICE("counterpart")); }

/* The text of an actor's first mention. */
static slice first_called(const weighing *w, uint32_t who) {
    uint32_t m = w->mentioned[who];
    return m == NONE ? (slice){0} : article_text(w->a, w->a->mentions.at[m].at);
}

/* Whether one is first mentioned in the sentences before another. */
static bool just_before(const weighing *w, uint32_t one, uint32_t other) {
    uint32_t m = w->mentioned[one], n = w->mentioned[other];
    if (m == NONE || n == NONE) return false;
    uint32_t a = article_sentence_at(w->a, w->a->mentions.at[m].head),
             b = article_sentence_at(w->a, w->a->mentions.at[n].head);
    return a <= b && b <= a + OFFICE_SENTENCES;
}

static void find_taken(weighing *w, uint32_t who) {
    const article *a = w->a;
    slice role = a->actors.at[who].role;
    if (!role.size) return;
    for (uint32_t i = 0; i < a->actors.size && i < 512; i++) {
        const actor *x = &a->actors.at[i];
        bool human = x->kind == ACTOR_PERSON || x->kind == ACTOR_UNNAMED;
        if (i == who || !w->of[i] || !human || !slice_equal(x->role, role)) continue;
        bool named = slice_starts(x->key, SLICE("p:")), counter = is_counterpart(w, first_called(w, i));
        if (named && is_seat(w, role)) add(w, w->of[i] - 1U, EVIDENCE_TAKEN, 1, 1);
        if (!named && (counter || just_before(w, i, who)))
            add(w, w->of[i] - 1U, counter ? EVIDENCE_COUNTERPART : EVIDENCE_OFFICE, 1, 1);
    }
}

/* Whether a byte is inside what somebody says there. */
static bool in_content(const weighing *w, uint32_t quote, uint32_t byte) {
    range content = w->a->attributions.at[quote].content;
    const span *at = article_spans(w->a, content);
    for (uint32_t i = 0; i < content.count; i++)
        if (at[i].begin <= byte && byte < at[i].end) return true;
    return false;
}

/* The states that are named in an argument ("aircraft of the Ruritanian army"), a bit each. */
static uint32_t states_in(const weighing *w, const argument *x) {
    const article *a = w->a;
    uint32_t out = x->actor < a->actors.size && w->of[x->actor] ? 1U << (w->of[x->actor] - 1U) : 0;
    if (out || x->head >= a->tokens.size) return out;
    uint32_t begin = x->head > WIDE ? x->head - WIDE : 0;
    for (uint32_t i = article_mention_from(a, a->tokens.at[begin].at.begin), n = 0; i < a->mentions.size && n < WIDE;
         i++, n++) {
        const mention *m = &a->mentions.at[i];
        uint32_t t = m->head;
        if (t >= a->tokens.size || t > x->head + WIDE) break;
        for (int up = 0; up < 4 && t < a->tokens.size && t != x->head; up++) t = a->tokens.at[t].head;
        if (t == x->head && m->actor < a->actors.size && w->of[m->actor]) out |= 1U << (w->of[m->actor] - 1U);
    }
    return out;
}

static void add_bits(weighing *w, uint32_t states, enum evidence what, int n, int most) {
    for (uint32_t i = 0; i < w->count; i++)
        if (states >> i & 1) add(w, i, what, n, most);
}

/* The states that are named in a sentence with a mention, and places in it. */
static void look_around(weighing *w, const mention *own) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, own->head);
    if (here >= a->sentences.size) return;
    span at = a->sentences.at[here].at;
    for (uint32_t i = article_mention_from(a, at.begin), n = 0;
         i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || m->pronoun) continue;
        bool said = m->head < a->tokens.size && w->said[m->head];
        bool other = is_counterpart(w, article_text(a, m->at)) && m->actor != own->actor;
        if (w->of[m->actor] && (other || !said))
            add(w, w->of[m->actor] - 1U, other ? EVIDENCE_COUNTERPART : EVIDENCE_SENTENCE, 1, 1);
    }
}

static uint32_t locality_from(const article *a, uint32_t token_at) {
    uint32_t low = 0, high = a->localities.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->localities.at[middle].token < token_at) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Who is named in what others say. */
static void find_spoken_of(weighing *w) {
    const article *a = w->a;
    w->spoken_of = ARENA_NEW(w->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || !w->of[t->speaker] || !t->content.count) continue;
        span at = article_extent(a, t->content);
        for (uint32_t i = article_mention_from(a, at.begin), n = 0;
             i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
            const mention *m = &a->mentions.at[i];
            if (m->actor < a->actors.size && m->actor != t->speaker && in_content(w, q, m->at.begin))
                w->spoken_of[m->actor] |= 1U << (w->of[t->speaker] - 1U);
        }
    }
}

/* Where it is said: a place in the sentence of the cue, outside of the content. */
static void find_place(weighing *w, uint32_t quote) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, a->attributions.at[quote].cue_head);
    if (here >= a->sentences.size) return;
    range tokens = a->sentences.at[here].tokens;
    for (uint32_t i = locality_from(a, tokens.first), seen = 0; i < a->localities.size && seen < AROUND;
         i++, seen++) {
        const locality *l = &a->localities.at[i];
        if (l->token >= tokens.first + tokens.count) return;
        uint32_t at = state_number(w, l->country);
        int n = l->token < tokens.first + OPENING ? 2 : 1;
        if (at != NONE && !in_content(w, quote, a->tokens.at[l->token].at.begin)) add(w, at, EVIDENCE_PLACE, n, 2);
    }
}

/* Whether what an attribution says of a proposition is that it is not so. */
static bool is_opposed(const attribution *t, const proposition *p) {
    return p->negative != (t->stance == STANCE_DENIES);
}

static void read_deed(weighing *w, const attribution *t, const proposition *p) {
    bool hostile = event_type_quad[p->event] >= 3, no = is_opposed(t, p);
    for (uint32_t i = 0; i < p->arguments.count && p->factuality == FACT_CERTAIN; i++) {
        const argument *g = &w->a->arguments.at[p->arguments.first + i];
        uint32_t states = g->role == ROLE_ACTOR ? states_in(w, g) : 0;
        if (!states) continue;
        add_bits(w, states, no ? EVIDENCE_CLEARED : EVIDENCE_ACTED, 1, no ? 1 : 2);
        if (!no && hostile) add_bits(w, states, EVIDENCE_CHARGED, 1, 1);
        if (!no && w->accuser != NONE && states >> w->accused & 1) add(w, w->accuser, EVIDENCE_ACCUSER, 1, 1);
    }
}

static bool is_claim(const weighing *w, uint32_t token_at) {
    if (token_at >= w->a->tokens.size || w->a->tokens.at[token_at].upos != UPOS_NOUN) return false;
    slice path = kinds_path(w->kinds, w->scratch, w->a->tokens.at[token_at].lemma, (slice){0});
    return slice_equal(slice_take(&path, '/'), SLICE("claim"));
}

/* What is said of a state in an attribution: named in its content; what it claims rejected there. */
static void read_names(weighing *w, uint32_t quote) {
    const article *a = w->a;
    const attribution *t = &a->attributions.at[quote];
    span at = article_extent(a, t->content), cue = article_extent(a, t->cue);
    if (!t->content.count) at = cue;
    if (t->cue.count && cue.begin < at.begin) at.begin = cue.begin;
    for (uint32_t i = article_mention_from(a, at.begin), n = 0;
         i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || !w->of[m->actor] || m->pronoun || m->head >= a->tokens.size) continue;
        if (in_content(w, quote, m->at.begin)) add(w, w->of[m->actor] - 1U, EVIDENCE_NAMED, 1, 3);
        if (t->stance == STANCE_DENIES && (is_claim(w, m->head) || is_claim(w, a->tokens.at[m->head].head)))
            add(w, w->of[m->actor] - 1U, EVIDENCE_ITS_CLAIM, 1, 1);
    }
}

/* "accused Ruritania of", "urged Ruritania to", "summoned its ambassador". */
static void read_cue(weighing *w, uint32_t quote) {
    const article *a = w->a;
    uint32_t cue = a->attributions.at[quote].cue_head, p = cue < a->tokens.size ? w->at_token[cue] : NONE;
    if (p == NONE) return;
    for (uint32_t i = 0; i < a->propositions.at[p].arguments.count; i++) {
        const argument *g = &a->arguments.at[a->propositions.at[p].arguments.first + i];
        if (g->role == ROLE_RECIPIENT || g->role == ROLE_OBJECT)
            add_bits(w, states_in(w, g), EVIDENCE_DIRECTED, 1, 1);
    }
}

static void read_content(weighing *w, uint32_t quote) {
    const attribution *t = &w->a->attributions.at[quote];
    if (t->negated || t->hypothetical) return;
    for (uint32_t p = w->told_in[quote], n = 0; p != NONE && n < MOST_TOLD; p = w->next_told[p], n++)
        read_deed(w, t, &w->a->propositions.at[p]);
    read_names(w, quote);
    read_cue(w, quote);
    if (t->stance == STANCE_DENIES && w->accused != NONE) add(w, w->accused, EVIDENCE_ACCUSED, 1, 1);
}

/* Who is charged most by others, and who charges him most. */
static void find_parties(weighing *w) {
    const article *a = w->a;
    uint32_t charges[STATES][STATES] = {{0}}, by[STATES] = {0}, most = 0;
    w->accused = w->accuser = NONE;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        const attribution *t = p->attribution < a->attributions.size ? &a->attributions.at[p->attribution] : NULL;
        if (!t || t->negated || t->hypothetical || t->speaker >= a->actors.size || !w->of[t->speaker]) continue;
        uint32_t speaker = w->of[t->speaker] - 1U;
        for (uint32_t n = 0; n < p->arguments.count; n++) {
            const argument *g = &a->arguments.at[p->arguments.first + n];
            uint32_t states = g->role == ROLE_ACTOR ? states_in(w, g) : 0;
            for (uint32_t k = 0; k < w->count; k++) {
                bool own = k == speaker, no = is_opposed(t, p);
                if (!(states >> k & 1)) continue;
                if (own == no && p->factuality == FACT_CERTAIN) by[k] += 1; /* others say so, or it denies it */
                if (!own && !no) charges[k][speaker]++;
            }
        }
    }
    for (uint32_t k = 0; k < w->count; k++)
        if (by[k] > most) most = by[k], w->accused = k;
    most = 0;
    for (uint32_t k = 0; k < w->count && w->accused != NONE; k++)
        if (charges[w->accused][k] > most) most = charges[w->accused][k], w->accuser = k;
}

static void weigh_one(weighing *w, uint32_t who) {
    const article *a = w->a;
    for (uint32_t q = w->said_by[who]; q != NONE; q = w->next_said[q]) {
        find_place(w, q);
        read_content(w, q);
    }
    for (uint32_t m = w->mentioned[who]; m != NONE; m = w->next_mention[m]) look_around(w, &a->mentions.at[m]);
    find_taken(w, who);
    uint32_t home = a->home[0] ? state_number(w, a->home) : NONE;
    if (home != NONE) add(w, home, EVIDENCE_HOME, 1, 1);
    for (uint32_t i = 0; i < w->count; i++)
        if (w->spoken_of[who] >> i & 1) add(w, i, EVIDENCE_SPOKEN_OF, 1, 1);
    if (w->count && w->states[0].named) add(w, 0, EVIDENCE_MOST, 1, 1);
    for (uint32_t i = 0; i < 2 && i < w->count; i++)
        if (w->states[i].named) add(w, i, EVIDENCE_MAIN, 1, 1);
}

/* --------------------------------------------------------------------------------------------- who spoke before */

/* What the words say up to here. */
typedef struct before {
    uint32_t last, last_but_one, last_sentence; /* states */
    bool denies;
    uint32_t body[8], body_sentence[8];         /* by sector: the state of the body that was named last */
} before;

static const char *const body_sectors[8] = {"GOV", "MIL", "COP", "SPY", "LEG", "JUD", "PRM", ""};

static uint32_t sector_number(const actor *who) {
    for (uint32_t i = 0; i < 7; i++)
        if (!strcmp(body_sectors[i], who->sector)) return i;
    return 7;
}

static bool in_relative_clause(const article *a, uint32_t at) {
    for (int i = 0; i < 4 && at < a->tokens.size; i++, at = a->tokens.at[at].head)
        if (a->tokens.at[at].relation == REL_ACL_RELCL) return true;
    return false;
}

/* Of each token: 1 + the state that is a source or a doer there. */
static uint8_t *speaking(weighing *w) {
    const article *a = w->a;
    uint8_t *out = ARENA_NEW(w->scratch, uint8_t, a->tokens.size + 1);
    w->denying = ARENA_NEW(w->scratch, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        /* whose claim is denied */
        bool denied = t->parent < a->attributions.size && a->attributions.at[t->parent].stance == STANCE_DENIES;
        /* "the Ruritanian claim" */
        bool noun = t->cue_head < a->tokens.size && a->tokens.at[t->cue_head].upos == UPOS_NOUN;
        if (denied || noun || in_relative_clause(a, t->cue_head)) continue;
        if (t->source_head < a->tokens.size && t->speaker < a->actors.size && w->of[t->speaker]) {
            out[t->source_head] = w->of[t->speaker];
            w->denying[t->source_head] |= t->stance == STANCE_DENIES;
        }
    }
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        for (uint32_t n = 0; p->attribution == NONE && n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            if (x->role == ROLE_ACTOR && x->head < a->tokens.size && x->actor < a->actors.size && w->of[x->actor])
                out[x->head] = w->of[x->actor];
        }
    }
    return out;
}

/* Whether "its" or "his" is bound to the mention's noun. */
static bool is_its(const article *a, const mention *m) {
    for (uint32_t i = m->head, n = 0; i-- > 0 && n < 12 && a->tokens.at[i].sentence == a->tokens.at[m->head].sentence;
         n++) {
        const token *k = &a->tokens.at[i];
        bool owns = token_has(k, "Poss=Yes") && token_has(k, "Person=3");
        if (owns && (k->head == m->head || (k->head < a->tokens.size && a->tokens.at[k->head].head == m->head)))
            return true;
    }
    return false;
}

static void note_before(weighing *w, const before *b, const mention *m, int8_t *tells) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, m->head), sector = sector_number(&a->actors.at[m->actor]);
    if (b->last != NONE) {
        tells[b->last * EVIDENCES + EVIDENCE_LAST] = 1;
        if (here <= b->last_sentence + 1) tells[b->last * EVIDENCES + EVIDENCE_LAST_NEAR] = 1;
        if (here <= b->last_sentence + 1 && b->denies) tells[b->last * EVIDENCES + EVIDENCE_LAST_DENIES] = 1;
        if (is_its(a, m)) tells[b->last * EVIDENCES + EVIDENCE_ITS] = 1;
    }
    if (b->last_but_one != NONE) tells[b->last_but_one * EVIDENCES + EVIDENCE_LAST_BUT_ONE] = 1;
    if (sector < 7 && b->body[sector] != NONE && here <= b->body_sentence[sector] + BACK_SENTENCES)
        tells[b->body[sector] * EVIDENCES + EVIDENCE_LIKE_BODY] = 1;
}

/* For each open actor what stood before the words that name him first. */
static int8_t **list_before(weighing *w) {
    const article *a = w->a;
    const uint8_t *speaks = speaking(w);
    int8_t **out = ARENA_NEW(w->scratch, int8_t *, a->actors.size + 1);
    before b = {.last = NONE, .last_but_one = NONE};
    uint32_t met = 0;
    for (int i = 0; i < 8; i++) b.body[i] = NONE;
    uint32_t *at_token = chains(w, a->tokens.size), *next = chains(w, a->mentions.size);
    for (uint32_t i = a->mentions.size; i-- > 0;) chain(at_token, next, a->mentions.at[i].head, a->tokens.size, i);
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        if (speaks[t]) {
            uint32_t now = speaks[t] - 1U;
            if (now != b.last) b.last_but_one = b.last, b.denies = false;
            b.last = now;
            b.denies = (b.denies && b.last_sentence == a->tokens.at[t].sentence) || w->denying[t];
            b.last_sentence = a->tokens.at[t].sentence;
        }
        for (uint32_t i = at_token[t]; i != NONE; i = next[i]) {
            const mention *m = &a->mentions.at[i];
            if (m->actor >= a->actors.size || m->pronoun) continue;
            const actor *who = &a->actors.at[m->actor];
            if (w->open[m->actor] && !out[m->actor] && met++ < MOST_WEIGHED) {
                out[m->actor] = ARENA_NEW(w->scratch, int8_t, (size_t)EVIDENCES * STATES);
                note_before(w, &b, m, out[m->actor]);
            }
            if (w->of[m->actor] && who->kind == ACTOR_ORGANISATION) {
                b.body[sector_number(who)] = w->of[m->actor] - 1U;
                b.body_sentence[sector_number(who)] = a->tokens.at[t].sentence;
            }
        }
    }
    return out;
}

/* ---------------------------------------------------------------------------------------------------- the whole */

void camp_weigh(const article *a, const kinds *k, const slice *camps, const bool *open, arena *scratch,
                candidates *out) {
    weighing w = {.a = a, .kinds = k, .camps = camps, .open = open, .scratch = scratch};
    w.said = camp_said(a, scratch);
    find_states(&w);
    list_all(&w);
    find_parties(&w);
    find_spoken_of(&w);
    int8_t **stood = list_before(&w);
    w.found = ARENA_NEW(scratch, int, EVIDENCES * STATES);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        if (!open[i] || !stood[i] || out->size >= MOST_WEIGHED) continue;
        memset(w.found, 0, sizeof *w.found * EVIDENCES * STATES);
        weigh_one(&w, i);
        for (uint32_t n = 0; n < w.count; n++) {
            candidate *c = vec_push(scratch, out);
            *c = (candidate){.who = i};
            memcpy(c->country, w.states[n].country, 4);
            for (int e = 0; e < EVIDENCES; e++)
                c->tells[e] = (int8_t)(w.found[n * EVIDENCES + (uint32_t)e] + stood[i][n * EVIDENCES + (uint32_t)e]);
        }
    }
}

static int weight_of(const candidate *c) {
    int sum = 0;
    for (int e = 0; e < EVIDENCES; e++) sum += evidence_weight[e] * c->tells[e];
    return sum;
}

void camp_guess(const article *a, const kinds *k, const bool *open, arena *scratch, slice *camps) {
    candidates all = {0};
    camp_weigh(a, k, camps, open, scratch, &all);
    for (uint32_t i = 0, end; i < all.size; i = end) {
        int best = 0, next = 0;
        uint32_t first = NONE;
        for (end = i; end < all.size && all.at[end].who == all.at[i].who; end++) {
            int weight = weight_of(&all.at[end]);
            if (weight > best) next = best, best = weight, first = end;
            else if (weight > next) next = weight;
        }
        if (first != NONE && best - next >= LEAD)
            camps[all.at[i].who] = arena_print(scratch, "c:%s", all.at[first].country);
    }
}
