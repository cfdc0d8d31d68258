/* attribution.c - the stage that finds attributions: the chains find, rules add and judge, and the article gets spans
 *
 * In the flow it stands between actors and propositions. */
#include "code/attribution.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/model.h"
#include "code/attribution_file.h"
#include "code/attribution_rank.h"
#include "code/attribution_speaker.h"
#include "code/finding_apart.h"
#include "code/finding_charges.h"
#include "code/finding_claims.h"
#include "code/finding_denials.h"
#include "code/finding_extra.h"
#include "code/finding_mend.h"
#include "code/finding_nested.h"
#include "code/finding_quoted.h"
#include "code/finding_tail.h"
#include "code/finding_told.h"
#include "code/headline.h"

/* A cue that the rank was not asked about is dropped below this where it has no source or no content. */
#define DOUBTED 0.05f

/* Below this the tree is asked instead: of what stands in a content, and of cues that the rank was not asked
 * about. */
#define POOR 0.1f
#define POOR_SURE 0.3f

#define SAYS_CLAUSE 1.0f /* what is added where a verb of saying has a speaker and a clause */
#define DENIAL_NOUN 1.5f /* what the lexicon adds for "rejection", "disavowal" */

enum {
    SURE = 6 /* what the lexicon adds for a denial */,
    SURE_LEVEL = 6 /* of cue_counts */,
    NEAR = 20 /* tokens */,
    STEPS = 8 /* up a tree */,
    BESIDE = 4 /* cues */
};

static const char nested_rule[] = "nested";

typedef struct attribution_finder {
    model file;
    attribution_model model;
    cue_lexicon lexicon;
} attribution_finder;

status attributions_open(arena *a, const char *folder, void **out, error *e) {
    attribution_finder *f = ARENA_NEW(a, attribution_finder, 1);
    *out = f;
    status s = attribution_model_open(a, folder, &f->file, &f->model, e);
    return s == READOUT_OK ? cue_lexicon_open(a, folder, &f->lexicon, e) : s;
}

void attributions_close(void *finder) {
    attribution_finder *f = finder;
    model_close(&f->file);
}

/* ---------------------------------------------------------------------------------------------- finding */

typedef struct run_list {
    VEC(range) at;
} run_list;

/* Runs of tokens with labels from `low` to `high`; a run ends with its block. */
static const range *runs_of(const cue_view *v, const uint8_t *labels, uint8_t low, uint8_t high, uint32_t *count) {
    const article *a = v->f->article;
    run_list list = {0};
    for (uint32_t i = v->from; i < v->to; i++) {
        uint8_t y = labels[i - v->from];
        if (y < low || y > high) continue;
        range *last = list.at.size ? &list.at.at[list.at.size - 1] : NULL;
        bool joins =
            last && last->first + last->count == i &&
            a->sentences.at[a->tokens.at[i].sentence].block == a->sentences.at[a->tokens.at[i - 1].sentence].block;
        if (joins)
            last->count++;
        else
            *(range *)vec_push(a->arena, &list.at) = (range){i, 1};
    }
    *count = list.at.size;
    return list.at.at;
}

static bool runs_within(const range *runs, uint32_t count, range outer) {
    return count == 0 || (runs[0].first >= outer.first &&
                          runs[count - 1].first + runs[count - 1].count <= outer.first + outer.count);
}

/* Adds the best reading of a cue, unless it scores below `least`; one that is not far below goes to `doubtful`, which
 * may be NULL. */
