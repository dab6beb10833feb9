"""Which event is part of another, and why: a raid on one town among raids on several, one base of an operation.

A part is no second telling of the whole: each keeps its own figures, and neither counts for the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reportedly.fusion import policy
from reportedly.fusion.grounds import is_narrow
from reportedly.fusion.occurrences import is_another
from reportedly.fusion.papers import Papers
from reportedly.model import Claim, Event, Measure, Polarity, RoleName

Whole = tuple[Event, str]  # with the reason


def with_parts(events: Sequence[Event], papers: Papers) -> list[Event]:
    """Mark each event that is part of exactly one other, with the reason."""
    by_night: dict[object, list[Event]] = {}
    by_document: dict[str, list[Event]] = {}
    for event in events:
        if event.when is not None and event.where is not None and event.where.place_id and _root(event) == "attack":
            by_night.setdefault(event.when.start.date(), []).append(event)
        for document in sorted(_documents(event, papers)):
            by_document.setdefault(document, []).append(event)
    counted = _counted(events, papers)
    return [_marked(event, _wholes(event, by_night, by_document, counted, papers)) for event in events]


def _marked(event: Event, wholes: Iterator[Whole]) -> Event:
    found = {whole.id: because for whole, because in wholes}
    if len(found) != 1:
        return event
    ((whole, because),) = found.items()
    return replace(event, part_of=whole, part_because=because)


Counts = dict[tuple[str, str], list[tuple[Claim, Measure]]]  # by event and report


def _wholes(
    event: Event,
    by_night: dict[object, list[Event]],
    by_document: dict[str, list[Event]],
    counted: Counts,
    papers: Papers,
) -> Iterator[Whole]:
    """Yield what an event may be part of: the one of its night and doer around it, or one that its report tells."""
    if _root(event) not in policy.VIOLENT_ROOTS - {"interception"}:
        return
    if event.when is not None and _root(event) == "attack":
        yield from (
            (other, f"{_inside(event, other)}, the same night and the same side acting")
            for other in by_night.get(event.when.start.date(), ())
            if _lies_in(event, other) and _doers(other) & _doers(event)
        )
    for document in sorted(_documents(event, papers)):
        for other in by_document[document]:
            if other.id != event.id and _root(other) in policy.VIOLENT_ROOTS:
                yield from _told_together(event, other, document, counted, papers)


def _told_together(event: Event, other: Event, document: str, counted: Counts, papers: Papers) -> Iterator[Whole]:
    """One report tells both: the dead of the one are some of the other's, or the one lies in the other's region."""
    if _times_exclude(event, other) or _doers_exclude(event, other):
        return
    if _are_some_of(counted.get((event.id, document), ()), counted.get((other.id, document), ()), papers):
        yield other, "its dead are told as some of the dead of the whole"
    elif _lies_in(event, other) and other.where is not None and other.where.kind in policy.REGIONS:
        yield other, f"{_inside(event, other)}, told in one report"
    elif _goes_on_to(event, other, document, papers):
        yield other, "told in one report after the whole, of a town in the same ground"


def _goes_on_to(event: Event, other: Event, document: str, papers: Papers) -> bool:
    """Whether a report tells of a raid over wide ground and then, with no other time, of a town in it."""
    mine, theirs = event.where, other.where
    if mine is None or theirs is None or not is_narrow(mine) or _root(other) != "attack" or other.when is None:
        return False
    own, wide = (_told_in(e, document, papers) for e in (event, other))
    if own[0].evidence.span.start < wide[0].evidence.span.start or any(is_another(c.evidence.quote) for c in own):
        return False
    is_over = theirs.kind in policy.WIDE_PLACES | policy.REGIONS
    is_sent = theirs.kind != "country" or any(_is_sent(c, other) for c in papers.claims_by_document[document])
    return is_over and is_sent and (theirs.contains(mine) or None in (theirs.place_id, mine.place_id))


def _told_in(event: Event, document: str, papers: Papers) -> list[Claim]:
    claims = map(papers.claim_by_id.__getitem__, event.claims)
    return [claim for claim in claims if claim.evidence.document_id == document]


def _is_sent(claim: Claim, event: Event) -> bool:
    """Whether a claim counts the drones or missiles that were sent in an event."""
    measure = claim.proposition
    return isinstance(measure, Measure) and measure.about in event.claims and measure.measure in policy.SENT


def _counted(events: Sequence[Event], papers: Papers) -> Counts:
    """The counts of the dead that each report gives for each event."""
    home = {claim: event.id for event in events for claim in event.claims}
    found: Counts = {}
    for claim in papers.claims:
        measure = claim.proposition
        if not isinstance(measure, Measure) or measure.measure != "killed" or claim.polarity is not Polarity.AFFIRMED:
            continue
        if measure.about in home:
            found.setdefault((home[measure.about], claim.evidence.document_id), []).append((claim, measure))
    return found


def _are_some_of(
    mine: Sequence[tuple[Claim, Measure]], theirs: Sequence[tuple[Claim, Measure]], papers: Papers
) -> bool:
    """Whether a report counts some of the dead here right after it counted all of them there."""
    some = [(c, _number(m)) for c, m in mine if (m.scope.of or "").startswith(policy.SOME)]
    whole = [(c, _number(m)) for c, m in theirs if m.scope.of is None]
    return any(
        papers.rank[all_of.id] < papers.rank[part.id] and number <= total
        for part, number in some
        for all_of, total in whole
    )


def _number(measure: Measure) -> Decimal:
    told = measure.quantity
    return Decimal(0) if told is None else told.low if told.low is not None else told.high or Decimal(0)


def _root(event: Event) -> str:
    return event.type.split(".")[0]


def _documents(event: Event, papers: Papers) -> set[str]:
    return {papers.claim_by_id[claim].evidence.document_id for claim in event.claims}


def _lies_in(event: Event, other: Event) -> bool:
    mine, theirs = event.where, other.where
    if mine is None or theirs is None or other.id == event.id or mine.place_id == theirs.place_id:
        return False
    return theirs.contains(mine)


def _inside(event: Event, other: Event) -> str:
    return f"{event.where.name if event.where else ''} lies in {other.where.name if other.where else ''}"


def _times_exclude(event: Event, other: Event) -> bool:
    mine, theirs = event.when, other.when
    return mine is not None and theirs is not None and not mine.agrees_with(theirs, policy.TIME_SLACK)


def _doers_exclude(event: Event, other: Event) -> bool:
    if "interception" in {_root(event), _root(other)}:
        return False
    mine, theirs = _doers(event), _doers(other)
    return bool(mine and theirs and not mine & theirs)


def _doers(event: Event) -> set[str]:
    return {r.actor.party or r.actor.id for r in event.roles if r.name is RoleName.PERPETRATOR and r.actor}
