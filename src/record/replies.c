/* replies.c - see replies.h */
#include "record/replies.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/map.h"
#include "record/alike.h"
#include "record/camp.h"
#include "record/day.h"
#include "record/hidden.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/members.h"
#include "record/narrow.h"
#include "record/packed.h"
#include "record/stander.h"
#include "record/ties.h"
#include "record/worth.h"

/* How alike two reports must be at least: two of a hundred words are less so than long ones. */
#define ALIKE 0.1f

enum { LATE = 30 /* days */, TOPIC_MOST = 3 /* words */ };

/* How surely whoever answers is whom a claim charges: no (another is), his report names whom it charges, nobody is
 * named, he is called so, he is of the state, he is. */
enum { ANOTHER, NAMED, OPEN, CALLED, OF_STATE, HIMSELF };

/* What somebody asserts, and in what words. */
typedef struct charge {
    const claim *of;
    const member *is;
    double worth; /* of the claim: worth.h */
    slice doer, speaker, words, report;
} charge;

/* What an answer has to do with what is claimed. */
typedef struct fit {
    const charge *is; /* or NULL */
    int accused;
    uint32_t claimant, topic; /* words */
} fit;

/* An answer, as the statement that it would stand with. */
typedef struct reply {
    member is;
    slice words;      /* that point at the claim */
    slice name, keys, state; /* of who answers: his own, and for whom he speaks */
    fit fits;         /* what it answers best */
} reply;

typedef struct answering {
    lister *l;
    claims *disputes;
    map denies;  /* "article quote": what denies in a dispute, but for what the next has */
    map unsure;  /* "article quote": the dispute in which it is but perhaps what its report claimed before it */
    map stands;  /* key of a statement: the dispute that has it */
    VEC(reply) replies;
    VEC(charge) charges;
} answering;

/* ----------------------------------------------------------------------------------------------- the answers */

static slice quote_key(lister *l, int64_t report, int64_t quote) {
    return arena_print(l->a, "%" PRId64 " %" PRId64, report, quote);
}

static void note(answering *s, uint32_t at) {
    lister *l = s->l;
    const claim *c = &s->disputes->at[at];
    bool found;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (!member_takes_side(m)) continue;
        *map_put(l->a, &s->stands, member_key(l, m), &found) = at;
        if (m->side != SIDE_DENIES) continue;
        map *to = slice_equal(m->rule, PERHAPS) ? &s->unsure : &s->denies;
        *map_put(l->a, to, quote_key(l, m->article, m->quote), &found) = at;
    }
}

static slice joined(lister *l, slice one, slice other) {
    if (!one.size || !other.size) return one.size ? one : other;
    return arena_join(l->a, (slice[]){one, SLICE("\n"), other}, 3);
}

static void read_speaker(lister *l, reply *r) {
    packed_rows actors = packed_of(l, r->is.article, PACKED_ACTOR);
    const cell *x = packed_row(&actors, packed_actor_number(&actors, r->is.speaker));
    slice key = x ? arena_slice(l->a, x[ACTOR_KEY].text) : (slice){0};
    r->name = x ? arena_slice(l->a, x[ACTOR_NAME].text) : (slice){0};
    r->keys = joined(l, key, camp_name_key(l->a, key));
    r->state = member_state(l, &r->is);
}

static void add_reply(answering *s, const member *like, int64_t n, const packed_rows *quotes, const cell *q) {
    lister *l = s->l;
    slice words = q[QUOTE_ANSWERS].text;
    int64_t speaker = packed_actor(quotes, &q[QUOTE_SPEAKER]);
    if (!words.size || !speaker || map_get(&s->denies, quote_key(l, like->article, n)) != MAP_NONE) return;
    if (quote_hidden(l, like->article, n)) return;
    slice_take(&words, ' ');
    reply r = {.is = {.article = like->article, .n = -1, .proposition = -1, .quote = n, .speaker = speaker,
                      .sha256 = like->sha256, .outlet = like->outlet, .agency = like->agency, .date = like->date,
                      .at = {(uint32_t)q[QUOTE_BEGIN].number, (uint32_t)q[QUOTE_END].number},
                      .score = q[QUOTE_SCORE].real, .day = like->day, .side = SIDE_DENIES, .rule = REPLIED,
                      .marks = MARK_MEANT},
               .words = arena_slice(l->a, words)};
    r.is.identity = identity_of_actor(l, speaker);
    if (!r.is.identity || r.is.at.end <= r.is.at.begin) return;
    read_speaker(l, &r);
    *vec_push(l->a, &s->replies) = r;
}

