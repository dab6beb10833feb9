"""Which measure claims are about one thing: one event, or one series with the same party, place and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.fusion import policy
from reportedly.fusion.leading import lead
from reportedly.fusion.occurrences import amount_of
from reportedly.fusion.papers import LATE, Papers
from reportedly.model import Claim, Event, Measure, Scope

Key = tuple[str | None, str | None, str | None]


@dataclass(eq=False)
class Series:
    """Measure claims about one thing."""

    measure: str
    event: str | None
    scope: Scope
    claims: list[Claim] = field(default_factory=list)


def gather(papers: Papers, events: Sequence[Event], of_claim: dict[str, str]) -> list[Series]:
    """Group every measure claim; those without an occurrence of their own join an event only on distinctive numbers."""
    by_event: dict[tuple[str, str, str | None, str | None], Series] = {}
    homes, left = lead(papers, events, of_claim)
    for claim, measure, event in homes:
        _put(by_event, event, claim, measure)
    return _with_records([*by_event.values(), *_alone(left, papers)])


def _with_records(found: list[Series]) -> list[Series]:
    """Lead a record told without an amount to the amount of its event, else to the one that its own report gives.

    A record that belongs to no amount makes no figure; ``fuse`` keeps it among the remarks.
    """
    amounts = [series for series in found if any(_has_amount(c) for c in series.claims)]
    records = [series for series in found if not any(_has_amount(c) for c in series.claims)]
    homes: dict[tuple[str, str], Series] = {}
    for series in amounts:
        for claim in series.claims:
            homes.setdefault((claim.evidence.document_id, series.measure), series)
        if series.event is not None:
            homes.setdefault((series.event, series.measure), series)
    for series in records:
        for claim in series.claims:
            own = (claim.evidence.document_id, series.measure)
            home = homes.get((series.event or "", series.measure)) or homes.get(own)
            if home is not None:
                home.claims.append(claim)
    return amounts


def _has_amount(claim: Claim) -> bool:
    return isinstance(claim.proposition, Measure) and claim.proposition.quantity is not None


def _put(
    by_event: dict[tuple[str, str, str | None, str | None], Series], event: str, claim: Claim, measure: Measure
) -> None:
    scope = measure.scope
    key = (event, measure.measure, _per(measure), scope.of)
    by_event.setdefault(key, Series(measure.measure, event, scope)).claims.append(claim)


def _per(measure: Measure) -> str | None:
    """What a rate is per. What each side gives in an exchange stays beside what both give in all: they add up."""
    return None if measure.measure in policy.EXCHANGES else measure.scope.per


# ── series that belong to no event ───────────────────────────────────────────────────────────────────────────────────


def _alone(loose: Sequence[tuple[Claim, Measure]], papers: Papers) -> list[Series]:
    """Group by measure, part and rate; within these by party, place and time, what tells most of them first."""
    blocks: dict[tuple[str | None, ...], list[tuple[Claim, Measure]]] = {}
    for claim, measure in loose:
        blocks.setdefault((measure.measure, measure.scope.of, _per(measure)), []).append((claim, measure))
    found: list[Series] = []
    for members in blocks.values():
        buckets: dict[Key, list[Series]] = {}
        for claim, measure in sorted(members, key=lambda m: (_key(m[1]).count(None), papers.rank[m[0].id])):
            _place(claim, measure, buckets, found, papers)
    return found


def _place(
    claim: Claim, measure: Measure, buckets: dict[Key, list[Series]], found: list[Series], papers: Papers
) -> None:
    """Put a claim into the one series that its party, place and time fit, else into a new one."""
    key = _key(measure)
    fitting = [s for s in buckets.get(key, ()) if _told_together(claim, s, papers)]
    if set(key) == {None} or measure.measure in policy.LOOSE:
        fitting = [s for s in fitting if _agrees(measure, s)]
    if not fitting and None in key:
        near = [s for other, several in buckets.items() if _may_be(key, other) for s in several]
        fitting = [s for s in near if _agrees(measure, s) and _may_be_of_time(claim, measure, s, papers)]
    if measure.measure in policy.LOOSE:
        fitting = [s for s in fitting if _of_one_source(claim, s)]
    if len(fitting) == 1:
        fitting[0].claims.append(claim)
        return
    series = Series(measure.measure, None, measure.scope, [claim])
    buckets.setdefault(key, []).append(series)
    found.append(series)


def _may_be_of_time(claim: Claim, measure: Measure, series: Series, papers: Papers) -> bool:
    """Whether an amount without a time may be of the time of a series: it must have been told within days of it."""
    if not _told_together(claim, series, papers):
        return False
    when, published = series.scope.when, papers.published(claim)
    if when is None or measure.measure in policy.LEVELS or measure.scope.when is not None or published == LATE:
        return True
    return published - when.end <= policy.MATTER_REACH


def _of_one_source(claim: Claim, series: Series) -> bool:
    """Whether a length of time or way is told by a source of the series: thirty days of two papers are two truces."""
    return any(
        other.attribution.source.actor.id == claim.attribution.source.actor.id
        or other.evidence.quote == claim.evidence.quote
        for other in series.claims
    )


def _key(measure: Measure) -> Key:
    """Party, place and time, each None where untold; levels drift slowly and have no time of their own."""
    scope = measure.scope
    where = None if scope.where is None else scope.where.place_id or scope.where.name.casefold()
    if scope.when is None or measure.measure in policy.LEVELS:
        return scope.party, where, None
    return scope.party, where, f"{scope.when.start.date()}/{scope.when.precision}"


def _may_be(key: Key, other: Key) -> bool:
    """Whether nothing that both tell differs."""
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in zip(key, other, strict=True))


def _agrees(measure: Measure, series: Series) -> bool:
    """Whether an amount whose scope is half told may be of a series: it is a level, or the series knows the number."""
    if measure.measure in policy.LEVELS:
        return True
    told = [c.proposition for c in series.claims if isinstance(c.proposition, Measure)]
    return any(amount_of(other) == amount_of(measure) and _unit(other) == _unit(measure) for other in told)


def _unit(measure: Measure) -> str | None:
    return None if measure.quantity is None else measure.quantity.unit


def _told_together(claim: Claim, series: Series, papers: Papers) -> bool:
    """Undated amounts are of one series only if they were told within a month; levels drift on."""
    mine, theirs = papers.published(claim), papers.published(series.claims[-1])
    return LATE in (mine, theirs) or abs(mine - theirs) <= policy.STOCK_REACH
