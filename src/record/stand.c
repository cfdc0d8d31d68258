/* stand.c - statements from attributions, see stand.h
 *
 * Where a proposition stands in its content is read off the tree: it is embedded where another one of the same
 * content lies between it and the top, coordination aside. For each proposition the chain of its attributions is
 * walked from the innermost out, at most CHAIN of them. */
#include "record/stand.h"

#include <string.h>

#include "record/gaps.h"
#include "record/sides.h"
#include "record/stander.h"

const char *const side_name[SIDES] = {"asserts", "denies", "questions", "demands", "offers", "threatens"};

/* ----------------------------------------------------------------------------------------- one proposition */

static bool by_noun(const article *a, const attribution *t) {
    if (t->cue_head >= a->tokens.size) return false;
    uint8_t upos = a->tokens.at[t->cue_head].upos;
    for (uint32_t i = t->cue_head; t->source_head == NONE && i-- > 0 && t->cue_head - i < 4;)
        if (a->tokens.at[i].head == t->cue_head && relation_main[a->tokens.at[i].relation] == REL_AMOD)
            return true; /* "“baseless” claims" is a noun, whatever its tag */
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

/* "Why did they do it?", "how could they do it?": that they did is not what is asked. */
static bool asks_only_why(const article *a, uint32_t verb) {
    for (uint32_t i = verb; i-- > 0 && verb - i < STEPS;) {
        const token *t = &a->tokens.at[i];
        bool asks = slice_equal(t->lemma, SLICE("why")) || slice_equal(t->lemma, SLICE("how"));
        if (asks && t->head == verb && t->relation == REL_ADVMOD) return true;
    }
    return false;
}

/* Inside a demand, an offer or a threat, what is put as certain is taken for granted: "stop the supply"; so is
 * what it is to be punished for: "condemn X for doing it". */
static uint8_t taken_for_granted(const article *a, uint8_t side, const proposition *p) {
    bool wish = side == SIDE_DEMANDS || side == SIDE_OFFERS || side == SIDE_THREATENS;
    bool so = p->factuality == FACT_CERTAIN && !p->negative;
    if (side == SIDE_QUESTIONS && so && asks_only_why(a, p->head)) return SIDE_ASSERTS;
    return wish && p->factuality <= FACT_PROBABLE && !p->negative ? SIDE_ASSERTS : side;
}

/* ---------------------------------------------------------------------------------------- place in the content */

bool stander_is_kind(stander *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    while (path.size)
        if (slice_equal(slice_take(&path, '/'), wanted)) return true;
    return false;
}

/* "Ordered the raid", "the raid was ordered by X": who charges X with that charges him with the raid. */
static bool is_ordered_by(stander *s, const proposition *p) {
    const article *a = s->a;
    uint32_t up = p->head < a->tokens.size ? a->tokens.at[p->head].head : NONE;
    bool carried = slice_equal(p->rule, SLICE("noun with verb")) && up < a->tokens.size && !p->negative;
    slice bucket = s->shapes[p - a->propositions.at].bucket;
    if (p->factuality != FACT_ORDERED || !carried || !slice_ends(slice_take(&bucket, '\n'), SLICE("!"))) return false;
    slice form = a->tokens.at[up].xpos;
    bool past = slice_equal(form, SLICE("VBD")) || slice_equal(form, SLICE("VBN"));
    return past && bucket.size && stander_is_kind(s, a->tokens.at[up].lemma, SLICE("order"));
}

static uint8_t side_by_factuality(stander *s, uint8_t side, const proposition *p) {
    if (side != SIDE_ASSERTS && side != SIDE_DENIES) return side;
    if (p->factuality == FACT_ASKED) return SIDE_QUESTIONS;
    if (is_ordered_by(s, p)) return side;
    return p->factuality == FACT_ORDERED || p->factuality == FACT_HYPOTHETICAL ? NO_SIDE : side;
}

/* A noun for what somebody said, or a predicate of which one is the object: what hangs on it is the content's own
 * ("the claim that", "claims made that"). */
static bool is_claim_word(stander *s, slice lemma, slice text) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, text);
    return slice_equal(slice_take(&path, '/'), SLICE("claim"));
}

/* "They faked it" is a deed, "it is a fake" is not. */
static bool is_faking(stander *s, const proposition *p) {
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool carried = slice_equal(p->rule, SLICE("noun with verb")); /* "a fake made by" */
    return slice_starts(path, SLICE("claim/falsehood")) && p->head < s->a->tokens.size &&
           (carried || s->a->tokens.at[p->head].upos == UPOS_VERB);
}

/* Whether a thing is made up or spread, by a deed that can be charged with. */
static bool is_spread(stander *s, const proposition *p, slice lemma) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0}),
          bucket = s->shapes[p - s->a->propositions.at].bucket;
    return slice_starts(path, SLICE("claim/falsehood")) && slice_ends(slice_take(&bucket, '\n'), SLICE("!"));
}

/* Whether a clause hangs on the word as what it says: "know | that", "proof | that". */
static bool has_clause(const article *a, uint32_t head) {
    for (uint32_t i = head + 1; i < a->tokens.size && i < head + STEPS; i++) {
        uint8_t relation = relation_main[a->tokens.at[i].relation];
        if (a->tokens.at[i].head == head && (relation == REL_CCOMP || relation == REL_ACL)) return true;
    }
    return false;
}

