"""Where and when a claim is said to be, of claims that match: does what is read agree with what the annotation tells?

``place`` counts, of matched claims, the places that are read and those that the gold tells. Right is a name whose words
are among the other's, article, kind ("region", "city of") and direction aside: "Jiga" for "Jiga health centre".
``when`` does the same for times: right is a read time that meets the gold one and is at most two days longer. What the
gold tells only as "since …" is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from eval.corpus.dispatches import GoldClaim
from eval.outcome import Tally
from reportedly.model import Claim, Measure
from reportedly.values import When, Where

_SLACK = timedelta(days=1)  # local days and nights run over the days of UTC
_LONGER = timedelta(days=2)
_GENERIC = frozenset({"the", "of", "in", "near", "city", "town", "village", "region", "oblast", "province", "district"})


def tallies(pairs: Sequence[tuple[Claim, GoldClaim]]) -> dict[tuple[str, ...], Tally]:
    """Count places and times of claims that match."""
    counted: dict[tuple[str, ...], Tally] = {("place",): Tally(), ("when",): Tally()}
    for claim, gold in pairs:
        where, place = where_of(claim), gold.fields.get("place")
        right = where is not None and place is not None and same_place(where, str(place))
        counted["place",].add(hit_read=right, hit_gold=right, read=where is not None, gold=place is not None)
        told = gold.fields.get("when")
        stretch = None if told is None else stretch_of(str(told))
        when = None if told is not None and stretch is None else when_of(claim)
        met = when is not None and stretch is not None and same_time(when, stretch)
        counted["when",].add(hit_read=met, hit_gold=met, read=when is not None, gold=stretch is not None)
    return counted


def where_of(claim: Claim) -> Where | None:
    """Return where a read claim says that it is."""
    said = claim.proposition
    place: Where | None = said.scope.where if isinstance(said, Measure) else getattr(said, "where", None)
    return place


def when_of(claim: Claim) -> When | None:
    """Return when a read claim says that it is."""
    said = claim.proposition
    time: When | None = said.scope.when if isinstance(said, Measure) else getattr(said, "when", None)
    return time


def same_place(where: Where, gold: str) -> bool:
    """Say whether two names are of one place, as far as their words tell."""
    ours, theirs = _words(where.name), _words(gold)
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _GENERIC


def stretch_of(told: str) -> tuple[datetime, datetime] | None:
    """Return the first moment and the first after: of a year, month or day, or from one to another; else None."""
    ends = [_one(part) for part in told.split("/")]
    first, last = ends[0], ends[-1]
    return None if first is None or last is None else (first[0], last[1])


def _one(told: str) -> tuple[datetime, datetime] | None:
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", told.strip())
    if found is None:
        return None
    year, month, day = (None if part is None else int(part) for part in found.groups())
    start = datetime(year or 1, month or 1, day or 1, tzinfo=UTC)
    if month is None:
        return start, start.replace(year=start.year + 1)
    if day is None:
        return start, (start + timedelta(days=32)).replace(day=1)
    return start, start + timedelta(days=1)


def same_time(when: When, gold: tuple[datetime, datetime]) -> bool:
    """Say whether a read time meets the gold one and is hardly longer."""
    start, end = gold
    is_met = when.start < end + _SLACK and when.end > start - _SLACK
    return is_met and when.end - when.start <= end - start + _LONGER
