/* finding_apart.c - drops the findings that are none, has contents end where the outlet goes on, and says which
 * findings stand apart
 *
 * The last step before nesting, which goes by where a cue stands. Each rule looks at a finding and the few before
 * and behind it. */
#include "code/finding_apart.h"

#include "code/finding_ends.h"

enum { BESIDE = 12 /* findings */, NEAR = 6, REACH = 16 /* tokens */ };

/* The findings before `i` in its sentence, outside of its quotation, whose content holds `first`, end before it. */
static void end_contents_before(const find_job *j, uint32_t i, uint32_t first) {
    const finding *x = find_at(j, i);
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = find_at(j, k);
        if (find_same_sentence(j, y->head, x->head) && y->last < first &&
            finding_holds(y->content, y->contents, first))
            finding_clip(y, j->f, 0, first);
    }
}

/* ------------------------------------------------------------------------------------------- relative clauses */

static bool is_relative(const find_job *j, uint32_t i) { return find_is(j->f, i, WORD_RELATIVE); }

/* The relative word behind a comma that begins the clause of a cue, or NONE. */
static uint32_t relative_of(const find_job *j, const finding *x) {
    range own = find_sentence(j->f, x->head);
    for (uint32_t i = x->first; i > own.first + 1 && x->first - i < REACH; i--) {
        if (j->f->at[i - 1].mark == MARK_COMMA && is_relative(j, i)) return i;
        if (i < x->first && j->f->at[i].mark != MARK_NONE) return NONE;
    }
    return NONE;
}

/* ", who told him that ..." is known from him; ", who has denied it", ", which Oslo denies" is the outlet's. */
static void set_relative_apart(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    uint32_t relative = relative_of(j, x);
    if (relative == NONE || find_is_quoted(j, x) || find_token(j->f, x->head)->upos != UPOS_VERB) return;
    bool to_speaker = find_has(j, CLASS_TELL, x->head) && x->last + 1 < j->f->article->tokens.size &&
                      find_token(j->f, x->last + 1)->upos == UPOS_PRON &&
                      token_has(find_token(j->f, x->last + 1), "Case=Acc");
    for (uint32_t k = i; to_speaker && k-- > 0 && i - k <= BESIDE;)
        if (find_at(j, k)->last < relative &&
            finding_holds(find_at(j, k)->content, find_at(j, k)->contents, relative - 2)) {
            x->within = k;
            break;
        }
    if (to_speaker) return;
    x->apart = true;
    if (x->source_head == NONE || !find_is(j->f, relative, WORD_RELATIVE_THING)) return;
    end_contents_before(j, i, relative - 1);
}

/* ", a charge (that) the government denied": the noun behind a comma that the cue's clause hangs on. */
static void set_apposed_apart(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    uint32_t noun = find_token(j->f, x->head)->head, first;
    if (noun == NONE || noun >= x->first || x->first - noun > REACH || find_is_quoted(j, x)) return;
    if (relation_main[find_token(j->f, x->head)->relation] != REL_ACL) return;
    if (find_token(j->f, noun)->upos != UPOS_NOUN ||
        (!find_has(j, CLASS_CLAIM, noun) && !find_has(j, CLASS_WISH, noun)))
        return;
    for (first = noun; first > 0 && noun - first < NEAR && j->f->at[first - 1].mark != MARK_COMMA; first--)
        if (!find_same_sentence(j, first - 1, noun)) return;
    if (first == 0 || j->f->at[first - 1].mark != MARK_COMMA || first + 3 < noun) return;
    x->apart = true;
    end_contents_before(j, i, first - 1);
}

/* "welcomed what he called a late truth": whose words they are is said, and nobody says that he calls it so. */
static void set_so_called_apart(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (find_is_quoted(j, x) || !find_has(j, CLASS_JUDGE, x->head)) return;
    uint32_t begin = x->first; /* "at what he termed": before the pronoun */
    if (begin > 1 && find_token(j->f, begin - 1)->upos == UPOS_PRON)
        x->apart |= find_is(j->f, begin - 2, WORD_FREE_RELATIVE);
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        const finding *y = find_at(j, k);
        uint32_t first = y->contents ? y->content[0].first : x->first;
        x->apart |= first < x->first && x->first - first < NEAR && find_is(j->f, first, WORD_FREE_RELATIVE);
    }
}

/* "offered to open the gates after it was accused by Oslo of closing them": when, and not what, was offered. */
static void set_time_apart(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (find_is_quoted(j, x) || relation_main[find_token(j->f, x->head)->relation] != REL_ADVCL) return;
    uint32_t first = j->f->at[x->head].first, low = i > BESIDE ? i - BESIDE : 0;
    if (!find_is(j->f, first, WORD_TIME_MARK)) return;
    for (uint32_t k = low; k < i; k++) {
        finding *y = find_at(j, k);
        if (y->contents == 0 || !find_same_sentence(j, y->head, x->head) || y->last >= first) continue;
        bool infinitive = find_token(j->f, y->content[0].first)->upos == UPOS_PART;
        if (!infinitive || !finding_holds(y->content, y->contents, first)) continue;
        finding_clip(y, j->f, 0, first);
    }
}

