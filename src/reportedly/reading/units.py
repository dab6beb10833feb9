"""Units and money after or before an amount, turned into the canonical unit with the factors of the language pack.

The factors are data (a test proves each against pint), so that reading never loads a unit library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.words import Word

_LONGEST = 3  # words in the longest unit
_CONVERTED = Context(prec=4)  # "2,670 miles" is not known to the metre
_LETTER_UNITS = 1
_LARGE = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Unit:
    """A canonical unit and the factor that leads to it."""

    name: str
    factor: Decimal

    def convert(self, amount: Decimal) -> Decimal:
        """Return the amount in the canonical unit: exact where only the point moves, else to four digits."""
        if self.factor == 1:
            return amount
        product = amount * self.factor
        exact = self.factor == self.factor.to_integral_value() or self.factor.normalize().as_tuple().digits == (1,)
        return plain(product if exact else _CONVERTED.plus(product))


def plain(value: Decimal) -> Decimal:
    """Return the value without exponent and without empty decimals."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


@dataclass(frozen=True, eq=False)
class Units:
    """The units of a language: by their words, and money by its signs too."""

    by_words: Mapping[tuple[str, ...], Unit]
    by_sign: tuple[tuple[str, str], ...]  # longest sign first
    money: frozenset[str]
    large: Mapping[tuple[str, ...], Unit]  # words that are money only in large amounts: "pounds"


@cache
def units(pack: Pack) -> Units:
    """Compile the units of a language pack."""
    by_words: dict[tuple[str, ...], Unit] = {}
    for row in pack.table("units", "unit"):
        for words in row["words"]:
            by_words[tuple(words.lower().split())] = Unit(row["unit"], Decimal(row["factor"]))
    signs: list[tuple[str, str]] = []
    large: dict[tuple[str, ...], Unit] = {}
    for row in pack.table("units", "currency"):
        signs += [(sign, row["unit"]) for sign in row["signs"]]
        for words in row["words"]:
            by_words[tuple(words.lower().split())] = Unit(row["unit"], Decimal(1))
        for words in row.get("large", ()):
            large[(words,)] = Unit(row["unit"], Decimal(1))
    money = frozenset(row["unit"] for row in pack.table("units", "currency"))
    return Units(by_words, tuple(sorted(signs, key=lambda pair: -len(pair[0]))), money, large)


@dataclass(frozen=True, slots=True)
class UnitReader:
    """Finds the unit of an amount."""

    text: str
    words: Sequence[Word]
    units: Units

    def after(self, last: int, *, scale: Decimal = Decimal(1)) -> tuple[Unit | None, int]:
        """Return the unit that follows this word, and its last word."""
        for length in range(_LONGEST, 0, -1):
            tail = self.words[last + 1 : last + 1 + length]
            if len(tail) < length:
                continue
            key = tuple(word.low for word in tail)
            unit = self.units.large.get(key) if scale >= _LARGE else None
            unit = unit or self.units.by_words.get(key)
            if unit is not None and self._is_close(last, last + length) and self._is_meant(unit, tail, last):
                return unit, last + length
        return None, last

    def _is_close(self, start: int, end: int) -> bool:
        return all(
            self.text[left.end : right.start] in ("", " ", "-", ". ", ".", "\u00a0")
            for left, right in zip(self.words[start:end], self.words[start + 1 : end + 1], strict=True)
        )

    def _is_meant(self, unit: Unit, tail: Sequence[Word], last: int) -> bool:
        """Refuse a lone letter after a number word ("two m") and money codes written small ("try", "cad")."""
        written = self.text[tail[0].start : tail[-1].end]
        if len(written) == _LETTER_UNITS and written.isalpha():
            if self.text[tail[-1].end : tail[-1].end + 1] == "-":
                return False  # "46 m-16 rifles"
            return self.words[last].low[0].isdigit() and written.islower()
        if unit.name in self.units.money and written.lower() == unit.name.lower():
            return written.isupper()
        return True

    def sign_before(self, start: int) -> tuple[str | None, int]:
        """Return the currency whose sign touches this code point from the left, and where the sign starts."""
        for sign, unit in self.units.by_sign:
            for offset in (start, start - 1):
                if offset > 0 and self.text.endswith(sign, 0, offset) and self.text[offset:start].strip() == "":
                    return unit, offset - len(sign)
        return None, start

    def code_before(self, first: int) -> tuple[str | None, int]:
        """Return the currency whose code stands before this word ("USD 7bn"), and its word index."""
        if first == 0:
            return None, first
        word = self.words[first - 1]
        unit = self.units.by_words.get((word.low,))
        is_code = unit is not None and unit.name in self.units.money and self.text[word.start : word.end] == unit.name
        if is_code and unit is not None and self.text[word.end : self.words[first].start] == " ":
            return unit.name, first - 1
        return None, first
