/* train_parser.c - makes the parser's network from treebanks
 *
 *     train_parser --out FILE.net --words-file vectors.model [--init FILE.net] [--vectors FILE.vec] [--lists FILE]
 * [--names FILE...] [--entities FILE...] [--parsed FILE...] --train FILE... --dev FILE... [--NAME NUMBER]...
 *
 * --parsed: texts as `readout parse --to conllu` wrote them with a wider network (distillation); each round takes
 * --share of their sentences. Prints a line of scores on each dev file after every few rounds. The same arguments
 * give the same network on the same machine. FILE.net is read by pack_model, which makes lang/en/parse.model of
 * it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "article.h"
#include "train/network.h"
#include "train/run.h"
#include "train/store.h"

enum { FILES = 16 };

typedef struct files {
    const char *path[FILES];
    uint32_t count;
} files;

typedef struct options {
    const char *out, *init, *evaluate, *words_file, *vectors, *lists;
    files train, dev, names, entities, parsed;
    double rounds, words, every, seed, rate, width, layers, tag_layer, window[NET_LAYERS], drop_input, drop_layer,
        drop_hidden, drop_word, headlines, weight_name, share;
} options;

static void read_options(options *o, int count, char **text) {
    const struct { const char *name; double *to; } numbers[] = {{"rounds", &o->rounds}, {"words", &o->words},
        {"every", &o->every}, {"seed", &o->seed}, {"rate", &o->rate}, {"width", &o->width}, {"layers", &o->layers},
        {"tag-layer", &o->tag_layer}, {"window1", &o->window[0]}, {"window2", &o->window[1]}, {"window3",
            &o->window[2]},
        {"window4", &o->window[3]}, {"window5", &o->window[4]}, {"window6", &o->window[5]}, {"window7",
            &o->window[6]}, {"window8", &o->window[7]},
         {"drop-input", &o->drop_input},
        {"drop-layer", &o->drop_layer}, {"drop-hidden", &o->drop_hidden}, {"headlines", &o->headlines},
            {"weight-name", &o->weight_name},
        {"drop-word", &o->drop_word}, {"share", &o->share}};
    files *list = NULL;
    for (int i = 1; i < count; i++) {
        const char *at = text[i];
        if (!strcmp(at, "--train")) list = &o->train;
        else if (!strcmp(at, "--dev")) list = &o->dev;
        else if (!strcmp(at, "--names")) list = &o->names;
        else if (!strcmp(at, "--entities")) list = &o->entities;
        else if (!strcmp(at, "--parsed")) list = &o->parsed;
        else if (!strcmp(at, "--out") && i + 1 < count) o->out = text[++i];
        else if (!strcmp(at, "--init") && i + 1 < count) o->init = text[++i];
        else if (!strcmp(at, "--vectors") && i + 1 < count) o->vectors = text[++i];
        else if (!strcmp(at, "--words-file") && i + 1 < count) o->words_file = text[++i];
        else if (!strcmp(at, "--lists") && i + 1 < count) o->lists = text[++i];
        else if (!strcmp(at, "--evaluate") && i + 1 < count) o->evaluate = text[++i];
        else if (!strncmp(at, "--", 2)) {
            double *to = NULL;
            for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
                if (!strcmp(at + 2, numbers[k].name)) to = numbers[k].to;
            if (!to || i + 1 >= count) {
                fprintf(stderr, "what is %s?\n", at);
                exit(2);
            }
            *to = atof(text[++i]);
        } else if (list && list->count < FILES) list->path[list->count++] = at;
    }
}

/* ------------------------------------------------------------------------------------------ scores */

typedef struct tally {
    uint32_t words, right[LABELS], heads, arcs, names_gold, names_found, names_right;
} tally;

static uint32_t span_end(const int32_t *tag, uint32_t at, uint32_t end) {
    uint32_t stop = at + 1;
    while (stop < end && tag[stop] == tag[at] + 1) stop++;
    return stop;
}

/* Exact spans; a name begins at an odd tag (B-). */
static void count_names(tally *t, const int32_t *gold, const int32_t *found, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        bool a = gold[i] % 2 == 1 && gold[i] != 7, b = found[i] % 2 == 1 && found[i] != 7;
        t->names_gold += a;
        t->names_found += b;
        t->names_right += a && b && gold[i] == found[i] && span_end(gold, i, count) == span_end(found, i, count);
    }
}

static void count_phrase(tally *total, const word *w, const guess *g, uint32_t count) {
    int32_t gold[512], found[512];
    for (uint32_t i = 0; i < count; i++) {
        total->words++;
        for (int k = 0; k < LABELS; k++) total->right[k] += w[i].label[k] == g[i].label[k];
        total->heads += g[i].head == w[i].head;
        total->arcs += g[i].head == w[i].head && relation_main[g[i].relation] == relation_main[w[i].relation];
        if (i < 512) gold[i] = w[i].label[LABEL_NAME], found[i] = g[i].label[LABEL_NAME];
    }
    if (count <= 512 && w[0].label[LABEL_NAME] >= 0) count_names(total, gold, found, count);
}

