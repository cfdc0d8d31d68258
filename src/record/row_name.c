/* row_name.c - see row_name.h
 *
 * It is counted who, what and to whom the row's deeds tell, then each of them is seen beside these counts. */
#include "record/row_name.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>

#include "base/map.h"
#include "record/entry.h"
#include "record/keys.h"
#include "record/lists.h"
#include "record/packed.h"
#include "record/party.h"
#include "record/row_deeds.h"
#include "record/row_trees.h"
#include "record/sides.h"

static const double likely_enough = 0.35, nearly = 0.02;

static const row_tree trees[] = {
#include "row_name.inc"
};

enum { SHORT = 4, LETTERS = 5 /* of a word, that tell it from others */, HEADLINE = 120 /* bytes of a report */,
       DEEPEST = 3 /* most letters that a word's forms do not share */ };

typedef struct naming {
    lister *l;
    const claim *row;
    deed_list deeds;
    map counts;         /* see count_all */
    uint32_t said;      /* how many statements are counted */
    slice heads;        /* the reports' headlines, small */
    uint32_t reports;
    VEC(int64_t) speakers[2]; /* identities, by side (row_number) */
    slice camps[2];     /* keys of those for whom they speak */
} naming;

/* In l->a. */
static slice both_keys(lister *l, slice one, slice other) {
    return arena_print(l->a, "%.*s\n%.*s", (int)one.size, one.at, (int)other.size, other.at);
}

static void read_speakers(naming *n) {
    for (uint32_t i = 0; i < n->row->size; i++) {
        const member *m = &n->row->members[i];
        if (!member_takes_side(m)) continue;
        int side = row_number(m);
        slice camp = party_of(n->l, m->identity), known = n->camps[side];
        *vec_push(n->l->a, &n->speakers[side]) = m->identity;
        if (!camp.size || (known.size && keys_meet(known, camp))) continue;
        n->camps[side] = known.size ? both_keys(n->l, known, camp) : camp;
    }
}

static void read_heads(naming *n) {
    lister *l = n->l;
    map known = {0};
    bool found;
    for (uint32_t i = 0; i < n->row->size; i++) {
        int64_t at = n->row->members[i].article;
        map_put(l->a, &known, arena_print(l->a, "%" PRId64, at), &found);
        const source *from = found ? NULL : source_of(l, at);
        if (!from) continue;
        slice head = from->title.size ? from->title : slice_part(from->text, 0, HEADLINE);
        head = utf8_lower(l->a, head);
        n->heads = arena_print(l->a, "%.*s\n%.*s", (int)n->heads.size, n->heads.at, (int)head.size, head.at);
        n->reports++;
    }
}

/* ---------------------------------------------------------------------------------------------- what is counted */

static slice who_key(naming *n, const part *x) {
    return x->id ? arena_print(n->l->a, "%" PRId64, x->id) : utf8_key(n->l->a, x->text);
}

/* The next longer word of a text, as its first letters, small; empty at the end. */
static slice next_stem(arena *a, slice text, size_t *at) {
    while (*at < text.size) {
        size_t begin = *at;
        while (*at < text.size && (isalpha((unsigned char)text.at[*at]) || (text.at[*at] & 0x80))) ++*at;
        size_t end = begin + LETTERS < *at ? begin + LETTERS : *at;
        if (*at - begin >= SHORT) return utf8_lower(a, slice_part(text, begin, end));
        if (*at == begin) ++*at;
    }
    return (slice){0};
}

static void count_one(naming *n, const char *what, slice key) {
    map_count(n->l->a, &n->counts, arena_print(n->l->a, "%s %.*s", what, (int)key.size, key.at), 1);
}

static uint32_t counted(naming *n, const char *what, slice key) {
    return map_counted(&n->counts, arena_print(n->l->a, "%s %.*s", what, (int)key.size, key.at));
}

