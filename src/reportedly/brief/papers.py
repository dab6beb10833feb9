"""The papers on the desk: a situation with its look-ups, and the one way in which a line gets its citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from reportedly.brief.quoting import sentence_span
from reportedly.model import Citation, Claim, Document, DriftKind, Finding, Line, Situation
from reportedly.theatres import Theatre

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, eq=False)
class Papers:
    """A situation, its findings and its theatre, by id."""

    situation: Situation
    findings: tuple[Finding, ...]
    theatre: Theatre
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    lineage_of: Mapping[str, str]
    line_of: Mapping[str, str]
    drifted: Mapping[str, tuple[DriftKind, ...]]
    order: Mapping[str, int]

    @classmethod
    def of(cls, situation: Situation, findings: tuple[Finding, ...], theatre: Theatre) -> Papers:
        """Index a situation once."""
        documents = {document.id: document for document in situation.documents}
        claims = {claim.id: claim for claim in situation.claims if claim.evidence.document_id in documents}
        lines = [lineage for lineage in situation.lineages if lineage.root in documents]
        line_of = {document: lineage.id for lineage in lines for document in lineage.documents}
        lineage_of = {claim: lineage.id for lineage in situation.lineages for claim in lineage.claims}
        lineage_of |= _changed_origins(findings, claims, lineage_of | line_of)
        drifted = _drifted(findings, claims, documents)
        ranked = sorted(claims.values(), key=lambda claim: _reading_order(claim, documents))
        order = {claim.id: place for place, claim in enumerate(ranked)}
        return cls(situation, findings, theatre, claims, documents, lineage_of, line_of, drifted, order)

    def known(self, claim_ids: Iterable[str]) -> tuple[Claim, ...]:
        """Return the claims of these ids that the situation holds, in order of publication and text."""
        ids = dict.fromkeys(claim_id for claim_id in claim_ids if claim_id in self.claims)
        return tuple(self.claims[claim_id] for claim_id in sorted(ids, key=self.order.__getitem__))

    def document_of(self, claim: Claim) -> Document:
        """Return the document in which the claim stands."""
        return self.documents[claim.evidence.document_id]

    def published(self, claim: Claim) -> datetime:
        """Return when the claim was printed; undated reports come last."""
        return self.document_of(claim).published_at or _NEVER

    def lineages(self, claims: Iterable[Claim]) -> int:
        """Count the independent origins of claims, never the pages that print them nor the voices in one report."""
        told = tuple(claims)
        pages = [c.evidence.document_id for c in told]
        origins = {
            self.lineage_of.get(c.id) or self.line_of.get(page, page) for c, page in zip(told, pages, strict=True)
        }
        return min(len(origins), len({self.line_of.get(page, page) for page in pages}))

    def is_news(self, claim_ids: Iterable[str]) -> bool:
        """Say whether any of the claims was printed in the time asked for."""
        since = self.situation.since
        return since is None or any(self.published(claim) >= since for claim in self.known(claim_ids))

    def cite(self, claim_ids: Iterable[str]) -> tuple[Citation, ...]:
        """Cite claims in order of publication, one a document and span."""
        citations: dict[tuple[str, int, int], Citation] = {}
        for claim in self.known(claim_ids):
            evidence = claim.evidence
            key = (evidence.document_id, evidence.span.start, evidence.span.end)
            citations.setdefault(key, Citation(claim.id, evidence.document_id, evidence.span))
        return tuple(citations.values())

    def telling(self, claim_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the first claim of each source in each document: enough to cite what they tell together."""
        first: dict[tuple[str, str], str] = {}
        for claim in self.known(claim_ids):
            first.setdefault((claim.evidence.document_id, claim.attribution.source.actor.id), claim.id)
        return tuple(first.values())

    def line(
        self, text: str, claim_ids: Iterable[str], *, subject: str | None = None, flag: str | None = None
    ) -> Line | None:
        """Build a line; None where the situation holds none of the claims that it would have to cite.

        A line that rests on a changed claim is flagged as drift, where it has no other flag.
        """
        citations = self.cite(claim_ids)
        if flag is None and any(citation.claim_id in self.drifted for citation in citations):
            flag = "drift"
        return Line(text, citations, subject, flag) if citations else None


def _drifted(
    findings: tuple[Finding, ...], claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> dict[str, tuple[DriftKind, ...]]:
    """Return how each claim was changed; a swapped source is wrong for all it is credited with in that sentence."""
    drifted: dict[str, tuple[DriftKind, ...]] = {}
    for finding in findings:
        if finding.drift is None or finding.claims[:1] == () or finding.claims[0] not in claims:
            continue
        first = claims[finding.claims[0]]
        changed = [first.id]
        if finding.drift is DriftKind.SOURCE_SWAPPED:
            changed += [c.id for c in claims.values() if _is_credited_alike(c, first, documents)]
        for claim_id in dict.fromkeys(changed):
            drifted[claim_id] = tuple(dict.fromkeys((*drifted.get(claim_id, ()), finding.drift)))
    return drifted


def _is_credited_alike(claim: Claim, other: Claim, documents: Mapping[str, Document]) -> bool:
    if claim.evidence.document_id != other.evidence.document_id:
        return False
    if claim.attribution.source.actor.id != other.attribution.source.actor.id:
        return False
    text = documents[claim.evidence.document_id].text
    return sentence_span(text, claim.evidence.span).overlaps(sentence_span(text, other.evidence.span))


def _changed_origins(
    findings: tuple[Finding, ...], claims: Mapping[str, Claim], lineage_of: Mapping[str, str]
) -> dict[str, str]:
    """Return the origin of claims that were found to be another's, changed: such a claim is no witness of its own."""
    origins: dict[str, str] = {}
    for finding in findings:
        if finding.drift is not None and len(finding.claims) > 1 and finding.claims[1] in claims:
            original = claims[finding.claims[1]]
            document = original.evidence.document_id
            origins[finding.claims[0]] = lineage_of.get(original.id) or lineage_of.get(document, document)
    return origins


def _reading_order(claim: Claim, documents: Mapping[str, Document]) -> tuple[datetime, str, int, int, str]:
    document = documents[claim.evidence.document_id]
    span = claim.evidence.span
    return document.published_at or _NEVER, document.id, span.start, span.end, claim.id
