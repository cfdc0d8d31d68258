/* article_json.c - one coded article as one line of JSON: what `readout code` prints
 *
 * The whole of what the rooms found, in the order of the text, every part with its span; the form is laid down in the
 * manual (readout(1), "JSON OF AN ARTICLE"). */
#include "show/sheet.h"
#include "show/show.h"

static void text(sheet *s, const char *key, slice value) {
    json_out_key(&s->j, key);
    json_out_text_or_null(&s->j, value);
}

static void truth(sheet *s, const char *key, bool value) {
    json_out_key(&s->j, key);
    json_out_bool(&s->j, value);
}

static void real(sheet *s, const char *key, double value) {
    json_out_key(&s->j, key);
    json_out_real(&s->j, value);
}

static void score(sheet *s, double value) { real(s, "score", value); }

static slice actor_name(const article *a, uint32_t who) {
    return who == NONE ? (slice){NULL, 0} : a->actors.at[who].name;
}

static void sentences(sheet *s) {
    json_out_key(&s->j, "sentences");
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < s->a->sentences.size; i++)
        sheet_span(s, s->a->sentences.at[i].at);
    json_out_close(&s->j, ']');
}

static void actor_object(sheet *s, uint32_t number) {
    const actor *who = &s->a->actors.at[number];
    json_out_open(&s->j, '{');
    sheet_actor_id(s, "id", number);
    text(s, "key", who->key);
    text(s, "name", who->name);
    text(s, "kind", slice_of(actor_kind_name[who->kind]));
    text(s, "role", who->role);
    text(s, "country", slice_of(who->country));
    text(s, "sector", slice_of(who->sector));
    text(s, "code", who->code);
    json_out_close(&s->j, '}');
}

static void mention_object(sheet *s, uint32_t number) {
    const mention *m = &s->a->mentions.at[number];
    json_out_open(&s->j, '{');
    sheet_begin_end(s, m->at);
    text(s, "text", article_text(s->a, m->at));
    sheet_actor_id(s, "actor", m->actor);
    json_out_close(&s->j, '}');
}

static void date_object(sheet *s, uint32_t number) {
    const date *d = &s->a->dates.at[number];
    json_out_open(&s->j, '{');
    sheet_begin_end(s, d->at);
    text(s, "text", article_text(s->a, d->at));
    text(s, "type", slice_of(date_kind_name[d->kind]));
    text(s, "value", d->value);
    json_out_close(&s->j, '}');
}

static void attribution_object(sheet *s, uint32_t number) {
    const attribution *t = &s->a->attributions.at[number];
    json_out_open(&s->j, '{');
    sheet_attribution_id(s, "id", number);
    sheet_key_spans(s, "source", t->source);
    sheet_key_spans(s, "cue", t->cue);
    sheet_key_spans(s, "content", t->content);
    text(s, "kind", slice_of(attribution_kind_name[t->kind]));
    text(s, "stance", slice_of(stance_name[t->stance]));
    truth(s, "negated", t->negated);
    truth(s, "hypothetical", t->hypothetical);
    sheet_actor_id(s, "speaker", t->speaker);
    if (t->alsos) {
        json_out_key(&s->j, "also");
        json_out_open(&s->j, '[');
        for (uint32_t i = 0; i < t->alsos; i++)
            sheet_actor(s, t->also[i]);
        json_out_close(&s->j, ']');
    }
    text(s, "name", actor_name(s->a, t->speaker));
    truth(s, "named", t->speaker != NONE && s->a->actors.at[t->speaker].kind < ACTOR_UNNAMED);
    sheet_actor_id(s, "addressee", t->addressee);
    text(s, "channel", t->channel);
    text(s, "said", article_said(s->a, t));
    sheet_attribution_id(s, "parent", t->parent);
    text(s, "rule", t->rule);
    score(s, t->score);
    json_out_close(&s->j, '}');
}

/* ------------------------------------------------------------------------------------------ propositions */

static void argument_members(sheet *s, const argument *x) {
    sheet_key_span(s, "span", article_extent(s->a, x->spans));
    if (x->spans.count > 1)
        sheet_key_spans(s, "spans", x->spans);
}

