/* dictionary_noun.c - the codes of noun phrases
 *
 * A phrase is cut where it is co-ordinated, each member at its prepositions. The first actor before any
 * preposition counts, with the agents beside it; where only agents stand there, they take the first actor behind a
 * preposition; where nothing does, the first prepositional phrase that has something. */
#include <string.h>

#include "code/dictionary_reading.h"

/* Relations of clauses and asides, which are no part of a phrase. */
static bool ends_phrase(uint8_t relation) {
    uint8_t kind = relation_main[relation];
    return kind == REL_ACL || kind == REL_ADVCL || kind == REL_CCOMP || kind == REL_PARATAXIS || kind == REL_APPOS ||
           kind == REL_CSUBJ || kind == REL_DISLOCATED || kind == REL_VOCATIVE;
}

/* Whether token i hangs on `head` without a clause between. */
static bool hangs_on(const reading *r, uint32_t i, uint32_t head) {
    for (uint32_t steps = 0; i != head && steps < READING_STEPS; steps++) {
        const token *t = &r->a->tokens.at[i];
        if (ends_phrase(t->relation) || t->head >= r->a->tokens.size) return false;
        i = t->head;
    }
    return i == head;
}

void reading_phrase(const reading *r, uint32_t head, uint32_t second, uint32_t after, phrase *out) {
    const tree *t = r->t;
    uint32_t left = t->left[head], right = t->right[head];
    out->count = 0;
    if (second != NONE) {
        left = t->left[second] < left ? t->left[second] : left;
        right = t->right[second] > right ? t->right[second] : right;
    }
    left = left + READING_NEAR < head ? head - READING_NEAR : left;
    right = right > head + READING_NEAR ? head + READING_NEAR : right;
    if (after != NONE && left <= after) left = after + 1;
    for (uint32_t i = left; i <= right && i < r->a->tokens.size; i++)
        if (hangs_on(r, i, head) || (second != NONE && (hangs_on(r, i, second) || (i > head && i < second))))
            out->at[out->count++] = i;
}

static bool is_nominal(const reading *r, uint32_t i) {
    uint8_t upos = r->a->tokens.at[i].upos;
    return upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_PRON || upos == UPOS_NUM || upos == UPOS_X;
}

uint32_t reading_top(const reading *r, uint32_t i) {
    for (uint32_t steps = 0; steps < READING_STEPS; steps++) {
        const token *t = &r->a->tokens.at[i];
        if (t->head >= r->a->tokens.size || ends_phrase(t->relation) || !is_nominal(r, t->head)) return i;
        uint8_t kind = relation_main[t->relation];
        if (kind == REL_NSUBJ || kind == REL_OBJ || kind == REL_IOBJ || kind == REL_OBL) return i;
        i = t->head;
    }
    return i;
}

/* --------------------------------------------------------------------------------------------- members */

#define MEMBERS 12
#define CHUNKS 6
#define CHUNK_AGENTS 4

/* Up to a preposition: the first actor, the agents. */
typedef struct chunk {
    uint32_t actor; /* hit or NONE */
    uint32_t agents[CHUNK_AGENTS], agent_count;
} chunk;

typedef struct member {
    chunk chunks[CHUNKS];
    uint32_t count;
    uint32_t first, last; /* tokens */
    bool begun, noun;     /* noun: one that no dictionary knows */
} member;

typedef struct members {
    member at[MEMBERS];
    uint32_t count;
} members;

static bool is_comma(const reading *r, uint32_t i) {
    return r->a->tokens.at[i].upos == UPOS_PUNCT &&
           slice_equal(article_text(r->a, r->a->tokens.at[i].at), SLICE(","));
}

/* Whether a new member begins behind token i of the phrase. Adjectives that are no actors are one phrase ("awful
 * and evil ministers"). */
static bool parts(const reading *r, const phrase *p, uint32_t n) {
    uint32_t i = p->at[n];
    if (r->hit_at[i] != NONE) return false;
    if (r->a->tokens.at[i].upos != UPOS_CCONJ) return is_comma(r, i);
    if (n > 1 && r->a->tokens.at[p->at[n - 1]].upos == UPOS_PART) n--;
    return n == 0 || is_nominal(r, p->at[n - 1]) || r->hit_at[p->at[n - 1]] != NONE || is_comma(r, p->at[n - 1]);
}

