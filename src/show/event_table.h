/* event_table.h - what lies beside events.csv, so that R, Python and Stata read it right
 *
 * codebook.csv (each column: name, type, what it is), datapackage.json (Frictionless), load.R, load.py, load.do.
 * Codes stay text: "030" is not 30. */
#ifndef SHOW_EVENT_TABLE_H
#define SHOW_EVENT_TABLE_H

#include "base/error.h"

/* Writes the files into `folder`, which must be there. The table is expected beside them as events.csv.
 * READOUT_NO_FILE with *e filled where one can't be written. */
status event_companions(const char *folder, error *e);

#endif
