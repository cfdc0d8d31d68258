/* word_roles.c - a mask of roles for each word, found by open addressing
 *
 * Words are short, so a word in small letters is two numbers of eight bytes, filled up with zeros. */
#include "base/word_roles.h"

#include "base/table.h"

enum { LONGEST = 16, MASKS = (WORD_ROLES + 63) / 64 };

typedef struct word_slot {
    uint64_t key[2];
    uint64_t roles[MASKS];
} word_slot;

struct word_roles {
    word_slot *slots; /* a key of zeros: empty */
    uint32_t room;    /* a power of two, at least twice the words */
    slice first[WORD_ROLES];
    const slice *endings[WORD_ROLES]; /* without their hyphens; `count` of them */
    uint32_t count[WORD_ROLES];
};

static const char *const role_name[WORD_ROLES] = {
#define X(name, called) #called,
    WORD_ROLE_LIST(X)
#undef X
};

/* Fills `key`; false where the word is too long, or empty. */
static inline bool key_of(slice word, uint64_t key[2]) {
    char bytes[LONGEST] = {0};
    if (!word.size || word.size > LONGEST) return false;
    for (size_t i = 0; i < word.size; i++)
        bytes[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 'a' - 'A' : word.at[i]);
    memcpy(key, bytes, LONGEST);
    return true;
}

static inline word_slot *slot_of(const word_roles *r, const uint64_t key[2]) {
    uint64_t hash = (key[0] ^ key[1] << 7) * 0x9E3779B97F4A7C15u;
    uint32_t i = (uint32_t)(hash >> 40) & (r->room - 1);
    while (r->slots[i].key[0] && (r->slots[i].key[0] != key[0] || r->slots[i].key[1] != key[1]))
        i = (i + 1) & (r->room - 1);
    return &r->slots[i];
}

bool word_is(const word_roles *r, slice word, enum word_role role) {
    uint64_t key[2];
    if (!r || !key_of(word, key)) return false;
    return slot_of(r, key)->roles[role / 64] >> role % 64 & 1;
}

size_t word_ending(const word_roles *r, slice word, enum word_role role) {
    for (uint32_t i = 0; r && i < r->count[role]; i++)
        if (word.size > r->endings[role][i].size && slice_ends(word, r->endings[role][i]))
            return r->endings[role][i].size;
    return 0;
}

slice word_first(const word_roles *r, enum word_role role) { return r ? r->first[role] : (slice){0}; }

/* ------------------------------------------------------------------------------------------------- loading */

static uint32_t role_called(slice name) {
    uint32_t role = 0;
    while (role < WORD_ROLES && !slice_equal(name, slice_of(role_name[role]))) role++;
    return role;
}

static uint32_t count_words(slice words) {
    uint32_t count = 0;
    while (words.at) slice_take(&words, ','), count++;
    return count;
}

static status add_words(word_roles *r, arena *a, const table *t, uint32_t row, error *e) {
    uint32_t role = role_called(table_cell(t, row, 0));
    slice rest = table_cell(t, row, 1), *endings = ARENA_NEW(a, slice, count_words(rest));
    if (role == WORD_ROLES) return table_fail(t, row, e, "no such role of a word");
    if (r->first[role].size) return table_fail(t, row, e, "a role that has a row");
    r->endings[role] = endings;
    while (rest.at) {
        uint64_t key[2];
        slice word = slice_trim(slice_take(&rest, ','));
        if (!key_of(word, key)) return table_fail(t, row, e, "a word of no bytes or of more than %d", LONGEST);
        bool ending = word.size > 1 && word.at[0] == '-';
        if (ending) word = endings[r->count[role]++] = slice_part(word, 1, word.size);
        if (!r->first[role].size) r->first[role] = word;
        if (ending) continue;
        word_slot *slot = slot_of(r, key);
        memcpy(slot->key, key, sizeof key);
        slot->roles[role / 64] |= UINT64_C(1) << role % 64;
    }
    return READOUT_OK;
}

status word_roles_open(arena *a, const char *folder, const word_roles **out, error *e) {
    table t;
    status s = table_load(a, folder, "roles.tsv", 2, 3, &t, e);
    if (s != READOUT_OK) return s;
    uint32_t words = 0;
    for (uint32_t i = 0; i < t.size; i++) words += count_words(table_cell(&t, i, 1));
    word_roles *r = ARENA_NEW(a, word_roles, 1);
    for (r->room = 64; r->room < 2 * words;) r->room *= 2;
    r->slots = ARENA_NEW(a, word_slot, r->room);
    for (uint32_t i = 0; i < t.size && s == READOUT_OK; i++) s = add_words(r, a, &t, i, e);
    for (uint32_t i = 0; i < WORD_ROLES && s == READOUT_OK; i++)
        if (!r->first[i].size) s = table_fail(&t, t.size, e, "no row for the role %s", role_name[i]);
    *out = r;
    return s;
}
