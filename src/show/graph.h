/* graph.h - the formats of graph programs, for rows of the network: {from {id name kind country sector code}, to,
 * relation, count, denied, articles, outlets, first, last, types[], disputes[]}
 *
 * Names are text of articles: what XML or DOT would take for markup is escaped, what it can't hold is replaced. */
#ifndef SHOW_GRAPH_H
#define SHOW_GRAPH_H

#include "show/writer.h"

/* Keeps the rows; one of the others writes them. */
status graph_open(row_writer *w, error *e);
status graph_take(row_writer *w, json_t *row, error *e);

status graphml_close(row_writer *w, error *e);
status gexf_close(row_writer *w, error *e);
status dot_close(row_writer *w, error *e);

#endif