/* Whether a thing is said to show something: "a video | that shows that". */
static bool is_showing(stander *s, uint32_t head) {
    const article *a = s->a;
    for (uint32_t i = head + 1; i < a->tokens.size && i < head + STEPS; i++) {
        const token *t = &a->tokens.at[i];
        /* not "in seeing" */
        bool bare = t->relation == REL_ACL && slice_ends(article_text(a, t->at), SLICE("ing")) &&
                    a->tokens.at[i - 1].head != i;
        if (t->head == head && (bare || t->relation == REL_ACL_RELCL) &&
            kinds_family(s->kinds, a->tokens.at[i].lemma, (slice){0}, (slice){0}).seeing && has_clause(a, i))
            return true;
    }
    return false;
}

/* "We know that", "pictures show that", "has proof that": what hangs on it is said to be so. */
static bool is_knowing(stander *s, const proposition *p) {
    const article *a = s->a;
    bool has =
        slice_equal(p->sense, SLICE("possess")) || kinds_family(s->kinds, p->lemma, p->sense, (slice){0}).light;
    if (p->negative || (p->factuality != FACT_CERTAIN && p->factuality != FACT_PROBABLE)) return false;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role != ROLE_OBJECT || x->head >= a->tokens.size) continue;
        if (stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("proof")) || (has && is_showing(s, x->head)))
            return true;
        if (a->tokens.at[x->head].upos != UPOS_VERB) return false;
    }
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool knows = slice_starts(path, SLICE("reticence/knowledge")) ||
                 kinds_family(s->kinds, p->lemma, p->sense, (slice){0}).seeing;
    return knows && has_clause(a, p->head);
}

static bool is_transparent(stander *s, const proposition *p) {
    const article *a = s->a;
    if (is_claim_word(s, p->lemma, (slice){0}) && !is_faking(s, p)) return true;
    if (is_knowing(s, p)) return true;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        slice lemma = x->head < a->tokens.size ? a->tokens.at[x->head].lemma : x->text;
        if (x->role == ROLE_OBJECT && p->negative && stander_is_kind(s, lemma, SLICE("doubts"))) return true;
        if (x->role == ROLE_OBJECT && is_claim_word(s, lemma, x->text) && !is_spread(s, p, lemma)) return true;
    }
    return false;
}

/* Whether it says that what its claim says is not so. */
static bool is_negative(const stander *s, const proposition *p) {
    return p->negative != s->shapes[p - s->a->propositions.at].contrary;
}

/* "The claim that it lied is false": nobody's own claim denies what it claims, but who says so of it. */
static bool is_judged(stander *s, const attribution *t) {
    slice cue = t->cue_head < s->a->tokens.size ? s->a->tokens.at[t->cue_head].lemma : (slice){0};
    return t->stance == STANCE_DENIES && by_noun(s->a, t) && is_claim_word(s, cue, (slice){0});
}

static bool opens_quotation(const article *a, const token *t) {
    slice text = slice_part(a->text, t->at.begin, t->at.end);
    return slice_equal(text, SLICE("\"")) || slice_equal(text, SLICE("``")) ||
           slice_equal(text, SLICE("\xe2\x80\x9c")) || slice_equal(text, SLICE("\xc2\xab"));
}

/* Whether it stands in a sentence of its own that the content quotes: "denied the charge: “We did not.”" */
static bool in_own_words(const article *a, const attribution *t, const proposition *p) {
    span content = article_extent(a, t->content);
    uint32_t first = article_token_from(a, content.begin);
    if (t->kind == KIND_INDIRECT || p->head >= a->tokens.size) return false;
    for (uint32_t i = p->head; i-- > first + 1 && p->head - i < STEPS;)
        if (opens_quotation(a, &a->tokens.at[i])) return a->tokens.at[i - 1].upos == UPOS_PUNCT;
    return false;
}

static bool inside(const token *t, span at) { return t->at.begin >= at.begin && t->at.end <= at.end; }

static bool is_falsehood(stander *s, const token *t) {
    return slice_find(t->features, SLICE("Polarity=Neg")) != SIZE_MAX ||
           slice_find(t->features, SLICE("PronType=Neg")) != SIZE_MAX ||
           stander_is_kind(s, t->lemma, SLICE("falsehood"));
}

/* "They were flooded, with no connection to it": the verb is not denied. */
static bool is_aside(const article *a, uint32_t i) {
    uint32_t noun = a->tokens.at[i].head;
    return a->tokens.at[i].relation == REL_DET && noun < a->tokens.size &&
           (a->tokens.at[noun].relation == REL_OBL || a->tokens.at[noun].relation == REL_NMOD);
}

/* Whether a sentence of somebody's own words only tells what others did, or what happened, though he denies something
 * in another: "We bombed nobody," it said. "What blew up were shells that their army kept there." */
