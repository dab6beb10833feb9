"""Amounts as written: number words, bounds, ranges, fractions, units, counted nouns.

Four passes over the words of the text: numerals are read, those that name rather than count are set aside, limits and
units are put around the rest, and neighbours that make one amount (ranges, the same figure in another unit, parts of a
whole) are joined. The parser is asked only where it decides: what is counted, and whether "over" limits anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.counted import counted_noun
from reportedly.reading.designations import DesignationReader, designators, names_and_numbers
from reportedly.reading.limits import LimitReader, limited, limits, strongest
from reportedly.reading.linking import EACH_WAY, UNCOUNTED, linked
from reportedly.reading.mentions import QuantityMention
from reportedly.reading.numerals import Numeral, NumeralReader, lexicon
from reportedly.reading.times import time_stretches
from reportedly.reading.units import Unit, UnitReader, plain, units
from reportedly.reading.words import TokenMap, Word, split_words, written
from reportedly.values import Bound, Quantity, Span

FRACTION = "fraction"
_CHANGE_REACH = 14  # tokens back to the verb: "rose from 3 to 7 dead and from 44 to 66 wounded"
_DASH = re.compile(r" ?[-–] ?")


@dataclass(frozen=True, slots=True)
class _Amount:
    """A numeral with what stands around it; word indices, so that neighbours can be joined."""

    first: int  # first word of the whole expression, bounds included
    last: int
    start: int  # code points of the whole expression, signs included
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal | None
    unit: Unit | None
    bounds: tuple[Bound, ...]
    number_last: int  # last word of the number words
    each_way: bool = False


def find_quantities(doc: Doc, *, pack: Pack) -> tuple[QuantityMention, ...]:
    """Return every amount in the text, in order."""
    text = written(doc)
    scene = _Scene.of(doc, text, pack)
    amounts = scene.joined(list(scene.amounts()))
    found = (scene.mention(amount) for amount in amounts)
    mentions = [mention for mention in found if not mention.ordinal or mention.noun is not None]
    return tuple(linked(text, mentions, pack=pack))


@dataclass(frozen=True, slots=True)
class _Scene:
    """One text with everything that reads it."""

    doc: Doc
    text: str
    words: Sequence[Word]
    tokens: TokenMap
    numerals: NumeralReader
    unit_reader: UnitReader
    limit_reader: LimitReader
    designation_reader: DesignationReader
    blocked: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, doc: Doc, text: str, pack: Pack) -> _Scene:
        words, tokens = split_words(text), TokenMap(doc)
        return cls(
            doc=doc,
            text=text,
            words=words,
            tokens=tokens,
            numerals=NumeralReader(text, words, lexicon(pack)),
            unit_reader=UnitReader(text, words, units(pack)),
            limit_reader=LimitReader(doc, text, words, tokens, limits(pack)),
            designation_reader=DesignationReader(doc, text, words, tokens, designators(pack)),
            blocked=sorted(time_stretches(text, pack=pack) + names_and_numbers(text)),
        )

    @property
    def particles(self) -> Mapping[str, frozenset[str]]:
        """Small words by the part they play."""
        return self.numerals.lexicon.particles

    # ── numerals → amounts ───────────────────────────────────────────────────────────────────────────────────────────

    def amounts(self) -> Iterator[_Amount]:
        """Yield each numeral that counts, with its limits and its unit."""
        index, barrier = 0, 0
        starters = self.numerals.lexicon.starters
        blocked = iter(self.blocked)
        block = next(blocked, None)
        while index < len(self.words):
            word = self.words[index]
            if not (word.low in starters or word.low[0].isdigit()):
                index += 1
                continue
            while block is not None and block[1] <= word.start:
                block = next(blocked, None)
            if block is not None and block[0] <= word.start:
                index += 1
                continue
            numeral = self.numerals.at(index)
            if numeral is None:
                index += 1
                continue
            if not self.designation_reader.is_name(numeral):
                amount = self._amount(numeral, barrier)
                yield amount
                barrier = index = amount.last + 1
            index = max(index, numeral.last + 1)

    def _amount(self, numeral: Numeral, barrier: int) -> _Amount:
        first, last = numeral.first, numeral.last
        start = self.words[first].start
        mark, start = self._mark_before(start)
        money, start = self.unit_reader.sign_before(start)
        if mark is None:
            mark, start = self._mark_before(start)
        if money is None:
            money, first = self.unit_reader.code_before(first)
            start = self.words[first].start if first < numeral.first else start
        while first > 0 and self.words[first - 1].start >= start:
            first -= 1  # the letters of "US$"
        unit = None if money is None else Unit(money, Decimal(1))
        if unit is None and not numeral.is_ordinal:
            unit, last = self._unit(numeral)
        glued, end_mark = self._mark_after(numeral.last)
        after, last = self.limit_reader.after(last)
        bounds, bound_first = self.limit_reader.before(first, is_measure=unit is not None)
        bound_first = max(bound_first, barrier)
        found = tuple(bound for bound in (glued, mark, *bounds, after) if bound is not None)
        low, high = self._converted(numeral, unit)
        if bound_first < first:
            start = self.words[bound_first].start
        end = max(self.words[last].end, end_mark)
        return _Amount(bound_first, last, start, end, numeral, low, high, unit, found, numeral.last)

    def _unit(self, numeral: Numeral) -> tuple[Unit | None, int]:
        """Return the unit after the numeral; "half an hour" and "a quarter of a mile" put an article between."""
        last = numeral.last
        unit, end = self.unit_reader.after(last, scale=numeral.scale)
        if unit is None and numeral.is_fraction:
            for step in (1, 2):
                if self.numerals.low(last + step) in self.particles["article"]:
                    return self.unit_reader.after(last + step)
        return unit, end

    def _converted(self, numeral: Numeral, unit: Unit | None) -> tuple[Decimal, Decimal | None]:
        if unit is None:
            return plain(numeral.low), None if numeral.high is None else plain(numeral.high)
        return unit.convert(numeral.low), None if numeral.high is None else unit.convert(numeral.high)

    def _mark_before(self, start: int) -> tuple[Bound | None, int]:
        marks = self.limit_reader.limits.marks_before
        for offset in (start, start - 1):
            if offset > 0 and self.text[offset - 1] in marks and not self.text[offset:start].strip():
                return marks[self.text[offset - 1]], offset - 1
        return None, start

    def _mark_after(self, last: int) -> tuple[Bound | None, int]:
        end = self.words[last].end
        bound = self.limit_reader.limits.marks_after.get(self.text[end : end + 1])
        return bound, end + 1 if bound is not None else end

    # ── neighbours → one amount ──────────────────────────────────────────────────────────────────────────────────────

    def joined(self, amounts: list[_Amount]) -> list[_Amount]:
        """Return the amounts with ranges made one, exchanges marked and scores left out."""
        result: list[_Amount] = []
        skip = False
        for left, right in zip(amounts, [*amounts[1:], None], strict=False):
            if skip:
                skip = False
                continue
            if right is None:
                result.append(left)
                continue
            kind = self._relation(left, right)
            if kind is None:
                result.append(left)
                continue
            skip = True
            if kind == "range":
                result.append(self._range(left, right))
            elif kind == "exchange":
                result.append(replace(left, end=right.end, last=right.last, each_way=True, unit=None))
        return result

    def _relation(self, left: _Amount, right: _Amount) -> str | None:
        """Say what two neighbouring amounts make: a range, an exchange, a score, or nothing."""
        if left.numeral.is_ordinal or right.numeral.is_ordinal:
            return None
        gap = self.text[left.end : right.start]
        joint = gap.strip(" -")
        if joint in self.particles["each way"] and (gap[0] == gap[-1] == "-" or left.low == right.low):
            return "exchange" if left.unit is None and right.unit is None else None
        if left.unit is not None and (right.unit is None or left.unit.name != right.unit.name):
            return None
        rises = self._rises(left, right)
        if _DASH.fullmatch(gap):
            return "range" if rises and self._is_told_of(left, right) else "score"
        return "range" if rises and self._is_joined(gap, left, right) else None

    def _is_told_of(self, left: _Amount, right: _Amount) -> bool:
        """Say whether something is counted or limited, which tells "20-30 drones" from a score of 1-3."""
        if right.unit or left.bounds or right.bounds or right.numeral.scale != 1 or self._noun(right) is not None:
            return True
        behind = self.tokens.at(right.end - 1) + 1
        return behind < len(self.doc) and self.doc[behind].pos_ in ("VERB", "AUX")

    def _is_joined(self, gap: str, left: _Amount, right: _Amount) -> bool:
        """Say whether the words between make one range: "10 to 13", "between 10 and 20", "two or three"."""
        joint = gap.strip()
        if joint in self.particles["to"]:
            return not self._is_change(left)
        if joint in self.particles["and"]:
            return self.numerals.low(left.first - 1) in self.particles["between"]
        step = right.numeral.mantissa - left.numeral.mantissa
        return joint in self.particles["or"] and step <= max(Decimal(1), left.numeral.mantissa / 2)

    def _rises(self, left: _Amount, right: _Amount) -> bool:
        low, high = self._lent(left, right), right.high
        return high is not None and left.high is not None and low < high

    def _lent(self, left: _Amount, right: _Amount) -> Decimal:
        """Return the left end with the scale and the unit of the right one: "2 to 3 million", "20-30 percent"."""
        low = left.numeral.low
        if left.numeral.scale == 1 and right.numeral.scale != 1 and low < right.numeral.mantissa:
            low *= right.numeral.scale
        unit = left.unit or right.unit
        return plain(low) if unit is None else unit.convert(low)

    def _is_change(self, left: _Amount) -> bool:
        """Say whether "from 3 to 7" tells a change: its verb rises, falls or is revised."""
        token = self.doc[self.tokens.at(left.start)]
        lemmas = self.limit_reader.limits.changes
        nearby = self.doc[max(token.sent.start, token.i - _CHANGE_REACH) : token.i]
        return any(word.lemma_.lower() in lemmas or word.lower_ in lemmas for word in nearby)

    def _range(self, left: _Amount, right: _Amount) -> _Amount:
        opening = left.first - 1
        gap = self.text[self.words[opening].end : left.start]
        opens = self.numerals.low(opening) in self.particles["between"] | self.particles["from"] and not gap.strip()
        return replace(
            right,
            first=opening if opens else left.first,
            start=self.words[opening].start if opens else left.start,
            low=self._lent(left, right),
            unit=right.unit or left.unit,
            high=right.unit.convert(right.numeral.low) if right.unit else self._lent_high(left, right),
            numeral=replace(right.numeral, first=left.numeral.first),
            bounds=(Bound.RANGE,),
        )

    def _lent_high(self, left: _Amount, right: _Amount) -> Decimal:
        return plain(right.numeral.low) if left.unit is None else left.unit.convert(right.numeral.low)

    # ── amounts → mentions ───────────────────────────────────────────────────────────────────────────────────────────

    def _noun(self, amount: _Amount) -> int | None:
        number = self.tokens.at(self.words[amount.number_last].end - 1)
        behind = self.tokens.at(amount.end - 1) + 1
        if behind < len(self.doc) and self.doc[behind].tag_ == "HYPH":
            behind += 1
        return counted_noun(self.doc, number=number, after=behind)

    def mention(self, amount: _Amount) -> QuantityMention:
        """Return the mention with its counted noun and its token indices."""
        numeral = amount.numeral
        is_measure = amount.unit is not None or numeral.is_fraction or amount.each_way
        noun = None if is_measure else self._noun(amount)
        return QuantityMention(
            span=Span(amount.start, amount.end),
            quantity=self._quantity(amount, noun),
            first=self.tokens.at(self.words[numeral.first].start),
            last=self.tokens.at(self.words[amount.number_last].end - 1),
            noun=noun,
            ordinal=numeral.is_ordinal,
        )

    def _quantity(self, amount: _Amount, noun: int | None) -> Quantity:
        if amount.each_way:
            unit = EACH_WAY
        elif amount.unit is not None:
            unit = amount.unit.name
        elif amount.numeral.is_fraction:
            unit = FRACTION
        else:
            unit = UNCOUNTED if noun is None else self.doc[noun].lemma_.lower()
        return limited(amount.low, amount.high, unit, strongest(amount.bounds))
