"""Times as written, resolved against the publication time."""

from __future__ import annotations

from datetime import datetime

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.mentions import TimeMention


def find_times(doc: Doc, *, pack: Pack, published_at: datetime | None) -> tuple[TimeMention, ...]:
    """Return every time in the text, in order."""
    return ()
