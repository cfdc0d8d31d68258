/* sha256_block.h - one block of SHA-256: in plain C, and with the processor's own instructions where it has them */
#ifndef BASE_SHA256_BLOCK_H
#define BASE_SHA256_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

extern const uint32_t sha256_constants[64];

/* Adds 64 bytes to the state. */
void sha256_block_plain(uint32_t state[8], const uint8_t *block);

/* The same, on x86-64 with the SHA extensions, some eight times as fast; false where this processor, or what compiled
 * this, does not know them. */
bool sha256_block_quick(uint32_t state[8], const uint8_t *block);

#endif
