/* side_features.c - reading an attribution for a charge, see side_features.h */
#include "record/side_features.h"

#include <string.h>

#include "base/map.h"
#include "record/gaps.h"

enum {
    READ = 160 /* tokens of a content that are read */,
    PIECES = 48 /* of these, words that are compared */,
    FAR_AWAY = 99,
    NEAR_SIDE = 24
};

#define UNASKED (VECTORS_NONE - 1)

#define SIDE_NAME(name) #name,
const char *const side_feature_name[SIDE_FEATURE_COUNT] = {SIDE_FEATURES(SIDE_NAME)};
const char *const side_words_name[LIKES] = {"false",   "denial",   "evidence", "calm",
                                            "condemn", "innocent", "unknown",  "demand"};

/* What is read of an attribution, whichever the charge. */
typedef struct side_content {
    int16_t own[SIDE_FEATURE_COUNT]; /* features that no charge changes */
    uint32_t words[PIECES], word_count;
    int16_t near[CHARGES][2]; /* to the predicates of each charge, and to what they are done to */
} side_content;

/* The sides that somebody took, a bit each, by his first attribution, by his second, by further ones. */
typedef struct side_stand {
    uint32_t quotes[2];
    uint32_t bits[3];
} side_stand;

/* What all attributions of one speaker do. */
typedef struct totals {
    int16_t turns, denials, negatives, falsehoods, charges, wishes, we, open;
} totals;

struct side_reader {
    stander *s;
    const side_lexicon *lexicon;
    const side_charge *charges;
    uint32_t count;
    said_lists said;
    uint32_t *before, *after; /* the attribution by the same speaker before and behind */
    uint32_t *children;       /* of each attribution, how many stand in it, and how many of these deny */
    uint32_t *denying_children;
    uint32_t *row; /* of each token: of the vectors, or VECTORS_NONE; only words that tell something */
    map stands;    /* "speaker bucket", and for anything "speaker ": a number in `stood` */
    VEC(side_stand) stood;
    uint8_t *taken;  /* attribution * CHARGES + charge: 1 + side by the rules, 0 none */
    uint32_t *given; /* the same: the first statement of it, or NONE */
    uint32_t *first_sentence;
    side_content *contents; /* of each attribution */
    uint8_t *
        ties; /* actor * CHARGES + charge: 0 none, 1 taken for, 2 certainly of the accused; 4 and 8 the same of who accuses; 16, 32 of whom it was done to */
    uint8_t *named;  /* attribution * CHARGES + charge: bits as above, of who is named in the content */
    uint8_t *around; /* sentence * CHARGES + charge: the same, of who is named in the sentence outside contents */
    uint32_t *met;   /* of each actor: the sentence that first names him, or NONE */
    totals *by_actor;
    uint16_t
        *named_by; /* actor * CHARGES * 2 + charge * 2: how many of his contents name the accused; and who accuses */
};

enum { OWN_BITS = 3, FOE_BITS = 12, VICTIM_BITS = 48 };

static slice camp_of(const stander *s, uint32_t who) { return who < s->a->actors.size ? s->camps[who] : (slice){0}; }

static slice stands_key(arena *scratch, uint32_t who, slice bucket) {
    return arena_print(scratch, "%u %.*s", who, (int)bucket.size, bucket.size ? bucket.at : "");
}

static uint32_t sentence_of_token(const article *a, uint32_t t) {
    return t < a->tokens.size ? a->tokens.at[t].sentence : 0;
}

static bool has_feature(const token *t, slice feature) { return slice_find(t->features, feature) != SIZE_MAX; }

static int16_t small(int64_t n) { return (int16_t)(n > 999 ? 999 : n < -999 ? -999 : n); }

/* ------------------------------------------------------------------------------------------------ the article */

static void list_neighbours(side_reader *r) {
    const article *a = r->s->a;
    uint32_t n = a->attributions.size;
    uint32_t *last = ARENA_NEW(r->s->scratch, uint32_t, a->actors.size + 1);
    r->before = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->after = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->children = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->denying_children = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) last[i] = NONE;
    for (uint32_t q = 0; q < n; q++) {
        const attribution *t = &a->attributions.at[q];
        r->before[q] = r->after[q] = NONE;
        if (t->parent < n) {
            r->children[t->parent]++;
            r->denying_children[t->parent] += t->stance == STANCE_DENIES;
        }
        if (t->speaker >= a->actors.size) continue;
        uint32_t was = last[t->speaker];
        r->before[q] = was;
        if (was != NONE) r->after[was] = q;
        last[t->speaker] = q;
    }
}

static void add_stand(side_reader *r, const statement *x, slice bucket) {
    bool found;
    uint32_t *at = map_put(r->s->scratch, &r->stands, stands_key(r->s->scratch, x->speaker, bucket), &found);
    if (!found) {
        *at = r->stood.size;
        *vec_push(r->s->scratch, &r->stood) = (side_stand){{NONE, NONE}, {0}};
    }
    side_stand *k = &r->stood.at[*at];
    int which = k->quotes[0] == NONE || k->quotes[0] == x->quote   ? 0
                : k->quotes[1] == NONE || k->quotes[1] == x->quote ? 1
                                                                   : 2;
    if (which < 2) k->quotes[which] = x->quote;
    k->bits[which] |= x->side == SIDE_ASSERTS ? 1 : 2;
}

