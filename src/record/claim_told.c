/* claim_told.c - a claim in the words of a report that tells it, see entry.h
 *
 * What predicate and object are called leaves out what often is disputed: how it was done, or to what. So of the
 * statements the one is taken that tells the claim best: what somebody denies as another's claim, before what
 * somebody asserts; whole, before by a pronoun; in a report's line before a headline. Its words are those of its
 * clause, as far as they are quoted: "tried to sell arms", "neither sent nor received". */
#include <string.h>

#include "base/utf8.h"
#include "record/entry.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/stander.h"

enum { MOST = 150, QUOTATION = 40 /* bytes of one that a clause may have in it */,
    LEAD = 80 /* of it before predicate and arguments */, SHORT = 4 /* bytes of a pronoun, as a rule */ };

/* How well a statement tells what is disputed. */
enum { OTHERS_CLAIM = 12, OWN_DENIAL = 10, ASSERTION = 8, PASSING = 2 };
enum { NEGATIVE = 6, BY_SUBJECT = 2, BY_PRONOUN = 3, OWNED = 5, QUOTED = 4, WEAK = 4, HEADLINE = 4, TORN = 4 };

/* What a statement's proposition and arguments give. */
typedef struct telling {
    span within;    /* what is quoted */
    span whole;     /* predicate and arguments in it, but a doer that is a pronoun */
    span doer;      /* who it is said of, where he stands in it */
    uint32_t verb;  /* where the predicate begins */
    int64_t actor;  /* who it is said of; 0 */
    bool pronoun;   /* whom its words do not name */
    bool subject;   /* they stand before it */
    bool negative, quoted;
    bool judged;    /* what is quoted says that it is not so: "the claim that it sold arms is false" */
    uint32_t rest;  /* then so many words behind them are not yet that */
} telling;

static bool lies_in(span x, span in) { return x.begin < x.end && x.begin >= in.begin && x.end <= in.end; }

static void widen(span *to, span by) {
    if (by.begin < to->begin) to->begin = by.begin;
    if (by.end > to->end) to->end = by.end;
}

/* Whether one of the words is in the other text a word of its own: "She" is none of "Har-Sheva". */
static bool has_word(slice text, slice word) {
    for (size_t from = 0, at; (at = slice_find(slice_part(text, from, text.size), word)) != SIZE_MAX; from++) {
        from += at;
        size_t end = from + word.size;
        bool before = !from || text.at[from - 1] == ' ', behind = end == text.size || text.at[end] == ' ';
        if (before && behind) return true;
    }
    return false;
}

/* "he": too short for what the actor is called, and no word of it. */
static bool is_pronoun(lister *l, slice text, int64_t row) {
    const identity *who = row ? identity_known(l, identity_of_actor(l, row)) : NULL;
    return who && text.size <= SHORT && !has_word(utf8_key(l->a, who->name), utf8_key(l->a, text));
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
    if (doer && lies_in(at, t->within)) t->doer = at;
    if (lies_in(at, t->within) && !(doer && pronoun)) widen(&t->whole, at);
    else if (doer) t->pronoun = true; /* it stands elsewhere */
}

