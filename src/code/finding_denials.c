/* finding_denials.c - adds denials that have no verb of denying
 *
 * Behind the chains and the rules for verbs. A noun for a denial has somebody beside it who makes it: the owner, or
 * who it is "by" or "from"; what governs it must let it happen ("no denial", "awaited a denial"). */
#include "code/finding_denials.h"

#include "code/finding_job.h"
#include "code/mention.h"

enum { PHRASE = 40 /* tokens of a phrase that are looked at */, NEAR = 8 };

static uint8_t relation_at(const find_job *j, uint32_t i) { return relation_main[find_token(j->f, i)->relation]; }

/* The phrase of a noun, without the adposition before it, as far as a comma or a clause. */
static range phrase_of(const find_job *j, uint32_t head) {
    uint32_t first = j->f->at[head].first, last = j->f->at[head].last, end = head + 1;
    if (first + PHRASE < head) first = head;
    while (first < head && (relation_at(j, first) == REL_CASE || find_token(j->f, first)->upos == UPOS_PUNCT))
        first++;
    while (end <= last && end - head < PHRASE && find_token(j->f, end)->upos != UPOS_PUNCT &&
           find_token(j->f, end)->upos != UPOS_VERB && find_token(j->f, end)->upos != UPOS_SCONJ)
        end++;
    return (range){first, end - first};
}

/* Whether the word that leads a noun tells who something is by. */
static bool has_author_mark(const find_job *j, uint32_t noun) {
    for (uint32_t i = noun; i-- > 0 && noun - i < NEAR && i >= find_sentence(j->f, noun).first;)
        if (find_token(j->f, i)->head == noun && find_token(j->f, i)->relation == REL_CASE)
            return find_has(j, CLASS_AUTHOR, i);
    return false;
}

/* Whether an owner is somebody: not "Wednesday's". */
static bool is_known(const find_job *j, uint32_t i) {
    const article *a = j->f->article;
    uint32_t m = mention_of_token(a, i);
    bool personal = find_token(j->f, i)->upos == UPOS_PRON;
    return m != NONE && !(personal && a->actors.at[a->mentions.at[m].actor].kind == ACTOR_UNNAMED);
}

/* Who a denial is by: "from Oslo", "by the minister", also behind its verb ("denials came from"), or its owner;
 * NONE. */
static uint32_t denier_of(const find_job *j, uint32_t noun) {
    const token *t = find_token(j->f, noun);
    uint32_t verb = t->head, to = find_sentence(j->f, noun).first + find_sentence(j->f, noun).count;
    for (uint32_t i = noun; i-- > 0 && noun - i < NEAR && i >= find_sentence(j->f, noun).first;)
        if (find_token(j->f, i)->head == noun && find_token(j->f, i)->relation == REL_NMOD_POSS)
            return is_known(j, i) ? i : NONE;
    bool subject = verb != NONE && verb > noun && relation_at(j, noun) == REL_NSUBJ;
    for (uint32_t i = noun + 1; i < to && i - noun < 2 * NEAR; i++) {
        uint8_t relation = relation_at(j, i);
        bool beside = j->f->at[i].first == noun + 1 || subject; /* "drew a denial | from Oslo", "denials came from" */
        bool hangs = find_token(j->f, i)->head == noun || (beside && find_token(j->f, i)->head == verb);
        if (hangs && (relation == REL_NMOD || relation == REL_OBL) && has_author_mark(j, i)) return i;
    }
    return NONE;
}

/* Who a denial is by, that an answer is said to be: "Oslo's answer | was a denial", "the reply from Oslo"; NONE. */
static uint32_t answerer_of(const find_job *j, uint32_t noun) {
    uint32_t answer = j->f->at[noun].subject;
    bool is = (j->f->at[noun].has & HAS_COP) && answer != NONE && answer < noun && find_has(j, CLASS_COMMENT, answer);
    if (!is) return NONE;
    for (uint32_t i = j->f->at[answer].first; i <= j->f->at[answer].last && i < noun; i++) {
        if (find_token(j->f, i)->head != answer || !is_known(j, i)) continue;
        if (find_token(j->f, i)->relation == REL_NMOD_POSS || (i > answer && has_author_mark(j, i))) return i;
    }
    return NONE;
}

/* Whether a verb or noun is said not to be, or that it may be: "no denial", "would bring a denial". */
static bool is_unreal(const find_job *j, uint32_t i) {
    if (j->f->at[i].has & HAS_NEGATION) return true;
    for (uint32_t k = i; k-- > 0 && i - k < NEAR;) {
        const token *t = find_token(j->f, k);
        if (t->head != i) continue;
        bool modal = relation_main[t->relation] == REL_AUX && slice_equal(t->xpos, SLICE("MD"));
        if (modal || token_has(t, "PronType=Neg") || find_is(j->f, k, WORD_LEFT_OUT)) return true;
    }
    return false;
}

