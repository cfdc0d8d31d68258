/* dictionary_code.c - an article's events by the dictionaries, written as propositions
 *
 * Sentence by sentence: what the discards exclude is left out; the deeds of the rest become events, one for each
 * source and all its targets, or one of all where no one is on both sides. */
#include <stdlib.h>
#include <string.h>

#include "code/dictionary_event.h"

typedef struct writing {
    reading r;
    deeds all;
    uint32_t *proposition_of; /* Readout's own proposition at a token, or NONE */
    map actors;               /* keys of those added */
    uint32_t added;           /* first proposition added */
} writing;

/* ------------------------------------------------------------------------------------ discards, issues */

#define DISCARDS_TRIED 200 /* that begin with the same letters */

static bool is_discard(const discard *x, slice words) {
    if (!slice_starts(words, x->phrase)) return false;
    return !x->whole || words.size == x->phrase.size || words.at[x->phrase.size] == ' ';
}

/* 0: none, 1: the sentence, 2: the whole story is left out. */
static int discarded(const reading *r, range tokens) {
    int worst = 0;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count && r->d->discards.size; i++) {
        slice words = reading_words(r, i);
        for (size_t letters = words.size < 3 ? words.size : 3; letters; letters--) {
            uint32_t number = map_get(&r->d->discards, slice_part(words, 0, letters));
            for (uint32_t tried = 0; number != MAP_NONE && tried < DISCARDS_TRIED; tried++) {
                const discard *x = &r->d->discard_entries.at[number];
                if (is_discard(x, words)) worst = x->story ? 2 : worst ? worst : 1;
                number = x->next;
            }
        }
    }
    return worst;
}

#define ISSUES_KEPT 16

/* The codes of a sentence's issues, joined by commas; none where a phrase that stops them stands in it. */
static slice find_issues(const reading *r, range tokens) {
    slice found[ISSUES_KEPT], joined = {NULL, 0};
    uint32_t count = 0;
    for (uint32_t i = tokens.first; i < tokens.first + tokens.count && r->d->issues.size; i++) {
        size_t size;
        uint32_t number = phrase_get(&r->d->issues, reading_words(r, i), &size);
        if (number == MAP_NONE) continue;
        slice code = r->d->issue_codes.at[number];
        if (!code.size) return (slice){NULL, 0};
        bool known = false;
        for (uint32_t k = 0; k < count; k++) known |= slice_equal(found[k], code);
        if (!known && count < ISSUES_KEPT) found[count++] = code;
    }
    for (uint32_t k = 0; k < count; k++)
        joined = k ? arena_print(r->m, "%.*s,%.*s", (int)joined.size, joined.at, (int)found[k].size, found[k].at)
                   : found[k];
    return joined;
}

/* --------------------------------------------------------------------------------------------- writing */

/* Bytes of the actor's or agent's name at a token. */
static span name_span(const reading *r, uint32_t i) {
    uint32_t number = r->hit_at[i], last = number == NONE ? i : r->hits.at[number].last;
    return (span){r->a->tokens.at[i].at.begin, r->a->tokens.at[last].at.end};
}

static uint8_t kind_of(const coded *x, const actor *known) {
    if (!x->actor) return ACTOR_UNNAMED;
    if (known) return known->kind;
    return x->code.size == 3 ? ACTOR_STATE : ACTOR_ORGANISATION;
}

/* The article's actor with this code and name, added where there is none. */
static uint32_t actor_of(writing *w, const coded *x) {
    reading *r = &w->r;
    slice called = article_text(r->a, name_span(r, x->at)), folded = phrase_key(r->m, called, NULL);
    slice key = arena_print(r->m, "d:%.*s:%.*s", (int)x->code.size, x->code.at, (int)folded.size, folded.at);
    uint32_t *number = map_put(r->m, &w->actors, key, NULL);
    if (*number != MAP_NONE) return *number;
    uint32_t named = r->t->mention[x->at];
    const actor *known = named == NONE || r->a->mentions.at[named].actor == NONE
                             ? NULL
                             : &r->a->actors.at[r->a->mentions.at[named].actor];
    actor made = {.key = key, .name = called, .code = x->code, .kind = kind_of(x, known)};
    if (known) memcpy(made.country, known->country, sizeof made.country);
    *(actor *)vec_push(r->m, &r->a->actors) = made;
    return *number = r->a->actors.size - 1;
}

static void add_party(writing *w, const coded *x, uint8_t role) {
    article *a = w->r.a;
    span at = name_span(&w->r, x->at);
    argument made = {.spans = article_span(a, at),
                     .head = x->at,
                     .actor = actor_of(w, x),
                     .date = NONE,
                     .text = article_text(a, at),
                     .role = role};
    *(argument *)vec_push(a->arena, &a->arguments) = made;
}

/* The file's name without its folder. */
static const char *file_name_of(const dictionary *d, uint32_t file) {
    const char *slash = strrchr(d->files.at[file], '/');
    return slash ? slash + 1 : d->files.at[file];
}

