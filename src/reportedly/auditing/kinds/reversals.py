"""What is turned round: affirmed for denied, for for against, the one struck for the one who struck."""

from __future__ import annotations

from reportedly.auditing.pairs import NEAR, Pair
from reportedly.model import (
    Polarity,
    Stance,
)


def polarity_flipped(pair: Pair) -> str | None:
    """Affirmed for denied, for for against."""
    mine, other = pair.told.claim, pair.known.claim
    if not pair.credits_same or pair.likeness.retold < NEAR:
        return None
    if {mine.polarity, other.polarity} == {Polarity.AFFIRMED, Polarity.DENIED} and pair.is_of_one_thing:
        return f"{mine.polarity.value} here; {other.polarity.value} in the ledger"
    if isinstance(mine.proposition, Stance) and isinstance(other.proposition, Stance):
        one, two = mine.proposition, other.proposition
        if one.issue and one.issue == two.issue and {one.pole.value, two.pole.value} == {"+", "-"}:
            return f"{one.stance.value} ({one.pole.value}) here; {two.stance.value} ({two.pole.value}) in the ledger"
    return None


def role_impossible(pair: Pair) -> str | None:
    """The side that was struck is told to have done it."""
    mine, other = pair.told, pair.known
    if mine.doer is None or other.doer is None or mine.doer == other.doer or not pair.credits_same:
        return None
    if mine.doer not in pair.theatre.adversaries(other.doer) or not pair.is_near:
        return None
    if mine.doer != other.target and not pair.is_retold:
        return None
    return f"done by {mine.doer} here, the side that was struck; the ledger has it done by {other.doer}"
