"""What is seen in a sentence as a whole: words exchanged in a near copy, places that do not lie there, false causes.

A sentence in which the claims themselves already show what was done is not looked at twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.auditing.causes import cause_spans, effect_of, later_cause
from reportedly.auditing.contradictions import INDEPENDENT
from reportedly.auditing.copying import COPIED, Exchange, exchanged, likeness
from reportedly.auditing.nations import misplaced
from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, stems_of
from reportedly.auditing.words import drift_words, words_of
from reportedly.fusion.policy import VIOLENT_ROOTS
from reportedly.model import AuditedClaim, AuditVerdict, Claim, Drift, DriftKind, Measure, Occurrence
from reportedly.values import Span

SEVERITY = {
    DriftKind.SOURCE_SWAPPED: 1,
    DriftKind.SOURCE_LOST: 1,
    DriftKind.HEDGE_LOST: 2,
    DriftKind.VERB_RAISED: 2,
    DriftKind.FIGURE_CHANGED: 3,
    DriftKind.SCOPE_MOVED: 3,
    DriftKind.BOUND_LOST: 3,
    DriftKind.HEDGE_ADDED: 5,
}  # what is not named here cannot be: 7
CANNOT_BE = 7


def look_again(
    sentence: Span, claims: Sequence[AuditedClaim], said: Sequence[Said], record: Record
) -> list[AuditedClaim]:
    """Return the claims of a sentence, with what shows only in the sentence as a whole added to one of them.

    A place that does not lie there, and a cause that came later, stand for what else the claims show of place and time.
    """
    if not claims:
        return []
    text, language = said[0].sentence, said[0].document.language
    for drift, at in (*_misplaced(text, language, record), *_false_cause(text, language, said, record)):
        return _with_drift([_without(c, DriftKind.SCOPE_MOVED) for c in claims], drift, sentence.start + at)
    if any(audited.drift or audited.verdict is AuditVerdict.CONTRADICTED for audited in claims):
        return list(claims)
    for drift, at in _exchanged(text, language, claims, said, record):
        return _with_drift(claims, drift, sentence.start + at)
    return list(claims)


def _without(audited: AuditedClaim, kind: DriftKind) -> AuditedClaim:
    kept = tuple(drift for drift in audited.drift if drift.kind is not kind)
    if len(kept) == len(audited.drift) or kept:
        return replace(audited, drift=kept)
    return replace(audited, verdict=AuditVerdict.SUPPORTED, drift=())


def _with_drift(claims: Sequence[AuditedClaim], drift: Drift, at: int) -> list[AuditedClaim]:
    """Flag the claim in whose evidence it stands, the shortest of several; else the first."""
    around = [c for c in claims if c.claim.evidence.span.start <= at < c.claim.evidence.span.end]
    chosen = min(around or claims[:1], key=lambda c: c.claim.evidence.span.end - c.claim.evidence.span.start)
    changed = replace(
        chosen, verdict=AuditVerdict.DIFFERS, because=drift.because, drift=(*chosen.drift, drift), against=drift.against
    )
    return [changed if claim is chosen else claim for claim in claims]


def _misplaced(text: str, language: str, record: Record) -> Iterable[tuple[Drift, int]]:
    for placing, country in misplaced(text, lambda: record.atlas, record.theatre, drift_words(language)):
        beside = [one for one in record.sharing(stems_of(placing.name)) if placing.name in " ".join(_folded(one))][:3]
        because = f"put into {placing.nation}; it lies in {country}, as far as theatre and ledger tell"
        yield (
            Drift(DriftKind.PLACE_IMPOSSIBLE, because, tuple(one.claim.id for one in beside), CANNOT_BE),
            placing.at,
        )


def _folded(one: Said) -> list[str]:
    return [word.folded for word in words_of(one.sentence)]


def _false_cause(text: str, language: str, said: Sequence[Said], record: Record) -> Iterable[tuple[Drift, int]]:
    offset = said[0].claim.evidence.span.start - text.find(said[0].claim.evidence.quote)
    for cause in cause_spans(text, drift_words(language)):
        outside = [s for s in said if not _lies_in(s.claim.evidence.span, cause, offset)]
        effect = effect_of([s.claim for s in outside], [s.when for s in outside])
        later = later_cause(cause.of(text), effect[1], record) if effect else []
        if not effect or not later or later[0].when is None:
            continue
        because = (
            f"said to answer or follow what came after it: {later[0].document.publisher} tells that of "
            f"{later[0].when.start:%d %B %Y}, and this is of {effect[1].start:%d %B %Y}"
        )
        against = tuple(one.claim.id for one in later[:3])
        drift = Drift(DriftKind.CAUSE_BEFORE_EFFECT, because, against, CANNOT_BE)
        yield drift, effect[0].evidence.span.start - offset


def _lies_in(span: Span, cause: Span, offset: int) -> bool:
    return cause.start <= span.start - offset and span.end - offset <= cause.end


def _counts_at(at: int, one: Said) -> bool:
    """Whether an amount was read at a place of the sentence."""
    start = one.sentence.find(one.claim.evidence.quote)
    return one.measure is not None and 0 <= start <= at < start + len(one.claim.evidence.quote)


def _is_source_at(at: int, said: Sequence[Said]) -> bool:
    """Whether the name of a source begins at a place of the sentence."""
    texts = [s.of(one.document.text) for one in said for k in one.claim.attribution.chain[1:] for s in k.source_spans]
    return any(said[0].sentence[at:].startswith(text.removeprefix("the ")) for text in texts)


def _is_violent(claim: Claim) -> bool:
    return isinstance(claim.proposition, Occurrence) and claim.proposition.type.split(".")[0] in VIOLENT_ROOTS


def _exchanged(
    text: str, language: str, claims: Sequence[AuditedClaim], said: Sequence[Said], record: Record
) -> Iterable[tuple[Drift, int]]:
    """What was exchanged in the nearest copy; nothing where a report has the sentence as it stands."""
    own = words_of(text)
    nearest: dict[str, Said] = {}
    for one in record.sharing(stems_of(text)):
        nearest.setdefault(one.sentence, one)
    ranked = sorted(((likeness(words_of(s), own), s) for s in nearest), reverse=True)[:3]
    if not ranked or ranked[0][0] < COPIED or ranked[0][0] == 1.0:
        return
    copied = record.told_in(ranked[0][1])
    for exchange in exchanged(ranked[0][1], text, drift_words(language)):
        kind = _kind_of(exchange, claims, said, copied)
        if kind is None:
            continue
        against = tuple(one.claim.id for one in copied[:3])
        yield Drift(kind, exchange.because, against, SEVERITY.get(kind, CANNOT_BE)), exchange.at


def _kind_of(
    exchange: Exchange, claims: Sequence[AuditedClaim], said: Sequence[Said], copied: Sequence[Said]
) -> DriftKind | None:
    """The kind of an exchange where the claims bear it out."""
    amounts = [c for c in claims if isinstance(c.claim.proposition, Measure)]
    is_carried = all(c.verdict is AuditVerdict.SUPPORTED and c.independent >= INDEPENDENT for c in amounts or claims)
    if exchange.kind is DriftKind.SOURCE_LOST and is_carried:
        return None
    if exchange.kind is DriftKind.SOURCE_SWAPPED:
        sides = {one.side for one in said} & {one.side for one in copied} - {None}
        return None if sides else exchange.kind
    if exchange.kind is DriftKind.FIGURE_CHANGED and any(_counts_at(exchange.at, one) for one in said):
        return None  # what the number counts was read, and held against the ledger as an amount
    if exchange.kind is not DriftKind.ROLE_IMPOSSIBLE or exchange.is_sure:
        return exchange.kind
    if _is_source_at(exchange.at, said):
        return None
    return exchange.kind if any(_is_violent(c.claim) for c in claims) else DriftKind.SCOPE_MOVED
