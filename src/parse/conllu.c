/* conllu.c - the way into `parse` for text whose tokens are given
 *
 * One pass over the lines of a document: comments and tokens go into the article as they come, the text is rebuilt
 * from the tokens (a space between two unless SpaceAfter=No; sentences on lines of their own, paragraphs with an
 * empty line between). */
#include "parse/conllu.h"

#include <string.h>

#include "base/buf.h"

enum { COLUMNS = 10 };

typedef struct job {
    conllu_reader *reader;
    article *article;
    bool keep;
    buf *text;
    uint32_t first;       /* token that the sentence begins with */
    bool open;            /* inside a sentence */
    bool space;           /* before the next token */
    bool paragraph;       /* the next sentence begins one */
    uint32_t range_size;  /* words of the multiword token that is open */
    uint32_t range_ids;   /* of these, still to come */
    span range_at;        /* where it stands */
    uint32_t range_text;  /* bytes of it that its words have used up */
} job;

static bool number(slice text, uint32_t *out) {
    uint64_t value = 0;
    if (text.size == 0 || text.size > 9) return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        value = value * 10 + (uint64_t)(text.at[i] - '0');
    }
    *out = (uint32_t)value;
    return true;
}

static slice value_of(slice pairs, slice key) {
    while (pairs.at) {
        slice pair = slice_take(&pairs, '|');
        if (slice_starts(pair, key) && pair.size > key.size && pair.at[key.size] == '=')
            return slice_part(pair, key.size + 1, pair.size);
    }
    return (slice){NULL, 0};
}

static bool spaced(slice misc) { return !slice_equal(value_of(misc, SLICE("SpaceAfter")), SLICE("No")); }

static status bad(const job *j, error *e, const char *what) {
    fail(e, READOUT_BAD_INPUT, "CoNLL-U: %s", what);
    error_in(e, j->reader->path);
    if (e) e->line = j->reader->line;
    return READOUT_BAD_INPUT;
}

static span append(job *j, slice form) {
    if (j->space) buf_byte(j->text, ' ');
    j->space = false;
    span at = {(uint32_t)j->text->size, 0};
    buf_add(j->text, form);
    if (j->text->failed) arena_exhausted(j->article->arena);
    at.end = (uint32_t)j->text->size;
    return at;
}

static void begin_sentence(job *j) {
    if (j->open) return;
    if (j->text->size) buf_add(j->text, j->paragraph ? SLICE("\n\n") : SLICE("\n"));
    if (j->paragraph || j->article->blocks.size == 0) {
        block *b = vec_push(j->article->arena, &j->article->blocks);
        *b = (block){.at = {(uint32_t)j->text->size, (uint32_t)j->text->size}, .kind = BLOCK_BODY};
    }
    j->open = true;
    j->paragraph = j->space = false;
    j->first = j->article->tokens.size;
    j->range_ids = 0;
}

/* Heads are ids within the sentence until it ends. */
static status end_sentence(job *j, error *e) {
    article *a = j->article;
    if (!j->open) return READOUT_OK;
    j->open = false;
    uint32_t count = a->tokens.size - j->first;
    if (j->range_ids) return bad(j, e, "a multiword token that does not end in its sentence");
    if (count == 0) return READOUT_OK;
    sentence *s = vec_push(a->arena, &a->sentences);
    *s = (sentence){.tokens = {j->first, count}, .block = a->blocks.size - 1};
    s->at = (span){a->tokens.at[j->first].at.begin, a->tokens.at[a->tokens.size - 1].at.end};
    a->blocks.at[a->blocks.size - 1].at.end = s->at.end;
    for (uint32_t i = j->first; i < a->tokens.size; i++) {
        token *t = &a->tokens.at[i];
        t->sentence = a->sentences.size - 1;
        if (t->head > count) return bad(j, e, "a head that is not in the sentence");
        t->head = t->head ? j->first + t->head - 1 : NONE;
    }
    return READOUT_OK;
}

static uint8_t relation_of(slice text) {
    uint32_t found = name_find(relation_name, REL_KINDS, text);
    if (found < REL_KINDS) return (uint8_t)found;
    slice rest = text;
    found = name_find(relation_name, REL_KINDS, slice_take(&rest, ':'));
    return (uint8_t)(found < REL_KINDS ? found : REL_DEP);
}

static slice field(job *j, slice column) {
    return slice_equal(column, SLICE("_")) ? (slice){NULL, 0} : arena_slice(j->article->arena, column);
}

static void analysis(job *j, token *t, const slice *column) {
    uint32_t upos = name_find(upos_name, UPOS_KINDS, column[3]);
    t->lemma = arena_slice(j->article->arena, column[2]);
    t->upos = (uint8_t)(upos < UPOS_KINDS ? upos : UPOS_X);
    t->xpos = field(j, column[4]);
    t->features = field(j, column[5]);
    t->relation = relation_of(column[7]);
    slice tag = value_of(column[9], SLICE("NER"));
    if (tag.size > 2) {
        uint32_t kind = name_find(name_kind_name, NAME_KINDS, slice_part(tag, 2, tag.size));
        t->name = (uint8_t)(kind < NAME_KINDS ? kind : NAME_NONE);
        t->name_begins = tag.at[0] == 'B';
    }
}

