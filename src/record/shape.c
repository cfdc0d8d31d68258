/* shape.c - the keys of propositions, each from its own arguments; gaps.c then fills what they leave out */
#include "record/shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "record/camp.h"
#include "record/gaps.h"
#include "record/stander.h"

enum {
    KEYS = 16, /* of one kind that are kept */
    FAR = 12,  /* tokens behind a part in which the deed is looked for */
    ACTORS = 256, /* of an article, that are looked through */
    NEAR = 8   /* tokens on each side in which a description's own words are looked for */
};

typedef struct keys {
    slice at[KEYS];
    uint32_t size;
} keys;

static void keys_add(keys *k, slice key) {
    for (uint32_t i = 0; i < k->size; i++)
        if (slice_equal(k->at[i], key)) return;
    if (k->size < KEYS && key.size) k->at[k->size++] = key;
}

static int by_bytes(const void *a, const void *b) { return slice_compare(*(const slice *)a, *(const slice *)b); }

static slice keys_joined(arena *scratch, keys *k) {
    size_t size = 0;
    if (k->size > 1) qsort(k->at, k->size, sizeof k->at[0], by_bytes);
    for (uint32_t i = 0; i < k->size; i++) size += k->at[i].size + 1;
    char *out = arena_alloc(scratch, size), *at = out;
    for (uint32_t i = 0; i < k->size; i++) {
        if (i) *at++ = '\n';
        memcpy(at, k->at[i].at, k->at[i].size);
        at += k->at[i].size;
    }
    return (slice){out, (size_t)(at - out)};
}

static slice text_key(arena *scratch, slice text) {
    slice key = utf8_key(scratch, text);
    char *copy = arena_copy(scratch, key.at, key.size);
    for (size_t i = 0; i < key.size; i++)
        if (copy[i] == '\n') copy[i] = ' ';
    return arena_join(scratch, (slice[]){SLICE("t:"), {copy, key.size}}, 2);
}

/* What names are for, while shapes are made. */
typedef struct shaper {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    uint32_t *mention_at; /* whose head a token is, or NONE */
    bool *dated;          /* tokens that stand in a date */
    /* the same of what things are done to: "a Danish ferry", and later "the ferry"; an empty key where they are of
     * several */
    map things;
    /* from the lemma of a description to `keys_of`: "its coastguard", and later "the coastguard" */
    map described;
    VEC(slice) keys_of;
    const slice *camps;
    const bool *guessed;
    uint32_t firm;        /* see camp.h */
    const char *home;     /* the same */
    const attribution *said; /* what the proposition at hand stands under, or NULL */
    bool himself;            /* an official whom the argument at hand names is himself, not his state */
    bool opposes;            /* it is said not to be so: then "we" are those whom others charge with it */
} shaper;

static slice lemma_of(const article *a, const argument *x) {
    return x->head < a->tokens.size ? a->tokens.at[x->head].lemma : (slice){0};
}

static bool is_state(slice key) { return slice_starts(key, SLICE("c:")); }

static bool is_plural(const token *t) { return slice_find(t->features, SLICE("Number=Plur")) != SIZE_MAX; }

static bool is_first_person(const token *t) { return slice_find(t->features, SLICE("Person=1")) != SIZE_MAX; }

static bool is_of_kind(const shaper *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    return slice_equal(slice_take(&path, '/'), wanted);
}

/* The key of the body whose people it names, if the article has that body: "the Relief Agency staff", the Relief
 * Agency. */
static slice body_key(const shaper *s, const actor *who) {
    size_t end = who->key.size;
    while (end && who->key.at[end - 1] != ' ') end--;
    slice front = slice_part(who->key, 0, end ? end - 1 : 0), last = slice_part(who->key, end, who->key.size);
    if (who->kind != ACTOR_ORGANISATION || !front.size || !is_of_kind(s, last, SLICE("staff"))) return who->key;
    for (uint32_t i = 0; i < s->a->actors.size && i < ACTORS; i++)
        if (slice_equal(s->a->actors.at[i].key, front)) return front;
    return who->key;
}

