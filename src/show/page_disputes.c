/* page_disputes.c - the board: a table of what is disputed, by whom; then each disputed claim with those who assert
 * it beside those who deny it */
#include "show/changes.h"
#include "show/page_parts.h"
#include "show/writer.h"

typedef struct side {
    const char *field, *title;
} side;

static const side sides[] = {{"asserts", "Asserts"}, {"denies", "Denies"}, {"questions", "Questions"}};

static void quote(page *p, json_t *entry, size_t dispute) {
    slice id = row_text(entry, "id");
    html_raw(&p->out, "<figure class=\"quote\"");
    if (map_get(&p->in_board, id) == dispute) {
        html_raw(&p->out, " id=\"b-");
        html_id(&p->out, id);
        html_raw(&p->out, "\"");
    }
    html_raw(&p->out, "><blockquote dir=\"auto\">");
    page_to_source(p, entry, page_quote_text);
    html_raw(&p->out, "</blockquote><figcaption>");
    page_origin(p, entry);
    html_raw(&p->out, "</figcaption></figure>\n");
}

static void speaker(page *p, const speakers *all, size_t first, size_t dispute) {
    html_raw(&p->out, "<li><p class=\"speaker\">");
    page_speaker(p, json_array_get(all->entries, first));
    html_raw(&p->out, "</p>\n");
    for (size_t i = first; i != SIZE_MAX; i = speakers_next(all, i))
        quote(p, json_array_get(all->entries, i), dispute);
    html_raw(&p->out, "</li>\n");
}

static void write_side(page *p, json_t *entries, const side *which, size_t dispute) {
    speakers all = speakers_of(p->arena, entries);
    html_raw(&p->out, "<section");
    page_class(p, "side ", slice_of(which->field));
    buf_print(&p->out, "><h4>%s <span class=\"count\">%zu %s</span></h4>\n<ul>\n",
              which->title, all.count, all.count == 1 ? "speaker" : "speakers");
    for (size_t i = 0; i < all.size; i++)
        if (speakers_begins(&all, i))
            speaker(p, &all, i, dispute);
    html_raw(&p->out, "</ul></section>\n");
}

static void outlet_name(page *p, json_t *entry) {
    html_text(&p->out, row_carrier(entry));
}

static void own_voice(page *p, json_t *entries, size_t dispute) {
    size_t i;
    json_t *entry;
    if (!json_array_size(entries))
        return;
    html_raw(&p->out, "<p class=\"own\">Said in the outlet’s own voice: ");
    json_array_foreach(entries, i, entry) {
        slice id = row_text(entry, "id");
        html_raw(&p->out, i ? ", <span dir=\"auto\"" : "<span dir=\"auto\"");
        if (map_get(&p->in_board, id) == dispute) {
            html_raw(&p->out, " id=\"b-");
            html_id(&p->out, id);
            html_raw(&p->out, "\"");
        }
        html_raw(&p->out, ">");
        page_to_source(p, entry, outlet_name);
        html_raw(&p->out, "</span>");
    }
    html_raw(&p->out, "</p>\n");
}

static void facts(page *p, json_t *row) {
    slice first = slice_part(row_text(row, "since"), 0, 10), last = slice_part(row_text(row, "last"), 0, 10);
    json_int_t outlets = json_integer_value(json_object_get(row, "outlets"));
    html_raw(&p->out, "<p class=\"facts\">");
    if (outlets)
        buf_print(&p->out, "%lld outlet%s", (long long)outlets, outlets == 1 ? "" : "s");
    json_int_t independent = json_integer_value(json_object_get(row, "independent"));
    if (independent && independent < outlets)
        buf_print(&p->out, " (%lld independent)", (long long)independent);
    if (first.size) {
        html_raw(&p->out, outlets ? ", " : "");
        html_date(&p->out, first);
    }
    if (last.size && !slice_equal(first, last)) {
        html_raw(&p->out, " to ");
        html_date(&p->out, last);
    }
    html_raw(&p->out, "</p>\n");
}

/* "Tunisia on both sides: denied on 2 March 2024 (Carthage Courier), asserted on 8 March 2024 (Harbour Post)." */
static void changes(page *p, json_t *row) {
    static const char *const did[] = {"asserts", "denies"};
    speakers asserts = speakers_of(p->arena, json_object_get(row, "asserts")),
             denies = speakers_of(p->arena, json_object_get(row, "denies"));
    turns t;
    for (size_t at = 0; next_change(&asserts, &denies, &at, &t);) {
        html_raw(&p->out, "<p class=\"change\"><b dir=\"auto\">");
        html_text(&p->out, row_speaker(t.entry[0]));
        html_raw(&p->out, "</b> stands on both sides: ");
        for (uint32_t i = 0; i < t.count; i++) {
            html_raw(&p->out, i ? "; <span" : "<span");
            page_class(p, "stance ", slice_of(did[t.side[i]]));
            buf_print(&p->out, ">%s</span> ", did[t.side[i]]);
            html_date(&p->out, entry_day(t.entry[i]));
            html_raw(&p->out, " (");
            page_to_source(p, t.entry[i], outlet_name);
            html_raw(&p->out, ")");
        }
        html_raw(&p->out, "</p>\n");
    }
}

