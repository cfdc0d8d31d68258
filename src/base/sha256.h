/* sha256.h - SHA-256 (FIPS 180-4): what names an article, and what ids are made from */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/slice.h"

#define SHA256_SIZE 32

typedef struct sha256 {
    uint32_t state[8];
    uint64_t size; /* bytes taken so far */
    uint8_t block[64];
} sha256;

/* Begins; adds bytes, in pieces of any size; ends and gives the sum. */
void sha256_init(sha256 *h);
void sha256_add(sha256 *h, slice bytes);
void sha256_end(sha256 *h, uint8_t out[SHA256_SIZE]);

/* The digest of `bytes` as 64 lower-case hexadecimal digits and a terminator. */
void sha256_hex(slice bytes, char out[2 * SHA256_SIZE + 1]);

#endif
