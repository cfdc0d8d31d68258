/* extract.c - readout extract: what `read` makes of a report, and no more */
#include "articles_out.h"

enum exit_code run_extract(const call *c) {
    articles_out how = {.command = FOR_EXTRACT, .load = LOAD_READ};
    return articles_write(c, &how);
}
