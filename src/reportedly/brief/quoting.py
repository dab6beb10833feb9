"""The sentence in which a claim stands: what a brief quotes, so that a phrase is never shown without its sense."""

from __future__ import annotations

from reportedly.brief.wording import quoted
from reportedly.claims.sentences import sentence_span
from reportedly.model import Claim, Document

__all__ = ["quoted_sentence", "sentence_span"]


def quoted_sentence(claim: Claim, document: Document) -> str:
    """Return the sentence of a claim in quotation marks, on one line."""
    return quoted(sentence_span(document.text, claim.evidence.span).of(document.text))