static void find_parts(const attribution_finder *f, net_run *run, cue_view *v, const cue_span *cue, const char *rule,
                       float least, findings *out, findings *doubtful, chain_scratch *s) {
    float score = 0;
    cue_view_set(v, cue->first, cue->last);
    const uint8_t *labels = rank_best(&f->model, run, v, cue, &score, s);
    if (labels && doubtful && score < least) out = doubtful, least += RANK_DOUBTFUL;
    if (!labels || score < least) return;
    finding *x = vec_push(v->f->article->arena, &out->at);
    *x = (finding){.first = cue->first,
                   .last = cue->last,
                   .head = v->head,
                   .score = 1 / (1 + expf(-score)),
                   .rule = rule,
                   .source_head = NONE,
                   .parent = NONE,
                   .within = NONE};
    x->source = runs_of(v, labels, SOURCE_BEGIN, SOURCE_ONLY, &x->sources);
    x->content = runs_of(v, labels, CONTENT_BEGIN, CONTENT_ONLY, &x->contents);
    finding_add_subject(x, v->f);
    finding_add_content(x, v->f);
    if (!finding_leave_subject(x, v->f)) {
        out->at.size--;
        return;
    }
    const range *own = &v->f->article->sentences.at[v->sentence].tokens;
    bool seems = x->sources == 0 && cue_lexicon_has(&f->lexicon, v->f->article, CLASS_SEEM, x->head, NULL);
    if (seems && doubtful && out != doubtful) { /* "is expected to": nobody says it */
        *(finding *)vec_push(v->f->article->arena, &doubtful->at) = *x;
        out->at.size--;
        return;
    }
    if (least < -1e8f && rule != nested_rule && x->score < POOR_SURE && runs_within(x->content, x->contents, *own))
        finding_mend_nested(x, v->f, POOR_SURE, own, 1);
    if (least < -1e8f && x->score < DOUBTED && (x->sources == 0 || x->contents == 0)) out->at.size--;
}

/* What the lexicon adds to a token's score of beginning a cue. The chains learned from articles with few denials,
 * and that a denial is passed over costs more than one found too many. */
static float bias_of(const attribution_finder *f, const article_facts *facts, uint32_t i) {
    static const float by_stance[STANCES] = {
        [STANCE_ASSERTS] = 0.9f, [STANCE_DENIES] = 6,    [STANCE_QUESTIONS] = 2,
        [STANCE_DEMANDS] = 1.5f, [STANCE_OFFERS] = 2,    [STANCE_THREATENS] = 2,
        [STANCE_REPORTS] = 1,    [STANCE_ADMITS] = 2.5f, [STANCE_DECLINES] = 1.5f};
    const article *a = facts->article;
    const token_facts *t = &facts->at[i];
    uint8_t stance;
    if (a->tokens.at[i].upos == UPOS_NOUN && cue_lexicon_has(&f->lexicon, a, CLASS_NOUN, i, &stance) &&
        stance == STANCE_DENIES)
        return DENIAL_NOUN;
    if (a->tokens.at[i].upos == UPOS_NOUN) return cue_lexicon_has(&f->lexicon, a, CLASS_CLAIM, i, NULL) ? 0.7f : 0;
    if (a->tokens.at[i].upos != UPOS_VERB || !cue_lexicon_has(&f->lexicon, a, CLASS_VERB, i, &stance)) return 0;
    bool speaks = t->has & (HAS_SUBJECT | HAS_OBJECT | HAS_CCOMP | HAS_XCOMP | HAS_PARATAXIS | HAS_OBLIQUE);
    return speaks ? by_stance[stance] : 0;
}

/* "She reported that ...": whoever it is, they say it. */
static bool says_clause(const article_facts *facts, uint32_t verb) {
    return (facts->at[verb].has & (HAS_CCOMP | HAS_PARATAXIS)) && finding_subject(facts, verb) != NONE;
}

/* The rank is asked less of cues that the lexicon speaks for, and nothing of verbs of denial and of those that are
 * nearly always cues and have a speaker: annotators pass over "A said B, the ministry said", and readers want to
 * know of the ministry. */
