/* stand_emit.c - the statements of one proposition: one for each who speaks, with the words that show it and through
 * whom it came */
#include "record/stand_parts.h"

static slice via_of(stander *s, uint32_t quote) {
    slice out = {"", 0};
    quote = stander_parent(s->a, quote);
    for (int i = 0; quote != NONE && i < CHAIN; i++, quote = stander_parent(s->a, quote))
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
    return two && stander_concerned(s, stander_actors(s, p), speaker);
}

void stander_emit(stander *s, uint32_t p, uint32_t quote, uint8_t side, slice rule) {
    if (side == NO_SIDE) return;
    range speakers = quote == NONE ? (range){0, 0} : s->speakers[quote];
    for (uint32_t i = 0; i < speakers.count; i++)
        if (!charges_himself(s, p, quote, s->who.at[speakers.first + i], side))
            emit_one(s, p, quote, s->who.at[speakers.first + i], side, rule);
    if (!speakers.count) emit_one(s, p, quote, NONE, side, rule);
}
