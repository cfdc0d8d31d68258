/* attribution_speaker.c - finds the actor that a source stands for */
#include "code/attribution_speaker.h"

#include "base/map.h"
#include "base/utf8.h"
#include "code/mention.h"
#include "code/speaker_firm.h"
#include "code/speaker_headline.h"
#include "code/speaker_title.h"

enum {
    MENTIONS = 64 /* in a phrase */,
    FRONT = 5,
    BACK = 120 /* bytes */,
    BEFORE = 6 /* attributions */,
    FAR = 2 /* sentences back to whom "it" said something */,
    WORDS = 10 /* of a description, to either side of its head */,
    ACTORS = 1000 /* whose names are compared */
};

/* Whether a mention is the name that stands in apposition to the token: "the minister, Jan Berg". */
static bool names_it(const article *a, const mention *m, uint32_t head) {
    return !m->pronoun && !m->described && m->head != NONE && a->tokens.at[m->head].head == head &&
           a->tokens.at[m->head].relation == REL_APPOS;
}

/* Whether a mention only modifies the head: the "Peruvian" of "a Peruvian inquiry", the owner in "the mayor's
 * office". */
static bool modifies(const article *a, const mention *m, uint32_t head) {
    uint32_t at = m->head;
    /* "Danish newspaper | report" */
    if (at != NONE && at < head && a->tokens.at[at].head == a->tokens.at[head].head &&
        relation_main[a->tokens.at[head].relation] == REL_COMPOUND)
        return true;
    for (int step = 0; at != NONE && at != head && step < 4; step++) {
        uint32_t relation = relation_main[a->tokens.at[at].relation];
        if (relation == REL_AMOD || relation == REL_NMOD || relation == REL_COMPOUND) {
            for (; at != NONE && at != head && step < 8; step++) at = a->tokens.at[at].head;
            return at == head && head != m->head;
        }
        at = a->tokens.at[at].head;
    }
    return false;
}

/* Who a phrase within the bytes names: the name in apposition to its head, the mention of its head, or a mention
 * at its front. */
static uint32_t actor_of(const article *a, uint32_t head, span within) {
    const mention *front = NULL, *own = NULL;
    uint32_t first = article_mention_from(a, within.begin > BACK ? within.begin - BACK : 0),
             end = first + MENTIONS < a->mentions.size ? first + MENTIONS : a->mentions.size;
    for (uint32_t i = first; i < end && a->mentions.at[i].at.begin < within.end; i++) {
        const mention *m = &a->mentions.at[i];
        if (names_it(a, m, head) && (!own || own->described)) return m->actor;
        if (m->head == head && !own) own = m;
        if (m->at.begin < within.begin) {
            if (m->at.end >= within.end && !front) front = m; /* the source is the end of a longer name */
            continue;
        }
        bool first_words = m->at.begin < within.begin + FRONT && m->at.end <= within.end && !modifies(a, m, head);
        if (first_words && (!front || m->at.end > front->at.end)) front = m;
    }
    return own ? own->actor : front ? front->actor : NONE;
}

uint32_t speaker_at(const article_facts *f, uint32_t at) {
    const article *a = f->article;
    return actor_of(a, at, (span){a->tokens.at[f->at[at].first].at.begin, a->tokens.at[f->at[at].last].at.end});
}

/* The noun that the relative clause of "who" hangs on, or NONE. */
static uint32_t antecedent_of(const article *a, uint32_t source) {
    uint32_t verb = a->tokens.at[source].head;
    for (int step = 0; verb != NONE && step < 3; step++) {
        const token *t = &a->tokens.at[verb];
        if (t->relation == REL_ACL_RELCL && t->head != NONE) return t->head;
        verb = t->head;
    }
    return NONE;
}

/* The person whose name ends just before "who", where the tree hangs the clause on another noun. */
static uint32_t actor_beside(const article_facts *f, uint32_t relative) {
    const article *a = f->article;
    uint32_t before = relative > 0 && f->at[relative - 1].mark == MARK_COMMA ? relative - 1 : relative;
    uint32_t m = before > 0 ? mention_of_token(a, before - 1) : NONE;
    if (m == NONE || a->mentions.at[m].at.end < a->tokens.at[before - 1].at.end) return NONE;
    uint8_t kind = a->actors.at[a->mentions.at[m].actor].kind;
    return kind == ACTOR_PERSON ? a->mentions.at[m].actor : NONE;
}

