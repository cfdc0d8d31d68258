/* camp_tells.c - what tells of an official and a state: where and what he says, who else holds his office, who is
 * named with him */
#include "record/camp_weighing.h"
#include "record/keys.h"

enum {
    OPENING = 4,  /* tokens of a sentence */
    AROUND = 24,  /* mentions, or places, of a sentence that are looked at */
    MOST_TOLD = 64, /* propositions of an attribution */
    OFFICE_SENTENCES = 3
};

/* Whether the words of a text have one that tells this. */
static bool has_word(const weighing *w, slice text, slice what) {
    while (text.size)
        if (kinds_tells(w->kinds, w->scratch, slice_take(&text, ' '), what)) return true;
    return false;
}

/* Whether a state has one such office: "defence minister", no "deputy minister", and no minister of whom it is not
 * said which. */
static bool is_seat(const weighing *w, slice role) {
    slice first = role;
    first = slice_take(&first, ' ');
    if (kinds_tells(w->kinds, w->scratch, first, SLICE("below"))) return false;
    for (slice rest = role; rest.size; slice_take(&rest, ' '))
        if (kinds_tells(w->kinds, w->scratch, rest, SLICE("seat")))
            return rest.size < role.size || !kinds_tells(w->kinds, w->scratch, role, SLICE("several"));
    return false;
}

static bool is_counterpart(const weighing *w, slice text) { return has_word(w, text, SLICE("counterpart")); }

/* The text of an actor's first mention. */
static slice first_called(const weighing *w, uint32_t who) {
    uint32_t m = w->mentioned[who];
    return m == NONE ? (slice){0} : article_text(w->a, w->a->mentions.at[m].at);
}

/* Whether one is first mentioned in the sentences before another. */
static bool just_before(const weighing *w, uint32_t one, uint32_t other) {
    uint32_t m = w->mentioned[one], n = w->mentioned[other];
    if (m == NONE || n == NONE) return false;
    uint32_t a = article_sentence_at(w->a, w->a->mentions.at[m].head),
             b = article_sentence_at(w->a, w->a->mentions.at[n].head);
    return a <= b && b <= a + OFFICE_SENTENCES;
}

static void find_taken(weighing *w, uint32_t who) {
    const article *a = w->a;
    slice role = a->actors.at[who].role;
    if (!role.size) return;
    for (uint32_t i = 0; i < a->actors.size && i < 512; i++) {
        const actor *x = &a->actors.at[i];
        bool human = x->kind == ACTOR_PERSON || x->kind == ACTOR_UNNAMED;
        if (i == who || !w->of[i] || !human || !slice_equal(x->role, role)) continue;
        bool named = key_is(x->key, "p"), counter = is_counterpart(w, first_called(w, i));
        if (named && is_seat(w, role)) weighing_add(w, w->of[i] - 1U, EVIDENCE_TAKEN, 1, 1);
        if (!named && (counter || just_before(w, i, who)))
            weighing_add(w, w->of[i] - 1U, counter ? EVIDENCE_COUNTERPART : EVIDENCE_OFFICE, 1, 1);
    }
}

/* The states that are named in a sentence with a mention, and places in it. */
static void look_around(weighing *w, const mention *own) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, own->head);
    if (here >= a->sentences.size) return;
    span at = a->sentences.at[here].at;
    for (uint32_t i = article_mention_from(a, at.begin), n = 0;
         i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || m->pronoun) continue;
        bool said = m->head < a->tokens.size && w->said[m->head];
        bool other = is_counterpart(w, article_text(a, m->at)) && m->actor != own->actor;
        if (w->of[m->actor] && (other || !said))
            weighing_add(w, w->of[m->actor] - 1U, other ? EVIDENCE_COUNTERPART : EVIDENCE_SENTENCE, 1, 1);
    }
}

static uint32_t locality_from(const article *a, uint32_t token_at) {
    uint32_t low = 0, high = a->localities.size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->localities.at[middle].token < token_at) low = middle + 1;
        else high = middle;
    }
    return low;
}

/* Where it is said: a place in the sentence of the cue, outside of the content. */
static void find_place(weighing *w, uint32_t quote) {
    const article *a = w->a;
    uint32_t here = article_sentence_at(a, a->attributions.at[quote].cue_head);
    if (here >= a->sentences.size) return;
    range tokens = a->sentences.at[here].tokens;
    for (uint32_t i = locality_from(a, tokens.first), seen = 0; i < a->localities.size && seen < AROUND;
         i++, seen++) {
        const locality *l = &a->localities.at[i];
        if (l->token >= tokens.first + tokens.count) return;
        uint32_t at = weighing_state(w, l->country);
        int n = l->token < tokens.first + OPENING ? 2 : 1;
        if (at != NONE && !weighing_in_content(w, quote, a->tokens.at[l->token].at.begin))
            weighing_add(w, at, EVIDENCE_PLACE, n, 2);
    }
}

