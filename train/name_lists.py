#!/usr/bin/env python3
"""name_lists.py PETRARCH_DIR ISO_CODES_DIR > FILE

Which words stand in lists of names: a word, a tab, and the sum of 1 (in the name of a country, province or city),
2 (a person's given name), 4 (a surname), 8 (in the name of an organisation, or its initials). The lists are the
PETRARCH dictionaries of actors and iso-codes. """

import collections
import json
import re
import sys
from pathlib import Path

PLACE, GIVEN, SURNAME, ORGANISATION = 1, 2, 4, 8
COMMON = set("of the and for in on at to a an de la du al el von van st new north south east west united islands "
             "island republic state states province region city district democratic people".split())


def names_in(path):
    """(name in words, whether a person's) of each entry."""
    person = False
    for line in path.read_text("utf-8", "replace").splitlines():
        entry = re.match(r"(\+?)([A-Za-z][A-Za-z_.'-]+)", line)
        if not entry:
            continue
        if not entry[1]:
            person = "CountryInfo" in line and "[" not in line
        words = [word for word in entry[2].split("_") if word]
        yield words, person


def main():
    found = collections.Counter()
    lists = collections.defaultdict(set)
    petrarch, iso = Path(sys.argv[1]), Path(sys.argv[2])
    for words, person in names_in(petrarch / "Phoenix.Countries.actors.txt"):
        if person and 2 <= len(words) <= 4:
            lists[words[0].lower()].add(GIVEN)
            lists[words[-1].lower()].add(SURNAME)
        elif not person and len(words) <= 2:
            for word in words:
                found[word.lower()] += 1
    for word in found:
        lists[word].add(PLACE)
    for name in ("Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"):
        for words, _ in names_in(petrarch / name):
            for word in words:
                lists[word.lower()].add(ORGANISATION)
    for part in ("iso_3166-1", "iso_3166-2"):
        for entries in json.loads((iso / f"{part}.json").read_text("utf-8")).values():
            for entry in entries:
                for word in re.findall(r"[^\W\d_]+(?:['-][^\W\d_]+)*", entry["name"]):
                    lists[word.lower()].add(PLACE)
    for word in sorted(lists):
        if len(word) > 1 and word not in COMMON:
            print(word, sum(lists[word]), sep="\t")


main()
