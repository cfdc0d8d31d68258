/* valence.c - hangs the phrase of a verb like "accuse" on the verb, see valence.h
 *
 * Of an object's phrases with the verb's preposition the last one is the verb's: "accused the head | of the army | of
 * murder". */
#include "parse/valence.h"

#include "base/table.h"

enum { REACH = 24 /* tokens behind the object */, STEPS = 6 };
enum { TAKES_NOUN = 1, TAKES_GERUND = 2, TAKES_NAME = 4 };

static uint8_t takes_of(slice cell) {
    if (slice_equal(cell, SLICE("deed"))) return TAKES_NOUN | TAKES_GERUND;
    if (slice_equal(cell, SLICE("who"))) return TAKES_NOUN | TAKES_NAME;
    return slice_equal(cell, SLICE("gerund")) ? TAKES_GERUND : TAKES_NOUN;
}

status valence_open(arena *a, const char *folder, valence *out, error *e) {
    table t;
    status s = table_load(a, folder, "valence.tsv", 2, 3, &t, e);
    *out = (valence){0};
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) {
        bool found, noun = slice_equal(table_cell(&t, i, 2), SLICE("noun"));
        *map_put(a, noun ? &out->nouns : &out->prepositions, table_cell(&t, i, 0), &found) = out->list.size;
        *(slice *)vec_push(a, &out->list) = table_cell(&t, i, 1);
        *(uint8_t *)vec_push(a, &out->takes) = takes_of(table_cell(&t, i, 2));
    }
    return s;
}

static uint32_t row_of(const valence *v, const token *t) {
    uint32_t row = t->upos == UPOS_VERB ? map_get(&v->prepositions, t->lemma) : MAP_NONE;
    return row < v->list.size ? row : MAP_NONE;
}

/* The last verb of the table from token `least` on whose preposition the marker may be; NONE. */
static uint32_t governor(const valence *v, const article *a, uint32_t marker, uint32_t least, uint8_t takes) {
    for (uint32_t i = marker; i-- > least;) {
        uint32_t row = row_of(v, &a->tokens.at[i]);
        if (row == MAP_NONE) continue;
        bool is = (v->takes.at[row] & takes) == takes && slice_equal(v->list.at[row], a->tokens.at[marker].lemma);
        return is ? i : NONE;
    }
    return NONE;
}

bool valence_governs(const valence *v, const article *a, uint32_t marker, uint32_t least) {
    return governor(v, a, marker, least, TAKES_NOUN | TAKES_GERUND) != NONE;
}

bool valence_accuses(const valence *v, const token *t) {
    uint32_t row = row_of(v, t);
    return row != MAP_NONE && (v->takes.at[row] & (TAKES_NOUN | TAKES_GERUND)) == (TAKES_NOUN | TAKES_GERUND);
}

static void hang(article *a, uint32_t i, uint32_t head, uint8_t relation) {
    a->tokens.at[i].head = head;
    a->tokens.at[i].relation = relation;
}

static bool ends_ing(const article *a, uint32_t i) { return article_ends(a, i, WORD_GERUND); }

static bool hangs_as(const article *a, uint32_t i, uint32_t head, uint8_t relation) {
    return a->tokens.at[i].head == head && relation_main[a->tokens.at[i].relation] == relation;
}

static uint32_t object_of(const article *a, uint32_t verb, uint32_t end) {
    for (uint32_t i = verb + 1; i < end && i < verb + REACH; i++)
        if (a->tokens.at[i].head == verb && a->tokens.at[i].relation == REL_OBJ) return i;
    return NONE;
}

/* Whether a noun hangs on the object, or on what hangs on it, as its phrase. */
static bool of_object(const article *a, uint32_t noun, uint32_t object) {
    for (int steps = 0; steps < STEPS && noun > object; steps++, noun = a->tokens.at[noun].head) {
        if (noun == NONE || relation_main[a->tokens.at[noun].relation] != REL_NMOD) return false;
        if (a->tokens.at[noun].head == object) return true;
    }
    return false;
}