/* Whether he is of the country of whose own affairs the article tells. */
static bool is_at_home(const shaper *s, const actor *who) { return s->home && !strcmp(who->country, s->home); }

static slice key_of(const shaper *s, const actor *who) {
    bool himself = s->himself && (who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED);
    if (himself) return who->kind == ACTOR_PERSON ? camp_name_key(s->scratch, who->key) : (slice){0};
    himself = who->kind == ACTOR_PERSON && is_at_home(s, who);
    if (himself) return who->key;
    slice key = camp_key(s->scratch, who);
    return slice_equal(key, who->key) ? body_key(s, who) : key;
}

/* Who "we" is: the speaker, or the state that he acts for. */
static slice speaker_key(const shaper *s) {
    if (!s->said || s->said->speaker >= s->a->actors.size) return (slice){0};
    slice camp = (s->home && !s->opposes) || s->himself ? (slice){0} : s->camps[s->said->speaker];
    return camp.size ? camp : key_of(s, &s->a->actors.at[s->said->speaker]);
}

/* "The firm's mine" is nobody's own. */
static bool has_owner(const article *a, uint32_t i) {
    for (uint32_t k = i; k-- > 0 && i - k < 4;)
        if (a->tokens.at[k].head == i && a->tokens.at[k].relation == REL_NMOD_POSS) return true;
    return false;
}

/* Whether what is somebody's, or said beside him, is his country's: "the ministry's trucks", but neither "the
 * candidate's campaign" nor "the bank's clerks". At home its people are not the state. */
static bool lends_state(const shaper *s, const actor *who) {
    if (who->kind == ACTOR_PERSON) return !camp_is_partisan(who) && !is_at_home(s, who);
    if (who->kind == ACTOR_GROUP) return camp_acts(who) || !is_at_home(s, who);
    return who->kind != ACTOR_ORGANISATION || camp_acts(who);
}

/* The state in a description's own words: "Tunisian forces", "its coastguard", "our units". */
static slice state_beside(const shaper *s, uint32_t head) {
    const article *a = s->a;
    uint32_t begin = head > NEAR ? head - NEAR : 0, end = head + NEAR < a->tokens.size ? head + NEAR : a->tokens.size;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t m = s->mention_at[i];
        if (a->tokens.at[i].head != head && i != head) continue;
        slice ours = m == NONE && is_first_person(&a->tokens.at[i]) && !has_owner(a, i) ? speaker_key(s) : (slice){0};
        /* "my client" is somebody else */
        if (ours.size && (is_plural(&a->tokens.at[i]) || is_state(ours))) return ours;
        if (m == NONE) continue;
        const actor *who = &a->actors.at[a->mentions.at[m].actor];
        if (who->country[0] && lends_state(s, who)) return camp_state_key(s->scratch, who);
    }
    return (slice){0};
}

/* Of somebody who is spoken of, but not known: nobody else's. */
static slice unknown_key(const shaper *s, uint32_t head) {
    return arena_print(s->scratch, "u:%.16s:%u", s->a->text_sha256, head);
}

/* The key of what is no known actor: of the state that it belongs to by its words here or earlier, else of its
 * words. */
static slice described_key(shaper *s, const argument *x) {
    bool found, known = x->head < s->a->tokens.size;
    const token *head = known ? &s->a->tokens.at[x->head] : NULL;
    if (known && slice_find(head->features, SLICE("PronType=Neg")) != SIZE_MAX) return (slice){0}; /* "nobody" */
    if (known && head->upos == UPOS_PRON) return is_first_person(head) ? speaker_key(s) : unknown_key(s, x->head);
    slice lemma = lemma_of(s->a, x), key = known ? state_beside(s, x->head) : (slice){0};
    uint32_t at = lemma.size ? map_get(&s->described, lemma) : MAP_NONE;
    if (!key.size && at == MAP_NONE && lemma.size) at = map_get(&s->things, lemma);
    if (!key.size && at != MAP_NONE && s->keys_of.at[at].size) return s->keys_of.at[at];
    if (!key.size) return text_key(s->scratch, x->text);
    at = lemma.size ? map_get(&s->described, lemma) : MAP_NONE;
    if (lemma.size && at == MAP_NONE) {
        *map_put(s->scratch, &s->described, lemma, &found) = s->keys_of.size;
        *vec_push(s->scratch, &s->keys_of) = key;
    }
    return key;
}

