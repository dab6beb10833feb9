"""The one door into the ledger: a draft becomes a claim only if its quote is what stands in the document.

Every extractor passes here, rules and models alike. The claim's id says where it was said, its revision what was read
there, so that better rules make a new revision at the same address.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache

from reportedly.claims.drafts import Attributed, Draft
from reportedly.errors import Ungrounded
from reportedly.ids import content_id
from reportedly.model import Attribution, Claim, Document, Evidence, Measure, Modality, Polarity, Proposition
from reportedly.values import Span


def admit(
    draft: Draft,
    attribution: Attribution,
    document: Document,
    *,
    about: str | None,
    run_id: str,
    ordinal: int,
    said: Attributed | None = None,
) -> Claim:
    """Make a claim of a draft.

    ``about`` is the claim id of the occurrence a measure belongs to. ``ordinal`` counts the drafts of one kind at one
    span. ``said`` is the innermost attribution around the draft, which may deny it or put it in a mode.

    Raises:
        Ungrounded: the span does not lie in the text, or holds nothing but white space.
    """
    evidence = replace(ground(draft.span, document), reader=draft.reader, score=draft.score)
    proposition = (
        replace(draft.proposition, about=about) if isinstance(draft.proposition, Measure) else draft.proposition
    )
    polarity, modality = _as_said(draft, said)
    kind = type(proposition).__name__.lower()
    return Claim(
        id=content_id("c", document.id, evidence.span.start, evidence.span.end, kind, ordinal),
        revision=_revision(proposition, attribution, polarity, modality),
        proposition=proposition,
        attribution=attribution,
        evidence=evidence,
        polarity=polarity,
        modality=modality,
        run_id=run_id,
    )


def ground(span: Span, document: Document, quote: str | None = None) -> Evidence:
    """Return the evidence at a span, white space at its ends left out; a quote handed in must be what stands there.

    Raises:
        Ungrounded: the span runs past the text, is blank, or the quote is not what stands at it.
    """
    written = span.of(document.text)
    if span.end > len(document.text) or not written.strip() or (quote is not None and quote != written):
        raise Ungrounded(document.id, span.start, span.end, written if quote is None else quote)
    start = span.start + len(written) - len(written.lstrip())
    trimmed = Span(start, start + len(written.strip()))
    return Evidence(document.id, trimmed, trimmed.of(document.text))


def _as_said(draft: Draft, said: Attributed | None) -> tuple[Polarity, Modality]:
    """Let the cue deny what is said and put in its mode what is plainly asserted.

    Extractors may have seen the denying cue themselves, so a denial on both sides is one denial: "denied that it did
    not strike" is far rarer than a cue counted twice.
    """
    if said is None:
        return draft.polarity, draft.modality
    polarity = draft.polarity
    if Polarity.UNKNOWN in (draft.polarity, said.polarity):
        polarity = Polarity.UNKNOWN
    elif said.polarity is Polarity.DENIED:
        polarity = Polarity.DENIED
    is_plain = draft.modality is Modality.ASSERTED and said.modality is not None
    return polarity, said.modality if is_plain and said.modality is not None else draft.modality


def _revision(proposition: Proposition, attribution: Attribution, polarity: Polarity, modality: Modality) -> str:
    kind = type(proposition).__name__.lower()
    return content_id("r", kind, _plain(proposition), _plain(attribution), polarity, modality)


def _plain(value: object) -> object:
    """Return a value as dicts and lists; ``asdict`` would copy every leaf, which costs more than hashing."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    kind: type = value.__class__
    names = _field_names(kind)
    return {name: _plain(getattr(value, name)) for name in names} if names else value


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
