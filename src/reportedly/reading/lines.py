"""Which line breaks a writer made, and which a typesetter: the latter become spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.lang import Pack

_MARKED = re.compile(r"\s*(?:[-–—*•▪·●►>]\s|\(?\d{1,2}[.)]\s|[A-Z][\w' ]{0,24}:(?:\s|$))")
_ENDED = re.compile(r"[.!?:…][\"')\]]*\s*$")
_LAST_WORD = re.compile(r"([^\W\d_]+)(\.?)\s*$")
_DOTTED = re.compile(r"(?:\b[A-Za-z]\.){2,}\s*$")
_OPEN_MARK = re.compile(r"(?:[,;&]|\s[-–—]|[—(])\s*$")
_NARROWEST, _WIDEST = 40, 120  # columns between which a block of lines can have been set by a typesetter
_RAGGED = 0.55  # a set line is at least this part of the widest one, the last line of a paragraph excepted


@dataclass(frozen=True, eq=False)
class LineWords:
    """Words of a language that leave a line open."""

    open: frozenset[str]
    titles: frozenset[str]


def line_words(pack: Pack) -> LineWords:
    """Compile the words of a language pack."""
    rows = pack.table("masking", "open")
    every = frozenset(word for row in rows for word in row["words"])
    return LineWords(every, frozenset(word for row in rows if row.get("titles") for word in row["words"]))


def join_lines(text: str, *, words: LineWords) -> str:
    """Return the text with a space for each line break inside a sentence.

    Lines that were joined may show that their block is set to a width, so this goes on until nothing joins any more.
    """
    joined = _joined_once(text, words)
    while joined != text:
        text, joined = joined, _joined_once(joined, words)
    return joined


def _joined_once(text: str, words: LineWords) -> str:
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    widths = _widths(lines)
    pieces = [lines[0]]
    for index in range(1, len(lines)):
        joins = _joins(lines[index - 1], lines[index], width=widths[index - 1], words=words)
        pieces += [" " if joins else "\n", lines[index]]
    return "".join(pieces)


def _widths(lines: Sequence[str]) -> list[int]:
    """Return for each line the width to which its block is set, 0 where the block is not set to a width."""
    widths: list[int] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        widths += [_width(block)] * len(block) + [0]
        block = []
    return widths


def _width(block: Sequence[str]) -> int:
    width = max((len(line.rstrip()) for line in block), default=0)
    return width if len(block) > 1 and _NARROWEST <= width <= _WIDEST else 0


def _joins(line: str, following: str, *, width: int, words: LineWords) -> bool:
    """Say whether the sentence runs on over the line break."""
    if not line.strip() or not following.strip() or _MARKED.match(following):
        return False
    first = following.lstrip()
    if _ends_short(line, words):
        return not _is_label(line)
    if _ENDED.search(line):
        return False
    if first[0].islower() or _OPEN_MARK.search(line) or _is_left_open(line, words):
        return not _is_label(line)
    return _is_full(line, first, width)


def _ends_short(line: str, words: LineWords) -> bool:
    """Say whether the line ends in a title's short form or in "U.S.", whose dot ends no sentence."""
    word = _LAST_WORD.search(line)
    if word is not None and word.group(2) and word.group(1).lower() in words.titles:
        return True
    return _DOTTED.search(line) is not None


def _is_left_open(line: str, words: LineWords) -> bool:
    word = _LAST_WORD.search(line)
    return word is not None and not word.group(2) and word.group(1).lower() in words.open


def _is_full(line: str, first: str, width: int) -> bool:
    """Say whether the next word would not have fitted on the line."""
    length = len(line.rstrip())
    return width > 0 and length >= width * _RAGGED and length + 1 + len(first.split(maxsplit=1)[0]) > width


def _is_label(line: str) -> bool:
    """Say whether the line is a "Key: value" line of its own, which ends where it ends."""
    return _MARKED.match(line) is not None and ":" in line and len(line) < _NARROWEST
