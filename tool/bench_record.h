/* bench_record.h - readout bench record, and bench generate */
#ifndef BENCH_RECORD_H
#define BENCH_RECORD_H

#include "command.h"

enum exit_code run_bench_record(const call *c);
enum exit_code run_bench_generate(const call *c);

#endif