/* What hangs on the verb behind it and has the token in its phrase: "Norway" for the "army" of "accused Norway's
 * army"; NONE. */
static uint32_t phrase_top(const article *a, uint32_t i, uint32_t verb) {
    for (int steps = 0; steps < STEPS && i != NONE && i > verb; steps++) {
        uint8_t relation = relation_main[a->tokens.at[i].relation];
        if (a->tokens.at[i].head == verb) return i;
        if (relation != REL_NMOD && relation != REL_APPOS && relation != REL_FLAT && relation != REL_COMPOUND)
            return NONE;
        i = a->tokens.at[i].head;
    }
    return NONE;
}

/* The noun that a gerund is taken to tell the kind of: "of | recruiting mercenaries", "of | hiding faults"; or
 * NONE. */
static uint32_t read_as_kind_of(const article *a, uint32_t gerund, uint32_t end) {
    uint32_t noun = gerund < end ? a->tokens.at[gerund].head : NONE;
    if (noun >= end || noun <= gerund || !ends_ing(a, gerund)) return NONE;
    bool many = token_has(&a->tokens.at[noun], "Number=Plur");
    bool verb = a->tokens.at[gerund].upos == UPOS_VERB;
    bool kind = (many && hangs_as(a, gerund, noun, REL_COMPOUND)) || (verb && hangs_as(a, gerund, noun, REL_AMOD));
    return kind && a->tokens.at[noun].upos == UPOS_NOUN ? noun : NONE;
}

/* The last preposition of the verb's behind it, or NONE; `object` may be NONE. */
static uint32_t last_marker(const article *a, uint32_t verb, uint32_t object, uint32_t end, slice preposition) {
    uint32_t out = NONE, first = object == NONE ? verb : object;
    for (uint32_t i = first + 1; i < end && i < first + REACH; i++) {
        const token *t = &a->tokens.at[i];
        if (!slice_equal(t->lemma, preposition) || t->head <= i || t->head >= end) continue;
        bool own = relation_main[t->relation] == REL_CASE && object != NONE && of_object(a, t->head, object);
        uint32_t noun = read_as_kind_of(a, i + 1, end);
        bool kind = noun != NONE && (t->head == i + 1 || t->head == noun) && phrase_top(a, noun, verb) != NONE;
        if (own || kind) out = i;
    }
    return out;
}

static void make_gerund(article *a, uint32_t i, uint32_t verb, uint32_t marker) {
    token *t = &a->tokens.at[i];
    t->upos = UPOS_VERB;
    t->xpos = SLICE("VBG");
    t->features = SLICE("VerbForm=Ger");
    hang(a, i, verb, REL_ADVCL);
    hang(a, marker, i, REL_MARK);
    a->tokens.at[marker].upos = UPOS_SCONJ;
}

static bool has_adverb(const article *a, uint32_t i, uint32_t end) {
    return i + 1 < end && hangs_as(a, i + 1, i, REL_ADVMOD);
}

static void mend_at(article *a, uint32_t verb, uint32_t end, slice preposition, bool names) {
    uint32_t object = object_of(a, verb, end);
    uint32_t marker = last_marker(a, verb, object, end, preposition);
    if (marker == NONE) return;
    uint32_t noun = a->tokens.at[marker].head, next = noun + 1, goods = read_as_kind_of(a, marker + 1, end);
    if (goods == NONE && a->tokens.at[noun].upos != UPOS_NOUN && !(names && a->tokens.at[noun].upos == UPOS_PROPN))
        return;
    bool gerund = next < end && a->tokens.at[next].upos == UPOS_VERB && ends_ing(a, next);
    bool pair = gerund && hangs_as(a, next, verb, REL_ADVCL);
    if (goods != NONE) {
        make_gerund(a, marker + 1, verb, marker);
        hang(a, goods, marker + 1, REL_OBJ);
    } else if (ends_ing(a, noun) && has_adverb(a, noun, end)) { /* "of fishing illegally" */
        make_gerund(a, noun, verb, marker);
    } else if (pair && object_of(a, next, end) == NONE) { /* "of money laundering" */
        a->tokens.at[next].upos = UPOS_NOUN;
        a->tokens.at[next].lemma = article_text(a, a->tokens.at[next].at);
        hang(a, next, verb, REL_OBL);
        hang(a, noun, next, REL_COMPOUND);
        hang(a, marker, next, REL_CASE);
    } else {
        hang(a, noun, verb, REL_OBL);
    }
}

