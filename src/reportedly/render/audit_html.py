"""An audit, and a claim's way, each as one self-contained page: no script, no request, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from reportedly.brief.wording import moment
from reportedly.checks.phrases import source
from reportedly.claims.sentences import sentence_span
from reportedly.model import (
    GRAVEST_FIRST,
    Audit,
    AuditedClaim,
    AuditedSentence,
    AuditVerdict,
    Claim,
    Document,
    Step,
    Travel,
)
from reportedly.render.audit import VERDICT_WORDS, answers_in_words, brief_quote, flagged, summary_line
from reportedly.render.evidence import shown

BESIDE = 2  # sentences of the ledger beside a flagged claim
ROW, COLUMN, MARGIN = 62, 46, 40  # the picture's grid, in its own units
PICTURE_WIDTH = 860
_GRAVE = (AuditVerdict.DIFFERS, AuditVerdict.CONTRADICTED, AuditVerdict.DISPUTED)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a sentence with the verdict it is marked with."""

    text: str
    verdict: str | None


@dataclass(frozen=True, slots=True)
class _Quote:
    """A sentence of the ledger as laid beside."""

    sentence: str
    outlet: str
    published: str
    id: str


@dataclass(frozen=True, slots=True)
class _ShownClaim:
    verdict: str
    word: str
    kinds: str
    quote: str
    because: str
    beside: tuple[_Quote, ...]
    is_grave: bool


@dataclass(frozen=True, slots=True)
class _Flag:
    """What is to be looked at first, with the number of its sentence."""

    sentence: int
    claim: _ShownClaim


@dataclass(frozen=True, slots=True)
class _ShownSentence:
    text: str
    pieces: tuple[_Piece, ...]
    claims: tuple[_ShownClaim, ...]


def render_audit(audit: Audit, *, name: str | None = None) -> str:
    """Render an audit as a page that needs nothing but itself; ``name`` is what a text without a title is called."""
    return _template("audit.html.j2").render(
        title=shown(audit.document.title or name or "a text"),
        as_of=moment(audit.as_of),
        counts=summary_line(audit),
        flags=_flags(audit),
        sentences=[_sentence(sentence, audit) for sentence in audit.sentences],
        **_style(),
    )


def _flags(audit: Audit) -> list[_Flag]:
    """What is flagged, the gravest first."""
    sentence_of = {id(claim): n for n, sentence in enumerate(audit.sentences, start=1) for claim in sentence.claims}
    disputed = [claim for claim in audit.claims if claim.verdict is AuditVerdict.DISPUTED]
    return [_Flag(sentence_of[id(claim)], _claim(claim, audit)) for claim in (*flagged(audit), *disputed)]


def _sentence(sentence: AuditedSentence, audit: Audit) -> _ShownSentence:
    claims = tuple(_claim(audited, audit) for audited in sentence.claims)
    return _ShownSentence(shown(sentence.text), tuple(_pieces(sentence)), claims)


def _pieces(sentence: AuditedSentence) -> list[_Piece]:
    """Cut a sentence at the claims that are marked in it: the gravest first, no two over each other."""
    taken: list[tuple[int, int, str]] = []
    for audited in sorted(sentence.claims, key=lambda a: (GRAVEST_FIRST.index(a.verdict), _length(a))):
        start = audited.claim.evidence.span.start - sentence.span.start
        end = min(audited.claim.evidence.span.end - sentence.span.start, len(sentence.text))
        if start < end and all(end <= a or b <= start for a, b, _ in taken):
            taken.append((start, end, audited.verdict.value))
    pieces, at = [], 0
    for start, end, verdict in sorted(taken):
        pieces += [_Piece(_cleaned(sentence.text[at:start]), None), _Piece(_cleaned(sentence.text[start:end]), verdict)]
        at = end
    return [piece for piece in (*pieces, _Piece(_cleaned(sentence.text[at:]), None)) if piece.text]


def _length(audited: AuditedClaim) -> int:
    return audited.claim.evidence.span.end - audited.claim.evidence.span.start


def _cleaned(text: str) -> str:
    """A stretch without characters that would act, the blanks at its ends kept as one."""
    inner = shown(text)
    if not inner:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{inner}{' ' if text[-1].isspace() else ''}"


