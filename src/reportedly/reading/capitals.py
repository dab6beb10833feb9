"""Passages all in capitals, written small: parsers know words by their shape, and capitals hide names from verbs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lang import Pack

_FEWEST_LETTERS = 12  # shorter runs are abbreviations and headline tags, left as they are
_SHARE = 0.85  # of a passage's letters
_PASSAGE = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['-][^\W\d_]+)*")
_OPENS = re.compile(r"(?:[.!?][\"')\]]*\s+[\"'(\[]*|\A\W*|\n\s*\n\s*[\"'(]*|\[\w+\]\s*)\Z")
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, eq=False)
class _Names:
    always: frozenset[str]  # weekdays, months
    beside_digits: frozenset[str]  # months that are also words: "may", "march"
    titles: frozenset[str]
    small: frozenset[str]  # words that are no names even behind a title: "president will"
    acronyms: Mapping[str, frozenset[str]]  # acronym → the words it must follow, none where it is always one


@cache
def _names(pack: Pack) -> _Names:
    months, days = pack.table("times", "month"), pack.table("times", "weekday")
    always = {word for row in (*months, *days) if not row.get("cased") for word in row["words"]}
    cased = {word for row in months if row.get("cased") for word in row["words"]}
    open_rows = pack.table("masking", "open")
    titles = {word for row in open_rows if row.get("titles") for word in row["words"]}
    small = {word for row in open_rows if not row.get("titles") for word in row["words"]}
    rows = pack.table("masking", "acronym")
    acronyms = {word: frozenset(row.get("only_after", ())) for row in rows for word in row["words"]}
    return _Names(frozenset(always), frozenset(cased), frozenset(titles), frozenset(small), acronyms)


def write_small(text: str, *, pack: Pack) -> str:
    """Return the text with its passages in capitals written small, of the same length."""
    if not any(character.isupper() for character in text):
        return text
    return _PASSAGE.sub(lambda found: _small(found.group(), _names(pack)), text)


def _small(passage: str, names: _Names) -> str:
    letters = sum(map(str.isalpha, passage))
    if letters < _FEWEST_LETTERS or sum(map(str.isupper, passage)) < letters * _SHARE:
        return passage
    pieces, last, before = [], 0, ""
    for found in _WORD.finditer(passage):
        pieces.append(passage[last : found.start()])
        pieces.append(_cased(passage, found, before, names))
        before, last = found.group().lower(), found.end()
    return "".join([*pieces, passage[last:]])


def _cased(passage: str, found: re.Match[str], before: str, names: _Names) -> str:
    word = found.group()
    low = _lower(word)
    if "." in word or (len(low) > 1 and not _VOWELS & set(low)):
        return word
    if low in names.acronyms:
        return word if not names.acronyms[low] or before in names.acronyms[low] else low
    is_name = low in names.always or (low in names.beside_digits and _is_beside_digits(passage, found))
    is_open = "." not in before and _OPENS.search(passage, max(0, found.start() - 12), found.start()) is not None
    spaced = passage[max(0, found.start() - 2) : found.start()]
    follows_title = before in names.titles and spaced[-1:] == " " and spaced[:1].isalpha() and low not in names.small
    return _capital(word, low) if is_name or is_open or follows_title else low


def _is_beside_digits(passage: str, found: re.Match[str]) -> bool:
    around = passage[max(0, found.start() - 2) : found.start()] + passage[found.end() : found.end() + 2]
    return any(map(str.isdigit, around))


def _lower(word: str) -> str:
    """Lower each character that has a lower one of the same length ("İ" has not)."""
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in word)


def _capital(word: str, low: str) -> str:
    return word[0] + low[1:]
