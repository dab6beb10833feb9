"""An audit as words for the terminal and as JSON: every sentence with its claims, the ledger's words beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportedly.brief.wording import moment
from reportedly.checks.phrases import source
from reportedly.claims.sentences import sentence_span
from reportedly.codec import encode_claim
from reportedly.model import Audit, AuditedClaim, AuditVerdict, Claim, Document, Laid, Step, Travel
from reportedly.render.evidence import shown

VERDICT_WORDS = {
    AuditVerdict.SUPPORTED: "supported",
    AuditVerdict.DIFFERS: "differs",
    AuditVerdict.CONTRADICTED: "contradicted",
    AuditVerdict.DISPUTED: "disputed",
    AuditVerdict.NOT_FOUND: "not found in the ledger",
    AuditVerdict.NO_CLAIM: "no claim",
}


LONG = 90  # characters of a quote that are shown whole
QUOTED = (AuditVerdict.DIFFERS, AuditVerdict.CONTRADICTED, AuditVerdict.NOT_FOUND)  # shown with the ledger's words
COUNTED = {
    AuditVerdict.SUPPORTED: "supported",
    AuditVerdict.DIFFERS: "differing",
    AuditVerdict.CONTRADICTED: "contradicted",
    AuditVerdict.DISPUTED: "disputed",
    AuditVerdict.NOT_FOUND: "not found",
}  # in the order of the summary line


def audit_values(audit: Audit) -> dict[str, Any]:
    """Return an audit as JSON-ready values: sentences with ``[start, end)`` in code points, and the counts."""
    sentences = [
        {
            "start": sentence.span.start,
            "end": sentence.span.end,
            "text": sentence.text,
            "claims": [_claim_values(audited) for audited in sentence.claims],
        }
        for sentence in audit.sentences
    ]
    return {"sentences": sentences, "summary": summary(audit)}


def _claim_values(audited: AuditedClaim) -> dict[str, Any]:
    return {
        "claim": encode_claim(audited.claim),
        "verdict": audited.verdict.value,
        "drift": [drift.kind.value for drift in audited.drift],
        "against": list(audited.against),
    }


def summary(audit: Audit) -> dict[str, Any]:
    """Count the sentences and the verdicts, and say in words what is flagged, the gravest first."""
    counts = {v.value: audit.count(v) for v in AuditVerdict if v is not AuditVerdict.NO_CLAIM}
    return {
        "sentences": len(audit.sentences),
        "claims": len(audit.claims),
        **counts,
        "no_claim": sum(1 for sentence in audit.sentences if not sentence.claims),
        "as_of": audit.as_of.isoformat(),
        "flagged": [
            {"claim": a.claim.id, "drift": [d.kind.value for d in a.drift], "because": a.because}
            for a in flagged(audit)
        ],
    }


def summary_line(audit: Audit) -> str:
    """The counts as one line."""
    counted = ", ".join(f"{audit.count(verdict)} {word}" for verdict, word in COUNTED.items())
    sentences, claims = len(audit.sentences), len(audit.claims)
    return f"{_counted(sentences, 'sentence')}, {_counted(claims, 'claim')}: {counted}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def flagged(audit: Audit) -> list[AuditedClaim]:
    """The claims that differ or are contradicted, the gravest first."""
    grave = (AuditVerdict.DIFFERS, AuditVerdict.CONTRADICTED)
    return sorted((a for a in audit.claims if a.verdict in grave), key=lambda a: a.severity)


# ── the terminal ─────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Row:
    """A line for the terminal with the verdict, or the style, that colours it, and how far it is set in."""

    text: str
    style: str
    indent: int = 0


def as_rows(audit: Audit) -> Iterator[Row]:
    """Yield each sentence, under it its claims, and under what is flagged both quotes."""
    for sentence in audit.sentences:
        yield Row(shown(sentence.text), "bold")
        if not sentence.claims:
            yield Row(VERDICT_WORDS[AuditVerdict.NO_CLAIM], AuditVerdict.NO_CLAIM.value, indent=4)
        for audited in sentence.claims:
            yield from _claim_rows(audited, audit)
        yield Row("", "dim")


def _claim_rows(audited: AuditedClaim, audit: Audit) -> Iterator[Row]:
    kinds = f" [{', '.join(drift.kind.value for drift in audited.drift)}]" if audited.drift else ""
    style = audited.verdict.value
    yield Row(f"{VERDICT_WORDS[audited.verdict]}{kinds}: “{brief_quote(audited)}”", style, indent=4)
    if audited.verdict is not AuditVerdict.NOT_FOUND or audited.against:
        yield Row(shown(audited.because), style, indent=8)
    if audited.verdict in QUOTED:
        yield from (Row(f"ledger: {line}", "default", indent=8) for line in quotes(audited, audit, most=2))


def brief_quote(audited: AuditedClaim) -> str:
    """The claim's words, cut in the middle where they are long: the sentence stands above them."""
    quote = shown(audited.claim.evidence.quote)
    if len(quote) <= LONG:
        return quote
    head, tail = quote[: LONG // 2], quote[-LONG // 2 :]
    return f"{head.rpartition(' ')[0]} … {tail.partition(' ')[2]}"


def quotes(audited: AuditedClaim, audit: Audit, *, most: int) -> list[str]:
    """The ledger's sentences that a claim was held against, with outlet and time."""
    claims = {claim.id: claim for claim in audit.evidence}
    documents = {document.id: document for document in audit.documents}
    beside = [claims[c] for c in audited.against if c in claims]
    return [_quote(claim, documents[claim.evidence.document_id]) for claim in beside[:most]]


def _quote(claim: Claim, document: Document) -> str:
    sentence = sentence_span(document.text, claim.evidence.span).of(document.text)
    return f"“{shown(sentence)}” ({shown(document.publisher)}, {moment(document.published_at)}, {claim.id})"


# ── a claim's way ────────────────────────────────────────────────────────────────────────────────────────────────────


def trace_values(travel: Travel) -> dict[str, Any]:
    """Return a claim's way as JSON-ready values: the tellings in order of publication, each with its parent."""
    documents = {document.id: document for document in travel.documents}
    return {
        "claim": encode_claim(travel.claim),
        "as_of": travel.as_of.isoformat(),
        "steps": [_step_values(step, documents[step.claim.evidence.document_id]) for step in travel.steps],
        "responsibility": [_answer_values(laid) for laid in travel.responsibility],
    }


def _answer_values(laid: Laid) -> dict[str, Any]:
    party = laid.responsibility.party
    return {
        "state": laid.state.value,
        "status": laid.responsibility.status.value,
        "party": party.name if party else None,
        "first_told": laid.first_told.isoformat() if laid.first_told else None,
        "last_told": laid.last_told.isoformat() if laid.last_told else None,
        "sources": list(laid.sources),
        "independent": len(laid.lineages),
        "claims": list(laid.claims),
        "against": list(laid.against),
    }


def _step_values(step: Step, document: Document) -> dict[str, Any]:
    return {
        "claim": encode_claim(step.claim),
        "publisher": document.publisher,
        "published_at": document.published_at.isoformat() if document.published_at else None,
        "parent": step.parent,
        "because": step.because,
        "drift": [{"kind": d.kind.value, "because": d.because} for d in step.drift],
        "against_interest": step.against_interest,
    }


def trace_text(travel: Travel) -> str:
    """Return a claim's way as a tree of lines."""
    lines = [f"“{shown(travel.claim.evidence.quote)}”: {len(travel.steps)} reports, {len(travel.roots)} roots", ""]
    documents = {document.id: document for document in travel.documents}
    for root in travel.roots:
        lines.extend(_branch(root, travel, documents, ""))
    if travel.responsibility:
        lines += ["", "Who did it, as told over time:", *(f"    {told}" for told in answers_in_words(travel))]
    return "\n".join(lines) + "\n"


def answers_in_words(travel: Travel) -> list[str]:
    """Tell who was held responsible, when and by whom; what cannot hold beside it stands with it."""
    return [_answer_words(laid, travel) for laid in travel.responsibility]


def _answer_words(laid: Laid, travel: Travel) -> str:
    against = [_answer_name(travel.responsibility[at]) for at in laid.against]
    beside = f"; against that: {', '.join(against)}" if against else ""
    return shown(f"{moment(laid.first_told)}, {laid.state.value}: {_answer_name(laid)}{beside}")


def _answer_name(laid: Laid) -> str:
    party = f" ({laid.responsibility.party.name})" if laid.responsibility.party else ""
    return f"{laid.responsibility.status.value}{party}, by {', '.join(laid.sources)}"


def _branch(step: Step, travel: Travel, documents: dict[str, Document], indent: str) -> Iterator[str]:
    document = documents[step.claim.evidence.document_id]
    mark = " (asked for)" if step.claim.id == travel.claim.id else ""
    when = moment(document.published_at)
    yield f"{indent}{shown(document.publisher)}, {when}, {shown(source(step.claim))}{mark}: {step.because}"
    sentence = sentence_span(document.text, step.claim.evidence.span).of(document.text)
    yield f"{indent}    “{shown(sentence)}” {step.claim.id}"
    if step.against_interest is not None:
        yield f"{indent}    against its own interest: {shown(step.against_interest)}"
    for drift in step.drift:
        yield f"{indent}    ! {drift.kind.value}: {shown(drift.because)}"
    for child in travel.children(step.claim.id):
        yield from _branch(child, travel, documents, indent + "    ")
