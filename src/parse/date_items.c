/* date_items.c - cuts an article's text into words, figures and marks, each with the bits of its classes */
#include "parse/date_rules.h"

bool date_is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static char byte_at(slice text, size_t i) {
    return i < text.size ? text.at[i] : 0;
}

/* The end of a word: letters, with points between single ones ("a.m."). */
static size_t word_end(slice text, size_t i) {
    size_t begin = i;
    if (text.at[i] == '\'')
        i++;
    while (i < text.size && date_is_letter(text.at[i]) &&
           !((text.at[i] & 0xF0) == 0xE0 && byte_at(text, i + 1) == (char)0x80))
        i++;
    if (i == begin)
        return begin + ((text.at[i] & 0xF0) == 0xE0 ? 3 : 1);
    while (i - begin <= 4 && i - begin >= 1 && byte_at(text, i) == '.' && date_is_letter(byte_at(text, i + 1)) &&
           !date_is_letter(byte_at(text, i + 2)) && (i - begin == 1 || byte_at(text, i - 2) == '.'))
        i += 2;
    return i < text.size ? i : text.size;
}

static void add_word(date_finder *f, span at) {
    slice text = article_text(f->a, at), key = date_lower(f->a->arena, text);
    date_item item = {.at = at, .key = key, .words = NONE, .line = f->line};
    uint32_t first = map_get(&f->rules->words, key);
    if (first != MAP_NONE)
        item.words = first;
    for (uint32_t i = item.words; i != NONE; i = f->rules->entries.at[i].next)
        if (!f->rules->entries.at[i].capital || date_is_capital(text))
            item.classes |= DATE_BIT(f->rules->entries.at[i].class);
    if (item.classes & DATE_BIT(CLASS_NUMBER))
        item.classes |= DATE_BIT(CLASS_N);
    *vec_push(f->a->arena, &f->items) = item;
}

static size_t digits_end(slice text, size_t i) {
    while (i < text.size && is_digit(text.at[i]))
        i++;
    return i;
}

/* Whether figures, a mark, figures follow, and their end. */
static bool mark_and_digits(slice text, size_t *i, char mark, size_t least, size_t most) {
    if (byte_at(text, *i) != mark)
        return false;
    size_t end = digits_end(text, *i + 1), size = end - *i - 1;
    if (size < least || size > most)
        return false;
    *i = end;
    return true;
}

int date_number(slice text) {
    int value = 0;
    for (size_t i = 0; i < text.size && value < 10000000; i++)
        if (is_digit(text.at[i]))
            value = value * 10 + (text.at[i] - '0');
    return value;
}

/* Whether the letters that follow figures make them an ordinal ("th"). */
static bool ordinal_suffix(const date_finder *f, slice text, size_t i) {
    uint32_t first =
        date_is_letter(byte_at(text, i + 2)) ? MAP_NONE : map_get(&f->rules->words, slice_part(text, i, i + 2));
    for (uint32_t n = first == MAP_NONE ? NONE : first; n != NONE; n = f->rules->entries.at[n].next)
        if (f->rules->entries.at[n].class == CLASS_SUFFIX)
            return true;
    return false;
}

/* Figures with marks between them: how many figures stand before the first mark and up to what value, then how many
 * behind each. */
static const struct {
    uint64_t classes;
    size_t least, most;
    int up_to;
    char mark;
    struct {
        size_t least, most;
    } behind[2]; /* most 0: no second mark */
} marked[] = {{DATE_BIT(CLASS_ISO), 4, 4, 9999, '-', {{2, 2}, {2, 2}}},
              {DATE_BIT(CLASS_SLASHES), 1, 2, 99, '/', {{1, 2}, {2, 4}}},
              {DATE_BIT(CLASS_CLOCK), 1, 2, 24, ':', {{2, 2}}}};

/* The classes of marked figures that begin with those up to *end; sets *end. 0: of none. */
static uint64_t marked_classes(slice text, size_t size, int value, size_t *end) {
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        size_t at = *end;
        bool fits = size >= marked[i].least && size <= marked[i].most && value <= marked[i].up_to;
        for (int k = 0; k < 2 && fits && marked[i].behind[k].most; k++)
            fits = mark_and_digits(text, &at, marked[i].mark, marked[i].behind[k].least, marked[i].behind[k].most);
        if (!fits) continue;
        *end = at;
        return marked[i].classes;
    }
    return 0;
}

/* The classes of a number: what of a date it may be; sets *end behind its groups and its suffix. */
static uint64_t number_classes(const date_finder *f, slice text, size_t size, int value, char before, size_t *end) {
    bool grouped = false;
    for (size_t at = *end;
         at = *end, mark_and_digits(text, &at, ',', 3, 3) || mark_and_digits(text, &at, '.', 1, 9); *end = at)
        grouped = true;
    uint64_t classes = DATE_BIT(CLASS_N);
    if (grouped || before == '$' || before == '#' || before == '.' || byte_at(text, *end) == '%') return classes;
    if (value >= 1 && value <= 31 && size <= 2) classes |= DATE_BIT(CLASS_DAY);
    if (value >= 1 && value <= 24 && size <= 2) classes |= DATE_BIT(CLASS_DIGITS);
    if (size == 4 && value >= 1000 && value < 2100) classes |= DATE_BIT(CLASS_YEAR);
    if (ordinal_suffix(f, text, *end)) {
        classes = (classes & DATE_BIT(CLASS_DAY)) | DATE_BIT(CLASS_ORDINAL);
        *end += 2;
    }
    return classes;
}

/* "the 1990s", "the '90s". */
static bool is_decade(slice text, size_t end, size_t size, int value, char before) {
    bool suffix = byte_at(text, end) == 's' && !date_is_letter(byte_at(text, end + 1));
    return suffix && value % 10 == 0 && (size == 4 || (size == 2 && before == '\''));
}

/* Figures at `i`: adds the item and returns its end. */
static size_t add_figures(date_finder *f, slice text, size_t i) {
    size_t end = digits_end(text, i), size = end - i;
    char before = i ? text.at[i - 1] : 0;
    int value = date_number(slice_part(text, i, end));
    uint64_t classes = marked_classes(text, size, value, &end);
    if (!classes && is_decade(text, end, size, value, before)) {
        classes = DATE_BIT(CLASS_DECADE);
        end++;
    }
    if (!classes) classes = number_classes(f, text, size, value, before, &end);
    span at = {(uint32_t)i, (uint32_t)end};
    *vec_push(f->a->arena, &f->items) =
        (date_item){.at = at, .key = slice_part(text, i, end), .classes = classes, .words = NONE, .line = f->line};
    return end;
}

void date_cut(date_finder *f, span part) {
    slice text = slice_part(f->a->text, 0, part.end);
    for (size_t i = part.begin; i < part.end;) {
        char c = text.at[i];
        if (c == '\n' && i + 1 < part.end && text.at[i + 1] == '\n')
            f->line++;
        if (c == ' ' || (c >= '\t' && c <= '\r'))
            i++;
        else if (is_digit(c))
            i = add_figures(f, text, i);
        else if (date_is_letter(c) || (c == '\'' && date_is_letter(byte_at(text, i + 1)))) {
            size_t end = word_end(text, i);
            add_word(f, (span){(uint32_t)i, (uint32_t)(end < part.end ? end : part.end)});
            i = end;
        } else {
            add_word(f, (span){(uint32_t)i, (uint32_t)i + 1});
            i++;
        }
    }
    f->line++;
}