static bool is_relative(const article *a, uint32_t at) {
    return article_word(a, at, WORD_RELATIVE_SUBJECT) ||
           (article_word(a, at, WORD_COMPLEMENTIZER) && a->tokens.at[at].upos == UPOS_PRON);
}

static span extent(const article *a, const range *runs, uint32_t count) {
    return (span){a->tokens.at[runs[0].first].at.begin,
                  a->tokens.at[runs[count - 1].first + runs[count - 1].count - 1].at.end};
}

/* Who else the source names: what is joined to its head. */
static void find_also(const article *a, const article_facts *f, const finding *x, attribution *out) {
    for (uint32_t r = 0; r < x->sources; r++)
        for (uint32_t i = x->source[r].first; i < x->source[r].first + x->source[r].count && out->alsos < ALSO; i++) {
            const token *t = &a->tokens.at[i];
            uint32_t who = i > out->source_head && t->relation == REL_CONJ && t->head == out->source_head
                               ? speaker_at(f, i)
                               : NONE;
            bool known = who == NONE || who == out->speaker;
            for (uint32_t k = 0; k < out->alsos; k++) known |= out->also[k] == who;
            if (!known) out->also[out->alsos++] = who;
        }
}

void speaker_find(const article_facts *f, const finding *x, attribution *out) {
    const article *a = f->article;
    span within = extent(a, x->source, x->sources);
    out->speaker = actor_of(a, out->source_head, within);
    bool named = out->speaker != NONE && a->actors.at[out->speaker].kind == ACTOR_PERSON;
    bool body = out->speaker != NONE && (a->actors.at[out->speaker].kind == ACTOR_DOCUMENT ||
                                         a->actors.at[out->speaker].kind == ACTOR_ORGANISATION);
    uint32_t called = named ? NONE : speaker_at_end(a, within, out->source_head, body);
    bool office =
        out->source_head < a->tokens.size &&
        (a->tokens.at[out->source_head].upos == UPOS_NOUN || out->speaker == NONE ||
         a->actors.at[out->speaker].kind == ACTOR_GROUP || a->actors.at[out->speaker].kind == ACTOR_UNNAMED);
    uint32_t holder = speaker_title_holder(a, within, out->speaker);
    if (called != NONE && office) out->speaker = called;
    else if (holder != NONE) out->speaker = holder;
    if (out->speaker != NONE && a->actors.at[out->speaker].kind == ACTOR_STATE &&
        speaker_goes_on(a, within, out->speaker))
        out->speaker = NONE; /* "Norway Timber SA" */
    uint32_t antecedent =
        out->speaker == NONE && is_relative(a, out->source_head) ? antecedent_of(a, out->source_head) : NONE;
    if (antecedent != NONE) out->speaker = speaker_at(f, antecedent);
    if (antecedent != NONE && out->speaker == NONE) out->speaker = actor_beside(f, out->source_head);
    find_also(a, f, x, out);
}

/* -------------------------------------------------------------------------------------------- told by others */

/* Which kinds of actor a pronoun of the third person may stand for; from afar only for a body. */
static bool may_stand_for(const article *a, const token *word, const attribution *by, uint32_t who, bool far) {
    uint8_t kind = a->actors.at[who].kind;
    bool described = kind == ACTOR_UNNAMED && !a->actors.at[who].role.size; /* by words that no table has */
    bool person = kind == ACTOR_PERSON || kind == ACTOR_UNNAMED;
    if (far) return kind == ACTOR_ORGANISATION || kind == ACTOR_STATE;
    bool several = by->source_head != NONE && token_has(&a->tokens.at[by->source_head], "Number=Plur");
    if (described && token_has(word, several ? "Number=Plur" : "Gender=Neut")) return true;
    if (token_has(word, "Number=Plur")) return kind == ACTOR_GROUP || kind == ACTOR_ORGANISATION || by->alsos > 0;
    return token_has(word, "Gender=Neut") ? !person : person;
}

