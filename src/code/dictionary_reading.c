/* dictionary_reading.c - words of an article, and where the dictionaries' actors and agents stand in it
 *
 * Every token's words are looked up once; phrases are looked up word by word in the maps of beginnings. The
 * longest phrase counts, and from left to right; an agent inside an actor's name does not. */
#include "code/dictionary_reading.h"

#include <string.h>

#define ENTRIES_TRIED 64 /* records that share one phrase */

/* ------------------------------------------------------------------------------------------------- words */

/* Signs inside a phrase, which do not part it. */
static bool joins(slice text) {
    static const char *const signs[] = {
        "-", "'", "\"", ".", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x99", "\xE2\x80\x9C", "\xE2\x80\x9D", NULL};
    for (size_t i = 0; signs[i]; i++)
        if (slice_equal(text, slice_of(signs[i]))) return true;
    return false;
}

typedef struct word_buffer {
    char *at;
    size_t size;
    bool parted;
} word_buffer;

static void add_word(word_buffer *b, slice key) {
    if (b->size) b->at[b->size++] = b->parted ? '\n' : ' ';
    memcpy(b->at + b->size, key.at, key.size);
    b->size += key.size;
    b->parted = false;
}

static uint32_t number_of(const dictionary *d, const slice *keys, uint32_t count) {
    return count == 1 ? map_get(&d->words, keys[0]) : NONE;
}

/* Keys are at most as long as their text and a little: an accent may become two letters. */
static void read_words(reading *r) {
    const article *a = r->a;
    uint32_t count = a->tokens.size;
    uint32_t *key = ARENA_NEW(r->m, uint32_t, count), *lemma = ARENA_NEW(r->m, uint32_t, count);
    uint32_t *from = ARENA_NEW(r->m, uint32_t, count + 1);
    word_buffer b = {.at = arena_alloc(r->m, 0)};
    size_t room = 0;
    slice last = {NULL, 0};
    uint32_t last_number = NONE;
    for (uint32_t i = 0; i < count; i++) {
        const token *t = &a->tokens.at[i];
        slice keys[WORD_PIECES], text = article_text(a, t->at);
        uint32_t pieces = word_keys(r->m, text, keys);
        size_t need = b.size + 2;
        for (uint32_t k = 0; k < pieces; k++) need += keys[k].size + 1;
        if (need > room) {
            char *wider = arena_alloc(r->m, need * 2 + 256);
            memcpy(wider, b.at, b.size);
            b.at = wider;
            room = need * 2 + 256;
        }
        b.parted |= (i && a->tokens.at[i - 1].sentence != t->sentence) || (!pieces && !joins(text));
        from[i] = (uint32_t)(b.size + (b.size && pieces));
        for (uint32_t k = 0; k < pieces; k++) add_word(&b, keys[k]);
        key[i] = number_of(r->d, keys, pieces);
        if (!slice_equal(t->lemma, last) || !i) {
            slice lemmas[WORD_PIECES];
            last = t->lemma;
            last_number = slice_equal(last, text) ? key[i] : number_of(r->d, lemmas, word_keys(r->m, last, lemmas));
        }
        lemma[i] = last_number;
    }
    from[count] = (uint32_t)b.size;
    r->key = key;
    r->lemma = lemma;
    r->from = from;
    r->text = (slice){b.at, b.size};
}

slice reading_words(const reading *r, uint32_t first) { return slice_part(r->text, r->from[first], r->until[first]); }

static void find_ends(reading *r) {
    uint32_t count = r->a->tokens.size, *until = ARENA_NEW(r->m, uint32_t, count), end = (uint32_t)r->text.size;
    for (uint32_t i = count; i-- > 0;) {
        until[i] = end > r->from[i] ? end : r->from[i];
        if (r->from[i] && r->text.at[r->from[i] - 1] == '\n') end = r->from[i] - 1;
    }
    r->until = until;
}

uint32_t reading_last(const reading *r, uint32_t first, size_t size) {
    uint32_t last = first;
    while (last + 1 < r->a->tokens.size && r->from[last + 1] < r->from[first] + size) last++;
    return last;
}

/* Whether a word begins at the token: signs have none. */
static bool has_word(const reading *r, uint32_t i) { return r->from[i + 1] > r->from[i]; }

/* -------------------------------------------------------------------------------------------------- hits */

static bool holds(const code_rule *rule, uint32_t day) {
    return !rule->dated || (day && rule->from <= day && day <= rule->to);
}

/* The code of a record on a day: of the rules with days that hold the one for the shortest time that has both
 * ends, or the first; else the one without days. Without a day, a rule without days or else the last. */
static slice code_on(const dictionary *d, range rules, uint32_t day) {
    const code_rule *best = NULL, *plain = NULL;
    for (uint32_t i = 0; i < rules.count; i++) {
        const code_rule *rule = &d->rules.at[rules.first + i];
        bool both = rule->from && rule->to != DAY_LAST;
        if (!rule->dated)
            plain = rule;
        else if (holds(rule, day) && (!best || (both && (!best->from || best->to == DAY_LAST ||
                                                         rule->to - rule->from < best->to - best->from))))
            best = rule;
    }
    if (!best && !plain && !day && rules.count) best = &d->rules.at[rules.first + rules.count - 1];
    best = best ? best : plain;
    return best ? best->code : (slice){NULL, 0};
}

/* The code of a phrase: that of the last record of the phrase that has one on the day. */
static slice actor_code(const reading *r, uint32_t entry) {
    for (uint32_t tried = 0; entry != MAP_NONE && tried < ENTRIES_TRIED; tried++) {
        const actor_entry *x = &r->d->actor_entries.at[entry];
        slice code = code_on(r->d, r->d->actor_records.at[x->record], r->day);
        if (code.size) return code;
        entry = x->next;
    }
    return (slice){NULL, 0};
}

/* Whether the words can be a name: not "us" or "it" for US and IT. */
static bool can_be_named(const reading *r, uint32_t first, uint32_t last) {
    static const uint32_t small = 1u << UPOS_PRON | 1u << UPOS_DET | 1u << UPOS_AUX | 1u << UPOS_ADP |
                                  1u << UPOS_PART | 1u << UPOS_CCONJ | 1u << UPOS_SCONJ | 1u << UPOS_PUNCT |
                                  1u << UPOS_SYM;
    for (uint32_t i = first; i <= last; i++)
        if (!(small >> r->a->tokens.at[i].upos & 1)) return true;
    return false;
}

static bool find_hit(const reading *r, const map *phrases, uint32_t i, hit *out) {
    size_t size = 0;
    slice words = reading_words(r, i);
    uint32_t entry = phrase_get(phrases, words, &size);
    if (entry == MAP_NONE) return false;
    *out = (hit){.first = i, .last = reading_last(r, i, size), .entry = entry};
    return can_be_named(r, out->first, out->last);
}

static void find_hits(reading *r) {
    uint32_t count = r->a->tokens.size, *at = ARENA_NEW(r->m, uint32_t, count);
    memset(at, 0xFF, count * sizeof *at);
    for (uint32_t i = 0; i < count; i++) {
        hit one, other;
        if (!has_word(r, i)) continue;
        bool is_actor = find_hit(r, &r->d->actors, i, &one), is_agent = find_hit(r, &r->d->agents, i, &other);
        if (!is_actor && !is_agent) continue;
        bool take_agent = !is_actor || (is_agent && other.last > one.last);
        hit *h = vec_push(r->m, &r->hits);
        *h = take_agent ? other : one;
        h->agent = take_agent;
        if (!take_agent) h->code = actor_code(r, one.entry);
        for (uint32_t k = h->first; k <= h->last; k++) at[k] = r->hits.size - 1;
        i = h->last;
    }
    r->hit_at = at;
}

/* ----------------------------------------------------------------------------------------------- pronouns */

/* The code of an actor, by the first mention of it that the dictionaries know; empty where there is none. */
static slice *codes_of_actors(const reading *r) {
    const article *a = r->a;
    slice *known = ARENA_NEW(r->m, slice, a->actors.size);
    for (uint32_t i = 0; i < a->mentions.size; i++) {
        const mention *m = &a->mentions.at[i];
        phrase p;
        codes found;
        if (m->pronoun || m->actor >= a->actors.size || known[m->actor].size || m->head >= a->tokens.size) continue;
        reading_phrase(r, m->head, NONE, NONE, &p);
        reading_codes(r, &p, &found);
        if (found.count == 1 && found.actor) known[m->actor] = found.at[0].code;
    }
    return known;
}

/* Pronouns are hits too, with the code of whom they stand for; but "its dispute with A" is A's first of all. */
static void add_pronouns(reading *r) {
    const article *a = r->a;
    const slice *known = codes_of_actors(r);
    reading with = *r;
    uint32_t *at = ARENA_NEW(r->m, uint32_t, a->tokens.size), next = 0;
    memset(at, 0xFF, a->tokens.size * sizeof *at);
    with.hits.at = NULL;
    with.hits.size = with.hits.room = 0;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        uint32_t m = r->t->mention[i];
        bool stands = r->hit_at[i] == NONE && a->tokens.at[i].relation != REL_NMOD_POSS && m != NONE &&
                      a->mentions.at[m].pronoun && a->mentions.at[m].actor < a->actors.size &&
                      known[a->mentions.at[m].actor].size;
        if (next < r->hits.size && r->hits.at[next].first == i)
            *(hit *)vec_push(r->m, &with.hits) = r->hits.at[next++];
        else if (stands)
            *(hit *)vec_push(r->m, &with.hits) = (hit){.first = i, .last = i, .code = known[a->mentions.at[m].actor]};
        if (with.hits.size && with.hits.at[with.hits.size - 1].last >= i) at[i] = with.hits.size - 1;
    }
    r->hits.at = with.hits.at;
    r->hits.size = with.hits.size;
    r->hits.room = with.hits.room;
    r->hit_at = at;
}

