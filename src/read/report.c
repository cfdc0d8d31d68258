/* report.c - gives each paragraph of a text its kind: the second step of `read` on plain text
 *
 * First the rules that look at one paragraph alone, wherever it stands (a table); then the head, from the first
 * paragraph to the first that is a sentence: title, lines under it, byline; then what needs its neighbours: headlines
 * of other reports that follow "Most read", lines that stand twice. Last, the dateline is cut off the first
 * paragraphs and the credit off the last. When in doubt a paragraph is body: what is marked as something else is not
 * coded. */
#include "read/report.h"

#include <string.h>

#include "base/utf8.h"
#include "read/byline.h"
#include "read/dateline.h"
#include "read/paragraphs.h"
#include "read/words.h"

enum {
    KEY_BYTES = 160, /* of a paragraph that rules look at */
    HEAD = 14,       /* paragraphs that title, byline and date are looked for in */
    TAIL = 4,        /* paragraphs at the end where a date may stand */
    TITLE_WORDS = 30,
    SUBTITLE_WORDS = 60,
    CAPTION_WORDS = 80,
    LINE_WORDS = 16,
    SUBTITLES = 3,
    BRACKETS = 120
};

typedef struct report {
    article *a;
    const read_lexicon *l;
    const paragraph *p;
    uint32_t size;
    uint8_t *kinds;          /* enum block_kind, of each paragraph */
    slice *keys;             /* utf8_key of its first bytes */
    char updated[WHEN_SIZE]; /* a date of change */
} report;

static slice text_of(const report *r, uint32_t i) { return article_text(r->a, r->p[i].at); }

static slice key_of(const report *r, slice text) { return utf8_key(r->a->arena, text); }

static void set(report *r, slice *field, slice value) {
    if (field->size == 0 && value.size)
        *field = arena_slice(r->a->arena, value);
}

static void set_date(report *r, const char *iso) { set(r, &r->a->date, slice_of(iso)); }

/* A title's words with one space between them. */
static slice one_line(const report *r, slice text) {
    char *out = arena_alloc(r->a->arena, text.size + 1);
    size_t size = 0;
    for (slice word = words_next(&text); word.size; word = words_next(&text)) {
        if (size)
            out[size++] = ' ';
        memcpy(out + size, word.at, word.size);
        size += word.size;
    }
    return (slice){out, size};
}

static bool short_line(const report *r, uint32_t i) {
    return r->p[i].width <= KEY_BYTES && words_count(text_of(r, i)) <= LINE_WORDS;
}

/* ------------------------------------------------------------------------------- rules for one paragraph */

static bool is_furniture(report *r, uint32_t i) {
    if (!short_line(r, i))
        return false;
    slice bare = words_bare(r->keys[i]);
    return lexicon_is(r->l, SIGN_FURNITURE, bare, NULL) || lexicon_is(r->l, SIGN_LIST, bare, NULL) ||
           lexicon_start(r->l, SIGN_FURNITURE_START, r->keys[i]);
}

/* Initials of those who worked on it, "ab/cd/ef"; agencies in brackets may follow. */
static bool is_initials(report *r, uint32_t i) {
    slice text = text_of(r, i), before = text;
    if (words_last_brackets(text, BRACKETS, &before).size)
        text = before;
    size_t letters = 0, slashes = 0;
    for (size_t k = 0; k < text.size; k++) {
        char c = (char)(text.at[k] | 0x20);
        bool cut = text.at[k] == '/' || text.at[k] == '-';
        if (!cut && (c < 'a' || c > 'z'))
            return false;
        if (cut ? letters == 0 : letters == 4)
            return false;
        slashes += text.at[k] == '/';
        letters = cut ? 0 : letters + 1;
    }
    return slashes > 0 && letters > 0;
}

/* The bytes of what parts two agencies at the front of the text: a mark, or a word between spaces; 0: nothing. */
static size_t joint_at(const read_lexicon *l, slice text) {
    if (memchr(",/;", text.at[0], 3)) return 1;
    size_t word = text.at[0] == ' ' ? lexicon_start(l, SIGN_JOINT, slice_part(text, 1, text.size)) : 0;
    return word && word + 1 < text.size && text.at[word + 1] == ' ' ? word + 2 : 0;
}

/* The first agency in a list of them ("AFP, Reuters", "AFP/Reuters", "Reuters and AP"); *only says whether all are.
 */
