/* shape.c - the keys of propositions, each from its own arguments; gaps.c then fills what they leave out */
#include "record/shape.h"

#include <string.h>

#include "record/shaper.h"

/* The keys of a proposition's arguments while its parts are made. */
typedef struct members {
    key_list actors, recipients, objects;
} members;

static bool is_pronoun(const article *a, const argument *x) {
    return x->head < a->tokens.size && a->tokens.at[x->head].upos == UPOS_PRON;
}

static bool is_personal(const article *a, const argument *x) {
    return is_pronoun(a, x) && slice_find(a->tokens.at[x->head].features, SLICE("PronType=Prs")) != SIZE_MAX;
}

/* "things", "a reason"; and what is a day, put without a preposition: "this weekend". */
static bool says_nothing(const shaper *s, const argument *x) {
    if (x->head < s->a->tokens.size && s->dated[x->head]) return true;
    return shaper_is_kind(s, article_lemma(s->a, x->head), SLICE("vague"));
}

/* Of people and places without a name only the kind matters: "the crew", "nine fishermen", "a hospital". */
static void add_goal(shaper *s, const argument *x, members *of) {
    const actor *who = x->actor != NONE ? &s->a->actors.at[x->actor] : NULL;
    slice key = who ? shaper_key(s, who) : (slice){0};
    bool named = who && (key_is_state(key) ||
                         (who->kind != ACTOR_UNNAMED && who->kind != ACTOR_GROUP && !shaper_nameless(who)));
    if (named) keys_add(&of->recipients, key);
    else if (is_pronoun(s->a, x) || says_nothing(s, x)) return;
    else if (who || x->role == ROLE_OBJECT)
        keys_add(&of->objects, kinds_path(s->kinds, s->scratch, article_lemma(s->a, x->head), x->text));
}

static void add_argument(shaper *s, const argument *x, members *of, parts *out) {
    const article *a = s->a;
    if (x->role == ROLE_ACTOR) {
        shaper_add_doer(s, x, &of->actors, out);
    } else if (x->role == ROLE_RECIPIENT || x->role == ROLE_OBJECT) {
        add_goal(s, x, of);
    } else if (x->role == ROLE_TIME && x->date != NONE && !out->first_day) {
        out->first_day = a->dates.at[x->date].first_day;
        out->last_day = a->dates.at[x->date].last_day;
    }
}

/* The kinds of what the predicate is done to, actors or not; of what nothing is done to, of who does it. */
static slice goals_of(shaper *s, const proposition *p) {
    key_list goals = {0};
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
        slice path = kinds_path(s->kinds, s->scratch, article_lemma(s->a, x->head), (slice){0});
        person = person || slice_starts(path, SLICE("vague/human")); /* "anybody" */
        keys_add(&goals,
                 person ? SLICE("person") : kinds_path(s->kinds, s->scratch, article_lemma(s->a, x->head), x->text));
    }
    return keys_joined(s->scratch, &goals);
}

static bool denied(const shaper *s, const proposition *p) {
    return s->said && (p->negative || s->said->stance == STANCE_DENIES);
}

static void add_arguments(shaper *s, const proposition *p, const family *f, members *of, parts *out) {
    bool doer = f->own || (f->taker && f->swapped), goal = f->taker && !f->swapped;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        s->himself = x->role == ROLE_ACTOR ? doer : goal;
        add_argument(s, x, of, out);
    }
    s->himself = doer;
}

/* What its family says of it. */
static void take_family(const shaper *s, const proposition *p, const family *f, parts *out) {
    out->one = f->one;
    out->contrary = f->contrary;
    out->part = f->part || shaper_has_part(s, p);
    out->sense = sense_key(s->scratch, f);
    if (!f->done.size) return;
    family done = kinds_family(s->kinds, f->done, f->done, (slice){0});
    out->done = sense_key(s->scratch, &done);
}

static parts parts_of(shaper *s, const proposition *p) {
    parts out = {0};
    members of = {0};
    s->said = p->attribution < s->a->attributions.size ? &s->a->attributions.at[p->attribution] : NULL;
    s->opposes = denied(s, p);
    family f = kinds_family(s->kinds, p->lemma, p->sense, goals_of(s, p));
    add_arguments(s, p, &f, &of, &out);
    out.objects = keys_joined(s->scratch, &of.objects);
    out.light = f.light || f.seeing;
    /* "denied reports that | the bank had asked": whatever it is */
    bool told = f.saying && article_claim_denied(s->a, p->attribution);
    if (told) f.called = p->lemma;
    if ((f.saying && !told) || (f.light && !of.objects.size && !of.recipients.size)) return out;
    out.opposes = s->opposes;
    shaper_own_deed(s, p, &of.actors, &of.recipients, &out);
    bool thing = of.actors.size == 1 && key_is(of.actors.at[0], "t");
    if (of.actors.size == 1 && (key_is_state(of.actors.at[0]) || (thing && !f.one))) out.vague = false;
    take_family(s, p, &f, &out);
    out.speaker = shaper_speaker_camp(s);
    out.who = s->said && s->said->speaker < s->a->actors.size ? s->said->speaker + 1 : 0;
    if (!f.part && of.recipients.size && shaper_gives_part(s, p)) {
        of.actors = of.recipients;
        of.recipients.size = 0;
        out.part = true;
        out.vague = out.others = false;
    }
    out.actors = keys_joined(s->scratch, f.swapped ? &of.recipients : &of.actors);
    out.recipients = keys_joined(s->scratch, f.swapped ? &of.actors : &of.recipients);
    /* its politicians among themselves */
    bool itself = key_is_state(out.actors) && slice_equal(out.actors, out.recipients);
    if (itself && s->home) out.sense = (slice){0};
    return out;
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

/* The acts of saying are no claims about the world, but what others say that somebody threatened is, or offered to
 * pay. */
static bool is_saying(shaper *s, const bool *cues, const proposition *p) {
    if (p->head == NONE || !cues[p->head]) return false;
    bool told = p->attribution < s->a->attributions.size && s->a->attributions.at[p->attribution].cue_head != p->head;
    if (told && article_claim_denied(s->a, p->attribution)) return false;
    return !told || !kinds_family(s->kinds, p->lemma, p->sense, goals_of(s, p)).one;
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
    shaper_describe_things(&s);
    for (uint32_t i = 0; i < count; i++)
        if (!is_saying(&s, cues, &a->propositions.at[i])) all[i] = parts_of(&s, &a->propositions.at[i]);
    shaper_take_deeds(&s, all);
    gaps_fill(scratch, all, count);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].vague && !all[i].others) all[i].actors = (slice){0}; /* what other reports say of it may tell */
    for (uint32_t i = 0; i < count; i++)
        out[i] = (shape){bucket_of(scratch, &all[i]), all[i].recipients, all[i].objects, all[i].first_day,
                         all[i].last_day, all[i].contrary, all[i].part, all[i].light, all[i].filled,
                         kinds_deed(k, a->propositions.at[i].lemma)};
    return out;
}
