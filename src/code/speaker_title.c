/* speaker_title.c - whose name ends a source behind titles: "candidate and former surgeon Ada Berg"
 *
 * Trees are at their worst in such words, so these look at what stands between the first of them and the name. */
#include "code/speaker_title.h"

#include "code/mention.h"

/* Whether the words from the head of a source to the name that ends it are no more than a title: "the ferry's
 * bosun | Ada Berg", "chief of operations | Ada Berg", but not "the son of | Ada Berg", "an aide to the governor |
 * Ada Berg". */
static bool is_title(const article *a, span within, uint32_t head, uint32_t byte, bool body) {
    bool bare = !body && !token_has(&a->tokens.at[head], "Number=Plur");
    for (uint32_t t = head; bare && t > 0 && a->tokens.at[t - 1].at.begin >= within.begin; t--)
        bare = a->tokens.at[t - 1].upos != UPOS_DET && a->tokens.at[t - 1].upos != UPOS_PRON;
    uint32_t t = head;
    for (; t + 1 < a->tokens.size && a->tokens.at[t + 1].at.end <= byte; t++) {
        uint8_t upos = a->tokens.at[t + 1].upos;
        bool noun = upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_ADJ || upos == UPOS_NUM;
        bool link = upos == UPOS_ADP || upos == UPOS_CCONJ || (upos == UPOS_DET && a->tokens.at[t].upos == UPOS_ADP);
        if (!noun && !(link && bare)) return false;
    }
    uint8_t last = a->tokens.at[t].upos;
    return last == UPOS_NOUN || last == UPOS_PROPN || last == UPOS_ADJ || last == UPOS_CCONJ;
}

/* Whether a name that begins at `byte` is set off from the words before it by a comma, or they are a title of it.
 * `body`: the source seems to be a body or its words, and no person. */
static bool is_set_off(const article *a, span within, uint32_t byte, uint32_t head, bool body) {
    uint32_t t = head;
    bool verb = false;
    if (a->tokens.at[head].at.begin < within.begin) return false;
    /* "Aldvik | spokeswoman Ada Berg": its own title */
    if (a->tokens.at[head].at.begin >= byte) return byte > within.begin;
    for (; t + 1 < a->tokens.size && a->tokens.at[t + 1].at.end <= byte; t++)
        verb |= a->tokens.at[t + 1].upos == UPOS_VERB;
    if (slice_equal(article_text(a, a->tokens.at[t].at), SLICE(","))) return !body || !verb;
    return is_title(a, within, head, byte, body);
}

uint32_t speaker_at_end(const article *a, span within, uint32_t head, bool body) {
    uint32_t best = NONE;
    uint32_t from = article_mention_from(a, within.begin), end = article_mention_from(a, within.end);
    for (uint32_t i = from; i < end; i++) {
        const mention *m = &a->mentions.at[i];
        span rest = {m->at.end, within.end};
        bool last = rest.begin >= rest.end || slice_equal(slice_trim(article_text(a, rest)), SLICE(","));
        bool full = slice_find(article_text(a, m->at), SLICE(" ")) != SIZE_MAX;
        bool person = !m->described && !m->pronoun && a->actors.at[m->actor].kind == ACTOR_PERSON;
        if (last && full && person && is_set_off(a, within, m->at.begin, head, body)) best = m->actor;
    }
    return best;
}

/* -------------------------------------------------------------------------------------- behind what they are of */

/* Whether a mention is a person's name, or the surname of one with an office, that ends a source or stands before a
 * comma. */
static bool ends_source(const article *a, const mention *m, span within) {
    slice rest = {NULL, 0};
    if (m->at.end < within.end) rest = slice_trim(article_text(a, (span){m->at.end, within.end}));
    const actor *who = &a->actors.at[m->actor];
    bool full = slice_find(article_text(a, m->at), SLICE(" ")) != SIZE_MAX || who->role.size;
    return !m->described && !m->pronoun && who->kind == ACTOR_PERSON && m->head != NONE && full &&
           (!rest.size || slice_starts(rest, SLICE(",")));
}

/* Whether the words between two mentions may be a title: "Governor", "Chancellor of the Exchequer"; not "of the
 * broker". */
static bool are_title(const article *a, span between) {
    uint8_t last = UPOS_NOUN;
    uint32_t from = article_token_from(a, between.begin);
    bool any = from < a->tokens.size && a->tokens.at[from].at.begin < between.end;
    if (any && a->tokens.at[from].upos == UPOS_ADP) return false;
    for (uint32_t t = from; t < a->tokens.size && a->tokens.at[t].at.begin < between.end; t++) {
        last = a->tokens.at[t].upos;
        bool word = last == UPOS_NOUN || last == UPOS_PROPN || last == UPOS_ADJ || last == UPOS_NUM;
        bool stop = last == UPOS_PUNCT && a->tokens.at[t].at.begin == a->tokens.at[t - 1].at.end &&
                    slice_equal(article_text(a, a->tokens.at[t].at), SLICE(".")); /* "U.K | ." */
        if (!word && !stop && last != UPOS_ADP && last != UPOS_DET && last != UPOS_PART) return false;
    }
    return last == UPOS_NOUN || last == UPOS_PROPN || last == UPOS_ADJ || last == UPOS_PUNCT;
}

uint32_t speaker_title_holder(const article *a, span within, uint32_t speaker) {
    if (speaker == NONE || a->actors.at[speaker].kind == ACTOR_UNNAMED) return NONE;
    span own = {0, 0};
    bool body = a->actors.at[speaker].kind == ACTOR_ORGANISATION;
    uint32_t from = article_mention_from(a, within.begin), end = article_mention_from(a, within.end);
    for (uint32_t i = from; i < end; i++) {
        const mention *m = &a->mentions.at[i];
        if (m->actor == speaker) {
            char first = a->text.at[m->at.begin]; /* "Bank of Norway" may be known by its words alone */
            if (m->pronoun || (m->described && (!body || first < 'A' || first > 'Z'))) return NONE;
            own = m->at;
        } else if (own.end && ends_source(a, m, within) && a->tokens.at[m->head].at.begin >= own.end)
            return are_title(a, (span){own.end, a->tokens.at[m->head].at.begin}) ? m->actor : NONE;
    }
    return NONE;
}

static bool begins_date(const article *a, uint32_t byte) {
    uint32_t i = article_date_from(a, byte);
    return i < a->dates.size && a->dates.at[i].at.begin == byte;
}

bool speaker_goes_on(const article *a, span within, uint32_t state) {
    uint32_t from = article_mention_from(a, within.begin), end = article_mention_from(a, within.end);
    for (uint32_t i = from; i < end; i++) {
        if (a->mentions.at[i].actor != state) continue;
        uint32_t t = article_token_from(a, a->mentions.at[i].at.end);
        if (t >= a->tokens.size || a->tokens.at[t].at.end > within.end) return false;
        slice next = article_text(a, a->tokens.at[t].at);
        bool small = next.size > 1 && next.at[1] >= 'a' && next.at[1] <= 'z'; /* no headline in capitals */
        bool capital = next.at[0] >= 'A' && next.at[0] <= 'Z' && (small || next.size < 4);
        if (!capital || begins_date(a, a->tokens.at[t].at.begin)) return false; /* "Norway Saturday said" */
        return a->tokens.at[t].upos == UPOS_PROPN && a->tokens.at[t].relation != REL_OBL_UNMARKED &&
               a->tokens.at[t].name != NAME_PER;
    }
    return false;
}