static bool told_of_others(stander *s, const attribution *t, const proposition *p) {
    const article *a = s->a;
    slice actors = s->shapes[p - a->propositions.at].bucket;
    slice_take(&actors, '\n');
    if (t->kind != KIND_DIRECT || p->negative || p->head >= a->tokens.size || t->cue_head >= a->tokens.size)
        return false;
    uint32_t here = a->tokens.at[p->head].sentence;
    if (here == a->tokens.at[t->cue_head].sentence || (actors.size && stander_concerned(s, actors, t->speaker)))
        return false;
    for (uint32_t i = p->head; i-- > 0 && a->tokens.at[i].sentence == here && p->head - i < STEPS;)
        if (is_falsehood(s, &a->tokens.at[i])) return false;
    for (uint32_t i = p->head; i < a->tokens.size && a->tokens.at[i].sentence == here && i - p->head < STEPS; i++)
        if (is_falsehood(s, &a->tokens.at[i]) && !is_aside(a, i)) return false;
    return true;
}

/* "Dismissed the criticism: “He is loved.”" says so. */
static bool own_words_affirm(stander *s, const attribution *t, const proposition *p) {
    const article *a = s->a;
    if (is_negative(s, p) || !in_own_words(a, t, p)) return false;
    range own = a->sentences.at[a->tokens.at[p->head].sentence].tokens;
    for (uint32_t i = article_token_from(a, article_extent(a, t->content).begin);
         i < own.first + own.count && i < p->head + STEPS; i++)
        if (is_falsehood(s, &a->tokens.at[i]) || a->tokens.at[i].upos == UPOS_INTJ) return false;
    return true;
}

/* "The pictures were forged by the lawyer" denies what they show, and asserts the forging. */
static bool is_counter_charge(stander *s, const attribution *t, const proposition *p) {
    slice cue = t->cue_head < s->a->tokens.size ? s->a->tokens.at[t->cue_head].lemma : (slice){0};
    slice path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    bool done = false;
    for (uint32_t i = 0; i < p->arguments.count; i++)
        done |= s->a->arguments.at[p->arguments.first + i].role == ROLE_ACTOR;
    return done && !p->negative && t->stance == STANCE_DENIES && slice_starts(path, SLICE("claim/falsehood")) &&
           !stander_is_kind(s, cue, SLICE("denial")) && !by_noun(s->a, t);
}

/* "denied that it had not" affirms; what is said in other words and is a denial ("said: We have not") stays one. */
static uint8_t side_in(stander *s, const attribution *t, const proposition *p) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    uint8_t side = taken_for_granted(s->a, side_of_stance[is_judged(s, t) ? STANCE_ASSERTS : t->stance], p);
    slice cue = t->cue_head < s->a->tokens.size ? s->a->tokens.at[t->cue_head].lemma : (slice){0};
    bool twice = side != SIDE_DENIES || (stander_is_kind(s, cue, SLICE("denial")) && !in_own_words(s->a, t, p));
    if (side == SIDE_DENIES && is_counter_charge(s, t, p)) return side_by_factuality(s, SIDE_ASSERTS, p);
    if (side == SIDE_DENIES && own_words_affirm(s, t, p)) return side_by_factuality(s, SIDE_ASSERTS, p);
    if (side == SIDE_DENIES && told_of_others(s, t, p)) return side_by_factuality(s, SIDE_ASSERTS, p);
    return side_by_factuality(s, is_negative(s, p) && twice ? turned(side) : side, p);
}

/* Whether it only says that its subject did what the other tells: "had a hand in the murder", "is to blame for
 * it". */
static bool is_share_in(stander *s, const proposition *p, const proposition *deed) {
    const article *a = s->a;
    bool share = stander_is_kind(s, p->lemma, SLICE("part"));
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        share |= x->role == ROLE_OBJECT && x->head < a->tokens.size &&
                 stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("part"));
    }
    const shape *is = &s->shapes[p - a->propositions.at];
    if (!share || p->negative || (is->bucket.size && !is->part)) return false;
    for (uint32_t i = 0; i < p->arguments.count; i++)
        for (uint32_t k = 0; k < deed->arguments.count; k++) {
            const argument *x = &a->arguments.at[p->arguments.first + i],
                           *y = &a->arguments.at[deed->arguments.first + k];
            if (x->role == ROLE_ACTOR && y->role == ROLE_ACTOR && x->head == y->head && y->head < deed->head)
                return true;
        }
    return false;
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
        if (!s->transparent[x] && !is_share_in(s, &a->propositions.at[x], &a->propositions.at[p])) return x;
    }
    return NONE;
}

/* Whether it hangs on an allegation that is only mentioned: "ready to discuss the allegations that". */
static bool only_alleged(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    span content = article_extent(a, a->attributions.at[x->attribution].content);
    uint32_t t = x->head, cue = a->attributions.at[x->attribution].cue_head;
    for (int i = 0; i < STEPS && t < a->tokens.size && t != cue; i++, t = a->tokens.at[t].head) {
        slice path = kinds_path(s->kinds, s->scratch, a->tokens.at[t].lemma, (slice){0});
        bool before = a->tokens.at[t].at.begin < content.begin; /* "faces accusations | of doing it" */
        /* "traded | accusations | of" */
        if (t != x->head && (before || s->cue_at[t] == x->attribution)) return false;
        if (t != x->head && slice_starts(path, SLICE("claim")) && !slice_starts(path, SLICE("claim/report")))
            return true;
    }
    return false;
}

