/* finding_tail.c - see finding_tail.h */
#include "code/finding_tail.h"

#include "code/finding_tools.h"

enum { REACH = 12 /* tokens */ };

/* Whether only a time or place follows a verb in its sentence. */
static bool ends_sentence(const article_facts *f, uint32_t verb) {
    range own = find_sentence(f, verb);
    uint32_t end = own.first + own.count;
    if (end - verb > REACH / 2 + 1) return false;
    for (uint32_t i = verb + 1; i < end; i++) {
        uint32_t relation = relation_main[find_token(f, i)->relation];
        bool own_time = find_token(f, i)->head == verb && (relation == REL_OBL || relation == REL_ADVMOD);
        bool inside = find_token(f, i)->head != NONE && find_token(f, i)->head > verb;
        if (!own_time && !inside && find_token(f, i)->upos != UPOS_PUNCT) return false;
    }
    return true;
}

static bool is_tail(const article_facts *f, const cue_lexicon *l, uint32_t i, uint8_t at_least) {
    const token_facts *v = &f->at[i];
    uint32_t subject = v->subject;
    if (find_token(f, i)->upos != UPOS_VERB || subject == NONE || subject > i) return false;
    uint8_t relation = find_token(f, i)->relation;
    bool named = (relation == REL_PARATAXIS || relation == REL_CONJ) && find_token(f, subject)->upos == UPOS_PROPN;
    if (v->cue < at_least && !named) return false;
    if (!cue_lexicon_has(l, f->article, CLASS_VERB, i, NULL) || (v->has & (HAS_PASSIVE | HAS_OBJECT | HAS_MARK)))
        return false;
    uint32_t first = f->at[subject].first, begin = find_sentence(f, i).first;
    if (v->clause != NONE && v->clause > i) return false;
    if (find_token(f, subject)->upos == UPOS_PRON && f->at[subject].first == subject &&
        (token_has(find_token(f, subject), "PronType=Rel") || token_has(find_token(f, subject), "Person=1")))
        return false;
    return first > begin + 3 && f->quotes.of_token[begin] == NONE && f->at[first - 1].mark == MARK_COMMA &&
           i - first < REACH && ends_sentence(f, i) && f->quotes.of_token[first] == f->quotes.of_token[begin];
}

void findings_add_tails(findings *out, const article_facts *f, const cue_lexicon *l, uint8_t at_least) {
    arena *a = f->article->arena;
    uint32_t count = out->at.size, next = 0;
    for (uint32_t i = 0; i < f->article->tokens.size; i++) {
        while (next < count && out->at.at[next].last < i) next++;
        if ((next < count && out->at.at[next].first <= i) || !is_tail(f, l, i, at_least)) continue;
        uint32_t first = f->at[f->at[i].subject].first, begin = find_sentence(f, i).first;
        for (uint32_t k = next; k-- > 0 && find_token(f, out->at.at[k].head)->sentence == find_token(f, i)->sentence;)
            if (finding_holds(out->at.at[k].content, out->at.at[k].contents, i))
                finding_clip(&out->at.at[k], f, 0, first - 1);
        finding *x = vec_push(a, &out->at);
        *x = find_new(i, i, i, "tail");
        find_set_run(f, &x->source, &x->sources, (range){first, f->at[f->at[i].subject].last + 1 - first});
        find_set_run(f, &x->content, &x->contents, (range){begin, first - 1 - begin});
    }
}
