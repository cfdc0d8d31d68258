/* sense.c - the lexicon of predicates
 *
 * Each kind has a map from lemma to frame; a frame is a sense and a few pairs of dependent and role, searched in
 * order. */
#include "code/sense.h"

#include "base/table.h"

typedef struct frame_pair {
    slice key;
    uint8_t role;
} frame_pair;

struct senses {
    VEC(frame_pair) pairs;
    VEC(frame) frames;
    map frames_of[PREDICATE_KINDS];
    uint32_t defaults[PREDICATE_KINDS]; /* frame of the row *, or NONE */
    table classes;
    map verbs, nouns;   /* to rows of classes */
    VEC(slice) objects; /* paths of classes of things */
    map objects_of;     /* from lemma */
    word_endings endings;
};

static const char *const kind_name[PREDICATE_KINDS] = {
    "v", "n", "a", "light", "quantity", "charge", "level", "aspect", "being", "bearing", "form", "causing",
    "imputing", "blaming", "share", "penalty", "having", "owning", "mishap", "threshold", "culprit", "undergone",
    "trading", "work", "hearsay", "promising"};
static const char *const frame_role_name[] = {"target", "party", "goal", "agent", "swap", "none"};

static bool role_find(slice text, uint8_t *out) {
    uint32_t role = name_find(argument_role_name, ARGUMENT_ROLES, text);
    if (role == ARGUMENT_ROLES) role += name_find(frame_role_name, FRAME_NONE - FRAME_TARGET + 1, text);
    *out = (uint8_t)role;
    return role <= FRAME_NONE;
}

static status read_roles(arena *a, senses *s, const table *t, uint32_t row, slice rest, range *out, error *e) {
    *out = (range){s->pairs.size, 0};
    while (rest.at) {
        slice pair = slice_trim(slice_take(&rest, ' '));
        if (pair.size == 0) continue;
        slice role = pair, key = slice_take(&role, '=');
        frame_pair *p = vec_push(a, &s->pairs);
        p->key = key;
        if (!role.at || !role_find(role, &p->role))
            return table_fail(t, row, e, "'%.*s' is no dependent=role", (int)pair.size, pair.at);
        out->count++;
    }
    return READOUT_OK;
}

static void name_frame(arena *a, senses *s, uint32_t kind, slice lemmas, uint32_t number) {
    while (lemmas.at) {
        slice lemma = slice_trim(slice_take(&lemmas, ','));
        if (slice_equal(lemma, SLICE("*"))) {
            s->defaults[kind] = number;
            continue;
        }
        bool found;
        uint32_t *at = map_put(a, &s->frames_of[kind], lemma, &found);
        if (!found) *at = number; /* the first row of a lemma counts */
    }
}

static status read_predicates(arena *a, const char *folder, senses *s, error *e) {
    table t;
    status st = table_load(a, folder, "predicates.tsv", 3, 4, &t, e);
    for (uint32_t i = 0; i < t.size && st == READOUT_OK; i++) {
        slice kind = table_cell(&t, i, 1);
        uint32_t k = name_find(kind_name, PREDICATE_KINDS, kind);
        if (k == PREDICATE_KINDS)
            return table_fail(&t, i, e, "'%.*s' is no kind of predicate", (int)kind.size, kind.at);
        frame *f = vec_push(a, &s->frames);
        f->sense = table_cell(&t, i, 0);
        if (slice_equal(f->sense, SLICE("*"))) f->sense = (slice){NULL, 0};
        range roles;
        st = read_roles(a, s, &t, i, table_cell(&t, i, 3), &roles, e);
        s->frames.at[s->frames.size - 1].roles = roles;
        name_frame(a, s, k, table_cell(&t, i, 2), s->frames.size - 1);
    }
    return st;
}

static status read_classes(arena *a, const char *folder, senses *s, error *e) {
    status st = table_load(a, folder, "senses.tsv", 3, 4, &s->classes, e);
    for (uint32_t i = 0; i < s->classes.size && st == READOUT_OK; i++) {
        bool noun = slice_equal(table_cell(&s->classes, i, 0), SLICE("n"));
        *map_put(a, noun ? &s->nouns : &s->verbs, table_cell(&s->classes, i, 1), NULL) = i;
    }
    return st;
}

static slice object_path(arena *a, const table *t, uint32_t row) {
    slice own = table_cell(t, row, 0), parent = table_cell(t, row, 1);
    return parent.size ? arena_print(a, "%.*s/%.*s", (int)parent.size, parent.at, (int)own.size, own.at) : own;
}

