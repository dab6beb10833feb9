"""Which event an amount belongs to: the one it is told of, else the one that other reports give the same numbers for.

An amount goes to an event of another report only on numbers that can hardly be met by chance, and only where one event
answers to them. When in doubt it stays alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from reportedly.fusion import policy
from reportedly.fusion.occurrences import amount_of, family, is_distinctive, is_telling, kin_amount_of
from reportedly.fusion.papers import LATE, Papers
from reportedly.model import Claim, Event, Measure, Modality
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, When

Told = tuple[Claim, Measure]
Homed = tuple[Claim, Measure, str]
Amount = tuple[str, str]


@dataclass(eq=False)
class Homes:
    """What is known of each event's amounts so far."""

    by_amount: dict[tuple[str, ...], set[str]] = field(default_factory=dict)
    by_kin: dict[Amount, set[str]] = field(default_factory=dict)
    by_family: dict[str, set[str]] = field(default_factory=dict)
    exact: dict[str, list[tuple[Decimal, str]]] = field(default_factory=dict)  # numbers of each measure, with the event

    def add(self, measure: Measure, event: str) -> None:
        """Remember that this amount is one of the event's."""
        self.by_amount.setdefault(_in_unit(measure), set()).add(event)
        self.by_kin.setdefault(kin_amount_of(measure), set()).add(event)
        self.by_family.setdefault(family(measure.measure), set()).add(event)
        quantity = measure.quantity
        if quantity is not None and quantity.low is not None and quantity.bound is Bound.EXACT:
            self.exact.setdefault(measure.measure, []).append((quantity.low, event))


def _in_unit(measure: Measure) -> tuple[str, ...]:
    """An amount with its unit: 41 people are no 41 vehicles, though both are told as lost."""
    unit = "" if measure.quantity is None else measure.quantity.unit
    return *amount_of(measure), unit


def lead(papers: Papers, events: Sequence[Event], of_claim: dict[str, str]) -> tuple[list[Homed], list[Told]]:
    """Return the measure claims with their event, and those that stay alone."""
    by_id = {event.id: event for event in events}
    homes = Homes()
    homed: list[Homed] = []
    loose: list[Told] = []
    unsure: list[Homed] = []
    for claim in papers.claims:
        measure = claim.proposition
        if not isinstance(measure, Measure):
            continue
        event = of_claim.get(measure.about or "") or of_claim.get(claim.id)
        if event is None or measure.measure in policy.LEVELS or _is_of_before(measure, by_id[event]):
            loose.append((claim, measure))
        elif _is_bare(by_id[event]) and _may_lead_on(measure):
            unsure.append((claim, measure, event))
        else:
            homes.add(measure, event)
            homed.append((claim, measure, event))
    led, left = _led_by_numbers(loose, homes, by_id, papers)
    for _, measure, event in led:
        homes.add(measure, event)
    kin, left = _led_by_kin(left, unsure, homes, by_id, papers)
    return [*homed, *led, *kin], left


def _is_bare(event: Event) -> bool:
    """Whether an event has no time, so that what is counted of it may be of one that other reports date."""
    return event.when is None


def _is_of_before(measure: Measure, event: Event) -> bool:
    """Whether an amount has a time of its own, long before the event that its report tells: an earlier record."""
    when = measure.scope.when
    return when is not None and event.when is not None and when.end + policy.MISREAD <= event.when.start


def _may_lead_on(measure: Measure) -> bool:
    return _is_loss(measure) or _is_hedged(measure) or is_telling(kin_amount_of(measure))


def _is_loss(measure: Measure) -> bool:
    return family(measure.measure) != measure.measure


def _is_hedged(measure: Measure) -> bool:
    return measure.quantity is not None and measure.quantity.bound is Bound.ABOUT


# ── the same numbers ─────────────────────────────────────────────────────────────────────────────────────────────────


def _led_by_numbers(
    loose: Sequence[Told], homes: Homes, events: dict[str, Event], papers: Papers
) -> tuple[list[Homed], list[Told]]:
    """Lead claims to the one event for which other reports give the same numbers, a distinctive one among them."""
    late = _misread_times(loose, homes, events, papers)
    votes: dict[str, dict[str, set[Amount]]] = {}
    candidates: dict[str, set[str]] = {}
    for claim, measure in loose:
        slack = policy.MISREAD if _time_key(claim, measure) in late else policy.TIME_SLACK
        known = homes.by_amount.get(_in_unit(measure), ()) if measure.measure not in policy.LEVELS else ()
        fitting = {e for e in known if _fits(claim, measure, events[e], papers, slack=slack)}
        candidates[claim.id] = fitting
        for event in fitting:
            votes.setdefault(claim.evidence.document_id, {}).setdefault(event, set()).add(amount_of(measure))
    led: list[Homed] = []
    left: list[Told] = []
    for claim, measure in loose:
        known_here = votes.get(claim.evidence.document_id, {})
        chosen = [e for e in candidates[claim.id] if any(is_distinctive(a) for a in known_here[e])]
        if len(chosen) == 1:
            led.append((claim, measure, chosen[0]))
        else:
            left.append((claim, measure))
    return led, left


