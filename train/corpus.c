/* corpus.c - reads treebanks by the parser's own reader, so that training sees the words as the parser will */
#include "train/corpus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article.h"
#include "base/buf.h"
#include "parse/conllu.h"
#include "parse/lemma.h"

slice corpus_file(arena *a, const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc(a, size + 1);
    size = fread(bytes, 1, size, file);
    fclose(file);
    return (slice){bytes, size};
}

int32_t corpus_label(corpus *c, enum label kind, slice text, bool add) {
    names_of *names = &c->labels[kind];
    uint32_t known = map_get(&names->index, text);
    if (known == MAP_NONE) {
        if (!add) return -1;
        bool found;
        slice own = arena_slice(c->arena, text);
        known = names->text.size;
        *map_put(c->arena, &names->index, own, &found) = known;
        *(slice *)vec_push(c->arena, &names->text) = own;
        vec_push(c->arena, &names->count);
    }
    names->count.at[known] += add;
    return (int32_t)known;
}

void corpus_add_names(corpus *c, slice forms, slice tags) {
    bool found;
    *map_put(c->arena, &c->names, arena_slice(c->arena, forms), &found) = c->name_tags.size;
    *(slice *)vec_push(c->arena, &c->name_tags) = arena_slice(c->arena, tags);
}

void corpus_read_names(corpus *c, const char *path) {
    slice rest = corpus_file(c->arena, path);
    buf words = {0}, tags = {0};
    while (rest.at) {
        slice line = slice_take(&rest, '\n');
        if (line.size && line.at[0] == '#') continue;
        if (line.size) {
            slice_take(&line, '\t');
            slice form = slice_take(&line, '\t'), tag = slice_take(&line, '\t');
            buf_add(&words, form);
            buf_add(&tags, tag);
            buf_byte(&tags, ' ');
        } else if (words.size) {
            corpus_add_names(c, buf_slice(&words), buf_slice(&tags));
            buf_clear(&words);
            buf_clear(&tags);
        }
    }
    buf_release(&words);
    buf_release(&tags);
}

/* "O" is 0, then B- and I- of each kind. Stray B-O is O. */
static int32_t name_label(slice tag) {
    if (slice_equal(tag, SLICE("U"))) return -1;
    if (tag.size < 3 || slice_ends(tag, SLICE("-O"))) return 0;
    slice kind = slice_part(tag, 2, tag.size);
    uint32_t value = slice_equal(kind, SLICE("OTH")) ? NAME_MISC : name_find(name_kind_name, NAME_KINDS, kind);
    if (value == NAME_NONE || value >= NAME_KINDS) return 0;
    return (int32_t)(value * 2 - (tag.at[0] == 'B'));
}

static void join_names(corpus *c, word *words, uint32_t count) {
    buf all = {0};
    for (uint32_t i = 0; i < count; i++) buf_add(&all, words[i].form);
    uint32_t index = map_get(&c->names, buf_slice(&all));
    buf_release(&all);
    for (uint32_t i = 0; i < count; i++) words[i].label[LABEL_NAME] = -1;
    if (index == MAP_NONE) return;
    slice tags = c->name_tags.at[index];
    for (uint32_t i = 0; i < count && tags.at; i++) words[i].label[LABEL_NAME] = name_label(slice_take(&tags, ' '));
}

static void fill(corpus *c, const article *a, const sentence *s, word *words, bool add) {
    bool capitals = s->tokens.count > 1;
    for (uint32_t i = 0; i < s->tokens.count; i++)
        capitals = capitals && !feature_has_lower(article_text(a, a->tokens.at[s->tokens.first + i].at));
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const token *t = &a->tokens.at[s->tokens.first + i];
        word *w = &words[i];
        w->form = article_text(a, t->at);
        w->lemma = t->lemma;
        unsigned place = capitals ? PLACE_CAPITALS : 0;
        place |= i == 0 ? PLACE_FIRST : t->at.begin == t[-1].at.end ? PLACE_GLUED : 0;
        feature_keys(w->form, place, &w->keys);
        w->grams = ARENA_NEW(c->arena, uint32_t, w->keys.grams);
        w->label[LABEL_UPOS] = t->upos;
        w->label[LABEL_XPOS] = corpus_label(c, LABEL_XPOS, t->xpos, add);
        w->label[LABEL_FEATURES] = corpus_label(c, LABEL_FEATURES, t->features, add);
        w->label[LABEL_LEMMA] =
            corpus_label(c, LABEL_LEMMA, lemma_script(c->arena, w->form, t->lemma, t->upos == UPOS_PROPN), add);
        w->head = t->head == NONE ? -1 : (int32_t)(t->head - s->tokens.first);
        w->relation = t->relation;
    }
    join_names(c, words, s->tokens.count);
}

