/* echo.c - statements of attributions that name no deed: "rejected the claims", "was not involved", "blamed
 * Ruritania"
 *
 * Each takes the statement of the article that suits it best, of at most BACK: a denial what the denier's side is
 * charged with, or what that side denies; a charge what is said of the accused. */
#include <string.h>

#include "record/disclaim.h"
#include "record/reply.h"
#include "record/stander.h"

enum { LOOKED = 256 /* tokens of a sentence */, NEXT = 2, NEAR = 12 /* sentences */ };

/* "denied it", "denied this". */
static bool only_pronouns(const article *a, const attribution *t) {
    span at = article_extent(a, t->content);
    uint32_t i = article_token_from(a, at.begin), count = 0;
    for (; i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++, count++)
        if (a->tokens.at[i].upos != UPOS_PRON && a->tokens.at[i].upos != UPOS_DET) return false;
    return count > 0;
}

static span hull(span one, span other) {
    if (one.begin == one.end) return other;
    if (other.begin == other.end) return one;
    return (span){one.begin < other.begin ? one.begin : other.begin, one.end > other.end ? one.end : other.end};
}

/* What words of the content or cue may point at. */
enum { NAUGHT = 1, WISH = 2, CLAIM = 4, PART = 8, DENIAL = 16 };

/* Whether a word is only what a deed that is told there was done to: "faking any | part | of the film". */
static bool is_done_to(const stander *s, uint32_t i, span at) {
    const token *t = &s->a->tokens.at[i];
    uint32_t deed = t->head < s->a->tokens.size ? s->at_token[t->head] : NONE;
    return relation_main[t->relation] == REL_OBJ && deed != NONE && stander_within(&s->a->tokens.at[t->head], at) &&
           s->shapes[deed].bucket.size && !s->shapes[deed].light && !s->shapes[deed].part && !s->transparent[deed];
}

/* The kinds that words of the content or cue are of, as bits. */
static unsigned pointers(stander *s, const attribution *t) {
    static const struct { const char *kind; unsigned bit; } known[] = {
        {"naught", NAUGHT}, {"wish", WISH}, {"claim", CLAIM}, {"part", PART}, {"denial", DENIAL}};
    span at = hull(article_extent(s->a, t->content), article_extent(s->a, t->cue));
    unsigned out = 0;
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++) {
        slice path = kinds_path(s->kinds, s->scratch, s->a->tokens.at[i].lemma, (slice){0}),
              kind = slice_take(&path, '/');
        for (size_t k = 0; k < sizeof known / sizeof *known; k++)
            if (slice_equal(kind, slice_of(known[k].kind)) && !(known[k].bit == PART && is_done_to(s, i, at)))
                out |= known[k].bit;
    }
    return out;
}

static bool is_claim_word(stander *s, const token *w) {
    slice path = kinds_path(s->kinds, s->scratch, w->lemma, (slice){0});
    return slice_starts(path, SLICE("claim")) || slice_starts(path, SLICE("denial"));
}

/* Whether they are of one country, as bodies of it: what one of them says, the other as a rule does not deny. */
static bool of_one_country(const stander *s, uint32_t one, uint32_t other) {
    static const char apart[] = " OPP PTY REB UAF NGO JRN ";
    if (one >= s->a->actors.size || other >= s->a->actors.size) return false;
    const actor *a = &s->a->actors.at[one], *b = &s->a->actors.at[other];
    char wanted[8] = {' ', a->sector[0], a->sector[1], a->sector[2], ' ', 0};
    return a->country[0] && !strcmp(a->country, b->country) && !(a->sector[0] && strstr(apart, wanted)) &&
           (a->kind == ACTOR_ORGANISATION || a->kind == ACTOR_STATE || (a->kind == ACTOR_UNNAMED && !a->sector[0]));
}

