/* id.c - names of rows, see id.h */
#include "record/id.h"

#include <string.h>

#include "base/sha256.h"

void id_of_key(char letter, slice key, char out[ID_SIZE]) {
    char hex[2 * SHA256_SIZE + 1];
    sha256_hex(key, hex);
    out[0] = letter;
    memcpy(out + 1, hex, ID_DIGITS);
    out[1 + ID_DIGITS] = 0;
}

void id_of_article(char letter, slice digest, int64_t n, char out[ID_SIZE]) {
    size_t digits = digest.size < ID_DIGITS ? digest.size : ID_DIGITS;
    char number[20] /* a hyphen and 19 digits */, *front = number + sizeof number;
    size_t size = 1 + digits;
    out[0] = letter;
    if (digits) memcpy(out + 1, digest.at, digits);
    if (n >= 0) {
        do *--front = (char)('0' + n % 10);
        while (n /= 10);
        *--front = '-';
        memcpy(out + size, front, (size_t)(number + sizeof number - front));
        size += (size_t)(number + sizeof number - front);
    }
    out[size] = 0;
}

static uint64_t digit_value(char c) {
    return c >= '0' && c <= '9' ? (uint64_t)(c - '0') : c >= 'a' && c <= 'f' ? (uint64_t)(c - 'a' + 10) : 0;
}

/* Above the middle are the positive ones. */
static int64_t numbered(slice digits, uint64_t rest) {
    uint64_t n = 0;
    for (size_t i = 0; i < ID_DIGITS; i++) n = n << 4 | (i < digits.size ? digit_value(digits.at[i]) : rest);
    n ^= UINT64_C(1) << 63;
    return n <= INT64_MAX ? (int64_t)n : -(int64_t)(UINT64_MAX - n) - 1;
}

int64_t id_number(slice digits) { return numbered(digits, 0); }
int64_t id_number_last(slice digits) { return numbered(digits, 15); }

static bool is_digit(char c, bool hexadecimal) {
    return (c >= '0' && c <= '9') || (hexadecimal && c >= 'a' && c <= 'f');
}

bool id_parse(slice id, char *letter, slice *digits, int64_t *n) {
    if (id.size < 2 || id.at[0] < 'a' || id.at[0] > 'z') return false;
    slice rest = slice_part(id, 1, id.size);
    *letter = id.at[0];
    *digits = slice_take(&rest, '-');
    *n = rest.at ? 0 : -1;
    for (size_t i = 0; i < digits->size; i++)
        if (!is_digit(digits->at[i], true)) return false;
    for (size_t i = 0; i < rest.size; i++) {
        if (!is_digit(rest.at[i], false) || i > 9) return false;
        *n = *n * 10 + (rest.at[i] - '0');
    }
    return digits->size > 0 && digits->size <= ID_DIGITS && (!rest.at || rest.size > 0);
}