def _claim(audited: AuditedClaim, audit: Audit) -> _ShownClaim:
    is_grave = audited.verdict in _GRAVE
    return _ShownClaim(
        verdict=audited.verdict.value,
        word=VERDICT_WORDS[audited.verdict],
        kinds=", ".join(drift.kind.value for drift in audited.drift),
        quote=brief_quote(audited),
        because=shown(audited.because) if audited.against else "",
        beside=tuple(_beside(audited, audit)) if is_grave or audited.verdict is AuditVerdict.NOT_FOUND else (),
        is_grave=is_grave,
    )


def _beside(audited: AuditedClaim, audit: Audit) -> list[_Quote]:
    claims = {claim.id: claim for claim in audit.evidence}
    documents = {document.id: document for document in audit.documents}
    known = [claims[c] for c in audited.against if c in claims][:BESIDE]
    return [_quote(claim, documents[claim.evidence.document_id]) for claim in known]


def _quote(claim: Claim, document: Document) -> _Quote:
    sentence = sentence_span(document.text, claim.evidence.span).of(document.text)
    return _Quote(shown(sentence), shown(document.publisher), moment(document.published_at), claim.id)


# ── a claim's way ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Node:
    """A telling as drawn: below what came before it, to the right of what it was taken from."""

    id: str
    x: int
    y: int
    outlet: str
    source: str
    published: str
    sentence: str
    because: str
    drift: str
    reasons: tuple[str, ...]
    admitted: str
    is_asked: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    x1: int
    y1: int
    x2: int
    y2: int
    drift: bool


def render_trace(travel: Travel) -> str:
    """Render a claim's way as a page with its picture."""
    nodes = _nodes(travel)
    by_id = {node.id: node for node in nodes}
    edges = [
        _Edge(by_id[s.parent].x, by_id[s.parent].y, by_id[s.claim.id].x, by_id[s.claim.id].y, bool(s.drift))
        for s in travel.steps
        if s.parent is not None
    ]
    return _template("trace.html.j2").render(
        quote=shown(travel.claim.evidence.quote),
        as_of=moment(travel.as_of),
        roots=len(travel.roots),
        nodes=nodes,
        edges=edges,
        answers=answers_in_words(travel),
        width=PICTURE_WIDTH,
        height=2 * MARGIN + ROW * max(0, len(nodes) - 1),
        **_style(),
    )


def _nodes(travel: Travel) -> list[_Node]:
    """The tellings as a tree, each below the one it was taken from: so no line crosses what it does not join."""
    documents = {document.id: document for document in travel.documents}
    rows = [row for root in travel.roots for row in _below(root, travel, 0)]
    return [
        _node(step, documents[step.claim.evidence.document_id], row, depth, travel)
        for row, (step, depth) in enumerate(rows)
    ]


def _below(step: Step, travel: Travel, depth: int) -> Iterator[tuple[Step, int]]:
    yield step, depth
    for child in travel.children(step.claim.id):
        yield from _below(child, travel, depth + 1)


def _node(step: Step, document: Document, row: int, depth: int, travel: Travel) -> _Node:
    sentence = sentence_span(document.text, step.claim.evidence.span).of(document.text)
    return _Node(
        id=step.claim.id,
        x=MARGIN + COLUMN * depth,
        y=MARGIN + ROW * row,
        outlet=shown(document.publisher),
        source=shown(source(step.claim)),
        published=moment(document.published_at),
        sentence=shown(sentence),
        because=shown(step.because),
        drift=", ".join(drift.kind.value for drift in step.drift),
        reasons=tuple(shown(drift.because) for drift in step.drift),
        admitted="" if step.against_interest is None else shown(step.against_interest),
        is_asked=step.claim.id == travel.claim.id,
    )


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _style() -> dict[str, object]:
    css = _package_text("brief.css") + _package_text("audit.css")
    return {
        "css": Markup(css),  # noqa: S704  our own file, not news text
        "css_hash": base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
    }


@cache
def _template(name: str) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_package_text),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(name)


@cache
def _package_text(name: str) -> str:
    return (resources.files("reportedly.render") / "templates" / name).read_text(encoding="utf-8")