/* What is denied, where the noun says it: "of the charge", "that it had fired". */
static range denied_by(const find_job *j, uint32_t noun, uint32_t denier) {
    uint32_t last = j->f->at[noun].last, from = noun + 1;
    while (from <= last && from - noun < PHRASE && !find_is(j->f, from, WORD_OPENER_OF_CLAIM)) {
        if (find_token(j->f, from)->upos == UPOS_PUNCT || find_token(j->f, from)->upos == UPOS_VERB)
            return (range){0, 0};
        from++;
    }
    bool inside = denier != NONE && denier > noun && denier < from && from - denier < PHRASE;
    if (inside && from <= j->f->at[denier].last) return (range){0, 0}; /* "by the ministry | of defence" */
    if (from > last || from - noun >= PHRASE || last - from >= PHRASE) return (range){0, 0};
    if (denier > from && denier <= last && denier != NONE) last = phrase_of(j, denier).first - 1;
    while (last > from && (find_token(j->f, last)->upos == UPOS_PUNCT || find_token(j->f, last)->upos == UPOS_ADP))
        last--;
    return last > from ? (range){from, last + 1 - from} : (range){0, 0};
}

static void add_noun(const find_job *j, uint32_t i) {
    const token *t = find_token(j->f, i);
    if (t->upos != UPOS_NOUN || !find_has(j, CLASS_DENIAL, i)) return;
    uint32_t denier = denier_of(j, i), verb = t->head;
    if (denier == NONE) denier = answerer_of(j, i);
    if (denier == NONE || is_unreal(j, i)) return;
    if (verb != NONE && (j->cue[verb] || is_unreal(j, verb) || find_has(j, CLASS_AWAIT, verb))) return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    range who = phrase_of(j, denier), what = denied_by(j, i, denier);
    if (who.first <= i && i < who.first + who.count) return;
    find_set_run(j->f, &x.source, &x.sources, who);
    if (what.count) find_set_run(j->f, &x.content, &x.contents, what);
    x.source_head = denier;
    find_add(j, &x);
}

/* "begged to differ". */
static void add_differing(const find_job *j, uint32_t i) {
    uint32_t last = find_token(j->f, i)->upos == UPOS_VERB ? cue_differing(j->lexicon, j->f, i) : NONE,
             subject = j->f->at[i].subject;
    if (last == NONE || is_unreal(j, i) || subject == NONE || subject > i) return;
    finding x = find_new(i, last, i, j->said[i] ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, phrase_of(j, subject));
    find_add(j, &x);
}

/* "refused to accept the accusation". */
static void add_unbelieving(const find_job *j, uint32_t i) {
    uint32_t last = find_token(j->f, i)->upos == UPOS_VERB ? cue_unbelieving(j->lexicon, j->f, i) : NONE,
             subject = j->f->at[i].subject;
    if (last == NONE || is_unreal(j, i) || subject == NONE || subject > i) return;
    finding x = find_new(i, last, i, j->said[i] ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, phrase_of(j, subject));
    find_set_run(j->f, &x.content, &x.contents, phrase_of(j, j->f->at[last].object));
    find_add(j, &x);
}

/* "Would not accept the accusation". */
static void add_not_accepting(const find_job *j, uint32_t i) {
    const token_facts *t = &j->f->at[i];
    bool not_so = find_token(j->f, i)->upos == UPOS_VERB && (t->has & HAS_NEGATION) && !(t->has & HAS_PASSIVE);
    if (!not_so || !find_has(j, CLASS_BELIEVE, i) || t->object == NONE || t->object < i || t->subject == NONE ||
        t->subject > i || !find_has(j, CLASS_ACCUSATION, t->object))
        return;
    finding x = find_new(i, i, i, j->said[i] ? "nested" : "phrase");
    find_set_run(j->f, &x.source, &x.sources, phrase_of(j, t->subject));
    find_set_run(j->f, &x.content, &x.contents, phrase_of(j, t->object));
    find_add(j, &x);
}

void findings_add_denials(findings *out, const article_facts *f, const cue_lexicon *l) {
    static find_form *const forms[] = {add_noun, add_differing, add_unbelieving, add_not_accepting};
    find_job j = find_job_new(out, f, l);
    find_note_all(&j);
    for (uint32_t i = 0; i < f->article->tokens.size; i++) find_try(&j, forms, sizeof forms / sizeof *forms, i);
}