/* An actor or a recipient. */
static void party(sheet *s, const argument *x) {
    const actor *who = x->actor == NONE ? NULL : &s->a->actors.at[x->actor];
    json_out_open(&s->j, '{');
    sheet_actor_id(s, "actor", x->actor);
    text(s, "name", who ? who->name : x->text);
    text(s, "code", who ? who->code : (slice){NULL, 0});
    argument_members(s, x);
    json_out_close(&s->j, '}');
}

/* What is no actor. */
/* What is known of a place: its name, country, a point in it, and what the point stands for. */
static void point_members(sheet *s, uint32_t number) {
    const site *p = number && number <= s->a->sites.size ? &s->a->sites.at[number - 1] : NULL;
    if (!p)
        return;
    text(s, "name", p->name);
    text(s, "country", slice_of(p->country));
    real(s, "latitude", p->latitude);
    real(s, "longitude", p->longitude);
    text(s, "precision", slice_of(site_precision_name[p->precision]));
    if (p->geonames) {
        json_out_key(&s->j, "geonames");
        json_out_number(&s->j, p->geonames);
    }
}

static void thing(sheet *s, const argument *x) {
    json_out_open(&s->j, '{');
    text(s, "text", x->text);
    if (x->actor != NONE)
        sheet_actor_id(s, "actor", x->actor);
    if (x->role == ROLE_TIME)
        text(s, "value", x->date == NONE ? (slice){NULL, 0} : s->a->dates.at[x->date].value);
    if (x->role == ROLE_PLACE)
        point_members(s, x->site);
    argument_members(s, x);
    json_out_close(&s->j, '}');
}

/* All arguments of a role, as a list. */
static void list_of(sheet *s, const proposition *p, uint8_t role, const char *key) {
    json_out_key(&s->j, key);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role == role)
            party(s, x);
    }
    json_out_close(&s->j, ']');
}

/* The first argument of a role, or null. */
static void first_of(sheet *s, const proposition *p, uint8_t role) {
    json_out_key(&s->j, argument_role_name[role]);
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role == role) {
            thing(s, x);
            return;
        }
    }
    json_out_null(&s->j);
}

static void codes_of(sheet *s, const proposition *p, uint8_t role, const char *key) {
    json_out_key(&s->j, key);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < p->arguments.count; i++) {
        const argument *x = &s->a->arguments.at[p->arguments.first + i];
        if (x->role != role || x->actor == NONE || !s->a->actors.at[x->actor].code.size)
            continue;
        json_out_open(&s->j, '{');
        text(s, "code", s->a->actors.at[x->actor].code);
        json_out_close(&s->j, '}');
    }
    json_out_close(&s->j, ']');
}

static void event(sheet *s, const proposition *p) {
    json_out_key(&s->j, "event");
    if (p->event == EVENT_NONE && !p->cameo.size) {
        json_out_null(&s->j);
        return;
    }
    json_out_open(&s->j, '{');
    text(s, "type", p->event == EVENT_NONE ? (slice){NULL, 0} : slice_of(event_type_name[p->event]));
    text(s, "mode", p->mode);
    json_out_key(&s->j, "contexts");
    json_out_open(&s->j, '[');
    for (slice rest = p->contexts, one; rest.size;)
        if ((one = slice_take(&rest, ',')).size)
            json_out_text(&s->j, one);
    json_out_close(&s->j, ']');
    text(s, "code", p->cameo);
    json_out_key(&s->j, "quad");
    json_out_number(&s->j, event_type_quad[p->event]);
    codes_of(s, p, ROLE_ACTOR, "actors");
    codes_of(s, p, ROLE_RECIPIENT, "recipients");
    score(s, p->event_score);
    json_out_close(&s->j, '}');
}

