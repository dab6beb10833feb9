"""Who is credited: another source than the ledger's, or none at all."""

from __future__ import annotations

from reportedly.auditing.matter import is_same_source, is_vague
from reportedly.auditing.pairs import Pair, is_hedge
from reportedly.auditing.said import Said
from reportedly.auditing.words import words_of
from reportedly.checks.phrases import source
from reportedly.fusion import policy
from reportedly.model import (
    SourceKind,
)

SECOND_HAND = 2  # sources behind the publisher: one tells what the other said


def source_swapped(pair: Pair) -> str | None:
    """Another source than the ledger's: of the other side, or of the same words."""
    mine, other = pair.told, pair.known
    if mine.is_own_voice or other.is_own_voice or pair.tells_otherwise:
        return None
    enemy = _enemy_before(pair)
    if enemy is not None and pair.is_near:
        return f"told by {enemy}; the ledger credits {source(other.claim)}, its adversary"
    if is_same_source(mine, other) or _is_named_beside(mine, other):
        return None
    if other.side in pair.theatre.adversaries(mine.side):
        either = mine.measure is not None and mine.measure.measure in policy.EXCHANGES | policy.LEVELS
        is_swapped, whose = pair.is_near and not either, "its adversary"
    else:
        is_swapped, whose = _is_another(pair), "another source"
    return (
        f"credited to {source(mine.claim)}; the ledger credits {source(other.claim)}, {whose}" if is_swapped else None
    )


def _enemy_before(pair: Pair) -> str | None:
    """Who tells what the ledger's source says of itself, where that is its enemy ("Moscow said that Kyiv had …")."""
    chain = pair.told.claim.attribution.chain[1:]
    if len(chain) < SECOND_HAND:
        return None
    teller = chain[0].source
    side = teller.side or teller.actor.party or pair.theatre.side_of(teller.actor.id)
    sides = {
        k.source.side or k.source.actor.party or pair.theatre.side_of(k.source.actor.id)
        for k in pair.known.claim.attribution.chain[1:]
    }
    return teller.actor.name if sides and sides <= pair.theatre.adversaries(side) else None


def _is_another(pair: Pair) -> bool:
    """Whether the words are a report's own, and the source is none that could be meant by the report's."""
    mine, other = pair.told, pair.known
    if not pair.is_retold or ((is_vague(mine) or is_vague(other)) and not pair.likeness.is_copied):
        return False
    if mine.claim.attribution.source.kind is SourceKind.UNNAMED or is_hedge(other):
        return False
    return not (mine.side is not None and mine.side == other.side and SourceKind.PARTY in _kinds(mine, other))


def _is_named_beside(mine: Said, other: Said) -> bool:
    """Whether the sentence of one names the source of the other, by more than one word: an office beside its holder."""
    names = (mine.claim.attribution.source.actor.name, other.claim.attribution.source.actor.name)
    return any(
        len(name.split()) > 1 and _names(one.sentence, name) for one, name in ((other, names[0]), (mine, names[1]))
    )


def _kinds(*several: Said) -> set[SourceKind]:
    return {one.claim.attribution.source.kind for one in several}


def source_lost(pair: Pair) -> str | None:
    """Told in the text's own voice, in the words of a report that credits somebody."""
    mine, other = pair.told, pair.known
    if not mine.is_own_voice or other.is_own_voice or not pair.is_retold or is_hedge(other):
        return None
    if pair.tells_otherwise or not pair.is_of_one_thing:
        return None
    kind = other.claim.attribution.source.kind
    if kind in (SourceKind.OUTLET, SourceKind.UNNAMED, SourceKind.DOCUMENT, SourceKind.MAPPING):
        return None
    if _names(mine.sentence, other.claim.attribution.source.actor.name):
        return None
    return f"told in the text's own voice; the ledger credits {source(other.claim)}"


def _names(sentence: str, name: str) -> bool:
    words = {word.folded for word in words_of(name) if len(word.folded) > 3}
    return bool(words) and words <= {word.folded for word in words_of(sentence)}
