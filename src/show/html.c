/* html.c - HTML whose text can do no harm */
#include "show/html.h"

#include "base/utf8.h"

static const char *escape(unsigned char byte) {
    switch (byte) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    case '\n': case '\r': case '\t': return NULL;
    default: return byte < 0x20 || byte == 0x7F ? "\xEF\xBF\xBD" : NULL;
    }
}

/* U+0080 to U+009F are controls too; XML has no place for U+FFFE and U+FFFF. */
static bool harmless(uint32_t code) {
    return code < 0x7F || (code >= 0xA0 && code != UTF8_REPLACEMENT && code != 0xFFFE && code != 0xFFFF);
}

void html_text(buf *out, slice text) {
    size_t kept = 0, at = 0;
    while (at < text.size) {
        size_t size;
        uint32_t code = utf8_decode(slice_part(text, at, text.size), &size);
        const char *instead = code < 0x80 ? escape((unsigned char)code) : harmless(code) ? NULL : "\xEF\xBF\xBD";
        if (instead) {
            buf_add(out, slice_part(text, kept, at));
            buf_add(out, slice_of(instead));
            kept = at + size;
        }
        at += size;
    }
    buf_add(out, slice_part(text, kept, text.size));
}

void html_raw(buf *out, const char *markup) {
    buf_add(out, slice_of(markup));
}

static bool plain(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '_';
}

void html_id(buf *out, slice text) {
    for (size_t i = 0; i < text.size; i++) {
        if (plain(text.at[i]))
            buf_byte(out, text.at[i]);
        else
            buf_print(out, ".%02x", (unsigned char)text.at[i]);
    }
}

/* The number that `digits` digits at the front make; 0 where there are none. */
static unsigned number(slice text, size_t at, size_t digits) {
    unsigned value = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (i >= text.size || text.at[i] < '0' || text.at[i] > '9')
            return 0;
        value = value * 10 + (unsigned)(text.at[i] - '0');
    }
    return value;
}

void html_date(buf *out, slice iso) {
    static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
                                         "September", "October", "November", "December"};
    slice text = slice_part(iso, 0, 10);
    unsigned year = number(text, 0, 4), month = text.size >= 7 ? number(text, 5, 2) : 0;
    unsigned day = text.size == 10 ? number(text, 8, 2) : 0;
    if (!year || month > 12 || (text.size > 4 && (text.at[4] != '-' || !month))) {
        html_text(out, iso);
        return;
    }
    html_raw(out, "<time datetime=\"");
    html_text(out, text);
    html_raw(out, "\">");
    if (day)
        buf_print(out, "%u ", day);
    if (month)
        buf_print(out, "%s ", months[month - 1]);
    buf_print(out, "%u</time>", year);
}
