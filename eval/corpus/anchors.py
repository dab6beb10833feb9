"""``"3: first words ... last words"`` → spans of the dispatch's text.

A text is written one sentence a line; the document that is read joins the lines of a paragraph by blanks, and
paragraphs by a blank line. An anchor names a line (counted from 1, empty lines not counted) and words of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.values import Span

_ANCHOR = re.compile(r"(?P<line>\d+)(?:#(?P<nth>\d+))?: ?(?P<words>.+)", re.DOTALL)
_GAP = " ... "


class Unanchored(ValueError):
    """An anchor does not lead to a place in the text."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The document's text and where each line of the dispatch stands in it."""

    text: str
    lines: tuple[Span, ...]

    @classmethod
    def of(cls, written: str) -> Layout:
        """Join the lines of a dispatch as the document has them."""
        text, lines = "", []
        for paragraph in re.split(r"\n[ \t]*\n", written.strip()):
            text += "\n\n" if text else ""
            for number, line in enumerate(filter(None, (line.strip() for line in paragraph.split("\n")))):
                text += " " if number else ""
                lines.append(Span(len(text), len(text) + len(line)))
                text += line
        return cls(text, tuple(lines))

    def line_of(self, offset: int) -> int:
        """Return the number of the line that an offset stands in, counted from 1."""
        return sum(line.start <= offset for line in self.lines)

    def find(self, anchor: str) -> Span:
        """Return the span that an anchor names.

        Raises:
            Unanchored: there is no such line, or the words do not stand in it.
        """
        match = _ANCHOR.fullmatch(anchor)
        if match is None:
            raise Unanchored(f'{anchor!r}: write "LINE: words" or "LINE#2: words"')
        number = int(match["line"])
        if not 1 <= number <= len(self.lines):
            raise Unanchored(f"{anchor!r}: the text has {len(self.lines)} lines")
        line = self.lines[number - 1]
        first, _, last = match["words"].partition(_GAP)
        start = self._nth(first, line, int(match["nth"] or 1), anchor)
        if not last:
            return Span(start, start + len(first))
        rest = Span(min(start + len(first), line.end - 1), line.end)
        return Span(start, self._nth(last, rest, 1, anchor) + len(last))

    def find_all(self, anchors: str | Sequence[str]) -> tuple[Span, ...]:
        """Return the spans of one anchor or a list of them, in order of the text."""
        listed = [anchors] if isinstance(anchors, str) else anchors
        return tuple(sorted(self.find(anchor) for anchor in listed))

    def _nth(self, words: str, within: Span, nth: int, anchor: str) -> int:
        edge = (r"(?<!\w)" if words[:1].isalnum() else "", r"(?!\w)" if words[-1:].isalnum() else "")
        starts = [m.start() for m in re.finditer(edge[0] + re.escape(words) + edge[1], within.of(self.text))]
        if len(starts) < nth:
            raise Unanchored(f"{anchor!r}: {words!r} stands {len(starts)} times there: {within.of(self.text)!r}")
        return within.start + starts[nth - 1]
