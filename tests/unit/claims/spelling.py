"""How the packs' examples mark their words: read one, and know where the marked words stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from reportedly.claims.attribution import find_attributions
from reportedly.claims.drafts import Draft
from reportedly.claims.holdings import find_holdings
from reportedly.claims.measures import find_measures
from reportedly.claims.occurrences import find_occurrences, without_repeats
from reportedly.model import Document, Holding, Measure, Occurrence
from reportedly.reading import Reader, Reading
from reportedly.taxonomy import load_taxonomy
from reportedly.theatres import Theatre
from reportedly.theatres.model import Party, Place

PUBLISHED = datetime(2025, 6, 2, 12, tzinfo=UTC)


def small_theatre() -> Theatre:
    """Two wars side by side, enough for the examples: the extractors must need no more than this."""
    parties = {
        "russia": Party("russia", "Russia", "belligerent", ("ukraine",), ("Russian", "Russians"), ("Moscow",)),
        "ukraine": Party("ukraine", "Ukraine", "belligerent", ("russia",), ("Ukrainian", "Ukrainians"), ("Kyiv",)),
        "m23": Party("m23", "M23", "belligerent", ("drc",)),
        "drc": Party("drc", "Congo", "belligerent", ("m23",), ("Congolese",), ("Kinshasa",)),
        "rwanda": Party("rwanda", "Rwanda", "belligerent", ("drc",), ("Rwandan",), ("Kigali",)),
    }
    rows = [
        ("ukraine", "Ukraine", "country", "ukraine", None),
        ("russia", "Russia", "country", "russia", None),
        ("sumy-region", "Sumy region", "region", "ukraine", None),
        ("bryansk-region", "Bryansk region", "region", "russia", None),
        ("kharkiv", "Kharkiv", "city", "ukraine", None),
        ("odesa", "Odesa", "city", "ukraine", None),
        ("saratov", "Saratov", "city", "russia", None),
        ("zarichne", "Zarichne", "village", "ukraine", None),
        ("kreminna", "Kreminna", "town", "ukraine", None),
        ("pokrovsk", "Pokrovsk", "town", "ukraine", None),
        ("velyka-novosilka", "Velyka Novosilka", "village", "ukraine", None),
        ("goma", "Goma", "city", "drc", None),
        ("beni", "Beni", "city", "drc", None),
        ("doha", "Doha", "city", "QA", None),
        ("vienna", "Vienna", "city", "AT", None),
    ]
    places = {i: Place(i, name, kind, (), country, within) for i, name, kind, country, within in rows}
    return Theatre("small", "Small", "two wars", date(2014, 1, 1), parties, {}, {}, {}, places)


@dataclass(frozen=True)
class Told:
    """A text as read, and what each extractor found in it."""

    reading: Reading
    drafts: tuple[Draft, ...]

    @property
    def occurrences(self) -> list[Occurrence]:
        return [d.proposition for d in self.drafts if isinstance(d.proposition, Occurrence)]

    @property
    def measures(self) -> list[Measure]:
        return [d.proposition for d in self.drafts if isinstance(d.proposition, Measure)]

    @property
    def holdings(self) -> list[Holding]:
        return [d.proposition for d in self.drafts if isinstance(d.proposition, Holding)]

    def anchored(self, draft: Draft) -> tuple[int, int]:
        token = self.reading.doc[draft.anchor]
        return token.idx, token.idx + len(token)


def read(reader: Reader, text: str) -> Told:
    """Read a text with all three extractors."""
    reading = reader.read(Document.of(text, published_at=PUBLISHED))
    known = {"pack": reader.pack, "theatre": reader.theatre.with_parties(reading.shown)}
    taxonomy = load_taxonomy()
    occurrences = find_occurrences(reading, taxonomy=taxonomy, **known)
    holdings = find_holdings(reading, find_attributions(reading, **known), **known)
    occurrences = without_repeats(occurrences, holdings, reading)
    measures = find_measures(reading, occurrences, taxonomy=taxonomy, **known)
    return Told(reading, (*occurrences, *measures, *holdings))


def unmark(example: str) -> tuple[str, tuple[int, int], str | None]:
    """Return the example without its marks, the span marked with brackets, and the words marked with braces."""
    braced = re.search(r"\{(.*?)\}", example)
    plain = re.sub(r"[{}]", "", example)
    start = plain.index("[")
    end = plain.index("]") - 1
    return plain.replace("[", "").replace("]", ""), (start, end), braced.group(1) if braced else None
