/* cameo.c - reads cameo.tsv and adds meanings up
 *
 * A meaning is a number of four hexadecimal digits, each a class of its own, so that the sum of two verbs' numbers
 * is the number of the one about the other; "not" is FFFF less. */
#include "code/cameo.h"

#include "article.h"

#define CAMEO_NOT 0xFFFF
#define CAMEO_SAY 0x1000

enum column { COLUMN_CODE, COLUMN_MEANING, COLUMN_TYPE, COLUMN_MODE, COLUMNS };

static bool read_hex(slice text, int32_t *out) {
    bool minus = slice_starts(text, SLICE("-"));
    int32_t value = 0;
    text = slice_part(text, minus, text.size);
    for (size_t i = 0; i < text.size; i++) {
        char c = text.at[i];
        int32_t digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0 || value > CAMEO_NOT * 16) return false;
        value = value * 16 + digit;
    }
    *out = minus ? -value : value;
    return text.size > 0;
}

static uint8_t type_of(slice called) {
    return called.size ? (uint8_t)name_find(event_type_name, EVENT_TYPES, called) : EVENT_NONE;
}

status cameo_open(arena *a, const char *folder, cameo *out, error *e) {
    *out = (cameo){.codes = {0}};
    status s = table_load(a, folder, "cameo.tsv", 1, COLUMNS, &out->rows, e);
    for (uint32_t i = 0; i < out->rows.size && s == READOUT_OK; i++) {
        int32_t meaning;
        slice number = table_cell(&out->rows, i, COLUMN_MEANING);
        if (number.size && !read_hex(number, &meaning))
            return table_fail(&out->rows, i, e, "'%.*s' is no number", (int)number.size, number.at);
        if (type_of(table_cell(&out->rows, i, COLUMN_TYPE)) >= EVENT_TYPES)
            return table_fail(&out->rows, i, e, "no such PLOVER type");
        *map_put(a, &out->codes, table_cell(&out->rows, i, COLUMN_CODE), NULL) = i;
    }
    return s;
}

uint8_t cameo_type(const cameo *c, slice code, slice *mode) {
    for (size_t size = code.size; size >= 3; size--) {
        uint32_t row = map_get(&c->codes, slice_part(code, 0, size));
        if (row == MAP_NONE) continue;
        *mode = table_cell(&c->rows, row, COLUMN_MODE);
        return type_of(table_cell(&c->rows, row, COLUMN_TYPE));
    }
    *mode = (slice){NULL, 0};
    return EVENT_NONE;
}

/* The meaning of a code, or of its root ("0" behind the first two digits). */
static bool meaning_of(const cameo *c, slice code, int32_t *out) {
    char root[3] = {0, 0, '0'};
    uint32_t row = map_get(&c->codes, code);
    if (row == MAP_NONE || !table_cell(&c->rows, row, COLUMN_MEANING).size) {
        if (code.size < 2) return false;
        root[0] = code.at[0];
        root[1] = code.at[1];
        row = map_get(&c->codes, (slice){root, sizeof root});
    }
    return row != MAP_NONE && read_hex(table_cell(&c->rows, row, COLUMN_MEANING), out);
}

/* The last code of that meaning. */
static slice code_of(const cameo *c, int32_t meaning) {
    for (uint32_t i = c->rows.size; i-- > 0;) {
        int32_t own;
        if (read_hex(table_cell(&c->rows, i, COLUMN_MEANING), &own) && own == meaning)
            return table_cell(&c->rows, i, COLUMN_CODE);
    }
    return (slice){NULL, 0};
}

slice cameo_combine(const cameo *c, slice upper, slice lower) {
    int32_t above, below;
    if (!meaning_of(c, upper, &above) || !meaning_of(c, lower, &below)) return (slice){NULL, 0};
    if (below <= 0) return code_of(c, above + below);
    if (above == CAMEO_SAY || below >= above || (above > CAMEO_SAY && below > CAMEO_SAY)) return lower;
    return below == CAMEO_SAY ? upper : code_of(c, above + below);
}

slice cameo_negate(const cameo *c, slice code) {
    int32_t meaning;
    if (!meaning_of(c, code, &meaning)) return (slice){NULL, 0};
    return code_of(c, meaning - CAMEO_NOT);
}
