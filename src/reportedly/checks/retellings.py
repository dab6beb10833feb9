"""One figure as several reports tell it: the ground on which drift is seen.

Amounts are retellings of one figure where they are of one event or series, or where an equal number too distinctive to
be met by chance is told of the same kind of thing within days. What differs between the tellings is what drifted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from reportedly.fusion.occurrences import family
from reportedly.fusion.papers import LATE
from reportedly.fusion.policy import LOSS_STEPS
from reportedly.model import Claim, Figure, Measure

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


@dataclass(eq=False)
class _Group:
    """Tellings held to be of one figure, with the figures and events they are part of."""

    tellings: list[Telling]
    homes: set[str]


def find_retellings(
    amounts: Iterable[tuple[Claim, Measure]], figures: Mapping[str, Figure], published: Callable[[Claim], datetime]
) -> tuple[Retold, ...]:
    """Return each figure that at least one report tells, with its tellings in order of publication."""
    groups: dict[tuple[str, Decimal, str, str], list[_Group]] = {}
    for claim, measure in amounts:
        number = _number(measure)
        figure = figures.get(claim.id)
        homes = {figure.id, figure.event or figure.id} if figure else set()
        near = (figure.event or figure.id) if figure and number < DISTINCTIVE else ""
        key = (family(measure.measure), number, measure.quantity.unit if measure.quantity else "", near)
        telling = Telling(claim, measure)
        for group in groups.setdefault(key, []):
            if homes & group.homes or _is_retold(telling, group.tellings[0], number, published):
                group.tellings.append(telling)
                group.homes |= homes
                break
        else:
            groups[key].append(_Group([telling], homes))
    return tuple(tuple(group.tellings) for several in groups.values() for group in several)


def _number(measure: Measure) -> Decimal:
    quantity = measure.quantity
    if quantity is None:
        return Decimal(0)
    return quantity.low if quantity.low is not None else quantity.high if quantity.high is not None else Decimal(0)


def _is_retold(telling: Telling, first: Telling, number: Decimal, published: Callable[[Claim], datetime]) -> bool:
    """Whether an equal number of another event or series is still one figure: distinctive, and near in time."""
    if number < DISTINCTIVE or telling.measure.scope.of != first.measure.scope.of:
        return False
    mine, theirs = telling.measure.scope.when, first.measure.scope.when
    if mine and theirs and not mine.agrees_with(theirs, timedelta(hours=12)):
        return False
    times = (published(telling.claim), published(first.claim))
    return LATE in times or abs(times[0] - times[1]) <= WITHIN


def by_document(retold: Sequence[Telling]) -> dict[str, list[Telling]]:
    """Tellings of each document, in order of publication."""
    found: dict[str, list[Telling]] = {}
    for telling in retold:
        found.setdefault(telling.document, []).append(telling)
    return found
