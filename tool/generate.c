/* generate.c - invented reports from templates, see generate.h
 *
 * A sentence is put together from pieces; what the pieces are (an actor, a cue, a content, a predicate and its
 * arguments) is noted while they are put, so that text and coding agree. */
#include "generate.h"

#include <stdio.h>
#include <string.h>

#include "base/sha256.h"

enum { STATES = 200, VERBS = 3000, ALIVE = 2000, OUTLETS = 2000, SENTENCES = 19, DAYS = 1825, COMMON = 400,
    TEXT_ROOM = 8192, FIRST_YEAR = 2019 };

static const char *const states[] = {"Varonia", "Eskar",    "Tolmere",  "Quillia",       "Ostrava Bay",
                                     "Norvik",  "Sarandia", "Pelluria", "Kestrel Isles", "Dravia",
                                     "Montara", "Ulmark",   "Fenwick",  "Galdor",        "Hespera",
                                     "Irkalia", "Jorvenia", "Kaltara",  "Lumeria",       "Maristan"};
static const char *const offices[] = {"Foreign Minister",  "Defence Minister", "President",  "Prime Minister",
                                      "Interior Minister", "General",          "Ambassador", "Trade Minister",
                                      "Senator",           "Police Chief"};
static const char *const verbs[][3] = {{"seized", "seize", "take"}, {"shelled", "shell", "attack"}, {"bombed",
    "bomb", "attack"}, {"supplied", "supply", "give"},
    {"delivered", "deliver", "give"}, {"sold", "sell", "sell"}, {"blocked", "block", "block"}, {"hacked", "hack",
        "attack"}, {"detained", "detain", "detain"},
    {"expelled", "expel", "expel"}, {"poisoned", "poison", "poison"}, {"funded", "fund", "fund"}, {"trained",
        "train", "train"}, {"smuggled", "smuggle", "smuggle"},
    {"occupied", "occupy", "occupy"}, {"released", "release", "release"}, {"destroyed", "destroy", "destroy"},
        {"tested", "test", "test"}, {"cut", "cut", "cut"},
    {"polluted", "pollute", "pollute"}, {"arrested", "arrest", "detain"}, {"sheltered", "shelter", "shelter"},
        {"jammed", "jam", "jam"}, {"sank", "sink", "sink"},
    {"burned", "burn", "burn"}, {"mined", "mine", "mine"}, {"moved", "move", "move"}, {"closed", "close", "close"},
        {"raided", "raid", "raid"}, {"copied", "copy", "copy"}};
static const char *const objects[] = {"drones",     "missiles",    "a trawler",     "three villages", "the pipeline",
                                      "gas",        "rifles",      "the crossing",  "the embassy",    "servers",
                                      "a reporter", "fishermen",   "the reservoir", "timber",         "grain",
                                      "the cable",  "two bridges", "the archive",   "ballots",        "a tanker"};
static const char *const claims[] = {"said",      "told reporters", "insisted", "declared", "claimed",
                                     "announced", "added",          "stated",   "argued",   "asserted"};
static const char *const unnamed[] = {
    "A senior official", "A diplomat", "Residents",   "A military spokesman",
    "Western officials", "A witness",  "Aid workers", "A person close to the talks"};
static const char *const papers[] = {"Post",    "Herald", "Courier",  "Ledger", "Times",
                                     "Gazette", "Mirror", "Observer", "Wire",   "Telegraph"};
static const char syllables[][4] = {"ba",  "ce",  "di",  "fo",  "gu",  "ha",  "ke",  "li",  "mo",  "nu",  "pa",
                                    "re",  "si",  "to",  "vu",  "wa",  "xe",  "zi",  "lo",  "mar", "ten", "sol",
                                    "dra", "kin", "ber", "tor", "val", "nes", "rim", "gal", "pen", "sha"};

#define PICK(list, n) list[(n) % (sizeof list / sizeof *list)]

typedef struct maker {
    article *a;
    uint64_t chance; /* the state of the generator of random numbers */
    uint64_t number; /* of the report */
    bool coded;
    char *text;
    size_t size;
    uint32_t first;  /* of the sentence at hand: token, byte */
    size_t begin;
} maker;

