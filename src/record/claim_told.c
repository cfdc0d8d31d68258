/* claim_told.c - a claim in the words of a report that tells it, see entry.h
 *
 * What predicate and object are called leaves out what often is disputed: how it was done, or to what. So of the statements the one is taken that
 * tells the claim best: what somebody denies as another's claim, before what somebody asserts; whole, before by a pronoun; in a report's line
 * before a headline. Its words run from the first of predicate and arguments to the end of what is quoted, or of its clause. */
#include <string.h>

#include "base/utf8.h"
#include "record/entry.h"
#include "record/gaps.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/stander.h"

enum { MOST = 150, SHORT = 4 /* bytes of a pronoun, as a rule */ };

/* How well a statement tells what is disputed. */
enum { OTHERS_CLAIM = 12, OWN_DENIAL = 10, ASSERTION = 8, PASSING = 2 };
enum { NEGATIVE = 6, BY_SUBJECT = 2, BY_PRONOUN = 2, QUOTED = 4, WEAK = 4, HEADLINE = 4 };

/* What a statement's proposition and arguments give. */
typedef struct telling {
    span within;    /* what is quoted */
    span whole;     /* predicate and arguments in it, but a doer that is a pronoun */
    uint32_t verb;  /* where the predicate begins */
    int64_t actor;  /* who it is said of; 0 */
    bool pronoun;   /* whom its words do not name */
    bool subject;   /* they stand before it */
    bool negative, quoted;
    bool judged;    /* what is quoted says that it is not so: "the claim that it sold arms is false" */
} telling;

static bool lies_in(span x, span in) { return x.begin < x.end && x.begin >= in.begin && x.end <= in.end; }

static void widen(span *to, span by) {
    if (by.begin < to->begin) to->begin = by.begin;
    if (by.end > to->end) to->end = by.end;
}

/* "he": too short for what the actor is called, and no part of it. */
static bool is_pronoun(lister *l, slice text, int64_t row) {
    const identity *who = row ? identity_known(l, identity_of_actor(l, row)) : NULL;
    return who && text.size <= SHORT && slice_find(utf8_key(l->a, who->name), utf8_key(l->a, text)) == SIZE_MAX;
}

static void add_argument(lister *l, telling *t, const packed_rows *all, const cell *g) {
    slice spans = cell_spans(l->a, &g[ARGUMENT_SPANS]);
    span at = spans.size ? spans_extent(spans) : (span){0, 0};
    int64_t role = g[ARGUMENT_ROLE].number, row = packed_actor(all, &g[ARGUMENT_ACTOR]);
    bool first = at.begin < t->verb, pronoun = is_pronoun(l, g[ARGUMENT_TEXT].text, row);
    bool doer = !t->actor && (role == ROLE_ACTOR || (first && pronoun));
    if (doer) {
        t->actor = row;
        t->pronoun = pronoun;
        t->subject = first && !pronoun;
    }
    if (lies_in(at, t->within) && !(doer && pronoun)) widen(&t->whole, at);
    else if (doer) t->pronoun = true; /* it stands elsewhere */
}

static bool read_telling(lister *l, const member *m, telling *t) {
    packed_rows propositions = packed_of(l, m->article, PACKED_PROPOSITION), quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *p = packed_row(&propositions, m->proposition), *q = p ? packed_row(&quotes, p[PROPOSITION_QUOTE].number) : NULL;
    slice predicate = p ? cell_spans(l->a, &p[PROPOSITION_PREDICATE]) : (slice){0}, content = q ? cell_spans(l->a, &q[QUOTE_CONTENT]) : (slice){0};
    if (!predicate.size || !content.size) return false;
    *t = (telling){.within = spans_extent(content), .whole = spans_extent(predicate), .negative = p[PROPOSITION_NEGATIVE].number != 0,
                   .quoted = q[QUOTE_KIND].number == KIND_DIRECT,
                   .judged = p[PROPOSITION_QUOTE].number != m->quote && q[QUOTE_STANCE].number == STANCE_DENIES};
    t->verb = t->whole.begin;
    if (!lies_in(t->whole, t->within)) return false;
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        if (g[ARGUMENT_PROPOSITION].number == m->proposition) add_argument(l, t, &all, g);
    }
    return true;
}

