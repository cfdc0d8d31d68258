/* name_agree.c - makes the names of an article agree
 *
 * Each name votes for the kind of its words, and a person's full name for that of the surname. A name takes the kind
 * of the majority; a proper noun that stands alone takes it where it was left out. */
#include "parse/name_agree.h"

#include "base/map.h"

enum { ENOUGH = 2 };

typedef struct votes {
    uint32_t kind[NAME_KINDS];
} votes;

typedef struct counting {
    arena *work;
    article *a;
    map index;
    VEC(votes) all;
} counting;

static uint32_t name_end(const article *a, uint32_t first) {
    const token *t = a->tokens.at;
    uint32_t end = first + 1;
    while (end < a->tokens.size && t[end].name == t[first].name && !t[end].name_begins &&
           t[end].sentence == t[first].sentence)
        end++;
    return end;
}

static slice text_of(const article *a, uint32_t first, uint32_t end) {
    return article_text(a, (span){a->tokens.at[first].at.begin, a->tokens.at[end - 1].at.end});
}

static void vote(counting *c, slice words, uint32_t kind) {
    bool found;
    uint32_t *at = map_put(c->work, &c->index, words, &found);
    if (!found) {
        *at = c->all.size;
        *(votes *)vec_push(c->work, &c->all) = (votes){{0}};
    }
    c->all.at[*at].kind[kind]++;
}

/* The kind that has most votes, at least ENOUGH and more than `than` has; `than` where there is none. */
static uint8_t winner(const counting *c, slice words, uint8_t than) {
    uint32_t at = map_get(&c->index, words), best = than;
    if (at == MAP_NONE) return than;
    const votes *v = &c->all.at[at];
    for (uint32_t kind = 1; kind < NAME_KINDS; kind++)
        if (v->kind[kind] > (best ? v->kind[best] : 0)) best = kind;
    return v->kind[best] >= ENOUGH ? (uint8_t)best : than;
}

/* A person's name has no article before it: "the Calypso Dawn" is a ship, a firm, a paper. */
static bool has_article(const article *a, uint32_t first, uint32_t end) {
    const token *t = a->tokens.at;
    if (!first || end - first < 2 || t[first - 1].sentence != t[first].sentence) return false;
    if (!token_has(&t[first - 1], "Definite=Def") || t[first - 1].head < first ||
        t[first - 1].head >= end)
        return false;
    uint32_t up = t[t[first - 1].head].head;
    return up == NONE || up < first || up >= end + 3 || t[first].sentence != t[up].sentence ||
           t[up].upos == UPOS_VERB;
}

static void part_from_persons(article *a) {
    for (uint32_t i = 0, end; i < a->tokens.size; i = end) {
        end = i + 1;
        if (a->tokens.at[i].name != NAME_PER || !a->tokens.at[i].name_begins) continue;
        end = name_end(a, i);
        for (uint32_t k = i; has_article(a, i, end) && k < end; k++) a->tokens.at[k].name = NAME_ORG;
    }
}

static void count(counting *c) {
    const token *t = c->a->tokens.at;
    for (uint32_t i = 0, end; i < c->a->tokens.size; i = end) {
        end = i + 1;
        if (t[i].name == NAME_NONE || !t[i].name_begins) continue;
        end = name_end(c->a, i);
        vote(c, text_of(c->a, i, end), t[i].name);
        if (t[i].name == NAME_PER && end - i > 1 && t[end - 1].upos == UPOS_PROPN)
            vote(c, text_of(c->a, end - 1, end), NAME_PER);
    }
}

static bool is_proper(const article *a, uint32_t i) {
    return i < a->tokens.size && a->tokens.at[i].upos == UPOS_PROPN;
}

/* A proper noun, not in a name, with none beside it. */
static bool stands_alone(const article *a, uint32_t i) {
    return a->tokens.at[i].name == NAME_NONE && is_proper(a, i) && !is_proper(a, i + 1) &&
           !(i && is_proper(a, i - 1));
}

void name_agree(arena *work, article *a) {
    counting c = {.work = work, .a = a};
    part_from_persons(a);
    count(&c);
    for (uint32_t i = 0, end; i < a->tokens.size; i = end) {
        token *t = &a->tokens.at[i];
        end = i + 1;
        if (stands_alone(a, i)) {
            t->name = winner(&c, text_of(a, i, end), NAME_NONE);
            t->name_begins = t->name != NAME_NONE;
        } else if (t->name != NAME_NONE && t->name_begins) {
            end = name_end(a, i);
            uint8_t kind = winner(&c, text_of(a, i, end), t->name);
            for (uint32_t k = i; k < end; k++) a->tokens.at[k].name = kind;
        }
    }
}
