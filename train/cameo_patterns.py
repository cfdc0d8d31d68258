#!/usr/bin/env python3
"""cameo_patterns.py CAMEO.2.0.txt > patterns.tsv

Turns the patterns of a PETRARCH verb dictionary (MIT licence, Open Event Data Alliance) into training examples for
train/events.c: a row a pattern: type; the verb; the other words, separated by spaces. CAMEO codes become PLOVER types
by the two-digit rule of its table, with the exceptions of the file. Words of synonym sets (&NAME) are left out. """

import re
import sys

TYPES = {"03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
         "09": "ACCUSE",
         "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE",
         "16": "SANCTION", "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT"}
EXCEPTIONS = {"163": "COERCE", "175": "ASSAULT"}


def type_of(code):
    code = code.split(":")[0]
    return EXCEPTIONS.get(code[:3]) or TYPES.get(code[:2])


def words(text):
    return [w.lower() for w in re.findall(r"&?[A-Za-z][A-Za-z\-]*", text.replace("_", " ")) if not w.startswith("&")]


def patterns(path):
    verbs, code = [], "---"
    for line in open(path, errors="replace"):
        line = line.split("#")[0].rstrip()
        block = re.match(r"---\s*(\S+)\s*\[(.*?)\]", line)
        pattern = re.match(r"-\s*(.*?)\s*\[(.*?)\]", line)
        verb = re.match(r"([A-Z_+\-]+)\s*(\{.*?\})?\s*(\[.*?\])?", line)
        if block:
            verbs, code = [], block[2]
        elif pattern:
            if verbs and "*" in pattern[1]:
                yield verbs[0], words(pattern[1].replace("*", " ")), pattern[2]
        elif verb and verb[1] and not line.startswith(("&", "+", "#")):
            name = verb[1].lower().replace("+", "").strip("_")
            verbs.append(name)
            yield name, [], (verb[3] or "").strip("[]") or code


def main():
    for verb, others, code in patterns(sys.argv[1]):
        kind = type_of(code)
        if kind and verb:
            parts = verb.split("_")
            print(kind, parts[0], " ".join(parts[1:] + others), sep="\t")


main()