/* A word inside a multiword token gets its share of the token's text: its form where that comes next, else nothing;
 * the last one takes the rest. */
static span share(job *j, slice form) {
    uint32_t begin = j->range_at.begin + j->range_text;
    slice left = {j->text->at + begin, j->range_at.end - begin};
    uint32_t size = 0;
    if (j->range_ids == 1) size = (uint32_t)left.size;
    else if (slice_starts(left, form)) size = (uint32_t)form.size;
    j->range_text += size;
    return (span){begin, begin + size};
}

static status word(job *j, const slice *column, error *e) {
    uint32_t id, head = 0;
    article *a = j->article;
    if (!number(column[0], &id) || id != a->tokens.size - j->first + 1) return bad(j, e, "word ids out of order");
    if (j->keep && !number(column[6], &head)) return bad(j, e, "a head that is no number");
    token *t = vec_push(a->arena, &a->tokens);
    if (j->range_ids) {
        t->pieces = (uint8_t)(j->range_ids == j->range_size ? j->range_size : 0);
        t->at = share(j, column[1]);
        j->range_ids--;
    } else {
        t->pieces = 1;
        t->at = append(j, column[1]);
        j->space = spaced(column[9]);
    }
    t->head = head;
    if (j->keep) analysis(j, t, column);
    return READOUT_OK;
}

static status multiword(job *j, const slice *column, error *e) {
    slice rest = column[0];
    uint32_t first, last;
    if (!number(slice_take(&rest, '-'), &first) || !number(rest, &last) || last < first || last - first > 200 ||
        j->range_ids)
        return bad(j, e, "a malformed range of ids");
    if (first != j->article->tokens.size - j->first + 1) return bad(j, e, "a range of ids out of order");
    j->range_at = append(j, column[1]);
    j->range_ids = j->range_size = last - first + 1;
    j->range_text = 0;
    j->space = spaced(column[9]);
    return READOUT_OK;
}

static status token_line(job *j, slice line, error *e) {
    slice column[COLUMNS];
    int count = 0;
    for (slice rest = line; rest.at && count <= COLUMNS; count++) {
        slice piece = slice_take(&rest, '\t');
        if (count < COLUMNS) column[count] = piece;
    }
    if (count != COLUMNS) return bad(j, e, "a line without 10 columns");
    if (slice_find(column[0], SLICE(".")) != SIZE_MAX) return READOUT_OK; /* an empty node of the enhanced graph */
    if (column[1].size == 0) return bad(j, e, "a token without a form");
    begin_sentence(j);
    if (slice_find(column[0], SLICE("-")) == SIZE_MAX) return word(j, column, e);
    return multiword(j, column, e);
}

static void comment(job *j, slice line) {
    slice rest = slice_trim(slice_part(line, 1, line.size));
    if (slice_starts(rest, SLICE("newpar"))) j->paragraph = true;
    if (!slice_starts(rest, SLICE("newdoc"))) return;
    slice key = rest;
    slice_take(&key, '=');
    j->article->id = arena_slice(j->article->arena, slice_trim(key));
}

static bool begins_document(slice line) {
    return slice_starts(line, SLICE("#")) &&
           slice_starts(slice_trim(slice_part(line, 1, line.size)), SLICE("newdoc"));
}

static slice next_line(conllu_reader *r) {
    slice line = slice_take(&r->rest, '\n');
    r->line++;
    if (slice_ends(line, SLICE("\r"))) line.size--;
    return line;
}

static status read_document(void *context, error *e) {
    job *j = context;
    bool begun = false;
    status result = READOUT_OK;
    while (result == READOUT_OK && j->reader->rest.size) {
        conllu_reader before = *j->reader;
        slice line = next_line(j->reader);
        if (begun && begins_document(line)) {
            *j->reader = before;
            break;
        }
        begun = begun || line.size;
        if (line.size == 0) result = end_sentence(j, e);
        else if (line.at[0] == '#') comment(j, line);
        else result = token_line(j, line, e);
    }
    if (result == READOUT_OK) result = end_sentence(j, e);
    if (result == READOUT_OK) j->article->text = arena_slice(j->article->arena, buf_slice(j->text));
    return result;
}

static void skip_document(conllu_reader *r) {
    while (r->rest.size) {
        conllu_reader before = *r;
        if (begins_document(next_line(r))) {
            *r = before;
            return;
        }
    }
}

status conllu_read(conllu_reader *r, bool keep_analysis, article **out, error *e) {
    *out = NULL;
    if (slice_trim(r->rest).size == 0) return READOUT_OK;
    article *a = article_new();
    if (!a) return fail(e, READOUT_NO_MEMORY, "out of memory");
    buf text = {0};
    job j = {.reader = r, .article = a, .keep = keep_analysis, .text = &text, .paragraph = true};
    status result = arena_run(a->arena, read_document, &j, e);
    buf_release(&text);
    if (result == READOUT_OK) {
        *out = a;
        return READOUT_OK;
    }
    if (result != READOUT_NO_MEMORY) skip_document(r);
    article_free(a);
    return result;
}
