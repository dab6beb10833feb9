"""Words of a text with their code-point offsets, finer than the parser's tokens: "12km" is two, "47th" is two.

Amounts and times are looked up on these, since the parser keeps "$7bn" or "450km²" in one piece.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%")


class Word(NamedTuple):
    """One word, lower-cased, with where it stands."""

    low: str
    start: int
    end: int


@lru_cache(maxsize=4)  # amounts and times are read off the same text, one after the other
def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of the text in order."""
    return tuple([Word(found.group().lower(), found.start(), found.end()) for found in _WORD.finditer(text)])


@lru_cache(maxsize=2)
def written(doc: Doc) -> str:
    """Return the text as parsed; the parser's own property puts it together from the tokens each time it is asked."""
    return doc.text


class TokenMap:
    """From code points to the parser's tokens."""

    def __init__(self, doc: Doc) -> None:
        self._starts = doc.to_array(["IDX"]).tolist() if len(doc) else []

    def at(self, offset: int) -> int:
        """Return the index of the token in which the code point stands, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)
