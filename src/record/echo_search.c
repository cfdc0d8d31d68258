/* echo_search.c - finds what an attribution that names no deed is of, among the statements of its article: at most
 * BACK of them before it, and as many behind it */
#include "record/echo_parts.h"

enum {
    LOOKED = 256, /* tokens of a sentence */
    NEXT = 2,     /* sentences */
    NEAR = 12,
    LEAST = 3, /* how well a statement behind it must suit; and from what on no better one is looked for: echo_fits */
    ENOUGH = 6
};

static uint32_t sentences_between(const article *a, uint32_t begin, uint32_t end) {
    uint32_t one = article_token_from(a, begin), two = article_token_from(a, end);
    if (one >= a->tokens.size || two >= a->tokens.size) return 0;
    return a->tokens.at[two].sentence - a->tokens.at[one].sentence;
}

static uint32_t sentences_apart(const article *a, uint32_t one, uint32_t other) {
    return one < other ? sentences_between(a, one, other) : sentences_between(a, other, one);
}

typedef struct search {
    const attribution *t;
    uint32_t quote, given;
    uint32_t cue, claimant; /* the byte that its cue begins at; echo_claimant */
    uint32_t best;          /* the proposition */
    const statement *of;
    int most;
    bool behind;            /* it was found behind the attribution */
} search;

/* Whether a word like it stands in the sentence of the proposition. */
static bool in_sentence_of(const article *a, uint32_t p, slice lemma) {
    uint32_t head = a->propositions.at[p].head;
    if (head >= a->tokens.size) return true;
    range all = a->sentences.at[a->tokens.at[head].sentence].tokens;
    for (uint32_t i = 0; i < all.count && i < LOOKED; i++)
        if (slice_equal(a->tokens.at[all.first + i].lemma, lemma)) return true;
    return false;
}

static uint32_t begin_of(const stander *s, const statement *x) {
    return article_extent(s->a, s->a->propositions.at[x->proposition].predicate).begin;
}

static bool is_with(const stander *s, uint32_t who, const statement *x) {
    slice camp = stander_camp(s, who);
    return !x->outlet_voice && (x->speaker == who || (camp.size && slice_equal(camp, stander_camp(s, x->speaker))));
}

/* Whether it can't be what is denied: whose claim that is says things before, and it is not of these. */
static bool is_of_another(stander *s, const search *f, const statement *x) {
    if (f->claimant == NONE || is_with(s, f->claimant, x)) return false;
    for (uint32_t i = f->given, seen = 0; i-- > 0 && seen < BACK; seen++)
        if (is_with(s, f->claimant, &s->out.at[i]) && begin_of(s, &s->out.at[i]) < f->cue) return true;
    return false;
}

/* Whether the attribution points at what was just claimed ("denied it"), and that is not of this bucket. */
static bool answers_another(const stander *s, uint32_t quote, slice bucket) {
    bool answers = false;
    if (!echo_is_pronoun(s->a, &s->a->attributions.at[quote])) return false;
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        if (x->quote != quote || !slice_equal(x->rule, BEFORE)) continue;
        if (slice_equal(s->shapes[x->proposition].bucket, bucket)) return false;
        answers = true;
    }
    return answers;
}

bool stander_denies_another(stander *s, uint32_t quote, slice bucket) {
    if (answers_another(s, quote, bucket)) return true;
    uint32_t who = echo_claimant(s, &s->a->attributions.at[quote]);
    bool speaks = false;
    for (uint32_t i = 0; i < s->out.size && i < 4 * BACK && who != NONE; i++) {
        const statement *x = &s->out.at[i];
        if (x->side != SIDE_ASSERTS || !is_with(s, who, x)) continue;
        if (slice_equal(s->shapes[x->proposition].bucket, bucket)) return false;
        speaks = true;
    }
    return speaks;
}

static void consider(stander *s, search *f, const statement *x) {
    int fit = echo_fits(s, x, f->t);
    if (fit <= f->most || is_of_another(s, f, x)) return;
    f->most = fit;
    f->best = x->proposition;
    f->of = x;
}

/* Whether a word only tells which one another noun of the content means: "the lorry" of "no part in the lorry's odd
 * journey". */
static bool is_inner(stander *s, const token *w, uint32_t first) {
    const token *up = w->head >= first && w->head < s->a->tokens.size ? &s->a->tokens.at[w->head] : NULL;
    return up && w->upos == UPOS_NOUN && up->upos == UPOS_NOUN && !echo_is_claim_word(s, up) &&
           !stander_is_kind(s, up->lemma, SLICE("part"));
}

/* Whether the words of a denial for what it denies ("the fraud claims") fit what was found. */
static bool words_fit(stander *s, const search *f) {
    const article *a = s->a;
    span at = article_extent(a, f->t->content);
    uint32_t first = article_token_from(a, at.begin);
    bool more = false;
    for (uint32_t i = first; i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        const token *w = &a->tokens.at[i];
        bool tells = w->upos == UPOS_NOUN || w->upos == UPOS_PROPN || w->upos == UPOS_ADJ;
        if (!tells || echo_is_claim_word(s, w) || stander_is_kind(s, w->lemma, SLICE("part")) ||
            is_inner(s, w, first))
            continue;
        if (in_sentence_of(a, f->best, w->lemma)) return true;
        more = more || w->upos != UPOS_ADJ; /* "baseless claims" */
    }
    return !more || echo_names_claimant(s, f->t, f->of->outlet_voice ? NONE : f->of->speaker);
}