static void add_hit(const reading *r, member *x, uint32_t number) {
    chunk *c = &x->chunks[x->count - 1];
    const hit *h = &r->hits.at[number];
    for (uint32_t i = h->first; i <= h->last; i++)
        if (r->used[i]) return;
    if (h->agent && c->agent_count < CHUNK_AGENTS)
        c->agents[c->agent_count++] = number;
    else if (!h->agent && c->actor == NONE && h->code.size && !slice_equal(h->code, SLICE("---")))
        c->actor = number;
}

static void open_chunk(member *x) {
    if (x->count < CHUNKS) x->chunks[x->count++] = (chunk){.actor = NONE};
}

static void add_token(const reading *r, member *x, uint32_t i) {
    uint32_t number = r->hit_at[i];
    if (!x->begun) {
        x->first = i;
        open_chunk(x);
    }
    bool preposition = number == NONE && r->a->tokens.at[i].upos == UPOS_ADP;
    if (preposition && x->begun) open_chunk(x);
    if (!preposition) x->begun = true;
    x->last = i;
    x->noun |= number == NONE && (r->a->tokens.at[i].upos == UPOS_NOUN || r->a->tokens.at[i].upos == UPOS_PROPN);
    if (number != NONE && r->hits.at[number].first == i) add_hit(r, x, number);
}

static void find_members(const reading *r, const phrase *p, members *out) {
    *out = (members){.count = 1};
    for (uint32_t n = 0; n < p->count; n++) {
        member *x = &out->at[out->count - 1];
        if (!parts(r, p, n))
            add_token(r, x, p->at[n]);
        else if (x->begun && out->count < MEMBERS)
            out->at[out->count++] = (member){.count = 0};
    }
}

/* ----------------------------------------------------------------------------------------------- codes */

/* The actor's code with the agents' before or behind it, each that is not there yet. */
static slice compose(const reading *r, slice front, const chunk *agents) {
    slice code = front;
    for (uint32_t i = 0; agents && i < agents->agent_count; i++) {
        const agent_entry *g = &r->d->agent_entries.at[r->hits.at[agents->agents[i]].entry];
        if (slice_equal(g->code, SLICE("PPL")) && agents->agent_count > 1) continue;
        if (g->before ? slice_starts(code, g->code) : slice_ends(code, g->code)) continue;
        code = g->before ? arena_print(r->m, "%.*s%.*s", (int)g->code.size, g->code.at, (int)code.size, code.at)
                         : arena_print(r->m, "%.*s%.*s", (int)code.size, code.at, (int)g->code.size, g->code.at);
    }
    return code;
}

static void add_code(codes *out, slice code, uint32_t at, bool named) {
    for (uint32_t i = 0; i < out->count; i++)
        if (slice_equal(out->at[i].code, code)) return;
    if (out->count < CODES && code.size) {
        out->at[out->count++] = (coded){code, at, named};
        out->actor |= named;
    }
}

/* An actor may have several codes: ELR/GAL. */
static void add_actor(const reading *r, codes *out, uint32_t number, const chunk *agents) {
    const hit *h = &r->hits.at[number];
    for (slice rest = h->code; rest.at;) {
        slice one = slice_take(&rest, '/');
        if (one.size) add_code(out, compose(r, one, agents), h->first, true);
    }
}

static void add_unnamed(const reading *r, codes *out, const chunk *agents) {
    add_code(out, compose(r, SLICE("---"), agents), r->hits.at[agents->agents[0]].first, false);
}

/* The chunk of a member that a token stands in is its first one. */
static uint32_t first_with_actor(const member *x) {
    for (uint32_t i = 0; i < x->count; i++)
        if (x->chunks[i].actor != NONE) return i;
    return NONE;
}

/* Whether a member's actor is co-ordinated with what stands behind a preposition in the member before it:
 * "lawmakers in A and B". */
