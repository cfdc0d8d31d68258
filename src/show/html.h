/* html.h - HTML whose text can do no harm
 *
 * All text of articles goes through html_text, in elements as in attribute values: nothing else reaches a page
 * from outside. */
#ifndef SHOW_HTML_H
#define SHOW_HTML_H

#include "base/buf.h"

/* Adds text with & < > " ' escaped; control characters other than line ends and tabs, and malformed bytes, as
 * U+FFFD. Characters that turn the direction of writing stay within it: wrap what may hold them in an element with
 * dir="auto". */
void html_text(buf *out, slice text);

/* Adds markup of our own. */
void html_raw(buf *out, const char *markup);

/* Adds a part of an id: letters, digits, - and _ as they are, any other byte as .NN. */
void html_id(buf *out, slice text);

/* Adds `<time datetime="2031-05-02">2 May 2031</time>`, or what is known of a date ("2031-05", "2031"), or the
 * text. */
void html_date(buf *out, slice iso);

#endif