static float least_of(const article_facts *facts, const float *bias, const cue_span *cue) {
    float most = 0;
    for (uint32_t i = cue->first; i <= cue->last; i++) {
        bool verb = facts->article->tokens.at[i].upos == UPOS_VERB;
        if (verb && bias[i] >= SURE) return -1e9f;
        if (verb && facts->at[i].cue >= SURE_LEVEL && bias[i] > 0 && finding_subject(facts, i) != NONE) return -1e9f;
        float now = bias[i] + (verb && bias[i] > 0 && says_clause(facts, i) ? SAYS_CLAUSE : 0);
        most = now > most ? now : most;
    }
    return most > 0 ? RANK_THRESHOLD - most : RANK_UNKNOWN;
}

static void find_all(const attribution_finder *f, net_run *run, article_counts *n, findings *out,
                     findings *doubtful) {
    const article_facts *facts = run->facts;
    chain_scratch s = {.arena = facts->article->arena};
    cue_list cues = {0};
    uint32_t count = facts->article->tokens.size;
    float *lexical = ARENA_NEW(s.arena, float, count), *bias = ARENA_NEW(s.arena, float, count);
    for (uint32_t i = 0; i < count; i++) {
        lexical[i] = bias_of(f, facts, i);
        bias[i] = lexical[i] > CANDIDATE_BIAS ? lexical[i] : CANDIDATE_BIAS;
    }
    tag_cues(&f->model, run, bias, &cues, &s);
    tag_count_cues(n, count, &cues);
    cue_view v = cue_view_new(facts, n);
    for (uint32_t i = 0; i < cues.at.size; i++)
        find_parts(f, run, &v, &cues.at.at[i], "chain", least_of(facts, lexical, &cues.at.at[i]), out, doubtful, &s);
}

/* "to say it would help", "rather than blame him": wished or left undone, but for "moved to deny". */
static bool is_undone(const attribution_finder *f, const article *a, uint32_t i) {
    const token *t = &a->tokens.at[i];
    if (i == 0 || t->head == NONE || a->tokens.at[i - 1].upos != UPOS_PART || a->tokens.at[i - 1].head != i)
        return false;
    uint32_t relation = relation_main[t->relation];
    return (relation == REL_XCOMP || relation == REL_ADVCL || relation == REL_ACL) &&
           !cue_lexicon_has(&f->lexicon, a, CLASS_TRULY, t->head, NULL);
}

/* Whether a verb of the lexicon says something: it has a speaker, its own or, for a participle, its clause's, and
 * what it governs. */
static bool is_saying(const attribution_finder *f, const article_facts *facts, uint32_t i) {
    const token_facts *t = &facts->at[i];
    const article *a = facts->article;
    uint8_t stance;
    if (a->tokens.at[i].upos != UPOS_VERB || (t->has & HAS_PASSIVE)) return false;
    if (finding_subject(facts, i) == NONE || !cue_lexicon_has(&f->lexicon, a, CLASS_VERB, i, &stance)) return false;
    if (is_undone(f, a, i)) return false;
    if (t->has & (HAS_CCOMP | HAS_PARATAXIS)) return true;
    if (stance != STANCE_ASSERTS && (t->has & HAS_XCOMP)) return true;
    if (stance == STANCE_ADMITS && (t->has & HAS_OBLIQUE)) return true;
    bool object = stance == STANCE_DENIES || cue_lexicon_has(&f->lexicon, a, CLASS_CHARGE, i, NULL) ||
                  cue_lexicon_has(&f->lexicon, a, CLASS_JUDGE, i, NULL);
    return object && (t->has & (HAS_OBJECT | HAS_XCOMP | (stance == STANCE_DENIES ? HAS_OBLIQUE : 0)));
}

