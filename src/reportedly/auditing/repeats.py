"""One change told twice in a sentence is one change: it is flagged once, where it shows best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.auditing.record import Record
from reportedly.fusion.occurrences import is_telling, kin_amount_of
from reportedly.model import AuditedClaim, AuditVerdict, Claim, DriftKind, Measure, Remark

BY_ATTRIBUTION = frozenset(
    {DriftKind.SOURCE_SWAPPED, DriftKind.SOURCE_LOST, DriftKind.HEDGE_LOST, DriftKind.HEDGE_ADDED}
)  # what is done once to an attribution, whatever stands under it

HIDES = {
    DriftKind.POLARITY_FLIPPED: frozenset(DriftKind) - {DriftKind.POLARITY_FLIPPED},
    DriftKind.ROLE_IMPOSSIBLE: frozenset({DriftKind.SCOPE_MOVED, DriftKind.HEDGE_LOST}),
    DriftKind.HEDGE_ADDED: frozenset({DriftKind.SOURCE_LOST}),
}  # what one change brings with it in other claims of the sentence


def once(claims: Sequence[AuditedClaim]) -> list[AuditedClaim]:
    """Flag what was done to one attribution at the claim that shows it best; the others hold in what they say."""
    there = {drift.kind for audited in claims for drift in audited.drift}
    hidden = {kind for graver, lesser in HIDES.items() if graver in there for kind in lesser}
    claims = [_without(audited, hidden) for audited in claims]
    flagged: dict[tuple[str, DriftKind], AuditedClaim] = {}
    for audited in claims:
        for drift in audited.drift:
            if drift.kind in BY_ATTRIBUTION:
                key = (audited.claim.attribution.source.actor.id, drift.kind)
                flagged[key] = min(flagged.get(key, audited), audited, key=lambda a: _rank(a.claim))
    return [_without_repeats(audited, flagged) for audited in claims]


def _without(audited: AuditedClaim, hidden: set[DriftKind]) -> AuditedClaim:
    kept = tuple(drift for drift in audited.drift if drift.kind not in hidden)
    if len(kept) == len(audited.drift):
        return audited
    verdict = AuditVerdict.DIFFERS if kept else AuditVerdict.SUPPORTED
    return replace(audited, drift=kept, verdict=verdict)


def _without_repeats(audited: AuditedClaim, flagged: dict[tuple[str, DriftKind], AuditedClaim]) -> AuditedClaim:
    source = audited.claim.attribution.source.actor.id
    kept = tuple(d for d in audited.drift if flagged.get((source, d.kind), audited) is audited)
    if len(kept) == len(audited.drift):
        return audited
    if kept:
        return replace(audited, drift=kept)
    because = "what it says is told so; what was done to its source is flagged beside it"
    return replace(audited, verdict=AuditVerdict.SUPPORTED, because=because, drift=())


def _rank(claim: Claim) -> int:
    """Telling numbers first, then other amounts, acts, and remarks."""
    told = claim.proposition
    if isinstance(told, Measure) and told.quantity is not None:
        return 0 if is_telling(kin_amount_of(told)) else 1
    return 3 if isinstance(told, Remark) else 2


def credited_beside(claims: Sequence[AuditedClaim], credited: frozenset[str], record: Record) -> list[AuditedClaim]:
    """Take back that a source was lost where the sentence, or one beside it, credits that very source."""
    found = []
    for audited in claims:
        sources = {record.claims[claim].attribution.source.actor.id for claim in audited.against}
        is_credited = any(drift.kind is DriftKind.SOURCE_LOST for drift in audited.drift) and sources & credited
        found.append(_without(audited, {DriftKind.SOURCE_LOST}) if is_credited else audited)
    return found
