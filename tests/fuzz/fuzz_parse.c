/* fuzz_parse.c - the parser on texts and model files that nobody meant
 *
 * fuzz_parse LANG_DIR SECONDS [SEED]        or, built with -DLIBFUZZER and -fsanitize=fuzzer: fuzz_parse CORPUS_DIR
 *
 * Texts are made of pieces of news and of bytes; of each, the tokens must lie in order inside the text with nothing
 * but white space between, and the heads must make a tree. Every few texts the model file is altered: as bytes, which
 * must be refused, and, with a new checksum, in what its sections hold, where anything may come out but no crash; and
 * so is vectors.model. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/model.h"
#include "base/utf8.h"
#include "base/vectors.h"
#include "parse/parse.h"

static uint64_t state = 1;

static uint32_t chance(uint32_t below) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return below ? (uint32_t)(state >> 33) % below : 0;
}

static void wrong(const char *what, slice text) {
    FILE *file = fopen("fuzz_parse.failed", "wb");
    if (file) {
        fwrite(text.at, 1, text.size, file);
        fclose(file);
    }
    fprintf(stderr, "wrong: %s (the text is in fuzz_parse.failed)\n", what);
    abort();
}

/* ------------------------------------------------------------------------------------------ texts */

static bool blank(slice text) {
    for (size_t at = 0, step; at < text.size; at += step) {
        uint32_t code = utf8_decode(slice_part(text, at, text.size), &step);
        if (code > ' ' && code != 127 && !utf8_is_space(code) && code != 0xFEFF && code != 0x200B) return false;
    }
    return true;
}

static void check(const article *a) {
    uint32_t last = 0, next = 0;
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        const token *t = &a->tokens.at[i];
        if (t->at.begin < last || t->at.end < t->at.begin || t->at.end > a->text.size) wrong("spans", a->text);
        if (!blank(slice_part(a->text, last, t->at.begin))) wrong("text between tokens", a->text);
        if (t->upos >= UPOS_KINDS || t->relation >= REL_KINDS || t->name >= NAME_KINDS) wrong("labels", a->text);
        last = t->at.end;
    }
    if (!blank(slice_part(a->text, last, a->text.size))) wrong("text after the tokens", a->text);
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        const sentence *s = &a->sentences.at[i];
        uint32_t roots = 0;
        if (s->tokens.first != next || s->tokens.count == 0) wrong("sentences", a->text);
        next += s->tokens.count;
        for (uint32_t k = s->tokens.first; k < next; k++) {
            uint32_t at = k, steps = 0;
            roots += a->tokens.at[k].head == NONE;
            while (a->tokens.at[at].head != NONE && steps++ < s->tokens.count && s->tokens.count < 2000) {
                at = a->tokens.at[at].head;
                if (at < s->tokens.first || at >= next) wrong("a head outside its sentence", a->text);
            }
            if (steps > s->tokens.count) wrong("a cycle", a->text);
        }
        if (roots != 1) wrong("roots", a->text);
    }
    if (next != a->tokens.size) wrong("tokens outside sentences", a->text);
}

typedef struct job {
    article *a;
    slice text;
} job;

static status take(void *context, error *e) {
    (void)e;
    job *j = context;
    j->a->text = utf8_repair(j->a->arena, arena_slice(j->a->arena, j->text));
    uint32_t middle = (uint32_t)j->a->text.size / 2;
    while (middle && ((unsigned char)j->a->text.at[middle] & 0xC0) == 0x80) middle--;
    for (int i = 0; i < 2; i++) { /* two blocks, to see that none is crossed */
        block *b = vec_push(j->a->arena, &j->a->blocks);
        *b = (block){.at = {i ? middle : 0, i ? (uint32_t)j->a->text.size : middle}, .kind = BLOCK_BODY};
    }
    return READOUT_OK;
}

static void parse(const parser *p, slice text, bool sound) {
    job j = {article_new(), text};
    if (!j.a) return;
    error e = {0};
    if (arena_run(j.a->arena, take, &j, &e) == READOUT_OK && parser_parse(p, j.a, &e) == READOUT_OK && sound)
        check(j.a);
    article_free(j.a);
}