/* Whether it is told as a charge: "accused Ruritania of", "the allegation that". */
static bool is_told_as_charge(stander *s, const statement *x) {
    return x->side == SIDE_ASSERTS && !x->outlet_voice && x->quote < s->a->attributions.size &&
           stander_is_charge(s, s->a->attributions.at[x->quote].cue_head);
}

/* Whether it is said by who is said to lie. */
static bool is_liar(stander *s, uint32_t lied, const statement *x) {
    return !x->outlet_voice && x->side == SIDE_ASSERTS && stander_concerned(s, stander_actors(s, lied), x->speaker);
}

/* How well a statement suits a denial: 0 not at all, more where the denier is who is said to have done it, or where
 * his own side denies it. */
static int suits(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    slice bucket = s->shapes[x->proposition].bucket;
    if (a->propositions.at[x->proposition].presupposed) return 0; /* "the man who fought there" */
    if (slice_equal(x->rule, ALONG)) return 0; /* a denial is of what was claimed, not of what was said in passing */
    if (!bucket.size || (x->speaker == t->speaker && !x->outlet_voice)) return 0;
    uint32_t lied = s->lied[t - a->attributions.at];
    if (lied != NONE && !is_liar(s, lied, x)) return 0;
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    bool allied =
        (ours.size && slice_equal(theirs, ours)) || (!ours.size && of_one_country(s, t->speaker, x->speaker));
    slice sense = slice_take(&bucket, '\n');
    bool concerned = stander_concerned(s, bucket, t->speaker);
    if (x->side == SIDE_DENIES) return allied && concerned ? 4 : 0;
    if (x->side != SIDE_ASSERTS || allied) return 0;
    int event = a->propositions.at[x->proposition].event != EVENT_NONE || slice_ends(sense, SLICE("!"));
    if (x->outlet_voice) return concerned ? 1 + event : 0;
    if (concerned) return 5 + event;
    if (!bucket.size && (pointers(s, t) & PART)) return 0;
    /* also "accused of buying it" */
    bool taken = stander_concerned(s, s->shapes[x->proposition].recipients, t->speaker);
    if (taken && (bucket.size || is_told_as_charge(s, x))) return 3 + event;
    if (!bucket.size) return event ? 3 : 0;
    if (t->stance == STANCE_DENIES && is_told_as_charge(s, x)) return 2 + event;
    return !ours.size && (event || only_pronouns(a, t)) ? 1 + event : 0;
}

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
    uint32_t cue, claimant;
    uint32_t best;     /* the proposition */
    const statement *of;
    int most;
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

/* Whether it names who makes the claim: "Ruritania's claims". */
static bool names_claimant(const stander *s, const attribution *t, uint32_t speaker) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_mention_from(s->a, at.begin);
         i < s->a->mentions.size && s->a->mentions.at[i].at.begin < at.end; i++) {
        uint32_t who = s->a->mentions.at[i].actor;
        bool camp = stander_camp(s, who).size && slice_equal(stander_camp(s, who), stander_camp(s, speaker));
        if (who < s->a->actors.size && (who == speaker || camp)) return true;
    }
    return false;
}

static uint32_t begin_of(const stander *s, const statement *x) {
    return article_extent(s->a, s->a->propositions.at[x->proposition].predicate).begin;
}

/* Whose claim a denial is of, where it says so: "Berg's claim", "the Ruritanian version"; NONE. */
static uint32_t claimant_of(stander *s, const attribution *t) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++) {
        const mention *m = &a->mentions.at[i];
        const token *w = m->head < a->tokens.size ? &a->tokens.at[m->head] : NULL;
        bool owns = w && (w->relation == REL_NMOD_POSS || w->relation == REL_AMOD) && w->head < a->tokens.size &&
                    stander_within(&a->tokens.at[w->head], at) && is_claim_word(s, &a->tokens.at[w->head]);
        if (owns && m->actor < a->actors.size && m->actor != t->speaker) return m->actor;
    }
    return NONE;
}

