"""Another number, or the same one without its bound."""

from __future__ import annotations

from reportedly.auditing.pairs import NEAR, Pair
from reportedly.checks.phrases import told
from reportedly.fusion.occurrences import kin_amount_of
from reportedly.model import (
    FigureLabel,
    Measure,
)
from reportedly.values import Bound

OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN, Bound.ABOUT})
LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


def bound_lost(pair: Pair) -> str | None:
    """At least, more than, about, up to: the bound is gone or turned round."""
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.quantity is None or other.quantity is None:
        return None
    if kin_amount_of(mine) != kin_amount_of(other) or not _is_one_figure(pair):
        return None
    one, two = mine.quantity.bound, other.quantity.bound
    lost = two in OPEN and one is Bound.EXACT
    turned = (one in LOWER and two in UPPER) or (one in UPPER and two in LOWER)
    if lost or turned:
        return f"told as {told(mine)}; the ledger has {told(other)}"
    return None


def _is_one_figure(pair: Pair) -> bool:
    mine, other = pair.told.measure, pair.known.measure
    return mine is not None and other is not None and mine.scope.of == other.scope.of and pair.is_near


def figure_changed(pair: Pair) -> str | None:
    """Another number for the same thing from the same source, that no update, rounding or part explains."""
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.measure != other.measure or not pair.credits_same:
        return None
    if pair.label not in (FigureLabel.CONTRADICTION, FigureLabel.BOUND) or not _is_one_matter(pair):
        return None
    if pair.label is FigureLabel.BOUND and not _leaves_its_bound(mine, other):
        return None
    return f"told as {told(mine)}; the ledger has {told(other)}"


def _is_one_matter(pair: Pair) -> bool:
    """Told again or in much the same words, and nothing but the number sets the two apart."""
    is_near = pair.likeness.retold >= NEAR and not set(pair.likeness.apart) - {"number"}
    return is_near and pair.is_of_one_thing


def _leaves_its_bound(mine: Measure, other: Measure) -> bool:
    """Both give a bound, and another number under it: "at least 7", "at least 12"."""
    if mine.quantity is None or other.quantity is None:
        return False
    one, two = mine.quantity, other.quantity
    return one.bound is two.bound and one.bound in LOWER | UPPER and (one.low, one.high) != (two.low, two.high)
