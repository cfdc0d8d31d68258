/* camp_principal.c - persons and the bodies that they are bound to, see camp_principal.h
 *
 * A body's mention is followed up its tree to the noun that it hangs on: where that is a person's, he speaks for it.
 * "Its" and "their" are the party that spoke last; of a spokesman of nobody the same holds, if it was just before. */
#include "record/camp_principal.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "record/camp.h"
#include "record/keys.h"
#include "record/stander.h"

enum { CLIMB = 4, NEAR = 12 /* tokens */, RECENT = 2 /* sentences */ };

static const actor *actor_of(const principals *p, const mention *m) {
    return m->actor < p->a->actors.size ? &p->a->actors.at[m->actor] : NULL;
}

static bool is_person(const actor *who) { return who && (who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED); }

/* Whether somebody may speak for a body: a trade, or an office that may be a body's. */
static bool has_trade(const principals *p, uint32_t who) {
    const actor *x = &p->a->actors.at[who];
    return x->role.size && (!x->sector[0] || camp_in_sector(x, SECTOR_SPEAKS) || p->open[who]);
}

/* Bodies, firms and ships, groups, and states with their people. */
static bool is_principal(const actor *who) {
    return who &&
           (who->kind == ACTOR_ORGANISATION || who->kind == ACTOR_GROUP || camp_acts(who) || camp_may_be_firm(who));
}

static bool is_nameless(const actor *who) { return memchr(who->key.at, '@', who->key.size) != NULL; }

/* Lets somebody speak for a body. For "the ministry" any state may come in question. */
static void give(principals *p, uint32_t who, uint32_t body) {
    const actor *x = &p->a->actors.at[body];
    if (p->camps[body].size) {
        p->camps[who] = p->camps[body];
        return;
    }
    if (is_nameless(x) && !strcmp(x->sector, "BUS") && p->firm != NONE) x = &p->a->actors.at[p->firm];
    else if (p->named[body] != NONE) x = &p->a->actors.at[p->named[body]];
    if (camp_acts(x) && !x->country[0]) p->open[who] = true;
    else p->camps[who] = camp_key(p->scratch, x);
}

/* Whether a body may be whom this one speaks for: a minister is no ministry's, but a president may be a union's. */
static bool suits(const principals *p, uint32_t who, uint32_t body) {
    const actor *x = &p->a->actors.at[who], *of = &p->a->actors.at[body];
    if (who == body || !is_principal(of)) return false;
    if (p->open[who])
        return !camp_acts(of) && key_is(of->key, "o") && strcmp(of->sector, "JRN") &&
               strcmp(of->sector, "MED");
    bool crowd = of->kind == ACTOR_GROUP && is_nameless(of) && strcmp(of->sector, "BUS") && strcmp(of->sector, "REB");
    if (crowd && !p->camps[body].size) return false; /* "a lawyer for former pupils" */
    bool like = of->kind == ACTOR_ORGANISATION && x->sector[0] && !strcmp(x->sector, of->sector);
    return has_trade(p, who) || like;
}

/* ------------------------------------------------------------------------------------------------- bound to him */

static bool binds(uint8_t relation) {
    uint8_t main = relation_main[relation];
    return main == REL_NMOD || main == REL_COMPOUND || main == REL_FLAT || main == REL_APPOS || main == REL_AMOD;
}

/* The person whose noun a mention hangs on, or NONE. */
static uint32_t person_above(const principals *p, const mention *m) {
    const article *a = p->a;
    uint32_t at = m->head;
    for (int i = 0; i < CLIMB && at < a->tokens.size; i++) {
        const token *t = &a->tokens.at[at];
        uint32_t up = t->head;
        if (!binds(t->relation) || up >= a->tokens.size) return NONE;
        uint32_t other = p->at_token[up];
        if (other != NONE && a->mentions.at[other].actor != m->actor)
            return is_person(actor_of(p, &a->mentions.at[other])) ? a->mentions.at[other].actor : NONE;
        at = up;
    }
    return NONE;
}