static slice agency_of(const report *r, slice text, bool *only) {
    slice first = {NULL, 0}, key = key_of(r, text);
    *only = true;
    while (key.at) {
        size_t cut = 0, skip = 0;
        while (cut < key.size && !(skip = joint_at(r->l, slice_part(key, cut, key.size)))) cut++;
        slice agency = lexicon_agency(r->l, slice_trim(slice_part(key, 0, cut)));
        *only = *only && agency.size;
        if (!first.size)
            first = agency;
        key = cut < key.size ? slice_part(key, cut + skip, key.size) : (slice){NULL, 0};
    }
    return first;
}

/* "Source: Example Agency", "(AFP)", "With agencies", "(Reporting by ...)". */
static bool is_credit(report *r, uint32_t i) {
    slice text = text_of(r, i), bare = words_bare(text), key = key_of(r, slice_part(bare, 0, KEY_BYTES));
    bool only;
    if (lexicon_start(r->l, SIGN_STAFF_START, key) && r->p[i].width <= 2 * KEY_BYTES)
        return true;
    if (!short_line(r, i))
        return false;
    slice agency = agency_of(r, bare, &only);
    size_t start = lexicon_start(r->l, SIGN_CREDIT_START, key);
    if (only || lexicon_is(r->l, SIGN_CREDIT, key, NULL)) {
        set(r, &r->a->agency, agency);
        return true;
    }
    if (!start || !slice_equal_nocase(slice_part(bare, 0, start), slice_part(key, 0, start)))
        return false;
    slice rest = slice_trim(slice_part(bare, start, bare.size));
    agency = agency_of(r, rest, &only);
    bool said =
        key.at[start - 1] == ':'; /* "Source: ..." names somebody, known or not; "via ..." must name an agency */
    if (!said && !agency.size)
        return false;
    set(r, &r->a->agency, agency.size ? agency : rest);
    return true;
}

/* The text behind "Published on". */
static slice after_start(const report *r, uint32_t i, enum sign kind) {
    slice text = text_of(r, i);
    size_t start = lexicon_start(r->l, kind, r->keys[i]);
    if (!start || !slice_equal_nocase(slice_part(text, 0, start), slice_part(r->keys[i], 0, start)))
        return (slice){NULL, 0};
    return slice_part(text, start, text.size);
}

/* "Accra, February 18, 2025": where, before when. */
static bool is_place_and_date(report *r, slice text, char iso[WHEN_SIZE]) {
    slice rest = text, place = slice_trim(slice_take(&rest, ','));
    return rest.at && word_capital(place) && words_count(place) <= 3 &&
           when_parse(r->a->arena, r->l, slice_trim(rest), iso);
}

static bool is_date(report *r, uint32_t i) {
    char iso[WHEN_SIZE];
    if ((i >= HEAD && i + TAIL < r->size) || !short_line(r, i))
        return false;
    slice published = after_start(r, i, SIGN_DATE_START), updated = after_start(r, i, SIGN_UPDATE_START);
    slice text = updated.at ? updated : published.at ? published : text_of(r, i);
    slice rest = text, part = slice_trim(slice_take(&rest, '|'));
    if (!when_parse(r->a->arena, r->l, part, iso) && !is_place_and_date(r, part, iso) &&
        (!rest.at || !when_parse(r->a->arena, r->l, slice_trim(rest), iso)))
        return false;
    if (updated.at)
        memcpy(r->updated, iso, WHEN_SIZE);
    else
        set_date(r, iso);
    return true;
}

/* Whether brackets at the end of a paragraph say whose picture it is under: "(Jane Doe/AFP)", "[File: ...]",
 * "(Ministry via AP)". */
static bool picture_credit(const report *r, slice inside) {
    slice key = key_of(r, inside), rest = inside;
    for (size_t begin = 0, i = 0; i <= key.size; i++)
        if (i == key.size || memchr(" ,/:;", key.at[i], 5)) {
            if (lexicon_is(r->l, SIGN_CAPTION_WORD, slice_part(key, begin, i), NULL))
                return true;
            begin = i + 1;
        }
    slice left = slice_trim(slice_take(&rest, '/')), right = slice_trim(rest);
    bool named = word_capital(left) && word_capital(right) && words_count(inside) <= 10;
    return rest.at && named &&
           (words_count(left) > 1 || words_count(right) > 1 || lexicon_agency(r->l, key_of(r, right)).size);
}

