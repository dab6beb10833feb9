"""A same-length copy of a text that the parser reads better. Offsets stay true.

Four things are changed, each code point for exactly one other: odd characters become the plain ones that the parser
was trained on; line breaks that a typesetter made become spaces, while those that a writer made stay (the parser's
pipeline starts a sentence after each, see ``engine``); passages all in capitals are written small; a dateline becomes
a line of its own, since the parser takes its town for the subject of what follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.capitals import write_small
from reportedly.reading.casing import Known
from reportedly.reading.dateline import find_dateline
from reportedly.reading.lines import LineWords, join_lines, line_words

_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u00ad"
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_LINE_BREAKS = "\u000b\u000c\u001c\u001d\u001e\u0085\u2028\u2029"
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_EN_DASH_RANGE = re.compile(r"(?<=\d)–(?=\d)")
_MARKS = re.compile(r"\[[^\[\]]*\]")
_IN_BRACKETS = re.compile(r"\[(?=[^\W\d_])([^\[\]]{2,60})\]")
_RETURNS = re.compile(r"\r(\n?)")


def _character_table() -> dict[int, str]:
    table = dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0)), " ")
    for characters, plain in (
        (_SINGLE_QUOTES, "'"),
        (_DOUBLE_QUOTES, '"'),
        (_SPACES, " "),
        (_HYPHENS, "-"),
        (_LINE_BREAKS, "\n"),
        ("\u2015", "—"),
    ):
        table |= {ord(character): plain for character in characters}
    return table


_CHARACTERS: Mapping[int, str] = _character_table()


@dataclass(frozen=True, eq=False)
class _Language:
    lines: LineWords
    after_abbreviation: re.Pattern[str]


@cache
def _language(pack: Pack) -> _Language:
    openers = "|".join(sorted({word.capitalize() for row in pack.table("masking", "opener") for word in row["words"]}))
    pattern = rf"(?<=[A-Za-z]\.[A-Za-z]\.) (?=(?:{openers})\b)"
    return _Language(line_words(pack), re.compile(pattern))


def mask(text: str, *, pack: Pack, known: Known | None = None) -> str:
    """Return a text of the same length in which what trips the parser is replaced character for character.

    ``known`` holds the ordinary words and the names by which a passage in capitals is written small.
    """
    language = _language(pack)
    masked = _round_brackets(_plain(text))
    masked = write_small(masked, pack=pack, known=known)
    masked = join_lines(masked, words=language.lines)
    masked = _part_dateline(masked, text)
    return language.after_abbreviation.sub("\n", masked)


def _part_dateline(masked: str, text: str) -> str:
    """Put a line break for the last space of a dateline, a long dash before it, spaces for breaks and marks."""
    dateline = find_dateline(text)
    if dateline is None:
        return masked
    shown = _MARKS.search(text, dateline.start, dateline.end)
    town = masked[dateline.start : shown.start() if shown else dateline.end - 1].replace("\n", " ").rstrip()
    line = (town[:-1] + "—").ljust(dateline.end - dateline.start - 1) + "\n"
    return masked[: dateline.start] + line + masked[dateline.end :]


def _plain(text: str) -> str:
    """Replace odd quotes, spaces, hyphens, line ends and characters that no parser can read."""
    plain = _RETURNS.sub(lambda found: " \n" if found.group(1) else "\n", text)
    plain = plain.translate(_CHARACTERS)
    plain = _EN_DASH_RANGE.sub("-", plain)
    plain = _SURROGATES.sub("\ufffd", plain)
    return _INVISIBLE.sub(lambda found: _seen(plain, found.start()), plain)


def _round_brackets(text: str) -> str:
    """Put round brackets for square ones around words in capitals, since parsers know only such: "the front [FMLN]"."""
    if "[" not in text:
        return text
    return _IN_BRACKETS.sub(lambda found: f"({found[1]})" if found[1].isupper() else found.group(), text)


def _seen(text: str, index: int) -> str:
    """Return a space for an invisible character beside a gap, the character itself inside a word."""
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    return text[index] if before.isalnum() and after.isalnum() else " "