/* One event: from sources to targets, of which those that `skip` (a source) names are left out. */
static void add_event(writing *w, const deed *d, slice code, const codes *sources, const codes *targets, slice issues,
                      const coded *skip) {
    article *a = w->r.a;
    slice mode;
    uint8_t type = cameo_type(&w->r.d->cameo, code, &mode);
    if (type == EVENT_NONE && w->r.d->ontology == ONTOLOGY_PLOVER) return;
    uint32_t first = a->arguments.size, own = w->proposition_of[d->verb];
    for (uint32_t i = 0; i < sources->count; i++)
        if (!skip || &sources->at[i] == skip) add_party(w, &sources->at[i], ROLE_ACTOR);
    uint32_t actors = a->arguments.size;
    for (uint32_t i = 0; i < targets->count; i++)
        if (!skip || !slice_equal(targets->at[i].code, skip->code)) add_party(w, &targets->at[i], ROLE_RECIPIENT);
    if (actors == first || a->arguments.size == actors) {
        a->arguments.size = first;
        return;
    }
    proposition made = {.attribution = NONE, .score = 1, .certainty = 3, .negative = d->negative};
    if (own != NONE) {
        const proposition *p = &a->propositions.at[own];
        made = (proposition){.attribution = p->attribution,
                             .score = p->score,
                             .factuality = p->factuality,
                             .certainty = p->certainty,
                             .negative = p->negative,
                             .presupposed = p->presupposed,
                             .sense = p->sense};
    }
    made.head = d->verb;
    made.predicate = article_span(a, a->tokens.at[d->verb].at);
    made.lemma = a->tokens.at[d->verb].lemma;
    made.arguments = (range){first, a->arguments.size - first};
    made.rule = arena_print(a->arena, "%s:%llu", file_name_of(w->r.d, d->file), (unsigned long long)d->line);
    made.event = type;
    made.mode = mode;
    made.contexts = issues;
    made.cameo = code;
    made.event_score = 1;
    *(proposition *)vec_push(a->arena, &a->propositions) = made;
}

static bool overlap(const codes *a, const codes *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (slice_equal(a->at[i].code, b->at[k].code)) return true;
    return false;
}

/* Nobody does anything to himself: where somebody is on both sides, each source has an event of its own. */
static void add_events(writing *w, const deed *d, slice code, const codes *sources, const codes *targets,
                       slice issues) {
    if (!code.size || slice_equal(code, SLICE("---"))) return;
    if (!overlap(sources, targets)) {
        add_event(w, d, code, sources, targets, issues, NULL);
        return;
    }
    for (uint32_t i = 0; i < sources->count; i++) add_event(w, d, code, sources, targets, issues, &sources->at[i]);
}

static bool is_cooperation(slice code) {
    return code.size >= 2 && code.at[0] == '0' && code.at[1] >= '3' && code.at[1] <= '6';
}

static void write_deed(writing *w, const deed *d, slice issues) {
    slice passive = d->code, code = slice_take(&passive, ':');
    bool alone = !d->target.count && d->source.count > 1;
    if (d->absorbed || !d->code.size) return;
    if (alone && (d->pair || is_cooperation(code))) {
        add_events(w, d, code, &d->source, &d->source, issues);
        return;
    }
    if (slice_equal(code, SLICE("010")) && !d->source.actor) return;
    add_events(w, d, code, &d->source, &d->target, issues);
    if (passive.at) add_events(w, d, passive, &d->target, &d->source, issues);
}

/* ----------------------------------------------------------------------------------------------- article */

static void code_sentence(writing *w, range tokens) {
    uint32_t first = w->all.at.size;
    deeds_find(&w->r, tokens, &w->all);
    deeds_combine(&w->r, &w->all, first);
    slice issues = w->all.at.size > first ? find_issues(&w->r, tokens) : (slice){NULL, 0};
    for (uint32_t i = first; i < w->all.at.size; i++) write_deed(w, &w->all.at.at[i], issues);
}

static int by_head(const void *x, const void *y) {
    const proposition *p = x, *q = y;
    if (p->head != q->head) return p->head < q->head ? -1 : 1;
    return p->arguments.first < q->arguments.first ? -1 : p->arguments.first > q->arguments.first;
}

static void forget_own_events(writing *w) {
    article *a = w->r.a;
    for (uint32_t i = 0; i < a->propositions.size; i++) {
        proposition *p = &a->propositions.at[i];
        p->event = EVENT_NONE;
        p->mode = p->contexts = p->cameo = (slice){NULL, 0};
        if (p->head < a->tokens.size && w->proposition_of[p->head] == NONE) w->proposition_of[p->head] = i;
    }
}

typedef struct code_job {
    const dictionary *d;
    article *a;
} code_job;

static uint32_t *nones(arena *a, uint32_t count) {
    uint32_t *out = ARENA_NEW(a, uint32_t, count);
    memset(out, 0xFF, count * sizeof *out);
    return out;
}

static status code_article(void *context, error *e) {
    const code_job *job = context;
    article *a = job->a;
    writing *w = ARENA_NEW(a->arena, writing, 1);
    (void)e;
    reading_init(&w->r, job->d, a);
    w->all.of = nones(a->arena, a->tokens.size);
    w->all.taken = nones(a->arena, a->tokens.size);
    w->proposition_of = nones(a->arena, a->tokens.size);
    forget_own_events(w);
    int *out = ARENA_NEW(a->arena, int, a->sentences.size), worst = 0;
    for (uint32_t i = 0; i < a->sentences.size; i++) {
        out[i] = discarded(&w->r, a->sentences.at[i].tokens);
        worst = out[i] > worst ? out[i] : worst;
    }
    for (uint32_t i = 0; i < a->sentences.size && worst < 2; i++)
        if (!out[i]) code_sentence(w, a->sentences.at[i].tokens);
    if (a->propositions.size) qsort(a->propositions.at, a->propositions.size, sizeof *a->propositions.at, by_head);
    return READOUT_OK;
}

status dictionary_code(const dictionary *d, article *a, error *e) {
    code_job job = {d, a};
    return arena_run(a->arena, code_article, &job, e);
}
