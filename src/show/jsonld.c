/* jsonld.c - attributions as linked data: schema.org's Quotation, anchored by W3C Web Annotation selectors
 *
 * An article is one graph: the NewsArticle, and a Quotation for each attribution, with who is quoted
 * (spokenByCharacter has no better name in schema.org than `creator`), and where it stands: a SpecificResource
 * with a TextPositionSelector (code points) and a TextQuoteSelector. What schema.org has no word for (stance,
 * kind) is in our own vocabulary, `readout:`. */
#include <string.h>

#include "show/sheet.h"
#include "show/show.h"

enum { CONTEXT = 32 /* bytes before and after a quote, for its prefix and suffix */ };

static void text(sheet *s, const char *key, slice value) {
    if (!value.size)
        return;
    json_out_key(&s->j, key);
    json_out_text(&s->j, value);
}

static void type(sheet *s, const char *class) {
    text(s, "@type", slice_of(class));
}

static void context(sheet *s) {
    static const char *const names[][2] = {
        {"@vocab", "https://schema.org/"},
        {"oa", "http://www.w3.org/ns/oa#"},
        {"readout", "urn:readout:vocabulary:"},
    };
    json_out_key(&s->j, "@context");
    json_out_open(&s->j, '{');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        text(s, names[i][0], slice_of(names[i][1]));
    json_out_close(&s->j, '}');
}

static slice urn(sheet *s, char kind, uint32_t number) {
    if (kind == 'a')
        return arena_print(s->arena, "urn:sha256:%s", s->a->text_sha256);
    return arena_print(s->arena, "urn:sha256:%s#%c%u", s->a->text_sha256, kind, (unsigned)number + 1);
}

static void reference(sheet *s, const char *key, slice id) {
    json_out_key(&s->j, key);
    json_out_open(&s->j, '{');
    text(s, "@id", id);
    json_out_close(&s->j, '}');
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

static void selectors(sheet *s, span at) {
    json_out_key(&s->j, "oa:hasSelector");
    json_out_open(&s->j, '[');
    json_out_open(&s->j, '{');
    type(s, "oa:TextPositionSelector");
    json_out_key(&s->j, "oa:start");
    json_out_number(&s->j, sheet_point(s, at.begin));
    json_out_key(&s->j, "oa:end");
    json_out_number(&s->j, sheet_point(s, at.end));
    json_out_close(&s->j, '}');
    json_out_open(&s->j, '{');
    type(s, "oa:TextQuoteSelector");
    text(s, "oa:exact", article_text(s->a, at));
    text(s, "oa:prefix", beside(s->a, at, true));
    text(s, "oa:suffix", beside(s->a, at, false));
    json_out_close(&s->j, '}');
    json_out_close(&s->j, ']');
}

/* One SpecificResource for each piece of a span that may be broken. */
static void targets(sheet *s, const char *key, range spans) {
    const span *list = article_spans(s->a, spans);
    if (!spans.count)
        return;
    json_out_key(&s->j, key);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < spans.count; i++) {
        json_out_open(&s->j, '{');
        type(s, "oa:SpecificResource");
        reference(s, "oa:hasSource", urn(s, 'a', 0));
        selectors(s, list[i]);
        json_out_close(&s->j, '}');
    }
    json_out_close(&s->j, ']');
}

/* schema.org lets persons and organisations create something, and a state only as its government. */
static const char *speaker_type(const actor *who) {
    if (who->kind == ACTOR_STATE)
        return "GovernmentOrganization";
    return who->kind == ACTOR_PERSON || who->kind == ACTOR_UNNAMED ? "Person" : "Organization";
}

/* Somebody known by name alone; nothing where the name is empty. */
static void somebody(sheet *s, const char *key, const char *what, slice called) {
    if (!called.size)
        return;
    json_out_key(&s->j, key);
    json_out_open(&s->j, '{');
    type(s, what);
    text(s, "name", called);
    json_out_close(&s->j, '}');
}

static void speaker(sheet *s, const char *key, const actor *who) {
    json_out_key(&s->j, key);
    json_out_open(&s->j, '{');
    type(s, speaker_type(who));
    text(s, "name", who->name);
    text(s, "jobTitle", who->kind == ACTOR_PERSON ? who->role : (slice){NULL, 0});
    json_out_close(&s->j, '}');
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
    text(s, "@id", urn(s, 't', number));
    type(s, "Quotation");
    text(s, "text", joined(s, t->content));
    if (t->speaker != NONE)
        speaker(s, "creator", &s->a->actors.at[t->speaker]);
    reference(s, "isPartOf", urn(s, 'a', 0));
    if (t->said != NONE)
        text(s, "dateCreated", s->a->dates.at[t->said].value);
    if (t->parent != NONE)
        reference(s, "readout:within", urn(s, 't', t->parent));
    text(s, "readout:stance", slice_of(stance_name[t->stance]));
    text(s, "readout:kind", slice_of(attribution_kind_name[t->kind]));
    text(s, "readout:channel", t->channel);
    targets(s, "readout:content", t->content);
    targets(s, "readout:source", t->source);
    targets(s, "readout:cue", t->cue);
    json_out_close(&s->j, '}');
}

static void news_article(sheet *s) {
    json_out_open(&s->j, '{');
    text(s, "@id", urn(s, 'a', 0));
    type(s, "NewsArticle");
    text(s, "headline", s->a->title);
    text(s, "datePublished", s->a->date);
    text(s, "url", s->a->url);
    somebody(s, "author", "Person", s->a->author);
    somebody(s, "publisher", "Organization", s->a->outlet);
    somebody(s, "sourceOrganization", "Organization", s->a->agency);
    text(s, "inLanguage", s->a->language);
    json_out_close(&s->j, '}');
}

static void write_jsonld(sheet *s) {
    json_out_open(&s->j, '{');
    context(s);
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
