/* coref.c - who "the minister", "his counterpart", "he" and "it" are, and who "I" and "we" between quotation marks
 *
 * After names. Goes once through the article from the left; descriptions are in coref_noun.c, pronouns in
 * coref_pronoun.c. */
#include "code/coref.h"

#include "code/coref_parts.h"

/* Quotation marks: true where the byte at `at` opens or closes one. */
static bool is_quote(slice text) {
    return slice_equal(text, SLICE("\"")) || slice_equal(text, SLICE("``")) || slice_equal(text, SLICE("''")) ||
           slice_equal(text, SLICE("\xE2\x80\x9C")) || slice_equal(text, SLICE("\xE2\x80\x9D"));
}

/* Which tokens stand between quotation marks. A mark that is not closed ends with its paragraph. */
static bool *find_quoted(const article *a) {
    bool *out = ARENA_NEW(a->arena, bool, a->tokens.size + 1), inside = false;
    for (uint32_t t = 0; t < a->tokens.size; t++) {
        span before = {t ? a->tokens.at[t - 1].at.end : 0, a->tokens.at[t].at.begin};
        if (slice_find(article_text(a, before), SLICE("\n")) != SIZE_MAX)
            inside = false;
        if (is_quote(article_text(a, a->tokens.at[t].at)))
            inside = !inside;
        out[t] = inside;
    }
    return out;
}

void coref_find(cast *c) {
    const bool *quoted = find_quoted(c->a);
    for (uint32_t i = 0; i < c->phrases.size; i++) {
        const phrase *p = &c->phrases.at[i];
        if (p->kind == PHRASE_PRONOUN)
            coref_pronoun(c, i, quoted);
        else if (p->kind == PHRASE_NOUN && c->who_of[i] == NONE)
            coref_describe(c, i, quoted);
        else if (p->kind == PHRASE_NAME && coref_is_counterpart(p->title) && c->who_of[i] != NONE)
            coref_add_counterpart(c, i, &c->list.at[c->who_of[i]]);
    }
    for (uint32_t i = 0; i < c->phrases.size; i++) /* "“They fired,” he said of the rebels" */
        if (c->phrases.at[i].kind == PHRASE_PRONOUN && c->who_of[i] == NONE)
            coref_accuse(c, i);
}

/* ------------------------------------------------------------------------------------------------ speakers */

static bool is_own_word(const article *a, const token *k) {
    slice person = SLICE("Person=1");
    return k->upos == UPOS_PRON && slice_find(k->features, person) != SIZE_MAX && k->at.end <= a->text.size;
}

/* Gives "I" and "we" inside of one span of content to the speaker. */
static void speak(article *a, span content, uint32_t speaker, bool *taken) {
    uint8_t kind = a->actors.at[speaker].kind;
    bool inside = false, person = kind == ACTOR_PERSON || kind == ACTOR_UNNAMED;
    for (uint32_t t = article_token_from(a, content.begin);
         t < a->tokens.size && a->tokens.at[t].at.begin < content.end; t++) {
        const token *k = &a->tokens.at[t];
        slice text = article_text(a, k->at);
        if (is_quote(text))
            inside = !inside;
        if (!inside || taken[t] || !is_own_word(a, k))
            continue;
        if (!person && token_has(k, "Number=Sing"))
            continue; /* "I" is no ministry */
        taken[t] = true;
        *vec_push(a->arena, &a->mentions) = (mention){.at = k->at, .actor = speaker, .head = t, .pronoun = true};
    }
}

status coref_speakers(const void *unused, article *a, error *e) {
    (void)unused;
    (void)e;
    bool *taken = ARENA_NEW(a->arena, bool, a->tokens.size);
    /* Innermost first: a child stands after its parent. */
    for (uint32_t i = a->attributions.size; i-- > 0;) {
        const attribution *t = &a->attributions.at[i];
        if (t->speaker == NONE || t->kind == KIND_INDIRECT)
            continue;
        for (uint32_t s = t->content.first; s < t->content.first + t->content.count; s++)
            speak(a, a->spans.at[s], t->speaker, taken);
    }
    article_sort_mentions(a);
    return READOUT_OK;
}
