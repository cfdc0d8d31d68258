/* page_timeline.c - the timeline in three times: when things happened, when they were said, when they were published
 *
 * A day has a column for each of them. Who says it stands above what was said; what happened stands there on
 * somebody's word, which stands under it; where
 * the report does not say the day, that of the report is what is known, and this is said. */
#include "show/page_parts.h"
#include "show/writer.h"

static const char *const times[][2] = {{"happened", "Happened"}, {"said", "Said"}, {"published", "Published"}};

enum { HAPPENED, SAID, TIMES = sizeof times / sizeof *times, MOST_LINES = 60 /* of one time on one day */ };

static slice day_of(json_t *row) {
    return slice_part(row_text(row, "date"), 0, 10);
}

static void text(page *p, json_t *row) {
    html_text(&p->out, row_text(row, "text"));
}

/* "Malta denies"; nothing where nobody is named. */
static bool sayer(page *p, json_t *row) {
    slice who = row_speaker(row), stance = row_text(row, "stance");
    if (!who.size)
        return false;
    html_raw(&p->out, "<span dir=\"auto\">");
    html_text(&p->out, who);
    html_raw(&p->out, "</span> <span");
    page_class(p, "stance ", stance);
    html_raw(&p->out, ">");
    html_text(&p->out, stance);
    html_raw(&p->out, "</span>");
    return true;
}

/* Who carries it, on whose word where it `happened`; what is known of the day. */
static void origin(page *p, json_t *row, bool happened) {
    slice precision = row_text(row, "precision");
    html_raw(&p->out, " <span class=\"facts\">");
    if (happened && sayer(p, row))
        html_raw(&p->out, ", ");
    json_t *report = page_report(p, row);
    html_raw(&p->out, "<cite dir=\"auto\">");
    html_text(&p->out, row_carrier(report ? report : row));
    html_raw(&p->out, "</cite>");
    if (slice_equal(precision, SLICE("published")) && day_of(row).size)
        html_raw(&p->out, ", <span class=\"vague\">day of the report</span>");
    if (slice_equal(precision, SLICE("period")) && row_text(row, "until").size) {
        html_raw(&p->out, ", until ");
        html_date(&p->out, row_text(row, "until"));
    }
    html_raw(&p->out, "</span>");
}

static bool is_time(json_t *row, unsigned which) {
    slice what = row_text(row, "what");
    return slice_equal(what, slice_of(times[which][0])) || (which == HAPPENED && !what.size);
}

/* Two events of one sentence are one line. */
static bool told_before(page *p, map *told, json_t *row) {
    bool found;
    map_put(p->arena, told, row_text(row, "text"), &found);
    return found;
}

static void column_of(page *p, size_t begin, size_t end, unsigned which) {
    map told = {0};
    bool begun = false;
    size_t lines = 0;
    for (size_t i = begin; i < end; i++) {
        json_t *row = json_array_get(p->rows[PAGE_TIMELINE], i);
        if (!is_time(row, which) || !row_text(row, "text").size || told_before(p, &told, row))
            continue;
        if (++lines > MOST_LINES)
            continue;
        if (!begun)
            buf_print(&p->out, "<div class=\"time %s\"><h4>%s</h4>\n<ul>\n", times[which][0], times[which][1]);
        begun = true;
        bool above = which == SAID && row_speaker(row).size;
        html_raw(&p->out, above ? "<li><span class=\"facts\">" : "<li>");
        if (above)
            sayer(p, row);
        html_raw(&p->out, above ? "</span><span dir=\"auto\">" : "<span dir=\"auto\">");
        page_to_source(p, row, text);
        html_raw(&p->out, "</span>");
        origin(p, row, which == HAPPENED);
        html_raw(&p->out, "</li>\n");
    }
    html_raw(&p->out, begun ? "</ul>" : "");
    if (lines > MOST_LINES)
        buf_print(&p->out, "<p class=\"facts\">%zu more: <code>readout timeline</code></p>", lines - MOST_LINES);
    html_raw(&p->out, begun ? "</div>\n" : "");
}

/* The heading says no more than is known where all that stands under it is of a month or a year. */
static slice heading(page *p, size_t begin, size_t end) {
    size_t size = 0;
    for (size_t i = begin; i < end; i++) {
        slice precision = row_text(json_array_get(p->rows[PAGE_TIMELINE], i), "precision");
        size_t known = slice_equal(precision, SLICE("year")) ? 4 : slice_equal(precision, SLICE("month")) ? 7 : 10;
        size = known > size ? known : size;
    }
    return slice_part(day_of(json_array_get(p->rows[PAGE_TIMELINE], begin)), 0, size);
}

static void day(page *p, size_t begin, size_t end) {
    slice known = heading(p, begin, end);
    html_raw(&p->out, "<li class=\"day\"><h3>");
    if (known.size)
        html_date(&p->out, known);
    else
        html_raw(&p->out, "Day not known");
    html_raw(&p->out, "</h3>\n");
    for (unsigned which = 0; which < TIMES; which++)
        column_of(p, begin, end, which);
    html_raw(&p->out, "</li>\n");
}

static bool has_text(page *p, size_t begin, size_t end) {
    for (size_t i = begin; i < end; i++)
        if (row_text(json_array_get(p->rows[PAGE_TIMELINE], i), "text").size)
            return true;
    return false;
}

void page_timeline(page *p) {
    json_t *rows = p->rows[PAGE_TIMELINE];
    size_t count = json_array_size(rows);
    if (!count)
        return;
    html_raw(&p->out, "<section id=\"timeline\" aria-labelledby=\"h-timeline\"><h2 "
                      "id=\"h-timeline\">Timeline</h2>\n<p class=\"how\">By "
                      "the day on which it happened, was said or was published. “Day of the report” stands where "
                      "the report gives no other: it was on that day or before.</p>\n<ol>\n");
    size_t undated = 0;
    while (undated < count && !day_of(json_array_get(rows, undated)).size)
        undated++;
    for (size_t begin = undated, i = undated + 1; i <= count; i++)
        if (i == count || !slice_equal(day_of(json_array_get(rows, i)), day_of(json_array_get(rows, begin)))) {
            if (has_text(p, begin, i))
                day(p, begin, i);
            begin = i;
        }
    if (has_text(p, 0, undated))
        day(p, 0, undated);
    html_raw(&p->out, "</ol></section>\n");
}
