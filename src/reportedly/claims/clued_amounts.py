"""Amounts by the learned reader's clues: what a number is told of, and single people and things without one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from reportedly.claims.clues import MEASURE, SINGLE, is_enough
from reportedly.claims.countables import Match
from reportedly.claims.scoping import Extractor
from reportedly.model import LEARNED
from reportedly.reading.learned import Clue
from reportedly.reading.mentions import QuantityMention

_TIMES = frozenset({"h", "hour", "day", "week", "month", "year", "minute"})
_MONEY = frozenset({"USD", "EUR", "GBP", "RUB", "UAH"})
_MEASURED: Mapping[str, frozenset[str]] = {  # unit of a measure → units of the numbers that can be of it
    "km": frozenset({"km"}),
    "km2": frozenset({"km2"}),
    "fraction": frozenset({"fraction"}),
    "h": _TIMES,
    "USD": _MONEY,
}
_ELSE = frozenset({"km", "km2", "fraction", "t", "MW", "percentage point", "degree", "barrel"}) | _TIMES | _MONEY
_PLURAL = frozenset({"NNS", "NNPS"})


def told_by_both(
    found: Match | None, clue: Clue | None, mention: QuantityMention, extractor: Extractor
) -> Match | None:
    """Return what an amount is told of, by the rules, or else by the learned reader; ``clue`` is of its number."""
    if found is not None or clue is None:
        return found
    if not is_enough(clue) or not _has_unit(clue.code, mention, extractor):
        return None
    if _is_whole(mention, extractor) or _is_bracketed(mention, extractor):
        return None
    return Match(clue.code, _governor(mention, extractor), reader=LEARNED)


def _is_whole(mention: QuantityMention, extractor: Extractor) -> bool:
    """Say whether the number counts those among whom a part was told: "69 were injured among 388 passengers"."""
    tree = extractor.tree
    above = tree.head[mention.noun if mention.noun is not None else mention.last]
    if tree.lemma[above] not in extractor.words.whole or tree.dep[above] != "prep" or mention.first < above:
        return False
    return any(q.last < above and tree.sentence[q.last] == tree.sentence[above] for q in extractor.reading.quantities)


def _is_bracketed(mention: QuantityMention, extractor: Extractor) -> bool:
    """Say whether the number stands in brackets: the same in other units, an age, a rank."""
    return extractor.tree.written[: mention.span.start].endswith("(")


def _has_unit(code: str, mention: QuantityMention, extractor: Extractor) -> bool:
    """Say whether a number of this unit can be one of this measure: no kilometres of people."""
    unit, told = str(extractor.taxonomy.measures[code].fields["unit"]), mention.quantity.unit
    return told in _MEASURED[unit] if unit in _MEASURED else told not in _ELSE


def _governor(mention: QuantityMention, extractor: Extractor) -> int | None:
    """Return the verb of the clause that the number stands in; where none is, the number stands alone."""
    tree = extractor.tree
    verb = tree.clause[mention.last]
    return verb if tree.pos[verb] in ("VERB", "AUX") else None


def clued_singles(extractor: Extractor, taken: Collection[tuple[int, str]]) -> Iterator[Clue]:
    """Yield what is told of one person or thing without a number: "a guard was hit".

    ``taken`` are the sentences, by first token, with the measures that are told in them already.
    """
    tree = extractor.tree
    numbers = [q.span for q in extractor.reading.quantities]
    for clue in extractor.clues.alone(MEASURE, ()):
        if any(span.start <= tree.start(clue.token) < span.end for span in numbers):
            continue
        unit = str(extractor.taxonomy.measures[clue.code].fields["unit"])
        group = (tree.sentence[clue.token], clue.code)
        if unit in _MEASURED or clue.sure < SINGLE or group in taken or _is_of_none(clue.token, extractor):
            continue
        yield clue


def _is_of_none(token: int, extractor: Extractor) -> bool:
    """Say whether nobody or several without a number are told of: neither is one."""
    tree = extractor.tree
    around = [t for t in tree.clause_tokens(tree.clause[token]) if abs(t - token) <= 8]
    touched = [token, *tree.objects(token), *tree.kids(token, "nsubj", "nsubjpass")]
    return any(tree.lemma[t] in extractor.words.denials for t in around) or any(tree.tag[t] in _PLURAL for t in touched)
