/* speaker_headline.c - see speaker_headline.h */
#include "code/speaker_headline.h"

#include "base/utf8.h"
#include "code/mention.h"

enum { SENTENCES = 3 /* of the report itself */, WORDS = 4 /* of who speaks in the headline */, LONG = 16 };

static uint8_t part_of(const article *a, uint32_t t) {
    uint32_t number = a->sentences.at[a->tokens.at[t].sentence].block;
    return number < a->blocks.size ? a->blocks.at[number].kind : BLOCK_BODY;
}

/* The mention that is an attribution's whole source, or NONE. */
static uint32_t source_mention(const article *a, const attribution *x) {
    uint32_t m = mention_of_token(a, x->source_head);
    return m != NONE && a->mentions.at[m].head == x->source_head ? m : NONE;
}

/* The words of a source, as tokens. */
static range source_words(const article *a, const attribution *x) {
    span at = article_extent(a, x->source);
    uint32_t first = article_token_from(a, at.begin), end = first;
    while (end < a->tokens.size && a->tokens.at[end].at.end <= at.end && end - first < LONG) end++;
    return (range){first, end - first};
}

static bool is_plural(const article *a, uint32_t t) { return token_has(&a->tokens.at[t], "Number=Plur"); }

/* Whether a source has a word, whatever its case. */
static bool has_word(const article *a, range words, uint32_t t) {
    slice key = utf8_key(a->arena, article_text(a, a->tokens.at[t].at));
    for (uint32_t i = words.first; i < words.first + words.count; i++)
        if (slice_equal(key, utf8_key(a->arena, article_text(a, a->tokens.at[i].at)))) return true;
    return false;
}

/* Whether a speaker goes by a description alone. */
static bool is_described(const article *a, const attribution *x) {
    const actor *who = x->speaker == NONE ? NULL : &a->actors.at[x->speaker];
    if (!who || x->source_head == NONE || x->parent != NONE) return false;
    uint32_t m = source_mention(a, x);
    bool noun = a->tokens.at[x->source_head].upos == UPOS_NOUN || a->tokens.at[x->source_head].upos == UPOS_PROPN;
    if (m == NONE) return noun && who->kind == ACTOR_UNNAMED;
    return noun && a->mentions.at[m].described && !a->mentions.at[m].pronoun && !who->country[0];
}

/* Whether one may be whom the headline calls so: no single person for a body, or for several. */
static bool kinds_agree(const article *a, const attribution *x, const attribution *y) {
    uint8_t kind = a->actors.at[x->speaker].kind, other = a->actors.at[y->speaker].kind;
    bool several = kind == ACTOR_GROUP || is_plural(a, x->source_head);
    bool others = other == ACTOR_GROUP || is_plural(a, y->source_head);
    if (several) return others || other == ACTOR_ORGANISATION;
    if (others) return false;
    if (kind == ACTOR_ORGANISATION) return other == ACTOR_ORGANISATION;
    return other == ACTOR_PERSON || other == ACTOR_UNNAMED;
}

static bool is_like(const article *a, const attribution *x, const attribution *y) {
    range words = source_words(a, x), theirs = source_words(a, y);
    if (!words.count || words.count > WORDS || y->stance != x->stance || !kinds_agree(a, x, y)) return false;
    for (uint32_t t = words.first; t < words.first + words.count; t++)
        if (!has_word(a, theirs, t)) return false;
    return true;
}

/* The first attribution of the report's first sentences that is like one in its headline; NULL where none is, or
 * those of two speakers are. */
static const attribution *like_in_body(const article *a, const attribution *x) {
    const attribution *only = NULL;
    uint32_t from = NONE;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        const attribution *y = &a->attributions.at[i];
        if (y->source_head == NONE || y->speaker == NONE || y->parent != NONE) continue;
        if (part_of(a, y->cue_head) != BLOCK_BODY) continue;
        uint32_t at = a->tokens.at[y->cue_head].sentence;
        if (from == NONE) from = at;
        if (at >= from + SENTENCES) break;
        if (!is_like(a, x, y)) continue;
        if (only && only->speaker != y->speaker) return NULL;
        only = y;
    }
    return only;
}

void speakers_join_headline(article *a) {
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        attribution *x = &a->attributions.at[i];
        if (part_of(a, x->cue_head) != BLOCK_TITLE) continue;
        const attribution *y = is_described(a, x) ? like_in_body(a, x) : NULL;
        if (!y || y->speaker == x->speaker) continue;
        uint32_t m = source_mention(a, x);
        if (m != NONE) a->mentions.at[m].actor = y->speaker;
        x->speaker = y->speaker;
    }
}
