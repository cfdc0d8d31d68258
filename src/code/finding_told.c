/* finding_told.c - see finding_told.h
 *
 * Each form has a function that is shown every noun outside of cues. */
#include "code/finding_told.h"

#include "code/finding_job.h"
#include "code/finding_phrase.h"
#include "code/mention.h"

enum { PHRASE = 80 /* tokens of a sentence that are looked at */, NEAR = 6, QUOTED = 400 };

static bool is_somebody(const find_job *j, uint32_t i) {
    uint32_t m = mention_of_token(j->f->article, i);
    return m != NONE && j->f->article->mentions.at[m].head == i;
}

/* The first dependent of a token with an adposition of a role, that names somebody; or NONE. */
static uint32_t somebody_behind(const find_job *j, uint32_t i, enum word_role role) {
    for (uint32_t k = i + 1; k <= j->f->at[i].last && k < i + PHRASE; k++) {
        if (find_token(j->f, k)->head != i || !is_somebody(j, k)) continue;
        for (uint32_t c = k; c-- > i;)
            if (find_token(j->f, c)->head == k && find_is(j->f, c, role)) return k;
    }
    return NONE;
}

/* Who owns a noun: "the minister's | view"; or NONE. */
static uint32_t owner_of(const find_job *j, uint32_t i) {
    for (uint32_t k = i; k-- > j->f->at[i].first && i - k < PHRASE;)
        if (find_token(j->f, k)->head == i && find_token(j->f, k)->relation == REL_NMOD_POSS && is_somebody(j, k))
            return k;
    return NONE;
}

static bool has_child(const find_job *j, uint32_t i, enum word_role word) {
    for (uint32_t k = i; k-- > j->f->at[i].first && i - k < NEAR;)
        if (find_token(j->f, k)->head == i && find_is(j->f, k, word)) return true;
    return false;
}

/* ------------------------------------------------------------------------------------------------- proof */

/* Whether a verb tells of something that was done, and not of what may be or is to be. */
static bool is_done(const find_job *j, uint32_t verb) {
    const token_facts *t = &j->f->at[verb];
    if (find_token(j->f, verb)->upos != UPOS_VERB || (t->has & (HAS_NEGATION | HAS_PASSIVE))) return false;
    if (relation_main[find_token(j->f, verb)->relation] == REL_XCOMP || has_child(j, verb, WORD_INFINITIVE))
        return false;
    for (uint32_t k = t->first; k < verb; k++)
        if (find_token(j->f, k)->head == verb && relation_main[find_token(j->f, k)->relation] == REL_AUX &&
            !find_is(j->f, k, WORD_PAST_AUXILIARY))
            return false;
    return !(t->has & HAS_MARK);
}

/* The clause with "that" that a noun has, or what is done with it: "photographs showing | that"; or NONE. */
static uint32_t shown_by(const find_job *j, uint32_t noun) {
    for (uint32_t k = noun + 1; k <= j->f->at[noun].last && k < noun + PHRASE; k++) {
        if (find_token(j->f, k)->head != noun || relation_main[find_token(j->f, k)->relation] != REL_ACL) continue;
        uint32_t clause = j->f->at[k].clause != NONE && find_has(j, CLASS_SHOWING, k) ? j->f->at[k].clause : k;
        uint32_t that = j->f->at[clause].first;
        bool joined = find_is(j->f, that, WORD_COMPLEMENTIZER) && find_token(j->f, that)->relation == REL_MARK;
        return clause > noun && joined && (j->f->at[clause].has & HAS_SUBJECT) ? clause : NONE;
    }
    return NONE;
}

/* "Presented proof that", "confronted X with evidence that", "released pictures showing that". */
static void add_shown(const find_job *j, uint32_t noun) {
    uint32_t verb = find_token(j->f, noun)->head;
    uint8_t main = relation_main[find_token(j->f, noun)->relation];
    bool given = main == REL_OBJ || (main == REL_OBL && has_child(j, noun, WORD_COMITATIVE));
    if (!find_has(j, CLASS_PROOF, noun) || !given || verb == NONE || verb > noun ||
        has_child(j, noun, WORD_NEGATIVE_DETERMINER))
        return;
    if (!find_has(j, CLASS_PRESENTING, verb) || j->cue[verb] || j->said[verb] || !is_done(j, verb)) return;
    uint32_t clause = shown_by(j, noun), subject = finding_subject(j->f, verb);
    if (clause == NONE || subject == NONE || !is_somebody(j, subject)) return;
    finding x = find_new(verb, verb, verb, "phrase");
    if (!finding_take_subject(j->f, &x, verb)) return;
    uint32_t first = j->f->at[clause].first;
    finding_set_content(j->f, &x, finding_trim(j->f, (range){first, j->f->at[clause].last + 1 - first}));
    if (x.contents) find_add(j, &x);
}

/* ------------------------------------------------------------------------------------------------- colons */

