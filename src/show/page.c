/* page.c - the page as a whole: rows are gathered, then head, parts and foot are written
 *
 * The style and the script are files of web/, put into the program when it is built (page_assets.c); the content
 * policy names their digests, so that nothing else on the page could ever run or be loaded. */
#include "show/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "show/cells.h"
#include "show/page_assets.h"
#include "show/countries.h"
#include "show/page_parts.h"
#include "show/writer.h"

static const char *const list_names[PAGE_LISTS] = {"disputes", "claims", "quotes", "timeline",
                                                    "network", "actors", "stories", "reuse", "articles"};

static status take(void *context, json_t *row, error *e) {
    page_input *in = context;
    if (in->list == PAGE_LISTS || json_array_append(in->p->rows[in->list], row) == 0)
        return READOUT_OK;
    return fail(e, READOUT_NO_MEMORY, "out of memory");
}

static void release(page *p) {
    for (int i = 0; i < PAGE_LISTS; i++)
        json_decref(p->rows[i]);
    arena_free(p->arena);
    buf_release(&p->out);
    mem_free(p);
}

page *page_open(output *o, const char *title, error *e) {
    page *p = mem_alloc(sizeof *p);
    bool whole = p != NULL;
    if (p) {
        *p = (page){.o = o, .title = title, .arena = arena_new()};
        whole = p->arena != NULL;
    }
    for (int i = 0; p && i <= PAGE_LISTS; i++) {
        p->inputs[i] = (page_input){p, (enum page_list)i};
        if (i < PAGE_LISTS)
            whole = (p->rows[i] = json_array()) != NULL && whole;
    }
    if (whole)
        return p;
    if (p)
        release(p);
    fail(e, READOUT_NO_MEMORY, "out of memory");
    return NULL;
}

row_sink page_sink(page *p, const char *list) {
    int i = 0;
    while (i < PAGE_LISTS && strcmp(list_names[i], list) != 0)
        i++;
    return (row_sink){take, &p->inputs[i]};
}

/* ------------------------------------------------------------------------------------------- what is shared */


bool page_is_marked(const page *p, slice id) {
    return map_get(&p->marked, id) != MAP_NONE;
}

void page_class(page *p, const char *fixed, slice more) {
    html_raw(&p->out, " class=\"");
    html_raw(&p->out, fixed);
    html_text(&p->out, more);
    html_raw(&p->out, "\"");
}

slice page_country(json_t *row) {
    slice code = row_text(row, "country");
    const country *known = country_of(code);
    return known ? slice_of(known->called) : code;
}

void page_speaker(page *p, json_t *entry) {
    slice speaker = row_speaker(entry), role = row_role(entry), home = page_country(entry);
    html_raw(&p->out, "<b dir=\"auto\">");
    html_text(&p->out, speaker.size ? speaker : SLICE("No source named"));
    html_raw(&p->out, "</b>");
    if (!role.size)
        return;
    html_raw(&p->out, " <span class=\"role\" dir=\"auto\">");
    html_text(&p->out, role);
    if (home.size)
        html_raw(&p->out, ", ");
    html_text(&p->out, home);
    html_raw(&p->out, "</span>");
}

void page_origin(page *p, json_t *entry) {
    slice outlet = row_text(entry, "outlet"), agency = row_text(entry, "agency"), day = row_text(entry, "date");
    slice said = row_text(entry, "said");
    html_raw(&p->out, "<cite dir=\"auto\">");
    html_text(&p->out, row_carrier(entry));
    html_raw(&p->out, "</cite>");
    if (agency.size && !slice_equal_nocase(agency, outlet)) {
        html_raw(&p->out, " (<span dir=\"auto\">");
        html_text(&p->out, agency);
        html_raw(&p->out, "</span>)");
    }
    html_raw(&p->out, ", ");
    if (day.size)
        html_date(&p->out, day);
    else
        html_raw(&p->out, "no date");
    if (said.size && !slice_starts(day, said)) {
        html_raw(&p->out, ", said ");
        html_date(&p->out, said);
    }
    buf via = {0};
    row_value(&via, row_field(entry, "via"));
    if (via.size && !slice_equal(buf_slice(&via), row_speaker(entry))) {
        html_raw(&p->out, ", through <span dir=\"auto\">");
        html_text(&p->out, buf_slice(&via));
        html_raw(&p->out, "</span>");
    }
    p->out.failed |= via.failed;
    buf_release(&via);
}

