/* linked.c - see linked.h */
#include "show/linked.h"

void linked_text(json_out *j, const char *key, slice value) {
    if (!value.size)
        return;
    json_out_key(j, key);
    json_out_text(j, value);
}

void linked_type(json_out *j, const char *class) {
    linked_text(j, "@type", slice_of(class));
}

void linked_context(json_out *j) {
    static const char *const names[][2] = {
        {"@vocab", "https://schema.org/"},
        {"oa", "http://www.w3.org/ns/oa#"},
        {"readout", "urn:readout:vocabulary:"},
    };
    json_out_key(j, "@context");
    json_out_open(j, '{');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        linked_text(j, names[i][0], slice_of(names[i][1]));
    json_out_close(j, '}');
}

void linked_id(json_out *j, slice id) {
    buf urn = {0};
    buf_print(&urn, "urn:readout:%.*s", (int)id.size, id.at ? id.at : "");
    linked_text(j, "@id", buf_slice(&urn));
    j->out->failed |= urn.failed;
    buf_release(&urn);
}

void linked_reference(json_out *j, const char *key, slice id) {
    json_out_key(j, key);
    json_out_open(j, '{');
    linked_id(j, id);
    json_out_close(j, '}');
}

void linked_somebody(json_out *j, const char *key, const char *class, slice name, slice title) {
    if (!name.size)
        return;
    json_out_key(j, key);
    json_out_open(j, '{');
    linked_type(j, class);
    linked_text(j, "name", name);
    linked_text(j, "jobTitle", title);
    json_out_close(j, '}');
}

void linked_target(json_out *j, slice article, uint64_t begin, uint64_t end, slice exact, slice before, slice after) {
    json_out_open(j, '{');
    linked_type(j, "oa:SpecificResource");
    linked_reference(j, "oa:hasSource", article);
    json_out_key(j, "oa:hasSelector");
    json_out_open(j, '[');
    json_out_open(j, '{');
    linked_type(j, "oa:TextPositionSelector");
    json_out_key(j, "oa:start");
    json_out_number(j, begin);
    json_out_key(j, "oa:end");
    json_out_number(j, end);
    json_out_close(j, '}');
    json_out_open(j, '{');
    linked_type(j, "oa:TextQuoteSelector");
    linked_text(j, "oa:exact", exact);
    linked_text(j, "oa:prefix", before);
    linked_text(j, "oa:suffix", after);
    json_out_close(j, '}');
    json_out_close(j, ']');
    json_out_close(j, '}');
}
