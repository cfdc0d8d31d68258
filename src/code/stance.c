/* stance.c - reads cues.tsv and channels.tsv, and judges cues by them
 *
 * A judgement goes through what can turn the plain stance of the cue's words round, the surest first: declining,
 * negation, a question, a threat, a judgement that the content is false. */
#include "code/stance.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "code/mention.h"

enum { NEAR = 14, CONTENT_LOOK = 60, NO_STANCE = STANCES };

static const char *const class_name[CUE_CLASSES] = {"verb",   "noun",    "claim",  "judge", "false", "speech",
                                                    "verify", "believe", "office", "tale",  "mind",  "charge",
                                                    "wish",   "firm",    "bad",    "truly", "makes", "again", "turn",
                                                    "tell",   "accusation", "fair", "figure",
                                                    "speak",  "think",      "mute",  "naming", "silent",
                                                    "impute", "hold",       "share", "plead",      "guilt",
                                                        "innocence",
                                                    "issued", "author",    "denial", "await",     "differ",
                                                        "accused",   "trade",
                                                    "sure",   "ruling",    "verdict", "seem",    "wanting",
                                                    "proof",  "presenting", "showing", "telling", "comment",
                                                    "retract", "scorn"};

/* ---------------------------------------------------------------------------------------------- loading */

static status add_words(arena *a, const table *t, uint32_t row, cue_lexicon *out, error *e) {
    uint32_t class = name_find(class_name, CUE_CLASSES, table_cell(t, row, 0));
    uint32_t plain = name_find(stance_name, STANCES, table_cell(t, row, 2)), negated = plain;
    if (class == CUE_CLASSES) return table_fail(t, row, e, "no such class of cues");
    if (table_cell(t, row, 3).size) negated = name_find(stance_name, STANCES, table_cell(t, row, 3));
    if (plain == STANCES || negated == STANCES) return table_fail(t, row, e, "no such stance");
    for (slice rest = table_cell(t, row, 1); rest.at;) {
        bool found;
        slice word = slice_trim(slice_take(&rest, ','));
        uint32_t *value = map_put(a, &out->words[class], word, &found);
        if (!found) *value = plain + STANCES * negated;
    }
    return READOUT_OK;
}

static status add_channel(arena *a, const table *t, uint32_t row, cue_lexicon *out) {
    uint32_t number = out->channel.size;
    *(slice *)vec_push(a, &out->channel) = table_cell(t, row, 0);
    for (uint32_t verbs = 0; verbs < 2; verbs++)
        for (slice rest = table_cell(t, row, 1 + verbs); rest.at;) {
            bool found;
            uint32_t *value = map_put(a, &out->channels[verbs], slice_trim(slice_take(&rest, ',')), &found);
            if (!found) *value = number;
        }
    return READOUT_OK;
}

status cue_lexicon_open(arena *a, const char *folder, cue_lexicon *out, error *e) {
    table t;
    *out = (cue_lexicon){0};
    status s = table_load(a, folder, "cues.tsv", 3, 4, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) s = add_words(a, &t, i, out, e);
    if (s == READOUT_OK) s = table_load(a, folder, "channels.tsv", 2, 3, &t, e);
    for (uint32_t i = 0; s == READOUT_OK && i < t.size; i++) s = add_channel(a, &t, i, out);
    return s == READOUT_OK ? reproaches_open(a, folder, &out->reproaches, e) : s;
}

/* ---------------------------------------------------------------------------------------------- looking up */

/* The lemma of a token in lower case, joined with the next one's where there is room for both. Returns its size. */
static size_t lower_lemma(const article *a, uint32_t at, char *out, size_t room) {
    const token *t = &a->tokens.at[at];
    slice word = t->lemma.size ? t->lemma : article_text(a, t->at);
    size_t size = word.size < room ? word.size : room;
    for (size_t i = 0; i < size; i++)
        out[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 32 : word.at[i]);
    return size;
}

/* The value of a lemma, or of what it should be where it is a poor guess at an unknown verb: "refut", "alleging",
 * "denyed". `word` has room for one more byte. */
static uint32_t get_word(const map *m, char *word, size_t size) {
    static const char *const endings[] = {"", "e", "ing", "ed", "s"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        size_t cut = strlen(endings[i]);
        if (size < cut + 3 || memcmp(word + size - cut, endings[i], cut) != 0) continue;
        uint32_t value = map_get(m, (slice){word, size - cut});
        char kept = word[size - cut];
        word[size - cut] = 'e';
        if (value == MAP_NONE) value = map_get(m, (slice){word, size - cut + 1});
        word[size - cut] = kept;
        if (value != MAP_NONE) return value;
    }
    return map_get(m, (slice){word, size});
}

static uint32_t look_up(const map *m, const article *a, uint32_t at, char joint) {
    char word[80];
    size_t size = lower_lemma(a, at, word, 30);
    if (at + 1 < a->tokens.size && a->tokens.at[at + 1].sentence == a->tokens.at[at].sentence) {
        size_t more = size;
        word[more++] = joint;
        more += lower_lemma(a, at + 1, word + more, 30);
        uint32_t value = map_get(m, (slice){word, more});
        if (value != MAP_NONE) return value;
    }
    return get_word(m, word, size);
}

bool cue_lexicon_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at, uint8_t *stance) {
    uint32_t value = look_up(&l->words[class], a, at, '_');
    if (value == MAP_NONE) return false;
    if (stance) *stance = (uint8_t)(value % STANCES);
    return true;
}