/* Whose the things are to which something is done. */
static void describe_things(shaper *s) {
    const article *a = s->a;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        s->said = p->attribution < a->attributions.size ? &a->attributions.at[p->attribution] : NULL;
        for (uint32_t n = 0; n < p->arguments.count; n++) {
            const argument *x = &a->arguments.at[p->arguments.first + n];
            bool thing = x->role == ROLE_OBJECT && x->actor == NONE && x->head < a->tokens.size &&
                         a->tokens.at[x->head].upos == UPOS_NOUN;
            slice lemma = lemma_of(a, x), key = thing ? state_beside(s, x->head) : (slice){0};
            bool found;
            if (!is_state(key) || !lemma.size) continue;
            uint32_t *at = map_put(s->scratch, &s->things, lemma, &found);
            if (found && !slice_equal(s->keys_of.at[*at], key)) s->keys_of.at[*at] = (slice){0};
            if (found) continue;
            *at = s->keys_of.size;
            *vec_push(s->scratch, &s->keys_of) = key;
        }
    }
}

static bool is_pronoun(const article *a, const argument *x) {
    return x->head < a->tokens.size && a->tokens.at[x->head].upos == UPOS_PRON;
}

static bool is_personal(const article *a, const argument *x) {
    return is_pronoun(a, x) && slice_find(a->tokens.at[x->head].features, SLICE("PronType=Prs")) != SIZE_MAX;
}

static bool is_nameless(const actor *who) {
    return slice_starts(who->key, SLICE("g::")) || slice_starts(who->key, SLICE("u::"));
}

/* "things", "a reason"; and what is a day, put without a preposition: "this weekend". */
static bool says_nothing(const shaper *s, const argument *x) {
    if (x->head < s->a->tokens.size && s->dated[x->head]) return true;
    return is_of_kind(s, lemma_of(s->a, x), SLICE("vague"));
}

/* Of people and places without a name only the kind matters: "the crew", "nine fishermen", "a hospital". */
static void add_goal(shaper *s, const argument *x, keys *recipients, keys *objects) {
    const actor *who = x->actor != NONE ? &s->a->actors.at[x->actor] : NULL;
    slice key = who ? key_of(s, who) : (slice){0};
    bool named =
        who && (is_state(key) || (who->kind != ACTOR_UNNAMED && who->kind != ACTOR_GROUP && !is_nameless(who)));
    if (named) keys_add(recipients, key);
    else if (is_pronoun(s->a, x) || says_nothing(s, x)) return;
    else if (who || x->role == ROLE_OBJECT)
        keys_add(objects, kinds_path(s->kinds, s->scratch, lemma_of(s->a, x), x->text));
}

/* Somebody without a name who may be an actor that the article names elsewhere: "the company", "guards", but not
 * "rebels". */
static bool stands_for_another(const actor *who) {
    return is_nameless(who) && (!who->sector[0] || camp_acts(who) || camp_in_sector(who, " BUS LAB "));
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
    if (head && a->tokens.at[head - 1].head == head && is_of_kind(s, a->tokens.at[head - 1].lemma, SLICE("rebel")))
        return true;
    if (head + 1 >= a->tokens.size || !slice_equal(a->tokens.at[head + 1].lemma, SLICE("of"))) return false;
    for (uint32_t i = head + 2; i < a->tokens.size && i < head + NEAR; i++)
        if (a->tokens.at[i].head == head && a->tokens.at[i].upos == UPOS_PROPN) return true;
    return false;
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
    bool named = who && (who->kind == ACTOR_ORGANISATION || who->kind == ACTOR_PERSON) && !is_nameless(who);
    return named ? who : NULL;
}

