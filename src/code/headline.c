/* headline.c - attributions in headlines, by punctuation, place and lexicon
 *
 * A headline is cut into segments at its commas, semicolons and dashes. A segment that is somebody and a verb of
 * saying, in either order, says the segment before it; one that begins with somebody and such a verb says the
 * rest. */
#include "code/headline.h"

#include <string.h>

#include "code/attribution_speaker.h"
#include "code/finding_tools.h"

enum { WORDS = 8 /* of who speaks */, TITLE = 60 /* tokens that are looked at */, SEGMENTS = 8 };

typedef struct headline {
    findings *out;
    const article_facts *f;
    const cue_lexicon *lexicon;
    const uint8_t *taken; /* tokens of cues */
    uint32_t first, end;  /* tokens */
    uint32_t count;       /* findings of the chains */
} headline;

static bool is_punctuation(const headline *h, uint32_t i) { return find_token(h->f, i)->upos == UPOS_PUNCT; }

/* A comma, semicolon or dash; not the hyphen of "Norway-Sweden border". */
static bool is_cut(const headline *h, uint32_t i) {
    span at = find_token(h->f, i)->at;
    slice form = article_text(h->f->article, at);
    uint8_t mark = h->f->at[i].mark;
    bool apart = i == 0 || find_token(h->f, i - 1)->at.end < at.begin;
    if (mark == MARK_COMMA || slice_equal(form, SLICE(";"))) return true;
    return (mark == MARK_DASH || slice_equal(form, SLICE("-"))) && apart;
}

static bool any_taken(const headline *h, range run) {
    for (uint32_t i = run.first; i < run.first + run.count; i++)
        if (h->taken[i]) return true;
    return false;
}

/* A verb of saying as headlines have it, in the present: "says", "deny"; the parser may take it for a noun. */
static bool is_says(const headline *h, uint32_t i) {
    const article *a = h->f->article;
    slice form = article_text(a, find_token(h->f, i)->at);
    bool says =
        cue_lexicon_has(h->lexicon, a, CLASS_VERB, i, NULL) || cue_lexicon_has(h->lexicon, a, CLASS_TURN, i, NULL);
    bool present = word_ends(a->words, form, WORD_PRESENT) || slice_equal_nocase(form, find_token(h->f, i)->lemma);
    return says && present && find_token(h->f, i)->upos != UPOS_PROPN;
}

/* Whether the run is somebody: no verb in it, and one of its words names an actor, unless `anybody` will do. */
static bool is_phrase(const headline *h, range run, bool anybody) {
    bool somebody = anybody;
    if (run.count == 0 || run.count > WORDS) return false;
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const token *t = find_token(h->f, i);
        if (t->upos == UPOS_VERB || t->upos == UPOS_AUX || t->upos == UPOS_NUM || h->f->at[i].mark == MARK_QUOTE ||
            is_cut(h, i))
            return false;
        somebody |=
            (t->upos == UPOS_PROPN || t->upos == UPOS_NOUN) &&
            (speaker_at(h->f, i) != NONE || cue_lexicon_has(h->lexicon, h->f->article, CLASS_OFFICE, i, NULL));
    }
    return somebody;
}

static bool is_somebody(const headline *h, range run) { return is_phrase(h, run, false); }

static void add(headline *h, uint32_t cue, range source, range content) {
    finding x = find_new(cue, cue, cue, "headline");
    while (content.count && (is_cut(h, content.first + content.count - 1) ||
                             h->f->at[content.first + content.count - 1].mark == MARK_COLON))
        content.count--;
    if (content.count == 0 || h->taken[cue]) return;
    find_set_run(h->f, &x.source, &x.sources, source);
    find_set_run(h->f, &x.content, &x.contents, content);
    *(finding *)vec_push(h->f->article->arena, &h->out->at) = x;
}

/* Whether all words of the run stand in quotation marks. */
static bool is_quoted(const headline *h, range run) {
    for (uint32_t i = run.first; i < run.first + run.count; i++)
        if (!is_punctuation(h, i) && h->f->quotes.of_token[i] == NONE) return false;
    return run.count > 1;
}

