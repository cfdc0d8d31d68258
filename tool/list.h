/* list.h - rows of the record, shown */
#ifndef LIST_H
#define LIST_H

#include "command.h"
#include "show/show.h"

/* The record that the call names, for reading. NULL after saying why there is none. */
record *list_record(const call *c);

/* The same, to read or to decide something in it. */
record *list_record_in(const call *c, enum record_mode mode);

/* One list through a format onto an open output. *count (may be NULL) gets the number of rows. Errors are said, and
 * how many events the format has no place for: they are left out but where `all`. */
enum exit_code list_write(record *r, const record_list *list, const record_filter *filter, const char *format,
                          bool all, bool dyads, output *o, uint64_t *count);

/* Whether some list is written so: linked data is a format of quotes, and of articles too. */
bool list_format(const char *format);

#endif
