/* sheet.c - an article while it is written out */
#include "show/sheet.h"

typedef struct job {
    const article *a;
    buf *out;
    void (*write)(sheet *s);
    arena *arena;
} job;

/* For each actor, how many of its kind there are up to it. */
static const uint32_t *number_actors(const article *a, arena *scratch) {
    uint32_t *numbers = ARENA_NEW(scratch, uint32_t, a->actors.size), counts[ACTOR_KINDS] = {0};
    for (uint32_t i = 0; i < a->actors.size; i++)
        numbers[i] = ++counts[a->actors.at[i].kind];
    return numbers;
}

static status run(void *context, error *e) {
    job *work = context;
    (void)e;
    sheet s = {.a = work->a, .arena = work->arena, .out = work->out, .j = {.out = work->out}};
    s.index = utf8_index_new(work->arena, work->a->text);
    s.numbers = number_actors(work->a, work->arena);
    work->write(&s);
    return READOUT_OK;
}

status sheet_run(const article *a, buf *out, void (*write)(sheet *s), error *e) {
    job work = {a, out, write, arena_new()};
    if (!work.arena)
        return fail(e, READOUT_NO_MEMORY, "out of memory");
    status s = arena_run(work.arena, run, &work, e);
    arena_free(work.arena);
    if (s == READOUT_OK && out->failed)
        s = fail(e, READOUT_NO_MEMORY, "out of memory");
    return s;
}

uint64_t sheet_point(const sheet *s, uint32_t byte) {
    return utf8_point_of(&s->index, byte);
}

void sheet_span(sheet *s, span at) {
    json_out_pair(&s->j, sheet_point(s, at.begin), sheet_point(s, at.end));
}

void sheet_spans(sheet *s, range spans) {
    const span *list = article_spans(s->a, spans);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < spans.count; i++)
        sheet_span(s, list[i]);
    json_out_close(&s->j, ']');
}

void sheet_key_span(sheet *s, const char *key, span at) {
    json_out_key(&s->j, key);
    sheet_span(s, at);
}

void sheet_key_spans(sheet *s, const char *key, range spans) {
    json_out_key(&s->j, key);
    sheet_spans(s, spans);
}

void sheet_begin_end(sheet *s, span at) {
    json_out_key(&s->j, "begin");
    json_out_number(&s->j, sheet_point(s, at.begin));
    json_out_key(&s->j, "end");
    json_out_number(&s->j, sheet_point(s, at.end));
}

void sheet_attribution_id(sheet *s, const char *key, uint32_t number) {
    json_out_key(&s->j, key);
    if (number == NONE)
        json_out_null(&s->j);
    else
        json_out_text(&s->j, arena_print(s->arena, "t%u", (unsigned)number + 1));
}

void sheet_actor(sheet *s, uint32_t number) {
    static const char letters[ACTOR_KINDS] = {'c', 'o', 'g', 'p', 'u', 'd'};
    if (number == NONE)
        json_out_null(&s->j);
    else
        json_out_text(&s->j, arena_print(s->arena, "%c%u", letters[s->a->actors.at[number].kind],
                                         (unsigned)s->numbers[number]));
}

void sheet_actor_id(sheet *s, const char *key, uint32_t number) {
    json_out_key(&s->j, key);
    sheet_actor(s, number);
}