static bool is_caption(report *r, uint32_t i) {
    slice text = text_of(r, i), before;
    bool only;
    if (lexicon_start(r->l, SIGN_CAPTION_START, r->keys[i]) && words_count(text) <= CAPTION_WORDS)
        return true;
    slice inside = words_last_brackets(text, BRACKETS, &before);
    if (!inside.size || words_count(text) > CAPTION_WORDS || !picture_credit(r, inside))
        return false;
    agency_of(r, inside, &only);
    return !(only && words_end_sentence(before, true) && i >= HEAD);
}

/* In this order; the first that matches. */
static const struct {
    bool (*matches)(report *r, uint32_t i);
    enum block_kind kind;
} rules[] = {
    {is_furniture, BLOCK_FURNITURE}, {is_initials, BLOCK_CREDIT}, {is_credit, BLOCK_CREDIT},
    {is_date, BLOCK_DATE},           {is_caption, BLOCK_CAPTION},
};

static void apply_rules(report *r) {
    for (uint32_t i = 0; i < r->size; i++)
        for (size_t k = 0; k < sizeof rules / sizeof *rules && r->kinds[i] == BLOCK_BODY; k++)
            if (rules[k].matches(r, i))
                r->kinds[i] = (uint8_t)rules[k].kind;
}

/* ------------------------------------------------------------------------------------------- the head */

static bool headline(const report *r, uint32_t i, uint32_t most_words) {
    slice text = text_of(r, i);
    dateline d;
    return !words_end_sentence(text, true) && words_count(text) <= most_words &&
           !dateline_find(r->a->arena, r->l, text, true, &d);
}

/* Whether a paragraph of the report itself is among those from `i`. */
static bool sentence_follows(const report *r, uint32_t i) {
    for (uint32_t end = i + HEAD; i < r->size && i < end; i++)
        if (r->kinds[i] == BLOCK_BODY && words_end_sentence(text_of(r, i), false))
            return true;
    return false;
}

/* The outlet's name and section over the title: "THE LEDGER | EUROPE". */
static bool is_masthead(const report *r, uint32_t i) {
    slice text = text_of(r, i);
    bool bars = slice_find(text, SLICE(" | ")) != SIZE_MAX && words_count(text) <= LINE_WORDS;
    bool shout = words_all_capitals(text, 2) && words_count(text) <= 3;
    return (bars || shout) && i + 1 < r->size && headline(r, i + 1, TITLE_WORDS) && sentence_follows(r, i + 2);
}

static bool find_byline(report *r, uint32_t i, bool head) {
    byline b;
    if (!byline_find(r->a->arena, r->l, text_of(r, i), head, &b) || (head && !sentence_follows(r, i + 1)))
        return false;
    set(r, &r->a->author, b.author);
    set(r, &r->a->agency, b.agency);
    set_date(r, b.date);
    r->kinds[i] = BLOCK_BYLINE;
    return true;
}

static bool find_title(report *r, uint32_t i) {
    if (r->a->title.size) { /* it is known: does it stand here too? */
        if (slice_equal(key_of(r, words_bare(r->a->title)), key_of(r, words_bare(text_of(r, i)))))
            r->kinds[i] = BLOCK_TITLE;
        return r->kinds[i] == BLOCK_TITLE;
    }
    if (!headline(r, i, TITLE_WORDS) || !sentence_follows(r, i + 1))
        return false;
    r->kinds[i] = BLOCK_TITLE;
    r->a->title = one_line(r, text_of(r, i));
    return true;
}

static void find_head(report *r) {
    bool title = false, masthead = false;
    uint32_t subtitles = 0;
    for (uint32_t i = 0; i < r->size && i < HEAD; i++) {
        if (r->kinds[i] != BLOCK_BODY)
            continue;
        if (find_byline(r, i, title))
            continue;
        if (!title && !masthead && !r->a->title.size && is_masthead(r, i)) {
            r->kinds[i] = BLOCK_FURNITURE;
            masthead = true;
        } else if (!title) {
            title = find_title(r, i);
            if (!title)
                return;
        } else if (subtitles < SUBTITLES && headline(r, i, SUBTITLE_WORDS) && sentence_follows(r, i + 1)) {
            r->kinds[i] = BLOCK_SUBTITLE;
            subtitles++;
        } else {
            return;
        }
    }
}

/* ------------------------------------------------------------------------------------------- neighbours */

/* After "Most read": lines that do not end as a sentence does. */
static void find_lists(report *r) {
    bool listing = false;
    for (uint32_t i = 0; i < r->size; i++) {
        if (r->kinds[i] == BLOCK_FURNITURE)
            listing = listing || lexicon_is(r->l, SIGN_LIST, words_bare(r->keys[i]), NULL);
        else if (listing && r->kinds[i] == BLOCK_BODY && !words_end_sentence(text_of(r, i), true) && short_line(r, i))
            r->kinds[i] = BLOCK_FURNITURE;
        else
            listing = false;
    }
}

