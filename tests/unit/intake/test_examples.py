"""The project's own example folders are taken in whole, and without what stands around the reports."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportedly.intake import count, describe, take_in
from reportedly.model import Document

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture(scope="module")
def eve():
    return list(take_in([str(EXAMPLES / "eve-of-talks")]))


def test_every_dispatch_is_taken_in_with_its_outlet_time_and_address(eve):
    assert len(eve) == 26
    assert all(isinstance(document, Document) for document in eve)
    described = describe([str(EXAMPLES / "eve-of-talks")])
    assert described.theatre == "russia-ukraine"
    assert {document.publisher for document in eve} == {outlet.name for outlet in described.outlets}
    assert all(
        document.published_at and document.url and document.title and document.language == "en" for document in eve
    )
    assert count([str(EXAMPLES / "eve-of-talks")]) == 25


def test_a_corrected_page_at_the_same_address_is_another_document(eve):
    first, second = (d for d in eve if d.url == "https://nordsund.example/world/2025/06/01/record-drone-night")
    assert first.id != second.id
    assert (first.published_at.hour, second.published_at.hour) == (11, 14)


def test_what_stands_around_the_reports_is_not_in_them(eve):
    expected = tomllib.loads((EXAMPLES / "eve-of-talks" / "expected.toml").read_text("utf-8"))
    strings = [string for row in expected["not"] for string in row.get("strings", ())]
    assert strings
    for document in eve:
        for string in [*strings, "cookies", "in your inbox", "Become a patron", "Mattresses", "Photo:"]:
            assert string not in document.text


def test_every_paragraph_of_a_report_page_is_in_its_document(eve):
    svitanok = next(document for document in eve if document.publisher == "Svitanok Online")
    assert len(svitanok.text.split("\n\n")) == 6
    assert svitanok.published_at.isoformat() == "2025-06-01T18:55:00+00:00"


def test_a_headline_above_a_plain_text_stays(eve):
    airfields = next(document for document in eve if document.url == "https://zarechye-today.example/en/60158")
    assert airfields.text.startswith(airfields.title + "\n")


def test_the_second_theatre_is_described(eve):
    assert describe([str(EXAMPLES / "goma")]).theatre == "drc-m23"
    assert [document.publisher for document in take_in([str(EXAMPLES / "goma")])] == [
        "Rift Lakes Wire",
        "Virunga Monitor",
        "Kasai Radio",
    ]
