/* reproach.c - reads reproaches.tsv, and finds in a sentence who is reproached and for what
 *
 * Every row whose verb and words fit is tried; the first that finds who is reproached is taken, one with a deed
 * before one without. */
#include "code/reproach.h"

#include "base/table.h"
#include "base/vec.h"

enum {
    BEHIND = 48 /* tokens behind the verb that are looked at */,
    FRONT = 10 /* tokens before a word in which its preposition stands */,
    ROWS = 8
};

typedef struct row {
    slice whom, deed, needs;
} row;

struct reproaches {
    map rows[ROWS]; /* from a verb to its nth row */
    VEC(row) list;
    row between; /* words between the verb and the deed: "to protest over it" */
};

/* ------------------------------------------------------------------------------------------------ loading */

static status add_verb(arena *a, reproaches *r, slice verb, const table *t, uint32_t at, error *e) {
    for (uint32_t i = 0; i < ROWS; i++) {
        bool found;
        uint32_t *value = map_put(a, &r->rows[i], verb, &found);
        if (found) continue;
        *value = r->list.size - 1;
        return READOUT_OK;
    }
    return table_fail(t, at, e, "'%.*s' has more than %d rows", (int)verb.size, verb.at, ROWS);
}

status reproaches_open(arena *a, const char *folder, reproaches **out, error *e) {
    table t;
    reproaches *r = ARENA_NEW(a, reproaches, 1);
    *out = r;
    status s = table_load(a, folder, "reproaches.tsv", 3, 4, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) {
        *(row *)vec_push(a, &r->list) = (row){table_cell(&t, i, 1), table_cell(&t, i, 2), table_cell(&t, i, 3)};
        if (slice_equal(table_cell(&t, i, 0), SLICE("*"))) {
            r->between = r->list.at[r->list.size - 1];
            continue;
        }
        for (slice rest = table_cell(&t, i, 0); rest.at && s == READOUT_OK;)
            s = add_verb(a, r, slice_trim(slice_take(&rest, ',')), &t, i, e);
    }
    return s;
}

/* ----------------------------------------------------------------------------------------------- looking up */

typedef struct place {
    const article *a;
    const row *between;
    uint32_t verb, end; /* the tokens looked at end there */
} place;

static const token *token_of(const place *p, uint32_t i) { return &p->a->tokens.at[i]; }

static bool listed(slice list, slice word) {
    while (list.at)
        if (slice_equal(slice_trim(slice_take(&list, ',')), word)) return true;
    return false;
}

/* The preposition or subordinator of a word; empty where it has none. */
static slice marker_of(const place *p, uint32_t i) {
    for (uint32_t k = i; k-- > p->verb && i - k < FRONT;) {
        uint8_t relation = token_of(p, k)->relation;
        if (token_of(p, k)->head == i && (relation == REL_CASE || relation == REL_MARK)) return token_of(p, k)->lemma;
    }
    return (slice){0};
}

static bool is_phrase(const place *p, uint32_t i) {
    uint8_t main = relation_main[token_of(p, i)->relation];
    return main == REL_OBL || main == REL_NMOD;
}

/* Whether a word hangs on the verb, or on `other` or what hangs on the verb with it. */
static bool hangs(const place *p, uint32_t i, uint32_t other) {
    uint32_t head = token_of(p, i)->head;
    return head == p->verb || (other != NONE && head == other);
}

static uint32_t object_of(const place *p) {
    for (uint32_t i = p->verb + 1; i < p->end; i++) {
        uint8_t relation = token_of(p, i)->relation;
        if (token_of(p, i)->head == p->verb && (relation == REL_OBJ || relation == REL_IOBJ)) return i;
    }
    return NONE;
}

/* The object of the verb above a participle: "wants | X | punished for it"; NONE. */
static uint32_t object_above(const place *p) {
    const token *verb = token_of(p, p->verb);
    uint32_t up = verb->head;
    if (verb->relation != REL_XCOMP || up >= p->verb) return NONE;
    for (uint32_t i = up + 1; i < p->verb; i++)
        if (token_of(p, i)->head == up && token_of(p, i)->relation == REL_OBJ) return i;
    return NONE;
}

