"""What one report says in all of the people killed and injured: from its claims to one answer a measure.

Only what is affirmed and asserted counts. A report tells its event in the headline and the lead; what stands further on
is background as often as not, so it is asked only for what the lead leaves open, and for what became of the people that
the lead tells of. A total is an amount told of nobody in particular; a part is told off by whom
it is of ("children", a name). The answer is a running total where one is told, else the largest total, else the sum of
the parts, the same people counted once: claims give one person one name over a report. People told as shot, whose fate
is left open, are the injured and killed together; the injured are those of them who are not told as killed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from reportedly.claims.drafts import Draft
from reportedly.model import Measure, Modality, Polarity
from reportedly.values import Bound, Quantity, TimePrecision

KILLED, INJURED, JOINT = "killed", "injured", "casualties"
ONE_EVENT = timedelta(days=14)  # the wounded of an attack may die days later
LEAD = 250  # characters: a headline and a first sentence; dev: both exact .597 without, .657 with
STORY = (((KILLED,), 800), ((INJURED, JOINT), 1500))  # how far what the lead leaves open is looked for; dev, as above
NOBODY = Quantity(Decimal(0), Decimal(0), "people")

OTHER = Measure("none", NOBODY)


@dataclass(frozen=True, slots=True)
class Answer:
    """The amount for one measure; ``is_told`` is False where the report tells none, which answers nobody."""

    quantity: Quantity
    is_told: bool

    @property
    def number(self) -> int:
        """The number told, whatever bounds it."""
        end = self.quantity.low if self.quantity.low is not None else self.quantity.high
        return int(end or 0)

    @property
    def is_point(self) -> bool:
        """Whether the answer is one number."""
        return self.quantity.low == self.quantity.high

    def allows(self, gold: int) -> bool:
        """Say whether the gold lies inside the bounds told."""
        low, high = self.quantity.low, self.quantity.high
        return (low is None or low <= gold) and (high is None or gold <= high)


def tally(drafts: Iterable[Draft]) -> dict[str, Answer]:
    """Return the answers of one report, read as reports are written: the headline and the lead first."""
    told = [d for d in drafts if d.polarity is Polarity.AFFIRMED and d.modality is Modality.ASSERTED]
    by: dict[str, list[Measure]] = {KILLED: [], INJURED: [], JOINT: []}
    for measure in _of_one_event(_of_the_story([d for d in told if _measure(d).measure in by])):
        by[measure.measure].append(measure)
    killed = _in_all(by[KILLED])
    dead = {m.scope.of for m in by[KILLED] if _is_one(m)}
    hurt = [m for m in (*by[INJURED], *by[JOINT]) if not (_is_one(m) and m.scope.of in dead)]
    injured = _injured(by, hurt, killed)
    return {KILLED: _answer(killed), INJURED: _answer(injured)}


def _measure(draft: Draft) -> Measure:
    told = draft.proposition
    return told if isinstance(told, Measure) else OTHER


def _of_the_story(drafts: Sequence[Draft]) -> list[Measure]:
    """Return the amounts of the lead, all of the people it tells of, and of a measure it leaves out what comes next."""
    lead = [d for d in drafts if d.span.start < LEAD]
    if not lead:
        return [_measure(d) for d in drafts]
    people = {_measure(d).scope.of for d in lead if _is_one(_measure(d))}
    later = [d for d in drafts if d.span.start >= LEAD]
    kept = lead + [d for d in later if _is_one(_measure(d)) and _measure(d).scope.of in people]
    for measures, reach in STORY:
        if not any(_measure(d).measure in measures for d in kept):
            kept += [d for d in later if _measure(d).measure in measures and d.span.start < reach]
    return [_measure(d) for d in kept]


def _of_one_event(measures: Sequence[Measure]) -> Iterator[Measure]:
    """Yield the amounts without those dated long before or after the first that is dated: another event's."""
    dated = (m.scope.when for m in measures if m.scope.when is not None and not _is_of_period(m))
    event = next(dated, None)
    for measure in measures:
        when = measure.scope.when
        if measure.quantity is None or _is_of_period(measure):
            continue
        if event is None or when is None or when.agrees_with(event, ONE_EVENT):
            yield measure


def _is_of_period(measure: Measure) -> bool:
    """Say whether the amount is of several people in a whole year: background, and no one event's."""
    when = measure.scope.when
    return when is not None and when.precision is TimePrecision.YEAR and not _is_one(measure)


def _answer(quantity: Quantity | None) -> Answer:
    return Answer(NOBODY if quantity is None else quantity, quantity is not None)


def _injured(by: dict[str, list[Measure]], hurt: Sequence[Measure], killed: Quantity | None) -> Quantity | None:
    """Return the injured: told as such, or those shot less those who died."""
    own = _in_all([m for m in hurt if m.measure == INJURED])
    joint = _in_all([m for m in by[JOINT] if not _is_one(m)])
    if joint is None:
        return _in_all(hurt)
    left = _less(joint, killed)
    return own if own is not None and _low(own) >= _low(left) else left


def _less(whole: Quantity, part: Quantity | None) -> Quantity:
    if part is None:
        return whole
    low = max(_low(whole) - _low(part), Decimal(0))
    return Quantity(low, None if whole.high is None or part.high is None else low, "people", whole.bound)


def _in_all(measures: Sequence[Measure]) -> Quantity | None:
    running = _largest([m for m in measures if m.scope.running and m.scope.of is None])
    total = running or _largest([m for m in measures if m.scope.of is None])
    parts = _summed(measures)
    if total is None or parts is None:
        return total or parts
    return total


def _largest(measures: Sequence[Measure]) -> Quantity | None:
    amounts = [m.quantity for m in measures if m.quantity is not None]
    return max(amounts, key=lambda q: (_low(q), q.bound is Bound.EXACT), default=None)


def _summed(measures: Sequence[Measure]) -> Quantity | None:
    """Return the sum of the parts, each told-off group or person at the most that is told of it."""
    parts: dict[str, Quantity] = {}
    for measure in measures:
        of, quantity = measure.scope.of, measure.quantity
        if of is not None and quantity is not None and _low(quantity) >= _low(parts.get(of, NOBODY)):
            parts[of] = quantity
    if not parts:
        return None
    low = sum((_low(q) for q in parts.values()), Decimal(0))
    is_open = any(q.high is None for q in parts.values())
    return Quantity(low, None if is_open else low, "people", Bound.AT_LEAST if is_open else Bound.EXACT)


def _is_one(measure: Measure) -> bool:
    return measure.scope.of is not None and measure.quantity is not None and measure.quantity.high == 1


def _low(quantity: Quantity) -> Decimal:
    return quantity.low if quantity.low is not None else quantity.high or Decimal(0)
