/* fuzz.c - hostile bytes for everything that reads bytes
 *
 *     fuzz ROUNDS FILE...      each file as it is, then ROUNDS times with bytes changed, cut and doubled, through
 * every target
 *
 * The changes come from the file's bytes and the round, so a failure comes again. With libFuzzer, which finds its own
 * way:
 *
 *     clang -g -fsanitize=fuzzer,address,undefined -DFUZZ_TARGET=0 -D_GNU_SOURCE -Iinclude -Isrc tests/fuzz/fuzz.c
 *         LIBREADOUT -ljansson -lsqlite3 -lutf8proc -lz -lm
 *
 * A target checks what must hold of any input; what breaks it becomes a file in seeds/. */
#include <assert.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "code/code.h"
#include "parse/conllu.h"
#include "parse/parse.h"
#include "read/formats.h"
#include "show/show.h"

#undef NDEBUG
#include <assert.h>

static struct {
    read_lexicon *lexicon;
    parser *parser;
    coder *coder;
} loaded;

static void load(void) {
    error e = {0};
    const char *folder = getenv("READOUT_LANG");
    if (loaded.lexicon)
        return;
    folder = folder ? folder : "lang/en";
    loaded.lexicon = read_lexicon_open(folder, &e);
    loaded.parser = parser_open(folder, &e);
    loaded.coder = coder_open(folder, &e);
    if (!loaded.lexicon || !loaded.parser || !loaded.coder)
        fprintf(stderr, "%s: %s\n", e.path, e.message);
    assert(loaded.lexicon && loaded.parser && loaded.coder);
}

/* ------------------------------------------------------------------------------------------ what must hold */

static void check_blocks(const article *a) {
    uint32_t at = 0;
    assert(utf8_invalid(a->text) == SIZE_MAX);
    for (uint32_t i = 0; i < a->blocks.size; i++) {
        span b = a->blocks.at[i].at;
        assert(b.begin >= at && b.begin < b.end && b.end <= a->text.size && a->blocks.at[i].kind < BLOCK_KINDS);
        at = b.end;
    }
}

/* Not inside a character. */
static bool between(const article *a, uint32_t at) {
    return at == a->text.size || ((unsigned char)a->text.at[at] & 0xC0) != 0x80;
}

static void check_tokens(const article *a) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        assert(t->at.begin >= at && t->at.begin <= t->at.end && t->at.end <= a->text.size);
        assert(t->head == NONE || t->head < a->tokens.size);
        assert(t->sentence < a->sentences.size);
        assert(between(a, t->at.begin) && between(a, t->at.end));
        at = t->at.begin;
    }
    for (uint32_t i = 0; i < a->spans.size; i++)
        assert(a->spans.at[i].begin <= a->spans.at[i].end && a->spans.at[i].end <= a->text.size);
}

/* What is written of it is JSON. */
static void check_json(const article *a) {
    buf out = {0};
    assert(article_to_json(a, &out, NULL) == READOUT_OK);
    json_error_t why;
    json_t *value = json_loadb(out.at, out.size, 0, &why);
    if (!value)
        fprintf(stderr, "%s at %d\n%.*s\n", why.text, why.position, (int)out.size, out.at);
    assert(json_is_object(value));
    json_decref(value);
    buf_release(&out);
}

/* ------------------------------------------------------------------------------------------ the targets */

static void code_and_check(article *a) {
    check_blocks(a);
    assert(parser_parse(loaded.parser, a, NULL) == READOUT_OK);
    check_tokens(a);
    assert(coder_code(loaded.coder, a, NULL) == READOUT_OK);
    check_tokens(a);
    check_json(a);
}

static void target_text(slice bytes) {
    read_options options = {.lexicon = loaded.lexicon};
    article *a = article_new();
    if (read_text(a, bytes, "fuzz", &options, NULL) == READOUT_OK)
        code_and_check(a);
    article_free(a);
}

static void target_whole(slice bytes) {
    read_options options = {.lexicon = loaded.lexicon, .whole = true};
    article *a = article_new();
    if (read_text(a, bytes, "fuzz", &options, NULL) == READOUT_OK)
        check_blocks(a);
    article_free(a);
}

