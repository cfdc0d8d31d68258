/* pairs.c - lines with a source and a target, taken through the same pipeline as `readout code`
 *
 * The two spans travel as the first two of article.spans. */
#include "pairs.h"

#include <string.h>

#include "base/utf8.h"
#include "code/event.h"
#include "out.h"
#include "read/source.h"
#include "read/text.h"
#include "say.h"
#include "show/json_out.h"
#include "work.h"

typedef struct pairs {
    const call *call;
    rooms rooms;
    read_options options;
    output out;
    int operand;
    source *source;
    buf line;
    uint64_t number;
} pairs;

static const char *path_of(const pairs *p) { return p->call->count ? p->call->operands[p->operand] : "-"; }

/* ------------------------------------------------------------------------------------------------ reading */

typedef struct spans_job {
    article *article;
    const json_t *object;
} spans_job;

/* [b, e] in code points to bytes; nothing and what is out of the text is the empty span. */
static span span_of(const utf8_index *index, const json_t *pair) {
    json_int_t begin = json_integer_value(json_array_get(pair, 0)), end = json_integer_value(json_array_get(pair, 1));
    if (begin < 0 || end <= begin)
        return (span){0, 0};
    return (span){(uint32_t)utf8_byte_of(index, (size_t)begin), (uint32_t)utf8_byte_of(index, (size_t)end)};
}

static status keep_spans(void *context, error *e) {
    const spans_job *job = context;
    article *a = job->article;
    utf8_index index = utf8_index_new(a->arena, a->text);
    (void)e;
    article_span(a, span_of(&index, json_object_get(job->object, "source")));
    article_span(a, span_of(&index, json_object_get(job->object, "target")));
    return READOUT_OK;
}

static status read_pair(pairs *p, article *a, error *e) {
    json_t *object;
    status s = read_json_load(buf_slice(&p->line), path_of(p), p->number, &object, e);
    if (s != READOUT_OK)
        return s;
    s = read_json_object(a, object, path_of(p), p->number, &p->options, e);
    spans_job job = {a, object};
    if (s == READOUT_OK)
        s = arena_run(a->arena, keep_spans, &job, e);
    json_decref(object);
    return s;
}

/* The next line that is not empty into p->line; *end after the last input's last. */
static status next_line(pairs *p, bool *end, error *e) {
    int count = p->call->count ? p->call->count : 1;
    for (*end = false; p->operand < count;) {
        if (!p->source) {
            p->source = source_open(path_of(p), e);
            p->number = 0;
        }
        bool over = false;
        status s = p->source ? source_line(p->source, READ_LINE_LIMIT, &p->line, &over, e) : e->status;
        p->number++;
        if (s != READOUT_OK)
            error_in(e, path_of(p));
        if (!p->source || over) {
            source_close(p->source);
            p->source = NULL;
            p->operand++;
        }
        if (s != READOUT_OK || (!over && slice_trim(buf_slice(&p->line)).size))
            return s;
    }
    *end = true;
    return READOUT_OK;
}

static status next(void *context, article **out, error *e) {
    pairs *p = context;
    bool end;
    status s = next_line(p, &end, e);
    *out = NULL;
    if (s != READOUT_OK || end)
        return s;
    article *a = article_new();
    if (!a)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    s = read_pair(p, a, e);
    if (s == READOUT_OK)
        *out = a;
    else
        article_free(a);
    return s;
}

/* ------------------------------------------------------------------------------------------------ writing */

static void write_result(const article *a, const event_pair_result *r, buf *out) {
    json_out j = {.out = out};
    json_out_open(&j, '{');
    json_out_key(&j, "id");
    json_out_text(&j, a->id);
    json_out_key(&j, "type");
    json_out_text_or_null(&j, r->type);
    json_out_key(&j, "mode");
    json_out_text_or_null(&j, r->mode);
    json_out_key(&j, "polarity");
    json_out_text(&j, r->negative ? SLICE("-") : SLICE("+"));
    json_out_key(&j, "factuality");
    json_out_text(&j, slice_of(factuality_name[r->factuality]));
    json_out_key(&j, "quad");
    json_out_number(&j, r->quad);
    json_out_key(&j, "score");
    json_out_real(&j, (double)r->score);
    json_out_close(&j, '}');
    buf_byte(out, '\n');
}

static status make(void *context, article *a, buf *out, error *e) {
    const pairs *p = context;
    event_pair_result result = {.score = 0};
    span from = a->spans.at[0], to = a->spans.at[1];
    status s = parser_parse(p->rooms.parser, a, e);
    if (s == READOUT_OK)
        s = coder_code(p->rooms.coder, a, e);
    if (s == READOUT_OK)
        s = event_pair(coder_events(p->rooms.coder), a, from, to, &result, e);
    if (s == READOUT_OK)
        write_result(a, &result, out);
    return s;
}

static status take(void *context, article *a, slice made, error *e) {
    pairs *p = context;
    (void)a;
    output_add(&p->out, made);
    return out_check(&p->out, e);
}

enum exit_code pairs_write(const call *c) {
    error e = {0};
    pairs p = {.call = c};
    enum exit_code code = EXIT_STORE;
    if (rooms_open(&p.rooms, c->set.language, LOAD_ALL)) {
        p.options = (read_options){.date = c->set.date, .lexicon = p.rooms.lexicon, .whole = true};
        work w = {.call = c, .rooms = &p.rooms, .next = next, .make = make, .take = take, .context = &p};
        if (output_open(&p.out, c->set.output, &e) == READOUT_OK)
            code = work_run(&w);
        else
            say_error(&e);
        code = out_close(&p.out, code);
    }
    source_close(p.source);
    buf_release(&p.line);
    rooms_close(&p.rooms);
    return code;
}
