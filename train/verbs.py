#!/usr/bin/env python3
"""verbs.py [WORDNET] > lang/en/verbs.tsv

Lists the verbs of WordNet 3.0 (Debian's wordnet-base, /usr/share/wordnet) and their irregular forms, from which the
parser tells whether the lemma that it made is a verb at all. Words of letters alone. """

import re
import sys

FOLDER = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/wordnet"
# What regular forms end with, and what their lemmas have in its place; the first that makes a verb is taken.
ENDINGS = [("ied", "y"), ("ed", "e"), ("ed", ""), ("ies", "y"), ("s", ""), ("es", ""), ("ing", "e"), ("ing", "")]


def main():
    verbs = {line.split()[0] for line in open(f"{FOLDER}/index.verb", encoding="ascii") if not line.startswith("  ")}
    verbs = {verb for verb in verbs if re.fullmatch("[a-z]{2,}", verb)}
    forms = [line.split() for line in open(f"{FOLDER}/verb.exc", encoding="ascii")]
    print("# Verbs and their irregular forms, made by train/verbs.py from WordNet 3.0 "
          "(copyright Princeton University, WordNet licence:")
    print("# free use with this notice). Columns: verb and the lemma; form, the form and its "
          "lemma; ending, what a regular form ends with")
    print("# and what the lemma has in its place (the first row that makes a verb is taken).")
    for ending, own in ENDINGS:
        print(f"ending\t{ending}\t{own}")
    for form, *lemmas in sorted(forms):
        if re.fullmatch("[a-z]+", form):
            for lemma in lemmas:
                if lemma in verbs and lemma != form:
                    print(f"form\t{form}\t{lemma}")
    for verb in sorted(verbs):
        print(f"verb\t{verb}\t")


if __name__ == "__main__":
    main()
