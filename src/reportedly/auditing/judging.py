"""The verdict on one claim of a text: who supports it, how it differs, who disputes it, or that nobody tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.auditing.contradictions import INDEPENDENT, contradiction
from reportedly.auditing.differences import Difference, differences, is_same
from reportedly.auditing.matter import DIFFERS, SUPPORTS, compare, is_same_source
from reportedly.auditing.pairs import Pair
from reportedly.auditing.record import Record
from reportedly.auditing.said import Said, who_told
from reportedly.checks.phrases import amount, listed
from reportedly.fusion.sides import sides_of
from reportedly.model import AuditedClaim, AuditVerdict, Claim, Drift, DriftKind, Figure, Given, Remark

CHANGES = 2  # in how many ways a claim may differ and still be the same claim, changed
OUTVOTED = frozenset(
    {DriftKind.FIGURE_CHANGED, DriftKind.POLARITY_FLIPPED, DriftKind.SOURCE_LOST, DriftKind.SOURCE_SWAPPED}
)  # what a text shows beside one report that cannot hold beside several
BY_SOURCE = frozenset({DriftKind.SOURCE_LOST, DriftKind.SOURCE_SWAPPED})
NEAREST = 1.2  # from here on a claim of the ledger is near enough to be named beside one that is not found
TRIED = 30  # of the likeliest candidates, to find the nearest
APART = {"act": "kind of act", "sides": "side"}  # slots whose names do not say it
SHOWN = 6  # ledger claims named beside a claim of the text


@dataclass(frozen=True, slots=True)
class Match:
    """A claim of the ledger about the same matter, and in which ways the text differs from it."""

    known: Said
    score: float
    changes: tuple[tuple[Difference, str], ...]
    is_copied: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the two are about one matter beyond doubt, though they differ."""
        return self.score >= DIFFERS or self.is_copied


def judge(told: Said, record: Record) -> AuditedClaim:
    """Give the verdict on one claim. A claim that itself drifted does not support what it drifted to."""
    matches = list(matches_of(told, record))
    supports = [match for match in matches if not match.changes]
    variants = _closest([match for match in matches if match.changes and match.is_sure])
    if _are_carried_by_several(told, variants, record):
        supports, variants = [*supports, *variants], []
    kinds = {difference.kind for match in variants for difference, _ in match.changes}
    sound = [match for match in supports if not kinds & record.drifted.get(match.known.claim.id, frozenset())]
    if sound:
        return _supported(told, sound, record)
    against = contradiction(told, record) if kinds <= OUTVOTED and not supports else None
    if against is not None and not _credits_same(told, variants):
        return against
    if variants:
        return _differing(told, variants, record)
    if supports:
        return _supported(told, supports, record)
    return _not_found(told, record)


def _not_found(told: Said, record: Record) -> AuditedClaim:
    """Say so, and what comes nearest where something does, with what sets it apart."""
    because = "no report in the ledger tells this"
    near = [(compare(told, known, record), known) for known in record.candidates(told)[:TRIED]]
    likeness, known = max(near, key=lambda pair: pair[0].score, default=(None, None))
    if likeness is None or known is None or likeness.score < NEAREST:
        return AuditedClaim(told.claim, AuditVerdict.NOT_FOUND, because)
    because = f"{because}; the nearest is told by {who_told([known])}"
    if likeness.apart:
        because += f", of another {' and '.join(APART.get(slot, slot) for slot in likeness.apart)}"
    return AuditedClaim(told.claim, AuditVerdict.NOT_FOUND, because, (), (known.claim.id,))


def matches_of(told: Said, record: Record) -> Iterable[Match]:
    """Yield the ledger's claims about the same matter, each with the ways in which the text differs from it."""
    for known in record.candidates(told):
        likeness = compare(told, known, record)
        if likeness.score < SUPPORTS:
            continue
        pair = Pair(told, known, likeness, record.theatre)
        changes = tuple(differences(pair))
        if (changes and len(changes) <= CHANGES) or (not changes and is_same(pair)):
            yield Match(known, likeness.score, changes, likeness.is_copied)