/* Whose a thing is, or whose people they are: "the Corvex plant", "its lorries", "waste from the Corvex plant". */
static slice owner_key(const shaper *s, uint32_t head, int depth) {
    const article *a = s->a;
    uint32_t begin = head > NEAR ? head - NEAR : 0, end = head + NEAR < a->tokens.size ? head + NEAR : a->tokens.size;
    bool people = is_of_kind(s, a->tokens.at[head].lemma, SLICE("staff")); /* "members of the Relief Agency" */
    for (uint32_t i = begin; i < end && depth < 2; i++) {
        const token *k = &a->tokens.at[i];
        bool owns = k->relation == REL_NMOD_POSS || (i < head && k->relation == REL_COMPOUND);
        if (k->head != head || i == head || is_first_person(k) || (!owns && k->relation != REL_NMOD)) continue;
        const actor *who = named_at(s, i);
        if (who && (owns || people)) return key_of(s, who);
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
            if (who && beside) return key_of(s, who);
        }
        t = t->parent < a->attributions.size ? &a->attributions.at[t->parent] : NULL;
    }
    return (slice){0};
}

/* Who is meant by words that are no name. Empty where they tell nobody. */
static slice meant_key(const shaper *s, const argument *x, const actor *who) {
    slice key = our_key(s, x->head);
    if (!key.size && is_of_kind(s, lemma_of(s->a, x), SLICE("client"))) key = client_key(s);
    bool thing = !who && x->head < s->a->tokens.size && s->a->tokens.at[x->head].upos == UPOS_NOUN;
    return key.size || !thing ? key : owner_key(s, x->head, 0);
}

/* The actor of an argument. At home an official, and his "we", are himself where they are given as his state; but who
 * denies speaks for those whom others charge. */
static const actor *doer_of(const shaper *s, const argument *x) {
    const actor *who = x->actor != NONE ? &s->a->actors.at[x->actor] : NULL;
    if (!who || who->kind != ACTOR_STATE || !is_at_home(s, who) || x->head >= s->a->tokens.size) return who;
    uint32_t m = s->mention_at[x->head], named = m == NONE ? NONE : s->a->mentions.at[m].actor;
    bool ours = s->said && is_first_person(&s->a->tokens.at[x->head]);
    uint32_t other = ours ? (s->opposes ? NONE : s->said->speaker) : named;
    const actor *himself = other < s->a->actors.size ? &s->a->actors.at[other] : who;
    return himself->kind == ACTOR_PERSON && is_at_home(s, himself) ? himself : who;
}

/* Who does it. What has no name may be vague. */
static void add_doer(shaper *s, const argument *x, keys *actors, parts *out) {
    const actor *who = doer_of(s, x);
    slice key = who ? key_of(s, who) : described_key(s, x);
    const token *head = x->head < s->a->tokens.size ? &s->a->tokens.at[x->head] : NULL;
    bool people = who && is_at_home(s, who) && !camp_acts(who); /* "American voters" */
    if (who && (who->kind == ACTOR_UNNAMED || who->kind == ACTOR_GROUP) && !is_state(key) && !people) {
        slice state = described_key(s, x);
        if (is_state(state)) key = state;
    }
    if (who && is_state(key) && is_bare(s, x) && s->said && s->said->speaker < s->a->actors.size) {
        slice ours = s->camps[s->said->speaker];
        bool foe = is_of_kind(s, lemma_of(s->a, x), SLICE("foe"));
        if (foe && slice_equal(ours, key)) key = unknown_key(s, x->head);
        else if (!foe && is_state(ours)) key = ours;
    }
    bool open = !is_state(key) && (!who || who->kind == ACTOR_UNNAMED || who->kind == ACTOR_GROUP);
    slice meant = open ? meant_key(s, x, who) : (slice){0};
    if (meant.size) key = meant;
    bool body = who && who->kind == ACTOR_ORGANISATION && is_nameless(who) && !strncmp(who->sector, "BUS", 3);
    if (body && s->firm != NONE) key = camp_key(s->scratch, &s->a->actors.at[s->firm]); /* "the company" */
    bool named = is_state(key) || meant.size || (body && s->firm != NONE);
    bool we = head && head->upos == UPOS_PRON && is_first_person(head);
    out->others |= slice_starts(key, SLICE("u:")) && !who;
    out->several |= out->others && head && head->upos == UPOS_PRON && is_plural(head);
    out->vague |= !named && (we ? s->opposes : who ? stands_for_another(who) : !has_name(s, x));
    keys_add(actors, key);
}

