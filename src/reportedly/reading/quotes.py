"""Quotation marks paired, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

CLOSED_BY = {"“": "”", "«": "»", "„": "“”", "``": "''", '"': '"', "''": "''"}
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "''"})  # what a straight mark does shows only from the marks before it
OPENING = frozenset(CLOSED_BY) - EITHER
_MARKS = OPENING | CLOSING | EITHER


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens from mark to mark, both included. ``runs_on``: no closing mark, and the next paragraph opens with one."""

    first: int
    last: int
    runs_on: bool = False

    @property
    def tokens(self) -> range:
        """The indices of all tokens, marks included."""
        return range(self.first, self.last + 1)


def find_quotes(doc: Doc, lines: Sequence[range]) -> tuple[Quote, ...]:
    """Pair the marks. A mark without a partner in its paragraph pairs with nothing, save in a quote that runs on."""
    quotes: list[Quote] = []
    for paragraph in lines:
        quotes.extend(_paired(doc, paragraph))
    return tuple(quotes)


def paragraphs(tokens: Sequence[Token]) -> Iterator[range]:
    """Yield the token ranges between line breaks."""
    start = 0
    for token in tokens:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield range(start, token.i)
            start = token.i + 1
    if start < len(tokens):
        yield range(start, len(tokens))


def _paired(doc: Doc, paragraph: range) -> Iterator[Quote]:
    opened: int | None = None
    for i in paragraph:
        text = doc[i].text
        if text not in _MARKS:
            continue
        if opened is None:
            opened = None if text in CLOSING else i
        elif text in CLOSED_BY[doc[opened].text]:
            yield Quote(opened, i)
            opened = None
    if opened is not None and _next_opens(doc, paragraph.stop):
        yield Quote(opened, paragraph.stop - 1, runs_on=True)


def _next_opens(doc: Doc, i: int) -> bool:
    while i < len(doc) and doc[i].is_space:
        i += 1
    return i < len(doc) and doc[i].text in (OPENING | EITHER)
