/* error.c - filling and showing errors */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

status fail(error *e, status code, const char *format, ...) {
    if (!e) return code;
    *e = (error){.status = code};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(e->message, sizeof e->message, format, arguments);
    va_end(arguments);
    return code;
}

void error_in(error *e, const char *path) {
    if (e && path && !e->path[0]) snprintf(e->path, sizeof e->path, "%s", path);
}

void error_at(error *e, uint64_t line, uint64_t column, uint64_t offset) {
    if (!e) return;
    e->line = line;
    e->column = column;
    e->offset = offset;
}

static size_t escape(const char *text, char *out, size_t size) {
    size_t used = 0;
    for (; *text && used + 1 < size; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 0x20 && byte != 0x7F) out[used++] = *text;
        else if (used + 5 < size) used += (size_t)snprintf(out + used, size - used, "\\x%02X", byte);
        else break;
    }
    if (size) out[used] = 0;
    return used;
}

const char *error_text(const error *e, char *out, size_t size) {
    size_t used = 0;
    if (size == 0) return out;
    out[0] = 0;
    if (e->path[0]) {
        used = escape(e->path, out, size);
        char place[64];
        int length = 0;
        if (e->line && e->column) length = snprintf(place, sizeof place, ":%llu:%llu: ", (unsigned long long)e->line,
                                                    (unsigned long long)e->column);
        else if (e->line) length = snprintf(place, sizeof place, ":%llu: ", (unsigned long long)e->line);
        else length = snprintf(place, sizeof place, ": ");
        if (length > 0 && used + (size_t)length < size) {
            memcpy(out + used, place, (size_t)length + 1);
            used += (size_t)length;
        }
    }
    escape(e->message, out + used, size - used);
    return out;
}
