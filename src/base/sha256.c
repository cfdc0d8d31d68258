/* SHA-256 after FIPS 180-4, sections 4.1.2, 5.1.1 and 6.2. */
#include "base/sha256.h"

#include <string.h>

#include "base/sha256_block.h"

const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotated(uint32_t x, unsigned by)
{
    return x >> by | x << (32 - by);
}

static uint32_t word_at(const uint8_t *b)
{
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void expand(uint32_t w[64], const uint8_t *block)
{
    for (unsigned i = 0; i < 16; i++)
        w[i] = word_at(block + 4 * i);
    for (unsigned i = 16; i < 64; i++) {
        uint32_t a = w[i - 15], b = w[i - 2];
        uint32_t s0 = rotated(a, 7) ^ rotated(a, 18) ^ a >> 3;
        uint32_t s1 = rotated(b, 17) ^ rotated(b, 19) ^ b >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

/* One round; the names of the eight words move on by one with each. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                             \
    do {                                                                                                             \
        uint32_t t1 = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g))                   \
            + sha256_constants[i] + w[i];                                                                            \
        d += t1;                                                                                                     \
        h = t1 + (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));                  \
    } while (0)

void sha256_block_plain(uint32_t state[8], const uint8_t *block)
{
    uint32_t w[64];
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6],
             h = state[7];
    expand(w, block);
    for (unsigned i = 0; i < 64; i += 8) {
        ROUND(a, b, c, d, e, f, g, h, i);
        ROUND(h, a, b, c, d, e, f, g, i + 1);
        ROUND(g, h, a, b, c, d, e, f, i + 2);
        ROUND(f, g, h, a, b, c, d, e, i + 3);
        ROUND(e, f, g, h, a, b, c, d, i + 4);
        ROUND(d, e, f, g, h, a, b, c, i + 5);
        ROUND(c, d, e, f, g, h, a, b, i + 6);
        ROUND(b, c, d, e, f, g, h, a, i + 7);
    }
    const uint32_t more[8] = {a, b, c, d, e, f, g, h};
    for (unsigned i = 0; i < 8; i++)
        state[i] += more[i];
}

static void compress(uint32_t state[8], const uint8_t *block)
{
    if (!sha256_block_quick(state, block))
        sha256_block_plain(state, block);
}

void sha256_init(sha256 *h)
{
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    memcpy(h->state, start, sizeof start);
    h->size = 0;
}

void sha256_add(sha256 *h, slice bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.at;
    size_t left = bytes.size;
    while (left > 0) {
        size_t held = h->size % 64, take = 64 - held < left ? 64 - held : left;
        if (take == 64) {
            compress(h->state, at);
        } else {
            memcpy(h->block + held, at, take);
            if (held + take == 64)
                compress(h->state, h->block);
        }
        h->size += take;
        at += take;
        left -= take;
    }
}

void sha256_end(sha256 *h, uint8_t out[SHA256_SIZE])
{
    static const char padding[64] = {(char)0x80};
    uint64_t bits = h->size * 8;
    size_t held = h->size % 64;
    sha256_add(h, (slice){padding, held < 56 ? 56 - held : 120 - held});
    char length[8];
    for (unsigned i = 0; i < 8; i++)
        length[i] = (char)(bits >> (56 - 8 * i));
    sha256_add(h, (slice){length, 8});
    for (unsigned i = 0; i < SHA256_SIZE; i++)
        out[i] = (uint8_t)(h->state[i / 4] >> (24 - 8 * (i % 4)));
}

void sha256_hex(slice bytes, char out[2 * SHA256_SIZE + 1])
{
    static const char digits[] = "0123456789abcdef";
    sha256 h;
    uint8_t digest[SHA256_SIZE];
    sha256_init(&h);
    sha256_add(&h, bytes);
    sha256_end(&h, digest);
    for (unsigned i = 0; i < SHA256_SIZE; i++) {
        out[2 * i] = digits[digest[i] >> 4];
        out[2 * i + 1] = digits[digest[i] & 15];
    }
    out[2 * SHA256_SIZE] = '\0';
}
