/* stance.h - what a cue makes of its content
 *
 * From lang/en/cues.tsv and channels.tsv. The stance is towards the content as worded: "denied that it sent"
 * denies, "said it had not sent" asserts a content that is negative in itself. */
#ifndef CODE_STANCE_H
#define CODE_STANCE_H

#include "code/cue_lexicon.h"
#include "code/token_facts.h"

/* Tokens of an attribution: runs of source and content, cue from first to last. */
typedef struct stance_question {
    const article_facts *f;
    uint32_t first, last, head; /* of the cue */
    const range *content;
    uint32_t contents;
    const range *source;
    uint32_t sources;
} stance_question;

typedef struct stance_answer {
    uint8_t stance; /* enum stance */
    bool negated, hypothetical;
} stance_answer;

stance_answer stance_find(const cue_lexicon *l, const stance_question *q);

/* "refused | to accept the charge": the verb of belief under one that refuses, where its object was said; else
 * NONE. */
uint32_t cue_unbelieving(const cue_lexicon *l, const article_facts *f, uint32_t head);

/* "begged | to differ": the second of two verbs that deny together; else NONE. */
uint32_t cue_differing(const cue_lexicon *l, const article_facts *f, uint32_t head);

/* The channel named in the cue or beside it, in the cue's sentence and outside of its content; else empty. */
slice stance_channel(const cue_lexicon *l, const stance_question *q);

#endif