/* Once an article. */
static void count_article(naming *n, const deed *d, const char *what, slice key) {
    slice own = arena_print(n->l->a, "%s %" PRId64 " %.*s", what, d->article, (int)key.size, key.at);
    if (!map_counted(&n->counts, own)) count_one(n, what, key);
    map_count(n->l->a, &n->counts, own, 1);
}

static slice both_key(naming *n, const deed *d, slice who) {
    return arena_print(n->l->a, "%.*s\n%.*s", (int)d->lemma.size, d->lemma.at, (int)who.size, who.at);
}

static void count_all(naming *n) {
    for (uint32_t i = 0; i < n->deeds.size; i++) {
        const deed *d = &n->deeds.at[i];
        if (d->beside) continue;
        n->said++;
        count_one(n, "lemma", d->lemma);
        count_article(n, d, "lemma of", d->lemma);
        for (uint32_t k = 0; k < d->parts.size; k++) {
            const part *x = &d->parts.at[k];
            if (x->role == ROLE_ACTOR) {
                slice who = who_key(n, x);
                count_one(n, "doer", who);
                count_article(n, d, "doer of", who);
                count_one(n, "both", both_key(n, d, who));
                continue;
            }
            size_t at = 0;
            for (slice stem; (stem = next_stem(n->l->a, x->called, &at)).size;) count_one(n, "thing", stem);
        }
    }
    for (uint32_t i = 0; i < n->row->variant_count; i++)
        for (uint32_t k = 0; !i && k < n->row->variants[i].size; k++) {
            const member *m = &n->row->variants[i].members[k];
            if (row_tells(m)) count_one(n, "first", m->lemma);
        }
}

/* ---------------------------------------------------------------------------------------------- what it is called */

static const part *first_part(const deed *d, uint8_t role, bool known, bool any) {
    for (uint32_t i = 0; i < d->parts.size; i++) {
        const part *x = &d->parts.at[i];
        if (x->role == role && x->called.size && (any || (x->id != 0) == known)) return x;
    }
    return NULL;
}

/* A name of who did it, by his key: of a part that its words leave out. */
static slice called_by_key(lister *l, slice keys) {
    slice key = slice_take(&keys, '\n');
    if (!key.size || key_is(key, "ut")) return (slice){0};
    const identity *who = identity_known(l, identity_of_actor(l, actor_by_key(l, key)));
    return who ? who->name : (slice){0};
}

static bool has_capital(slice text) {
    for (size_t i = 0; i < text.size; i++)
        if ((!i || text.at[i - 1] == ' ') && isupper((unsigned char)text.at[i])) return true;
    return false;
}

/* "Nothing", "Somebody": no noun that begins a sentence is likelier. */
static bool is_one_capital(slice text) {
    return isupper((unsigned char)text.at[0]) && !memchr(text.at, ' ', text.size);
}

static bool is_unknown(slice keys) { return !keys.size || key_is(keys, "u"); }

/* Who he is for the record, who is told without a name: a person by his name, others behind what they are called. */
static void call_known(naming *n, const deed *d, const part *doer, row_name *out) {
    if (!doer || doer->kind == ACTOR_PERSON || doer->kind == ACTOR_STATE) return;
    slice known = called_by_key(n->l, d->bucket);
    if (!known.size || slice_equal(known, out->doer)) return;
    bool person = key_is(d->bucket, "p"), told = doer->id || !(d->marks & MARK_FILLED);
    if (person && told && doer->kind != ACTOR_ORGANISATION) out->doer = known;
    else if (!person && doer->id && !has_capital(out->doer)) out->known = known;
}

