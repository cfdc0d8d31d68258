/* net.h - the shape of the network, which the parser and its trainer share */
#ifndef PARSE_NET_H
#define PARSE_NET_H

#include <stdint.h>

#define NET_LAYERS 8

enum {
    NET_TAG = 128,     /* hidden width before the tags */
    NET_ARC = 128,     /* of a word as dependent and as head, for arcs and for relations */
    NET_NAME = 128,    /* before the names */
    NET_TOP = 4 * NET_ARC + NET_NAME, /* as dependent, as head, the same for relations, names */
    NET_ARC_OUT = NET_ARC + 16,       /* a head's vector, then its score as a head of anything */
    NET_DISTANCES = 32,
    NET_NAMES = 9      /* tags of names: none, then B- and I- of each of four kinds */
};

typedef struct net_shape {
    uint32_t width;              /* of the layers: a multiple of 32 */
    uint32_t layers, tag_layer;  /* tags come after layer tag_layer (1 is the first) */
    uint32_t window[NET_LAYERS]; /* 1 or 3 words */
} net_shape;

/* Whether one tag of a name may follow another: I- only B- or I- of its kind. */
static inline int net_name_follows(uint32_t from, uint32_t to) {
    return to == 0 || to % 2 == 1 || from == to || from + 1 == to;
}

/* Which score of distance holds for a head `way` words to the right (negative: left) of the dependent; 0 is the
 * root. */
static inline unsigned net_distance(int32_t way) {
    uint32_t far = (uint32_t)(way < 0 ? -way : way);
    unsigned step = far <= 4 ? far : far <= 6 ? 5 : far <= 9 ? 6 : far <= 14 ? 7 : far <= 24 ? 8 : 9;
    return way == 0 ? 0 : way < 0 ? step : 9 + step;
}

#endif