enum { HEADLINE = 90 };

json_t *page_report(const page *p, json_t *entry) {
    uint32_t number = map_get(&p->articles, row_text(entry, "article"));
    return number == MAP_NONE ? NULL : json_array_get(p->rows[PAGE_ARTICLES], number);
}

void page_headline(page *p, json_t *report) {
    slice title = row_text(report, "title"), rest = row_text(report, "text"), line = {NULL, 0};
    while (!line.size && rest.size)
        line = slice_trim(slice_take(&rest, '\n'));
    buf cut = {0}, plain = {0};
    cells_plain(&plain, line);
    cells_cut(&cut, buf_slice(&plain), HEADLINE);
    html_text(&p->out, title.size ? title : cut.size ? buf_slice(&cut) : row_carrier(report));
    p->out.failed |= plain.failed || cut.failed;
    buf_release(&plain);
    buf_release(&cut);
}

void page_to_source(page *p, json_t *entry, void (*inside)(page *p, json_t *entry)) {
    slice id = row_text(entry, "id"), report = row_text(entry, "article");
    bool marked = page_is_marked(p, id), here = map_get(&p->articles, report) != MAP_NONE;
    if (marked || here) {
        html_raw(&p->out, marked ? "<a href=\"#s-" : "<a href=\"#a-");
        html_id(&p->out, marked ? id : report);
        html_raw(&p->out, "\">");
    }
    inside(p, entry);
    if (marked || here)
        html_raw(&p->out, "</a>");
}

void page_quote_text(page *p, json_t *entry) {
    html_text(&p->out, row_text(entry, "quote"));
}

/* -------------------------------------------------------------------------------------------------- writing */

/* The digest of an inline element's text, as a content policy names it. */
static void digest(buf *out, slice text) {
    static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    uint8_t bytes[SHA256_SIZE + 1] = {0};
    sha256 h;
    sha256_init(&h);
    sha256_add(&h, text);
    sha256_end(&h, bytes);
    html_raw(out, "'sha256-");
    for (size_t i = 0; i < SHA256_SIZE; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16 | (uint32_t)bytes[i + 1] << 8 |
                         (i + 2 < SHA256_SIZE ? (uint32_t)bytes[i + 2] : 0);
        for (int k = 0; k < 4; k++)
            buf_byte(out, i + 2 >= SHA256_SIZE && k == 3 ? '=' : signs[three >> (18 - 6 * k) & 63]);
    }
    buf_byte(out, '\'');
}

static void policy(buf *out) {
    html_raw(out, "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; "
                  "form-action 'none'; style-src ");
    digest(out, page_style());
    html_raw(out, "; script-src ");
    digest(out, page_script());
    html_raw(out, "\">\n");
}

static void title(page *p) {
    html_text(&p->out, p->title && *p->title ? slice_of(p->title) : SLICE("Who says what"));
}

/* How many different texts a member of the rows has. */
static size_t distinct(page *p, json_t *rows, const char *member) {
    map seen = {0};
    size_t i, count = 0;
    json_t *row;
    json_array_foreach(rows, i, row) {
        slice text = row_text(row, member);
        bool found = true;
        if (text.size)
            *map_put(p->arena, &seen, text, &found) = 0;
        count += !found;
    }
    return count;
}