static uint64_t mix(uint64_t x) { /* SplitMix64 (Steele, Lea and Flood, 2014) */
    x += 0x9E3779B97F4A7C15u;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

static uint64_t draw(maker *m) { return m->chance = mix(m->chance); }
static double share(maker *m) { return (double)(draw(m) >> 11) / 9007199254740992.0; }

/* ------------------------------------------------------------------------------------------ words and names */

/* A word of two to four syllables for a number. */
static slice made_word(maker *m, uint64_t n, bool capital) {
    char out[24];
    size_t size = 0;
    uint64_t x = mix(n ^ 77);
    for (uint64_t i = 0, count = 2 + x % 3; i < count; i++) {
        x = mix(x);
        const char *syllable = PICK(syllables, x); /* of two letters or three */
        memcpy(out + size, syllable, 3);
        size += syllable[2] ? 3 : 2;
    }
    if (capital) out[0] = (char)(out[0] - 'a' + 'A');
    return arena_slice(m->a->arena, (slice){out, size});
}

/* By Zipf's law, nearly: the n-th of so many words comes with a share of about 1/n. */
static uint64_t ranked(maker *m, double most) {
    double x = share(m);
    double rank = 1;
    for (int i = 0; i < 16 && x > 0.25; i++, x = (x - 0.25) / 0.75) rank *= 2;
    uint64_t n = (uint64_t)(rank * (1 + share(m)));
    return n < (uint64_t)most ? n : n % (uint64_t)most;
}

static slice common_word(maker *m) { return made_word(m, 1000000 + ranked(m, 60000), false); }

#define STATE_CODE(n) 'X', (char)('A' + (n) / 26), (char)('A' + (n) % 26)

typedef struct who {
    slice key, called, role;
    uint32_t state;
    uint8_t kind;
} who;

static slice state_name(maker *m, uint32_t state) {
    size_t known = sizeof states / sizeof *states;
    if (state < known) return slice_of(states[state]);
    slice front = made_word(m, 5000 + state, true);
    return arena_print(m->a->arena, "%.*sia", (int)front.size, front.at);
}

static who state_of(maker *m, uint32_t state) {
    return (who){
        arena_print(m->a->arena, "c:%c%c%c", STATE_CODE(state)), state_name(m, state), {0}, state, ACTOR_STATE};
}

/* New persons come up as reports go on; those who are often quoted stay. */
static who person_of(maker *m, uint32_t state, uint64_t n) {
    arena *a = m->a->arena;
    slice first = made_word(m, 10000 + mix(n * 31 + state) % 3000, true),
          last = made_word(m, 20000 + n * 61 + state, true);
    who p = {.state = state, .kind = ACTOR_PERSON, .role = slice_of(PICK(offices, mix(n + state)))};
    p.called = arena_print(a, "%.*s %.*s", (int)first.size, first.at, (int)last.size, last.at);
    char *key = arena_copy(a, p.called.at, p.called.size);
    for (size_t i = 0; i < p.called.size; i++)
        if (key[i] >= 'A' && key[i] <= 'Z') key[i] = (char)(key[i] - 'A' + 'a');
    p.key = arena_print(a, "p:%.*s", (int)p.called.size, key);
    return p;
}

static who somebody(maker *m, uint32_t state) {
    uint64_t among = 6 + m->number / 200;
    uint64_t n = share(m) < 0.6 ? draw(m) % 4 : draw(m) % among;
    return person_of(m, state, n);
}

/* ------------------------------------------------------------------------------------------ putting words */

static void add_token(maker *m, span at, uint8_t upos) {
    if (!m->coded) return;
    token *t = vec_push(m->a->arena, &m->a->tokens);
    *t = (token){.at = at, .lemma = {m->text + at.begin, at.end - at.begin}, .head = NONE, .upos = upos, .pieces = 1};
    t->sentence = m->a->sentences.size;
}

/* The words of `text`, with a blank before each; their span. */
static span put(maker *m, slice text, uint8_t upos) {
    size_t begin = 0;
    for (slice left = text; left.size;) {
        slice word = slice_take(&left, ' ');
        if (m->size + word.size + 2 > TEXT_ROOM) break;
        if (m->size > m->begin) m->text[m->size++] = ' ';
        if (!begin) begin = m->size + 1;
        memcpy(m->text + m->size, word.at, word.size);
        m->size += word.size;
        add_token(m, (span){(uint32_t)(m->size - word.size), (uint32_t)m->size}, upos);
    }
    return (span){(uint32_t)(begin ? begin - 1 : m->size), (uint32_t)m->size};
}

static span say(maker *m, const char *text) { return put(m, slice_of(text), UPOS_X); }

static uint32_t last_token(const maker *m) { return m->a->tokens.size ? m->a->tokens.size - 1 : NONE; }

static void stop(maker *m) {
    m->text[m->size++] = '.';
    if (m->coded)
        *vec_push(m->a->arena, &m->a->sentences) =
            (sentence){{(uint32_t)m->begin, (uint32_t)m->size}, {m->first, m->a->tokens.size - m->first}, 0};
    m->text[m->size++] = m->a->sentences.size % 3 ? ' ' : '\n';
    m->begin = m->size;
    m->first = m->a->tokens.size;
}

static range one_span(maker *m, span at) {
    *vec_push(m->a->arena, &m->a->spans) = at;
    return (range){m->a->spans.size - 1, 1};
}

/* The actor's number in the article. */
static uint32_t actor_number(maker *m, const who *w) {
    article *a = m->a;
    for (uint32_t i = 0; i < a->actors.size; i++)
        if (slice_equal(a->actors.at[i].key, w->key)) return i;
    actor *x = vec_push(a->arena, &a->actors);
    *x = (actor){.key = w->key, .name = w->called, .role = w->role, .kind = w->kind};
    if (w->state < STATES) snprintf(x->country, sizeof x->country, "%c%c%c", STATE_CODE(w->state));
    if (w->kind == ACTOR_STATE || w->role.size) snprintf(x->sector, sizeof x->sector, "GOV");
    x->code = arena_print(a->arena, "%s%s", x->country, x->sector);
    return a->actors.size - 1;
}

typedef struct named {
    uint32_t actor, head;
    span at;
} named;

static named put_actor(maker *m, const who *w, bool with_office) {
    if (with_office && w->role.size) put(m, w->role, UPOS_NOUN);
    named out = {.at = put(m, w->called, UPOS_PROPN), .actor = NONE, .head = NONE};
    if (!m->coded) return out;
    out.actor = actor_number(m, w);
    out.head = last_token(m);
    *vec_push(m->a->arena, &m->a->mentions) = (mention){.at = out.at, .actor = out.actor, .head = out.head};
    return out;
}

/* Somebody whom only this report knows. */
static who nobody(maker *m, uint32_t state) {
    slice called = slice_of(PICK(unnamed, draw(m)));
    slice word = slice_part(called, 2, called.size);
    return (who){arena_print(m->a->arena, "u::%.*s@%.16s#%u", (int)word.size, word.at, m->a->text_sha256,
        (unsigned)m->a->actors.size), called,
                 {0}, state, ACTOR_UNNAMED};
}

/* ------------------------------------------------------------------------------------------- propositions */

typedef struct deed {
    who actor, recipient;
    uint32_t verb, object;
} deed;

static void add_argument(maker *m, uint8_t role, uint32_t actor_at, span at, uint32_t head) {
    if (!m->coded) return;
    *vec_push(m->a->arena, &m->a->arguments) = (argument){.spans = one_span(m, at),
                                                          .head = head,
                                                          .actor = actor_at,
                                                          .date = NONE,
                                                          .text = {m->text + at.begin, at.end - at.begin},
                                                          .role = role};
}

static void add_proposition(maker *m, const char *const *verb, span at, uint32_t head, uint32_t quote,
                            uint32_t first) {
    static const char *const contexts[] = {"military", "diplomatic", "economic", ""};
    if (!m->coded) return;
    proposition *p = vec_push(m->a->arena, &m->a->propositions);
    *p = (proposition){.predicate = one_span(m, at), .head = head, .lemma = slice_of(verb[1]),
        .sense = slice_of(verb[2]), .attribution = quote,
                       .rule = SLICE("generated"), .score = 0.8f, .certainty = 2, .event = (uint8_t)(draw(m) % 2
                           ? draw(m) % EVENT_TYPES : 0),
                       .contexts = slice_of(PICK(contexts, draw(m))), .cameo = SLICE("190"), .event_score = 0.5f};
    p->arguments = (range){first, m->a->arguments.size - first};
}

/* Most verbs are made of syllables. */
static void verb_of(maker *m, uint32_t n, const char *out[3]) {
    if (n < sizeof verbs / sizeof *verbs) {
        memcpy(out, verbs[n], sizeof verbs[n]);
        return;
    }
    slice stem = made_word(m, 900000 + n, false);
    out[0] = arena_string(m->a->arena, arena_print(m->a->arena, "%.*sed", (int)stem.size, stem.at));
    out[1] = out[2] = arena_string(m->a->arena, stem);
}

/* "Varonia supplied drones to Eskar". */
static void put_deed(maker *m, const deed *d, uint32_t quote) {
    const char *verb[3];
    verb_of(m, d->verb, verb);
    named by = put_actor(m, &d->actor, false);
    span predicate = put(m, slice_of(verb[0]), UPOS_VERB);
    uint32_t head = last_token(m), first = m->a->arguments.size;
    span what = put(m, slice_of(objects[d->object]), UPOS_NOUN);
    uint32_t what_head = last_token(m);
    say(m, "for");
    named whom = put_actor(m, &d->recipient, false);
    add_argument(m, ROLE_ACTOR, by.actor, by.at, by.head);
    add_argument(m, ROLE_OBJECT, NONE, what, what_head);
    add_argument(m, ROLE_RECIPIENT, whom.actor, whom.at, whom.head);
    add_proposition(m, verb, predicate, head, quote, first);
}

/* "the vulo of marten rose": what is said in passing, of nobody who is known. */
static void put_aside(maker *m, uint32_t quote) {
    static const char *const happened[][3] = {{"rose", "rise", "rise"},        {"fell", "fall", "fall"},
                                              {"worried", "worry", "worry"},   {"delayed", "delay", "delay"},
                                              {"changed", "change", "change"}, {"surprised", "surprise", "surprise"},
                                              {"followed", "follow", "follow"}};
    const char *const *verb = PICK(happened, draw(m));
    say(m, "the");
    span by = put(m, common_word(m), UPOS_NOUN);
    uint32_t by_head = last_token(m), first = m->a->arguments.size;
    say(m, "of");
    put(m, common_word(m), UPOS_NOUN);
    span predicate = put(m, slice_of(verb[0]), UPOS_VERB);
    uint32_t head = last_token(m);
    say(m, "the");
    span what = put(m, common_word(m), UPOS_NOUN);
    add_argument(m, ROLE_ACTOR, NONE, by, by_head);
    add_argument(m, ROLE_OBJECT, NONE, what, last_token(m));
    add_proposition(m, verb, predicate, head, quote, first);
}

/* ------------------------------------------------------------------------------------------------ sentences */

/* Begins a quote: who, and the words that say so. Its content is closed by end_quote. */
static uint32_t begin_quote(maker *m, const who *w, const char *cue, uint8_t stance) {
    named by = put_actor(m, w, true);
    span at = put(m, slice_of(cue), UPOS_VERB);
    if (!m->coded) return NONE;
    attribution *t = vec_push(m->a->arena, &m->a->attributions);
    *t = (attribution){.speaker = by.actor, .addressee = NONE, .parent = NONE, .said = NONE, .stance = stance,
        .kind = KIND_INDIRECT, .score = 0.9f,
                       .rule = SLICE("generated"), .cue_head = last_token(m), .source_head = by.head};
    t->source = one_span(m, by.at);
    t->cue = one_span(m, at);
    return m->a->attributions.size - 1;
}

static void end_quote(maker *m, uint32_t quote, size_t begin) {
    if (quote != NONE) m->a->attributions.at[quote].content = one_span(m, (span){(uint32_t)begin, (uint32_t)m->size});
}

static void put_quote(maker *m, const who *w, const char *cue, uint8_t stance, const deed *d) {
    uint32_t quote = begin_quote(m, w, cue, stance);
    size_t begin = m->size + 1;
    say(m, "that");
    if (d) put_deed(m, d, quote);
    else put_aside(m, quote);
    say(m, stance == STANCE_DENIES ? "or that" : "and that");
    put_aside(m, quote);
    end_quote(m, quote, begin);
    stop(m);
}

static void put_report(maker *m, uint32_t state) {
    static const char *const times[] = {"on Monday", "last week",      "in the spring",
                                        "overnight", "since Thursday", "at dawn"};
    who w = state_of(m, (state + (uint32_t)draw(m) % 5) % STATES), other = state_of(m, (uint32_t)(draw(m) % STATES));
    deed d = {w, other, (uint32_t)(draw(m) % (sizeof verbs / sizeof *verbs)),
              (uint32_t)(draw(m) % (sizeof objects / sizeof *objects))};
    if (draw(m) % 3 == 0) put_deed(m, &d, NONE);
    else put_aside(m, NONE);
    say(m, PICK(times, draw(m)));
    say(m, "while");
    put_aside(m, NONE);
    say(m, "near");
    put_actor(m, &other, false);
    stop(m);
}

static void put_sentence(maker *m, const deed *d, bool disputed) {
    uint64_t x = draw(m) % 100;
    who by = somebody(m, d->recipient.state), denier = somebody(m, d->actor.state), other = nobody(m, d->actor.state);
    const char *cue = PICK(claims, draw(m));
    if (disputed && x < 14) put_quote(m, &by, cue, STANCE_ASSERTS, d);
    else if (disputed && x < 22) put_quote(m, &denier, "denied", STANCE_DENIES, d);
    else if (x < 38) put_quote(m, &by, cue, STANCE_ASSERTS, NULL);
    else if (x < 55) put_quote(m, &other, cue, STANCE_ASSERTS, NULL);
    else put_report(m, d->actor.state);
}

/* --------------------------------------------------------------------------------------------------- reports */

typedef struct plan {
    uint64_t source; /* the report whose sentences are repeated; the report's own number where there is none */
    uint64_t shared; /* sentences of it */
} plan;

static plan plan_of(uint64_t seed, uint64_t i) {
    uint64_t x = mix(seed ^ (i * 3 + 1));
    if (i == 0 || x % 100 >= 30) return (plan){i, 0};
    uint64_t back = 1 + (x >> 8) % (i < 500 ? i : 500);
    return (plan){i - back, 4 + (x >> 24) % (SENTENCES - 4)};
}

/* What a report is about: a dispute that others share, or nothing that matters. Disputes come up as reports go on. */
static deed subject_of(maker *m, uint64_t seed, uint64_t i, bool *disputed, uint32_t *day) {
    m->chance = mix(seed ^ (i * 3 + 2));
    *disputed = share(m) < 0.35;
    double x = share(m);
    uint64_t known = 4 + i / 50, alive = known < ALIVE ? known : ALIVE;
    uint64_t n = known - 1 - (uint64_t)((double)alive * x * (0.25 + 0.75 * x));
    if (!*disputed) n = draw(m);
    uint64_t y = mix(seed ^ (n * 7 + 5));
    deed d = {.verb = (uint32_t)(y % VERBS), .object = (uint32_t)((y >> 16) % (sizeof objects / sizeof *objects))};
    d.actor = state_of(m, (uint32_t)((y >> 24) % STATES));
    d.recipient = state_of(m, (uint32_t)((d.actor.state + 1 + (y >> 32) % (STATES - 1)) % STATES));
    *day = (uint32_t)((y >> 40) % DAYS + draw(m) % 40);
    return d;
}

/* Months have 28 days here. */
static slice date_of(maker *m, uint32_t day) {
    return arena_print(m->a->arena, "%04u-%02u-%02u", (unsigned)(FIRST_YEAR + day / 336),
                       (unsigned)(day / 28 % 12 + 1), (unsigned)(day % 28 + 1));
}

typedef struct making {
    article *a;
    uint64_t seed, i;
    bool coded;
} making;

static void head(maker *m, uint32_t day, const deed *d) {
    article *a = m->a;
    uint64_t outlet = ranked(m, OUTLETS);
    slice city = made_word(m, 300 + outlet, true);
    a->outlet = arena_print(a->arena, "%.*s %s", (int)city.size, city.at, PICK(papers, mix(outlet)));
    a->date = date_of(m, day);
    a->title = arena_print(a->arena, "%.*s accused over %s", (int)d->actor.called.size, d->actor.called.at,
                           objects[d->object]);
    a->path = arena_print(a->arena, "generated-%llu", (unsigned long long)m->number);
    a->language = SLICE("en");
}

#define ROOM_FOR(a, list, count)                                                                                     \
    ((a)->list.at = arena_alloc((a)->arena, sizeof *(a)->list.at * (count)), (a)->list.room = (count))

/* So many as few have more of: thousands of reports are kept at once, and what grows leaves its former places
 * behind. */
static void make_room(article *a) {
    ROOM_FOR(a, tokens, 448);
    ROOM_FOR(a, propositions, 48);
    ROOM_FOR(a, arguments, 96);
    ROOM_FOR(a, spans, 192);
    ROOM_FOR(a, actors, 32);
    ROOM_FOR(a, mentions, 32);
    ROOM_FOR(a, attributions, 16);
}

static status make(void *context, error *e) {
    making *job = context;
    article *a = job->a;
    maker m = {.a = a, .number = job->i, .coded = job->coded, .text = arena_alloc(a->arena, TEXT_ROOM)};
    bool disputed;
    uint32_t day;
    if (job->coded) make_room(a);
    plan p = plan_of(job->seed, job->i);
    (void)e;
    deed d = subject_of(&m, job->seed, p.source, &disputed, &day);
    /* stands for the digest until the text is there: keys of actors that only this report has begin with it */
    snprintf(a->text_sha256, sizeof a->text_sha256, "%016llx", (unsigned long long)mix(job->seed ^ (job->i * 3 + 4)));
    m.chance = mix(job->seed ^ (job->i * 11 + 6));
    head(&m, day, &d);
    for (uint64_t k = 0; k < SENTENCES; k++) {
        uint64_t of = k >= 1 && k <= p.shared ? p.source : job->i;
        m.chance = mix(job->seed ^ (of * 64 + k));
        put_sentence(&m, &d, disputed);
    }
    a->text = (slice){m.text, m.size ? m.size - 1 : 0};
    *vec_push(a->arena, &a->blocks) = (block){{0, (uint32_t)a->text.size}, BLOCK_BODY};
    char front[17];
    memcpy(front, a->text_sha256, sizeof front);
    sha256_hex(a->text, a->text_sha256);
    a->id = slice_part(slice_of(a->text_sha256), 0, 16);
    for (uint32_t i = 0; i < a->actors.size; i++) {
        size_t at = slice_find(a->actors.at[i].key, (slice){front, 16});
        if (at != SIZE_MAX)
            a->actors.at[i].key =
                arena_print(a->arena, "%.*s%.16s#%u", (int)at, a->actors.at[i].key.at, a->text_sha256, (unsigned)i);
    }
    return READOUT_OK;
}

bool generate_again(article *a, uint64_t seed, uint64_t i, bool coded) {
    making job = {a, seed, i, coded};
    arena_reset(a->arena);
    *a = (article){.arena = a->arena};
    return arena_run(a->arena, make, &job, NULL) == READOUT_OK;
}

article *generate_article(uint64_t seed, uint64_t i, bool coded) {
    article *a = article_new();
    if (a && generate_again(a, seed, i, coded)) return a;
    article_free(a);
    return NULL;
}

/* One of the four persons of a state who are heard most, and two words that are in every sixth report. */
const char *generate_speaker(void) { return "Lolotento Xeli"; }
const char *generate_words(void) { return "poisoned tanker"; }
