/* pairs.h - readout code --pairs: the one event between two marked spans of each object */
#ifndef PAIRS_H
#define PAIRS_H

#include "command.h"

/* Reads JSONL (id, text, date, source and target: [begin, end] in code points, or null) and writes an object a line:
 * id, type, mode, polarity, factuality, score. */
enum exit_code pairs_write(const call *c);

#endif
