/* What base/ promises: slices, arenas, arrays, maps, UTF-8, buffers, errors. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <cmocka.h> /* last: it defines fail() */
#undef fail

static void assert_slice(slice got, const char *want) {
    assert_int_equal(got.size, strlen(want));
    assert_memory_equal(got.at ? got.at : "", want, got.size);
}

static void slices_are_cut_and_compared(void **state) {
    (void)state;
    slice rest = SLICE("a\tbc\t");
    assert_slice(slice_take(&rest, '\t'), "a");
    assert_slice(slice_take(&rest, '\t'), "bc");
    assert_slice(slice_take(&rest, '\t'), "");
    assert_null(rest.at);
    assert_slice(slice_trim(SLICE("\t \xC2\xA0 two words\xC2\xA0\n")), "two words");
    assert_slice(slice_part(SLICE("denied"), 2, 99), "nied");
    assert_slice(slice_part(SLICE("denied"), 9, 12), "");
    assert_true(slice_equal_nocase(SLICE("KREMLIN"), SLICE("Kremlin")));
    assert_true(slice_starts(SLICE("Kyiv"), SLICE("Ky")) && !slice_starts(SLICE("K"), SLICE("Ky")));
    assert_int_equal(slice_find(SLICE("talks in Oslo"), SLICE("Oslo")), 9);
    assert_true(slice_find(SLICE("talks"), SLICE("Oslo")) == SIZE_MAX);
    assert_true(slice_compare(SLICE("ab"), SLICE("abc")) < 0);
}

static status grow_everything(void *context, error *e) {
    (void)e;
    arena *a = context;
    VEC(uint32_t) numbers = {0};
    map m = {0};
    for (uint32_t i = 0; i < 1000; i++) {
        *vec_push(a, &numbers) = i;
        bool found;
        *map_put(a, &m, arena_print(a, "key %u", i % 500), &found) = i;
        assert_true(found == (i >= 500));
    }
    for (uint32_t i = 0; i < 1000; i++) assert_int_equal(numbers.at[i], i);
    assert_int_equal(map_get(&m, SLICE("key 7")), 507);
    assert_int_equal(map_get(&m, SLICE("key 500")), MAP_NONE);
    assert_int_equal(m.size, 500);
    memset(arena_room(a, 100000), 1, 100000);
    char *zeroed = arena_alloc(a, 100000);
    for (int i = 0; i < 100000; i++) assert_int_equal(zeroed[i], 0);
    return READOUT_OK;
}

/* Pieces of all sizes, each aligned and apart from the one before; what is printed may be longer than a line. */
static status hand_out_pieces(void *context, error *e) {
    (void)e;
    arena *a = context;
    char *before = NULL, text[401];
    size_t used = 0;
    for (size_t size = 0; size <= 400; size++) {
        char *piece = arena_room(a, size);
        assert_int_equal((uintptr_t)piece % alignof(max_align_t), 0);
        assert_true(piece != before && arena_used(a) >= used + size);
        memset(piece, 'x', size);
        used = arena_used(a);
        memset(text, 'y', size);
        text[size] = 0;
        slice printed = arena_print(a, "%s", text);
        assert_int_equal(printed.size, size);
        assert_string_equal(printed.at, text);
        before = piece;
    }
    assert_string_equal(arena_print(a, "%s:%u%c", text + 100, 7u, 'z').at + 300, ":7z");
    return READOUT_OK;
}

static void arenas_hand_out_pieces_of_all_sizes(void **state) {
    (void)state;
    arena *a = arena_new();
    assert_int_equal(arena_run(a, hand_out_pieces, a, NULL), READOUT_OK);
    arena_free(a);
}

/* Keys of one letter, of two and so on: each byte of a short key counts. */
static void short_keys_are_told_apart(void **state) {
    (void)state;
    arena *a = arena_new();
    map m = {0};
    for (uint32_t size = 0; size <= 12; size++)
        for (uint32_t at = 0; at <= size; at++) {
            char *key = arena_string(a, (slice){"aaaaaaaaaaaa", size});
            if (at < size) key[at] = 'b';
            map_count(a, &m, (slice){key, size}, size * 100 + at);
        }
    assert_int_equal(m.size, 91);
    assert_int_equal(map_counted(&m, SLICE("aab")), 302);
    assert_int_equal(map_counted(&m, SLICE("aaaabaa")), 704);
    assert_int_equal(map_counted(&m, SLICE("aaaaaaaa")), 808);
    arena_free(a);
}

static void numbers_are_whole(void **state) {
    (void)state;
    int32_t n = 0;
    assert_true(slice_number(SLICE("-120"), &n) && n == -120);
    assert_true(slice_number(SLICE("99999999"), &n) && n == 99999999);
    assert_false(slice_number(SLICE("999999999"), &n));
    assert_false(slice_number(SLICE("-"), &n));
    assert_false(slice_number(SLICE(""), &n));
    assert_false(slice_number(SLICE("12a"), &n));
}

static void maps_count(void **state) {
    (void)state;
    arena *a = arena_new();
    map m = {0};
    assert_int_equal(map_counted(&m, SLICE("drone")), 0);
    map_count(a, &m, SLICE("drone"), 2);
    map_count(a, &m, SLICE("ship"), 0);
    map_count(a, &m, SLICE("drone"), 1);
    assert_int_equal(map_counted(&m, SLICE("drone")), 3);
    assert_int_equal(map_counted(&m, SLICE("ship")), 0);
    arena_free(a);
}