/* The sides that the speaker takes in the bucket elsewhere than in this attribution: 1 asserts, 2 denies, 3 both. */
static int16_t stands_in(side_reader *r, uint32_t quote, slice bucket) {
    uint32_t at = map_get(&r->stands, stands_key(r->s->scratch, r->s->a->attributions.at[quote].speaker, bucket));
    if (at == MAP_NONE) return 0;
    const side_stand *k = &r->stood.at[at];
    return (int16_t)((k->quotes[0] == quote ? 0 : k->bits[0]) | (k->quotes[1] == quote ? 0 : k->bits[1]) |
                     k->bits[2]);
}

static void list_stands(side_reader *r) {
    stander *s = r->s;
    size_t cells = (size_t)s->a->attributions.size * CHARGES;
    r->taken = ARENA_NEW(s->scratch, uint8_t, cells + 1);
    r->given = ARENA_NEW(s->scratch, uint32_t, cells + 1);
    for (size_t i = 0; i < cells; i++) r->given[i] = NONE;
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        slice bucket = s->shapes[x->proposition].bucket;
        if (x->outlet_voice || !bucket.size || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES)) continue;
        for (uint32_t c = 0; c < r->count && x->quote < s->a->attributions.size; c++)
            if (slice_equal(r->charges[c].bucket, bucket)) {
                r->taken[x->quote * CHARGES + c] = (uint8_t)(1 + x->side);
                if (r->given[x->quote * CHARGES + c] == NONE) r->given[x->quote * CHARGES + c] = i;
            }
        if (x->speaker >= s->a->actors.size) continue;
        add_stand(r, x, bucket);
        add_stand(r, x, (slice){0});
    }
}

/* ------------------------------------------------------------------------------------------ whose side is whose */

static int16_t belongs_to(stander *s, slice keys, uint32_t who) {
    if (!keys.size || !stander_concerned(s, keys, who)) return 0;
    return s->guessed[who] ? 1 : 2;
}

static int16_t accuses_by(stander *s, const side_charge *c, uint32_t who) {
    slice camp = camp_of(s, who);
    for (uint32_t i = 0; camp.size && i < c->accuser_count; i++)
        if (slice_equal(c->accusers[i], camp)) return s->guessed[who] ? 1 : 2;
    return 0;
}

static uint8_t tie(const side_reader *r, uint32_t who, uint32_t charge) {
    return who < r->s->a->actors.size ? r->ties[who * CHARGES + charge] : 0;
}

/* 2: he is one of the accused, or certainly belongs to them; 1: he is taken for theirs. The same for who accuses, and whom it was done to. */
static int16_t belongs(const side_reader *r, uint32_t who, uint32_t charge) { return tie(r, who, charge) & OWN_BITS; }
static int16_t accuses(const side_reader *r, uint32_t who, uint32_t charge) {
    return (tie(r, who, charge) & FOE_BITS) >> 2;
}
static int16_t suffers(const side_reader *r, uint32_t who, uint32_t charge) {
    return (tie(r, who, charge) & VICTIM_BITS) >> 4;
}

static void find_ties(side_reader *r) {
    const article *a = r->s->a;
    r->ties = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->actors.size * CHARGES + 1);
    for (uint32_t i = 0; i < a->actors.size; i++)
        for (uint32_t c = 0; c < r->count; c++)
            r->ties[i * CHARGES + c] =
                (uint8_t)(belongs_to(r->s, r->charges[c].accused, i) | accuses_by(r->s, &r->charges[c], i) << 2 |
                          belongs_to(r->s, r->charges[c].recipients, i) << 4);
}

/* Who is named in contents, and in sentences outside of them; where each is first named. Each mention is of the contents of the attributions whose
 * cue stands in its sentence, or that reach over it. */
static void find_names(side_reader *r) {
    const article *a = r->s->a;
    r->named = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->attributions.size * CHARGES + 1);
    r->around = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->sentences.size * CHARGES + 1);
    r->named_by = ARENA_NEW(r->s->scratch, uint16_t, (size_t)a->actors.size * CHARGES * 2 + 1);
    r->met = ARENA_NEW(r->s->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) r->met[i] = NONE;
    for (uint32_t i = a->mentions.size; i-- > 0;) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || m->pronoun || m->head >= a->tokens.size) continue;
        uint32_t here = a->tokens.at[m->head].sentence;
        r->met[m->actor] = here;
        for (uint32_t c = 0; c < r->count && here < a->sentences.size; c++)
            r->around[here * CHARGES + c] |= tie(r, m->actor, c);
    }
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        span at = article_extent(a, t->content);
        uint32_t i = t->content.count ? camp_mention_from(a, at.begin) : a->mentions.size;
        for (uint32_t n = 0; n < READ && i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++, n++)
            for (uint32_t c = 0; c < r->count; c++) r->named[q * CHARGES + c] |= tie(r, a->mentions.at[i].actor, c);
        for (uint32_t c = 0; c < r->count && t->speaker < a->actors.size; c++) {
            r->named_by[(t->speaker * CHARGES + c) * 2] += (r->named[q * CHARGES + c] & OWN_BITS) > 0;
            r->named_by[(t->speaker * CHARGES + c) * 2 + 1] += (r->named[q * CHARGES + c] & FOE_BITS) > 0;
        }
    }
}

