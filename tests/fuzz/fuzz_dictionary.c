/* fuzz_dictionary.c - hostile dictionaries: files of every kind, changed, read and coded with
 *
 *     fuzz_dictionary SECONDS SEED FILE...      the files in random forms until the time is over
 *
 * Changed files are read together; what comes of them codes a report whose words are the seeds' own. The same SEED
 * and number of rounds give the same files. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "code/code.h"
#include "code/dictionary.h"
#include "parse/parse.h"
#include "show/show.h"

#undef NDEBUG
#include <assert.h>

#define FILES 8

static const char report[] = "Norland praised Sudria for its help with the harbour. Soldiers from Norland and the "
                             "Isle of Thule attacked Sudrian police in the "
                             "herring festival, Ada Berg said. Norland ganged up on the People's League. Sudria did "
                             "not say that it would re-enter "
                             "talks with Norland. The U.S. met nobody, able to praise salted cod to the end. Sudria "
                             "was attacked by officials of Norland.";

static uint64_t draw(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static const char *const pieces[] = {"[",
                                     "]",
                                     "{",
                                     "}",
                                     "(",
                                     ")",
                                     "*",
                                     "_",
                                     "+",
                                     "$",
                                     "^",
                                     "%",
                                     "&GOODS",
                                     "&WARES\n+&WARES\n",
                                     "\n",
                                     "\n- ",
                                     "--- A [010] ---\n",
                                     "[---]",
                                     "[NOR]",
                                     "<991231",
                                     ">20100101",
                                     "20100101-20121231",
                                     "~",
                                     "#",
                                     "<!--",
                                     "-->",
                                     "!PERSON!",
                                     "PRAISE",
                                     "NORLAND",
                                     "n:",
                                     "v:",
                                     "\xC3\xBC",
                                     "\xFF",
                                     "~ a (b . Q) Q = a b Q\n",
                                     "- * (IN ^) $ [194]\n",
                                     " ;",
                                     "'S",
                                     "N'T",
                                     ":",
                                     "/"};

static void change(char *at, size_t *used, size_t room, uint64_t *state) {
    size_t place = *used ? draw(state) % *used : 0, length = draw(state) % (draw(state) % 8 ? 40 : 2000);
    const char *piece = pieces[draw(state) % (sizeof pieces / sizeof *pieces)];
    length = length < *used - place ? length : *used - place;
    switch (draw(state) % 5) {
    case 0:
        if (*used) at[place] = (char)draw(state);
        break;
    case 1:
        memmove(at + place, at + place + length, *used - place - length);
        *used -= length;
        break;
    case 2:
        if (*used + length < room) {
            memmove(at + place + length, at + place, *used - place);
            *used += length;
        }
        break;
    default:
        if (*used + strlen(piece) < room) {
            memmove(at + place + strlen(piece), at + place, *used - place);
            memcpy(at + place, piece, strlen(piece));
            *used += strlen(piece);
        }
    }
}

static status fill(void *context, error *e) {
    article *a = context;
    (void)e;
    *(block *)vec_push(a->arena, &a->blocks) = (block){{0, (uint32_t)a->text.size}, BLOCK_BODY};
    return READOUT_OK;
}

static void code_with(const parser *p, const coder *c, const dictionary *d) {
    article *a = article_new();
    buf out = {0};
    assert(a);
    a->text = slice_of(report);
    a->date = SLICE("2011-01-15");
    assert(arena_run(a->arena, fill, a, NULL) == READOUT_OK && parser_parse(p, a, NULL) == READOUT_OK);
    assert(a->tokens.size > 60);
    assert(coder_code(c, a, NULL) == READOUT_OK && dictionary_code(d, a, NULL) == READOUT_OK);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *x = &a->propositions.at[i];
        assert(x->head < a->tokens.size && x->arguments.first + x->arguments.count <= a->arguments.size);
        assert(!i || a->propositions.at[i - 1].head <= x->head);
    }
    assert(article_to_json(a, &out, NULL) == READOUT_OK);
    buf_release(&out);
    article_free(a);
}

typedef struct seeds {
    char *at[FILES];
    size_t size[FILES];
    const char *name[FILES];
    uint32_t count;
} seeds;

static void run_round(const seeds *s, const parser *p, const coder *c, const char *folder, uint64_t *state) {
    dictionary_text texts[FILES];
    char *copies[FILES];
    for (uint32_t i = 0; i < s->count; i++) {
        size_t used = s->size[i], room = used + (1 << 16);
        copies[i] = malloc(room);
        assert(copies[i]);
        memcpy(copies[i], s->at[i], used);
        for (uint64_t n = draw(state) % 12; n > 0; n--) change(copies[i], &used, room, state);
        texts[i] = (dictionary_text){s->name[i], {copies[i], used}};
    }
    error e = {0};
    dictionary *d = dictionary_of(texts, s->count, folder, (enum ontology)(draw(state) % 2), &e);
    for (uint32_t i = 0; i < s->count; i++) free(copies[i]);
    assert(d || e.status == READOUT_NO_FILE);
    for (size_t i = 0; d && i < dictionary_faults(d) && dictionary_fault(d, i); i++)
        assert(dictionary_fault(d, i)->line > 0 && dictionary_fault(d, i)->message[0]);
    if (d) code_with(p, c, d);
    dictionary_close(d);
}

static void read_seed(seeds *s, const char *path) {
    FILE *f = fopen(path, "rb");
    const char *slash = strrchr(path, '/');
    s->at[s->count] = malloc(1 << 20);
    assert(f && s->at[s->count]);
    s->size[s->count] = fread(s->at[s->count], 1, 1 << 20, f);
    s->name[s->count++] = slash ? slash + 1 : path;
    fclose(f);
}

int main(int count, char **arguments) {
    const char *folder = getenv("READOUT_LANG") ? getenv("READOUT_LANG") : "lang/en";
    seeds s = {.count = 0};
    if (count < 4) return 2;
    for (int i = 3; i < count && s.count < FILES; i++) read_seed(&s, arguments[i]);
    parser *p = parser_open(folder, NULL);
    coder *c = coder_open(folder, NULL);
    assert(p && c);
    uint64_t state = strtoull(arguments[2], NULL, 10) * 0x9E3779B97F4A7C15u + 1, rounds = 0;
    time_t end = time(NULL) + (time_t)strtoull(arguments[1], NULL, 10);
    do run_round(&s, p, c, folder, &state);
    while (++rounds % 16 || time(NULL) < end);
    printf("%llu rounds\n", (unsigned long long)rounds);
    for (uint32_t i = 0; i < s.count; i++) free(s.at[i]);
    coder_close(c);
    parser_close(p);
    return 0;
}
