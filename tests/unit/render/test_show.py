"""One noun with all its evidence in context."""

from __future__ import annotations

import json

import pytest
from tests.unit.brief.making import Newsroom, cited, claim, document, killed

from reportedly.codec import to_json
from reportedly.render.show import show_text, show_values


@pytest.fixture
def newsroom() -> Newsroom:
    return Newsroom()


def test_a_claim_is_shown_with_its_words_its_context_and_its_chain(newsroom: Newsroom) -> None:
    text = show_text(newsroom.seven, [newsroom.seven], newsroom.documents)
    assert f"Claim {newsroom.seven.id} (measure)\nat least 7 people killed\n" in text
    assert "»At least seven people were killed«, Ada Marsh said" in text
    assert "Fen Courier → Tarn Wire (“according to”) → Ada Marsh, governor of Fen region (“said”)" in text
    assert "https://courier.example/2" in text


def test_every_kind_of_noun_is_shown(newsroom: Newsroom) -> None:
    event = newsroom.events()[0]
    assert "responsibility: not established" in show_text(event, [newsroom.bridge], newsroom.documents)
    figure = show_text(newsroom.figures()[0], [newsroom.three, newsroom.seven], newsroom.documents)
    assert "3 people and at least 7 people: an update (later, same source)" in figure
    assert "at least 7 people (best,high)" in figure
    wire = show_text(newsroom.wire, [newsroom.three], newsroom.documents)
    assert wire.startswith(f"Document {newsroom.wire.id}\nTarn Wire, A title, 1 June 2025, 06:00 UTC")


@pytest.mark.parametrize("name", ["bridge", "three", "reed", "truce", "lies", "record", "denial"])
def test_every_kind_of_claim_is_told_in_words(newsroom: Newsroom, name: str) -> None:
    told = getattr(newsroom, name)
    assert len(show_text(told, [], []).splitlines()[1]) > 5


def test_a_claim_whose_document_is_not_at_hand_is_named(newsroom: Newsroom) -> None:
    assert f"{newsroom.three.id}: its document" in show_text(newsroom.three, [newsroom.three], [])


def test_the_terminal_is_not_driven_by_the_news() -> None:
    paper = document("Three \x1b[2J killed \u202e here.", "Fen\x07 Courier")
    told = claim(paper, "Three \x1b[2J killed", killed(3), cited(Newsroom().three.attribution.source.actor))
    text = show_text(told, [told], [paper])
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_values_hold_the_noun_and_the_context_of_each_claim(newsroom: Newsroom) -> None:
    values = json.loads(to_json(show_values(newsroom.figures()[0], [newsroom.three], newsroom.documents)))
    assert values["figure"]["measure"] == "killed"
    assert values["evidence"][0]["context"]["quote"] == "Three people were killed"
    assert values["evidence"][0]["claim"]["id"] == newsroom.three.id
    assert show_values(newsroom.wire, [newsroom.three], [])["evidence"][0]["context"] is None
