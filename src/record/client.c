/* client.c - the camps of an article, with persons for whom a lawyer or a spokesman speaks; see camp.h */
#include "record/camp.h"
#include "record/keys.h"
#include "record/kinds.h"

static bool is_agent(const kinds *k, arena *scratch, const actor *who) {
    bool human = who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED;
    slice path = human && who->role.size ? kinds_path(k, scratch, who->role, (slice){0}) : (slice){0};
    return slice_equal(slice_take(&path, '/'), SLICE("agent"));
}

/* Whether the mention owns the noun of the source ("Berg's lawyer") or stands behind its "for" or "of". */
static bool owns_source(const article *a, const mention *m, uint32_t head) {
    if (m->head >= a->tokens.size || m->head == head || a->tokens.at[m->head].head != head) return false;
    return relation_main[a->tokens.at[m->head].relation] == REL_NMOD;
}

/* The one person whom a source names beside its speaker, or NONE. */
static uint32_t client_in(const article *a, const attribution *t) {
    span at = article_extent(a, t->source);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || m->actor == t->speaker || !owns_source(a, m, t->source_head)) continue;
        const actor *who = &a->actors.at[m->actor];
        if (who->kind == ACTOR_PERSON && key_is(who->key, "p")) return m->actor;
    }
    return NONE;
}

const slice *camps_with_clients(const article *a, const kinds *k, arena *scratch, const bool **guessed) {
    slice *out = camps_of(a, k, scratch, guessed);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        if (t->speaker >= a->actors.size || out[t->speaker].size || !is_agent(k, scratch, &a->actors.at[t->speaker]))
            continue;
        uint32_t client = client_in(a, t);
        if (client != NONE)
            out[t->speaker] = out[client].size ? out[client] : camp_key(scratch, &a->actors.at[client]);
    }
    return out;
}