/* Articles are annotated with few attributions inside the content of others, so that the chains pass them over. */
static void find_nested(const attribution_finder *f, net_run *run, article_counts *n, findings *out) {
    const article_facts *facts = run->facts;
    const article *a = facts->article;
    chain_scratch s = {.arena = a->arena};
    uint8_t *state = ARENA_NEW(a->arena, uint8_t, a->tokens.size);
    cue_list cues = {0};
    cue_view v = cue_view_new(facts, n);
    uint32_t *around = ARENA_NEW(a->arena, uint32_t, a->tokens.size);
    for (uint32_t k = 0; k < out->at.size; k++)
        for (uint32_t r = 0; r < out->at.at[k].contents; r++) {
            range said = out->at.at[k].content[r];
            memset(state + said.first, 1, said.count);
            for (uint32_t i = said.first; i < said.first + said.count; i++) around[i] = k;
        }
    for (uint32_t k = 0; k < out->at.size; k++)
        memset(state + out->at.at[k].first, 2, out->at.at[k].last - out->at.at[k].first + 1);
    for (uint32_t i = 0; i < a->tokens.size; i++) {
        if (state[i] == 1 && is_saying(f, facts, i))
            *(cue_span *)vec_push(a->arena, &cues.at) = (cue_span){i, i, 0.4f};
    }
    tag_count_cues(n, a->tokens.size, &cues);
    for (uint32_t i = 0; i < cues.at.size; i++) {
        const finding *x = &out->at.at[around[cues.at.at[i].first]];
        const range *outer = x->content;
        uint32_t before = out->at.size;
        while (cues.at.at[i].first - outer->first >= outer->count) outer++;
        find_parts(f, run, &v, &cues.at.at[i], nested_rule, -1e9f, out, NULL, &s);
        if (out->at.size > before) finding_mend_nested(&out->at.at[before], facts, POOR, outer, 1);
    }
}

/* ---------------------------------------------------------------------------------------------- writing */

static range write_runs(article *a, const range *runs, uint32_t count) {
    range out = {a->spans.size, count};
    for (uint32_t i = 0; i < count; i++)
        article_span(
            a, (span){a->tokens.at[runs[i].first].at.begin, a->tokens.at[runs[i].first + runs[i].count - 1].at.end});
    return out;
}

/* direct, indirect or mixed: all, none or some of the content's words are in quotation marks. */
static uint8_t kind_of(const article_facts *f, const finding *x) {
    uint32_t inside = 0, all = 0;
    for (uint32_t r = 0; r < x->contents; r++)
        for (uint32_t i = x->content[r].first; i < x->content[r].first + x->content[r].count; i++) {
            bool word = f->article->tokens.at[i].upos != UPOS_PUNCT && f->at[i].shape != 5;
            all += word;
            inside += word && f->quotes.of_token[i] != NONE && f->quotes.of_token[i] != f->quotes.of_token[x->head];
        }
    return inside == 0 ? KIND_INDIRECT : inside == all ? KIND_DIRECT : KIND_MIXED;
}

/* To whom: the object of the cue that is neither source nor content, or what "to" or "with" leads to, or who "was
 * told". */
static uint32_t addressee_of(const article_facts *f, const finding *x) {
    const article *a = f->article;
    uint32_t subject = f->at[x->head].has & HAS_PASSIVE ? f->at[x->head].subject : NONE;
    bool told = subject != NONE && a->tokens.at[subject].relation == REL_NSUBJ_PASS && !finding_holds(x->source,
        x->sources, subject) &&
                !finding_holds(x->content, x->contents, subject);
    if (told) return speaker_at(f, subject);
    range own = a->sentences.at[a->tokens.at[x->head].sentence].tokens;
    uint32_t to = x->last + 12 < own.first + own.count ? x->last + 12 : own.first + own.count;
    for (uint32_t i = x->last + 1; i < to; i++) {
        const token *t = &a->tokens.at[i];
        uint32_t relation = relation_main[t->relation];
        if (t->head == NONE || t->head < x->first || t->head > x->last || finding_holds(x->content, x->contents, i) ||
            finding_holds(x->source, x->sources, i))
            continue;
        if (relation != REL_OBJ && relation != REL_IOBJ && relation != REL_OBL) continue;
        uint32_t first = f->at[i].first;
        bool plain = relation != REL_OBL, with = false;
        for (uint32_t k = first; !plain && k < i; k++)
            with |= a->tokens.at[k].head == i && article_word(a, k, WORD_ADDRESSEE);
        if (plain || with) {
            uint32_t whom = speaker_at(f, i);
            if (whom != NONE) return whom;
        }
    }
    return NONE;
}