static void add_argument(shaper *s, const argument *x, keys *actors, keys *recipients, keys *objects, parts *out) {
    const article *a = s->a;
    if (x->role == ROLE_ACTOR) {
        add_doer(s, x, actors, out);
    } else if (x->role == ROLE_RECIPIENT || x->role == ROLE_OBJECT) {
        add_goal(s, x, recipients, objects);
    } else if (x->role == ROLE_TIME && x->date != NONE && !out->first_day) {
        out->first_day = a->dates.at[x->date].first_day;
        out->last_day = a->dates.at[x->date].last_day;
    }
}

/* The kinds of what the predicate is done to, actors or not; of what nothing is done to, of who does it. */
static slice goals_of(shaper *s, const proposition *p) {
    keys goals = {0};
    bool alone = true;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        uint8_t role = s->a->arguments.at[p->arguments.first + i].role;
        alone = alone && role != ROLE_RECIPIENT && role != ROLE_OBJECT;
    }
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_RECIPIENT && x->role != ROLE_OBJECT && x->role != ROLE_TOPIC &&
            (x->role != ROLE_ACTOR || !alone))
            continue;
        if (x->actor != NONE && !strcmp(s->a->actors.at[x->actor].sector, "REB")) keys_add(&goals, SLICE("rebel"));
        bool person = is_personal(s->a, x) || (x->actor != NONE && s->a->actors.at[x->actor].kind == ACTOR_PERSON);
        slice path = kinds_path(s->kinds, s->scratch, lemma_of(s->a, x), (slice){0});
        person = person || slice_starts(path, SLICE("vague/human")); /* "anybody" */
        keys_add(&goals, person ? SLICE("person") : kinds_path(s->kinds, s->scratch, lemma_of(s->a, x), x->text));
    }
    return keys_joined(s->scratch, &goals);
}

/* Who denies a deed, as a rule, denies his own: where the words do not say whose it is, it is the speaker's
 * state's. */
static bool denied(const shaper *s, const proposition *p) {
    return s->said && (p->negative || s->said->stance == STANCE_DENIES);
}

static bool by_nobody(const keys *actors, const parts *p) {
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

static bool own_act(const shaper *s, keys *actors, const keys *recipients) {
    slice key = s->said->speaker < s->a->actors.size ? s->camps[s->said->speaker] : (slice){0};
    if (!key.size) return false;
    const actor *who = &s->a->actors.at[s->said->speaker];
    if (!is_state(key) && !who->role.size) return false; /* who chairs a club need not mean it by "I" */
    if (s->himself && is_state(key)) key = key_of(s, who);
    for (uint32_t i = 0; i < recipients->size; i++) /* who denies what was done to him */
        if (slice_equal(recipients->at[i], key) || slice_equal(recipients->at[i], key_of(s, who)) ||
            slice_equal(recipients->at[i], camp_name_key(s->scratch, who->key)))
            return false;
    actors->at[0] = key;
    actors->size = 1;
    return true;
}

/* "took no part", "had no hand": its object is a part in something. */
static bool has_part(shaper *s, const proposition *p) {
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_OBJECT) continue;
        if (is_of_kind(s, lemma_of(s->a, x), SLICE("part"))) return true;
    }
    return false;
}

/* "held the army responsible": what is said of its object. The adjective hangs on the verb or, behind it, on the
 * object. */