static void add_replies(answering *s, const member *like) {
    for (uint32_t n = 0;; n++) {
        packed_rows quotes = packed_of(s->l, like->article, PACKED_QUOTE);
        const cell *q = packed_row(&quotes, n);
        if (!q) return;
        add_reply(s, like, n, &quotes, q);
    }
}

static void find_replies(answering *s) {
    members articles = {0};
    members_articles(s->l, &articles);
    for (uint32_t i = 0; i < articles.size; i++) add_replies(s, &articles.at[i]);
}

/* ------------------------------------------------------------------------------------------------ the charges */

/* What a statement calls who does it. */
static slice doer_name(lister *l, const member *m) {
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t n = 0; n < all.rows; n++) {
        const cell *g = packed_row(&all, n);
        if (g[ARGUMENT_PROPOSITION].number == m->proposition && g[ARGUMENT_ROLE].number == ROLE_ACTOR)
            return arena_slice(l->a, g[ARGUMENT_TEXT].text);
    }
    return (slice){0};
}

static slice speaker_name(lister *l, const member *m) {
    packed_rows actors = packed_of(l, m->article, PACKED_ACTOR);
    const cell *x = packed_row(&actors, packed_actor_number(&actors, m->speaker));
    return x ? arena_slice(l->a, x[ACTOR_NAME].text) : (slice){0};
}

/* Whether somebody makes a claim of his own by it. */
static bool is_charge(const member *m) {
    return member_takes_side(m) && m->side == SIDE_ASSERTS && !slice_equal(m->rule, ALONG) && !member_guessed(m);
}

static void add_charge(answering *s, map *reports, const claim *c, const member *m, double worthy) {
    lister *l = s->l;
    const source *from = source_of(l, m->article);
    charge x = {.of = c, .is = m, .worth = worthy, .doer = doer_name(l, m), .speaker = speaker_name(l, m)};
    if (from && m->at.end <= from->text.size) {
        bool found;
        slice key = quote_key(l, m->article, 0);
        uint32_t *at = map_put(l->a, reports, key, &found);
        if (!found) *at = s->charges.size;
        x.report = found ? s->charges.at[*at].report : arena_slice(l->a, from->text);
        x.words = slice_part(x.report, m->at.begin, m->at.end);
    }
    *vec_push(l->a, &s->charges) = x;
}

static void find_charges(answering *s, const claims *all) {
    worth *worths = worth_of(s->l, all);
    map reports = {0};
    for (uint32_t i = 0; i < all->size; i++) {
        const claim *c = &all->at[i];
        if (claim_hidden(s->l, 'c', c)) continue;
        for (uint32_t k = 0; k < c->size; k++)
            if (is_charge(&c->members[k])) add_charge(s, &reports, c, &c->members[k], worth_likely(&worths[i]));
    }
}

/* Whether the report of an answer names whom a claim charges. */
static bool names_accused(lister *l, slice actors, const reply *r) {
    packed_rows all = packed_of(l, r->is.article, PACKED_ACTOR);
    for (uint32_t i = 0; i < all.rows; i++) {
        slice key = packed_row(&all, i)[ACTOR_KEY].text;
        if (keys_meet(actors, key) || keys_meet(actors, camp_name_key(l->a, key))) return true;
    }
    return false;
}

/* Whether who answers is one of the bodies that a claim charges, by two words of its name or more: "the Tres Garzas
 * mine", "Minera Tres Garzas"; or may be, by one. */
static int body_called(slice actors, slice own_name) {
    int called = ANOTHER;
    while (actors.size) {
        slice key = slice_take(&actors, '\n'), words = slice_part(key, 3, key.size);
        if (!key_of_no_country(key, "o") || !alike_names(words, own_name)) continue;
        int by = alike_count(words) > 1 && alike_count(own_name) > 1 ? HIMSELF : CALLED;
        called = by > called ? by : called;
    }
    return called;
}

