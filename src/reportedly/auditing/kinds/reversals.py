"""What is turned round: affirmed for denied, for for against, the one struck for the one who struck."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportedly.auditing.pairs import NEAR, Pair
from reportedly.auditing.said import STRUCK, Said
from reportedly.auditing.words import drift_words, fold, words_of
from reportedly.model import Occurrence, Polarity, RoleName, Stance
from reportedly.theatres.model import Theatre


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
    """The side, or the one, that was struck is told to have done it."""
    if not pair.credits_same or not pair.is_near:
        return None
    return _of_other_side(pair) or _with_changed_parts(pair)


def _of_other_side(pair: Pair) -> str | None:
    mine, other = pair.told, pair.known
    if mine.doer is None or other.doer is None or mine.doer == other.doer:
        return None
    if mine.doer not in pair.theatre.adversaries(other.doer) or _names_its_doer(mine, other, pair.theatre):
        return None
    if mine.doer != other.target and not pair.is_retold:
        return None
    return f"done by {mine.doer} here, the side that was struck; the ledger has it done by {other.doer}"


def _names_its_doer(mine: Said, other: Said, theatre: Theatre) -> bool:
    """Whether the sentence names whoever did it as the ledger does ("Ukrainian drones"), whatever was read of it."""
    words = drift_words(mine.document.language)
    party = theatre.parties.get(other.doer or "")
    if party is None:
        return False
    names = {fold(name) for name in (party.name, *party.aliases)}
    pairs = [set(pairwise(word.folded for word in words_of(one.sentence))) for one in (mine, other)]
    return any(words.nations.get(who) == party.name or who in names for who, _ in pairs[0] & pairs[1])


def _with_changed_parts(pair: Pair) -> str | None:
    """Who did it and whom it was done to stand each in the other's place, whatever the voice of the sentence."""
    if pair.told.act is None or pair.known.act is None or {"place", "time"} & set(pair.likeness.apart):
        return None
    mine, other = _parts(pair.told.act), _parts(pair.known.act)
    if mine is None or other is None or mine[0] & other[0] or mine[1] & other[1]:
        return None
    if not (mine[0] & other[1] and mine[1] & other[0]):
        return None
    doers = _written(pair.told.act), _written(pair.known.act)
    return f"done by {doers[0]} here; the ledger has it done by {doers[1]}, who suffer it here"


def _parts(act: Occurrence) -> tuple[frozenset[str], frozenset[str]] | None:
    """Who did it, and whom it was done to, by the names in them, else by their other words."""
    doers = [role.text for role in act.roles if role.name is RoleName.PERPETRATOR]
    struck = [role.text for role in act.roles if role.name in STRUCK]
    return (_called(doers), _called(struck)) if doers and struck else None


def _called(texts: Sequence[str]) -> frozenset[str]:
    words = [word for text in texts for word in words_of(text) if len(word.folded) > 2]
    names = [word for word in words if word.is_name] or words
    return frozenset(word.folded.removesuffix("s") for word in names)


def _written(act: Occurrence) -> str:
    return next(role.text for role in act.roles if role.name is RoleName.PERPETRATOR)
