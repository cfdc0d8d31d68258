#!/usr/bin/env python3
"""Tests score-appeals: what it reads from marked sentences, what it counts as found."""

import importlib.machinery
import importlib.util
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
LOADER = importlib.machinery.SourceFileLoader("score_appeals", str(pathlib.Path(__file__).parent / "score-appeals"))
SPEC = importlib.util.spec_from_loader("score_appeals", LOADER)
scorer = importlib.util.module_from_spec(SPEC)
LOADER.exec_module(scorer)


class Appeals(unittest.TestCase):
    def test_tags_are_taken_out(self):
        text, sources, appeals = scorer.marked(
            "<Fact_Appeal:Indirect_Quote>It sank</Fact_Appeal:Indirect_Quote>, <Source:Named:null>Ada Holm."
            "</Source:Named:null>")
        self.assertEqual(text, "It sank, Ada Holm.")
        self.assertEqual([text[b:e] for b, e in sources], ["Ada Holm."])
        self.assertTrue(appeals)
        self.assertFalse(scorer.marked("<Fact_No_Appeal>It sank.</Fact_No_Appeal>")[2])

    def test_ends_do_not_count(self):
        text = 'said "The mayor of Oslo."'
        self.assertEqual([text[b:e] for b, e in scorer.trimmed(text, [(5, len(text))])], ["mayor of Oslo"])
        self.assertEqual(scorer.trimmed(" .", [(0, 2)]), [])

    def test_each_found_source_is_told_once(self):
        self.assertEqual(scorer.pairs([(0, 5), (3, 9)], [(0, 9)]), 1)
        self.assertEqual(scorer.pairs([(0, 5), (6, 9)], [(4, 5), (8, 12)]), 2)

    def test_sources_inside_others_are_left_out(self):
        row = {"attributions": [{"parent": None, "source": [[0, 3]]}, {"parent": "t1", "source": [[5, 7]]}]}
        self.assertEqual(scorer.found_sources(row), [(0, 3)])


if __name__ == "__main__":
    unittest.main()
