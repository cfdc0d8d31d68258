/* polnear.c - reads PolNeAR's brat files, and turns their spans of characters into runs of tokens */
#include "polnear.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

typedef struct brat_span {
    slice id;
    VEC(span) pieces; /* code points */
} brat_span;

static slice read_whole(arena *a, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) return (slice){0};
    size_t room = 1 << 16, size = 0, got;
    char *bytes = arena_alloc(a, room);
    while ((got = fread(bytes + size, 1, room - size, file)) > 0) {
        size += got;
        if (size == room) {
            char *more = arena_alloc(a, room * 2);
            memcpy(more, bytes, size);
            bytes = more;
            room *= 2;
        }
    }
    fclose(file);
    return (slice){bytes, size};
}

static uint32_t number(slice *rest) {
    uint32_t value = 0;
    while (rest->size && *rest->at == ' ') rest->at++, rest->size--;
    while (rest->size && *rest->at >= '0' && *rest->at <= '9') {
        value = value * 10 + (uint32_t)(*rest->at - '0');
        rest->at++, rest->size--;
    }
    return value;
}

/* "T3<TAB>Content 115 290;300 310<TAB>text" */
static bool read_span(arena *a, slice line, brat_span *out) {
    slice id = slice_take(&line, '\t'), middle = line.at ? slice_take(&line, '\t') : (slice){0};
    if (id.size < 2 || id.at[0] != 'T' || !middle.at) return false;
    out->id = id;
    slice_take(&middle, ' ');
    while (middle.at) {
        slice piece = slice_take(&middle, ';');
        span *s = vec_push(a, &out->pieces);
        s->begin = number(&piece);
        s->end = number(&piece);
    }
    return true;
}

/* Tokens of which at least half lies in [begin, end). */
static void add_tokens(arena *a, const article *in, span at, gold_attribution *g, int part) {
    for (uint32_t i = 0; i < in->tokens.size; i++) {
        span t = in->tokens.at[i].at;
        uint32_t begin = t.begin > at.begin ? t.begin : at.begin, end = t.end < at.end ? t.end : at.end;
        if (begin >= end || 2 * (end - begin) < t.end - t.begin) continue;
        range *last = g->part[part].size ? &g->part[part].at[g->part[part].size - 1] : NULL;
        if (last && last->first + last->count == i)
            last->count++;
        else
            *(range *)vec_push(a, &g->part[part]) = (range){i, 1};
    }
}

static int part_of(slice role) {
    static const char *const names[PARTS] = {"Source", "Cue", "Content"};
    for (int i = 0; i < PARTS; i++)
        if (slice_starts(role, slice_of(names[i]))) return i;
    return -1;
}

static void read_event(arena *a, gold_article *g, slice line, const brat_span *spans, uint32_t count,
                       const utf8_index *index) {
    gold_attribution new = {0};
    slice_take(&line, '\t');
    while (line.at) {
        slice pair = slice_take(&line, ' '), role = slice_take(&pair, ':');
        int part = part_of(role);
        for (uint32_t i = 0; part >= 0 && i < count; i++)
            for (uint32_t j = 0; slice_equal(spans[i].id, slice_trim(pair)) && j < spans[i].pieces.size; j++)
                add_tokens(a, g->article,
                           (span){(uint32_t)utf8_byte_of(index, spans[i].pieces.at[j].begin),
                                  (uint32_t)utf8_byte_of(index, spans[i].pieces.at[j].end)},
                           &new, part);
    }
    if (new.part[PART_CUE].size) *(gold_attribution *)vec_push(a, &g->gold) = new;
}

static void read_annotations(arena *a, gold_article *g, slice file) {
    VEC(brat_span) spans = {0};
    utf8_index index = utf8_index_new(a, g->article->text);
    for (slice rest = file; rest.at;) {
        slice line = slice_take(&rest, '\n');
        brat_span s = {0};
        if (read_span(a, line, &s)) *(brat_span *)vec_push(a, &spans) = s;
    }
    for (slice rest = file; rest.at;) {
        slice line = slice_take(&rest, '\n');
        if (line.size > 1 && line.at[0] == 'E') read_event(a, g, line, spans.at, spans.size, &index);
    }
}

static int by_name(const struct dirent **a, const struct dirent **b) { return strcmp((*a)->d_name, (*b)->d_name); }

static status read_one(gold_articles *out, const char *folder, const char *annotation, article_reader read,
                       void *context, error *e) {
    const char *cut = strrchr(annotation, '_');
    size_t size = cut ? (size_t)(cut - annotation) : 0;
    if (out->at.size && strlen(out->at.at[out->at.size - 1].name) == size &&
        strncmp(out->at.at[out->at.size - 1].name, annotation, size) == 0)
        return READOUT_OK;
    char path[1024];
    snprintf(path, sizeof path, "%s/text/%.*s.txt", folder, (int)size, annotation);
    gold_article *g = vec_push(out->arena, &out->at);
    g->name = arena_string(out->arena, (slice){annotation, size});
    status s = read(context, read_whole(out->arena, path), path, &g->article, e);
    if (s != READOUT_OK) return s;
    snprintf(path, sizeof path, "%s/attributions/%s", folder, annotation);
    read_annotations(out->arena, g, read_whole(out->arena, path));
    return READOUT_OK;
}

status polnear_read(gold_articles *out, const char *folder, article_reader read, void *context, error *e) {
    char path[1024];
    struct dirent **names = NULL;
    snprintf(path, sizeof path, "%s/attributions", folder);
    int count = scandir(path, &names, NULL, by_name);
    if (count < 0) return fail(e, READOUT_NO_FILE, "cannot read the folder %s", path);
    status s = READOUT_OK;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(names[i]->d_name);
        if (s == READOUT_OK && size > 4 && strcmp(names[i]->d_name + size - 4, ".ann") == 0)
            s = read_one(out, folder, names[i]->d_name, read, context, e);
        free(names[i]);
    }
    free(names);
    return s;
}
