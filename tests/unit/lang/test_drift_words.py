"""Each entry of the words for drift proves itself: the words in brackets of its example are among its own."""

from __future__ import annotations

import re

import pytest

from reportedly.auditing.words import drift_words, words_of
from reportedly.lang import load_pack

ENTRIES = [(array, row) for array, rows in load_pack("en").tables["drift"].items() for row in rows]


@pytest.mark.parametrize(("array", "row"), ENTRIES, ids=lambda v: v if isinstance(v, str) else v["words"][0])
def test_the_words_in_brackets_are_the_entrys_own(array, row):
    (bracketed,) = re.findall(r"\[([^\]]+)\]", row["example"])
    assert bracketed.casefold() in row["words"]


def test_every_array_is_compiled():
    words = drift_words("en")
    assert words.vouches("has confirmed")
    assert not words.vouches("said")
    assert words.bound(words_of("no more than")) == "upper"
    assert words.is_raised(words_of("damaged"), words_of("destroyed"))
    assert not words.is_raised(words_of("destroyed"), words_of("damaged"))
    assert words.causing.search("shelled in retaliation for the raid")
    assert words.nations["polish"] == "Poland"
