"""Amounts that belong together: parts and their whole, and the same figure in another unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from reportedly.lang import Pack
from reportedly.reading.mentions import QuantityMention
from reportedly.reading.numerals import lexicon

UNCOUNTED = "count"  # the unit of an amount whose noun is not said: "seven were killed"
EACH_WAY = "each way"  # the unit of "1,000-for-1,000"
_WHOLE_GAP = re.compile(r"(?: [\w-]+){1,4}, ")
_SAME_FIGURE = Decimal("0.06")  # writers round both figures of "4,300 km (2,670 miles)"


@dataclass(frozen=True, eq=False)
class _Gaps:
    """What may stand between two amounts that belong together."""

    alternative: re.Pattern[str]
    part: re.Pattern[str]
    whole_opens: re.Pattern[str]  # "Of the" before "472 drones, 382 were shot down"


@cache
def _gaps(pack: Pack) -> _Gaps:
    particles = lexicon(pack).particles
    part, determiner, other = (_any_of(particles[role]) for role in ("part of", "determiner", "or in other words"))
    return _Gaps(
        alternative=re.compile(rf" ?\((?:{other} )?|, {other} "),
        part=re.compile(rf"(?: [\w-]+){{0,3}}? {part}(?: {determiner})* "),
        whole_opens=re.compile(rf"(?:\A|[\n.;\"] ?){part}(?: {determiner})* \Z", re.IGNORECASE),
    )


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def linked(text: str, mentions: Sequence[QuantityMention], *, pack: Pack) -> Iterator[QuantityMention]:
    """Yield the mentions with those that repeat or are part of a neighbour pointing to it."""
    gaps = _gaps(pack)
    for index, mention in enumerate(mentions):
        if index and _is_alternative(text, mentions[index - 1], mention, gaps):
            yield replace(mention, alternative=index - 1)
        elif index + 1 < len(mentions) and _is_part(text, mention, mentions[index + 1], gaps):
            yield _part_of(mention, mentions[index + 1], index + 1)
        elif index and _is_part_behind(text, mentions[index - 1], mention, gaps):
            yield _part_of(mention, mentions[index - 1], index - 1)
        else:
            yield mention


def _part_of(part: QuantityMention, whole: QuantityMention, index: int) -> QuantityMention:
    """Return the part pointing to its whole; where it says no noun, it counts what the whole counts."""
    if part.noun is not None or part.quantity.unit != UNCOUNTED:
        return replace(part, part_of=index)
    quantity = replace(part.quantity, unit=whole.quantity.unit)
    return replace(part, part_of=index, noun=whole.noun, quantity=quantity)


def _is_part_behind(text: str, whole: QuantityMention, part: QuantityMention, gaps: _Gaps) -> bool:
    """Say whether the whole comes first: "of the 472 drones, 382 were shot down"."""
    if whole.noun is None or whole.ordinal or part.ordinal or part.noun is not None:
        return False
    gap = text[whole.span.end : part.span.start]
    return _WHOLE_GAP.fullmatch(gap) is not None and gaps.whole_opens.search(text, 0, whole.span.start) is not None


def _is_alternative(text: str, left: QuantityMention, right: QuantityMention, gaps: _Gaps) -> bool:
    if left.quantity.unit != right.quantity.unit or left.noun is not None or right.noun is not None:
        return False
    gap = text[left.span.end : right.span.start]
    if left.quantity.unit == UNCOUNTED or gaps.alternative.fullmatch(gap) is None:
        return False
    ends = [(left.quantity.low or left.quantity.high), (right.quantity.low or right.quantity.high)]
    if ends[0] is None or ends[1] is None or ends[0] == 0:
        return False
    return abs(ends[0] - ends[1]) <= ends[0] * _SAME_FIGURE


def _is_part(text: str, part: QuantityMention, whole: QuantityMention, gaps: _Gaps) -> bool:
    if part.ordinal or whole.ordinal or whole.noun is None or part.quantity.unit == EACH_WAY:
        return False
    gap = text[part.span.end : whole.span.start]
    return len(gap) < 60 and gaps.part.fullmatch(gap) is not None
