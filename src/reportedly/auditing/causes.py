"""Causes that came after what they are said to have caused: "in retaliation for" a strike of two days later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, stems_of
from reportedly.auditing.words import DriftWords, words_of
from reportedly.fusion.occurrences import FINE
from reportedly.fusion.policy import TIME_SLACK
from reportedly.model import Claim
from reportedly.values import Span, When

COVERED = 0.6  # share of a cause's words, by weight, that a report's sentence must have to tell it …
NAMED = 0.4  # … and where it has all the names in them
_END = re.compile(r"[,;.:]")
_WITH = re.compile(r"\bwith\b|[,;.:]")


def cause_spans(sentence: str, words: DriftWords) -> Iterator[Span]:
    """Yield where causes, or what is told to have come first, stand in a sentence.

    Behind the words of cause or order up to the clause's end ("in revenge for X", "after X", "answered X with"), or
    before a verb that makes them one ("X led to").
    """
    for found in words.causing.finditer(sentence):
        yield from _behind(sentence, found.end(), _END)
    for found in words.answering.finditer(sentence):
        yield from _behind(sentence, found.end(), _WITH)
    for found in words.following.finditer(sentence):
        before = words_of(sentence[: found.start()])
        if not before or before[-1].folded not in words.saying:  # "said after the strike" orders words, not acts
            yield from _behind(sentence, found.end(), _END)
    for found in words.leading.finditer(sentence):
        start = max((end.end() for end in _END.finditer(sentence[: found.start()])), default=0)
        if sentence[start : found.start()].strip():
            yield Span(start, found.start())


def _behind(sentence: str, start: int, ends: re.Pattern[str]) -> Iterator[Span]:
    end = next((found.start() for found in ends.finditer(sentence, start)), len(sentence))
    if sentence[start:end].strip():
        yield Span(start, end)


def later_cause(phrase: str, effect: When, record: Record) -> list[Said]:
    """Return the ledger's claims that tell the cause, where all of them put it after the effect."""
    stems = stems_of(phrase)
    whole = record.weigh(stems)
    if whole == 0:
        return []
    names = stems_of(" ".join(word.written for word in words_of(phrase) if word.is_name))
    told = [
        one
        for one in record.sharing(stems)
        if one.when is not None
        and one.when.precision in FINE
        and record.weigh(stems & one.stems) >= (NAMED if names and names <= one.stems else COVERED) * whole
        and one.claim.kind == "occurrence"
    ]
    is_later = all(one.when is not None and one.when.start >= effect.end + TIME_SLACK for one in told)
    return told if is_later else []


def effect_of(claims: Iterable[Claim], times: Sequence[When | None]) -> tuple[Claim, When] | None:
    """Return the first claim of the sentence, outside its cause, that has a time."""
    dated = ((claim, when) for claim, when in zip(claims, times, strict=True) if when is not None)
    return next(((claim, when) for claim, when in dated if when.precision in FINE), None)
