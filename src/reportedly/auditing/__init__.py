"""Any text read against the ledger, sentence by sentence (``audit``), and how a claim travelled (``trace``). Pure.

Every claim of the text is held against the ledger's claims on the same matter (``matter``), the ways in which the two
differ are named (``differences``), and a verdict is given (``judging``); then the sentence is looked at as a whole
(``second``). Nothing here says who is right: a text that
tells what the ledger's majority and earliest report tell otherwise *differs*, and the evidence stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.auditing.disputes import as_told, told_in_full
from reportedly.auditing.judging import is_silent, judge
from reportedly.auditing.record import Record
from reportedly.auditing.repeats import credited_beside, once
from reportedly.auditing.said import said
from reportedly.auditing.second import look_again
from reportedly.auditing.travel import trace
from reportedly.auditing.verbatim import Stretch, bear_out, lines_in, quotations, stand_in
from reportedly.claims import Extraction
from reportedly.model import Audit, AuditedSentence, AuditVerdict, Finding, Line, Situation
from reportedly.theatres.model import Theatre
from reportedly.values import Span

__all__ = ["audit", "trace"]


def audit(
    extraction: Extraction,
    situation: Situation,
    *,
    theatre: Theatre,
    findings: Iterable[Finding] = (),
    lines: Iterable[Line] = (),
) -> Audit:
    """Hold each claim of a text against a situation.

    ``findings`` are the checks' on the situation: a report that drifted itself is no witness for what it drifted to.
    ``lines`` are those of the brief of the same situation: where the text repeats one, its citations support it. The
    same text and situation give the same audit.
    """
    record = Record(situation, tuple(findings), theatre)
    quoted = quotations(extraction.document.text, record)
    repeated = lines_in(extraction.document.text, lines)
    sentences = [_audited(span, extraction, record, quoted, repeated) for span in extraction.sentences]
    credits = [_credited(sentence.span, extraction) for sentence in sentences]
    sentences = [
        replace(s, claims=tuple(credited_beside(s.claims, frozenset().union(*credits[max(0, n - 1) : n + 2]), record)))
        for n, s in enumerate(sentences)
    ]
    full = told_in_full((claim for sentence in sentences for claim in sentence.claims), record)
    sentences = [replace(s, claims=tuple(as_told(c, full, record) for c in s.claims)) for s in sentences]
    named = {claim for sentence in sentences for audited in sentence.claims for claim in audited.against}
    evidence = tuple(claim for claim in situation.claims if claim.id in named)
    papers = {claim.evidence.document_id for claim in evidence}
    return Audit(
        document=extraction.document,
        as_of=situation.as_of,
        sentences=tuple(sentences),
        evidence=evidence,
        documents=tuple(document for document in situation.documents if document.id in papers),
    )


def _credited(sentence: Span, extraction: Extraction) -> frozenset[str]:
    """Who is cited by a claim of the sentence, by id."""
    inside = (c for c in extraction.claims if sentence.start <= c.evidence.span.start < sentence.end)
    return frozenset(link.source.actor.id for claim in inside for link in claim.attribution.chain[1:])


def _audited(
    sentence: Span, extraction: Extraction, record: Record, quoted: Sequence[Stretch], repeated: Sequence[Stretch]
) -> AuditedSentence:
    """Judge the claims that begin in a sentence, then the sentence as a whole, then what stands word for word."""
    own = {claim.id: claim for claim in extraction.claims}
    text = sentence.of(extraction.document.text)
    told = [
        said(claim, extraction.document, sentence=text, claims=own, theatre=record.theatre)
        for claim in extraction.claims
        if sentence.start <= claim.evidence.span.start < sentence.end
    ]
    judged = look_again(sentence, once([judge(one, record) for one in told]), told, record)
    judged = [bear_out(one, beside, quoted, record) for one, beside in zip(judged, told, strict=True)]
    judged = [stand_in(one, repeated, record) for one in judged]
    kept = tuple(a for a in judged if not (is_silent(a.claim) and a.verdict is AuditVerdict.NOT_FOUND))
    return AuditedSentence(sentence, text, kept)