static bool gives_part(const shaper *s, const proposition *p) {
    const article *a = s->a;
    for (uint32_t i = p->head + 1; p->head < a->tokens.size && i < a->tokens.size && i < p->head + FAR; i++) {
        uint32_t up = a->tokens.at[i].head;
        bool of_object =
            up < i && up > p->head && a->tokens.at[up].head == p->head && a->tokens.at[up].relation == REL_OBJ;
        if (a->tokens.at[i].upos == UPOS_ADJ && (up == p->head || of_object) &&
            relation_main[a->tokens.at[i].relation] != REL_CONJ &&
            is_of_kind(s, a->tokens.at[i].lemma, SLICE("part")))
            return true;
    }
    return false;
}

static parts parts_of(shaper *s, const proposition *p) {
    arena *scratch = s->scratch;
    parts out = {0};
    s->said = p->attribution < s->a->attributions.size ? &s->a->attributions.at[p->attribution] : NULL;
    s->opposes = denied(s, p);
    keys actors = {0}, recipients = {0}, objects = {0};
    family f = kinds_family(s->kinds, p->lemma, p->sense, goals_of(s, p));
    bool doer = f.own || (f.taker && f.swapped), goal = f.taker && !f.swapped;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        s->himself = x->role == ROLE_ACTOR ? doer : goal;
        add_argument(s, x, &actors, &recipients, &objects, &out);
    }
    s->himself = doer;
    out.objects = keys_joined(scratch, &objects);
    out.light = f.light || f.seeing;
    /* "denied reports that | the bank had asked": whatever it is */
    bool told = f.saying && article_claim_denied(s->a, p->attribution);
    if (told) f.called = p->lemma;
    if ((f.saying && !told) || (f.light && !objects.size && !recipients.size)) return out;
    out.opposes = s->opposes;
    if (s->opposes && by_nobody(&actors, &out) && !is_suffered(s, p) && own_act(s, &actors, &recipients)) {
        out.vague = false;
        out.guessed = s->guessed[s->said->speaker];
    }
    bool thing = actors.size == 1 && slice_starts(actors.at[0], SLICE("t:"));
    if (actors.size == 1 && (is_state(actors.at[0]) || (thing && !f.one))) out.vague = false;
    out.one = f.one;
    out.contrary = f.contrary;
    out.part = f.part || has_part(s, p);
    if (f.done.size) {
        family done = kinds_family(s->kinds, f.done, f.done, (slice){0});
        out.done = sense_key(scratch, &done);
    }
    out.speaker = s->said && s->said->speaker < s->a->actors.size ? s->camps[s->said->speaker] : (slice){0};
    out.who = s->said && s->said->speaker < s->a->actors.size ? s->said->speaker + 1 : 0;
    out.sense = sense_key(scratch, &f);
    bool given = !f.part && gives_part(s, p);
    if (given && recipients.size) {
        actors = recipients;
        recipients.size = 0;
        out.part = true;
        out.vague = out.others = false;
    }
    out.actors = keys_joined(scratch, f.swapped ? &recipients : &actors);
    out.recipients = keys_joined(scratch, f.swapped ? &actors : &recipients);
    /* its politicians among themselves */
    bool itself = is_state(out.actors) && slice_equal(out.actors, out.recipients);
    if (itself && s->home) out.sense = (slice){0};
    return out;
}

/* What somebody had a part in: the noun of the proposition that hangs on another's words ("responsibility for the
 * attack"). */
static uint32_t deed_of(const article *a, const proposition *p, const uint32_t *at_token) {
    uint32_t end = p->head < a->tokens.size ? p->head + FAR : 0;
    for (uint32_t i = end ? p->head + 1 : 0; i < end && i < a->tokens.size; i++) {
        uint32_t up = i;
        for (int steps = 0; steps < 4 && up < a->tokens.size && up != p->head; steps++) up = a->tokens.at[up].head;
        if (at_token[i] != NONE && up == p->head && a->tokens.at[i].upos == UPOS_NOUN) return at_token[i];
    }
    return NONE;
}

