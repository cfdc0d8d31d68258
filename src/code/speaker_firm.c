/* speaker_firm.c - who "the company" is that says something
 *
 * Which firm is meant is decided among all mentions (coref_firm.c), which takes the last that did something: often
 * the one that is bought, in a report of the one who buys and tells of it. Who goes on speaking is whose report it
 * is. */
#include "code/speaker_firm.h"

#include "code/mention.h"

enum { FAR = 6 /* sentences */, LOOK = 200 /* mentions */ };

/* The mention that is an attribution's whole source, or NONE. */
static uint32_t source_mention(const article *a, const attribution *x) {
    uint32_t m = x->source_head == NONE ? NONE : mention_of_token(a, x->source_head);
    return m != NONE && a->mentions.at[m].head == x->source_head ? m : NONE;
}

/* A business, or an outlet, that speaks under its name. */
static bool is_named(const article *a, const attribution *x, bool paper) {
    uint32_t m = source_mention(a, x);
    const actor *who = x->speaker == NONE ? NULL : &a->actors.at[x->speaker];
    if (!who || who->kind != ACTOR_ORGANISATION || m == NONE || a->mentions.at[m].actor != x->speaker) return false;
    bool known = slice_equal(slice_of(who->sector), paper ? SLICE("JRN") : SLICE("BUS"));
    bool business = !paper && !who->sector[0] && slice_starts(who->key, SLICE("o::"));
    return (known || business) && !a->mentions.at[m].described && !a->mentions.at[m].pronoun;
}

/* Whether a firm, not `but` itself, is the subject of a sentence between those of two tokens. */
static bool acts_between(const article *a, uint32_t but, uint32_t from, uint32_t to) {
    uint32_t first = article_mention_from(a, a->tokens.at[from].at.end);
    for (uint32_t i = first; i < a->mentions.size && i - first < LOOK; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->at.begin >= a->tokens.at[to].at.begin) return false;
        uint32_t own = m->head == NONE ? a->tokens.at[from].sentence : a->tokens.at[m->head].sentence;
        if (m->actor == but || m->described || m->pronoun || a->actors.at[m->actor].kind != ACTOR_ORGANISATION ||
            own == a->tokens.at[from].sentence || own == a->tokens.at[to].sentence)
            continue;
        uint32_t verb = a->tokens.at[m->head].head;
        bool subject = relation_main[a->tokens.at[m->head].relation] == REL_NSUBJ && verb != NONE;
        if (subject && a->tokens.at[verb].head == NONE) return true;
    }
    return false;
}

/* Whether more is said of a firm than that it is one: "the crane maker" may be another than who spoke. */
static bool says_trade(const article *a, const mention *m) {
    slice text = article_text(a, m->at);
    size_t first = slice_find(text, SLICE(" "));
    if (first == SIZE_MAX) return false;
    return slice_find((slice){text.at + first + 1, text.size - first - 1}, SLICE(" ")) != SIZE_MAX;
}

/* Whether another body is named before "the company" in its sentence, which does not tell what it says first: "As
 * Aldvik's profit grew, the company plans to hire". */
static bool is_told_here(const article *a, const attribution *x, uint32_t m, uint32_t but) {
    range own = a->sentences.at[a->tokens.at[x->source_head].sentence].tokens;
    bool behind = x->content.count && a->spans.at[x->content.first].begin < a->mentions.at[m].at.begin;
    uint32_t first = article_mention_from(a, a->tokens.at[own.first].at.begin);
    for (uint32_t i = m > first + LOOK ? m - LOOK : first; !behind && i < m; i++) {
        const mention *k = &a->mentions.at[i];
        if (k->actor == x->speaker) return true;
        bool body = a->actors.at[k->actor].kind == ACTOR_ORGANISATION;
        if (k->actor != but && !k->described && !k->pronoun && body) return true;
    }
    return false;
}

/* The same for "the company" or for "the newspaper". */
static void join(article *a, bool paper) {
    const attribution *last = NULL;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        attribution *x = &a->attributions.at[i];
        if (x->parent != NONE) continue;
        uint32_t m = source_mention(a, x);
        bool meant = m != NONE && (paper ? a->mentions.at[m].paper : a->mentions.at[m].firm) &&
                     x->speaker == a->mentions.at[m].actor;
        /* who denies was accused, by who spoke as like as not */
        bool answers = x->stance == STANCE_DENIES || x->stance == STANCE_DECLINES;
        bool near =
            last && !answers && a->tokens.at[last->cue_head].sentence + FAR >= a->tokens.at[x->cue_head].sentence;
        if (meant && near && x->speaker != last->speaker && !is_told_here(a, x, m, last->speaker) &&
            !(says_trade(a, &a->mentions.at[m]) && acts_between(a, last->speaker, last->cue_head, x->cue_head))) {
            x->speaker = last->speaker;
            a->mentions.at[m].actor = last->speaker;
        } else if (is_named(a, x, paper))
            last = x;
    }
}

void speakers_join_firms(article *a) {
    join(a, false);
    join(a, true);
}
