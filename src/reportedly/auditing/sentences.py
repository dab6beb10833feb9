"""Verdicts gathered sentence by sentence: one change told twice in a sentence is one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claims import Extraction
from reportedly.fusion.occurrences import is_telling, kin_amount_of
from reportedly.model import AuditedClaim, AuditedSentence, AuditVerdict, Claim, DriftKind, Measure, Remark

BY_ATTRIBUTION = frozenset(
    {DriftKind.SOURCE_SWAPPED, DriftKind.SOURCE_LOST, DriftKind.HEDGE_LOST, DriftKind.HEDGE_ADDED}
)  # what is done once to an attribution, whatever stands under it


def as_sentences(extraction: Extraction, judged: Sequence[AuditedClaim]) -> tuple[AuditedSentence, ...]:
    """Put each claim into the sentence in which it begins."""
    found = []
    for span in extraction.sentences:
        claims = [a for a in judged if span.start <= a.claim.evidence.span.start < span.end]
        found.append(AuditedSentence(span, span.of(extraction.document.text), _once(claims)))
    return tuple(found)


def _once(claims: Sequence[AuditedClaim]) -> tuple[AuditedClaim, ...]:
    """Flag what was done to one attribution at the claim that shows it best; the others hold in what they say."""
    flagged: dict[tuple[str, DriftKind], AuditedClaim] = {}
    for audited in claims:
        for drift in audited.drift:
            if drift.kind in BY_ATTRIBUTION:
                key = (audited.claim.attribution.source.actor.id, drift.kind)
                flagged[key] = min(flagged.get(key, audited), audited, key=lambda a: _rank(a.claim))
    return tuple(_without_repeats(audited, flagged) for audited in claims)


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