static void arenas_hold_arrays_and_maps(void **state) {
    (void)state;
    arena *a = arena_new();
    for (int i = 0; i < 3; i++) {
        assert_int_equal(arena_run(a, grow_everything, a, NULL), READOUT_OK);
        arena_reset(a);
    }
    arena_free(a);
}

#ifdef READOUT_FAULTS
static status grow_quietly(void *context, error *e) {
    (void)e;
    VEC(uint64_t) numbers = {0};
    for (uint32_t i = 0; i < 20000; i++) *vec_push((arena *)context, &numbers) = i;
    return READOUT_OK;
}

static void memory_out_leaves_the_run(void **state) {
    (void)state;
    status result = READOUT_NO_MEMORY;
    for (uint64_t n = 1; result != READOUT_OK; n++) {
        int64_t live = mem_live();
        mem_fail_at(n, true);
        error e = {0};
        arena *a = arena_new();
        if (a) result = arena_run(a, grow_quietly, a, &e);
        mem_fail_at(0, false);
        if (a && result != READOUT_OK) assert_string_equal(e.message, "out of memory");
        arena_free(a);
        assert_int_equal(mem_live(), live);
        assert_true(n < 1000);
    }
}
#endif

static status check_utf8(void *context, error *e) {
    (void)e;
    arena *a = context;
    slice good = SLICE("na\xC3\xAFve \xE2\x80\x9Cyes\xE2\x80\x9D \xF0\x9F\x9A\x80.");
    assert_true(utf8_invalid(good) == SIZE_MAX);
    assert_int_equal(utf8_count(good), 14);
    assert_int_equal(utf8_count16(good), 15);
    assert_ptr_equal(utf8_repair(a, good).at, good.at);
    assert_int_equal(utf8_invalid(SLICE("ab\xE2\x80")), 2);
    assert_slice(utf8_repair(a, SLICE("a\xE2\x80z\xC0\xAF\xED\xA0\x80")),
                 "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    utf8_index index = utf8_index_new(a, good);
    assert_int_equal(utf8_point_of(&index, good.size), 14);
    assert_int_equal(utf8_unit_of(&index, good.size), 15);
    for (size_t point = 0; point <= 14; point++)
        assert_int_equal(utf8_point_of(&index, utf8_byte_of(&index, point)), point);
    char wide[1200];
    for (int i = 0; i < 600; i++) memcpy(wide + 2 * i, "\xC3\xA9", 2);
    utf8_index longer = utf8_index_new(a, (slice){wide, sizeof wide});
    assert_int_equal(utf8_byte_of(&longer, 599), 1198);
    assert_int_equal(utf8_byte_of(&longer, 9999), 1200);
    assert_int_equal(utf8_point_of(&longer, 1198), 599);
    assert_slice(utf8_key(a, SLICE("K\xC4\x81n\xC4\x81\xE2\x80\x99n\xC4\xAB")), "kana'ni");
    assert_slice(utf8_key(a, SLICE("\xEF\xAC\x81ne")), "fine");
    assert_slice(utf8_one_line(a, SLICE("Ada\n   Holm\tJr.")), "Ada Holm Jr.");
    assert_slice(utf8_one_line(a, SLICE("  Ada Holm")), "Ada Holm");
    assert_slice(utf8_lower(a, SLICE("\xC3\x89LYS\xC3\x89" "E")), "\xC3\xA9lys\xC3\xA9" "e");
    assert_true(utf8_is_space(0xA0) && utf8_is_letter(0x416) && utf8_is_upper('Q') && !utf8_is_upper('q') &&
                utf8_is_digit('7'));
    return READOUT_OK;
}

static void utf8_is_counted_repaired_and_folded(void **state) {
    (void)state;
    arena *a = arena_new();
    assert_int_equal(arena_run(a, check_utf8, a, NULL), READOUT_OK);
    arena_free(a);
}

static void buffers_and_errors_say_what_they_hold(void **state) {
    (void)state;
    buf b = {0};
    for (int i = 0; i < 300; i++) buf_print(&b, "%d ", i);
    buf_byte(&b, '.');
    assert_false(b.failed);
    assert_true(slice_ends(buf_slice(&b), SLICE("298 299 .")));
    buf_release(&b);
    error e = {0};
    assert_int_equal(fail(&e, READOUT_BAD_INPUT, "no %s here", "date\n"), READOUT_BAD_INPUT);
    error_in(&e, "a\tb.txt");
    error_in(&e, "ignored");
    error_at(&e, 3, 14, 99);
    char text[128];
    assert_string_equal(error_text(&e, text, sizeof text), "a\\x09b.txt:3:14: no date\\x0A here");
    char tight[8];
    assert_true(strlen(error_text(&e, tight, sizeof tight)) < sizeof tight);
    assert_int_equal(fail(NULL, READOUT_STORE, "nobody listens"), READOUT_STORE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_cut_and_compared),
        cmocka_unit_test(numbers_are_whole),
        cmocka_unit_test(maps_count),
        cmocka_unit_test(arenas_hold_arrays_and_maps),
        cmocka_unit_test(arenas_hand_out_pieces_of_all_sizes),
        cmocka_unit_test(short_keys_are_told_apart),
#ifdef READOUT_FAULTS
        cmocka_unit_test(memory_out_leaves_the_run),
#endif
        cmocka_unit_test(utf8_is_counted_repaired_and_folded),
        cmocka_unit_test(buffers_and_errors_say_what_they_hold),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
