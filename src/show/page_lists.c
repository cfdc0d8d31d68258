/* page_lists.c - the page's lists: each speaker's quotes with their variants, the table of speakers */
#include <stdlib.h>

#include "base/vec.h"
#include "show/page_parts.h"
#include "base/variants.h"
#include "show/writer.h"

/* ------------------------------------------------------------------------------------------------ quotes */

enum { MOST_LEADERS = 100 /* of one speaker, that later quotes are compared with */, MOST_SPEAKERS = 200 };

/* A speaker's quotes, as numbers of rows, in the order of the list; of all whom no report names together. */
typedef struct speaker_quotes {
    VEC(uint32_t) rows;
    uint32_t order;
    bool nobody; /* no source is named */
} speaker_quotes;

typedef VEC(speaker_quotes) speaker_list;

static speaker_list by_speaker(page *p) {
    speaker_list speakers = {0};
    size_t i;
    json_t *row;
    json_array_foreach(p->rows[PAGE_QUOTES], i, row) {
        bool found;
        uint32_t *number = map_put(p->arena, &p->speakers, row_who(row), &found);
        if (!found) {
            *number = speakers.size;
            *vec_push(p->arena, &speakers) = (speaker_quotes){.order = *number, .nobody = !row_who(row).size};
        }
        *vec_push(p->arena, &speakers.at[*number].rows) = (uint32_t)i;
    }
    return speakers;
}

