/* stem.c - see stem.h
 *
 * A text is cut at bytes of ASCII that are neither letter nor digit, as the tokenizer does. A piece that has other
 * bytes than ASCII's, or many, goes through the tokenizer; of the rest a table of slots keeps what became of the last
 * word that fell into each. */
#include "record/stem.h"

#include <pthread.h>
#include <string.h>

#include "base/mem.h"

enum { SLOT_BITS = 12, MOST = 15 /* bytes of a word that is kept, and of its stem */ };

static const char *const tokenizer[] = {"unicode61", "remove_diacritics", "2"};

/* A word of small letters, zeros, its size. */
typedef struct word {
    char at[MOST + 1];
} word;

typedef struct cache {
    struct cache *next;
    Fts5Tokenizer *with;
    struct {
        word word, stem;
    } slots[1 << SLOT_BITS];
} cache;

struct stems {
    fts5_tokenizer how;
    void *of;
    pthread_mutex_t lock;
    cache *spare;
};

stems *stems_new(const fts5_tokenizer *with, void *of) {
    stems *s = mem_alloc(sizeof *s);
    if (!s) return NULL;
    *s = (stems){.how = *with, .of = of};
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

void stems_free(stems *s) {
    if (!s) return;
    for (cache *c = s->spare, *next; c; c = next) {
        next = c->next;
        s->how.xDelete(c->with);
        mem_free(c);
    }
    pthread_mutex_destroy(&s->lock);
    mem_free(s);
}

static cache *new_cache(const stems *s) {
    const char *arguments[3];
    cache *c = mem_alloc(sizeof *c);
    if (!c) return NULL;
    memset(c, 0, sizeof *c);
    memcpy(arguments, tokenizer, sizeof arguments);
    if (s->how.xCreate(s->of, arguments, 3, &c->with) == SQLITE_OK) return c;
    mem_free(c);
    return NULL;
}

static cache *take_cache(stems *s) {
    pthread_mutex_lock(&s->lock);
    cache *c = s->spare;
    if (c) s->spare = c->next;
    pthread_mutex_unlock(&s->lock);
    return c ? c : new_cache(s);
}

static void give_cache(stems *s, cache *c) {
    pthread_mutex_lock(&s->lock);
    c->next = s->spare;
    s->spare = c;
    pthread_mutex_unlock(&s->lock);
}

/* ------------------------------------------------------------------------------------------------ by the
 * tokenizer */

typedef struct taking {
    stem_take *take;
    void *context;
    word *stem;     /* what is to be kept, or NULL */
    uint32_t count; /* of words */
} taking;

static int take_word(void *context, int flags, const char *at, int size, int begin, int end) {
    taking *t = context;
    (void)begin;
    (void)end;
    if (flags & FTS5_TOKEN_COLOCATED) return SQLITE_OK;
    t->take(t->context, (slice){at, (size_t)size});
    t->count++;
    if (!t->stem || size > MOST) return SQLITE_OK;
    memcpy(t->stem->at, at, (size_t)size);
    t->stem->at[MOST] = (char)size;
    return SQLITE_OK;
}

static bool ask(const stems *s, cache *c, slice piece, taking *t) {
    return s->how.xTokenize(c->with, t, FTS5_TOKENIZE_DOCUMENT, piece.at, (int)piece.size, take_word) == SQLITE_OK;
}

/* -------------------------------------------------------------------------------------------------------- by
 * memory */

static uint32_t slot_of(const word *w) {
    uint64_t front, back;
    memcpy(&front, w->at, 8);
    memcpy(&back, w->at + 8, 8);
    return (uint32_t)(((front * 0x9E3779B97F4A7C15u) ^ back) * 0xC2B2AE3D27D4EB4Fu >> (64 - SLOT_BITS));
}

/* `piece` is the word before its letters were made small. */
static bool take_known(const stems *s, cache *c, const word *w, slice piece, taking *t) {
    uint32_t at = slot_of(w);
    if (memcmp(&c->slots[at].word, w, sizeof *w) == 0) {
        const word *stem = &c->slots[at].stem;
        t->take(t->context, (slice){stem->at, (size_t)stem->at[MOST]});
        return true;
    }
    word stem = {{0}};
    t->stem = &stem;
    t->count = 0;
    bool asked = ask(s, c, piece, t);
    t->stem = NULL;
    if (!asked || t->count != 1 || !stem.at[MOST]) return asked;
    c->slots[at].word = *w;
    c->slots[at].stem = stem;
    return true;
}

static inline char small_letter(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c); }

static inline bool is_plain(char c) {
    char small = small_letter(c);
    return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

static inline bool is_other(char c) { return (unsigned char)c >= 0x80; }

static bool cut(const stems *s, cache *c, slice text, taking *t) {
    bool whole = true;
    for (size_t at = 0, begin; at < text.size && whole; at++) {
        word w = {{0}};
        for (begin = at; at < text.size && is_plain(text.at[at]); at++)
            if (at - begin < MOST) w.at[at - begin] = small_letter(text.at[at]);
        bool other = at < text.size && is_other(text.at[at]), kept = !other && at - begin <= MOST;
        while (at < text.size && (is_plain(text.at[at]) || is_other(text.at[at]))) at++;
        if (at == begin) continue;
        slice piece = {text.at + begin, at - begin};
        w.at[MOST] = (char)(kept ? piece.size : 0);
        whole = kept ? take_known(s, c, &w, piece, t) : ask(s, c, piece, t);
    }
    return whole;
}

bool stems_cut(stems *s, slice text, stem_take *take, void *context) {
    taking t = {.take = take, .context = context};
    cache *c = take_cache(s);
    if (!c) return false;
    bool whole = cut(s, c, text, &t);
    give_cache(s, c);
    return whole;
}
