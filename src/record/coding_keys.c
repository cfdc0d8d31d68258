/* coding_keys.c - the numbers under which articles are found, see coding.h */
#include "record/coding.h"
#include "record/keys.h"

static uint64_t mixed(slice text) { /* the finaliser of MurmurHash3, over FNV-1a */
    uint64_t h = slice_hash(text);
    h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDu;
    h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53u;
    return h ^ h >> 33;
}

#define DESCRIBED (INT64_C(1) << 35)

/* Somebody who is described and no known actor has a key that begins so: shape.c. */
int64_t bucket_id(slice key) {
    slice actors = key, sense = slice_take(&actors, '\n');
    int64_t described = key_is(actors, "t") ? DESCRIBED : 0;
    return (int64_t)((mixed(sense) & 0x7FFFFFF) << 36 | (mixed(actors) & 0x7FFFFFFFF)) | described;
}

bool bucket_described(int64_t id) { return id & DESCRIBED; }

void key_term(char letter, uint64_t number, char out[KEY_SIZE]) {
    out[0] = letter;
    for (int i = 0; i < 8; i++) out[1 + i] = (char)(number >> (56 - 8 * i));
}

bool key_read(slice term, uint64_t *number) {
    if (term.size != KEY_SIZE) return false;
    *number = 0;
    for (int i = 1; i < KEY_SIZE; i++) *number = *number << 8 | (unsigned char)term.at[i];
    return true;
}

static unsigned digit_of(char c) { return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10) & 15; }

uint64_t uid_number(slice uid) {
    uint64_t n = 0;
    for (size_t i = 1; i < uid.size && i < 17; i++) n = n << 4 | digit_of(uid.at[i]);
    return n;
}

uint64_t digest_number(slice sha256) {
    uint64_t n = 0;
    for (size_t i = 0; i < 16 && i < sha256.size; i++) n = n << 4 | digit_of(sha256.at[i]);
    return n;
}

void uid_range(slice digits, uint64_t *least, uint64_t *greatest) {
    size_t size = digits.size < 16 ? digits.size : 16;
    *least = *greatest = 0;
    for (size_t i = 0; i < 16; i++) {
        *least = *least << 4 | (i < size ? digit_of(digits.at[i]) : 0);
        *greatest = *greatest << 4 | (i < size ? digit_of(digits.at[i]) : 15);
    }
}

void coding_add_key(arena *a, index_words *out, char letter, uint64_t number) {
    char *term = arena_alloc(a, KEY_SIZE);
    key_term(letter, number, term);
    index_word_add(a, out, (slice){term, KEY_SIZE});
}