def _closest(variants: Sequence[Match]) -> list[Match]:
    """The claims that the text differs least from: fewest changes, and of these the same ones as the likeliest."""
    if not variants:
        return []
    best = min(variants, key=lambda m: (len(m.changes), -m.score, m.known.published, m.known.claim.id))
    kinds = [difference.kind for difference, _ in best.changes]
    alike = [m for m in variants if [difference.kind for difference, _ in m.changes] == kinds]
    return sorted(alike, key=lambda m: (m is not best, -m.score, m.known.published, m.known.claim.id))


def _are_carried_by_several(told: Said, variants: Sequence[Match], record: Record) -> bool:
    """Whether independent sources tell it alike, so that it matters little which of them a text names, if any.

    The word of a side in the mouth of its adversary is never carried so, nor what was swapped on the way to the ledger.
    """
    if any(difference.kind not in BY_SOURCE for match in variants for difference, _ in match.changes):
        return False
    known = [match.known for match in variants if match.known.claim.id not in record.drifted]
    if any(one.side in record.theatre.adversaries(told.side) for one in known):
        return False
    is_one = all(is_same_source(known[0], one) for one in known) if known else True
    return not is_one and record.independent(one.claim.id for one in known) >= INDEPENDENT


def _credits_same(told: Said, variants: Sequence[Match]) -> bool:
    """Whether the text credits a source that told it otherwise: then it was changed on the way."""
    known = (match.known for match in variants)
    return not told.is_own_voice and any(not one.is_own_voice and is_same_source(told, one) for one in known)


# ── verdicts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _differing(told: Said, variants: Sequence[Match], record: Record) -> AuditedClaim:
    against = tuple(match.known.claim.id for match in variants[:SHOWN])
    drift = tuple(
        Drift(difference.kind, because, against, difference.severity) for difference, because in variants[0].changes
    )
    outlets = listed(match.known.document.publisher for match in variants)
    because = f"{'; '.join(d.because for d in drift)} ({outlets})"
    return AuditedClaim(told.claim, AuditVerdict.DIFFERS, because, drift, against, record.independent(against))


def _supported(told: Said, supports: Sequence[Match], record: Record) -> AuditedClaim:
    ranked = sorted(supports, key=lambda m: (-m.score, m.known.published, m.known.claim.id))
    ids = [match.known.claim.id for match in ranked]
    sides = _sides(ids, record)
    if sides:
        because = f"the ledger's sources stand against each other: {'; '.join(sides)}"
        return AuditedClaim(
            told.claim, AuditVerdict.DISPUTED, because, (), tuple(ids[:SHOWN]), record.independent(ids), sides
        )
    independent = record.independent(ids)
    because = f"told by {who_told([match.known for match in ranked])}; {independent} independent"
    return AuditedClaim(told.claim, AuditVerdict.SUPPORTED, because, (), tuple(ids[:SHOWN]), independent)


def _sides(ids: Iterable[str], record: Record) -> tuple[str, ...]:
    """Who stands where, where the matter of these claims is disputed."""
    found: list[str] = []
    for claim in ids:
        figure = record.figure_of.get(claim)
        for disputed in record.disputes_of(figure) if figure else ():
            found.extend(_figure_sides(disputed))
        if claim in record.disputed:
            found.extend(_denial_sides(claim, record))
    return tuple(dict.fromkeys(found))


def _figure_sides(figure: Figure) -> list[str]:
    name = figure.measure.replace("_", " ")
    given = [figure.given[place] for place in sides_of(figure)]
    return [f"{amount(one.quantity)} {name}: {listed(one.sources)}{_against_interest(one)}" for one in given]


def _against_interest(given: Given) -> str:
    """Say which side tells its amount against its own interest: that weighs more than a boast."""
    reasons = "; ".join(dict.fromkeys(admission.because for admission in given.admissions))
    return f" (against its own interest: {reasons})" if reasons else ""


def _denial_sides(claim: str, record: Record) -> list[str]:
    finding = next((f for f in record.findings if f.check == "denials" and claim in f.claims), None)
    return [finding.because] if finding else []


def is_silent(claim: Claim) -> bool:
    """Whether a claim is a remark in the text's own voice: words that claim nothing the ledger could hold."""
    return isinstance(claim.proposition, Remark) and claim.attribution.is_own_voice
