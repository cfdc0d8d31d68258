/* shape_doer.c - who does what a proposition tells, and whether its words say so */
#include <string.h>

#include "record/shaper.h"

enum { NEAR = 8 /* tokens behind a noun in which its name is looked for */ };

/* Somebody without a name who may be an actor that the article names elsewhere: "the company", "guards", but not
 * "rebels". */
static bool stands_for_another(const actor *who) {
    return shaper_nameless(who) && (!who->sector[0] || camp_acts(who) || camp_in_sector(who, SECTOR_STANDS_IN));
}

/* Whether a body of a state is named by its noun alone: "the government", in a minister's mouth his own. */
static bool is_bare(const shaper *s, const argument *x) {
    const article *a = s->a;
    if (x->head >= a->tokens.size || a->tokens.at[x->head].upos != UPOS_NOUN) return false;
    if (memchr(x->text.at ? x->text.at : "", ' ', x->text.size)) return false;
    for (uint32_t i = x->head; i-- > 0 && i + 4 > x->head;) /* a determiner at most */
        if (a->tokens.at[i].head == x->head && a->tokens.at[i].upos != UPOS_DET) return false;
    for (uint32_t i = x->head + 1; i < a->tokens.size && i < x->head + 6; i++)
        if (a->tokens.at[i].head == x->head && a->tokens.at[i].upos == UPOS_PROPN) return false;
    return true;
}

/* Whether words that are no known actor name one: "the Northern Front", "artillery of the Northern Front", "rebel
 * shells". */
static bool has_name(const shaper *s, const argument *x) {
    const article *a = s->a;
    uint32_t head = x->head;
    if (head >= a->tokens.size) return false;
    if (a->tokens.at[head].upos == UPOS_PROPN) return x->text.size && memchr(x->text.at, ' ', x->text.size);
    if (head && a->tokens.at[head - 1].head == head &&
        shaper_is_kind(s, a->tokens.at[head - 1].lemma, SLICE("rebel")))
        return true;
    if (head + 1 >= a->tokens.size || !word_is(kinds_words(s->kinds), a->tokens.at[head + 1].lemma, WORD_GENITIVE))
        return false;
    for (uint32_t i = head + 2; i < a->tokens.size && i < head + NEAR; i++)
        if (a->tokens.at[i].head == head && a->tokens.at[i].upos == UPOS_PROPN) return true;
    return false;
}

/* The actor of an argument. At home an official, and his "we", are himself where they are given as his state; but who
 * denies speaks for those whom others charge. */
static const actor *doer_of(const shaper *s, const argument *x) {
    const actor *who = x->actor != NONE ? &s->a->actors.at[x->actor] : NULL;
    if (!who || who->kind != ACTOR_STATE || !shaper_at_home(s, who) || x->head >= s->a->tokens.size) return who;
    uint32_t m = s->mention_at[x->head], named = m == NONE ? NONE : s->a->mentions.at[m].actor;
    bool ours = s->said && is_first_person(&s->a->tokens.at[x->head]);
    uint32_t other = ours ? (s->opposes ? NONE : s->said->speaker) : named;
    const actor *himself = other < s->a->actors.size ? &s->a->actors.at[other] : who;
    return himself->kind == ACTOR_PERSON && shaper_at_home(s, himself) ? himself : who;
}

void shaper_add_doer(shaper *s, const argument *x, key_list *actors, parts *out) {
    const actor *who = doer_of(s, x);
    slice key = who ? shaper_key(s, who) : shaper_described_key(s, x);
    const token *head = x->head < s->a->tokens.size ? &s->a->tokens.at[x->head] : NULL;
    bool people = who && shaper_at_home(s, who) && !camp_acts(who); /* "American voters" */
    if (who && (who->kind == ACTOR_UNNAMED || who->kind == ACTOR_GROUP) && !key_is_state(key) && !people) {
        slice state = shaper_described_key(s, x);
        if (key_is_state(state)) key = state;
    }
    if (who && key_is_state(key) && is_bare(s, x) && s->said && s->said->speaker < s->a->actors.size) {
        slice ours = s->camps[s->said->speaker];
        bool foe = shaper_is_kind(s, article_lemma(s->a, x->head), SLICE("foe"));
        if (foe && slice_equal(ours, key)) key = shaper_unknown_key(s, x->head);
        else if (!foe && key_is_state(ours)) key = ours;
    }
    bool open = !key_is_state(key) && (!who || who->kind == ACTOR_UNNAMED || who->kind == ACTOR_GROUP);
    slice meant = open ? shaper_meant_key(s, x, who) : (slice){0};
    if (meant.size) key = meant;
    bool body = who && who->kind == ACTOR_ORGANISATION && shaper_nameless(who) && !strncmp(who->sector, "BUS", 3);
    if (body && s->firm != NONE) key = camp_key(s->scratch, &s->a->actors.at[s->firm]); /* "the company" */
    bool named = key_is_state(key) || meant.size || (body && s->firm != NONE);
    bool we = head && head->upos == UPOS_PRON && is_first_person(head);
    out->others |= key_is(key, "u") && !who;
    out->several |= out->others && head && head->upos == UPOS_PRON && is_plural(head);
    out->vague |= !named && (we ? s->opposes : who ? stands_for_another(who) : !has_name(s, x));
    keys_add(actors, key);
}

static bool by_nobody(const key_list *actors, const parts *p) {
    return !actors->size || (actors->size == 1 && p->vague && !p->others);
}

/* "That it had | received a warning": done to whom the words before it name by a pronoun, as a rule the denier. */
static bool is_suffered(const shaper *s, const proposition *p) {
    const token *t = s->a->tokens.at;
    if (p->head >= s->a->tokens.size || t[p->head].upos != UPOS_NOUN) return false;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        bool done_to = x->role == ROLE_RECIPIENT || x->role == ROLE_OBJECT;
        if (done_to && x->head < p->head && slice_find(t[x->head].features, SLICE("PronType=Prs")) != SIZE_MAX)
            return true;
    }
    return false;
}

static bool own_act(const shaper *s, key_list *actors, const key_list *recipients) {
    slice key = shaper_speaker_camp(s);
    if (!key.size) return false;
    const actor *who = &s->a->actors.at[s->said->speaker];
    if (!key_is_state(key) && !who->role.size) return false; /* who chairs a club need not mean it by "I" */
    if (s->himself && key_is_state(key)) key = shaper_key(s, who);
    for (uint32_t i = 0; i < recipients->size; i++) /* who denies what was done to him */
        if (slice_equal(recipients->at[i], key) || slice_equal(recipients->at[i], shaper_key(s, who)) ||
            slice_equal(recipients->at[i], camp_name_key(s->scratch, who->key)))
            return false;
    actors->at[0] = key;
    actors->size = 1;
    return true;
}

void shaper_own_deed(const shaper *s, const proposition *p, key_list *actors, const key_list *recipients,
                     parts *out) {
    if (!s->opposes || !by_nobody(actors, out) || is_suffered(s, p) || !own_act(s, actors, recipients)) return;
    out->vague = false;
    out->guessed = s->guessed[s->said->speaker];
}
