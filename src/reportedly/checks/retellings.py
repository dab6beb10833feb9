"""One figure as several reports tell it: the ground on which drift is seen.

Amounts are retellings of one figure where they are of one event or series, or where an equal number too distinctive to
be met by chance is told of the same kind of thing within days. What differs between the tellings is what drifted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from reportedly.checks.docket import LATE, Docket
from reportedly.fusion.occurrences import family
from reportedly.fusion.policy import LOSS_STEPS
from reportedly.model import Claim, Measure

DISTINCTIVE = 40  # from here on an equal number within days is the same figure; smaller ones need the same event
WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim that tells the figure."""

    claim: Claim
    measure: Measure

    @property
    def document(self) -> str:
        """The document it stands in."""
        return self.claim.evidence.document_id

    @property
    def step(self) -> int | None:
        """How strongly a loss is told; None for figures that are none."""
        end = self.measure.measure.rpartition("_")[2]
        return LOSS_STEPS.index(end) if end in LOSS_STEPS else None


Retold = tuple[Telling, ...]


def find_retellings(docket: Docket) -> Iterator[Retold]:
    """Yield each figure that at least one report tells, with its tellings in order of publication."""
    groups: dict[tuple[str, Decimal, str, str], list[list[Telling]]] = {}
    for claim, measure in docket.amounts:
        number = _number(measure)
        figure = docket.figure_of_claim.get(claim.id)
        home = (figure.event or figure.id) if figure and number < DISTINCTIVE else ""
        key = (family(measure.measure), number, measure.quantity.unit if measure.quantity else "", home)
        telling = Telling(claim, measure)
        for group in groups.setdefault(key, []):
            if _is_retold(telling, group, number, docket):
                group.append(telling)
                break
        else:
            groups[key].append([telling])
    for several in groups.values():
        yield from (tuple(group) for group in several)


def _number(measure: Measure) -> Decimal:
    quantity = measure.quantity
    if quantity is None:
        return Decimal(0)
    return quantity.low if quantity.low is not None else quantity.high if quantity.high is not None else Decimal(0)


def _is_retold(telling: Telling, group: Sequence[Telling], number: Decimal, docket: Docket) -> bool:
    figures = docket.figure_of_claim
    mine = figures.get(telling.claim.id)
    if mine is not None and any(figures.get(t.claim.id) is mine for t in group):
        return True
    if mine is not None and mine.event and any(_event(t, docket) == mine.event for t in group):
        return True
    if number < DISTINCTIVE or telling.measure.scope.of != group[0].measure.scope.of:
        return False
    return _times_allow(telling, group[0], docket)


def _event(telling: Telling, docket: Docket) -> str | None:
    figure = docket.figure_of_claim.get(telling.claim.id)
    return figure.event if figure else None


def _times_allow(telling: Telling, first: Telling, docket: Docket) -> bool:
    mine, theirs = telling.measure.scope.when, first.measure.scope.when
    if mine and theirs and not mine.agrees_with(theirs, timedelta(hours=12)):
        return False
    times = (docket.published(telling.claim), docket.published(first.claim))
    return LATE in times or abs(times[0] - times[1]) <= WITHIN


def by_document(retold: Sequence[Telling]) -> dict[str, list[Telling]]:
    """Tellings of each document, in order of publication."""
    found: dict[str, list[Telling]] = {}
    for telling in retold:
        found.setdefault(telling.document, []).append(telling)
    return found
