/* compare.c - two articles side by side; see compare.h
 *
 * Direction: a credit to the same agency says that both have it from there; else the later one has it from the
 * earlier; else, on one day, the one that credits or names the other's outlet has it from there. */
#include "record/compare.h"

#include "record/day.h"

const char *const direction_name[DIRECTIONS] = {"copied", "copied", "agency", "unknown"};

enum { NAME_LETTERS = 3, NAME_WORDS = 8 }; /* of an outlet, to be looked for in a text */

/* ---------------------------------------------------------------------------------------------- direction */

static void because(lister *l, compared *c, const char *how, slice what) {
    if (c->whys < WHYS) c->why[c->whys++] = arena_print(l->desk, "%s%.*s", how, (int)what.size, what.at);
}

/* Whether the words of an outlet's name stand in a row in a text; "The Strelsau Post" also without its article. */
static bool names(lister *l, const text_words *text, slice outlet) {
    text_words called = {0};
    words_of_text(l->desk, outlet, &called);
    if (!called.size || called.size > NAME_WORDS || outlet.size < NAME_LETTERS) return false;
    for (uint32_t i = 0; i + called.size <= text->size; i++) {
        uint32_t n = 0;
        while (n < called.size && text->at[i + n].hash == called.at[n].hash) n++;
        if (n == called.size) return true;
    }
    return false;
}

/* Whether `by` says that it has something of `from`: 1 as the agency it credits, 2 by name in its text. */
static int refers(lister *l, const source *by, const text_words *text, const source *from) {
    if (!from->outlet.size || slice_equal_nocase(from->outlet, by->outlet)) return 0;
    if (slice_equal_nocase(by->agency, from->outlet)) return 1;
    return names(l, text, from->outlet) ? 2 : 0;
}

static bool common_agency(const compared *c) {
    slice agency = c->one.agency;
    return agency.size && slice_equal_nocase(agency, c->other.agency) && !slice_equal_nocase(agency, c->one.outlet) &&
           !slice_equal_nocase(agency, c->other.outlet);
}

static void put_referring(lister *l, compared *c, int how, slice outlet) {
    if (how) because(l, c, how == 1 ? "credits " : "names ", outlet);
}

static void find_direction(lister *l, compared *c) {
    int32_t day = day_of_text(c->one.date), other_day = day_of_text(c->other.date);
    int to_other = refers(l, &c->one, &c->words, &c->other), to_one = refers(l, &c->other, &c->other_words, &c->one);
    bool days = day != DAY_NONE && other_day != DAY_NONE && day != other_day;
    c->direction = FROM_UNKNOWN;
    if (common_agency(c)) {
        c->direction = FROM_AGENCY;
        because(l, c, "both credit ", c->one.agency);
    } else if (days) {
        c->direction = day < other_day ? FROM_FIRST : FROM_SECOND;
    } else if (to_one || to_other) {
        if (!to_other || (to_one && to_one < to_other)) c->direction = FROM_FIRST;
        else if (!to_one || to_other < to_one) c->direction = FROM_SECOND;
    } else if (day != DAY_NONE && c->one.date.size > 10 && c->other.date.size > 10) {
        int order = slice_compare(c->one.date, c->other.date);
        if (order) c->direction = order < 0 ? FROM_FIRST : FROM_SECOND;
        if (order) because(l, c, "", SLICE("earlier on the same day"));
    }
    if (c->direction != FROM_SECOND) put_referring(l, c, to_one, c->one.outlet);
    if (c->direction != FROM_FIRST) put_referring(l, c, to_other, c->other.outlet);
    if (days) {
        int32_t apart = day < other_day ? other_day - day : day - other_day;
        because(l, c, "", arena_print(l->desk, apart == 1 ? "%d day earlier" : "%d days earlier", apart));
    }
}

/* -------------------------------------------------------------------------------------------------- both */

bool compare(lister *l, int64_t one, int64_t other, compared *out) {
    *out = (compared){0};
    if (!source_read(l, l->desk, one, &out->one) || !source_read(l, l->desk, other, &out->other)) return false;
    words_of_text(l->desk, out->one.text, &out->words);
    words_of_text(l->desk, out->other.text, &out->other_words);
    passages_of(l->desk, &out->words, &out->other_words, PASSAGE_WORDS, &out->found);
    find_direction(l, out);
    return true;
}

static span span_of(const text_words *words, uint32_t first, uint32_t end) {
    return (span){words->at[first].at.begin, words->at[end - 1].at.end};
}

span passage_in_first(const compared *c, const passage *p) { return span_of(&c->words, p->a, p->a_end); }
span passage_in_other(const compared *c, const passage *p) { return span_of(&c->other_words, p->b, p->b_end); }
