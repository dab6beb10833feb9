"""Intervals for a scorer's figures: documents are drawn with replacement, and everything is measured again."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

ROUNDS = 300
SEED = 20250602  # fixed, so that the same file gives the same interval
INSIDE = 0.95

Figures = Mapping[str, Any]


def intervals(
    units: Sequence[Any], measure: Callable[[Sequence[Any]], Figures], *, rounds: int = ROUNDS
) -> dict[str, tuple[float, float]]:
    """Return for each number, by its dotted name, the range that holds 95 % of the samples' values."""
    if len(units) < 2 or rounds < 1:
        return {}
    draw = random.Random(SEED)  # noqa: S311 - no secret, a repeatable sample
    values: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, value in flat(measure(draw.choices(units, k=len(units)))):
            values.setdefault(name, []).append(value)
    return {name: _middle(sorted(drawn)) for name, drawn in values.items()}


def flat(figures: Figures, above: str = "") -> Iterator[tuple[str, float]]:
    """Yield the numbers of nested figures with dotted names; lists and words are left out."""
    for name, value in figures.items():
        match value:
            case Mapping():
                yield from flat(value, f"{above}{name}.")
            case bool() | str() | None:
                continue
            case int() | float():
                yield f"{above}{name}", float(value)
            case _:
                continue


def _middle(drawn: Sequence[float]) -> tuple[float, float]:
    cut = int(len(drawn) * (1 - INSIDE) / 2)
    return round(drawn[cut], 4), round(drawn[-1 - cut], 4)
