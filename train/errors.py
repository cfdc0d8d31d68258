#!/usr/bin/env python3
"""errors.py GOLD.conllu PRED.conllu [COUNT]

The most frequent kinds of error of a parse of the gold's own tokens: wrong tags, wrong relations on the right head,
wrong heads by the gold's relation. """

import collections
import sys


def words(path):
    for line in open(path, encoding="utf-8"):
        columns = line.rstrip("\n").split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            yield columns


def main():
    kinds = collections.Counter()
    total = 0
    limit = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    for gold, found in zip(words(sys.argv[1]), words(sys.argv[2]), strict=True):
        total += 1
        want, got = gold[7].split(":")[0], found[7].split(":")[0]
        if gold[3] != found[3]:
            kinds[f"tag {gold[3]} as {found[3]}"] += 1
        if gold[6] != found[6]:
            kinds[f"head of {want}"] += 1
        elif want != got:
            kinds[f"relation {want} as {got}"] += 1
    for kind, count in kinds.most_common(limit):
        print(f"{count:6} {100 * count / total:5.2f} %  {kind}")


main()
