/* side_article.c - who speaks where in an article, who took which side by the rules, and whose side is whose; see
 * side_reader.h */
#include "record/side_reader.h"

static slice stands_key(arena *scratch, uint32_t who, slice bucket) {
    return arena_print(scratch, "%u %.*s", who, (int)bucket.size, bucket.size ? bucket.at : "");
}

static void list_neighbours(side_reader *r) {
    const article *a = r->s->a;
    uint32_t n = a->attributions.size;
    uint32_t *last = ARENA_NEW(r->s->scratch, uint32_t, a->actors.size + 1);
    r->before = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->after = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->children = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    r->denying_children = ARENA_NEW(r->s->scratch, uint32_t, n + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) last[i] = NONE;
    for (uint32_t q = 0; q < n; q++) {
        const attribution *t = &a->attributions.at[q];
        r->before[q] = r->after[q] = NONE;
        if (t->parent < n) {
            r->children[t->parent]++;
            r->denying_children[t->parent] += t->stance == STANCE_DENIES;
        }
        if (t->speaker >= a->actors.size) continue;
        uint32_t was = last[t->speaker];
        r->before[q] = was;
        if (was != NONE) r->after[was] = q;
        last[t->speaker] = q;
    }
}

static void add_stand(side_reader *r, const statement *x, slice bucket) {
    bool found;
    uint32_t *at = map_put(r->s->scratch, &r->stands, stands_key(r->s->scratch, x->speaker, bucket), &found);
    if (!found) {
        *at = r->stood.size;
        *vec_push(r->s->scratch, &r->stood) = (side_stand){{NONE, NONE}, {0}};
    }
    side_stand *k = &r->stood.at[*at];
    int which = k->quotes[0] == NONE || k->quotes[0] == x->quote   ? 0
                : k->quotes[1] == NONE || k->quotes[1] == x->quote ? 1
                                                                   : 2;
    if (which < 2) k->quotes[which] = x->quote;
    k->bits[which] |= x->side == SIDE_ASSERTS ? 1 : 2;
}

int16_t side_stands_in(side_reader *r, uint32_t quote, slice bucket) {
    uint32_t at = map_get(&r->stands, stands_key(r->s->scratch, r->s->a->attributions.at[quote].speaker, bucket));
    if (at == MAP_NONE) return 0;
    const side_stand *k = &r->stood.at[at];
    return (int16_t)((k->quotes[0] == quote ? 0 : k->bits[0]) | (k->quotes[1] == quote ? 0 : k->bits[1]) |
                     k->bits[2]);
}

static void list_stands(side_reader *r) {
    stander *s = r->s;
    size_t cells = (size_t)s->a->attributions.size * CHARGES;
    r->taken = ARENA_NEW(s->scratch, uint8_t, cells + 1);
    r->given = ARENA_NEW(s->scratch, uint32_t, cells + 1);
    for (size_t i = 0; i < cells; i++) r->given[i] = NONE;
    for (uint32_t i = 0; i < s->out.size; i++) {
        const statement *x = &s->out.at[i];
        slice bucket = s->shapes[x->proposition].bucket;
        if (x->outlet_voice || !bucket.size || (x->side != SIDE_ASSERTS && x->side != SIDE_DENIES)) continue;
        for (uint32_t c = 0; c < r->count && x->quote < s->a->attributions.size; c++)
            if (slice_equal(r->charges[c].bucket, bucket)) {
                r->taken[x->quote * CHARGES + c] = (uint8_t)(1 + x->side);
                if (r->given[x->quote * CHARGES + c] == NONE) r->given[x->quote * CHARGES + c] = i;
            }
        if (x->speaker >= s->a->actors.size) continue;
        add_stand(r, x, bucket);
        add_stand(r, x, (slice){0});
    }
}

/* ------------------------------------------------------------------------------------------ whose side is whose */

static int16_t belongs_to(stander *s, slice keys, uint32_t who) {
    if (!keys.size || !stander_concerned(s, keys, who)) return 0;
    return s->guessed[who] ? 1 : 2;
}

static int16_t accuses_by(stander *s, const side_charge *c, uint32_t who) {
    slice camp = stander_camp(s, who);
    for (uint32_t i = 0; camp.size && i < c->accuser_count; i++)
        if (slice_equal(c->accusers[i], camp)) return s->guessed[who] ? 1 : 2;
    return 0;
}

static void find_ties(side_reader *r) {
    const article *a = r->s->a;
    r->ties = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->actors.size * CHARGES + 1);
    for (uint32_t i = 0; i < a->actors.size; i++)
        for (uint32_t c = 0; c < r->count; c++)
            r->ties[i * CHARGES + c] =
                (uint8_t)(belongs_to(r->s, r->charges[c].accused, i) | accuses_by(r->s, &r->charges[c], i) << 2 |
                          belongs_to(r->s, r->charges[c].recipients, i) << 4);
}

/* Who is named in contents, and in sentences outside of them; where each is first named. Each mention is of the
 * contents of the attributions whose cue stands in its sentence, or that reach over it. */
static void find_names(side_reader *r) {
    const article *a = r->s->a;
    r->named = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->attributions.size * CHARGES + 1);
    r->around = ARENA_NEW(r->s->scratch, uint8_t, (size_t)a->sentences.size * CHARGES + 1);
    r->named_by = ARENA_NEW(r->s->scratch, uint16_t, (size_t)a->actors.size * CHARGES * 2 + 1);
    r->met = ARENA_NEW(r->s->scratch, uint32_t, a->actors.size + 1);
    for (uint32_t i = 0; i < a->actors.size; i++) r->met[i] = NONE;
    for (uint32_t i = a->mentions.size; i-- > 0;) {
        const mention *m = &a->mentions.at[i];
        if (m->actor >= a->actors.size || m->pronoun || m->head >= a->tokens.size) continue;
        uint32_t here = a->tokens.at[m->head].sentence;
        r->met[m->actor] = here;
        for (uint32_t c = 0; c < r->count && here < a->sentences.size; c++)
            r->around[here * CHARGES + c] |= tie(r, m->actor, c);
    }
    for (uint32_t q = 0; q < a->attributions.size; q++) {
        const attribution *t = &a->attributions.at[q];
        span at = article_extent(a, t->content);
        uint32_t i = t->content.count ? article_mention_from(a, at.begin) : a->mentions.size;
        for (uint32_t n = 0; n < READ && i < a->mentions.size && a->mentions.at[i].at.begin < at.end; i++, n++)
            for (uint32_t c = 0; c < r->count; c++) r->named[q * CHARGES + c] |= tie(r, a->mentions.at[i].actor, c);
        for (uint32_t c = 0; c < r->count && t->speaker < a->actors.size; c++) {
            r->named_by[(t->speaker * CHARGES + c) * 2] += (r->named[q * CHARGES + c] & OWN_BITS) > 0;
            r->named_by[(t->speaker * CHARGES + c) * 2 + 1] += (r->named[q * CHARGES + c] & FOE_BITS) > 0;
        }
    }
}

void side_read_article(side_reader *r) {
    list_neighbours(r);
    list_stands(r);
    find_ties(r);
    find_names(r);
}
