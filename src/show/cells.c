/* cells.c - text on a terminal
 *
 * Article text is hostile: an escape sequence in a headline must come out as text. So whatever view prints it first
 * calls cells_plain. Widths are utf8proc's. */
#include "show/cells.h"

#include <utf8proc.h>

/* Invisible characters that change how their neighbours are shown: bidirectional marks, embeddings and isolates,
 * tags, the byte order mark. Joiners (U+200C, U+200D) stay: Persian words and emoji need them. */
static bool turns(uint32_t code) {
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x206F) || code == 0xFEFF || (code >= 0xE0000 && code <= 0xE007F);
}

static bool control(uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

static unsigned width_of(uint32_t code) {
    int width = utf8proc_charwidth((utf8proc_int32_t)code);
    return width > 0 ? (unsigned)width : 0;
}

unsigned cells_of(slice text) {
    unsigned cells = 0;
    while (text.size) {
        size_t size;
        cells += width_of(utf8_decode(text, &size));
        text = slice_part(text, size, text.size);
    }
    return cells;
}

static bool blank(uint32_t code) {
    return code == 0x2028 || code == 0x2029 || code == 0x85 || utf8_is_space(code);
}

void cells_plain(buf *out, slice text) {
    bool gap = false, begun = false;
    while (text.size) {
        size_t size;
        uint32_t code = utf8_decode(text, &size);
        if (blank(code)) {
            gap = begun;
        } else {
            if (gap)
                buf_byte(out, ' ');
            gap = false;
            begun = true;
            if (control(code))
                buf_print(out, "\\x%02X", (unsigned)code);
            else if (turns(code))
                buf_print(out, "\\u{%04X}", (unsigned)code);
            else if (code == UTF8_REPLACEMENT)
                buf_add(out, SLICE("\xEF\xBF\xBD"));
            else
                buf_add(out, slice_part(text, 0, size));
        }
        text = slice_part(text, size, text.size);
    }
}

/* The bytes at the front that fit into `width` cells, whole graphemes only (at least one), and in *last the place
 * behind the last space among them or at their end, 0 where there is none. */
static size_t fitting(slice text, unsigned width, size_t *last) {
    utf8proc_int32_t state = 0;
    uint32_t before = 0;
    unsigned cells = 0;
    size_t at = 0, whole = 0;
    *last = 0;
    while (at < text.size) {
        size_t size;
        uint32_t code = utf8_decode(slice_part(text, at, text.size), &size);
        if (at && utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)code, &state))
            whole = at;
        if (code == ' ')
            *last = at;
        cells += width_of(code);
        if (cells > width)
            return whole ? whole : at ? at : size;
        before = code;
        at += size;
    }
    return at;
}

slice cells_line(slice *rest, unsigned width) {
    size_t last, end = fitting(*rest, width, &last);
    if (end < rest->size && rest->at[end] != ' ' && last)
        end = last;
    slice line = slice_part(*rest, 0, end);
    while (end < rest->size && rest->at[end] == ' ')
        end++;
    *rest = slice_part(*rest, end, rest->size);
    return line;
}

void cells_cut(buf *out, slice text, unsigned width) {
    size_t last;
    if (cells_of(text) <= width) {
        buf_add(out, text);
        return;
    }
    if (width > 1)
        buf_add(out, slice_part(text, 0, fitting(text, width - 1, &last)));
    buf_add(out, SLICE("\xE2\x80\xA6"));
}

void cells_pad(buf *out, unsigned count) {
    while (count--)
        buf_byte(out, ' ');
}
