/* commands.c - the table of commands, in the order in which help lists them */
#include <string.h>

#include "command.h"

#define LISTED (TAKES_RECORD | TAKES_OUTPUT | TAKES_TO | TAKES_LIMIT)
#define LISTS (LISTED | TAKES_ABOUT | TAKES_RANGE)
#define SAID (LISTS | TAKES_SPEAKER)
#define DECIDES (TAKES_RECORD | TAKES_OUTPUT | TAKES_TO | TAKES_REASON)
#define FILES (TAKES_INPUT | TAKES_OUTLET | TAKES_OUTPUT | TAKES_JOBS | TAKES_LANGUAGE)

const command commands[] = {
    {"add", "FILE...", "read reports into the record",
     TAKES_RECORD | TAKES_INPUT | TAKES_OUTLET | TAKES_JOBS | TAKES_LANGUAGE, 1, -1, run_add,
     "Files are plain text (one report), JSONL or JSON (a report an object), packed by gzip or not; folders are read "
     "with all that is in them; - is standard input. A report that is in the record already changes nothing. A file "
     "named 2024-03-02-harbour-post.txt, or harbour_post_20240302.txt, says its date and outlet, where the report "
     "does not."},
    {"disputes", "[WORDS...]", "who asserts and who denies the same claim", SAID | TAKES_STANCE, 0, -1, run_list,
     NULL},
    {"claims", "[WORDS...]", "what is said to have happened, and by how many", SAID | TAKES_STANCE, 0, -1, run_list,
     NULL},
    {"quotes", "[WORDS...] | FILE... --to brat", "who said what, where it stands",
     SAID | TAKES_STANCE | TAKES_KIND | TAKES_INPUT | TAKES_JOBS | TAKES_LANGUAGE, 0, -1, run_quotes,
     "With --to brat it reads the files that are named, and no record: NAME.ann for each NAME.txt, into the folder "
     "of -o. With --to jsonld and files named it does so too, with sources and cues as spans."},
    {"statements", "[WORDS...]", "each speaker's stance in each proposition", SAID | TAKES_STANCE, 0, -1, run_list,
     NULL},
    {"events", "[WORDS...]", "propositions that PLOVER has a type for", SAID | TAKES_KIND | TAKES_ALL, 0, -1,
     run_list,
     "polecat, icews, gdelt, gdelt-mentions and plover are forms that other programs read. None has a place for a "
     "denial, so events that are denied, negated or not real are left out, and counted, unless --all. --kind is a "
     "type. Each has a score, the likelihood that it is as it was read; those below 0.78 are listed with --unsure "
     "only."},
    {"timeline", "[WORDS...]", "what happened and what was said, by day", SAID, 0, -1, run_list, NULL},
    {"actors", "[WORDS...]", "the states, organisations, groups and persons",
     LISTED | TAKES_ABOUT | TAKES_SPEAKER | TAKES_KIND, 0, -1, run_list, NULL},
    {"network", "[WORDS...]", "who says what about whom, who does what to whom", SAID | TAKES_STANCE | TAKES_KIND, 0,
     -1, run_list,
     "Edges from an actor to an actor: what one asserts, denies, demands about the other, accuses the other of, or "
     "does to it, how often, since when, in which disputes. graphml, gexf and dot are read by Gephi, yEd, R and "
     "Graphviz. --speaker is where edges begin, --about where they end; --kind is an event's type."},
    {"articles", "[WORDS...]", "the reports in the record", LISTS, 0, -1, run_list, NULL},
    {"utterances", "[WORDS...]", "what was said once, as several reports give it", SAID, 0, -1, run_list, NULL},
    {"same", "REPORT REPORT", "two reports side by side: the words they share",
     TAKES_RECORD | TAKES_OUTPUT | TAKES_TO, 2, 2, run_same,
     "A report is called by its id, the front of it, or its path as `articles --json` has it. Words that differ are "
     "marked."},
    {"stories", "[WORDS...]", "reports of one happening", LISTS, 0, -1, run_list, NULL},
    {"reuse", "[WORDS...]", "passages that one report has from another", LISTS, 0, -1, run_list,
     "Found though words of them were changed. Which has it from which: by date, by the agency that is credited, by "
     "who names whom. Stock phrases and what an outlet has under all its reports are left out."},
    {"report", "[TITLE...]", "the record as a page of HTML, one file to send",
     TAKES_RECORD | TAKES_OUTPUT | TAKES_ABOUT | TAKES_SPEAKER | TAKES_RANGE | TAKES_LIMIT, 0, -1, run_report,
     "Disputes, the timeline, quotes with their variants, the network of actors, claims, and the reports with every "
     "quote marked. The page loads nothing and needs no script. The options choose what it shows; --limit is of "
     "disputes."},
    {"search", "WORDS...", "sentences with these words", LISTED | TAKES_RANGE, 1, -1, run_list, NULL},
    {"why", "ID", "where something in the record comes from", TAKES_RECORD | TAKES_OUTPUT | TAKES_TO, 1, 1, run_why,
     "Shows the sentence with its parts marked, the rule or score that made it, and file:line:column. The front of "
     "an id is "
     "enough where only one begins so."},
    {"merge", "ACTOR ACTOR...", "decide by hand that actors are one", DECIDES, 2, -1, run_decide,
     "Ids are those of `readout actors --json`, or the fronts of them. The decision is kept in the record, beside "
     "what the program finds: it holds when reports are coded or added again and when records are merged. The later "
     "of two that contradict each other holds, and that is said. Claims about merged actors stay claims of their "
     "own. `readout decisions` lists them; `readout undo` takes one back."},
    {"split", "ACTOR [SPELLING...]", "decide by hand that spellings are not one actor", DECIDES, 1, -1, run_decide,
     "The actor's spellings each become an actor, or, where some are named, these one and the rest another. `readout "
     "actors --json` has the ids of spellings. Kept and taken back as with merge."},
    {"hide", "ID...", "leave a claim, dispute, statement, quote or event out", DECIDES, 1, -1, run_decide,
     "It is left out of every list, count, page and export, until undone; with a quote its statements and events, "
     "with a claim its dispute. `readout why` still shows it. Kept and taken back as with merge."},
    {"undo", "DECISION...", "take back what was decided by hand", DECIDES, 1, -1, run_decide,
     "Ids are those of `readout decisions`. The log keeps both; an undo can be undone."},
    {"decisions", "", "what was decided by hand, and what of it holds",
     TAKES_RECORD | TAKES_OUTPUT | TAKES_TO | TAKES_LIMIT, 0, 0, run_list, NULL},
    {"info", "", "what the record holds", TAKES_RECORD | TAKES_LANGUAGE | TAKES_OUTPUT | TAKES_TO, 0, 0, run_info,
     "`older` are articles that other models or lexicons coded than those at hand: `readout recode` codes them "
     "again."},
    {"export", "[LIST...]", "write the record's lists to files", TAKES_RECORD | TAKES_OUTPUT | TAKES_TO | TAKES_ALL,
     0, -1, run_export,
     "One file a list (or only those named), LIST.jsonl or LIST.csv, into the folder of -o. One list alone may go to "
     "standard output. The formats of event data are files of their own; beside events.csv lie a codebook and what "
     "loads it in R, Python and Stata."},
    {"merge-records", "RECORD...", "add all that other records have", TAKES_RECORD | TAKES_LANGUAGE, 1, -1, run_merge,
     "The same as adding their reports again, without reading them: two halves merged give what the whole gives. "
     "Each is one transaction."},
    {"diff", "RECORD RECORD", "what two records disagree on", TAKES_OUTPUT | TAKES_TO, 2, 2, run_diff,
     "Articles that only one has; quotes and statements of the others that only one has, or whose speaker, stance, "
     "polarity ... differ; claims and disputes with other sides; decisions. For a record before and after another "
     "version of the program, or two people's. Exits with 1 where they differ."},
    {"recode", "", "code again what an older version coded", TAKES_RECORD | TAKES_LANGUAGE | TAKES_JOBS, 0, 0,
     run_recode,
     "Articles that other models or lexicons coded than those at hand (`readout info` counts them: older). What was "
     "decided by hand stays, and so does what is known of each article: its text, title, date, outlet. Killed, it "
     "goes on where it was when called again."},
    {"verify", "", "check the record against itself", TAKES_RECORD | TAKES_OUTPUT | TAKES_TO, 0, 0, run_verify,
     "The file by the database's own checks, each text against its SHA-256, each span against its text. Exits with 1 "
     "where something is wrong."},
    {"code", "[FILE...]", "reports to attributions and propositions, an object a line",
     FILES | TAKES_TO | TAKES_PAIRS | TAKES_DICTIONARY, 0, -1, run_code,
     "Reads JSONL (id, text, title, author, date, url, sitename; - or nothing: standard input), plain text or "
     "folders, and writes one JSON object a report, in the same order. Offsets are Unicode code points. Memory does "
     "not grow with the input. With --dictionary, events are those of the dictionaries alone: actors, agents, verbs, "
     "discards and issues in the folder (or FOLDER/BEGINNING of their names); what is wrong in them is said, and "
     "left out."},
    {"parse", "[FILE...]", "text to sentences, tokens, trees, names", FILES | TAKES_TO | TAKES_FROM, 0, -1, run_parse,
     NULL},
    {"extract", "[FILE...]", "the reports' text and what is known of them", FILES | TAKES_TO, 0, -1, run_extract,
     NULL},
    {"bench", "[parse] FILE... | record | generate",
     "how fast each room, or stage of the parser, reads reports",
     TAKES_RECORD | TAKES_INPUT | TAKES_OUTLET | TAKES_LANGUAGE | TAKES_OUTPUT | TAKES_TO | TAKES_DICTIONARY |
         TAKES_ARTICLES,
     1, -1, run_bench,
     "Processor time, on one thread. The row `events` is all from the reports' text to their events: its "
     "sentences_per_second is what event coders are compared by. `record` adds invented reports, 1,000 and ten times "
     "as many up to --articles (100,000), and asks: reports a second, coded already and from text (600 of them at "
     "each size), memory, size of the file, and milliseconds of `disputes`, `quotes --speaker` and `search`, each "
     "with 20 rows. `generate` writes such reports as JSONL."},
    {"completion", "", "completion for bash: source <(readout completion)", TAKES_OUTPUT, 0, 0, run_completion, NULL},
    {"manual", "", "the manual page: readout manual | man -l -", TAKES_OUTPUT, 0, 0, run_manual, NULL},
    {"version", "", "the version", 0, 0, 0, run_version, NULL},
    {"help", "[COMMAND]", "this help, or a command's", 0, 0, 1, run_help, NULL},
    {NULL, NULL, NULL, 0, 0, 0, NULL, NULL},
};

const command *command_find(const char *wanted) {
    for (const command *c = commands; c->name; c++)
        if (strcmp(c->name, wanted) == 0)
            return c;
    return NULL;
}