static bool is_telling(const token *t) {
    return t->upos == UPOS_NOUN || t->upos == UPOS_VERB || t->upos == UPOS_ADJ || t->upos == UPOS_PROPN ||
           t->upos == UPOS_ADV;
}

/* The row of a word that tells something, by its lemma or else by itself; looked up once. */
static uint32_t row_of(side_reader *r, uint32_t at) {
    const token *t = &r->s->a->tokens.at[at];
    if (r->row[at] != UNASKED) return r->row[at];
    r->row[at] = is_telling(t) ? vectors_find(&r->lexicon->words, t->lemma) : VECTORS_NONE;
    if (is_telling(t) && r->row[at] == VECTORS_NONE)
        r->row[at] = vectors_find(&r->lexicon->words, article_text(r->s->a, t->at));
    return r->row[at];
}

/* ------------------------------------------------------------------------------------------------- nearness */

static int32_t dot(const int8_t *a, const int8_t *b) {
    int32_t sum = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) sum += a[i] * b[i];
    return sum;
}

/* The cosine of two rows in hundredths. */
static int32_t near_rows(const side_reader *r, uint32_t a, uint32_t b) {
    const int8_t *x = vectors_row(&r->lexicon->words, a), *y = vectors_row(&r->lexicon->words, b);
    return x && y ? dot(x, y) * 100 / (VECTORS_LENGTH * VECTORS_LENGTH) : 0;
}

static int32_t near_class(const side_reader *r, uint32_t row, int like) {
    const int8_t *x = vectors_row(&r->lexicon->words, row);
    return x && r->lexicon->given[like] ? dot(x, r->lexicon->means[like]) * 100 / (VECTORS_LENGTH * VECTORS_LENGTH)
                                        : 0;
}

static int64_t root(int64_t n) {
    int64_t x = n, y = (n + 1) / 2;
    while (y < x) {
        x = y;
        y = (x + n / x) / 2;
    }
    return x;
}

static void add_row(const side_reader *r, uint32_t token_at, int32_t *sum) {
    const int8_t *x = vectors_row(&r->lexicon->words, r->row[token_at]);
    for (int i = 0; x && i < VECTORS_WIDTH; i++) sum[i] += x[i];
}

static int32_t near_sums(const int32_t *a, const int32_t *b) {
    int64_t both = 0, one = 0, other = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) {
        both += (int64_t)a[i] * b[i];
        one += (int64_t)a[i] * a[i];
        other += (int64_t)b[i] * b[i];
    }
    return one && other ? (int32_t)(both * 100 / (root(one) * root(other) + 1)) : 0;
}

/* The nearest pair of the content's words and some of the charge's. */
static int32_t nearest(const side_reader *r, const side_content *k, const uint32_t *words, uint32_t count) {
    int32_t best = 0;
    for (uint32_t i = 0; i < k->word_count; i++)
        for (uint32_t n = 0; n < count; n++) {
            const token *t = &r->s->a->tokens.at[k->words[i]], *w = &r->s->a->tokens.at[words[n]];
            int32_t near = k->words[i] != words[n] && slice_equal(t->lemma, w->lemma)
                               ? 100
                               : near_rows(r, r->row[k->words[i]], r->row[words[n]]);
            if (k->words[i] != words[n] && near > best) best = near;
        }
    return best;
}

/* ---------------------------------------------------------------------------------------------- the attribution */

static bool has_kind(stander *s, slice lemma, slice wanted) {
    slice path = kinds_path(s->kinds, s->scratch, lemma, (slice){0});
    while (path.size)
        if (slice_equal(slice_take(&path, '/'), wanted)) return true;
    return false;
}

static bool inside(const token *t, span at) { return t->at.begin >= at.begin && t->at.end <= at.end; }

/* The token that a clause of the content hangs on, if this one belongs to a clause that is no part of another; else NONE. */
static uint32_t top_of(const article *a, span content, uint32_t i) {
    for (int steps = 0; steps < STEPS; steps++) {
        const token *t = &a->tokens.at[i];
        uint8_t main = relation_main[t->relation];
        if (t->head >= a->tokens.size || !inside(&a->tokens.at[t->head], content)) return i;
        if (main == REL_PARATAXIS || (main == REL_CONJ && t->upos == UPOS_VERB)) return i;
        if (main == REL_CCOMP || main == REL_XCOMP || main == REL_ADVCL || main == REL_ACL || main == REL_CSUBJ)
            return NONE;
        i = t->head;
    }
    return NONE;
}

