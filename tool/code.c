/* code.c - readout code: a stream of reports to a stream of coded ones */
#include "articles_out.h"
#include "pairs.h"

enum exit_code run_code(const call *c) {
    articles_out how = {.command = FOR_CODE, .load = LOAD_ALL, .standard_format = "jsonl"};
    return c->set.pairs ? pairs_write(c) : articles_write(c, &how);
}