static int most_quoted(const void *left, const void *right) {
    const speaker_quotes *a = left, *b = right;
    if (a->nobody != b->nobody)
        return a->nobody ? 1 : -1;
    if (a->rows.size != b->rows.size)
        return a->rows.size > b->rows.size ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* The quote with the words that its leader has not in <mark>. */
static void differences(page *p, const wording *w) {
    size_t done = 0;
    for (uint32_t i = 0; i < w->count; i++) {
        size_t begin = (size_t)(w->words[i].at - w->text.at), end = begin + w->words[i].size;
        if (w->shared[i])
            continue;
        html_text(&p->out, slice_part(w->text, done, begin));
        html_raw(&p->out, "<mark>");
        html_text(&p->out, slice_part(w->text, begin, end));
        html_raw(&p->out, "</mark>");
        done = end;
    }
    html_text(&p->out, slice_part(w->text, done, w->text.size));
}

static void open_link(page *p, json_t *row) {
    html_raw(&p->out, "<a href=\"#s-");
    html_id(&p->out, row_text(row, "id"));
    html_raw(&p->out, "\">");
}

static void quote_item(page *p, json_t *row, const wording *changed) {
    slice stance = row_text(row, "stance"), channel = row_text(row, "channel"), to = row_text(row, "addressee");
    bool linked = page_is_marked(p, row_text(row, "id"));
    html_raw(&p->out, "<figure class=\"quote\" id=\"q-");
    html_id(&p->out, row_text(row, "id"));
    html_raw(&p->out, "\"><blockquote dir=\"auto\">");
    if (linked)
        open_link(p, row);
    if (changed)
        differences(p, changed);
    else
        page_quote_text(p, row);
    html_raw(&p->out, linked ? "</a></blockquote><figcaption><span" : "</blockquote><figcaption><span");
    page_class(p, "stance ", stance);
    html_raw(&p->out, ">");
    html_text(&p->out, stance);
    html_raw(&p->out, "</span> ");
    page_origin(p, row);
    if (channel.size) {
        html_raw(&p->out, ", <span dir=\"auto\">");
        html_text(&p->out, channel);
        html_raw(&p->out, "</span>");
    }
    if (to.size) {
        html_raw(&p->out, ", to <span dir=\"auto\">");
        html_text(&p->out, to);
        html_raw(&p->out, "</span>");
    }
    html_raw(&p->out, "</figcaption></figure>\n");
}

/* Whether `i` says in another report what `k` does. */
static bool is_variant(page *p, const speaker_quotes *s, wording *words, uint32_t k, uint32_t i) {
    json_t *rows = p->rows[PAGE_QUOTES];
    slice one = row_text(json_array_get(rows, s->rows.at[k]), "article");
    slice other = row_text(json_array_get(rows, s->rows.at[i]), "article");
    return !slice_equal(one, other) && variant_compare(&words[k], &words[i]);
}

/* Who leads each quote: the first one that it is a variant of; itself, where there is none, or no speaker is
 * named. */
static void find_leaders(page *p, const speaker_quotes *s, wording *words, uint32_t *leader) {
    uint32_t leaders[MOST_LEADERS], count = 0;
    json_t *rows = p->rows[PAGE_QUOTES];
    bool named = row_who(json_array_get(rows, s->rows.at[0])).size != 0;
    for (uint32_t i = 0; i < s->rows.size; i++) {
        wording_of(p->arena, row_text(json_array_get(rows, s->rows.at[i]), "quote"), &words[i]);
        leader[i] = i;
        for (uint32_t k = 0; named && k < count && leader[i] == i; k++)
            if (is_variant(p, s, words, leaders[k], i))
                leader[i] = leaders[k];
        if (leader[i] == i && count < MOST_LEADERS)
            leaders[count++] = i;
    }
}

/* A quote, and under it those that say the same in other words. */
static void group(page *p, const speaker_quotes *s, uint32_t first, const wording *words, const uint32_t *leader) {
    json_t *rows = p->rows[PAGE_QUOTES];
    bool variants = false;
    html_raw(&p->out, "<li>\n");
    quote_item(p, json_array_get(rows, s->rows.at[first]), NULL);
    for (uint32_t i = first + 1; i < s->rows.size; i++) {
        if (leader[i] != first)
            continue;
        if (!variants)
            html_raw(&p->out, "<div class=\"variants\"><p>The same elsewhere; words that differ are marked:</p>\n");
        variants = true;
        quote_item(p, json_array_get(rows, s->rows.at[i]), &words[i]);
    }
    html_raw(&p->out, variants ? "</div>\n</li>\n" : "</li>\n");
}

static void speaker(page *p, const speaker_quotes *s) {
    uint32_t count = s->rows.size, *leader = ARENA_NEW(p->arena, uint32_t, count);
    wording *words = ARENA_NEW(p->arena, wording, count);
    find_leaders(p, s, words, leader);
    json_t *one = json_array_get(p->rows[PAGE_QUOTES], s->rows.at[0]);
    html_raw(&p->out, "<section class=\"person\"");
    if (!s->nobody) {
        html_raw(&p->out, " id=\"p-");
        html_id(&p->out, row_who(one));
        html_raw(&p->out, "\"");
    }
    html_raw(&p->out, "><h3>");
    page_speaker(p, one);
    html_raw(&p->out, "</h3>\n<ul>\n");
    for (uint32_t i = 0; i < count; i++)
        if (leader[i] == i)
            group(p, s, i, words, leader);
    html_raw(&p->out, "</ul></section>\n");
}

void page_quotes(page *p) {
    speaker_list speakers = by_speaker(p);
    if (!speakers.size)
        return;
    qsort(speakers.at, speakers.size, sizeof *speakers.at, most_quoted);
    html_raw(&p->out, "<section id=\"quotes\" aria-labelledby=\"h-quotes\"><h2 id=\"h-quotes\">Quotes</h2>\n"
                      "<p class=\"how\">What each speaker is quoted with, those quoted most first. The word in colour is "
                      "what the speaker does with these words: “denies” says that they are what is denied. "
                      "“Through” is who passed it on.</p>\n");
    for (uint32_t i = 0; i < speakers.size; i++)
        speaker(p, &speakers.at[i]);
    html_raw(&p->out, "</section>\n");
}

/* ---------------------------------------------------------------------------------------------- speakers */

/* None that the name says already ("Norwegian Foreign Ministry", "foreign ministry"). */
static void offices(page *p, json_t *row) {
    buf text = {0};
    row_value(&text, row_field(row, "roles"));
    html_raw(&p->out, "<td dir=\"auto\">");
    if (!text_holds(row_text(row, "name"), buf_slice(&text)))
        html_text(&p->out, buf_slice(&text));
    html_raw(&p->out, "</td>");
    p->out.failed |= text.failed;
    buf_release(&text);
}

static void number_cell(page *p, json_t *row, const char *member) {
    buf text = {0};
    row_value(&text, row_field(row, member));
    html_raw(&p->out, "<td class=\"number\">");
    html_text(&p->out, buf_slice(&text));
    html_raw(&p->out, "</td>");
    p->out.failed |= text.failed;
    buf_release(&text);
}

/* The name, which leads to the speaker's quotes where the page has them. */
static void speaker_link(page *p, json_t *row) {
    bool quoted = map_get(&p->speakers, row_text(row, "id")) != MAP_NONE;
    if (quoted) {
        html_raw(&p->out, "<a href=\"#p-");
        html_id(&p->out, row_text(row, "id"));
        html_raw(&p->out, "\">");
    }
    html_text(&p->out, row_text(row, "name"));
    html_raw(&p->out, quoted ? "</a>" : "");
}

void page_actors(page *p) {
    size_t i, shown = 0;
    json_t *row;
    if (!json_array_size(p->rows[PAGE_ACTORS]))
        return;
    html_raw(
        &p->out,
        "<section id=\"speakers\" aria-labelledby=\"h-speakers\"><h2 id=\"h-speakers\">Speakers</h2>\n"
        "<p class=\"how\">Everybody who is quoted, and in how many reports. A name leads to the quotes.</p>\n"
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table of speakers\"><table><thead><tr><th "
        "scope=\"col\">Name</th><th scope=\"col\">Office or kind</th><th scope=\"col\">Country"
        "</th><th scope=\"col\" class=\"number\">Quotes</th><th scope=\"col\" class=\"number\">Reports</th>"
        "</tr></thead>\n<tbody>\n");
    json_array_foreach(p->rows[PAGE_ACTORS], i, row) {
        if (json_integer_value(json_object_get(row, "quotes")) < 1 || ++shown > MOST_SPEAKERS)
            continue;
        html_raw(&p->out, "<tr><th scope=\"row\" dir=\"auto\">");
        speaker_link(p, row);
        html_raw(&p->out, "</th>");
        offices(p, row);
        html_raw(&p->out, "<td>");
        if (!slice_equal(page_country(row), row_text(row, "name")))
            html_text(&p->out, page_country(row));
        html_raw(&p->out, "</td>");
        number_cell(p, row, "quotes");
        number_cell(p, row, "articles");
        html_raw(&p->out, "</tr>\n");
    }
    page_table_close(p, shown > MOST_SPEAKERS ? shown - MOST_SPEAKERS : 0, "actors");
    html_raw(&p->out, "</section>\n");
}