/* "The union's president", "the president of the union". */
static bool is_owned(const principals *p, const article *a, const mention *m) {
    if (m->head >= a->tokens.size || a->tokens.at[m->head].relation == REL_NMOD_POSS) return m->head < a->tokens.size;
    for (uint32_t i = m->head, n = 0; i-- > 0 && n < NEAR; n++)
        if (a->tokens.at[i].head == m->head && a->tokens.at[i].relation == REL_CASE)
            return word_is(kinds_words(p->kinds), a->tokens.at[i].lemma, WORD_GENITIVE);
    return false;
}

static void take_bound(principals *p) {
    const article *a = p->a;
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || !is_principal(&a->actors.at[m->actor])) continue;
        uint32_t who = person_above(p, m);
        if (who == NONE || p->camps[who].size || p->past[who] || p->past[m->actor] || !suits(p, who, m->actor))
            continue;
        /* "his Ruritanian colleague" */
        if (kinds_tells(p->kinds, p->scratch, a->actors.at[who].role, SLICE("counterpart"))) continue;
        bool state = a->actors.at[m->actor].kind == ACTOR_STATE; /* "the agency's director for Sudan" */
        if (state && !kinds_tells(p->kinds, p->scratch, a->actors.at[who].role, SLICE("voice"))) continue;
        if (p->open[who] && !is_owned(p, a, m)) continue;
        give(p, who, m->actor);
    }
}

/* "The representative of the United States", who has its country. */
static void take_voices(principals *p) {
    for (uint32_t i = 0; i < p->a->actors.size; i++) {
        const actor *x = &p->a->actors.at[i];
        if (p->camps[i].size || !is_person(x) || !x->country[0] || x->sector[0] || p->past[i]) continue;
        if (kinds_tells(p->kinds, p->scratch, x->role, SLICE("voice")))
            p->camps[i] = arena_print(p->scratch, "c:%s", x->country);
    }
}

/* -------------------------------------------------------------------------------------------- "who chairs the
 * board" */

/* The mention that a verb of leading is about, or NONE. */
static uint32_t led(const principals *p, uint32_t verb, bool speaks) {
    const article *a = p->a;
    for (uint32_t i = verb + 1;
         i < a->tokens.size && i < verb + NEAR && a->tokens.at[i].sentence == a->tokens.at[verb].sentence; i++) {
        const token *t = &a->tokens.at[i];
        uint8_t main = relation_main[t->relation];
        if (t->head == verb && (speaks ? main == REL_OBL : main == REL_OBJ)) return p->at_token[i];
    }
    return NONE;
}

static void take_leaders(principals *p) {
    const article *a = p->a;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (t->relation != REL_ACL_RELCL || t->head >= a->tokens.size || p->at_token[t->head] == NONE) continue;
        bool leads = kinds_tells(p->kinds, p->scratch, t->lemma, SLICE("leads")),
             speaks = kinds_tells(p->kinds, p->scratch, t->lemma, SLICE("speaks"));
        uint32_t who = a->mentions.at[p->at_token[t->head]].actor, of = leads || speaks ? led(p, i, speaks) : NONE;
        if (of == NONE || who >= a->actors.size || !is_person(&a->actors.at[who]) || p->camps[who].size ||
            p->past[who])
            continue;
        bool had = token_has(t, "Tense=Past") && !speaks; /* "who led it until" */
        uint32_t body = a->mentions.at[of].actor;
        if (!had && body < a->actors.size && body != who && is_principal(&a->actors.at[body])) give(p, who, body);
    }
}

/* -------------------------------------------------------------------------------------------------- who spoke
 * last */