static int accused_by(lister *l, const charge *x, const reply *r) {
    slice actors = x->of->actors;
    bool state = key_is_state(actors);
    if (keys_meet(actors, r->keys)) return HIMSELF;
    for (slice keys = actors; keys.size;)
        if (identity_of_actor(l, actor_by_key(l, slice_take(&keys, '\n'))) == r->is.identity) return HIMSELF;
    if (r->state.size && keys_meet(actors, r->state)) return OF_STATE;
    int called = body_called(actors, r->name);
    if (called != ANOTHER) return called;
    if (alike_names(x->doer, r->name) || (!state && alike_names(x->doer, r->words))) return CALLED;
    bool own = member_among(l, x->is, actors) || alike_names(x->doer, x->speaker); /* who claims it did it himself */
    if (own) return ANOTHER;
    if (!keys_named(actors)) return OPEN;
    return names_accused(l, actors, r) ? NAMED : ANOTHER;
}

/* Whether an answer may be to what was said that day; who knows where either day is not known. */
static bool is_in_time(int32_t said, int32_t answered) {
    return said == DAY_NONE || answered == DAY_NONE || (said <= answered && answered - said <= LATE);
}

/* Whether somebody else can be answered for it: he says so before, in a report that is about the same. */
static bool may_be_answered(lister *l, const member *m, const reply *r) {
    if (m->identity == r->is.identity || !is_in_time(m->day, r->is.day)) return false;
    slice theirs = member_state(l, m);
    if (theirs.size && slice_equal(theirs, r->state)) return false;
    return m->article == r->is.article || ties_alike(l, m->article, r->is.article) >= ALIKE;
}

static fit fit_of(answering *s, const charge *x, const reply *r) {
    fit out = {.accused = accused_by(s->l, x, r),
               .claimant = alike_words(r->words, x->speaker),
               .topic = alike_words(r->words, x->words)};
    bool told = out.claimant || out.topic || (out.accused != OF_STATE && !alike_count(r->words));
    /* who is charged himself may speak of it by what else its report tells */
    if (!told && out.accused == HIMSELF) told = alike_words(r->words, x->report) > 0;
    bool sure = out.accused >= CALLED || ((out.accused == OPEN || out.accused == NAMED) && out.claimant);
    if (told && sure) out.is = x;
    return out;
}

static bool asserts(const claim *c, int64_t who) {
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].side == SIDE_ASSERTS && c->members[i].identity == who && !c->members[i].outlet_voice)
            return true;
    return false;
}

static double score_of(const fit *f) {
    uint32_t topic = f->topic < TOPIC_MOST ? f->topic : TOPIC_MOST;
    return f->is ? f->accused + 2.0 * (f->claimant > 0) + 0.5 * topic + 3 * f->is->worth : -1;
}

static fit best_fit(answering *s, const reply *r) {
    fit best = {0};
    for (uint32_t i = 0; i < s->charges.size; i++) {
        const charge *x = &s->charges.at[i];
        if (!may_be_answered(s->l, x->is, r) || asserts(x->of, r->is.identity)) continue;
        fit f = fit_of(s, x, r);
        if (f.is && score_of(&f) > score_of(&best)) best = f;
    }
    return best;
}

static int by_fit(const void *x, const void *y) {
    const reply *a = x, *b = y;
    double one = score_of(&a->fits), other = score_of(&b->fits);
    if (one < other || one > other) return one > other ? -1 : 1;
    int order = slice_compare(a->is.sha256, b->is.sha256);
    return order ? order : (a->is.quote > b->is.quote) - (a->is.quote < b->is.quote);
}

/* ------------------------------------------------------------------------------------------------ the disputes */

/* Whether a dispute has one of the claimants on their side. */
static bool has_claimant(const claim *dispute, const claim *c) {
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        if (member_takes_side(m) && m->side == SIDE_ASSERTS && asserts(dispute, m->identity)) return true;
    }
    return false;
}

/* Whether a side of whoever answers denies in it already. */
static bool has_ally(lister *l, const claim *dispute, const reply *r) {
    for (uint32_t i = 0; i < dispute->size; i++) {
        const member *m = &dispute->members[i];
        if (!member_takes_side(m) || m->side != SIDE_DENIES) continue;
        slice theirs = member_state(l, m);
        if (m->identity == r->is.identity || m->article == r->is.article) return true;
        if (theirs.size && slice_equal(theirs, r->state)) return true;
    }
    return false;
}

