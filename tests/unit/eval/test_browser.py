"""The error browser shows gold and found in their place, and runs nothing of what it shows."""

from __future__ import annotations

import re

from eval.browser import marked, page
from eval.outcome import Case, Mark


def test_what_has_no_counterpart_is_framed():
    shown = marked("Kyiv said so.", [Mark(0, 4, "source", is_right=True), Mark(5, 9, "cue")])
    assert '<mark title="source"><sup>source</sup>Kyiv</mark>' in shown
    assert '<mark class="wrong" title="cue"><sup>cue</sup>said</mark>' in shown


def test_overlapping_marks_share_their_piece_and_lose_no_text():
    shown = marked("abcdef", [Mark(0, 4, "x"), Mark(2, 6, "y")])
    assert re.sub(r"<sup>.*?</sup>|<[^>]*>", "", shown) == "abcdef"
    assert 'title="x; y"' in shown


def test_hostile_text_is_escaped():
    case = Case("<script>", "<script>alert(1)</script>", (Mark(0, 8, "<b>", "<i>"),), ())
    shown = page("<u>", [case], most=5)
    assert "<script>" not in shown
    assert "<b>" not in shown
    assert "<i>" not in shown


def test_documents_with_most_errors_come_first_and_the_rest_is_cut():
    cases = [Case("few", "a", (Mark(None, None, "x"),), ()), Case("many", "a", (Mark(None, None, "x"),) * 3, ())]
    shown = page("name", cases, most=1)
    assert "<h2>many</h2>" in shown
    assert "<h2>few</h2>" not in shown