static void evaluate(network *n, batch *b, const treebank *t, const char *path) {
    enum { AT_ONCE = 64 };
    tally total = {0};
    guess *out = calloc(t->words.size, sizeof *out);
    for (uint32_t first = 0; first < t->phrases.size; first += AT_ONCE) {
        uint32_t list[AT_ONCE], count = 0;
        for (; count < AT_ONCE && first + count < t->phrases.size; count++) list[count] = first + count;
        network_pass(n, b, t, list, count, NULL, out + t->phrases.at[first].first);
    }
    for (uint32_t i = 0; i < t->phrases.size; i++) {
        const phrase *p = &t->phrases.at[i];
        count_phrase(&total, t->words.at + p->first, out + p->first, p->count);
    }
    double all = total.words / 100.0, names = total.names_gold + total.names_found;
    printf("  %s: upos %.2f xpos %.2f features %.2f lemma %.2f uas %.2f las %.2f names %.2f\n", path,
        total.right[LABEL_UPOS] / all, total.right[LABEL_XPOS] / all, total.right[LABEL_FEATURES] / all,
        total.right[LABEL_LEMMA] / all, total.heads / all, total.arcs / all,
        names > 0 ? 200.0 * total.names_right / names : 0);
    fflush(stdout);
    free(out);
}

/* ------------------------------------------------------------------------------------------ training */

static void shuffle(uint32_t *list, uint32_t count, uint64_t *state) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = run_chance(state) % i, swap = list[i - 1];
        list[i - 1] = list[k];
        list[k] = swap;
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* Rises over the first 400 steps, then falls along half a cosine to nothing. */
static float rate_at(double rate, double step, double steps) {
    double rise = step < 400 ? (step + 1) / 400 : 1;
    return (float)(rate * rise * 0.5 * (1 + cos(3.14159265 * step / steps)));
}

/* The sentences of one round in any order: all of the treebanks', and as many as drawn of those that a parser
 * wrote. */
static uint32_t draw(uint32_t *list, const options *o, const treebank *t, uint32_t gold, uint64_t *state) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->phrases.size; i++)
        if (i < gold || run_chance(state) % 65536 < o->share * 65536) list[count++] = i;
    shuffle(list, count, state);
    return count;
}

/* The first `gold` sentences are those of treebanks. */
static void train(network *n, const options *o, const treebank *t, uint32_t gold, const treebank *dev) {
    settings with = {.drop_input = (float)o->drop_input, .drop_layer = (float)o->drop_layer,
        .drop_hidden = (float)o->drop_hidden, .drop_word = (float)o->drop_word,
        .weight = {1, 0.5f, 0.5f, 0.5f, (float)o->weight_name}, .weight_arc = 1, .weight_relation = 1};
    batch *b = batch_new();
    uint32_t *list = calloc(t->phrases.size, sizeof *list), step = 0;
    uint64_t state = (uint64_t)o->seed;
    uint32_t words_of_gold = gold < t->phrases.size ? t->phrases.at[gold].first : t->words.size;
    double steps = o->rounds * (words_of_gold + o->share * (t->words.size - words_of_gold)) / o->words,
           begun = seconds();
    for (uint32_t round = 0; round < (uint32_t)o->rounds; round++) {
        double loss = 0, parts = 0;
        uint32_t drawn = draw(list, o, t, gold, &state);
        for (uint32_t at = 0; at < drawn;) {
            uint32_t count = 0, words = 0;
            while (at + count < drawn && words < o->words)
                words += t->phrases.at[list[at + count++]].count;
            loss += network_pass(n, b, t, list + at, count, &with, NULL);
            parts++;
            network_update(n, rate_at(o->rate, step++, steps));
            at += count;
        }
        printf("round %u: loss %.4f, %.0f s\n", round + 1, loss / parts, seconds() - begun);
        fflush(stdout);
        if ((round + 1) % (uint32_t)o->every == 0 || round + 1 == (uint32_t)o->rounds)
            for (uint32_t i = 0; i < o->dev.count; i++) evaluate(n, b, &dev[i], o->dev.path[i]);
    }
    free(list);
    batch_free(b);
}

/* A word seen n times is hidden with 0.5 / (0.5 + n) of the chance, and any with a twentieth. */
static float *rare_words(const treebank *t, uint32_t rows) {
    float *drop = calloc(rows, sizeof *drop);
    for (uint32_t i = 0; i < t->words.size; i++) drop[t->words.at[i].row[FEATURE_WORD]]++;
    for (uint32_t i = 0; i < rows; i++) drop[i] = 0.05f + 0.5f / (0.5f + drop[i]);
    return drop;
}