uint32_t cue_unbelieving(const cue_lexicon *l, const article_facts *f, uint32_t head) {
    const article *a = f->article;
    uint8_t stance = STANCE_ASSERTS;
    if (!cue_lexicon_has(l, a, CLASS_VERB, head, &stance) || stance != STANCE_DECLINES) return NONE;
    for (uint32_t i = head + 1; i <= f->at[head].last && i < head + NEAR / 2; i++) {
        uint32_t object = f->at[i].object;
        if (a->tokens.at[i].head != head || a->tokens.at[i].relation != REL_XCOMP || object == NONE) continue;
        bool said =
            cue_lexicon_has(l, a, CLASS_CLAIM, object, NULL) || cue_lexicon_has(l, a, CLASS_ACCUSATION, object, NULL);
        return said && object > i && cue_lexicon_has(l, a, CLASS_BELIEVE, i, NULL) ? i : NONE;
    }
    return NONE;
}

uint32_t cue_differing(const cue_lexicon *l, const article_facts *f, uint32_t head) {
    const article *a = f->article;
    if (a->tokens.at[head].upos != UPOS_VERB || !cue_lexicon_has(l, a, CLASS_DIFFER, head, NULL)) return NONE;
    for (uint32_t i = head + 1; i <= f->at[head].last && i < head + 4; i++)
        if (a->tokens.at[i].head == head && a->tokens.at[i].relation == REL_XCOMP)
            return cue_lexicon_has(l, a, CLASS_DIFFER, i, NULL) ? i : NONE;
    return NONE;
}

static bool is_word(const article *a, uint32_t at, const char *const *words, size_t count) {
    char lemma[32];
    size_t size = lower_lemma(a, at, lemma, sizeof lemma);
    for (size_t i = 0; i < count; i++)
        if (strlen(words[i]) == size && memcmp(words[i], lemma, size) == 0) return true;
    return false;
}

#define IS_WORD(a, at, list) is_word(a, at, list, sizeof(list) / sizeof(list)[0])

/* Function words of English, of which there are no more; what has meaning is in the tables. */
static const char *const negations[] = {"not",     "n't",    "never",   "no",     "neither", "nor",
                                        "nothing", "hardly", "without", "nobody", "none"};
static const char *const not_merely[] = {"not"};
static const char *const merely[] = {"only", "merely"};
static const char *const could[] = {"can", "could", "ca", "cannot", "unable"};
static const char *const would[] = {"would", "could", "might", "may", "should", "if", "'d"};
static const char *const whether[] = {"whether", "if", "how", "why", "what", "who", "when", "where", "which"};
static const char *const future[] = {"will", "would", "'ll", "shall"};
static const char *const pronouns[] = {"that", "this", "it", "these", "those", "all", "which"};
static const char *const that[] = {"that"};
static const char *const nothing_of[] = {"none", "nothing", "little"};
static const char *const be[] = {"be"};
static const char *const of[] = {"of"};
static const char *const in[] = {"in"};
static const char *const able[] = {"able"};
static const char *const unable[] = {"unable"};
static const char *const they[] = {"they", "them"};
static const char *const what[] = {"what"};
static const char *const such[] = {"such"};
static const char *const as[] = {"as"};
static const char *const to_verb[] = {"to"};
static const char *const about[] = {"about", "on", "over"};
static const char *const nothing[] = {"nothing", "little"};
static const char *const selves[] = {"i", "we", "he", "she", "it", "they"};
static const char *const grounds[] = {"basis", "truth", "foundation", "substance", "ground",
                                      "merit", "fact",  "true",       "correct",   "accurate"};

static bool in_runs(const range *runs, uint32_t count, uint32_t at) {
    for (uint32_t i = 0; i < count; i++)
        if (at - runs[i].first < runs[i].count) return true;
    return false;
}

static const token *token_at(const stance_question *q, uint32_t at) { return &q->f->article->tokens.at[at]; }

/* Whether a word of the list is in the cue, or hangs on a token of it outside of the content. */
static bool cue_has(const stance_question *q, const char *const *words, size_t count) {
    const article *a = q->f->article;
    range own = a->sentences.at[token_at(q, q->head)->sentence].tokens;
    uint32_t from = q->first > own.first + 6 ? q->first - 6 : own.first;
    uint32_t to = q->last + 5 < own.first + own.count ? q->last + 5 : own.first + own.count;
    for (uint32_t i = from; i < to; i++) {
        uint32_t head = token_at(q, i)->head;
        if (i + 1 < to && IS_WORD(a, i, not_merely) && IS_WORD(a, i + 1, merely)) continue; /* "not only denied it" */
        bool inside = i >= q->first && i <= q->last, hangs = head != NONE && head >= q->first && head <= q->last;
        if ((inside || (hangs && !in_runs(q->content, q->contents, i))) && is_word(a, i, words, count)) return true;
    }
    return false;
}

#define CUE_HAS(q, list) cue_has(q, list, sizeof(list) / sizeof(list)[0])

/* Whether the cue, or the `more` tokens after it, have a word of a class. */
static bool cue_has_class(const cue_lexicon *l, const stance_question *q, enum cue_class class, uint32_t more) {
    const article *a = q->f->article;
    for (uint32_t i = q->first; i <= q->last + more && i < a->tokens.size; i++)
        if (token_at(q, i)->sentence == token_at(q, q->head)->sentence && cue_lexicon_has(l, a, class, i, NULL))
            return true;
    return false;
}

/* The stance of the cue's own words: of the verb that carries it, unless a noun in it says more ("issued a
 * denial"). */
