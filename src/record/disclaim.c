/* disclaim.c - reads disclaimers.tsv, and looks for what it has at the top of a content
 *
 * A row is one form: a predicate, negated or not, whose subject is the speaker, what was said, or who makes the
 * charge, and perhaps a word that hangs on it. Only the heads of the content's own clauses are looked at: "he knew
 * nothing", not "the man who knew nothing left". */
#include "record/disclaim.h"

#include "base/map.h"
#include "base/table.h"
#include "record/kinds.h"
#include "record/stander.h"

enum who { SELF, THING, OTHER, WHOS };
enum how { NOT, SO, WILL, HOWS };

static const char *const who_name[WHOS] = {"self", "thing", "other"};
static const char *const how_name[HOWS] = {"not", "so", "will"};

typedef struct form {
    slice lemmas, words; /* separated by commas */
    uint8_t who, how;
    bool general, passive;
} form;

enum { LONGEST = 32 /* bytes of a lemma */ };

struct disclaimers {
    VEC(form) forms;
    map first; /* the first form of each lemma, which is in lower case: most words have none */
};

static slice lowered(slice word, char room[LONGEST]) {
    if (word.size > LONGEST) return (slice){room, 0};
    for (size_t i = 0; i < word.size; i++)
        room[i] = word.at[i] >= 'A' && word.at[i] <= 'Z' ? (char)(word.at[i] + 'a' - 'A') : word.at[i];
    return (slice){room, word.size};
}

static void index_lemmas(arena *a, disclaimers *d, uint32_t form_at) {
    for (slice left = d->forms.at[form_at].lemmas; left.at;) {
        bool found;
        char *room = arena_alloc(a, LONGEST);
        uint32_t *first = map_put(a, &d->first, lowered(slice_trim(slice_take(&left, ',')), room), &found);
        if (!found) *first = form_at;
    }
}

status disclaimers_open(arena *a, const char *folder, disclaimers **out, error *e) {
    table t;
    status s = table_load(a, folder, "disclaimers.tsv", 3, 5, &t, e);
    *out = ARENA_NEW(a, disclaimers, 1);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) {
        uint32_t who = name_find(who_name, WHOS, table_cell(&t, i, 0)),
                 how = name_find(how_name, HOWS, table_cell(&t, i, 1));
        if (who == WHOS || how == HOWS) return table_fail(&t, i, e, "not self, thing or other; not, so or will");
        slice more = table_cell(&t, i, 4);
        *vec_push(a, &(*out)->forms) = (form){table_cell(&t, i, 2),
                                              table_cell(&t, i, 3),
                                              (uint8_t)who,
                                              (uint8_t)how,
                                              slice_find(more, SLICE("general")) != SIZE_MAX,
                                              slice_find(more, SLICE("passive")) != SIZE_MAX};
        index_lemmas(a, *out, i);
    }
    return s;
}

static bool is_one_of(slice words, slice word) {
    while (words.at)
        if (slice_equal_nocase(slice_trim(slice_take(&words, ',')), word)) return true;
    return false;
}

/* A content while it is looked at. */
typedef struct looker {
    stander *s;
    const article *a;
    const attribution *t;
    span at;
    uint32_t first, end; /* its tokens */
} looker;

static bool hangs(const looker *k, uint32_t i, uint32_t top) {
    uint32_t up = k->a->tokens.at[i].head;
    return up == top || (up >= k->first && up < k->end && k->a->tokens.at[up].head == top &&
                         k->a->tokens.at[up].upos != UPOS_VERB);
}

static bool has_word(const looker *k, uint32_t top, slice words) {
    for (uint32_t i = k->first; i < k->end; i++) {
        const token *t = &k->a->tokens.at[i];
        if (hangs(k, i, top) && (is_one_of(words, t->lemma) || is_one_of(words, article_text(k->a, t->at))))
            return true;
    }
    const token *of = &k->a->tokens.at[top]; /* "fabricating evidence", taken for what evidence is */
    bool taken = of->relation == REL_AMOD && of->upos == UPOS_VERB && of->head > top && of->head < k->end;
    return !words.size || (taken && is_one_of(words, k->a->tokens.at[of->head].lemma));
}