/* The names that the file itself gives (NER= in MISC). */
static void own_names(const article *a, const sentence *s, word *words) {
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        const token *t = &a->tokens.at[s->tokens.first + i];
        words[i].label[LABEL_NAME] = t->name ? 2 * (int32_t)t->name - (t->name_begins ? 1 : 0) : 0;
    }
}

static void read_bank(corpus *c, treebank *t, const char *path, bool add, bool named) {
    conllu_reader reader = {.rest = corpus_file(c->arena, path), .path = path};
    article *a = NULL;
    error e = {0};
    for (;;) {
        status s = conllu_read(&reader, true, &a, &e);
        if (s != READOUT_OK) {
            fprintf(stderr, "%s: %s\n", path, e.message);
            exit(1);
        }
        if (!a) return;
        for (uint32_t i = 0; i < a->sentences.size; i++) { /* the articles are kept: words borrow from them */
            const sentence *at = &a->sentences.at[i];
            phrase *p = vec_push(c->arena, &t->phrases);
            *p = (phrase){t->words.size, at->tokens.count};
            for (uint32_t k = 0; k < at->tokens.count; k++) vec_push(c->arena, &t->words);
            fill(c, a, at, t->words.at + p->first, add);
            if (named) own_names(a, at, t->words.at + p->first);
        }
    }
}

void corpus_read(corpus *c, treebank *t, const char *path, bool add) { read_bank(c, t, path, add, false); }

void corpus_read_parsed(corpus *c, treebank *t, const char *path) { read_bank(c, t, path, false, true); }

void corpus_prune(corpus *c, treebank *t, enum label kind, uint32_t least) {
    names_of *old = &c->labels[kind], kept = {0};
    int32_t *number = ARENA_NEW(c->arena, int32_t, old->text.size);
    for (uint32_t i = 0; i < old->text.size; i++) {
        number[i] = -1;
        if (old->count.at[i] < least) continue;
        bool found;
        number[i] = (int32_t)kept.text.size;
        *map_put(c->arena, &kept.index, old->text.at[i], &found) = kept.text.size;
        *(slice *)vec_push(c->arena, &kept.text) = old->text.at[i];
        *(uint32_t *)vec_push(c->arena, &kept.count) = old->count.at[i];
    }
    *old = kept;
    for (uint32_t i = 0; i < t->words.size; i++) {
        int32_t *label = &t->words.at[i].label[kind];
        if (*label >= 0) *label = number[*label];
    }
}

/* How a copy of a sentence is written. */
enum writing { CAPITALS, HEADLINE, SMALL };

static slice recased(corpus *c, slice form, enum writing how) {
    char *out = arena_copy(c->arena, form.at, form.size);
    for (size_t i = 0; i < form.size && (how != HEADLINE || i == 0); i++) {
        if (how != SMALL && out[i] >= 'a' && out[i] <= 'z') out[i] = (char)(out[i] - 32);
        if (how == SMALL && out[i] >= 'A' && out[i] <= 'Z') out[i] = (char)(out[i] + 32);
    }
    return (slice){out, form.size};
}

/* Short words of grammar stay as they are in a headline. */
static bool stays_small(const word *w) {
    int32_t upos = w->label[LABEL_UPOS];
    return w->form.size < 5 && (upos == UPOS_ADP || upos == UPOS_DET || upos == UPOS_CCONJ || upos == UPOS_PART);
}

static void add_copy(corpus *c, treebank *t, phrase from, enum writing how) {
    phrase to = {t->words.size, from.count};
    for (uint32_t i = 0; i < from.count; i++) {
        word *w = vec_push(c->arena, &t->words), *old = &t->words.at[from.first + i];
        *w = *old;
        w->form = how != HEADLINE || i == 0 || !stays_small(old) ? recased(c, old->form, how) : old->form;
        bool glued = i && old->form.at == old[-1].form.at + old[-1].form.size;
        feature_keys(w->form, (how == CAPITALS ? PLACE_CAPITALS : 0) | (i == 0 ? PLACE_FIRST : glued ? PLACE_GLUED
            : 0), &w->keys);
        w->grams = ARENA_NEW(c->arena, uint32_t, w->keys.grams);
        slice script = lemma_script(c->arena, w->form, w->lemma, w->label[LABEL_UPOS] == UPOS_PROPN);
        w->label[LABEL_LEMMA] = corpus_label(c, LABEL_LEMMA, script, false);
    }
    *(phrase *)vec_push(c->arena, &t->phrases) = to;
}

void corpus_add_headlines(corpus *c, treebank *t, uint32_t each) {
    uint32_t count = t->phrases.size;
    for (uint32_t i = 0; i + each < count; i += each) {
        add_copy(c, t, t->phrases.at[i], CAPITALS);
        add_copy(c, t, t->phrases.at[i + each / 2], HEADLINE);
        add_copy(c, t, t->phrases.at[i + each / 4], SMALL);
    }
}
