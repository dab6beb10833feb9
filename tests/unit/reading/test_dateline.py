"""A reprint keeps the day of the report it prints again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reportedly.model import Document
from reportedly.reading import Reader
from reportedly.reading.dateline import find_dateline
from reportedly.theatres import EMPTY
from reportedly.values import TimePrecision

BODY = "Drones hit the port overnight, officials said on Sunday."


@pytest.fixture(scope="module")
def reader():
    return Reader.load(EMPTY)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        pytest.param("KYIV, June 1 (Northgate) - Drones flew.", "KYIV, June 1 (Northgate) - ", id="city, date, wire"),
        pytest.param("ISTANBUL/KYIV, 1 June — Drones flew.", "ISTANBUL/KYIV, 1 June — ", id="two cities, day first"),
        pytest.param("A headline\n\nGOMA (Rift Wire) -- Shots rang.", "GOMA (Rift Wire) -- ", id="below a headline"),
        pytest.param(
            "LIMA (PERU), 4 MAR 90 (RIFT) -- [TEXT] SHOTS RANG.",
            "LIMA (PERU), 4 MAR 90 (RIFT) -- [TEXT] ",
            id="in capitals, with its country and an editor's mark",
        ),
        pytest.param("KYIV - Drones flew.", None, id="a city alone may be anything"),
        pytest.param("The UN - a body - met on June 1.", None, id="no capitals at the start"),
    ],
)
def test_a_dateline_is_told_from_prose(text, dateline):
    found = find_dateline(text)
    assert (found.of(text) if found else None) == dateline


def nights(reader, text, published_at):
    reading = reader.read(Document.of(text, published_at=published_at))
    return [m.when.end.date().isoformat() for m in reading.times if m.when and m.when.precision is TimePrecision.NIGHT]


def test_overnight_in_a_reprint_is_the_night_before_the_dateline(reader):
    reprinted = datetime(2025, 6, 2, 4, 30, tzinfo=UTC)
    assert nights(reader, f"KYIV, June 1 (Northgate) - {BODY}", reprinted) == ["2025-06-01"]


def test_without_a_dateline_overnight_is_the_night_before_publication(reader):
    assert nights(reader, BODY, datetime(2025, 6, 2, 4, 30, tzinfo=UTC)) == ["2025-06-02"]


def test_a_date_long_before_publication_is_no_day_of_filing(reader):
    published = datetime(2025, 6, 30, 4, 30, tzinfo=UTC)
    assert nights(reader, f"KYIV, June 1 (Northgate) - {BODY}", published) == ["2025-06-30"]


def test_where_publication_is_not_known_the_dateline_with_its_year_is_that_day(reader):
    assert nights(reader, f"KYIV, 4 MAR 90 (NORTHGATE) -- {BODY}", None) == ["1990-03-04"]


def test_a_dateline_without_a_year_alone_tells_no_day(reader):
    assert nights(reader, f"KYIV, June 1 (Northgate) - {BODY}", None) == []
