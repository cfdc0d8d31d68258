/* vectors.c - finds the vectors of words
 *
 * Keys are sorted, and found by halving. Rows have one length, so the cosine is their product. A file whose keys are
 * out of order or whose scales are odd finds less, or worse, and does no harm. */
#include "base/vectors.h"

#include <math.h>
#include <utf8proc.h>

#include "base/utf8.h"

enum { LONGEST = 64 };

static uint32_t folded(uint32_t code)
{
    if (code < 128)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    if (code == 0x2018 || code == 0x2019 || code == 0x2BC)
        return '\'';
    if (code == 0x201C || code == 0x201D)
        return '"';
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

uint64_t vectors_key(slice word)
{
    uint64_t key = UINT64_C(0xCBF29CE484222325);
    size_t letters = 0;
    for (size_t at = 0, step = 1; at < word.size; at += step, letters++) {
        unsigned char byte = (unsigned char)word.at[at];
        step = 1;
        uint32_t code = byte < 128 ? byte : utf8_decode(slice_part(word, at, word.size), &step);
        if (letters == LONGEST)
            return 0;
        key = (key ^ folded(code)) * UINT64_C(0xD6E8FEB86659FD93);
        key ^= key >> 32;
    }
    return letters ? key : 0;
}

static status check(vectors *v, error *e)
{
    slice keys = model_section(&v->file, "keys"), scales = model_section(&v->file, "scales"),
          rows = model_section(&v->file, "rows");
    size_t count = keys.size / sizeof *v->keys;
    if (count == 0 || count > VECTORS_LIMIT || keys.size != count * sizeof *v->keys ||
        scales.size != count * sizeof *v->scales || rows.size != count * VECTORS_WIDTH)
        return fail(e, READOUT_BAD_MODEL, "the sections of the vectors do not fit each other");
    v->keys = (const uint64_t *)(const void *)keys.at;
    v->scales = (const float *)(const void *)scales.at;
    v->rows = (const int8_t *)(const void *)rows.at;
    v->count = (uint32_t)count;
    return READOUT_OK;
}

status vectors_take(vectors *v, model file, error *e)
{
    *v = (vectors){.file = file};
    status s = check(v, e);
    if (s != READOUT_OK)
        vectors_close(v);
    return s;
}

status vectors_open(vectors *v, const char *path, error *e)
{
    model file;
    *v = (vectors){0};
    status s = model_open(&file, path, VECTORS_KIND, VECTORS_VERSION, e);
    if (s != READOUT_OK)
        return s;
    s = vectors_take(v, file, e);
    if (s != READOUT_OK && e)
        error_in(e, path);
    return s;
}

void vectors_close(vectors *v)
{
    model_close(&v->file);
    *v = (vectors){0};
}

uint32_t vectors_find(const vectors *v, slice word)
{
    uint64_t key = vectors_key(word);
    uint32_t first = 0, count = key ? v->count : 0;
    while (count) {
        uint32_t half = count / 2;
        if (v->keys[first + half] == key)
            return first + half;
        if (v->keys[first + half] < key) {
            first += half + 1;
            count -= half + 1;
        } else
            count = half;
    }
    return VECTORS_NONE;
}

const int8_t *vectors_row(const vectors *v, uint32_t row)
{
    return row < v->count ? v->rows + (size_t)row * VECTORS_WIDTH : NULL;
}

float vectors_cosine(const vectors *v, uint32_t a, uint32_t b)
{
    const int8_t *x = vectors_row(v, a), *y = vectors_row(v, b);
    if (!x || !y)
        return 0;
    int32_t sum = 0, of_x = 0, of_y = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) {
        sum += x[i] * y[i];
        of_x += x[i] * x[i];
        of_y += y[i] * y[i];
    }
    return of_x && of_y ? (float)sum / sqrtf((float)of_x * (float)of_y) : 0;
}

void vectors_add(const vectors *v, uint32_t row, float weight, float *sum)
{
    const int8_t *x = vectors_row(v, row);
    for (int i = 0; x && i < VECTORS_WIDTH; i++)
        sum[i] += (float)x[i] * (weight / VECTORS_LENGTH);
}

float vectors_cosine_of(const float *a, const float *b)
{
    float sum = 0, of_a = 0, of_b = 0;
    for (int i = 0; i < VECTORS_WIDTH; i++) {
        sum += a[i] * b[i];
        of_a += a[i] * a[i];
        of_b += b[i] * b[i];
    }
    float both = sqrtf(of_a) * sqrtf(of_b);
    return both > 0 ? sum / both : 0;
}
