"""The small algebras everything else is built from: Span, Quantity, When, Where.

All are immutable. Unknown is None, never 0 or "". Amounts are Decimal, times are aware UTC, places carry precision.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from reportedly.errors import InvalidValue, UnitMismatch


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a document's text: ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidValue(f"a span must start at 0 or later and end after it starts, not {self.start}..{self.end}")

    def contains(self, other: Span) -> bool:
        """Say whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the code points of the text that the span names."""
        return text[self.start : self.end]


class Bound(StrEnum):
    """How an amount was limited by its wording."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"  # dozens, hundreds, several: the bounds are the word's, not the writer's


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as reported. An open end is None: "at least 7" stays at least 7.

    ``low`` and ``high`` are in ``unit`` ("people", "km", "km2", "fraction", "aircraft", "USD", …). "More than 4,300 km"
    is ``low=4300, high=None, bound=MORE_THAN``; "about 40" is 40..40 with ``bound=ABOUT``, since how far "about"
    reaches is the reader's decision (``reach``), not the writer's.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise InvalidValue("a quantity needs at least one end")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise InvalidValue(f"a quantity must not run from {self.low} down to {self.high}")

    def reach(self, tolerance: Decimal) -> tuple[Decimal | None, Decimal | None]:
        """Return the ends, widened by a relative tolerance where the wording says "about"."""
        if self.bound is not Bound.ABOUT:
            return self.low, self.high
        low = None if self.low is None else self.low * (1 - tolerance)
        high = None if self.high is None else self.high * (1 + tolerance)
        return low, high

    def agrees_with(self, other: Quantity, tolerance: Decimal = Decimal("0.1")) -> bool:
        """Say whether one true amount could lie in both ranges.

        Raises:
            UnitMismatch: the units differ; nothing is converted in silence.
        """
        if self.unit != other.unit:
            raise UnitMismatch(self.unit, other.unit)
        low, high = self.reach(tolerance)
        other_low, other_high = other.reach(tolerance)
        return _at_most(low, other_high) and _at_most(other_low, high)

    def widen(self, other: Quantity) -> Quantity:
        """Return the smallest range that holds both; an open end stays open.

        Raises:
            UnitMismatch: the units differ.
        """
        if self.unit != other.unit:
            raise UnitMismatch(self.unit, other.unit)
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        if low is None and high is None:
            return self
        same = self.bound is other.bound and (low, high) == (self.low, self.high) == (other.low, other.high)
        return Quantity(low, high, self.unit, self.bound if same else Bound.RANGE)


def _at_most(low: Decimal | None, high: Decimal | None) -> bool:
    return low is None or high is None or low <= high


class TimePrecision(StrEnum):
    """How exactly a time was told, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    NIGHT = "night"  # spans two dates
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    OPEN = "open"  # "since February 2022": starts, and has not ended when told


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of world time, ``start`` inclusive and ``end`` exclusive, both aware UTC, with its precision."""

    start: datetime
    end: datetime
    precision: TimePrecision

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            raise InvalidValue("a time needs its zone: give an aware datetime")
        if self.start >= self.end:
            raise InvalidValue(f"a time must end after it starts, not {self.start}..{self.end}")

    def contains(self, other: When) -> bool:
        """Say whether the other stretch lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def agrees_with(self, other: When, slack: timedelta = timedelta(0)) -> bool:
        """Say whether one moment could lie in both, allowing for slack between them."""
        return self.start < other.end + slack and other.start < self.end + slack

    def widen(self, other: When) -> When:
        """Return the smallest stretch that holds both, at the coarser precision."""
        order = list(TimePrecision)
        coarser = max(self.precision, other.precision, key=order.index)
        return When(min(self.start, other.start), max(self.end, other.end), coarser)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as told.

    ``name`` is the place's name in the theatre, or as written where unknown (then ``place_id`` is None). ``within``
    lists the ids that contain it, nearest first, country last; containment is decided on it, never on names.
    Coordinates are WGS84 degrees.
    """

    name: str
    place_id: str | None = None
    kind: str | None = None
    within: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None

    def contains(self, other: Where) -> bool:
        """Say whether the other place is this one or is known to lie in it."""
        if self.place_id is None:
            return other.place_id is None and self.name.casefold() == other.name.casefold()
        return self.place_id == other.place_id or self.place_id in other.within

    def agrees_with(self, other: Where) -> bool:
        """Say whether both could be the same place at different precision."""
        return self.contains(other) or other.contains(self)

    def widen(self, other: Where) -> Where | None:
        """Return the coarser of two agreeing places, None where they do not agree."""
        if self.contains(other):
            return self
        return other if other.contains(self) else None
