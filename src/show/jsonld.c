/* jsonld.c - attributions as linked data: schema.org's Quotation, anchored by W3C Web Annotation selectors
 *
 * An article is one graph: the NewsArticle, and a Quotation for each attribution, with who is quoted
 * (spokenByCharacter has no better name in schema.org than `creator`), and where it stands: a SpecificResource
 * with a TextPositionSelector (code points) and a TextQuoteSelector. What schema.org has no word for (stance,
 * kind) is in our own vocabulary, `readout:`. */
#include <string.h>

#include "show/linked.h"
#include "show/sheet.h"
#include "show/show.h"

enum { CONTEXT = 32 /* bytes before and after a quote, for its prefix and suffix */ };

/* The id that the record gives the article, or its attribution of that number. */
static slice id_of(sheet *s, char letter, uint32_t number) {
    if (letter == 'a')
        return arena_print(s->arena, "a%.16s", s->a->text_sha256);
    return arena_print(s->arena, "%c%.16s-%u", letter, s->a->text_sha256, (unsigned)number);
}

/* The bytes next to a span, at most CONTEXT, whole characters. */
static slice beside(const article *a, span at, bool before) {
    uint32_t begin = at.begin > CONTEXT ? at.begin - CONTEXT : 0, size = (uint32_t)a->text.size;
    uint32_t end = size - at.end > CONTEXT ? at.end + CONTEXT : size;
    while (begin < at.begin && ((unsigned char)a->text.at[begin] & 0xC0) == 0x80)
        begin++;
    while (end > at.end && end < size && ((unsigned char)a->text.at[end] & 0xC0) == 0x80)
        end--;
    return article_text(a, before ? (span){begin, at.begin} : (span){at.end, end});
}

/* One SpecificResource for each piece of a span that may be broken. */
static void targets(sheet *s, const char *key, range spans) {
    const span *list = article_spans(s->a, spans);
    if (!spans.count)
        return;
    json_out_key(&s->j, key);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < spans.count; i++)
        linked_target(&s->j, id_of(s, 'a', 0), sheet_point(s, list[i].begin), sheet_point(s, list[i].end),
                      article_text(s->a, list[i]), beside(s->a, list[i], true), beside(s->a, list[i], false));
    json_out_close(&s->j, ']');
}

/* schema.org lets persons and organisations create something, and a state only as its government. */
static const char *speaker_type(const actor *who) {
    if (who->kind == ACTOR_STATE)
        return "GovernmentOrganization";
    return who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED ? "Person" : "Organization";
}

static void speaker(sheet *s, const actor *who) {
    linked_somebody(&s->j, "creator", speaker_type(who), who->name,
                    who->kind == ACTOR_PERSON ? who->role : (slice){NULL, 0});
}

static slice joined(sheet *s, range spans) {
    const span *list = article_spans(s->a, spans);
    size_t size = spans.count, at = 0;
    for (uint32_t i = 0; i < spans.count; i++)
        size += list[i].end - list[i].begin;
    char *all = arena_alloc(s->arena, size);
    for (uint32_t i = 0; i < spans.count; i++) {
        slice one = article_text(s->a, list[i]);
        if (i)
            all[at++] = ' ';
        memcpy(all + at, one.at, one.size);
        at += one.size;
    }
    return (slice){all, at};
}

static void quotation(sheet *s, uint32_t number) {
    const attribution *t = &s->a->attributions.at[number];
    json_out_open(&s->j, '{');
    linked_id(&s->j, id_of(s, 'q', number));
    linked_type(&s->j, "Quotation");
    linked_text(&s->j, "text", joined(s, t->content));
    if (t->speaker != NONE)
        speaker(s, &s->a->actors.at[t->speaker]);
    linked_reference(&s->j, "isPartOf", id_of(s, 'a', 0));
    if (t->said != NONE)
        linked_text(&s->j, "dateCreated", article_said(s->a, t));
    if (t->parent != NONE)
        linked_reference(&s->j, "readout:within", id_of(s, 'q', t->parent));
    linked_text(&s->j, "readout:stance", slice_of(stance_name[t->stance]));
    linked_text(&s->j, "readout:kind", slice_of(attribution_kind_name[t->kind]));
    linked_text(&s->j, "readout:channel", t->channel);
    targets(s, "readout:content", t->content);
    targets(s, "readout:source", t->source);
    targets(s, "readout:cue", t->cue);
    json_out_close(&s->j, '}');
}

static void news_article(sheet *s) {
    json_out_open(&s->j, '{');
    linked_id(&s->j, id_of(s, 'a', 0));
    linked_type(&s->j, "NewsArticle");
    linked_text(&s->j, "headline", s->a->title);
    linked_text(&s->j, "datePublished", s->a->date);
    linked_text(&s->j, "url", s->a->url);
    linked_somebody(&s->j, "author", "Person", s->a->author, (slice){NULL, 0});
    linked_somebody(&s->j, "publisher", "Organization", s->a->outlet, (slice){NULL, 0});
    linked_somebody(&s->j, "sourceOrganization", "Organization", s->a->agency, (slice){NULL, 0});
    linked_text(&s->j, "inLanguage", s->a->language);
    json_out_close(&s->j, '}');
}

static void write_jsonld(sheet *s) {
    json_out_open(&s->j, '{');
    linked_context(&s->j);
    json_out_key(&s->j, "@graph");
    json_out_open(&s->j, '[');
    news_article(s);
    for (uint32_t i = 0; i < s->a->attributions.size; i++)
        quotation(s, i);
    json_out_close(&s->j, ']');
    json_out_close(&s->j, '}');
    buf_byte(s->out, '\n');
}

status article_to_jsonld(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_jsonld, e);
}
