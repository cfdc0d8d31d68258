/* lexicon.h - the words by which the parts of a printed report are told
 *
 * Words are compared by utf8_key: whatever their case, accents and quotation marks. */
#ifndef READ_LEXICON_H
#define READ_LEXICON_H

#include "read/read.h"

/* What a word or phrase is a sign of; the first column of furniture.tsv. */
enum sign {
    SIGN_FURNITURE,       /* a line that is this, and nothing else */
    SIGN_FURNITURE_START, /* a line that begins so */
    SIGN_LIST,            /* a line that is this: headlines of other reports follow */
    SIGN_CREDIT,          /* a line that is this is a credit */
    SIGN_CREDIT_START,    /* "source:": who the report, or a part of it, comes from */
    SIGN_STAFF_START,     /* "editing by": people who are not its authors */
    SIGN_BYLINE_START,    /* "by" */
    SIGN_PARTICLE,        /* a word in lower case inside a name, or between two */
    SIGN_JOINT,           /* "and", between two agencies */
    SIGN_BYLINE_PLACE,    /* "in": behind the names of a byline, before a place or an outlet */
    SIGN_ORDINAL,         /* "th", behind figures */
    SIGN_CAPTION_START,   /* "photo:" */
    SIGN_CAPTION_WORD,    /* inside the brackets that end a caption */
    SIGN_DATE_START,      /* "published" */
    SIGN_UPDATE_START,    /* "updated": a date that is used only where there is no other */
    SIGN_DATE_WORD,       /* a word that may stand in a line that is a date */
    SIGN_NO_PLACE,        /* in capitals before a colon, but no place */
    SIGN_MONTH,           /* its third column is the number */
    SIGNS
};

/* Whether the key is a sign of that kind; *value (may be NULL) gets its third column. NULL knows nothing. */
bool lexicon_is(const read_lexicon *l, enum sign kind, slice key, slice *value);

/* How many bytes of `key` one of the phrases of that kind takes at its front, ending where a word ends; 0: none. */
size_t lexicon_start(const read_lexicon *l, enum sign kind, slice key);

/* The agency's name, or the empty slice. */
slice lexicon_agency(const read_lexicon *l, slice key);

#endif