bool *camp_said(const article *a, arena *scratch) {
    bool *out = ARENA_NEW(scratch, bool, a->tokens.size + 1);
    uint32_t reach = 0; /* contents lie in the order of the text, nested ones inside */
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        range content = a->attributions.at[i].content;
        const span *at = article_spans(a, content);
        for (uint32_t n = 0; n < content.count; n++) {
            uint32_t t = article_token_from(a, at[n].begin > reach ? at[n].begin : reach);
            for (; t < a->tokens.size && a->tokens.at[t].at.end <= at[n].end; t++) out[t] = true;
            if (at[n].end > reach) reach = at[n].end;
        }
    }
    return out;
}

/* Marks the tokens at which somebody speaks or is spoken of first in a clause of the outlet's voice. */
static void find_acting(principals *p) {
    const article *a = p->a;
    const bool *said = camp_said(a, p->scratch);
    p->acts = ARENA_NEW(p->scratch, uint8_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *t = &a->attributions.at[i];
        /* "the Ruritanian claim" */
        bool noun = t->cue_head < a->tokens.size && a->tokens.at[t->cue_head].upos == UPOS_NOUN;
        if (t->source_head < a->tokens.size && !noun && t->parent == NONE) p->acts[t->source_head] = 1;
    }
    for (uint32_t i = 0; i < a->tokens.size; i++)
        if (relation_main[a->tokens.at[i].relation] == REL_NSUBJ && !said[i]) p->acts[i] = 1;
}

/* Whose the noun at a token is, by a pronoun: 'n' "its", "their", 'h' "his", "her", or 0. */
static char owned_by(const article *a, uint32_t head) {
    for (uint32_t i = head, n = 0; i-- > 0 && n < NEAR && a->tokens.at[i].sentence == a->tokens.at[head].sentence;
         n++) {
        const token *k = &a->tokens.at[i];
        bool owns = token_has(k, "Poss=Yes") && token_has(k, "Person=3");
        /* "its spokesman Jon Berg" */
        bool title = k->head < head && a->tokens.at[k->head].head == head &&
                     (a->tokens.at[k->head].relation == REL_NMOD_DESC ||
                      relation_main[a->tokens.at[k->head].relation] == REL_COMPOUND);
        if (!owns || (k->head != head && !title)) continue;
        bool thing = token_has(k, "Gender=Neut") || token_has(k, "Number=Plur");
        return thing ? 'n' : 'h';
    }
    return 0;
}

typedef struct last {
    uint32_t body, body_sentence, person, person_sentence;
} last;

static void take_from_last(principals *p, const last *b, const mention *m) {
    const article *a = p->a;
    const actor *x = &a->actors.at[m->actor];
    uint32_t here = a->tokens.at[m->head].sentence;
    char owner = owned_by(a, m->head);
    bool body = b->body != NONE && here <= b->body_sentence + RECENT,
         person = b->person != NONE && here <= b->person_sentence + RECENT;
    if (!x->role.size || p->past[m->actor]) return;
    if (owner == 'n' && body && b->body != m->actor &&
        (!p->open[m->actor] || x->kind == ACTOR_UNNAMED || camp_of_state(&a->actors.at[b->body]) ||
         suits(p, m->actor, b->body)))
        give(p, m->actor, b->body);
    else if (owner == 'h' && person && b->person != m->actor &&
             kinds_tells(p->kinds, p->scratch, x->role, SLICE("voice")))
        give(p, m->actor, b->person);
}

static void take_possessed(principals *p) {
    const article *a = p->a;
    last b = {.body = NONE, .person = NONE};
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        uint32_t at = p->at_token[t];
        if (at == NONE || a->mentions.at[at].actor >= a->actors.size) continue;
        const mention *m = &a->mentions.at[at];
        const actor *x = &a->actors.at[m->actor];
        if (is_person(x) && !m->pronoun && !p->camps[m->actor].size) take_from_last(p, &b, m);
        if (!p->acts[t]) continue;
        if (is_person(x)) b.person = m->actor, b.person_sentence = a->tokens.at[t].sentence;
        else if (is_principal(x) && strcmp(x->sector, "JRN"))
            b.body = p->named[m->actor] == NONE ? m->actor : p->named[m->actor],
            b.body_sentence = a->tokens.at[t].sentence;
    }
}

