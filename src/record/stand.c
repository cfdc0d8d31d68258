/* stand.c - statements from attributions, see stand.h
 *
 * Where a proposition stands in its content is read off the tree: it is embedded where another one of the same content lies
 * between it and the top, coordination aside. For each proposition the chain of its attributions is walked from the innermost out, at most CHAIN of them. Denials without
 * content look back through the article for what they deny, at most BACK propositions. */
#include "record/stand.h"

#include <string.h>

#include "record/camp.h"
#include "record/shape.h"

enum { CHAIN = 8, BACK = 64, STEPS = 48, SPEAKERS = 8 };

const char *const side_name[SIDES] = {"asserts", "denies", "questions", "demands", "offers", "threatens"};

#define NO_SIDE SIDES
#define ALONG SLICE("content, along with it")

typedef VEC(statement) statements;

typedef struct stander {
    const article *a;
    const kinds *kinds;
    arena *scratch;
    const shape *shapes;
    const slice *camps;
    statements out;
    bool *used;          /* attributions that some proposition stands under, directly or through a noun */
    bool *opposed;       /* attributions by which something is denied or questioned */
    bool *no_part;       /* attributions by which somebody denies a part in what the content does not name */
    uint32_t *at_token;  /* the proposition whose head a token is, or NONE */
    range *speakers;     /* of each attribution: in `who` */
    VEC(uint32_t) who;
} stander;

/* ----------------------------------------------------------------------------------------- one proposition */

static bool by_noun(const article *a, const attribution *t) {
    if (t->cue_head >= a->tokens.size) return false;
    uint8_t upos = a->tokens.at[t->cue_head].upos;
    return upos == UPOS_NOUN || upos == UPOS_ADJ || upos == UPOS_ADV;
}

static uint8_t turned(uint8_t side) {
    return side == SIDE_ASSERTS ? SIDE_DENIES : side == SIDE_DENIES ? SIDE_ASSERTS : side;
}

/* What a stance makes of a content that is so (or is not so). */
static const uint8_t side_of_stance[STANCES] = {
    [STANCE_ASSERTS] = SIDE_ASSERTS,   [STANCE_DENIES] = SIDE_DENIES, [STANCE_QUESTIONS] = SIDE_QUESTIONS,
    [STANCE_DEMANDS] = SIDE_DEMANDS,   [STANCE_OFFERS] = SIDE_OFFERS, [STANCE_THREATENS] = SIDE_THREATENS,
    [STANCE_REPORTS] = SIDE_ASSERTS,   [STANCE_ADMITS] = SIDE_ASSERTS, [STANCE_DECLINES] = NO_SIDE,
};

/* Inside a demand, an offer or a threat, what is put as certain is taken for granted: "stop the supply". */
static uint8_t taken_for_granted(uint8_t side, const proposition *p) {
    bool wish = side == SIDE_DEMANDS || side == SIDE_OFFERS || side == SIDE_THREATENS;
    return wish && p->factuality == FACT_CERTAIN && !p->negative ? SIDE_ASSERTS : side;
}

static uint8_t side_by_factuality(uint8_t side, const proposition *p) {
    if (side != SIDE_ASSERTS && side != SIDE_DENIES) return side;
    if (p->factuality == FACT_ASKED) return SIDE_QUESTIONS;
    return p->factuality == FACT_ORDERED || p->factuality == FACT_HYPOTHETICAL ? NO_SIDE : side;
}

/* ---------------------------------------------------------------------------------------- place in the content */

/* A noun for what somebody said, or a predicate of which one is the object: what hangs on it is the content's own ("the claim that",
 * "claims made that"). */
static bool is_claim_word(stander *s, slice lemma, slice text) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, text);
    return slice_equal(slice_take(&path, '/'), SLICE("claim"));
}

static bool is_transparent(stander *s, const proposition *p) {
    const article *a = s->a;
    if (is_claim_word(s, p->lemma, (slice){0})) return true;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role == ROLE_OBJECT && is_claim_word(s, x->head < a->tokens.size ? a->tokens.at[x->head].lemma : x->text, x->text))
            return true;
    }
    return false;
}

static bool is_kind(stander *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    return slice_equal(slice_take(&path, '/'), wanted);
}

/* "denied that it had not" affirms; what is said in other words and is a denial ("said: We have not") stays one. */
static uint8_t side_in(stander *s, const attribution *t, const proposition *p) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    uint8_t side = taken_for_granted(side_of_stance[t->stance], p);
    slice cue = t->cue_head < s->a->tokens.size ? s->a->tokens.at[t->cue_head].lemma : (slice){0};
    bool twice = side != SIDE_DENIES || is_kind(s, cue, SLICE("denial"));
    return side_by_factuality(p->negative && twice ? turned(side) : side, p);
}

