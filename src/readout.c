/* readout.c - the public interface, over the rooms
 *
 * Nothing is done here but to hold the rooms' objects together and to check what a caller may get wrong. */
#include "readout.h"

#include <stdlib.h>
#include <string.h>

#include "base/checksum.h"
#include "base/mem.h"
#include "code/code.h"
#include "parse/parse.h"
#include "read/read.h"
#include "record/record.h"
#include "show/show.h"

struct readout_model {
    char *language; /* the folder */
    read_lexicon *lexicon;
    parser *parser;
    coder *coder;
    char checksum[CHECKSUM_SIZE]; /* of the folder */
};

enum stage { STAGE_READ, STAGE_PARSED, STAGE_CODED };

struct readout_article {
    article *article;
    enum stage stage;
    char *id; /* terminated */
};

struct readout_record {
    record *record;
    bool writes;
};

static void *no_memory(error *e) {
    fail(e, READOUT_NO_MEMORY, "out of memory");
    return NULL;
}

const char *readout_version(void) { return READOUT_VERSION; }

void readout_text_free(char *text) { mem_free(text); }

/* ---------------------------------------------------------------------------------------------- the model */

static const char *language_folder(const char *given) {
    const char *set = getenv("READOUT_LANG");
    if (given)
        return given;
    return set && *set ? set : READOUT_DATA "/lang/en";
}

readout_model *readout_model_open(const char *language, readout_error *e) {
    const char *folder = language_folder(language);
    readout_model *m = mem_alloc(sizeof *m);
    if (!m)
        return no_memory(e);
    *m = (readout_model){.language = mem_copy(folder, strlen(folder))};
    if (!m->language)
        no_memory(e);
    else if ((m->lexicon = read_lexicon_open(folder, e)) && (m->parser = parser_open(folder, e)) &&
             (m->coder = coder_open(folder, e)) && checksum_folder(folder, m->checksum, e) == READOUT_OK)
        return m;
    readout_model_close(m);
    return NULL;
}

void readout_model_close(readout_model *m) {
    if (!m)
        return;
    coder_close(m->coder);
    parser_close(m->parser);
    read_lexicon_close(m->lexicon);
    mem_free(m->language);
    mem_free(m);
}

/* ---------------------------------------------------------------------------------------------- articles */

typedef status (*reading)(article *a, slice bytes, const char *path, const read_options *options, error *e);

static status read_object(article *a, slice bytes, const char *path, const read_options *options, error *e) {
    return read_json(a, bytes, path, 0, options, e);
}

static readout_article *make(reading read, const readout_model *m, slice bytes, const char *path, error *e) {
    read_options options = {.lexicon = m->lexicon};
    readout_article *a = mem_alloc(sizeof *a);
    if (!a)
        return no_memory(e);
    *a = (readout_article){.article = article_new()};
    if (!a->article)
        no_memory(e);
    else if (read(a->article, bytes, path, &options, e) == READOUT_OK) {
        a->id = mem_copy(a->article->id.at, a->article->id.size);
        if (a->id)
            return a;
        no_memory(e);
    }
    readout_article_free(a);
    return NULL;
}

readout_article *readout_article_from_text(const readout_model *m, const char *text, size_t size, const char *path,
                                           readout_error *e) {
    return make(read_text, m, (slice){text, size}, path, e);
}

readout_article *readout_article_from_json(const readout_model *m, const char *json, size_t size, const char *path,
                                           readout_error *e) {
    return make(read_object, m, (slice){json, size}, path, e);
}

void readout_article_free(readout_article *a) {
    if (!a)
        return;
    article_free(a->article);
    mem_free(a->id);
    mem_free(a);
}

static bool is_day(const char *text) {
    static const char shape[] = "dddd-dd-dd";
    if (strlen(text) != sizeof shape - 1)
        return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
            return false;
    return true;
}

typedef struct published_job {
    article *article;
    const char *date, *outlet;
} published_job;

static status publish(void *context, error *e) {
    const published_job *job = context;
    article *a = job->article;
    (void)e;
    if (!a->date.size && job->date)
        a->date = arena_slice(a->arena, slice_of(job->date));
    if (!a->outlet.size && job->outlet)
        a->outlet = arena_slice(a->arena, slice_of(job->outlet));
    return READOUT_OK;
}

readout_status readout_article_published(readout_article *a, const char *day, const char *outlet, readout_error *e) {
    published_job job = {a->article, day, outlet};
    if (day && !is_day(day))
        return fail(e, READOUT_BAD_USAGE, "no day: '%.40s'", day);
    return arena_run(a->article->arena, publish, &job, e);
}

const char *readout_article_text(const readout_article *a, size_t *size) {
    if (size)
        *size = a->article->text.size;
    return a->article->text.at;
}

const char *readout_article_id(const readout_article *a) { return a->id; }

