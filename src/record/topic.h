/* topic.h - what an article is about: its words and names with weights, as the record keeps them
 *
 * Names and numbers weigh more than other words, verbs less, what stands at the beginning more; the words of a name
 * share its weight (each has it by the square root of how many they are); how often a word comes back counts for
 * little. How common it is in news stands beside its weight; how common it is in the record is only known when asked.
 * A pure function of the article. */
#ifndef RECORD_TOPIC_H
#define RECORD_TOPIC_H

#include "article.h"
#include "record/common.h"

enum { TOPIC_TERMS = 96, TOPIC_BYTES = 6 };

/* A term: its word's key, its weight in tenths, and how many of 250 articles of news have it (0: fewer than one). */
typedef struct term {
    uint32_t key;
    uint8_t weight, common;
} term;

/* The terms that say most, TOPIC_BYTES each, by key. In `scratch`. */
slice topic_packed(const article *a, const common *c, arena *scratch);
term topic_unpacked(const char *at);

/* The natural logarithm of one over the share of articles of news that have a term. */
double topic_rarity(uint8_t listed);

/* The same where `with` of `articles` of a record have it. The record counts as much as news do, from some hundred
 * articles to a thousand: what most of its reports name says nothing of which of them go together. */
double topic_rarity_here(uint8_t listed, uint32_t with, uint32_t articles);

#endif
