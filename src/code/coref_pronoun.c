/* coref_pronoun.c - who "he", "it" and "they" are
 *
 * A pronoun is given to the best of the few actors before it, and to none where two are about as good. */
#include "code/coref_parts.h"

#include "code/coref_accused.h"
#include "code/coref_denied.h"
#include "code/coref_tree.h"

/* Sentences back for a pronoun that stands for a person, and for any other. */
#define PRONOUN_SENTENCES 4
#define NEAR_SENTENCES 1
/* Phrases around a pronoun among which the arguments of its verb are looked for. */
#define BESIDE 6
/* A pronoun stays unresolved where the best candidate is not this much better than the next. */
#define MARGIN 5
/* What a body loses as the antecedent of "they". */
#define BODY_AS_PEOPLE 20

/* By the tree, or because a verb in a finite form follows. */
static bool is_subject(const cast *c, const phrase *p) {
    const token *head = &c->a->tokens.at[p->head];
    if (relation_main[head->relation] == REL_NSUBJ)
        return true;
    const token *next = p->end < c->a->tokens.size ? &c->a->tokens.at[p->end] : NULL;
    return next && next->sentence == head->sentence &&
           (slice_equal(next->xpos, SLICE("VBD")) || slice_equal(next->xpos, SLICE("VBZ")));
}

/* "Berg said the king ... He added": both are subjects of the main verb of their sentence. */
static bool speaks_alike(const cast *c, const phrase *p, const phrase *q) {
    const token *t = c->a->tokens.at;
    bool subjects = t[p->head].relation == REL_NSUBJ && t[q->head].relation == REL_NSUBJ;
    uint32_t own = coref_clause(c, p), other = coref_clause(c, q);
    return subjects && own != NONE && other != NONE && t[own].head == NONE && t[other].head == NONE && own != other;
}

/* How good an antecedent is; more is better. */
static int antecedent_score(const cast *c, const phrase *p, const phrase *q, const who *w, uint32_t between) {
    uint32_t sentences = coref_sentence(c, p) - coref_sentence(c, q);
    int score = 100 - 30 * (int)sentences - (between < 20 ? (int)between : 20);
    if (is_subject(c, q))
        score += 35;
    if (speaks_alike(c, p, q))
        score += 10;
    if (q->possessive)
        score -= 10;
    if (q->located)
        score -= 20;
    if (w->named)
        score += 10;
    if (w->kind == ACTOR_UNNAMED && q->definite == DEFINITE_A && !is_subject(c, q))
        score -= 20;
    if (p->gender && w->gender == p->gender)
        score += 15;
    if (w->mentions > 2)
        score += 5;
    bool subject = p->gender != 'n' && !p->possessive;
    /* a name without an office may be a ship's or a firm's */
    if (subject && w->kind == ACTOR_PERSON && w->role_count)
        score += 15;
    if (q->kind == PHRASE_PRONOUN)
        score += 10;
    if (p->plural && !w->plural && w->kind != ACTOR_GROUP) /* a body that is spoken of as its people */
        score -= BODY_AS_PEOPLE;
    /* whom the sentence before brings on */
    if (q->kind == PHRASE_NAME && (q->title || q->core_end - q->core_begin > 1) && sentences == 1 && is_subject(c, q))
        score += 10;
    return score;
}

/* "The brewery pumps too much, they say": who says it of one body is not that body. */
static bool tells_of_one(const cast *c, const phrase *p, const phrase *q) {
    uint32_t said = coref_clause(c, q), says = coref_clause(c, p);
    if (!p->plural || q->plural || p->possessive || said == NONE || says == NONE || said >= says) return false;
    const token *t = c->a->tokens.at;
    return t[q->head].relation == REL_NSUBJ && t[says].relation == REL_PARATAXIS && t[says].head == said;
}

/* Whether the grammar forbids it: one is inside of the other, or both are arguments of one verb. */
static bool forbidden(const cast *c, const phrase *p, const phrase *q) {
    if (q->begin <= p->core_begin && p->core_begin < q->end)
        return true;
    if (tells_of_one(c, p, q))
        return true;
    if (p->possessive || q->possessive)
        return false;
    uint32_t clause = coref_clause(c, p);
    return clause != NONE && clause == coref_clause(c, q) && !is_subject(c, p);
}

/* The verb whose subject is an accusing verb's own as well: "sued him, | accusing him of"; else NONE. */
static uint32_t lends_subject(const cast *c, uint32_t verb) {
    const token *t = &c->a->tokens.at[verb];
    bool lent = t->relation == REL_ADVCL && t->head != NONE && coref_subject(c, verb) == NONE &&
                article_ends(c->a, verb, WORD_GERUND) && reproach_tells(gazetteer_reproaches(c->g), c->a, verb);
    return lent ? t->head : NONE;
}

