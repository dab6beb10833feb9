"""Times as written, resolved against the publication time.

A bare weekday is the most recent such day, the day of publication included; where the words that govern it look ahead
("will meet on Monday") it is the next one. A date or month without a year takes the nearest year, past before future.
Local days are taken as UTC days; the precision says how much that can be off (see ``calendar``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from reportedly.lang import Pack
from reportedly.reading.calendar import Seen, resolve
from reportedly.reading.mentions import TimeMention
from reportedly.reading.time_forms import TimeMatch, forms, scan
from reportedly.reading.words import TokenMap, written
from reportedly.values import Span, TimePrecision, When

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_CLIMB = 6  # governors looked at above a time to see whether they look ahead
_BESIDE_A_CLOCK = 20  # code points between a clock time and its date: "Sunday, shortly after 8 p.m."
_DATED = frozenset(("date", "weekday", "deictic"))
_TURNS_AHEAD = frozenset(("date", "weekday", "weekday_range", "month", "date_range"))
_VERBS = frozenset(("VBD", "VBN", "VBZ", "VBP"))


def find_times(doc: Doc, *, pack: Pack, published_at: datetime | None) -> tuple[TimeMention, ...]:
    """Return every time in the text, in order. ``when`` is None where it cannot be known."""
    tokens = TokenMap(doc)
    times = [found for found in scan(written(doc), pack=pack) if _is_time(doc, tokens, found)]
    matches = _with_clocks(written(doc), times, _glue(pack))
    now = None if published_at is None else published_at.astimezone(UTC)
    seen = Seen(now, forms(pack), _counts(pack))
    return tuple(_mention(doc, tokens, found, clock, seen) for found, clock in matches)


def time_stretches(text: str, *, pack: Pack) -> list[tuple[int, int]]:
    """Return where the text holds times, so that their digits are not taken for amounts. Bare years are left out."""
    return [(found.start, found.end) for found in scan(text, pack=pack) if found.reading != "year"]


@cache
def _counts(pack: Pack) -> Mapping[str, int]:
    words = {row["word"]: int(row["value"]) for row in pack.table("numerals", "cardinal")}
    return words | {"a": 1, "an": 1}


@cache
def _glue(pack: Pack) -> frozenset[str]:
    return frozenset(word for row in pack.table("times", "glue") for word in row["words"])


def _is_time(doc: Doc, tokens: TokenMap, found: TimeMatch) -> bool:
    """Refuse a bare number that only looks like a year: "2000 drones"."""
    if found.reading != "year" or found.effect is not None or len(found.parts) > 1:
        return True
    token = doc[tokens.at(found.body)]
    if token.ent_type_ in ("CARDINAL", "QUANTITY", "MONEY"):
        return False
    is_counting = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    return not (is_counting and token.text.endswith("00"))


def _with_clocks(
    text: str, matches: list[TimeMatch], glue: frozenset[str]
) -> Iterator[tuple[TimeMatch, TimeMatch | None]]:
    """Yield the matches, a clock time joined with the date that stands beside it: (date, clock)."""
    skip = False
    for left, right in zip(matches, [*matches[1:], None], strict=False):
        if skip:
            skip = False
            continue
        date, clock = (right, left) if left.reading == "clock" else (left, right)
        if (
            right is None
            or date is None
            or clock is None
            or not _belong(text[left.end : right.body], date, clock, glue)
        ):
            yield left, None
            continue
        skip = True
        yield replace(date, start=left.start, body=left.body, end=right.end, effect=_joint_effect(left, right)), clock


def _joint_effect(left: TimeMatch, right: TimeMatch) -> str | None:
    """Return what bends the whole: the word before both, or the one before the clock time between them."""
    return left.effect or (right.effect if right.reading == "clock" else None)


def _belong(gap: str, date: TimeMatch, clock: TimeMatch, glue: frozenset[str]) -> bool:
    if clock.reading != "clock" or date.reading not in _DATED:
        return False
    return len(gap) <= _BESIDE_A_CLOCK and all(word in glue for word in gap.replace(",", " , ").lower().split())


def _mention(doc: Doc, tokens: TokenMap, found: TimeMatch, clock: TimeMatch | None, seen: Seen) -> TimeMention:
    span = doc[tokens.at(found.body) : tokens.at(found.end - 1) + 1]
    head = _head(span).i
    ahead = _looks_ahead(span, seen) if found.reading in _TURNS_AHEAD else None
    when = resolve(found.reading, found.parts, replace(seen, ahead=ahead))
    if clock is not None and when is not None:
        when = resolve("clock", clock.parts, replace(seen, day=when.start.date())) or when
    is_clock = clock is not None or found.reading == "clock"
    if when is not None and found.parts.get("part") in seen.forms.turns:
        return TimeMention(Span(found.start, found.end), _around(when, found.effect), head)
    return TimeMention(Span(found.start, found.end), _bent(when, found.effect, seen.now, is_clock=is_clock), head)


def _head(span: TokenSpan) -> Token:
    """Return the word that carries the time: never the preposition of "19:30 on Saturday"."""
    if span.root.pos_ != "ADP":
        return span.root
    return next((token for token in span if token.pos_ not in ("ADP", "PUNCT", "DET")), span.root)


def _bent(when: When | None, effect: str | None, now: datetime | None, *, is_clock: bool) -> When | None:
    """Apply the word before: "since May" stays open until told, "before May" names a time at which it was not.

    "After 9:30 p.m." and "before 6 a.m." are within the hour: clock times are told to be near them.
    """
    if when is None or effect is None:
        return when
    if is_clock and effect == "after":
        return When(when.start, when.start + _HOUR, TimePrecision.HOUR)
    if is_clock and effect == "before":
        return When(when.start - _HOUR, when.start, TimePrecision.HOUR)
    if effect != "open":
        return None
    end = now if now is not None and now > when.start else when.end
    return When(when.start, end, TimePrecision.OPEN)


def _around(turn: When, effect: str | None) -> When | None:
    """Return the part of the day up to or from a turn of it: "before dawn on Friday" is on Friday."""
    if effect == "before":
        return When(turn.start.replace(hour=0), turn.end, turn.precision)
    if effect == "after":
        return When(turn.start, turn.start.replace(hour=0) + _DAY, turn.precision)
    return turn if effect is None else None


def _looks_ahead(span: TokenSpan, seen: Seen) -> bool | None:
    """Say whether the words that govern the time look ahead, or back, or None where no verb governs it."""
    token, future = span.root, seen.forms.future
    for _ in range(_CLIMB):
        beside = (token, *token.children)
        if any(word.lemma_.lower() in future or word.lower_ in future for word in beside):
            return True
        if token.tag_ in _VERBS:
            return False if _is_past(token) else None
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _is_past(verb: Token) -> bool:
    """Say whether a verb form tells what was: "fell", "were killed", "has fallen", "the soldiers killed on Monday"."""
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBD" or any(word.tag_ == "VBD" for word in auxiliaries):
        return True
    return verb.tag_ == "VBN" and (not auxiliaries or any(word.lemma_ == "have" for word in auxiliaries))
