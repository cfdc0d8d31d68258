/* page_tables.c - the page's plain tables: what is claimed, which reports are of one happening, and which share words
 * */
#include <string.h>

#include "show/page_parts.h"
#include "show/writer.h"

enum { MOST_CLAIMS = 60, MOST_PASSAGES = 40, MOST_STORIES = 60 };

static void number_cell(page *p, json_t *row, const char *member) {
    json_int_t number = json_integer_value(json_object_get(row, member));
    if (number)
        buf_print(&p->out, "<td class=\"number\">%lld</td>", (long long)number);
    else
        html_raw(&p->out, "<td class=\"number\">–</td>");
}

void page_table_open(page *p, const char *label, const char *header) {
    buf_print(&p->out,
              "<div class=\"wide\" tabindex=\"0\" role=\"region\" "
              "aria-label=\"%s\"><table><thead><tr>%s</tr></thead>\n<tbody>\n",
              label, header);
}

void page_table_close(page *p, size_t left, const char *command) {
    html_raw(&p->out, "</tbody></table></div>\n");
    if (left)
        buf_print(&p->out, "<p class=\"facts\">%zu more: <code>readout %s</code></p>\n", left, command);
}

/* --------------------------------------------------------------------------------------------------- claims */

/* An id with another letter in front: those of a dispute and its claim, of a statement and its report, have the same
 * digits. Into `room`, of ID_ROOM bytes; empty where it has no room. */
enum { ID_ROOM = 64 };

static slice with_letter(slice id, char letter, char *room) {
    if (id.size < 2 || id.size > ID_ROOM)
        return (slice){NULL, 0};
    memcpy(room, id.at, id.size);
    room[0] = letter;
    return (slice){room, id.size};
}

/* Opens a link to where the claim is first told: the place of a statement where the page marks it, or else its
 * report. False where neither is on the page. */
static bool link_to_statement(page *p, json_t *statements) {
    json_t *one = json_array_get(statements, 0);
    slice id = slice_of(json_is_string(one) ? json_string_value(one) : ""), digits = id;
    char room[ID_ROOM];
    bool marked = page_is_marked(p, id);
    slice report = with_letter(slice_take(&digits, '-'), 'a', room);
    if (!marked && map_get(&p->articles, report) == MAP_NONE)
        return false;
    html_raw(&p->out, marked ? "<a href=\"#s-" : "<a href=\"#a-");
    html_id(&p->out, marked ? id : report);
    html_raw(&p->out, "\">");
    return true;
}

/* The claim's text, which leads to its dispute where it is one, and else to where it is told. */
static void claim_text(page *p, json_t *row) {
    char room[ID_ROOM];
    uint32_t number = map_get(&p->disputes, with_letter(row_text(row, "id"), 'd', room));
    bool linked = number != MAP_NONE;
    if (linked)
        buf_print(&p->out, "<a href=\"#d%u\">", number + 1);
    else
        linked = link_to_statement(p, json_object_get(row, "statements"));
    html_text(&p->out, row_text(row, "text"));
    html_raw(&p->out, linked ? "</a>" : "");
}

void page_claims(page *p) {
    static const char *const counts[] = {"asserts", "denies", "questions", "reports", "outlets"};
    json_t *rows = p->rows[PAGE_CLAIMS];
    size_t count = json_array_size(rows), shown = count < MOST_CLAIMS ? count : MOST_CLAIMS;
    if (!count)
        return;
    html_raw(&p->out, "<section id=\"claims\" aria-labelledby=\"h-claims\"><h2 id=\"h-claims\">Claims</h2>\n<p "
                      "class=\"how\">What is said to "
                      "have happened, and by how many speakers; “?” is somebody whom no report names. Under Deny "
                      "count also those who say "
                      "of themselves that they did not. A disputed claim leads to its dispute, another to the report "
                      "that tells it.</p>\n");
    page_table_open(
        p, "Table of claims",
        "<th scope=\"col\">Claim</th><th scope=\"col\" class=\"number\">Assert</th><th scope=\"col\" "
        "class=\"number\">Deny</th>"
        "<th scope=\"col\" class=\"number\">Question</th><th scope=\"col\" class=\"number\">Outlets’ own voice</th>"
        "<th scope=\"col\" class=\"number\">Outlets</th><th scope=\"col\">Since</th>");
    for (size_t i = 0; i < shown; i++) {
        json_t *row = json_array_get(rows, i);
        html_raw(&p->out, "<tr><th scope=\"row\" dir=\"auto\">");
        claim_text(p, row);
        html_raw(&p->out, "</th>");
        for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
            number_cell(p, row, counts[k]);
        html_raw(&p->out, "<td>");
        html_date(&p->out, slice_part(row_text(row, "first"), 0, 10));
        html_raw(&p->out, "</td></tr>\n");
    }
    page_table_close(p, count - shown, "claims");
    html_raw(&p->out, "</section>\n");
}

