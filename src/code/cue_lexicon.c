/* cue_lexicon.c - see cue_lexicon.h */
#include "code/cue_lexicon.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"

static const char *const class_name[CUE_CLASSES] = {
#define X(name, called) #called,
    CUE_CLASS_LIST(X)
#undef X
};

/* ------------------------------------------------------------------------------------------------- loading */

static status add_words(arena *a, const table *t, uint32_t row, cue_lexicon *out, error *e) {
    uint32_t class = name_find(class_name, CUE_CLASSES, table_cell(t, row, 0));
    uint32_t plain = name_find(stance_name, STANCES, table_cell(t, row, 2)), negated = plain;
    if (class == CUE_CLASSES) return table_fail(t, row, e, "no such class of cues");
    if (table_cell(t, row, 3).size) negated = name_find(stance_name, STANCES, table_cell(t, row, 3));
    if (plain == STANCES || negated == STANCES) return table_fail(t, row, e, "no such stance");
    for (slice rest = table_cell(t, row, 1); rest.at;) {
        bool found;
        slice word = slice_trim(slice_take(&rest, ','));
        uint32_t *value = map_put(a, &out->words[class], word, &found);
        if (!found) *value = plain + STANCES * negated;
    }
    return READOUT_OK;
}

static status add_channel(arena *a, const table *t, uint32_t row, cue_lexicon *out) {
    uint32_t number = out->channel.size;
    *(slice *)vec_push(a, &out->channel) = table_cell(t, row, 0);
    for (uint32_t verbs = 0; verbs < 2; verbs++)
        for (slice rest = table_cell(t, row, 1 + verbs); rest.at;) {
            bool found;
            uint32_t *value = map_put(a, &out->channels[verbs], slice_trim(slice_take(&rest, ',')), &found);
            if (!found) *value = number;
        }
    return READOUT_OK;
}

status cue_lexicon_open(arena *a, const char *folder, cue_lexicon *out, error *e) {
    table t;
    *out = (cue_lexicon){0};
    status s = word_endings_open(a, folder, "cue", &out->endings, e);
    if (s == READOUT_OK) s = table_load(a, folder, "cues.tsv", 3, 4, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) s = add_words(a, &t, i, out, e);
    if (s == READOUT_OK) s = table_load(a, folder, "channels.tsv", 2, 3, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) s = add_channel(a, &t, i, out);
    return s == READOUT_OK ? reproaches_open(a, folder, &out->reproaches, e) : s;
}

/* ---------------------------------------------------------------------------------------------- looking up */

/* The lemma of a token in lower case, joined with the next one's where there is room for both. Returns its size. */
static size_t lower_lemma(const article *a, uint32_t at, char *out, size_t room) {
    const token *t = &a->tokens.at[at];
    slice word = t->lemma.size ? t->lemma : article_text(a, t->at);
    size_t size = word.size < room ? word.size : room;
    for (size_t i = 0; i < size; i++)
        out[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 32 : word.at[i]);
    return size;
}

/* The value of a lemma, or of what it should be where it is a poor guess at an unknown verb: "refut", "alleging",
 * "denyed". `word` has room for ENDING_MOST more bytes. */
static uint32_t get_word(const cue_lexicon *l, const map *m, char *word, size_t size) {
    for (uint32_t i = 0; i < l->endings.size; i++) {
        const word_ending_pair *x = &l->endings.at[i];
        size_t cut = x->ending.size, more = x->instead.size;
        if (size < cut + 3 || (cut && word[size - 1] != x->ending.at[cut - 1])) continue;
        if (cut > 1 && memcmp(word + size - cut, x->ending.at, cut) != 0) continue;
        char kept[ENDING_MOST], *end = word + size - cut;
        for (size_t k = 0; k < more; k++) kept[k] = end[k], end[k] = x->instead.at[k];
        uint32_t value = map_get(m, (slice){word, size - cut + more});
        for (size_t k = 0; k < more; k++) end[k] = kept[k];
        if (value != MAP_NONE) return value;
    }
    return map_get(m, (slice){word, size});
}

static uint32_t look_up(const cue_lexicon *l, const map *m, const article *a, uint32_t at, char joint) {
    char word[80];
    size_t size = lower_lemma(a, at, word, 30);
    if (at + 1 < a->tokens.size && a->tokens.at[at + 1].sentence == a->tokens.at[at].sentence) {
        size_t more = size;
        word[more++] = joint;
        more += lower_lemma(a, at + 1, word + more, 30);
        uint32_t value = map_get(m, (slice){word, more});
        if (value != MAP_NONE) return value;
    }
    return get_word(l, m, word, size);
}

uint32_t cue_lexicon_stances(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at) {
    return look_up(l, &l->words[class], a, at, '_');
}

bool cue_lexicon_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at, uint8_t *stance) {
    uint32_t value = cue_lexicon_stances(l, a, class, at);
    if (value == MAP_NONE) return false;
    if (stance) *stance = (uint8_t)(value % STANCES);
    return true;
}

slice cue_lexicon_channel(const cue_lexicon *l, const article *a, uint32_t at) {
    uint32_t number = look_up(l, &l->channels[a->tokens.at[at].upos == UPOS_VERB], a, at, ' ');
    return number == MAP_NONE ? (slice){0} : l->channel.at[number];
}
