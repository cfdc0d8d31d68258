/* record.h - the store of what many articles say: one SQLite file
 *
 * A record is a set of coded articles, known by the SHA-256 of their text. Adding an article again changes nothing;
 * any order of adding, any split into records that are merged later, gives the same rows byte for byte, for every id
 * comes from content: a letter (a article, q quote, s statement, c claim, d dispute, p actor, w sentence) and 16
 * hexadecimal digits.
 *
 * One article, or a batch of them, is one transaction: killed at any moment, the record is whole, and adding again
 * completes it. Many processes may read while one writes (WAL); a second writer waits. A record belongs to one thread
 * at a time.
 *
 * What SQLite refuses (full disk, read-only, locked, damaged, foreign or newer file) is READOUT_STORE, with SQLite's
 * words and the file's path.
 *
 * Lists give rows: JSON objects, see base/rows.h. Offsets in rows (begin, end) are Unicode code points of the
 * article's text, end exclusive, and `quote` is exactly that text. Fields that are not known are null. */
#ifndef RECORD_RECORD_H
#define RECORD_RECORD_H

#include "article.h"
#include "base/rows.h"

typedef struct record record;

/* Opens the file, and for writing makes it where it is missing, and brings an older one up to this version. `lang` is
 * the folder of the language (lang/en), for `kinds.tsv`: what is a kind of what ("drone" of "weapon"); needed for
 * writing, NULL for reading. NULL with *e filled: no such file (reading), not a database, not a record, of a newer
 * version, locked. */
enum record_mode { RECORD_READ, RECORD_WRITE };
record *record_open(const char *path, enum record_mode mode, const char *lang, error *e);

/* NULL is allowed. A batch that is still open is undone. */
void record_close(record *r);

/* Adds a coded article. *added (may be NULL) says whether it was new. The article is only read. */
status record_add(record *r, const article *a, bool *added, error *e);

/* The same in two steps: preparing only reads the record's tables of kinds, so many threads may do it at once, each
 * with its own `in`, where *out lives: some 20 kB for a report of 400 words, and the article may go; putting belongs
 * to the record's one thread. */
typedef struct coded coded;
status record_prepare(const record *r, const article *a, arena *in, coded **out, error *e);
status record_put(record *r, const coded *c, bool *added, error *e);

/* Says what codes the articles that are added from now on: the models and lexicons of a language's folder, by their
 * checksum (base/checksum.h). Where nobody says it, articles count as coded by something older. */
status record_coder(record *r, const char *folder, error *e);

/* The same where the checksum (CHECKSUM_SIZE bytes, terminated; copied) is known: it takes reading the whole
 * folder. */
void record_coder_known(record *r, const char *checksum);

/* Coding again. *out is the next article behind row *after (0 at first; moved on) that something else coded than
 * record_coder named, with its fields and text: the caller's, to be read with read_again, parsed, coded, prepared.
 * NULL at the end. record_put_again, between record_begin and record_commit, puts its coding in place of the one it
 * has; its fields stay as they are. Afterwards the record is what it would be had its articles been added now;
 * decisions stay. */
status record_next_older(record *r, int64_t *after, struct article **out, error *e);
status record_put_again(record *r, const coded *c, error *e);

/* Works out how strong the disputes are in which something was said since: lists of the strongest are quick then. For
 * the end of adding; what is not settled is worked out when asked for. */
status record_settle(record *r, error *e);

/* Between these, articles share one transaction, which is much faster; killed in between, those since record_begin
 * are not there. Where one fails, the others of the batch are not added either, and record_commit fails. */
status record_begin(record *r, error *e);
status record_commit(record *r, error *e);

/* Adds all articles of another record that are not in this one: the same as adding them from their files. One
 * transaction. *added (may be NULL) is how many they were. */
status record_merge(record *r, const char *other, uint64_t *added, error *e);

/* Checks the record against itself: SQLite's own checks, each text against its SHA-256, each span against its text.
 * The sink gets a row for each fault: article, table, n, fault. */
status record_verify(record *r, row_sink sink, uint64_t *faults, error *e);

/* What people decide by hand: that actors are one (merge) or not one (split: the first id's spellings each on its
 * own, or those of the further ids apart from the rest), that a claim, dispute, statement, quote or event is not to
 * be shown (hide), that a decision no longer holds (undo). A decision is kept by content: it survives recoding,
 * merging, and adding again; the later of two that contradict each other holds. `ids` are rows' ids, or fronts of
 * them; `moment` is ISO 8601 in UTC; who and reason may be NULL. */
enum decision_kind { DECISION_MERGE, DECISION_SPLIT, DECISION_HIDE, DECISION_UNDO, DECISION_KINDS };
extern const char *const decision_kind_name[DECISION_KINDS];

typedef struct record_decision {
    enum decision_kind what;
    const char *const *ids;
    int count;
    const char *who, *reason, *moment;
} record_decision;

/* Adds a decision. The sink gets its row, as the list of decisions has it, and then the rows of earlier ones that
 * held and now don't. READOUT_BAD_USAGE: an id of nothing, of several, of a kind that this can't be decided of, or
 * there is nothing to decide. */
status record_decide(record *r, const record_decision *d, row_sink sink, error *e);

/* What two records disagree on. The sink gets a row for each difference, *count (may be NULL) their number: what
 * (article, quote, statement, event, claim, dispute, decision) in (1st, 2nd: only there; both) text field first
 * second (what it is in each) id second_id article date outlet. */
status record_diff(record *one, record *other, row_sink sink, uint64_t *count, error *e);
extern const row_kind record_diff_rows;

