/* echo.c - statements of attributions that name no deed: "rejected the claims", "was not involved", "blamed
 * Ruritania"
 *
 * Each takes the statement of the article that suits it best, of at most BACK: a denial what the denier's side is
 * charged with, or what that side denies; a charge what is said of the accused. */
#include "record/echo_parts.h"
#include "record/reply.h"

/* Whether a proposition of its own stands in the content: then that is what is denied. */
static bool *find_contents(stander *s) {
    const article *a = s->a;
    bool *out = ARENA_NEW(s->scratch, bool, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        const proposition *p = &a->propositions.at[i];
        bool told = s->shapes[i].bucket.size && !s->transparent[i];
        if (told && p->attribution < a->attributions.size) out[p->attribution] = true;
    }
    return out;
}

static void deny(stander *s, uint32_t quote, uint32_t given, bool tells) {
    const attribution *t = &s->a->attributions.at[quote];
    enum disclaimer clears = disclaims(s, quote);
    if (clears) {
        echo_of_claim(s, quote, given, true, clears);
        return;
    }
    if (disclaims_elsewhere(s, quote)) s->answers[quote] = SLICE("claim");
    bool opposes = t->stance == STANCE_DENIES || t->stance == STANCE_QUESTIONS,
         may_repeat = t->stance == STANCE_ASSERTS && !tells;
    if (s->lied[quote] != NONE) echo_of_claim(s, quote, given, true, DISCLAIMS_NOT);
    if (!s->no_part[quote] && !opposes && !may_repeat) return;
    unsigned to = echo_points_at(s, t);
    if (!s->no_part[quote] && to & ECHO_NAUGHT) return; /* "denied nothing" */
    if ((to & (ECHO_WISH | ECHO_CLAIM)) == ECHO_WISH) opposes = may_repeat = false; /* it is refused, not denied */
    /* the content is but the word for what somebody said: "the claims", "it" */
    bool back = to & ECHO_CLAIM || echo_is_pronoun(s->a, t);
    bool of_part = opposes && to & ECHO_PART;
    bool nothing_else = !s->opposed[quote] && ((!s->used[quote] && back) || !tells);
    bool repeats = may_repeat && to & ECHO_DENIAL;
    bool points =
        (back && !echo_tells_claim(s, quote)) || !t->content.count || s->no_part[quote] || of_part || repeats;
    /* "it", "those charges" stand in the same report */
    bool answers = opposes && (to & ECHO_CLAIM || of_part || s->no_part[quote]) && !echo_is_pronoun(s->a, t) &&
                   !echo_points_near(s->a, t) && !echo_tells_deed(s, quote);
    if (answers && echo_side(s, t) == SIDE_DENIES) s->answers[quote] = reply_words(s, quote);
    if (!(s->no_part[quote] || of_part || (opposes && nothing_else) || repeats)) return;
    echo_of_claim(s, quote, given, points, DISCLAIMS_NOT);
}

void echoes_stand(stander *s) {
    uint32_t given = s->out.size;
    const bool *contents = find_contents(s);
    for (uint32_t i = 0; i < s->a->attributions.size; i++) {
        const attribution *t = &s->a->attributions.at[i];
        if (t->negated || t->hypothetical) continue;
        deny(s, i, given, contents[i]);
        echo_of_deed(s, i, given, contents[i]);
    }
}
