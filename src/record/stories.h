/* stories.h - which articles report the same happening
 *
 * Articles are alike by the terms they share (topic.h), each weighed by how rare it is in news and in this record
 * (what all reports of one campaign name tells nothing of which go together), and the less the more days lie between
 * them. The two most alike groups become one, as long as any two are alike enough on average; who is compared with
 * whom follows from shared terms. Worked out when asked, over the articles in the order of date and SHA-256, so that
 * the order of adding does not matter. */
#ifndef RECORD_STORIES_H
#define RECORD_STORIES_H

#include "record/lister.h"

typedef struct story_article {
    int64_t id;
    int32_t day;
    uint32_t story;    /* the first of its story's articles */
    float central;     /* how much it is like the whole story */
} story_article;

typedef struct stories {
    story_article *articles; /* by date and SHA-256 */
    uint32_t *order; /* story by story, and in each in that order */
    uint32_t
        *begin; /* in `order`, of the story of which an article is the first, else where no more are; and the end */
    uint32_t size;
} stories;

/* In l->a. */
void stories_find(lister *l, stories *out);

#endif