static void read_token(side_reader *r, side_content *k, span at, uint32_t i) {
    stander *s = r->s;
    const token *t = &s->a->tokens.at[i];
    int16_t *f = k->own;
    bool noun = t->upos == UPOS_NOUN || t->upos == UPOS_ADJ;
    f[SIDE_F_length]++;
    if (noun && has_kind(s, t->lemma, SLICE("falsehood"))) f[SIDE_F_falsehood] = 1;
    if (noun && has_kind(s, t->lemma, SLICE("claim"))) f[SIDE_F_claim_word] = 1;
    if (stander_is_kind(s, t->lemma, SLICE("denial"))) f[SIDE_F_denial_word] = 1;
    if (stander_is_kind(s, t->lemma, SLICE("part"))) f[SIDE_F_part_word] = 1;
    if (t->upos == UPOS_PUNCT && slice_equal(article_text(s->a, t->at), SLICE("?"))) f[SIDE_F_question] = 1;
    if (t->upos == UPOS_PRON || (t->upos == UPOS_DET && has_feature(t, SLICE("Poss=Yes")))) {
        bool person = has_feature(t, SLICE("PronType=Prs"));
        if (has_feature(t, SLICE("Person=1")))
            f[SIDE_F_we] = 1;
        else if (person && has_feature(t, SLICE("Person=3")))
            f[has_feature(t, SLICE("Number=Plur")) ? SIDE_F_they : SIDE_F_third] = 1;
    }
    if (has_feature(t, SLICE("Tense=Past"))) f[SIDE_F_past] = 1;
    bool negation = has_feature(t, SLICE("Polarity=Neg")) || has_feature(t, SLICE("PronType=Neg"));
    bool modal = t->upos == UPOS_AUX && stander_is_kind(s, t->lemma, SLICE("modal"));
    f[SIDE_F_negations] = (int16_t)(f[SIDE_F_negations] + negation);
    if (t->upos == UPOS_AUX && slice_equal(t->lemma, SLICE("will"))) f[SIDE_F_future] = 1;
    if (negation || modal) {
        uint32_t top = top_of(s->a, at, i);
        if (top != NONE && negation) f[SIDE_F_negative] = 1;
        if (top != NONE && modal) f[SIDE_F_modal] = 1;
        if (top != NONE && negation && stander_is_kind(s, s->a->tokens.at[top].lemma, SLICE("reticence")))
            f[SIDE_F_reticent] = 1;
    }
    if (row_of(r, i) == VECTORS_NONE) return;
    for (int like = 0; like < LIKES; like++) {
        int32_t near = near_class(r, r->row[i], like);
        if (near > f[SIDE_F_like_false + like]) f[SIDE_F_like_false + like] = small(near);
    }
    if (k->word_count < PIECES) k->words[k->word_count++] = i;
}

static void read_propositions(side_reader *r, side_content *k, uint32_t quote) {
    const article *a = r->s->a;
    int16_t *f = k->own;
    for (uint32_t i = r->said.first[quote], n = 0; i != NONE && n < READ; i = r->said.next[i], n++) {
        const proposition *p = &a->propositions.at[i];
        f[SIDE_F_props]++;
        f[SIDE_F_negative_props] = (int16_t)(f[SIDE_F_negative_props] + p->negative);
        f[SIDE_F_unreal_props] = (int16_t)(f[SIDE_F_unreal_props] + (p->factuality >= FACT_ASKED));
        f[SIDE_F_conflict] = (int16_t)(f[SIDE_F_conflict] + (event_type_quad[p->event] == 4));
    }
}

/* Sectors of speakers, in a few classes. */
static int16_t sector_class(const actor *who) {
    static const char *const classes[] = {" GOV MIL COP SPY ", " LEG PTY OPP JUD ", " REB UAF PRM ",
                                          " IGO NGO ",         " MED JRN EDU ",     " BUS ",
                                          " CVL LAB "};
    char wanted[8] = {' ', who->sector[0], who->sector[1], who->sector[2], ' ', 0};
    if (!who->sector[0]) return 0;
    for (int16_t i = 0; i < 7; i++)
        if (strstr(classes[i], wanted)) return (int16_t)(i + 1);
    return 8;
}

static void read_speaker(side_reader *r, side_content *k, const attribution *t) {
    const article *a = r->s->a;
    int16_t *f = k->own;
    f[SIDE_F_speaker_kind] = -1;
    if (t->speaker >= a->actors.size) return;
    const actor *who = &a->actors.at[t->speaker];
    f[SIDE_F_speaker_kind] = who->kind;
    f[SIDE_F_speaker_state] = (int16_t)(r->s->camps[t->speaker].size ? r->s->guessed[t->speaker] ? 1 : 2 : 0);
    f[SIDE_F_speaker_sector] = sector_class(who);
}

