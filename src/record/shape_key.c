/* shape_key.c - the keys of who, and whose, is meant by the words of an argument */
#include <string.h>

#include "record/keys.h"
#include "record/shaper.h"

enum {
    ACTORS = 256, /* of an article, that are looked through */
    NEAR = 8      /* tokens on each side in which a description's own words are looked for */
};

bool shaper_is_kind(const shaper *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    return slice_equal(slice_take(&path, '/'), wanted);
}

bool shaper_at_home(const shaper *s, const actor *who) { return s->home && !strcmp(who->country, s->home); }

bool shaper_nameless(const actor *who) {
    return key_of_no_country(who->key, "gu");
}

/* The key of the body whose people it names, if the article has that body: "the Relief Agency staff", the Relief
 * Agency. */
static slice body_key(const shaper *s, const actor *who) {
    size_t end = who->key.size;
    while (end && who->key.at[end - 1] != ' ') end--;
    slice front = slice_part(who->key, 0, end ? end - 1 : 0), last = slice_part(who->key, end, who->key.size);
    if (who->kind != ACTOR_ORGANISATION || !front.size || !shaper_is_kind(s, last, SLICE("staff"))) return who->key;
    for (uint32_t i = 0; i < s->a->actors.size && i < ACTORS; i++)
        if (slice_equal(s->a->actors.at[i].key, front)) return front;
    return who->key;
}

slice shaper_key(const shaper *s, const actor *who) {
    bool himself = s->himself && (who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED);
    if (himself) return who->kind == ACTOR_PERSON ? camp_name_key(s->scratch, who->key) : (slice){0};
    himself = who->kind == ACTOR_PERSON && shaper_at_home(s, who);
    if (himself) return who->key;
    slice key = camp_key(s->scratch, who);
    return slice_equal(key, who->key) ? body_key(s, who) : key;
}

slice shaper_speaker_camp(const shaper *s) {
    return s->said && s->said->speaker < s->a->actors.size ? s->camps[s->said->speaker] : (slice){0};
}

/* Who "we" is: the speaker, or the state that he acts for. */
static slice speaker_key(const shaper *s) {
    if (!s->said || s->said->speaker >= s->a->actors.size) return (slice){0};
    slice camp = (s->home && !s->opposes) || s->himself ? (slice){0} : s->camps[s->said->speaker];
    return camp.size ? camp : shaper_key(s, &s->a->actors.at[s->said->speaker]);
}

/* "The firm's mine" is nobody's own. */
static bool has_owner(const article *a, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && i - k < 4;)
        if (a->tokens.at[k].head == i && a->tokens.at[k].relation == REL_NMOD_POSS) return true;
    return false;
}

/* Whether what is somebody's, or said beside him, is his country's: "the ministry's trucks", but neither "the
 * candidate's campaign" nor "the bank's clerks" nor a manager's "departure". At home its people are not the state. */
static bool lends_state(const shaper *s, const actor *who) {
    if (who->kind == ACTOR_PERSON) return (camp_acts(who) || !who->sector[0]) && !shaper_at_home(s, who);
    if (who->kind == ACTOR_GROUP) return camp_acts(who) || !shaper_at_home(s, who);
    return who->kind != ACTOR_ORGANISATION || camp_acts(who);
}

/* "British" in "British Brewing", a name of no known actor, says no more of it than "Brewing" does. */
static bool is_in_name(const shaper *s, uint32_t i, uint32_t head) {
    const token *k = &s->a->tokens.at[i];
    bool before = k->relation == REL_AMOD || k->relation == REL_COMPOUND;
    return before && i + 1 == head && s->a->tokens.at[head].upos == UPOS_PROPN && s->mention_at[head] == NONE;
}

/* The state in a description's own words: "Tunisian forces", "its coastguard", "our units". */
static slice state_beside(const shaper *s, uint32_t head) {
    const article *a = s->a;
    uint32_t begin = head > NEAR ? head - NEAR : 0, end = head + NEAR < a->tokens.size ? head + NEAR : a->tokens.size;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t m = s->mention_at[i];
        if ((a->tokens.at[i].head != head && i != head) || is_in_name(s, i, head)) continue;
        slice ours = m == NONE && is_first_person(&a->tokens.at[i]) && !has_owner(a, i) ? speaker_key(s) : (slice){0};
        /* "my client" is somebody else */
        if (ours.size && (is_plural(&a->tokens.at[i]) || key_is_state(ours))) return ours;
        if (m == NONE) continue;
        const actor *who = &a->actors.at[a->mentions.at[m].actor];
        if (who->country[0] && lends_state(s, who)) return camp_state_key(s->scratch, who);
    }
    return (slice){0};
}

slice shaper_unknown_key(const shaper *s, uint32_t head) {
    return arena_print(s->scratch, "u:%.16s:%u", s->a->text_sha256, head);
}

