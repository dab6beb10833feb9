"""Text → what is written there: sentences, amounts, times, places, actors. No judgement on who says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc

from reportedly.lang import Pack, load_pack
from reportedly.model import Document
from reportedly.reading.actors import find_actors
from reportedly.reading.casing import Known, phrases_of
from reportedly.reading.dateline import filed_at, find_dateline
from reportedly.reading.engine import DEFAULT_MODEL, load_parser
from reportedly.reading.learned import NOTHING, Tagger, tag
from reportedly.reading.masking import mask
from reportedly.reading.mentions import Reading, TimeMention
from reportedly.reading.places import find_places
from reportedly.reading.quantities import find_quantities
from reportedly.reading.shown import find_shown, sides_in
from reportedly.reading.times import find_times
from reportedly.reading.vocabulary import Vocabulary
from reportedly.theatres import Theatre

__all__ = ["Reader", "Reading"]

BATCH_SIZE = 16  # within the 4–64 in which the parser's speed is flat


@dataclass(frozen=True, eq=False)
class Reader:
    """A parser, a language pack and a theatre, ready to read documents."""

    parser: Language
    pack: Pack
    theatre: Theatre
    tagger: Tagger | None = None

    @classmethod
    def load(
        cls, theatre: Theatre, *, language: str = "en", model: str = DEFAULT_MODEL, tagger: Tagger | None = None
    ) -> Reader:
        """Load everything a reading needs. ``tagger``: the learned reader of attributions; without one rules read.

        Raises:
            MissingResource: the model or the language pack is not installed.
        """
        return cls(load_parser(model), load_pack(language), theatre, tagger)

    def read(self, document: Document) -> Reading:
        """Read one document."""
        return next(self.read_many([document]))

    def read_many(self, documents: Iterable[Document], *, batch_size: int = BATCH_SIZE) -> Iterator[Reading]:
        """Read documents in order, parsing in batches; results do not depend on the batch size."""
        pairs = ((self.mask(document.text), document) for document in documents)
        for doc, document in self.parser.pipe(pairs, as_tuples=True, batch_size=batch_size):
            yield self._mentions(doc, document)

    def mask(self, text: str) -> str:
        """Return a copy of the text, of the same length, as the parser reads it."""
        return mask(text, pack=self.pack, known=self._known)

    @cached_property
    def _known(self) -> Known:
        """Return the words that are no names and the theatre's names, for texts in capitals."""
        prefixes = [p for row in self.pack.table("names", "prefix") for p in row["words"]]
        theatre = self.theatre
        listed = (theatre.parties, theatre.bodies, theatre.people, theatre.outlets, theatre.places)
        names = [name for rows in listed for row in rows.values() for name in (row.name, *row.aliases)]
        return Known(Vocabulary.of(self.parser, prefixes=prefixes), phrases_of(names))

    def _mentions(self, doc: Doc, document: Document) -> Reading:
        shown = find_shown(doc, pack=self.pack, theatre=self.theatre)
        places = find_places(doc, pack=self.pack, theatre=self.theatre, shown=shown)
        actors = find_actors(
            doc,
            pack=self.pack,
            theatre=self.theatre,
            places=places,
            published_at=document.published_at,
            publisher=document.publisher,
            shown=shown,
            document_id=document.id,
        )
        return Reading(
            document=document,
            doc=doc,
            quantities=find_quantities(doc, pack=self.pack),
            times=self._times(doc, document),
            places=places,
            actors=actors,
            seen=NOTHING if self.tagger is None else tag(doc, self.tagger),
            shown=sides_in(actors, shown, self.theatre),
        )

    def _times(self, doc: Doc, document: Document) -> tuple[TimeMention, ...]:
        """Resolve times against the day of filing: the dateline's, where a reprint keeps one, else publication."""
        times = find_times(doc, pack=self.pack, published_at=document.published_at)
        dateline = find_dateline(document.text)
        if dateline is None:
            return times
        filed = filed_at(dateline, times, document.published_at)
        return times if filed == document.published_at else find_times(doc, pack=self.pack, published_at=filed)
