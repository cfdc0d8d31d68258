/* together.c - parting anchors by what their articles are about, see together.h */
#include "record/together.h"

#include "record/ties.h"

enum { LATEST = 12 /* articles of an anchor that the next one is compared with */ };

/* How alike articles must be for a claim that names all its parts, for one of which a part is open, and for one of
 * which all but the actor is. */
#define NAMED 0.20f
#define BROAD 0.23f
#define VAGUE 0.30f

/* What an anchor has so far. */
typedef struct seen {
    int64_t report[LATEST]; /* a ring */
    uint32_t group[LATEST];   /* an index of the anchors */
    uint32_t count;           /* of articles in all */
} seen;

/* The less a claim says of whom and what, the more must its articles have in common. */
static float least_of(const anchor *x) {
    if (!x->object.size && !x->recipient.size) return VAGUE;
    return x->object.size && x->recipient.size && !x->general ? NAMED : BROAD;
}

/* The group that is most like the article, of those among the latest; MAP_NONE where none is like enough. */
static uint32_t group_of(lister *l, const seen *x, float least, int64_t report) {
    uint32_t size = x->count < LATEST ? x->count : LATEST, best = MAP_NONE;
    float alike[LATEST], most = least;
    for (uint32_t i = 0; i < size; i++) alike[i] = ties_alike(l, x->report[i], report);
    for (uint32_t i = 0; i < size; i++) {
        float sum = 0;
        uint32_t of = 0;
        for (uint32_t j = 0; j < size; j++)
            if (x->group[j] == x->group[i]) sum += alike[j], of++;
        if (sum / (float)of < most) continue;
        most = sum / (float)of;
        best = x->group[i];
    }
    return best;
}

static uint32_t new_group(lister *l, anchors *named, uint32_t from, const member *m) {
    anchor x = named->at[from];
    x.key = arena_print(l->a, "%.*s\t%.16s", (int)x.key.size, x.key.at, m->sha256.at);
    x.root = named->size;
    *vec_push(l->a, named) = x;
    return x.root;
}

static uint32_t place(lister *l, anchors *named, seen *x, const member *m) {
    uint32_t last = (x->count - 1) % LATEST, next = x->count % LATEST;
    if (x->count && x->report[last] == m->article) return x->group[last];
    uint32_t group = x->count ? x->group[last] : m->anchor;
    if (x->count && ties_tell(l, m->article) && ties_tell(l, x->report[last]))
        group = group_of(l, x, least_of(&named->at[m->anchor]), m->article);
    if (group == MAP_NONE) group = new_group(l, named, m->anchor, m);
    x->report[next] = m->article;
    x->group[next] = group;
    x->count++;
    return group;
}

void together_part(lister *l, members *all, anchors *named) {
    seen *of = ARENA_NEW(l->a, seen, named->size);
    for (uint32_t i = 0; i < all->size; i++)
        all->at[i].anchor = place(l, named, &of[all->at[i].anchor], &all->at[i]);
}
