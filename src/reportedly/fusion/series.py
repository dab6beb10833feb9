"""Which measure claims are about one thing: one event, or one series with the same party, place and time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.fusion import policy
from reportedly.fusion.occurrences import amount_of, is_distinctive
from reportedly.fusion.papers import LATE, Papers
from reportedly.model import Claim, Event, Measure, Scope


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
    loose: list[tuple[Claim, Measure]] = []
    for claim in papers.claims:
        measure = claim.proposition
        if not isinstance(measure, Measure):
            continue
        event = of_claim.get(measure.about or "")
        if event is None or measure.measure in policy.LEVELS:
            loose.append((claim, measure))
        else:
            _put(by_event, event, claim, measure)
    left = _led_to_events(loose, by_event, {e.id: e for e in events}, papers)
    return [*by_event.values(), *_alone(left, papers)]


def _put(
    by_event: dict[tuple[str, str, str | None, str | None], Series], event: str, claim: Claim, measure: Measure
) -> None:
    scope = measure.scope
    key = (event, measure.measure, _per(measure), scope.of)
    by_event.setdefault(key, Series(measure.measure, event, scope)).claims.append(claim)


def _per(measure: Measure) -> str | None:
    """What a rate is per. What each side gives in an exchange stays beside what both give in all: they add up."""
    return None if measure.measure in policy.EXCHANGES else measure.scope.per


# ── claims without an occurrence of their own ────────────────────────────────────────────────────────────────────────


def _led_to_events(
    loose: Iterable[tuple[Claim, Measure]],
    by_event: dict[tuple[str, str, str | None, str | None], Series],
    events: dict[str, Event],
    papers: Papers,
) -> list[tuple[Claim, Measure]]:
    """Lead claims to the one event for which other reports give the same numbers: two of them, or a distinctive one."""
    homes: dict[tuple[str, str], set[str]] = {}
    for series in by_event.values():
        for claim in series.claims:
            if isinstance(claim.proposition, Measure):
                homes.setdefault(amount_of(claim.proposition), set()).add(series.event or "")
    votes: dict[str, Counter[str]] = {}
    candidates: dict[str, set[str]] = {}
    for claim, measure in loose:
        fitting = {
            e
            for e in homes.get(amount_of(measure), ())
            if measure.measure not in policy.LEVELS and _fits(claim, measure, events[e], papers)
        }
        candidates[claim.id] = fitting
        votes.setdefault(claim.evidence.document_id, Counter()).update(fitting)
    left = []
    for claim, measure in loose:
        known = votes[claim.evidence.document_id]
        chosen = [e for e in candidates[claim.id] if is_distinctive(amount_of(measure)) or known[e] > 1]
        if len(chosen) == 1:
            _put(by_event, chosen[0], claim, measure)
        else:
            left.append((claim, measure))
    return left


def _fits(claim: Claim, measure: Measure, event: Event, papers: Papers) -> bool:
    """Whether place, time and publication allow that the amount belongs to the event."""
    where, when = measure.scope.where, measure.scope.when
    if where and where.place_id and event.where and event.where.place_id and not where.agrees_with(event.where):
        return False
    if when and event.when and not when.agrees_with(event.when, policy.TIME_SLACK):
        return False
    published = papers.published(claim)
    return event.when is None or published == LATE or abs(published - event.when.start) <= policy.UNDATED_REACH


# ── series that belong to no event ───────────────────────────────────────────────────────────────────────────────────


def _alone(loose: Sequence[tuple[Claim, Measure]], papers: Papers) -> list[Series]:
    """Group by measure, party, part and rate; within these by place and time, the best told first."""
    blocks: dict[tuple[str | None, ...], list[tuple[Claim, Measure]]] = {}
    for claim, measure in loose:
        scope = measure.scope
        blocks.setdefault((measure.measure, scope.party, scope.of, _per(measure)), []).append((claim, measure))
    found: list[Series] = []
    for members in blocks.values():
        buckets: dict[tuple[str | None, str | None], list[Series]] = {}
        for claim, measure in sorted(members, key=lambda m: (-_tells(m[1].scope), papers.rank[m[0].id])):
            _place(claim, measure, buckets, found, papers)
    return found


def _tells(scope: Scope) -> int:
    return (scope.where is not None) + (scope.when is not None)


def _place(
    claim: Claim,
    measure: Measure,
    buckets: dict[tuple[str | None, str | None], list[Series]],
    found: list[Series],
    papers: Papers,
) -> None:
    """Put a claim into the one series that its scope and time fit, else into a new one."""
    key = (_place_key(measure.scope), None if measure.measure in policy.LEVELS else _time_key(measure.scope))
    nearby = buckets.get(key, [])
    fitting = [s for s in nearby if _told_together(claim, s, papers)]
    if key == (None, None) or (not fitting and None in key):
        fitting = [
            s for k, several in buckets.items() if _may_be(key, k) for s in several if _told_together(claim, s, papers)
        ]
        same = [
            s
            for s in fitting
            if amount_of(measure) in {amount_of(c.proposition) for c in s.claims if isinstance(c.proposition, Measure)}
        ]
        fitting = same if len(same) == 1 or not _is_known(key) else fitting
    if len(fitting) == 1:
        fitting[0].claims.append(claim)
        return
    series = Series(measure.measure, None, measure.scope, [claim])
    buckets.setdefault(key, []).append(series)
    found.append(series)


def _may_be(key: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    return all(mine is None or theirs is None or mine == theirs for mine, theirs in zip(key, other, strict=True))


def _is_known(key: tuple[str | None, str | None]) -> bool:
    return key != (None, None)


def _place_key(scope: Scope) -> str | None:
    return None if scope.where is None else scope.where.place_id or scope.where.name.casefold()


def _time_key(scope: Scope) -> str | None:
    return None if scope.when is None else f"{scope.when.start.date()}/{scope.when.precision}"


def _told_together(claim: Claim, series: Series, papers: Papers) -> bool:
    """Undated amounts are of one series only if they were told within a month; levels drift on."""
    mine, theirs = papers.published(claim), papers.published(series.claims[-1])
    return LATE in (mine, theirs) or abs(mine - theirs) <= policy.STOCK_REACH