static bool read_telling(lister *l, const member *m, telling *t) {
    packed_rows propositions = packed_of(l, m->article, PACKED_PROPOSITION),
                quotes = packed_of(l, m->article, PACKED_QUOTE);
    const cell *p = packed_row(&propositions, m->proposition),
               *q = p ? packed_row(&quotes, p[PROPOSITION_QUOTE].number) : NULL;
    slice predicate = p ? cell_spans(l->a, &p[PROPOSITION_PREDICATE]) : (slice){0},
          content = q ? cell_spans(l->a, &q[QUOTE_CONTENT]) : (slice){0};
    if (!predicate.size || !content.size) return false;
    *t = (telling){.within = spans_extent(content),
                   .whole = spans_extent(predicate),
                   .negative = p[PROPOSITION_NEGATIVE].number != 0,
                   .quoted = q[QUOTE_KIND].number == KIND_DIRECT,
                   .judged = m->marks & MARK_JUDGED ||
                             (p[PROPOSITION_QUOTE].number != m->quote && q[QUOTE_STANCE].number == STANCE_DENIES)};
    t->verb = t->whole.begin;
    t->rest = marks_rest(m->marks);
    if (!lies_in(t->whole, t->within)) return false;
    packed_rows all = packed_of(l, m->article, PACKED_ARGUMENT);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *g = packed_row(&all, i);
        if (g[ARGUMENT_PROPOSITION].number == m->proposition) add_argument(l, t, &all, g);
    }
    return true;
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Where a clause ends: at a mark with no letter or digit right behind it ("135,000"), a bracket, quote or dash. */
static bool ends_clause(slice rest) {
    size_t size, next;
    uint32_t code = utf8_decode(rest, &size);
    slice behind = slice_part(rest, size, rest.size);
    if (code == 0x2013) return !behind.size || behind.at[0] == ' '; /* "U.S.-led", with a dash for the hyphen */
    /* dashes, curly quotes; an apostrophe is none */
    if (code >= 0x2010 && code <= 0x201F) return code != 0x2010 && code != 0x2019;
    if (code == '(' || code == '"' || code == '[') return true;
    if (code == '-') return behind.size && (behind.at[0] == '-' || behind.at[0] == ' ');
    if (code >= 0x80 || !memchr(",;:.", (int)code, 4)) return false;
    return !behind.size || !(utf8_is_letter(utf8_decode(behind, &next)) || utf8_is_digit(utf8_decode(behind, &next)));
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/* "U.S.": a point behind a letter that stands alone, or behind a point. `at` is the point. */
static bool is_initial(slice text, uint32_t at) {
    return at > 0 && text.at[at] == '.' && is_capital(text.at[at - 1]) &&
           (at == 1 || text.at[at - 2] == '.' || is_space(text.at[at - 2]));
}

/* The bytes of a quotation of few words that a mark opens, with both marks; 0 where none begins here. */
static uint32_t quotation_size(slice text, uint32_t at) {
    static const struct {
        slice open, close;
    } marks[] = {{{"\"", 1}, {"\"", 1}}, {{"\xe2\x80\x9c", 3}, {"\xe2\x80\x9d", 3}}};
    slice rest = slice_part(text, at, text.size);
    if (at > 0 && !is_space(text.at[at - 1])) return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t open = marks[i].open.size, end;
        if (!slice_starts(rest, marks[i].open) || rest.size <= open || is_space(rest.at[open])) continue;
        end = slice_find(slice_part(rest, open, rest.size), marks[i].close);
        if (end != SIZE_MAX && end <= QUOTATION) return (uint32_t)(open + end + marks[i].close.size);
    }
    return 0;
}

/* How many bytes there are from the first of them up to the end of the clause. */
static uint32_t clause_size(slice text) {
    uint32_t out = 0;
    for (size_t size; out < text.size; out += (uint32_t)size) {
        slice rest = slice_part(text, out, text.size);
        uint32_t quoted = quotation_size(text, out);
        size = quoted;
        if (quoted) continue;
        if (ends_clause(rest) && !is_initial(text, out)) break;
        utf8_decode(rest, &size);
    }
    return out;
}

/* Behind blanks and so many words, but not behind `end`. */
static uint32_t behind_words(slice text, uint32_t at, uint32_t count, uint32_t end) {
    for (;; count--) {
        while (at < end && is_space(text.at[at])) at++;
        if (!count) return at;
        while (at < end && !is_space(text.at[at])) at++;
    }
}

/* Where its clause begins, in what is quoted and not far before its first part: behind whom it is said of where that
 * is a pronoun. */
static uint32_t clause_begin(slice text, const member *m, const telling *t) {
    uint32_t begin = t->within.begin, first = t->whole.begin, openers = marks_openers(m->marks);
    bool apart = t->pronoun && !lies_in(t->doer, t->within);
    if (apart || first - begin > LEAD) return first;
    for (uint32_t size; begin + (size = clause_size(slice_part(text, begin, first))) < first; openers = 0) {
        size_t mark;
        utf8_decode(slice_part(text, begin + size, first), &mark);
        begin += size + (uint32_t)mark;
    }
    if (t->pronoun && lies_in(t->doer, (span){begin, first}))
        return behind_words(text, t->doer.end, (m->marks & MARK_JOINED) != 0, first);
    return behind_words(text, begin, openers, first);
}

/* A straight mark whose other one stands elsewhere is left out. */
static slice without_torn_mark(arena *a, slice words) {
    size_t marks = 0, at = 0;
    for (size_t i = 0; i < words.size; i++)
        if (words.at[i] == '"') marks++, at = i;
    if (marks != 1) return words;
    slice before = slice_part(words, 0, at), behind = slice_part(words, at + 1, words.size);
    return slice_trim(arena_print(a, "%.*s%.*s", (int)before.size, before.at, (int)behind.size, behind.at));
}

/* From `begin` to the end of the clause that the last of its parts is in, or a word before that where it is long;
 * empty where its parts are. */
static slice words_of(lister *l, slice text, uint32_t begin, const telling *t) {
    uint32_t rest =
        t->judged ? behind_words(text, t->whole.end, t->rest, (uint32_t)text.size) : t->whole.end + MOST + 1;
    uint32_t end = t->whole.end + clause_size(slice_part(text, t->whole.end, rest));
    bool cut = end - begin > MOST;
    if (t->whole.end - begin > MOST) return (slice){"", 0};
    for (end = cut ? begin + MOST : end; cut && end > t->whole.end && !is_space(text.at[end]);) end--;
    slice words = without_torn_mark(l->a, slice_trim(utf8_one_line(l->a, slice_part(text, begin, end))));
    return arena_print(l->a, cut ? "%.*s \xe2\x80\xa6" : "%.*s", (int)words.size, words.at);
}