static status read_objects(arena *a, const char *folder, senses *s, error *e) {
    table t;
    status st = table_load(a, folder, "objects.tsv", 3, 3, &t, e);
    for (uint32_t i = 0; i < t.size && st == READOUT_OK; i++) {
        *(slice *)vec_push(a, &s->objects) = object_path(a, &t, i);
        slice lemmas = table_cell(&t, i, 2);
        while (lemmas.at) {
            bool found;
            uint32_t *at = map_put(a, &s->objects_of, slice_trim(slice_take(&lemmas, ',')), &found);
            if (!found) *at = s->objects.size - 1;
        }
    }
    return st;
}

slice sense_object(const senses *s, slice lemma) {
    char lower[64];
    if (lemma.size > sizeof lower) return (slice){NULL, 0};
    for (size_t i = 0; i < lemma.size; i++)
        lower[i] = (char)(lemma.at[i] >= 'A' && lemma.at[i] <= 'Z' ? lemma.at[i] + 'a' - 'A' : lemma.at[i]);
    uint32_t i = map_get(&s->objects_of, (slice){lower, lemma.size});
    return i == MAP_NONE ? (slice){NULL, 0} : s->objects.at[i];
}

bool object_within(slice object, slice wanted) {
    while (object.at)
        if (slice_equal(slice_take(&object, '/'), wanted)) return true;
    return false;
}

status senses_open(arena *a, const char *folder, senses **out, error *e) {
    senses *s = ARENA_NEW(a, senses, 1);
    for (uint32_t k = 0; k < PREDICATE_KINDS; k++) s->defaults[k] = NONE;
    *out = s;
    status st = word_endings_open(a, folder, "deed", &s->endings, e);
    if (st == READOUT_OK) st = read_predicates(a, folder, s, e);
    if (st == READOUT_OK) st = read_objects(a, folder, s, e);
    return st == READOUT_OK ? read_classes(a, folder, s, e) : st;
}

const word_endings *sense_endings(const senses *s) { return &s->endings; }

const frame *sense_frame(const senses *s, enum predicate_kind kind, slice lemma) {
    uint32_t i = map_get(&s->frames_of[kind], lemma);
    return i == MAP_NONE ? NULL : &s->frames.at[i];
}

bool sense_is(const senses *s, enum predicate_kind kind, slice lemma) {
    return map_get(&s->frames_of[kind], lemma) != MAP_NONE;
}

bool sense_known(const senses *s, enum predicate_kind kind, slice lemma) {
    return sense_is(s, kind, lemma) || map_get(kind == PREDICATE_NOUN ? &s->nouns : &s->verbs, lemma) != MAP_NONE ||
           (kind == PREDICATE_VERB && (sense_is(s, PREDICATE_LIGHT, lemma) || sense_is(s, PREDICATE_ASPECT, lemma)));
}

slice sense_verb(const senses *s, slice noun) {
    uint32_t i = map_get(&s->nouns, noun);
    return i == MAP_NONE ? (slice){NULL, 0} : table_cell(&s->classes, i, 2);
}

slice sense_of(const senses *s, enum predicate_kind kind, slice lemma) {
    const frame *f = sense_frame(s, kind, lemma);
    if (f) return f->sense;
    if (kind == PREDICATE_NOUN) {
        slice verb = sense_verb(s, lemma);
        return verb.size ? sense_of(s, PREDICATE_VERB, verb) : lemma;
    }
    uint32_t i = kind == PREDICATE_VERB ? map_get(&s->verbs, lemma) : MAP_NONE;
    if (i == MAP_NONE) return lemma;
    f = sense_frame(s, PREDICATE_VERB, table_cell(&s->classes, i, 2));
    return f ? f->sense : table_cell(&s->classes, i, 2);
}

static uint8_t pair_role(const senses *s, const frame *f, slice key) {
    for (uint32_t i = 0; i < f->roles.count; i++) {
        const frame_pair *p = &s->pairs.at[f->roles.first + i];
        if (slice_equal(p->key, key)) return p->role;
    }
    return UINT8_MAX;
}

bool frame_names(const senses *s, const frame *f, slice key) { return f && pair_role(s, f, key) != UINT8_MAX; }

uint8_t sense_role(const senses *s, enum predicate_kind kind, const frame *f, slice key) {
    uint8_t role = f ? pair_role(s, f, key) : UINT8_MAX;
    uint32_t fallback = s->defaults[kind];
    if (role == UINT8_MAX && fallback != NONE) role = pair_role(s, &s->frames.at[fallback], key);
    return role == UINT8_MAX ? FRAME_NONE : role;
}
