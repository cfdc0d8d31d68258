/* dictionary.h - other people's dictionaries: events coded with PETRARCH's and TABARI's files as they are
 *
 * A folder of actors, agents, verbs (2.0 and the older form), discards and issues. docs/dictionaries.md says what
 * of them is supported and where the result differs from PETRARCH2 and UniversalPetrarch.
 *
 *     dictionary *d = dictionary_open("my-dictionaries", "lang/en", ONTOLOGY_CAMEO, &e);
 *     for (size_t i = 0; i < dictionary_faults(d); i++) warn(dictionary_fault(d, i));
 *     ... parser_parse, coder_code, then
 *     dictionary_code(d, article, &e);
 *
 * Loaded once, never changed, shared by threads. */
#ifndef CODE_DICTIONARY_H
#define CODE_DICTIONARY_H

#include "article.h"

typedef struct dictionary dictionary;

enum ontology {
    ONTOLOGY_CAMEO, /* every coded event */
    ONTOLOGY_PLOVER /* only those for whose code PLOVER has a type */
};
extern const char *const ontology_name[]; /* "cameo", "plover", NULL */

/* Limits: bytes of one file, bytes of one line (a longer one is left out, and is a fault), files of one folder. */
#define DICTIONARY_FILE_LIMIT (256u << 20)
#define DICTIONARY_LINE_LIMIT 65536
#define DICTIONARY_FILES 64

/* Reads what is in `path`: a folder, or a folder and the beginning of the names of the files to take
 * ("dicts/PETR.Validate"). `folder` (lang/en) has what is known of CAMEO. A file is known by the words actors,
 * agents, verbs (or CAMEO), discards, issue in its name. Where a folder has several sets of files and one alone
 * has actors, agents and verbs under one beginning ("PETR.Validate.actors.txt" ...), that one is read; of two verb
 * files with one beginning, the newer form.
 *
 * What is wrong in a file is a fault, and reading goes on behind it. NULL with *e filled where nothing can be
 * read, or where there are no verbs or no actors. */
dictionary *dictionary_open(const char *path, const char *folder, enum ontology o, error *e);
void dictionary_close(dictionary *d);

/* The same from files in memory, all of which are read, in order; they are copied. */
typedef struct dictionary_text {
    const char *name;
    slice text;
} dictionary_text;
dictionary *dictionary_of(const dictionary_text *texts, uint32_t count, const char *folder, enum ontology o,
                          error *e);

/* What is wrong in the files: path, line and message, in the order of reading; the first thousand are kept, faults
 * says how many there were. The returned error lives as long as the dictionary. */
size_t dictionary_faults(const dictionary *d);
const error *dictionary_fault(const dictionary *d, size_t i); /* NULL past the kept ones */

/* The files that were read, in order. */
uint32_t dictionary_files(const dictionary *d);
const char *dictionary_file(const dictionary *d, uint32_t i);

/* Codes the events of a parsed and coded article: the events of its propositions are taken away, and a proposition
 * is added for each event that the dictionaries find, whose actors have the dictionary's codes ("---GOV": a
 * government that is not named), whose rule is the name of the file and the line that made it, and whose standing
 * (attribution, polarity, factuality) is that of Readout's own proposition at the same word. Allocates from the
 * article's arena. */
status dictionary_code(const dictionary *d, article *a, error *e);

#endif