/* "The embassy rejected the report. ... it said": the last speaker before it, in its sentence or the one before. */
static uint32_t speaker_before(const article *a, uint32_t i) {
    const attribution *x = &a->attributions.at[i];
    const token *word = &a->tokens.at[x->source_head];
    /* "Losses rose, it said" */
    bool behind = x->content.count && a->spans.at[x->content.first].begin < word->at.begin;
    uint32_t reach = token_has(word, "Gender=Neut") && behind ? FAR : 1;
    for (uint32_t k = i, n = 0; k-- > 0 && n < BEFORE; n++) {
        const attribution *by = &a->attributions.at[k];
        uint32_t who = by->source_head == NONE ? by->addressee : by->speaker; /* "Berg was asked" */
        uint32_t at = by->source_head == NONE ? by->cue_head : by->source_head;
        uint32_t gap = a->tokens.at[x->cue_head].sentence - a->tokens.at[by->cue_head].sentence;
        if (who == NONE || by->parent != x->parent) continue;
        if (gap > reach) return NONE;
        if (at < x->source_head && may_stand_for(a, word, by, who, gap > 1)) return who;
    }
    return NONE;
}

/* Whose "I" and "we" it is: who speaks in the quotation around it. */
static uint32_t speaker_around(const article *a, uint32_t i) {
    uint32_t parent = a->attributions.at[i].parent;
    for (int step = 0; parent != NONE && step < 8; step++) {
        const attribution *p = &a->attributions.at[parent];
        if (p->kind != KIND_INDIRECT && p->speaker != NONE) return p->speaker;
        parent = p->parent;
    }
    return NONE;
}

/* "Norway's crime unit sees it otherwise. It alleges ...": what the sentence before is about. */
static uint32_t subject_before(const article *a, uint32_t i) {
    const token *word = &a->tokens.at[a->attributions.at[i].source_head];
    range own = a->sentences.at[word->sentence].tokens;
    bool first = a->attributions.at[i].source_head == own.first && relation_main[word->relation] == REL_NSUBJ;
    if (!first || !token_has(word, "Gender=Neut") || word->sentence == 0) return NONE;
    if (a->sentences.at[word->sentence - 1].block != a->sentences.at[word->sentence].block) return NONE;
    range before = a->sentences.at[word->sentence - 1].tokens;
    for (uint32_t t = before.first; t < before.first + before.count && t - before.first < BACK; t++) {
        const token *k = &a->tokens.at[t];
        bool subject =
            relation_main[k->relation] == REL_NSUBJ && k->head != NONE && a->tokens.at[k->head].head == NONE;
        uint32_t m = subject ? mention_of_token(a, t) : NONE;
        if (m == NONE || a->mentions.at[m].head != t) continue;
        uint8_t kind = a->actors.at[a->mentions.at[m].actor].kind;
        return kind == ACTOR_ORGANISATION || kind == ACTOR_STATE ? a->mentions.at[m].actor : NONE;
    }
    return NONE;
}

static uint32_t speaker_of_pronoun(const article *a, uint32_t i) {
    const token *t = &a->tokens.at[a->attributions.at[i].source_head];
    if (!token_has(t, "PronType=Prs") || t->upos != UPOS_PRON) return NONE;
    if (token_has(t, "Person=1")) return speaker_around(a, i);
    uint32_t who = token_has(t, "Person=3") ? speaker_before(a, i) : NONE;
    return who == NONE ? subject_before(a, i) : who;
}

/* ------------------------------------------------------------------------------------- known by the words alone */

/* Whether a mark stands inside of a word: "Jung-woo", "U.S.-based". */
static bool is_inside_word(const article *a, uint32_t t) {
    const token *k = &a->tokens.at[t];
    return t > 0 && t + 1 < a->tokens.size && k[-1].at.end == k->at.begin && k[1].at.begin == k->at.end;
}

/* The words around the head of a source, without "the", as far as a comma or a clause. */
static range words_of(const article_facts *f, uint32_t head, span within) {
    const article *a = f->article;
    uint32_t first = head, last = head;
    while (first > 0 && head - first < WORDS && a->tokens.at[first - 1].at.begin >= within.begin &&
           (f->at[first - 1].shape != 5 || is_inside_word(a, first - 1)))
        first--;
    while (last + 1 < a->tokens.size && last - head < WORDS && a->tokens.at[last + 1].at.end <= within.end) {
        const token *next = &a->tokens.at[last + 1];
        if ((f->at[last + 1].shape == 5 && !is_inside_word(a, last + 1)) || next->upos == UPOS_VERB ||
            is_relative(a, last + 1)) break;
        last++;
    }
    while (last > head && (a->tokens.at[last].upos == UPOS_ADP || a->tokens.at[last].upos == UPOS_CCONJ)) last--;
    while (first < head && !is_inside_word(a, first + 1) && (token_has(&a->tokens.at[first], "Definite=Def") ||
                            a->tokens.at[first].upos == UPOS_ADP || a->tokens.at[first].upos == UPOS_CCONJ))
        first++;
    if (first + 1 < head && a->tokens.at[first].upos == UPOS_PART &&
        a->tokens.at[first + 1].upos == UPOS_AUX) first += 2; /* "to be" */
    return (range){first, last + 1 - first};
}