/* Whom a passive verb is said of: its subject, or the noun behind which the participle stands. */
static uint32_t passive_subject(const place *p) {
    const token *verb = token_of(p, p->verb);
    bool past = slice_equal(verb->xpos, SLICE("VBN"));
    if (verb->relation == REL_ACL && past && verb->head < p->verb) return verb->head;
    if (past && object_above(p) != NONE) return object_above(p);
    uint32_t first = p->a->sentences.at[token_of(p, p->verb)->sentence].tokens.first;
    for (uint32_t i = p->verb; i-- > first && p->verb - i < BEHIND;)
        if (token_of(p, i)->head == p->verb && token_of(p, i)->relation == REL_NSUBJ_PASS) return i;
    return NONE;
}

/* The verb's subject, or of a participle the noun before it. */
static uint32_t subject_of(const place *p) {
    uint32_t first = p->a->sentences.at[token_of(p, p->verb)->sentence].tokens.first;
    for (uint32_t i = p->verb; i-- > first && p->verb - i < BEHIND;)
        if (token_of(p, i)->head == p->verb && relation_main[token_of(p, i)->relation] == REL_NSUBJ) return i;
    return NONE;
}

/* Whose the object is: "Peru's | ambassador", "the Peruvian ambassador", "the ambassador of Peru". */
static uint32_t owner_of(const place *p, uint32_t object) {
    uint32_t out = NONE;
    for (uint32_t i = object + 1 > FRONT ? object + 1 - FRONT : 0; i < p->end; i++) {
        const token *t = token_of(p, i);
        uint8_t main = relation_main[t->relation];
        bool before = i < object && (t->relation == REL_NMOD_POSS || main == REL_AMOD || main == REL_COMPOUND) &&
                      t->upos != UPOS_VERB;
        bool behind = i > object && main == REL_NMOD && word_is(p->a->words, marker_of(p, i), WORD_SOURCE_NOUN);
        bool capital =
            t->at.begin < p->a->text.size && p->a->text.at[t->at.begin] >= 'A' && p->a->text.at[t->at.begin] <= 'Z';
        if (t->head == object && i > p->verb && (before || behind) && (capital || t->relation == REL_NMOD_POSS))
            out = i;
    }
    return out;
}

/* Who gets what stands beside the verb, or whose envoy does: "handed | Peru's ambassador | a note"; NONE. */
static uint32_t receiver_of(const place *p, uint32_t given) {
    for (uint32_t i = p->verb + 1; i < p->end && i < given; i++) {
        uint8_t relation = token_of(p, i)->relation;
        bool gets = token_of(p, i)->head == p->verb && (relation == REL_OBJ || relation == REL_IOBJ);
        if (gets) return owner_of(p, i) != NONE ? owner_of(p, i) : i;
    }
    return NONE;
}

/* "A | protest | note". */
static bool compound_listed(const place *p, slice needs, uint32_t noun) {
    bool front = noun > p->verb + 1 && token_of(p, noun - 1)->head == noun;
    return front && relation_main[token_of(p, noun - 1)->relation] == REL_COMPOUND &&
           listed(needs, token_of(p, noun - 1)->lemma);
}

/* What must stand beside the verb: an object or a phrase; NONE where it does not. */
static uint32_t needed(const place *p, slice needs, uint32_t object) {
    for (uint32_t i = p->verb + 1; i < p->end; i++) {
        uint8_t relation = token_of(p, i)->relation;
        bool given = token_of(p, i)->head == p->verb && (relation == REL_OBJ || relation == REL_IOBJ);
        if (given && (listed(needs, token_of(p, i)->lemma) || compound_listed(p, needs, i))) return i;
    }
    while (needs.at) {
        slice word = slice_trim(slice_take(&needs, ',')), front = slice_take(&word, ':');
        for (uint32_t i = p->verb + 1; word.at && i < p->end; i++)
            if (is_phrase(p, i) && hangs(p, i, object) && slice_equal(token_of(p, i)->lemma, word) &&
                slice_equal(marker_of(p, i), front))
                return i;
    }
    return NONE;
}