/* The colon behind a token that a clause follows in its sentence, with no cue in between or behind; or NONE. */
static uint32_t colon_behind(const find_job *j, uint32_t i) {
    range own = find_sentence(j->f, i);
    uint32_t colon = NONE, verbs = 0;
    for (uint32_t k = i + 1; k < own.first + own.count && k < i + PHRASE; k++) {
        if (j->cue[k] || j->f->at[k].mark == MARK_QUOTE) return NONE;
        if (colon == NONE && j->f->at[k].mark == MARK_COLON) colon = k;
        verbs += colon != NONE && (find_token(j->f, k)->upos == UPOS_VERB || find_token(j->f, k)->upos == UPOS_AUX);
    }
    return verbs ? colon : NONE;
}

/* "Levelled a charge at X: that it had", "the claim from Lima is blunt: X did it". */
static void add_colon(const find_job *j, uint32_t noun) {
    const token *t = find_token(j->f, noun);
    uint8_t main = relation_main[t->relation];
    if (!find_has(j, CLASS_ACCUSATION, noun) || j->f->quotes.of_token[noun] != NONE || t->head == NONE) return;
    if (main != REL_NSUBJ && main != REL_OBJ) return;
    uint32_t colon = colon_behind(j, noun), who = owner_of(j, noun);
    if (colon == NONE || j->said[colon + 1]) return;
    finding x = find_new(noun, noun, noun, "phrase");
    if (who == NONE) who = somebody_behind(j, noun, WORD_CLAIMANT);
    if (who != NONE) find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, who));
    else if (main != REL_OBJ || !find_has(j, CLASS_MAKES, t->head) || !finding_take_subject(j->f, &x, t->head))
        return;
    range own = find_sentence(j->f, noun);
    finding_set_content(j->f, &x, finding_trim(j->f, (range){colon + 1, own.first + own.count - colon - 1}));
    if (x.contents) find_add(j, &x);
}

/* -------------------------------------------------------------------------------------------------- words */

/* "In the words of the minister, ...", "in the minister's view, ...", where a sentence begins with it. */
static void add_in_words(const find_job *j, uint32_t noun) {
    range own = find_sentence(j->f, noun);
    bool front = find_is(j->f, own.first, WORD_LOCATIVE) && find_token(j->f, own.first)->head == noun;
    if (!front || !find_has(j, CLASS_TELLING, noun)) return;
    uint32_t who = owner_of(j, noun);
    if (who == NONE) who = somebody_behind(j, noun, WORD_GENITIVE);
    uint32_t end = j->f->at[noun].last + 1;
    if (who == NONE || end >= own.first + own.count || find_token(j->f, noun)->head <= end) return;
    if (j->f->at[end - 1].mark != MARK_COMMA && j->f->at[end].mark != MARK_COMMA) return;
    finding x = find_new(own.first, noun, noun, "phrase");
    range whose = finding_phrase(j->f, who);
    if (who < noun) x.first = x.last = x.head = noun;
    else if (whose.first + whose.count < end) whose.count = end - whose.first;
    find_set_run(j->f, &x.source, &x.sources, finding_trim(j->f, whose));
    if (j->f->at[end].mark == MARK_COMMA) end++;
    finding_set_content(j->f, &x, finding_trim(j->f, (range){end, own.first + own.count - end}));
    if (x.contents) find_add(j, &x);
}

/* The tokens of the quotation that ends close before a token, in its sentence; none where there is none. */
static range quoted_before(const find_job *j, uint32_t i) {
    uint32_t last = i, first;
    while (last > 0 && i - last < NEAR && j->f->quotes.of_token[last - 1] == NONE) last--;
    uint32_t quote = last > 0 ? j->f->quotes.of_token[last - 1] : NONE;
    if (quote == NONE || find_sentence(j->f, i).first >= last) return (range){0, 0};
    for (first = last; first > 0 && j->f->quotes.of_token[first - 1] == quote && last - first < QUOTED;) first--;
    return (range){first, last - first};
}

/* "“Lies,” was the comment from Tripoli", "“No,” was the minister's answer". */
static void add_comment(const find_job *j, uint32_t noun) {
    if (!find_has(j, CLASS_COMMENT, noun) || j->said[noun]) return;
    bool is = (j->f->at[noun].has & HAS_COP) != 0;
    for (uint32_t k = noun; !is && k-- > 0 && noun - k < NEAR;) is = find_is(j->f, k, WORD_COPULA_OF_REPLY);
    uint32_t who = owner_of(j, noun);
    if (who == NONE) who = somebody_behind(j, noun, WORD_SOURCE_NOUN);
    range words = is && who != NONE ? quoted_before(j, noun) : (range){0, 0};
    if (!words.count) return;
    finding x = find_new(noun, noun, noun, "phrase");
    find_set_run(j->f, &x.source, &x.sources, finding_phrase(j->f, who));
    finding_set_content(j->f, &x, words);
    find_add(j, &x);
}

void findings_add_told(findings *out, const article_facts *f, const cue_lexicon *l) {
    static find_form *const forms[] = {add_shown, add_colon, add_in_words, add_comment};
    find_job j = find_job_new(out, f, l);
    find_note_all(&j);
    for (uint32_t i = 0; i < f->article->tokens.size; i++)
        if (find_token(f, i)->upos == UPOS_NOUN) find_try(&j, forms, sizeof forms / sizeof *forms, i);
}