/* Whether a day is that of the cue: it stands under it, or under the verb that it is joined to ("conceded on Monday
 * that ... but insisted"), and under no other verb. */
static bool is_day_of(const article *a, uint32_t day, uint32_t cue) {
    uint32_t first = cue, at = day;
    for (uint32_t n = 0; n < STEPS && a->tokens.at[first].relation == REL_CONJ; n++) first = a->tokens.at[first].head;
    for (uint32_t n = 0; n < STEPS && at != NONE; n++, at = a->tokens.at[at].head) {
        if (at == cue || at == first) return true;
        if (a->tokens.at[at].upos == UPOS_VERB) return false;
    }
    return false;
}

/* Whether it stands in what one of the cues right before says, and this cue does not. */
static bool is_told_before(const findings *all, uint32_t i, uint32_t day) {
    for (uint32_t k = i > BESIDE ? i - BESIDE : 0; k < i; k++) {
        const finding *one = &all->at.at[k];
        if (finding_holds(one->content, one->contents, day) &&
            !finding_holds(one->content, one->contents, all->at.at[i].head))
            return true;
    }
    return false;
}

/* When it was said: the nearest date in the cue's sentence, outside of the content, that is the cue's. */
static uint32_t said_on(const article_facts *f, const findings *all, uint32_t i) {
    const article *a = f->article;
    const finding *x = &all->at.at[i];
    range own = a->sentences.at[a->tokens.at[x->head].sentence].tokens;
    uint32_t from = x->first > own.first + NEAR ? x->first - NEAR : own.first, best = NONE, best_distance = NEAR;
    for (uint32_t d = article_date_from(a, a->tokens.at[from].at.begin), at = from; d < a->dates.size; d++) {
        while (at < own.first + own.count && at < x->last + NEAR &&
               a->tokens.at[at].at.end <= a->dates.at[d].at.begin)
            at++;
        if (at >= own.first + own.count || at >= x->last + NEAR) break;
        uint32_t distance = at > x->last ? at - x->last : x->first > at ? x->first - at : 0;
        bool day = (a->dates.at[d].kind == DATE_DATE || a->dates.at[d].kind == DATE_TIME) && a->dates.at[d].first_day;
        if (!day || distance >= best_distance || finding_holds(x->content, x->contents, at)) continue;
        if (!is_day_of(a, at, x->head) || is_told_before(all, i, at)) continue;
        best = d;
        best_distance = distance;
    }
    return best;
}

static void write_one(const attribution_finder *finder, article *a, const article_facts *f, const findings *all,
                      uint32_t i) {
    const finding *x = &all->at.at[i];
    range cue = {x->first, x->last - x->first + 1};
    stance_question q = {f, x->first, x->last, x->head, x->content, x->contents, x->source, x->sources};
    stance_answer answer = stance_find(&finder->lexicon, &q);
    /* "railed at X for doing it", "would sue X for doing it" */
    if (slice_equal(slice_of(x->rule), SLICE(RULE_REPROACH))) {
        answer.stance = STANCE_ASSERTS;
        answer.hypothetical = false;
    }
    if (slice_equal(slice_of(x->rule), SLICE(RULE_CARRIED)) && answer.stance == STANCE_ASSERTS)
        answer.stance = STANCE_REPORTS;
    if (slice_equal(slice_of(x->rule), SLICE(RULE_SURE)))
        answer = (stance_answer){STANCE_ASSERTS, false, answer.hypothetical};
    uint32_t source_head = finding_head(f, x->source, x->sources);
    attribution *out = vec_push(a->arena, &a->attributions);
    *out = (attribution){.cue_head = x->head,
                         .source_head = source_head,
                         .speaker = NONE,
                         .addressee = addressee_of(f, x),
                         .parent = x->parent,
                         .said = said_on(f, all, i),
                         .channel = stance_channel(&finder->lexicon, &q),
                         .rule = slice_of(x->rule),
                         .score = x->score,
                         .kind = kind_of(f, x),
                         .stance = answer.stance,
                         .negated = answer.negated,
                         .hypothetical = answer.hypothetical};
    if (x->sources) speaker_find(f, x, out);
    out->source = write_runs(a, x->source, x->sources);
    out->cue = write_runs(a, &cue, 1);
    out->content = write_runs(a, x->content, x->contents);
}

