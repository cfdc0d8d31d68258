/* SHA-256 against the examples of FIPS 180-4 and against itself, piece by piece. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"
#include "base/sha256_block.h"

static void gives(const char *text, const char *expected)
{
    char hex[65];
    sha256_hex((slice){text, strlen(text)}, hex);
    assert_string_equal(hex, expected);
}

static void published_examples(void **state)
{
    (void)state;
    gives("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    gives("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    gives("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void pieces_give_the_same(void **state)
{
    (void)state;
    char text[300];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = (char)i;
    for (size_t size = 0; size <= sizeof text; size += 7) {
        for (size_t step = 1; step < 130; step += 13) {
            sha256 whole, pieces;
            uint8_t a[SHA256_SIZE], b[SHA256_SIZE];
            sha256_init(&whole);
            sha256_add(&whole, (slice){text, size});
            sha256_end(&whole, a);
            sha256_init(&pieces);
            for (size_t at = 0; at < size; at += step)
                sha256_add(&pieces, (slice){text + at, size - at < step ? size - at : step});
            sha256_end(&pieces, b);
            assert_memory_equal(a, b, sizeof a);
        }
    }
}

/* Where the processor has instructions for it. */
static void both_ways_give_the_same(void **state)
{
    (void)state;
    uint32_t chance = 7, plain[8] = {1, 2, 3, 4, 5, 6, 7, 8}, quick[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    uint8_t block[64];
    for (int round = 0; round < 1000; round++) {
        for (size_t i = 0; i < sizeof block; i++)
            block[i] = (uint8_t)((chance = chance * 1664525u + 1013904223u) >> 24);
        if (!sha256_block_quick(quick, block))
            skip();
        sha256_block_plain(plain, block);
        assert_memory_equal(plain, quick, sizeof plain);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(published_examples),
        cmocka_unit_test(pieces_give_the_same),
        cmocka_unit_test(both_ways_give_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
