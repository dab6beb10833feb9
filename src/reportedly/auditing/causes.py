"""Causes that came after what they are said to have caused: "in retaliation for" a strike of two days later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, stems_of
from reportedly.auditing.words import DriftWords, words_of
from reportedly.fusion.occurrences import FINE
from reportedly.fusion.policy import TIME_SLACK
from reportedly.model import Claim
from reportedly.values import Span, When

COVERED = 0.6  # share of a cause's words, by weight, that a report's sentence must have to tell it …
NAMED = 0.4  # … and where it has all the names in them
_ENDS = ",;.:"


def cause_span(sentence: str, words: DriftWords) -> Span | None:
    """Return where the cause stands in a sentence: what is behind the words of cause, up to the clause's end."""
    found = words.causing.search(sentence)
    if found is None:
        return None
    rest = sentence[found.end() :]
    end = min((place for mark in _ENDS if (place := rest.find(mark)) > 0), default=len(rest))
    return Span(found.end(), found.end() + end) if rest[:end].strip() else None


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
