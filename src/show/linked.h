/* linked.h - what the two writers of linked data share: schema.org's words, and where a quotation stands
 *
 * An article is the resource urn:readout:a..., an attribution urn:readout:q...-n, by the ids that the record's lists
 * print and `readout why` knows. */
#ifndef SHOW_LINKED_H
#define SHOW_LINKED_H

#include "show/json_out.h"

/* `"key": "value"`; nothing where the value is empty. */
void linked_text(json_out *j, const char *key, slice value);
void linked_type(json_out *j, const char *class);

/* `"@context": {...}`. */
void linked_context(json_out *j);

/* `"@id": "urn:readout:ID"`, and `"key": {"@id": ...}`. */
void linked_id(json_out *j, slice id);
void linked_reference(json_out *j, const char *key, slice id);

/* `"key": {"@type": class, "name": name, "jobTitle": title}`; nothing where the name is empty. */
void linked_somebody(json_out *j, const char *key, const char *class, slice name, slice title);

/* A SpecificResource of the article: code points, and the words with those before and after. */
void linked_target(json_out *j, slice article, uint64_t begin, uint64_t end, slice exact, slice before, slice after);

#endif
