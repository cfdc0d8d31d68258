/* table.c - loads tab-separated tables
 *
 * Two passes over the bytes: one counts rows and cells, one fills them, so that each array is allocated once. */
#include "base/table.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/utf8.h"

/* One line off the front of *rest, without its end; counts it. */
static slice take_line(slice *rest, uint64_t *line) {
    slice text = slice_take(rest, '\n');
    ++*line;
    if (text.size && text.at[text.size - 1] == '\r')
        text.size--;
    return text;
}

static bool is_row(slice line) {
    return slice_trim(line).size > 0 && line.at[0] != '#';
}

static uint32_t count_cells(slice line) {
    uint32_t count = 1;
    for (size_t i = 0; i < line.size; i++)
        count += line.at[i] == '\t';
    return count;
}

static status bad_line(error *e, const char *path, uint64_t line, const char *message) {
    fail(e, READOUT_BAD_MODEL, "%s", message);
    error_in(e, path);
    error_at(e, line, 0, 0);
    return READOUT_BAD_MODEL;
}

static status check_utf8(slice text, const char *path, error *e) {
    size_t bad = utf8_invalid(text);
    if (bad == SIZE_MAX)
        return READOUT_OK;
    uint64_t line = 1;
    for (size_t i = 0; i < bad; i++)
        line += text.at[i] == '\n';
    return bad_line(e, path, line, "not UTF-8");
}

/* Fills the table's cells and rows, whose room is known to be enough. */
static status fill(slice text, uint32_t least, uint32_t most, slice *cells, table_row *rows, table *t, error *e) {
    uint32_t used = 0;
    for (uint64_t line = 0; text.at;) {
        slice rest = take_line(&text, &line);
        if (!is_row(rest))
            continue;
        table_row *row = &rows[t->size++];
        *row = (table_row){.first = used, .count = 0, .line = line};
        while (rest.at) {
            cells[used++] = slice_trim(slice_take(&rest, '\t'));
            row->count++;
        }
        if (row->count < least || row->count > most) {
            fail(e, READOUT_BAD_MODEL, "%u cells, where there should be %u to %u", row->count, least, most);
            error_in(e, t->path);
            error_at(e, line, 0, 0);
            return READOUT_BAD_MODEL;
        }
    }
    return READOUT_OK;
}

status table_parse(arena *a, slice text, const char *path, uint32_t least, uint32_t most, table *out, error *e) {
    *out = (table){.path = path};
    if (text.size > TABLE_LIMIT) {
        fail(e, READOUT_TOO_LARGE, "a table of more than %u bytes", TABLE_LIMIT);
        error_in(e, path);
        return READOUT_TOO_LARGE;
    }
    status s = check_utf8(text, path, e);
    if (s != READOUT_OK)
        return s;
    size_t cells = 0, rows = 0;
    uint64_t line = 0;
    for (slice rest = text; rest.at;) {
        slice at = take_line(&rest, &line);
        if (is_row(at)) {
            rows++;
            cells += count_cells(at);
        }
    }
    slice *cell = ARENA_NEW(a, slice, cells);
    table_row *row = ARENA_NEW(a, table_row, rows);
    out->cells = cell;
    out->rows = row;
    return fill(text, least, most, cell, row, out, e);
}

/* Reads exactly `size` bytes; no allocation happens while the file is open. */
static bool read_file(const char *path, char *into, size_t size) {
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    size_t got = fread(into, 1, size, file);
    bool good = got == size && !ferror(file);
    fclose(file);
    return good;
}

static status no_file(error *e, const char *path) {
    fail(e, READOUT_NO_FILE, "cannot be read: %s", errno ? strerror(errno) : "it changed while being read");
    error_in(e, path);
    return READOUT_NO_FILE;
}

status table_load(arena *a, const char *folder, const char *name, uint32_t least, uint32_t most, table *out,
                  error *e) {
    slice joined = arena_print(a, "%s/%s", folder, name);
    const char *path = arena_string(a, joined);
    struct stat about;
    *out = (table){.path = path};
    errno = 0;
    if (stat(path, &about) != 0)
        return no_file(e, path);
    if (!S_ISREG(about.st_mode)) {
        fail(e, READOUT_NO_FILE, "not a file");
        error_in(e, path);
        return READOUT_NO_FILE;
    }
    if (about.st_size > (off_t)TABLE_LIMIT) {
        fail(e, READOUT_TOO_LARGE, "a table of more than %u bytes", TABLE_LIMIT);
        error_in(e, path);
        return READOUT_TOO_LARGE;
    }
    size_t size = (size_t)about.st_size;
    char *bytes = arena_alloc(a, size + 1);
    if (!read_file(path, bytes, size))
        return no_file(e, path);
    return table_parse(a, (slice){bytes, size}, path, least, most, out, e);
}

slice table_cell(const table *t, uint32_t row, uint32_t column) {
    if (row >= t->size || column >= t->rows[row].count)
        return (slice){NULL, 0};
    return t->cells[t->rows[row].first + column];
}

status table_fail(const table *t, uint32_t row, error *e, const char *format, ...) {
    char message[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    return bad_line(e, t->path, row < t->size ? t->rows[row].line : 0, message);
}