static bool is_with(const stander *s, uint32_t who, const statement *x) {
    slice camp = stander_camp(s, who);
    return !x->outlet_voice && (x->speaker == who || (camp.size && slice_equal(camp, stander_camp(s, x->speaker))));
}

/* Whether it can't be what is denied: whose claim that is says things before, and it is not of these. */
static bool is_of_another(stander *s, const search *f, const statement *x, uint32_t given) {
    if (f->claimant == NONE || is_with(s, f->claimant, x)) return false;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK; seen++)
        if (is_with(s, f->claimant, &s->out.at[i]) && begin_of(s, &s->out.at[i]) < f->cue) return true;
    return false;
}

/* Whether the attribution points at what was just claimed ("denied it"), and that is not of this bucket. */
static bool answers_another(const stander *s, uint32_t quote, slice bucket) {
    bool answers = false;
    if (!only_pronouns(s->a, &s->a->attributions.at[quote])) return false;
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
    uint32_t who = claimant_of(s, &s->a->attributions.at[quote]);
    bool speaks = false;
    for (uint32_t i = 0; i < s->out.size && i < 4 * BACK && who != NONE; i++) {
        const statement *x = &s->out.at[i];
        if (x->side != SIDE_ASSERTS || !is_with(s, who, x)) continue;
        if (slice_equal(s->shapes[x->proposition].bucket, bucket)) return false;
        speaks = true;
    }
    return speaks;
}

static void consider(stander *s, search *f, const statement *x, uint32_t given) {
    int fit = suits(s, x, f->t);
    if (fit <= f->most || is_of_another(s, f, x, given)) return;
    f->most = fit;
    f->best = x->proposition;
    f->of = x;
}

/* Whether a word only tells which one another noun of the content means: "the lorry" of "no part in the lorry's odd
 * journey". */
static bool is_inner(stander *s, const token *w, uint32_t first) {
    const token *up = w->head >= first && w->head < s->a->tokens.size ? &s->a->tokens.at[w->head] : NULL;
    return up && w->upos == UPOS_NOUN && up->upos == UPOS_NOUN && !is_claim_word(s, up) &&
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
        if (!tells || is_claim_word(s, w) || stander_is_kind(s, w->lemma, SLICE("part")) || is_inner(s, w, first))
            continue;
        if (in_sentence_of(a, f->best, w->lemma)) return true;
        more = more || w->upos != UPOS_ADJ; /* "baseless claims" */
    }
    return !more || names_claimant(s, f->t, f->of->outlet_voice ? NONE : f->of->speaker);
}

/* Whether any noun by which a content tells what it is about stands in the sentence of what was found, or there is
 * none. */
static bool is_about(stander *s, const search *f) {
    const article *a = s->a;
    span at = article_extent(a, f->t->content);
    bool told = false;
    for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        const token *w = &a->tokens.at[i];
        if ((w->upos != UPOS_NOUN && w->upos != UPOS_PROPN) || is_claim_word(s, w) ||
            stander_is_kind(s, w->lemma, SLICE("part")))
            continue;
        if (in_sentence_of(a, f->best, w->lemma)) return true;
        told |= relation_main[w->relation] != REL_NSUBJ && !stander_is_kind(s, w->lemma, SLICE("reticence"));
    }
    return !told;
}

/* Whether what is rejected is a denial: "dismissed the minister's denial". */
static bool of_denial(stander *s, const attribution *t) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++)
        if (s->a->tokens.at[i].upos == UPOS_NOUN && stander_is_kind(s, s->a->tokens.at[i].lemma, SLICE("denial")))
            return true;
    return false;
}

static uint8_t opposed_side(stander *s, const attribution *t) {
    if (t->stance == STANCE_DENIES && of_denial(s, t)) return SIDE_ASSERTS;
    return t->stance == STANCE_QUESTIONS ? SIDE_QUESTIONS : SIDE_DENIES;
}

