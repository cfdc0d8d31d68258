/* entities.c - names from GUM's Entity annotation, as further examples of names
 *
 * GUM marks every mention, with articles and clauses; a name is the run of proper nouns (by XPOS) around the
 * mention's head, going on over "of the" and the like to further proper nouns inside the mention. Titles before a
 * name are left out. Proper nouns that no such name covers get no label (U), as do other capitalised words. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "train/corpus.h"

enum { WORDS = 512, OPEN = 128 };

typedef struct mention {
    uint32_t id, first, last;
    char type; /* P(erson), O(rganization), L (place), or 0 */
} mention;

typedef struct reading {
    slice form[WORDS], xpos[WORDS], relation[WORDS];
    uint32_t head[WORDS]; /* from 1; 0 the root */
    char tag[WORDS];      /* type where a name is, lower case inside it */
    uint32_t words;
    mention open[OPEN], done[WORDS];
    uint32_t opened, count;
} reading;

static bool is_proper(const reading *r, uint32_t i) { return slice_starts(r->xpos[i], SLICE("NNP")); }

static char type_of(slice text) {
    slice_take(&text, '-');
    slice type = slice_take(&text, '-');
    if (slice_equal(type, SLICE("person"))) return 'P';
    if (slice_equal(type, SLICE("organization"))) return 'O';
    return slice_equal(type, SLICE("place")) ? 'L' : 0;
}

static void close_mention(reading *r, uint32_t id, uint32_t at) {
    for (uint32_t i = r->opened; i-- > 0;) {
        if (r->open[i].id != id) continue;
        r->open[i].last = at;
        if (r->count < WORDS) r->done[r->count++] = r->open[i];
        memmove(r->open + i, r->open + i + 1, (r->opened - i - 1) * sizeof *r->open);
        r->opened--;
        return;
    }
}

static void read_entities(reading *r, slice text, uint32_t at) {
    for (size_t i = 0; i < text.size;) {
        bool begins = text.at[i] == '(';
        size_t start = i + begins, end = start;
        while (end < text.size && text.at[end] != '(' && text.at[end] != ')') end++;
        uint32_t id = (uint32_t)strtoul(text.at + start, NULL, 10);
        if (begins && r->opened < OPEN)
            r->open[r->opened++] = (mention){id, at, at, type_of(slice_part(text, start, end))};
        if (end < text.size && text.at[end] == ')') {
            close_mention(r, id, at);
            end++;
        }
        i = end > i ? end : i + 1;
    }
}

/* The word of a mention whose head lies outside it. */
static uint32_t head_of(const reading *r, const mention *m) {
    for (uint32_t i = m->first; i <= m->last; i++)
        if (r->head[i] == 0 || r->head[i] - 1 < m->first || r->head[i] - 1 > m->last) return i;
    return m->first;
}

static bool links(slice form) {
    static const char *const words[] = {"of", "the", "for", "and", "in", "-", "&", "'s", "de", "on"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_equal(form, slice_of(words[i]))) return true;
    return false;
}

static void mark(reading *r, const mention *m) {
    uint32_t head = head_of(r, m), first = head, last = head;
    if (!m->type || !is_proper(r, head)) return;
    while (first > m->first && (is_proper(r, first - 1) || slice_equal(r->form[first - 1], SLICE("-")))) first--;
    while (first < head && (!is_proper(r, first) || slice_starts(r->relation[first], SLICE("nmod:desc")))) first++;
    while (last < m->last) {
        uint32_t next = last + 1;
        while (m->type != 'P' && next <= m->last && next < last + 3 && links(r->form[next])) next++;
        if (m->type == 'P' && next < m->last && slice_equal(r->form[next], SLICE("-"))) next++;
        if (next > m->last || !is_proper(r, next)) break;
        last = next;
    }
    for (uint32_t i = first; i <= last; i++)
        if (r->tag[i] != 'U' && r->tag[i] != 'N') return;
    for (uint32_t i = first; i <= last; i++) r->tag[i] = (char)(i == first ? m->type : m->type + 32);
}

static int by_size(const void *a, const void *b) {
    const mention *x = a, *y = b;
    int wide = (int)(y->last - y->first) - (int)(x->last - x->first);
    return wide ? wide : (int)x->first - (int)y->first;
}

static void finish(corpus *c, reading *r) {
    buf words = {0}, tags = {0};
    for (uint32_t i = 0; i < r->words; i++) {
        char first = r->form[i].at[0];
        r->tag[i] = is_proper(r, i) ? 'U' : i && first >= 'A' && first <= 'Z' ? 'C' : 'N';
    }
    qsort(r->done, r->count, sizeof *r->done, by_size);
    for (uint32_t i = 0; i < r->count; i++) mark(r, &r->done[i]);
    for (uint32_t i = 0; i < r->words; i++) {
        char tag = r->tag[i], kind = tag >= 'a' ? (char)(tag - 32) : tag;
        const char *name = kind == 'P' ? "PER" : kind == 'O' ? "ORG" : "LOC";
        buf_add(&words, r->form[i]);
        if (tag == 'U' || tag == 'C') buf_add(&tags, SLICE("U "));
        else if (tag == 'N') buf_add(&tags, SLICE("O "));
        else buf_print(&tags, "%s-%s ", tag >= 'a' ? "I" : "B", name);
    }
    if (r->words) corpus_add_names(c, buf_slice(&words), buf_slice(&tags));
    buf_release(&words);
    buf_release(&tags);
    r->words = r->count = r->opened = 0;
}

void corpus_read_entities(corpus *c, const char *path) {
    reading *r = calloc(1, sizeof *r);
    for (slice rest = corpus_file(c->arena, path); rest.at && rest.size;) {
        slice line = slice_take(&rest, '\n'), column[10] = {{0}};
        if (line.size == 0) finish(c, r);
        if (line.size == 0 || line.at[0] == '#') continue;
        slice left = line;
        for (int i = 0; i < 10 && left.at; i++) column[i] = slice_take(&left, '\t');
        if (slice_find(column[0], SLICE(".")) != SIZE_MAX || slice_find(column[0], SLICE("-")) != SIZE_MAX) continue;
        if (r->words >= WORDS) continue;
        uint32_t at = r->words++;
        r->form[at] = column[1];
        r->xpos[at] = column[4];
        r->relation[at] = column[7];
        r->head[at] = (uint32_t)strtoul(column[6].at, NULL, 10);
        while (column[9].at) {
            slice pair = slice_take(&column[9], '|');
            if (slice_starts(pair, SLICE("Entity="))) read_entities(r, slice_part(pair, 7, pair.size), at);
        }
    }
    finish(c, r);
    free(r);
}
