"""What every scorer returns: nested figures, the units to draw bootstrap samples from, and cases to look at.

A scorer is one function ``evaluate(path) -> Outcome``. It reads, compares and counts; the command around it prints the
table, adds seconds and digest, draws the intervals, and shows the cases (``eval.__main__``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

Figures = dict[str, Any]  # nested names → numbers between 0 and 1, counts, or lists of strings


@dataclass(slots=True)
class Tally:
    """Counts behind one precision and recall. Hits may be shares, and may differ by side."""

    hit_read: float = 0.0
    hit_gold: float = 0.0
    read: float = 0.0
    gold: float = 0.0

    def add(self, *, hit_read: float, hit_gold: float, read: float, gold: float) -> None:
        """Count further items."""
        self.hit_read += hit_read
        self.hit_gold += hit_gold
        self.read += read
        self.gold += gold

    def figures(self) -> dict[str, float]:
        """Return precision, recall and F1; nothing read or nothing gold counts as 0."""
        precision = self.hit_read / self.read if self.read else 0.0
        recall = self.hit_gold / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4)}

    @classmethod
    def summed(cls, tallies: Iterable[Tally]) -> Tally:
        """Return the sum of several."""
        total = cls()
        for tally in tallies:
            total.add(hit_read=tally.hit_read, hit_gold=tally.hit_gold, read=tally.read, gold=tally.gold)
        return total


@dataclass(frozen=True, slots=True)
class Mark:
    """One gold or found item at a half-open code-point span; ``is_right`` where its counterpart agrees.

    An item without a place (a count of a whole report) has no span: ``start`` and ``end`` are None.
    """

    start: int | None
    end: int | None
    label: str
    note: str = ""
    is_right: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One document with gold and found items, for the error browser."""

    id: str
    text: str
    gold: tuple[Mark, ...]
    found: tuple[Mark, ...]

    @property
    def errors(self) -> int:
        """How many items have no agreeing counterpart."""
        return sum(not mark.is_right for mark in self.gold + self.found)


@dataclass(frozen=True)
class Outcome:
    """A benchmark's result.

    ``units`` holds one countable thing a document, in the order of the file, and ``measure`` turns any selection of
    them into figures: the bootstrap draws documents with replacement and measures again. ``figures`` is
    ``measure(units)`` with whatever a sample cannot give beside it (lists of what is missed, constants).
    """

    n: int
    figures: Figures
    units: Sequence[Any] = ()
    measure: Callable[[Sequence[Any]], Figures] | None = None
    cases: Sequence[Case] = field(default=())
