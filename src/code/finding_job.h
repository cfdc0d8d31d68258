/* finding_job.h - what the passes share that add findings: which tokens are taken, and how a finding is added
 *
 * A form is a way to say something that a pass looks for: it is shown a token outside of cues, and adds a finding or
 * does not. */
#ifndef CODE_FINDING_JOB_H
#define CODE_FINDING_JOB_H

#include "code/finding_tools.h"

typedef struct find_job {
    findings *out;
    const article_facts *f;
    const cue_lexicon *lexicon;
    bool *cue, *said; /* of each token: it is part of a cue, of a content */
    uint32_t *owner;  /* of each token of a cue that was noted: its finding, else NONE */
} find_job;

/* A form, or a rule that is shown the number of a finding. */
typedef void find_form(const find_job *j, uint32_t at);

/* In the article's arena. No finding is noted yet. */
find_job find_job_new(findings *out, const article_facts *f, const cue_lexicon *l);

/* Notes a finding's cue and contents. */
void find_note(const find_job *j, uint32_t number);

/* Notes all findings that there are. */
void find_note_all(const find_job *j);

/* Adds a finding, whose cue is one from then on: no owner's, and its content is not noted. */
void find_add(const find_job *j, const finding *x);

/* Shows a token to each of the forms, as long as it is outside of cues. */
void find_try(const find_job *j, find_form *const *forms, size_t count, uint32_t i);

static inline bool find_has(const find_job *j, enum cue_class class, uint32_t i) {
    return cue_lexicon_has(j->lexicon, j->f->article, class, i, NULL);
}

static inline finding *find_at(const find_job *j, uint32_t number) { return &j->out->at.at[number]; }

static inline bool find_same_sentence(const find_job *j, uint32_t left, uint32_t right) {
    return find_token(j->f, left)->sentence == find_token(j->f, right)->sentence;
}

/* Whether a cue stands in a quotation that began before its sentence part: then its words are the speaker's. */
static inline bool find_is_quoted(const find_job *j, const finding *x) {
    return j->f->quotes.of_token[x->head] != NONE;
}

/* The finding that was noted with token `i` in its cue, or NULL. */
static inline finding *find_owner(const find_job *j, uint32_t i) {
    return j->owner[i] == NONE ? NULL : &j->out->at.at[j->owner[i]];
}

#endif
