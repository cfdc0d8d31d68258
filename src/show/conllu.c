/* conllu.c - a parsed article as CoNLL-U: what `readout parse` prints
 *
 * The ten columns of universaldependencies.org/format.html. MISC says where a token stands in the text
 * (TokenRange, as UDPipe writes it, in code points), whether a space follows (SpaceAfter=No), and the name that a
 * word is part of (NER=B-PER). A new paragraph of the report is a `# newpar`. */
#include "show/sheet.h"
#include "show/show.h"

/* A field: no tab, no line end, and an underscore where it is empty. */
static void field(buf *out, slice text) {
    if (!text.size)
        buf_byte(out, '_');
    for (size_t i = 0; i < text.size; i++)
        buf_byte(out, (unsigned char)text.at[i] < 0x20 ? ' ' : text.at[i]);
}

static void tab_field(buf *out, slice text) {
    buf_byte(out, '\t');
    field(out, text);
}

/* Where the multiword token that begins at `t` ends: behind its last piece. */
static uint32_t token_end(const article *a, uint32_t t, uint32_t pieces) {
    uint32_t end = a->tokens.at[t].at.end;
    for (uint32_t i = 1; i < pieces; i++)
        if (a->tokens.at[t + i].at.end > end)
            end = a->tokens.at[t + i].at.end;
    return end;
}

/* How many words the token at `t` has, as far as the sentence goes. */
static uint32_t pieces_of(const article *a, uint32_t t, uint32_t end) {
    uint32_t pieces = a->tokens.at[t].pieces;
    if (pieces < 1)
        pieces = 1;
    return pieces > end - t ? end - t : pieces;
}

/* What stands in MISC of a token (not of a word inside one). */
static void place(sheet *s, span at) {
    bool joined = at.end < s->a->text.size && !utf8_is_space((unsigned char)s->a->text.at[at.end]);
    size_t size;
    if (joined)
        joined = !utf8_is_space(utf8_decode(slice_part(s->a->text, at.end, s->a->text.size), &size));
    buf_print(s->out, "TokenRange=%llu:%llu%s", (unsigned long long)sheet_point(s, at.begin),
              (unsigned long long)sheet_point(s, at.end), joined ? "|SpaceAfter=No" : "");
}

static void multiword(sheet *s, uint32_t id, uint32_t pieces, span at) {
    buf_print(s->out, "%u-%u", (unsigned)id, (unsigned)(id + pieces - 1));
    tab_field(s->out, article_text(s->a, at));
    for (int i = 0; i < 7; i++)
        buf_add(s->out, SLICE("\t_"));
    buf_byte(s->out, '\t');
    place(s, at);
    buf_byte(s->out, '\n');
}

/* The names of a word's own columns, FORM to DEPS. A head outside of the sentence counts as none. */
static void word_columns(sheet *s, const token *t, const sentence *in, uint32_t id) {
    bool rooted = t->head >= in->tokens.first && t->head - in->tokens.first < in->tokens.count;
    buf_print(s->out, "%u", (unsigned)id);
    tab_field(s->out, t->at.end > t->at.begin ? article_text(s->a, t->at) : t->lemma);
    tab_field(s->out, t->lemma);
    tab_field(s->out, slice_of(upos_name[t->upos]));
    tab_field(s->out, t->xpos);
    tab_field(s->out, t->features);
    buf_print(s->out, "\t%u", rooted ? (unsigned)(t->head - in->tokens.first + 1) : 0);
    tab_field(s->out, slice_of(relation_name[t->relation]));
    buf_add(s->out, SLICE("\t_\t"));
}

static void misc(sheet *s, const token *t, bool inside) {
    if (!inside)
        place(s, t->at);
    if (t->name != NAME_NONE)
        buf_print(s->out, "%sNER=%c-%s", inside ? "" : "|", t->name_begins ? 'B' : 'I', name_kind_name[t->name]);
    else if (inside)
        buf_byte(s->out, '_');
    buf_byte(s->out, '\n');
}

static void write_sentence(sheet *s, uint32_t number, bool new_paragraph) {
    const sentence *in = &s->a->sentences.at[number];
    if (new_paragraph)
        buf_add(s->out, SLICE("# newpar\n"));
    buf_print(s->out, "# sent_id = %u\n# text = ", (unsigned)number + 1);
    field(s->out, article_text(s->a, in->at));
    buf_byte(s->out, '\n');
    uint32_t end = in->tokens.first + in->tokens.count, inside = 0;
    for (uint32_t i = in->tokens.first; i < end; i++) {
        const token *t = &s->a->tokens.at[i];
        uint32_t id = i - in->tokens.first + 1, pieces = inside ? inside : pieces_of(s->a, i, end);
        if (!inside && pieces > 1)
            multiword(s, id, pieces, (span){t->at.begin, token_end(s->a, i, pieces)});
        word_columns(s, t, in, id);
        misc(s, t, inside || pieces > 1);
        inside = inside ? inside - 1 : pieces - 1;
    }
    buf_byte(s->out, '\n');
}

static void write_conllu(sheet *s) {
    const article *a = s->a;
    buf_add(s->out, SLICE("# newdoc id = "));
    field(s->out, a->path.size ? a->path : a->id);
    buf_byte(s->out, '\n');
    for (uint32_t i = 0; i < a->sentences.size; i++)
        write_sentence(s, i, i == 0 || a->sentences.at[i].block != a->sentences.at[i - 1].block);
}

status article_to_conllu(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_conllu, e);
}