/* The doubtful findings whose cue is not another's. */
static void write_doubtful(article *a, const findings *found, const findings *doubtful) {
    uint8_t *taken = ARENA_NEW(a->arena, uint8_t, a->tokens.size);
    for (uint32_t i = 0; i < found->at.size; i++) {
        const finding *x = &found->at.at[i];
        if (x->rule != nested_rule) memset(taken + x->first, 1, x->last - x->first + 1);
    }
    for (uint32_t i = 0; i < doubtful->at.size; i++) {
        const finding *x = &doubtful->at.at[i];
        range cue = {x->first, x->last - x->first + 1};
        if (memchr(taken + x->first, 1, cue.count)) continue;
        attribution *out = vec_push(a->arena, &a->doubtful);
        *out = (attribution){.cue_head = x->head, .source_head = NONE, .speaker = NONE, .addressee = NONE,
            .parent = NONE,
                             .said = NONE, .rule = SLICE("doubtful"), .score = x->score};
        out->source = write_runs(a, x->source, x->sources);
        out->cue = write_runs(a, &cue, 1);
        out->content = write_runs(a, x->content, x->contents);
    }
}

static int by_cue(const void *left, const void *right) {
    const finding *a = left, *b = right;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    return a->last < b->last ? -1 : a->last > b->last;
}

status attributions_find(const void *finder, article *a, error *e) {
    const attribution_finder *f = finder;
    if (a->states && a->state_mark != f->model.net.head.state_mark)
        return fail(e, READOUT_BAD_MODEL, "quotes.model was learned over another parse.model");
    findings found = {0}, doubtful = {0};
    article_facts facts = facts_find(a, &f->model.counts);
    article_counts counts = counts_find(&facts);
    net_run run;
    net_begin(&run, &f->model.net, &facts, &counts);
    find_all(f, &run, &counts, &found, &doubtful);
    findings_add_tails(&found, &facts, &f->lexicon, SURE_LEVEL - 1);
    headlines_add(&found, &facts, &f->lexicon);
    findings_add_charges(&found, &facts, &f->lexicon);
    findings_add_told(&found, &facts, &f->lexicon);
    findings_add_quoted(&found, &facts);
    findings_add_extra(&found, &facts, &f->lexicon);
    findings_add_denials(&found, &facts, &f->lexicon);
    find_nested(f, &run, &counts, &found);
    findings_add_claims(&found, &facts, &f->lexicon);
    if (found.at.size) qsort(found.at.at, found.at.size, sizeof *found.at.at, by_cue);
    for (uint32_t i = 0; i < found.at.size; i++)
        found.at.at[i].source_head = finding_head(&facts, found.at.at[i].source, found.at.at[i].sources);
    findings_share_sources(&found, &facts);
    for (uint32_t i = 0; i < found.at.size; i++)
        found.at.at[i].source_head = finding_head(&facts, found.at.at[i].source, found.at.at[i].sources);
    findings_mend(&found, &facts, &f->lexicon);
    findings_set_apart(&found, &facts, &f->lexicon);
    findings_nest(&found, &facts);
    for (uint32_t i = 0; i < found.at.size; i++) write_one(f, a, &facts, &found, i);
    write_doubtful(a, &found, &doubtful);
    speakers_complete(&facts, &f->lexicon);
    return READOUT_OK;
}