/* Who is said to have had a part in a deed is said to have done it. */
static void take_deeds(const shaper *s, parts *all) {
    const article *a = s->a;
    uint32_t *at_token = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) at_token[i] = NONE;
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (a->propositions.at[i].head < a->tokens.size) at_token[a->propositions.at[i].head] = i;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        if (!all[i].part) continue;
        uint32_t deed = deed_of(a, &a->propositions.at[i], at_token);
        if (deed == NONE || !all[deed].sense.size || all[deed].part) continue;
        parts own = all[i];
        if (slice_equal(own.actors, all[deed].actors) && !a->propositions.at[i].negative && own.actors.size) {
            all[i] = (parts){0}; /* the deed is told with him as its doer */
            if (all[deed].done.size) all[deed].sense = all[deed].done;
            continue;
        }
        all[i] = all[deed];
        all[i].actors = own.actors;
        all[i].vague = own.vague;
        all[i].others = own.others;
        all[i].speaker = own.speaker;
        all[i].who = own.who;
        if (all[deed].done.size) all[i].sense = all[deed].done;
    }
}

static slice bucket_of(arena *scratch, const parts *p) {
    if (!p->sense.size) return (slice){0};
    return arena_join(scratch, (slice[]){p->sense, SLICE("\n"), p->actors}, 3);
}

static shaper shaper_of(const article *a, const kinds *k, arena *scratch) {
    shaper s = {.a = a, .kinds = k, .scratch = scratch, .firm = camp_firm(a, scratch),
                .home = camp_at_home(a), .mention_at = ARENA_NEW(scratch, uint32_t, a->tokens.size + 1)};
    s.dated = ARENA_NEW(scratch, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->dates.size; i++)
        for (uint32_t t = article_token_from(a, a->dates.at[i].at.begin);
             t < a->tokens.size && a->tokens.at[t].at.end <= a->dates.at[i].at.end; t++)
            s.dated[t] = true;
    for (uint32_t i = 0; i < a->tokens.size; i++) s.mention_at[i] = NONE;
    for (uint32_t i = 0; i < a->mentions.size; i++)
        if (a->mentions.at[i].head < a->tokens.size && a->mentions.at[i].actor < a->actors.size)
            s.mention_at[a->mentions.at[i].head] = i;
    return s;
}

/* The acts of saying are no claims about the world, but what others say that somebody threatened is. */
static bool is_saying(const shaper *s, const bool *cues, const proposition *p) {
    if (p->head == NONE || !cues[p->head]) return false;
    bool told = p->attribution < s->a->attributions.size && s->a->attributions.at[p->attribution].cue_head != p->head;
    if (told && article_claim_denied(s->a, p->attribution)) return false;
    return !told || !kinds_family(s->kinds, p->lemma, p->sense, (slice){0}).one;
}

shape *shapes_of(const article *a, const kinds *k, const slice *camps, const bool *guessed, arena *scratch) {
    uint32_t count = a->propositions.size;
    shape *out = ARENA_NEW(scratch, shape, count);
    parts *all = ARENA_NEW(scratch, parts, count);
    bool *cues = ARENA_NEW(scratch, bool, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++)
        if (a->attributions.at[i].cue_head < a->tokens.size) cues[a->attributions.at[i].cue_head] = true;
    shaper s = shaper_of(a, k, scratch);
    s.camps = camps;
    s.guessed = guessed;
    describe_things(&s);
    for (uint32_t i = 0; i < count; i++)
        if (!is_saying(&s, cues, &a->propositions.at[i])) all[i] = parts_of(&s, &a->propositions.at[i]);
    take_deeds(&s, all);
    gaps_fill(scratch, all, count);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].vague && !all[i].others) all[i].actors = (slice){0}; /* what other reports say of it may tell */
    for (uint32_t i = 0; i < count; i++)
        out[i] = (shape){bucket_of(scratch, &all[i]), all[i].recipients, all[i].objects, all[i].first_day,
                         all[i].last_day, all[i].contrary, all[i].part, all[i].light, all[i].filled,
                         kinds_deed(k, a->propositions.at[i].lemma)};
    return out;
}