static uint32_t arguments_given(const article *a, const proposition *p) {
    bool given[ARGUMENT_ROLES] = {false};
    for (uint32_t i = 0; i < p->arguments.count; i++) given[a->arguments.at[p->arguments.first + i].role] = true;
    return (uint32_t)given[ROLE_ACTOR] + given[ROLE_RECIPIENT] + given[ROLE_OBJECT];
}

/* Whether it hangs on proof of it: "has seen evidence of support for the rebels". */
static bool is_proven(stander *s, uint32_t p) {
    const article *a = s->a;
    uint32_t t = a->propositions.at[p].head;
    for (int i = 0; i < 4 && t < a->tokens.size; i++, t = a->tokens.at[t].head)
        if (i && a->tokens.at[t].upos == UPOS_NOUN && stander_is_kind(s, a->tokens.at[t].lemma, SLICE("proof")))
            return true;
    return false;
}

/* "A ship that rams another ship has a wound": of any ship, and of none. */
static bool is_of_any(const article *a, uint32_t verb) {
    const token *t = &a->tokens.at[verb];
    if (t->relation != REL_ACL_RELCL || t->head >= verb || slice_find(t->features, SLICE("Tense=Pres")) == SIZE_MAX)
        return false;
    for (uint32_t i = t->head; i-- > 0 && t->head - i < CHAIN;)
        if (a->tokens.at[i].head == t->head &&
            slice_find(a->tokens.at[i].features, SLICE("Definite=Ind")) != SIZE_MAX)
            return true;
    return false;
}

/* Whether an embedded proposition is said along with what it stands in: not under something that is not so, and not
 * as a mere mention ("the war"). */
static bool said_along(stander *s, uint32_t p, uint32_t outer) {
    const proposition *x = &s->a->propositions.at[p];
    for (int i = 0; i < CHAIN && outer != NONE; i++, outer = above(s, outer)) {
        const proposition *o = &s->a->propositions.at[outer];
        if (o->negative || o->factuality == FACT_HYPOTHETICAL) return false;
    }
    if ((x->factuality != FACT_CERTAIN && x->factuality != FACT_PROBABLE) || is_of_any(s->a, x->head)) return false;
    /* "on the mayor's orders" */
    uint32_t least = is_proven(s, p) || stander_is_kind(s, x->lemma, SLICE("order")) ? 1 : 2;
    return s->a->tokens.at[x->head].upos != UPOS_NOUN || arguments_given(s->a, x) >= least;
}

static slice actors_of(const stander *s, uint32_t p) {
    slice actors = s->shapes[p].bucket;
    slice_take(&actors, '\n');
    return actors;
}

/* Whether its doer is taken from elsewhere, and is not whom the words that it stands in speak of. */
static bool of_another(const stander *s, uint32_t p, uint32_t outer) {
    slice actors = actors_of(s, outer);
    return s->shapes[p].filled && actors.size && !keys_meet(actors, actors_of(s, p));
}

/* Whether it is what its doer is to be taken to task for, by what is said: "must pay for doing it", "wants them to
 * condemn X for doing it". */
static bool is_held_against(const stander *s, uint32_t p, uint32_t outer) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p], *o = &a->propositions.at[outer];
    slice actors = actors_of(s, p);
    bool reason = false, same = false;
    for (uint32_t i = x->head; i-- > o->head && x->head - i < CHAIN;) {
        const token *t = &a->tokens.at[i];
        bool marks = t->head == x->head && (t->relation == REL_MARK || t->relation == REL_CASE);
        reason |= marks && (slice_equal(t->lemma, SLICE("for")) || slice_equal(t->lemma, SLICE("over")));
    }
    for (uint32_t i = 0; reason && i < o->arguments.count; i++) {
        const argument *y = &a->arguments.at[o->arguments.first + i];
        same |= y->actor < a->actors.size && keys_meet(actors, s->own[y->actor]);
    }
    return same;
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

/* The same for a reader, to whom "that", "it" or "which" says nothing: the sentence. */
static span shown_words(const article *a, const attribution *t) {
    span words = stand_words(a, t), cue = article_extent(a, t->cue);
    uint32_t first = article_token_from(a, words.begin), i = first;
    for (; i < a->tokens.size && a->tokens.at[i].at.end <= words.end; i++)
        if (a->tokens.at[i].upos != UPOS_PRON && a->tokens.at[i].upos != UPOS_DET) return words;
    return i > first ? sentence_of(a, cue.begin, words) : words;
}

