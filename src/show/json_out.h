/* json_out.h - JSON written straight into a buf, in one pass
 *
 *     json_out j = {.out = out};
 *     json_out_open(&j, '{');
 *     json_out_key(&j, "id");  json_out_text(&j, a->id);
 *     json_out_close(&j, '}');
 *
 * Commas are its own affair. Text goes out as UTF-8, with only what must be escaped escaped. */
#ifndef SHOW_JSON_OUT_H
#define SHOW_JSON_OUT_H

#include "base/buf.h"

typedef struct json_out {
    buf *out;
    bool comma; /* whether the next value follows another */
} json_out;

void json_out_open(json_out *j, char bracket);
void json_out_close(json_out *j, char bracket);
void json_out_key(json_out *j, const char *key);
void json_out_text(json_out *j, slice text);
void json_out_number(json_out *j, uint64_t number);

/* At most 4 digits behind the point, without zeros at the end; what is no number is null. */
void json_out_real(json_out *j, double number);
void json_out_bool(json_out *j, bool value);
void json_out_null(json_out *j);

/* Text, or null where it is empty. */
void json_out_text_or_null(json_out *j, slice text);

/* `[begin, end]`. */
void json_out_pair(json_out *j, uint64_t begin, uint64_t end);

#endif