static void name_parts(naming *n, const deed *d, row_name *out, const part **doer, const part **object,
                       const part **recipient) {
    *doer = first_part(d, ROLE_ACTOR, true, true);
    if (*doer && !(*doer)->id && is_unknown(d->bucket) && is_one_capital((*doer)->text)) *doer = NULL;
    *object = first_part(d, ROLE_OBJECT, false, false);
    *recipient = first_part(d, ROLE_RECIPIENT, true, true);
    if (!*recipient) *recipient = first_part(d, ROLE_OBJECT, true, false);
    out->doer = *doer ? (*doer)->called : called_by_key(n->l, d->bucket);
    out->nameless = *doer && (!(*doer)->id || (*doer)->kind == ACTOR_GROUP || (*doer)->kind == ACTOR_UNNAMED);
    call_known(n, d, *doer, out);
    out->object = *object ? (*object)->called : (slice){0};
    out->recipient = *recipient ? (*recipient)->called : (slice){0};
    if (slice_equal(out->recipient, out->doer)) out->recipient = (slice){0};
    if (slice_equal(out->object, out->recipient) || slice_equal(out->object, out->doer)) out->object = (slice){0};
}

/* ---------------------------------------------------------------------------------------------- the numbers */

static int16_t bounded(uint32_t x) { return (int16_t)(x < 1000 ? x : 1000); }

static int16_t share(uint32_t x, uint32_t of) { return (int16_t)(of ? 100 * x / of : 0); }

static bool speaks(const naming *n, int side, int64_t id) {
    for (uint32_t i = 0; id && i < n->speakers[side].size; i++)
        if (n->speakers[side].at[i] == id) return true;
    return false;
}

static int16_t words_of(slice text) {
    int16_t out = text.size > 0;
    for (size_t i = 0; i < text.size; i++) out = (int16_t)(out + (text.at[i] == ' '));
    return out;
}

/* How many headlines have one of these words. */
static int16_t in_heads(naming *n, slice text) {
    int16_t out = 0;
    for (slice rest = n->heads; rest.size;) {
        slice head = slice_take(&rest, '\n');
        size_t at = 0;
        bool has = false;
        for (slice stem; !has && (stem = next_stem(n->l->a, text, &at)).size;)
            has = slice_find(head, stem) != SIZE_MAX;
        out = (int16_t)(out + has);
    }
    return out;
}

static void set_statement(const naming *n, const deed *d, int16_t *f) {
    const member *m = d->of;
    f[ROW_NAME_denies] = d->side == SIDE_DENIES;
    f[ROW_NAME_voice] = m->outlet_voice;
    f[ROW_NAME_beside] = d->beside;
    f[ROW_NAME_light] = (d->marks & MARK_LIGHT) != 0;
    f[ROW_NAME_noun] = (d->marks & MARK_NOUN) != 0;
    f[ROW_NAME_filled] = (d->marks & MARK_FILLED) != 0;
    f[ROW_NAME_presupposed] = (d->marks & MARK_PRESUPPOSED) != 0;
    f[ROW_NAME_joined] = (d->marks & MARK_JOINED) != 0;
    f[ROW_NAME_points] = (d->marks & MARK_POINTS) != 0;
    f[ROW_NAME_rumour] = (d->marks & MARK_RUMOUR) != 0;
    f[ROW_NAME_guess] = member_guessed(m);
    f[ROW_NAME_score] = (int16_t)lround(100 * m->score);
    f[ROW_NAME_charge] = slice_find(m->rule, SLICE("charge")) != SIZE_MAX;
    f[ROW_NAME_along] = slice_equal(m->rule, ALONG);
    f[ROW_NAME_deed] = d->worth;
    f[ROW_NAME_negative] = d->negative;
    f[ROW_NAME_unsure] = d->unsure;
    f[ROW_NAME_place] = bounded(m->at.begin / HEADLINE);
    f[ROW_NAME_size] = bounded(n->said);
    f[ROW_NAME_sides] = bounded(n->row->speakers[SIDE_ASSERTS] + n->row->speakers[SIDE_DENIES]);
    f[ROW_NAME_heads] = bounded(n->reports);
}

