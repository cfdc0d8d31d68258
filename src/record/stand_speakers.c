/* stand_speakers.c - who speaks in each attribution: its speaker, and who is coordinated with him in the source
 *
 * Where a document speaks it is who wrote it; where a charge is told in the words of whom it is against, who makes
 * it. */
#include "record/stand_parts.h"

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

void stand_find_speakers(stander *s) {
    const article *a = s->a;
    s->speakers = ARENA_NEW(s->scratch, range, a->attributions.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        span at = article_extent(a, t->source);
        s->speakers[q].first = s->who.size;
        uint32_t speaker = is_document(a, t->speaker) ? author_of(a, q) : charger(s, t);
        add_speaker(s, &s->speakers[q], speaker);
        if (speaker != t->speaker) continue;
        for (uint32_t i = article_mention_from(a, at.begin);
             i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++) {
            const mention *m = &a->mentions.at[i];
            /* "the minister, Jane Doe" is one */
            bool other = t->speaker >= a->actors.size || m->head != t->source_head;
            if (other && m->at.end <= at.end && t->source_head < a->tokens.size && beside(a, m->head, t->source_head))
                add_speaker(s, &s->speakers[q], m->actor);
        }
    }
}