static uint32_t plain_stance(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    uint32_t best = MAP_NONE;
    if (cue_differing(l, q->f, q->head) != NONE) return STANCE_DENIES + STANCES * STANCE_ASSERTS;
    for (uint32_t i = q->first; i <= q->last; i++) {
        uint32_t class = token_at(q, i)->upos == UPOS_NOUN ? CLASS_NOUN : CLASS_VERB;
        if (class == CLASS_NOUN && i != q->head && relation_main[token_at(q, i)->relation] == REL_NMOD)
            continue; /* "in a reply to questions" */
        uint32_t value = look_up(&l->words[class], a, i, '_');
        if (value == MAP_NONE && i == q->head && class == CLASS_NOUN) class = CLASS_VERB; /* "minister concedes" */
        if (value == MAP_NONE) value = look_up(&l->words[class], a, i, '_');
        if (value == MAP_NONE && class == CLASS_VERB) value = look_up(&l->words[CLASS_TURN], a, i, '_');
        if (value == MAP_NONE && class == CLASS_VERB) value = look_up(&l->words[CLASS_SPEAK], a, i, '_');
        if (value == MAP_NONE && class == CLASS_VERB) value = look_up(&l->words[CLASS_MIND], a, i, '_');
        if (value != MAP_NONE && (best == MAP_NONE || best % STANCES == STANCE_ASSERTS ||
                                  (i == q->head && value % STANCES != STANCE_ASSERTS)))
            best = value;
    }
    return best == MAP_NONE ? STANCE_ASSERTS + STANCES * STANCE_ASSERTS : best;
}

static bool any_in_content(const stance_question *q,
                           bool (*test)(const stance_question *q, const cue_lexicon *l, uint32_t at),
                           const cue_lexicon *l) {
    for (uint32_t r = 0, looked = 0; r < q->contents; r++)
        for (uint32_t i = q->content[r].first; i < q->content[r].first + q->content[r].count && looked < CONTENT_LOOK;
             i++, looked++)
            if (test(q, l, i)) return true;
    return false;
}

/* Whether the word as it stands is of a class: "unfounded", whose lemma is a verb that there is not. */
static bool form_has(const cue_lexicon *l, const article *a, enum cue_class class, uint32_t at) {
    char word[32];
    slice form = article_text(a, a->tokens.at[at].at);
    if (a->tokens.at[at].upos != UPOS_VERB || form.size > sizeof word) return false;
    for (size_t i = 0; i < form.size; i++)
        word[i] = (char)(form.at[i] >= 'A' && form.at[i] <= 'Z' ? form.at[i] + 32 : form.at[i]);
    return map_get(&l->words[class], (slice){word, form.size}) != MAP_NONE;
}

/* Whether a word calls something untrue; with `or_bad`, also where it calls it bad in another way. */
static bool is_false_word(const stance_question *q, const cue_lexicon *l, uint32_t at, bool or_bad) {
    const article *a = q->f->article;
    if (at > 0 && IS_WORD(a, at, grounds)) return IS_WORD(a, at - 1, negations) || (q->f->at[at].has & HAS_NEGATION);
    if (q->f->at[at].has & HAS_NEGATION) return false;
    if (form_has(l, a, CLASS_FALSE, at) || (or_bad && form_has(l, a, CLASS_BAD, at))) return true;
    return cue_lexicon_has(l, a, CLASS_FALSE, at, NULL) || (or_bad && cue_lexicon_has(l, a, CLASS_BAD, at, NULL));
}

static bool is_pronoun_of_thing(const stance_question *q, uint32_t at) {
    return token_at(q, at)->upos == UPOS_PRON && IS_WORD(q->f->article, at, pronouns);
}

/* "calls | that a lie": the tree hangs the pronoun on the judgement. */
static bool begins_with_pronoun(const stance_question *q) {
    return q->contents && q->content[0].first == q->last + 1 && q->content[0].count > 1 &&
           is_pronoun_of_thing(q, q->last + 1);
}

/* Whether a noun names what somebody said. */
static bool is_said(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t relation = relation_main[token_at(q, at)->relation];
    bool bare = !(q->f->at[at].has & (HAS_SUBJECT | HAS_OBJECT | HAS_CCOMP | HAS_OBLIQUE | HAS_XCOMP));
    return (token_at(q, at)->upos != UPOS_VERB || relation == REL_NSUBJ || relation == REL_OBJ || bare) &&
           (cue_lexicon_has(l, a, CLASS_CLAIM, at, NULL) || cue_lexicon_has(l, a, CLASS_TALE, at, NULL));
}

/* Whether a token heads the content, or a clause of it that is joined to its head: not the wrong of "I don't think
 * this is wrong" or of "it's so wrong that ...". */
static bool is_top(const stance_question *q, uint32_t at) {
    for (int step = 0; step < 4; step++) {
        uint32_t head = token_at(q, at)->head, relation = relation_main[token_at(q, at)->relation];
        if (head == NONE || !in_runs(q->content, q->contents, head)) return true;
        if (relation != REL_CONJ && relation != REL_PARATAXIS) return false;
        at = head;
    }
    return false;
}

/* "would be wrong", "if it is false". */
static bool is_unreal(const stance_question *q, uint32_t at) {
    for (uint32_t i = at; i-- > 0 && at - i < 6 && token_at(q, i)->sentence == token_at(q, at)->sentence;)
        if (token_at(q, i)->head == at && IS_WORD(q->f->article, i, would)) return true;
    return false;
}

