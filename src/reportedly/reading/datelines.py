"""The line that opens a wire report: "MOSCOW, May 31 (Halden) - …". It names a town and the wire; nobody acts in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

_DATELINE = re.compile(
    r"^[^\S\n]*(?P<towns>[A-ZÀ-Ž][\w .,'’/-]{1,60}?)\s?\((?P<wire>[A-Z][\w '’.-]{1,40})\)[^\S\n]*(?:-|–|—|:)",
    re.MULTILINE,
)
_CAPITALS = re.compile(r"^[^\S\n]*(?P<towns>[A-ZÀ-Ž]{3,}(?:[ /-][A-ZÀ-Ž]{3,})*)(?:,|\.|/|[^\S\n]*[—–-])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Datelines:
    """Tokens of the towns, and the wires by name with the tokens that name them."""

    towns: frozenset[int]
    wires: frozenset[str]

    def is_wire(self, doc: Doc, first: int, last: int) -> bool:
        """Say whether these tokens are the name of a wire that a dateline tells."""
        return bool(self.wires) and doc[first : last + 1].text in self.wires


def find_datelines(doc: Doc) -> Datelines:
    """Return what the datelines of a text hold; most texts have one or none."""
    text = doc.text
    towns: set[int] = set()
    wires = set()
    for found in _DATELINE.finditer(text):
        towns |= _tokens(doc, found.start("towns"), found.end("towns"))
        wires.add(found["wire"])
    for found in _CAPITALS.finditer(text):
        towns |= _tokens(doc, found.start("towns"), found.end("towns"))
    return Datelines(frozenset(towns), frozenset(wires))


def _tokens(doc: Doc, start: int, end: int) -> set[int]:
    stretch = doc.char_span(start, end, alignment_mode="expand")
    return set() if stretch is None else set(range(stretch.start, stretch.end))