static void proposition_object(sheet *s, uint32_t number) {
    static const uint8_t single[] = {ROLE_OBJECT, ROLE_PLACE, ROLE_TIME, ROLE_PURPOSE, ROLE_INSTRUMENT, ROLE_TOPIC};
    const proposition *p = &s->a->propositions.at[number];
    json_out_open(&s->j, '{');
    text(s, "id", arena_print(s->arena, "e%u", (unsigned)number + 1));
    sheet_key_spans(s, "predicate", p->predicate);
    text(s, "lemma", p->lemma);
    text(s, "sense", p->sense);
    list_of(s, p, ROLE_ACTOR, "actors");
    list_of(s, p, ROLE_RECIPIENT, "recipients");
    for (size_t i = 0; i < sizeof single; i++)
        first_of(s, p, single[i]);
    text(s, "polarity", p->negative ? SLICE("-") : SLICE("+"));
    text(s, "factuality", slice_of(factuality_name[p->factuality]));
    real(s, "certainty", p->certainty);
    truth(s, "presupposed", p->presupposed);
    sheet_attribution_id(s, "attribution", p->attribution);
    text(s, "rule", p->rule);
    score(s, p->score);
    event(s, p);
    json_out_close(&s->j, '}');
}

/* ------------------------------------------------------------------------------------------- the article */

static void each(sheet *s, const char *key, uint32_t count, void (*object)(sheet *s, uint32_t number)) {
    json_out_key(&s->j, key);
    json_out_open(&s->j, '[');
    for (uint32_t i = 0; i < count; i++)
        object(s, i);
    json_out_close(&s->j, ']');
}

static void write_article(sheet *s) {
    const article *a = s->a;
    json_out_open(&s->j, '{');
    json_out_key(&s->j, "id");
    json_out_text(&s->j, a->id);
    text(s, "text_sha256", slice_of(a->text_sha256));
    text(s, "date", a->date);
    text(s, "title", a->title);
    text(s, "outlet", a->outlet);
    text(s, "agency", a->agency);
    text(s, "url", a->url);
    sentences(s);
    each(s, "actors", a->actors.size, actor_object);
    each(s, "mentions", a->mentions.size, mention_object);
    each(s, "dates", a->dates.size, date_object);
    each(s, "attributions", a->attributions.size, attribution_object);
    each(s, "propositions", a->propositions.size, proposition_object);
    json_out_close(&s->j, '}');
    buf_byte(s->out, '\n');
}

status article_to_json(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_article, e);
}

/* --------------------------------------------------------------------------------------------- `extract` */

/* The report's own text: its paragraphs, with their datelines, a line each; the whole where it was not cut into
 * blocks. */
static void body(sheet *s, buf *to) {
    const article *a = s->a;
    uint32_t last = 0, before = NONE;
    for (uint32_t i = 0; i < a->blocks.size; i++) {
        const block *b = &a->blocks.at[i];
        if (b->kind != BLOCK_SUBTITLE && b->kind != BLOCK_BODY && b->kind != BLOCK_DATELINE)
            continue;
        slice between = to->size ? article_text(a, (span){last, b->at.begin}) : (slice){NULL, 0};
        if (slice_find(between, SLICE("\n")) != SIZE_MAX)
            buf_byte(to, '\n');
        else
            buf_add(to, before + 1 == i || !to->size ? between : SLICE(" "));
        buf_add(to, article_text(a, b->at));
        last = b->at.end;
        before = i;
    }
    if (!a->blocks.size)
        buf_add(to, a->text);
}

static void write_extract(sheet *s) {
    const article *a = s->a;
    buf kept = {0};
    body(s, &kept);
    json_out_open(&s->j, '{');
    text(s, "file", a->path);
    text(s, "url", a->url);
    text(s, "title", a->title);
    text(s, "author", a->author);
    text(s, "date", a->date);
    text(s, "sitename", a->outlet);
    text(s, "agency", a->agency);
    text(s, "dateline", a->dateline);
    text(s, "language", a->language);
    json_out_key(&s->j, "text");
    json_out_text(&s->j, buf_slice(&kept));
    json_out_close(&s->j, '}');
    buf_byte(s->out, '\n');
    s->out->failed |= kept.failed;
    buf_release(&kept);
}

status article_to_extract(const article *a, buf *out, error *e) {
    return sheet_run(a, out, write_extract, e);
}
