"""Floors: what has been reached on which data, below which CI fails.

``floors.toml`` holds one entry a figure: benchmark, the SHA-256 of the data, the figure's dotted name, and ``at_least``
(or ``at_most`` for counts of errors). A floor belongs to its data: another file of the same benchmark is not held to
it. ``python -m eval pin NAME PATH FIGURE…`` raises floors to what is reached now, less the slack; lowering one
takes ``--lower --because "…"``, and the reason stays in the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from eval.bootstrap import flat

FILE = Path(__file__).with_name("floors.toml")
HEADER = """# What has been reached, figure by figure, on the data of this digest; CI fails below (see eval/floors.py).
# Written by `python -m eval pin`; a floor falls only with --lower and a reason, which stays here.
"""


RULES, BOTH = "rules", "both"


class FloorWouldFall(ValueError):
    """A pin would lower a floor, and nobody said why."""

    def __init__(self, floor: Floor, reached: float) -> None:
        super().__init__(
            f"{floor.benchmark} {floor.figure}: the floor is {floor.value}, reached is {reached}: "
            'mend it, or lower it with --lower --because "…"'
        )


@dataclass(frozen=True, slots=True)
class Floor:
    """One figure's floor on one data file; a ceiling where ``is_ceiling`` (wrong claims, false events).

    ``reader`` is who reads: the rules, or both readers.
    """

    benchmark: str
    sha256: str
    figure: str
    value: float
    is_ceiling: bool = False
    pinned: str = ""
    because: str = ""
    reader: str = RULES

    def holds(self, reached: float) -> bool:
        """Say whether a figure stands on the right side of the floor."""
        return reached <= self.value if self.is_ceiling else reached >= self.value


def load(path: Path = FILE) -> list[Floor]:
    """Return the floors, in file order."""
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("floor", []) if path.exists() else []
    return [_floor(row) for row in rows]


def broken(
    benchmark: str, sha256: str, figures: Mapping[str, Any], floors: Iterable[Floor], *, reader: str = RULES
) -> Iterator[str]:
    """Yield each floor of this data and reader that does not hold, in words."""
    reached = dict(flat(figures))
    for floor in floors:
        if (floor.benchmark, floor.sha256, floor.reader) != (benchmark, sha256, reader):
            continue
        if floor.figure not in reached:
            yield f"{benchmark}: {floor.figure} has a floor and is not among the figures"
        elif not floor.holds(reached[floor.figure]):
            side = "at most" if floor.is_ceiling else "at least"
            yield f"{benchmark}: {floor.figure} is {reached[floor.figure]}, {side} {floor.value} is pinned"


def pin(floors: list[Floor], wanted: Iterable[Floor], *, because: str | None = None) -> list[Floor]:
    """Return the floors with the wanted ones set.

    Raises:
        FloorWouldFall: one would become laxer, and no reason is given.
    """
    kept = {_key(f): f for f in floors}
    for floor in wanted:
        key = _key(floor)
        known = kept.get(key)
        falls = known is not None and not known.holds(floor.value)
        if known is not None and falls and not because:
            raise FloorWouldFall(known, floor.value)
        kept[key] = replace(floor, because=because or "" if falls else known.because if known else "")
    return list(kept.values())


def _key(floor: Floor) -> tuple[str, ...]:
    return floor.benchmark, floor.sha256, floor.reader, floor.figure


def save(floors: Iterable[Floor], path: Path = FILE) -> None:
    """Write the floors, in order of benchmark and figure."""
    ordered = sorted(floors, key=lambda f: (f.benchmark, f.sha256, f.reader != RULES, f.figure))
    path.write_text(HEADER + "".join(map(_written, ordered)), encoding="utf-8")


def today() -> str:
    """Return the day of pinning, in ISO form."""
    return date.today().isoformat()


def _floor(row: Mapping[str, Any]) -> Floor:
    return Floor(
        benchmark=row["benchmark"],
        sha256=row["sha256"],
        figure=row["figure"],
        value=float(row["at_most"] if "at_most" in row else row["at_least"]),
        is_ceiling="at_most" in row,
        pinned=row.get("pinned", ""),
        because=row.get("because", ""),
        reader=row.get("reader", RULES),
    )


def _written(floor: Floor) -> str:
    side = "at_most" if floor.is_ceiling else "at_least"
    lines = [
        "\n[[floor]]",
        f'benchmark = "{floor.benchmark}"',
        f'sha256 = "{floor.sha256}"',
        f'figure = "{floor.figure}"',
        f"{side} = {floor.value:g}",
        f'pinned = "{floor.pinned}"',
    ]
    if floor.reader != RULES:
        lines.append(f'reader = "{floor.reader}"')
    if floor.because:
        lines.append(f'because = "{floor.because}"')
    return "\n".join(lines) + "\n"