static bool shares_agents(const reading *r, const member *before, const member *x) {
    uint32_t i = r->hits.at[x->chunks[0].actor].last;
    for (uint32_t steps = 0; steps < READING_STEPS; steps++) {
        const token *t = &r->a->tokens.at[i];
        if (t->head >= r->a->tokens.size) return false;
        if (t->relation == REL_CONJ) {
            uint32_t behind = first_with_actor(before);
            return behind != NONE && behind > 0 && t->head >= r->hits.at[before->chunks[behind].actor].first;
        }
        i = t->head;
    }
    return false;
}

/* "Russian and Ukrainian troops", "Russia's and Ukraine's": an adjective or possessor alone takes the next
 * member's agents. */
static const chunk *next_agents(const reading *r, const members *all, uint32_t n) {
    const member *x = &all->at[n];
    uint32_t last = x->chunks[0].actor == NONE ? x->last : r->hits.at[x->chunks[0].actor].last;
    bool alone = x->count == 1 && !x->noun && (r->a->tokens.at[last].upos == UPOS_ADJ || x->last > last);
    return alone && n + 1 < all->count && all->at[n + 1].chunks[0].actor != NONE ? &all->at[n + 1].chunks[0] : NULL;
}

static void add_led(const reading *r, const members *all, uint32_t n, codes *out) {
    const member *x = &all->at[n];
    const chunk *agents = x->chunks[0].agent_count ? &x->chunks[0] : next_agents(r, all, n);
    uint32_t lead = n; /* of "lawmakers in A, B and C" */
    while (!agents && lead && all->at[lead].count == 1 && all->at[lead].chunks[0].actor != NONE) lead--;
    if (!agents && lead < n && all->at[lead].count > 1 && all->at[lead].chunks[0].actor == NONE &&
        shares_agents(r, &all->at[lead], x))
        agents = &all->at[lead].chunks[0];
    add_actor(r, out, x->chunks[0].actor, agents);
}

/* Agents without an actor before a preposition: the actor behind it, or behind that of the next members
 * ("lawmakers and officials in A"). */
static void add_agents(const reading *r, const members *all, uint32_t n, codes *out) {
    const member *x = &all->at[n];
    uint32_t from = n, behind = first_with_actor(x);
    while (behind == NONE && all->at[from].count == 1 && from + 1 < all->count && all->at[from + 1].count &&
           all->at[from + 1].chunks[0].agent_count && all->at[from + 1].chunks[0].actor == NONE)
        behind = first_with_actor(&all->at[++from]);
    if (behind != NONE)
        add_actor(r, out, all->at[from].chunks[behind].actor, &x->chunks[0]);
    else
        add_unnamed(r, out, &x->chunks[0]);
}

/* Nothing stands before a preposition: the first phrase behind one that has an actor; agents right before it
 * belong to it ("ties with the police of A"). */
static void add_hanging(const reading *r, const member *x, codes *out) {
    uint32_t found = first_with_actor(x);
    for (uint32_t i = 1; i < x->count && found == NONE; i++)
        if (x->chunks[i].agent_count) {
            add_unnamed(r, out, &x->chunks[i]);
            return;
        }
    if (found == NONE) return;
    const chunk *c = &x->chunks[found];
    if (!c->agent_count && found > 1 && x->chunks[found - 1].agent_count)
        add_actor(r, out, c->actor, &x->chunks[found - 1]);
    else
        add_actor(r, out, c->actor, c);
}

static void add_member(const reading *r, const members *all, uint32_t n, codes *out) {
    const member *x = &all->at[n];
    if (!x->count) return;
    if (x->chunks[0].actor != NONE) {
        add_led(r, all, n, out);
    } else if (x->chunks[0].agent_count) {
        add_agents(r, all, n, out);
    } else {
        add_hanging(r, x, out);
    }
}

void reading_codes(const reading *r, const phrase *p, codes *out) {
    members all;
    *out = (codes){.count = 0};
    find_members(r, p, &all);
    for (uint32_t n = 0; n < all.count; n++) add_member(r, &all, n, out);
}