/* Where the words begin with a pronoun for who says it himself, its end; else 0. */
static uint32_t own_pronoun(lister *l, slice text, const member *m, uint32_t begin) {
    packed_rows all = packed_of(l, m->article, PACKED_MENTION);
    for (uint32_t i = 0; i < all.rows; i++) {
        const cell *x = packed_row(&all, i);
        if (x[MENTION_BEGIN].number < begin) continue;
        if (x[MENTION_BEGIN].number > begin || x[MENTION_END].number > (int64_t)text.size) break;
        int64_t row = packed_actor(&all, &x[MENTION_ACTOR]);
        slice words = slice_part(text, begin, x[MENTION_END].number);
        if (m->identity && row && identity_of_actor(l, row) == m->identity && is_pronoun(l, words, row))
            return (uint32_t)x[MENTION_END].number;
    }
    return 0;
}

/* With his name before a colon: "Holm: was suspended", "Holm: his talks failed". */
static slice told_of_himself(lister *l, slice text, const member *m, const telling *t, uint32_t begin, uint32_t end) {
    const identity *who = identity_known(l, m->identity);
    slice words = words_of(l, text, m->marks & MARK_OWNED ? begin : behind_words(text, end, 0, t->verb), t);
    return arena_print(l->a, "%.*s: %.*s", (int)who->name.size, who->name.at, (int)words.size, words.at);
}

/* The same, with a colon for what joins whom it is said of to what he is said to have done: "Borduria | of | selling
 * arms". */
static slice told_of(lister *l, const member *m, const telling *t) {
    const source *from = source_of(l, m->article);
    slice text = from ? slice_part(from->text, 0, t->within.end) : (slice){"", 0};
    if (t->whole.end > text.size) return (slice){"", 0};
    uint32_t begin = clause_begin(text, m, t), own = own_pronoun(l, text, m, begin);
    if (own) return told_of_himself(l, text, m, t, begin, own);
    slice words = words_of(l, text, begin, t);
    if (!words.size || t->pronoun || !(m->marks & MARK_JOINED) || t->doer.begin < begin || t->doer.end >= t->verb)
        return words;
    slice who = slice_trim(utf8_one_line(l->a, slice_part(text, begin, t->doer.end)));
    slice deed = words_of(l, text, behind_words(text, t->doer.end, 1, t->verb), t);
    return arena_print(l->a, "%.*s: %.*s", (int)who.size, who.at, (int)deed.size, deed.at);
}

static bool is_headline(slice words) {
    size_t small = 0, large = 0;
    for (size_t i = 0; i < words.size; i++) {
        small += words.at[i] >= 'a' && words.at[i] <= 'z';
        large += words.at[i] >= 'A' && words.at[i] <= 'Z';
    }
    return large > small;
}

/* A quotation in it that stops or begins in its middle. */
static bool is_torn(slice words) {
    size_t marks = 0;
    for (size_t i = 0; i < words.size; i++) marks += words.at[i] == '"';
    return marks % 2 || (slice_find(words, SLICE("\xe2\x80\x9c")) == SIZE_MAX) !=
                            (slice_find(words, SLICE("\xe2\x80\x9d")) == SIZE_MAX);
}

static int worth_of(const member *m, const telling *t, slice words) {
    bool denies = m->side == SIDE_DENIES, noun = slice_equal(m->rule, SLICE("content put as a noun"));
    int worth = denies && (noun || slice_equal(m->rule, BEFORE)) ? OTHERS_CLAIM
                : denies                                        ? OWN_DENIAL
                : slice_equal(m->rule, ALONG)                   ? PASSING
                                                                : ASSERTION;
    /* else who did it is not in these words: "fighters were caught" */
    bool shown = t->whole.begin >= t->verb || t->pronoun;
    bool weak = (m->marks & (MARK_NOUN | MARK_LIGHT)) != 0 || (shown && m->marks & MARK_FILLED);
    return worth + BY_SUBJECT * t->subject - NEGATIVE * t->negative - QUOTED * t->quoted -
           BY_PRONOUN * (t->pronoun + ((m->marks & MARK_POINTS) != 0)) - OWNED * ((m->marks & MARK_OWNED) != 0) -
           WEAK * weak - HEADLINE * is_headline(words) - TORN * is_torn(words);
}

/* Who it is said of stands before a colon where the words begin behind him; nobody, where the words do not tell
 * who. */
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
        slice words = told_of(l, m, &t);
        int worth = words.size ? worth_of(m, &t, words) : 0;
        if (worth <= most) continue;
        most = worth;
        out = with_doer(l, &t, words);
    }
    return out;
}
