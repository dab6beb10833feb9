"""Any text read against the ledger, sentence by sentence. ``audit`` is the one entry; pure.

Every claim of the text is held against the ledger's claims on the same matter (``matter``), the ways in which the two
differ are named (``differences``), and a verdict is given (``judging``). Nothing here says who is right: a text that
tells what the ledger's majority and earliest report tell otherwise *differs*, and the evidence stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.auditing.judging import is_silent, judge
from reportedly.auditing.record import Record
from reportedly.auditing.said import said
from reportedly.auditing.sentences import as_sentences
from reportedly.claims import Extraction
from reportedly.model import Audit, AuditVerdict, Finding, Situation
from reportedly.theatres.model import Theatre

__all__ = ["audit"]


def audit(extraction: Extraction, situation: Situation, *, theatre: Theatre, findings: Iterable[Finding] = ()) -> Audit:
    """Hold each claim of a text against a situation.

    ``findings`` are the checks' on the situation: a report that drifted itself is no witness for what it drifted to.
    The same text and situation give the same audit.
    """
    record = Record(situation, tuple(findings), theatre)
    own = {claim.id: claim for claim in extraction.claims}
    judged = []
    for claim in extraction.claims:
        sentence = next((s for s in extraction.sentences if s.overlaps(claim.evidence.span)), claim.evidence.span)
        told = said(
            claim, extraction.document, sentence=sentence.of(extraction.document.text), claims=own, theatre=theatre
        )
        audited = judge(told, record)
        if not (is_silent(claim) and audited.verdict is AuditVerdict.NOT_FOUND):
            judged.append(audited)
    sentences = as_sentences(extraction, judged)
    named = {claim for sentence in sentences for audited in sentence.claims for claim in audited.against}
    evidence = tuple(claim for claim in situation.claims if claim.id in named)
    papers = {claim.evidence.document_id for claim in evidence}
    return Audit(
        document=extraction.document,
        as_of=situation.as_of,
        sentences=sentences,
        evidence=evidence,
        documents=tuple(document for document in situation.documents if document.id in papers),
    )