/* Whether the head of a source can be somebody: a noun, a name, "two of them", but not what only somebody else has
 * or says ("the information suggests"), and not what says nothing ("the decision announced last week"). */
static bool is_somebody(const article *a, const cue_lexicon *l, uint32_t at) {
    uint8_t upos = a->tokens.at[at].upos;
    slice form = article_text(a, a->tokens.at[at].at);
    if (upos == UPOS_PROPN && form.size && form.at[0] >= 'a' && form.at[0] <= 'z') return false; /* "anti-Iran" */
    bool named_first = upos == UPOS_ADJ && form.size && form.at[0] >= 'A' && form.at[0] <= 'Z' && /* "Captive says" */
                       relation_main[a->tokens.at[at].relation] == REL_NSUBJ;
    return (upos == UPOS_NOUN || upos == UPOS_PROPN || upos == UPOS_NUM || named_first) &&
           !cue_lexicon_has(l, a, CLASS_TALE, at, NULL) && !cue_lexicon_has(l, a, CLASS_CLAIM, at, NULL) &&
           (upos == UPOS_PROPN || !cue_lexicon_has(l, a, CLASS_SILENT, at, NULL));
}

/* The country of a state that a description names: "Peruvian inquiry". */
static void take_country(const article_facts *f, uint32_t head, range words, actor *out) {
    const article *a = f->article;
    uint32_t m = article_mention_from(a, a->tokens.at[words.first].at.begin);
    if (m == a->mentions.size || a->mentions.at[m].at.begin > a->tokens.at[head].at.begin) return;
    const actor *state = &a->actors.at[a->mentions.at[m].actor];
    for (int i = 0; state->kind == ACTOR_STATE && i < 4; i++) out->country[i] = state->country[i];
}

/* Whether words are the front or the end of a longer name; of one in lower case only the end: "the
 * superintendency". */
static bool is_part(slice words, slice whole, bool capital) {
    if (!words.size || whole.size <= words.size) return false;
    bool front = capital && slice_starts(whole, words) && whole.at[words.size] == ' ';
    return front || (slice_ends(whole, words) && whole.at[whole.size - words.size - 1] == ' ');
}

/* What the actors of an article are called, folded: by number, and where to find them. */
typedef struct callings {
    VEC(slice) of;
    map known;
} callings;

/* Adds the next actor's name. */
static void add_calling(article *a, callings *c) {
    bool found;
    slice folded = utf8_key(a->arena, a->actors.at[c->of.size].name);
    uint32_t *number = map_put(a->arena, &c->known, folded, &found);
    if (!found) *number = c->of.size;
    *(slice *)vec_push(a->arena, &c->of) = folded;
}

/* The one body, or thing known by its words, that the words may be short for; NONE where there are several. */
static uint32_t longer_name(const article *a, const callings *c, slice folded, bool capital) {
    uint32_t only = NONE;
    for (uint32_t i = 0; i < c->of.size && i < ACTORS; i++) {
        const actor *k = &a->actors.at[i];
        bool thing = k->kind == ACTOR_ORGANISATION || (k->kind == ACTOR_UNNAMED && !k->role.size);
        if (!thing || !is_part(folded, c->of.at[i], capital)) continue;
        if (only != NONE) return NONE;
        only = i;
    }
    return only;
}

/* Whether a source says that it is known already, by a name or "the". */
static bool is_definite(const article *a, range words, bool capital) {
    return capital || (words.first > 0 && token_has(&a->tokens.at[words.first - 1], "Definite=Def"));
}

