"""How alike two kinds of act are, by the types of the taxonomy."""

from __future__ import annotations

from functools import cache

from reportedly.fusion import policy
from reportedly.fusion.occurrences import Told
from reportedly.taxonomy import load_taxonomy

KIN = 0.7  # how alike a type and what it is a kind of are


def share_of_types(mine: str, other: str) -> float | None:
    """Return how alike two types are: 1 where equal, None where they tell of unlike acts."""
    if mine == other:
        return 1.0
    if mine in _ancestors(other) or other in _ancestors(mine):
        return KIN
    roots = {mine.split(".")[0], other.split(".")[0]}
    if len(roots) == 1:
        return 0.2
    if roots <= policy.HANDOVER_ROOTS:
        return KIN
    return 0.5 if roots <= policy.VIOLENT_ROOTS else None


def tells_again(left: Told, right: Told) -> bool:
    """Whether one names the other's act again, in the same or in more general words: "the attack" after a drone's."""
    mine, other = left.occurrence.type, right.occurrence.type
    return mine == other or mine in _ancestors(other)


def are_alike(left: Told, right: Told) -> bool:
    """Say whether two acts are of one kind, so that one may be taken for the other."""
    return (share_of_types(left.occurrence.type, right.occurrence.type) or 0.0) >= KIN or (
        left.root == right.root == "attack"
    )


@cache
def _ancestors(code: str) -> frozenset[str]:
    entries = load_taxonomy().events
    found: set[str] = set()
    entry = entries.get(code)
    while entry is not None and entry.parent is not None:
        found.add(entry.parent)
        entry = entries.get(entry.parent)
    return frozenset(found)