/* Whether somebody can be charged with what a statement says, as far as its words tell: "registered a firm" is no
 * charge, unless it is made one ("accused of registering"). */
static bool may_be_denied(stander *s, const statement *x) {
    slice bucket = s->shapes[x->proposition].bucket;
    if (s->a->propositions.at[x->proposition].event != EVENT_NONE ||
        slice_ends(slice_take(&bucket, '\n'), SLICE("!")))
        return true;
    return x->quote < s->a->attributions.size && stander_is_charge(s, s->a->attributions.at[x->quote].cue_head);
}

/* "Those charges", "“This never happened”". */
static bool points_near(const article *a, const attribution *t) {
    uint32_t i = article_token_from(a, article_extent(a, t->content).begin);
    while (i < a->tokens.size && a->tokens.at[i].upos == UPOS_PUNCT) i++;
    return t->content.count && i < a->tokens.size &&
           slice_find(a->tokens.at[i].features, SLICE("PronType=Dem")) != SIZE_MAX;
}

/* Whether somebody else denies the same in words of his own. */
static bool is_contested(const stander *s, const statement *x, uint32_t given) {
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        const statement *y = &s->out.at[i];
        if (y->side == SIDE_DENIES && y->speaker != x->speaker &&
            slice_equal(s->shapes[y->proposition].bucket, s->shapes[x->proposition].bucket))
            return true;
    }
    return false;
}

/* Whether it is the only charge that the article tells as one: then it is what is denied, whoever denies it. */
static bool is_sole_charge(stander *s, const statement *of, uint32_t given) {
    if (!is_told_as_charge(s, of)) return false;
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        const statement *x = &s->out.at[i];
        if (!slice_equal(s->shapes[x->proposition].bucket, s->shapes[of->proposition].bucket) &&
            is_told_as_charge(s, x))
            return false;
    }
    return true;
}

/* Whether it is what somebody else was told to claim: "accused it of", "websites reported that", "rumours that". */
static bool is_told_as_claim(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    if (x->side != SIDE_ASSERTS || x->outlet_voice || x->speaker == t->speaker || x->quote >= a->attributions.size ||
        slice_equal(x->rule, ALONG))
        return false;
    const attribution *by = &a->attributions.at[x->quote];
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    if (a->propositions.at[x->proposition].presupposed || (ours.size && slice_equal(theirs, ours)) ||
        of_one_country(s, t->speaker, x->speaker))
        return false;
    bool claims =
        by->cue_head < a->tokens.size && is_claim_word(s, &a->tokens.at[by->cue_head]) && by->stance != STANCE_DENIES;
    return claims || stander_is_charge(s, by->cue_head);
}

/* "The reports", "those charges", but not what somebody said in his own name ("the statement"). */
static bool names_claim(stander *s, const attribution *t) {
    span at = article_extent(s->a, t->content);
    for (uint32_t i = article_token_from(s->a, at.begin);
         i < s->a->tokens.size && s->a->tokens.at[i].at.end <= at.end; i++) {
        slice path = kinds_path(s->kinds, s->scratch, s->a->tokens.at[i].lemma, (slice){0});
        bool heard = slice_equal(path, SLICE("claim/report/story")) || !slice_starts(path, SLICE("claim/report/"));
        if (slice_starts(path, SLICE("claim")) && heard) return true;
    }
    return false;
}

