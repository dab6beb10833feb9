"""An anchor leads to exactly the words that it names, or says why it does not."""

from __future__ import annotations

import pytest
from eval.corpus.anchors import Layout, Unanchored

LAYOUT = Layout.of("He said the dam held.\nThe mayor said: he said no.\n\nA last line.")


def words(anchor: str) -> str:
    return LAYOUT.find(anchor).of(LAYOUT.text)


def test_lines_of_a_paragraph_are_joined_by_a_blank_and_paragraphs_by_an_empty_line():
    assert LAYOUT.text == "He said the dam held. The mayor said: he said no.\n\nA last line."
    assert [line.of(LAYOUT.text) for line in LAYOUT.lines] == [
        "He said the dam held.",
        "The mayor said: he said no.",
        "A last line.",
    ]


def test_words_are_found_in_their_line():
    assert LAYOUT.find("2: said") != LAYOUT.find("1: said")
    assert words("2: said") == "said"


def test_a_number_picks_the_occurrence():
    assert LAYOUT.find("2#2: said").start > LAYOUT.find("2: said").start


def test_a_gap_runs_from_the_first_words_to_the_last():
    assert words("1: the ... held") == "the dam held"


def test_words_are_not_found_inside_other_words():
    with pytest.raises(Unanchored):
        LAYOUT.find("1: am")


@pytest.mark.parametrize("anchor", ["said", "9: said", "1: never", "2#3: said", "1: held ... the"])
def test_an_anchor_that_leads_nowhere_says_so(anchor):
    with pytest.raises(Unanchored, match=r"held|LINE|lines|stands"):
        LAYOUT.find(anchor)


def test_the_line_of_an_offset_is_counted_from_one():
    assert LAYOUT.line_of(0) == 1
    assert LAYOUT.line_of(LAYOUT.find("3: last").start) == 3