/* "none of this is true", "not a word of truth in it": all of what was said. */
static bool is_none_true(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t subject = q->f->at[at].subject;
    if (!IS_WORD(a, at, grounds) || at < 3) return false;
    if (subject != NONE && subject < at && IS_WORD(a, subject, nothing_of))
        for (uint32_t i = subject + 1; i < at && i < subject + 5; i++)
            if (IS_WORD(a, i, pronouns) || is_said(q, l, i)) return true;
    if (!IS_WORD(a, at - 1, of) || at + 2 >= a->tokens.size || !IS_WORD(a, at + 1, in)) return false;
    for (uint32_t i = at - 1; i-- > 0 && at - i < 6 && token_at(q, i)->sentence == token_at(q, at)->sentence;)
        if (IS_WORD(a, i, negations)) return true;
    return false;
}

/* "There is no truth in the reports". */
static bool is_groundless(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    const article *a = q->f->article;
    uint32_t head = token_at(q, at)->head;
    if (at == 0 || head == NONE || !IS_WORD(a, at, grounds) || !IS_WORD(a, at - 1, negations)) return false;
    if (relation_main[token_at(q, at)->relation] != REL_NSUBJ || !is_top(q, head)) return false;
    for (uint32_t i = at + 1; i < at + 8 && in_runs(q->content, q->contents, i); i++)
        if (token_at(q, i)->head == at && (is_said(q, l, i) || is_pronoun_of_thing(q, i))) return true;
    return false;
}

/* A predicate that calls a claim false: "the claims are baseless", "this is a lie", "they have no basis". Where the
 * tree gives it no subject, what was said must stand close before it. */
static bool is_false_predicate(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    if (is_groundless(q, l, at) || is_none_true(q, l, at)) return true;
    if (!is_false_word(q, l, at, true)) return false;
    uint32_t subject = q->f->at[at].subject, head = token_at(q, at)->head,
             relation = relation_main[token_at(q, at)->relation];
    bool bare = slice_equal(token_at(q, at)->xpos, SLICE("VBN")) && !(q->f->at[at].has & HAS_AUX);
    bool does = token_at(q, at)->upos == UPOS_VERB && subject != NONE && !(q->f->at[at].has & HAS_PASSIVE) && !bare;
    if (does) return false; /* "it lied", "the blame lies with them" */
    bool ground = IS_WORD(q->f->article, at, grounds), noun = token_at(q, at)->upos == UPOS_NOUN;
    if (relation == REL_AMOD || relation == REL_COMPOUND || relation == REL_ADVMOD || relation == REL_NSUBJ)
        return false;
    if (noun && !ground && !(q->f->at[at].has & (HAS_COP | HAS_SUBJECT))) return false; /* named in passing */
    bool inside = head != NONE && in_runs(q->content, q->contents, head);
    if (inside && cue_lexicon_has(l, q->f->article, CLASS_JUDGE, head, NULL)) return false;
    if (subject == NONE && inside) subject = q->f->at[head].subject;
    bool below = inside && is_top(q, head) && (relation == REL_OBJ || relation == REL_XCOMP); /* "have no basis" */
    if ((!is_top(q, at) && !below) || is_unreal(q, at)) return false;
    if (subject != NONE && subject > at && in_runs(q->content, q->contents, subject)) /* "it is untrue that" */
        return is_false_word(q, l, at, false);
    if (subject != NONE && is_pronoun_of_thing(q, subject)) return is_false_word(q, l, at, false);
    if (subject != NONE) return is_said(q, l, subject);
    for (uint32_t i = at; i-- > 0 && at - i < 2 * NEAR && in_runs(q->content, q->contents, i);)
        if ((is_said(q, l, i) && (at - i < 6 || relation_main[token_at(q, i)->relation] == REL_NSUBJ)) ||
            (is_pronoun_of_thing(q, i) && is_false_word(q, l, at, false)))
            return true;
    return false;
}

/* A headline without a verb: "allegation a smokescreen", "claims 'a tired fiction'", "claims 'have no basis'". */
static bool is_false_headline(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    uint32_t number = a->sentences.at[token_at(q, q->head)->sentence].block;
    bool said = false;
    if (number >= a->blocks.size || a->blocks.at[number].kind > BLOCK_SUBTITLE || q->contents != 1 ||
        q->content[0].count > CONTENT_LOOK)
        return false;
    for (uint32_t i = q->content[0].first; i < q->content[0].first + q->content[0].count; i++) {
        uint32_t upos = token_at(q, i)->upos;
        /* "no news of rumours that" */
        bool named = upos == UPOS_NOUN && (q->f->at[i].has & (HAS_CASE | HAS_ACL | HAS_CCOMP));
        if (said && !named && is_false_word(q, l, i, true)) return true;
        if (is_said(q, l, i))
            said = true;
        else if (said && upos == UPOS_VERB && !(q->f->at[i].has & HAS_OBJECT))
            return false;
    }
    return false;
}

/* The next token of the content from `at` whose head lies outside of it, or NONE. */
static uint32_t next_top(const stance_question *q, uint32_t at) {
    for (uint32_t r = 0; r < q->contents; r++) {
        uint32_t first = q->content[r].first, end = first + q->content[r].count;
        for (uint32_t i = at > first ? at : first; i < end; i++) {
            const token *t = token_at(q, i);
            uint32_t relation = relation_main[t->relation];
            if (t->upos == UPOS_PUNCT || relation == REL_CASE || relation == REL_CC || relation == REL_MARK) continue;
            if (t->head == NONE || !in_runs(q->content, q->contents, t->head)) return i;
        }
    }
    return NONE;
}

