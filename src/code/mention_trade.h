/* mention_trade.h - firms' names that end with the word for their trade: "Varnholt Shipping", "Ostrava Steel" */
#ifndef CODE_MENTION_TRADE_H
#define CODE_MENTION_TRADE_H

#include "code/gazetteer.h"

/* Adds such names to `ends` where the parser has not marked them whole: for each token of one the token after it.
 * Tokens that have an end are left alone. Linear in the article. */
void trade_names_find(const gazetteer *g, const article *a, const matches *found, uint32_t *ends);

#endif