/* Who stands behind a quotation's colon: a name at the front, or all of a short rest; none: empty. */
static range said_by(const headline *h, uint32_t first) {
    range rest = {first, h->end - first};
    if (is_somebody(h, rest)) return rest;
    for (uint32_t i = first; i < h->end && i < first + 4; i++)
        if (find_token(h->f, i)->upos == UPOS_PROPN && speaker_at(h->f, i) != NONE) {
            uint32_t end = i + 1;
            while (end < h->end && find_token(h->f, end)->upos == UPOS_PROPN) end++;
            return (range){i, end - i};
        }
    return (range){0, 0};
}

/* Whether a run ends with a noun for what is spoken of: "Trawler row: ...", "Border talks: ...". */
static bool is_topic(const headline *h, range run) {
    uint32_t last = run.first + run.count - 1;
    const token *t = find_token(h->f, last);
    return t->name != NAME_PER && (t->upos == UPOS_NOUN || run.count > 1) &&
           cue_lexicon_has(h->lexicon, h->f->article, CLASS_SILENT, last, NULL);
}

/* The first token behind the colon of such a topic, or the headline's first. */
static uint32_t after_topic(const headline *h) {
    for (uint32_t i = h->first + 1; i + 2 < h->end && i < h->first + WORDS; i++)
        if (h->f->at[i].mark == MARK_COLON && h->f->quotes.of_token[i] == NONE)
            return is_topic(h, (range){h->first, i - h->first}) ? i + 1 : h->first;
    return h->first;
}

/* "Oslo: no ships were sent", "Oslo to Bergen: leave", "'I saw nothing': Berg home". */
static bool take_colon(headline *h) {
    for (uint32_t i = h->first + 1; i + 2 < h->end; i++) {
        if (h->f->at[i].mark != MARK_COLON || h->f->quotes.of_token[i] != NONE) continue;
        range before = {h->first, i - h->first}, after = {i + 1, h->end - i - 1};
        if (is_quoted(h, before)) {
            range who = said_by(h, i + 1);
            if (who.count) add(h, i, who, before);
            return who.count > 0;
        }
        for (uint32_t k = h->first + 1; k < i; k++)
            if (find_is(h->f, k, WORD_INFINITIVE) && before.count > k - h->first) before.count = k - h->first;
        if (any_taken(h, after) && !h->taken[i]) { /* "Oslo: minister denies it" is about Oslo */
            bool own = false;
            for (uint32_t k = after.first; k < h->end; k++) own |= h->taken[k] && h->f->at[k].subject != NONE;
            if (own) return false;
        }
        if (!is_somebody(h, before) || find_token(h->f, before.first)->upos == UPOS_ADP) return false;
        for (uint32_t k = before.first; k < before.first + before.count; k++)
            if (find_token(h->f, k)->upos == UPOS_ADP && !find_is(h->f, k, WORD_GENITIVE))
                return false; /* "War in Sudania: what we know" */
        if (find_token(h->f, after.first)->upos == UPOS_PRON && find_is(h->f, after.first, WORD_FREE_RELATIVE))
            return false;
        add(h, i, before, after);
        return true;
    }
    return false;
}

/* ", says rights group;": the chains take who speaks for what is said, or what the headline is about for who
 * speaks. */
static void turn_round(const headline *h, uint32_t cue, range source, range content) {
    for (uint32_t k = 0; k < h->count && h->out->at.at[k].first <= cue; k++) {
        finding *x = &h->out->at.at[k];
        bool topic = x->sources && x->source[0].first < h->first;
        bool turned = x->contents == 1 && x->content[0].first == source.first;
        if (x->first != cue || (!topic && !turned)) continue;
        find_set_run(h->f, &x->source, &x->sources, source);
        find_set_run(h->f, &x->content, &x->contents, content);
    }
}

/* Whether a verb turns something down, of which nothing is said before. */
static bool declines(const headline *h, uint32_t i) {
    uint8_t stance = STANCE_ASSERTS;
    cue_lexicon_has(h->lexicon, h->f->article, CLASS_VERB, i, &stance);
    return stance == STANCE_DECLINES;
}

