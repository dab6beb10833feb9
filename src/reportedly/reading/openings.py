"""The lines that open reports and digest items: "MOSCOW, May 31 (Halden) - …", "KYIV. …", as sources of names.

They name a town, which does not act there, and a wire, by whose name the text then cites it. When a report was filed is
``reading.dateline``'s question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.reading.words import written

_DATELINE = re.compile(
    r"^[^\S\n]*(?P<towns>[A-ZÀ-Ž][\w .,'’/-]{1,60}?)\s?\((?P<wire>[A-Z][\w '’.-]{1,40})\)[^\S\n]*(?:-|–|—|:)",
    re.MULTILINE,
)
_CAPITALS = re.compile(r"^[^\S\n]*(?P<towns>[A-ZÀ-Ž]{3,}(?:[ /-][A-ZÀ-Ž]{3,})*)(?:,|\.|/|[^\S\n]*[—–-])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Openings:
    """The tokens that name towns, and the names of wires."""

    towns: frozenset[int]
    wires: frozenset[str]

    def is_wire(self, doc: Doc, first: int, last: int) -> bool:
        """Say whether these tokens are the name of a wire that a dateline tells."""
        return bool(self.wires) and doc[first : last + 1].text in self.wires


@lru_cache(maxsize=1)
def find_openings(doc: Doc) -> Openings:
    """Return what the opening lines of a text name; most texts have one or none."""
    text = written(doc)
    towns: set[int] = set()
    wires = set()
    for found in _DATELINE.finditer(text):
        towns |= _tokens(doc, found.start("towns"), found.end("towns"))
        wires.add(found["wire"])
    for found in _CAPITALS.finditer(text):
        towns |= _tokens(doc, found.start("towns"), found.end("towns"))
    return Openings(frozenset(towns), frozenset(wires))


def _tokens(doc: Doc, start: int, end: int) -> set[int]:
    stretch = doc.char_span(start, end, alignment_mode="expand")
    return set() if stretch is None else set(range(stretch.start, stretch.end))