static void read_cue(side_reader *r, side_content *k, uint32_t quote) {
    stander *s = r->s;
    const article *a = s->a;
    const attribution *t = &a->attributions.at[quote];
    int16_t *f = k->own;
    f[SIDE_F_stance] = t->stance;
    f[SIDE_F_stance_denies] = t->stance == STANCE_DENIES;
    f[SIDE_F_stance_wish] =
        t->stance == STANCE_DEMANDS || t->stance == STANCE_OFFERS || t->stance == STANCE_THREATENS;
    f[SIDE_F_stance_open] = t->stance == STANCE_QUESTIONS || t->stance == STANCE_DECLINES;
    f[SIDE_F_negated] = t->negated || t->hypothetical;
    f[SIDE_F_kind] = t->kind;
    f[SIDE_F_has_content] = t->content.count > 0;
    f[SIDE_F_nested] = t->parent < a->attributions.size;
    f[SIDE_F_parent_denies] = f[SIDE_F_nested] && a->attributions.at[t->parent].stance == STANCE_DENIES;
    f[SIDE_F_children] = small(r->children[quote]);
    f[SIDE_F_child_denies] = small(r->denying_children[quote]);
    if (t->cue_head >= a->tokens.size) return;
    const token *cue = &a->tokens.at[t->cue_head];
    f[SIDE_F_cue_noun] = cue->upos == UPOS_NOUN || cue->upos == UPOS_ADJ;
    f[SIDE_F_cue_claim] = stander_is_kind(s, cue->lemma, SLICE("claim"));
    f[SIDE_F_cue_denial] = stander_is_kind(s, cue->lemma, SLICE("denial"));
    uint32_t at = s->at_token[t->cue_head];
    f[SIDE_F_cue_charge] =
        at != NONE &&
        kinds_family(s->kinds, a->propositions.at[at].lemma, a->propositions.at[at].sense, (slice){0}).charge;
    f[SIDE_F_position] = small(cue->sentence);
    uint32_t b = cue->sentence < a->sentences.size ? a->sentences.at[cue->sentence].block : 0;
    f[SIDE_F_title] = b < a->blocks.size && a->blocks.at[b].kind <= BLOCK_SUBTITLE;
}

static void read_content(side_reader *r, uint32_t quote) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    side_content *k = &r->contents[quote];
    span at = article_extent(a, t->content);
    uint32_t i = stander_token_from(a, at.begin);
    for (uint32_t n = 0; t->content.count && n < READ && i < a->tokens.size && a->tokens.at[i].at.end <= at.end;
         i++, n++)
        read_token(r, k, at, i);
    for (uint32_t c = 0; c < r->count; c++) {
        const side_charge *of = &r->charges[c];
        k->near[c][0] = small(nearest(r, k, of->words, of->predicates));
        k->near[c][1] = small(nearest(r, k, of->words + of->predicates, of->word_count - of->predicates));
    }
    read_propositions(r, k, quote);
    read_speaker(r, k, t);
    read_cue(r, k, quote);
}

/* ------------------------------------------------------------------------------------ the attribution for a charge */

/* Whether a key is of the country of the actor: "c:RUR", "o:RUR:...". */
static bool of_country(slice keys, const actor *who) {
    while (who->country[0] && keys.size) {
        slice key = slice_take(&keys, '\n');
        bool named = slice_starts(key, SLICE("c:")) || slice_starts(key, SLICE("o:"));
        if (named && slice_equal(slice_part(key, 2, 5), slice_of(who->country))) return true;
    }
    return false;
}

static void read_sides(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    stander *s = r->s;
    const side_charge *c = &r->charges[number];
    const attribution *t = &s->a->attributions.at[quote];
    f[SIDE_F_own] = belongs(r, t->speaker, number);
    f[SIDE_F_accuser] = accuses(r, t->speaker, number);
    f[SIDE_F_victim] = suffers(r, t->speaker, number);
    if (t->speaker >= s->a->actors.size) return;
    const actor *who = &s->a->actors.at[t->speaker];
    f[SIDE_F_same_country] = of_country(c->accused, who);
    for (uint32_t i = 0; i < c->accuser_count; i++) f[SIDE_F_accuser_country] |= of_country(c->accusers[i], who);
    if (t->parent < s->a->attributions.size)
        f[SIDE_F_parent_own] = belongs(r, s->a->attributions.at[t->parent].speaker, number);
    f[SIDE_F_stands_here] = stands_in(r, quote, c->bucket);
    f[SIDE_F_stands_other] = stands_in(r, quote, (slice){0});
    for (uint32_t i = 0; i < r->count; i++) {
        const side_charge *o = &r->charges[i];
        if (o == c) continue;
        if (belongs(r, t->speaker, i)) f[SIDE_F_own_of_other] = 1;
        if (accuses(r, t->speaker, i)) f[SIDE_F_accuser_of_other] = 1;
        if (stands_in(r, quote, o->bucket) == 2) f[SIDE_F_denied_other] = 1;
    }
}

