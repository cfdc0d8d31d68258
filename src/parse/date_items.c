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

/* Figures at `i`: adds the item and returns its end. */
static size_t add_figures(date_finder *f, slice text, size_t i) {
    size_t end = digits_end(text, i), size = end - i;
    uint64_t classes = 0;
    char before = i ? text.at[i - 1] : 0;
    int value = date_number(slice_part(text, i, end));
    size_t try = end;
    if (size == 4 && mark_and_digits(text, &try, '-', 2, 2) && mark_and_digits(text, &try, '-', 2, 2)) {
        classes = DATE_BIT(CLASS_ISO);
        end = try;
    } else if (try = end,
               size <= 2 && mark_and_digits(text, &try, '/', 1, 2) && mark_and_digits(text, &try, '/', 2, 4)) {
        classes = DATE_BIT(CLASS_SLASHES);
        end = try;
    } else if (try = end, size <= 2 && value <= 24 && mark_and_digits(text, &try, ':', 2, 2)) {
        classes = DATE_BIT(CLASS_CLOCK);
        end = try;
    } else if (byte_at(text, end) == 's' && !date_is_letter(byte_at(text, end + 1)) && value % 10 == 0 &&
               (size == 4 || (size == 2 && before == '\''))) {
        classes = DATE_BIT(CLASS_DECADE);
        end++;
    } else {
        bool grouped = false;
        while (try = end, mark_and_digits(text, &try, ',', 3, 3) || mark_and_digits(text, &try, '.', 1, 9)) {
            end = try;
            grouped = true;
        }
        classes = DATE_BIT(CLASS_N);
        bool plain = !grouped && before != '$' && before != '#' && before != '.' && byte_at(text, end) != '%';
        if (plain && value >= 1 && value <= 31 && size <= 2)
            classes |= DATE_BIT(CLASS_DAY);
        if (plain && value >= 1 && value <= 24 && size <= 2)
            classes |= DATE_BIT(CLASS_DIGITS);
        if (plain && size == 4 && value >= 1000 && value < 2100)
            classes |= DATE_BIT(CLASS_YEAR);
        if (plain && ordinal_suffix(f, text, end)) {
            classes = (classes & DATE_BIT(CLASS_DAY)) | DATE_BIT(CLASS_ORDINAL);
            end += 2;
        }
    }
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