/* One segment behind a cut: "minister concedes", "say sources", "minister". */
static bool take_tail(headline *h, range before, range segment, bool dash) {
    uint32_t last = segment.first + segment.count - 1;
    range first_words = {segment.first, segment.count - 1}, last_words = {segment.first + 1, segment.count - 1};
    if (segment.count == 0 || before.count < 2) return false;
    if (segment.count > 1 && segment.count <= WORDS && is_says(h, last) && !declines(h, last) &&
        is_somebody(h, first_words)) {
        add(h, last, first_words, before);
        return true;
    }
    if (segment.count > 1 && segment.count <= WORDS && is_says(h, segment.first) &&
        is_phrase(h, last_words, h->f->at[segment.first].cue >= 6) && (segment.count < 5 || dash)) {
        if (h->taken[segment.first]) turn_round(h, segment.first, last_words, before);
        add(h, segment.first, last_words, before);
        return true;
    }
    if (dash && segment.count <= 4 && is_somebody(h, segment) && before.count > 2) {
        add(h, segment.first - 1, segment, before);
        return true;
    }
    return false;
}

/* "Oslo rejects it, says the paper lies": the chains take the paper for who says it. */
static void say_on(const headline *h, uint32_t cue, range segment, range source) {
    for (uint32_t k = 0; k < h->count && h->out->at.at[k].first <= cue; k++) {
        finding *x = &h->out->at.at[k];
        if (x->first != cue || segment.count < 5 || (x->sources && x->source[0].first < cue)) continue;
        find_set_run(h->f, &x->source, &x->sources, source);
        find_set_run(h->f, &x->content, &x->contents, (range){cue + 1, segment.count - 1});
    }
}

/* "Oslo denounces 'fable'": somebody, a verb, what is said; `source` is who the segment before began with. */
static void take_head(headline *h, range segment, range *source) {
    uint32_t end = segment.first + segment.count;
    for (uint32_t i = segment.first; i < end && i < segment.first + 5; i++) {
        range who = {segment.first, i - segment.first};
        if (!is_says(h, i)) continue;
        bool noun = cue_lexicon_has(h->lexicon, h->f->article, CLASS_CLAIM, i, NULL);
        if (h->taken[i] && !who.count && source->count) say_on(h, i, segment, *source);
        if (h->taken[i] && who.count && is_somebody(h, who)) *source = who;
        if (h->taken[i] || (noun && find_token(h->f, i)->upos == UPOS_NOUN)) return;
        if (who.count == 0)
            who = *source;
        else if (!is_somebody(h, who))
            return;
        uint32_t stop = i + 1;
        while (stop < end && !find_is(h->f, stop, WORD_SEQUEL)) stop++;
        if (who.count) add(h, i, who, (range){i + 1, stop - i - 1});
        *source = who;
        return;
    }
}

static void take_segments(headline *h) {
    range segment = {h->first, 0}, before = {h->first, 0}, source = {0, 0};
    bool dash = false;
    for (uint32_t i = h->first, n = 0; i <= h->end && n < SEGMENTS; i++) {
        if (i < h->end && (!is_cut(h, i) || h->f->quotes.of_token[i] != NONE)) continue;
        segment.count = i - segment.first;
        range from_start = {h->first, segment.first > h->first ? segment.first - 1 - h->first : 0};
        bool last = i == h->end;
        if (n == 0 || !take_tail(h, last && !dash ? before : from_start, segment, dash && last))
            take_head(h, segment, &source);
        before = segment;
        dash = i < h->end && h->f->at[i].mark != MARK_COMMA &&
               !slice_equal(article_text(h->f->article, find_token(h->f, i)->at), SLICE(";"));
        segment.first = i + 1;
        n++;
    }
}

void headlines_add(findings *out, const article_facts *f, const cue_lexicon *l) {
    const article *a = f->article;
    uint8_t *taken = ARENA_NEW(a->arena, uint8_t, a->tokens.size);
    uint32_t count = out->at.size;
    for (uint32_t k = 0; k < count; k++)
        memset(taken + out->at.at[k].first, 1, out->at.at[k].last - out->at.at[k].first + 1);
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        const sentence *s = &a->sentences.at[i];
        uint8_t kind = a->blocks.at[s->block].kind;
        if (kind > BLOCK_SUBTITLE || s->tokens.count < 3 || s->tokens.count > TITLE) continue;
        headline h = {out, f, l, taken, s->tokens.first, s->tokens.first + s->tokens.count, count};
        h.first = after_topic(&h);
        if (!take_colon(&h)) take_segments(&h);
    }
}