static void set_doer(naming *n, const deed *d, const part *x, const row_name *is, int16_t *f) {
    slice keys = d->bucket, who = x ? who_key(n, x) : (slice){0};
    int64_t id = x ? x->id : 0;
    if (x && x->keys.size && !keys.size) keys = x->keys;
    else if (x && x->keys.size)
        keys = both_keys(n->l, keys, x->keys);
    f[ROW_NAME_doer] = is->doer.size > 0;
    f[ROW_NAME_d_kind] = (int16_t)(x ? x->kind : -2);
    f[ROW_NAME_d_unknown] = is_unknown(d->bucket);
    f[ROW_NAME_d_named] = has_capital(is->doer);
    f[ROW_NAME_d_words] = words_of(is->doer);
    f[ROW_NAME_d_other] = x && !slice_equal(x->text, x->called);
    for (uint32_t i = 0, doers = 0; i < d->parts.size; i++)
        if (d->parts.at[i].role == ROLE_ACTOR) f[ROW_NAME_d_several] = bounded(++doers);
    f[ROW_NAME_d_own] = n->row->actors.size && keys_meet(n->row->actors, keys);
    f[ROW_NAME_d_state] = key_is_state(keys);
    f[ROW_NAME_d_denies] = speaks(n, 1, id);
    f[ROW_NAME_d_asserts] = speaks(n, 0, id);
    f[ROW_NAME_d_camp_denies] = n->camps[1].size && keys_meet(n->camps[1], keys);
    f[ROW_NAME_d_camp_asserts] = n->camps[0].size && keys_meet(n->camps[0], keys);
    f[ROW_NAME_d_speaks] = id && id == d->of->identity;
    if (who.size) {
        uint32_t both = counted(n, "both", both_key(n, d, who));
        f[ROW_NAME_d_count] = bounded(counted(n, "doer", who));
        f[ROW_NAME_d_share] = share(counted(n, "doer", who), n->said);
        f[ROW_NAME_d_articles] = bounded(counted(n, "doer of", who));
        f[ROW_NAME_both] = bounded(both);
        f[ROW_NAME_both_share] = share(both, n->said);
    }
    f[ROW_NAME_d_heads] = in_heads(n, is->doer);
}

static void set_deed(naming *n, const deed *d, int16_t *f) {
    size_t size = d->lemma.size, stem = size > SHORT + DEEPEST ? size - DEEPEST : size > SHORT ? SHORT : size;
    f[ROW_NAME_lemmas] = bounded(counted(n, "lemma", d->lemma));
    f[ROW_NAME_lemma_share] = share(counted(n, "lemma", d->lemma), n->said);
    f[ROW_NAME_lemma_articles] = bounded(counted(n, "lemma of", d->lemma));
    f[ROW_NAME_lemma_first] = bounded(counted(n, "first", d->lemma));
    for (slice rest = n->heads; rest.size;)
        f[ROW_NAME_lemma_heads] =
            (int16_t)(f[ROW_NAME_lemma_heads] +
                      (slice_find(slice_take(&rest, '\n'), slice_part(d->lemma, 0, stem)) != SIZE_MAX));
}

static void set_goal(naming *n, const part *x, int16_t *f) {
    size_t at = 0;
    uint32_t most = 0;
    if (!x) return;
    f[ROW_NAME_p_actor] |= x->id != 0;
    f[ROW_NAME_p_asserts] |= speaks(n, 0, x->id) || (n->camps[0].size && keys_meet(n->camps[0], x->keys));
    f[ROW_NAME_p_denies] |= speaks(n, 1, x->id) || (n->camps[1].size && keys_meet(n->camps[1], x->keys));
    f[ROW_NAME_p_small] |= islower((unsigned char)x->called.at[0]) != 0;
    f[ROW_NAME_p_words] = (int16_t)(f[ROW_NAME_p_words] + words_of(x->called));
    f[ROW_NAME_p_heads] = (int16_t)(f[ROW_NAME_p_heads] + in_heads(n, x->called));
    for (slice stem; (stem = next_stem(n->l->a, x->called, &at)).size;)
        if (counted(n, "thing", stem) > most) most = counted(n, "thing", stem);
    if (bounded(most) > f[ROW_NAME_p_count]) f[ROW_NAME_p_count] = bounded(most);
    f[ROW_NAME_p_share] = share((uint32_t)f[ROW_NAME_p_count], n->said);
}

