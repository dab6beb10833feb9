"""Sums, bounds and parts: what numbers told of one event allow."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportedly.checks.docket import Docket
from reportedly.checks.phrases import amount, label, listed
from reportedly.fusion.amounts import counts_up, number
from reportedly.fusion.policy import JOINT
from reportedly.fusion.sides import parts_of, sides_of
from reportedly.model import Claim, Event, Figure, FigureLabel, Finding, Given, Relation, Verdict
from reportedly.values import Bound

HARMED = ("killed", "injured")
PRESENT = "people_present"
CITED = 3
PAIR = 2


def harmed_within_present(docket: Docket) -> Iterator[Finding]:
    """The killed and injured cannot outnumber the people who were there."""
    for event in docket.situation.events:
        figures = {f.measure: f for f in docket.figures_by_event.get(event.id, ()) if f.scope.of is None}
        present = figures.get(PRESENT)
        told = [figures[measure] for measure in HARMED if measure in figures]
        there = _highest(present) if present else None
        if present is None or not told or there is None:
            continue
        harmed = sum((_lowest(figure) for figure in told), Decimal(0))
        parts = " + ".join(f"{number(_lowest(figure))} {label(figure.measure)}" for figure in told)
        holds = harmed <= there
        sign = "are no more than" if holds else "are more than"
        yield _finding(
            "harmed_within_present",
            event.id,
            Verdict.SUPPORTED if holds else Verdict.CONTRADICTED,
            f"{parts} = {number(harmed)}, which {sign} the {number(there)} people said to have been there",
            [c for figure in (*told, present) for c in _chosen(figure).claims[:CITED]],
            8 if holds else 4,
        )


def _chosen(figure: Figure) -> Given:
    return figure.given[figure.best if figure.best is not None else figure.low]


def _lowest(figure: Figure) -> Decimal:
    low = _chosen(figure).quantity.low
    return low if low is not None else Decimal(0)


def _highest(figure: Figure) -> Decimal | None:
    """The most people that may have been there; None where it is open, or only about right."""
    quantity = figure.given[figure.high].quantity
    return None if quantity.bound in (Bound.ABOUT, Bound.VAGUE) else quantity.high


def amounts_contradict(docket: Docket) -> Iterator[Finding]:
    """Two exact amounts for one thing, and no update, sum, part or rounding between them."""
    yield from _contradictions(docket, "amounts_contradict", bounded=False)


def bounds_contradict(docket: Docket) -> Iterator[Finding]:
    """Bounds that leave no room for each other: at least 50 and at most 40."""
    yield from _contradictions(docket, "bounds_contradict", bounded=True)


def _contradictions(docket: Docket, check: str, *, bounded: bool) -> Iterator[Finding]:
    """One finding for one figure, with all its sides."""
    for figure in docket.situation.figures:
        clashes = [r for r in figure.relations if r.label is FigureLabel.CONTRADICTION]
        if not clashes or all(_is_bounded(figure, r) for r in clashes) is not bounded:
            continue
        sides = [figure.given[at] for at in sides_of(figure)]
        named = [f"{amount(side.quantity)} ({_by(side, docket)})" for side in sides]
        told = f"{', '.join(named[:-1])} and {named[-1]}"
        cannot = "cannot both hold, and neither is an update of the other"
        if len(sides) > PAIR:
            cannot = "cannot all hold, and none is an update of another"
        because = f"{label(figure.measure)}{_of(figure, docket)}: {told} {cannot}"
        cited = [claim for side in sides for claim in side.claims[:CITED]]
        yield _finding(check, figure.id, Verdict.CONTRADICTED, because, cited, 2)


def _is_bounded(figure: Figure, clash: Relation) -> bool:
    ends = (figure.given[clash.left].quantity, figure.given[clash.right].quantity)
    return any(quantity.bound not in (Bound.EXACT, Bound.ABOUT) for quantity in ends)


def sums_of_parts(docket: Docket) -> Iterator[Finding]:
    """A whole that is the sum of parts that are told: 385 = 382 + 3 is no contradiction."""
    for figure in docket.situation.figures:
        for relation in figure.relations:
            if relation.label is FigureLabel.SUM:
                cited = _both(figure, relation)
                because = f"{label(figure.measure)}{_of(figure, docket)}: {relation.because}"
                yield _finding("sums_of_parts", figure.id, Verdict.SUPPORTED, because, cited, 8)
    for event in docket.situation.events:
        yield from _joint_sums(event, docket)


def _joint_sums(event: Event, docket: Docket) -> Iterator[Finding]:
    """Targets are drones and missiles; casualties are killed and injured."""
    figures = {f.measure: f for f in docket.figures_by_event.get(event.id, ()) if f.scope.of is None}
    for whole, parts in JOINT.items():
        told = [figures[part] for part in parts if part in figures]
        if whole not in figures or len(told) != len(parts):
            continue
        for given in figures[whole].given:
            summands = _summands(given, told[0], told[1])
            if summands is None:
                continue
            one, other = summands
            because = (
                f"{amount(given.quantity)} {label(whole)} = {amount(one.quantity)} {label(parts[0])} + "
                f"{amount(other.quantity)} {label(parts[1])}"
            )
            cited = [*given.claims[:CITED], *one.claims[:CITED], *other.claims[:CITED]]
            yield _finding("sums_of_parts", figures[whole].id, Verdict.SUPPORTED, because, cited, 8)


def _summands(whole: Given, left: Figure, right: Figure) -> tuple[Given, Given] | None:
    for one in left.given:
        for other in right.given:
            low, rest = one.quantity.low, other.quantity.low
            if low is not None and rest is not None and low + rest == whole.quantity.low:
                return one, other
    return None


def running_totals(docket: Docket) -> Iterator[Finding]:
    """A count that rose from report to report is an update; what an outlet replaced itself is a correction."""
    for figure in docket.situation.figures:
        parts = parts_of(figure)
        updates = [r for r in figure.relations if r.label is FigureLabel.UPDATE and not parts & {r.left, r.right}]
        corrected = [r for r in updates if _is_correction(figure, r, docket)]
        for relation in corrected:
            because = f"{label(figure.measure)}{_of(figure, docket)}: {relation.because}"
            yield _finding("corrections", figure.id, Verdict.SUPPORTED, because, _both(figure, relation), 6)
        rising = sorted({at for r in updates if r not in corrected for at in (r.left, r.right)})
        if rising:
            if counts_up(figure.measure):
                rising.sort(key=lambda at: figure.given[at].quantity.low or Decimal(0))
            counts = {figure.given[at].quantity.low: figure.given[at].quantity for at in reversed(rising)}
            steps = " → ".join(amount(quantity) for quantity in reversed(counts.values()))
            because = f"{label(figure.measure)}{_of(figure, docket)}: {steps}, updates and no contradiction"
            cited = [figure.given[at].claims[0] for at in rising]
            yield _finding("running_totals", figure.id, Verdict.SUPPORTED, because, cited, 7)


def _is_correction(figure: Figure, relation: Relation, docket: Docket) -> bool:
    """Whether one of the two stands only in versions that their own outlet has replaced."""
    left, right = (_is_taken_back(figure.given[at], docket) for at in (relation.left, relation.right))
    return left is not right


def _is_taken_back(given: Given, docket: Docket) -> bool:
    return all(docket.claims[c].evidence.document_id in docket.taken_back for c in given.claims)


def _both(figure: Figure, relation: Relation) -> list[str]:
    return [*figure.given[relation.left].claims[:CITED], *figure.given[relation.right].claims[:CITED]]


def _of(figure: Figure, docket: Docket) -> str:
    """Where the event of the figure took place, for the reader to know which one is meant."""
    event = docket.events.get(figure.event or "")
    where = event.where if event else figure.scope.where
    return f" ({where.name})" if where else ""


def _by(given: Given, docket: Docket) -> str:
    claims: list[Claim] = [docket.claims[c] for c in given.claims]
    if all(c.attribution.is_own_voice for c in claims):
        return listed(docket.outlet(c) for c in claims)
    return listed(c.attribution.source.actor.name for c in claims if not c.attribution.is_own_voice)


def _finding(check: str, subject: str, verdict: Verdict, because: str, claims: list[str], severity: int) -> Finding:
    cited = tuple(dict.fromkeys(claims))
    return Finding.of(check=check, subject=subject, verdict=verdict, because=because, claims=cited, severity=severity)
