"""Words that limit an amount: "at least", "up to", "or more"; and the ambiguous ones, decided from their governor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from unicodedata import category

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.words import TokenMap, Word
from reportedly.values import Bound, Quantity

_LONGEST = 4  # words in the longest bound phrase
_BETWEEN = frozenset(" \n-~")  # besides signs of money
_LOOSE = (Bound.ABOUT, Bound.EXACT)  # a firmer limit beside one of these wins: "at least about 40"


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound phrase; ``ambiguous`` ones are plain prepositions as often as bounds."""

    bound: Bound
    ambiguous: bool = False


@dataclass(frozen=True, eq=False)
class Limits:
    """The bound words of a language."""

    before: Mapping[tuple[str, ...], Limit]
    after: Mapping[tuple[str, ...], Limit]
    marks_before: Mapping[str, Bound]
    marks_after: Mapping[str, Bound]
    governors: Mapping[str, frozenset[str]]  # word → lemmas that take it as their own preposition
    changes: frozenset[str]


@cache
def limits(pack: Pack) -> Limits:
    """Compile the bound words of a language pack."""
    marks = pack.table("bounds", "mark")
    governors: dict[str, set[str]] = {}
    for row in pack.table("bounds", "governor"):
        governors.setdefault(row["word"], set()).add(row["lemma"])
    return Limits(
        before=_phrases(pack, "before"),
        after=_phrases(pack, "after"),
        marks_before={row["mark"]: Bound(row["bound"]) for row in marks if row["side"] == "before"},
        marks_after={row["mark"]: Bound(row["bound"]) for row in marks if row["side"] == "after"},
        governors={word: frozenset(lemmas) for word, lemmas in governors.items()},
        changes=frozenset(row["lemma"] for row in pack.table("bounds", "change")),
    )


def _phrases(pack: Pack, array: str) -> dict[tuple[str, ...], Limit]:
    rows = pack.table("bounds", array)
    return {tuple(row["words"].split()): Limit(Bound(row["bound"]), row.get("ambiguous", False)) for row in rows}


@dataclass(frozen=True, slots=True)
class LimitReader:
    """Finds the limits around an amount."""

    doc: Doc
    text: str
    words: Sequence[Word]
    tokens: TokenMap
    limits: Limits

    def before(self, first: int, *, is_measure: bool) -> tuple[list[Bound], int]:
        """Return the bounds that stand before this word, outermost last, and the word index where they start."""
        bounds: list[Bound] = []
        start = first
        while True:
            found = self._one_before(start, is_measure=is_measure)
            if found is None:
                return bounds, start
            bounds.append(found[0])
            start = found[1]

    def _one_before(self, first: int, *, is_measure: bool) -> tuple[Bound, int] | None:
        for length in range(min(_LONGEST, first), 0, -1):
            start = first - length
            phrase = tuple(word.low for word in self.words[start:first])
            limit = self.limits.before.get(phrase)
            if limit is None or not self._is_unbroken(start, first):
                continue
            if limit.ambiguous and not self._limits(start, is_measure=is_measure):
                return None
            return limit.bound, start
        return None

    def _is_unbroken(self, start: int, end: int) -> bool:
        """Say whether only spaces and opening marks stand between the words and what they limit."""
        return all(
            all(mark in _BETWEEN or category(mark) == "Sc" for mark in self.text[left.end : right.start])
            for left, right in zip(self.words[start:end], self.words[start + 1 : end + 1], strict=True)
        )

    def _limits(self, index: int, *, is_measure: bool) -> bool:
        """Decide "over", "about", "around", "under", "above" from what governs them."""
        word = self.words[index]
        token = self.doc[self.tokens.at(word.start)]
        if token.dep_ in ("quantmod", "advmod") and not self._is_taken(index, token.i):
            return True
        if self._is_taken(index, token.i):
            return False
        return is_measure or word.low in ("over", "about", "around")

    def _is_taken(self, index: int, token: int) -> bool:
        """Say whether the word just before, or the parser's governor of the preposition, takes it as its own."""
        lemmas = self.limits.governors.get(self.words[index].low, frozenset())
        here = self.doc[token]
        glued = index > 0 and self.text[self.words[index - 1].end : self.words[index].start].strip() == ""
        if glued and token > 0 and self.doc[token - 1].lemma_.lower() in lemmas:
            return True
        return here.dep_ in ("prep", "prt") and here.head.lemma_.lower() in lemmas

    def after(self, last: int) -> tuple[Bound | None, int]:
        """Return the bound that stands after this word ("or more", "-plus"), and the last word it takes."""
        for length in (2, 1):
            phrase = tuple(word.low for word in self.words[last + 1 : last + 1 + length])
            limit = self.limits.after.get(phrase)
            if limit is not None and self._is_close(last, last + length):
                return limit.bound, last + length
        return None, last

    def _is_close(self, start: int, end: int) -> bool:
        return all(
            self.text[left.end : right.start] in (" ", "-")
            for left, right in zip(self.words[start:end], self.words[start + 1 : end + 1], strict=True)
        )


def strongest(bounds: Sequence[Bound]) -> Bound:
    """Return the bound that decides among several around one amount."""
    return next((bound for bound in bounds if bound not in _LOOSE), next(iter(bounds), Bound.EXACT))


def limited(low: Decimal, high: Decimal | None, unit: str, bound: Bound) -> Quantity:
    """Return the quantity that a bound makes of an amount; an amount that is open above keeps its own lower end."""
    if high is None:
        return Quantity(low, None, unit, Bound.VAGUE)
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Quantity(low, None, unit, bound)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Quantity(None, high, unit, bound)
        case _:
            return Quantity(low, high, unit, bound)