/* The next proposition of the same content above this one, or NONE. */
static uint32_t above(stander *s, uint32_t p) {
    const article *a = s->a;
    uint32_t quote = a->propositions.at[p].attribution, t = a->propositions.at[p].head;
    for (int i = 0; i < STEPS && t < a->tokens.size; i++) {
        bool joined = relation_main[a->tokens.at[t].relation] == REL_CONJ;
        t = a->tokens.at[t].head;
        uint32_t x = t < a->tokens.size ? s->at_token[t] : NONE;
        if (x == NONE || joined || x == p) continue;
        if (a->propositions.at[x].attribution != quote) return NONE;
        if (!is_transparent(s, &a->propositions.at[x])) return x;
    }
    return NONE;
}

/* Whether it hangs on an allegation that is only mentioned: "ready to discuss the allegations that". */
static bool only_alleged(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    uint32_t t = x->head, cue = a->attributions.at[x->attribution].cue_head;
    for (int i = 0; i < STEPS && t < a->tokens.size && t != cue; i++, t = a->tokens.at[t].head) {
        slice path = kinds_path(s->kinds, s->scratch, a->tokens.at[t].lemma, (slice){0});
        if (t != x->head && slice_starts(path, SLICE("claim")) && !slice_starts(path, SLICE("claim/report"))) return true;
    }
    return false;
}

static uint32_t arguments_given(const article *a, const proposition *p) {
    bool given[ARGUMENT_ROLES] = {false};
    for (uint32_t i = 0; i < p->arguments.count; i++) given[a->arguments.at[p->arguments.first + i].role] = true;
    return (uint32_t)given[ROLE_ACTOR] + given[ROLE_RECIPIENT] + given[ROLE_OBJECT];
}

/* Whether an embedded proposition is said along with what it stands in: not under something that is not so, and not as a
 * mere mention ("the war"). */
static bool said_along(stander *s, uint32_t p, uint32_t outer) {
    const proposition *x = &s->a->propositions.at[p];
    for (int i = 0; i < CHAIN && outer != NONE; i++, outer = above(s, outer)) {
        const proposition *o = &s->a->propositions.at[outer];
        if (o->negative || o->factuality == FACT_HYPOTHETICAL) return false;
    }
    if (x->factuality != FACT_CERTAIN && x->factuality != FACT_PROBABLE) return false;
    return s->a->tokens.at[x->head].upos != UPOS_NOUN || arguments_given(s->a, x) >= 2;
}

static uint32_t parent_of(const article *a, uint32_t quote) {
    uint32_t parent = a->attributions.at[quote].parent;
    return parent < a->attributions.size ? parent : NONE;
}

static slice via_of(stander *s, uint32_t quote) {
    slice out = {"", 0};
    quote = parent_of(s->a, quote);
    for (int i = 0; quote != NONE && i < CHAIN; i++, quote = parent_of(s->a, quote))
        out = arena_print(s->scratch, out.size ? "%.*s %u" : "%.*s%u", (int)out.size, out.at, quote);
    return out;
}

static span hull(span one, span other) {
    if (one.begin == one.end) return other;
    if (other.begin == other.end) return one;
    return (span){one.begin < other.begin ? one.begin : other.begin, one.end > other.end ? one.end : other.end};
}

static span sentence_of(const article *a, uint32_t byte, span otherwise) {
    uint32_t low = 0, high = a->sentences.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->sentences.at[middle].at.end <= byte) low = middle + 1;
        else high = middle;
    }
    if (low == a->sentences.size || a->sentences.at[low].at.begin > byte) return otherwise;
    return a->sentences.at[low].at;
}

span stand_words(const article *a, const attribution *t) {
    span content = article_extent(a, t->content), cue = article_extent(a, t->cue);
    return content.begin < content.end ? content : sentence_of(a, cue.begin, cue);
}

static void emit_one(stander *s, uint32_t p, uint32_t quote, uint32_t speaker, uint8_t side, slice rule) {
    statement *out = vec_push(s->scratch, &s->out);
    *out = (statement){.proposition = p, .quote = quote, .speaker = NONE, .side = side, .rule = rule, .via = {"", 0}};
    const proposition *x = &s->a->propositions.at[p];
    if (quote == NONE) {
        span at = article_extent(s->a, x->predicate);
        out->outlet_voice = true;
        out->at = sentence_of(s->a, at.begin, at);
        out->score = x->score;
        return;
    }
    const attribution *t = &s->a->attributions.at[quote];
    out->speaker = speaker;
    out->via = via_of(s, quote);
    out->at = stand_words(s->a, t);
    out->score = t->score < x->score ? t->score : x->score;
    s->opposed[quote] |= side == SIDE_DENIES || side == SIDE_QUESTIONS;
}

