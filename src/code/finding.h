/* finding.h - an attribution while it is being found: tokens, not yet spans */
#ifndef CODE_FINDING_H
#define CODE_FINDING_H

#include "code/attribution_tag.h"
#include "code/stance.h"

typedef struct finding {
    uint32_t first, last, head;    /* tokens of the cue */
    const range *source, *content; /* runs of tokens, in order */
    uint32_t sources, contents;
    uint32_t source_head; /* token or NONE */
    uint32_t parent;      /* index of a finding, or NONE */
    float score;
    const char *rule;
} finding;

typedef struct findings {
    VEC(finding) at;
} findings;

/* Adds what the nouns of claims in other findings' contents attribute: "denied Western allegations of sending drones". */
void findings_add_claims(findings *out, const article_facts *f, const cue_lexicon *l);

/* Gives a finding without a source its grammatical subject, where the tree shows one outside of the content. */
void finding_add_subject(finding *x, const article_facts *f);

/* Sets each finding's parent: the one with the smallest content around its cue. Linear in the contents. */
void findings_nest(findings *out, const article_facts *f);

/* The token that carries a source: the first whose head lies outside of it. NONE for no runs. */
uint32_t finding_head(const article_facts *f, const range *runs, uint32_t count);

bool finding_holds(const range *runs, uint32_t count, uint32_t at);

#endif
