"""One-to-one pairing of gold with found: as many pairs as there can be."""

from __future__ import annotations

from collections.abc import Sequence


def most_pairs(fits: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return the largest pairing, gold index → found index, where ``fits[g]`` lists what may go with gold ``g``."""
    taken: dict[int, int] = {}

    def place(gold: int, tried: set[int]) -> bool:
        for found in fits[gold]:
            if found in tried:
                continue
            tried.add(found)
            if found not in taken or place(taken[found], tried):
                taken[found] = gold
                return True
        return False

    for gold in range(len(fits)):
        place(gold, set())
    return {gold: found for found, gold in taken.items()}
