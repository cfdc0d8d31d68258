/* varying.h - whole numbers in one to ten bytes, seven bits in each, the lowest first: what rows and postings are
 * packed in */
#ifndef RECORD_VARYING_H
#define RECORD_VARYING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { VARYING_BYTES = 10 /* at most */ };

/* A number that may be below zero as one that is small where it is near zero, and back. */
static inline uint64_t zigzag(int64_t n) { return ((uint64_t)n << 1) ^ (uint64_t)(n >> 63); }
static inline int64_t unzigzag(uint64_t n) { return (int64_t)(n >> 1) ^ -(int64_t)(n & 1); }

/* Writes a number at `to`, which has room for VARYING_BYTES; returns how many bytes. */
static inline size_t varying_put(char *to, uint64_t n) {
    size_t size = 0;
    for (; n >= 0x80; n >>= 7) to[size++] = (char)(n | 0x80);
    to[size++] = (char)n;
    return size;
}

/* Takes a number off the front of [*at, end); false, and 0, where the bytes end within it. */
static inline bool varying_take(const char **at, const char *end, uint64_t *n) {
    *n = 0;
    for (unsigned shift = 0; *at < end && shift < 64; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        *n |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) return true;
    }
    *n = 0;
    return false;
}

#endif