/* Where a clause ends: at a mark with no letter or digit right behind it ("135,000"), a bracket, quote or dash. */
static bool ends_clause(slice rest) {
    size_t size, next;
    uint32_t code = utf8_decode(rest, &size);
    slice behind = slice_part(rest, size, rest.size);
    if (code >= 0x2010 && code <= 0x201F) return code != 0x2010 && code != 0x2019; /* dashes, curly quotes; an apostrophe is none */
    if (code == '(' || code == '"' || code == '[') return true;
    if (code == '-') return behind.size && (behind.at[0] == '-' || behind.at[0] == ' ');
    if (code >= 0x80 || !memchr(",;:.", (int)code, 4)) return false;
    return !behind.size || !(utf8_is_letter(utf8_decode(behind, &next)) || utf8_is_digit(utf8_decode(behind, &next)));
}

/* From the first of its parts to the end of the clause that the last one is in; those parts alone where that is long; empty where these are. */
static slice words_of(lister *l, const member *m, const telling *t) {
    const source *from = source_of(l, m->article);
    slice text = from ? slice_part(from->text, 0, t->within.end) : (slice){"", 0}, rest = slice_part(text, t->whole.end, t->judged ? 0 : text.size);
    uint32_t end = t->whole.end;
    for (size_t size; rest.size && !ends_clause(rest); rest = slice_part(rest, size, rest.size)) {
        utf8_decode(rest, &size);
        end += (uint32_t)size;
    }
    if (end - t->whole.begin > MOST) end = t->whole.end;
    if (end - t->whole.begin > MOST) return (slice){"", 0};
    return arena_slice(l->a, slice_trim(utf8_one_line(l->a, slice_part(text, t->whole.begin, end))));
}

static bool is_headline(slice words) {
    size_t small = 0, large = 0;
    for (size_t i = 0; i < words.size; i++) {
        small += words.at[i] >= 'a' && words.at[i] <= 'z';
        large += words.at[i] >= 'A' && words.at[i] <= 'Z';
    }
    return large > small;
}

static int worth_of(const member *m, const telling *t, slice words) {
    bool denies = m->side == SIDE_DENIES, noun = slice_equal(m->rule, SLICE("content put as a noun"));
    int worth = denies && (noun || slice_equal(m->rule, BEFORE)) ? OTHERS_CLAIM
                : denies                                        ? OWN_DENIAL
                : slice_equal(m->rule, ALONG)                   ? PASSING
                                                                : ASSERTION;
    bool weak = (m->marks & (MARK_NOUN | MARK_LIGHT | MARK_FILLED)) != 0;
    return worth + BY_SUBJECT * t->subject - NEGATIVE * t->negative - QUOTED * t->quoted - BY_PRONOUN * t->pronoun - WEAK * weak - HEADLINE * is_headline(words);
}

/* Who it is said of stands before a colon where the words begin behind him; nobody, where the words do not tell who. */
static slice with_doer(lister *l, const telling *t, slice words) {
    const identity *who = t->actor ? identity_known(l, identity_of_actor(l, t->actor)) : NULL;
    bool own = t->whole.begin < t->verb && !t->pronoun; /* or what it is done to: "a jet was shot down" */
    slice called = who && t->pronoun ? who->name : (slice){"", 0};
    if (own) return words;
    return arena_print(l->a, "%.*s: %.*s", (int)called.size, called.at, (int)words.size, words.at);
}

slice claim_told(lister *l, const claim *c) {
    slice out = {"", 0};
    int most = 0;
    for (uint32_t i = 0; i < c->size && i < CLAIM_TOLD_LOOKED; i++) {
        const member *m = &c->members[i];
        telling t;
        if (!member_takes_side(m) || member_guessed(m) || !read_telling(l, m, &t)) continue;
        slice words = words_of(l, m, &t);
        int worth = words.size ? worth_of(m, &t, words) : 0;
        if (worth <= most) continue;
        most = worth;
        out = with_doer(l, &t, words);
    }
    return out;
}
