/* kinds.c - the table of kinds and the paths in it */
#include "record/kinds.h"

#include <string.h>

#include "base/map.h"
#include "base/table.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "record/disclaim.h"

enum { DEPTH = 6, WORDS = 4, SIEVE = 1 << 16 /* bits */ };

struct kinds {
    /* most words that are not in `words` are told by their size and four of their bytes */
    unsigned char sieve[SIEVE / 8];
    /* to a number in `broader`, or past `size` of words that are only broader than some other */
    map words;
    slice *word, *broader;
    bool *same;           /* `broader` is but another word for it */
    slice *paths;         /* of all in `words` */
    bool *general;        /* the same: is broader than some other */
    uint32_t size;
    map tells;            /* "what word", for camps.tsv */
    map senses;           /* to a number in `families_of` */
    VEC(family) families_of;
    disclaimers *clearing;
    const word_roles *roles;
    map deeds;               /* a lemma: an index of `deed` */
    VEC(int16_t) deed;
};

static uint32_t sieve_bit(slice word) {
    const unsigned char *at = (const unsigned char *)word.at;
    uint32_t bytes = at[0] | (uint32_t)at[word.size - 1] << 8 | (uint32_t)at[word.size / 2] << 16 |
                     (uint32_t)at[word.size / 3] << 24;
    return (bytes * 0x9E3779B1u + (uint32_t)word.size * 0x85EBCA6Bu) >> 16;
}

/* The number of a word, or MAP_NONE. */
static uint32_t number_of(const kinds *k, slice word) {
    uint32_t bit = word.size ? sieve_bit(word) : 0;
    return word.size && k->sieve[bit / 8] >> bit % 8 & 1 ? map_get(&k->words, word) : MAP_NONE;
}

static uint32_t *number_put(arena *a, kinds *k, slice word, bool *found) {
    uint32_t bit = word.size ? sieve_bit(word) : 0;
    k->sieve[bit / 8] |= (unsigned char)(1 << bit % 8);
    return map_put(a, &k->words, word, found);
}

/* The row of a word that has a broader one, or MAP_NONE. */
static uint32_t row_of(const kinds *k, slice word) {
    uint32_t at = number_of(k, word);
    return at < k->size ? at : MAP_NONE;
}

static bool leads_round(const kinds *k, uint32_t row) {
    uint32_t at = row;
    for (int depth = 0; depth < DEPTH; depth++) {
        at = row_of(k, k->broader[at]);
        if (at == MAP_NONE) return false;
    }
    return true;
}

static bool has_note(slice notes, slice wanted) {
    while (notes.at)
        if (slice_equal(slice_trim(slice_take(&notes, ',')), wanted)) return true;
    return false;
}

/* What stands behind a word in the notes: "done attack". */
static slice behind(slice notes, slice word) {
    while (notes.at) {
        slice note = slice_trim(slice_take(&notes, ','));
        if (slice_starts(note, word)) return slice_part(note, word.size, note.size);
    }
    return (slice){0};
}

static bool same_row(const family *f, const family *g) { return slice_equal(f->only, g->only); }

static status load_family(arena *a, kinds *k, const table *t, uint32_t row, error *e) {
    slice senses = table_cell(t, row, 1), notes = table_cell(t, row, 2);
    while (senses.at) {
        bool found;
        slice sense = slice_trim(slice_take(&senses, ','));
        family f = {.called = table_cell(t, row, 0), .swapped = slice_starts(sense, SLICE("~")),
                    .contrary = slice_starts(sense, SLICE("-")),
                    .one = has_note(notes, SLICE("one")), .saying = has_note(notes, SLICE("saying")),
                    .hides = has_note(notes, SLICE("hides")),
                    .light = has_note(notes, SLICE("light")),
                    .part = has_note(notes, SLICE("part")), .charge = has_note(notes, SLICE("charge")),
                        .own = has_note(notes, SLICE("own")),
                    .taker = has_note(notes, SLICE("taker")),
                    .seeing = has_note(notes, SLICE("seeing")), .done = behind(notes, SLICE("done ")),
                    .kin = behind(notes, SLICE("kin ")), .next = MAP_NONE};
        f.only = slice_part(sense, f.swapped || f.contrary, sense.size);
        sense = slice_take(&f.only, '(');
        if (f.only.size) f.only.size--;
        uint32_t *at = map_put(a, &k->senses, sense, &found);
        for (uint32_t i = found ? *at : MAP_NONE; i != MAP_NONE; i = k->families_of.at[i].next)
            if (same_row(&f, &k->families_of.at[i]))
                return table_fail(t, row, e, "'%.*s' stands twice", (int)sense.size, sense.at);
        f.next = found ? *at : MAP_NONE;
        *at = k->families_of.size;
        *vec_push(a, &k->families_of) = f;
    }
    return READOUT_OK;
}