static bool is_person(const stance_question *q, uint32_t at) {
    static const char *const persons[] = {"he", "she", "him", "her", "i", "me", "you", "us", "we", "they", "them"};
    return token_at(q, at)->name == NAME_PER ||
           (token_at(q, at)->upos == UPOS_PRON && IS_WORD(q->f->article, at, persons));
}

/* Whether a cue judges what was said to be false: "called the claims a lie", "dismissed it as baseless". The word
 * must be the judgement, and not stand deep in what is judged. */
static bool judges_false(const stance_question *q, const cue_lexicon *l) {
    bool said = begins_with_pronoun(q), person = false, of_pronoun = said;
    for (uint32_t i = next_top(q, 0), n = 0; i != NONE && n < 4; i = next_top(q, i + 1), n++) {
        uint32_t named = q->f->at[i].subject; /* of a small clause: "the charge absurd" */
        said |= is_said(q, l, i) || is_pronoun_of_thing(q, i);
        said |= i > q->last + 1 && token_at(q, i - 1)->head == i && is_said(q, l, i - 1); /* "calls charge absurd" */
        said |= named != NONE && (is_said(q, l, named) || is_pronoun_of_thing(q, named));
        person |= is_person(q, i) && !IS_WORD(q->f->article, i, they); /* "terming them a fiction" */
    }
    for (uint32_t r = 0, looked = 0; r < q->contents && !person; r++)
        for (uint32_t i = q->content[r].first; i < q->content[r].first + q->content[r].count && looked < CONTENT_LOOK;
             i++, looked++) {
            uint32_t head = token_at(q, i)->head, relation = relation_main[token_at(q, i)->relation];
            bool near = is_top(q, i) ||
                        (is_top(q, head) && (relation == REL_OBL || relation == REL_NMOD || relation == REL_XCOMP ||
                                             relation == REL_ADVCL || relation == REL_ACL || relation == REL_OBJ ||
                                             relation == REL_DEP || (relation == REL_AMOD && i > head) ||
                                             (relation == REL_APPOS && q->f->quotes.of_token[i] != NONE)));
            bool judged =
                relation == REL_OBJ && i == next_top(q, 0) && token_at(q, i)->upos != UPOS_ADJ && !of_pronoun;
            if (judged) continue; /* and not the judgement */
            if (near && is_false_word(q, l, i, said) && !is_person(q, i)) return true;
        }
    return false;
}

/* "described the claim as shameless", "called the charge a comedy": whatever an accusation is called, it is turned
 * down, unless the word speaks for it ("serious", "credible"). */
static bool calls_accusation_bad(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    for (uint32_t i = next_top(q, 0), n = 0; i != NONE && n < 4; i = next_top(q, i + 1), n++) {
        uint32_t noun = cue_lexicon_has(l, a, CLASS_ACCUSATION, i, NULL) ? i : q->f->at[i].subject;
        if (noun == NONE || noun < q->last || token_at(q, noun)->upos != UPOS_NOUN ||
            !cue_lexicon_has(l, a, CLASS_ACCUSATION, noun, NULL))
            continue;
        bool called = false;
        uint32_t end = noun + 2; /* a word behind the content that the tree hangs elsewhere */
        while (end < noun + NEAR && in_runs(q->content, q->contents, end)) end++;
        for (uint32_t k = noun + 1; k < end && k < a->tokens.size; k++) {
            uint32_t upos = token_at(q, k)->upos;
            bool beside = k == noun + 1 && (upos == UPOS_ADJ || upos == UPOS_DET || q->f->at[k].mark == MARK_QUOTE);
            if (cue_lexicon_has(l, a, CLASS_FAIR, k, NULL)) return false;
            called |= beside || IS_WORD(a, k, as);
        }
        if (called) return true;
    }
    return false;
}

/* "the minister's version "impossible"", "the claim that they did it was an invention": a noun for what was said at
 * the front, and at the end a word that calls it bad. */
static bool ends_bad(const stance_question *q, const cue_lexicon *l, bool of_judge) {
    if (q->contents != 1 || q->content[0].count < 3 || q->content[0].count > CONTENT_LOOK) return false;
    uint32_t first = q->content[0].first, last = first + q->content[0].count - 1, noun = first;
    while (last > first && token_at(q, last)->upos == UPOS_PUNCT) last--;
    while (noun < last && noun < first + NEAR / 2 && !is_said(q, l, noun)) noun++;
    if (!is_said(q, l, noun) || noun >= last || !is_false_word(q, l, last, of_judge)) return false;
    bool is = of_judge;
    for (uint32_t i = noun + 1; i < last; i++) {
        is |= i + 4 > last && IS_WORD(q->f->article, i, be);
        if (i + 4 > last && IS_WORD(q->f->article, i, negations)) return false;
        if (!of_judge && token_at(q, i)->upos == UPOS_VERB && cue_lexicon_has(l, q->f->article, CLASS_VERB, i, NULL))
            return false; /* "the reports came with posts claiming that they are false" */
    }
    return is;
}

/* "rejected what he called a campaign". */
static bool is_so_called(const stance_question *q, const cue_lexicon *l) {
    if (q->contents == 0) return false;
    uint32_t first = q->content[0].first, end = first + q->content[0].count;
    if (!IS_WORD(q->f->article, first, what)) return false;
    for (uint32_t i = first + 1; i < end && i < first + 6; i++)
        if (token_at(q, i)->upos == UPOS_VERB && cue_lexicon_has(l, q->f->article, CLASS_JUDGE, i, NULL)) return true;
    return false;
}

