/* brat.c - attributions as brat's standoff format, as PolNeAR uses it
 *
 * For each attribution its source, its content and its cue, each a T line, a T line "Attribution" where the cue
 * stands (the content, where there is no cue), and the E line that joins them. Offsets are code points; a span is
 * broken at line ends, as brat wants it. */
#include "show/sheet.h"
#include "show/show.h"

/* White space at both ends of a span's line. */
static span trimmed(const article *a, span at) {
    slice inner = slice_trim(article_text(a, at));
    if (!inner.size)
        return (span){at.begin, at.begin};
    uint32_t begin = (uint32_t)(inner.at - a->text.at);
    return (span){begin, begin + (uint32_t)inner.size};
}

typedef VEC(span) span_list;

/* The pieces of a range between line ends. */
static span_list pieces_of(sheet *s, range spans) {
    span_list found = {0};
    const span *list = article_spans(s->a, spans);
    for (uint32_t i = 0; i < spans.count; i++) {
        uint32_t at = list[i].begin;
        while (at < list[i].end) {
            slice rest = article_text(s->a, (span){at, list[i].end});
            size_t line = slice_find(rest, SLICE("\n"));
            uint32_t end = line == SIZE_MAX ? list[i].end : at + (uint32_t)line;
            span piece = trimmed(s->a, (span){at, end});
            if (piece.end > piece.begin)
                *vec_push(s->arena, &found) = piece;
            at = end + 1;
        }
    }
    return found;
}

/* One T line; returns its number, or 0 where the span is empty. */
static unsigned line(sheet *s, unsigned *count, const char *label, range spans) {
    span_list pieces = pieces_of(s, spans);
    if (!pieces.size)
        return 0;
    buf_print(s->out, "T%u\t%s", ++*count, label);
    for (uint32_t i = 0; i < pieces.size; i++)
        buf_print(s->out, "%c%llu %llu", i ? ';' : ' ', (unsigned long long)sheet_point(s, pieces.at[i].begin),
                  (unsigned long long)sheet_point(s, pieces.at[i].end));
    for (uint32_t i = 0; i < pieces.size; i++) {
        buf_byte(s->out, i ? ' ' : '\t');
        slice text = article_text(s->a, pieces.at[i]);
        for (size_t k = 0; k < text.size; k++)
            buf_byte(s->out, (unsigned char)text.at[k] < 0x20 ? ' ' : text.at[k]);
    }
    buf_byte(s->out, '\n');
    return *count;
}

static void role(sheet *s, const char *label, unsigned number) {
    if (number)
        buf_print(s->out, " %s:T%u", label, number);
}

/* PolNeAR leaves out what is attributed inside the content of another attribution; so do we, where a rule found it
 * there. */
static bool is_left_out(const attribution *t) {
    return slice_equal(t->rule, SLICE("nested")) || slice_equal(t->rule, SLICE("claim"));
}

static void write_one(sheet *s, const attribution *t, unsigned *count, unsigned *events) {
    unsigned source = line(s, count, "Source", t->source);
    unsigned cue = line(s, count, "Cue", t->cue);
    unsigned content = line(s, count, "Content", t->content);
    unsigned anchor = line(s, count, "Attribution", cue ? t->cue : t->content);
    if (!anchor)
        return;
    buf_print(s->out, "E%u\tAttribution:T%u", ++*events, anchor);
    role(s, "Source", source);
    role(s, "Cue", cue);
    role(s, "Content", content);
    buf_byte(s->out, '\n');
}

/* And it has what people plan and feel. */
static void write_brat(sheet *s) {
    unsigned count = 0, events = 0;
    for (uint32_t i = 0; i < s->a->attributions.size; i++)
        if (!is_left_out(&s->a->attributions.at[i]))
            write_one(s, &s->a->attributions.at[i], &count, &events);
    for (uint32_t i = 0; i < s->a->doubtful.size; i++) write_one(s, &s->a->doubtful.at[i], &count, &events);
}

status article_to_brat(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_brat, e);
}
