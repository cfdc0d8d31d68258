/* attribution_file.h - quotes.model: the attributions' weights in a model file */
#ifndef CODE_ATTRIBUTION_FILE_H
#define CODE_ATTRIBUTION_FILE_H

#include "base/model.h"
#include "code/attribution_model.h"

/* Opens folder/quotes.model; *out points into it, and lives until model_close(file). READOUT_NO_FILE,
 * READOUT_BAD_MODEL. */
status attribution_model_open(arena *a, const char *folder, model *file, attribution_model *out, error *e);

/* Writes a model whose rank's weights are numbers, as bytes. For training. */
status attribution_model_write(arena *a, const char *path, const attribution_model *m, error *e);

#endif
