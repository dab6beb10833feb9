"""The same amount, or the same act, of another place, time, party or part."""

from __future__ import annotations

from reportedly.auditing.pairs import Pair, times_touch
from reportedly.auditing.said import Said
from reportedly.auditing.words import drift_words, words_of
from reportedly.checks.phrases import told
from reportedly.fusion import policy
from reportedly.fusion.occurrences import family
from reportedly.model import (
    Holding,
    Measure,
)
from reportedly.taxonomy import load_taxonomy


def scope_moved(pair: Pair) -> str | None:
    """The same amount, or the same act, of another place, time, party or part than the ledger tells it of."""
    apart = set(pair.likeness.apart)
    is_other_amount = pair.told.measure is not None and not _same_amount(pair)
    if is_other_amount or pair.told.claim.polarity is not pair.known.claim.polarity:
        return None
    is_one = pair.is_retold or (pair.has_telling_number and pair.credits_same)
    if _is_narrowed(pair) or (is_one and "place" in apart):
        return f"told of {_where(pair.told)}; the ledger tells it of {_where(pair.known)}"
    if is_one and "time" in apart and not times_touch(pair) and not _are_dated_alike(pair):
        return "told of another time than in the ledger"
    if is_one and "party" in apart and isinstance(pair.told.claim.proposition, Holding) and pair.credits_same:
        return "told of another party than in the ledger"
    if not is_one or pair.told.measure is None or pair.known.measure is None:
        return None
    return _other_share(pair.told.measure, pair.known.measure, apart)


def _are_dated_alike(pair: Pair) -> bool:
    """Whether both sentences give the same days, months and years, however they were read."""
    dating = drift_words(pair.told.document.language).dating
    mine, other = (
        {w.folded for w in words_of(one.sentence) if w.folded in dating or w.folded.isdecimal()}
        for one in (pair.told, pair.known)
    )
    return bool(mine & dating) and mine == other


def _other_share(mine: Measure, other: Measure, apart: set[str]) -> str | None:
    if "party" in apart:
        return f"told of {mine.scope.party}; the ledger tells it of {other.scope.party}"
    if "part" in apart:
        return f"told of {mine.scope.of or 'the whole'}; the ledger tells it of {other.scope.of or 'the whole'}"
    if mine.measure in policy.EXCHANGES and mine.scope.per != other.scope.per:
        return f"told {_per(mine)}; the ledger has it {_per(other)}"
    if family(mine.measure) != family(other.measure):
        return f"told as {told(mine)}; the ledger has {told(other)}"
    return None


def _per(measure: Measure) -> str:
    return f"per {measure.scope.per}" if measure.scope.per else "in all"


def _same_amount(pair: Pair) -> bool:
    mine, other = pair.told.measure, pair.known.measure
    if mine is None or other is None or mine.quantity is None or other.quantity is None:
        return False
    return mine.quantity.low == other.quantity.low and mine.quantity.high == other.quantity.high


def _is_narrowed(pair: Pair) -> bool:
    """Whether an amount of ground is put into a part of where the ledger has it, or into the whole."""
    mine, other = pair.told, pair.known
    if mine.measure is None or mine.where is None or other.where is None or not pair.has_telling_number:
        return False
    entry = load_taxonomy().measures[mine.measure.measure]
    is_ground = entry.fields.get("group") == "ground" and mine.measure.measure == getattr(other.measure, "measure", "")
    return is_ground and mine.where.place_id != other.where.place_id and mine.where.agrees_with(other.where)


def _where(one: Said) -> str:
    return one.where.name if one.where else "no place"
