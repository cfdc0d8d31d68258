/* echo_charge.c - statements of charges that tell no deed: each takes, of at most BACK, what is said of the
 * accused */
#include "record/echo_parts.h"

/* Keys of the actors that a charge names ("blamed Ruritania"), other than the speaker's own side. */
static slice charged_in(stander *s, const attribution *t) {
    const article *a = s->a;
    span at = article_extent(a, t->content);
    slice out = {0}, ours = stander_camp(s, t->speaker);
    for (uint32_t i = article_mention_from(a, at.begin); i < a->mentions.size && a->mentions.at[i].at.begin < at.end;
         i++) {
        uint32_t who = a->mentions.at[i].actor;
        if (who >= a->actors.size || who == t->speaker) continue;
        slice key = s->camps[who].size ? s->camps[who] : s->own[who];
        if (slice_equal(key, ours)) continue;
        out = out.size ? arena_print(s->scratch, "%.*s\n%.*s", (int)out.size, out.at, (int)key.size, key.at) : key;
    }
    return out;
}

/* How well a statement suits a charge against `accused`: it says that he did something, or is his denial of it. */
static int suits_charge(stander *s, const statement *x, const attribution *t, slice accused) {
    slice bucket = s->shapes[x->proposition].bucket;
    slice sense = slice_take(&bucket, '\n');
    bool open = slice_equal(x->rule, ALONG) || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES);
    if (open || !bucket.size || !keys_meet(bucket, accused)) return 0;
    if (x->side == SIDE_DENIES && !stander_concerned(s, bucket, x->speaker)) return 0;
    int event = s->a->propositions.at[x->proposition].event != EVENT_NONE || slice_ends(sense, SLICE("!"));
    int said = !x->outlet_voice && (x->side == SIDE_DENIES || !stander_concerned(s, bucket, x->speaker));
    slice theirs = stander_camp(s, x->speaker), ours = stander_camp(s, t->speaker);
    bool allied = ours.size && slice_equal(theirs, ours) && x->side == SIDE_ASSERTS;
    /* "shares a border with it" is no charge */
    if (!event && x->side == SIDE_ASSERTS && !echo_is_charged(s, x)) return 0;
    return said || event ? 1 + event + 2 * said + allied : 0;
}

static void charge_with(stander *s, uint32_t quote, slice accused, uint32_t given) {
    const attribution *t = &s->a->attributions.at[quote];
    uint32_t best = NONE;
    int most = 1;
    for (uint32_t i = 0; i < given && i < BACK; i++) {
        int fit = suits_charge(s, &s->out.at[i], t, accused);
        if (fit <= most) continue;
        most = fit;
        best = s->out.at[i].proposition;
    }
    if (best != NONE) stander_emit(s, best, quote, SIDE_ASSERTS, SLICE("what he is charged with"));
}

/* Whose a charge is: of a noun without a source, of him in whose words it stands. */
static uint32_t owner_of(const stander *s, uint32_t quote) {
    const article *a = s->a;
    const attribution *t = &a->attributions.at[quote];
    if (t->speaker < a->actors.size || t->parent >= a->attributions.size) return quote;
    const attribution *up = &a->attributions.at[t->parent];
    return up->stance == STANCE_ASSERTS && !up->negated && !up->hypothetical ? t->parent : NONE;
}

void echo_of_deed(stander *s, uint32_t quote, uint32_t given, bool tells) {
    const attribution *t = &s->a->attributions.at[quote];
    slice accused = {0};
    if (t->stance == STANCE_ASSERTS && !tells && stander_is_charge(s, t->cue_head)) accused = charged_in(s, t);
    if (s->part_of[quote] != NONE) accused = stander_actors(s, s->part_of[quote]);
    uint32_t owner = owner_of(s, quote);
    if (accused.size && owner != NONE) charge_with(s, owner, accused, given);
}
