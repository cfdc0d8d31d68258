/* finding_job.c - see finding_job.h */
#include "code/finding_job.h"

#include <string.h>

find_job find_job_new(findings *out, const article_facts *f, const cue_lexicon *l) {
    arena *a = f->article->arena;
    uint32_t size = f->article->tokens.size;
    find_job j = {
        out, f, l, ARENA_NEW(a, bool, size + 1), ARENA_NEW(a, bool, size + 1), ARENA_NEW(a, uint32_t, size + 1)};
    memset(j.owner, 0xFF, sizeof *j.owner * size);
    return j;
}

void find_note(const find_job *j, uint32_t number) {
    const finding *x = &j->out->at.at[number];
    for (uint32_t r = 0; r < x->contents; r++) memset(j->said + x->content[r].first, true, x->content[r].count);
    for (uint32_t i = x->first; i <= x->last; i++) {
        j->cue[i] = true;
        j->owner[i] = number;
    }
}

void find_note_all(const find_job *j) {
    for (uint32_t k = 0; k < j->out->at.size; k++) find_note(j, k);
}

void find_add(const find_job *j, const finding *x) {
    *(finding *)vec_push(j->f->article->arena, &j->out->at) = *x;
    memset(j->cue + x->first, true, x->last - x->first + 1);
}

void find_try(const find_job *j, find_form *const *forms, size_t count, uint32_t i) {
    for (size_t k = 0; k < count && !j->cue[i]; k++) forms[k](j, i);
}
