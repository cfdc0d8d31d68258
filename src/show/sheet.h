/* sheet.h - an article while it is written out: with offsets in code points and scratch memory
 *
 * Readout's spans are bytes; what leaves it says Unicode code points. */
#ifndef SHOW_SHEET_H
#define SHOW_SHEET_H

#include "article.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "show/json_out.h"

typedef struct sheet {
    const article *a;
    arena *arena; /* scratch, gone when the writer returns */
    utf8_index index;
    const uint32_t *numbers; /* of each actor, among those of its kind */
    buf *out;
    json_out j; /* onto `out` */
} sheet;

/* Runs `write` on a sheet of the article. READOUT_NO_MEMORY where memory is out for it or for `out`. */
status sheet_run(const article *a, buf *out, void (*write)(sheet *s), error *e);

/* The code points before a byte. */
uint64_t sheet_point(const sheet *s, uint32_t byte);

/* JSON: a span as `[b, e]`, a range of spans as `[[b, e], ...]`, and a key with either. */
void sheet_span(sheet *s, span at);
void sheet_spans(sheet *s, range spans);
void sheet_key_span(sheet *s, const char *key, span at);
void sheet_key_spans(sheet *s, const char *key, range spans);

/* `"begin": b, "end": e`. */
void sheet_begin_end(sheet *s, span at);

/* Adds the id that an article's own export gives one of its records: "t3" for the third attribution, "e1" for the
 * first proposition, and for actors a letter by kind ("p1" the first person, "c2" the second state). */
void sheet_attribution_id(sheet *s, const char *key, uint32_t number);
void sheet_actor_id(sheet *s, const char *key, uint32_t number);
void sheet_actor(sheet *s, uint32_t number);

#endif
