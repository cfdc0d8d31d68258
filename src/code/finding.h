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
    uint32_t within;      /* index of the finding that it is known to stand in, or NONE */
    /* said by the outlet, though it stands in somebody's content: ", a charge that he denies" */
    bool apart;
    float score;
    const char *rule;
} finding;

typedef struct findings {
    VEC(finding) at;
} findings;

/* Gives a finding without a content, whose source and cue end a sentence behind a comma, all of the sentence before
 * that. */
void finding_add_content(finding *x, const article_facts *f);

/* Gives a participle without a source that can be the source of the cue before it in its sentence. Findings are in
 * the order of cues. */
void findings_share_sources(findings *all, const article_facts *f);

/* The subject of a verb, or of the verb that it is joined or subordinate to without one of its own ("left,
 * saying"); NONE. */
uint32_t finding_subject(const article_facts *f, uint32_t verb);

/* Gives a finding its grammatical subject for a source, where it has none, or one that cannot be, and the tree
 * shows one outside of the content. */
void finding_add_subject(finding *x, const article_facts *f);

/* Sets each finding's parent: the one with the smallest content around its cue. Linear in the contents. */
void findings_nest(findings *out, const article_facts *f);

/* The token that carries a source: the first whose head lies outside of it. NONE for no runs. */
uint32_t finding_head(const article_facts *f, const range *runs, uint32_t count);

/* Whether one of the runs holds the token. */
bool finding_holds(const range *runs, uint32_t count, uint32_t at);

/* Keeps of a finding's content what lies in [first, end), tokens. False, and nothing is changed, where that is
 * nothing. */
bool finding_clip(finding *x, const article_facts *f, uint32_t first, uint32_t end);

#endif