/* Who is reproached by a preposition of the list; `only` those behind which a state must stand. */
static uint32_t behind(const place *p, slice list, uint32_t object, bool *state) {
    for (uint32_t i = p->verb + 1; i < p->end; i++) {
        slice marker = is_phrase(p, i) && hangs(p, i, object) ? marker_of(p, i) : (slice){0};
        if (!marker.size) continue;
        for (slice rest = list; rest.at;) {
            slice word = slice_trim(slice_take(&rest, ','));
            bool only = slice_starts(word, SLICE("+"));
            if (!slice_equal(slice_part(word, only, word.size), marker)) continue;
            *state = only;
            return i;
        }
    }
    return NONE;
}

static bool is_clause(const token *t) {
    return t->upos == UPOS_VERB && (t->relation == REL_ADVCL || t->relation == REL_ACL || t->relation == REL_CCOMP);
}

/* Whether a clause hangs on a phrase of the verb: "slammed B on | Monday | for doing it". */
static bool hangs_on_phrase(const place *p, uint32_t i) {
    uint32_t up = token_of(p, i)->head;
    return is_clause(token_of(p, i)) && up > p->verb && up < i && is_phrase(p, up) &&
           token_of(p, up)->head == p->verb;
}

/* What for: a phrase or clause with one of the prepositions. */
static uint32_t deed_of(const place *p, const row *is, uint32_t whom, uint32_t object) {
    for (uint32_t i = p->verb + 1; i < p->end; i++) {
        if (i == whom || i == object || (!is_phrase(p, i) && !is_clause(token_of(p, i)))) continue;
        bool here = hangs(p, i, whom) || hangs(p, i, object) || hangs_on_phrase(p, i);
        if (here && listed(is->deed, marker_of(p, i))) return i;
    }
    for (uint32_t i = p->verb + 1; i < p->end; i++) {
        uint32_t up = token_of(p, i)->head;
        bool below =
            up > p->verb && up < i && listed(p->between->needs, token_of(p, up)->lemma) && hangs(p, up, object);
        if (below && (is_phrase(p, i) || is_clause(token_of(p, i))) && listed(p->between->deed, marker_of(p, i)))
            return i;
    }
    return NONE;
}

/* Who a deed is said to be by: "the raid on the village | by X", "X's raid", "the Peruvian raid"; NONE. */
static uint32_t doer_of(const place *p, uint32_t deed) {
    for (uint32_t i = deed + 1; i < p->end && i < deed + FRONT + FRONT; i++) {
        uint32_t up = token_of(p, i)->head;
        for (int steps = 0; steps < 3 && up != deed && up > deed && up < i; steps++) up = token_of(p, up)->head;
        if (up == deed && is_phrase(p, i) && word_is(p->a->words, marker_of(p, i), WORD_AGENT)) return i;
    }
    uint32_t owner = owner_of(p, deed);
    return owner < deed && token_of(p, owner)->upos != UPOS_PRON ? owner : NONE;
}

static bool fits(const place *p, const row *is, reproach *out) {
    uint32_t object = object_of(p), beside = NONE;
    *out = (reproach){.whom = NONE, .deed = NONE, .by = NONE};
    if (is->needs.size) {
        beside = needed(p, is->needs, object);
        if (beside == NONE) return false;
    }
    out->suffers = slice_equal(is->whom, SLICE("subj"));
    bool punished = slice_equal(is->whom, SLICE("punished"));
    out->answers = slice_equal(is->whom, SLICE("answers")) || punished;
    if (punished)
        out->whom = object != NONE ? object : passive_subject(p);
    else if (out->answers)
        out->whom = subject_of(p) != NONE ? subject_of(p) : object_above(p);
    else if (out->suffers) {
        bool state = false;
        if (beside != NONE) object = beside;
        out->whom = subject_of(p);
        out->by = behind(p, SLICE("from,by"), object, &state);
    } else if (slice_equal(is->whom, SLICE("iobj"))) {
        out->whom = beside != NONE ? receiver_of(p, beside) : NONE;
        object = beside;
    } else if (slice_equal(is->whom, SLICE("obj")))
        out->whom = object != NONE && object != beside ? object : object == NONE ? passive_subject(p) : NONE;
    else if (slice_equal(is->whom, SLICE("own")))
        out->whom = object != NONE ? owner_of(p, object) : NONE;
    else if (slice_equal(is->whom, SLICE("doer"))) {
        out->deed = deed_of(p, is, NONE, object);
        bool bare = object == NONE || is->needs.size; /* not "protested the war" */
        bool noun = out->deed != NONE && token_of(p, out->deed)->upos == UPOS_NOUN;
        out->whom = noun && bare ? doer_of(p, out->deed) : NONE;
    } else
        out->whom = behind(p, is->whom, object, &out->state);
    if (out->whom == NONE) return false;
    if (out->deed == NONE) out->deed = deed_of(p, is, out->whom, object);
    return true;
}

