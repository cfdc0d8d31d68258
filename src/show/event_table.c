/* event_table.c - what lies beside events.csv, all made from one table of its columns
 *
 * The table of columns is that of the list of events (record.h); what each is stands here, and a test holds the two
 * together. */
#include "show/event_table.h"

#include "base/buf.h"
#include "show/json_out.h"
#include "show/output.h"

typedef struct code {
    const char *title;
    enum { CODE_TEXT, CODE_INTEGER, CODE_REAL, CODE_DATE } type;
    const char *what;
} code;

static const code codes[] = {
    {"event_id", CODE_TEXT, "e and 16 hexadecimal digits, from the report's text and the event's place in it"},
    {"date", CODE_DATE, "when it happened, ISO 8601; the day of publication where the text does not say"},
    {"date_precision", CODE_TEXT, "day, month or year of the date; published: only the report's day is known; none"},
    {"event_type", CODE_TEXT, "PLOVER type"},
    {"event_mode", CODE_TEXT, "PLOVER mode"},
    {"contexts", CODE_TEXT, "PLOVER contexts, joined with '; '"},
    {"cameo_code", CODE_TEXT, "CAMEO code, as text: 030 is not 30"},
    {"quad_class", CODE_INTEGER,
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"},
    {"actor_codes", CODE_TEXT, "actors' codes (country and sector), joined with '; '"},
    {"actor_names", CODE_TEXT, "actors' names, in the same order"},
    {"actor_iso3", CODE_TEXT, "actors' countries, ISO 3166-1 alpha-3"},
    {"actor_cow", CODE_TEXT, "actors' countries, Correlates of War number, as text"},
    {"actor_sectors", CODE_TEXT, "actors' sectors"},
    {"recipient_codes", CODE_TEXT, "the same of those it is done to"},
    {"recipient_names", CODE_TEXT, "recipients' names"},
    {"recipient_iso3", CODE_TEXT, "recipients' countries, ISO 3166-1 alpha-3"},
    {"recipient_cow", CODE_TEXT, "recipients' countries, Correlates of War number, as text"},
    {"recipient_sectors", CODE_TEXT, "recipients' sectors"},
    {"object_text", CODE_TEXT, "what it is done with or to, as the report has it"},
    {"place_text", CODE_TEXT, "where, as the report has it"},
    {"place_name", CODE_TEXT, "the place that it is taken for"},
    {"place_iso3", CODE_TEXT, "its country, ISO 3166-1 alpha-3"},
    {"latitude", CODE_REAL, "of a point in it, degrees, WGS 84"},
    {"longitude", CODE_REAL, "the same"},
    {"place_precision", CODE_TEXT, "what the point stands for: city, region or country"},
    {"geonames_id", CODE_INTEGER, "the city's number in GeoNames"},
    {"standing", CODE_TEXT,
        "stated by the outlet; asserted by a speaker; alleged: reportedly, charged with it; denied; negated; unreal: "
        "asked, ordered, possible"},
    {"speaker", CODE_TEXT, "who says it, where the outlet does not itself"},
    {"stance", CODE_TEXT,
        "what the speaker does with it: asserts, denies, questions, demands, offers, threatens, reports"},
    {"polarity", CODE_TEXT, "+ happened, - did not, as it is worded"},
    {"factuality", CODE_TEXT, "certain, probable, possible, asked, ordered, hypothetical (FactBank)"},
    {"score", CODE_REAL, "the coder's confidence in the type, 0 to 1"},
    {"sentence", CODE_TEXT, "the sentence, line ends as spaces"},
    {"sentence_number", CODE_INTEGER, "from 1"},
    {"begin_char", CODE_INTEGER, "where the predicate begins in the report, in Unicode code points from 0"},
    {"end_char", CODE_INTEGER, "where it ends, exclusive"},
    {"article_id", CODE_TEXT, "the report"},
    {"outlet", CODE_TEXT, "who published it"},
    {"agency", CODE_TEXT, "the agency it credits"},
    {"published", CODE_TEXT, "when, ISO 8601, as precise as known"},
    {"title", CODE_TEXT, "its headline"},
    {"url", CODE_TEXT, "its address"},
};

enum { CODES = sizeof codes / sizeof *codes };

static const char *const type_names[] = {"string", "integer", "number", "date"};

static void codebook(buf *out) {
    buf_add(out, SLICE("column,type,description\r\n"));
    for (size_t i = 0; i < CODES; i++)
        buf_print(out, "%s,%s,\"%s\"\r\n", codes[i].title, type_names[codes[i].type], codes[i].what);
}

static void member(json_out *j, const char *key, const char *value) {
    json_out_key(j, key);
    json_out_text(j, slice_of(value));
}

static void fields(json_out *j) {
    json_out_key(j, "schema");
    json_out_open(j, '{');
    json_out_key(j, "fields");
    json_out_open(j, '[');
    for (size_t i = 0; i < CODES; i++) {
        json_out_open(j, '{');
        member(j, "name", codes[i].title);
        member(j, "type", type_names[codes[i].type]);
        member(j, "description", codes[i].what);
        json_out_close(j, '}');
    }
    json_out_close(j, ']');
    member(j, "primaryKey", "event_id");
    json_out_close(j, '}');
}

static void datapackage(buf *out) {
    json_out j = {.out = out};
    json_out_open(&j, '{');
    member(&j, "name", "readout-events");
    member(&j, "description",
           "Events by Readout " READOUT_VERSION ": PLOVER 0.8 types. Rows whose standing is denied, negated or "
           "unreal are no events; choose by that column.");
    json_out_key(&j, "resources");
    json_out_open(&j, '[');
    json_out_open(&j, '{');
    member(&j, "name", "events");
    member(&j, "path", "events.csv");
    member(&j, "format", "csv");
    member(&j, "mediatype", "text/csv");
    member(&j, "encoding", "utf-8");
    fields(&j);
    json_out_close(&j, '}');
    json_out_close(&j, ']');
    json_out_close(&j, '}');
    buf_byte(out, '\n');
}

/* Base R: no package is needed. */
static void load_r(buf *out) {
    static const char *const classes[] = {"character", "integer", "numeric", "Date"};
    buf_add(out, SLICE("# source(\"load.R\") gives the data frame `events`\nevents <- read.csv(\"events.csv\", "
                       "encoding = \"UTF-8\", na.strings = \"\", stringsAsFactors = FALSE, colClasses = c(\n"));
    for (size_t i = 0; i < CODES; i++)
        buf_print(out, "  %s = \"%s\"%s\n", codes[i].title, classes[codes[i].type], i + 1 < CODES ? "," : "))");
}

static void load_py(buf *out) {
    static const char *const kinds[] = {NULL, "int", "float", "datetime.date.fromisoformat"};
    buf_add(out,
            SLICE("# from load import events: a list of dictionaries. frame() gives a data frame, where pandas is "
                  "there.\nimport csv\nimport datetime\nimport pathlib\n\nTYPES = {\n"));
    for (size_t i = 0; i < CODES; i++)
        if (kinds[codes[i].type])
            buf_print(out, "    \"%s\": %s,\n", codes[i].title, kinds[codes[i].type]);
    buf_add(out, SLICE("}\n\n\ndef load(path=pathlib.Path(__file__).with_name(\"events.csv\")):\n"
                       "    with open(path, encoding=\"utf-8\", newline=\"\") as file:\n"
                       "        return [{name: TYPES.get(name, str)(value) if value else None for name, value in "
                       "row.items()}\n                for row in csv.DictReader(file)]\n\n\n"
                       "def frame():\n    import pandas\n    return pandas.DataFrame(events)\n\n\n"
                       "events = load()\n"));
}

/* Stata: text columns by number, then what the others are. */
static void load_do(buf *out) {
    buf_add(out, SLICE("* do load.do\nimport delimited using \"events.csv\", clear varnames(1) encoding(\"utf-8\") "
                       "bindquotes(strict) stringcols("));
    for (unsigned i = 0; i < CODES; i++)
        if (codes[i].type == CODE_TEXT || codes[i].type == CODE_DATE)
            buf_print(out, "%s%u", i ? " " : "", i + 1);
    buf_add(out, SLICE(")\ngenerate event_day = daily(date, \"YMD\")\nformat event_day %td\n"));
    for (size_t i = 0; i < CODES; i++)
        buf_print(out, "label variable %s \"%.78s\"\n", codes[i].title, codes[i].what);
}

static status write_one(const char *folder, const char *file, void (*fill)(buf *out), error *e) {
    buf path = {0}, text = {0};
    output o;
    buf_print(&path, "%s/%s", folder, file);
    buf_byte(&path, '\0');
    fill(&text);
    status s = path.failed || text.failed ? fail(e, READOUT_NO_MEMORY, "out of memory") : output_open(&o, path.at, e);
    if (s == READOUT_OK) {
        output_add(&o, buf_slice(&text));
        s = output_close(&o, e);
    } else if (s == READOUT_NO_FILE) {
        output_drop(&o);
        output_close(&o, NULL);
    }
    buf_release(&path);
    buf_release(&text);
    return s;
}

status event_companions(const char *folder, error *e) {
    static const struct {
        const char *file;
        void (*fill)(buf *out);
    } files[] = {{"codebook.csv", codebook},
                 {"datapackage.json", datapackage},
                 {"load.R", load_r},
                 {"load.py", load_py},
                 {"load.do", load_do}};
    status s = READOUT_OK;
    for (size_t i = 0; i < sizeof files / sizeof *files && s == READOUT_OK; i++)
        s = write_one(folder, files[i].file, files[i].fill, e);
    return s;
}
