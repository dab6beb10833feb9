"""Which word of an annotated claim carries it: what the network learns to see.

An amount hangs on the last word of its number, where the text has one; everything else on the word that the rest of
its place hangs on in the parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eval.corpus import dispatches
from eval.corpus.dispatches import GoldClaim

from reportedly.reading.learned.clues import KINDS
from reportedly.reading.learned.words import Words
from reportedly.reading.mentions import QuantityMention, Reading

NONE = ""
STATUSES = (
    *dispatches.STATUSES[-1:],
    *dispatches.STATUSES[:-1],
)  # "not established" comes first
_CODED_BY = {"occurrence": "type", "measure": "measure", "holding": "state", "stance": "stance"}
_POINTING = ("IN", "TO", "DT", "CC", "WDT", "WP", ",", ":", ".", "``", "''", "HYPH")


@dataclass(frozen=True, slots=True)
class Carried:
    """One claim at the word that carries it. ``status`` is None where the annotation gives the act none."""

    word: int
    kind: str
    code: str
    status: str | None = None


def carried(claims: Iterable[GoldClaim], reading: Reading, words: Words) -> Iterator[Carried]:
    """Yield the claims that a word carries, each with it; remarks hang on no word."""
    for claim in claims:
        within = _within(claim, reading, words)
        if claim.kind not in KINDS or not within:
            continue
        word = _number(claim, within, reading, words) if claim.kind == "measure" else None
        code = str(claim.fields[_CODED_BY[claim.kind]])
        yield Carried(top_of(within, words) if word is None else word, claim.kind, code, claim.status)


def _within(claim: GoldClaim, reading: Reading, words: Words) -> list[int]:
    tokens = (reading.doc[i] for i in words.at.tolist())
    places = [(t.idx, t.idx + len(t)) for t in tokens]
    return [n for n, (start, end) in enumerate(places) if any(start < s.end and end > s.start for s in claim.at)]


def top_of(within: list[int], words: Words) -> int:
    """Return the word that the others hang on; a preposition or a comma carries nothing where something else does."""
    inside, heads = set(within), words.heads.tolist()
    tops = [w for w in within if heads[w] not in inside or heads[w] == w]
    carrying = [w for w in tops if words.tags[w] not in _POINTING] or [
        w for w in within if words.tags[w] not in _POINTING
    ]
    return (carrying or tops)[0]


def _number(claim: GoldClaim, within: list[int], reading: Reading, words: Words) -> int | None:
    """Return the last word of the number that the claim is told by: the one of its amount, else the only one there."""
    number = {token: n for n, token in enumerate(words.at.tolist())}
    inside = set(within)
    there = [m for m in reading.quantities if number.get(m.last) in inside and not m.ordinal]
    told = [m for m in there if _has_amount(m, claim)] or (there if len(there) == 1 else [])
    return number[told[0].last] if told else None


def _has_amount(mention: QuantityMention, claim: GoldClaim) -> bool:
    return (mention.quantity.low, mention.quantity.high) == (claim.low, claim.high)