/* A line that stands twice in a row is under a picture; of a sentence, the second is. */
static void find_twins(report *r) {
    for (uint32_t i = 1; i < r->size; i++) {
        if (r->kinds[i] != BLOCK_BODY || !slice_equal(text_of(r, i), text_of(r, i - 1)))
            continue;
        r->kinds[i] = BLOCK_CAPTION;
        if (r->kinds[i - 1] == BLOCK_BODY && !words_end_sentence(text_of(r, i), true))
            r->kinds[i - 1] = BLOCK_CAPTION;
    }
}

/* ------------------------------------------------------------------------------------------- the blocks */

static void add_block(report *r, uint32_t begin, uint32_t end, uint8_t kind) {
    slice text = slice_trim(slice_part(r->a->text, begin, end));
    if (!text.size)
        return;
    block *b = vec_push(r->a->arena, &r->a->blocks);
    uint32_t first = (uint32_t)(text.at - r->a->text.at);
    *b = (block){{first, first + (uint32_t)text.size}, kind};
}

/* Bytes of the dateline at the front of a paragraph of the body. That of the first two says where the report is from;
 * later ones, of other reports that it quotes, count only where they name an agency. */
static uint32_t cut_dateline(report *r, uint32_t i, uint32_t bodies) {
    dateline d;
    uint32_t size = dateline_find(r->a->arena, r->l, text_of(r, i), bodies == 0, &d);
    if (!size || bodies > 1)
        return d.agency.size ? size : 0;
    slice agency = d.agency.size ? lexicon_agency(r->l, key_of(r, d.agency)) : d.agency;
    set(r, &r->a->dateline, d.place);
    set(r, &r->a->agency, agency.size ? agency : d.agency);
    set_date(r, d.date);
    return size;
}

/* Bytes of the credit at the end of a paragraph: "... he said. (AFP)". */
static uint32_t cut_credit(report *r, uint32_t i) {
    slice text = text_of(r, i), before;
    bool only;
    slice inside = words_last_brackets(text, BRACKETS, &before);
    slice agency = inside.size ? agency_of(r, inside, &only) : inside;
    if (!agency.size || !only || !words_end_sentence(before, false))
        return 0;
    set(r, &r->a->agency, agency);
    return (uint32_t)(text.size - before.size);
}

static void add_body(report *r, uint32_t i, uint32_t bodies, bool last) {
    span at = r->p[i].at;
    uint32_t front = cut_dateline(r, i, bodies), back = last ? cut_credit(r, i) : 0;
    add_block(r, at.begin, at.begin + front, BLOCK_DATELINE);
    add_block(r, at.begin + front, at.end - back, BLOCK_BODY);
    add_block(r, at.end - back, at.end, BLOCK_CREDIT);
}

static void add_blocks(report *r) {
    uint32_t bodies = 0, last = 0;
    for (uint32_t i = 0; i < r->size; i++)
        if (r->kinds[i] == BLOCK_BODY)
            last = i;
    for (uint32_t i = 0; i < r->size; i++) {
        if (r->kinds[i] == BLOCK_BODY)
            add_body(r, i, bodies++, i == last);
        else
            add_block(r, r->p[i].at.begin, r->p[i].at.end, r->kinds[i]);
    }
}

void report_find(article *a, const read_lexicon *l, bool whole) {
    paragraph_list list = paragraphs_of(a->arena, a->text);
    report r = {.a = a, .l = l, .p = list.at, .size = list.size};
    r.kinds = ARENA_NEW(a->arena, uint8_t, list.size);
    memset(r.kinds, BLOCK_BODY, list.size);
    if (whole) {
        for (uint32_t i = 0; i < r.size; i++)
            add_block(&r, r.p[i].at.begin, r.p[i].at.end, BLOCK_BODY);
        return;
    }
    r.keys = ARENA_NEW(a->arena, slice, list.size);
    for (uint32_t i = 0; i < r.size; i++)
        r.keys[i] = key_of(&r, slice_part(text_of(&r, i), 0, KEY_BYTES));
    if (r.size > 1) {
        apply_rules(&r);
        find_head(&r);
        find_lists(&r);
        find_twins(&r);
    }
    add_blocks(&r);
    set_date(&r, r.updated);
}