/* "According to sources, it noted, there were seven": it noted what they say. */
static void take_according(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    uint32_t upos = find_token(j->f, x->head)->upos;
    if (upos != UPOS_VERB || x->sources == 0 || x->contents == 0 || x->source[0].first == 0) return;
    uint32_t from = x->source[0].first, first = find_sentence(j->f, x->head).first;
    if (x->last + 1 >= j->f->article->tokens.size) return;
    if (from >= x->first || j->f->at[from - 1].mark != MARK_COMMA || j->f->at[x->last + 1].mark != MARK_COMMA) return;
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        finding *y = find_at(j, k);
        if (y->first != first || !find_is(j->f, y->first, WORD_ACCORDING) || !find_same_sentence(j, y->head, x->head))
            continue;
        y->within = i;
        x->apart = true;
    }
}

/* ----------------------------------------------------------------------------------------------- no attribution */

/* "repeated his denial of it" is one attribution: of the noun, by who repeats it. */
static bool is_repeated_by(const find_job *j, uint32_t i) {
    finding *x = find_at(j, i);
    if (find_token(j->f, x->head)->upos != UPOS_VERB || !find_has(j, CLASS_MAKES, x->head) || x->contents == 0)
        return false;
    for (uint32_t k = i + 1; k < j->out->at.size && k < i + 3; k++) {
        finding *y = find_at(j, k);
        uint32_t owner = y->source_head;
        if (y->first > x->last + NEAR || find_token(j->f, y->head)->head != x->head ||
            find_token(j->f, y->head)->relation != REL_OBJ)
            continue;
        if (owner == NONE || owner >= y->first || find_token(j->f, y->source[0].first)->upos != UPOS_PRON) continue;
        if (!x->sources) return false;
        y->source = x->source;
        y->sources = x->sources;
        y->source_head = x->source_head;
        return true;
    }
    return false;
}

/* "asked the court to order them to leave": nobody orders it yet. */
static bool is_asked_for(const find_job *j, uint32_t i) {
    const finding *x = find_at(j, i);
    const token *verb = find_token(j->f, x->head);
    uint8_t stance = STANCE_ASSERTS;
    if (verb->relation != REL_XCOMP || verb->head == NONE || x->first == 0 || x->first != x->head) return false;
    if (find_token(j->f, x->first - 1)->upos != UPOS_PART || !find_is(j->f, x->first - 1, WORD_INFINITIVE))
        return false;
    return cue_lexicon_has(j->lexicon, j->f->article, CLASS_VERB, verb->head, &stance) &&
           (stance == STANCE_DEMANDS || stance == STANCE_QUESTIONS);
}

/* "the program, known as Lantern": a name, and nothing said. */
static bool is_naming(const find_job *j, uint32_t i) {
    const finding *x = find_at(j, i);
    const token *t = find_token(j->f, x->head);
    return t->relation == REL_ACL && x->sources == 0 && find_has(j, CLASS_NAMING, x->head) &&
           token_has(t, "VerbForm=Part") && !article_ends(j->f->article, x->head, WORD_GERUND);
}

/* "The finding contradicts the ministry": nobody says it. */
static bool is_about_words(const find_job *j, uint32_t i) {
    const finding *x = find_at(j, i);
    return x->source_head != NONE && find_token(j->f, x->source_head)->upos == UPOS_NOUN &&
           find_is(j->f, x->head, WORD_CONTRADICTING) &&
           (find_has(j, CLASS_TALE, x->source_head) || find_has(j, CLASS_CLAIM, x->source_head));
}

static void drop(const find_job *j) {
    uint32_t kept = 0, count = j->out->at.size;
    bool *gone = ARENA_NEW(j->f->article->arena, bool, count);
    uint32_t *moved = ARENA_NEW(j->f->article->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        gone[i] = is_repeated_by(j, i) || is_about_words(j, i) || is_asked_for(j, i) || is_naming(j, i);
    for (uint32_t i = 0; i < count; i++) {
        moved[i] = gone[i] ? NONE : kept;
        if (!gone[i]) *find_at(j, kept++) = *find_at(j, i);
    }
    j->out->at.size = kept;
    for (uint32_t i = 0; i < kept; i++)
        if (find_at(j, i)->within != NONE) find_at(j, i)->within = moved[find_at(j, i)->within];
}

void findings_set_apart(findings *all, const article_facts *f, const cue_lexicon *l) {
    find_job j = {.out = all, .f = f, .lexicon = l};
    if (all->at.size) drop(&j);
    for (uint32_t i = 0; i < all->at.size; i++) finding_set_ends(&j, i);
    for (uint32_t i = 0; i < all->at.size; i++) {
        set_relative_apart(&j, i);
        set_apposed_apart(&j, i);
        set_so_called_apart(&j, i);
        set_time_apart(&j, i);
        take_according(&j, i);
    }
}