/* --------------------------------------------------------------------------------------------------- stories */

static void headline(page *p, json_t *member) {
    json_t *report = page_report(p, member);
    page_headline(p, report && !row_text(member, "title").size ? report : member);
}

static void story(page *p, json_t *row) {
    size_t i;
    json_t *member;
    slice first = row_text(row, "first"), last = row_text(row, "last");
    html_raw(&p->out, "<tr><th scope=\"row\">");
    if (first.size)
        html_date(&p->out, slice_part(first, 0, 10));
    else
        html_raw(&p->out, "No date");
    if (last.size && !slice_equal(slice_part(first, 0, 10), slice_part(last, 0, 10))) {
        html_raw(&p->out, " to ");
        html_date(&p->out, slice_part(last, 0, 10));
    }
    json_int_t outlets = json_integer_value(json_object_get(row, "outlets"));
    buf_print(&p->out, "</th><td class=\"number\">%lld<span class=\"unit\"> outlet%s</span></td>", (long long)outlets,
              outlets == 1 ? "" : "s");
    html_raw(&p->out, "<td><ul class=\"members\">");
    json_array_foreach(json_object_get(row, "members"), i, member) {
        html_raw(&p->out, "<li><span dir=\"auto\">");
        page_to_source(p, member, headline);
        html_raw(&p->out, "</span> <span class=\"facts\"><cite dir=\"auto\">");
        html_text(&p->out, row_carrier(member));
        html_raw(&p->out, row_text(member, "date").size ? "</cite>, " : "</cite>");
        html_date(&p->out, row_text(member, "date"));
        html_raw(&p->out, "</span></li>\n");
    }
    html_raw(&p->out, "</ul></td></tr>\n");
}

void page_stories(page *p) {
    json_t *rows = p->rows[PAGE_STORIES];
    size_t count = json_array_size(rows), shown = count < MOST_STORIES ? count : MOST_STORIES;
    if (!count)
        return;
    html_raw(&p->out, "<section id=\"stories\" aria-labelledby=\"h-stories\"><h2 id=\"h-stories\">Stories</h2>\n<p "
                      "class=\"how\">Reports that "
                      "tell of one happening, in the order of publication.</p>\n");
    html_raw(&p->out, "<div class=\"stories\">\n");
    page_table_open(p, "Table of stories",
                    "<th scope=\"col\">When</th><th scope=\"col\" class=\"number\">Outlets</th>"
                    "<th scope=\"col\">Reports</th>");
    for (size_t i = 0; i < shown; i++)
        story(p, json_array_get(rows, i));
    page_table_close(p, count - shown, "stories");
    html_raw(&p->out, "</div>\n</section>\n");
}

/* -------------------------------------------------------------------------------------------- shared passages */

static void report_name(page *p, json_t *end) {
    html_raw(&p->out, "<cite dir=\"auto\">");
    html_text(&p->out, row_carrier(end));
    html_raw(&p->out, "</cite>, ");
    slice day = row_text(end, "date");
    if (day.size)
        html_date(&p->out, day);
    else
        html_raw(&p->out, "no date");
}

static const char *how_shared(slice direction) {
    if (slice_equal(direction, SLICE("copied")))
        return "has it from";
    return slice_equal(direction, SLICE("agency")) ? "both have it from an agency" : "who had it first is not known";
}

static void passage(page *p, json_t *row) {
    json_t *from = json_object_get(row, "from"), *to = json_object_get(row, "to");
    html_raw(&p->out, "<tr><td>");
    page_to_source(p, to, report_name);
    html_raw(&p->out, "</td><td>");
    page_to_source(p, from, report_name);
    buf_print(&p->out, "<span class=\"facts\"> %s</span></td>", how_shared(row_text(row, "direction")));
    number_cell(p, row, "words");
    html_raw(&p->out, "<td class=\"passage\" dir=\"auto\">");
    html_text(&p->out, row_text(to, "quote"));
    html_raw(&p->out, "</td></tr>\n");
}

void page_reuse(page *p) {
    json_t *rows = p->rows[PAGE_REUSE];
    size_t count = json_array_size(rows), shown = count < MOST_PASSAGES ? count : MOST_PASSAGES;
    if (!count)
        return;
    html_raw(&p->out, "<section id=\"reuse\" aria-labelledby=\"h-reuse\"><h2 id=\"h-reuse\">Shared words</h2>\n<p "
                      "class=\"how\">Passages that "
                      "two reports have in common: what several outlets carry may be one source.</p>\n");
    page_table_open(p, "Table of shared passages", "<th scope=\"col\">Report</th><th scope=\"col\">Shares with</th>"
                       "<th scope=\"col\" class=\"number\">Words</th><th scope=\"col\">Passage</th>");
    for (size_t i = 0; i < shown; i++)
        passage(p, json_array_get(rows, i));
    page_table_close(p, count - shown, "reuse");
    html_raw(&p->out, "</section>\n");
}