/* Whether a dispute is of the same deed, by its name. */
static bool is_akin(const claim *dispute, const claim *c) {
    for (uint32_t i = 0; i < dispute->size; i++)
        for (uint32_t k = 0; k < c->size; k++)
            if (slice_equal(dispute->members[i].lemma, c->members[k].lemma)) return true;
    return false;
}

/* The dispute that has what is claimed; else one that the same claimants and the same who answer have; NONE. */
static uint32_t dispute_of(answering *s, const claim *c, const reply *r) {
    for (uint32_t i = 0; i < c->size; i++) {
        uint32_t at = map_get(&s->stands, member_key(s->l, &c->members[i]));
        if (at != MAP_NONE) return at;
    }
    for (uint32_t i = 0; i < s->disputes->size; i++)
        if (has_claimant(&s->disputes->at[i], c) && has_ally(s->l, &s->disputes->at[i], r)) return i;
    return NONE;
}

static void begin(answering *s, const fit *f, const reply *r) {
    claim c = *f->is->of;
    claim_add(s->l, &c, &r->is, 1);
    if (!claim_disputed(&c)) return;
    c.tier = f->accused >= CALLED;
    *vec_push(s->l->a, s->disputes) = c;
    note(s, s->disputes->size - 1);
}

/* Takes an answer off the dispute to which its own report only may have put it. */
static void take_off(answering *s, uint32_t at, const reply *r) {
    claim *c = &s->disputes->at[at];
    member *left = ARENA_NEW(s->l->a, member, c->size);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->size; i++) {
        const member *m = &c->members[i];
        bool his = m->article == r->is.article && m->quote == r->is.quote && slice_equal(m->rule, PERHAPS);
        if (!his) left[kept++] = *m;
    }
    c->members = left;
    c->size = kept;
    claim_count(s->l, c);
}

/* Whether its own report may have put it to a dispute that is as good. */
static bool stands_well(answering *s, const reply *r, uint32_t before, uint32_t at) {
    const fit *f = &r->fits;
    return at == before || (!f->claimant && !f->topic) || is_akin(&s->disputes->at[before], f->is->of);
}

static void answer(answering *s, const reply *r) {
    uint32_t before = map_get(&s->unsure, quote_key(s->l, r->is.article, r->is.quote));
    if (!r->fits.is) return;
    uint32_t at = dispute_of(s, r->fits.is->of, r);
    if (before != MAP_NONE && stands_well(s, r, before, at)) return;
    if (before != MAP_NONE) take_off(s, before, r);
    /* he speaks against the other side there: "there was no tender", "there was one" */
    if (at == NONE || asserts(&s->disputes->at[at], r->is.identity)) {
        begin(s, &r->fits, r);
        return;
    }
    claim *c = &s->disputes->at[at];
    for (uint32_t i = 0; i < c->size; i++)
        if (c->members[i].identity == r->is.identity && member_takes_side(&c->members[i])) return;
    claim_add(s->l, c, &r->is, 1);
    note(s, at);
}

/* Those that nobody denies any more go. */
static void keep_disputed(claims *disputes) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < disputes->size; i++) {
        claim c = disputes->at[i];
        if (!claim_disputed(&c)) continue;
        qsort(c.members, c.size, sizeof(member), member_by_date);
        disputes->at[kept++] = c;
    }
    disputes->size = kept;
}

void replies_settle(lister *l, claims *disputes, const claims *all) {
    answering s = {.l = l, .disputes = disputes};
    if (narrow_is_around(l)) return;
    for (uint32_t i = 0; i < disputes->size; i++) note(&s, i);
    find_replies(&s);
    if (!s.replies.size) return;
    find_charges(&s, all);
    for (uint32_t i = 0; i < s.replies.size; i++) s.replies.at[i].fits = best_fit(&s, &s.replies.at[i]);
    qsort(s.replies.at, s.replies.size, sizeof *s.replies.at, by_fit);
    for (uint32_t i = 0; i < s.replies.size; i++) answer(&s, &s.replies.at[i]);
    keep_disputed(disputes);
}