/* Whether a verb or noun has a row with this word for who is reproached. */
static bool has_row(const reproaches *r, const article *a, uint32_t verb, slice word) {
    for (uint32_t i = 0; i < ROWS && verb < a->tokens.size; i++) {
        uint32_t at = map_get(&r->rows[i], a->tokens.at[verb].lemma);
        if (at == MAP_NONE) return false;
        if (slice_equal(r->list.at[at].whom, word)) return true;
    }
    return false;
}

bool reproach_tells(const reproaches *r, const article *a, uint32_t verb) {
    return has_row(r, a, verb, SLICE("that"));
}

bool reproach_own_lot(const reproaches *r, const article *a, uint32_t verb) {
    return has_row(r, a, verb, SLICE("own lot"));
}

bool reproach_denies(const reproaches *r, const article *a, uint32_t at) {
    return has_row(r, a, at, SLICE("denies"));
}

bool reproach_disclaims(const reproaches *r, const article *a, uint32_t at) {
    return has_row(r, a, at, SLICE("disclaims")) || reproach_denies(r, a, at);
}

bool reproach_claims(const reproaches *r, const article *a, uint32_t at) {
    return has_row(r, a, at, SLICE("claim")) || reproach_charges(r, a, at);
}

bool reproach_charges(const reproaches *r, const article *a, uint32_t at) {
    return has_row(r, a, at, SLICE("charge"));
}

bool reproach_speaks_for(const reproaches *r, const article *a, uint32_t at) {
    return has_row(r, a, at, SLICE("speaks for"));
}

bool reproach_at(const reproaches *r, const article *a, uint32_t verb, reproach *out) {
    if (verb >= a->tokens.size) return false;
    const token *t = &a->tokens.at[verb];
    if (t->upos != UPOS_VERB && t->upos != UPOS_ADJ && t->relation != REL_CCOMP) return false;
    range own = a->sentences.at[t->sentence].tokens;
    place p = {a, &r->between, verb, verb + BEHIND < own.first + own.count ? verb + BEHIND : own.first + own.count};
    slice next = verb + 1 < p.end ? a->tokens.at[verb + 1].lemma : (slice){0}, both = {0};
    char joined[64];
    if (next.size && t->lemma.size + next.size + 1 <= sizeof joined) {
        size_t size = 0;
        for (size_t i = 0; i < t->lemma.size; i++) joined[size++] = t->lemma.at[i];
        joined[size++] = '_';
        for (size_t i = 0; i < next.size; i++) joined[size++] = next.at[i];
        both = (slice){joined, size};
    }
    bool found = false;
    slice keys[] = {
        both, t->lemma,
        slice_part(t->lemma, 0, t->lemma.size - word_ending(a->words, t->lemma, WORD_SILENT))}; /* "upbraide" */
    for (int k = 0; k < 3 && !(found && out->deed != NONE); k++)
        for (uint32_t i = 0; i < ROWS; i++) {
            slice key = keys[k];
            uint32_t at = key.size ? map_get(&r->rows[i], key) : MAP_NONE;
            reproach tried;
            if (at == MAP_NONE) break;
            if (!fits(&p, &r->list.at[at], &tried) || (found && tried.deed == NONE)) continue;
            *out = tried;
            found = true;
            if (tried.deed != NONE) break;
        }
    return found;
}