static void target_json(slice bytes) {
    read_options options = {.lexicon = loaded.lexicon};
    article *a = article_new();
    if (read_json(a, bytes, "fuzz", 1, &options, NULL) == READOUT_OK)
        code_and_check(a);
    article_free(a);
}

static void target_conllu(slice bytes) {
    conllu_reader r = {.rest = bytes, .path = "fuzz"};
    while (r.rest.size) {
        article *a = NULL;
        size_t before = r.rest.size;
        status s = conllu_read(&r, true, &a, NULL);
        if (a && utf8_invalid(a->text) == SIZE_MAX)
            check_blocks(a);
        article_free(a);
        if (s == READOUT_OK && !a)
            break;
        assert(r.rest.size < before);
    }
}

static void target_sniff(slice bytes) {
    const format *f = NULL;
    if (format_sniff(bytes, true, "fuzz.txt", &f, NULL) == READOUT_OK)
        assert(f && f->name);
}

static void (*const targets[])(slice bytes) = {target_text, target_whole, target_json, target_conllu, target_sniff};

#define TARGETS (sizeof targets / sizeof *targets)

#ifdef FUZZ_TARGET

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    load();
    targets[FUZZ_TARGET]((slice){(const char *)bytes, size});
    return 0;
}

#else

static uint64_t draw(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* A copy flush against its end (so that a sanitizer sees a byte read past it), changed in a few places. */
static char *changed(slice seed, uint64_t round, size_t *size) {
    static const char *const pieces[] = {"\"",
                                         "\xE2\x80\x9C",
                                         "\xE2\x80\x9D",
                                         ". ",
                                         "\n\n",
                                         "(",
                                         ")",
                                         "\xFF",
                                         "\t",
                                         "said ",
                                         ",",
                                         " - ",
                                         "\xF0\x9F\x98\x80",
                                         "{",
                                         "}",
                                         "\\u0000",
                                         "A.",
                                         "'s",
                                         "2022",
                                         "\xCC\x81",
                                         "[",
                                         ":"};
    uint64_t state = slice_hash(seed) ^ (round * 0x9E3779B97F4A7C15u) ^ 1;
    size_t used = seed.size;
    char *at = malloc(seed.size + 4096);
    assert(at);
    memcpy(at, seed.at, seed.size);
    for (uint64_t i = round ? 1 + draw(&state) % 8 : 0; i > 0 && used > 0; i--) {
        size_t place = draw(&state) % used, length = draw(&state) % 64;
        const char *piece = pieces[draw(&state) % (sizeof pieces / sizeof *pieces)];
        length = length < used - place ? length : used - place;
        switch (draw(&state) % 4) {
        case 0:
            at[place] = (char)draw(&state);
            break;
        case 1:
            memmove(at + place, at + place + length, used - place - length), used -= length;
            break;
        case 2:
            memmove(at + place + length, at + place, used - place), used += length;
            break;
        default:
            memmove(at + place + strlen(piece), at + place, used - place);
            memcpy(at + place, piece, strlen(piece));
            used += strlen(piece);
        }
    }
    char *flush = malloc(used ? used : 1);
    assert(flush);
    memcpy(flush, at, used);
    free(at);
    *size = used;
    return flush;
}

static char *read_seed(const char *path, size_t *size) {
    FILE *f = fopen(path, "rb");
    char *bytes = malloc(1 << 20);
    assert(f && bytes);
    *size = fread(bytes, 1, 1 << 20, f);
    fclose(f);
    return bytes;
}

int main(int count, char **arguments) {
    if (count < 3)
        return 2;
    load();
    uint64_t rounds = strtoull(arguments[1], NULL, 10);
    for (int i = 2; i < count; i++) {
        size_t size;
        char *seed = read_seed(arguments[i], &size);
        for (uint64_t round = 0; round <= rounds; round++)
            for (size_t k = 0; k < TARGETS; k++) {
                size_t changed_size;
                char *bytes = changed((slice){seed, size}, round, &changed_size);
                targets[k]((slice){bytes, changed_size});
                free(bytes);
            }
        free(seed);
    }
    coder_close(loaded.coder);
    parser_close(loaded.parser);
    read_lexicon_close(loaded.lexicon);
    return 0;
}

#endif