/* Whether an actor is an argument of the pronoun's own verb: "he paid Berg", "Berg sued, accusing him". */
static bool is_beside(const cast *c, uint32_t number, const who *w) {
    const phrase *p = &c->phrases.at[number];
    uint32_t verb = coref_clause(c, p), from = number > BESIDE ? number - BESIDE : 0;
    if (p->possessive || verb == NONE || c->a->tokens.at[verb].upos != UPOS_VERB) return false;
    uint32_t above = is_subject(c, p) ? NONE : lends_subject(c, verb);
    for (uint32_t i = from; i < c->phrases.size && i <= number + BESIDE; i++) {
        const phrase *q = &c->phrases.at[i];
        uint8_t main = relation_main[c->a->tokens.at[q->head].relation];
        if (i == number || q->possessive || coref_who(c, i) != w) continue;
        if (i > number && coref_clause(c, q) == verb && (main == REL_OBJ || main == REL_IOBJ)) return true;
        if (i < number && above != NONE && coref_clause(c, q) == above && main == REL_NSUBJ) return true;
    }
    return false;
}

/* Whether q is the subject of a verb that p stands under: "Norway said that it ...", "Norway recalled its ...". Asked
 * of "it" and "its", which otherwise may stand for anything. */
static bool under_subject(const cast *c, const phrase *p, const phrase *q) {
    uint32_t verb = coref_clause(c, q), t = p->head;
    if (relation_main[c->a->tokens.at[q->head].relation] != REL_NSUBJ || verb == NONE)
        return false;
    for (uint32_t steps = 0; t != NONE && steps < 8; steps++) {
        t = c->a->tokens.at[t].head;
        if (t == verb)
            return p->possessive || steps > 0;
    }
    return false;
}

/* Whether a phrase is the first of two actors of one clause: the "Berg" of "what Berg and Dahl said". */
static bool begins_pair(const cast *c, uint32_t number) {
    const phrase *q = &c->phrases.at[number];
    for (uint32_t i = number + 1; i < c->phrases.size && i < number + 4; i++) {
        const token *head = &c->a->tokens.at[c->phrases.at[i].head];
        if (relation_main[head->relation] == REL_CONJ && head->head == q->head && coref_who(c, i) &&
            coref_who(c, i) != coref_who(c, number))
            return true;
    }
    return false;
}

/* How good the best two actors of one clause are as what "they" stands for; there is no actor for two. */
static int pair_score(const cast *c, uint32_t number, uint32_t begin) {
    const phrase *p = &c->phrases.at[number];
    int best = 0;
    for (uint32_t i = number;
         p->plural && i-- > begin && coref_sentence(c, &c->phrases.at[i]) + NEAR_SENTENCES >= coref_sentence(c, p);) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (!w || w->plural || q->adjective || forbidden(c, p, q) || !begins_pair(c, i))
            continue;
        int score = antecedent_score(c, p, q, w, number - i) + BODY_AS_PEOPLE;
        best = score > best ? score : best;
    }
    return best;
}

/* Gives a pronoun to whom the accusation that it stands in is against, or who denies the claim that it stands in;
 * false where that is not known, or not yet. */
bool coref_accuse(cast *c, uint32_t number) {
    const phrase *p = &c->phrases.at[number];
    uint32_t barred, accused = p->person == '3' ? accused_meant(c, number, &barred) : NONE;
    who *meant = coref_who(c, accused);
    bool people = meant && p->plural && (meant->kind == ACTOR_STATE || meant->kind == ACTOR_ORGANISATION);
    if (p->person == '3' && !meant)
        meant = coref_who(c, denier_meant(c, number));
    if (p->person == '3' && !meant)
        meant = coref_who(c, charged_meant(c, number));
    if (!people && !coref_fits(p, meant))
        return false;
    c->who_of[number] = cast_number(c, meant);
    meant->mentions++;
    return true;
}

void coref_pronoun(cast *c, uint32_t number, const bool *quoted) {
    const phrase *p = &c->phrases.at[number];
    if (p->person != '3')
        return;
    uint32_t barred = NONE, accused = accused_meant(c, number, &barred);
    who *accuser = coref_who(c, barred);
    if (coref_accuse(c, number) || (accused != NONE && accused > number)) /* once what stands behind it is known */
        return;
    int best = 0, second = 0;
    who *winner = NULL;
    bool near = p->gender == 'n' || p->plural;
    uint32_t begin = number > COREF_REACH ? number - COREF_REACH : 0,
             reach = near ? NEAR_SENTENCES : PRONOUN_SENTENCES;
    for (uint32_t i = number; i-- > begin;) {
        const phrase *q = &c->phrases.at[i];
        who *w = coref_who(c, i);
        if (coref_sentence(c, q) + reach < coref_sentence(c, p))
            break;
        if (!w || w == accuser || q->adjective || w->alone || !coref_fits(p, w) || forbidden(c, p, q))
            continue;
        if (quoted[q->head] && !quoted[p->head]) /* "Northam paid them," he said */
            continue;
        if (p->gender == 'n' && !under_subject(c, p, q))
            continue;
        int score = antecedent_score(c, p, q, w, number - i);
        if (w == winner) {
            best = score > best ? score : best;
        } else if (!winner || score > best) {
            second = winner ? best : 0;
            winner = w;
            best = score;
        } else if (score > second)
            second = score;
    }
    if (!winner || best < second + MARGIN || (near && best < 100) || best < pair_score(c, number, begin) + MARGIN ||
        is_beside(c, number, winner))
        return;
    c->who_of[number] = cast_number(c, winner);
    winner->mentions++;
    if (!winner->gender && p->gender)
        winner->gender = p->gender;
}