static bool is_negated(const looker *k, uint32_t top) {
    for (uint32_t i = k->first; i < k->end; i++)
        if (stander_is_negation(&k->a->tokens.at[i]) && hangs(k, i, top)) return true;
    return false;
}

static bool is_passive(const looker *k, uint32_t top) {
    for (uint32_t i = k->first; i < k->end; i++)
        if (k->a->tokens.at[i].head == top && k->a->tokens.at[i].relation == REL_AUX_PASS) return true;
    return false;
}

static uint32_t subject_of(const looker *k, uint32_t top) {
    for (uint32_t i = k->first; i < k->end; i++)
        if (k->a->tokens.at[i].head == top && relation_main[k->a->tokens.at[i].relation] == REL_NSUBJ) return i;
    return NONE;
}

/* The actor that a token of the content stands for, or NONE. */
static uint32_t actor_at(const looker *k, uint32_t i) {
    span at = k->a->tokens.at[i].at;
    for (uint32_t m = article_mention_from(k->a, k->at.begin);
         m < k->a->mentions.size && k->a->mentions.at[m].at.begin <= at.begin; m++)
        if (k->a->mentions.at[m].head == i) return k->a->mentions.at[m].actor;
    return NONE;
}

static bool is_charge_against(const looker *k, const statement *x, uint32_t who) {
    if (x->side != SIDE_ASSERTS || x->outlet_voice || x->speaker == who) return false;
    slice actors = k->s->shapes[x->proposition].bucket;
    slice_take(&actors, '\n');
    return actors.size && stander_concerned(k->s, actors, who);
}

/* Whether somebody charges the speaker; with an actor, whether he, or one of his side, does. */
static bool is_charged(const looker *k, uint32_t by) {
    const stander *s = k->s;
    slice camp = by < k->a->actors.size ? s->camps[by] : (slice){0};
    for (uint32_t i = 0; i < s->out.size && i < BACK; i++) {
        const statement *x = &s->out.at[i];
        if (!is_charge_against(k, x, k->t->speaker)) continue;
        if (by == NONE || x->speaker == by ||
            (camp.size && x->speaker < k->a->actors.size && slice_equal(s->camps[x->speaker], camp)))
            return true;
    }
    return false;
}

/* Whether a token stands for the speaker, or for what is his: "it", "his client", "the army". */
static bool is_self(const looker *k, uint32_t i) {
    const token *t = &k->a->tokens.at[i];
    uint32_t who = actor_at(k, i);
    slice ours = k->s->camps[k->t->speaker];
    bool ours_too =
        who < k->a->actors.size && (who == k->t->speaker || (ours.size && slice_equal(k->s->camps[who], ours)));
    if (ours_too) return true;
    if (t->upos == UPOS_PRON && slice_find(t->features, SLICE("PronType=Prs")) != SIZE_MAX)
        return who >= k->a->actors.size || !k->s->camps[who].size || !is_charged(k, who);
    for (uint32_t o = k->first; o < i; o++)
        if (k->a->tokens.at[o].head == i && slice_find(k->a->tokens.at[o].features, SLICE("Poss=Yes")) != SIZE_MAX)
            return true;
    return false;
}

static bool is_such(const looker *k, uint32_t i) {
    if (k->a->tokens.at[i].upos == UPOS_PRON)
        return slice_find(k->a->tokens.at[i].features, SLICE("Person=1")) == SIZE_MAX;
    for (uint32_t o = k->first; o < i; o++)
        if (k->a->tokens.at[o].head == i && word_is(kinds_words(k->s->kinds), k->a->tokens.at[o].lemma, WORD_SUCH))
            return true;
    return false;
}