/* A body that is named in a person's phrase, and no mention of its own there: "a Norvik spokeswoman". */
static void take_words(principals *p) {
    const article *a = p->a;
    map words = {0};
    bool found;
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        const actor *x = actor_of(p, m);
        if (!x || m->pronoun || m->head >= a->tokens.size || a->tokens.at[m->head].upos != UPOS_PROPN ||
            is_nameless(x) || camp_acts(x) || !is_principal(x))
            continue;
        uint32_t *at = map_put(p->scratch, &words, article_text(a, a->tokens.at[m->head].at), &found);
        if (!found) *at = m->actor;
    }
    for (uint32_t i = 0; i < a->mentions.size && words.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->pronoun || !is_person(actor_of(p, m)) || p->camps[m->actor].size || p->past[m->actor] ||
            p->open[m->actor] || !has_trade(p, m->actor))
            continue;
        for (uint32_t t = m->head, n = 0;
             t < a->tokens.size && t-- > 0 && n < 4 && a->tokens.at[t].at.begin >= m->at.begin; n++) {
            uint32_t body =
                a->tokens.at[t].upos == UPOS_PROPN ? map_get(&words, article_text(a, a->tokens.at[t].at)) : MAP_NONE;
            if (body == MAP_NONE || body == m->actor) continue;
            give(p, m->actor, body);
            break;
        }
    }
}

/* "The club president": the body of the article that is one. */
static void take_roles(principals *p) {
    const article *a = p->a;
    map bodies = {0};
    bool found;
    for (uint32_t i = 0; i < a->actors.size; i++) {
        const actor *x = &a->actors.at[i];
        if (x->kind != ACTOR_ORGANISATION || camp_acts(x) || is_nameless(x) || !x->role.size) continue;
        uint32_t *at = map_put(p->scratch, &bodies, x->role, &found);
        *at = found ? NONE - 1 : i;
    }
    for (uint32_t i = 0; i < a->actors.size && bodies.size; i++) {
        const actor *x = &a->actors.at[i];
        slice rest = x->role, kind = slice_take(&rest, ' ');
        uint32_t body = rest.size && is_person(x) ? map_get(&bodies, kind) : MAP_NONE;
        if (body < a->actors.size && !p->camps[i].size && !p->past[i]) give(p, i, body);
    }
}

/* "State Border Service", "the ministry": a body of some state. */
static bool is_of_some_state(const principals *p, const actor *who) {
    if (who->kind != ACTOR_ORGANISATION || who->country[0]) return false;
    if (camp_acts(who)) return true;
    for (slice rest = utf8_key(p->scratch, who->name); rest.size && !who->sector[0];)
        if (kinds_tells(p->kinds, p->scratch, slice_take(&rest, ' '), SLICE("state"))) return true;
    return false;
}

/* Spokesmen of nobody, and bodies of no state, may be any state's. */
static void open_voices(principals *p) {
    for (uint32_t i = 0; i < p->a->actors.size; i++) {
        const actor *x = &p->a->actors.at[i];
        if (!p->camps[i].size && is_of_some_state(p, x)) p->open[i] = true;
        bool voice = is_person(x) && !x->sector[0] && !x->country[0] &&
                     kinds_tells(p->kinds, p->scratch, x->role, SLICE("voice")) && !p->other[i];
        bool unnamed = x->kind == ACTOR_UNNAMED && !x->country[0] && camp_acts(x) && !p->other[i];
        if (!p->camps[i].size && !p->past[i] && (voice || unnamed)) p->open[i] = true;
    }
}