/* Right behind what is told as a claim such words mean that. Denies what the nearest one says, if there is one. */
static bool deny_claim(stander *s, uint32_t quote, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    search f = {
        .t = t, .cue = article_extent(s->a, t->cue).begin, .claimant = claimant_of(s, t), .best = NONE};
    uint32_t first = given, last = given;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK; seen++) {
        const statement *x = &s->out.at[i];
        uint32_t begin = begin_of(s, x);
        if (begin >= f.cue) continue;
        if ((f.of && x->quote != f.of->quote) || sentences_between(s->a, begin, f.cue) > NEXT) break;
        if (!is_told_as_claim(s, x, t) || is_of_another(s, &f, x, given)) continue;
        if (!f.of) last = i;
        f.of = x;
        f.best = x->proposition;
        first = i;
    }
    if (!f.of || !words_fit(s, &f)) return false;
    uint32_t said = f.of->quote, speaker = f.of->speaker; /* what is added below moves the statements */
    for (uint32_t i = first; i <= last; i++) {
        const statement *x = &s->out.at[i];
        if (x->quote == said && x->speaker == speaker && is_told_as_claim(s, x, t))
            stander_emit(s, x->proposition, quote, opposed_side(s, t), BEFORE);
    }
    return true;
}

/* What was claimed before it, the nearest first; "it" is what was said last. Where that gives nothing, what is
 * claimed of the denier behind it. */
static void take_what_was_said(stander *s, uint32_t quote, uint32_t given, bool certain, enum disclaimer clears) {
    const attribution *t = &s->a->attributions.at[quote];
    search f = {
        .t = t, .cue = article_extent(s->a, t->cue).begin, .claimant = claimant_of(s, t), .best = NONE};
    /* "police questioned the driver" */
    if (t->stance == STANCE_QUESTIONS && !names_claim(s, t) && !points_near(s->a, t)) return;
    bool pronoun = only_pronouns(s->a, t), opposes = t->stance == STANCE_DENIES || t->stance == STANCE_QUESTIONS;
    if (certain && opposes && s->lied[quote] == NONE && !s->no_part[quote] && names_claim(s, t) &&
        deny_claim(s, quote, given))
        return;
    const int enough = 6, least = 3;
    for (uint32_t i = given, seen = 0; i-- > 0 && seen < BACK && f.most < enough;) {
        uint32_t begin = begin_of(s, &s->out.at[i]);
        if (begin >= f.cue) continue;
        if (pronoun && sentences_between(s->a, begin, f.cue) > 2) break;
        seen++;
        consider(s, &f, &s->out.at[i], given);
    }
    bool nothing = f.best == NONE;
    f.most = nothing ? least : f.most;
    for (uint32_t i = 0, seen = 0; i < given && seen < BACK && nothing && f.most < enough; i++) {
        if (begin_of(s, &s->out.at[i]) < f.cue) continue;
        seen++;
        consider(s, &f, &s->out.at[i], given);
    }
    uint8_t side = opposed_side(s, t);
    slice actors = f.best != NONE ? s->shapes[f.best].bucket : (slice){0};
    slice_take(&actors, '\n');
    bool his = actors.size && stander_concerned(s, actors, t->speaker);
    /* nobody is cleared of what others did */
    if (clears && (!his || (clears == DISCLAIMS_THIS && !is_about(s, &f)))) return;
    bool fits = clears || (f.best != NONE && words_fit(s, &f));
    bool sure = certain && f.best != NONE && (his || is_sole_charge(s, f.of, given)) && fits;
    /* where who did it is taken from elsewhere, the far one is his only if its claimant is named */
    bool open = f.best != NONE && s->shapes[f.best].filled &&
                !names_claimant(s, t, f.of->outlet_voice ? NONE : f.of->speaker);
    bool pointed = points_near(s->a, t);
    uint32_t far = pointed || nothing || open ? NEXT : NEAR;
    uint32_t apart = sure ? sentences_apart(s->a, begin_of(s, f.of), f.cue) : NONE;
    sure = sure && (apart <= NEXT || (his && apart <= far && may_be_denied(s, f.of)) ||
                    (!pointed && is_contested(s, f.of, given)));
    if (clears && (!sure || !may_be_denied(s, f.of))) return;
    if (f.best != NONE) stander_emit(s, f.best, quote, side, sure ? BEFORE : PERHAPS);
}

