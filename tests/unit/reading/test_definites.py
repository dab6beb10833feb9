"""Bodies that many states have, and the noun beside a name, are led to the right body, or to nobody."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.lang import load_pack
from reportedly.model import Actor
from reportedly.reading.actors import find_actors
from reportedly.reading.engine import load_parser
from reportedly.reading.places import find_places
from reportedly.theatres import Theatre, load_theatre

PACK = load_pack("en")
WAR = load_theatre("russia-ukraine")
KIVU = load_theatre("drc-m23")
JUNE = datetime(2025, 6, 2, tzinfo=UTC)


def actor(text: str, words: str, *, theatre: Theatre = WAR, publisher: str = "") -> Actor:
    """The actor that these words, where they stand last, name."""
    doc = load_parser()(text)
    places = find_places(doc, pack=PACK, theatre=theatre)
    mentions = find_actors(doc, pack=PACK, theatre=theatre, places=places, published_at=JUNE, publisher=publisher)
    found = [m for m in mentions if m.span.of(text) == words]
    assert found, [m.span.of(text) for m in mentions]
    return found[-1].actor


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("Ukraine lost two depots. The Ministry of Defence said nobody was hurt.", "Ministry of Defence", "ukraine"),
        ("Russia lost two depots. The Ministry of Defence said nobody was hurt.", "Ministry of Defence", "russia"),
        ("Russia's rail yards burned. Its General Staff said little.", "General Staff", "russia"),
        ("Ukraine's rail yards burned. Its General Staff said little.", "General Staff", "ukraine"),
        ("Ukraine closed a range. The Land Forces said a shell had gone astray.", "Land Forces", "ukraine"),
    ],
)
def test_a_body_that_many_have_is_the_one_of_the_side_that_is_named(text: str, words: str, body: str) -> None:
    found = actor(text, words)
    assert (found.party, found.id in WAR.bodies) == (body, True)


@pytest.mark.parametrize(("publisher", "party"), [("TASS", "russia"), ("Ukrinform", "ukraine"), ("A Gazette", None)])
def test_a_body_that_many_have_is_that_of_the_outlets_side(publisher: str, party: str | None) -> None:
    found = actor("The Defence Ministry said the night was quiet.", "Defence Ministry", publisher=publisher)
    assert found.party == party


@pytest.mark.parametrize(
    "text",
    [
        "The Air Force said the night was quiet.",
        "Russia and Ukraine traded blows. The Air Force said the night was quiet.",
    ],
)
def test_without_a_side_a_body_that_many_have_stays_nobodys(text: str) -> None:
    found = actor(text, "Air Force")
    assert (found.party, found.id in WAR.bodies) == (None, False)


@pytest.mark.parametrize(
    "text",
    ["Ukraine was told so. The Ministry of Defence of Norway agreed.", "Ukraine waited. Air Force One landed late."],
)
def test_a_longer_name_is_not_cut_to_a_body_of_the_theatre(text: str) -> None:
    doc = load_parser()(text)
    places = find_places(doc, pack=PACK, theatre=WAR)
    mentions = find_actors(doc, pack=PACK, theatre=WAR, places=places, published_at=JUNE)
    assert not [m for m in mentions if m.actor.id in WAR.bodies]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A depot burned, according to an official in the SBU security service.", "official"),
        ("A source in the Security Service of Ukraine said the depot burned.", "source"),
    ],
)
def test_who_works_for_a_body_is_of_its_party(text: str, words: str) -> None:
    assert actor(text, words).party == "ukraine"


def test_a_noun_is_the_body_that_the_words_between_commas_name() -> None:
    text = "The country's domestic intelligence agency, the SBU, said it held two men."
    assert actor(text, "country's domestic intelligence agency").id == "sbu"


def test_a_body_in_a_list_is_not_the_one_before_it() -> None:
    text = "The council, the SBU, and a union said two men were held."
    assert actor(text, "council").id != "sbu"


@pytest.mark.parametrize("noun", ["wire", "agency"])
def test_the_wire_is_the_news_agency_cited_before(noun: str) -> None:
    text = f"A dam leaked, Reuters reported. The {noun} said nobody had fled."
    assert actor(text, noun).id == "reuters"


def test_the_agency_is_no_newspaper_cited_before() -> None:
    assert actor("A dam leaked, the Harbour Herald reported. The agency said so.", "agency").id == "agency:-:agency"


def test_a_government_belongs_to_the_seat_named_before_it() -> None:
    text = "In Kigali the government dismissed the charge."
    assert actor(text, "government", theatre=KIVU).party == "rwanda"


def test_the_command_is_the_force_named_before() -> None:
    text = "The Ukrainian Land Forces lost a depot. The command said nobody was hurt."
    assert actor(text, "command").id == "ukraine-ground-forces"


def test_a_ministry_of_nobody_known_is_still_the_ministry_named_before() -> None:
    text = "The Ministry of Defence said the night was quiet. The ministry named no towns."
    assert actor(text, "ministry").id == "ministry:-:ministry-of-defence"