static void read_names(side_reader *r, uint32_t number, const attribution *t, int16_t *f) {
    const article *a = r->s->a;
    span at = article_extent(a, t->content);
    for (uint32_t i = camp_mention_from(a, at.begin), n = 0;
         n < READ && i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++, n++) {
        uint32_t who = a->mentions.at[i].actor;
        int16_t how = a->mentions.at[i].pronoun ? 1 : 2;
        if (belongs(r, who, number) && f[SIDE_F_names_accused] < how) f[SIDE_F_names_accused] = how;
        if (accuses(r, who, number) && f[SIDE_F_names_accuser] < how) f[SIDE_F_names_accuser] = how;
        if (suffers(r, who, number) && f[SIDE_F_names_victim] < how) f[SIDE_F_names_victim] = how;
    }
}

static void read_arguments(side_reader *r, uint32_t number, uint32_t p, int16_t *f) {
    const article *a = r->s->a;
    const proposition *x = &a->propositions.at[p];
    for (uint32_t i = 0; i < x->arguments.count; i++) {
        const argument *g = &a->arguments.at[x->arguments.first + i];
        if (g->role != ROLE_ACTOR || g->actor >= a->actors.size) continue;
        bool own = belongs(r, g->actor, number), foe = accuses(r, g->actor, number);
        if (own)
            f[SIDE_F_accused_acts] = 1;
        else if (foe)
            f[SIDE_F_accuser_acts] = 1;
        else
            f[SIDE_F_other_acts] = 1;
    }
}

static void read_deeds(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    stander *s = r->s;
    const side_charge *c = &r->charges[number];
    for (uint32_t i = r->said.first[quote], n = 0; i != NONE && n < READ; i = r->said.next[i], n++) {
        const shape *h = &s->shapes[i];
        slice actors = h->bucket, sense = slice_take(&actors, '\n');
        if (h->bucket.size && slice_equal(sense, c->sense)) f[SIDE_F_same_sense] = 1;
        if (h->bucket.size && slice_equal(h->bucket, c->bucket)) f[SIDE_F_same_bucket] = 1;
        if (h->bucket.size && !slice_equal(h->bucket, c->bucket)) f[SIDE_F_other_bucket] = 1;
        if (actors.size && c->accused.size && keys_meet(actors, c->accused)) f[SIDE_F_same_actors] = 1;
        if (h->objects.size && c->objects.size && paths_meet(h->objects, c->objects)) f[SIDE_F_objects_meet] = 1;
        if (h->recipients.size && c->recipients.size && keys_meet(h->recipients, c->recipients))
            f[SIDE_F_recipients_meet] = 1;
        read_arguments(r, number, i, f);
    }
}

static void read_nearness(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const side_charge *c = &r->charges[number];
    const side_content *k = &r->contents[quote];
    int16_t best = 0, own = 0;
    int32_t said[VECTORS_WIDTH] = {0}, charged[VECTORS_WIDTH] = {0};
    const article *a = r->s->a;
    for (uint32_t i = 0; i < k->word_count; i++) {
        add_row(r, k->words[i], said);
        for (uint32_t n = 0; n < c->word_count; n++) {
            if (c->words[n] == k->words[i] ||
                !slice_equal(a->tokens.at[c->words[n]].lemma, a->tokens.at[k->words[i]].lemma))
                continue;
            f[SIDE_F_shared]++;
            f[SIDE_F_shared_predicate] = (int16_t)(f[SIDE_F_shared_predicate] + (n < c->predicates));
        }
    }
    for (uint32_t n = 0; n < c->word_count; n++) add_row(r, c->words[n], charged);
    f[SIDE_F_mean_near] = small(near_sums(said, charged));
    f[SIDE_F_predicate_near] = k->near[number][0];
    f[SIDE_F_object_near] = k->near[number][1];
    for (uint32_t i = 0; i < r->count; i++) {
        int16_t *of = i == number ? &own : &best,
                near = k->near[i][0] > k->near[i][1] ? k->near[i][0] : k->near[i][1];
        if (near > *of) *of = near;
    }
    f[SIDE_F_other_near] = best;
    f[SIDE_F_best_near] = (int16_t)(own - best);
}

static int32_t apart(uint32_t a, uint32_t b) { return a > b ? (int32_t)(a - b) : (int32_t)(b - a); }

/* What side was taken in the charge by the attribution: 0 none, 1 asserts, 2 denies. */
static int16_t taken(const side_reader *r, uint32_t quote, uint32_t charge) {
    return quote < r->s->a->attributions.size ? r->taken[quote * CHARGES + charge] : 0;
}

