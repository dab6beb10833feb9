"""Which words two texts share: exact runs, found in time near linear in the length of the texts.

Fingerprints (winnowing: the least of each window of gram hashes) find candidates: every run of ``policy.SHARED_WORDS``
words leaves at least one fingerprint that both texts have. The runs themselves are then read off exactly. Words inside
quotation marks are left out, since two reports may quote one speech without knowing of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

from reportedly.fusion import policy
from reportedly.values import Span

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_QUOTED = re.compile(
    r"“(?:[^”\n]|\n(?!\s*\n))*”|«(?:[^»\n]|\n(?!\s*\n))*»|„(?:[^“”\n]|\n(?!\s*\n))*[“”]|\"[^\"\n]*\""
)  # a paragraph that is wrapped may break inside a quotation; straight marks, which open and close alike, may not
_PRIME = 2_147_483_629  # below 2**31; products stay small
_BASE = 1_000_003


@dataclass(frozen=True, slots=True)
class Words:
    """A text as folded words with their places. A quotation leaves one empty word, which equals nothing."""

    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def written(self) -> int:
        """How many words stand outside quotation marks."""
        return sum(1 for word in self.folded if word)

    def span(self, first: int, last: int) -> Span:
        """The span from the first to the last of these words, both included."""
        return Span(self.starts[first], self.ends[last])


@dataclass(frozen=True, slots=True)
class Run:
    """A run of equal words: its span in either text and its length in words."""

    left: Span
    right: Span
    words: int


def words_of(text: str) -> Words:
    """Split a text into folded words; quotations become gaps."""
    gaps = [(m.start(), m.end(), "") for m in _QUOTED.finditer(text)]
    open_text = _QUOTED.sub(lambda m: " " * len(m.group()), text)
    found = [(m.start(), m.end(), m.group().casefold()) for m in _WORD.finditer(open_text)]
    ordered = sorted(found + gaps)
    starts, ends, folded = zip(*ordered, strict=True) if ordered else ((), (), ())
    return Words(tuple(folded), tuple(starts), tuple(ends))


def find_quotations(text: str) -> tuple[Span, ...]:
    """Return what stands between quotation marks, the marks left out, in order."""
    return tuple(Span(m.start() + 1, m.end() - 1) for m in _QUOTED.finditer(text) if m.end() - m.start() > 2)


def fingerprints(words: Words) -> frozenset[int]:
    """Return the gram hashes kept of a text; a text shorter than a gram keeps one hash of all its words."""
    grams = list(_gram_hashes(words, policy.GRAM_WORDS))
    if not grams:
        return frozenset({crc32(" ".join(words.folded).encode())}) if words.written else frozenset()
    width = min(policy.WINDOW, len(grams))
    return frozenset(min(grams[at : at + width]) for at in range(len(grams) - width + 1))


def _gram_hashes(words: Words, size: int) -> Iterator[int]:
    """Hash each run of this many words, rolling; grams with a gap in them are given a hash that nothing shares."""
    codes = [crc32(word.encode()) if word else -1 for word in words.folded]
    lead = pow(_BASE, size - 1, _PRIME)
    value = 0
    last_gap = -size
    for at, code in enumerate(codes):
        if at >= size:
            value -= max(codes[at - size], 0) * lead
        value = (value * _BASE + max(code, 0)) % _PRIME
        if code < 0:
            last_gap = at
        if at >= size - 1 and at - last_gap >= size:
            yield value


def shared_runs(left: Words, right: Words, *, at_least: int = policy.SHARED_WORDS) -> tuple[Run, ...]:
    """Return the runs of equal words of at least this length, in order of the right text, without overlap there."""
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(left.folded) - at_least + 1):
        gram = left.folded[at : at + at_least]
        if "" not in gram:
            places.setdefault(gram, at)
    runs = []
    at = 0
    while at <= len(right.folded) - at_least:
        start = places.get(right.folded[at : at + at_least])
        if start is None:
            at += 1
            continue
        length = at_least + _goes_on(left.folded, start + at_least, right.folded, at + at_least)
        runs.append(Run(left.span(start, start + length - 1), right.span(at, at + length - 1), length))
        at += length
    return tuple(runs)


def _goes_on(left: tuple[str, ...], at: int, right: tuple[str, ...], there: int) -> int:
    length = 0
    while at + length < len(left) and there + length < len(right):
        if not left[at + length] or left[at + length] != right[there + length]:
            break
        length += 1
    return length