/* What a list is asked for. Each may be NULL, and 0 for `limit` is all. Names are found whatever their case and
 * accents, by any variant of the name ("kanani": Kanaani too), by a part of it in whole words, by country, code or
 * id. `since` and `until` are ISO 8601, of the article's date. */
typedef struct record_filter {
    const char *speaker; /* quotes, claims, disputes: who said it, or denied or asserted it */
    const char *about;   /* an actor who takes part in what is said, or words that stand in it */
    const char *stance;  /* "denies" */
    const char *kind;    /* quotes: direct, indirect, mixed; actors: state, person ...; events: a PLOVER type */
    const char *outlet;
    const char *since, *until;
    const char *article; /* an article's id */
    const char *text;    /* search: the words, as FTS5 takes them; bare words are all looked for */
    bool sure;           /* events: only those whose score is at least EVENT_SURE */
    uint64_t limit;
} record_filter;

/* A list that a record can give: `readout NAME`, and a file of an export. */
typedef struct record_list {
    row_kind rows; /* rows.name is the list's name: "quotes" */
    status (*query)(record *r, const record_filter *filter, row_sink sink, error *e);
    bool exported; /* part of an export: gives all its rows in an order that does not depend on that of adding */
    const char *help;
} record_list;

/* All lists; ends with one whose rows.name is NULL. In order:
 *
 *   articles   id outlet agency date title author url path line language sha256 sentences quotes
 *   actors     id name kind country sector code roles[] names[] spellings[] {id name} articles quotes
 * quotes     id article outlet date speaker actor named stance kind negated cue quote begin end addressee channel
 * said via[] (who passed it on, from the nearest) parent claims[] score rule path line column utterance (an id, or
 * null)
 *   statements one speaker's stance in one proposition: id article outlet date speaker actor side (asserts, denies,
 * questions, demands, offers, threatens) voice (speaker, outlet) claim predicate sense actors[] recipients[] object
 * place time polarity factuality event{type mode contexts cameo} quote begin end via[] path line column events     id
 * date date_precision published type mode contexts[] cameo quad score actors[] and recipients[] {name text country
 * sector code role kind} object place polarity factuality standing (stated, asserted, alleged, denied, negated,
 * unreal) speaker stance sentence sentence_number begin end quote article outlet agency title url language people[]
 *              organizations[] locations[]
 * claims     id text predicate sense actors[] recipients[] object place first last asserts denies questions reports
 * outlets independent articles statements[]   independent: outlets, less those that credit the same agency, rest on
 * words that another has too, or give the same utterance; the four are counts of speakers; `reports` those of
 * outlets' own voice
 *   disputes   id claim{text predicate actors recipients object ...} asserts[] denies[] questions[] reports[]
 * outlets independent articles first last   the entries are: id speaker actor role country outlet agency date said
 *              article path begin end quote via[] rule score
 * timeline   date (of what happened or was said, where the report says it; else the report's) precision (day, month,
 * year, period; published: the report's) until published what (happened, said, published) text event outlet article
 * speaker stance id utterances what a speaker said once and several articles give: id speaker actor ... first last
 * articles outlets quote (the first) variants[{id article outlet agency date begin end quote path line column
 * differs[] (words the first does not have) marks[[begin,
 *              end]] (those, in code points of `quote`)}]
 * stories    the articles of one happening: id title (of the most central one) first last outlets articles
 * members[{article
 *              name outlet date title path}]
 * reuse      a passage that one article has from another: id words (shared) share (of the later one's words)
 * direction (copied, agency: both have it from one, unknown) why[] from{article outlet agency date title begin end
 * quote path line
 *              column} to{the same}
 * network    edges between actors: from and to {id name kind country sector code} relation (a side, of who says it
 * about whom; accuses, acts on: of events) count denied (events that did not happen or are denied) articles outlets
 * first last
 *              types[] (PLOVER's) disputed (a number) disputes[]
 * search     article outlet date text (the sentence) begin end marks[[begin, end], ...] (in `text`, code points) path
 * line column
 *   texts      as articles, and text
 * decisions  what was decided by hand, the last first: id date moment what (merge, split, hide, undo) on[] {id (null:
 * not there any more) text} who reason state
 *              (holds, undone, overruled) by (the decision that undid or overruled it)
 */
extern const record_list record_lists[];
const record_list *record_list_find(const char *wanted);

/* Why something is in the record. *out is the caller's (json_decref). `id` may be of any kind of row, or the front of
 * one, if only one begins so. READOUT_BAD_USAGE: there is none, or several.
 * {id, is ("quote", "statement", ...), row (as its list gives it), rule, score, path, line, column, article (its
 * row), passage: [{text, mark}, ...]}   the text of its sentences in pieces; mark is null or "source", "cue",
 * "content",
 *                                    "predicate", "actor", "recipient", "object", "place", "time"
 *   of a claim, a dispute or an actor: {id, is, row, because: [the same for each quote or statement, ...]} */
status record_why(record *r, const char *id, json_t **out, error *e);

/* Two articles side by side, by id, the front of one, the name they were given, or path. *out is the caller's.
 * READOUT_BAD_USAGE: there is no such article, or several.
 * {first and second {article outlet agency date title path words}, direction, source ("first", "second" or null),
 * why[], shared (words),
 *    passages: [{words, first and second {begin end quote path line column}, pieces: [{first, second, same}]}]} */
status record_same(record *r, const char *one, const char *other, json_t **out, error *e);

/* Counts for `readout info`: {version, articles, sentences, actors, quotes, statements, older}. The caller's.
 * `older`: articles that something else coded than record_coder named; null where it named nothing. */
status record_info(record *r, json_t **out, error *e);

#endif