slice shaper_described_key(shaper *s, const argument *x) {
    bool found, known = x->head < s->a->tokens.size;
    const token *head = known ? &s->a->tokens.at[x->head] : NULL;
    if (known && slice_find(head->features, SLICE("PronType=Neg")) != SIZE_MAX) return (slice){0}; /* "nobody" */
    if (known && head->upos == UPOS_PRON)
        return is_first_person(head) ? speaker_key(s) : shaper_unknown_key(s, x->head);
    slice lemma = article_lemma(s->a, x->head), key = known ? state_beside(s, x->head) : (slice){0};
    uint32_t at = lemma.size ? map_get(&s->described, lemma) : MAP_NONE;
    if (!key.size && at == MAP_NONE && lemma.size) at = map_get(&s->things, lemma);
    if (!key.size && at != MAP_NONE && s->keys_of.at[at].size) return s->keys_of.at[at];
    if (!key.size) return key_of_words(s->scratch, x->text);
    at = lemma.size ? map_get(&s->described, lemma) : MAP_NONE;
    if (lemma.size && at == MAP_NONE) {
        *map_put(s->scratch, &s->described, lemma, &found) = s->keys_of.size;
        *vec_push(s->scratch, &s->keys_of) = key;
    }
    return key;
}

void shaper_describe_things(shaper *s) {
    const article *a = s->a;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        s->said = p->attribution < a->attributions.size ? &a->attributions.at[p->attribution] : NULL;
        for (uint32_t n = 0; n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            bool thing = x->role == ROLE_OBJECT && x->actor == NONE && x->head < a->tokens.size &&
                         a->tokens.at[x->head].upos == UPOS_NOUN;
            slice lemma = article_lemma(a, x->head), key = thing ? state_beside(s, x->head) : (slice){0};
            bool found;
            if (!key_is_state(key) || !lemma.size) continue;
            uint32_t *at = map_put(s->scratch, &s->things, lemma, &found);
            if (found && !slice_equal(s->keys_of.at[*at], key)) s->keys_of.at[*at] = (slice){0};
            if (found) continue;
            *at = s->keys_of.size;
            *vec_push(s->scratch, &s->keys_of) = key;
        }
    }
}

/* Whose people do it, where it says "our": the speaker's. */
static slice our_key(const shaper *s, uint32_t head) {
    uint32_t begin = head > NEAR ? head - NEAR : 0;
    for (uint32_t i = begin; i < head && head < s->a->tokens.size; i++) {
        const token *k = &s->a->tokens.at[i];
        if (k->head == head && relation_main[k->relation] == REL_NMOD && is_first_person(k) && is_plural(k))
            return speaker_key(s);
    }
    return (slice){0};
}

/* A named actor that is no state, by a mention at the token. */
static const actor *named_at(const shaper *s, uint32_t token_at) {
    uint32_t m = token_at < s->a->tokens.size ? s->mention_at[token_at] : NONE;
    const actor *who = m == NONE ? NULL : &s->a->actors.at[s->a->mentions.at[m].actor];
    bool named = who && (who->kind == ACTOR_ORGANISATION || who->kind == ACTOR_PERSON) && !shaper_nameless(who);
    return named ? who : NULL;
}

/* Whose a thing is, or whose people they are: "the Corvex plant", "its lorries", "waste from the Corvex plant". */
static slice owner_key(const shaper *s, uint32_t head, int depth) {
    const article *a = s->a;
    uint32_t begin = head > NEAR ? head - NEAR : 0, end = head + NEAR < a->tokens.size ? head + NEAR : a->tokens.size;
    bool people = shaper_is_kind(s, a->tokens.at[head].lemma, SLICE("staff")); /* "members of the Relief Agency" */
    for (uint32_t i = begin; i < end && depth < 2; i++) {
        const token *k = &a->tokens.at[i];
        bool owns = k->relation == REL_NMOD_POSS || (i < head && k->relation == REL_COMPOUND);
        if (k->head != head || i == head || is_first_person(k) || (!owns && k->relation != REL_NMOD)) continue;
        const actor *who = named_at(s, i);
        if (who && (owns || people)) return shaper_key(s, who);
        slice inner = who || k->relation != REL_NMOD ? (slice){0} : owner_key(s, i, depth + 1);
        if (inner.size) return inner;
    }
    return (slice){0};
}

/* "His client": whom the source names beside the speaker ("a lawyer for Jane Doe"). */
static slice client_key(const shaper *s) {
    const article *a = s->a;
    const attribution *t = s->said;
    for (int i = 0; t && i < 3; i++) {
        span at = article_extent(a, t->source);
        for (uint32_t m = article_mention_from(a, at.begin);
             m < a->mentions.size && a->mentions.at[m].at.begin < at.end; m++) {
            const actor *who = named_at(s, a->mentions.at[m].head);
            bool beside = a->mentions.at[m].head != t->source_head && a->mentions.at[m].actor != t->speaker;
            if (who && beside) return shaper_key(s, who);
        }
        t = t->parent < a->attributions.size ? &a->attributions.at[t->parent] : NULL;
    }
    return (slice){0};
}

slice shaper_meant_key(const shaper *s, const argument *x, const actor *who) {
    slice key = our_key(s, x->head);
    if (!key.size && shaper_is_kind(s, article_lemma(s->a, x->head), SLICE("client"))) key = client_key(s);
    bool thing = !who && x->head < s->a->tokens.size && s->a->tokens.at[x->head].upos == UPOS_NOUN;
    return key.size || !thing ? key : owner_key(s, x->head, 0);
}