/* Whether what a cue turns down is something said, and not a wish, a plan or a person. */
static bool turns_down_words(const stance_question *q, const cue_lexicon *l) {
    for (uint32_t i = q->first; i <= q->last; i++)
        if (token_at(q, i)->upos == UPOS_NOUN && is_said(q, l, i)) return true;
    if (is_so_called(q, l)) return true;
    const token *cue = token_at(q, q->head); /* "an accusation that Oslo rejected" */
    if (relation_main[cue->relation] == REL_ACL && cue->head != NONE && cue->head < q->first &&
        token_at(q, cue->head)->upos == UPOS_NOUN && is_said(q, l, cue->head))
        return true;
    for (uint32_t i = next_top(q, 0), n = 0; i != NONE && n < 4; i = next_top(q, i + 1), n++) {
        const token_facts *t = &q->f->at[i];
        uint32_t upos = token_at(q, i)->upos;
        if (upos == UPOS_NOUN && cue_lexicon_has(l, q->f->article, CLASS_FIGURE, i, NULL)) return true;
        if (is_said(q, l, i) || is_pronoun_of_thing(q, i) || cue_lexicon_has(l, q->f->article, CLASS_FALSE, i, NULL))
            return true;
        if ((upos == UPOS_VERB || upos == UPOS_AUX) && (t->has & (HAS_MARK | HAS_SUBJECT))) return true;
        bool clause = (t->has & (HAS_ACL | HAS_CCOMP)) != 0;
        for (uint32_t k = i + 1; clause && k <= t->last && k - i < NEAR; k++)
            if (token_at(q, k)->upos == UPOS_SCONJ && IS_WORD(q->f->article, k, that)) return true;
    }
    return false;
}

static bool is_question_mark(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    return slice_equal(article_text(q->f->article, token_at(q, at)->at), SLICE("?"));
}

/* A future of the speaker's own: "that we will respond", "that Austria would expel" where Austria speaks. */
static bool is_own_future(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    uint32_t head = token_at(q, at)->head, subject = head == NONE ? NONE : q->f->at[head].subject;
    if (!IS_WORD(q->f->article, at, future) || subject == NONE) return false;
    if (IS_WORD(q->f->article, subject, selves)) return true;
    const article *a = q->f->article;
    uint32_t m = mention_of_token(a, subject);
    if (m != NONE) return a->actors.at[a->mentions.at[m].actor].kind < ACTOR_PERSON;
    return token_at(q, subject)->upos == UPOS_PROPN && token_at(q, subject)->name != NAME_PER;
}

static bool is_whether(const stance_question *q, const cue_lexicon *l, uint32_t at) {
    (void)l;
    return at == q->content[0].first && IS_WORD(q->f->article, at, whether);
}

/* ------------------------------------------------------------------------------------------------ judging */

/* "ask": for something, or to do something, is a demand. */
static uint8_t asking(const cue_lexicon *l, const stance_question *q) {
    static const char *const to[] = {"to", "for", "that"};
    const article *a = q->f->article;
    if (q->contents == 0) return STANCE_QUESTIONS;
    uint32_t first = q->content[0].first, next = first + (q->content[0].count > 1);
    if (q->content[0].count == 1 && is_pronoun_of_thing(q, first)) return STANCE_QUESTIONS;
    if (IS_WORD(a, first, to) || (IS_WORD(a, first, negations) && IS_WORD(a, next, to))) return STANCE_DEMANDS;
    if (any_in_content(q, is_whether, l) || any_in_content(q, is_question_mark, l) || CUE_HAS(q, whether))
        return STANCE_QUESTIONS;
    for (uint32_t i = q->first; i <= q->last; i++)
        if (IS_WORD(a, i, about)) return STANCE_QUESTIONS;
    for (uint32_t i = q->first; i <= q->content[0].first + 8 && i < a->tokens.size; i++)
        if (IS_WORD(a, i, to)) return STANCE_DEMANDS;
    return STANCE_QUESTIONS;
}

/* "has not been able to verify", "was unable to say". */
static bool is_unable(const stance_question *q) {
    const article *a = q->f->article;
    uint32_t at = token_at(q, q->head)->relation == REL_XCOMP ? token_at(q, q->head)->head : q->head;
    if (at == NONE || at > q->head) return false;
    return IS_WORD(a, at, unable) || (IS_WORD(a, at, able) && (q->f->at[at].has & HAS_NEGATION));
}

static uint8_t negated_stance(const cue_lexicon *l, const stance_question *q, uint32_t stances) {
    if (cue_has_class(l, q, CLASS_VERIFY, 2) && (CUE_HAS(q, could) || is_unable(q))) return STANCE_QUESTIONS;
    if (cue_has_class(l, q, CLASS_BELIEVE, 0)) return turns_down_words(q, l) ? STANCE_DENIES : STANCE_QUESTIONS;
    if (cue_has_class(l, q, CLASS_SPEECH, 0)) return STANCE_DECLINES;
    return (uint8_t)(stances / STANCES);
}

/* "rejected the request", "denied him entry", "dismissed the coach": what denies nothing. A firm verb denies whatever
 * is no wish; another only what somebody said. */
static bool refuses(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    if (cue_differing(l, q->f, q->head) != NONE) return false;
    bool firm = cue_has_class(l, q, CLASS_FIRM, 0), noun = token_at(q, q->head)->upos == UPOS_NOUN;
    for (uint32_t i = next_top(q, 0), n = 0; i != NONE && n < 4; i = next_top(q, i + 1), n++) {
        bool whom = relation_main[token_at(q, i)->relation] == REL_IOBJ ||
                    (is_person(q, i) && (!firm || token_at(q, i)->name == NAME_PER));
        bool again = (i > 0 && IS_WORD(a, i - 1, such)) || (i > 1 && IS_WORD(a, i - 2, such)); /* "any such deal" */
        if (again && !whom) return false;
        if (whom || (cue_lexicon_has(l, a, CLASS_WISH, i, NULL) && !is_said(q, l, i))) return true;
    }
    if ((q->f->at[q->head].has & HAS_PASSIVE) && (q->f->at[q->head].has & HAS_OBJECT)) return true;
    return !firm && !noun && !turns_down_words(q, l) && !judges_false(q, l);
}