/* An actor for a source that only its own words describe: a new one, or who goes by the same or longer words. */
static uint32_t add_described(const article_facts *f, uint32_t source, span within, callings *c) {
    article *a = f->article;
    const token *head = &a->tokens.at[source];
    range words = words_of(f, source, within);
    span at = {a->tokens.at[words.first].at.begin, a->tokens.at[words.first + words.count - 1].at.end};
    slice text = utf8_one_line(a->arena, article_text(a, at)), folded = utf8_key(a->arena, text);
    bool named = head->name == NAME_ORG, capital = text.size && f->at[words.first].shape == 2;
    uint32_t number = map_get(&c->known, folded);
    if (number != MAP_NONE) return number;
    number = is_definite(a, words, capital) ? longer_name(a, c, folded, capital) : NONE;
    if (number != NONE) return number;
    slice mark = article_mark(a);
    actor new = {.name = text, .kind = named ? ACTOR_ORGANISATION : ACTOR_UNNAMED};
    new.key = named ? arena_print(a->arena, "o::%.*s", (int)folded.size, folded.at)
                    : arena_print(a->arena, "u:%.*s@%.*s", (int)folded.size, folded.at, (int)mark.size, mark.at);
    take_country(f, source, words, &new);
    new.code = slice_of(arena_string(a->arena, slice_of(new.country)));
    *(actor *)vec_push(a->arena, &a->actors) = new;
    add_calling(a, c);
    return a->actors.size - 1;
}

/* Gives an attribution whose speaker nothing tells the actor that its source, or what "who" stands for, describes. */
static void describe_speaker(const article_facts *f, const cue_lexicon *l, attribution *x, callings *c) {
    const article *a = f->article;
    uint32_t head = x->source_head;
    span within = article_extent(a, x->source);
    if (is_relative(a, head)) {
        head = antecedent_of(a, head);
        if (head == NONE) return;
        within = (span){a->tokens.at[f->at[head].first].at.begin, a->tokens.at[f->at[head].last].at.end};
    }
    if (is_somebody(a, l, head)) x->speaker = add_described(f, head, within, c);
}

/* -------------------------------------------------------------------------------------------- whose paper it is */

/* Whether an adposition before a noun tells who made something: "by", "from". */
static bool has_author_mark(const article *a, const cue_lexicon *l, uint32_t noun) {
    for (uint32_t i = noun; i-- > 0 && noun - i < WORDS && a->tokens.at[i].sentence == a->tokens.at[noun].sentence;)
        if (a->tokens.at[i].head == noun && a->tokens.at[i].relation == REL_CASE)
            return cue_lexicon_has(l, a, CLASS_AUTHOR, i, NULL);
    return false;
}

/* Who made a paper: "a statement by the ministry", "the letter, signed by Ada Berg,"; NONE where nobody is told. */
static uint32_t author_at(const article_facts *f, const cue_lexicon *l, uint32_t paper) {
    const article *a = f->article;
    for (uint32_t i = paper + 1; i <= f->at[paper].last && i - paper < 3 * WORDS; i++) {
        uint8_t relation = relation_main[a->tokens.at[i].relation];
        uint32_t up = a->tokens.at[i].head;
        if ((relation != REL_NMOD && relation != REL_OBL) || up == NONE) continue;
        bool issued = up > paper && a->tokens.at[up].head == paper && cue_lexicon_has(l, a, CLASS_ISSUED, up, NULL);
        if ((up != paper && !issued) || !has_author_mark(a, l, i)) continue;
        uint32_t who = speaker_at(f, i);
        if (who == NONE || a->actors.at[who].kind == ACTOR_DOCUMENT) continue;
        bool place = a->actors.at[who].kind == ACTOR_STATE && token_has(&a->tokens.at[paper], "Number=Plur");
        if (!place) return who; /* "reports from Iraq" */
    }
    return NONE;
}

/* Who puts out a paper that says something: "the ministry put out a statement | denying it"; NONE. */
static uint32_t issuer_of(const article_facts *f, const cue_lexicon *l, const attribution *x) {
    const article *a = f->article;
    uint32_t paper = x->source_head, verb = paper < a->tokens.size ? a->tokens.at[paper].head : NONE;
    bool clause = verb != NONE && a->tokens.at[x->cue_head].head == paper && x->cue_head > paper &&
                  relation_main[a->tokens.at[x->cue_head].relation] == REL_ACL;
    if (!clause || verb >= paper || a->tokens.at[paper].relation != REL_OBJ) return NONE;
    bool open = (f->at[verb].has & (HAS_NEGATION | HAS_PASSIVE)) != 0;
    if (open || !cue_lexicon_has(l, a, CLASS_ISSUED, verb, NULL)) return NONE;
    uint32_t subject = f->at[verb].subject;
    return subject != NONE && subject < verb ? speaker_at(f, subject) : NONE;
}