/* Whether the content names, as the subject or beside it, who makes the charge. */
static bool names_accuser(const looker *k, uint32_t top) {
    uint32_t subject = subject_of(k, top);
    if (subject != NONE && is_self(k, subject)) return false;
    for (uint32_t m = article_mention_from(k->a, k->at.begin);
         m < k->a->mentions.size && k->a->mentions.at[m].at.begin < k->at.end; m++) {
        uint32_t who = k->a->mentions.at[m].actor;
        if (who != k->t->speaker && who < k->a->actors.size && is_charged(k, who)) return true;
    }
    return false;
}

static bool fits_subject(const looker *k, const form *f, uint32_t top) {
    uint32_t subject = subject_of(k, top);
    if (f->who == OTHER) return names_accuser(k, top);
    if (f->who == THING) return subject != NONE && is_such(k, subject);
    return subject == NONE || is_self(k, subject);
}

static bool is_form(const looker *k, const form *f, uint32_t top) {
    if (!is_one_of(f->lemmas, k->a->tokens.at[top].lemma) || !has_word(k, top, f->words)) return false;
    if ((f->passive && !is_passive(k, top)) || (f->how != WILL && stander_has_modal(k->s, top))) return false;
    return is_negated(k, top) == (f->how == NOT) && fits_subject(k, f, top);
}

/* Whether a token heads a clause of the content, or for what somebody else does hangs on what does ("accused them of
 * | forging it"). */
static bool is_place(const looker *k, const form *f, uint32_t i) {
    uint32_t up = k->a->tokens.at[i].head;
    if (stander_clause_top(k->a, k->at, i) == i) return true;
    return f->who == OTHER && up >= k->first && up < k->end && stander_clause_top(k->a, k->at, up) == up;
}

/* Whether an attribution may be one, and its tokens. */
static bool begins_look(looker *k, stander *s, uint32_t quote) {
    const article *a = s->a;
    const attribution *t = &a->attributions.at[quote];
    *k = (looker){.s = s, .a = a, .t = t, .at = article_extent(a, t->content)};
    if (!kinds_disclaimers(s->kinds) || t->stance != STANCE_ASSERTS || t->negated || t->hypothetical ||
        t->speaker >= a->actors.size || !t->content.count)
        return false;
    k->first = k->end = article_token_from(a, k->at.begin);
    while (k->end < a->tokens.size && a->tokens.at[k->end].at.end <= k->at.end && k->end - k->first < 2 * STEPS)
        k->end++;
    return true;
}

/* The first form that the content has, and the token where it stands; NULL where it has none. */
static const form *form_in(const looker *k, uint32_t *at) {
    const disclaimers *d = kinds_disclaimers(k->s->kinds);
    char room[LONGEST];
    for (uint32_t i = k->first; i < k->end; i++) {
        uint32_t first = map_get(&d->first, lowered(k->a->tokens.at[i].lemma, room));
        for (uint32_t n = first; n < d->forms.size; n++) {
            const form *f = &d->forms.at[n];
            if (!is_one_of(f->lemmas, k->a->tokens.at[i].lemma) || !is_place(k, f, i) || !is_form(k, f, i)) continue;
            *at = i;
            return f;
        }
    }
    return NULL;
}

enum disclaimer disclaims(stander *s, uint32_t quote) {
    looker k;
    uint32_t at;
    const form *f = begins_look(&k, s, quote) ? form_in(&k, &at) : NULL;
    if (!f || !is_charged(&k, NONE)) return DISCLAIMS_NOT;
    return f->general || has_word(&k, at, word_first(kinds_words(s->kinds), WORD_SUCH)) ? DISCLAIMS_ALL
                                                                                        : DISCLAIMS_THIS;
}

bool disclaims_elsewhere(stander *s, uint32_t quote) {
    looker k;
    uint32_t at;
    if (!begins_look(&k, s, quote)) return false;
    uint8_t kind = s->a->actors.at[k.t->speaker].kind; /* not "a quarter said she did nothing wrong" */
    if (kind != ACTOR_PERSON && kind != ACTOR_ORGANISATION && kind != ACTOR_STATE) return false;
    const form *f = form_in(&k, &at);
    return f && f->general && f->who != OTHER && !is_charged(&k, NONE);
}
