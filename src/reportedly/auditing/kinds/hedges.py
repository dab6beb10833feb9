"""How firmly it is told: hedges that went or came, and verbs that say more."""

from __future__ import annotations

from reportedly.auditing.matter import is_vague
from reportedly.auditing.pairs import Pair, is_hedge
from reportedly.auditing.said import Said
from reportedly.auditing.words import drift_words
from reportedly.checks.phrases import told
from reportedly.model import (
    Modality,
    Occurrence,
    Stance,
    StanceKind,
)
from reportedly.taxonomy import load_taxonomy

RUNGS = (("talks.proposal", "agreement"),)  # kinds of act of which the later says more than the earlier


def hedge_lost(pair: Pair) -> str | None:
    """Told as possible, alleged or planned, and as plain fact by the text."""
    mine, other = pair.told, pair.known
    if not pair.is_near or mine.claim.modality is not Modality.ASSERTED or is_hedge(mine) or not pair.credits_same:
        return None
    if other.claim.polarity is not mine.claim.polarity:
        return None
    if other.claim.modality is Modality.POSSIBLE or is_hedge(other):
        return f"told as certain; the ledger has it as {'alleged' if is_hedge(other) else 'possible'} only"
    return None


def hedge_added(pair: Pair) -> str | None:
    """Told as plain fact, and as possible or alleged by the text."""
    mine, other = pair.told, pair.known
    if not pair.is_retold or other.claim.modality is not Modality.ASSERTED or is_hedge(other):
        return None
    if mine.claim.polarity is not other.claim.polarity or not (pair.credits_same or is_vague(mine)):
        return None
    if mine.claim.modality is Modality.POSSIBLE or is_hedge(mine):
        return "told as possible or alleged only; the ledger has it without a hedge"
    return None


def verb_raised(pair: Pair) -> str | None:
    """A stronger word: destroyed for hit, agreed for proposed, confirmed for said."""
    mine, other = pair.told, pair.known
    if _is_stronger(pair) and mine.measure and other.measure:
        return f"told as {told(mine.measure)}; the ledger has {told(other.measure)}"
    if pair.is_retold and (raised := _raised(mine, other)):
        return raised
    return _vouched(mine, other) if pair.is_retold else None


def _vouched(mine: Said, other: Said) -> str | None:
    """One source under a cue that vouches, and in the ledger under a plain one."""
    words = drift_words(mine.document.language)
    for link in mine.claim.attribution.chain[1:]:
        same = [k for k in other.claim.attribution.chain[1:] if k.source.actor.id == link.source.actor.id and k.cue]
        if words.vouches(link.cue) and same and not any(words.vouches(k.cue) for k in same):
            return f"“{link.cue}” where the ledger has “{same[0].cue}”"
    return None


def _is_stronger(pair: Pair) -> bool:
    mine, other = pair.told.step, pair.known.step
    return mine is not None and other is not None and mine > other and pair.credits_same and pair.is_near


def _raised(mine: Said, other: Said) -> str | None:
    told, known = mine.claim.proposition, other.claim.proposition
    if isinstance(told, Stance) and isinstance(known, Stance) and told.issue and told.issue == known.issue:
        is_raised = told.stance is StanceKind.ACCEPTS and known.stance in (StanceKind.OFFERS, StanceKind.DEMANDS)
        return f"{told.stance.value} here; {known.stance.value} in the ledger" if is_raised else None
    if not isinstance(told, Occurrence) or not isinstance(known, Occurrence):
        return None
    rungs = [rung for rung in RUNGS if told.type in rung and known.type in rung]
    if any(rung.index(told.type) > rung.index(known.type) for rung in rungs):
        entries = load_taxonomy().events
        return f"told as {entries[told.type].label}; the ledger has {entries[known.type].label}"
    return None
