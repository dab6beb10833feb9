"""What the occurrences of one story tell together: the fields that two stories are compared on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.fusion.occurrences import Amount, Told
from reportedly.values import When, Where

Signature = tuple[object, ...]
T = TypeVar("T")


@dataclass(frozen=True, eq=False, slots=True)
class Facts:
    """Everything that some occurrences tell, pooled. ``names`` are the telling names with their weights.

    ``ways`` keeps one member for each way of telling it, since the rest can neither agree nor clash with anything else.
    """

    ways: tuple[Told, ...]
    types: frozenset[str]
    roots: frozenset[str]
    places: tuple[Where, ...]
    times: tuple[When, ...]
    doers: frozenset[str]
    things: frozenset[str]
    harmed: frozenset[str]
    weapons: frozenset[str]
    amounts: frozenset[Amount]
    names: Mapping[str, float]
    documents: frozenset[str]


def pool(members: Sequence[Told], names: Mapping[str, float]) -> Facts:
    """Pool what these occurrences tell."""
    told = [m.occurrence for m in members]
    return Facts(
        ways=tuple({signature(m): m for m in reversed(members)}.values())[::-1],
        types=frozenset(t.type for t in told),
        roots=frozenset(m.root for m in members),
        places=_once(t.where for t in told),
        times=_once(t.when for t in told),
        doers=frozenset(m.doer for m in members if m.doer),
        things=frozenset(w for m in members for w in m.things),
        harmed=frozenset(n for m in members for n in m.harmed),
        weapons=frozenset(code.split(".")[0] for t in told for code in t.weapons),
        amounts=frozenset(a for m in members for a in m.amounts),
        names=names,
        documents=frozenset(m.claim.evidence.document_id for m in members),
    )


def _once(values: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(v for v in values if v is not None))


def signature(item: Told) -> Signature:
    """Return what two tellings share that can neither agree nor clash with different things."""
    told = item.occurrence
    place = (told.where.place_id or told.where.name.casefold()) if told.where else None
    when = (told.when.start, told.when.end) if told.when else None
    return (told.type, item.happened, place, when, item.doer, item.target)
