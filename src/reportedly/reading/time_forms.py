"""The forms of times, compiled from the language pack into one expression, and what they match in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from reportedly.lang import Pack
from reportedly.reading.words import split_words

NO_TIME = "none"  # the effect of "copyright" before a year
_LITERAL = re.compile(r"(?<![\\?\w])[a-z]+")
_SLOT = re.compile(r"\{([a-z]+\d*)\}")
_PREFIX_REACH = 24  # code points before a time in which "since", "until" can stand
_SHORT_FORM = 4  # letters up to which a name must have its capital: "Sun", "Sept"
_DIGIT_SLOTS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "dd": r"(?:0[1-9]|[12]\d|3[01])",
    "mm": r"(?:0[1-9]|1[0-2])",
    "year": r"(?:19|20)\d\d",
    "yy": r"\d\d",
    "hour": r"(?:0?[1-9]|1[0-2])",
    "hour24": r"(?:[01]?\d|2[0-3])",
    "hour00": r"(?:[01]\d|2[0-3])",
    "minute": r"[0-5]\d",
    "half": r"(?:[ap]\.? ?m\b\.?)",
}


@dataclass(frozen=True, slots=True)
class TimeMatch:
    """A time found in a text: where, how to read it, its parts by slot name, and the effect of the word before.

    ``start`` is where that word starts, ``body`` where the time itself does.
    """

    start: int
    body: int
    end: int
    reading: str
    parts: Mapping[str, str]
    effect: str | None = None


@dataclass(frozen=True, eq=False)
class Forms:
    """Everything of a language that names times."""

    expression: re.Pattern[str]
    starters: frozenset[str]  # every word of every form, so that all others are passed over at once
    readings: Mapping[str, str]  # group name of a form → how it is read
    prefixes: re.Pattern[str]
    effects: Mapping[str, str]
    words: Mapping[str, Mapping[str, Mapping[str, Any]]]  # slot → word → row
    future: frozenset[str]
    turns: frozenset[str]  # parts of a day that acts are told to be just before or after


@cache
def forms(pack: Pack) -> Forms:
    """Compile the forms of a language pack."""
    words = {slot: _rows_by_word(pack, slot) for slot in ("month", "weekday", "part", "lead", "deictic", "which")}
    words |= {slot: _rows_by_word(pack, slot) for slot in ("period", "zone", "moment")}
    slots = _DIGIT_SLOTS | {slot: _alternatives(rows) for slot, rows in words.items()}
    slots |= {slot: _with_short_forms(pack, slot) for slot in ("month", "weekday")}
    slots["number"] = _numbers(pack)
    rows = pack.table("times", "form")
    parts = [f"(?P<f{index}>{_filled(row['pattern'], slots, index)})" for index, row in enumerate(rows)]
    prefixes = {row["word"]: row["effect"] for row in pack.table("times", "prefix")}
    literals = {
        word for part in (*slots.values(), *(row["pattern"] for row in rows)) for word in _LITERAL.findall(part)
    }
    return Forms(
        starters=frozenset(literals),
        expression=re.compile(rf"(?<![\w@#/.])(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE),
        readings={f"f{index}": row["reading"] for index, row in enumerate(rows)},
        prefixes=re.compile(rf"(?<!\w)({_any_of(prefixes)}) (?:(?:early|late|at least|at|in|on) )?\Z", re.IGNORECASE),
        effects=prefixes,
        words=words,
        future=frozenset(row["lemma"] for row in pack.table("times", "future")),
        turns=frozenset(row["word"] for row in pack.table("times", "part") if row.get("turn")),
    )


def _rows_by_word(pack: Pack, array: str) -> dict[str, Mapping[str, Any]]:
    return {word: row for row in pack.table("times", array) for word in row.get("words", (row.get("word"),))}


def _alternatives(rows: Mapping[str, Mapping[str, Any]]) -> str:
    return f"(?:{_any_of(rows)})"


def _with_short_forms(pack: Pack, array: str) -> str:
    """Return the names of a table in any length; the short ones, all but the first, may carry a dot."""
    names = []
    for row in pack.table("times", array):
        full, *short = row["words"]
        names += [re.escape(full), *(rf"{re.escape(word)}\b\.?" for word in short)]
    return f"(?:{'|'.join(names)})"


def _any_of(words: Mapping[str, Any]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _numbers(pack: Pack) -> str:
    words = [row["word"] for row in pack.table("numerals", "cardinal")]
    vague = [row["word"] for row in pack.table("numerals", "vague")]
    ordered = sorted([*words, *vague], key=len, reverse=True)
    return rf"(?:\d{{1,3}}|a|an|{'|'.join(re.escape(word) for word in ordered)})"


def _filled(pattern: str, slots: Mapping[str, str], index: int) -> str:
    """Put the words into the pattern's slots; each form's groups carry its number, since names are unique."""

    def fill(slot: re.Match[str]) -> str:
        name = slot.group(1)
        inner = slots.get(name) or slots[name.rstrip("0123456789")]
        return f"(?P<{name}_{index}>{inner})"

    return _SLOT.sub(fill, pattern)


@lru_cache(maxsize=4)  # amounts and times are read off the same text, one after the other
def scan(text: str, *, pack: Pack) -> tuple[TimeMatch, ...]:
    """Return the times in the text, in order, that are written as times must be ("May", not "may")."""
    return tuple(_scan(text, pack))


def _scan(text: str, pack: Pack) -> Iterator[TimeMatch]:
    known = forms(pack)
    for found in _matches(text, known):
        form = found.lastgroup or ""
        suffix = f"_{form[1:]}"
        parts = {
            name.removesuffix(suffix): value.lower().rstrip(".")
            for name, value in found.groupdict().items()
            if value is not None and name.endswith(suffix) and name[0] != suffix
        }
        if not _is_cased(found, form, parts, known):
            continue
        before = known.prefixes.search(text, max(0, found.start() - _PREFIX_REACH), found.start())
        effect = None if before is None else known.effects[before.group(1).lower()]
        if effect == NO_TIME:
            continue
        start = found.start() if before is None else before.start()
        yield TimeMatch(start, found.start(), found.end(), known.readings[form], parts, effect)


def _matches(text: str, known: Forms) -> Iterator[re.Match[str]]:
    """Yield the matches in order; words with which no form can begin are passed over, since few can."""
    end = 0
    for word in split_words(text):
        if word.start < end or not (word.low in known.starters or word.low[0].isdigit()):
            continue
        found = known.expression.match(text, word.start)
        if found is not None:
            end = found.end()
            yield found


def _is_cased(found: re.Match[str], form: str, parts: Mapping[str, str], known: Forms) -> bool:
    """Refuse "may" and "march" written small with no day beside them, and small abbreviations ("sat", "sun")."""
    if "month" in parts and "day" not in parts and known.words["month"][parts["month"]].get("cased"):
        return found.group(f"month_{form[1:]}")[0].isupper()
    if "weekday" in parts or ("month" in parts and "day" not in parts):
        name = "weekday" if "weekday" in parts else "month"
        written = found.group(f"{name}_{form[1:]}")
        return len(parts[name]) > _SHORT_FORM or written[0].isupper()
    return True