static void emit(stander *s, uint32_t p, uint32_t quote, uint8_t side, slice rule) {
    if (side == NO_SIDE) return;
    range speakers = quote == NONE ? (range){0, 0} : s->speakers[quote];
    for (uint32_t i = 0; i < speakers.count; i++)
        emit_one(s, p, quote, s->who.at[speakers.first + i], side, rule);
    if (!speakers.count) emit_one(s, p, quote, NONE, side, rule);
}

/* Who denies or questions, around a quote that is put as a noun. Returns what an outer one makes of `side`. */
static uint8_t around(const attribution *t, uint8_t side) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    if (t->stance == STANCE_DENIES) return turned(side);
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : NO_SIDE;
}

/* What is told by nobody in particular, or by a document, is told by who quotes it. */
static uint32_t endorser(stander *s, uint32_t quote) {
    const article *a = s->a;
    for (int i = 0; i < CHAIN; i++) {
        const attribution *t = &a->attributions.at[quote];
        bool nobody = t->speaker >= a->actors.size || a->actors.at[t->speaker].kind == ACTOR_DOCUMENT;
        uint32_t outer = parent_of(a, quote);
        if (!nobody || outer == NONE || by_noun(a, t) || t->stance != STANCE_ASSERTS) return quote;
        const attribution *o = &a->attributions.at[outer];
        if (o->stance != STANCE_ASSERTS || o->negated || o->hypothetical) return quote;
        s->used[outer] = true;
        quote = outer;
    }
    return quote;
}

/* Whether it says that somebody had, or had not, a part in something: "was involved", "played no role". */
static bool is_part(stander *s, const proposition *p) {
    if (kinds_family(s->kinds, p->sense, (slice){0}).part) return true;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        bool object = x->role == ROLE_OBJECT && x->head < s->a->tokens.size;
        if (object && is_kind(s, s->a->tokens.at[x->head].lemma, SLICE("part"))) return true;
    }
    return false;
}

/* Whether nothing that is said to be or not to be so stands above it in its content: "cannot say who was involved". */
static bool is_topmost(const article *a, const proposition *p) {
    span content = article_extent(a, a->attributions.at[p->attribution].content);
    uint32_t t = p->head < a->tokens.size ? a->tokens.at[p->head].head : NONE;
    for (int i = 0; i < STEPS && t < a->tokens.size; i++, t = a->tokens.at[t].head) {
        const token *up = &a->tokens.at[t];
        if (up->at.begin < content.begin || up->at.end > content.end) return true;
        if (up->upos == UPOS_VERB || up->upos == UPOS_ADJ) return false;
    }
    return true;
}

/* A denial of a part is one of what is said to have been done. */
static void stand_on_part(stander *s, uint32_t p) {
    const proposition *x = &s->a->propositions.at[p];
    if (x->attribution >= s->a->attributions.size || !is_topmost(s->a, x)) return;
    if (side_in(s, &s->a->attributions.at[x->attribution], x) == SIDE_DENIES) s->no_part[x->attribution] = true;
}

static void stand_on(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    uint32_t quote = x->attribution < a->attributions.size ? x->attribution : NONE;
    if (is_part(s, x)) {
        stand_on_part(s, p);
        return;
    }
    if (quote == NONE) {
        emit(s, p, NONE, side_by_factuality(x->negative ? SIDE_DENIES : SIDE_ASSERTS, x), SLICE("own voice"));
        return;
    }
    uint8_t side = side_in(s, &a->attributions.at[quote], x);
    uint32_t outside = above(s, p);
    if (side == SIDE_ASSERTS && a->attributions.at[quote].stance != STANCE_DENIES && only_alleged(s, p)) side = NO_SIDE;
    s->used[quote] = true;
    if (outside != NONE) {
        bool affirms = a->attributions.at[quote].stance != STANCE_DENIES && side == SIDE_ASSERTS;
        if (affirms && said_along(s, p, outside)) emit(s, p, quote, side, ALONG);
        return;
    }
    quote = endorser(s, quote);
    emit(s, p, quote, side, SLICE("content"));
    for (int i = 0; i < CHAIN && by_noun(a, &a->attributions.at[quote]); i++) {
        uint32_t outer = parent_of(a, quote);
        if (outer == NONE) return;
        s->used[outer] = true;
        side = around(&a->attributions.at[outer], side);
        if (side == NO_SIDE) return;
        emit(s, p, outer, side, SLICE("content put as a noun"));
        quote = outer;
    }
}

