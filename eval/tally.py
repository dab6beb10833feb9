"""What one report says in all of the people killed and injured: from its claims to one answer a measure.

Only what is affirmed and asserted counts. A report tells its event in the headline and the lead; what stands further on
is background as often as not, so it is asked only for what the lead leaves open, and for what became of the people that
the lead tells of. A total is an amount told of nobody in particular; a part is told off by whom
it is of ("children", a name). The answer is a running total where one is told, else the largest total, else the sum of
the parts. A report tells the same people again in sentence after sentence, by other words, so that parts are summed
inside a sentence and the largest sum is the answer. A total is of those harmed: an attacker whose own death is told
apart is one more. People told as shot, whose fate is left open, are the injured and killed together; the injured are
those of them who are not told as killed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from reportedly.claims.drafts import Draft
from reportedly.model import Measure, Modality, Polarity
from reportedly.values import Bound, Quantity, TimePrecision

KILLED, INJURED, JOINT = "killed", "injured", "casualties"
ATTACKERS = "attackers"
ONE_EVENT = timedelta(days=14)  # the wounded of an attack may die days later
LEAD = 250  # characters: a headline and a first sentence; dev: both exact .597 without, .657 with
STORY = (((KILLED,), 800), ((INJURED, JOINT), 1500))  # how far what the lead leaves open is looked for; dev, as above
NOBODY = Quantity(Decimal(0), Decimal(0), "people")

OTHER = Measure("none", NOBODY)


@dataclass(frozen=True, slots=True)
class Told:
    """An amount told, and the number of the sentence that tells it."""

    measure: Measure
    sentence: int

    @property
    def of(self) -> str | None:
        """Who is told off."""
        return self.measure.scope.of

    @property
    def quantity(self) -> Quantity:
        """How many; nobody where no number is told."""
        return self.measure.quantity or NOBODY

    @property
    def is_one(self) -> bool:
        """Whether it is one person, told off."""
        return self.of is not None and self.quantity.high == 1


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


def tally(drafts: Iterable[Draft], sentences: Sequence[int] = ()) -> dict[str, Answer]:
    """Return the answers of one report, read as reports are written: the headline and the lead first.

    ``sentences`` are the code points at which the report's sentences start, in order; where they are not known, all
    parts are summed.
    """
    told = [d for d in drafts if d.polarity is Polarity.AFFIRMED and d.modality is Modality.ASSERTED]
    by: dict[str, list[Told]] = {KILLED: [], INJURED: [], JOINT: []}
    for draft in _of_one_event(_of_the_story([d for d in told if _measure(d).measure in by])):
        by[_measure(draft).measure].append(Told(_measure(draft), bisect_right(sentences, draft.span.start)))
    killed = _with_attacker(_in_all(by[KILLED]), by[KILLED])
    dead = {t.of for t in by[KILLED] if t.is_one}
    hurt = [t for t in (*by[INJURED], *by[JOINT]) if not (t.is_one and t.of in dead)]
    injured = _injured(by, hurt, killed)
    return {KILLED: _answer(killed), INJURED: _answer(injured)}


def _measure(draft: Draft) -> Measure:
    told = draft.proposition
    return told if isinstance(told, Measure) else OTHER


def _is_one(draft: Draft) -> bool:
    return Told(_measure(draft), 0).is_one


def _of_the_story(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the amounts of the lead, all of the people it tells of, and of a measure it leaves out what comes next."""
    lead = [d for d in drafts if d.span.start < LEAD]
    if not lead:
        return list(drafts)
    people = {_measure(d).scope.of for d in lead if _is_one(d)}
    later = [d for d in drafts if d.span.start >= LEAD]
    kept = lead + [d for d in later if _is_one(d) and _measure(d).scope.of in people]
    for measures, reach in STORY:
        if not any(_measure(d).measure in measures for d in kept):
            kept += [d for d in later if _measure(d).measure in measures and d.span.start < reach]
    return kept


def _of_one_event(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the amounts without those dated long before or after the first that is dated: another event's."""
    dated = (_measure(d).scope.when for d in drafts if _measure(d).scope.when is not None and not _is_of_period(d))
    event = next(dated, None)
    for draft in drafts:
        when = _measure(draft).scope.when
        if _measure(draft).quantity is None or _is_of_period(draft):
            continue
        if event is None or when is None or when.agrees_with(event, ONE_EVENT):
            yield draft


def _is_of_period(draft: Draft) -> bool:
    """Say whether the amount is of several people in a whole year: background, and no one event's."""
    when = _measure(draft).scope.when
    return when is not None and when.precision is TimePrecision.YEAR and not _is_one(draft)


def _answer(quantity: Quantity | None) -> Answer:
    return Answer(NOBODY if quantity is None else quantity, quantity is not None)


def _injured(by: dict[str, list[Told]], hurt: Sequence[Told], killed: Quantity | None) -> Quantity | None:
    """Return the injured: told as such, or those shot less those who died."""
    own = _in_all([t for t in hurt if t.measure.measure == INJURED])
    joint = _in_all([t for t in by[JOINT] if not t.is_one])
    if joint is None:
        return _in_all(hurt)
    left = _less(joint, killed)
    return own if own is not None and _low(own) >= _low(left) else left


def _less(whole: Quantity, part: Quantity | None) -> Quantity:
    if part is None:
        return whole
    low = max(_low(whole) - _low(part), Decimal(0))
    return Quantity(low, None if whole.high is None or part.high is None else low, "people", whole.bound)


def _in_all(told: Sequence[Told]) -> Quantity | None:
    return _total(told) or _summed(told)


def _total(told: Sequence[Told]) -> Quantity | None:
    running = _largest([t for t in told if t.measure.scope.running and t.of is None])
    return running or _largest([t for t in told if t.of is None])


def _largest(told: Sequence[Told]) -> Quantity | None:
    return max((t.quantity for t in told), key=lambda q: (_low(q), q.bound is Bound.EXACT), default=None)


def _with_attacker(killed: Quantity | None, told: Sequence[Told]) -> Quantity | None:
    """Return the total with an attacker who died too: told of those harmed, it leaves the attacker out."""
    alone = any(t.is_one and t.of == ATTACKERS for t in told)
    if killed is None or not alone or _total(told) is None:
        return killed
    return Quantity(_low(killed) + 1, None if killed.high is None else killed.high + 1, "people", killed.bound)


def _summed(told: Sequence[Told]) -> Quantity | None:
    """Return the largest sum of the parts that one sentence tells, each told-off group at the most told of it there."""
    parts: dict[int, dict[str, Quantity]] = {}
    for t in told:
        there = parts.setdefault(t.sentence, {})
        if t.of is not None and _low(t.quantity) >= _low(there.get(t.of, NOBODY)):
            there[t.of] = t.quantity
    largest = max(parts.values(), key=lambda p: sum(map(_low, p.values())), default={})
    if not largest:
        return None
    low = sum(map(_low, largest.values()), Decimal(0))
    is_open = any(q.high is None for q in largest.values())
    return Quantity(low, None if is_open else low, "people", Bound.AT_LEAST if is_open else Bound.EXACT)


def _low(quantity: Quantity) -> Decimal:
    return quantity.low if quantity.low is not None else quantity.high or Decimal(0)
