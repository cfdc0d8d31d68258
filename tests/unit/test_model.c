/* The container of model files: what is written is read back; truncated, altered and foreign files are refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/model.h"

#include <cmocka.h>

static char path[] = "/tmp/readout-model-XXXXXX";
static char small[100], large[5000];

static int write_file(void **state)
{
    (void)state;
    int file = mkstemp(path);
    if (file < 0)
        return 1;
    close(file);
    for (size_t i = 0; i < sizeof large; i++)
        large[i] = (char)(i * 7 % 251);
    memset(small, 'x', sizeof small);
    const model_part parts[] = {
        {"small", {small, sizeof small}}, {"none", {NULL, 0}}, {"large", {large, sizeof large}}};
    return model_write(path, "test", 3, parts, 3, NULL) != READOUT_OK;
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

/* The file's bytes in an aligned buffer of their own. */
static unsigned char *bytes_of_file(size_t *size)
{
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    unsigned char *bytes = malloc(16384);
    assert_non_null(bytes);
    *size = fread(bytes, 1, 16384, file);
    fclose(file);
    return bytes;
}

static void test_round_trip(void **state)
{
    (void)state;
    model m;
    error e = {0};
    assert_int_equal(model_open(&m, path, "test", 3, &e), READOUT_OK);
    assert_true(slice_equal(model_section(&m, "small"), (slice){small, sizeof small}));
    assert_true(slice_equal(model_section(&m, "large"), (slice){large, sizeof large}));
    assert_int_equal((uintptr_t)model_section(&m, "large").at % MODEL_ALIGNMENT, 0);
    assert_int_equal(model_section(&m, "none").size, 0);
    assert_null(model_section(&m, "other").at);
    model_close(&m);
    model_close(&m);
    assert_null(m.at);
}

static void test_wrong_kind_and_version(void **state)
{
    (void)state;
    model m;
    error e = {0};
    assert_int_equal(model_open(&m, path, "other", 3, &e), READOUT_BAD_MODEL);
    assert_non_null(strstr(e.message, "kind"));
    assert_string_equal(e.path, path);
    assert_int_equal(model_open(&m, path, "test", 4, &e), READOUT_BAD_MODEL);
    assert_non_null(strstr(e.message, "version"));
    assert_int_equal(model_open(&m, "/nonexistent/x.model", "test", 3, NULL), READOUT_NO_FILE);
    assert_int_equal(model_open(&m, "/", "test", 3, &e), READOUT_NO_FILE);
    assert_int_equal(model_open(&m, "/dev/null", "test", 3, &e), READOUT_NO_FILE);
    assert_null(m.at);
}

static void test_every_truncation_is_refused(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = bytes_of_file(&size);
    model m;
    for (size_t cut = 0; cut < size; cut++)
        assert_int_equal(model_open_bytes(&m, (slice){(char *)bytes, cut}, "test", 3, NULL), READOUT_BAD_MODEL);
    assert_int_equal(model_open_bytes(&m, (slice){(char *)bytes, size}, "test", 3, NULL), READOUT_OK);
    free(bytes);
}

static void test_every_altered_byte_is_refused(void **state)
{
    (void)state;
    size_t size;
    unsigned char *bytes = bytes_of_file(&size);
    model m;
    for (size_t i = 0; i < size; i++) {
        bytes[i] ^= (unsigned char)(1u << i % 8);
        assert_int_equal(model_open_bytes(&m, (slice){(char *)bytes, size}, "test", 3, NULL), READOUT_BAD_MODEL);
        bytes[i] ^= (unsigned char)(1u << i % 8);
    }
    free(bytes);
}

static void test_names_are_checked_when_written(void **state)
{
    (void)state;
    const model_part twice[] = {{"a", {NULL, 0}}, {"a", {NULL, 0}}};
    const model_part longer[] = {{"a name that is too long", {NULL, 0}}};
    assert_int_equal(model_write(path, "test", 1, twice, 2, NULL), READOUT_BAD_USAGE);
    assert_int_equal(model_write(path, "test", 1, longer, 1, NULL), READOUT_BAD_USAGE);
    assert_int_equal(model_write("/nonexistent/x", "test", 1, twice, 1, NULL), READOUT_NO_FILE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_wrong_kind_and_version),
        cmocka_unit_test(test_every_truncation_is_refused),
        cmocka_unit_test(test_every_altered_byte_is_refused),
        cmocka_unit_test(test_names_are_checked_when_written),
    };
    return cmocka_run_group_tests(tests, write_file, remove_file);
}