/* ---------------------------------------------------------------------------------- denials without content */

static slice camp_of(const stander *s, uint32_t who) { return who < s->a->actors.size ? s->camps[who] : (slice){0}; }

/* Whether one of the keys is the actor's own, or his state's. */
static bool concerns(stander *s, slice keys, uint32_t who) {
    if (who >= s->a->actors.size) return false;
    slice own = s->a->actors.at[who].key, camp = camp_of(s, who);
    while (keys.at) {
        slice key = slice_take(&keys, '\n');
        if (slice_equal(key, own) || (camp.size && slice_equal(key, camp))) return true;
    }
    return false;
}

static uint32_t token_from(const article *a, uint32_t byte) {
    uint32_t low = 0, high = a->tokens.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->tokens.at[middle].at.begin < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* "denied it", "denied this". */
static bool only_pronouns(const article *a, const attribution *t) {
    span at = article_extent(a, t->content);
    uint32_t i = token_from(a, at.begin), count = 0;
    for (; i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++, count++)
        if (a->tokens.at[i].upos != UPOS_PRON && a->tokens.at[i].upos != UPOS_DET) return false;
    return count > 0;
}

/* Whether a word of the content or cue is of this kind. */
static bool points_at(stander *s, const attribution *t, slice wanted) {
    span at = hull(article_extent(s->a, t->content), article_extent(s->a, t->cue));
    for (uint32_t i = token_from(s->a, at.begin); i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++)
        if (is_kind(s, s->a->tokens.at[i].lemma, wanted)) return true;
    return false;
}

/* Whether the content is but the word for what somebody said: "the claims", "it". */
static bool points_back(stander *s, const attribution *t) {
    return only_pronouns(s->a, t) || points_at(s, t, SLICE("claim"));
}

/* How well a statement suits a denial: 0 not at all, more where the denier is who is said to have done it, or where his own
 * side denies it. */
static int suits(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    slice bucket = s->shapes[x->proposition].bucket;
    if (slice_equal(x->rule, ALONG)) return 0; /* a denial is of what was claimed, not of what was said in passing */
    if (!bucket.size || (x->speaker == t->speaker && !x->outlet_voice)) return 0;
    slice theirs = camp_of(s, x->speaker), ours = camp_of(s, t->speaker);
    bool allied = ours.size && slice_equal(theirs, ours);
    slice sense = slice_take(&bucket, '\n');
    bool concerned = concerns(s, bucket, t->speaker);
    if (x->side == SIDE_DENIES) return allied && concerned ? 4 : 0;
    if (x->side != SIDE_ASSERTS || allied) return 0;
    int event = a->propositions.at[x->proposition].event != EVENT_NONE || slice_ends(sense, SLICE("!"));
    if (x->outlet_voice) return concerned ? 1 + event : 0;
    if (concerned) return 5 + event;
    if (!bucket.size && points_at(s, t, SLICE("part"))) return 0;
    if (!bucket.size) return event ? 3 : 0;
    if (concerns(s, s->shapes[x->proposition].recipients, t->speaker)) return 3 + event;
    return !ours.size && (event || only_pronouns(a, t)) ? 1 + event : 0;
}

static uint32_t sentences_between(const article *a, uint32_t begin, uint32_t end) {
    uint32_t one = token_from(a, begin), two = token_from(a, end);
    if (one >= a->tokens.size || two >= a->tokens.size) return 0;
    return a->tokens.at[two].sentence - a->tokens.at[one].sentence;
}

typedef struct search {
    const attribution *t;
    uint32_t cue;
    uint32_t best;
    int most;
} search;

static void consider(stander *s, search *f, const statement *x) {
    int fit = suits(s, x, f->t);
    if (fit <= f->most) return;
    f->most = fit;
    f->best = x->proposition;
}

static uint32_t begin_of(const stander *s, const statement *x) {
    return article_extent(s->a, s->a->propositions.at[x->proposition].predicate).begin;
}

/* What was claimed before it, the nearest first; "it" is what was said last. Where that gives nothing, what is claimed of the denier
 * behind it. */
static void take_what_was_said(stander *s, uint32_t quote, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    search f = {t, article_extent(s->a, t->cue).begin, NONE, 0};
    bool pronoun = only_pronouns(s->a, t);
    const int enough = 6, least = 3;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK && f.most < enough;) {
        uint32_t begin = begin_of(s, &s->out.at[i]);
        if (begin >= f.cue) continue;
        if (pronoun && sentences_between(s->a, begin, f.cue) > 2) break;
        seen++;
        consider(s, &f, &s->out.at[i]);
    }
    bool nothing = f.best == NONE;
    f.most = nothing ? least : f.most;
    for (uint32_t i = 0, seen = 0; i < given && seen < BACK && nothing && f.most < enough; i++) {
        if (begin_of(s, &s->out.at[i]) < f.cue) continue;
        seen++;
        consider(s, &f, &s->out.at[i]);
    }
    uint8_t side = t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : SIDE_DENIES;
    if (f.best != NONE) emit(s, f.best, quote, side, SLICE("what was claimed before it"));
}