static const char *const pieces[] = {"The", "minister", "said", "denied", "U.S.", "Mr.", "Gen.", "Kyiv", "n't", "'s",
    "s'", "\xE2\x80\x99s",
    "\xE2\x80\x9C", "\xE2\x80\x9D", "\"", "(", ")", ",", ".", "...", "\xE2\x80\xA6", "!", "?", ";", ":", "-", "--",
        "\xE2\x80\x94", "%", "$",
    "3.5", "12,000", "10:30", "http://example.org/a?b=c", "@x", "#y", "\xC3\xA9t\xC3\xA9",
        "\xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2", "\xE4\xB8\xAD\xE6\x96\x87",
    "\xF0\x9F\x98\x80", "e\xCC\x81", "\xE2\x80\x8B", "\xEF\xBB\xBF", "\xC2\xA0", "\n", "\n\n", "\t", "\r\n", "\x01",
        "\x7F", "cannot", "gonna", "IRAN", "a.b.c"};

static void make_text(buf *text) {
    uint32_t count = chance(chance(50) ? 200 : 20000);
    buf_clear(text);
    for (uint32_t i = 0; i < count; i++) {
        switch (chance(8)) {
        case 0: buf_byte(text, (char)chance(256)); break;
        case 1: buf_byte(text, (char)(' ' + chance(95))); break;
        case 2: buf_byte(text, ' '); break;
        default:
            buf_add(text, slice_of(pieces[chance(sizeof pieces / sizeof *pieces)]));
            if (chance(3)) buf_byte(text, ' ');
        }
    }
}

/* ------------------------------------------------------------------------------------------ model files */

static const char *const sections[] = {"head",      "vocabulary",  "table0",      "table1",   "table10", "table11",
                                       "input0.w",  "input0.o",    "gates0.w",    "gates0.o", "tags0.o", "top0.o",
                                       "arc0.o",    "distance0.o", "relation0.o", "name0.o",  "norms0",  "root0",
                                       "norms",     "root",        "xpos",        "features", "lemmas",  "lexicon",
                                       "lemmatext", "boundaries",  "contractions"};

static const char *const all_sections[] = {"head", "vocabulary", "table0", "table1", "table2", "table3", "table4",
    "table5", "table6",
    "table7", "table8", "table9", "table10", "table11", "input0.w", "input0.o", "gates0.w", "gates0.o", "gates1.w",
        "gates1.o",
    "gates2.w", "gates2.o", "gates3.w", "gates3.o", "gates4.w", "gates4.o", "gates5.w", "gates5.o", "gates6.w",
        "gates6.o",
    "gates7.w", "gates7.o", "taghidden0.w", "taghidden0.o", "tags0.w", "tags0.o", "top0.w", "top0.o", "arc0.w",
        "arc0.o",
    "distance0.w", "distance0.o", "relation0.w", "relation0.o", "name0.w", "name0.o", "norms", "root", "transitions",
        "xpos", "features",
    "lemmas", "lexicon", "lemmatext", "boundaries", "contractions"};

static void alter(char *bytes, size_t size) {
    for (uint32_t i = 1 + chance(20); size && i > 0; i--) {
        size_t at = chance((uint32_t)size);
        if (chance(2)) bytes[at] = (char)chance(256);
        else if (at + 4 <= size) memset(bytes + at, chance(2) ? 0xFF : 0x7F, 4);
    }
}

/* A model with one section altered or cut, in `folder` with the files that go with it. */
static void try_model(const model *m, const char *folder, slice text) {
    model_part parts[MODEL_SECTION_LIMIT];
    uint32_t count = 0, chosen = chance(sizeof sections / sizeof *sections);
    char *copy = NULL, path[512];
    for (size_t i = 0; i < sizeof all_sections / sizeof *all_sections; i++) {
        slice bytes = model_section(m, all_sections[i]);
        if (!bytes.at) continue;
        parts[count] = (model_part){all_sections[i], bytes};
        if (!strcmp(all_sections[i], sections[chosen]) && !copy) {
            copy = malloc(bytes.size + 1);
            if (!copy) return;
            memcpy(copy, bytes.at, bytes.size);
            alter(copy, bytes.size);
            parts[count].bytes = (slice){copy, chance(5) ? bytes.size : chance((uint32_t)bytes.size)};
        }
        count++;
    }
    error e = {0};
    snprintf(path, sizeof path, "%s/parse.model", folder);
    if (model_write(path, "parse", 3, parts, count, &e) == READOUT_OK) {
        parser *p = parser_open(folder, &e);
        if (p) parse(p, text, false);
        parser_close(p);
    }
    free(copy);
}

