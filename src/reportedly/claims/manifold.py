"""People killed or shot whose number the name of the deed tells: "a double murder", "a murder-suicide"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from reportedly.claims.clauses import Tree
from reportedly.claims.fates import fate_words
from reportedly.lang import Pack
from reportedly.values import Bound, Quantity


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed named with its number: its noun, the first word of the number, what befell whom, how many at the least."""

    noun: int
    first: int
    code: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class _Row:
    lemmas: frozenset[str]
    beside: frozenset[str]
    code: str
    is_least: bool


def find_deeds(tree: Tree, pack: Pack) -> Iterator[Deed]:
    """Yield the deeds whose name tells how many they befell, in order of text."""
    numbers, rows, averted = _numbers(pack), _rows(pack), fate_words(pack).averted
    for noun, lemma in enumerate(tree.lemma):
        if tree.pos[noun] not in ("NOUN", "PROPN"):
            continue
        before = [c for c in tree.kids(noun, "amod", "compound", "nmod", "nummod") if c < noun]
        told = next((c for c in before if tree.doc[c].lower_ in numbers), None)
        words = {tree.doc[c].lower_ for c in before}
        if words & averted or told is None:
            continue
        row = next((r for r in rows if lemma.casefold() in r.lemmas and (not r.beside or r.beside & words)), None)
        if row is not None:
            amount = numbers[tree.doc[told].lower_]
            bound, high = (Bound.AT_LEAST, None) if row.is_least else (Bound.EXACT, amount)
            yield Deed(noun, told, row.code, Quantity(amount, high, "people", bound))


@cache
def _numbers(pack: Pack) -> dict[str, Decimal]:
    return {w: Decimal(r["amount"]) for r in pack.table("counted", "manifold") for w in r["words"]}


@cache
def _rows(pack: Pack) -> tuple[_Row, ...]:
    rows = pack.table("counted", "deed")
    return tuple(
        _Row(frozenset(r["lemmas"]), frozenset(r.get("beside", ())), r["code"], bool(r.get("least"))) for r in rows
    )
