"""The language pack's table of counted things, compiled, and an amount's place in the parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportedly.lang import Pack, Row


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """One row of the table."""

    code: str
    kinds: frozenset[str]  # classes of the noun, units of a plain amount
    governors: frozenset[str]
    beside: frozenset[str]
    compound: frozenset[str]
    both: bool
    bare: bool
    whole: bool
    yields: bool
    least: int
    follows: bool
    doers: frozenset[str]  # the verb's subject is one of these
    zero: bool  # only for none of a thing
    direct: bool  # only where the amount is the verb's own object or passive subject
    subject: bool  # only where the things counted are the verb's subject
    weaker: str | None  # the measure meant where the text leaves open which: "destroyed or damaged"


@dataclass(frozen=True, eq=False)
class Countables:
    """The language pack's table of counted things."""

    classes: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, str]
    plain: frozenset[str]
    rules: tuple[MeasureRule, ...]
    each: tuple[tuple[tuple[str, ...], str], ...]  # the words, and what the amount is for each of
    running: frozenset[str]
    single: frozenset[str]
    whole: frozenset[str]
    after: Mapping[str, str]  # words right after an amount → the governor they stand for
    transparent: frozenset[str]
    weak: frozenset[str]
    rising: frozenset[str]
    dying: frozenset[str]
    totalling: frozenset[str]
    age: frozenset[str]
    handed: frozenset[str]
    joint: tuple[tuple[frozenset[str], str], ...]  # classes that make another one together
    nothing: frozenset[str]
    denials: frozenset[str]
    unfinished: frozenset[str]
    others: frozenset[str]
    back: frozenset[str]
    phrasal: frozenset[str]
    nobody: frozenset[str]
    agentive: tuple[str, ...]
    pieces: frozenset[str]
    harms: frozenset[str]
    parents: frozenset[str]
    spared: frozenset[str]


@cache
def countables(pack: Pack) -> Countables:
    """Compile the pack's table, once a pack."""
    classes: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    for row in pack.table("counted", "class"):
        for lemma in row["lemmas"]:
            classes[lemma] = (*classes.get(lemma, ()), row["name"])
            if "of" in row:
                parts[lemma] = row["of"]

    def words(array: str) -> frozenset[str]:
        return frozenset(w for row in pack.table("counted", array) for w in row["lemmas"])

    each = tuple((tuple(w.split()), row.get("per", w)) for row in pack.table("counted", "each") for w in row["words"])
    rules = tuple(_rule(row) for row in pack.table("counted", "measure"))
    return Countables(
        classes,
        parts,
        frozenset(w for row in pack.table("counted", "class") if row.get("plain") for w in row["lemmas"]),
        rules,
        each,
        words("running"),
        words("single"),
        words("whole"),
        {w: row.get("governor", w) for row in pack.table("counted", "after") for w in row["lemmas"]},
        words("transparent"),
        words("weak"),
        words("rising"),
        words("dying"),
        words("totalling"),
        words("age"),
        words("handed"),
        tuple((frozenset(row["of"]), row["name"]) for row in pack.table("counted", "joint")),
        words("nothing"),
        words("denial"),
        words("unfinished"),
        words("others"),
        words("back"),
        words("phrasal"),
        words("nobody"),
        tuple(sorted(words("agentive"))),
        words("pieces"),
        words("harms"),
        words("parents"),
        words("spared"),
    )


def _rule(row: Row) -> MeasureRule:
    def words(name: str) -> frozenset[str]:
        return frozenset(row.get(name, ()))

    kinds = words("classes") | words("units")
    flags = (
        bool(row.get("both")),
        bool(row.get("bare")),
        bool(row.get("whole")),
        bool(row.get("yields")),
        int(row.get("least", 0)),
        bool(row.get("follows")),
        words("doers"),
        bool(row.get("zero")),
        bool(row.get("direct")),
        bool(row.get("subject")),
    )
    return MeasureRule(
        row["code"], kinds, words("governors"), words("beside"), words("compound"), *flags, row.get("weaker")
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """An amount's place in the parse: the token it hangs by, its number's last token, and what it counts."""

    head: int
    last: int
    kinds: frozenset[str]
    is_bare: bool
    amount: Decimal | None = None
    is_whole: bool = False
    is_paired: bool = False  # "1,000 for 1,000"
    behind: int | None = None  # the token behind an amount with a unit: "nine km | north"
    total: int | None = None  # what it is put as the number of: "put the dead at 40"


@dataclass(frozen=True, slots=True)
class Match:
    """The measure an amount is told of, and the word that decided (None where the noun alone did)."""

    code: str
    governor: int | None
    follows: bool = False  # only where the act it belongs to has just been told
    anchor: int | None = None  # of a part told off in the sentence of its whole: whoever tells the whole tells it
    reader: str = "rules"