void reading_enter(reading *r, range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        if (r->key[i] != NONE) r->present[r->key[i] / 64] |= (uint64_t)1 << r->key[i] % 64;
        if (r->lemma[i] != NONE) r->present[r->lemma[i] / 64] |= (uint64_t)1 << r->lemma[i] % 64;
    }
}

void reading_leave(reading *r, range tokens) {
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count; i++) {
        if (r->key[i] != NONE) r->present[r->key[i] / 64] = 0;
        if (r->lemma[i] != NONE) r->present[r->lemma[i] / 64] = 0;
    }
}

bool reading_has(const reading *r, uint32_t word) { return word == NONE || (r->present[word / 64] >> word % 64 & 1); }

static uint32_t day_of(slice text) {
    uint32_t day = 0, digits = 0;
    for (size_t i = 0; i < text.size && digits < 8; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9') {
            day = day * 10 + (uint32_t)(text.at[i] - '0');
            digits++;
        }
    return digits == 8 ? day : 0;
}

void reading_init(reading *r, const dictionary *d, article *a) {
    *r = (reading){.d = d, .a = a, .m = a->arena, .t = tree_new(a), .day = day_of(a->date)};
    r->used = ARENA_NEW(r->m, bool, a->tokens.size);
    r->present = ARENA_NEW(r->m, uint64_t, d->word_count / 64 + 1);
    read_words(r);
    find_ends(r);
    find_hits(r);
    add_pronouns(r);
}