/* Whether a proposition of its own stands in the content: then that is what is denied. */
static bool *find_contents(stander *s) {
    const article *a = s->a;
    bool *out = ARENA_NEW(s->scratch, bool, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        bool told = s->shapes[i].bucket.size && !s->transparent[i];
        if (told && p->attribution < a->attributions.size) out[p->attribution] = true;
    }
    return out;
}

/* Whether a clause of it says what it is about: "that the bank had asked". */
static bool tells_by_clause(const article *a, span content) {
    for (uint32_t i = article_token_from(a, content.begin);
         i < a->tokens.size && a->tokens.at[i].at.end <= content.end; i++) {
        uint32_t up = a->tokens.at[i].head;
        bool marks = a->tokens.at[i].relation == REL_MARK && up > i && up < a->tokens.size &&
                     a->tokens.at[up].upos == UPOS_VERB;
        if (marks && a->tokens.at[up].at.end <= content.end) return true;
    }
    return false;
}

/* Whether the claim that it speaks of is told in it: "denied reports that the bank had asked them to wait". */
static bool tells_claim(const stander *s, uint32_t quote) {
    if (tells_by_clause(s->a, article_extent(s->a, s->a->attributions.at[quote].content))) return true;
    for (uint32_t i = quote + 1; i < s->a->attributions.size && i <= quote + CHAIN; i++) {
        const attribution *t = &s->a->attributions.at[i];
        if (t->parent == quote && t->content.count && t->cue_head < s->a->tokens.size &&
            s->a->tokens.at[t->cue_head].upos == UPOS_NOUN)
            return true;
    }
    return false;
}

/* Whether a verb of the content, or of what is said in it, tells a deed: "denied claims by the mayor that they burned
 * it". */
static bool tells_deed(const stander *s, uint32_t quote) {
    const article *a = s->a;
    span at = article_extent(a, a->attributions.at[quote].content);
    if (tells_by_clause(a, at)) return true;
    for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end; i++) {
        uint32_t p = s->at_token[i];
        if (p == NONE || a->tokens.at[i].upos != UPOS_VERB || !s->shapes[p].bucket.size) continue;
        if (!s->transparent[p] && relation_main[a->tokens.at[i].relation] != REL_AMOD && i + 1 < a->tokens.size &&
            a->tokens.at[i].at.end < at.end)
            return true;
    }
    return false;
}

static void deny(stander *s, uint32_t quote, const bool *contents, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    enum disclaimer clears = disclaims(s, quote);
    if (clears) {
        take_what_was_said(s, quote, given, true, clears);
        return;
    }
    bool opposes = t->stance == STANCE_DENIES || t->stance == STANCE_QUESTIONS,
         may_repeat = t->stance == STANCE_ASSERTS && !contents[quote];
    if (s->lied[quote] != NONE) take_what_was_said(s, quote, given, true, DISCLAIMS_NOT);
    if (!s->no_part[quote] && !opposes && !may_repeat) return;
    unsigned to = pointers(s, t);
    if (!s->no_part[quote] && to & NAUGHT) return; /* "denied nothing" */
    if ((to & (WISH | CLAIM)) == WISH) opposes = may_repeat = false; /* it is refused, not denied */
    /* the content is but the word for what somebody said: "the claims", "it" */
    bool back = to & CLAIM || only_pronouns(s->a, t);
    bool of_part = opposes && to & PART;
    bool nothing_else = !s->opposed[quote] && ((!s->used[quote] && back) || !contents[quote]);
    bool repeats = may_repeat && to & DENIAL;
    bool points = (back && !tells_claim(s, quote)) || !t->content.count || s->no_part[quote] || of_part || repeats;
    /* "it", "those charges" stand in the same report */
    bool answers = opposes && (to & CLAIM || of_part || s->no_part[quote]) && !only_pronouns(s->a, t) &&
                   !points_near(s->a, t) && !tells_deed(s, quote);
    if (answers && opposed_side(s, t) == SIDE_DENIES) s->answers[quote] = reply_words(s, quote);
    if (!(s->no_part[quote] || of_part || (opposes && nothing_else) || repeats)) return;
    take_what_was_said(s, quote, given, points, DISCLAIMS_NOT);
}

