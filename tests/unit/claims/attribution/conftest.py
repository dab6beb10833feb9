"""A small theatre of two parties and a wire, and a way to read a text in it."""

from datetime import date

import pytest

from reportedly.claims.attribution import chain_at, find_attributions, publisher_link
from reportedly.lang import load_pack
from reportedly.model import Document
from reportedly.reading.engine import load_parser
from reportedly.reading.mentions import Reading
from reportedly.theatres import Outlet, Party, Theatre

UKRAINE = Party(
    "ukraine", "Ukraine", "belligerent", adversaries=("russia",), demonyms=("Ukrainian",), metonyms=("Kyiv",)
)
RUSSIA = Party("russia", "Russia", "belligerent", adversaries=("ukraine",), demonyms=("Russian",), metonyms=("Moscow",))
HALDEN = Outlet("halden", "Halden", "wire")
HARBOUR = Outlet("harbour-post", "Harbour Post", "online", leans="ukraine")


class Page:
    """A text, read: its attributions, and who says what stands at a word."""

    def __init__(self, text, theatre, publisher):
        self.text = text
        document = Document.of(text, publisher=publisher)
        self.reading = Reading(document, load_parser()(text), (), (), (), ())
        self.attributions = find_attributions(self.reading, pack=load_pack("en"), theatre=theatre)
        self.publisher = publisher_link(document, theatre)

    def chain(self, word):
        token = next(t.i for t in self.reading.doc if t.text == word)
        return chain_at(token, self.attributions, self.reading, self.publisher)

    def names(self, word):
        return [link.source.actor.name for link in self.chain(word).chain[1:]]

    def contents(self):
        return [" … ".join(s.of(self.text) for s in a.content) for a in self.attributions]

    def by(self, source):
        return next(a for a in self.attributions if source in [s.of(self.text) for s in a.source])


@pytest.fixture(scope="session")
def theatre():
    parties = {"ukraine": UKRAINE, "russia": RUSSIA}
    outlets = {"halden": HALDEN, "harbour-post": HARBOUR}
    return Theatre("war", "War", "a war", date(2022, 2, 24), parties, {}, {}, outlets, {})


@pytest.fixture
def read(theatre):
    return lambda text, publisher="The Ferry Gazette": Page(text, theatre, publisher)