/* The same of vectors.model, which is then put back. */
static void try_vectors(const model *m, const char *folder, slice text) {
    static const char *const names[] = {"keys", "scales", "rows"};
    model_part parts[3];
    uint32_t chosen = chance(3);
    char *copy = NULL, path[512];
    for (uint32_t i = 0; i < 3; i++) parts[i] = (model_part){names[i], model_section(m, names[i])};
    slice bytes = parts[chosen].bytes;
    copy = malloc(bytes.size + 1);
    if (!copy) return;
    memcpy(copy, bytes.at, bytes.size);
    alter(copy, bytes.size);
    parts[chosen].bytes = (slice){copy, chance(3) ? bytes.size : chance((uint32_t)bytes.size)};
    error e = {0};
    snprintf(path, sizeof path, "%s/vectors.model", folder);
    if (model_write(path, VECTORS_KIND, VECTORS_VERSION, parts, 3, &e) == READOUT_OK) {
        parser *p = parser_open(folder, &e);
        if (p) parse(p, text, false);
        parser_close(p);
    }
    for (uint32_t i = 0; i < 3; i++) parts[i].bytes = model_section(m, names[i]);
    if (model_write(path, VECTORS_KIND, VECTORS_VERSION, parts, 3, &e) != READOUT_OK) exit(2);
    free(copy);
}

/* The bytes of the file, one altered: never opened. */
static void try_bytes(const model *m) {
    char *copy = malloc(m->size);
    if (!copy) return;
    memcpy(copy, m->at, m->size);
    size_t at = chance((uint32_t)m->size), size = chance(3) ? m->size : chance((uint32_t)m->size);
    copy[at] = (char)(copy[at] ^ (1 << chance(8)));
    model out;
    if ((at < 56 || at >= 64) && model_open_bytes(&out, (slice){copy, size}, "parse", 3, NULL) == READOUT_OK)
        wrong("an altered model file was opened", (slice){0});
    free(copy);
}

#ifdef LIBFUZZER
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    static const parser *p;
    error e = {0};
    if (!p) p = parser_open("lang/en", &e);
    if (p) parse(p, (slice){(const char *)bytes, size}, true);
    return 0;
}
#else

static void link_tables(const char *from, const char *to) {
    char command[2048];
    snprintf(command, sizeof command, "cp '%s'/*.tsv '%s'/vectors.model '%s'/", from, from, to);
    if (system(command)) exit(2);
}

int main(int count, char **words) {
    if (count < 3) {
        fputs("usage: fuzz_parse LANG_DIR SECONDS [SEED]\n", stderr);
        return 2;
    }
    error e = {0};
    char folder[] = "/tmp/fuzz-parse-XXXXXX", path[512];
    parser *p = parser_open(words[1], &e);
    model m;
    model words_file;
    snprintf(path, sizeof path, "%s/vectors.model", words[1]);
    if (p && model_open(&words_file, path, VECTORS_KIND, VECTORS_VERSION, &e) != READOUT_OK) return 2;
    snprintf(path, sizeof path, "%s/parse.model", words[1]);
    if (!p || model_open(&m, path, "parse", 3, &e) != READOUT_OK || !mkdtemp(folder)) {
        fprintf(stderr, "%s: %s\n", e.path, e.message);
        return 2;
    }
    link_tables(words[1], folder);
    time_t end = time(NULL) + atoi(words[2]);
    state = count > 3 ? strtoull(words[3], NULL, 10) : 1;
    buf text = {0};
    uint64_t texts = 0, models = 0;
    while (time(NULL) < end) {
        make_text(&text);
        parse(p, buf_slice(&text), true);
        if (texts++ % 100 == 0) {
            try_model(&m, folder, SLICE("The minister denied it. \"We don't know,\" he said."));
            try_bytes(&m);
            if (models++ % 4 == 0) { /* over the parser's own model */
                snprintf(path, sizeof path, "cp '%s'/parse.model '%s'/", words[1], folder);
                if (system(path)) return 2;
                try_vectors(&words_file, folder, SLICE("The ministers vetoed it, provoking Norway, Oslo said."));
            }
        }
    }
    printf("%llu texts, %llu altered models\n", (unsigned long long)texts, (unsigned long long)models);
    buf_release(&text);
    model_close(&m);
    model_close(&words_file);
    parser_close(p);
    snprintf(path, sizeof path, "rm -r '%s'", folder);
    return system(path) != 0;
}
#endif
