#!/usr/bin/env python3
"""Tests score-attributions, and the reports' marks: that what they quote is there, and that they score 100 against
themselves and less when one thing is wrong."""

import importlib.machinery
import importlib.util
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
LOADER = importlib.machinery.SourceFileLoader("score_attributions", str(HERE / "score-attributions"))
SPEC = importlib.util.spec_from_loader("score_attributions", LOADER)
scorer = importlib.util.module_from_spec(SPEC)
LOADER.exec_module(scorer)
REPORTS = HERE.parent / "reports"
STANCES = {"asserts", "denies", "questions", "demands", "offers", "threatens", "reports", "admits", "declines"}


def as_predicted(text, marks):
    """What a program that makes no mistake prints."""
    rows = []
    for number, mark in enumerate(marks, 1):
        begin, end = scorer.cue_of(mark)
        row = {"id": f"t{number}", "cue": [[begin, end]], "stance": mark["stance"][0], "kind": mark["kind"][0],
               "name": mark["speaker"][0] if mark["speaker"] else None, "named": bool(mark["speaker"]),
               "speaker": None,
               "parent": f"t{mark['parent']}" if mark["parent"] else None, "source": [], "content": []}
        for part, key in (("source", "source"), ("content", "content_begins")):
            if mark[key]:
                at = scorer.nearest(text, mark[key], begin)
                row[part] = [[at, at + len(mark[key])]]
        rows.append(row)
    return {"attributions": rows, "actors": []}


def count(text, marks, coded):
    counts = scorer.Counts()
    scorer.score_report(counts, text, marks, coded, lambda *_: None)
    return counts


class Marks(unittest.TestCase):
    def test_marks_are_in_the_reports(self):
        seen = 0
        for name, text, marks in scorer.reports(REPORTS):
            for mark in marks:
                with self.subTest(report=name, cue=mark["cue"]):
                    begin, end = scorer.cue_of(mark)
                    self.assertEqual(text[begin:end], mark["cue"])
                    self.assertTrue(set(mark["stance"]) <= STANCES)
                    self.assertTrue(set(mark["kind"]) <= {"direct", "indirect", "mixed"})
                    for key in ("source", "content_begins"):
                        self.assertTrue(mark[key] is None or mark[key] in text)
                    self.assertTrue(mark["parent"] is None or 1 <= mark["parent"] <= len(marks))
                    seen += 1
        self.assertGreater(seen, 200)


class Score(unittest.TestCase):
    def test_the_marks_score_full_against_themselves(self):
        for name, text, marks in scorer.reports(REPORTS):
            counts = count(text, marks, as_predicted(text, marks))
            for figure in counts.whole:
                with self.subTest(report=name, figure=figure):
                    self.assertEqual(counts.percent(figure), 100)

    def one(self):
        text = 'Ada denied it. "No," Bo said.'
        marks = [{"source": "Ada", "cue": "denied", "cue_begin": 4, "content_begins": "it", "stance": ["denies"],
                  "kind": ["indirect"], "speaker": ["Ada"], "parent": None},
                 {"source": "Bo", "cue": "said", "cue_begin": 24, "content_begins": "No", "stance": ["asserts"],
                  "kind": ["direct"], "speaker": ["Bo"], "parent": 1}]
        return text, marks, as_predicted(text, marks)

    def test_each_mistake_lowers_its_figure(self):
        mistakes = {"stance": ("stance", "reports"), "kind": ("kind", "mixed"), "parent": ("parent", None),
                    "speaker": ("name", "Cy"), "source": ("source", [[0, 3]]), "content": ("content", [[0, 3]])}
        for figure, (key, value) in mistakes.items():
            with self.subTest(figure=figure):
                text, marks, coded = self.one()
                coded["attributions"][1][key] = value
                counts = count(text, marks, coded)
                self.assertLess(counts.percent(figure), 100)
                self.assertEqual(counts.percent("recall"), 100)

    def test_missed_extra_and_wrong_denials(self):
        text, marks, coded = self.one()
        coded["attributions"][1]["cue"] = [[0, 3]]
        counts = count(text, marks, coded)
        self.assertEqual((counts.percent("recall"), counts.percent("precision")), (50, 50))
        text, marks, coded = self.one()
        coded["attributions"][0]["stance"], coded["attributions"][1]["stance"] = "asserts", "denies"
        counts = count(text, marks, coded)
        self.assertEqual((counts.percent("denies_precision"), counts.percent("denies_recall")), (0, 0))

    def test_a_quotation_mark_or_that_may_stand_before_the_content(self):
        text, marks, coded = self.one()
        coded["attributions"][1]["content"] = [[15, 19]]
        self.assertEqual(count(text, marks, coded).percent("content"), 100)

    def test_optional_marks_count_for_nothing(self):
        text, marks, coded = self.one()
        marks[1]["optional"] = True
        del coded["attributions"][1]
        counts = count(text, marks, coded)
        self.assertEqual((counts.percent("recall"), counts.percent("precision")), (100, 100))


if __name__ == "__main__":
    unittest.main()
