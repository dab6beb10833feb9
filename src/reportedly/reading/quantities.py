"""Amounts as written: number words, bounds, ranges, fractions, units, counted nouns."""

from __future__ import annotations

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.mentions import QuantityMention


def find_quantities(doc: Doc, *, pack: Pack) -> tuple[QuantityMention, ...]:
    """Return every amount in the text, in order."""
    return ()