static bool is_capital(const article *a, uint32_t t) {
    slice word = article_text(a, a->tokens.at[t].at);
    return word.size && ((word.at[0] >= 'A' && word.at[0] <= 'Z') || (unsigned char)word.at[0] >= 0x80);
}

/* Spokesmen of somebody who is named, though nobody knows him: "FSE spokesman Jane Doe", "a spokesman for the Western
 * Front". */
static void find_others(principals *p) {
    const article *a = p->a;
    p->other = ARENA_NEW(p->scratch, bool, a->actors.size + 1);
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        uint32_t up = a->tokens.at[t].head, at = up < a->tokens.size ? p->at_token[up] : NONE;
        bool before = t + 1 < a->tokens.size && a->tokens.at[t + 1].upos == UPOS_NOUN &&
                      (a->tokens.at[t + 1].head == up || t + 1 == up);
        uint8_t main = relation_main[a->tokens.at[t].relation];
        if (at == NONE || a->mentions.at[at].actor >= a->actors.size || !is_capital(a, t)) continue;
        /* "a Western diplomat" */
        if (main == REL_AMOD && a->tokens.at[t].upos == UPOS_ADJ) p->other[a->mentions.at[at].actor] = true;
        if (a->tokens.at[t].upos != UPOS_PROPN) continue;
        if (before || (a->tokens.at[up].upos == UPOS_NOUN && (main == REL_NMOD || main == REL_COMPOUND)))
            p->other[a->mentions.at[at].actor] = true;
    }
}

/* "The group", "the agency": the body that was named last. */
static void find_named(principals *p) {
    const article *a = p->a;
    uint32_t last_named = NONE;
    p->named = ARENA_NEW(p->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) p->named[i] = NONE;
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const actor *x = actor_of(p, &a->mentions.at[i]);
        if (!x || (x->kind != ACTOR_ORGANISATION && x->kind != ACTOR_GROUP) || !strcmp(x->sector, "JRN")) continue;
        if (!is_nameless(x) && camp_acts(x)) continue;
        if (!is_nameless(x)) last_named = a->mentions.at[i].actor;
        else if (p->named[a->mentions.at[i].actor] == NONE &&
                 kinds_tells(p->kinds, p->scratch, x->role, SLICE("body")))
            p->named[a->mentions.at[i].actor] = last_named;
    }
}

/* ---------------------------------------------------------------------------------------------------- the whole */

/* "A former officer" speaks for nobody but himself. */
static void find_past(principals *p) {
    const article *a = p->a;
    p->past = ARENA_NEW(p->scratch, bool, a->actors.size + 1);
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->pronoun || !is_person(actor_of(p, m))) continue;
        slice text = article_text(a, m->at);
        for (int n = 0; n < 3 && text.size && !p->past[m->actor]; n++) {
            slice word = slice_take(&text, ' ');
            char small[16];
            word = slice_take(&word, '-'); /* "ex-minister" */
            for (size_t c = 0; c < word.size && c < sizeof small; c++)
                small[c] = (char)(word.at[c] >= 'A' && word.at[c] <= 'Z' ? word.at[c] + 32 : word.at[c]);
            if (word.size < sizeof small)
                p->past[m->actor] = kinds_tells(p->kinds, p->scratch, (slice){small, word.size}, SLICE("past"));
        }
        if (p->past[m->actor]) p->camps[m->actor] = (slice){0};
    }
}

void principals_take(principals *p) {
    const article *a = p->a;
    p->at_token = ARENA_NEW(p->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i <= a->tokens.size; i++) p->at_token[i] = NONE;
    for (uint32_t i = a->mentions.size; i-- > 0;)
        if (a->mentions.at[i].head < a->tokens.size) p->at_token[a->mentions.at[i].head] = i;
    find_past(p);
    find_named(p);
    find_acting(p);
    take_bound(p);
    take_leaders(p);
    take_voices(p);
    take_possessed(p);
    take_roles(p);
    take_words(p);
    find_others(p);
    open_voices(p);
}
