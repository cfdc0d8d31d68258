/* echo_fit.c - which statement an attribution that names no deed may be of, and how well it suits */
#include <string.h>

#include "record/echo_parts.h"

/* Whether they are of one country, as bodies of it: what one of them says, the other as a rule does not deny. */
static bool of_one_country(const stander *s, uint32_t one, uint32_t other) {
    if (one >= s->a->actors.size || other >= s->a->actors.size) return false;
    const actor *a = &s->a->actors.at[one], *b = &s->a->actors.at[other];
    return a->country[0] && !strcmp(a->country, b->country) && !camp_in_sector(a, SECTOR_APART) &&
           (a->kind == ACTOR_ORGANISATION || a->kind == ACTOR_STATE || (a->kind == ACTOR_UNNAMED && !a->sector[0]));
}

bool echo_is_charged(stander *s, const statement *x) {
    return x->side == SIDE_ASSERTS && !x->outlet_voice && x->quote < s->a->attributions.size &&
           stander_is_charge(s, s->a->attributions.at[x->quote].cue_head);
}

/* Whether it is said by who is said to lie. */
static bool is_liar(stander *s, uint32_t lied, const statement *x) {
    return !x->outlet_voice && x->side == SIDE_ASSERTS && stander_concerned(s, stander_actors(s, lied), x->speaker);
}

int echo_fits(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    slice bucket = s->shapes[x->proposition].bucket;
    if (a->propositions.at[x->proposition].presupposed) return 0; /* "the man who fought there" */
    if (slice_equal(x->rule, ALONG)) return 0; /* a denial is of what was claimed, not of what was said in passing */
    if (!bucket.size || (x->speaker == t->speaker && !x->outlet_voice)) return 0;
    uint32_t lied = s->lied[t - a->attributions.at];
    if (lied != NONE && !is_liar(s, lied, x)) return 0;
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    bool allied =
        (ours.size && slice_equal(theirs, ours)) || (!ours.size && of_one_country(s, t->speaker, x->speaker));
    slice sense = slice_take(&bucket, '\n');
    bool concerned = stander_concerned(s, bucket, t->speaker);
    if (x->side == SIDE_DENIES) return allied && concerned ? 4 : 0;
    if (x->side != SIDE_ASSERTS || allied) return 0;
    int event = a->propositions.at[x->proposition].event != EVENT_NONE || slice_ends(sense, SLICE("!"));
    if (x->outlet_voice) return concerned ? 1 + event : 0;
    if (concerned) return 5 + event;
    if (!bucket.size && (echo_points_at(s, t) & ECHO_PART)) return 0;
    /* also "accused of buying it" */
    bool taken = stander_concerned(s, s->shapes[x->proposition].recipients, t->speaker);
    if (taken && (bucket.size || echo_is_charged(s, x))) return 3 + event;
    if (!bucket.size) return event ? 3 : 0;
    /* who is known to speak for somebody else clears his own of a part in it, not those who are charged */
    if (ours.size && (s->no_part[t - a->attributions.at] || echo_points_at(s, t) & ECHO_PART)) return 0;
    if (t->stance == STANCE_DENIES && echo_is_charged(s, x)) return 2 + event;
    return !ours.size && (event || echo_is_pronoun(a, t)) ? 1 + event : 0;
}

bool echo_is_claimed(stander *s, const statement *x, const attribution *t) {
    const article *a = s->a;
    if (x->side != SIDE_ASSERTS || x->outlet_voice || x->speaker == t->speaker || x->quote >= a->attributions.size ||
        slice_equal(x->rule, ALONG))
        return false;
    const attribution *by = &a->attributions.at[x->quote];
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    if (a->propositions.at[x->proposition].presupposed || (ours.size && slice_equal(theirs, ours)) ||
        of_one_country(s, t->speaker, x->speaker))
        return false;
    bool claims = by->cue_head < a->tokens.size && echo_is_claim_word(s, &a->tokens.at[by->cue_head]) &&
                  by->stance != STANCE_DENIES;
    return claims || stander_is_charge(s, by->cue_head);
}

bool echo_may_be_denied(stander *s, const statement *x) {
    slice bucket = s->shapes[x->proposition].bucket;
    if (s->a->propositions.at[x->proposition].event != EVENT_NONE ||
        slice_ends(slice_take(&bucket, '\n'), SLICE("!")))
        return true;
    return x->quote < s->a->attributions.size && stander_is_charge(s, s->a->attributions.at[x->quote].cue_head);
}

bool echo_is_contested(const stander *s, const statement *x, uint32_t given) {
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        const statement *y = &s->out.at[i];
        if (y->side == SIDE_DENIES && y->speaker != x->speaker &&
            slice_equal(s->shapes[y->proposition].bucket, s->shapes[x->proposition].bucket))
            return true;
    }
    return false;
}

bool echo_is_sole_charge(stander *s, const statement *of, uint32_t given) {
    if (!echo_is_charged(s, of)) return false;
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        const statement *x = &s->out.at[i];
        if (!slice_equal(s->shapes[x->proposition].bucket, s->shapes[of->proposition].bucket) &&
            echo_is_charged(s, x))
            return false;
    }
    return true;
}