static status load_families(arena *a, const char *folder, kinds *k, error *e) {
    table t;
    status s = table_load(a, folder, "families.tsv", 2, 3, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) s = load_family(a, k, &t, i, e);
    return s;
}

static slice tells_key(arena *a, slice word, slice what) {
    return arena_join(a, (slice[]){what, SLICE(" "), word}, 3);
}

static status load_camps(arena *a, const char *folder, kinds *k, error *e) {
    table t;
    bool found;
    status s = table_load(a, folder, "camps.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++)
        *map_put(a, &k->tells, tells_key(a, table_cell(&t, i, 0), table_cell(&t, i, 1)), &found) = 1;
    return s;
}

bool kinds_tells(const kinds *k, arena *a, slice word, slice what) {
    return k && word.size && map_get(&k->tells, tells_key(a, word, what)) != MAP_NONE;
}

/* Whether one of the paths leads over the word. */
static bool has_kind(slice paths, slice wanted) {
    while (paths.size)
        for (slice path = slice_take(&paths, '\n'); path.size;)
            if (slice_equal(slice_take(&path, '/'), wanted)) return true;
    return false;
}

static bool fits(const family *f, slice objects) {
    bool out = !f->only.size;
    for (slice only = f->only; only.size && !out;) out = has_kind(objects, slice_take(&only, ' '));
    return out;
}

/* Of a word's families the one for these objects; else the one for any; MAP_NONE where there is none. */
static uint32_t family_of(const kinds *k, slice word, slice objects) {
    uint32_t any = MAP_NONE;
    for (uint32_t i = word.size ? map_get(&k->senses, word) : MAP_NONE; i != MAP_NONE;
         i = k->families_of.at[i].next) {
        if (k->families_of.at[i].only.size && fits(&k->families_of.at[i], objects)) return i;
        if (!k->families_of.at[i].only.size) any = i;
    }
    return any;
}

family kinds_family(const kinds *k, slice lemma, slice sense, slice objects) {
    uint32_t at = k ? family_of(k, lemma, objects) : MAP_NONE;
    if (at == MAP_NONE && k) at = family_of(k, sense, objects);
    family own = {.called = sense.size ? sense : lemma};
    if (at == MAP_NONE) return own;
    own.light = k->families_of.at[at].light;
    return own.light ? own : k->families_of.at[at];
}

slice sense_key(arena *a, const family *f) {
    slice kin = f->light ? SLICE("light") : f->kin;
    return arena_join(a, (slice[]){kin, slice_of(kin.size ? ":" : ""), f->called, slice_of(f->one ? "!" : "")}, 4);
}

sense_parts sense_read(slice key) {
    sense_parts out = {.called = key, .one = slice_ends(key, SLICE("!"))};
    size_t colon = slice_find(key, SLICE(":"));
    if (colon != SIZE_MAX) out.kin = slice_take(&out.called, ':');
    out.light = slice_equal(out.kin, SLICE("light"));
    if (out.light) out.kin = (slice){0};
    if (out.one) out.called.size--;
    return out;
}

static slice without_slashes(arena *a, slice word) {
    if (!memchr(word.at, '/', word.size) && !memchr(word.at, '\n', word.size)) return word;
    char *copy = arena_copy(a, word.at, word.size);
    for (size_t i = 0; i < word.size; i++)
        if (copy[i] == '/' || copy[i] == '\n') copy[i] = ' ';
    return (slice){copy, word.size};
}

static slice path_from(const kinds *k, arena *a, slice word) {
    slice path = without_slashes(a, word);
    for (uint32_t at = row_of(k, word); at != MAP_NONE; at = row_of(k, k->broader[at])) {
        if (k->same[at]) path = k->broader[at];
        else path = arena_print(a, "%.*s/%.*s", (int)k->broader[at].size, k->broader[at].at, (int)path.size, path.at);
    }
    return path;
}

/* Words that have no broader one come behind those that have. */
static void make_paths(arena *a, kinds *k) {
    uint32_t count = k->size;
    slice *only = ARENA_NEW(a, slice, k->size + 1);
    k->general = ARENA_NEW(a, bool, 2 * k->size + 1);
    for (uint32_t i = 0; i < k->size; i++) {
        bool found;
        if (!k->broader[i].size) continue;
        uint32_t *at = number_put(a, k, k->broader[i], &found);
        if (!found) only[count - k->size] = k->broader[i];
        if (!found) *at = count++;
        k->general[*at] = true;
    }
    k->paths = ARENA_NEW(a, slice, count + 1);
    for (uint32_t i = 0; i < count; i++) k->paths[i] = path_from(k, a, i < k->size ? k->word[i] : only[i - k->size]);
}

static status load_deeds(arena *a, const char *folder, kinds *k, error *e) {
    table t;
    status s = table_load(a, folder, "deeds.tsv", 2, 2, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) {
        bool found;
        int32_t number;
        *map_put(a, &k->deeds, table_cell(&t, i, 0), &found) = k->deed.size;
        if (found) return table_fail(&t, i, e, "stands twice");
        if (!slice_number(table_cell(&t, i, 1), &number) || number < INT16_MIN || number > INT16_MAX)
            return table_fail(&t, i, e, "no number in column 2");
        *vec_push(a, &k->deed) = (int16_t)number;
    }
    return s;
}

const word_roles *kinds_words(const kinds *k) { return k ? k->roles : NULL; }

int16_t kinds_deed(const kinds *k, slice lemma) {
    uint32_t at = k ? map_get(&k->deeds, lemma) : MAP_NONE;
    return at == MAP_NONE ? 0 : k->deed.at[at];
}

status kinds_open(arena *a, const char *folder, kinds **out, error *e) {
    table t;
    status s = table_load(a, folder, "kinds.tsv", 2, 2, &t, e);
    if (s != READOUT_OK) return s;
    kinds *k = ARENA_NEW(a, kinds, 1);
    k->word = ARENA_NEW(a, slice, t.size);
    k->broader = ARENA_NEW(a, slice, t.size);
    k->same = ARENA_NEW(a, bool, t.size);
    k->size = t.size;
    for (uint32_t i = 0; i < t.size; i++) {
        bool found;
        k->word[i] = utf8_key(a, table_cell(&t, i, 0));
        slice broader = table_cell(&t, i, 1);
        k->same[i] = slice_starts(broader, SLICE("="));
        k->broader[i] = utf8_key(a, slice_part(broader, k->same[i], broader.size));
        uint32_t *at = number_put(a, k, k->word[i], &found);
        if (found) return table_fail(&t, i, e, "'%.*s' stands twice", (int)k->word[i].size, k->word[i].at);
        *at = i;
    }
    for (uint32_t i = 0; i < t.size; i++)
        if (leads_round(k, i)) return table_fail(&t, i, e, "more than %d kinds deep, or round in a circle", DEPTH);
    s = word_roles_open(a, folder, &k->roles, e);
    if (s != READOUT_OK) return s;
    make_paths(a, k);
    *out = k;
    s = load_families(a, folder, k, e);
    if (s == READOUT_OK) s = load_camps(a, folder, k, e);
    if (s == READOUT_OK) s = load_deeds(a, folder, k, e);
    return s == READOUT_OK ? disclaimers_open(a, folder, &k->clearing, e) : s;
}

const disclaimers *kinds_disclaimers(const kinds *k) { return k ? k->clearing : NULL; }

static bool known(const kinds *k, slice word) { return number_of(k, word) != MAP_NONE; }

/* The longest end of `text`, of at most WORDS words, that the table knows. */
static slice known_end(const kinds *k, slice text) {
    slice best = {0};
    size_t begin = text.size;
    for (int words = 0; words < WORDS && begin > 0; words++) {
        begin--;
        while (begin > 0 && text.at[begin - 1] != ' ') begin--;
        slice part = slice_part(text, begin, text.size);
        if (known(k, part)) best = part;
        else {
            slice single = slice_part(part, 0, part.size - word_ending(k->roles, part, WORD_PLURAL));
            if (single.size < part.size && known(k, single)) best = single;
        }
        if (begin) begin--;
    }
    return best;
}

/* What of a word's bytes asks for more. */
enum { UNFOLDED = 1, PARTED = 2, STEMMED = 4 };

static const unsigned char byte_marks[128] = {
    ['A'] = UNFOLDED, ['B'] = UNFOLDED, ['C'] = UNFOLDED, ['D'] = UNFOLDED, ['E'] = UNFOLDED, ['F'] = UNFOLDED,
        ['G'] = UNFOLDED, ['H'] = UNFOLDED,
    ['I'] = UNFOLDED, ['J'] = UNFOLDED, ['K'] = UNFOLDED, ['L'] = UNFOLDED, ['M'] = UNFOLDED, ['N'] = UNFOLDED,
        ['O'] = UNFOLDED, ['P'] = UNFOLDED,
    ['Q'] = UNFOLDED, ['R'] = UNFOLDED, ['S'] = UNFOLDED, ['T'] = UNFOLDED, ['U'] = UNFOLDED, ['V'] = UNFOLDED,
        ['W'] = UNFOLDED, ['X'] = UNFOLDED,
    ['Y'] = UNFOLDED, ['Z'] = UNFOLDED, ['/'] = PARTED, ['\n'] = PARTED,
    ['-'] = STEMMED, ['0'] = STEMMED, ['1'] = STEMMED, ['2'] = STEMMED, ['3'] = STEMMED, ['4'] = STEMMED,
        ['5'] = STEMMED, ['6'] = STEMMED,
    ['7'] = STEMMED, ['8'] = STEMMED, ['9'] = STEMMED,
};

static unsigned marks_of(slice text) {
    unsigned out = 0;
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.at[i];
        out |= c < 128 ? byte_marks[c] : UNFOLDED;
    }
    return out;
}