static void counted(page *p, size_t count, const char *one, const char *many) {
    if (count < 1000)
        buf_print(&p->out, "<b>%zu</b> %s", count, count == 1 ? one : many);
    else
        buf_print(&p->out, "<b>%zu,%03zu</b> %s", count / 1000, count % 1000, many);
}

/* "8 reports by 6 outlets, 2 March 2031 to 11 March 2031: 5 disputed claims, 97 quotes." */
static void standfirst(page *p) {
    json_t *articles = p->rows[PAGE_ARTICLES], *row;
    slice first = {NULL, 0}, last = {NULL, 0};
    size_t i;
    json_array_foreach(articles, i, row) {
        slice day = slice_part(row_text(row, "date"), 0, 10);
        if (day.size && (!first.size || slice_compare(day, first) < 0))
            first = day;
        if (day.size && (!last.size || slice_compare(day, last) > 0))
            last = day;
    }
    html_raw(&p->out, "<p class=\"standfirst\">");
    size_t outlets = distinct(p, articles, "outlet");
    counted(p, json_array_size(articles), "report", "reports");
    if (outlets) {
        html_raw(&p->out, " by ");
        counted(p, outlets, "outlet", "outlets");
    }
    if (first.size) {
        html_raw(&p->out, ", ");
        html_date(&p->out, first);
    }
    if (last.size && !slice_equal(first, last)) {
        html_raw(&p->out, " to ");
        html_date(&p->out, last);
    }
    html_raw(&p->out, ": ");
    counted(p, json_array_size(p->rows[PAGE_DISPUTES]), "disputed claim", "disputed claims");
    html_raw(&p->out, " and ");
    counted(p, json_array_size(p->rows[PAGE_QUOTES]), "quote", "quotes");
    html_raw(&p->out, ". Each of them leads to its words in the report it comes from.</p>\n");
}

static void navigation(page *p) {
    static const struct {
        enum page_list list;
        const char *link;
    } parts[] = {
        {PAGE_DISPUTES, "<a href=\"#disputes\">Disputes</a>"},  {PAGE_TIMELINE, "<a href=\"#timeline\">Timeline</a>"},
        {PAGE_QUOTES, "<a href=\"#quotes\">Quotes</a>"},        {PAGE_NETWORK, "<a href=\"#network\">Network</a>"},
        {PAGE_CLAIMS, "<a href=\"#claims\">Claims</a>"},        {PAGE_ACTORS, "<a href=\"#speakers\">Speakers</a>"},
        {PAGE_STORIES, "<a href=\"#stories\">Stories</a>"},
        {PAGE_REUSE, "<a href=\"#reuse\">Shared words</a>"},    {PAGE_ARTICLES, "<a href=\"#reports\">Reports</a>"},
    };
    html_raw(&p->out, "<nav aria-label=\"Parts of the page\">");
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (json_array_size(p->rows[parts[i].list]))
            html_raw(&p->out, parts[i].link);
    html_raw(&p->out, "<span class=\"tools\" id=\"tools\" hidden><output id=\"found\" for=\"find\"></output><select "
                      "id=\"outlet\" aria-label=\"Outlet\"><option value=\"\">All outlets</option></select><select "
                      "id=\"stance\" aria-label=\"Stance\"><option value=\"\">All stances</option></select><span "
                      "class=\"find\"><label for=\"find\">Find</label><input id=\"find\" type=\"search\" "
                      "autocomplete=\"off\" spellcheck=\"false\" title=\"Keys: / to find, j and k from dispute to "
                      "dispute, Escape to clear\"></span></span></nav>\n");
}

