"""The reader that is scored: the rules, or both readers; the rules unless told otherwise."""

from __future__ import annotations

from contextvars import ContextVar

from reportedly.reading import Reader
from reportedly.reading.learned import Readers, find_tagger
from reportedly.theatres import Theatre

SCORED: ContextVar[Readers] = ContextVar("scored", default="rules")


def reader_for(theatre: Theatre) -> Reader:
    """Return a reader of the theatre, with the learned one where both are scored."""
    return Reader.load(theatre, tagger=find_tagger(SCORED.get()))
