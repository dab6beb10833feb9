"""The reader that is scored: the rules, or both readers, as ``--reader`` or the settings say."""

from __future__ import annotations

from reportedly.reading import Reader
from reportedly.reading.learned import find_tagger
from reportedly.settings import Settings
from reportedly.theatres import Theatre


def reader_for(theatre: Theatre) -> Reader:
    """Return a reader of the theatre, with the learned one where it is wanted or installed."""
    return Reader.load(theatre, tagger=find_tagger(Settings().reader))
