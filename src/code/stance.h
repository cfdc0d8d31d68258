/* stance.h - what a cue makes of its content
 *
 * From lang/en/cues.tsv and channels.tsv. The stance is towards the content as worded: "denied that it sent"
 * denies, "said it had not sent" asserts a content that is negative in itself. */
#ifndef CODE_STANCE_H
#define CODE_STANCE_H

#include "base/map.h"
#include "code/reproach.h"
#include "code/token_facts.h"

enum cue_class {
    CLASS_VERB,
    CLASS_NOUN,
    CLASS_CLAIM,
    CLASS_JUDGE,
    CLASS_FALSE,
    CLASS_SPEECH,
    CLASS_VERIFY,
    CLASS_BELIEVE,
    CLASS_OFFICE,
    CLASS_TALE,
    CLASS_MIND,
    CLASS_CHARGE,
    CLASS_WISH,
    CLASS_FIRM,
    CLASS_BAD,
    CLASS_TRULY,
    CLASS_MAKES,
    CLASS_AGAIN,
    CLASS_TURN,
    CLASS_TELL,
    CLASS_ACCUSATION,
    CLASS_FAIR,
    CLASS_FIGURE,
    CLASS_SPEAK,
    CLASS_THINK,
    CLASS_MUTE,
    CLASS_NAMING,
    CLASS_SILENT,
    CLASS_IMPUTE,
    CLASS_HOLD,
    CLASS_SHARE,
    CLASS_PLEAD,
    CLASS_GUILT,
    CLASS_INNOCENCE,
    CLASS_ISSUED,
    CLASS_AUTHOR,
    CLASS_DENIAL,
    CLASS_AWAIT,
    CLASS_DIFFER,
    CLASS_ACCUSED,
    CLASS_TRADE,
    CLASS_SURE,
    CLASS_RULING,
    CLASS_VERDICT,
    CLASS_SEEM,
    CLASS_WANTING,
    CLASS_PROOF,
    CLASS_PRESENTING,
    CLASS_SHOWING,
    CLASS_TELLING,
    CLASS_COMMENT,
    CLASS_RETRACT,
    CLASS_SCORN,
    CUE_CLASSES
};

typedef struct cue_lexicon {
    map words[CUE_CLASSES]; /* lemma -> stance + STANCES * stance where negated */
    map channels[2];        /* of nouns, of verbs: lemma, or two joined by a space -> number of `channel` */
    VEC(slice) channel;
    reproaches *reproaches;
} cue_lexicon;

/* Loads the tables into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status cue_lexicon_open(arena *a, const char *folder, cue_lexicon *out, error *e);

/* Whether the lexicon has the token's lemma in a class; where `stance` is not NULL, its stance. */
bool cue_lexicon_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at, uint8_t *stance);

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
