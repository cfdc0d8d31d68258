/* cue_lexicon.h - the words of attributions: lang/en/cues.tsv and channels.tsv
 *
 * A word is of a class and has a stance, and another where it is negated. The classes and what they are for are told
 * in the table. */
#ifndef CODE_CUE_LEXICON_H
#define CODE_CUE_LEXICON_H

#include "base/map.h"
#include "base/word_endings.h"
#include "code/reproach.h"

/* Name here, name in the table. */
#define CUE_CLASS_LIST(X) \
    X(VERB, verb) X(NOUN, noun) X(CLAIM, claim) X(JUDGE, judge) X(FALSE, false) X(SPEECH, speech) \
    X(VERIFY, verify) X(BELIEVE, believe) X(OFFICE, office) X(TALE, tale) X(MIND, mind) X(CHARGE, charge) \
    X(WISH, wish) X(FIRM, firm) X(BAD, bad) X(GROUND, ground) X(TRULY, truly) X(MAKES, makes) X(AGAIN, again) \
    X(TURN, turn) \
    X(TELL, tell) X(ACCUSATION, accusation) X(FAIR, fair) X(FIGURE, figure) X(SPEAK, speak) X(THINK, think) \
    X(MUTE, mute) X(NAMING, naming) X(SILENT, silent) X(IMPUTE, impute) X(HOLD, hold) X(SHARE, share) \
    X(PLEAD, plead) X(GUILT, guilt) X(INNOCENCE, innocence) X(ISSUED, issued) X(AUTHOR, author) \
    X(DENIAL, denial) X(AWAIT, await) X(DIFFER, differ) X(ACCUSED, accused) X(TRADE, trade) X(SURE, sure) \
    X(RULING, ruling) X(VERDICT, verdict) X(SEEM, seem) X(WANTING, wanting) X(PROOF, proof) \
    X(PRESENTING, presenting) X(SHOWING, showing) X(TELLING, telling) X(COMMENT, comment) X(RETRACT, retract) \
    X(SCORN, scorn) X(MAKING, making) X(AMAZED, amazed)

enum cue_class {
#define X(name, called) CLASS_##name,
    CUE_CLASS_LIST(X)
#undef X
        CUE_CLASSES
};

typedef struct cue_lexicon {
    word_endings endings;   /* of lemmas that the parser got wrong */
    map words[CUE_CLASSES]; /* lemma -> stance + STANCES * stance where negated */
    map channels[2];        /* of nouns, of verbs: lemma, or two joined by a space -> number of `channel` */
    VEC(slice) channel;
    reproaches *reproaches;
} cue_lexicon;

/* Loads the tables into `a`, inside an arena_run. READOUT_NO_FILE or READOUT_BAD_MODEL with file and line. */
status cue_lexicon_open(arena *a, const char *folder, cue_lexicon *out, error *e);

/* Whether the lexicon has the token's lemma in a class; where `stance` is not NULL, its stance. */
bool cue_lexicon_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at, uint8_t *stance);

/* Its plain stance + STANCES * its stance where negated; MAP_NONE where the class does not have it. */
uint32_t cue_lexicon_stances(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at);

/* The channel that a noun or a verb names ("phone call"), or empty. */
slice cue_lexicon_channel(const cue_lexicon *l, const article *a, uint32_t at);

#endif
