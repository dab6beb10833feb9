"""What the page sets before a sentence and nobody says: bullets, clock times, the place or matter of a short item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from reportedly.claims.attribution.scene import Scene

BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●"})
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_LONGEST = 5  # tokens of the longest lead with its colon: "Northern Israel:"
_CLOCK = 3  # tokens of the longest clock time before its dash
_OWN = ("DET", "PRON")  # "The result: …" is said with the rest
_TIME = re.compile(r"([01]?\d|2[0-4])[:.h][0-5]\d")
_TOLD = ("VERB", "AUX", "PUNCT")


def page_heads(scene: Scene) -> frozenset[int]:
    """Return the tokens that stand before what is told, at the head of a paragraph or of a sentence in it."""
    heads: set[int] = set()
    for line in scene.lines:
        start = after_marks(line.start, line.stop, scene.doc)
        heads |= set(range(line.start, start))
        for first in (start, *(i for i in line if i > start and scene.doc[i].is_sent_start)):
            heads |= set(_lead(first, line.stop, scene.doc))
    return frozenset(heads)


def after_marks(start: int, stop: int, doc: Doc) -> int:
    """Return where the words begin behind a bullet and a clock time: "• 08:30 — Nobody was hurt"."""
    if start < stop and doc[start].text in BULLETS:
        start += 1
    dash = next((i for i in range(start + 1, min(start + _CLOCK + 1, stop)) if doc[i].text in _DASHES), None)
    clock = "" if dash is None else doc[start:dash].text
    is_clock = clock[:1].isdigit() and all(c.isdigit() or c in ":.h" for c in clock)
    return _behind_clock(start, stop, doc) if dash is None or not is_clock else dash + 1


def _behind_clock(start: int, stop: int, doc: Doc) -> int:
    """Return where the words begin behind "19:40", "6.00 am |" or "1010 |"; a bare "19.40" before a capital too."""
    mark = next((i for i in range(start + 1, min(start + _CLOCK + 2, stop)) if doc[i].text == "|"), None)
    text = doc[start].text if start < stop else ""
    if mark is not None and text[:1].isdigit():
        return mark + 1
    is_clock = _TIME.fullmatch(text) is not None and start + 1 < stop
    if not is_clock or ("." in text and not (doc[start + 1].text[0].isupper() or doc[start + 1].is_quote)):
        return start
    return start + 1


def _lead(first: int, stop: int, doc: Doc) -> Iterator[int]:
    """Yield the tokens of "Goma:", "Fourth:" or "VENEZUELA -" and of its mark."""
    if first + 2 < stop and doc[first].is_upper and len(doc[first]) > _CLOCK and doc[first + 1].text in _DASHES:
        yield from (first, first + 1)
        return
    colon = next((i for i in range(first, min(first + _LONGEST, stop)) if doc[i].text == ":"), None)
    if colon is None or colon == first or colon + 1 >= stop or doc[first].pos_ in _OWN:
        return
    if not any(t.pos_ in _TOLD for t in doc[first:colon]):
        yield from range(first, colon + 1)