typedef struct job {
    options o;
    arena *arena;
} job;

/* What is trained, and on what. */
typedef struct school {
    corpus c;
    treebank t, dev[FILES];
    uint32_t gold; /* so many sentences of `t` are of treebanks */
    word_list list;
    network n;
} school;

/* Adds invented headlines, and behind what treebanks have what a parser wrote. */
static void read_more(school *s, const options *o) {
    if (o->headlines > 0) corpus_add_headlines(&s->c, &s->t, (uint32_t)o->headlines);
    s->gold = s->t.phrases.size;
    for (uint32_t i = 0; !o->evaluate && i < o->parsed.count; i++)
        corpus_read_parsed(&s->c, &s->t, o->parsed.path[i]);
}

/* A network that was written before, for another round or to be evaluated. */
static void go_on(school *s, const options *o) {
    store_read(o->evaluate ? o->evaluate : o->init, o->words_file, &s->n, &s->list, &s->c);
    for (uint32_t i = 0; !o->evaluate && i < o->train.count; i++) corpus_read(&s->c, &s->t, o->train.path[i], false);
    read_more(s, o);
    word_list_apply(&s->list, &s->t);
    s->n.random = (uint64_t)o->seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
}

static void begin(school *s, const options *o, arena *a) {
    for (uint32_t i = 0; i < o->train.count; i++) corpus_read(&s->c, &s->t, o->train.path[i], true);
    corpus_prune(&s->c, &s->t, LABEL_FEATURES, 3);
    corpus_prune(&s->c, &s->t, LABEL_LEMMA, 3);
    read_more(s, o);
    uint32_t own = s->gold < s->t.phrases.size ? s->t.phrases.at[s->gold].first : s->t.words.size;
    word_list_make(a, &s->list, &s->t, own, o->words_file, o->vectors, o->lists);
    word_list_apply(&s->list, &s->t);
    net_shape shape = {(uint32_t)o->width, (uint32_t)o->layers, (uint32_t)o->tag_layer, {0}};
    for (int i = 0; i < NET_LAYERS; i++) shape.window[i] = (uint32_t)o->window[i];
    uint32_t labels[LABELS] = {UPOS_KINDS, s->c.labels[LABEL_XPOS].text.size, s->c.labels[LABEL_FEATURES].text.size,
                               s->c.labels[LABEL_LEMMA].text.size, 2 * NAME_KINDS - 1};
    network_init(&s->n, &shape, labels, s->list.rows, (uint64_t)o->seed);
    store_vectors(&s->n, &s->list, o->vectors);
    printf("%u sentences, %u words; labels %u %u %u; %zu parameters; rows", s->t.phrases.size, s->t.words.size,
           labels[1], labels[2], labels[3], s->n.count);
    for (int f = 0; f < FEATURES; f++) printf(" %u", s->list.rows[f]);
    printf("\n");
}

static status run(void *context, error *e) {
    (void)e;
    job *j = context;
    const options *o = &j->o;
    school s = {.c = {.arena = j->arena}};
    for (uint32_t i = 0; i < o->names.count; i++) corpus_read_names(&s.c, o->names.path[i]);
    for (uint32_t i = 0; i < o->entities.count; i++) corpus_read_entities(&s.c, o->entities.path[i]);
    if (o->evaluate || o->init) go_on(&s, o);
    else begin(&s, o, j->arena);
    s.n.word_drop = rare_words(&s.t, s.list.rows[FEATURE_WORD]);
    for (uint32_t i = 0; i < o->dev.count; i++) {
        corpus_read(&s.c, &s.dev[i], o->dev.path[i], false);
        word_list_apply(&s.list, &s.dev[i]);
    }
    if (o->evaluate) {
        batch *b = batch_new();
        for (uint32_t i = 0; i < o->dev.count; i++) evaluate(&s.n, b, &s.dev[i], o->dev.path[i]);
        batch_free(b);
    } else {
        train(&s.n, o, &s.t, s.gold, s.dev);
        if (o->out) store_write(o->out, &s.n, &s.list, &s.c);
    }
    network_free(&s.n);
    word_list_free(&s.list);
    return READOUT_OK;
}

int main(int count, char **text) {
    job j = {.o = {.rounds = 20, .words = 1000, .every = 5, .seed = 1, .rate = 0.002, .width = 192, .layers = 3,
        .tag_layer = 2, .window = {3, 3, 3, 3, 3, 3, 3, 3}, .drop_input = 0.2, .drop_layer = 0.2, .drop_hidden = 0.3,
        .drop_word = 1, .weight_name = 1, .share = 1}};
    read_options(&j.o, count, text);
    if (!j.o.words_file) {
        fputs("train_parser: --words-file is missing\n", stderr);
        return 2;
    }
    return run_in_arena(&j.arena, run, &j);
}
