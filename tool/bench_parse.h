/* bench_parse.h - readout bench parse FILE...: a row for each stage of the parser */
#ifndef BENCH_PARSE_H
#define BENCH_PARSE_H

#include "command.h"

/* `parse` is the call's first operand. */
enum exit_code run_bench_parse(const call *c);

#endif