static void read_place(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const article *a = r->s->a;
    const side_charge *c = &r->charges[number];
    uint32_t here = sentence_of_token(a, a->attributions.at[quote].cue_head);
    f[SIDE_F_distance] = f[SIDE_F_distance_asserts] = f[SIDE_F_distance_denies] = FAR_AWAY;
    for (uint32_t i = 0; i < c->place_count; i++) {
        if (c->places[i].quote == quote) continue;
        int32_t d = apart(c->places[i].sentence, here);
        int16_t *of = &f[c->places[i].side == SIDE_ASSERTS ? SIDE_F_distance_asserts : SIDE_F_distance_denies];
        if (d < *of) *of = small(d);
        if (d < f[SIDE_F_distance]) f[SIDE_F_distance] = small(d);
    }
    for (uint32_t q = quote, n = 0; q-- > 0 && n < NEAR_SIDE && !f[SIDE_F_before_side]; n++)
        f[SIDE_F_before_side] = taken(r, q, number);
    for (uint32_t q = quote + 1, n = 0; q < a->attributions.size && n < NEAR_SIDE && !f[SIDE_F_after_side]; q++, n++)
        f[SIDE_F_after_side] = taken(r, q, number);
    f[SIDE_F_same_before] = taken(r, r->before[quote], number);
    f[SIDE_F_same_after] = taken(r, r->after[quote], number);
    f[SIDE_F_same_sentence] = f[SIDE_F_distance] == 0;
}

static void read_charge(const side_reader *r, uint32_t number, int16_t *f) {
    const side_charge *c = &r->charges[number];
    const proposition *p = &r->s->a->propositions.at[c->proposition];
    const token *head = p->head < r->s->a->tokens.size ? &r->s->a->tokens.at[p->head] : NULL;
    f[SIDE_F_rank] = small(number);
    f[SIDE_F_deed] = p->event ? event_type_quad[p->event] : 0;
    f[SIDE_F_happening] = slice_ends(c->sense, SLICE("!"));
    f[SIDE_F_with_object] = c->objects.size > 0;
    f[SIDE_F_with_recipient] = c->recipients.size > 0;
    f[SIDE_F_is_light] = r->s->shapes[c->proposition].light;
    f[SIDE_F_is_noun] = head && head->upos != UPOS_VERB;
    f[SIDE_F_share] = small(r->charges[0].weight ? (int64_t)c->weight * 100 / r->charges[0].weight : 0);
    f[SIDE_F_first_told] = small(c->place_count ? c->places[0].sentence : FAR_AWAY);
    f[SIDE_F_told_often] = small(c->place_count);
    f[SIDE_F_by_person] = (int16_t)(slice_starts(c->accused, SLICE("c:"))   ? 1
                                    : slice_starts(c->accused, SLICE("o:")) ? 2
                                    : slice_starts(c->accused, SLICE("n:")) ? 3
                                    : slice_starts(c->accused, SLICE("p:")) ? 4
                                    : slice_starts(c->accused, SLICE("g:")) ? 5
                                    : slice_starts(c->accused, SLICE("t:")) ? 6
                                    : slice_starts(c->accused, SLICE("u:")) ? 7
                                                                            : 0);
    f[SIDE_F_charges] = small(r->count);
    f[SIDE_F_asserted] = small(c->asserted);
    f[SIDE_F_denied] = small(c->denied);
    f[SIDE_F_voiced] = small(c->voiced);
    f[SIDE_F_titled] = small(c->titled);
    f[SIDE_F_owned] = small(c->owned);
    f[SIDE_F_known] = (int16_t)(!c->accused.size ? 0 : slice_starts(c->accused, SLICE("t:")) ? 1 : 2);
    for (uint32_t i = 0; i < r->count; i++)
        for (uint32_t k = 0; k < c->accuser_count && i != number; k++)
            if (r->charges[i].accused.size && keys_meet(r->charges[i].accused, c->accusers[k])) f[SIDE_F_counter] = 1;
}

static totals totals_of(const side_reader *r, uint32_t quote) {
    const int16_t *f = r->contents[quote].own;
    return (totals){1,
                    f[SIDE_F_stance_denies],
                    f[SIDE_F_negative],
                    f[SIDE_F_falsehood],
                    f[SIDE_F_cue_charge],
                    f[SIDE_F_stance_wish],
                    f[SIDE_F_we],
                    f[SIDE_F_reticent]};
}

/* What else the speaker says, and whom the article names beside him. */
static void read_speaker_elsewhere(side_reader *r, uint32_t number, uint32_t quote, int16_t *f) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    const totals *all = &r->by_actor[t->speaker];
    totals own = totals_of(r, quote);
    uint8_t named = r->named[quote * CHARGES + number];
    const uint16_t *by = &r->named_by[(t->speaker * CHARGES + number) * 2];
    f[SIDE_F_turns] = (int16_t)(all->turns - 1);
    f[SIDE_F_his_denials] = (int16_t)(all->denials - own.denials);
    f[SIDE_F_his_negatives] = (int16_t)(all->negatives - own.negatives);
    f[SIDE_F_his_falsehoods] = (int16_t)(all->falsehoods - own.falsehoods);
    f[SIDE_F_his_charges] = (int16_t)(all->charges - own.charges);
    f[SIDE_F_his_wishes] = (int16_t)(all->wishes - own.wishes);
    f[SIDE_F_his_we] = (int16_t)(all->we - own.we);
    f[SIDE_F_his_open] = (int16_t)(all->open - own.open);
    f[SIDE_F_his_names_accused] = small(by[0] - ((named & OWN_BITS) > 0));
    f[SIDE_F_his_names_accuser] = small(by[1] - ((named & FOE_BITS) > 0));
    uint8_t met = r->met[t->speaker] < a->sentences.size ? r->around[r->met[t->speaker] * CHARGES + number] : 0,
            with = 0;
    span source = article_extent(a, t->source);
    uint32_t i = t->source.count ? camp_mention_from(a, source.begin) : a->mentions.size;
    for (uint32_t n = 0; n < NEAR_SIDE && i < a->mentions.size && a->mentions.at[i].at.begin < source.end; i++, n++)
        with |= tie(r, a->mentions.at[i].actor, number);
    f[SIDE_F_met_accused] = (met & OWN_BITS) > 0;
    f[SIDE_F_met_accuser] = (met & FOE_BITS) > 0;
    f[SIDE_F_with_accused] = (with & OWN_BITS) > 0;
    f[SIDE_F_with_accuser] = (with & FOE_BITS) > 0;
}

