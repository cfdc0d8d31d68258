/* page_parts.h - what the parts of the page share */
#ifndef SHOW_PAGE_PARTS_H
#define SHOW_PAGE_PARTS_H

#include <jansson.h>

#include "base/map.h"
#include "show/html.h"
#include "show/page.h"

enum page_list {
    PAGE_DISPUTES, PAGE_CLAIMS, PAGE_QUOTES, PAGE_TIMELINE, PAGE_NETWORK, PAGE_ACTORS, PAGE_STORIES, PAGE_REUSE,
        PAGE_ARTICLES, PAGE_LISTS
};

typedef struct page_input {
    page *p;
    enum page_list list;
} page_input;

struct page {
    output *o;
    const char *title;
    arena *arena;              /* lives as long as the page: maps and copies */
    json_t *rows[PAGE_LISTS];  /* arrays */
    page_input inputs[PAGE_LISTS + 1];
    map articles;              /* from an article's id to its number in its list */
    map marked;                /* the ids of entries that have their place in a report on the page */
    map disputes;              /* from a dispute's id to its number in its list */
    map speakers;              /* those whom the quotes have a part of, by row_who */
    map in_board;              /* from an entry's id to the number of the first dispute that shows it */
    buf out;
};

/* The parts, in the order of the page; each adds a <section>, or nothing where there is nothing to show. */
void page_disputes(page *p);
void page_quotes(page *p);
void page_claims(page *p);
void page_timeline(page *p);
void page_network(page *p);
void page_actors(page *p);
void page_stories(page *p);
void page_reuse(page *p);
void page_sources(page *p);

/* Adds `<b>Ada Berg</b> <span>foreign minister, NOR</span>`. */
void page_speaker(page *p, json_t *entry);

/* What a row's country is called; its code where that is not known. */
slice page_country(json_t *row);

/* Adds "Al Jazeera (AFP), 2 May 2031, said 30 April 2031, via ...": where an entry comes from. */
void page_origin(page *p, json_t *entry);

/* The report that an entry is from; NULL where it is not on the page. */
json_t *page_report(const page *p, json_t *entry);

/* Adds a report's title; where it has none, its first line, cut; where that is empty, the outlet or file. */
void page_headline(page *p, json_t *report);

/* Adds a link around what `inside` adds: to the place of an entry in its report; where it has none, to the report;
 * where that is not on the page, none. */
void page_to_source(page *p, json_t *entry, void (*inside)(page *p, json_t *entry));

/* Adds the entry's quote as text. */
void page_quote_text(page *p, json_t *entry);

/* A table that scrolls where it is too wide: `label` is what it is called, `header` its header cells. It is closed
 * saying how many rows are left out, and by which command they are had. */
void page_table_open(page *p, const char *label, const char *header);
void page_table_close(page *p, size_t left, const char *command);

/* Whether the entry with this id has its place in a report that is on the page with its text. */
bool page_is_marked(const page *p, slice id);

/* Adds " class="first second"" and the like; a stance or side name is a class of its own. */
void page_class(page *p, const char *fixed, slice more);

#endif
