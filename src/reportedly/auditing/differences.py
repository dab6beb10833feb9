"""In which ways a claim of the text differs from one of the ledger that is about the same matter.

``DIFFERENCES`` is the whole of it: a row is a kind of drift, its severity, and a function of ``kinds`` that says what
differs. Severity follows what a reader wants flagged first: a source in the wrong mouth, then hedges and
verbs, then figures and their scope, then what cannot be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportedly.auditing.kinds.figures import bound_lost, figure_changed
from reportedly.auditing.kinds.hedges import hedge_added, hedge_lost, verb_raised
from reportedly.auditing.kinds.reversals import polarity_flipped, role_impossible
from reportedly.auditing.kinds.scopes import scope_moved
from reportedly.auditing.kinds.sources import source_lost, source_swapped
from reportedly.auditing.pairs import Pair, times_touch
from reportedly.model import DriftKind, FigureLabel

SAME_AMOUNT = frozenset(
    {FigureLabel.SAME, FigureLabel.ROUNDING, FigureLabel.UNIT, FigureLabel.BOUND}
)  # labels under which two amounts tell one
TAKEN_OVER = frozenset(
    {DriftKind.SOURCE_LOST, DriftKind.HEDGE_LOST, DriftKind.HEDGE_ADDED, DriftKind.BOUND_LOST, DriftKind.VERB_RAISED}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One row: the kind of drift, how much a reader wants it flagged (1 most), and what finds it."""

    kind: DriftKind
    severity: int
    find: Callable[[Pair], str | None]


DIFFERENCES: tuple[Difference, ...] = (
    Difference(DriftKind.SOURCE_SWAPPED, 1, source_swapped),
    Difference(DriftKind.SOURCE_LOST, 1, source_lost),
    Difference(DriftKind.HEDGE_LOST, 2, hedge_lost),
    Difference(DriftKind.VERB_RAISED, 2, verb_raised),
    Difference(DriftKind.FIGURE_CHANGED, 3, figure_changed),
    Difference(DriftKind.SCOPE_MOVED, 3, scope_moved),
    Difference(DriftKind.BOUND_LOST, 3, bound_lost),
    Difference(DriftKind.HEDGE_ADDED, 5, hedge_added),
    Difference(DriftKind.POLARITY_FLIPPED, 7, polarity_flipped),
    Difference(DriftKind.ROLE_IMPOSSIBLE, 7, role_impossible),
)


def differences(pair: Pair) -> Iterator[tuple[Difference, str]]:
    """Yield every way in which the pair differs, in the order of the table."""
    came_first = pair.told.published < pair.known.published
    for difference in DIFFERENCES:
        if came_first and difference.kind in TAKEN_OVER:
            continue  # nothing is lost on the way from a report that came later
        because = difference.find(pair)
        if because is not None:
            yield difference, because


def is_same(pair: Pair) -> bool:
    """Whether the claim of the ledger says what the claim of the text says, as far as both tell it."""
    mine, other = pair.told, pair.known
    apart = set(pair.likeness.apart)
    if mine.measure is not None and other.measure is not None:
        if pair.label not in SAME_AMOUNT and not (mine.measure.superlative and other.measure.superlative):
            return False
        apart -= {"number"}
    if "time" in apart and times_touch(pair):
        apart -= {"time"}
    if mine.claim.polarity is not other.claim.polarity:
        return False
    return not apart & {"place", "time", "party", "part", "sides", "number", "act"}
