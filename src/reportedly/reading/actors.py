"""Actors as written: names, offices, demonyms, metonyms; pronouns and short names led back."""

from __future__ import annotations

from datetime import datetime

from spacy.tokens import Doc

from reportedly.lang import Pack
from reportedly.reading.mentions import ActorMention, PlaceMention
from reportedly.theatres import Theatre


def find_actors(
    doc: Doc, *, pack: Pack, theatre: Theatre, places: tuple[PlaceMention, ...], published_at: datetime | None
) -> tuple[ActorMention, ...]:
    """Return every actor in the text, in order."""
    return ()