static row_name name_of(naming *n, const deed *d) {
    const part *doer, *object, *recipient;
    row_name out = {.article = d->article, .proposition = d->proposition, .lemma = d->lemma};
    int16_t *f = out.features;
    name_parts(n, d, &out, &doer, &object, &recipient);
    set_statement(n, d, f);
    set_doer(n, d, doer, &out, f);
    set_deed(n, d, f);
    f[ROW_NAME_object] = out.object.size > 0;
    f[ROW_NAME_recipient] = out.recipient.size > 0;
    set_goal(n, object, f);
    set_goal(n, recipient, f);
    return out;
}

/* What is said beside a statement may be of another matter, a charge against those who charge: it must be a deed of
 * whom the row is about, or of one who denies. */
static bool is_of_row(const row_name *x) {
    const int16_t *f = x->features;
    if (!f[ROW_NAME_beside] || f[ROW_NAME_d_own]) return true;
    bool denies = f[ROW_NAME_d_denies] || f[ROW_NAME_d_camp_denies];
    return denies && !f[ROW_NAME_d_asserts] && !f[ROW_NAME_d_camp_asserts];
}

void row_names_of(lister *l, const claim *row, row_names *out) {
    naming n = {.l = l, .row = row};
    row_deeds_of(l, row, &n.deeds);
    read_speakers(&n);
    read_heads(&n);
    count_all(&n);
    for (uint32_t i = 0; i < n.deeds.size; i++) {
        row_name x = name_of(&n, &n.deeds.at[i]);
        if (x.doer.size && is_of_row(&x)) *vec_push(l->a, out) = x;
    }
}

double row_name_likely(const row_name *x) {
    return 1 / (1 + exp(-row_trees_sum(trees, sizeof trees / sizeof *trees, 0, x->features)));
}

/* A deed without who did it, for counting how many tell it so. */
static slice words_key(lister *l, const row_name *x) {
    slice words[] = {x->lemma, SLICE("\n"), x->object, SLICE("\n"), x->recipient};
    return arena_join(l->a, words, sizeof words / sizeof *words);
}

/* Of those that are nearly as likely, and of the same verb, what most tell in these words. */
static const row_name *most_told(lister *l, const row_names *all, const row_name *best, double most) {
    map told = {0};
    const row_name *out = best;
    for (uint32_t i = 0; i < all->size; i++) map_count(l->a, &told, words_key(l, &all->at[i]), 1);
    for (uint32_t i = 0; i < all->size; i++) {
        const row_name *x = &all->at[i];
        if (!slice_equal(x->lemma, best->lemma) || row_name_likely(x) < most - nearly) continue;
        if (map_counted(&told, words_key(l, x)) > map_counted(&told, words_key(l, out))) out = x;
    }
    return out;
}

static const row_name *called(lister *l, const claim *row, const map *taken) {
    row_names all = {0};
    const row_name *best = NULL;
    double most = likely_enough;
    row_names_of(l, row, &all);
    for (uint32_t i = 0; i < all.size; i++) {
        bool may = !all.at[i].features[ROW_NAME_beside] || map_get(taken, all.at[i].lemma) == MAP_NONE;
        double likely = may ? row_name_likely(&all.at[i]) : 0;
        if (likely <= most) continue;
        most = likely;
        best = &all.at[i];
    }
    return best ? most_told(l, &all, best, most) : NULL;
}

void rows_call(lister *l, claims *rows) {
    map taken = {0};
    for (uint32_t i = 0; i < rows->size; i++) {
        claim *row = &rows->at[i];
        row->called = row->clause ? NULL : called(l, row, &taken);
        if (row->called) map_count(l->a, &taken, row->called->lemma, 1);
    }
}