/* The preposition right before a gerund that it marks, adverbs between them; NONE. */
static uint32_t marker_of(const article *a, uint32_t gerund, uint32_t first) {
    for (uint32_t i = gerund; i-- > first;) {
        const token *t = &a->tokens.at[i];
        if (t->head != gerund) return NONE;
        if (relation_main[t->relation] == REL_MARK || relation_main[t->relation] == REL_CASE) return i;
        if (t->upos != UPOS_ADV) return NONE;
    }
    return NONE;
}

/* Whether `verb` has a phrase with the preposition already before `marker`. */
static bool is_served(const article *a, uint32_t verb, uint32_t marker) {
    for (uint32_t i = verb + 1; i < marker; i++) {
        const token *t = &a->tokens.at[i];
        if (t->head != NONE && slice_equal(t->lemma, a->tokens.at[marker].lemma) &&
            a->tokens.at[t->head].head == verb)
            return true;
    }
    return false;
}

/* Whether what a gerund hangs on stands between the verb and it, and hangs on the verb or on what hangs there. */
static bool hangs_below(const article *a, uint32_t gerund, uint32_t verb) {
    uint32_t at = a->tokens.at[gerund].head;
    for (int steps = 0; steps < STEPS && at != NONE && at > verb && at < gerund; steps++) {
        const token *t = &a->tokens.at[at];
        if (t->upos == UPOS_VERB && t->relation != REL_ACL_RELCL) return false;
        at = t->head;
        if (at == verb) return true;
    }
    return false;
}

/* The noun of the table that a gerund tells, of which the one between tells whose it is: "accusations by | Peru | of
 * hiding it"; NONE. */
static uint32_t noun_of(const valence *v, const article *a, uint32_t gerund, uint32_t marker) {
    uint32_t who = a->tokens.at[gerund].head, noun = who == NONE ? NONE : a->tokens.at[who].head;
    if (noun == NONE || noun >= who || who > marker || !hangs_as(a, who, noun, REL_NMOD)) return NONE;
    uint32_t row = map_get(&v->nouns, a->tokens.at[noun].lemma);
    bool named = a->tokens.at[who].upos == UPOS_PROPN || a->tokens.at[who].upos == UPOS_NOUN;
    return row != MAP_NONE && named && slice_equal(v->list.at[row], a->tokens.at[marker].lemma) ? noun : NONE;
}

/* "accused officers | of beating him", read as officers who beat; "accused Norway on Monday | of hiding it". */
static void raise_gerund(const valence *v, article *a, uint32_t i, uint32_t first) {
    const token *t = &a->tokens.at[i];
    uint8_t relation = relation_main[t->relation];
    if ((relation != REL_ACL && relation != REL_ADVCL) || !ends_ing(a, i)) return;
    uint32_t marker = marker_of(a, i, first), least = i > first + REACH ? i - REACH : first;
    uint32_t told = marker == NONE ? NONE : noun_of(v, a, i, marker);
    if (told != NONE) hang(a, i, told, REL_ACL);
    uint32_t verb = marker == NONE ? NONE : governor(v, a, marker, least, TAKES_GERUND);
    uint32_t own = marker == NONE || t->head == NONE ? MAP_NONE : map_get(&v->nouns, a->tokens.at[t->head].lemma);
    if (own != MAP_NONE && slice_equal(v->list.at[own], a->tokens.at[marker].lemma)) return;
    if (verb != NONE && hangs_below(a, i, verb) && !is_served(a, verb, marker)) hang(a, i, verb, REL_ADVCL);
}

