/* model.c - opens, checks and writes files of named sections
 *
 * The file is mapped, not read, so processes share its pages. The checksum runs over all of it at each opening; it
 * takes four lanes of eight bytes at a time to stay near the speed of memory. Each step of a lane is a bijection of
 * what was before, so any change within one word of eight bytes changes the sum for certain. */
#include "base/model.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARK "READOUTm"

typedef struct header {
    char mark[8];
    char kind[MODEL_NAME_SIZE];
    uint32_t format, version, sections, order;
    uint64_t size, sum, unused;
} header;

typedef struct entry {
    char name[MODEL_NAME_SIZE];
    uint64_t offset, size;
} entry;

enum { FORMAT = 1, ORDER = 0x01020304 };

_Static_assert(sizeof(header) == 64, "the header is 64 bytes");
_Static_assert(sizeof(entry) == 32, "an entry is 32 bytes");

static uint64_t word_at(const unsigned char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

static uint64_t mix(uint64_t lane, uint64_t word)
{
    lane = (lane ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return lane << 29 | lane >> 35;
}

/* Goes on with four lanes over `size` bytes; a last piece of less than 32 bytes is filled with zeros. */
static void sum_add(uint64_t lanes[4], const unsigned char *at, size_t size)
{
    uint64_t a = lanes[0], b = lanes[1], c = lanes[2], d = lanes[3];
    for (; size >= 32; at += 32, size -= 32) {
        a = mix(a, word_at(at));
        b = mix(b, word_at(at + 8));
        c = mix(c, word_at(at + 16));
        d = mix(d, word_at(at + 24));
    }
    lanes[0] = a, lanes[1] = b, lanes[2] = c, lanes[3] = d;
    if (size) {
        unsigned char last[32] = {0};
        memcpy(last, at, size);
        sum_add(lanes, last, sizeof last);
    }
}

static uint64_t sum_end(const uint64_t lanes[4])
{
    uint64_t sum = lanes[0];
    for (int i = 1; i < 4; i++)
        sum = mix(sum, lanes[i]);
    return sum ^ sum >> 31;
}

static void sum_begin(uint64_t lanes[4], const header *h)
{
    header whole = *h;
    whole.sum = 0;
    for (unsigned i = 0; i < 4; i++)
        lanes[i] = i + 1;
    sum_add(lanes, (const unsigned char *)&whole, sizeof whole);
}

static uint64_t sum_of(const unsigned char *at, size_t size)
{
    header h;
    uint64_t lanes[4];
    memcpy(&h, at, sizeof h);
    sum_begin(lanes, &h);
    sum_add(lanes, at + sizeof h, size - sizeof h);
    return sum_end(lanes);
}

static const entry *entries(const model *m)
{
    return (const entry *)(const void *)(m->at + sizeof(header));
}

static bool is_name(const char name[MODEL_NAME_SIZE])
{
    return name[0] && memchr(name, 0, MODEL_NAME_SIZE);
}

static status check_entries(const model *m, error *e)
{
    uint64_t first = sizeof(header) + (uint64_t)m->sections * sizeof(entry);
    if (m->sections > MODEL_SECTION_LIMIT || first > m->size)
        return fail(e, READOUT_BAD_MODEL, "the model file's list of sections is damaged");
    for (uint32_t i = 0; i < m->sections; i++) {
        const entry *at = entries(m) + i;
        if (!is_name(at->name) || at->offset % MODEL_ALIGNMENT || at->offset < first || at->offset > m->size ||
            at->size > m->size - at->offset)
            return fail(e, READOUT_BAD_MODEL, "section %u of the model file is damaged", i + 1);
    }
    return READOUT_OK;
}

static status check_header(const header *h, size_t size, const char *kind, uint32_t version, error *e)
{
    if (memcmp(h->mark, MARK, sizeof h->mark))
        return fail(e, READOUT_BAD_MODEL, "this is not a model file");
    if (h->order != ORDER || h->format != FORMAT)
        return fail(e, READOUT_BAD_MODEL, "the model file has a layout that this program does not read");
    if (!is_name(h->kind) || strcmp(h->kind, kind))
        return fail(e, READOUT_BAD_MODEL, "the model file is not of kind '%s'", kind);
    if (h->version != version)
        return fail(e, READOUT_BAD_MODEL, "the model file has version %u; this program reads version %u", h->version,
            version);
    if (h->size != size)
        return fail(e, READOUT_BAD_MODEL, "the model file has %zu bytes instead of %llu", size,
            (unsigned long long)h->size);
    return READOUT_OK;
}

static status check(const model *m, const char *kind, uint32_t version, error *e)
{
    header h;
    if (m->size < sizeof h)
        return fail(e, READOUT_BAD_MODEL, "this is not a model file: it has %zu bytes", m->size);
    memcpy(&h, m->at, sizeof h);
    status s = check_header(&h, m->size, kind, version, e);
    if (s == READOUT_OK && sum_of(m->at, m->size) != h.sum)
        s = fail(e, READOUT_BAD_MODEL, "the model file is damaged: its checksum is wrong");
    return s;
}

status model_open_bytes(model *m, slice bytes, const char *kind, uint32_t version, error *e)
{
    *m = (model){.at = (const unsigned char *)bytes.at, .size = bytes.size};
    status s = check(m, kind, version, e);
    if (s == READOUT_OK) {
        memcpy(&m->sections, m->at + offsetof(header, sections), sizeof m->sections);
        s = check_entries(m, e);
    }
    if (s != READOUT_OK)
        *m = (model){0};
    return s;
}

/* Maps an open file; NULL with *e filled where that fails. */
static void *map_file(int file, size_t *size, error *e)
{
    struct stat about;
    if (fstat(file, &about) || !S_ISREG(about.st_mode)) {
        fail(e, READOUT_NO_FILE, "the model file is not a plain file");
        return NULL;
    }
    if (about.st_size < (off_t)sizeof(header)) {
        fail(e, READOUT_BAD_MODEL, "this is not a model file: it has %lld bytes", (long long)about.st_size);
        return NULL;
    }
    *size = (size_t)about.st_size;
    void *at = mmap(NULL, *size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);
    if (at == MAP_FAILED) {
        fail(e, READOUT_NO_FILE, "the model file cannot be mapped: %s", strerror(errno));
        return NULL;
    }
    return at;
}

status model_open(model *m, const char *path, const char *kind, uint32_t version, error *e)
{
    *m = (model){0};
    error own = {0};
    if (!e)
        e = &own;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        fail(e, READOUT_NO_FILE, "the model file cannot be opened: %s", strerror(errno));
        error_in(e, path);
        return READOUT_NO_FILE;
    }
    size_t size = 0;
    void *at = map_file(file, &size, e);
    close(file);
    status s = at ? model_open_bytes(m, (slice){at, size}, kind, version, e) : e->status;
    if (at && s != READOUT_OK)
        munmap(at, size);
    m->mapped = s == READOUT_OK ? at : NULL;
    if (s != READOUT_OK)
        error_in(e, path);
    return s;
}

void model_close(model *m)
{
    if (m->mapped)
        munmap(m->mapped, m->size);
    *m = (model){0};
}

uint64_t model_sum(const model *m)
{
    uint64_t sum;
    memcpy(&sum, m->at + offsetof(header, sum), sizeof sum);
    return sum;
}

slice model_section(const model *m, const char *name)
{
    for (uint32_t i = 0; i < m->sections; i++) {
        const entry *at = entries(m) + i;
        if (!strcmp(at->name, name))
            return (slice){(const char *)m->at + at->offset, at->size};
    }
    return (slice){0};
}

/* ------------------------------------------------------------------------------------------ writing */

static uint64_t aligned(uint64_t offset)
{
    return (offset + MODEL_ALIGNMENT - 1) / MODEL_ALIGNMENT * MODEL_ALIGNMENT;
}

static status check_parts(const char *kind, const model_part *parts, uint32_t count, error *e)
{
    if (count > MODEL_SECTION_LIMIT || !*kind || strlen(kind) >= MODEL_NAME_SIZE)
        return fail(e, READOUT_BAD_USAGE, "a model file cannot have this kind or this number of sections");
    for (uint32_t i = 0; i < count; i++) {
        if (!*parts[i].name || strlen(parts[i].name) >= MODEL_NAME_SIZE)
            return fail(e, READOUT_BAD_USAGE, "'%s' cannot be a section's name", parts[i].name);
        for (uint32_t j = 0; j < i; j++)
            if (!strcmp(parts[i].name, parts[j].name))
                return fail(e, READOUT_BAD_USAGE, "section '%s' is there twice", parts[i].name);
    }
    return READOUT_OK;
}

/* Writes bytes into the file (where there is one) and the sum, then zeros up to the alignment. */
static void put(FILE *file, uint64_t lanes[4], const void *bytes, size_t size)
{
    static const char zeros[MODEL_ALIGNMENT];
    size_t gap = aligned(size) - size;
    if (file) {
        fwrite(bytes, 1, size, file);
        fwrite(zeros, 1, gap, file);
        return;
    }
    sum_add(lanes, bytes, size / 32 * 32);
    unsigned char last[32 + MODEL_ALIGNMENT] = {0};
    size_t rest = size % 32;
    memcpy(last, (const unsigned char *)bytes + size - rest, rest);
    sum_add(lanes, last, rest + gap);
}

static void put_all(FILE *file, uint64_t lanes[4], const entry *list, const model_part *parts, uint32_t count)
{
    put(file, lanes, list, count * sizeof *list);
    for (uint32_t i = 0; i < count; i++)
        put(file, lanes, parts[i].bytes.at ? parts[i].bytes.at : "", parts[i].bytes.size);
}

status model_write(const char *path, const char *kind, uint32_t version, const model_part *parts, uint32_t count,
    error *e)
{
    status s = check_parts(kind, parts, count, e);
    if (s != READOUT_OK)
        return s;
    header h = {.format = FORMAT, .version = version, .sections = count, .order = ORDER};
    entry list[MODEL_SECTION_LIMIT] = {0};
    memcpy(h.mark, MARK, sizeof h.mark);
    memcpy(h.kind, kind, strlen(kind));
    h.size = aligned(sizeof h + count * sizeof *list);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(list[i].name, parts[i].name, strlen(parts[i].name));
        list[i].offset = h.size;
        list[i].size = parts[i].bytes.size;
        h.size = aligned(h.size + parts[i].bytes.size);
    }
    uint64_t lanes[4];
    sum_begin(lanes, &h);
    put_all(NULL, lanes, list, parts, count);
    h.sum = sum_end(lanes);
    FILE *file = fopen(path, "wb");
    if (!file) {
        fail(e, READOUT_NO_FILE, "the model file cannot be written: %s", strerror(errno));
        error_in(e, path);
        return READOUT_NO_FILE;
    }
    fwrite(&h, sizeof h, 1, file);
    put_all(file, lanes, list, parts, count);
    bool bad = ferror(file) != 0;
    if (fclose(file) || bad) {
        fail(e, READOUT_NO_FILE, "the model file cannot be written: %s", strerror(errno));
        error_in(e, path);
        return READOUT_NO_FILE;
    }
    return READOUT_OK;
}
