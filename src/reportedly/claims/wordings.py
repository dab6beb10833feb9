"""The words by which an act is laid at a door, compiled from the language pack, and what one such wording gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.claims.answerable import Belonging
from reportedly.lang import Pack
from reportedly.model import ResponsibilityStatus


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording: where the party and the act stand around the verb."""

    party: str
    act: str | None
    object: frozenset[str]
    status: ResponsibilityStatus
    accuser: bool
    alone: bool  # the act need not be told: "blamed the front"


@dataclass(frozen=True, eq=False)
class Wordings:
    """The language pack's words for responsibility."""

    phrases: Mapping[str, tuple[Phrase, ...]]
    hedges: Mapping[str, ResponsibilityStatus]
    unknown: frozenset[str]
    nobody: frozenset[str]
    answerable: frozenset[str]
    knowledge: frozenset[str]
    authority: frozenset[str]
    civil: frozenset[str]
    office: frozenset[str]
    warring: frozenset[str]
    rival: frozenset[str]
    orders: frozenset[str]
    working: frozenset[str]
    belonging: Belonging
    held: frozenset[str]
    parts: frozenset[str]
    doubting: frozenset[str]
    believing: frozenset[str]
    holding: frozenset[str]
    deeds: frozenset[str]
    charges: frozenset[str]
    feeling: frozenset[str]
    losses: frozenset[str]
    quitting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Laid:
    """One act laid at one door: the verb that does it, the act's word where it is told, the party's word."""

    anchor: int
    act: int | None
    party: int | None
    status: ResponsibilityStatus
    named: bool = True  # "responsibility" itself is named; else the act must be one that the text tells


@cache
def wordings(pack: Pack) -> Wordings:
    """Compile the pack's responsibility table, once a pack."""
    phrases: dict[str, list[Phrase]] = {}
    for row in pack.table("responsibility", "phrase"):
        status = ResponsibilityStatus(row["status"])
        objects = frozenset(row.get("object", ()))
        phrase = Phrase(row["party"], row.get("act"), objects, status, bool(row.get("accuser")), bool(row.get("alone")))
        for verb in row["verbs"]:
            phrases.setdefault(verb, []).append(phrase)
    answerable_rows = pack.table("responsibility", "answerable")

    def words(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("responsibility", array) for w in row["lemmas"])

    return Wordings(
        {verb: tuple(rows) for verb, rows in phrases.items()},
        {
            w: ResponsibilityStatus(row["status"])
            for row in pack.table("responsibility", "hedge")
            for w in row["lemmas"]
        },
        words("unknown"),
        words("nobody"),
        words("answerable"),
        frozenset(w for row in answerable_rows for w in row["knowledge"]),
        words("authority"),
        words("civil"),
        words("office"),
        words("warring"),
        words("rival"),
        words("orders"),
        words("working"),
        Belonging(words("men"), words("force")),
        frozenset(w for row in answerable_rows if row.get("held") for w in row["lemmas"]),
        words("part"),
        words("doubting"),
        words("believing"),
        words("holding"),
        words("deed"),
        words("charge"),
        words("feeling"),
        words("loss"),
        words("quitting"),
    )