static bool is_day(const article *a, uint32_t i) {
    slice text = article_text(a, a->tokens.at[i].at);
    return word_ends(a->words, text, WORD_WEEKDAY) && text.size > 5 && text.at[0] >= 'A' && text.at[0] <= 'Z';
}

/* Whether a noun behind a day has an owner of its own between: "on Monday | Peru's accusation". */
static bool has_owner(const article *a, uint32_t day, uint32_t noun) {
    for (uint32_t i = day + 1; i < noun; i++)
        if (a->tokens.at[i].head == noun && a->tokens.at[i].relation == REL_NMOD_POSS) return true;
    return false;
}

/* "Denied on Monday | accusations by Peru", "on Monday | Peru's accusation", read as accusations of a day. */
static void part_day(article *a, uint32_t day) {
    const token *t = &a->tokens.at[day];
    uint32_t on = day - 1, noun = a->tokens.at[on].head;
    if (!is_day(a, day) || relation_main[a->tokens.at[on].relation] != REL_CASE) return;
    if (noun == NONE || noun <= day || noun > day + STEPS || t->head <= day || t->head > noun) return;
    const token *n = &a->tokens.at[noun];
    bool many = n->upos == UPOS_NOUN && token_has(n, "Number=Plur");
    bool bare = many && noun == day + 1 && relation_main[t->relation] == REL_COMPOUND;
    bool below = relation_main[n->relation] == REL_OBL && n->head < on && a->tokens.at[n->head].upos == UPOS_VERB;
    if (!below || !(bare || has_owner(a, day, noun)) || object_of(a, n->head, on) != NONE) return;
    uint32_t verb = n->head;
    hang(a, noun, verb, REL_OBJ);
    hang(a, day, verb, REL_OBL);
    hang(a, on, day, REL_CASE);
}

/* Whether the phrase of a token hangs on `top`, over some steps. */
static bool is_below(const article *a, uint32_t i, uint32_t top) {
    for (int steps = 0; steps < STEPS && i != NONE && i > top; steps++) i = a->tokens.at[i].head;
    return i == top;
}

/* "Has been accused of bombing a bridge | by Peru", read as bombing by Peru: the name behind the deed is who
 * accuses. */
static void raise_agent(article *a, uint32_t verb, uint32_t end) {
    bool passive = false;
    uint32_t gerund = NONE, by = NONE;
    for (uint32_t i = verb; i-- > 0 && verb - i < STEPS;)
        passive |= a->tokens.at[i].head == verb && a->tokens.at[i].relation == REL_AUX_PASS;
    for (uint32_t i = verb + 1; passive && i < end && i < verb + REACH; i++) {
        const token *t = &a->tokens.at[i];
        if (t->head == verb && t->relation == REL_OBL_AGENT) return;
        if (gerund == NONE && hangs_as(a, i, verb, REL_ADVCL) && ends_ing(a, i)) gerund = i;
        if (gerund != NONE && relation_main[t->relation] == REL_CASE && article_word(a, i, WORD_AGENT)) by = i;
    }
    uint32_t who = by == NONE ? NONE : a->tokens.at[by].head;
    if (who == NONE || who < by || who >= end || a->tokens.at[who].upos != UPOS_PROPN) return;
    if (is_below(a, who, gerund)) hang(a, who, verb, REL_OBL_AGENT);
}

void valence_mend(const valence *v, article *a) {
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (i > 1 && i + 1 < a->tokens.size && t->upos == UPOS_PROPN) part_day(a, i);
        range own = a->sentences.at[t->sentence].tokens;
        if (t->upos == UPOS_VERB) raise_gerund(v, a, i, own.first);
        uint32_t row = row_of(v, t);
        if (row == MAP_NONE || !(v->takes.at[row] & TAKES_NOUN)) continue;
        mend_at(a, i, own.first + own.count, v->list.at[row], v->takes.at[row] & TAKES_NAME);
        if (v->takes.at[row] & TAKES_GERUND) raise_agent(a, i, own.first + own.count);
    }
}