/* "tried to deny", "a chance of denying": wished, not done. */
static bool is_wished(const cue_lexicon *l, const stance_question *q) {
    static const char *const to[] = {"to"};
    const token *t = token_at(q, q->head);
    uint32_t relation = relation_main[t->relation];
    if (t->head == NONE || (relation != REL_XCOMP && relation != REL_ACL)) return false;
    for (uint32_t i = q->head; i-- > 0 && q->head - i < 4;)
        if (token_at(q, i)->head == q->head && IS_WORD(q->f->article, i, to))
            return !cue_lexicon_has(l, q->f->article, CLASS_TRULY, t->head, NULL);
    return false;
}

/* "ask" as the verb of the cue. */
static bool asks(const stance_question *q) {
    static const char *const ask[] = {"ask", "request"};
    for (uint32_t i = q->first; i <= q->last; i++)
        if (IS_WORD(q->f->article, i, ask)) return true;
    return false;
}

/* "told them to leave", "Oslo to Bergen: leave". */
static bool tells_to_do(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    bool colon = q->f->at[q->head].mark == MARK_COLON;
    if (q->contents == 0 || (!colon && !cue_lexicon_has(l, a, CLASS_TELL, q->head, NULL)) ||
        cue_lexicon_has(l, a, CLASS_THINK, q->head, NULL)) /* "promised to" */
        return false;
    uint32_t top = next_top(q, 0), first = q->content[0].first;
    if (IS_WORD(a, first, to_verb) && token_at(q, first)->upos == UPOS_PART) return true;
    if (top == NONE) return false;
    bool orders = token_at(q, top)->upos == UPOS_VERB && q->f->at[top].subject == NONE &&
                  slice_find(token_at(q, top)->features, SLICE("Mood=Imp")) != SIZE_MAX;
    if (orders) return true;
    if (colon) /* the bare verb of a headline: "Oslo to Bergen: leave" */
        return top == first && token_at(q, top)->upos == UPOS_VERB && q->f->at[top].subject == NONE &&
               slice_equal_nocase(article_text(a, token_at(q, top)->at), token_at(q, top)->lemma);
    for (uint32_t i = q->last + 1; i <= q->f->at[q->head].last && i < q->last + 2 * NEAR; i++)
        if (token_at(q, i)->head == q->head && IS_WORD(a, i - 1, to_verb) &&
            (token_at(q, i)->relation == REL_XCOMP ||
             (token_at(q, i)->relation == REL_ADVCL && in_runs(q->content, q->contents, i))))
            return true;
    return false;
}

static bool warns(const stance_question *q) {
    static const char *const warn[] = {"warn", "warning", "caution"};
    return IS_WORD(q->f->article, q->head, warn);
}

/* "maintains his innocence", "insisted on her innocence". */
static bool is_of_innocence(const stance_question *q, const cue_lexicon *l) {
    uint32_t top = next_top(q, 0);
    if (!q->contents || top == NONE) return false;
    uint32_t first = q->content[0].first, end = first + q->content[0].count;
    for (uint32_t i = first; i < end && i < first + NEAR; i++)
        if (cue_lexicon_has(l, q->f->article, CLASS_INNOCENCE, i, NULL))
            return i == top || token_at(q, i)->head == q->head;
    return false;
}

/* "Asked Oslo to withdraw the accusation", "demanded an apology for the allegation": turns it down. */
static bool is_of_retraction(const stance_question *q, const cue_lexicon *l) {
    const article *a = q->f->article;
    bool back = false;
    for (uint32_t r = 0; r < q->contents; r++) {
        uint32_t first = q->content[r].first, count = q->content[r].count;
        for (uint32_t i = first; i < first + count && i < first + CONTENT_LOOK; i++) {
            back |= cue_lexicon_has(l, a, CLASS_RETRACT, i, NULL) && !(q->f->at[i].has & HAS_NEGATION);
            bool charge = token_at(q, i)->upos == UPOS_NOUN && cue_lexicon_has(l, a, CLASS_ACCUSATION, i, NULL);
            if (back && charge) return true;
        }
    }
    return false;
}

/* "“Lies,” was the answer from Oslo". */
static bool is_bad_comment(const stance_question *q, const cue_lexicon *l, uint32_t top) {
    return top != NONE && token_at(q, q->head)->upos == UPOS_NOUN && token_at(q, top)->upos != UPOS_VERB &&
           cue_lexicon_has(l, q->f->article, CLASS_COMMENT, q->head, NULL) && is_false_word(q, l, top, true);
}

/* "Ridiculed the accusation". */
static bool scorns(const stance_question *q, const cue_lexicon *l, uint32_t top) {
    return top != NONE && token_at(q, q->head)->upos == UPOS_VERB && token_at(q, top)->upos == UPOS_NOUN &&
           !(q->f->at[top].has & (HAS_ACL | HAS_CCOMP)) && cue_has_class(l, q, CLASS_SCORN, 0) &&
           cue_lexicon_has(l, q->f->article, CLASS_ACCUSATION, top, NULL);
}

