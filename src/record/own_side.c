/* own_side.c - who denies a charge in an article does not make it there
 *
 * A content that reaches too far, or a charge that is only repeated, would put a speaker on both sides of what he, or
 * his own side, is charged with and denies. A reader takes the denial; only an admission stands beside it. */
#include "base/map.h"
#include "record/camp.h"
#include "record/sides.h"
#include "record/stander.h"

/* What is denied, and by whom: the bucket, and the speaker or his camp. Empty where nobody is known to speak. */
static slice key_of(stander *s, const statement *x, slice who) {
    slice bucket = s->shapes[x->proposition].bucket;
    if (!bucket.size || !who.size) return (slice){0};
    return arena_join(s->scratch, (slice[]){bucket, SLICE("\t"), who}, 3);
}

static slice camp_of(stander *s, const statement *x) {
    slice actors = s->shapes[x->proposition].bucket;
    slice_take(&actors, '\n');
    bool own = x->speaker < s->a->actors.size && stander_concerned(s, actors, x->speaker);
    return own && !s->guessed[x->speaker] ? s->camps[x->speaker] : (slice){0};
}

/* Where nobody says whose side he is on, the speaker himself. */
static slice name_of(stander *s, const statement *x) {
    bool unsure = x->speaker < s->a->actors.size && (!s->camps[x->speaker].size || s->guessed[x->speaker]);
    return unsure ? s->a->actors.at[x->speaker].key : (slice){0};
}

/* The deed, whoever did it, and the speaker: who denies it of his own is not taken to charge another with it. */
static slice deed_of(stander *s, const statement *x) {
    slice bucket = s->shapes[x->proposition].bucket;
    if (!bucket.size || x->speaker >= s->a->actors.size) return (slice){0};
    slice sense = slice_take(&bucket, '\n'), who = s->a->actors.at[x->speaker].key;
    return arena_join(s->scratch, (slice[]){sense, SLICE("\t"), who}, 3);
}

static bool is_inferred(const statement *x) { return slice_equal(x->rule, SLICE("what his side charges")); }

static bool admitted(const stander *s, const statement *x) {
    return x->quote < s->a->attributions.size && s->a->attributions.at[x->quote].stance == STANCE_ADMITS;
}

static bool is_denied(stander *s, const map *denied, const statement *x) {
    slice own = key_of(s, x, name_of(s, x)), camp = key_of(s, x, camp_of(s, x));
    /* his own words */
    if (x->quote < s->a->attributions.size && s->a->attributions.at[x->quote].kind == KIND_DIRECT) own.size = 0;
    slice deed = is_inferred(x) ? deed_of(s, x) : (slice){0};
    if (deed.size && map_get(denied, deed) != MAP_NONE) return true;
    return (own.size && map_get(denied, own) != MAP_NONE) || (camp.size && map_get(denied, camp) != MAP_NONE);
}

void own_sides_hold(stander *s) {
    map denied = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        if (x->side != SIDE_DENIES || slice_equal(x->rule, LEARNED)) continue;
        slice keys[] = {key_of(s, x, name_of(s, x)), key_of(s, x, camp_of(s, x)), deed_of(s, x)};
        bool found;
        for (size_t k = 0; k < 3; k++)
            if (keys[k].size) *map_put(s->scratch, &denied, keys[k], &found) = 1;
    }
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        if (!denied.size || x->side != SIDE_ASSERTS || admitted(s, x) || !is_denied(s, &denied, x))
            s->out.at[kept++] = *x;
    }
    s->out.size = kept;
}
