/* stand.c - statements from attributions, see stand.h: first by rules (stand_parts.h, echo.c, follow.c, answer.c),
 * then what is learned of taking sides (sides.h) */
#include "record/sides.h"
#include "record/stand_parts.h"

const char *const side_name[SIDES] = {"asserts", "denies", "questions", "demands", "offers", "threatens"};

/* Which attribution each token is in the cue of; its head, which may be of the content, aside. */
static void find_cues(stander *s) {
    const article *a = s->a;
    s->cue_at = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) s->cue_at[i] = NONE;
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        for (uint32_t n = 0; n < t->cue.count; n++) {
            span at = article_spans(a, t->cue)[n];
            for (uint32_t i = article_token_from(a, at.begin); i < a->tokens.size && a->tokens.at[i].at.end <= at.end;
                 i++)
                if (i != t->cue_head) s->cue_at[i] = q;
        }
    }
}

static void find_heads(stander *s) {
    const article *a = s->a;
    s->at_token = ARENA_NEW(s->scratch, uint32_t, a->tokens.size + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) s->at_token[i] = NONE;
    for (uint32_t i = a->propositions.size; i-- > 0;)
        if (a->propositions.at[i].head < a->tokens.size) s->at_token[a->propositions.at[i].head] = i;
}

void stander_by_rules(stander *s) {
    const article *a = s->a;
    arena *scratch = s->scratch;
    s->camps = camps_with_clients(a, s->kinds, scratch, &s->guessed);
    s->own = ARENA_NEW(scratch, slice, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) s->own[i] = camp_key(scratch, &a->actors.at[i]);
    s->shapes = shapes_of(a, s->kinds, s->camps, s->guessed, scratch);
    s->used = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->opposed = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->no_part = ARENA_NEW(scratch, bool, a->attributions.size + 1);
    s->part_of = ARENA_NEW(scratch, uint32_t, a->attributions.size + 1);
    s->lied = ARENA_NEW(scratch, uint32_t, a->attributions.size + 1);
    for (uint32_t i = 0; i < a->attributions.size; i++) s->part_of[i] = s->lied[i] = NONE;
    s->answers = ARENA_NEW(scratch, slice, a->attributions.size + 1);
    find_heads(s);
    find_cues(s);
    stand_find_speakers(s);
    s->transparent = ARENA_NEW(scratch, bool, a->propositions.size + 1);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        s->transparent[i] = stand_is_transparent(s, &a->propositions.at[i]);
    for (uint32_t i = 0; i < a->propositions.size; i++)
        if (s->shapes[i].bucket.size && !s->transparent[i]) stand_on(s, i);
    echoes_stand(s);
    sides_follow(s);
    charges_answered(s);
}

standing stand(const article *a, const kinds *k, const side_model *learned, arena *scratch) {
    leaning *both = ARENA_NEW(scratch, leaning, 2 * a->attributions.size + 1);
    stander s = {.a = a, .kinds = k, .scratch = scratch, .leanings = both, .wordings = both + a->attributions.size};
    for (uint32_t i = 0; i < 2 * a->attributions.size; i++) both[i] = (leaning){LEANING_UNKNOWN, LEANING_UNKNOWN};
    stander_by_rules(&s);
    if (learned) sides_take(&s, learned);
    own_sides_hold(&s);
    return (standing){s.shapes,   s.out.at,   s.out.size, s.camps,
                      s.guessed,  s.leanings, s.wordings, s.answers};
}