def _misread_times(
    loose: Iterable[Told], homes: Homes, events: dict[str, Event], papers: Papers
) -> set[tuple[str, When | None]]:
    """The times of a report that were read a day off, as a number that can hardly be met by chance shows."""
    return {
        _time_key(claim, measure)
        for claim, measure in loose
        if is_telling(kin_amount_of(measure))
        for event in homes.by_amount.get(_in_unit(measure), ())
        if _fits(claim, measure, events[event], papers, slack=policy.MISREAD)
    }


def _time_key(claim: Claim, measure: Measure) -> tuple[str, When | None]:
    return claim.evidence.document_id, measure.scope.when


# ── the same matter ──────────────────────────────────────────────────────────────────────────────────────────────────


def _led_by_kin(
    loose: Sequence[Told], unsure: Sequence[Homed], homes: Homes, events: dict[str, Event], papers: Papers
) -> tuple[list[Homed], list[Told]]:
    """Lead losses without a time to the one event that the report is about, and rounded counts to the exact one."""
    about = _matters(homes, events, papers)
    led: list[Homed] = []
    left: list[Told] = []
    for claim, measure, own in [*((c, m, None) for c, m in loose), *unsure]:
        dated = {e for e in _kin_of(claim, measure, homes, about) if not _is_bare(events[e])}
        fitting = [e for e in sorted(dated) if _fits(claim, measure, events[e], papers, slack=policy.TIME_SLACK)]
        may_lead = measure.scope.when is None and claim.modality is not Modality.POSSIBLE  # "what may be six bombers"
        home = fitting[0] if len(fitting) == 1 and may_lead else own
        home = (home is own and own and _whole(claim, measure, own, about, events, papers)) or home
        if home is None:
            left.append((claim, measure))
        else:
            led.append((claim, measure, home))
    return led, left


def _whole(
    claim: Claim, measure: Measure, own: str, about: dict[str, set[str]], events: dict[str, Event], papers: Papers
) -> str | None:
    """The operation that a report tells beside one part of it: what somebody else says was sent is of the whole.

    "117 drones were used", the president says where a governor has told of a raid on one village.
    """
    entry = load_taxonomy().measures.get(measure.measure)
    is_sent = entry is not None and entry.fields.get("party") == "doer"
    document, part = claim.evidence.document_id, events[own]
    tells = [c for c in map(papers.claim_by_id.__getitem__, part.claims) if c.evidence.document_id == document]
    is_told_by_others = not claim.attribution.is_own_voice and all(
        c.attribution.source.actor.id != claim.attribution.source.actor.id for c in tells
    )
    if not is_sent or not is_told_by_others or measure.scope.where or measure.scope.when:
        return None
    wholes = [e for e in sorted(about.get(document, ())) if e != own and _may_hold(events[e], part)]
    return wholes[0] if len(wholes) == 1 else None


def _may_hold(whole: Event, part: Event) -> bool:
    """Whether a dated act over a wide place may hold one of its kind at a place in it."""
    if whole.when is None or whole.where is None or part.where is None:
        return False
    same_kind = whole.type.split(".")[0] == part.type.split(".")[0]
    in_country = whole.where.kind in policy.WIDE_PLACES and whole.where.within[-1:] == part.where.within[-1:]
    return same_kind and whole.where != part.where and (in_country or whole.where.contains(part.where))


def _kin_of(claim: Claim, measure: Measure, homes: Homes, about: dict[str, set[str]]) -> set[str]:
    if _is_loss(measure):
        return about.get(claim.evidence.document_id, set()) & homes.by_family.get(family(measure.measure), set())
    if is_telling(kin_amount_of(measure)) and not _is_hedged(measure):
        return homes.by_kin.get(kin_amount_of(measure), set())
    if not _is_hedged(measure) or measure.quantity is None or measure.quantity.low is None:
        return set()
    told = measure.quantity.low
    near = policy.ABOUT * told
    if told < policy.ROUND_COUNT:
        return set()
    return {event for number, event in homes.exact.get(measure.measure, ()) if abs(number - told) <= near}


def _matters(homes: Homes, events: dict[str, Event], papers: Papers) -> dict[str, set[str]]:
    """The dated events that each report is about: it tells of them, or gives a telling number of theirs."""
    about: dict[str, set[str]] = {}
    for event in events.values():
        for told in event.claims:
            about.setdefault(papers.claim_by_id[told].evidence.document_id, set()).add(event.id)
    for claim in papers.claims:
        if isinstance(claim.proposition, Measure) and is_telling(kin := kin_amount_of(claim.proposition)):
            about.setdefault(claim.evidence.document_id, set()).update(homes.by_kin.get(kin, ()))
    return about


def _fits(claim: Claim, measure: Measure, event: Event, papers: Papers, *, slack: timedelta) -> bool:
    """Whether place, time and publication allow that the amount belongs to the event."""
    where, when = measure.scope.where, measure.scope.when
    if where and where.place_id and event.where and event.where.place_id and not where.agrees_with(event.where):
        return False
    if when and event.when and not when.agrees_with(event.when, slack):
        return False
    return _is_told_near(claim, event, papers)


def _is_told_near(claim: Claim, event: Event, papers: Papers) -> bool:
    """Whether a claim was told within days of an event; within a month of a report of it, where it has no time."""
    published = papers.published(claim)
    if event.when is not None:
        return published == LATE or abs(published - event.when.start) <= policy.MATTER_REACH
    told = [papers.published(papers.claim_by_id[other]) for other in event.claims]
    return LATE in (published, *told) or any(abs(published - time) <= policy.STOCK_REACH for time in told)