readout_status readout_article_parse(readout_article *a, const readout_model *m, readout_error *e) {
    if (a->stage >= STAGE_PARSED)
        return READOUT_OK;
    status s = parser_parse(m->parser, a->article, e);
    if (s == READOUT_OK)
        a->stage = STAGE_PARSED;
    return s;
}

readout_status readout_article_code(readout_article *a, const readout_model *m, readout_error *e) {
    if (a->stage == STAGE_CODED)
        return READOUT_OK;
    status s = readout_article_parse(a, m, e);
    if (s == READOUT_OK)
        s = coder_code(m->coder, a->article, e);
    if (s == READOUT_OK)
        a->stage = STAGE_CODED;
    return s;
}

/* The formats, by their names here. */
static const struct {
    const char *name;
    status (*write)(const article *a, buf *out, error *e);
} formats[] = {
    {"json", article_to_json}, {"jsonld", article_to_jsonld}, {"brat", article_to_brat},
    {"conllu", article_to_conllu}, {"tree", article_to_tree}, {"extract", article_to_extract},
};

/* What a buf holds, given away; NULL where memory was out. */
static char *give_away(buf *b, size_t *size, error *e) {
    buf_byte(b, 0);
    if (b->failed) {
        buf_release(b);
        return no_memory(e);
    }
    if (size)
        *size = b->size - 1;
    return b->at;
}

char *readout_article_to(const readout_article *a, const char *format, size_t *size, readout_error *e) {
    buf out = {0};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0) {
            if (formats[i].write(a->article, &out, e) == READOUT_OK)
                return give_away(&out, size, e);
            buf_release(&out);
            return NULL;
        }
    fail(e, READOUT_BAD_USAGE, "no format '%.40s'", format);
    return NULL;
}

/* ---------------------------------------------------------------------------------------------- the record */

readout_record *readout_record_open(const char *path, const readout_model *m, readout_error *e) {
    readout_record *r = mem_alloc(sizeof *r);
    if (!r)
        return no_memory(e);
    *r = (readout_record){.record = record_open(path, m ? RECORD_WRITE : RECORD_READ, m ? m->language : NULL, e),
                          .writes = m != NULL};
    if (r->record && m)
        record_coder_known(r->record, m->checksum);
    if (r->record)
        return r;
    readout_record_close(r);
    return NULL;
}

void readout_record_close(readout_record *r) {
    if (!r)
        return;
    record_close(r->record);
    mem_free(r);
}

readout_status readout_record_add(readout_record *r, const readout_article *a, int *added, readout_error *e) {
    bool new = false;
    if (a->stage != STAGE_CODED)
        return fail(e, READOUT_BAD_USAGE, "the article is not coded");
    if (!r->writes)
        return fail(e, READOUT_BAD_USAGE, "the record is open for reading only");
    status s = record_add(r->record, a->article, &new, e);
    if (added)
        *added = new;
    return s;
}

typedef struct listing {
    int (*take)(void *context, const char *row, size_t size);
    void *context;
    bool ended; /* by the caller */
} listing;

static int add_bytes(const char *bytes, size_t size, void *context) {
    buf *b = context;
    buf_add(b, (slice){bytes, size});
    return b->failed ? -1 : 0;
}

static status take_row(void *context, json_t *row, error *e) {
    listing *l = context;
    buf text = {0};
    bool good = json_dump_callback(row, add_bytes, &text, JSON_COMPACT) == 0;
    buf_byte(&text, 0);
    if (!good || text.failed) {
        buf_release(&text);
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    }
    l->ended = l->take(l->context, text.at, text.size - 1) != 0;
    buf_release(&text);
    return l->ended ? READOUT_BAD_USAGE : READOUT_OK; /* ends the query; readout_record_list knows why */
}

readout_status readout_record_list(readout_record *r, const char *list, const readout_filter *f,
                                   int (*take)(void *context, const char *row, size_t size), void *context,
                                   readout_error *e) {
    record_filter filter = {0};
    listing l = {take, context, false};
    const record_list *found = record_list_find(list);
    if (!found)
        return fail(e, READOUT_BAD_USAGE, "no list '%.40s'", list);
    if (f)
        filter = (record_filter){.speaker = f->speaker, .about = f->about, .stance = f->stance, .kind = f->kind,
                                 .outlet = f->outlet, .since = f->since, .until = f->until, .article = f->article,
                                 .text = f->text, .limit = f->limit};
    status s = found->query(r->record, &filter, (row_sink){take_row, &l}, e);
    return l.ended ? READOUT_OK : s;
}

char *readout_record_why(readout_record *r, const char *id, readout_error *e) {
    json_t *why = NULL;
    buf text = {0};
    if (record_why(r->record, id, &why, e) != READOUT_OK)
        return NULL;
    bool good = json_dump_callback(why, add_bytes, &text, JSON_COMPACT) == 0;
    json_decref(why);
    if (good)
        return give_away(&text, NULL, e);
    buf_release(&text);
    return no_memory(e);
}