static uint8_t positive_stance(const cue_lexicon *l, const stance_question *q, uint8_t stance) {
    uint32_t top = next_top(q, 0);
    bool demands = stance == STANCE_DEMANDS || asks(q) || (stance == STANCE_ASSERTS && tells_to_do(l, q));
    if (demands && is_of_retraction(q, l)) return STANCE_DENIES;
    if (is_bad_comment(q, l, top) || (stance == STANCE_ASSERTS && scorns(q, l, top))) return STANCE_DENIES;
    if ((stance == STANCE_ASSERTS || stance == STANCE_DEMANDS) && is_of_innocence(q, l)) return STANCE_DENIES;
    if (stance == STANCE_DECLINES && cue_unbelieving(l, q->f, q->head) != NONE) return STANCE_DENIES;
    if (stance == STANCE_DECLINES) {
        bool words = cue_has_class(l, q, CLASS_SPEECH, 5) || q->contents == 0;
        return words || (top != NONE && token_at(q, top)->upos == UPOS_NOUN) ? STANCE_DECLINES : STANCE_ASSERTS;
    }
    if (top != NONE && top == q->content[0].first && IS_WORD(q->f->article, top, nothing))
        return stance == STANCE_ADMITS ? STANCE_DENIES : STANCE_DECLINES;
    if (asks(q)) return asking(l, q);
    if (stance == STANCE_DENIES && refuses(l, q)) return STANCE_DECLINES;
    if (stance == STANCE_QUESTIONS && tells_to_do(l, q)) return STANCE_DEMANDS; /* "challenged them to show it" */
    if (warns(q) && any_in_content(q, is_own_future, l)) return STANCE_THREATENS;
    if (stance != STANCE_ASSERTS) return stance;
    if (tells_to_do(l, q)) return STANCE_DEMANDS;
    if (cue_has_class(l, q, CLASS_JUDGE, 0) &&
        (judges_false(q, l) || calls_accusation_bad(q, l) || ends_bad(q, l, true)))
        return STANCE_DENIES;
    return any_in_content(q, is_false_predicate, l) || is_false_headline(q, l) || ends_bad(q, l, false)
               ? STANCE_DENIES
               : STANCE_ASSERTS;
}

/* "pleaded not guilty" denies, "pleaded guilty" admits; STANCES where nobody pleads so. */
static uint8_t pleaded(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    if (!cue_lexicon_has(l, a, CLASS_PLEAD, q->head, NULL)) return STANCES;
    bool not_so = CUE_HAS(q, negations);
    for (uint32_t i = q->head + 1; i <= q->last + 4 && i < a->tokens.size; i++) {
        not_so |= IS_WORD(a, i, negations);
        if (cue_lexicon_has(l, a, CLASS_GUILT, i, NULL)) return not_so ? STANCE_DENIES : STANCE_ADMITS;
    }
    return STANCES;
}

stance_answer stance_find(const cue_lexicon *l, const stance_question *q) {
    uint32_t stances = plain_stance(l, q);
    stance_answer out = {.negated = CUE_HAS(q, negations) || is_unable(q)};
    for (uint32_t i = 0; i < q->sources; i++) out.negated |= IS_WORD(q->f->article, q->source[i].first, negations);
    uint8_t plea = pleaded(l, q);
    if (plea != STANCES)
        out.stance = plea;
    else if (out.negated)
        out.stance = negated_stance(l, q, stances);
    else
        out.stance = positive_stance(l, q, (uint8_t)(stances % STANCES));
    out.hypothetical = out.stance == STANCE_DENIES && is_wished(l, q);
    bool unbelieved = out.negated && out.stance == STANCE_DENIES; /* "would not accept the charge" */
    out.hypothetical |=
        CUE_HAS(q, would) && !unbelieved && out.stance != STANCE_DECLINES &&
        !(out.negated && out.stance == STANCE_QUESTIONS);
    return out;
}

/* Whether an adposition leads to a noun, or to the noun that it makes a compound with. */
static bool has_case_near(const stance_question *q, uint32_t at) {
    uint32_t head = token_at(q, at)->head;
    bool compound = head == at + 1 && relation_main[token_at(q, at)->relation] == REL_COMPOUND;
    return (q->f->at[at].has & HAS_CASE) || (compound && (q->f->at[head].has & HAS_CASE));
}

slice stance_channel(const cue_lexicon *l, const stance_question *q) {
    const article *a = q->f->article;
    range own = a->sentences.at[token_at(q, q->head)->sentence].tokens;
    uint32_t from = q->first > own.first + NEAR ? q->first - NEAR : own.first;
    uint32_t to = q->last + NEAR < own.first + own.count ? q->last + NEAR : own.first + own.count;
    uint32_t best = MAP_NONE, best_distance = UINT32_MAX;
    for (uint32_t i = from; i < to; i++) {
        bool inside = i >= q->first && i <= q->last, source = in_runs(q->source, q->sources, i);
        uint32_t number = in_runs(q->content, q->contents, i)
                              ? MAP_NONE
                              : look_up(&l->channels[token_at(q, i)->upos == UPOS_VERB], a, i, ' ');
        uint32_t distance = inside ? 0 : source ? 1 : i < q->first ? q->first - i + 1 : i - q->last + 1;
        if (number == MAP_NONE || distance >= best_distance) continue;
        if (inside || (source && token_at(q, i)->upos == UPOS_NOUN) || (!source && has_case_near(q, i))) {
            best = number;
            best_distance = distance;
        }
    }
    return best == MAP_NONE ? (slice){0} : l->channel.at[best];
}