static void head(page *p) {
    html_raw(&p->out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    policy(&p->out);
    html_raw(&p->out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"referrer\" content=\"no-referrer\">\n"
                      "<meta name=\"generator\" content=\"Readout " READOUT_VERSION "\">\n<title>");
    title(p);
    html_raw(&p->out, "</title>\n<style>");
    buf_add(&p->out, page_style());
    html_raw(&p->out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the "
                      "record</a>\n<header>\n<h1 dir=\"auto\">");
    title(p);
    html_raw(&p->out, "</h1>\n");
    standfirst(p);
    html_raw(&p->out, "</header>\n");
    navigation(p);
    html_raw(&p->out, "<main id=\"main\">\n");
}

static void foot(page *p) {
    html_raw(&p->out, "</main>\n<footer><p>Made with Readout " READOUT_VERSION
                      ". Found by program, not by people: check a line against its report before you rely on it. "
                      "The words of the reports belong to their publishers.</p></footer>\n<script>");
    buf_add(&p->out, page_script());
    html_raw(&p->out, "</script>\n</body>\n</html>\n");
}

/* Whether it points into a report that is here. `sizes`: code points of each report's text. */
static void index_mark(page *p, json_t *entry, const uint32_t *sizes) {
    uint32_t number = map_get(&p->articles, row_text(entry, "article"));
    json_int_t begin = json_integer_value(json_object_get(entry, "begin"));
    json_int_t end = json_integer_value(json_object_get(entry, "end"));
    bool found;
    if (number != MAP_NONE && row_text(entry, "id").size && begin >= 0 && begin < end &&
        begin < (json_int_t)sizes[number])
        *map_put(p->arena, &p->marked, row_text(entry, "id"), &found) = number;
}

static const uint32_t *index_articles(page *p) {
    uint32_t *sizes = ARENA_NEW(p->arena, uint32_t, json_array_size(p->rows[PAGE_ARTICLES]));
    size_t i;
    json_t *row;
    bool found;
    json_array_foreach(p->rows[PAGE_ARTICLES], i, row) {
        *map_put(p->arena, &p->articles, row_text(row, "id"), &found) = (uint32_t)i;
        sizes[i] = (uint32_t)utf8_count(row_text(row, "text"));
    }
    return sizes;
}

/* Which reports are here, which entries have their place in them, and which the board shows. */
static void index_rows(page *p) {
    static const char *const sides[] = {"asserts", "denies", "questions", "reports"};
    const uint32_t *sizes = index_articles(p);
    size_t i, k;
    json_t *row, *entry;
    bool found;
    json_array_foreach(p->rows[PAGE_QUOTES], i, row) {
        index_mark(p, row, sizes);
    }
    json_array_foreach(p->rows[PAGE_DISPUTES], i, row) {
        uint32_t *place = map_put(p->arena, &p->disputes, row_text(row, "id"), &found);
        if (!found)
            *place = (uint32_t)i;
        for (size_t side = 0; side < 4; side++) {
            json_array_foreach(json_object_get(row, sides[side]), k, entry) {
                uint32_t *number = map_put(p->arena, &p->in_board, row_text(entry, "id"), &found);
                if (!found)
                    *number = (uint32_t)i;
                index_mark(p, entry, sizes);
            }
        }
    }
}

static status write_page(void *context, error *e) {
    page *p = context;
    (void)e;
    index_rows(p);
    head(p);
    page_disputes(p);
    page_timeline(p);
    page_quotes(p);
    page_network(p);
    page_claims(p);
    page_actors(p);
    page_stories(p);
    page_reuse(p);
    page_sources(p);
    foot(p);
    return READOUT_OK;
}

status page_close(page *p, status so_far, error *e) {
    if (!p)
        return so_far;
    if (so_far == READOUT_OK)
        so_far = arena_run(p->arena, write_page, p, e);
    if (so_far == READOUT_OK && p->out.failed)
        so_far = fail(e, READOUT_NO_MEMORY, "out of memory");
    if (so_far == READOUT_OK) {
        output_add(p->o, buf_slice(&p->out));
        if (p->o->failed)
            so_far = fail(e, READOUT_NO_FILE, "can't write: %s", strerror(p->o->failed));
    }
    release(p);
    return so_far;
}
