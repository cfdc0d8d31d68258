/* lists.h - the bodies of the lists, and the parts that `why` takes from them */
#ifndef RECORD_LISTS_H
#define RECORD_LISTS_H

#include "record/lister.h"

void list_articles(lister *l);
void list_texts(lister *l);
void list_actors(lister *l);
void list_quotes(lister *l);
void list_statements(lister *l);
void list_events(lister *l);
void list_claims(lister *l);
void list_disputes(lister *l);
void list_timeline(lister *l);
void list_search(lister *l);
void list_decisions(lister *l);
void list_reuse(lister *l);
void list_stories(lister *l);
void list_utterances(lister *l);
void list_network(lister *l);

extern const column articles_columns[], actors_columns[], quotes_columns[], statements_columns[], events_columns[],
    claims_columns[], disputes_columns[], timeline_columns[], search_columns[], decisions_columns[], reuse_columns[],
    stories_columns[], utterances_columns[], network_columns[];

/* What an identity is called over all articles, for a row. */
typedef struct face_words {
    slice name, role, country, code, uid;
} face_words;

/* Empty for 0. Borrowed. */
face_words face_words_of(lister *l, int64_t actor_row);
void put_face(lister *l, json_t *to, const face_words *who, slice as_said);

/* A person's, state's or body's fields: speaker (as the article has it), actor, role, country. `as_said` may be
 * empty. */
void put_speaker(lister *l, json_t *to, int64_t actor_row, slice as_said);

/* "via": the names of those who passed it on; `quotes` are numbers joined by blanks. */
void put_via(lister *l, json_t *to, int64_t article_row, slice quotes);

/* The next of these numbers; false at the end. */
bool via_take(slice *quotes, int64_t *n);

/* The identity of an actor's row; 0 for 0. */
int64_t identity_of_actor(lister *l, int64_t actor_row);

/* The article whose digits begin so; 0 and an error that names `id` where there is none, or several. */
int64_t article_by_digits(lister *l, const char *id, slice digits);

/* Fills l->row with one quote or statement: false where there is none. */
bool quote_row(lister *l, int64_t article_row, int64_t n);
bool statement_row(lister *l, int64_t article_row, int64_t n);

#endif