/* Whether a proposition of its own stands in the content: then that is what is denied. */
static bool *find_contents(stander *s) {
    const article *a = s->a;
    bool *out = ARENA_NEW(s->scratch, bool, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        bool told = s->shapes[i].bucket.size && !is_transparent(s, p);
        if (told && p->attribution < a->attributions.size) out[p->attribution] = true;
    }
    return out;
}

static void stand_without_content(stander *s, uint32_t quote, const bool *contents, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    if (t->negated || t->hypothetical) return;
    bool opposes = t->stance == STANCE_DENIES || t->stance == STANCE_QUESTIONS;
    bool of_part = opposes && points_at(s, t, SLICE("part"));
    bool nothing_else = !s->opposed[quote] && ((!s->used[quote] && points_back(s, t)) || !contents[quote]);
    bool repeats = t->stance == STANCE_ASSERTS && !contents[quote] && points_at(s, t, SLICE("denial"));
    if (s->no_part[quote] || of_part || (opposes && nothing_else) || repeats) take_what_was_said(s, quote, given);
}

/* ---------------------------------------------------------------------------------------------- preparing */

static void find_heads(stander *s) {
    const article *a = s->a;
    s->at_token = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) s->at_token[i] = NONE;
    for (uint32_t i = a->propositions.size; i-- > 0;)
        if (a->propositions.at[i].head < a->tokens.size) s->at_token[a->propositions.at[i].head] = i;
}

static void add_speaker(stander *s, range *to, uint32_t who) {
    for (uint32_t i = 0; i < to->count; i++)
        if (s->who.at[to->first + i] == who) return;
    if (who >= s->a->actors.size || to->count == SPEAKERS) return;
    *vec_push(s->scratch, &s->who) = who;
    to->count++;
}

/* Whether the token is coordinated with the source's head. */
static bool beside(const article *a, uint32_t token_at, uint32_t head) {
    for (int i = 0; i < STEPS && token_at < a->tokens.size && token_at != head; i++) {
        if (relation_main[a->tokens.at[token_at].relation] != REL_CONJ) return false;
        token_at = a->tokens.at[token_at].head;
    }
    return token_at == head;
}

static uint32_t mention_from(const article *a, uint32_t byte) {
    uint32_t low = 0, high = a->mentions.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->mentions.at[middle].at.begin < byte) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* The speaker, and who is coordinated with him in the source. Mentions are in the order of the text. */
static void find_speakers(stander *s) {
    const article *a = s->a;
    s->speakers = ARENA_NEW(s->scratch, range, a->attributions.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        span at = article_extent(a, t->source);
        s->speakers[q].first = s->who.size;
        add_speaker(s, &s->speakers[q], t->speaker);
        for (uint32_t i = mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++) {
            const mention *m = &a->mentions.at[i];
            if (m->at.end <= at.end && t->source_head < a->tokens.size && beside(a, m->head, t->source_head))
                add_speaker(s, &s->speakers[q], m->actor);
        }
    }
}

standing stand(const article *a, const kinds *k, arena *scratch) {
    stander s = {.a = a, .kinds = k, .scratch = scratch, .shapes = shapes_of(a, k, scratch)};
    s.camps = camps_of(a, scratch);
    s.used = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s.opposed = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s.no_part = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    find_heads(&s);
    find_speakers(&s);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (s.shapes[i].bucket.size && !is_transparent(&s, &a->propositions.at[i])) stand_on(&s, i);
    uint32_t given = s.out.size;
    const bool *contents = find_contents(&s);
    for (uint32_t i = 0; i < a->attributions.size; i++) stand_without_content(&s, i, contents, given);
    return (standing){s.shapes, s.out.at, s.out.size};
}