static void emit_one(stander *s, uint32_t p, uint32_t quote, uint32_t speaker, uint8_t side, slice rule) {
    statement *out = vec_push(s->scratch, &s->out);
    *out = (statement){.proposition = p, .quote = quote, .speaker = NONE, .side = side, .rule = rule, .via = {"", 0}};
    const proposition *x = &s->a->propositions.at[p];
    bool told = slice_equal(x->rule, SLICE("noun with verb")) || slice_equal(x->rule, SLICE("state"));
    bool noun = x->head < s->a->tokens.size && s->a->tokens.at[x->head].upos == UPOS_NOUN && !told;
    out->marks = (uint16_t)((s->shapes[p].light ? MARK_LIGHT : 0) | (noun ? MARK_NOUN : 0) |
                            (s->shapes[p].filled ? MARK_FILLED : 0) | (x->presupposed ? MARK_PRESUPPOSED : 0) |
                            stander_wording(s->a, x));
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
    out->at = shown_words(s->a, t);
    out->score = t->score < x->score ? t->score : x->score;
    s->opposed[quote] |= side == SIDE_DENIES || side == SIDE_QUESTIONS;
}

/* Whether a word of the cue says that somebody did something: "accused", "traded accusations". */
static bool is_charging(stander *s, uint32_t quote) {
    uint32_t i = s->a->attributions.at[quote].cue_head;
    if (stander_is_charge(s, i)) return true;
    while (++i < s->a->tokens.size && s->cue_at[i] == quote)
        if (stander_is_charge(s, i)) return true;
    return false;
}

/* Of two who accuse each other, what one of them does is the other's charge. */
static bool charges_himself(stander *s, uint32_t p, uint32_t quote, uint32_t speaker, uint8_t side) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    bool two = (p > 0 && x[-1].head == x->head) || (p + 1 < a->propositions.size && x[1].head == x->head);
    if (side != SIDE_ASSERTS || (s->speakers[quote].count < 2 && !two) || !is_charging(s, quote)) return false;
    for (uint32_t i = 0; i < x->arguments.count; i++) {
        const argument *doer = &a->arguments.at[x->arguments.first + i];
        if (doer->role == ROLE_ACTOR && doer->actor == speaker) return true;
    }
    return two && stander_concerned(s, actors_of(s, p), speaker);
}

void stander_emit(stander *s, uint32_t p, uint32_t quote, uint8_t side, slice rule) {
    if (side == NO_SIDE) return;
    range speakers = quote == NONE ? (range){0, 0} : s->speakers[quote];
    for (uint32_t i = 0; i < speakers.count; i++)
        if (!charges_himself(s, p, quote, s->who.at[speakers.first + i], side))
            emit_one(s, p, quote, s->who.at[speakers.first + i], side, rule);
    if (!speakers.count) emit_one(s, p, quote, NONE, side, rule);
}

/* Whether a verb or adjective behind what is claimed tells of the noun for it: "the reports | are false". */
static bool is_told_of(const article *a, const attribution *t) {
    const token *noun = t->cue_head < a->tokens.size ? &a->tokens.at[t->cue_head] : NULL;
    return noun && relation_main[noun->relation] == REL_NSUBJ && noun->head > t->cue_head &&
           noun->head < a->tokens.size && a->tokens.at[noun->head].at.begin > article_extent(a, t->content).begin;
}

/* "Denied press reports | suggesting that", "claims that say": the verb's subject is the claim that the attribution
 * around it is of. */
static bool told_by_claim(stander *s, const attribution *t) {
    const article *a = s->a;
    uint32_t noun = t->source_head;
    if (t->parent >= a->attributions.size || noun >= a->tokens.size) return false;
    if (slice_find(a->tokens.at[noun].features, SLICE("PronType=Rel")) != SIZE_MAX &&
        a->tokens.at[noun].head < a->tokens.size)
        noun = a->tokens.at[a->tokens.at[noun].head].head; /* "reports | which | said" */
    span content = article_extent(a, a->attributions.at[t->parent].content);
    if (noun >= a->tokens.size || a->tokens.at[noun].upos != UPOS_NOUN || !inside(&a->tokens.at[noun], content))
        return false;
    uint32_t up = a->tokens.at[noun].head;
    return up < a->tokens.size && !inside(&a->tokens.at[up], content) &&
           is_claim_word(s, a->tokens.at[noun].lemma, (slice){0});
}

/* How many words of the claim stand behind its parts and before what is thought of it. */
static uint32_t rest_of(const article *a, const attribution *t, const proposition *p) {
    uint32_t end = article_extent(a, p->predicate).end, judgement = a->tokens.at[t->cue_head].head, count = 0;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        span at = article_extent(a, a->arguments.at[p->arguments.first + i].spans);
        if (at.end > end && at.end <= a->tokens.at[judgement].at.begin) end = at.end;
    }
    uint32_t i = article_token_from(a, end), last = 0;
    for (; i < judgement && a->tokens.at[i].head != judgement && count < REST_MOST; i++) {
        if (a->tokens.at[i].at.begin == last || a->tokens.at[i].upos == UPOS_PUNCT) continue; /* a part of a word */
        count += i == 0 || a->tokens.at[i - 1].at.end < a->tokens.at[i].at.begin;
        last = a->tokens.at[i].at.begin;
    }
    return count;
}

/* What somebody denies as a claim is one, though nobody is named who makes it. `first`: the first of the statements
 * that tell it. */