static void add_totals(side_reader *r) {
    const article *a = r->s->a;
    r->by_actor = ARENA_NEW(r->s->scratch, totals, a->actors.size + 1);
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        if (a->attributions.at[q].speaker >= a->actors.size) continue;
        totals *all = &r->by_actor[a->attributions.at[q].speaker], own = totals_of(r, q);
        all->turns = small(all->turns + own.turns);
        all->denials = small(all->denials + own.denials);
        all->negatives = small(all->negatives + own.negatives);
        all->falsehoods = small(all->falsehoods + own.falsehoods);
        all->charges = small(all->charges + own.charges);
        all->wishes = small(all->wishes + own.wishes);
        all->we = small(all->we + own.we);
        all->open = small(all->open + own.open);
    }
}

side_reader *side_reader_new(stander *s, const side_lexicon *lexicon, const side_charge *charges, uint32_t count) {
    side_reader *r = ARENA_NEW(s->scratch, side_reader, 1);
    *r = (side_reader){.s = s, .lexicon = lexicon, .charges = charges, .count = count};
    r->said = stander_said(r->s);
    list_neighbours(r);
    list_stands(r);
    find_ties(r);
    find_names(r);
    r->row = ARENA_NEW(s->scratch, uint32_t, s->a->tokens.size + 1);
    for (uint32_t i = 0; i < s->a->tokens.size; i++) r->row[i] = UNASKED;
    for (uint32_t c = 0; c < count; c++)
        for (uint32_t i = 0; i < charges[c].word_count; i++) row_of(r, charges[c].words[i]);
    r->contents = ARENA_NEW(s->scratch, side_content, s->a->attributions.size + 1);
    for (uint32_t q = 0; q < s->a->attributions.size; q++) read_content(r, q);
    add_totals(r);
    return r;
}

uint32_t side_given(const side_reader *r, uint32_t quote, uint32_t charge) {
    return r->given[quote * CHARGES + charge];
}

void side_read_charge(const side_reader *r, uint32_t charge, int16_t *out) {
    memset(out, 0, sizeof *out * SIDE_FEATURE_COUNT);
    read_charge(r, charge, out);
}

bool side_read(side_reader *r, uint32_t quote, uint32_t charge, int16_t *out) {
    const article *a = r->s->a;
    const attribution *t = &a->attributions.at[quote];
    if (t->speaker >= a->actors.size) return false;
    memcpy(out, r->contents[quote].own, sizeof r->contents[quote].own);
    read_sides(r, charge, quote, out);
    if (t->content.count) read_names(r, charge, t, out);
    read_deeds(r, charge, quote, out);
    read_nearness(r, charge, quote, out);
    read_speaker_elsewhere(r, charge, quote, out);
    read_place(r, charge, quote, out);
    read_charge(r, charge, out);
    if (taken(r, quote, charge)) out[taken(r, quote, charge) == 1 ? SIDE_F_asserted : SIDE_F_denied]--;
    return true;
}

bool side_opposed(const int16_t *f) {
    return f[SIDE_F_stance_denies] || f[SIDE_F_negative] || f[SIDE_F_falsehood] || f[SIDE_F_cue_denial] || f[SIDE_F_denial_word];
}

bool side_possible(const int16_t *f, uint8_t side) {
    bool admits = f[SIDE_F_stance] == STANCE_ADMITS, denies = f[SIDE_F_stance_denies];
    if (f[SIDE_F_owned]) return false;
    if (side == SIDE_ASSERTS) return admits || (!f[SIDE_F_own] && !denies && !f[SIDE_F_negated]);
    bool opposed = side_opposed(f);
    if (f[SIDE_F_reticent] || f[SIDE_F_stance_open] || admits) return false;
    bool of_them = f[SIDE_F_they] && !denies && !f[SIDE_F_falsehood]; /* "no warning, nothing: they sank us" */
    return f[SIDE_F_own] || (opposed && !of_them && !f[SIDE_F_accuser] && !f[SIDE_F_victim]);
}