/* Gives what a paper says to who made it; what "the report" says later also to him. */
static void find_authors(const article_facts *f, const cue_lexicon *l) {
    article *a = f->article;
    uint32_t *of = ARENA_NEW(a->arena, uint32_t, a->actors.size);
    for (uint32_t i = 0; i < a->actors.size; i++) of[i] = NONE;
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        attribution *x = &a->attributions.at[i];
        uint32_t paper = x->speaker, issuer = x->source_head == NONE ? NONE : issuer_of(f, l, x);
        if (issuer != NONE && (paper == NONE || a->actors.at[paper].kind == ACTOR_DOCUMENT)) x->speaker = issuer;
        bool document = paper != NONE && a->actors.at[paper].kind == ACTOR_DOCUMENT;
        if (x->source_head == NONE || !document) continue;
        uint32_t who = author_at(f, l, x->source_head);
        if (who != NONE) of[paper] = who;
        if (of[paper] != NONE) x->speaker = of[paper];
    }
}

/* ------------------------------------------------------------------------------------- who goes on speaking */

/* The first mention of each actor, or NONE. */
static uint32_t *first_mentions(const article *a) {
    uint32_t *out = ARENA_NEW(a->arena, uint32_t, a->actors.size);
    for (uint32_t i = 0; i < a->actors.size; i++) out[i] = NONE;
    for (uint32_t i = a->mentions.size; i-- > 0;) out[a->mentions.at[i].actor] = i;
    return out;
}

/* Whether a source brings on "the minister" behind what he says, whom nothing has told of before. */
static bool is_brought_on(const article *a, const attribution *x, const uint32_t *first) {
    if (x->source_head == NONE || x->speaker == NONE || x->kind == KIND_INDIRECT ||
        a->actors.at[x->speaker].kind != ACTOR_UNNAMED)
        return false;
    uint32_t m = first[x->speaker], t = m == NONE ? NONE : a->mentions.at[m].head;
    if (t != x->source_head || !a->mentions.at[m].described) return false;
    while (t > 0 && a->tokens.at[t - 1].at.begin >= a->mentions.at[m].at.begin) t--;
    return token_has(&a->tokens.at[t], "Definite=Def") &&
        a->spans.at[x->content.first].begin < a->mentions.at[m].at.begin;
}

/* "Berg said that there was no doubt. "They lie," the minister said.": the person before him of whom no office is
 * told. */
static uint32_t who_goes_on(const article *a, uint32_t i) {
    const attribution *x = &a->attributions.at[i];
    for (uint32_t k = i; k-- > 0 && i - k < BEFORE;) {
        const attribution *by = &a->attributions.at[k];
        if (by->parent != NONE || by->source_head == NONE) continue;
        if (a->tokens.at[by->cue_head].sentence + FAR < a->tokens.at[x->cue_head].sentence ||
            by->speaker == NONE || by->negated) return NONE;
        const actor *who = &a->actors.at[by->speaker];
        return who->kind == ACTOR_PERSON && !who->role.size ? by->speaker : NONE;
    }
    return NONE;
}

static void join_goers_on(article *a) {
    const uint32_t *first = first_mentions(a);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        attribution *x = &a->attributions.at[i];
        bool goes_on = x->parent == NONE && x->content.count && is_brought_on(a, x, first);
        uint32_t who = goes_on ? who_goes_on(a, i) : NONE, old = x->speaker;
        for (uint32_t k = i, n = 0; who != NONE && k < a->attributions.size && n < 4 * BEFORE; k++, n++)
            if (a->attributions.at[k].speaker == old) a->attributions.at[k].speaker = who;
    }
}

void speakers_complete(const article_facts *f, const cue_lexicon *l) {
    article *a = f->article;
    callings called = {0};
    speakers_join_firms(a);
    while (called.of.size < a->actors.size) add_calling(a, &called);
    for (uint32_t i = 0; i < a->attributions.size; i++) {
        attribution *x = &a->attributions.at[i];
        if (x->source_head == NONE || x->speaker != NONE) continue;
        x->speaker = speaker_of_pronoun(a, i);
        if (x->speaker == NONE) describe_speaker(f, l, x, &called);
    }
    for (uint32_t i = 0; i < a->attributions.size; i++) /* of those inside what only now has a speaker */
        if (a->attributions.at[i].source_head != NONE && a->attributions.at[i].speaker == NONE)
            a->attributions.at[i].speaker = speaker_of_pronoun(a, i);
    find_authors(f, l);
    join_goers_on(a);
    speakers_join_headline(a);
}