static slice stem(slice word) {
    size_t size = 0;
    while (size < word.size && word.at[size] != '-' && (word.at[size] < '0' || word.at[size] > '9')) size++;
    return size ? slice_part(word, 0, size) : word;
}

/* `marks` of the lemma. */
static slice chosen(const kinds *k, slice lemma, slice text, unsigned marks) {
    if (!k) return lemma;
    slice found = known_end(k, text);
    if (found.size) return found;
    if (!(marks & (UNFOLDED | STEMMED)) || known(k, lemma)) return lemma;
    slice front = stem(lemma);
    return front.size < lemma.size && known(k, front) ? front : lemma;
}

/* Borrowed where it is a key already. */
static slice key_of(arena *a, slice text, unsigned *marks) {
    *marks = marks_of(text);
    return *marks & UNFOLDED ? utf8_key(a, text) : text;
}

slice kinds_path(const kinds *k, arena *a, slice lemma, slice text) {
    unsigned of_words, of_head;
    slice words = key_of(a, text, &of_words), head = key_of(a, lemma, &of_head);
    if (!head.size) head = words, of_head = of_words;
    slice word = chosen(k, head, words, of_head);
    uint32_t at = k ? number_of(k, word) : MAP_NONE;
    if (at != MAP_NONE) return k->paths[at];
    if (!word.size) return (slice){"", 0};
    return of_head & (UNFOLDED | PARTED) ? without_slashes(a, word) : word;
}

bool kinds_siblings(slice one, slice other) {
    size_t i = 0;
    while (i < one.size && i < other.size && one.at[i] == other.at[i] && one.at[i] != '/') i++;
    return i < one.size && i < other.size && one.at[i] == '/' && other.at[i] == '/' && !kinds_compatible(one, other);
}

bool kinds_compatible(slice one, slice other) {
    if (one.size > other.size) return kinds_compatible(other, one);
    return slice_starts(other, one) && (one.size == other.size || !one.size || other.at[one.size] == '/');
}

slice kinds_basic(slice path) {
    size_t slashes = 0;
    for (size_t i = 0; i < path.size; i++)
        if (path.at[i] == '/' && ++slashes == 2) return slice_part(path, 0, i);
    return path;
}

bool kinds_general(const kinds *k, slice path) {
    if (!k || !path.size || memchr(path.at, '/', path.size)) return false;
    uint32_t at = number_of(k, path);
    return at != MAP_NONE && k->general[at];
}
