"""How two amounts given for one figure stand to each other. Contradiction is what nothing else explains.

``RULES`` is tried in order; the first rule that has an answer labels the pair. Each answer says in plain words why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reportedly.fusion import policy
from reportedly.model import FigureLabel, Scope
from reportedly.taxonomy import load_taxonomy
from reportedly.values import Bound, Quantity

HEDGED = frozenset({Bound.ABOUT, Bound.VAGUE})
BELOW = frozenset({Bound.AT_MOST, Bound.LESS_THAN})


@dataclass(frozen=True, slots=True)
class Amount:
    """One given amount with what its label depends on.

    ``first`` and ``last`` are when it was first and last told; ``replaced`` is set where every telling of it stands
    in a version that its own outlet has since replaced, ``narrower`` where every telling says that it is of some only.
    """

    quantity: Quantity
    measure: str
    first: datetime
    last: datetime
    sources: frozenset[str]
    documents: frozenset[str]
    scope: Scope
    running: bool = False
    replaced: bool = False
    narrower: bool = False

    @property
    def number(self) -> Decimal:
        """The number as told, whatever bounds it."""
        low, high = self.quantity.low, self.quantity.high
        return low if low is not None else high if high is not None else Decimal(0)


Answer = tuple[FigureLabel, str] | None
Kin = Mapping[str, Sequence[Decimal]]  # other measures of the same event, and the numbers given for them


def label(left: Amount, right: Amount, kin: Kin, given: Sequence[Decimal]) -> tuple[FigureLabel, str]:
    """Label a pair of different amounts, the left one told first. ``given`` are all the numbers of the figure."""
    for rule in RULES:
        if (answer := rule(left, right, kin, given)) is not None:
            return answer
    return FigureLabel.CONTRADICTION, f"{show(left)} and {show(right)} cannot both hold, and no update explains it"


# ── rules, in the order in which they are tried ──────────────────────────────────────────────────────────────────────


def same_unit(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """One figure told in two units is one figure; amounts in units that do not convert measure different things."""
    if left.quantity.unit == right.quantity.unit:
        return None
    numbers = {left.quantity.unit: left.number, right.quantity.unit: right.number}
    if numbers.keys() == {"km", "mi"} and _near(
        numbers["mi"] * policy.KM_PER_MILE, numbers["km"], policy.UNIT_TOLERANCE
    ):
        return FigureLabel.UNIT, f"{show(left)} and {show(right)} are one distance"
    return FigureLabel.INDICATOR, f"{left.quantity.unit} and {right.quantity.unit} are counted, not one thing"


def replaced_version(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """What an outlet has itself replaced in a later version is no longer its word."""
    if left.replaced == right.replaced:
        return None
    gone, stands = (left, right) if left.replaced else (right, left)
    return FigureLabel.UPDATE, f"{show(gone)} was replaced by its own outlet in a later version; {show(stands)} stands"


def same_number(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """One number under two bounds."""
    if left.number != right.number:
        return None
    if _excludes(left, right) or _excludes(right, left):
        return None
    return FigureLabel.BOUND, f"one number, told as {show(left)} and as {show(right)}"


def _excludes(one: Amount, other: Amount) -> bool:
    """More than 40 and less than 40 share a number and nothing else."""
    return one.quantity.bound is Bound.MORE_THAN and other.quantity.bound is Bound.LESS_THAN


def rounding(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """The rounder number is what the other one rounds to."""
    rounder, finer = sorted((left, right), key=lambda a: (_digits(a.number), a.quantity.bound not in HEDGED))
    hedged = rounder.quantity.bound in HEDGED or left.quantity.bound in HEDGED or right.quantity.bound in HEDGED
    if _digits(rounder.number) < _digits(finer.number) or hedged:
        rounds = _round(finer.number, _digits(rounder.number)) == rounder.number
        near = _near(rounder.number, finer.number, policy.ABOUT if hedged else policy.ROUNDED)
        says_round = hedged or rounder.quantity.bound in BELOW or not _counts_people_up(left)
        small = min(left.number, right.number) < policy.ROUNDING_FROM
        if near and (hedged or (rounds and says_round)) and (hedged or not small or left.number < 1):
            return FigureLabel.ROUNDING, f"{show(rounder)} rounds {show(finer)}"
    return None


def bounds_agree(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """An open or wide amount leaves room for the other."""
    open_ended = any(a.quantity.bound not in (Bound.EXACT, Bound.ABOUT) for a in (left, right))
    if open_ended and left.quantity.agrees_with(right.quantity, policy.ABOUT):
        return FigureLabel.BOUND, f"{show(left)} leaves room for {show(right)}"
    return None


def other_scope(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """Amounts for another part, period, place or rate are not compared."""
    mine, other = left.scope, right.scope
    if mine.of != other.of and (mine.of or other.of):
        part, whole = (left, right) if mine.of else (right, left)
        return FigureLabel.PART, f"{show(part)} ({part.scope.of}) is told of a part, {show(whole)} of the whole"
    if mine.where and other.where and not mine.where.agrees_with(other.where):
        return FigureLabel.SCOPE, f"{show(left)} is for {mine.where.name}, {show(right)} for {other.where.name}"
    if mine.when and other.when and not mine.when.agrees_with(other.when, policy.TIME_SLACK):
        return FigureLabel.SCOPE, f"{show(left)} and {show(right)} are for different times"
    return None


def handed_over(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """What one side hands over, or one leg of it, is some of what changes hands in all."""
    if left.measure not in policy.EXCHANGES or left.number == right.number or left.scope.party == right.scope.party:
        return None
    part, whole = sorted((left, right), key=lambda a: a.number)
    return FigureLabel.PART, f"{show(part)} are some of {show(whole)} who change hands in all"


def rise(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """A count that goes on rises from report to report; of things lost, from day to day."""
    if right.number <= left.number or right.first <= left.first or _leaves_room(left, right):
        return None
    is_later = is_loss(left.measure) and right.first - left.first >= policy.LOSS_COUNTED
    if _counts_up(left, right) or is_later:
        return FigureLabel.UPDATE, f"the count rose from {show(left)} to {show(right)}"
    return None


def _leaves_room(left: Amount, right: Amount) -> bool:
    """Whether a later number is what the open one before it meant: "dozens", then about 60; "at least 21", then 22."""
    bound, is_open = left.quantity.bound, left.quantity.high is None
    is_near = is_open and not right.running and _near(left.number, right.number, policy.ROUNDED)
    is_told = right.quantity.bound in (Bound.EXACT, Bound.ABOUT)
    return is_told and (is_near or (is_open and bound is Bound.VAGUE))


def sums(left: Amount, right: Amount, kin: Kin, given: Sequence[Decimal]) -> Answer:
    """The larger is the smaller and something else that is told, or twice the smaller where both sides give."""
    small, large = sorted((left, right), key=lambda a: a.number)
    rest = large.number - small.number
    if large.measure in policy.EXCHANGES and large.number == policy.SIDES * small.number:
        return FigureLabel.SUM, f"{show(large)} in all is {policy.SIDES} × {show(small)}, one from each side"
    if rest <= 0 or small.number <= 0 or counts_up(large.measure):
        return None
    if rest in given and rest != small.number and small.documents & large.documents:
        return FigureLabel.SUM, f"{show(large)} = {show(small)} + {number(rest)}"
    for measure, numbers in sorted(kin.items()):
        if rest in numbers and _adds_up(measure, large.measure):
            return FigureLabel.SUM, f"{show(large)} = {show(small)} + {number(rest)} ({_label(measure)})"
    return None


def _adds_up(measure: str, other: str) -> bool:
    """Only kinds that are counted together add up: drones and missiles brought down, not drones and people."""
    return any(measure in parts and (other in parts or other == whole) for whole, parts in policy.JOINT.items())


def one_telling(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """One source that gives two amounts in one report tells a whole and a part, or what was and what is."""
    if not (left.sources & right.sources and left.documents & right.documents):
        return None
    if _counts_up(left, right):
        return (
            None
            if left.first != right.first
            else (FigureLabel.PART, f"one source tells {show(left)} and {show(right)} in one report")
        )
    return FigureLabel.PART, f"one source tells {show(left)} and {show(right)} in one report"


def of_some_only(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """Who counts "in it" or "here" far fewer than others count in all counts some of them."""
    if left.narrower == right.narrower:
        return None
    part, whole = (left, right) if left.narrower else (right, left)
    if part.number >= policy.SOME_SHARE * whole.number:
        return None
    return FigureLabel.PART, f"{show(part)} are told of some only, {show(whole)} of all"


def some_of(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """Who counts far fewer people in one report counts some of them: those in one place, or those whom he knows."""
    small, large = sorted((left, right), key=lambda a: a.number)
    in_one_report = left.documents & right.documents and left.first == right.first
    if in_one_report and _counts_up(left, right) and small.number < policy.SOME_SHARE * large.number:
        return FigureLabel.PART, f"{show(small)} are told in one report beside {show(large)}: some of them"
    return None


def update(left: Amount, right: Amount, _kin: Kin, _given: Sequence[Decimal]) -> Answer:
    """A report tells an earlier count beside one that goes on; and whoever gives a new amount replaces the old one."""
    low, high = sorted((left, right), key=lambda a: a.number)
    if left.documents & right.documents and _counts_up(left, right) and (high.running or left.first != right.first):
        return FigureLabel.UPDATE, f"{show(low)} is told as the earlier count beside {show(high)}"
    if left.sources & right.sources and right.first > left.first:
        return FigureLabel.UPDATE, f"the same source first gave {show(left)}, later {show(right)}"
    return None


RULES: tuple[Callable[[Amount, Amount, Kin, Sequence[Decimal]], Answer], ...] = (
    same_unit,
    replaced_version,
    same_number,
    other_scope,
    rounding,
    of_some_only,
    rise,
    bounds_agree,
    sums,
    handed_over,
    one_telling,
    some_of,
    update,
)


# ── numbers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def counts_up(measure: str) -> bool:
    """Whether the measure is one that rises while people are still counting."""
    entry = load_taxonomy().measures.get(measure)
    in_group = entry is not None and entry.fields.get("group") == policy.TOTALS_GROUP
    return in_group or measure in policy.MORE_TOTALS


def is_loss(measure: str) -> bool:
    """Whether the measure counts things hit, damaged or destroyed."""
    return measure.rpartition("_")[2] in policy.LOSS_STEPS


def exceeds(part: Quantity, whole: Quantity) -> bool:
    """Whether an amount is more than another allows, rounding left aside: no part is more than its whole."""
    low, high = part.low, whole.high
    return low is not None and high is not None and low > high * (1 + policy.ABOUT)


def _counts_up(left: Amount, right: Amount) -> bool:
    return counts_up(left.measure) or left.running or right.running


def _counts_people_up(amount: Amount) -> bool:
    return counts_up(amount.measure)


def _near(one: Decimal, other: Decimal, tolerance: Decimal) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other))


def _digits(value: Decimal) -> int:
    """How many digits a number is told with, the zeros at its end left aside."""
    return len(value.normalize().as_tuple().digits)


def _round(value: Decimal, digits: int) -> Decimal:
    if value == 0:
        return value
    return round(value, digits - 1 - value.adjusted()).normalize() + 0


def number(value: Decimal) -> str:
    """Write a number with thousands apart and no needless zeros."""
    return f"{value.normalize():,f}"


def show(amount: Amount) -> str:
    """Write an amount with its bound."""
    return show_quantity(amount.quantity)


def show_quantity(quantity: Quantity) -> str:
    """Write a quantity with its bound, without its unit."""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{number(low)} to {number(high)}"
    value = number(low if low is not None else high if high is not None else Decimal(0))
    return value if quantity.bound is Bound.EXACT else f"{quantity.bound.value} {value}"


def _label(measure: str) -> str:
    entry = load_taxonomy().measures.get(measure)
    return entry.label if entry else measure