static void dispute(page *p, json_t *row, size_t number) {
    buf_print(&p->out,
              "<article class=\"dispute\" id=\"d%zu\" tabindex=\"-1\">\n<h3 dir=\"auto\"><a class=\"number\" "
              "href=\"#d%zu\">%zu</a> ",
              number + 1, number + 1, number + 1);
    html_text(&p->out, row_text(row, "claim.text"));
    html_raw(&p->out, "</h3>\n");
    facts(p, row);
    changes(p, row);
    html_raw(&p->out, "<div class=\"sides\">\n");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (json_array_size(json_object_get(row, sides[i].field)))
            write_side(p, json_object_get(row, sides[i].field), &sides[i], number);
    html_raw(&p->out, "</div>\n");
    own_voice(p, json_object_get(row, "reports"), number);
    html_raw(&p->out, "</article>\n");
}

/* --------------------------------------------------------------------------------------------- the overview */

enum { MOST_NAMES = 4 };

/* Whether a name stands among those shown: "police" of two reports are two speakers, and one name. */
static bool named_before(const slice *shown, size_t count, slice called) {
    for (size_t i = 0; i < count; i++)
        if (slice_equal_nocase(shown[i], called))
            return true;
    return false;
}

/* "Malta, Carmelo Vassalli, Rita Camenzuli and 2 more": each name once. */
static void names(page *p, json_t *entries, const char *by) {
    speakers all = speakers_of(p->arena, entries);
    slice called_so[MOST_NAMES];
    map more = {0};
    size_t shown = 0;
    buf_print(&p->out, "<td class=\"%s\" dir=\"auto\">", by);
    for (size_t i = 0; i < all.size; i++) {
        if (!speakers_begins(&all, i))
            continue;
        slice called = row_speaker(json_array_get(entries, i));
        called = called.size ? called : SLICE("no source named");
        bool found;
        if (named_before(called_so, shown, called))
            continue;
        if (shown == MOST_NAMES) {
            map_put(p->arena, &more, called, &found);
            continue;
        }
        html_raw(&p->out, shown ? ", " : "");
        html_text(&p->out, called);
        called_so[shown++] = called;
    }
    if (more.size)
        buf_print(&p->out, " and %u more", more.size);
    html_raw(&p->out, shown ? "</td>" : "<span class=\"facts\">outlets themselves</span></td>");
}

static void overview_row(page *p, json_t *row, size_t number) {
    slice since = slice_part(row_text(row, "since"), 0, 10);
    json_int_t outlets = json_integer_value(json_object_get(row, "outlets"));
    buf_print(&p->out, "<tr><td class=\"number\">%zu</td><th scope=\"row\" dir=\"auto\"><a href=\"#d%zu\">",
              number + 1, number + 1);
    html_text(&p->out, row_text(row, "claim.text"));
    html_raw(&p->out, "</a></th>");
    names(p, json_object_get(row, "asserts"), "by-asserts");
    names(p, json_object_get(row, "denies"), "by-denies");
    buf_print(&p->out,
              "<td class=\"number\">%lld<span class=\"unit\"> outlet%s%s</span></td><td class=\"since\">",
              (long long)outlets, outlets == 1 ? "" : "s", since.size ? ", since " : "");
    html_date(&p->out, since);
    html_raw(&p->out, "</td></tr>\n");
}

static void overview(page *p) {
    size_t i;
    json_t *row;
    html_raw(
        &p->out,
        "<p class=\"how\">A claim that one side asserts and another denies, whatever words the reports put it in: "
        "who does what, behind “→” to whom, behind “←” from whom. “?” is somebody whom no report names.</p>\n"
        "<p class=\"how\">A claim leads to the words on both sides, and these to their place in the report. Under "
        "Denies stand the words that are denied, or those that deny. Below them: the outlet, the agency that it "
        "credits (in brackets), the day, and through whom they came. Outlets with the same words or agency are not "
        "independent.</p>\n<div class=\"wide\" "
        "tabindex=\"0\" role=\"region\" aria-label=\"Table of disputes\">"
        "<table class=\"overview\"><thead><tr><th scope=\"col\" class=\"number\">No.</th><th scope=\"col\">Claim</th>"
        "<th scope=\"col\" class=\"asserts\">Asserted by</th><th scope=\"col\" class=\"denies\">Denied by</th>"
        "<th scope=\"col\" class=\"number\">Outlets</th><th scope=\"col\">Since</th></tr></thead>\n<tbody>\n");
    json_array_foreach(p->rows[PAGE_DISPUTES], i, row) {
        overview_row(p, row, i);
    }
    html_raw(&p->out, "</tbody></table></div>\n");
}

void page_disputes(page *p) {
    size_t i;
    json_t *row;
    html_raw(&p->out,
             "<section id=\"disputes\" aria-labelledby=\"h-disputes\"><h2 id=\"h-disputes\">Disputes</h2>\n");
    if (!json_array_size(p->rows[PAGE_DISPUTES])) {
        html_raw(
            &p->out,
            "<p class=\"how\">None found: no claim in these reports that one side asserts and another denies.</p>\n"
            "</section>\n");
        return;
    }
    overview(p);
    json_array_foreach(p->rows[PAGE_DISPUTES], i, row) {
        dispute(p, row, i);
    }
    html_raw(&p->out, "</section>\n");
}
