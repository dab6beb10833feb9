"""Spans mended by the parse."""

import pytest

from reportedly.reading.engine import load_parser
from reportedly.reading.learned.repair import repaired
from reportedly.reading.learned.words import words_of


def mended(text, content, taken=""):
    words = words_of(load_parser()(text))
    numbers = {}
    for n, word in enumerate(words.texts):
        numbers.setdefault(word, n)
    kept = frozenset(numbers[w] for w in content.split())
    found = repaired(kept, frozenset(numbers[w] for w in taken.split()), words)
    return " ".join(words.texts[n] for n in sorted(found))


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        pytest.param(
            "Police said the talks reduced many clashes by a third.",
            "the talks reduced by a third",
            "the talks reduced many clashes by a third",
            id="a hole without anybody else's words is filled",
        ),
        pytest.param(
            "Police said a drone hit the market of Tibú.", "a drone hit the", "a drone hit the market of Tibú",
            id="an article is followed by its noun, and what hangs on that",
        ),
        pytest.param(
            "Police said that two red lorries burned.", "lorries burned", "that two red lorries burned",
            id="what stands right before a noun belongs to it",
        ),
    ],
)  # fmt: skip
def test_phrases_are_whole(text, content, expected):
    assert mended(text, content).removeprefix("that ") == expected.removeprefix("that ")


def test_the_words_of_source_and_cue_are_never_taken_in():
    text = "The bridge, the mayor said, had fallen."
    assert mended(text, "The bridge had fallen", "the mayor said") == "The bridge had fallen"


def test_a_clause_that_only_says_more_is_not_begun():
    assert mended("They blamed the front that holds the hills.", "the front") == "the front"


def test_what_a_comma_parts_is_left():
    assert mended("They blamed the front, a militia of the hills.", "the front") == "the front"


def test_nothing_stays_nothing():
    assert mended("They blamed the front.", "") == ""