/* ------------------------------------------------------------------------------------- charges without a deed */

/* Keys of the actors that a charge names ("blamed Ruritania"), other than the speaker's own side. */
static slice charged_in(stander *s, const attribution *t) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    slice out = {0}, ours = stander_camp(s, t->speaker);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++) {
        uint32_t who = a->mentions.at[i].actor;
        if (who >= a->actors.size || who == t->speaker) continue;
        slice key = s->camps[who].size ? s->camps[who] : s->own[who];
        if (slice_equal(key, ours)) continue;
        out = out.size ? arena_print(s->scratch, "%.*s\n%.*s", (int)out.size, out.at, (int)key.size, key.at) : key;
    }
    return out;
}

/* How well a statement suits a charge against `accused`: it says that he did something, or is his denial of it. */
static int suits_charge(stander *s, const statement *x, const attribution *t, slice accused) {
    slice bucket = s->shapes[x->proposition].bucket;
    slice sense = slice_take(&bucket, '\n');
    bool open = slice_equal(x->rule, ALONG) || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES);
    if (open || !bucket.size || !keys_meet(bucket, accused)) return 0;
    if (x->side == SIDE_DENIES && !stander_concerned(s, bucket, x->speaker)) return 0;
    int event = s->a->propositions.at[x->proposition].event != EVENT_NONE || slice_ends(sense, SLICE("!"));
    int said = !x->outlet_voice && (x->side == SIDE_DENIES || !stander_concerned(s, bucket, x->speaker));
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    bool allied = ours.size && slice_equal(theirs, ours) && x->side == SIDE_ASSERTS;
    /* "shares a border with it" is no charge */
    if (!event && x->side == SIDE_ASSERTS && !is_told_as_charge(s, x)) return 0;
    return said || event ? 1 + event + 2 * said + allied : 0;
}

static void charge_with(stander *s, uint32_t quote, slice accused, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    uint32_t best = NONE;
    int most = 1;
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        int fit = suits_charge(s, &s->out.at[i], t, accused);
        if (fit <= most) continue;
        most = fit;
        best = s->out.at[i].proposition;
    }
    if (best != NONE) stander_emit(s, best, quote, SIDE_ASSERTS, SLICE("what he is charged with"));
}

/* Whose a charge is: of a noun without a source, of him in whose words it stands. */
static uint32_t owner_of(const stander *s, uint32_t quote) {
    const article *a = s->a;
    const attribution *t = &a->attributions.at[quote];
    if (t->speaker < a->actors.size || t->parent >= a->attributions.size) return quote;
    const attribution *up = &a->attributions.at[t->parent];
    return up->stance == STANCE_ASSERTS && !up->negated && !up->hypothetical ? t->parent : NONE;
}

/* "blamed Ruritania"; "repeated the accusation against Ruritania"; "Ruritania was behind it". */
static void charge(stander *s, uint32_t quote, const bool *contents, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    slice accused = {0};
    if (t->stance == STANCE_ASSERTS && !contents[quote] && stander_is_charge(s, t->cue_head))
        accused = charged_in(s, t);
    if (s->part_of[quote] != NONE) {
        accused = s->shapes[s->part_of[quote]].bucket;
        slice_take(&accused, '\n');
    }
    uint32_t owner = owner_of(s, quote);
    if (accused.size && owner != NONE) charge_with(s, owner, accused, given);
}

void echoes_stand(stander *s) {
    uint32_t given = s->out.size;
    const bool *contents = find_contents(s);
    for (uint32_t i = 0; i < s->a->attributions.size; i++) {
        const attribution *t = &s->a->attributions.at[i];
        if (t->negated || t->hypothetical) continue;
        deny(s, i, contents, given);
        charge(s, i, contents, given);
    }
}