static void mark_claimed(stander *s, uint32_t first, uint32_t quote, bool denied) {
    bool judged = is_told_of(s->a, &s->a->attributions.at[quote]);
    for (uint32_t i = first; i < s->out.size; i++) {
        statement *x = &s->out.at[i];
        if (denied && x->quote == quote && x->speaker == NONE) x->marks |= MARK_RUMOUR;
        if (judged)
            x->marks |= (uint16_t)(MARK_JUDGED | rest_of(s->a, &s->a->attributions.at[quote],
                                                         &s->a->propositions.at[x->proposition]) *
                                                     MARK_REST);
    }
}

/* Who denies or questions, around a quote that is put as a noun. Returns what an outer one makes of `side`. */
static uint8_t around(const attribution *t, uint8_t side, bool judged) {
    if (t->negated || t->hypothetical) return NO_SIDE;
    if (t->stance == STANCE_DENIES || (judged && t->stance == STANCE_ASSERTS)) return turned(side);
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : NO_SIDE;
}

/* "The man | accused of the robbery": whoever speaks of him only says who he is. */
static bool only_names(const article *a, const attribution *t) {
    return t->cue_head < a->tokens.size && relation_main[a->tokens.at[t->cue_head].relation] == REL_ACL &&
           t->speaker >= a->actors.size;
}

/* What is told by nobody in particular, or by a document, is told by who quotes it. */
static uint32_t endorser(stander *s, uint32_t quote) {
    const article *a = s->a;
    for (int i = 0; i < CHAIN; i++) {
        const attribution *t = &a->attributions.at[quote];
        bool nobody = t->speaker >= a->actors.size || a->actors.at[t->speaker].kind == ACTOR_DOCUMENT;
        uint32_t outer = parent_of(a, quote);
        if (!nobody || outer == NONE || by_noun(a, t) || only_names(a, t) || t->stance != STANCE_ASSERTS)
            return quote;
        const attribution *o = &a->attributions.at[outer];
        if (o->stance != STANCE_ASSERTS || o->negated || o->hypothetical) return quote;
        s->used[outer] = true;
        quote = outer;
    }
    return quote;
}

/* Whether nothing that is said to be or not to be so stands above it in its content: "cannot say who was
 * involved". */
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

/* Who has, or has not, a part in it is said of what is told elsewhere: see echo.c. */
static void stand_on_part(stander *s, uint32_t p) {
    const proposition *x = &s->a->propositions.at[p];
    if (x->attribution >= s->a->attributions.size || !is_topmost(s->a, x)) return;
    uint8_t side = side_in(s, &s->a->attributions.at[x->attribution], x);
    if (side == SIDE_DENIES) s->no_part[x->attribution] = true;
    if (side == SIDE_ASSERTS) s->part_of[x->attribution] = p;
}

/* "We found no evidence of payments": a denial by who is said to have made them, a question by anybody else. */
static bool stand_on_unseen(stander *s, uint32_t p, uint32_t outer, uint32_t quote) {
    const proposition *x = &s->a->propositions.at[p], *o = &s->a->propositions.at[outer];
    const attribution *t = &s->a->attributions.at[quote];
    bool unseen = o->negative && !x->negative && kinds_family(s->kinds, o->lemma, o->sense, (slice){0}).seeing;
    if (!unseen || t->stance != STANCE_ASSERTS || t->negated || t->hypothetical) return false;
    slice actors = s->shapes[p].bucket;
    slice_take(&actors, '\n');
    bool own = stander_concerned(s, actors, t->speaker);
    stander_emit(s, p, quote, own ? SIDE_DENIES : SIDE_QUESTIONS, SLICE("content, not found"));
    return true;
}

/* "denied sending them", where "denied sending" is taken for the cue: the negation is the cue's own. */
static void stand_in_cue(stander *s, uint32_t p, uint32_t quote) {
    const attribution *t = &s->a->attributions.at[quote];
    if (t->negated || t->hypothetical) return;
    s->used[quote] = true;
    stander_emit(s, p, quote, side_of_stance[t->stance], SLICE("cue"));
}

/* "She denied a report about her claim that": what she turns down is no denial of it. */
static bool owns_claim(const article *a, uint32_t outer, uint32_t inner) {
    uint32_t who = a->attributions.at[outer].speaker;
    return who < a->actors.size && who == a->attributions.at[inner].speaker;
}

/* "Spreads | lies". */
static bool has_lie_for_object(stander *s, const proposition *p) {
    const article *a = s->a;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        if (x->role == ROLE_OBJECT && x->head < a->tokens.size &&
            stander_is_kind(s, a->tokens.at[x->head].lemma, SLICE("lie")))
            return true;
    }
    return false;
}

/* "Ruritania is lying", "accused it of spreading lies": what it said is denied, see echo.c. */
static bool says_he_lies(stander *s, const proposition *p) {
    const attribution *t = &s->a->attributions.at[p->attribution];
    slice actors = s->shapes[p - s->a->propositions.at].bucket,
          path = kinds_path(s->kinds, s->scratch, p->lemma, (slice){0});
    slice_take(&actors, '\n');
    bool so = !p->negative && (p->factuality == FACT_CERTAIN || p->factuality == FACT_PROBABLE) &&
              t->stance == STANCE_ASSERTS;
    bool lies = slice_equal(path, SLICE("claim/falsehood/lie")) || has_lie_for_object(s, p);
    return so && lies && s->a->tokens.at[p->head].upos == UPOS_VERB && actors.size &&
           !stander_concerned(s, actors, t->speaker);
}

