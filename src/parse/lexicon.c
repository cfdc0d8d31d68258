/* lexicon.c - looks lemmas up */
#include "parse/lexicon.h"

uint64_t lexicon_key(slice form, slice xpos) {
    return slice_hash(form) * UINT64_C(0x9FB21C651E98DF25) ^ slice_hash(xpos);
}

status lexicon_open(lexicon *l, const model *m, error *e) {
    slice slots = model_section(m, "lexicon");
    size_t count = slots.size / sizeof(lexicon_slot);
    l->text = model_section(m, "lemmatext");
    if (count == 0 || (count & (count - 1)) || count > 1u << 26)
        return fail(e, READOUT_BAD_MODEL, "the model's lexicon is damaged");
    l->slots = (const lexicon_slot *)(const void *)slots.at;
    l->mask = (uint32_t)count - 1;
    return READOUT_OK;
}

slice lexicon_lemma(const lexicon *l, slice form, slice xpos) {
    uint64_t key = lexicon_key(form, xpos);
    uint32_t mark = (uint32_t)(key >> 32) | 1, at = (uint32_t)key & l->mask;
    for (uint32_t tries = 0; tries <= l->mask && l->slots[at].mark; tries++, at = (at + 1) & l->mask)
        if (l->slots[at].mark == mark)
            return slice_part(l->text, l->slots[at].at, (size_t)l->slots[at].at + l->slots[at].size);
    return (slice){0};
}
