/* json_out.c - JSON written straight into a buf, in one pass: `readout code` prints megabytes of it a second */
#include "show/json_out.h"

#include <math.h>

static void value(json_out *j) {
    if (j->comma)
        buf_byte(j->out, ',');
    j->comma = true;
}

void json_out_open(json_out *j, char bracket) {
    value(j);
    buf_byte(j->out, bracket);
    j->comma = false;
}

void json_out_close(json_out *j, char bracket) {
    buf_byte(j->out, bracket);
    j->comma = true;
}

static void escaped(buf *out, unsigned char byte) {
    static const char brief[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i < sizeof brief - 1; i += 2)
        if ((unsigned char)brief[i] == byte) {
            buf_byte(out, '\\');
            buf_byte(out, brief[i + 1]);
            return;
        }
    buf_print(out, "\\u%04x", byte);
}

static void quoted(buf *out, slice text) {
    size_t begin = 0;
    buf_byte(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F)
            continue;
        buf_add(out, slice_part(text, begin, i));
        escaped(out, byte);
        begin = i + 1;
    }
    buf_add(out, slice_part(text, begin, text.size));
    buf_byte(out, '"');
}

void json_out_key(json_out *j, const char *key) {
    value(j);
    quoted(j->out, slice_of(key));
    buf_byte(j->out, ':');
    j->comma = false;
}

void json_out_text(json_out *j, slice text) {
    value(j);
    quoted(j->out, text);
}

void json_out_text_or_null(json_out *j, slice text) {
    if (text.size)
        json_out_text(j, text);
    else
        json_out_null(j);
}

/* The usual case by hand: printf is most of the time of writing spans otherwise. */
static void digits(buf *out, uint64_t number) {
    char text[20];
    size_t at = sizeof text;
    do
        text[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(out, (slice){text + at, sizeof text - at});
}

void json_out_number(json_out *j, uint64_t number) {
    value(j);
    digits(j->out, number);
}

void json_out_real(json_out *j, double number) {
    value(j);
    if (!isfinite(number) || fabs(number) > 1e9) {
        buf_add(j->out, SLICE("null"));
        return;
    }
    uint64_t parts = (uint64_t)llround(fabs(number) * 10000), part = parts % 10000;
    if (number < 0 && parts)
        buf_byte(j->out, '-');
    digits(j->out, parts / 10000);
    if (!part)
        return;
    buf_byte(j->out, '.');
    for (uint64_t unit = 1000; part; part %= unit, unit /= 10)
        buf_byte(j->out, (char)('0' + part / unit));
}

void json_out_bool(json_out *j, bool truth) {
    value(j);
    buf_add(j->out, truth ? SLICE("true") : SLICE("false"));
}

void json_out_null(json_out *j) {
    value(j);
    buf_add(j->out, SLICE("null"));
}

void json_out_pair(json_out *j, uint64_t begin, uint64_t end) {
    json_out_open(j, '[');
    json_out_number(j, begin);
    json_out_number(j, end);
    json_out_close(j, ']');
}
