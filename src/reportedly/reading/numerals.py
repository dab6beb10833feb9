"""Numbers as written, in digits and in words, read without the parser: "two dozen", "1.2 billion", "tens of thousands".

What the number counts, how it is limited and whether it is an amount at all is decided in ``quantities``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.words import Word

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_PARTS = Context(prec=4)  # a third has no exact decimal; four digits are what a reader would write
_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and the words that it takes, ``first`` to ``last`` inclusive.

    ``high`` is None where the word leaves it open ("dozens"). ``mantissa`` is the number without its scale words, so
    that "2 to 3 million" can lend the scale; ``scale`` is what the scale words multiply by.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal | None
    mantissa: Decimal
    scale: Decimal = Decimal(1)
    is_fraction: bool = False
    is_ordinal: bool = False
    in_digits: bool = False


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The number words of a language, by word."""

    cardinals: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    glued: frozenset[str]  # scales that count only where they touch the digits: "12k"
    groups: Mapping[tuple[str, ...], Decimal]
    vague: Mapping[tuple[str, ...], Decimal]
    fractions: Mapping[str, Decimal]
    plural_fractions: Mapping[str, Decimal]
    ordinals: Mapping[str, Decimal]
    particles: Mapping[str, frozenset[str]]  # small words by the part they play
    starters: frozenset[str]  # words with which a numeral can begin, so that all others are passed over at once


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Compile the number words of a language pack."""
    scales = pack.table("numerals", "scale")
    fractions = pack.table("numerals", "fraction")
    cardinals = {row["word"]: Decimal(row["value"]) for row in pack.table("numerals", "cardinal")}
    groups = {tuple(row["word"].split("-")): Decimal(row["value"]) for row in pack.table("numerals", "group")}
    vague = {tuple(row["word"].split()): Decimal(row["value"]) for row in pack.table("numerals", "vague")}
    ordinals = {row["word"]: Decimal(row["value"]) for row in pack.table("numerals", "ordinal")}
    particles = {row["role"]: frozenset(row["words"]) for row in pack.table("numerals", "particle")}
    leading = {words[0] for words in (*groups, *vague)} - {row["word"] for row in scales}
    return Lexicon(
        cardinals=cardinals,
        scales={row["word"]: Decimal(row["value"]) for row in scales},
        glued=frozenset(row["word"] for row in scales if row.get("glued")),
        groups=groups,
        vague=vague,
        fractions={row["word"]: _part(row["value"]) for row in fractions},
        plural_fractions={row["plural"]: _part(row["value"]) for row in fractions if "plural" in row},
        ordinals=ordinals,
        particles=particles,
        starters=frozenset(
            (*cardinals, *ordinals, *leading, *particles["article"], *(row["word"] for row in fractions))
        ),
    )


def _part(value: str) -> Decimal:
    numerator, denominator = value.split("/")
    return Decimal(numerator) / Decimal(denominator)


@dataclass(frozen=True, slots=True)
class NumeralReader:
    """Reads one numeral at a time off the words of a text."""

    text: str
    words: Sequence[Word]
    lexicon: Lexicon

    def at(self, index: int) -> Numeral | None:
        """Return the numeral that starts at this word, or None."""
        low, lexicon = self.words[index].low, self.lexicon
        if low[0].isdigit():
            return self._digits(index)
        if low in lexicon.cardinals:
            return self._fraction(index) or self._cardinal(index)
        if low in lexicon.ordinals:
            return self._ordinal(index)
        if low in lexicon.fractions:
            return self._half(index)
        return self._fraction(index) or self._group(index) or self._vague(index)

    def gap(self, left: int, right: int) -> str:
        """Return what stands between two words."""
        return self.text[self.words[left].end : self.words[right].start]

    def low(self, index: int) -> str:
        """Return the lower-cased word, or "" outside the text."""
        return self.words[index].low if 0 <= index < len(self.words) else ""

    def _is(self, role: str, index: int) -> bool:
        """Say whether the word plays this part."""
        return self.low(index) in self.lexicon.particles[role]

    def _joins(self, index: int) -> bool:
        """Say whether the word is joined to the one before it by a space or a hyphen."""
        return index < len(self.words) and self.gap(index - 1, index) in (" ", "-")

    def _digits(self, index: int) -> Numeral | None:
        value, last = self._digit_value(index)
        if value is None:
            return None
        if self._is_ordinal_ending(last + 1):
            return Numeral(index, last + 1, value, value, value, is_ordinal=True, in_digits=True)
        mixed = self._mixed(index, last, value)
        if mixed is not None:
            return mixed
        return self._scaled(index, last, value, in_digits=True)

    def _digit_value(self, index: int) -> tuple[Decimal | None, int]:
        low = self.words[index].low
        if _GROUPED.fullmatch(low):
            return Decimal(low.replace(",", "")), index
        if not _PLAIN.fullmatch(low):
            return None, index
        last = index
        while self._is_space_group(last + 1, low):
            last += 1
            low += self.words[last].low
        return Decimal(low), last

    def _is_space_group(self, index: int, before: str) -> bool:
        """Say whether "6 000" goes on here; only round groups, since "31 472" may be a date and a number."""
        if index >= len(self.words) or (len(before) % 3 == 0 and len(before) > 3) or self.gap(index - 1, index) != " ":
            return False
        low = self.words[index].low
        first_fits = len(before) <= 3 and not before.startswith("0") and before.isdigit()
        return first_fits and len(low) == 3 and low.isdigit() and low.endswith("00")

    def _is_ordinal_ending(self, index: int) -> bool:
        return self.low(index) in self.lexicon.particles["ordinal ending"] and self.gap(index - 1, index) == ""

    def _mixed(self, index: int, last: int, value: Decimal) -> Numeral | None:
        """Read "2½" and "two and a half"."""
        sign = self.low(last + 1)
        if len(sign) == 1 and sign in self.lexicon.fractions and self.gap(last, last + 1) in ("", " "):
            return self._scaled(index, last + 1, value + self.lexicon.fractions[sign], in_digits=True)
        if self._is("and", last + 1) and self._is("article", last + 2) and self.low(last + 3) in self.lexicon.fractions:
            part = self.lexicon.fractions[self.low(last + 3)]
            return self._scaled(index, last + 3, value + part, in_digits=False)
        return None

    def _scaled(self, index: int, last: int, value: Decimal, *, in_digits: bool) -> Numeral:
        mantissa, scale = value, Decimal(1)
        while last + 1 < len(self.words) and self._is_scale(last + 1):
            last += 1
            scale *= self.lexicon.scales[self.words[last].low]
        total = _exact(mantissa * scale)
        return Numeral(index, last, total, total, mantissa, scale, in_digits=in_digits)

    def _is_scale(self, index: int) -> bool:
        low = self.words[index].low
        gap = self.gap(index - 1, index)
        if low not in self.lexicon.scales or gap not in ("", " ", "-"):
            return False
        return gap == "" or low not in self.lexicon.glued

    def _cardinal(self, index: int) -> Numeral:
        total, current, last = self._compose(index)
        mixed = self._mixed(index, last, total + current)
        if mixed is not None:
            return mixed
        value = total + current
        scale = self._last_scale(index, last)
        return Numeral(index, last, value, value, value / scale, scale)

    def _last_scale(self, index: int, last: int) -> Decimal:
        scale = self.lexicon.scales.get(self.words[last].low) if last > index else None
        return scale or Decimal(1)

    def _compose(self, index: int) -> tuple[Decimal, Decimal, int]:
        """Add up "two hundred and five thousand": what is closed by a scale, what is still open, the last word."""
        total, current = Decimal(0), self.lexicon.cardinals[self.words[index].low]
        last = index
        while last + 1 < len(self.words):
            step = 2 if self._is_joining_and(last + 1) else 1
            following = last + step
            if following >= len(self.words) or not self._joins(following):
                break
            added = self._add(self.words[following].low, total, current, joined=step == 2)
            if added is None:
                break
            total, current = added
            last = following
        return total, current, last

    def _add(self, low: str, total: Decimal, current: Decimal, *, joined: bool) -> tuple[Decimal, Decimal] | None:
        scale = None if joined or low in self.lexicon.glued else self.lexicon.scales.get(low)
        if scale is not None:
            product = max(current, Decimal(1)) * scale
            return (total, product) if scale < _THOUSAND else (total + product, Decimal(0))
        cardinal = self.lexicon.cardinals.get(low)
        if cardinal is None or (total + current) == 0:
            return None
        room = _room(current, total)
        return (total, current + cardinal) if 0 < cardinal < room else None

    def _is_joining_and(self, index: int) -> bool:
        """Say whether "and" goes on with the number: "a hundred and five", not "two and five"."""
        return (
            self._is("and", index)
            and self.low(index - 1) in self.lexicon.scales
            and self.low(index + 1) in self.lexicon.cardinals
            and self.gap(index - 1, index) == " "
        )

    def _group(self, index: int) -> Numeral | None:
        """Read "a dozen", "a hundred and five", "half a million", "a half-dozen", "half-dozen"."""
        start = index + 1 if self.low(index) in self.lexicon.particles["article"] else index
        for length in (2, 1):
            words = tuple(self.low(start + step) for step in range(length))
            value = self.lexicon.groups.get(words)
            if value is None or (start == index and length == 1):
                continue
            last = start + length - 1
            more = self._after_group(last)
            total = value if more is None else value + more.low
            last = last if more is None else more.last
            scaled = self._scaled(index, last, total, in_digits=False)
            return Numeral(index, scaled.last, scaled.low, scaled.high, scaled.mantissa, scaled.scale)
        return None

    def _after_group(self, last: int) -> Numeral | None:
        if self._is_joining_and(last + 1):
            following = self._cardinal(last + 2)
            return following if following.low < 100 else None
        return None

    def _vague(self, index: int) -> Numeral | None:
        for length in (2, 1):
            words = tuple(self.low(index + step) for step in range(length))
            value = self.lexicon.vague.get(words)
            if value is not None:
                return self._vague_scaled(index, index + length - 1, value)
        return None

    def _vague_scaled(self, index: int, last: int, value: Decimal) -> Numeral:
        """Read "tens of thousands", "several hundred", "a couple of dozen": the scales multiply the least value."""
        if self._is("of", last + 1):
            plural = self.lexicon.vague.get((self.low(last + 2),))
            singular = self.lexicon.scales.get(self.low(last + 2))
            if plural is not None:
                return Numeral(index, last + 2, value * plural / 2, None, value)
            if singular is not None:
                return Numeral(index, last + 2, value * singular, None, value)
            return Numeral(index, last, value, None, value)
        scaled = self._scaled(index, last, value, in_digits=False)
        return Numeral(index, scaled.last, scaled.low, None, value)

    def _fraction(self, index: int) -> Numeral | None:
        """Read "one-fifth", "two thirds", "a quarter of"."""
        count = self.lexicon.cardinals.get(self.low(index), Decimal(1))
        low = self.low(index + 1)
        if not self._joins(index + 1):
            return None
        if count > 1 and low in self.lexicon.plural_fractions:
            part = count * self.lexicon.plural_fractions[low]
        elif count == 1 and low in self.lexicon.fractions and self._is_part_here(index + 1):
            part = self.lexicon.fractions[low]
        else:
            return None
        return _fraction(index, index + 1, part)

    def _is_part_here(self, index: int) -> bool:
        """Tell "a third of" from "a third man", "a quarter of" from "a quarter ended"."""
        return self.gap(index - 1, index) == "-" or self._is("of", index + 1)

    def _half(self, index: int) -> Numeral | None:
        low, following = self.low(index), self.low(index + 1)
        if len(low) == 1:
            return _fraction(index, index, self.lexicon.fractions[low])
        part = self.lexicon.fractions[low]
        group = self.lexicon.groups.get((following,)) or self.lexicon.groups.get((self.low(index + 2),))
        if group is not None and following in self.lexicon.particles["article"]:
            return Numeral(index, index + 2, _exact(part * group), _exact(part * group), part, group)
        if self._joins(index + 1) and following in self.lexicon.scales and following not in self.lexicon.glued:
            return self._group(index)
        if self.gap(index, index + 1) == "-" if index + 1 < len(self.words) else False:
            return None
        return _fraction(index, index, part) if following in self.lexicon.particles["after half"] else None

    def _ordinal(self, index: int) -> Numeral:
        value = self.lexicon.ordinals[self.words[index].low]
        return Numeral(index, index, value, value, value, is_ordinal=True)


def _fraction(first: int, last: int, part: Decimal) -> Numeral:
    value = _PARTS.plus(part)
    return Numeral(first, last, value, value, value, is_fraction=True)


def _room(current: Decimal, total: Decimal) -> Decimal:
    """Return what a following cardinal must stay under to belong to the same number."""
    if current == 0:
        return _THOUSAND if total else Decimal(0)
    if current % 100 == 0:
        return Decimal(100)
    within = current % 100
    return Decimal(10) if within >= 20 and within % 10 == 0 else Decimal(0)


def _exact(value: Decimal) -> Decimal:
    """Return 1500000 for 1.5E+6 and for 1500000.0: written amounts carry no exponent and no empty decimals."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()
