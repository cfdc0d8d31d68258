#!/usr/bin/env python3
"""senses.py [WORDNET] > lang/en/senses.tsv

Makes the classes of synonyms and the verbs of deverbal nouns from WordNet 3.0 (Debian's wordnet-base,
/usr/share/wordnet). A verb's class is the most frequent word of its most frequent synset, where that word's own first
synset is the same; a verb alone in its class is its own. A noun is kept where its most frequent synset is an act or
event and points to a verb from which it is spelt. Only words that WordNet's tagged texts have are kept. """

import collections
import sys

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
EVENTS = {"04", "11", "10", "22"}  # act, event, communication, process: lexicographer files of nouns


def synsets(pos):
    for line in open(f"{FOLDER}/data.{pos}", encoding="ascii"):
        if line.startswith("  "):
            continue
        head = line.split("|")[0].split()
        count = int(head[3], 16)
        words = [head[4 + 2 * i].lower() for i in range(count)]
        at = 4 + 2 * count
        pointers = [head[at + 1 + 4 * i: at + 5 + 4 * i] for i in range(int(head[at]))]
        yield head[0], head[1], words, pointers


def first_senses(pos):
    out = {}
    for line in open(f"{FOLDER}/index.{pos}", encoding="ascii"):
        if line.startswith("  "):
            continue
        cells = line.split()
        pointers = int(cells[3])
        tagged = int(cells[5 + pointers])
        out[cells[0]] = (cells[6 + pointers], tagged)
    return out


def frequencies():
    out = collections.Counter()
    for line in open(f"{FOLDER}/cntlist.rev", encoding="ascii"):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        out[lemma, rest[0]] += int(count)
    return out


def main():
    count = frequencies()
    verbs, nouns = first_senses("verb"), first_senses("noun")
    words = {offset: members for offset, _, members, _ in synsets("verb")}
    print("# Classes of synonyms and verbs of nouns, made by train/senses.py from WordNet 3.0 "
          "(copyright Princeton University,")
    print("# WordNet licence: free use with this notice). Columns: v or n; lemma; its class, or the "
          "verb that it is made of.")
    rows = []
    for lemma, (offset, tagged) in verbs.items():
        if not tagged or count[lemma, "2"] < 2:
            continue
        members = [w for w in words[offset] if verbs[w][0] == offset]
        best = max(sorted(members), key=lambda w: count[w, "2"])
        rows.append(("v", lemma, best if count[best, "2"] > 4 else lemma))
    for offset, kind, members, pointers in synsets("noun"):
        if kind not in EVENTS:
            continue
        targets = [w for p in pointers if p[0] == "+" and p[2] == "v" for w in words[p[1]]]
        for noun in members:
            if nouns[noun][0] != offset or count[noun, "1"] < 1:
                continue
            near = [v for v in targets if v[:3] == noun[:3] and v in verbs]
            if near:
                rows.append(("n", noun, max(sorted(near), key=lambda v: count[v, "2"])))
    for row in sorted(set(rows)):
        print("\t".join(row))


main()