static void stand_on(stander *s, uint32_t p) {
    const article *a = s->a;
    const proposition *x = &a->propositions.at[p];
    uint32_t quote = x->attribution < a->attributions.size ? x->attribution : NONE;
    if (quote == NONE && x->head < a->tokens.size && s->cue_at[x->head] != NONE) {
        stand_in_cue(s, p, s->cue_at[x->head]);
        return;
    }
    if (s->shapes[p].part) {
        stand_on_part(s, p);
        return;
    }
    if (quote != NONE && says_he_lies(s, x)) {
        s->lied[quote] = p;
        if (arguments_given(a, x) < 2) return; /* "lied about the tests" is a claim of its own */
    }
    if (quote == NONE) {
        stander_emit(s, p, NONE, side_by_factuality(s, is_negative(s, x) ? SIDE_DENIES : SIDE_ASSERTS, x),
                     SLICE("own voice"));
        return;
    }
    uint8_t side = side_in(s, &a->attributions.at[quote], x);
    uint32_t outside = above(s, p);
    if (side == SIDE_ASSERTS && a->attributions.at[quote].stance != STANCE_DENIES && only_alleged(s, p))
        side = NO_SIDE;
    s->used[quote] = true;
    if (outside != NONE && stand_on_unseen(s, p, outside, quote)) return;
    if (outside != NONE) {
        bool affirms = a->attributions.at[quote].stance != STANCE_DENIES && side == SIDE_ASSERTS;
        if (affirms && !of_another(s, p, outside) && said_along(s, p, outside))
            stander_emit(s, p, endorser(s, quote), side,
                         is_held_against(s, p, outside) ? SLICE("content, held against") : ALONG);
        return;
    }
    uint32_t first = s->out.size, told = quote = endorser(s, quote);
    stander_emit(s, p, quote, side, SLICE("content"));
    for (int i = 0;
         i < CHAIN && (by_noun(a, &a->attributions.at[quote]) || told_by_claim(s, &a->attributions.at[quote])); i++) {
        uint32_t outer = parent_of(a, quote);
        if (outer == NONE || owns_claim(a, outer, quote)) return;
        s->used[outer] = true;
        side = around(&a->attributions.at[outer], side, is_judged(s, &a->attributions.at[quote]));
        if (side == NO_SIDE) return;
        stander_emit(s, p, outer, side, SLICE("content put as a noun"));
        mark_claimed(s, first, told, side == SIDE_DENIES);
        quote = outer;
    }
}

/* ---------------------------------------------------------------------------------------------- preparing */

static void find_cues(stander *s) {
    const article *a = s->a;
    s->cue_at = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) s->cue_at[i] = NONE;
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        for (uint32_t n = 0; n < t->cue.count; n++) {
            span at = article_spans(a, t->cue)[n];
            for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end;
                 i++)
                if (i != t->cue_head) s->cue_at[i] = q;
        }
    }
}

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

/* "Minister Jan Berg | and Minister Ann Lund", read as one name. */
static bool joined_flat(const article *a, uint32_t token_at) {
    if (relation_main[a->tokens.at[token_at].relation] != REL_FLAT) return false;
    for (uint32_t i = token_at; i-- > 0 && token_at - i < STEPS;)
        if (a->tokens.at[i].head == token_at && a->tokens.at[i].relation == REL_CC) return true;
    return false;
}

/* Whether the token is coordinated with the source's head. */
static bool beside(const article *a, uint32_t token_at, uint32_t head) {
    for (int i = 0; i < STEPS && token_at < a->tokens.size && token_at != head; i++) {
        if (relation_main[a->tokens.at[token_at].relation] != REL_CONJ && !joined_flat(a, token_at)) return false;
        token_at = a->tokens.at[token_at].head;
    }
    return token_at == head;
}

static bool is_personal_token(const article *a, uint32_t at) {
    return at < a->tokens.size && slice_find(a->tokens.at[at].features, SLICE("PronType=Prs")) != SIZE_MAX;
}

/* Nobody charges his own side: "..., the president said, after Ruritania accused it of" is Ruritania's charge. */
static uint32_t charger(const stander *s, const attribution *t) {
    const article *a = s->a;
    uint32_t cue = t->cue_head < a->tokens.size ? s->at_token[t->cue_head] : NONE, doer = NONE;
    slice ours = t->speaker < a->actors.size ? s->camps[t->speaker] : (slice){0};
    bool own = false, named = false;
    if (cue == NONE || !ours.size) return t->speaker;
    const proposition *p = &a->propositions.at[cue];
    if (!kinds_family(s->kinds, p->lemma, p->sense, (slice){0}).charge) return t->speaker;
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &a->arguments.at[p->arguments.first + i];
        /* "those accusing us" */
        named |= x->role == ROLE_ACTOR && x->actor >= a->actors.size && !is_personal_token(a, x->head);
        if (x->actor >= a->actors.size) continue;
        if (x->role == ROLE_ACTOR) doer = x->actor;
        else own |= slice_equal(s->camps[x->actor], ours);
    }
    if (own && doer == NONE && named) return NONE;
    return own && doer != NONE && !slice_equal(s->camps[doer], ours) ? doer : t->speaker;
}