static void read_deed(weighing *w, const attribution *t, const proposition *p) {
    bool hostile = event_type_quad[p->event] >= 3, no = weighing_is_opposed(t, p);
    for (uint32_t i = 0; i < p->arguments.count && p->factuality == FACT_CERTAIN; i++) {
        const argument *g = &w->a->arguments.at[p->arguments.first + i];
        uint32_t states = g->role == ROLE_ACTOR ? weighing_states_in(w, g) : 0;
        if (!states) continue;
        weighing_add_bits(w, states, no ? EVIDENCE_CLEARED : EVIDENCE_ACTED, 1, no ? 1 : 2);
        if (!no && hostile) weighing_add_bits(w, states, EVIDENCE_CHARGED, 1, 1);
        if (!no && w->accuser != NONE && states >> w->accused & 1)
            weighing_add(w, w->accuser, EVIDENCE_ACCUSER, 1, 1);
    }
}

static bool is_claim(const weighing *w, uint32_t token_at) {
    if (token_at >= w->a->tokens.size || w->a->tokens.at[token_at].upos != UPOS_NOUN) return false;
    slice path = kinds_path(w->kinds, w->scratch, w->a->tokens.at[token_at].lemma, (slice){0});
    return slice_equal(slice_take(&path, '/'), SLICE("claim"));
}

/* What is said of a state in an attribution: named in its content; what it claims rejected there. */
static void read_names(weighing *w, uint32_t quote) {
    const article *a = w->a;
    const attribution *t = &a->attributions.at[quote];
    span at = article_extent(a, t->content), cue = article_extent(a, t->cue);
    if (!t->content.count) at = cue;
    if (t->cue.count && cue.begin < at.begin) at.begin = cue.begin;
    for (uint32_t i = article_mention_from(a, at.begin), n = 0;
         i < a->mentions.size && a->mentions.at[i].at.begin < at.end && n < AROUND; i++, n++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || !w->of[m->actor] || m->pronoun || m->head >= a->tokens.size) continue;
        if (weighing_in_content(w, quote, m->at.begin)) weighing_add(w, w->of[m->actor] - 1U, EVIDENCE_NAMED, 1, 3);
        if (t->stance == STANCE_DENIES && (is_claim(w, m->head) || is_claim(w, a->tokens.at[m->head].head)))
            weighing_add(w, w->of[m->actor] - 1U, EVIDENCE_ITS_CLAIM, 1, 1);
    }
}

/* "accused Ruritania of", "urged Ruritania to", "summoned its ambassador". */
static void read_cue(weighing *w, uint32_t quote) {
    const article *a = w->a;
    uint32_t cue = a->attributions.at[quote].cue_head, p = cue < a->tokens.size ? w->at_token[cue] : NONE;
    if (p == NONE) return;
    for (uint32_t i = 0; i < a->propositions.at[p].arguments.count; i++) {
        const argument *g = &a->arguments.at[a->propositions.at[p].arguments.first + i];
        if (g->role == ROLE_RECIPIENT || g->role == ROLE_OBJECT)
            weighing_add_bits(w, weighing_states_in(w, g), EVIDENCE_DIRECTED, 1, 1);
    }
}

static void read_content(weighing *w, uint32_t quote) {
    const attribution *t = &w->a->attributions.at[quote];
    if (t->negated || t->hypothetical) return;
    for (uint32_t p = w->told_in[quote], n = 0; p != NONE && n < MOST_TOLD; p = w->next_told[p], n++)
        read_deed(w, t, &w->a->propositions.at[p]);
    read_names(w, quote);
    read_cue(w, quote);
    if (t->stance == STANCE_DENIES && w->accused != NONE) weighing_add(w, w->accused, EVIDENCE_ACCUSED, 1, 1);
}

void weighing_tell(weighing *w, uint32_t who) {
    const article *a = w->a;
    for (uint32_t q = w->said_by[who]; q != NONE; q = w->next_said[q]) {
        find_place(w, q);
        read_content(w, q);
    }
    for (uint32_t m = w->mentioned[who]; m != NONE; m = w->next_mention[m]) look_around(w, &a->mentions.at[m]);
    find_taken(w, who);
    uint32_t home = a->home[0] ? weighing_state(w, a->home) : NONE;
    if (home != NONE) weighing_add(w, home, EVIDENCE_HOME, 1, 1);
    for (uint32_t i = 0; i < w->count; i++)
        if (w->spoken_of[who] >> i & 1) weighing_add(w, i, EVIDENCE_SPOKEN_OF, 1, 1);
    if (w->count && w->states[0].named) weighing_add(w, 0, EVIDENCE_MOST, 1, 1);
    for (uint32_t i = 0; i < 2 && i < w->count; i++)
        if (w->states[i].named) weighing_add(w, i, EVIDENCE_MAIN, 1, 1);
}