/* Whether any noun by which a content tells what it is about stands in the sentence of what was found, or there is
 * none. */
static bool is_about(stander *s, const search *f) {
    const article *a = s->a;
    span at = article_extent(a, f->t->content);
    bool told = false;
    for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        const token *w = &a->tokens.at[i];
        if ((w->upos != UPOS_NOUN && w->upos != UPOS_PROPN) || echo_is_claim_word(s, w) ||
            stander_is_kind(s, w->lemma, SLICE("part")))
            continue;
        if (in_sentence_of(a, f->best, w->lemma)) return true;
        told |= relation_main[w->relation] != REL_NSUBJ && !stander_is_kind(s, w->lemma, SLICE("reticence"));
    }
    return !told;
}

static search search_of(stander *s, uint32_t quote, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    return (search){.t = t, .quote = quote, .given = given, .cue = article_extent(s->a, t->cue).begin,
                    .claimant = echo_claimant(s, t), .best = NONE};
}

/* Right behind what is told as a claim such words mean that. Denies what the nearest one says, if there is one. */
static bool deny_claim(stander *s, uint32_t quote, uint32_t given) {
    search f = search_of(s, quote, given);
    uint32_t first = given, last = given;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK; seen++) {
        const statement *x = &s->out.at[i];
        uint32_t begin = begin_of(s, x);
        if (begin >= f.cue) continue;
        if ((f.of && x->quote != f.of->quote) || sentences_between(s->a, begin, f.cue) > NEXT) break;
        if (!echo_is_claimed(s, x, f.t) || is_of_another(s, &f, x)) continue;
        if (!f.of) last = i;
        f.of = x;
        f.best = x->proposition;
        first = i;
    }
    if (!f.of || !words_fit(s, &f)) return false;
    uint32_t said = f.of->quote, speaker = f.of->speaker; /* what is added below moves the statements */
    for (uint32_t i = first; i <= last; i++) {
        const statement *x = &s->out.at[i];
        if (x->quote == said && x->speaker == speaker && echo_is_claimed(s, x, f.t))
            stander_emit(s, x->proposition, quote, echo_side(s, f.t), BEFORE);
    }
    return true;
}

/* What is said before it, the nearest first. */
static void look_back(stander *s, search *f) {
    bool pronoun = echo_is_pronoun(s->a, f->t);
    for (uint32_t i = f->given, seen = 0; i-- > 0 && seen < BACK && f->most < ENOUGH;) {
        uint32_t begin = begin_of(s, &s->out.at[i]);
        if (begin >= f->cue) continue;
        if (pronoun && sentences_between(s->a, begin, f->cue) > NEXT) break;
        seen++;
        consider(s, f, &s->out.at[i]);
    }
}

/* What is said behind it. */
static void look_on(stander *s, search *f) {
    f->behind = true;
    f->most = LEAST;
    for (uint32_t i = 0, seen = 0; i < f->given && seen < BACK && f->most < ENOUGH; i++) {
        if (begin_of(s, &s->out.at[i]) < f->cue) continue;
        seen++;
        consider(s, f, &s->out.at[i]);
    }
}

/* Whether it is near enough to be what is meant. Where who did it is taken from elsewhere, the far one is `his` only
 * if its claimant is named. */
static bool is_near(stander *s, const search *f, bool his) {
    bool open = s->shapes[f->best].filled &&
                !echo_names_claimant(s, f->t, f->of->outlet_voice ? NONE : f->of->speaker);
    bool pointed = echo_points_near(s->a, f->t);
    uint32_t apart = sentences_apart(s->a, begin_of(s, f->of), f->cue),
             far = pointed || f->behind || open ? NEXT : NEAR;
    return apart <= NEXT || (his && apart <= far && echo_may_be_denied(s, f->of)) ||
           (!pointed && echo_is_contested(s, f->of, f->given));
}

void echo_of_claim(stander *s, uint32_t quote, uint32_t given, bool certain, enum disclaimer clears) {
    search f = search_of(s, quote, given);
    bool asks = f.t->stance == STANCE_QUESTIONS, opposes = asks || f.t->stance == STANCE_DENIES;
    /* "police questioned the driver" */
    if (asks && !echo_names_claim(s, f.t) && !echo_points_near(s->a, f.t)) return;
    bool of_claim = certain && opposes && s->lied[quote] == NONE && !s->no_part[quote] && echo_names_claim(s, f.t);
    if (of_claim && deny_claim(s, quote, given)) return;
    look_back(s, &f);
    if (f.best == NONE) look_on(s, &f);
    if (f.best == NONE) return;
    slice actors = stander_actors(s, f.best);
    bool his = actors.size && stander_concerned(s, actors, f.t->speaker);
    /* nobody is cleared of what others did */
    if (clears && (!his || (clears == DISCLAIMS_THIS && !is_about(s, &f)))) return;
    bool sure = certain && (his || echo_is_sole_charge(s, f.of, given)) && (clears || words_fit(s, &f)) &&
                is_near(s, &f, his);
    if (clears && (!sure || !echo_may_be_denied(s, f.of))) return;
    stander_emit(s, f.best, quote, echo_side(s, f.t), sure ? BEFORE : PERHAPS);
}