static bool is_document(const article *a, uint32_t who) {
    return who < a->actors.size && a->actors.at[who].kind == ACTOR_DOCUMENT;
}

/* In the words around what is said, not in these: who says "they hid the letter" did not write it. */
static bool names_document(const article *a, const attribution *t, slice lemma) {
    uint32_t at = t->cue_head < a->tokens.size ? t->cue_head : 0, from = at > STEPS ? at - STEPS : 0;
    span content = article_extent(a, t->content);
    for (uint32_t i = from; i < a->tokens.size && i < at + STEPS; i++) {
        const token *x = &a->tokens.at[i];
        if (x->at.begin >= content.begin && x->at.end <= content.end) continue;
        bool given = relation_main[x->relation] == REL_OBL || relation_main[x->relation] == REL_OBJ;
        if (x->sentence == a->tokens.at[at].sentence && given && slice_equal(x->lemma, lemma)) return true;
    }
    return false;
}

/* Who speaks where a document does: who said something "in a statement" or "a letter" before, by the same word. The
 * document itself where nobody did. */
static uint32_t author_of(const article *a, uint32_t q) {
    const attribution *t = &a->attributions.at[q];
    if (t->source_head >= a->tokens.size) return t->speaker;
    slice lemma = a->tokens.at[t->source_head].lemma;
    for (uint32_t i = q; i-- > 0 && q - i < BACK;) {
        const attribution *o = &a->attributions.at[i];
        if (o->speaker < a->actors.size && !is_document(a, o->speaker) && names_document(a, o, lemma))
            return o->speaker;
    }
    return t->speaker;
}

/* The speaker, and who is coordinated with him in the source. Mentions are in the order of the text. */
static void find_speakers(stander *s) {
    const article *a = s->a;
    s->speakers = ARENA_NEW(s->scratch, range, a->attributions.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        span at = article_extent(a, t->source);
        s->speakers[q].first = s->who.size;
        uint32_t speaker = is_document(a, t->speaker) ? author_of(a, q) : charger(s, t);
        add_speaker(s, &s->speakers[q], speaker);
        if (speaker != t->speaker) continue;
        for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
             i++) {
            const mention *m = &a->mentions.at[i];
            /* "the minister, Jane Doe" is one */
            bool other = t->speaker >= a->actors.size || m->head != t->source_head;
            if (other && m->at.end <= at.end && t->source_head < a->tokens.size && beside(a, m->head, t->source_head))
                add_speaker(s, &s->speakers[q], m->actor);
        }
    }
}

void stander_by_rules(stander *s) {
    const article *a = s->a;
    arena *scratch = s->scratch;
    s->camps = camps_with_clients(a, s->kinds, scratch, &s->guessed);
    s->own = ARENA_NEW(scratch, slice, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) s->own[i] = camp_key(scratch, &a->actors.at[i]);
    s->shapes = shapes_of(a, s->kinds, s->camps, s->guessed, scratch);
    s->used = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->opposed = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->no_part = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->part_of = ARENA_NEW(scratch, uint32_t, a->attributions.size + 1);
    s->lied = ARENA_NEW(scratch, uint32_t, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) s->part_of[i] = s->lied[i] = NONE;
    s->answers = ARENA_NEW(scratch, slice, a->attributions.size + 1);
    find_heads(s);
    find_cues(s);
    find_speakers(s);
    s->transparent = ARENA_NEW(scratch, bool, a->propositions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++) s->transparent[i] = is_transparent(s, &a->propositions.at[i]);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (s->shapes[i].bucket.size && !s->transparent[i]) stand_on(s, i);
    echoes_stand(s);
    sides_follow(s);
    charges_answered(s);
}

said_lists stander_said(const stander *s) {
    const article *a = s->a;
    said_lists out = {ARENA_NEW(s->scratch, uint32_t, a->attributions.size + 1),
                      ARENA_NEW(s->scratch, uint32_t, a->propositions.size + 1)};
    for (uint32_t i = 0; i < a->attributions.size; i++) out.first[i] = NONE;
    for (uint32_t i = a->propositions.size; i-- > 0;) {
        uint32_t quote = a->propositions.at[i].attribution;
        if (quote >= a->attributions.size) continue;
        out.next[i] = out.first[quote];
        out.first[quote] = i;
    }
    return out;
}

standing stand(const article *a, const kinds *k, const side_model *learned, arena *scratch) {
    leaning *both = ARENA_NEW(scratch, leaning, 2 * a->attributions.size + 1);
    stander s = {.a = a, .kinds = k, .scratch = scratch, .leanings = both, .wordings = both + a->attributions.size};
    for (uint32_t i = 0; i < 2 * a->attributions.size; i++) both[i] = (leaning){LEANING_UNKNOWN, LEANING_UNKNOWN};
    stander_by_rules(&s);
    if (learned) sides_take(&s, learned);
    own_sides_hold(&s);
    return (standing){s.shapes,   s.out.at,   s.out.size, s.camps,
                      s.guessed,  s.leanings, s.wordings, s.answers};
}
